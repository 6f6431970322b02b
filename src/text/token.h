// The token of RFC 9110 section 5.6.2: what methods, field names, schemes and parameter names are made of.
#pragma once

#include <array>
#include <string_view>

namespace text {

inline constexpr auto kTokenChars = [] {
  std::array<bool, 256> out{};
  for (const char c : std::string_view("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"))
    out[static_cast<unsigned char>(c)] = true;
  return out;
}();
constexpr bool is_token_char(char c) { return kTokenChars[static_cast<unsigned char>(c)]; }
bool is_token(std::string_view text);

}  // namespace text
