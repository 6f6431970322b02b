// src/decide/decide.h
#include "decide/decide.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <functional>
#include <string>
#include <vector>

#include "decide/house.h"

namespace {

using registry::Answer;
using registry::Chart;
using registry::Node;
using registry::Target;
using registry::TargetKind;

std::uint16_t status_index(std::string_view id) {
  const registry::Status* status = registry::find(id);
  EXPECT_NE(status, nullptr) << id;
  return status == nullptr ? std::uint16_t{0} : static_cast<std::uint16_t>(registry::index_of(*status));
}

Target to_node(std::uint16_t index) { return {TargetKind::node, index}; }
Target to_code(std::string_view id) { return {TargetKind::status, status_index(id)}; }

Answer answer(std::string_view id, Target to, std::string_view because) {
  return {id, id, {}, to, because, {}, false, {}, {}, {}, {}, {}, {}};
}

Chart make_chart(std::string_view id, registry::List<Node> nodes) {
  Chart chart{};
  chart.id = id;
  chart.title = id;
  chart.nodes = nodes;
  return chart;
}

// A small chart: two questions share the third one, so that it is reached by two ways of different length.
//   known: no -> 401, yes -> may, unsure -> exists
//   may: no -> 403, yes -> exists
//   exists: yes -> 200, no -> 404, hidden -> 403
class SmallChart : public testing::Test {
 protected:
  std::array<Answer, 3> known{answer("no", to_code("401"), "Nobody has proved who asks."),
                              answer("yes", to_node(1), "The client is known."),
                              answer("unsure", to_node(2), "GET needs no proof here. Anyone may ask.")};
  std::array<Answer, 2> may{answer("no", to_code("403"), "This client may not do it."),
                            answer("yes", to_node(2), "The client is known.")};
  std::array<Answer, 3> exists{answer("yes", to_code("200"), "Location says it all"),
                               answer("no", to_code("404"), "Nothing is there."), answer("hidden", to_code("403"), "")};
  std::array<Node, 3> nodes{Node{"known", "Is the client known?", {}, {}, known},
                            Node{"may", "May it do this?", {}, {}, may},
                            Node{"exists", "Is it there?", {}, {}, exists}};
  Chart chart = make_chart("small", nodes);

  decide::Walk walk(std::string_view text) {
    const std::vector<std::string_view> answers = decide::split_answers(text);
    return decide::walk(chart, answers);
  }
};

TEST_F(SmallChart, Walks) {
  struct Row {
    const char* answers;
    const char* question;  // "" at an outcome
    const char* outcome;
    std::vector<std::uint16_t> candidates;
    std::size_t steps;
    std::vector<std::string> ignored;
  };
  const Row rows[] = {
      {"", "known", "", {200, 401, 403, 404}, 0, {}},
      {"yes", "may", "", {200, 403, 404}, 1, {}},
      {"unsure", "exists", "", {200, 403, 404}, 1, {}},
      {"yes,yes", "exists", "", {200, 403, 404}, 2, {}},
      {"no", "", "401", {401}, 1, {}},
      {"yes,yes,no", "", "404", {404}, 3, {}},
      {"unsure,hidden", "", "403", {403}, 2, {}},
      {"maybe", "known", "", {200, 401, 403, 404}, 0, {"maybe"}},
      {"yes,maybe,no", "may", "", {200, 403, 404}, 1, {"maybe", "no"}},
      {"no,yes,yes", "", "401", {401}, 1, {"yes", "yes"}},
      {",yes", "known", "", {200, 401, 403, 404}, 0, {"", "yes"}},
      {"yes,", "may", "", {200, 403, 404}, 1, {""}},
      {"Yes", "known", "", {200, 401, 403, 404}, 0, {"Yes"}},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.answers);
    const decide::Walk w = walk(row.answers);
    EXPECT_EQ(w.chart, &chart);
    EXPECT_EQ(w.at, &chart);
    EXPECT_EQ(w.question == nullptr ? "" : std::string(w.question->id), row.question);
    EXPECT_EQ(w.outcome == nullptr ? "" : std::string(w.outcome->id), row.outcome);
    EXPECT_EQ(w.candidates, row.candidates);
    EXPECT_EQ(w.path.size(), row.steps);
    EXPECT_EQ(w.ignored, row.ignored);
  }
}

TEST_F(SmallChart, StepsNameChartQuestionAndAnswer) {
  const decide::Walk w = walk("yes,no");
  ASSERT_EQ(w.path.size(), 2u);
  EXPECT_EQ(w.path[0].chart, &chart);
  EXPECT_EQ(w.path[0].node, &nodes[0]);
  EXPECT_EQ(w.path[0].answer, &known[1]);
  EXPECT_EQ(w.path[1].node, &nodes[1]);
  EXPECT_EQ(w.path[1].answer, &may[0]);
}

TEST_F(SmallChart, Routes) {
  struct Row {
    Target to;
    bool found;
    std::vector<std::string_view> answers;
  };
  const Row rows[] = {
      {to_node(0), true, {}},
      {to_node(1), true, {"yes"}},
      {to_node(2), true, {"unsure"}},  // not the longer "yes,yes"
      {to_node(3), false, {}},
      {to_code("401"), true, {"no"}},
      {to_code("403"), true, {"yes", "no"}},  // of two equally short ones the first
      {to_code("404"), true, {"unsure", "no"}},
      {to_code("500"), false, {}},
      {{TargetKind::status, 65535}, false, {}},
      {{TargetKind::chart, 65535}, false, {}},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(testing::Message() << static_cast<int>(row.to.kind) << " " << row.to.index);
    const decide::Route route = decide::route_to(chart, row.to);
    EXPECT_EQ(route.found, row.found);
    EXPECT_EQ(route.answers, row.answers);
  }
}

TEST_F(SmallChart, ReasonIsOneSentence) {
  struct Row {
    const char* answers;
    const char* reason;
  };
  const Row rows[] = {
      {"", ""},
      {"yes", ""},
      {"no", "Nobody has proved who asks."},
      {"yes,no", "The client is known; and this client may not do it."},
      {"yes,yes,no", "The client is known; and nothing is there."},       // said once, though two answers say it
      {"yes,yes,yes", "The client is known; and Location says it all."},  // a field's name keeps its capital
      {"unsure,no", "GET needs no proof here; anyone may ask; and nothing is there."},
      {"unsure,hidden", "GET needs no proof here; anyone may ask."},
  };
  for (const Row& row : rows) EXPECT_EQ(decide::reason(walk(row.answers)), row.reason) << row.answers;
}

TEST_F(SmallChart, LeadsIntoOtherCharts) {
  for (std::uint16_t i = 0; i < registry::charts().size(); ++i) {
    const Chart& other = registry::charts()[i];
    SCOPED_TRACE(other.id);
    const std::array<Answer, 2> answers{answer("there", {TargetKind::chart, i}, "It is told elsewhere."),
                                        answer("here", to_code("418"), "It is a teapot.")};
    const std::array<Node, 1> questions{Node{"where", "Where?", {}, {}, answers}};
    const Chart outer = make_chart("outer", questions);

    const std::vector<std::string_view> given{"there"};
    const decide::Walk at_root = decide::walk(other, {});
    const decide::Walk w = decide::walk(outer, given);
    EXPECT_EQ(w.chart, &outer);
    EXPECT_EQ(w.at, &other);
    EXPECT_EQ(w.question, &other.nodes[other.root]);
    EXPECT_EQ(w.candidates, at_root.candidates);
    EXPECT_EQ(decide::permalink(w), "there");

    std::vector<std::uint16_t> all = at_root.candidates;
    all.push_back(418);
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    EXPECT_EQ(decide::walk(outer, {}).candidates, all);

    for (const std::uint16_t code : at_root.candidates) {
      for (const registry::Status& status : registry::with_code(code)) {
        const Target target{TargetKind::status, static_cast<std::uint16_t>(registry::index_of(status))};
        if (!decide::route_to(other, target).found) continue;
        const decide::Route route = decide::route_to(outer, target);
        ASSERT_TRUE(route.found) << status.id;
        EXPECT_EQ(decide::walk(outer, route.answers).outcome, &status);
      }
    }
    const decide::Route to_chart = decide::route_to(outer, {TargetKind::chart, i});
    EXPECT_TRUE(to_chart.found);
    EXPECT_EQ(to_chart.answers, given);
  }
}

TEST(Walk, ChartWithoutQuestionsOrWithBadTargetsIsHarmless) {
  const Chart empty = make_chart("empty", {});
  const std::vector<std::string_view> given{"a", "b"};
  const decide::Walk w = decide::walk(empty, given);
  EXPECT_EQ(w.question, nullptr);
  EXPECT_EQ(w.outcome, nullptr);
  EXPECT_EQ(w.ignored, (std::vector<std::string>{"a", "b"}));
  EXPECT_FALSE(decide::route_to(empty, {TargetKind::node, 0}).found);

  const std::array<Answer, 3> answers{answer("a", to_node(9), "."), answer("b", {TargetKind::status, 65535}, "."),
                                      answer("c", {TargetKind::chart, 65535}, ".")};
  const std::array<Node, 1> nodes{Node{"q", "?", {}, {}, answers}};
  const Chart broken = make_chart("broken", nodes);
  for (const std::string_view id : {"a", "b", "c"}) {
    const std::vector<std::string_view> one{id};
    const decide::Walk stays = decide::walk(broken, one);
    EXPECT_EQ(stays.question, &nodes[0]);
    EXPECT_EQ(stays.ignored, std::vector<std::string>{std::string(id)});
    EXPECT_TRUE(stays.candidates.empty());
  }
}

TEST(Walk, CircleOfQuestionsEnds) {
  const std::array<Answer, 2> first{answer("on", to_node(1), "On."), answer("out", to_code("404"), "Out.")};
  const std::array<Answer, 1> second{answer("back", to_node(0), "Back.")};
  const std::array<Node, 2> nodes{Node{"a", "?", {}, {}, first}, Node{"b", "?", {}, {}, second}};
  const Chart circle = make_chart("circle", nodes);
  EXPECT_EQ(decide::walk(circle, {}).candidates, std::vector<std::uint16_t>{404});
  EXPECT_FALSE(decide::route_to(circle, to_code("500")).found);
}

TEST(SplitAnswers, KeepsEmptyParts) {
  using Parts = std::vector<std::string_view>;
  EXPECT_EQ(decide::split_answers(""), Parts{});
  EXPECT_EQ(decide::split_answers("a"), Parts{"a"});
  EXPECT_EQ(decide::split_answers("a,b-c,d"), (Parts{"a", "b-c", "d"}));
  EXPECT_EQ(decide::split_answers(","), (Parts{"", ""}));
  EXPECT_EQ(decide::split_answers("a,,b,"), (Parts{"a", "", "b", ""}));
}

// Every path of every chart

using Look = std::function<void(const std::vector<std::string_view>&)>;

/// Calls `look(answers)` for every list of answers that a person can give, until `most` were looked at.
void each_path(const Chart& chart, std::size_t most, const Look& look) {
  // The answers given at each depth as indices: an odometer over the tree of paths.
  std::vector<std::string_view> ids;
  std::vector<std::size_t> picks;
  std::size_t looked = 0;
  for (;;) {
    const decide::Walk w = decide::walk(chart, ids);
    look(ids);
    if (++looked >= most) return;
    ASSERT_LE(ids.size(), 64u) << "a path of " << chart.id << " does not end";
    if (w.question != nullptr && !w.question->answers.empty()) {
      picks.push_back(0);
      ids.push_back(w.question->answers[0].id);
      continue;
    }
    for (;;) {
      if (picks.empty()) return;
      const std::size_t pick = picks.back() + 1;
      picks.pop_back();
      ids.pop_back();
      const decide::Walk before = decide::walk(chart, ids);
      if (pick >= before.question->answers.size()) continue;
      picks.push_back(pick);
      ids.push_back(before.question->answers[pick].id);
      break;
    }
  }
}

constexpr std::size_t most_paths = 20000;

TEST(EveryChart, EveryPathEndsAndComesBackFromItsPermalink) {
  for (const Chart& chart : registry::charts()) {
    SCOPED_TRACE(chart.id);
    std::vector<std::uint16_t> seen;
    std::size_t paths = 0;
    each_path(chart, most_paths, [&](const std::vector<std::string_view>& ids) {
      ++paths;
      const decide::Walk w = decide::walk(chart, ids);
      ASSERT_EQ(w.path.size(), ids.size());
      ASSERT_TRUE(w.ignored.empty());
      ASSERT_NE(w.question == nullptr, w.outcome == nullptr) << decide::permalink(w);
      ASSERT_FALSE(w.candidates.empty()) << decide::permalink(w);
      ASSERT_TRUE(std::is_sorted(w.candidates.begin(), w.candidates.end()));
      ASSERT_EQ(std::adjacent_find(w.candidates.begin(), w.candidates.end()), w.candidates.end());

      const std::string link = decide::permalink(w);
      const std::vector<std::string_view> parts = decide::split_answers(link);
      ASSERT_EQ(parts, ids);
      const decide::Walk again = decide::walk(chart, parts);
      ASSERT_EQ(again.question, w.question);
      ASSERT_EQ(again.outcome, w.outcome);
      ASSERT_EQ(again.candidates, w.candidates);

      const std::string sentence = decide::reason(w);
      ASSERT_EQ(sentence.empty(), w.outcome == nullptr) << link;
      if (w.outcome != nullptr) {
        seen.push_back(w.outcome->code);
        ASSERT_EQ(sentence.back(), '.');
        for (std::size_t stop = sentence.find(". "); stop != std::string::npos; stop = sentence.find(". ", stop + 1))
          ASSERT_FALSE(sentence[stop + 2] >= 'A' && sentence[stop + 2] <= 'Z') << sentence;
      }
      // Going back restores what was there: each answer narrows what is possible.
      if (!ids.empty()) {
        const std::vector<std::string_view> shorter(ids.begin(), ids.end() - 1);
        const decide::Walk before = decide::walk(chart, shorter);
        ASSERT_EQ(before.question, w.path.back().node);
        ASSERT_TRUE(
            std::includes(before.candidates.begin(), before.candidates.end(), w.candidates.begin(), w.candidates.end()))
            << link;
      }
    });
    if (paths >= most_paths) continue;
    std::sort(seen.begin(), seen.end());
    seen.erase(std::unique(seen.begin(), seen.end()), seen.end());
    EXPECT_EQ(seen, decide::walk(chart, {}).candidates) << "what is promised at the start is what the paths end at";
  }
}

TEST(EveryChart, RoutesLeadWhereTheySay) {
  for (const Chart& chart : registry::charts()) {
    SCOPED_TRACE(chart.id);
    for (std::uint16_t i = 0; i < chart.nodes.size(); ++i) {
      const decide::Route route = decide::route_to(chart, to_node(i));
      ASSERT_TRUE(route.found) << chart.nodes[i].id;
      EXPECT_EQ(decide::walk(chart, route.answers).question, &chart.nodes[i]);
    }
    const std::vector<std::uint16_t> promised = decide::walk(chart, {}).candidates;
    for (std::uint16_t i = 0; i < registry::statuses().size(); ++i) {
      const registry::Status& status = registry::statuses()[i];
      const decide::Route route = decide::route_to(chart, {TargetKind::status, i});
      if (route.found) {
        EXPECT_EQ(decide::walk(chart, route.answers).outcome, &status);
        EXPECT_TRUE(std::binary_search(promised.begin(), promised.end(), status.code));
      }
    }
  }
}

TEST(EveryChart, RandomAnswersNeverCrash) {
  std::uint64_t seed = 0x9e3779b97f4a7c15;
  const auto next = [&](std::size_t below) {
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return static_cast<std::size_t>(seed % below);
  };
  std::vector<std::string_view> words{"", "yes", "no", "\xff\xfe", ",", "%2C", "\xe2\x80\xae"};
  for (const Chart& chart : registry::charts())
    for (const Node& node : chart.nodes)
      for (const Answer& each : node.answers) words.push_back(each.id);
  for (const Chart& chart : registry::charts()) {
    for (int round = 0; round < 2000; ++round) {
      std::vector<std::string_view> ids;
      const std::size_t length = next(12);
      for (std::size_t i = 0; i < length; ++i) {
        // Half of the time an answer that exists here, so that walks get deep.
        const decide::Walk so_far = decide::walk(chart, ids);
        if (next(2) == 0 && so_far.question != nullptr && !so_far.question->answers.empty())
          ids.push_back(so_far.question->answers[next(so_far.question->answers.size())].id);
        else
          ids.push_back(words[next(words.size())]);
      }
      const decide::Walk w = decide::walk(chart, ids);
      ASSERT_EQ(w.path.size() + w.ignored.size(), ids.size());
      for (std::size_t i = 0; i < w.path.size(); ++i) ASSERT_EQ(w.path[i].answer->id, ids[i]);
      for (std::size_t i = 0; i < w.ignored.size(); ++i) ASSERT_EQ(w.ignored[i], ids[w.path.size() + i]);
      // Whatever was answered, each house has a verdict where there is an outcome, and none where there is not.
      for (const decide::House house : decide::all_houses()) {
        const decide::Verdict verdict = decide::verdict(w, house);
        ASSERT_EQ(verdict.status != nullptr, w.outcome != nullptr);
        ASSERT_EQ(verdict.standard, w.outcome);
        ASSERT_EQ(decide::stances(verdict).empty(), verdict.positions.empty());
      }
    }
  }
}

}  // namespace
