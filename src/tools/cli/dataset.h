// The public dataset as it stands in the site's data/statuses.json, embedded at build time, and its entries one by one:
// what the commands print as JSON is never written a second time. All views live as long as the program.
#pragma once

#include <string>
#include <string_view>

namespace cli {

extern const std::string_view statuses_json;  // data/statuses.json, byte for byte
extern const std::string_view charts_json;    // data/charts.json

/// The entry of a status by its id, a JSON object; empty where there is none.
const std::string& entry(std::string_view id);
/// A flowchart by its id.
const std::string& chart_entry(std::string_view id);

}  // namespace cli
