// charts and export: the data as a whole, and one flowchart in the languages of other programs.
#include <algorithm>
#include <ostream>

#include "app/chart_svg.h"
#include "app/chart_text.h"
#include "app/labels.h"
#include "tools/cli/cli.h"
#include "tools/cli/dataset.h"
#include "tools/cli/text.h"
#include "tools/cli/which.h"

namespace cli {
namespace {

constexpr std::string_view kFormats[] = {"text", "svg", "mermaid", "dot", "json"};

/// One chart as nested questions and answers. A question that several answers lead to is told once.
void print_outline(Text& text, const registry::Chart& chart, std::uint16_t node, std::size_t depth,
                   std::vector<bool>& told) {
  told[node] = true;
  text.paragraph(text.bold(chart.nodes[node].ask), 4 * depth, 2);
  for (const auto& answer : chart.nodes[node].answers) {
    const bool again = answer.to.kind == registry::TargetKind::node && told[answer.to.index];
    const bool asks = answer.to.kind == registry::TargetKind::node && !again;
    std::string line = std::string(answer.label);
    if (!asks) line += (again ? ": see " : ": ") + app::label_of(chart, answer.to);
    text.paragraph("- " + line, 4 * depth + 2, 2);
    if (asks) print_outline(text, chart, answer.to.index, depth + 1, told);
  }
}

int one_chart(const Arguments& arguments, Terminal& terminal) {
  const registry::Chart* chart = registry::find_chart(arguments.operands[0]);
  if (!chart) return refuse(terminal, "charts: " + no_chart(arguments.operands[0]));
  const std::string_view format = arguments.value("--format").value_or(arguments.has("--json") ? "json" : "text");
  if (format == "json") {
    terminal.out << chart_entry(chart->id) << '\n';
  } else if (format == "svg") {
    terminal.out << app::chart_svg(*chart, "../../");
  } else if (format == "mermaid") {
    terminal.out << app::chart_mermaid(*chart);
  } else if (format == "dot") {
    terminal.out << app::chart_dot(*chart);
  } else if (format == "text") {
    Text text(terminal);
    text.line(text.bold(chart->id) + "  " + std::string(chart->title));
    text.paragraph(chart->summary);
    text.blank();
    std::vector<bool> told(chart->nodes.size());
    print_outline(text, *chart, chart->root, 0, told);
    terminal.out << text.str();
  } else {
    return refuse(terminal, "charts: there is no format " + quoted(format) + "; did you mean “" +
                                std::string(nearest(format, kFormats)) + "”? (text, svg, mermaid, dot, json)");
  }
  return done;
}

int charts(const Arguments& arguments, Terminal& terminal) {
  if (arguments.operands.size() > 1) return refuse(terminal, "charts: one flowchart at a time");
  if (arguments.has("--json") && arguments.has("--format"))
    return refuse(terminal, "charts: --json and --format say the same; one of them is enough");
  if (!arguments.operands.empty()) return one_chart(arguments, terminal);
  if (arguments.has("--format")) return refuse(terminal, "charts: --format is of one flowchart: which?");
  if (arguments.has("--json")) {
    terminal.out << charts_json;
    return done;
  }
  Text text(terminal);
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

constexpr Option charts_options[] = {
    {"--format", 'f', "F", Values::formats, "of one flowchart: text (its outline), svg, mermaid, dot or json"},
    {"--json", 'j', "", Values::none, "{\"charts\":[…]} with all questions and answers, or the one flowchart"},
};

}  // namespace

const Command charts_command{"charts",
                             "[ID]",
                             Values::charts,
                             "every flowchart, or one in a format that other programs read",
                             "The formats are the same as those of data/charts/ on the site.",
                             charts_options,
                             charts};
const Command export_command{
    "export", "",        Values::none, "the whole dataset as JSON", "The same bytes as data/statuses.json of the site.",
    {},       export_all};

}  // namespace cli
