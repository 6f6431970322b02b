// What Mermaid and DOT share: a node a target, named by letters and digits that both take as a name.
#include "app/chart_text.h"

#include <algorithm>

#include "app/labels.h"

namespace app {

using registry::Target;
using registry::TargetKind;

std::vector<Target> ends_of(const registry::Chart& chart) {
  std::vector<Target> out;
  for (std::size_t i = 0; i < chart.nodes.size(); ++i) out.push_back(Target::node(i));
  for (const auto& node : chart.nodes)
    for (const auto& answer : node.answers) {
      const auto same = [&](Target end) { return end.kind == answer.to.kind && end.index == answer.to.index; };
      if (std::none_of(out.begin(), out.end(), same)) out.push_back(answer.to);
    }
  return out;
}

std::string name_of(Target end) {
  std::string out(1, end.kind == TargetKind::node ? 'q' : end.kind == TargetKind::status ? 's' : 'c');
  if (end.kind != TargetKind::status) return out + std::to_string(end.index);
  out += registry::statuses()[end.index].id;
  std::replace(out.begin(), out.end(), '-', '_');
  return out;
}

std::string label_of(const registry::Chart& chart, Target end) {
  switch (end.kind) {
    case TargetKind::node:
      return std::string(chart.nodes[end.index].ask);
    case TargetKind::status:
      return owned_title_of(registry::statuses()[end.index]);
    case TargetKind::chart:
      return std::string(registry::charts()[end.index].title);
  }
  return {};
}

}  // namespace app
