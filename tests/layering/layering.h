// Checks a source tree against a table of rooms (rooms.txt says what it may hold): includes, links of CMake targets,
// and what may stand only in one place.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace layering {

struct Violation {
  std::string place;  // "app/view.cc:12", below src
  std::string what;
};

/// @param src the folder of the rooms
/// Mistakes in the table are violations too, with their line in it as the place.
std::vector<Violation> check(const std::filesystem::path& src, const std::filesystem::path& rooms);

/// C++ with comments and the insides of raw string literals blanked out, line breaks kept.
std::string without_comments(const std::string& code);

}  // namespace layering
