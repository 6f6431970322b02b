// src/tools/cli/dataset: slices of JSON.
#include "tools/cli/dataset.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace {

using nlohmann::json;

TEST(Dataset, EntriesAreSlices) {
  const json all = json::parse(cli::statuses_json, nullptr, false);
  ASSERT_FALSE(all.is_discarded());
  for (const auto& expected : all["codes"]) {
    const auto slice = cli::entry(expected["id"].get<std::string>());
    EXPECT_EQ(slice.front(), '{');
    EXPECT_EQ(slice.back(), '}');
    EXPECT_EQ(json::parse(slice, nullptr, false), expected);
  }
  for (const char* id : {"4", "no", "", "codes"}) EXPECT_EQ(cli::entry(id), "");
}

TEST(Dataset, Members) {
  const auto one = cli::entry("1");
  EXPECT_EQ(cli::member(one, "id"), "\"1\"");
  EXPECT_EQ(cli::member(one, "name"), R"("}],{\"[\\")");
  EXPECT_EQ(cli::member(one, "o"), "{}");
  EXPECT_EQ(cli::member(one, "missing"), "");
  EXPECT_EQ(cli::member("{}", "x"), "");
  EXPECT_EQ(cli::member("{\"a\":1}", "a"), "1");
  EXPECT_EQ(cli::member("{\"a\":12 ,\"b\":null}", "a"), "12");
  EXPECT_EQ(cli::member("{\"a\":12 ,\"b\":null}", "b"), "null");
}

TEST(Dataset, Elements) {
  const auto parts = cli::elements(cli::member(cli::entry("1"), "x"));
  const std::vector<std::string_view> expected{"1", "-2.5e3", "true", "null", "{\"id\":\"no\"}"};
  EXPECT_EQ(parts, expected);
  EXPECT_TRUE(cli::elements("[]").empty());
  EXPECT_TRUE(cli::elements("[ ]").empty());
  EXPECT_EQ(cli::elements("[[],[1,[2]]]").size(), 2u);
}

}  // namespace
