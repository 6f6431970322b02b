// charts and export: the data as a whole.
#include <algorithm>
#include <ostream>

#include "app/labels.h"
#include "tools/cli/cli.h"
#include "tools/cli/dataset.h"
#include "tools/cli/text.h"

namespace cli {
namespace {

int charts(const Arguments& arguments, Terminal& terminal) {
  if (!arguments.operands.empty())
    return refuse(terminal,
                  "charts takes no words; did you mean “statusatlas which " + cut(arguments.operands[0], 40) + "”?");
  if (arguments.has("--json")) {
    terminal.out << charts_json;
    return done;
  }
  Text text(terminal.color);
  for (const auto& chart : registry::charts()) {
    if (&chart != &registry::charts().front()) text.blank();
    std::vector<std::uint16_t> outcomes;
    for (const auto& node : chart.nodes)
      for (const auto& answer : node.answers)
        if (answer.to.kind == registry::TargetKind::status) outcomes.push_back(answer.to.index);
    std::sort(outcomes.begin(), outcomes.end());
    outcomes.erase(std::unique(outcomes.begin(), outcomes.end()), outcomes.end());
    text.line(text.bold(chart.id) + "  " + std::string(chart.title));
    text.paragraph(chart.summary);
    text.paragraph(std::to_string(chart.nodes.size()) + " questions, " + std::to_string(outcomes.size()) +
                   " codes. statusatlas which " + std::string(chart.id));
  }
  terminal.out << text.str();
  return done;
}

int export_all(const Arguments& arguments, Terminal& terminal) {
  if (!arguments.operands.empty())
    return refuse(terminal, "export takes no words: it prints the whole dataset as JSON");
  terminal.out << statuses_json;
  return done;
}

constexpr Option charts_options[] = {{"--json", "", "{\"charts\":[…]} with all questions and answers"}};

}  // namespace

const Command charts_command{"charts", "", "every flowchart", "", charts_options, charts};
const Command export_command{
    "export", "", "the whole dataset as JSON", "The same bytes as data/statuses.json of the site.", {}, export_all};

}  // namespace cli
