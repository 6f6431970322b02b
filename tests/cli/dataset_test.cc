// src/tools/cli/dataset: entries and flowcharts, one by one.
#include "tools/cli/dataset.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace {

using nlohmann::json;

TEST(Dataset, EntriesAreThoseOfTheDataset) {
  const json all = json::parse(cli::statuses_json, nullptr, false);
  ASSERT_FALSE(all.is_discarded());
  for (const auto& expected : all["codes"]) {
    const auto& text = cli::entry(expected["id"].get<std::string>());
    EXPECT_EQ(json::parse(text, nullptr, false), expected);
    EXPECT_EQ(text.find('\n'), std::string::npos) << "one line each";
  }
  for (const char* id : {"4", "no", "", "codes"}) EXPECT_EQ(cli::entry(id), "");
  EXPECT_EQ(cli::chart_entry("c"), R"({"id":"c","nodes":[],"license":"L"})");
  EXPECT_EQ(cli::chart_entry("1"), "");
}

TEST(Dataset, KeysKeepTheirOrder) {
  EXPECT_EQ(cli::entry("1"), R"({"id":"1","name":"}],{\"[\\","x":[1,-2500.0,true,null,{"id":"no"}],"o":{}})");
}

}  // namespace
