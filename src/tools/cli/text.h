// Sets text for a terminal: as wide as it is, indented, with color where it is wanted.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "registry/labels.h"
#include "registry/registry.h"
#include "tools/cli/cli.h"

namespace cli {

class Text {
 public:
  explicit Text(const Terminal& terminal) : Text(terminal, terminal.color) {}
  Text(const Terminal& terminal, bool color) : color_(color), columns_(terminal.columns) {}

  /// "404 Not Found", with the color of its class.
  void title(const registry::Status& status);
  /// A heading, with an empty line before it.
  void heading(std::string_view text);
  /// A paragraph, broken at spaces; lines after the first one start `hang` columns further in.
  void paragraph(std::string_view text, std::size_t indent = 2, std::size_t hang = 0);
  /// A term, and what is said about it, from a column on.
  void definition(std::string_view term, std::string_view text, std::size_t column);
  /// "- text".
  void bullet(std::string_view text) { paragraph("- " + std::string(text), 2, 2); }
  /// Lines as they are.
  void verbatim(std::string_view text, std::size_t indent = 4);
  void line(std::string_view text) { (out_ += text) += '\n'; }
  void blank() { out_ += '\n'; }
  /// A line across.
  void rule() { line(std::string(columns_, '-')); }

  /// The text in a style, where there is color: for pieces of a line.
  std::string bold(std::string_view text) const { return styled(text, "1"); }
  std::string faint(std::string_view text) const { return styled(text, "2"); }
  std::string colored(std::string_view text, const registry::Status& status) const;

  const std::string& str() const { return out_; }

 private:
  std::string styled(std::string_view text, std::string_view code) const;

  std::string out_;
  bool color_;
  std::size_t columns_;
};

/// Columns that a text takes: its characters, without escape sequences.
std::size_t width(std::string_view text);
/// With spaces up to a width.
std::string padded(std::string_view text, std::size_t columns);
using registry::citations;  // "RFC 9110 §15.5.2, RFC 6585 §4"

/// At most so many bytes, cut between characters, with an ellipsis where something is missing.
std::string cut(std::string_view text, std::size_t bytes);
/// What was typed, for a message.
std::string quoted(std::string_view text);

}  // namespace cli
