// src/search/cases.h: what a query that describes a case finds first, and what it must not disturb.
#include "search/cases.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "decide/decide.h"
#include "fixture.h"
#include "search/search.h"

namespace {

std::vector<std::string> split(const std::string& line, char at) {
  std::vector<std::string> out;
  std::istringstream in(line);
  for (std::string part; std::getline(in, part, at);) out.push_back(part);
  return out;
}

std::vector<std::vector<std::string>> rows(const std::string& path) {
  std::vector<std::vector<std::string>> out;
  std::ifstream file(SOURCE_DIR "/tests/" + path);
  for (std::string line; std::getline(file, line);)
    if (!line.empty() && line[0] != '#') out.push_back(split(line, '\t'));
  return out;
}

std::string id_of(const search::Case& one) {
  return std::string(registry::charts()[one.chart].id) + "/" + std::string(one.answers);
}

TEST(Cases, ADescriptionFindsItsOutcomeFirst) {
  const auto table = rows("search/cases.tsv");
  ASSERT_GE(table.size(), 60u);
  for (const auto& row : table) {
    ASSERT_EQ(row.size(), 3u) << row[0];
    const search::Results results = search::search(row[0]);
    ASSERT_FALSE(results.hits.empty()) << row[0];
    const search::Hit& first = results.hits[0];
    ASSERT_TRUE(first.found) << row[0] << " finds " << first.status->id;
    EXPECT_EQ(std::to_string(first.status->code), row[1]) << row[0];
    const auto right = split(row[2], ' ');
    EXPECT_NE(std::find(right.begin(), right.end(), id_of(*first.found)), right.end())
        << row[0] << " finds " << id_of(*first.found);
    // The first code is that of the case, and says why it is there.
    const auto code =
        std::find_if(results.hits.begin(), results.hits.end(), [](const search::Hit& hit) { return !hit.found; });
    ASSERT_NE(code, results.hits.end()) << row[0];
    EXPECT_EQ(code->status, first.status) << row[0];
    EXPECT_TRUE(!code->matched.empty() || !code->summary_spans.empty()) << row[0];
    for (std::size_t i = 1; i < results.hits.size(); ++i)
      EXPECT_GE(results.hits[i - 1].score, results.hits[i].score) << row[0];
  }
}

// What the flowcharts have no answer for, and search had wrong.
TEST(Cases, OtherContradictionsAreGone) {
  const std::pair<const char*, const char*> table[] = {{"session expired mcp", "404"},
                                                       {"mcp-session-id unknown", "404"},
                                                       {"status -1", "000-client"},
                                                       {"status code: -1", "000-client"}};
  for (const auto& [query, id] : table) {
    const search::Results results = search::search(query);
    ASSERT_FALSE(results.hits.empty()) << query;
    EXPECT_EQ(results.hits[0].status->id, id) << query;
  }
  EXPECT_NE(search::search("-1").hits.at(0).status->id, "000-client") << "no word says that it is a status";
}

// Each case leads where its address leads, and its texts are the chart's.
TEST(Cases, TheyAreTheOutcomesOfTheCharts) {
  std::set<std::string> seen;
  for (const auto& row : rows("search/cases.tsv"))
    for (const search::Hit& hit : search::search(row[0]).hits) {
      if (!hit.found || !seen.insert(id_of(*hit.found)).second) continue;
      const auto& chart = registry::charts()[hit.found->chart];
      const decide::Walk walk = decide::walk(chart, decide::split_answers(hit.found->answers));
      ASSERT_TRUE(walk.outcome) << id_of(*hit.found);
      EXPECT_TRUE(walk.ignored.empty());
      EXPECT_EQ(walk.outcome, hit.status);
      const registry::Answer& answer = *walk.path.back().answer;
      EXPECT_EQ(hit.found->label.substr(0, answer.label.size()), answer.label);
      EXPECT_EQ(hit.found->label.size(), answer.label.size() + (answer.detail.empty() ? 0 : 2 + answer.detail.size()));
      EXPECT_EQ(hit.found->trail.empty(), walk.path.size() == 1);
      if (walk.path.size() > 1) EXPECT_EQ(hit.found->trail.rfind(walk.path[0].answer->label, 0), 0u);
      for (const auto& [spans, text] :
           {std::pair(&hit.name_spans, hit.found->label), std::pair(&hit.summary_spans, hit.found->trail)})
        for (const search::Span& span : *spans) EXPECT_LE(span.end, text.size());
    }
  EXPECT_GE(seen.size(), 50u);
}

// A false lead costs more than a missing one: over all queries of the benchmark, hardly a case leads to a wrong code.
TEST(Cases, HardlyLeadToAWrongCode) {
  std::size_t leading = 0, wrong = 0;
  for (const auto& row : rows("bench/search/queries.tsv")) {
    const search::Results results = search::search(row[2]);
    if (results.hits.empty() || !results.hits[0].found) continue;
    ++leading;
    bool right = false;
    for (const std::string& id : split(row[3], ',')) right |= std::atoi(id.c_str()) == results.hits[0].status->code;
    wrong += !right;
  }
  EXPECT_GE(leading, 60u) << "or else this says nothing";
  EXPECT_LE(wrong * 100, leading * 4) << wrong << " of " << leading;
}

TEST(Cases, NamesAndNumbersFindTheirCodeFirst) {
  for (const registry::Status& status : registry::statuses()) {
    char number[8];
    std::snprintf(number, sizeof number, "%03d", status.code);
    for (const std::string& query : {std::string(number), "HTTP " + std::string(number), std::string(status.name)}) {
      const search::Results results = search::search(query);
      ASSERT_FALSE(results.hits.empty()) << query;
      if (status.owner.empty()) EXPECT_FALSE(results.hits[0].found) << query;
    }
  }
  for (const char* query : {"class:4xx delete twice", "401 delete twice", "delete vs delete twice", "delete"})
    EXPECT_FALSE(search::search(query).hits.at(0).found) << query;
}

TEST(Cases, AFilterAndALimitCountThem) {
  const search::Results all = search::search("delete twice", {}, 1000);
  ASSERT_TRUE(all.hits.at(0).found);
  for (int cls = 2; cls <= 5; ++cls) {
    search::Filter filter;
    filter.classes = static_cast<std::uint8_t>(1u << cls);
    std::vector<std::pair<const search::Case*, const registry::Status*>> narrowed, expected;
    for (const search::Hit& hit : search::search("delete twice", filter, 1000).hits)
      narrowed.emplace_back(hit.found, hit.status);
    for (const search::Hit& hit : all.hits)
      if (search::passes(filter, *hit.status)) expected.emplace_back(hit.found, hit.status);
    EXPECT_EQ(narrowed, expected) << cls;
  }
  for (const std::size_t limit : {0u, 1u, 2u, 3u, 5u}) {
    const search::Results some = search::search("delete twice", {}, limit);
    ASSERT_EQ(some.hits.size(), limit);
    for (std::size_t i = 0; i < limit; ++i) EXPECT_EQ(some.hits[i].status, all.hits[i].status) << limit;
  }
}

// By hand: three cases over the fixture's entries.
struct Small {
  search::BuiltIndex built;
  search::Cases cases;
};
const Small& small() {
  static const search::Case list[] = {{5, 0, "gone", "The letter was burned", ""},
                                      {3, 0, "stamp,wrong", "The stamp is wrong: torn, foreign", "It has a stamp"},
                                      {5, 0, "stamp,none", "The stamp is missing", "It has a stamp"}};
  static const Small it = [] {
    search::IndexInput input;
    for (const search::Case& one : list) {
      search::EntryText text;
      text.id = "letters/" + std::string(one.answers);
      text.aliases = {std::string(one.label)};
      text.summary = one.trail;
      input.entries.push_back(text);
    }
    input.synonyms.fillers = {"the", "is", "it", "a", "was"};
    input.synonyms.intents = {{{"page not found in the ashes"}, {"letters/stamp,wrong"}}};
    std::vector<search::Mistake> mistakes;
    Small made{search::build_index(input, mistakes), {}};
    EXPECT_TRUE(mistakes.empty());
    made.cases = {made.built.view(), list};
    return made;
  }();
  return it;
}

search::Results find(const char* query) {
  search::Results results;
  search::search_in(fixture::index(), small().cases, {}, fixture::statuses(), query, {}, 50, results);
  return results;
}

TEST(Cases, OnlySayingsOverruleNamesAndSymptoms) {
  // No name or symptom has these words, and no saying: nothing is sure.
  EXPECT_TRUE(find("letter burned").hits.empty() || !find("letter burned").hits[0].found);
  // A saying of a case overrules the alias of an entry; its own code comes next.
  const search::Results results = find("page not found in the ashes");
  ASSERT_GE(results.hits.size(), 3u);
  ASSERT_TRUE(results.hits[0].found);
  EXPECT_EQ(results.hits[0].found->answers, "stamp,wrong");
  EXPECT_EQ(results.hits[0].part, search::Part::symptom);
  EXPECT_EQ(results.hits[0].matched, "page not found in the ashes");
  EXPECT_EQ(results.hits[1].status, &fixture::statuses()[3]);
  EXPECT_EQ(results.hits[1].part, search::Part::outcome);
  EXPECT_EQ(results.hits[1].matched, "The stamp is wrong: torn, foreign");
  EXPECT_EQ(results.hits[2].status->id, "404");
  // The name itself stays what it is.
  EXPECT_FALSE(find("not found").hits.at(0).found);
}

TEST(Cases, LeadWithTheirBestPhrase) {
  const auto leads = [](std::uint32_t fit, bool said, bool agrees, bool named) {
    return search::leads({0, 900, 256, fit, said}, {agrees, named});
  };
  EXPECT_TRUE(leads(256, true, false, false));
  EXPECT_FALSE(leads(256, false, false, false)) << "no saying overrules";
  EXPECT_TRUE(leads(256, false, true, false));
  EXPECT_FALSE(leads(40, true, true, false));
  EXPECT_FALSE(leads(256, false, true, true)) << "a name stays first";
  EXPECT_TRUE(leads(256, true, true, true)) << "unless it is said of the case";
}

}  // namespace
