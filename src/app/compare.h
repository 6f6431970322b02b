// Which codes are worth a page side by side: those that people confuse.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "registry/registry.h"

namespace app {

using Comparison = std::vector<const registry::Status*>;  // two to four, in the registry's order

/// Those that somebody has written about, and every pair of an entry and one of its confused_with; each once, in the
/// registry's order. Empty before the details have come (registry::has_details).
std::vector<Comparison> comparisons();
/// What somebody has written about exactly these; nullptr where nobody has.
const registry::Comparison* written(const Comparison& comparison);
/// "401-403", "420-twitter-429".
std::string comparison_id(const Comparison& comparison);
/// The inverse, in any order; nothing where a part is not a status, or where there are not two to four different ones.
std::optional<Comparison> parse_comparison(std::string_view id);

}  // namespace app
