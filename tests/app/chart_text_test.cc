// src/app/chart_text.h: the flowcharts in Mermaid, read by a reader of its own. DOT is read by Graphviz in tests/cli.
#include "app/chart_text.h"

#include <gtest/gtest.h>

#include <array>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <tuple>

#include "app/labels.h"
#include "hostile.h"

namespace app {
namespace {

using registry::Answer;
using registry::Chart;
using registry::Node;
using registry::TargetKind;

struct Graph {
  std::map<std::string, std::string> nodes;                                // name, label
  std::multiset<std::tuple<std::string, std::string, std::string>> edges;  // from, label, to
  std::string mistake;
};

bool is_word(const std::string& text) {
  return !text.empty() && text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == text.npos && text != "end";
}

/// A quoted label back to its text. Within the marks only plain characters and `#NUMBER;` may stand.
bool read_label(const std::string& text, std::string& out) {
  if (text.size() < 2 || text.front() != '"' || text.back() != '"') return false;
  const std::string inner = text.substr(1, text.size() - 2);
  for (std::size_t i = 0; i < inner.size(); ++i) {
    const char c = inner[i];
    if (c == '#') {
      const auto end = inner.find(';', i);
      if (end == inner.npos || end == i + 1 || end > i + 4) return false;
      int code = 0;
      for (auto k = i + 1; k < end; ++k) {
        if (inner[k] < '0' || inner[k] > '9') return false;
        code = code * 10 + (inner[k] - '0');
      }
      out += static_cast<char>(code);
      i = end;
    } else if (std::string_view("\"[]{}<>|`*_%&\\~^@$;").find(c) != std::string_view::npos ||
               static_cast<unsigned char>(c) < 0x20) {
      return false;
    } else {
      out += c;
    }
  }
  return true;
}

/// One statement a line: the direction, then nodes in one of three shapes, and edges between them.
Graph read_mermaid(const std::string& text) {
  Graph graph;
  std::istringstream lines(text);
  std::string line;
  std::getline(lines, line);
  if (line != "flowchart LR" && line != "flowchart TD") graph.mistake = line;
  while (std::getline(lines, line)) {
    const auto wrong = [&] { graph.mistake += "\n" + line; };
    if (line.substr(0, 2) != "  ") {
      wrong();
      continue;
    }
    const auto arrow = line.find(" -->|\""), quote = line.find('"');
    std::string label;
    if (arrow != line.npos && arrow + 5 == quote) {
      const auto end = line.find("\"| ", quote + 1);
      const std::string from = line.substr(2, arrow - 2), to = end == line.npos ? "" : line.substr(end + 3);
      if (!is_word(from) || !is_word(to) || !read_label(line.substr(quote, end + 1 - quote), label)) {
        wrong();
        continue;
      }
      graph.edges.insert({from, label, to});
      continue;
    }
    const auto open = line.find('(') < line.find('[') ? line.find('(') : line.find('[');
    const auto last = line.rfind('"');
    if (quote == line.npos || open > quote || last == quote) {
      wrong();
      continue;
    }
    const std::string name = line.substr(2, open - 2), before = line.substr(open, quote - open),
                      after = line.substr(last + 1);
    const bool shape =
        (before == "(" && after == ")") || (before == "([" && after == "])") || (before == "[[" && after == "]]");
    if (!shape || !is_word(name) || !read_label(line.substr(quote, last + 1 - quote), label) ||
        !graph.nodes.emplace(name, label).second)
      wrong();
  }
  return graph;
}

/// Control characters are spaces.
std::string one_line(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  return out;
}

void expect_whole(const Chart& chart) {
  const Graph graph = read_mermaid(chart_mermaid(chart));
  ASSERT_EQ(graph.mistake, "") << chart.id;
  std::multiset<std::tuple<std::string, std::string, std::string>> edges;
  std::set<std::string> names;
  for (std::uint16_t i = 0; i < chart.nodes.size(); ++i) {
    const std::string from = name_of({TargetKind::node, i});
    names.insert(from);
    EXPECT_EQ(graph.nodes.at(from), one_line(chart.nodes[i].ask)) << chart.id;
    for (const auto& answer : chart.nodes[i].answers) {
      const std::string to = name_of(answer.to);
      names.insert(to);
      edges.insert({from, one_line(answer.label), to});
      EXPECT_EQ(graph.nodes.at(to), one_line(label_of(chart, answer.to))) << chart.id;
    }
  }
  EXPECT_EQ(graph.nodes.size(), names.size()) << chart.id;
  EXPECT_EQ(graph.edges, edges) << chart.id;
}

TEST(ChartText, MermaidHasEveryQuestionAnswerAndOutcome) {
  for (const auto& chart : registry::charts()) {
    expect_whole(chart);
    EXPECT_EQ(chart_mermaid(chart), chart_mermaid(chart));
    EXPECT_EQ(chart_dot(chart), chart_dot(chart));
  }
}

TEST(ChartText, LabelsAreHarmlessWhateverTheySay) {
  const auto index = static_cast<std::uint16_t>(registry::index_of(*registry::find("404")));
  std::vector<std::string> texts(std::begin(kHostile), std::end(kHostile));
  for (const char* text :
       {"end", "a \"quoted\" word", "f(x) [y] {z} <w>", "#quot; #35; ; &amp;", "%%{init: {}}%%", "subgraph x\nend",
        "\"] --> q0", "`code` *b* _i_", "|pipe|", "click s404 call x()", "1. list", "\\", "a\\\"b", "\n"})
    texts.emplace_back(text);
  for (const auto& text : texts) {
    const std::array<Answer, 2> answers{
        Answer{"a", text, {}, {TargetKind::status, index}, "x", {}, false, {}, {}, {}, {}, {}, {}},
        Answer{"b", "back", {}, {TargetKind::node, 1}, "x", {}, false, {}, {}, {}, {}, {}, {}}};
    const std::array<Node, 2> nodes{Node{"q", text, {}, {}, answers}, Node{"r", "end", {}, {}, answers}};
    Chart chart{};
    chart.id = chart.title = text;
    chart.nodes = nodes;
    expect_whole(chart);
  }
}

}  // namespace
}  // namespace app
