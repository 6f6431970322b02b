// Columns are counted by characters, and color is left out where the output is no terminal.
#include "tools/cli/text.h"

#include <algorithm>

#include "app/labels.h"
#include "text/utf8.h"

namespace cli {

std::size_t width(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\x1b') {  // a style: up to its final letter
      while (i < text.size() && text[i] != 'm') ++i;
      continue;
    }
    columns += (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80;
  }
  return columns;
}

std::string padded(std::string_view text, std::size_t columns) {
  const std::size_t taken = width(text);
  return std::string(text) + std::string(taken < columns ? columns - taken : 0, ' ');
}

std::string cut(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return std::string(text);
  return std::string(::text::cut(text, bytes)) + "…";
}

std::string quoted(std::string_view text) { return "“" + cut(text, 60) + "”"; }

std::string Text::styled(std::string_view text, std::string_view code) const {
  if (!color_) return std::string(text);
  return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
}

std::string Text::colored(std::string_view text, const registry::Status& status) const {
  // The classes' hues, as near as terminals have them; vendors' codes are violet.
  static constexpr std::string_view codes[] = {"1", "1;34", "1;32", "1;33", "1;38;5;208", "1;31"};
  return styled(text, status.owner.empty() ? codes[static_cast<std::size_t>(status.cls)] : "1;35");
}

void Text::title(const registry::Status& status) {
  paragraph(colored(app::digits(status.code), status) + " " + bold(status.name) +
                (status.owner.empty() ? "" : " (" + std::string(status.owner) + ")"),
            0, 4);
}

void Text::heading(std::string_view text) {
  blank();
  line(bold(text));
}

void Text::paragraph(std::string_view text, std::size_t indent, std::size_t hang) {
  std::size_t column = 0;  // of the line so far; 0: nothing stands on it
  std::size_t margin = indent;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == ' ' || text[at] == '\n') {
      ++at;
      continue;
    }
    const std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
    const std::string_view word = text.substr(at, end - at);
    const std::size_t columns = width(word);
    at = end;
    if (column > 0 && column + 1 + columns > columns_) {
      out_ += '\n';
      column = 0;
      margin = indent + hang;
    }
    if (column == 0) {
      out_.append(margin, ' ');
      column = margin;
    } else {
      out_ += ' ';
      ++column;
    }
    out_ += word;
    column += columns;
  }
  out_ += '\n';
}

void Text::definition(std::string_view term, std::string_view text, std::size_t column) {
  const std::string left = "  " + padded(term, column - 2);
  if (width(left) >= column && left.back() != ' ') {
    line(left);
    paragraph(text, column);
    return;
  }
  const std::size_t start = out_.size();
  paragraph(text, column);
  if (out_.size() > start + column)
    out_.replace(start, column, left);
  else
    out_.insert(start, left);  // nothing is said
}

void Text::verbatim(std::string_view text, std::size_t indent) {
  while (!text.empty() && text.back() == '\n') text.remove_suffix(1);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (end > 0) (out_.append(indent, ' ')) += text.substr(0, end);
    out_ += '\n';
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

}  // namespace cli
