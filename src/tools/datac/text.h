// Small questions about UTF-8 text.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace datac {

/// Line and column, from 1, of the first byte that is not valid UTF-8.
std::optional<std::pair<unsigned, unsigned>> invalid_utf8(std::string_view bytes);
/// Code points of valid UTF-8.
std::size_t characters(std::string_view text);
/// Sentences, by their ends; "e.g." and the like end none.
std::size_t sentences(std::string_view text);
/// ASCII letters only.
std::string lower_case(std::string_view text);
/// Without white space at both ends.
std::string trimmed(std::string_view text);
/// Three digits, or as many as `width` says.
std::string padded(unsigned number, std::size_t width = 3);

}  // namespace datac
