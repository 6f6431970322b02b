// src/app/compare: which codes are compared, and the ids of comparisons.
#include "app/compare.h"

#include <gtest/gtest.h>

#include <set>

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

TEST(Compare, EveryPairOnceAndItsIdLeadsBack) {
  const auto all = comparisons();
  ASSERT_FALSE(all.empty());
  std::set<std::string> seen;
  for (const auto& comparison : all) {
    ASSERT_EQ(comparison.size(), 2u);
    EXPECT_LT(registry::index_of(*comparison[0]), registry::index_of(*comparison[1]));
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
        return (c[0] == &status && c[1] == other) || (c[1] == &status && c[0] == other);
      });
      EXPECT_TRUE(there || other == &status) << status.id << " and " << id;
    }
}

}  // namespace
}  // namespace app
