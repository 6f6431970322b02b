// src/app/reduce: what each action does to the state. Addresses stand for states.
#include <gtest/gtest.h>

#include <vector>

#include "app/derived.h"
#include "app/labels.h"
#include "app/state.h"
#include "decide/decide.h"
#include "hostile.h"

namespace app {
namespace {

using Kind = Action::Kind;

State after(std::string_view url, std::vector<Action> actions) {
  State state = parse_url(url);
  for (const auto& action : actions) state = reduce(state, action);
  return state;
}

Action act(Kind kind, int number = 0, std::string text = {}) { return {kind, number, std::move(text)}; }

std::string first_hit(std::string_view url) { return digits(results_of(parse_url(url)).hits.at(0).status->code) + "/"; }

TEST(Reduce, Addresses) {
  struct Row {
    std::string before;
    std::vector<Action> actions;
    std::string after;
  };
  const auto& chart = registry::charts().front();
  const auto& root = chart.nodes[chart.root];
  const std::string first(root.answers.front().id);
  const std::string second =
      std::string(decide::walk(chart, decide::split_answers(first)).question->answers.front().id);
  const std::vector<Row> rows = {
      {"404/", {act(Kind::none)}, "404/"},
      {"", {Action::navigate("compare/401-403/")}, "compare/401-403/"},
      {"?q=a&class=4xx", {Action::navigate("404/")}, "404/"},
      {"", {Action::navigate("no/such/page")}, "no/such/page"},
      // Typing goes to the list, keeps the filter, and replaces what was there.
      {"", {act(Kind::type, 0, "too many")}, "?q=too+many"},
      {"404/?class=4xx", {act(Kind::type, 0, "gone")}, "?q=gone&class=4xx"},
      {"which/redirects/", {act(Kind::type, 0, "gone")}, "?q=gone"},
      {"compare/401-403/", {act(Kind::type, 0, "gone")}, "?q=gone"},
      {"no/such/page", {act(Kind::type, 0, "gone")}, "?q=gone"},
      {"?q=gone", {act(Kind::type, 0, "")}, ""},
      {"class/4xx/", {act(Kind::type, 0, "a"), act(Kind::type, 0, "")}, "class/4xx/"},
      // Clearing: first the box, then the opened code.
      {"404/?q=gone", {act(Kind::clear)}, "404/"},
      {"404/?q=gone", {act(Kind::clear), act(Kind::clear)}, ""},
      {"404/?class=4xx", {act(Kind::clear)}, "class/4xx/"},
      {"about/", {act(Kind::clear)}, "about/"},
      {"no/such/page", {act(Kind::clear)}, ""},
      {"", {act(Kind::clear)}, ""},
      {"404/", {act(Kind::toggle_help), act(Kind::clear)}, "404/"},
      // What is wrong with a request.
      {"failures/",
       {act(Kind::toggle_fault, 0, "missing"), act(Kind::toggle_fault, 0, "auth")},
       "failures/?f=auth,missing"},
      {"failures/?f=auth,missing", {act(Kind::toggle_fault, 0, "auth")}, "failures/?f=missing"},
      {"failures/?f=auth", {act(Kind::toggle_fault, 0, "auth")}, "failures/"},
      {"failures/?f=auth", {act(Kind::toggle_fault, 0, "nope")}, "failures/?f=auth"},
      {"404/", {act(Kind::toggle_fault, 0, "auth")}, "404/"},
      // A heading's place stays until the list changes.
      {"", {Action::navigate("429/#header-fields")}, "429/#header-fields"},
      {"429/#header-fields", {act(Kind::cycle_theme)}, "429/#header-fields"},
      {"429/#header-fields", {act(Kind::toggle_class, 4)}, "429/?class=4xx"},
      {"429/#header-fields", {act(Kind::type, 0, "gone")}, "?q=gone"},
      {"429/", {Action::navigate("429/#no such thing")}, "429/"},
      // The current hit.
      {"?q=404", {act(Kind::open_current)}, first_hit("?q=404") + "?q=404"},
      {"?q=qqzzxxkk", {act(Kind::open_current)}, "?q=qqzzxxkk"},
      {"?q=qqzzxxkk", {act(Kind::move, 1)}, "?q=qqzzxxkk"},
      // Filters combine with the search and keep an opened code.
      {"", {act(Kind::toggle_class, 4)}, "class/4xx/"},
      {"class/4xx/", {act(Kind::toggle_class, 4)}, ""},
      {"class/4xx/", {act(Kind::toggle_class, 5)}, "?class=4xx,5xx"},
      {"?q=a", {act(Kind::toggle_class, 4)}, "?q=a&class=4xx"},
      {"404/", {act(Kind::toggle_class, 3)}, "404/?class=3xx"},
      {"about/", {act(Kind::toggle_class, 3)}, "class/3xx/"},
      {"", {act(Kind::toggle_vendor)}, "?vendor=yes"},
      {"?vendor=yes", {act(Kind::toggle_vendor)}, ""},
      {"", {act(Kind::toggle_standing, 0)}, "?standing=standard"},
      {"?standing=standard", {act(Kind::toggle_standing, 0)}, ""},
      {"?is=common", {act(Kind::toggle_property, search::cacheable)}, "?is=cacheable,common"},
      {"?is=common", {act(Kind::toggle_property, search::common)}, ""},
      {"?q=a&class=4xx&standing=standard&is=common&vendor=yes", {act(Kind::clear_filters)}, "?q=a"},
      // Numbers that no printer sends change nothing.
      {"", {act(Kind::toggle_class, -1)}, ""},
      {"", {act(Kind::toggle_class, 77)}, ""},
      {"", {act(Kind::toggle_standing, 99)}, ""},
      {"", {act(Kind::toggle_property, 4096)}, ""},
      // The wizard.
      {"which/", {act(Kind::answer, 0, first)}, "which/?a=" + first},
      {"which/", {act(Kind::answer, 0, first), act(Kind::answer, 0, second)}, "which/?a=" + first + "," + second},
      {"which/", {act(Kind::answer, 0, first), act(Kind::undo_answer)}, "which/"},
      {"which/",
       {act(Kind::answer, 0, first), act(Kind::answer, 0, second), act(Kind::undo_answer)},
       "which/?a=" + first},
      {"which/", {act(Kind::undo_answer)}, "which/"},
      {"which/", {act(Kind::answer, 0, "no-such-answer")}, "which/"},
      {"which/", {act(Kind::answer, 0, "")}, "which/"},
      {"which/", {act(Kind::answer, 0, first + "," + second)}, "which/?a=" + first + "," + second},
      {"404/", {act(Kind::answer, 0, first)}, "404/"},
      {"404/", {act(Kind::undo_answer)}, "404/"},
      // The house that leads. A chart opened afresh starts with the one picked last; an address with answers does not,
      // since it is what somebody saw.
      {"which/", {act(Kind::set_house, 0, "zalando")}, "which/?house=zalando"},
      {"which/?house=zalando", {act(Kind::set_house, 0, "rfc")}, "which/"},
      {"which/", {act(Kind::set_house, 0, "azure"), act(Kind::answer, 0, first)}, "which/?a=" + first + "&house=azure"},
      {"which/?a=" + first + "&house=azure", {act(Kind::undo_answer)}, "which/?house=azure"},
      {"which/", {act(Kind::set_house, 0, "no-such-house")}, "which/"},
      {"which/methods/?a=delete,absent",
       {act(Kind::set_house, 0, "methods.delete.absent:204")},
       "which/methods/?a=delete,absent&house=methods.delete.absent:204"},
      {"which/methods/", {act(Kind::set_house, 0, "methods.delete.absent:418")}, "which/methods/"},
      {"which/methods/?house=azure,methods.delete.absent:404",
       {act(Kind::answer, 0, "delete"), act(Kind::answer, 0, "absent")},
       "which/methods/?a=delete,absent&house=azure,methods.delete.absent:404"},
      {"which/?house=zalando,azure", {act(Kind::none)}, "which/"},
      {"which/?house=methods.delete.absent:204,nowhere.x.y:404",
       {act(Kind::none)},
       "which/?house=methods.delete.absent:204"},
      {"",
       {act(Kind::prefer_house, 0, "methods.delete.absent:204"), Action::navigate("which/")},
       "which/?house=methods.delete.absent:204"},
      {"which/", {act(Kind::set_house, 0, "")}, "which/"},
      {"404/", {act(Kind::set_house, 0, "azure")}, "404/"},
      {"", {act(Kind::prefer_house, 0, "azure"), Action::navigate("which/")}, "which/?house=azure"},
      {"", {act(Kind::prefer_house, 0, "azure"), Action::navigate("which/redirects/")}, "which/redirects/?house=azure"},
      {"", {act(Kind::prefer_house, 0, "azure"), Action::navigate("which/?a=" + first)}, "which/?a=" + first},
      {"", {act(Kind::prefer_house, 0, "azure"), Action::navigate("which/?house=rfc")}, "which/?house=rfc"},
      {"", {act(Kind::prefer_house, 0, "azure"), Action::navigate("which/?house=zalando")}, "which/?house=zalando"},
      {"", {act(Kind::prefer_house, 0, "nobody"), Action::navigate("which/")}, "which/"},
      {"which/?house=zalando", {Action::navigate("404/"), Action::navigate("which/")}, "which/"},
      {"which/",
       {act(Kind::set_house, 0, "json-api"), Action::navigate("404/"), Action::navigate("which/")},
       "which/?house=json-api"},
      // What is no part of the address.
      {"404/?q=a",
       {act(Kind::cycle_theme), act(Kind::set_theme, 2), act(Kind::copied, 0, "Copied"), act(Kind::toggle_help)},
       "404/?q=a"},
  };
  for (const Row& row : rows) {
    const State state = after(row.before, row.actions);
    EXPECT_EQ(to_url(state), row.after) << row.before << ", " << row.actions.size() << " actions, first "
                                        << static_cast<int>(row.actions[0].kind) << " “" << row.actions[0].text << "” "
                                        << row.actions[0].number;
  }
}

TEST(Reduce, TheCurrentHitStaysInTheList) {
  State state = parse_url("?q=not");
  const int count = static_cast<int>(results_of(state).hits.size());
  ASSERT_GT(count, 2);
  EXPECT_EQ(reduce(state, act(Kind::move, -1)).current, 0);
  for (int i = 0; i < count + 5; ++i) state = reduce(state, act(Kind::move, 1));
  EXPECT_EQ(state.current, count - 1);
  const auto* last = results_of(state).hits.back().status;
  EXPECT_EQ(reduce(state, act(Kind::open_current)).id, digits(last->code));
  // Another query starts again at the first hit.
  EXPECT_EQ(reduce(state, act(Kind::type, 0, "gone")).current, 0);
  EXPECT_EQ(reduce(state, act(Kind::toggle_class, 4)).current, 0);
}

TEST(Reduce, SignalsAreOpenedLikeCodes) {
  State state = reduce(parse_url(""), act(Kind::type, 0, "UF,URX"));
  EXPECT_EQ(to_url(reduce(state, act(Kind::open_current))), "signals/envoy/#uf");
  state = reduce(state, act(Kind::move, 1));
  const State open = reduce(state, act(Kind::open_current));
  EXPECT_EQ(to_url(open), "signals/envoy/#urx");
  EXPECT_EQ(open.current, parse_url(to_url(open)).current);
  EXPECT_EQ(open.query, "");
  state = reduce(reduce(state, act(Kind::move, 1)), act(Kind::move, 1));
  EXPECT_EQ(to_url(reduce(state, act(Kind::open_current))), "503/?q=UF,URX");
}

TEST(Reduce, WithoutASearchNothingIsCurrentUntilAnArrowKeySaysSo) {
  State state = parse_url("");
  EXPECT_EQ(reduce(state, act(Kind::open_current)).view, View::explore)
      << "Enter in the empty search box opens nothing";
  state = reduce(state, act(Kind::move, 1));
  EXPECT_EQ(state.current, 0);
  EXPECT_EQ(reduce(state, act(Kind::open_current)).view, View::code);
  // From an opened code the arrows go to its neighbors.
  state = reduce(parse_url("404/"), act(Kind::move, 1));
  EXPECT_EQ(reduce(state, act(Kind::open_current)).id, "405");
}

TEST(Reduce, OpeningAFurtherMeaningShowsIt) {
  for (const auto& status : registry::statuses()) {
    if (registry::with_code(status.code).front().id == status.id) continue;
    State state;
    state.query = digits(status.code);
    const auto hits = results_of(state).hits;
    for (std::size_t i = 0; i < hits.size(); ++i)
      if (hits[i].status == &status) {
        state.current = static_cast<int>(i);
        const State open = reduce(state, act(Kind::open_current));
        EXPECT_EQ(open.meaning, status.id);
        EXPECT_EQ(parse_url(to_url(open)).meaning, status.id);
      }
  }
}

TEST(Reduce, ThemeCyclesAndSurvivesNavigation) {
  State state;
  EXPECT_EQ(state.theme, Theme::system);
  state = reduce(state, act(Kind::cycle_theme));
  EXPECT_EQ(state.theme, Theme::light);
  EXPECT_EQ(state.announce, "Theme: light");
  state = reduce(state, act(Kind::cycle_theme));
  EXPECT_EQ(state.theme, Theme::dark);
  state = reduce(state, Action::navigate("404/"));
  EXPECT_EQ(state.theme, Theme::dark);
  EXPECT_EQ(reduce(state, act(Kind::cycle_theme)).theme, Theme::system);
  EXPECT_EQ(reduce(state, act(Kind::set_theme, 1)).theme, Theme::light);
  for (int nonsense : {-1, 3, 1000}) EXPECT_EQ(reduce(state, act(Kind::set_theme, nonsense)).theme, Theme::dark);
}

TEST(Reduce, WhatIsSaid) {
  EXPECT_EQ(after("", {act(Kind::type, 0, "not")}).announce, "") << "the count stands in a status region of its own";
  EXPECT_EQ(after("", {act(Kind::copied, 0, "Copied")}).announce, "Copied");
  EXPECT_EQ(after("", {act(Kind::copied, 0, "Copied"), act(Kind::none)}).announce, "") << "said once";
  EXPECT_NE(parse_url("?class=9xx").notice, "");
  EXPECT_EQ(after("?class=9xx", {act(Kind::move, 1)}).notice, "")
      << "a notice is about the address, until the next action";

  // The wizard says its next question, and its outcome.
  State state = parse_url("which/");
  for (int i = 0; i < 100; ++i) {
    const auto walk = decide::walk(*registry::find_chart(state.id), decide::split_answers(state.answers));
    if (!walk.question) break;
    state = reduce(state, act(Kind::answer, 0, std::string(walk.question->answers.front().id)));
    const auto next = decide::walk(*registry::find_chart(state.id), decide::split_answers(state.answers));
    EXPECT_EQ(state.announce, next.outcome ? title_of(*next.outcome) : std::string(next.question->ask));
  }
  EXPECT_NE(decide::walk(*registry::find_chart(state.id), decide::split_answers(state.answers)).outcome, nullptr);
}

TEST(Reduce, GoingBackInAChartSaysTheQuestionThatIsAskedAgain) {
  const auto& chart = registry::charts().front();
  const auto first = decide::walk(chart, {});
  const State one = after("which/", {act(Kind::answer, 0, std::string(first.question->answers[0].id))});
  ASSERT_FALSE(one.answers.empty());
  const State back = reduce(one, act(Kind::undo_answer));
  EXPECT_EQ(back.answers, "");
  EXPECT_EQ(back.announce, first.question->ask);
  EXPECT_EQ(reduce(back, act(Kind::none)).announce, "") << "said once";
}

TEST(Reduce, AChartKeepsItsZoomAsLongAsItsPageIsOpen) {
  const State zoomed = after("which/", {act(Kind::zoom, 2)});
  ASSERT_NE(zoomed.zoom, State().zoom);
  const std::string answered =
      "which/?a=" + std::string(decide::walk(registry::charts().front(), {}).question->answers[0].id);
  EXPECT_EQ(reduce(zoomed, act(Kind::navigate, 0, answered)).zoom, zoomed.zoom);
  EXPECT_EQ(reduce(zoomed, act(Kind::navigate, 0, "404/")).zoom, State().zoom) << "another page starts afresh";
}

TEST(Reduce, PickingAHouseIsSaidAndRememberedOpeningALinkIsNot) {
  State state = after("which/validation/?a=content,rule", {act(Kind::set_house, 0, "zalando")});
  EXPECT_EQ(state.announce, "Zalando: 400 Bad Request");
  EXPECT_EQ(remembered_house(state), "zalando");
  EXPECT_EQ(after("which/", {act(Kind::set_house, 0, "google-aip")}).announce, "Google AIP-193");
  // Somebody else's link shows what they saw, and does not change what I picked.
  state = reduce(state, Action::navigate("which/validation/?a=content,rule&house=azure"));
  EXPECT_EQ(decide::id_of(state.house), "azure");
  EXPECT_EQ(remembered_house(state), "zalando");
  EXPECT_EQ(remembered_house(reduce(state, act(Kind::set_house, 0, "rfc"))), "");
  // The outcome that an answer leads to is the house's.
  state = after("which/validation/?a=content&house=zalando", {act(Kind::answer, 0, "rule")});
  EXPECT_EQ(state.announce, "400 Bad Request");
}

// The way to every outcome of every chart, seen with every house: each state comes back from its address, and going
// back gives the state before.
TEST(Reduce, EveryWayComesBackFromItsAddressWithEveryHouse) {
  for (const auto& chart : registry::charts())
    for (const auto house : decide::all_houses()) {
      State state = parse_url("which/" + std::string(chart.id) + "/");
      state = reduce(state, act(Kind::set_house, 0, std::string(decide::id_of(house))));
      std::vector<State> stack{state};
      int seen = 0;
      while (!stack.empty() && ++seen < 600) {
        const State now = stack.back();
        stack.pop_back();
        const std::string url = to_url(now);
        const State again = parse_url(url);
        ASSERT_EQ(to_url(again), url);
        ASSERT_EQ(again.notice, "") << url;
        ASSERT_EQ(again.house, house) << url;
        ASSERT_EQ(again.answers, now.answers) << url;
        const auto walk = decide::walk(chart, decide::split_answers(now.answers));
        if (!walk.question) continue;
        for (const auto& answer : walk.question->answers) {
          const State next = reduce(now, act(Kind::answer, 0, std::string(answer.id)));
          ASSERT_NE(to_url(next), url);
          ASSERT_EQ(to_url(reduce(next, act(Kind::undo_answer))), url);
          stack.push_back(next);
        }
      }
    }
}

TEST(Reduce, HelpOpensAndCloses) {
  State state = after("404/", {act(Kind::toggle_help)});
  EXPECT_TRUE(state.help);
  EXPECT_FALSE(reduce(state, act(Kind::toggle_help)).help);
  EXPECT_FALSE(reduce(state, act(Kind::clear)).help);
}

TEST(Reduce, TypingReplacesTheHistoryEntryAndAChoicePushesOne) {
  for (Kind kind : {Kind::navigate, Kind::open_current, Kind::toggle_class, Kind::toggle_vendor, Kind::toggle_standing,
                    Kind::toggle_property, Kind::clear_filters, Kind::answer, Kind::undo_answer, Kind::set_house})
    EXPECT_TRUE(makes_history(act(kind))) << static_cast<int>(kind);
  for (Kind kind : {Kind::none, Kind::type, Kind::clear, Kind::move, Kind::cycle_theme, Kind::set_theme, Kind::copied,
                    Kind::toggle_help, Kind::prefer_house})
    EXPECT_FALSE(makes_history(act(kind))) << static_cast<int>(kind);
}

TEST(Reduce, IsPure) {
  const State before = parse_url("404/?q=not&class=4xx");
  const std::string url = to_url(before);
  for (int kind = 0; kind <= static_cast<int>(Kind::prefer_house); ++kind) {
    const Action action = act(static_cast<Kind>(kind), 1, "which/");
    const State once = reduce(before, action), twice = reduce(before, action);
    EXPECT_EQ(to_url(once), to_url(twice)) << kind;
    EXPECT_EQ(once.current, twice.current);
    EXPECT_EQ(once.announce, twice.announce);
    EXPECT_EQ(to_url(before), url);
  }
}

TEST(Reduce, HostileTextSettles) {
  for (const auto& text : kHostile)
    for (const char* before : {"", "404/", "which/", "no/such/page"})
      for (Kind kind : {Kind::navigate, Kind::type, Kind::answer, Kind::copied, Kind::set_house, Kind::prefer_house}) {
        const State state = after(before, {act(kind, 0, text)});
        if (state.view == View::not_found) continue;
        EXPECT_EQ(to_url(parse_url(to_url(state))), to_url(state)) << text.substr(0, 60);
        EXPECT_LE(state.query.size(), 1000u);
      }
}

}  // namespace
TEST(Reduce, TakingAnAnswerBackSaysTheQuestionAgain) {
  app::State state = app::parse_url("which/redirects/");
  const auto first = decide::walk(*registry::find_chart("redirects"), {});
  ASSERT_NE(first.question, nullptr);
  state = app::reduce(state, {app::Action::Kind::answer, 0, std::string(first.question->answers[0].id)});
  ASSERT_FALSE(state.answers.empty());
  state = app::reduce(state, {app::Action::Kind::undo_answer, 0, {}});
  EXPECT_TRUE(state.answers.empty());
  EXPECT_EQ(state.announce, first.question->ask);
}

// What is searched or walked anew has memory of its own, made before the last one's is given back.
TEST(Derived, ArrowsDoNotSearchAgain) {
  State state = reduce(parse_url(""), {Kind::type, 0, "too many"});
  const auto* hits = results_of(state).hits.data();
  for (const int step : {1, 1, -1}) {
    state = reduce(state, {Kind::move, step, {}});
    view(state);
    EXPECT_EQ(results_of(state).hits.data(), hits);
  }
  // (Another search's hits may come to stand where these stood.)
  EXPECT_EQ(results_of(reduce(state, {Kind::type, 0, "teapot"})).hits.front().status->code, 418);
}

TEST(Derived, AnAnswerWalksItsChartOnce) {
  const State asked = parse_url("which/redirects/");
  const std::string first(walk_of(asked).question->answers.front().id);
  const State answered = reduce(asked, {Kind::answer, 0, first});
  const auto* path = walk_of(answered).path.data();
  view(answered);
  EXPECT_EQ(walk_of(answered).path.data(), path);
  EXPECT_NE(walk_of(asked).path.data(), path);
}

}  // namespace app
