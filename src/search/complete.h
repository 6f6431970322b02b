// What of an index follows from the rest of it is left out of search_index.cc, or kept as differences, which compress
// better; it is filled in once, before the first query.
#pragma once

#include <cstdint>
#include <span>

#include "search/index.h"

namespace search {

/// @param index whose tables `word_at`, `postings_at` and `phrase_list_at` hold the difference of each to the one
/// before, and whose `word_start`, `by_length`, `letters`, `length_at` and `phrase_norm` are zeros; all of them can be
/// written to
/// @param likeable a bit for each word, the lowest first: does it stand in `by_length`?
void complete(const Index& index, std::span<const std::uint8_t> likeable);

}  // namespace search
