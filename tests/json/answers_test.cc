// src/json/answers: what programs are told, against the public dataset, for every chart and answer and many queries.
#include "json/answers.h"

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include "decide/outcome.h"

namespace {

using Json = nlohmann::json;

const Json& dataset() {
  static const Json it = Json::parse(std::ifstream(GENERATED_DIR "/statuses.json"), nullptr, false);
  return it;
}

const Json& entry(const std::string& id) {
  static const std::map<std::string, Json> it = [] {
    std::map<std::string, Json> out;
    for (const auto& one : dataset()["codes"]) out[one["id"]] = one;
    return out;
  }();
  return it.at(id);
}

TEST(Answers, OutcomesAmongHits) {
  const find::Found found = find::find("DELETE twice", {}, 3);
  const auto& results = found.results;
  const Json hits = Json::parse(json::of_hits(found), nullptr, false);
  ASSERT_EQ(hits.size(), 3u);
  ASSERT_TRUE(results.hits[0].found);
  Json first = hits[0];
  EXPECT_NEAR(first["score"].get<double>(), static_cast<double>(results.hits[0].score), 1e-3);
  first.erase("score");
  EXPECT_EQ(first, (Json{{"code", 404},
                         {"id", "methods/delete,absent"},
                         {"name", results.hits[0].found->label},
                         {"why", "symptom"},
                         {"kind", "outcome"},
                         {"path", "which/methods/?a=delete,absent"},
                         {"chart", "methods"},
                         {"answers", {"delete", "absent"}}}));
  const auto status = std::find_if(hits.begin(), hits.end(), [](const Json& hit) { return hit["kind"] == "status"; });
  ASSERT_NE(status, hits.end());
  EXPECT_EQ((*status)["id"], "404");
}

TEST(Answers, TopicsAmongHits) {
  struct Row {
    const char *query, *kind, *id, *path;
    Json code;
  };
  for (const Row& row : {Row{"401 vs 403", "comparison", "401-403", "compare/401-403/", nullptr},
                         Row{"retry-after", "field", "retry-after", "field/retry-after/", nullptr},
                         Row{"accept-patch header", "field", "accept-patch", "field/accept-patch/", 415},
                         Row{"oauth flowchart", "chart", "oauth", "which/oauth/", nullptr},
                         Row{"zalando", "house", "zalando", "which/?house=zalando", nullptr},
                         Row{"propfind", "method", "propfind", "method/propfind/", nullptr}}) {
    const Json hits = Json::parse(json::of_hits(find::find(row.query, {}, 50)), nullptr, false);
    const auto hit = std::find_if(hits.begin(), hits.end(), [&](const Json& one) { return one["kind"] == row.kind; });
    ASSERT_NE(hit, hits.end()) << row.query;
    EXPECT_EQ((*hit)["id"], row.id);
    EXPECT_EQ((*hit)["path"], row.path);
    EXPECT_EQ((*hit)["code"], row.code);
    EXPECT_TRUE((*hit)["name"].is_string());
  }
}

TEST(Answers, Hits) {
  std::size_t hits = 0;
  for (const char* query : {"404", "too many", "retry-after", "", "qqzzxxkk", "nginx timeout", "teapot", "4xx", "\xff",
                            "upload too big", "moved", "who are you"}) {
    const find::Found found = find::find(query, {}, 20);
    const auto& results = found.results;
    EXPECT_TRUE(found.signals.empty()) << query;
    const Json read = Json::parse(json::of_hits(found), nullptr, false);
    ASSERT_TRUE(read.is_array()) << query;
    ASSERT_EQ(read.size(), results.hits.size());
    hits += read.size();
    for (std::size_t i = 0; i < read.size(); ++i) {
      const auto& hit = read[i];
      if (results.hits[i].found) continue;
      EXPECT_EQ(hit.size(), 7u);
      EXPECT_EQ(hit["path"], search::path_of(results.hits[i]));
      if (results.hits[i].topic) continue;
      EXPECT_EQ(hit["kind"], "status");
      EXPECT_EQ(hit["id"], results.hits[i].status->id);
      EXPECT_EQ(hit["code"], entry(hit["id"])["code"]);
      EXPECT_EQ(hit["name"], entry(hit["id"])["name"]);
      EXPECT_NEAR(hit["score"].get<double>(), static_cast<double>(results.hits[i].score), 1e-3);
      EXPECT_TRUE(hit["why"].is_string());
    }
  }
  EXPECT_GT(hits, 50u);
  const auto part = [](const char* query) {
    return Json::parse(json::of_hits(find::find(query, {}, 1)))[0]["why"].get<std::string>();
  };
  EXPECT_EQ(part("404"), "number");
  EXPECT_EQ(part("Not Found"), "name");
}

/// Visits every walk of a chart up to its outcomes.
template <class Visit>
void all_walks(const registry::Chart& chart, std::vector<std::string_view>& answers, const Visit& visit) {
  const auto walk = decide::walk(chart, answers);
  visit(walk);
  if (!walk.question || answers.size() > 40) return;
  for (const auto& answer : walk.question->answers) {
    answers.push_back(answer.id);
    // From a chart's last answer it goes on in another chart, which has a turn of its own.
    if (answer.to.kind != registry::TargetKind::chart) all_walks(chart, answers, visit);
    answers.pop_back();
  }
}

TEST(Answers, Walks) {
  std::size_t outcomes = 0, questions = 0, fields = 0, own = 0;
  for (const auto& chart : registry::charts()) {
    std::vector<std::string_view> answers;
    all_walks(chart, answers, [&](const decide::Walk& walk) {
      const Json read = Json::parse(json::of_walk(walk), nullptr, false);
      ASSERT_TRUE(read.is_object());
      EXPECT_EQ(read.size(), 5u);
      EXPECT_EQ(read["chart"], chart.id);
      EXPECT_EQ(read["path"].size(), walk.path.size());
      EXPECT_EQ(read["candidates"].size(), walk.candidates.size());
      EXPECT_EQ(read["question"].is_null(), walk.question == nullptr);
      EXPECT_EQ(read["result"].is_null(), walk.outcome == nullptr);
      if (walk.question) {
        ++questions;
        EXPECT_EQ(read["question"]["answers"].size(), walk.question->answers.size());
        return;
      }
      ++outcomes;
      const auto& result = read["result"];
      const Json& expected = entry(result["id"]);
      const auto& last = *walk.path.back().answer;
      ASSERT_EQ(result["fields"].size(), last.fields.size() + expected["fields"].size());
      for (std::size_t i = 0; i < expected["fields"].size(); ++i)
        EXPECT_EQ(result["fields"][last.fields.size() + i], expected["fields"][i]) << "the dataset's own objects";
      for (std::size_t i = 0; i < last.fields.size(); ++i) EXPECT_EQ(result["fields"][i]["name"], last.fields[i].name);
      own += !last.example.empty();
      EXPECT_EQ(result["own_example"], !last.example.empty());
      if (!last.example.empty()) EXPECT_EQ(result["example"], last.example);
      ASSERT_EQ(result["see_also"].size(), last.see_also.size());
      for (std::size_t i = 0; i < last.see_also.size(); ++i) {
        EXPECT_EQ(result["see_also"][i]["chart"], last.see_also[i].chart);
        EXPECT_EQ(result["see_also"][i]["answers"].size(), last.see_also[i].answers.size());
      }
      fields += result["fields"].size();
      EXPECT_EQ(result["name"], expected["name"]);
      if (last.example.empty()) EXPECT_EQ(result["example"].get<std::string>().rfind("HTTP/", 0), 0u) << result["id"];
      for (const auto& lost : result["runners_up"]) EXPECT_EQ(lost["name"], entry(lost["id"])["name"]);
      EXPECT_EQ(result["code"], expected["code"]);
      EXPECT_FALSE(result["because"].get<std::string>().empty());
      EXPECT_FALSE(result["runners_up"].empty());
      EXPECT_FALSE(result["sources"].empty());
    });
  }
  EXPECT_GT(outcomes, 100u);
  EXPECT_GT(questions, 100u);
  EXPECT_GT(fields, 10u);
  EXPECT_GT(own, 100u);
}

TEST(Answers, SearchesHaveAClockOnlyWhereItIsAskedFor) {
  const find::Found found = find::find("404", {}, 1);
  const Json plain = Json::parse(json::of_search("404\n", found), nullptr, false);
  EXPECT_EQ(plain, (Json{{"query", "404\n"}, {"results", Json::parse(json::of_hits(found))}}));
  Json timed = Json::parse(json::of_search("404\n", found, 12), nullptr, false);
  EXPECT_EQ(timed["ns"], 12);
}

TEST(Answers, SignalsStandBesideCodes) {
  const find::Found found = find::find("503 UF,URX", {}, 3);
  const Json hits = Json::parse(json::of_hits(found), nullptr, false);
  ASSERT_EQ(hits.size(), 5u);
  EXPECT_EQ(hits[0], (Json{{"code", 503},
                           {"id", "envoy/uf"},
                           {"score", nullptr},
                           {"name", "UF"},
                           {"why", found.signals[0].because},
                           {"kind", "signal"},
                           {"path", "signals/envoy/#uf"},
                           {"system", found.signals[0].system->name}}));
  EXPECT_EQ(hits[1]["id"], "envoy/urx");
  EXPECT_EQ(hits[2]["kind"], "status");

  // No word of theirs leads the search to 503, but the signal does.
  const Json sent = Json::parse(json::of_hits(find::find("UF,URX", {}, 3)), nullptr, false);
  const auto code = std::find_if(sent.begin(), sent.end(), [](const Json& hit) { return hit["kind"] == "status"; });
  ASSERT_NE(code, sent.end());
  EXPECT_EQ((*code)["code"], 503);
  EXPECT_EQ((*code)["why"], "signal");
  EXPECT_EQ((*code)["score"], nullptr);

  const Json later = Json::parse(json::of_hits(find::find("451", {}, 1)), nullptr, false);
  ASSERT_EQ(later.size(), 2u);
  EXPECT_EQ(later[0]["id"], "451");
  EXPECT_EQ(later[1]["id"], "rtsp/451");
}

}  // namespace
