// Flowcharts meet the same situations, and so do entries and comparisons. Whoever looks one situation up in two places
// must not get two codes.
//
// agreement.tsv holds statements in groups: one group is one situation. A row is a walk through a flowchart and the
// code it ends at, or words of an entry's use_when or avoid_when or of a comparison and the code that these name. A
// group has one code, that of its first row. A walk may end at another one only where its row states why.
//
// An outcome hands over to charts that know more. That holds on every way to it: whoever follows the link goes on in a
// chart that can still end at the outcome's code, unless the table says why it ends elsewhere.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "decide/decide.h"
#include "decide/outcome.h"

namespace {

using registry::Answer;
using registry::Chart;
using registry::Status;

struct Row {
  int line;
  std::string group, place, said, code, reason;
};

const std::vector<Row>& rows() {
  static const std::vector<Row> all = [] {
    std::vector<Row> read;
    std::ifstream file(SOURCE_DIR "/tests/decide/agreement.tsv");
    std::string text;
    for (int line = 1; std::getline(file, text); ++line) {
      std::vector<std::string> cells;
      std::size_t from = 0;
      for (std::size_t at; (at = text.find('\t', from)) != std::string::npos; from = at + 1)
        cells.push_back(text.substr(from, at - from));
      cells.push_back(text.substr(from));
      if (line == 1) {
        EXPECT_EQ(text, "group\tplace\tsaid\tcode\treason");
      } else if (cells.size() != 5) {
        ADD_FAILURE() << "agreement.tsv:" << line << " has " << cells.size() << " cells instead of 5";
      } else {
        read.push_back({line, cells[0], cells[1], cells[2], cells[3], cells[4]});
      }
    }
    return read;
  }();
  return all;
}

std::map<std::string, std::vector<Row>> groups() {
  std::map<std::string, std::vector<Row>> by_name;
  for (const Row& row : rows()) by_name[row.group].push_back(row);
  return by_name;
}

testing::Message where(const Row& row) {
  return testing::Message() << "agreement.tsv:" << row.line << " " << row.group << ": " << row.place << " " << row.said;
}

/// Does the row quote texts, as against a walk through a flowchart?
bool quotes(const Row& row) { return row.place == "use_when" || row.place == "avoid_when" || row.place == "compares"; }

bool has(registry::Text text, std::string_view words) { return text.find(words) != registry::Text::npos; }

TEST(Agreement, EveryWalkEndsAtItsCode) {
  for (const Row& row : rows()) {
    if (quotes(row)) continue;
    SCOPED_TRACE(where(row));
    const Chart* chart = registry::find_chart(row.place);
    ASSERT_NE(chart, nullptr) << "there is no such flowchart";
    const decide::Walk w = decide::walk(*chart, decide::split_answers(row.said));
    EXPECT_TRUE(w.ignored.empty()) << "“" << w.ignored.front() << "” is no answer there";
    ASSERT_NE(w.outcome, nullptr) << "the walk stops at a question";
    EXPECT_EQ(w.outcome->id, row.code);
  }
}

// Every text that has the words names the row's code, in whichever entry it is.
TEST(Agreement, EveryQuotedTextNamesItsCode) {
  for (const Row& row : rows()) {
    if (!quotes(row)) continue;
    SCOPED_TRACE(where(row));
    std::size_t found = 0;
    for (const Status& status : registry::statuses()) {
      for (registry::Text use : status.use_when) {
        if (row.place != "use_when" || !has(use, row.said)) continue;
        ++found;
        EXPECT_EQ(status.id, row.code) << use;
      }
      for (const registry::AvoidWhen& avoid : status.avoid_when) {
        if (row.place != "avoid_when" || !has(avoid.text, row.said)) continue;
        ++found;
        EXPECT_EQ(avoid.instead, row.code) << status.id << ": " << avoid.text;
      }
    }
    for (const registry::Comparison& comparison : registry::comparisons()) {
      if (row.place != "compares" || !has(comparison.apart, row.said)) continue;
      ++found;
      // "401 … ; 403 …": the code named last before the words is the one that they are about.
      const std::size_t at = comparison.apart.rfind(row.code, comparison.apart.find(row.said));
      EXPECT_NE(at, registry::Text::npos) << comparison.apart;
      for (registry::Text other : comparison.ids) {
        const std::size_t before = comparison.apart.rfind(other, comparison.apart.find(row.said));
        EXPECT_TRUE(other == row.code || before == registry::Text::npos || before < at) << comparison.apart;
      }
    }
    EXPECT_GE(found, 1u) << "no text has these words";
  }
}

TEST(Agreement, OneSituationHasOneCodeUnlessARowSaysWhy) {
  for (const auto& [name, group] : groups()) {
    EXPECT_EQ(group.front().reason, "") << name << ": the first row sets the code, so it needs no reason";
    EXPECT_GE(group.size(), 2u) << name << " compares nothing";
    std::set<std::string> said;
    for (const Row& row : group) {
      SCOPED_TRACE(where(row));
      EXPECT_TRUE(said.insert(row.place + " " + row.said).second) << "this stands twice";
      EXPECT_EQ(row.code != group.front().code, !row.reason.empty())
          << "a row states a reason exactly where its code differs from " << group.front().code;
    }
  }
}

// Where a walk ends at another code than its group, the person who walked it is told of the group's code.
TEST(Agreement, AWalkThatDiffersNamesTheOtherCode) {
  for (const auto& [name, group] : groups()) {
    const std::string& code = group.front().code;
    for (const Row& row : group) {
      if (row.reason.empty() || quotes(row)) continue;
      SCOPED_TRACE(where(row));
      const decide::Walk w = decide::walk(*registry::find_chart(row.place), decide::split_answers(row.said));
      ASSERT_FALSE(w.path.empty());
      const Answer& end = *w.path.back().answer;
      EXPECT_TRUE(has(end.changes, code) ||
                  std::any_of(end.lost.begin(), end.lost.end(),
                              [&code](const registry::RunnerUp& lost) { return lost.id == code; }));
    }
  }
}

/// Every walk from a chart's root to an outcome, through other charts where it leads there.
void each_walk(const Chart& chart, std::vector<std::string_view>& answers, std::vector<decide::Walk>& out) {
  decide::Walk walk = decide::walk(chart, answers);
  ASSERT_TRUE(walk.ignored.empty()) << chart.id << ": " << walk.ignored.front();
  if (!walk.question) return out.push_back(std::move(walk));
  for (const Answer& answer : walk.question->answers) {
    answers.push_back(answer.id);
    each_walk(chart, answers, out);
    answers.pop_back();
  }
}

/// Does a row state why `place` ends at another code than the outcome of `walk` does?
bool explained(const decide::Walk& walk, const std::string& place, const std::string& said) {
  const std::string here(walk.chart->id), way = decide::permalink(walk);
  for (const auto& [name, group] : groups()) {
    bool one = false, reasoned = false, other = false;
    for (const Row& row : group) {
      const bool is_one = row.place == here && row.said == way;
      const bool is_other = row.place == place && (row.said == said || row.said.rfind(said + ",", 0) == 0);
      one |= is_one;
      other |= is_other;
      reasoned |= (is_one || is_other) && !row.reason.empty();
    }
    if (one && other && reasoned) return true;
  }
  return false;
}

TEST(Agreement, EveryWayHandsOverToAChartThatCanEndThere) {
  int ways = 0, links = 0, ended = 0;
  for (const Chart& chart : registry::charts()) {
    std::vector<decide::Walk> walks;
    std::vector<std::string_view> answers;
    each_walk(chart, answers, walks);
    for (const decide::Walk& walk : walks) {
      ++ways;
      const std::string way = decide::permalink(walk);
      SCOPED_TRACE(std::string(chart.id) + " " + way);
      const decide::Walk again = decide::walk(chart, decide::split_answers(way));
      EXPECT_TRUE(again.ignored.empty());
      EXPECT_EQ(again.outcome, walk.outcome);
      EXPECT_EQ(again.path.size(), walk.path.size());
      for (const registry::SeeAlso& see : walk.path.back().answer->see_also) {
        ++links;
        const std::string place(see.chart), said = decide::answers_of(see);
        SCOPED_TRACE("hands over to " + place + " " + said);
        const Chart* other = registry::find_chart(see.chart);
        ASSERT_NE(other, nullptr);
        const decide::Walk there = decide::walk(*other, decide::split_answers(said));
        EXPECT_TRUE(there.ignored.empty()) << there.ignored.front();
        EXPECT_EQ(there.path.size(), see.answers.size());
        EXPECT_EQ(decide::permalink(there), said);
        const auto& codes = there.candidates;
        const bool possible = there.outcome ? there.outcome == walk.outcome
                                            : std::binary_search(codes.begin(), codes.end(), walk.outcome->code);
        // Who does not know goes on to find out, and may find another code; that is open there.
        const bool open = walk.path.back().answer->unsure && there.question && there.candidates.size() > 1;
        EXPECT_TRUE(possible || open || explained(walk, place, said))
            << "that chart cannot end at " << walk.outcome->id << " anymore, and agreement.tsv does not say why";
        ended += there.outcome != nullptr;
      }
    }
  }
  EXPECT_GE(ways, 935);
  EXPECT_GE(links, 200);
  std::printf("%d ways to outcomes, %d hand over, %d of them at an outcome\n", ways, links, ended);
}

TEST(Agreement, CoversManySituationsInEachFlowchart) {
  EXPECT_GE(groups().size(), 100u);
  std::set<std::string> places;
  for (const Row& row : rows()) places.insert(row.place);
  for (const char* id :
       {"which",    "redirects", "auth",    "methods",   "validation", "conditional", "limits",  "gateway", "async",
        "order",    "client",    "webdav",  "streaming", "webhooks",   "graphql",     "llm",     "oauth",   "health",
        "versions", "upload",    "tenants", "caching",   "use_when",   "avoid_when",  "compares"})
    EXPECT_TRUE(places.contains(id)) << id;
}

}  // namespace
