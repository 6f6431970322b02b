// src/json/json: strings, numbers, objects and arrays as JSON. Read back by nlohmann's reader.
#include "json/json.h"

#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <vector>

namespace {

TEST(Json, AnyBytesBecomeAJsonString) {
  struct Row {
    std::string text, read;
  };
  const Row rows[] = {
      {"plain", "plain"},
      {"\"\\/\b\f\n\r\t", "\"\\/\b\f\n\r\t"},
      {std::string("\0\x01\x1f\x7f", 4), std::string("\0\x01\x1f\x7f", 4)},
      {"é€💥", "é€💥"},
      {"\xff", "\uFFFD"},
      {"a\xc3", "a\uFFFD"},
      {"\xc3(", "\uFFFD("},
      {"\xc0\xaf", "\uFFFD\uFFFD"},
      {"\xed\xa0\x80", "\uFFFD\uFFFD\uFFFD"},
      {"\xf4\x90\x80\x80", "\uFFFD\uFFFD\uFFFD\uFFFD"},
      {"\xf0\x9f\x92", "\uFFFD\uFFFD\uFFFD"},
      {"", ""},
  };
  for (const Row& row : rows) {
    std::string out;
    json::append_quoted(out, row.text);
    const auto read = nlohmann::json::parse(out, nullptr, false);
    ASSERT_TRUE(read.is_string()) << out;
    EXPECT_EQ(read.get<std::string>(), row.read);
  }
}

TEST(Json, Numbers) {
  struct Row {
    float value;
    const char* text;
  };
  for (const Row& row : {Row{0, "0"}, Row{1, "1"}, Row{0.5f, "0.5"}, Row{12.25f, "12.25"}, Row{3.0625f, "3.0625"},
                         Row{0.015625f, "0.015625"}, Row{100, "100"}, Row{1234567, "1234567"}, Row{9.9999999f, "10"},
                         Row{1e9f, "1000000000"}, Row{0.0000001f, "0"}, Row{1.000001f, "1.000001"}}) {
    std::string out;
    json::append_number(out, row.value);
    EXPECT_EQ(out, row.text);
  }
  // To seven digits everywhere, and always a number of JSON.
  for (float value = 0.01f; value < 1e8f; value *= 1.37f) {
    std::string out;
    json::append_number(out, value);
    const auto read = nlohmann::json::parse(out, nullptr, false);
    ASSERT_TRUE(read.is_number()) << out;
    EXPECT_LE(std::abs(read.get<double>() - static_cast<double>(value)),
              std::max(0.5e-6, static_cast<double>(value) * 1e-6))
        << out;
  }
}

TEST(Json, ObjectsAndArrays) {
  std::string out;
  {
    json::Object all(out);
    all.text("a\"", "b");
    json::array(all.key("list"), std::vector<int>{1, 2}, [&](int n) { out += std::to_string(n); });
    json::array(all.key("none"), std::vector<int>{}, [&](int) { out += "x"; });
    json::Object empty(all.key("empty"));
  }
  EXPECT_EQ(out, R"({"a\"":"b","list":[1,2],"none":[],"empty":{}})");
}

}  // namespace
