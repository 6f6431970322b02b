// Places in bytes, and the ends of sentences.
#include "tools/datac/text.h"

#include <algorithm>

namespace datac {

std::optional<std::pair<unsigned, unsigned>> invalid_utf8(std::string_view bytes) {
  unsigned line = 1, column = 1;
  while (!bytes.empty()) {
    const std::size_t n = text::decode(bytes).bytes;
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

std::string trimmed(std::string_view text) {
  constexpr std::string_view white = " \t\r\n";
  const std::size_t first = text.find_first_not_of(white);
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(white) - first + 1));
}

}  // namespace datac
