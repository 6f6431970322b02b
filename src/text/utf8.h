// UTF-8 as RFC 3629 section 4 has it: the one decoder. Bytes may be anything; what is not well-formed is not a
// character, and callers decide whether that is a gap, a mistake or U+FFFD.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace text {

struct Character {
  char32_t point = 0;
  std::uint8_t bytes = 0;  // 0: no well-formed character
};

/// The character that a text begins with.
Character decode(std::string_view bytes);

/// Where the first byte that is not part of a character is; npos where all are.
std::size_t invalid_at(std::string_view bytes);

/// With U+FFFD for each byte that is not part of a character.
std::string repaired(std::string_view bytes);

/// Does this byte go on with a character?
constexpr bool is_continuation(char c) { return (c & 0xC0) == 0x80; }

/// How many characters a well-formed text has.
std::size_t characters(std::string_view utf8);

/// The longest start of a well-formed text with at most `size` bytes that cuts no character.
std::string_view cut(std::string_view utf8, std::size_t size);

}  // namespace text
