#include "tools/datac/text.h"

#include <algorithm>
#include <cstdint>

namespace datac {

namespace {

// Length of the well-formed sequence at the start (Unicode, table 3-7); 0 where there is none.
std::size_t sequence(std::string_view s) {
  const auto byte = [&](std::size_t i) { return i < s.size() ? static_cast<std::uint8_t>(s[i]) : std::uint8_t{0}; };
  const auto tail = [&](std::size_t i) { return byte(i) >= 0x80 && byte(i) <= 0xBF; };
  const std::uint8_t a = byte(0), b = byte(1);
  if (a < 0x80) return 1;
  if (a >= 0xC2 && a <= 0xDF) return tail(1) ? 2 : 0;
  if (a >= 0xE0 && a <= 0xEF) {
    const bool second = a == 0xE0 ? b >= 0xA0 && b <= 0xBF : a == 0xED ? b >= 0x80 && b <= 0x9F : tail(1);
    return second && tail(2) ? 3 : 0;
  }
  if (a >= 0xF0 && a <= 0xF4) {
    const bool second = a == 0xF0 ? b >= 0x90 && b <= 0xBF : a == 0xF4 ? b >= 0x80 && b <= 0x8F : tail(1);
    return second && tail(2) && tail(3) ? 4 : 0;
  }
  return 0;
}

}  // namespace

std::optional<std::pair<unsigned, unsigned>> invalid_utf8(std::string_view bytes) {
  unsigned line = 1, column = 1;
  while (!bytes.empty()) {
    const std::size_t n = sequence(bytes);
    if (n == 0) return std::pair(line, column);
    if (bytes[0] == '\n') {
      ++line;
      column = 1;
    } else {
      ++column;
    }
    bytes.remove_prefix(n);
  }
  return std::nullopt;
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::size_t sentences(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '.' && text[i] != '!' && text[i] != '?') continue;
    std::size_t next = i + 1;
    while (next < text.size() && (text[next] == ')' || text[next] == '"' || text[next] == '`' || text[next] == '\''))
      ++next;
    if (next < text.size()) {
      if (text[next] != ' ' && text[next] != '\n') continue;
      while (next < text.size() && (text[next] == ' ' || text[next] == '\n')) ++next;
      // What goes on in lower case is an abbreviation, or a name such as nginx; take the former for these only.
      const std::string_view before = text.substr(0, i + 1);
      bool abbreviation = false;
      for (std::string_view end : {"e.g.", "i.e.", "etc.", "vs.", "cf."}) abbreviation |= before.ends_with(end);
      if (abbreviation) continue;
    }
    ++count;
  }
  return count;
}

std::string lower_case(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::string trimmed(std::string_view text) {
  constexpr std::string_view white = " \t\r\n";
  const std::size_t first = text.find_first_not_of(white);
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(white) - first + 1));
}

std::string padded(unsigned number, std::size_t width) {
  std::string digits = std::to_string(number);
  if (digits.size() < width) digits.insert(0, width - digits.size(), '0');
  return digits;
}

}  // namespace datac
