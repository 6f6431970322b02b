// src/app/routes: addresses to states and back.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>

#include "app/labels.h"
#include "app/state.h"
#include "decide/decide.h"
#include "hostile.h"

namespace app {
namespace {

const char* name(View view) {
  static constexpr const char* names[] = {"explore",      "code",    "which",        "compare_index", "compare",
                                          "field_index",  "field",   "method_index", "method",        "failures",
                                          "signal_index", "signals", "about",        "data",          "not_found"};
  return names[static_cast<int>(view)];
}

/// Answers of the default chart up to an outcome, always the first one.
std::string first_answers(const registry::Chart& chart, std::size_t at_most = 100) {
  std::vector<std::string_view> answers;
  for (auto walk = decide::walk(chart, answers); walk.question && answers.size() < at_most;
       walk = decide::walk(chart, answers))
    answers.push_back(walk.question->answers.front().id);
  return decide::permalink(decide::walk(chart, answers));
}

TEST(Routes, AddressesAndStates) {
  struct Row {
    std::string url;
    View view;
    std::string id, query;
    std::string canonical;  // what to_url makes of it
  };
  const std::string default_chart(registry::charts().front().id);
  const std::string answers = first_answers(registry::charts().front(), 2);
  const std::vector<Row> rows = {
      {"", View::explore, "", "", ""},
      {"/", View::explore, "", "", ""},
      {"index.html", View::explore, "", "", ""},
      {"?", View::explore, "", "", ""},
      {"?q=too+many", View::explore, "", "too many", "?q=too+many"},
      {"?q=too%20many", View::explore, "", "too many", "?q=too+many"},
      {"?q=a%2Bb%26c%3Dd%23e", View::explore, "", "a+b&c=d#e", "?q=a%2Bb%26c%3Dd%23e"},
      {"?q=", View::explore, "", "", ""},
      {"?q", View::explore, "", "", ""},
      {"?q=%E2%82%AC", View::explore, "", "€", "?q=%E2%82%AC"},
      {"?utm_source=x&q=a", View::explore, "", "a", "?q=a"},
      {"?class=4xx", View::explore, "", "", "class/4xx/"},
      {"class/4xx/", View::explore, "", "", "class/4xx/"},
      {"class/4xx", View::explore, "", "", "class/4xx/"},
      {"class/4xx/index.html", View::explore, "", "", "class/4xx/"},
      {"class/4xx/?q=a", View::explore, "", "a", "?q=a&class=4xx"},
      {"?class=5xx,4xx", View::explore, "", "", "?class=4xx,5xx"},
      {"?class=4xx&class=5xx", View::explore, "", "", "?class=4xx,5xx"},
      {"?q=a&class=4xx&standing=standard,reserved&is=cacheable&vendor=yes", View::explore, "", "a",
       "?q=a&class=4xx&standing=standard,reserved&is=cacheable&vendor=yes"},
      {"?standing=experimental&class=1xx", View::explore, "", "", "?class=1xx&standing=experimental"},
      {"?vendor=yes", View::explore, "", "", "?vendor=yes"},
      {"?vendor=no", View::explore, "", "", ""},
      {"?is=no-content,common", View::explore, "", "", "?is=no-content,common"},
      {"404/", View::code, "404", "", "404/"},
      {"404", View::code, "404", "", "404/"},
      {"/404/", View::code, "404", "", "404/"},
      {"//404//", View::code, "404", "", "404/"},
      {"%34%30%34/", View::code, "404", "", "404/"},
      {"404/?a=worked", View::code, "404", "", "404/"},
      {"404/?q=gone&class=4xx", View::code, "404", "gone", "404/?q=gone&class=4xx"},
      {"499/#499-esri", View::code, "499", "", "499/#499-esri"},
      {"499/?q=x#499-esri", View::code, "499", "x", "499/?q=x#499-esri"},
      {"499/#404", View::code, "499", "", "499/"},
      {"499/#sources", View::code, "499", "", "499/#sources"},
      {"499/#No such place", View::code, "499", "", "499/"},
      {"which/", View::which, default_chart, "", "which/"},
      {"which/" + default_chart + "/", View::which, default_chart, "", "which/"},
      {"which/?a=" + answers, View::which, default_chart, "", "which/?a=" + answers},
      {"which/?a=" + answers + "&utm=1", View::which, default_chart, "", "which/?a=" + answers},
      {"which/redirects/", View::which, "redirects", "", "which/redirects/"},
      {"which/?q=x&class=4xx", View::which, default_chart, "", "which/"},
      {"compare/", View::compare_index, "", "", "compare/"},
      {"compare/401-403/", View::compare, "401-403", "", "compare/401-403/"},
      {"compare/403-401/", View::compare, "401-403", "", "compare/401-403/"},
      {"field/", View::field_index, "", "", "field/"},
      {"field/retry-after/", View::field, "retry-after", "", "field/retry-after/"},
      {"field/Retry-After/", View::field, "retry-after", "", "field/retry-after/"},
      {"signals/", View::signal_index, "", "", "signals/"},
      {"signals/envoy/", View::signals, "envoy", "", "signals/envoy/"},
      {"signals/envoy/#uf", View::signals, "envoy", "", "signals/envoy/#uf"},
      {"signals/envoy/?q=x#uf", View::signals, "envoy", "", "signals/envoy/#uf"},
      {"signals/envoy/#h12", View::signals, "envoy", "", "signals/envoy/"},
      {"method/", View::method_index, "", "", "method/"},
      {"method/head/", View::method, "head", "", "method/head/"},
      {"method/HEAD", View::method, "head", "", "method/head/"},
      {"method/get/?q=x", View::method, "get", "", "method/get/"},
      {"failures/", View::failures, "", "", "failures/"},
      {"failures/?f=auth,body-large", View::failures, "", "", "failures/?f=auth,body-large"},
      {"failures/?f=body-large,auth,auth", View::failures, "", "", "failures/?f=auth,body-large"},
      {"failures/?f=auth&q=x", View::failures, "", "", "failures/?f=auth"},
      {"failures/x/", View::not_found, "failures/x/", "failures x", "failures/x/"},
      {"404/?f=auth", View::code, "404", "", "404/"},
      {"about/", View::about, "", "", "about/"},
      {"data/", View::data, "", "", "data/"},
      {"?share=HTTP+429", View::code, "429", "", "429/"},
      {"?share=" + encode_component("Got “HTTP/1.1 503 Service Unavailable” from https://example.com/"), View::code,
       "503", "", "503/"},
      {"?share=499", View::code, "499", "", "499/"},
      {"?share=301+or+308", View::explore, "", "301 or 308", "?q=301+or+308"},
      {"?share=too+many", View::explore, "", "too many", "?q=too+many"},
      {"?share=", View::explore, "", "", ""},
      {"data/x/", View::not_found, "data/x/", "data x", "data/x/"},
      {"about/?q=x", View::about, "", "", "about/"},
      // Nothing there: the page searches for the words of the path.
      {"teapot", View::not_found, "teapot", "teapot", "teapot"},
      {"too-many/requests.html", View::not_found, "too-many/requests.html", "too many requests html",
       "too-many/requests.html"},
      {"404.html", View::not_found, "404.html", "404 html", "404.html"},
      {"777/", View::not_found, "777/", "777", "777/"},
      {"4040/", View::not_found, "4040/", "4040", "4040/"},
      {"404/extra/", View::not_found, "404/extra/", "404 extra", "404/extra/"},
      {"class/", View::not_found, "class/", "class", "class/"},
      {"class/9xx/", View::not_found, "class/9xx/", "class 9xx", "class/9xx/"},
      {"compare/401-999999/", View::not_found, "compare/401-999999/", "compare 401 999999", "compare/401-999999/"},
      {"compare/401/", View::not_found, "compare/401/", "compare 401", "compare/401/"},
      {"field/no-such-field/", View::not_found, "field/no-such-field/", "field no such field", "field/no-such-field/"},
      {"signals/Envoy/", View::not_found, "signals/Envoy/", "signals Envoy", "signals/Envoy/"},
      {"signals/no-such-system/", View::not_found, "signals/no-such-system/", "signals no such system",
       "signals/no-such-system/"},
      {"signals/envoy/uf/", View::not_found, "signals/envoy/uf/", "signals envoy uf", "signals/envoy/uf/"},
      {"method/fetch/", View::not_found, "method/fetch/", "method fetch", "method/fetch/"},
      {"method/get/x/", View::not_found, "method/get/x/", "method get x", "method/get/x/"},
      {"about/us/", View::not_found, "about/us/", "about us", "about/us/"},
      {"ABOUT/", View::not_found, "ABOUT/", "ABOUT", "ABOUT/"},
  };
  for (const Row& row : rows) {
    const State state = parse_url(row.url);
    EXPECT_STREQ(name(state.view), name(row.view)) << row.url;
    EXPECT_EQ(state.id, row.id) << row.url;
    EXPECT_EQ(state.query, row.query) << row.url;
    EXPECT_EQ(state.notice, "") << row.url;
    EXPECT_TRUE(state.view == View::which || state.answers.empty()) << row.url;
    EXPECT_EQ(to_url(state), row.canonical) << row.url;
    EXPECT_EQ(to_url(parse_url(to_url(state))), row.canonical) << row.url << " does not stay";
  }
}

TEST(Routes, WhatMakesNoSenseIsSaid) {
  struct Row {
    std::string url, canonical;
    std::string notice;  // a part of it
  };
  const std::string answers = first_answers(registry::charts().front(), 1);
  const std::vector<Row> rows = {
      {"?class=9xx", "", "no class “9xx”"},
      {"?class=9xx,4xx", "class/4xx/", "no class “9xx”"},
      {"?class=%22%3E%3Cb%3E", "", "no class “\"><b>”"},
      {"?standing=odd&q=a", "?q=a", "no standing “odd”"},
      {"?is=blue", "", "no property “blue”"},
      {"?q=" + std::string(1500, 'x'), "?q=" + std::string(1000, 'x'), "too long"},
      {"which/nowhere/", "which/", "no flowchart “nowhere”"},
      {"which/nowhere/?a=" + answers, "which/", "no flowchart “nowhere”"},
      {"which/?a=xyzzy", "which/", "no answer “xyzzy”"},
      {"which/?a=" + answers + ",xyzzy,more", "which/?a=" + answers, "what followed"},
      {"which/?a=" + answers + ",", "which/?a=" + answers, "left out"},
      {"which/?a=,", "which/", "left out"},
  };
  for (const Row& row : rows) {
    const State state = parse_url(row.url);
    EXPECT_NE(state.notice.find(row.notice), std::string::npos) << row.url << " says: " << state.notice;
    EXPECT_EQ(to_url(state), row.canonical) << row.url;
    EXPECT_EQ(parse_url(to_url(state)).notice, "") << row.url;
  }
}

TEST(Routes, AnOverLongQueryIsCutBetweenCharacters) {
  std::string query(999, 'x');
  query += "é€";
  const State state = parse_url("?q=" + encode_component(query));
  EXPECT_EQ(state.query, std::string(999, 'x'));
}

TEST(Routes, ComponentsRoundTrip) {
  for (const auto& text : kHostile) EXPECT_EQ(decode_component(encode_component(text)).size() >= 1, !text.empty());
  for (int c = 1; c < 0x80; ++c) {
    const std::string text(1, static_cast<char>(c));
    EXPECT_EQ(decode_component(encode_component(text)), text) << c;
  }
  struct Row {
    const char *coded, *text;
  };
  const Row rows[] = {{"a+b", "a b"},
                      {"%41", "A"},
                      {"%4a%4A", "JJ"},
                      {"%", "%"},
                      {"%4", "%4"},
                      {"%zz", "%zz"},
                      {"%%41", "%A"},
                      {"100%", "100%"},
                      {"%C3%A9", "é"},
                      {"%FF", "\uFFFD"},
                      {"%C3", "\uFFFD"},
                      {"a%C3b", "a\uFFFDb"},
                      {"%ED%A0%80", "\uFFFD\uFFFD\uFFFD"},
                      {"%C0%AF", "\uFFFD\uFFFD"}};
  for (const Row& row : rows) EXPECT_EQ(decode_component(row.coded), row.text) << row.coded;
}

bool is_utf8(const std::string& text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto c = static_cast<unsigned char>(text[i]);
    const std::size_t length = c < 0x80                ? 1
                               : c >= 0xC2 && c < 0xE0 ? 2
                               : c >= 0xE0 && c < 0xF0 ? 3
                               : c >= 0xF0 && c < 0xF5 ? 4
                                                       : 0;
    if (!length || i + length > text.size()) return false;
    for (std::size_t k = 1; k < length; ++k)
      if ((static_cast<unsigned char>(text[i + k]) & 0xC0) != 0x80) return false;
    i += length;
  }
  return true;
}

TEST(Routes, HostileAddressesSettle) {
  for (const auto& text : kHostile)
    for (const std::string before :
         {"", "/", "?q=", "?class=", "?standing=", "?is=", "?", "?vendor=", "404/?q=", "404/#", "499/#",
          "which/?a=", "which/", "compare/", "compare/401-", "field/", "method/", "class/", "class/4xx/?"})
      for (const bool coded : {false, true}) {
        const std::string url = before + (coded ? encode_component(text) : text);
        const State state = parse_url(url);
        const std::string once = to_url(state);
        const State again = parse_url(once);
        EXPECT_EQ(to_url(again), once) << url.substr(0, 100);
        EXPECT_STREQ(name(again.view), name(state.view)) << url.substr(0, 100);
        if (state.view != View::not_found) {
          EXPECT_EQ(again.query, state.query) << url.substr(0, 100);
          EXPECT_TRUE(again.filter == state.filter) << url.substr(0, 100);
        }
        for (const auto* part : {&state.id, &state.query, &state.notice})
          EXPECT_TRUE(is_utf8(*part)) << url.substr(0, 100);
        EXPECT_LE(state.query.size(), 1000u);
        EXPECT_LE(state.id.size(), 300u);
        EXPECT_LE(state.notice.size(), 1000u) << url.substr(0, 100);
        EXPECT_LE(once.size(), 9100u);
      }
}

TEST(Routes, LeavesOutFaultsThatDoNotExistAndSaysSo) {
  const State state = parse_url("failures/?f=auth,nope");
  EXPECT_EQ(to_url(state), "failures/?f=auth");
  EXPECT_EQ(state.notice, "There is no fault “nope”.");
}

TEST(Routes, EveryPageHasOneAddress) {
  const auto paths = all_paths();
  EXPECT_TRUE(std::is_sorted(paths.begin(), paths.end()));
  EXPECT_EQ(std::set<std::string>(paths.begin(), paths.end()).size(), paths.size());
  for (const auto& path : paths) {
    const State state = parse_url(path);
    EXPECT_STRNE(name(state.view), "not_found") << path;
    EXPECT_EQ(to_url(state), path);
    EXPECT_EQ(path_of(state), path);
    EXPECT_EQ(state.notice, "") << path;
    EXPECT_TRUE(path.empty() || path.back() == '/') << path;
  }
  const auto has = [&](const std::string& path) { return std::binary_search(paths.begin(), paths.end(), path); };
  for (const auto& status : registry::statuses()) EXPECT_TRUE(has(digits(status.code) + "/")) << status.id;
  for (const auto& info : registry::classes()) EXPECT_TRUE(has("class/" + std::string(info.id) + "/"));
  for (const char* path : {"", "which/", "compare/", "field/", "about/", "compare/401-403/", "field/retry-after/",
                           "method/", "method/propfind/"})
    EXPECT_TRUE(has(path)) << path;
}

}  // namespace
}  // namespace app
