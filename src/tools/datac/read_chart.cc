// A flowchart: flowcharts/redirects.toml. What can be checked within one answer or one question is checked here, the
// shape of the whole in check.cc.
#include <algorithm>

#include "registry/words.h"
#include "tools/datac/table.h"

namespace datac {

namespace {

AnswerData read_answer(const Table& keys, Context& context) {
  AnswerData a;
  Words houses;
  for (const HouseData& house : context.houses) houses.push_back(house.name.text);
  a.id = keys.text("id", true).value_or(Said{"", keys.at()});
  if (!a.id.text.empty() && !is_kebab(a.id.text)) {
    context.out.error(a.id.at, "The answer's id " + quoted(a.id.text) + " is not in kebab case.",
                      "Use lower case letters, digits and single dashes, and start with a letter.");
  }
  a.label = keys.text("label", true).value_or(Said{"", keys.at()});
  at_most("label", a.label.text, 44, a.label.at, context);
  a.detail = keys.may("detail");
  at_most("detail", a.detail, 70, keys.at("detail"), context);
  a.to = keys.text("to", true).value_or(Said{"", keys.at()});
  a.because = keys.must("because");
  a.source = keys.citation("source");
  a.unsure = keys.boolean("unsure", false).value_or(false);
  a.changes = keys.may("changes");
  for (const Table& lost : keys.tables("lost", false, "[[nodes.answers.lost]]", {"code", "because"})) {
    Said code = lost.text("code", true).value_or(Said{"", lost.at()});
    a.lost.push_back({std::move(code), lost.must("because")});
  }
  for (const Table& position :
       keys.tables("positions", false, "[[nodes.answers.positions]]", {"house", "code", "says", "source"})) {
    PositionData p;
    // Without a list of houses, which is told already, any will do.
    if (houses.empty())
      p.house = position.must("house");
    else if (const auto house = position.word("house", houses, true))
      p.house = houses[*house];
    const auto same = [&](const PositionData& other) { return other.house == p.house; };
    if (!p.house.empty() && std::any_of(a.positions.begin(), a.positions.end(), same))
      context.out.error(position.at("house"), "The house " + quoted(p.house) + " speaks twice.",
                        "Give it one position with one code.");
    p.code = position.text("code", true).value_or(Said{"", position.at()});
    // What the specifications say is where the answer leads; other houses may differ from it.
    if (!houses.empty() && p.house == houses.front() && !p.code.text.empty() && p.code.text != a.to.text)
      context.out.error(
          p.code.at, p.house + " says " + quoted(p.code.text) + ", but the answer leads to " + quoted(a.to.text) + ".",
          "Make them the same.");
    p.says = position.must("says");
    p.source = position.citation("source");
    a.positions.push_back(std::move(p));
  }
  if (const auto example = keys.text("example", false, true)) {
    a.example = example->text;
    a.example_at = keys.first_line("example");
  }
  a.fields = read_requirements(keys, "[[nodes.answers.fields]]", context);
  for (const Table& other : keys.tables("see_also", false, "[[nodes.answers.see_also]]", {"chart", "answers"})) {
    SeeAlsoData s;
    s.chart = other.text("chart", true).value_or(Said{"", other.at()});
    s.answers = other.texts("answers", false).value_or(std::vector<Said>{});
    const auto same = [&](const SeeAlsoData& before) { return before.chart.text == s.chart.text; };
    if (!s.chart.text.empty() && std::any_of(a.see_also.begin(), a.see_also.end(), same))
      context.out.error(s.chart.at, "The chart " + quoted(s.chart.text) + " stands twice in `see_also`.",
                        "Name each chart once.");
    a.see_also.push_back(std::move(s));
  }
  // A code is what starts with a digit; nodes and charts start with a letter.
  const bool leaf = !a.to.text.empty() && a.to.text[0] >= '0' && a.to.text[0] <= '9';
  if (leaf) {
    if (!keys.has("changes")) keys.missing("changes", "\"…\"");
    if (!keys.has("lost"))
      keys.missing("lost", "[[nodes.answers.lost]]");
    else if (a.lost.empty())
      context.out.error(keys.at("lost"), "`lost` is empty.", "Name at least one runner-up.");
  } else if (!a.to.text.empty()) {
    for (std::string_view key : {"changes", "lost", "positions", "example", "fields", "see_also"}) {
      if (!keys.has(key)) continue;
      context.out.error(keys.key_at(key), key_name(key) + " stands at an answer that leads to no code.",
                        "Remove it, or move it to the answer that leads to a code.");
    }
  }
  return a;
}

}  // namespace

ChartData read_chart(const toml::table& root, const std::string& id, Context& context) {
  const Table keys(root, {context.path}, {"title", "summary", "root", "rank", "nodes"}, context);
  ChartData chart;
  chart.id = id;
  if (!is_kebab(id)) {
    context.out.error({context.path}, "The file name " + quoted(id + ".toml") + " is not in kebab case.",
                      "Use lower case letters, digits and single dashes, and start with a letter.");
  }
  chart.title = keys.must("title");
  chart.summary = keys.must("summary");
  chart.root = keys.text("root", true).value_or(Said{"", {context.path}});
  chart.rank_at = keys.at("rank");
  if (const auto rank = keys.integer("rank", true, "2")) {
    chart.rank = static_cast<int>(*rank);
    if (*rank < 1 || *rank > 1000)
      context.out.error(chart.rank_at, "`rank` is " + std::to_string(*rank) + ".",
                        "Use 1 for the default chart, larger numbers for later ones.");
  }
  for (const Table& node : keys.tables("nodes", true, "[[nodes]]", {"id", "ask", "help", "source", "answers"})) {
    NodeData n;
    n.id = node.text("id", true).value_or(Said{"", node.at()});
    if (!n.id.text.empty() && !is_kebab(n.id.text)) {
      context.out.error(n.id.at, "The node's id " + quoted(n.id.text) + " is not in kebab case.",
                        "Use lower case letters, digits and single dashes, and start with a letter.");
    }
    n.ask = node.must("ask");
    at_most("ask", n.ask, 60, node.at("ask"), context);
    n.help = node.must("help");
    n.source = node.citation("source");
    for (const Table& answer : node.tables("answers", true, "[[nodes.answers]]",
                                           {"id", "label", "detail", "to", "because", "source", "unsure", "changes",
                                            "lost", "positions", "example", "fields", "see_also"})) {
      n.answers.push_back(read_answer(answer, context));
    }
    if (node.is_list("answers")) how_many("answers", "answer", node.size("answers"), 2, 8, n.id.at, context);
    const AnswerData* unsure = nullptr;
    for (std::size_t i = 0; i < n.answers.size(); ++i) {
      const AnswerData& a = n.answers[i];
      for (std::size_t j = 0; j < i; ++j) {
        if (!a.id.text.empty() && n.answers[j].id.text == a.id.text) {
          context.out.error(a.id.at,
                            "Two answers of node " + quoted(n.id.text) + " have the id " + quoted(a.id.text) + ".",
                            "Rename one.");
          break;
        }
      }
      for (std::size_t j = 0; j < i; ++j) {
        if (!a.label.text.empty() && n.answers[j].label.text == a.label.text) {
          context.out.error(
              a.label.at, "Two answers of node " + quoted(n.id.text) + " have the label " + quoted(a.label.text) + ".",
              "Reword one.");
          break;
        }
      }
      if (a.unsure && unsure) {
        context.out.error(a.id.at,
                          "Node " + quoted(n.id.text) + " has two answers for those who do not know: " +
                              quoted(unsure->id.text) + " and " + quoted(a.id.text) + ".",
                          "Keep `unsure` at one.");
      }
      if (a.unsure) unsure = &a;
    }
    for (const NodeData& other : chart.nodes) {
      if (!n.id.text.empty() && other.id.text == n.id.text) {
        context.out.error(
            n.id.at,
            "The node id " + quoted(n.id.text) + " is already in line " + std::to_string(other.id.at.line) + ".",
            "Rename one.");
        break;
      }
    }
    chart.nodes.push_back(std::move(n));
  }
  return chart;
}

}  // namespace datac
