// src/app/compare: which codes are compared, and the ids of comparisons.
#include "app/compare.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "app/labels.h"
#include "app/state.h"

namespace app {
namespace {

std::string ids(const std::optional<Comparison>& comparison) {
  if (!comparison) return "none";
  std::string out;
  for (const auto* status : *comparison) (out += out.empty() ? "" : " ") += status->id;
  return out;
}

TEST(Compare, IdsParse) {
  struct Row {
    const char *id, *statuses;
  };
  const Row rows[] = {
      {"401-403", "401 403"},
      {"403-401", "401 403"},  // any order
      {"401-403-404", "401 403 404"},
      {"404-403-401-400", "400 401 403 404"},
      {"499-nginx-408", "408 499-nginx"},  // ids with a hyphen of their own
      {"408-499-nginx", "408 499-nginx"},
      {"401-401-403", "401 403"},  // each once
      {"401-401", "none"},         // one only
      {"401", "none"},
      {"", "none"},
      {"-", "none"},
      {"401-", "none"},
      {"-401-403", "none"},
      {"401--403", "none"},
      {"nginx-401", "none"},
      {"401-999999", "none"},
      {"401-nginx", "none"},
      {"400-401-403-404-409", "none"},  // five are too many
      {"401-403/../404", "none"},
      {"０-401", "none"},
  };
  for (const Row& row : rows) EXPECT_EQ(ids(parse_comparison(row.id)), row.statuses) << row.id;
}

TEST(Compare, EachOnceAndItsIdLeadsBack) {
  const auto all = comparisons();
  ASSERT_FALSE(all.empty());
  std::set<std::string> seen;
  for (const auto& comparison : all) {
    ASSERT_GE(comparison.size(), 2u);
    ASSERT_LE(comparison.size(), 4u);
    for (std::size_t i = 1; i < comparison.size(); ++i)
      EXPECT_LT(registry::index_of(*comparison[i - 1]), registry::index_of(*comparison[i]));
    const std::string id = comparison_id(comparison);
    EXPECT_TRUE(seen.insert(id).second) << id << " twice";
    const auto back = parse_comparison(id);
    EXPECT_TRUE(back && *back == comparison) << id << " became " << ids(back);
  }
}

TEST(Compare, WhatIsConfusedCanBeCompared) {
  const auto all = comparisons();
  for (const auto& status : registry::statuses())
    for (auto id : status.confused_with) {
      const auto* other = registry::find(id);
      ASSERT_NE(other, nullptr) << status.id << " names " << id;
      const bool there = std::any_of(all.begin(), all.end(), [&](const Comparison& c) {
        return c.size() == 2 && ((c[0] == &status && c[1] == other) || (c[1] == &status && c[0] == other));
      });
      EXPECT_TRUE(there || other == &status) << status.id << " and " << id;
    }
}

TEST(Compare, WhatSomebodyWroteIsFoundByTheCodesOnly) {
  const auto all = comparisons();
  ASSERT_FALSE(registry::comparisons().empty());
  for (const auto& one : registry::comparisons()) {
    std::string id;
    for (auto part : one.ids) (id += id.empty() ? "" : "-") += part;
    const auto comparison = parse_comparison(id);
    ASSERT_TRUE(comparison) << id;
    EXPECT_EQ(comparison_id(*comparison), id);
    EXPECT_EQ(written(*comparison), &one) << id;
    EXPECT_NE(std::find(all.begin(), all.end(), *comparison), all.end()) << id;
  }
  EXPECT_EQ(written(*parse_comparison("404-500")), nullptr);
  EXPECT_EQ(written(*parse_comparison("502-503")), nullptr) << "of three codes two";
}

TEST(Compare, TitlesJoinWithOneOr) {
  EXPECT_EQ(title_of(*parse_comparison("401-403")), "401 Unauthorized or 403 Forbidden");
  EXPECT_EQ(title_of(*parse_comparison("502-503-504")),
            "502 Bad Gateway, 503 Service Unavailable or 504 Gateway Timeout");
  EXPECT_EQ(title_of(*parse_comparison("420-twitter-429")), "420 Enhance Your Calm (Twitter) or 429 Too Many Requests");
}

TEST(Compare, ThePageOpensWithWhatTellsThemApart) {
  for (const auto& one : registry::comparisons()) {
    std::string id;
    for (auto part : one.ids) (id += id.empty() ? "" : "-") += part;
    const Page page = view(parse_url("compare/" + id + "/"));
    const auto main =
        std::find_if(page.nodes.begin(), page.nodes.end(), [](const Node& n) { return n.role == Role::main; });
    ASSERT_NE(main, page.nodes.end());
    const auto heading = static_cast<std::size_t>(main - page.nodes.begin()) + 1;
    const auto lead = page.nodes[heading].end;
    ASSERT_EQ(page.nodes[lead].look, Look::lead) << id;
    std::string wanted(one.apart);
    for (const auto& source : one.sources) wanted += (&source == &one.sources.front() ? " " : ", ") + citation(source);
    EXPECT_EQ(page.text_of(lead), wanted) << id;
    EXPECT_EQ(describe(parse_url("compare/" + std::string(id) + "/")), one.apart) << id;
  }
}

// Nobody chooses a vendor's code; people meet it.
TEST(Compare, TheRowOfSituationsSaysWhoseCodesTheyAre) {
  const auto row_of = [](const char* path) {
    const Page page = view(parse_url(path));
    for (std::size_t i = 0; i < page.nodes.size(); ++i)
      if (page.nodes[i].role == Role::header_cell && page.text_of(i).find(" it when") != std::string::npos)
        return std::string(page.text_of(i));
    return std::string("none");
  };
  EXPECT_EQ(row_of("compare/401-403/"), "Use it when");
  EXPECT_EQ(row_of("compare/499-nginx-504/"), "Use or meet it when");
  EXPECT_EQ(row_of("compare/521-cloudflare-522-cloudflare/"), "You meet it when");
}

TEST(Compare, TheIndexHasWhatSomebodyWroteFirst) {
  const Page page = view(parse_url("compare/"));
  std::vector<std::string> links, expected;
  for (const auto& node : page.nodes)
    if (node.role == Role::link && node.href.rfind("compare/", 0) == 0 && node.href.size() > 8 &&
        node.part != Part::printer)
      links.push_back(node.href);
  for (const bool curated : {true, false})
    for (const auto& comparison : comparisons())
      if ((written(comparison) != nullptr) == curated) expected.push_back("compare/" + comparison_id(comparison) + "/");
  EXPECT_EQ(links, expected);
}

}  // namespace
}  // namespace app
