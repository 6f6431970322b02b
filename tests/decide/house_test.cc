// src/decide/house.h
#include "decide/house.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>

namespace {

using decide::House;
using registry::Answer;
using registry::Node;
using registry::Position;
using registry::Source;
using registry::TargetKind;

House house(std::string_view id) { return decide::house_from(id).value(); }

std::uint16_t index_of(std::string_view id) {
  return static_cast<std::uint16_t>(registry::index_of(*registry::find(id)));
}

TEST(House, IdsAndNames) {
  std::set<std::string_view> ids;
  for (const House house : decide::all_houses()) {
    EXPECT_TRUE(ids.insert(decide::id_of(house)).second);
    EXPECT_EQ(decide::house_from(decide::id_of(house)), house);
    EXPECT_FALSE(decide::name_of(house).empty());
    EXPECT_EQ(decide::label_of(house).substr(0, 3), decide::name_of(house).substr(0, 3));
  }
  for (const char* no : {"", "RFC", "Zalando", "google", "rfc ", "zalando,azure", "\xff"})
    EXPECT_FALSE(decide::house_from(no)) << no;
}

// One question, whose answers differ in what houses say.
class Houses : public testing::Test {
 protected:
  const std::array<Source, 1> rfc{Source{"RFC 9110", "15.5.21", ""}}, guide{Source{"Zalando", "x", ""}};
  const std::array<Position, 4> four{
      Position{"Azure", "400", "Any of it.", guide}, Position{"RFC", "422", "It parses.", rfc},
      Position{"Google AIP", "400", "INVALID_ARGUMENT.", guide}, Position{"Zalando", "409", "Never 422.", guide}};
  const std::array<Position, 3> agreed{Position{"Azure", "409", "Yes.", guide}, Position{"RFC", "409", "Yes.", rfc},
                                       Position{"Zalando", "409", "Yes.", guide}};
  const std::array<Position, 1> odd{Position{"Azure", "999", "No such code.", guide}};
  const std::array<Answer, 4> answers{
      Answer{"rule",
             "rule",
             {},
             {TargetKind::status, index_of("422")},
             "A rule is broken.",
             {},
             false,
             {},
             {},
             four,
             {},
             {},
             {}},
      Answer{
          "none", "none", {}, {TargetKind::status, index_of("404")}, "It is gone.", {}, false, {}, {}, {}, {}, {}, {}},
      Answer{"same",
             "same",
             {},
             {TargetKind::status, index_of("409")},
             "It is there.",
             {},
             false,
             {},
             {},
             agreed,
             {},
             {},
             {}},
      Answer{
          "odd", "odd", {}, {TargetKind::status, index_of("404")}, "It is odd.", {}, false, {}, {}, odd, {}, {}, {}}};
  const std::array<Node, 1> nodes{Node{"why", "Why?", {}, {}, answers}};

  decide::Walk walk(std::string_view answer) {
    chart.id = "houses";
    chart.nodes = nodes;
    const std::vector<std::string_view> given{answer};
    return decide::walk(chart, given);
  }
  registry::Chart chart{};
};

TEST_F(Houses, TheirCodesLeadAndNobodyIsHidden) {
  struct Row {
    const char* answer;
    House house;
    const char *leads, *standard;
    bool position;
    const char* stances;
  };
  const Row rows[] = {
      {"rule", decide::kSpecifications, "422", "422", true,
       "RFC 9110 says 422, Azure and Google AIP say 400, Zalando says 409."},
      {"rule", house("zalando"), "409", "422", true,
       "Zalando says 409, RFC 9110 says 422, Azure and Google AIP say 400."},
      {"rule", house("azure"), "400", "422", true,
       "Azure says 400, RFC 9110 says 422, Google AIP says 400, Zalando says 409."},
      {"rule", house("google-aip"), "400", "422", true,
       "Google AIP says 400, RFC 9110 says 422, Azure says 400, Zalando says 409."},
      // Where a house has no position, the specifications' answer stands.
      {"rule", house("json-api"), "422", "422", false,
       "RFC 9110 says 422, Azure and Google AIP say 400, Zalando says 409."},
      {"none", decide::kSpecifications, "404", "404", false, ""},
      {"none", house("zalando"), "404", "404", false, ""},
      {"same", decide::kSpecifications, "409", "409", true, "RFC 9110, Azure and Zalando say 409."},
      {"same", house("zalando"), "409", "409", true, "Zalando, RFC 9110 and Azure say 409."},
      {"odd", house("azure"), "404", "404", true, "Azure says 999."},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(testing::Message() << row.answer << " " << decide::id_of(row.house));
    const auto verdict = decide::verdict(walk(row.answer), row.house);
    EXPECT_EQ(verdict.house, row.house);
    EXPECT_EQ(verdict.status->id, row.leads);
    EXPECT_EQ(verdict.standard->id, row.standard);
    EXPECT_EQ(verdict.position != nullptr, row.position);
    EXPECT_EQ(verdict.differs(), std::string(row.leads) != row.standard);
    EXPECT_EQ(decide::stances(verdict), row.stances);
  }
  EXPECT_EQ(decide::stances(answers[0]), rows[0].stances);
  for (const auto& answer : answers) EXPECT_EQ(decide::practice_differs(answer), answer.id == "rule") << answer.id;
}

TEST_F(Houses, AQuestionHasNoVerdict) {
  const auto verdict = decide::verdict(walk("no such answer"), house("zalando"));
  EXPECT_EQ(verdict.status, nullptr);
  EXPECT_EQ(verdict.position, nullptr);
  EXPECT_TRUE(verdict.positions.empty());
  EXPECT_EQ(decide::stances(verdict), "");
}

/// Every answer of every chart that is an outcome, with the walk that leads there.
template <class Visit>
void all_outcomes(Visit visit) {
  for (const auto& chart : registry::charts())
    for (std::uint16_t i = 0; i < chart.nodes.size(); ++i) {
      const auto route = decide::route_to(chart, {TargetKind::node, i});
      for (const auto& answer : chart.nodes[i].answers) {
        if (answer.to.kind != TargetKind::status) continue;
        auto given = route.answers;
        given.push_back(answer.id);
        visit(decide::walk(chart, given), answer);
      }
    }
}

TEST(EveryChart, WhatLeadsIsNoRunnerUp) {
  std::size_t removed = 0;
  all_outcomes([&](const decide::Walk& walk, const Answer& answer) {
    for (const House house : decide::all_houses()) {
      const auto verdict = decide::verdict(walk, house);
      const auto lost = decide::runners_up(walk, verdict);
      for (const auto* one : lost)
        EXPECT_NE(one->id, verdict.status->id) << decide::permalink(walk) << " " << decide::id_of(house);
      // Nothing else is hidden, and by the specifications alone nothing at all.
      const std::size_t won = answer.lost.size() - lost.size();
      EXPECT_LE(won, verdict.differs() ? 1u : 0u) << decide::permalink(walk) << " " << decide::id_of(house);
      removed += won;
    }
  });
  EXPECT_GT(removed, 50u) << "some houses pick what the specifications refuse";
}

// Who picks a house must not get two codes for one situation, whichever chart it is looked up in.
TEST(EveryChart, AHouseSaysTheSameWhereverTheSameAnswerIsGiven) {
  std::map<std::string, std::map<std::string, std::string>> said;
  all_outcomes([&](const decide::Walk& walk, const Answer& answer) {
    for (const Position& position : answer.positions) {
      const std::string key = std::string(walk.outcome->id) + " " + std::string(answer.because);
      const auto [entry, is_new] = said[key].emplace(position.house, position.id);
      EXPECT_TRUE(is_new || entry->second == position.id)
          << walk.chart->id << " " << decide::permalink(walk) << ": " << position.house << " says " << position.id
          << " here and " << entry->second << " elsewhere";
    }
  });
  EXPECT_GT(said.size(), 40u);
}

TEST(EveryChart, EveryHouseHasPositionsThatCanBeLookedUp) {
  std::map<std::string_view, std::size_t> positions;
  all_outcomes([&](const decide::Walk& walk, const Answer& answer) {
    for (const Position& position : answer.positions) {
      ++positions[position.house];
      for (const Source& source : position.sources) EXPECT_FALSE(source.url.empty()) << decide::permalink(walk);
    }
  });
  for (const House house : decide::all_houses())
    EXPECT_GE(positions[decide::name_of(house)], 9u) << decide::name_of(house);
}

TEST(EveryChart, EveryOutcomeHasAVerdictForEveryHouse) {
  std::set<House> heard;
  for (const auto& chart : registry::charts())
    for (std::uint16_t i = 0; i < chart.nodes.size(); ++i) {
      const auto route = decide::route_to(chart, {TargetKind::node, i});
      for (const auto& answer : chart.nodes[i].answers) {
        auto given = route.answers;
        given.push_back(answer.id);
        const auto walk = decide::walk(chart, given);
        if (!walk.outcome) continue;
        SCOPED_TRACE(testing::Message() << chart.id << " " << decide::permalink(walk));
        std::set<std::string_view> houses;
        for (const auto& position : answer.positions) {
          EXPECT_TRUE(houses.insert(position.house).second) << position.house << " speaks twice";
          EXPECT_FALSE(position.says.empty());
          EXPECT_FALSE(position.sources.empty());
          EXPECT_NE(registry::find(position.id), nullptr) << position.id;
          if (position.house == decide::name_of(decide::kSpecifications)) EXPECT_EQ(position.id, walk.outcome->id);
        }
        if (!houses.empty()) EXPECT_TRUE(houses.count("RFC")) << "what the specifications say is missing";
        for (const House house : decide::all_houses()) {
          const auto verdict = decide::verdict(walk, house);
          EXPECT_EQ(verdict.standard, walk.outcome);
          EXPECT_EQ(verdict.positions.size(), answer.positions.size());
          EXPECT_EQ(verdict.position != nullptr, houses.count(decide::name_of(house)) == 1);
          if (verdict.position) EXPECT_EQ(verdict.positions.front(), verdict.position);
          EXPECT_EQ(verdict.status->id, verdict.position ? verdict.position->id : walk.outcome->id);
          if (verdict.position) heard.insert(house);
          // What each says stands in the sentence.
          const std::string sentence = decide::stances(verdict);
          for (const auto& position : answer.positions) {
            EXPECT_NE(sentence.find(" " + std::to_string(registry::find(position.id)->code)), std::string::npos)
                << sentence;
            if (position.house != "RFC") EXPECT_NE(sentence.find(position.house), std::string::npos) << sentence;
          }
        }
      }
    }
  EXPECT_EQ(heard.size(), decide::all_houses().size()) << "a house without any position is none";
}

// Houses of one's own, over the real flowcharts.

const Position* position_of(const decide::Walk& walk, std::string_view house) {
  for (const Position& position : walk.path.back().answer->positions)
    if (position.house == house) return &position;
  return nullptr;
}

decide::Walk walked(std::string_view chart, std::string_view answers) {
  return decide::walk(*registry::find_chart(chart), decide::split_answers(answers));
}

TEST(OwnHouse, ChoicesLeadWhereverTheSamePositionsMeet) {
  const House mine = house("methods.delete.absent:204");
  EXPECT_TRUE(decide::is_own(mine));
  EXPECT_EQ(decide::base_of(mine), decide::kSpecifications);
  EXPECT_EQ(decide::label_of(mine), "Your own");
  EXPECT_EQ(decide::id_of(mine), "methods.delete.absent:204");
  EXPECT_EQ(house("methods.delete.absent:204"), mine) << "the same choices are the same house";
  const auto absent = walked("methods", "delete,absent");
  const auto verdict = decide::verdict(absent, mine);
  EXPECT_EQ(verdict.status->id, "204");
  EXPECT_EQ(verdict.standard->id, "404");
  EXPECT_TRUE(verdict.own);
  EXPECT_EQ(verdict.position, position_of(absent, "Azure"));
  EXPECT_EQ(decide::stances(verdict).rfind("You (like Azure) say 204, RFC 9110 says 404, ", 0), 0u)
      << decide::stances(verdict);
  // The same question in the default chart.
  EXPECT_EQ(decide::verdict(walked("which", "request,absent,twice"), mine).status->id, "204");
  // Others are as they were.
  const auto other = decide::verdict(walked("validation", "content,rule"), mine);
  EXPECT_EQ(other.status->id, "422");
  EXPECT_FALSE(other.own);
  EXPECT_EQ(decide::stances(other), decide::stances(decide::verdict(walked("validation", "content,rule"), {})));
}

TEST(OwnHouse, AChoiceIsAgainstAPublishedHouse) {
  const House mine = house("azure,methods.delete.absent:404");
  EXPECT_EQ(decide::id_of(decide::base_of(mine)), "azure");
  EXPECT_EQ(decide::verdict(walked("methods", "delete,absent"), mine).status->id, "404");
  EXPECT_EQ(decide::verdict(walked("validation", "content,rule"), mine).status->id, "400") << "Azure’s";
  EXPECT_EQ(decide::verdict(walked("methods", "delete,absent"), house("azure")).status->id, "204");
}

TEST(OwnHouse, TheLongestValidPartCounts) {
  struct Row {
    const char *list, *house, *wrong, *because, *known;
  };
  const Row rows[] = {
      {"rfc", "rfc", "", "", ""},
      {"zalando", "zalando", "", "", ""},
      {"methods.delete.absent:204,validation.content.rule:400", "methods.delete.absent:204,validation.content.rule:400",
       "", "", ""},
      {"rfc,methods.delete.absent:204", "methods.delete.absent:204", "", "", ""},
      {"", "rfc", "", "is no house", "zalando"},
      {"azur,methods.delete.absent:404", "rfc", "azur", "is no house", "azure"},
      {"azure,zalando,methods.delete.absent:404", "azure", "zalando", "is no choice", ""},
      {"azure,methods.delete.gone:404,validation.content.rule:422", "azure", "methods.delete.gone:404",
       "names no answer of a flowchart", "methods.delete.absent:404"},
      {"methods.delete.absent:204,nowhere.a.b:404", "methods.delete.absent:204", "nowhere.a.b:404",
       "names no answer of a flowchart", "methods.delete.absent:404"},
      {"methods.delete.absent:418", "rfc", "methods.delete.absent:418", "names a code that no house sends there",
       "methods.delete.absent:204"},
      {"methods.delete.later:404", "rfc", "methods.delete.later:404",
       "is about an answer on which no house has a position", ""},
      {"methods.delete.absent:204,which.absent.twice:404", "methods.delete.absent:204", "", "", ""},
      {"methods.delete:204", "rfc", "methods.delete:204", "is no choice, which is written chart.question.answer:code",
       ""},
      {"Methods.delete.absent:204", "rfc", "Methods.delete.absent:204",
       "is no choice, which is written chart.question.answer:code", ""},
      {"methods.delete.absent:204,", "methods.delete.absent:204", "", "is no choice", ""},
      {"<script>:204", "rfc", "<script>:204", "is no choice, which is written chart.question.answer:code", ""},
  };
  for (const Row& row : rows) {
    const decide::Chosen read = decide::read_house(row.list);
    EXPECT_EQ(decide::id_of(read.house), row.house) << row.list;
    if (std::string_view(row.list).find("which.absent.twice") != std::string_view::npos) {
      EXPECT_FALSE(read.because.empty()) << "the question was asked in another chart, or has no such place";
      continue;
    }
    EXPECT_EQ(read.because, row.because) << row.list;
    if (!read.because.empty()) EXPECT_EQ(read.wrong, row.wrong) << row.list;
    const auto known = decide::known_instead(read.wrong);
    if (*row.known) EXPECT_NE(std::find(known.begin(), known.end(), row.known), known.end()) << row.list;
    const bool whole = read.because.empty() && decide::is_own(read.house);
    if (std::string_view(row.list).find(':') != std::string_view::npos)
      EXPECT_EQ(decide::house_from(row.list).has_value(), whole) << row.list;
  }
  std::string many;
  for (int i = 0; i < 100; ++i) many += "which.request.values:400,";
  EXPECT_EQ(decide::read_house(many).because, "is a second choice for the same question");
}

// Every contested outcome, every code that a house sends there: the choice leads, never stands among the losers, and is
// gone again where it says what the house says anyway.
TEST(OwnHouse, AnyCodeOfAnyHouseCanBeChosen) {
  std::size_t choices = 0;
  for (const registry::Chart& chart : registry::charts())
    for (std::size_t n = 0; n < chart.nodes.size(); ++n)
      for (const Answer& answer : chart.nodes[n].answers) {
        if (answer.to.kind != TargetKind::status || !decide::practice_differs(answer)) continue;
        auto answers = decide::route_to(chart, registry::Target::node(n)).answers;
        answers.push_back(answer.id);
        const decide::Walk walk = decide::walk(chart, answers);
        ASSERT_TRUE(walk.outcome);
        for (const House from : {decide::kSpecifications, house("azure"), house("methods.delete.absent:204")})
          for (const Position& position : answer.positions) {
            const House mine = decide::with_choice(from, walk, position.id);
            const auto verdict = decide::verdict(walk, mine);
            ASSERT_EQ(verdict.status->id, position.id) << decide::id_of(mine);
            for (const registry::RunnerUp* lost : decide::runners_up(walk, verdict))
              EXPECT_NE(lost->id, verdict.status->id) << decide::id_of(mine);
            EXPECT_EQ(decide::house_from(decide::id_of(mine)), mine) << decide::id_of(mine);
            EXPECT_EQ(decide::with_choice(mine, walk, position.id), mine);
            const auto before = decide::verdict(walk, decide::base_of(from));
            const House back = decide::with_choice(mine, walk, before.status->id);
            EXPECT_EQ(decide::verdict(walk, back).status, before.status);
            EXPECT_FALSE(decide::verdict(walk, back).own) << "no choice is left";
            ++choices;
          }
      }
  EXPECT_GT(choices, 1000u);
}

TEST(RealHouses, JsonApiAsksFor404WhereARelatedResourceIsMissing) {
  const auto walk = decide::walk(*registry::find_chart("validation"), decide::split_answers("content,reference"));
  ASSERT_TRUE(walk.outcome);
  const auto verdict = decide::verdict(walk, house("json-api"));
  EXPECT_EQ(verdict.standard->id, "422");
  EXPECT_EQ(verdict.status->id, "404");
  ASSERT_TRUE(verdict.position);
  EXPECT_EQ(verdict.position->sources.size(), 2u) << "for requests that create and for those that update";
}

}  // namespace
