// Letters and digits of ASCII. Protocol words, ids and keys have no others; what people type is folded by the search
// (search/fold.h), which also knows accents and widths.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace text {

constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_letter(char c) { return is_lower(c) || is_upper(c); }
constexpr char lower(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }
constexpr char upper(char c) { return is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c; }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
/// What a hexadecimal digit stands for; -1 where it is none.
constexpr int hex_digit(char c) {
  return is_digit(c) ? c - '0' : lower(c) >= 'a' && lower(c) <= 'f' ? lower(c) - 'a' + 10 : -1;
}

inline std::string lower_case(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), lower);
  return out;
}

/// A name as it stands in an address: "retry-after" of "Retry-After".
inline std::string slug(std::string_view name) {
  std::string out = lower_case(name);
  std::replace(out.begin(), out.end(), ' ', '-');
  return out;
}

/// The same but for the case of letters?
constexpr bool same(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

/// Does it end so, but for the case of letters?
constexpr bool ends(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && same(text.substr(text.size() - end.size()), end);
}

}  // namespace text
