// Texts of East Asia, and marks beyond ASCII, made readable for what looks for ASCII names and numbers.
//
// People type ５０２ or ：in full width, and write a number without a space after "错误". A copy of the text has
// full-width letters, digits and marks as ASCII, words that say that a status follows as "error", and a mark for every
// other character of these scripts, which no name of a signal has. “502” and numbers between signs of direction are
// read the same way. Where each byte stood is kept, so that ranges stay exact.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "signals/phrases.h"

namespace signals {

struct Narrowed {
  std::string text;
  std::vector<std::uint32_t> at;  // by byte of the copy, and one past its end: where that is in the original

  Range original(Range range) const { return {at[range.begin], at[range.end]}; }
};

/// Nothing where the text has no such characters.
std::optional<Narrowed> narrowed(std::string_view text);

}  // namespace signals
