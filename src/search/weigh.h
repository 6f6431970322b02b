// How much terms count in an index under construction: by their rarity, and in each entry by where it has them.
#pragma once

#include <map>
#include <vector>

#include "search/texts.h"

namespace search {

/// By term, 0 to 255: its rarity. Marks the terms that name an owner as brands.
std::vector<std::uint8_t> weigh(const std::vector<Text>& texts, std::size_t entries, Vocabulary& vocabulary);

/// By term: the entries that have it anywhere, with its impact there, 1 to 255.
std::vector<std::map<Entry, std::uint8_t>> impacts(const std::vector<Text>& texts,
                                                   const std::vector<std::uint8_t>& weights);

}  // namespace search
