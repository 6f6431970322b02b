// DOT for Graphviz. Labels are broken where our own layout breaks them, so that a drawing elsewhere has boxes like
// ours.
#include "app/chart_text.h"

namespace app {
namespace {

/// A quoted string, in which only quotation mark and backslash mean something; lines are broken where the layout does.
std::string dot_string(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n')
      out += "\\n";
    else if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F)
      out += c;
  }
  return out + '"';
}

}  // namespace

std::string chart_dot(const registry::Chart& chart) {
  using registry::TargetKind;
  std::string out = "digraph " + dot_string(chart.id) + " {\n  label=" + dot_string(chart.title) +
                    " labelloc=t rankdir=" + (chart.across ? "LR" : "TB") +
                    "\n  node [shape=box style=rounded fontname=\"Inter\"]\n  edge [fontname=\"Inter\" fontsize=11]\n";
  for (const auto end : ends_of(chart))
    out += "  " + name_of(end) + " [label=" + dot_string(label_of(chart, end)) +
           (end.kind == TargetKind::status  ? " style=\"rounded,bold\""
            : end.kind == TargetKind::chart ? " shape=folder style=\"\""
                                            : "") +
           "]\n";
  for (std::size_t i = 0; i < chart.nodes.size(); ++i)
    for (const auto& answer : chart.nodes[i].answers)
      out += "  " + name_of(registry::Target::node(i)) + " -> " + name_of(answer.to) +
             " [label=" + dot_string(answer.label) + "]\n";
  return out + "}\n";
}

}  // namespace app
