// src/search/query.h
#include "search/query.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace {

struct Parsed {
  search::Query query;
  std::vector<std::string> notes;
};

const Parsed& parsed(std::string_view text) {
  static Parsed p;
  p.notes.clear();
  search::parse(text, p.query, p.notes);
  return p;
}

std::string words_of(const search::Query& query) {
  std::string out;
  for (const search::Word& word : query.words.list) {
    if (!out.empty()) out += ' ';
    out += query.words.text(word);
  }
  return out;
}

TEST(Parse, LeavesOutWhereItHappened) {
  const std::pair<const char*, const char*> rows[] = {
      {"connect ECONNREFUSED 10.0.0.7:8080 refused", "connect econnrefused refused"},
      {"version 1.2.3", "version 1 2 3"},
      {"java.net.SocketTimeoutException: Read timed out", "socket timeout exception read timed out"},
      {"Illuminate\\Auth\\AuthenticationException", "authentication exception"},
      {"ActiveRecord::RecordNotFound", "record not found"},
      {"pydantic_core._pydantic_core.ValidationError", "validation error"},
      {"System.InvalidOperationException", "invalid operation exception"},
      // A sentence without its space, an address, a constant and a method are no classes.
      {"not found.Please retry", "not found please retry"},
      {"www.example.com is down", "www example com is down"},
      {"net::ERR_FAILED", "net err failed"},
      {"java.lang.String.format", "java lang string format"},
      {"a::", "a"},
      {"Node.", "node"},
  };
  for (const auto& [text, words] : rows) EXPECT_EQ(words_of(parsed(text).query), words) << text;
}

TEST(Parse, Numbers) {
  using Codes = std::vector<int>;
  struct Row {
    const char* text;
    Codes codes;
    std::vector<std::pair<int, int>> ranges;
    std::pair<int, int> start;
    const char* words;
  };
  const Row rows[] = {
      {"404", {404}, {}, {0, 0}, ""},
      {"HTTP 418", {418}, {}, {0, 0}, "http"},
      {"HTTP404", {404}, {}, {0, 0}, "http"},
      {"E404", {404}, {}, {0, 0}, "e"},
      {"http_404", {404}, {}, {0, 0}, "http"},
      {"404 not found", {404}, {}, {0, 0}, "not found"},
      {"error: 503!", {503}, {}, {0, 0}, "error"},
      {"404?", {404}, {}, {0, 0}, ""},
      {"404s", {404}, {}, {0, 0}, "s"},
      {"404page", {404}, {}, {0, 0}, "page"},
      {"101st", {}, {}, {0, 0}, "101 st"},
      {"301 vs 308", {301, 308}, {}, {0, 0}, "vs"},
      {"401/403", {401, 403}, {}, {0, 0}, ""},
      {"404 404", {404}, {}, {0, 0}, ""},
      {"HTTP/1.1 200 OK", {200}, {}, {0, 0}, "http ok"},
      {"HTTP/2 421", {421}, {}, {0, 0}, "http"},
      {"403.14", {403}, {}, {0, 0}, ""},
      {"000", {0}, {}, {0, 0}, ""},
      {"４０４", {}, {}, {0, 0}, "404"},
      {"4xx", {}, {{400, 499}}, {0, 0}, ""},
      {"5XX errors", {}, {{500, 599}}, {0, 0}, "errors"},
      {"5**", {}, {{500, 599}}, {0, 0}, ""},
      {"5??", {}, {{500, 599}}, {0, 0}, ""},
      {"40x", {}, {{400, 409}}, {0, 0}, ""},
      {"4x", {}, {{400, 499}}, {0, 0}, ""},
      {"what are 4xxs", {}, {{400, 499}}, {0, 0}, "what are"},
      {"4", {}, {}, {400, 499}, "4"},
      {"50", {}, {}, {500, 509}, "50"},
      // No codes at all
      {"RFC 793", {}, {}, {0, 0}, "rfc 793"},
      {"port 443", {}, {}, {0, 0}, "port 443"},
      {"500 MB", {}, {}, {0, 0}, "500 mb"},
      {"500ms", {}, {}, {0, 0}, "500 ms"},
      {"100%", {}, {}, {0, 0}, "100"},
      {"100,000 rows", {}, {}, {0, 0}, "100 000 rows"},
      {"127.0.0.100", {}, {}, {0, 0}, ""},
      {"client: 201.17.3.4", {}, {}, {0, 0}, "client"},
      {"203.0.113.9 - 413", {413}, {}, {0, 0}, ""},
      {"GET http://localhost:4000/users/500 404", {404}, {}, {0, 0}, "get http localhost 4000 users 500"},
      {"PUT \"/items/201\" 409", {409}, {}, {0, 0}, "put items 201"},
      {"/404 and TCP_MISS/403", {404, 403}, {}, {0, 0}, "and tcp miss"},
      {"localhost:500 refused", {}, {}, {0, 0}, "localhost 500 refused"},
      {"example.com:404", {}, {}, {0, 0}, "example com 404"},
      {"status:404", {404}, {}, {0, 0}, "status"},
      {"statusCode:404", {404}, {}, {0, 0}, "status code"},
      {"12:30:500", {}, {}, {0, 0}, "12 30 500"},
      {"size=404", {}, {}, {0, 0}, "size 404"},
      {"504 seconds", {}, {}, {0, 0}, "504 seconds"},
      {"2026-404", {}, {}, {0, 0}, "2026 404"},
      {"401-403", {401, 403}, {}, {0, 0}, ""},
      // A letter for a nought
      {"4o4", {404}, {}, {0, 0}, ""},
      {"error 5O3", {503}, {}, {0, 0}, "error"},
      {"2oo", {200}, {}, {0, 0}, ""},
      {"4oo4", {}, {}, {0, 0}, "4 oo 4"},
      {"foo", {}, {}, {0, 0}, "foo"},
      // The one that the text says is a status comes first; after a quoted request it is the only one.
      {"200 then HTTP/1.1 502", {502, 200}, {}, {0, 0}, "then http"},
      {"301 status=308", {308, 301}, {}, {0, 0}, "status"},
      {"\"GET /a HTTP/1.1\" 404 153 \"-\"", {404}, {}, {0, 0}, "get a http"},
      {"10.0.0.1 - - [26/Nov/2026:10:00:00 +0000] \"GET / HTTP/1.1\" 502 157", {502}, {}, {0, 0}, nullptr},
      {"(111: Connection refused)", {}, {}, {0, 0}, "111 connection refused"},
      {"x509", {}, {}, {0, 0}, "x 509"},
      {"1016", {}, {}, {0, 0}, "1016"},
      {"012", {}, {}, {0, 0}, "012"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.text);
    const search::Query& query = parsed(row.text).query;
    Codes codes;
    for (const search::TypedCode& c : query.codes) codes.push_back(c.code);
    EXPECT_EQ(codes, row.codes);
    std::vector<std::pair<int, int>> ranges;
    for (const search::CodeRange& r : query.ranges) ranges.emplace_back(r.low, r.high);
    EXPECT_EQ(ranges, row.ranges);
    if (!row.words) continue;
    EXPECT_EQ(std::make_pair(int{query.start.low}, int{query.start.high}), row.start);
    EXPECT_EQ(words_of(query), row.words);
  }
}

TEST(Parse, Operators) {
  struct Row {
    const char* text;
    std::vector<std::pair<search::Operator, std::string>> operators;
    const char* words;
    bool note;
  };
  using O = search::Operator;
  const Row rows[] = {
      {"class:4xx", {{O::cls, "4xx"}}, "", false},
      {"CLASS:4xx", {{O::cls, "4xx"}}, "", false},
      {"header:retry-after slow", {{O::header, "retry-after"}}, "slow", false},
      {"rfc:9110 owner:nginx", {{O::rfc, "9110"}, {O::owner, "nginx"}}, "", false},
      {"owner:\"Second Life\" gone", {{O::owner, "Second Life"}}, "gone", false},
      {"owner:\"never closed", {{O::owner, "never closed"}}, "", false},
      {"cacheable:yes standing:deprecated", {{O::cacheable, "yes"}, {O::standing, "deprecated"}}, "", false},
      {"class:", {}, "", false},
      {"colour:red", {}, "colour red", true},
      {"site:example.com 404", {}, "site example com", true},
      // Not operators, so nothing to complain about
      {"net::ERR_FAILED", {}, "net err failed", false},
      {"https://example.com", {}, "https example com", false},
      {"localhost:8080", {}, "localhost 8080", false},
      {"error: not found", {}, "error not found", false},
      {":unprocessable_entity", {}, "unprocessable entity", false},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.text);
    const Parsed& p = parsed(row.text);
    std::vector<std::pair<search::Operator, std::string>> operators;
    for (const search::TypedOperator& op : p.query.operators) operators.emplace_back(op.key, std::string(op.value));
    EXPECT_EQ(operators, row.operators);
    EXPECT_EQ(words_of(p.query), row.words);
    EXPECT_EQ(!p.notes.empty(), row.note);
  }
}

TEST(Parse, OpenWhereTheLastWordMayGoOn) {
  EXPECT_TRUE(parsed("not fou").query.open);
  EXPECT_FALSE(parsed("not fou ").query.open);
  EXPECT_FALSE(parsed("not found?").query.open);
  EXPECT_FALSE(parsed("not found 404").query.open);
  EXPECT_FALSE(parsed("").query.open);
}

TEST(Parse, CutsLongText) {
  std::string text(998, 'a');
  text += "éé";
  EXPECT_EQ(parsed(text).query.text.size(), 1000u);
  std::string longer(1, 'b');
  longer += text;
  EXPECT_EQ(parsed(longer).query.text.size(), 999u);
}

}  // namespace
