// Covers src/find: one list of hits and signals. What each of the two finds is tested in its own room.
#include "find/find.h"

#include <gtest/gtest.h>

#include <string>

namespace find {
namespace {

constexpr std::size_t kMany = 50;

TEST(Find, ASureSignalStandsFirstAndBringsItsCode) {
  const Found found = find("UF,URX", {}, kMany);
  ASSERT_EQ(found.signals.size(), 2u);
  EXPECT_EQ(found.signals[0].signal->id, "uf");
  EXPECT_EQ(found.before, 0u);
  ASSERT_FALSE(found.results.hits.empty());
  EXPECT_EQ(found.results.hits[0].status->code, 503);
  EXPECT_EQ(found.results.hits[0].part, search::Part::signal);
  EXPECT_EQ(found.results.hits[0].matched, "UF");
}

TEST(Find, ACodeThatIsFoundAnywayStandsOnce) {
  const Found found = find("envoy 503 UF", {}, kMany);
  ASSERT_FALSE(found.signals.empty());
  int plain = 0;
  for (const auto& hit : found.results.hits) plain += hit.is_code() && hit.status->id == std::string_view("503");
  EXPECT_EQ(plain, 1);
}

TEST(Find, ANumberIsAStatusFirst) {
  const Found found = find("451", {}, kMany);
  ASSERT_FALSE(found.signals.empty());
  EXPECT_GE(found.before, 1u);
  EXPECT_EQ(found.results.hits[0].status->code, 451);
}

TEST(Find, TheFilterHoldsForSignalsAndTheirCodes) {
  search::Filter filter;
  filter.classes = 1u << static_cast<unsigned>(registry::Class::client_error);
  const Found found = find("UF,URX NoSuchKey", filter, kMany);
  ASSERT_EQ(found.signals.size(), 1u);
  EXPECT_EQ(found.signals[0].signal->name, "NoSuchKey");
  for (const auto& hit : found.results.hits)
    if (hit.is_code()) EXPECT_EQ(hit.status->code / 100, 4);
}

TEST(Find, LimitsAndNothing) {
  EXPECT_EQ(find("UF,URX", {}, 1).results.hits.size(), 1u);
  EXPECT_EQ(find("too many", {}, 3).results.hits.size(), 3u);
  EXPECT_TRUE(find("too many", {}, 3).signals.empty());
  EXPECT_FALSE(find("", {}, kMany).any());
  EXPECT_FALSE(find("qqzzxxkk", {}, kMany).any());
  // Words count in the first 1,000 bytes, signals wherever they stand.
  const std::string far = std::string(2000, 'x') + " ECONNRESET";
  EXPECT_EQ(find(std::string_view(far), {}, kMany).signals.size(), 1u);
}

}  // namespace
}  // namespace find
