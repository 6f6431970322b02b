// What show, list and search share.
#pragma once

#include <iosfwd>
#include <string_view>
#include <vector>

#include "registry/registry.h"

namespace cli {

/// Digits and nothing else.
bool is_number(std::string_view text);
/// Entries of the dataset as a JSON array, one a line.
void print_entries(const std::vector<const registry::Status*>& statuses, std::ostream& out);

}  // namespace cli
