// assets/flowcharts: situations as developers tell them, walked through the charts, and what the charts promise.
//
// scenarios.tsv holds one situation a row: what happened, the code that the specifications ask for, others that are
// acceptable, where that is written, and the answers that someone gives who reads nothing but questions and labels.
// A row that fails means that a wording leads astray, or that the row claims what no specification says.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "decide/decide.h"

namespace {

using registry::Answer;
using registry::Chart;
using registry::Node;
using registry::Standing;
using registry::Status;
using registry::TargetKind;

constexpr std::string_view kHeader = "id\tsituation\tcode\talso\tsource\tanswers\tchart";

// Registered, but no server, proxy or gateway chooses them: an upload draft's, two retired ones, a joke, and an
// extension framework that was never used.
const std::set<std::uint16_t> kNeverChosen{104, 305, 306, 418, 510};

struct Scenario {
  int line;
  std::string id, situation, code, also, source, answers, chart;
};

std::vector<std::string> split(std::string_view text, std::string_view by) {
  std::vector<std::string> parts;
  for (std::size_t at; (at = text.find(by)) != std::string_view::npos; text.remove_prefix(at + by.size()))
    parts.emplace_back(text.substr(0, at));
  parts.emplace_back(text);
  return parts;
}

const std::vector<Scenario>& scenarios() {
  static const std::vector<Scenario> all = [] {
    std::vector<Scenario> rows;
    std::ifstream file(SOURCE_DIR "/tests/decide/scenarios.tsv");
    std::string text;
    for (int line = 1; std::getline(file, text); ++line) {
      if (line == 1) {
        EXPECT_EQ(text, kHeader);
        continue;
      }
      const std::vector<std::string> cells = split(text, "\t");
      if (cells.size() != 7) {
        ADD_FAILURE() << "scenarios.tsv:" << line << " has " << cells.size() << " cells instead of 7";
        continue;
      }
      rows.push_back({line, cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6]});
    }
    return rows;
  }();
  return all;
}

testing::Message where(const Scenario& row) {
  return testing::Message() << "scenarios.tsv:" << row.line << " " << row.id << ": " << row.situation;
}

bool accepted(const Scenario& row, std::string_view code) {
  if (row.code == code) return true;
  const std::vector<std::string> also = split(row.also, ",");
  return !row.also.empty() && std::find(also.begin(), also.end(), code) != also.end();
}

decide::Walk walk(const Chart& chart, std::string_view answers) {
  const std::vector<std::string_view> ids = decide::split_answers(answers);
  return decide::walk(chart, ids);
}

TEST(Scenarios, AreWellFormed) {
  EXPECT_GE(scenarios().size(), 150u);
  std::set<std::string_view> ids, works;
  for (const registry::Work& work : registry::works()) works.insert(work.id);
  for (const Scenario& row : scenarios()) {
    SCOPED_TRACE(where(row));
    EXPECT_TRUE(ids.insert(row.id).second) << "this id stands twice";
    EXPECT_FALSE(row.situation.empty());
    EXPECT_NE(registry::find(row.code), nullptr) << row.code;
    for (const std::string& also : split(row.also, ",")) {
      EXPECT_NE(also, row.code);
      if (!row.also.empty()) {
        EXPECT_NE(registry::find(also), nullptr) << also;
      }
    }
    for (const std::string& source : split(row.source, ", "))
      EXPECT_TRUE(works.contains(split(source, " §")[0])) << source << " is no work of assets/sources";
  }
}

TEST(Scenarios, EndAtAnAcceptableCode) {
  std::size_t contested = 0;
  for (const Scenario& row : scenarios()) {
    SCOPED_TRACE(where(row));
    const Chart* chart = registry::find_chart(row.chart);
    ASSERT_NE(chart, nullptr) << row.chart;
    const decide::Walk w = walk(*chart, row.answers);
    EXPECT_TRUE(w.ignored.empty()) << w.ignored.front() << " is no answer to “"
                                   << (w.question == nullptr ? "" : w.question->ask) << "”";
    if (w.outcome == nullptr) {
      ADD_FAILURE() << "no outcome: " << (w.question == nullptr ? "" : w.question->ask) << " is still open";
      continue;
    }
    EXPECT_TRUE(accepted(row, w.outcome->id)) << row.answers << " gave " << w.outcome->id << ", expected " << row.code;
    if (row.code != w.outcome->id) {
      ++contested;
      std::printf("contested: %s gives %.*s where %s is expected\n", row.id.c_str(),
                  static_cast<int>(w.outcome->id.size()), w.outcome->id.data(), row.code.c_str());
    }
  }
  // A chart that mostly ends at second choices is no good, whatever is acceptable.
  EXPECT_LE(contested * 20, scenarios().size());
}

TEST(Scenarios, EveryChartHasSome) {
  std::map<std::string_view, std::size_t> rows;
  for (const Scenario& row : scenarios()) ++rows[row.chart];
  for (const Chart& chart : registry::charts()) EXPECT_GE(rows[chart.id], 3u) << chart.id;
  EXPECT_GE(scenarios().size() - rows[registry::charts()[0].id], 30u) << "rows for other charts than the default";
}

TEST(Scenarios, ReachEveryCodeAndEveryEndOfTheDefaultChart) {
  const Chart& chart = registry::charts()[0];
  std::set<std::uint16_t> codes;
  std::set<const Answer*> ends;
  for (const Scenario& row : scenarios()) {
    if (row.chart != chart.id) continue;
    const decide::Walk w = walk(chart, row.answers);
    if (w.outcome == nullptr || w.path.empty()) continue;
    codes.insert(w.outcome->code);
    ends.insert(w.path.back().answer);
  }
  for (const std::uint16_t code : decide::walk(chart, {}).candidates)
    EXPECT_TRUE(codes.contains(code)) << "no scenario of " << chart.id << " ends at " << code;
  for (const Node& node : chart.nodes)
    for (const Answer& answer : node.answers)
      EXPECT_TRUE(answer.to.kind != TargetKind::status || ends.contains(&answer))
          << "no scenario ends at “" << answer.label << "” of “" << node.ask << "”; add one to scenarios.tsv";
}

// What the charts promise

struct Measures {
  std::size_t nodes, leaves, codes;
  std::size_t depth;            // answers on the longest way to an outcome, through other charts too
  std::size_t median, largest;  // answers on the shortest way to each code
};

/// The most answers that can still be given from this question on. Charts have no circles; datac sees to that.
std::size_t longest(const Chart& chart, std::size_t node, std::map<const Node*, std::size_t>& known) {
  const Node& here = chart.nodes[node];
  if (const auto found = known.find(&here); found != known.end()) return found->second;
  std::size_t most = 0;
  for (const Answer& answer : here.answers) {
    std::size_t more = 0;
    if (answer.to.kind == TargetKind::node) more = longest(chart, answer.to.index, known);
    if (answer.to.kind == TargetKind::chart) {
      const Chart& other = registry::charts()[answer.to.index];
      more = longest(other, other.root, known);
    }
    most = std::max(most, more);
  }
  return known[&here] = most + 1;
}

Measures measure(const Chart& chart) {
  Measures m{chart.nodes.size(), 0, 0, 0, 0, 0};
  for (const Node& node : chart.nodes)
    for (const Answer& answer : node.answers) m.leaves += answer.to.kind == TargetKind::status ? 1 : 0;
  std::map<const Node*, std::size_t> known;
  m.depth = longest(chart, chart.root, known);

  std::map<std::uint16_t, std::size_t> shortest;  // several owners may share a number
  for (std::uint16_t i = 0; i < registry::statuses().size(); ++i) {
    const decide::Route route = decide::route_to(chart, {TargetKind::status, i});
    if (!route.found) continue;
    const auto [entry, is_new] = shortest.emplace(registry::statuses()[i].code, route.answers.size());
    if (!is_new) entry->second = std::min(entry->second, route.answers.size());
  }
  std::vector<std::size_t> counts;
  for (const auto& [code, count] : shortest) counts.push_back(count);
  std::sort(counts.begin(), counts.end());
  m.codes = counts.size();
  if (!counts.empty()) {
    m.median = counts[counts.size() / 2];  // the upper one of two: the promise is a limit
    m.largest = counts.back();
  }
  return m;
}

/// What code pages link to is worked out with the data; it is the way that the walker finds.
TEST(Promises, AStatusKnowsTheShortestWays) {
  std::size_t ways = 0;
  for (std::uint16_t i = 0; i < registry::statuses().size(); ++i) {
    for (const registry::Way& way : registry::statuses()[i].charts) {
      const Chart& chart = *registry::find_chart(way.chart);
      EXPECT_EQ(decide::split_answers(way.answers), decide::route_to(chart, {TargetKind::status, i}).answers)
          << chart.id << " to " << registry::statuses()[i].id;
      EXPECT_EQ(decide::walk(chart, decide::split_answers(way.answers)).outcome, &registry::statuses()[i]);
      ++ways;
    }
  }
  EXPECT_GT(ways, 100u);
}

TEST(Promises, EveryChartIsMeasured) {
  EXPECT_FALSE(registry::charts().empty());
  std::printf("%-12s %5s %6s %5s %5s %6s %7s\n", "chart", "nodes", "leaves", "codes", "depth", "median", "largest");
  for (const Chart& chart : registry::charts()) {
    SCOPED_TRACE(chart.id);
    const Measures m = measure(chart);
    std::printf("%-12.*s %5zu %6zu %5zu %5zu %6zu %7zu\n", static_cast<int>(chart.id.size()), chart.id.data(), m.nodes,
                m.leaves, m.codes, m.depth, m.median, m.largest);
    EXPECT_GE(m.codes, 2u);
    EXPECT_GE(m.leaves, m.nodes);
    EXPECT_LE(m.median, m.largest);
    EXPECT_LE(m.largest, m.depth);
    EXPECT_LE(m.depth, 24u) << "even a chart that follows a server step by step has to end";
  }
}

// Those who run one such system ask in the middle of their work.
TEST(Promises, ChartsOfOneSystemAskAtMostSixTimes) {
  for (const char* id : {"streaming", "webhooks", "graphql", "llm", "oauth"}) {
    const Chart* chart = registry::find_chart(id);
    ASSERT_NE(chart, nullptr) << id;
    EXPECT_LE(measure(*chart).depth, 6u) << id;
  }
}

TEST(Promises, TheDefaultChartAsksLittle) {
  const Measures m = measure(registry::charts()[0]);
  EXPECT_LE(m.median, 5u);
  EXPECT_LE(m.largest, 8u);
  EXPECT_LE(m.depth, 8u) << "not even with “I don't know”";
}

TEST(Promises, TheDefaultChartKnowsEveryCodeThatIsChosenOnPurpose) {
  std::set<std::uint16_t> chosen;
  for (const Status& status : registry::statuses())
    if (status.standing != Standing::unregistered && !kNeverChosen.contains(status.code)) chosen.insert(status.code);
  const std::vector<std::uint16_t> reached = decide::walk(registry::charts()[0], {}).candidates;
  EXPECT_EQ(std::vector<std::uint16_t>(chosen.begin(), chosen.end()), reached);
}

}  // namespace
