// Cleaning goes in three steps: colors out of each line; fences out of the list of lines; then prefixes that all lines
// share. A prefix is taken only where every line with content has it, so that nothing of a message is lost that merely
// looks like one.
#include "message/lines.h"

#include <algorithm>
#include <array>

namespace message {
namespace {

constexpr char escape = '\x1b';

constexpr std::array<std::string_view, 3> unseen{"\xE2\x80\x8B", "\xE2\x80\x8E", "\xEF\xBB\xBF"};

/// Is there anything that `cleaned` takes out?
bool is_dirty(std::string_view text) {
  return text.find(escape) != text.npos ||
         std::any_of(unseen.begin(), unseen.end(), [&](auto mark) { return text.find(mark) != text.npos; });
}

/// The line without escape sequences (ECMA-48: `ESC [ … letter`, `ESC ] … BEL`), and without zero-width characters.
Line cleaned(std::string_view text, std::uint32_t at) {
  if (!is_dirty(text)) return {text, at};
  std::string own;
  std::vector<std::uint32_t> places;
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] == escape && i + 1 < text.size() && (text[i + 1] == '[' || text[i + 1] == ']')) {
      const bool command = text[i + 1] == ']';
      i += 2;
      while (i < text.size() && (command ? text[i] != '\a' : !(text[i] >= '@' && text[i] <= '~'))) ++i;
      if (i < text.size()) ++i;
      continue;
    }
    const auto mark =
        std::find_if(unseen.begin(), unseen.end(), [&](auto one) { return text.substr(i, one.size()) == one; });
    if (mark != unseen.end()) {
      i += mark->size();
      continue;
    }
    own += text[i];
    places.push_back(at + static_cast<std::uint32_t>(i++));
  }
  places.push_back(at + static_cast<std::uint32_t>(text.size()));
  return {std::move(own), std::move(places)};
}

bool fence(std::string_view text) {
  while (!text.empty() && (text[0] == ' ' || text[0] == '\t')) text.remove_prefix(1);
  return text.starts_with("```") || text.starts_with("~~~");
}

/// Takes the spaces and tabs away that all lines with content begin with.
void take_indent(std::vector<Line>& lines) {
  std::size_t common = std::string_view::npos;
  for (const Line& line : lines) {
    if (blank(line.text())) continue;
    std::size_t indent = line.text().find_first_not_of(" \t");
    if (line.text().substr(0, 2) == "\xC2\xA0") indent = 0;
    common = std::min(common, indent);
  }
  if (common == std::string_view::npos || common == 0) return;
  for (Line& line : lines) line.skip(std::min(common, line.text().size()));
}

/// Takes a prefix of quotes or comments away where all lines with content have it. `> ` alone is also how curl marks
/// requests, so it counts as a quote only where the lines are more than curl's.
bool take_prefix(std::vector<Line>& lines) {
  constexpr std::array<std::string_view, 6> prefixes{"> ", "// ", "# ", "\xE2\x94\x82 ", "| ", "* "};
  for (const std::string_view prefix : prefixes) {
    const std::string_view bare = prefix.substr(0, prefix.size() - 1);
    bool all = true, any = false, message = false;
    for (const Line& line : lines) {
      const std::string_view text = line.text();
      if (blank(text)) continue;
      if (!text.starts_with(prefix) && text != bare) {
        all = false;
        break;
      }
      any = true;
      std::string_view rest = text.substr(std::min(prefix.size(), text.size()));
      rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
      for (const std::string_view begin : {"HTTP/", "< ", "> ", ":status", "Request URL"})
        message = message || rest.starts_with(begin);
    }
    if (!all || !any || (prefix == "* " && !message) || (prefix == "> " && !message)) continue;
    for (Line& line : lines)
      line.skip(std::min(line.text().starts_with(prefix) ? prefix.size() : bare.size(), line.text().size()));
    return true;
  }
  return false;
}

}  // namespace

bool blank(std::string_view text) { return text.find_first_not_of(" \t\r") == text.npos; }

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  const bool dirty = is_dirty(text);  // asked once: most texts are clean
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = text.find('\n', begin);
    if (end == text.npos) end = text.size();
    std::size_t last = end;
    if (last > begin && text[last - 1] == '\r') --last;
    const std::string_view whole = text.substr(begin, last - begin);
    const auto at = static_cast<std::uint32_t>(begin);
    Line line = dirty ? cleaned(whole, at) : Line(whole, at);
    if (!fence(line.text())) lines.push_back(std::move(line));
    begin = end + 1;
  }
  for (int depth = 0; depth < 4; ++depth) {
    take_indent(lines);
    if (!take_prefix(lines)) break;
  }
  return lines;
}

}  // namespace message
