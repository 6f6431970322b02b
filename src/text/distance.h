// How many typing errors lie between two words.
#pragma once

#include <string_view>

namespace text {

/// The edit distance over bytes, a transposition of neighbors being one edit (optimal string alignment), or `bound` + 1
/// where it is larger than `bound`. Words of up to 64 bytes take no memory.
int distance(std::string_view a, std::string_view b, int bound);

}  // namespace text
