// src/search/topics.h: what a query names beside codes, in the registry's own index.
#include "search/topics.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "search/search.h"

namespace {

using search::Hit;

std::string first(const char* query) {
  const auto results = search::search(query);
  return results.hits.empty() ? "" : search::path_of(results.hits[0]);
}

bool has(const char* query, std::string_view path) {
  for (const Hit& hit : search::search(query).hits)
    if (search::path_of(hit) == path) return true;
  return false;
}

TEST(Topics, ComparisonsStandFirst) {
  EXPECT_EQ(first("401 vs 403"), "compare/401-403/");
  EXPECT_EQ(first("difference between 301 and 308"), "compare/301-308/");
  EXPECT_EQ(first("bad gateway vs gateway timeout"), "compare/502-504/");
  const auto results = search::search("403 vs 401");
  ASSERT_GE(results.hits.size(), 3u);
  EXPECT_EQ(results.hits[0].status, nullptr) << "it leads to either";
  EXPECT_EQ(results.hits[0].topic->name, "401 Unauthorized or 403 Forbidden");
  EXPECT_EQ(results.hits[1].status->id, "403");
  EXPECT_TRUE(has("403 vs 401", "401/"));
  EXPECT_NE(first("100 vs 505"), "compare/100-505/") << "nobody takes them for each other";
}

TEST(Topics, AKindThatIsNamedLeads) {
  EXPECT_EQ(first("webhooks flowchart"), "which/webhooks/");
  EXPECT_EQ(first("flowchart for uploads"), "which/upload/");
  EXPECT_EQ(first("retry-after header"), "field/retry-after/");
  EXPECT_EQ(first("PROPFIND method"), "method/propfind/");
  EXPECT_EQ(first("zalando guidelines"), "which/?house=zalando");
}

TEST(Topics, ANameIsFound) {
  for (const auto& [query, path] :
       {std::pair("retry-after", "field/retry-after/"), std::pair("www-authenticate", "field/www-authenticate/"),
        std::pair("Content-Location", "field/content-location/"), std::pair("oauth", "which/oauth/"),
        std::pair("graphql", "which/graphql/"), std::pair("PROPFIND", "method/propfind/"),
        std::pair("etag", "field/etag/"), std::pair("ETag", "field/etag/"),
        std::pair("zalando", "which/?house=zalando"), std::pair("google aip", "which/?house=google-aip")})
    EXPECT_TRUE(has(query, path)) << query;
  EXPECT_TRUE(search::search("www-authenticate").hits[0].is_code()) << "a name of codes, too";
}

TEST(Topics, NothingElseIs) {
  for (const char* query : {"404", "not found", "put a file", "the page moved", "lock the door", "5xx",
                            "too many requests", "class:4xx", "upload too big", "location header missing"})
    for (const Hit& hit : search::search(query).hits)
      EXPECT_FALSE(hit.topic) << query << ": " << (hit.topic ? search::path_of(hit) : "");
}

TEST(Topics, FiltersAndLimitsHold) {
  search::Filter filter;
  filter.classes = 1 << 4;
  for (const Hit& hit : search::search("401 vs 403", filter).hits) EXPECT_TRUE(hit.is_code());
  const auto all = search::search("retry-after", {}, 1000);
  for (std::size_t limit = 0; limit < 4; ++limit) {
    const auto some = search::search("retry-after", {}, limit);
    ASSERT_EQ(some.hits.size(), limit);
    for (std::size_t i = 0; i < limit; ++i) EXPECT_EQ(search::path_of(some.hits[i]), search::path_of(all.hits[i]));
  }
  std::size_t topics = 0;
  for (std::size_t i = 0; i < all.hits.size(); ++i) {
    topics += all.hits[i].topic != nullptr;
    EXPECT_GT(all.hits[i].score, 0);
    if (i > 0) EXPECT_LE(all.hits[i].score, all.hits[i - 1].score);
    for (const search::Span& span : all.hits[i].name_spans) EXPECT_LE(span.begin, span.end);
  }
  EXPECT_EQ(topics, 1u);
}

TEST(Topics, AQueryOfFillersListsWhatIsLookedForMost) {
  for (const char* query : {"so", "som", "should", "should do", "what status cod"}) {
    const auto results = search::search(query);
    EXPECT_TRUE(results.vague) << query;
    ASSERT_EQ(results.hits.size(), 10u) << query;
    EXPECT_TRUE(has(query, "404/") && has(query, "500/")) << query;
    EXPECT_EQ(results.hits[0].part, search::Part::often) << query;
  }
  search::Filter filter;
  filter.classes = 1 << 5;
  for (const Hit& hit : search::search("should", filter).hits) EXPECT_EQ(hit.status->code / 100, 5);
  EXPECT_EQ(search::search("should", {}, 3).hits.size(), 3u);
}

}  // namespace
