// Mermaid, whose labels know no escape but numbers of characters: everything that could mean something becomes one.
#include "app/chart_text.h"
#include "text/ascii.h"

namespace app {
namespace {

/// Text between quotation marks. Whatever could mean something to Mermaid (quotation marks, brackets, `#`, `;`, `%%{`,
/// Markdown's `*`, `_` and backtick, HTML) stands there as the number of its character, `#35;`; white space is a space.
std::string mermaid_string(std::string_view text) {
  static constexpr std::string_view kPlain = " .,:!?/+-='()";
  std::string out = "\"";
  for (const unsigned char c : text) {
    const bool letter = text::is_letter(static_cast<char>(c)) || text::is_digit(static_cast<char>(c)) || c >= 0x80;
    if (letter || kPlain.find(static_cast<char>(c)) != kPlain.npos)
      out += static_cast<char>(c);
    else if (c < 0x20 || c == 0x7F)
      out += ' ';
    else
      out += "#" + std::to_string(c) + ";";
  }
  return out + '"';
}

}  // namespace

std::string chart_mermaid(const registry::Chart& chart) {
  using registry::TargetKind;
  std::string out = chart.across ? "flowchart LR\n" : "flowchart TD\n";
  for (const auto end : ends_of(chart)) {
    // Shapes tell what a node is: a question has round corners, a code round sides, another chart double sides.
    const auto [open, close] = end.kind == TargetKind::node     ? std::pair("(", ")")
                               : end.kind == TargetKind::status ? std::pair("([", "])")
                                                                : std::pair("[[", "]]");
    out += "  " + name_of(end) + open + mermaid_string(label_of(chart, end)) + close + "\n";
  }
  for (std::size_t i = 0; i < chart.nodes.size(); ++i)
    for (const auto& answer : chart.nodes[i].answers)
      out += "  " + name_of(registry::Target::node(i)) + " -->|" + mermaid_string(answer.label) + "| " +
             name_of(answer.to) + "\n";
  return out;
}

}  // namespace app
