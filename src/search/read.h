// Reading a query: its words become units (terms.h), each with the terms it may stand for.
#pragma once

#include "search/scratch.h"

namespace search {

inline constexpr std::uint32_t q_unnegated = 120;  // of 256: "x" where "not x" was asked

/// Reads the words [first, last) of scratch.query into `asked` and `candidates`.
/// @param open the last of them may still be being typed.
/// @return how many words nothing is known of.
std::uint32_t read_words(const Index& index, Scratch& scratch, std::size_t first, std::size_t last, bool open);

}  // namespace search
