// What of an index follows from the rest of it is left out of search_index.cc, or kept in a form that compresses
// better; it is filled in once, before the first query.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "registry/registry.h"
#include "search/index.h"

namespace search {

/// What search_index.cc has instead of the tables that are filled in.
struct Packed {
  std::string_view words;                       // each: a byte, one more than the bytes it shares with the one before;
                                                // then its other bytes, all of them larger than `most_shared`
  std::span<const std::uint8_t> word_terms;     // varints: 0 for a term that is new, else how far it is back from there
  std::span<const std::uint8_t> likeable;       // a bit for each word, lowest first: does it stand in `by_length`?
  std::span<const std::uint8_t> prose_counts;   // varints, by term: how many entries have it in long texts alone
  std::span<const std::uint8_t> prose_entries;  // varints: those entries, each minus the one before of the same term
  std::span<const std::uint8_t> impacts;        // of all postings
};
inline constexpr std::size_t most_shared = 30;

/// @param index whose tables all can be written to. `phrase_list_at` holds the difference of each to the one before, as
/// does `phrase_item`; what `packed` stands for, and `word_start`, `by_length`, `letters`, `length_at`, `phrase_norm`,
/// `places_at` and `places` are zeros.
/// @param statuses those that the index was built from
void complete(const Index& index, const Packed& packed, registry::List<registry::Status> statuses);

}  // namespace search
