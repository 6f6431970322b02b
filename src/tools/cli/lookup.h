// What show, list, search and mcp share.
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "registry/registry.h"

namespace cli {

/// Digits and nothing else.
bool is_number(std::string_view text);
/// What a word such as "404", "499-nginx" or "404.13" stands for.
struct Found {
  std::vector<const registry::Status*> statuses;
  std::string note;      // what is to be known of a sub-status
  std::string problem;   // why there are none; empty where there are
  bool is_code = false;  // with a problem: it is a code, but nobody uses it
};
Found found_by(std::string_view word);  // show.cc

/// Entries of the dataset as a JSON array, one a line.
void print_entries(const std::vector<const registry::Status*>& statuses, std::ostream& out);

}  // namespace cli
