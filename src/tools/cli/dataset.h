// The public dataset as it stands in the site's data/statuses.json, embedded at build time, and its parts as slices of
// that text: what the commands print as JSON is never written a second time. All views live as long as the program.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cli {

extern const std::string_view statuses_json;  // data/statuses.json, byte for byte
extern const std::string_view charts_json;    // data/charts.json

/// The entry of a status by its id, a JSON object; empty where there is none.
std::string_view entry(std::string_view id);

// Slices of JSON that is known to be well-formed.

/// The value of a member of an object; empty where there is none.
std::string_view member(std::string_view object, std::string_view key);
/// The elements of an array.
std::vector<std::string_view> elements(std::string_view array);

}  // namespace cli
