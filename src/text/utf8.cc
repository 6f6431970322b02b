// Table 3-7 of the Unicode standard, as conditions: the second byte's range depends on the first one, so that neither
// overlong forms nor surrogates nor points past U+10FFFF pass.
#include "text/utf8.h"

#include <algorithm>

namespace text {

Character decode(std::string_view bytes) {
  const auto byte = [&](std::size_t i) { return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0u; };
  const unsigned first = byte(0), second = byte(1);
  if (bytes.empty()) return {};
  if (first < 0x80) return {first, 1};
  if (first < 0xC2 || first > 0xF4) return {};
  if ((first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) || (first == 0xF0 && second < 0x90) ||
      (first == 0xF4 && second > 0x8F))
    return {};
  const std::uint8_t length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  char32_t point = first & (0xFFu >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return {};
    point = point << 6 | (byte(i) & 0x3F);
  }
  return {point, length};
}

std::size_t invalid_at(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t length = decode(bytes.substr(at)).bytes;
    if (length == 0) return at;
    at += length;
  }
  return std::string_view::npos;
}

std::string repaired(std::string_view bytes) {
  std::string out;
  for (std::size_t at; (at = invalid_at(bytes)) != std::string_view::npos; bytes.remove_prefix(at + 1))
    (out += bytes.substr(0, at)) += "\uFFFD";
  return out += bytes;
}

std::size_t characters(std::string_view utf8) {
  return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) { return !is_continuation(c); }));
}

std::string_view cut(std::string_view utf8, std::size_t size) {
  if (utf8.size() <= size) return utf8;
  while (size > 0 && is_continuation(utf8[size])) --size;
  return utf8.substr(0, size);
}

}  // namespace text
