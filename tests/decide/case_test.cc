// Covers src/decide/outcome.h, and what outcomes of the real charts say of their own cases: no example contradicts the
// answers that lead to it, and at least nine tenths of all outcomes have one.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "decide/outcome.h"
#include "registry/registry.h"

namespace {

using registry::Answer;
using registry::Chart;
using registry::Node;
using registry::TargetKind;

const std::set<std::string_view> kMethods{"GET",   "HEAD",    "POST",  "PUT",      "PATCH", "DELETE",    "OPTIONS",
                                          "TRACE", "CONNECT", "MKCOL", "PROPFIND", "COPY",  "PROPPATCH", "LOCK",
                                          "MOVE",  "UNLOCK",  "QUERY", "REPORT",   "BIND",  "ACL",       "SEARCH"};

/// The methods that an answer's label names where the question is about methods, "GET or HEAD (reading)"; none where it
/// leaves them open.
std::set<std::string> named(const Node& node, const Answer& answer) {
  std::set<std::string> out;
  if (node.id != "method" && node.id != "other") return out;
  std::string word;
  for (const char c : std::string(answer.label) + " ") {
    if (c >= 'A' && c <= 'Z') {
      word += c;
      continue;
    }
    if (kMethods.contains(word)) out.insert(word);
    word.clear();
  }
  // "OPTIONS, TRACE, CONNECT or unknown" leaves it open.
  return answer.label.find("nknown") == std::string_view::npos ? out : std::set<std::string>();
}

/// Every outcome of a chart with the methods that are possible there, by all ways within the chart.
void each_outcome(const Chart& chart, std::uint16_t at, const std::set<std::string>& methods, int depth,
                  std::map<const Answer*, std::set<std::string>>& out, std::set<const Answer*>& open) {
  for (const Answer& answer : chart.nodes[at].answers) {
    std::set<std::string> now = named(chart.nodes[at], answer);
    if (now.empty()) now = methods;
    if (answer.to.kind == TargetKind::node && depth < 20)
      each_outcome(chart, answer.to.index, now, depth + 1, out, open);
    if (answer.to.kind != TargetKind::status) continue;
    if (now.empty()) open.insert(&answer);
    out[&answer].insert(now.begin(), now.end());
  }
}

TEST(Case, NoExampleHasAnotherMethodThanTheAnswers) {
  int compared = 0;
  for (const Chart& chart : registry::charts()) {
    std::map<const Answer*, std::set<std::string>> outcomes;
    std::set<const Answer*> open;
    each_outcome(chart, chart.root, {}, 0, outcomes, open);
    for (const auto& [answer, methods] : outcomes) {
      if (answer->example.empty() || open.contains(answer) || answer->example.substr(0, 5) == "HTTP/") continue;
      const std::string method(answer->example.substr(0, answer->example.find(' ')));
      EXPECT_TRUE(methods.contains(method)) << chart.id << ": " << answer->label << ": " << method;
      ++compared;
    }
  }
  EXPECT_GT(compared, 25);
}

TEST(Case, NineTenthsOfAllOutcomesHaveAnExampleOfTheirOwn) {
  int outcomes = 0, own = 0;
  for (const Chart& chart : registry::charts())
    for (const Node& node : chart.nodes)
      for (const Answer& answer : node.answers) {
        if (answer.to.kind != TargetKind::status) continue;
        ++outcomes;
        own += !answer.example.empty();
      }
  EXPECT_GE(10 * own, 9 * outcomes) << own << " of " << outcomes;
}

/// A walk to the first outcome that a predicate likes.
template <class Likes>
decide::Walk walk_to(Likes likes) {
  for (const Chart& chart : registry::charts())
    for (std::size_t i = 0; i < chart.nodes.size(); ++i)
      for (const Answer& answer : chart.nodes[i].answers) {
        if (answer.to.kind != TargetKind::status || !likes(answer)) continue;
        auto way = decide::route_to(chart, registry::Target::node(i)).answers;
        way.push_back(answer.id);
        return decide::walk(chart, way);
      }
  ADD_FAILURE() << "no such outcome";
  return decide::walk(registry::charts().front(), {});
}

TEST(Case, AnExampleIsTheCasesOrTheCodes) {
  const auto with = walk_to([](const Answer& a) { return a.example.substr(0, 4) == "POST"; });
  ASSERT_TRUE(with.outcome);
  const auto own = decide::example_of(with, decide::verdict(with, decide::kSpecifications));
  EXPECT_TRUE(own.own);
  EXPECT_EQ(own.exchange, with.path.back().answer->example);
  EXPECT_EQ(own.response.substr(0, 12), "HTTP/1.1 " + std::to_string(with.outcome->code));
  EXPECT_NE(own.exchange.find(own.response), std::string::npos);

  const auto without = walk_to([](const Answer& a) { return a.example.empty(); });
  ASSERT_TRUE(without.outcome);
  const auto code = decide::example_of(without, decide::verdict(without, decide::kSpecifications));
  EXPECT_FALSE(code.own);
  EXPECT_EQ(code.exchange, code.response);
  EXPECT_NE(without.outcome->wire.find(code.response), std::string_view::npos);
}

TEST(Case, AnExampleMayBeOnePartOfA207) {
  const auto walk = decide::walk(*registry::find_chart("webdav"), decide::split_answers("propfind,missing"));
  ASSERT_TRUE(walk.outcome);
  ASSERT_EQ(walk.outcome->id, "404");
  const auto example = decide::example_of(walk, decide::verdict(walk, decide::kSpecifications));
  EXPECT_TRUE(example.own);
  EXPECT_EQ(example.response.substr(0, 25), "HTTP/1.1 207 Multi-Status");
  EXPECT_NE(example.response.find("<D:status>HTTP/1.1 404 Not Found</D:status>"), std::string::npos);
}

TEST(Case, AHouseThatWantsAnotherCodeGetsItsExample) {
  int differing = 0;
  for (const auto house : decide::all_houses()) {
    const auto walk = walk_to([&](const Answer& a) {
      return std::any_of(a.positions.begin(), a.positions.end(),
                         [&](const registry::Position& p) {
                           return p.house == decide::name_of(house) && p.id != registry::statuses()[a.to.index].id;
                         }) ||
             house == decide::kSpecifications;
    });
    const auto verdict = decide::verdict(walk, house);
    if (!verdict.differs()) continue;
    ++differing;
    const auto example = decide::example_of(walk, verdict);
    EXPECT_FALSE(example.own);
    EXPECT_NE(example.response.find(std::to_string(verdict.status->code)), std::string::npos);
    for (const auto* lost : decide::runners_up(walk, verdict)) EXPECT_NE(lost->id, verdict.status->id);
    EXPECT_EQ(decide::fields_of(walk, verdict).size(), verdict.status->fields.size());
    EXPECT_TRUE(decide::see_also(walk, verdict).empty());
  }
  EXPECT_GT(differing, 0);
}

}  // namespace
