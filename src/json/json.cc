#include "json/json.h"

#include <cstdint>

namespace json {
namespace {

/// Length of the UTF-8 character at `at`; 0 where there is none (RFC 3629 section 4).
std::size_t character(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  const unsigned first = byte(at);
  if (first < 0x80) return 1;
  const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4) return 0;
  for (std::size_t i = 1; i < length; ++i)
    if ((byte(at + i) & 0xC0) != 0x80) return 0;
  const unsigned second = byte(at + 1);
  if ((first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) || (first == 0xF0 && second < 0x90) ||
      (first == 0xF4 && second > 0x8F))
    return 0;
  return length;
}

}  // namespace

void append_quoted(std::string& out, std::string_view text) {
  static constexpr char hex[] = "0123456789abcdef";
  out += '"';
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    const std::size_t length = character(text, at);
    if (length == 0) {
      out += "\uFFFD";
      ++at;
    } else if (length > 1) {
      out += text.substr(at, length);
      at += length;
    } else {
      if (c == '"' || c == '\\')
        (out += '\\') += c;
      else if (c == '\n')
        out += "\\n";
      else if (c == '\t')
        out += "\\t";
      else if (c == '\r')
        out += "\\r";
      else if (static_cast<unsigned char>(c) < 0x20)
        ((out += "\\u00") += hex[c >> 4]) += hex[c & 15];
      else
        out += c;
      ++at;
    }
  }
  out += '"';
}

void append_number(std::string& out, float value) {
  int decimals = 6;
  std::uint64_t power = 1'000'000;
  for (double limit = 10; value >= limit && decimals > 0; limit *= 10, power /= 10) --decimals;
  const auto all = static_cast<std::uint64_t>(static_cast<double>(value) * static_cast<double>(2 * power) + 1) / 2;
  out += std::to_string(all / power);
  std::uint64_t rest = all % power;
  if (rest == 0) return;
  for (out += '.'; rest != 0; rest %= power) {
    power /= 10;
    out += static_cast<char>('0' + rest / power);
  }
}

}  // namespace json
