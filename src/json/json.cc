// What is no UTF-8 becomes U+FFFD, so that whatever somebody typed comes back as valid JSON.
#include "json/json.h"

#include <cstdint>

#include "text/utf8.h"

namespace json {

void append_quoted(std::string& out, std::string_view text) {
  static constexpr char hex[] = "0123456789abcdef";
  out += '"';
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    const std::size_t length = ::text::decode(text.substr(at)).bytes;
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
