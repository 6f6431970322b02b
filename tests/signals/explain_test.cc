// src/signals: what a text holds out, on a small registry of its own. tests/signals/registry_test.cc asks the real one.
#include "signals/explain.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace signals {
namespace {

using registry::Place;
using registry::Proof;
using registry::Signal;
using registry::System;

struct Small {
  std::vector<registry::Status> statuses;
  std::vector<std::vector<registry::Text>> texts;
  std::vector<std::vector<Signal>> signals;
  std::vector<System> systems;
  std::vector<registry::Constant> gone{{"java", "HttpStatus.GONE"}};

  Small() {
    texts.reserve(64);
    signals.reserve(16);
    for (auto [code, name] : std::vector<std::pair<int, const char*>>{{101, "Switching Protocols"},
                                                                      {200, "OK"},
                                                                      {201, "Created"},
                                                                      {203, "Non-Authoritative Information"},
                                                                      {204, "No Content"},
                                                                      {404, "Not Found"},
                                                                      {410, "Gone"},
                                                                      {413, "Content Too Large"},
                                                                      {499, "Client Closed Request"},
                                                                      {500, "Internal Server Error"},
                                                                      {502, "Bad Gateway"},
                                                                      {503, "Service Unavailable"},
                                                                      {504, "Gateway Timeout"}}) {
      registry::Status status{};
      status.code = static_cast<std::uint16_t>(code);
      status.name = name;
      if (code == 410) status.constants = gone;
      statuses.push_back(status);
    }
    system("envoy", {"envoy", "istio"},
           {{"UF", Proof::word},
            {"URX", Proof::word},
            {"DC", Proof::word},
            {"upstream_reset_before_response_started{*}", Proof::word}});
    system("haproxy", {"haproxy"}, {{"CD", Proof::clue}, {"sH", Proof::clue}, {"SC", Proof::clue}});
    system("iis", {"iis"}, {{"404.13", Proof::word}, {"500.30", Proof::clue}});
    system("websocket", {"websocket", "onclose", "close code"}, {{"1006", Proof::clue}});
    system("cfnetwork", {"NSURLErrorDomain"}, {{"-1009", Proof::clue}});
    system("cloudflare", {"cloudflare", "ray id"}, {{"error code: 1020", Proof::word}, {"1020", Proof::clue}});
    system("squid", {"squid"}, {{"TCP_MISS", Proof::word}});
    system("heroku", {"heroku"}, {{"H27", Proof::word}});
    system("node", {"node"}, {{"ECONNREFUSED", Proof::word}});
    system("java", {"java.net"}, {{"Connection refused", Proof::clue}});
    system("go", {"golang", "dial tcp"}, {{"connection refused", Proof::clue}});
  }

 private:
  void system(const char* id, std::vector<registry::Text> clues, std::vector<std::pair<const char*, Proof>> names) {
    auto& own = signals.emplace_back();
    for (auto [name, proof] : names) {
      Signal signal{};
      signal.id = signal.name = name;
      signal.proof = proof;
      own.push_back(signal);
    }
    System it{};
    it.id = it.name = id;
    it.clues = texts.emplace_back(std::move(clues));
    it.signals = own;
    systems.push_back(it);
  }
};

/// "UF=envoy certain; 503=503 certain": the text at each place, what it is, how sure.
std::string read(std::string_view text) {
  static const Small small;
  static const Reader reader(small.statuses, small.systems);
  std::string out;
  for (const Found& found : reader.explain(text).found) {
    constexpr const char* sure[] = {"certain", "likely", "possible"};
    if (!out.empty()) out += "; ";
    out += std::string(text.substr(found.range.begin, found.range.end - found.range.begin)) + "=" +
           (found.status ? std::to_string(found.status->code) : std::string(found.system->id)) + " " +
           sure[static_cast<int>(found.certainty)];
  }
  return out;
}

struct Row {
  const char* text;
  const char* found;
};

TEST(Explain, ReadsNamesFlagsAndNumbers) {
  for (const Row& row : std::initializer_list<Row>{
           {"UF,URX", "UF=envoy likely; URX=envoy likely"},
           {"envoy says UF,URX", "UF=envoy certain; URX=envoy certain"},
           {"stuff of uf", ""},
           {"tcp connections with response code UF,URX", "UF=envoy likely; URX=envoy likely"},
           {"from the shop: CD,SC", "CD=haproxy likely; SC=haproxy likely"},
           {"a CD, SC and so on", ""},
           {"503UF from the sidecar of istio", "UF=envoy certain"},
           {"we have 503UF here", "UF=envoy likely"},
           {"HTTP status 500.30 here", "500.30=iis likely"},
           {"shows 500.30 (0x8007000d)", "500.30=iis likely"},
           {"pay 500.30 for it", "500=500 possible"},
           {"DC", "DC=envoy likely"},
           {"termination state CD in haproxy", "CD=haproxy certain"},
           {"a CD player", ""},
           {"CD", "CD=haproxy possible"},
           {" CD,SC\n", "CD=haproxy likely; SC=haproxy likely"},
           {"404.13", "404.13=iis likely"},
           {"404", "404=404 certain"},
           {" 404\n", "404=404 certain"},
           {"1006", "1006=websocket possible"},
           {"websocket closed: 1006", "1006=websocket certain"},
           {"we have 1006 users", ""},
           {"Error Domain=NSURLErrorDomain Code=-1009", "-1009=cfnetwork certain"},
           {"2026-1009", ""},
           {"error code: 1020", "error code: 1020=cloudflare likely"},
           {"Error code:  1020 | Ray ID: abc", "Error code:  1020=cloudflare certain"},
           {"upstream_reset_before_response_started{connection_failure,delayed}",
            "upstream_reset_before_response_started{connection_failure,delayed}=envoy likely"},
           {"connect ECONNREFUSED 10.0.0.1:5432", "ECONNREFUSED=node likely"},
           {"Connection refused", "Connection refused=java possible; Connection refused=go possible"},
           {"dial tcp 10.1.2.3:80: connect: connection refused", "connection refused=go certain"},
           {"throw new ResponseStatusException(HttpStatus.GONE)", "HttpStatus.GONE=410 certain"},
           {"", ""},
       })
    EXPECT_EQ(read(row.text), row.found) << row.text;
}

TEST(Explain, TakesNumbersForStatusesOnlyWhereTheyAreOne) {
  for (const Row& row : std::initializer_list<Row>{
           {"HTTP/1.1 404 Not Found", "404=404 certain"},
           {"HTTP/2 503", "503=503 certain"},
           {"got a 502 from upstream", "502=502 possible"},
           {"error 503", "503=503 likely"},
           {"status=404", "404=404 likely"},
           {"status: 404", "404=404 likely"},
           {"HTTPError: 404 Client Error: Not Found for url", "404=404 likely"},
           {"client: 201.17.3.4", ""},
           {"203.0.113.9 sent 413", "413=413 likely"},
           {"localhost:500", ""},
           {"500 ms", ""},
           {"took 504ms", ""},
           {"it took 504 seconds", ""},
           {"12:30:500", ""},
           {"version v200", ""},
           {"$404", ""},
           {"1,404 rows", ""},
           {"/items/404", ""},
           {"x[404] = 500", ""},
           {"p95=200", ""},
           {"if (n >= 500)", ""},
           {"status >= 500", "500=500 likely"},
           {"404 tickets", ""},
           {"404 people", ""},
           {"404 pages", "404=404 possible"},
           {"<h1>404", "404=404 possible"},
           {"/A_B/404", ""},
           {"A_/404", ""},
           {"404 - Not Found", "404=404 certain"},
           {"return 499", "499=499 likely"},
       })
    EXPECT_EQ(read(row.text), row.found) << row.text;
}

TEST(Explain, ReadsLogLinesByTheirFormat) {
  for (const Row& row : std::initializer_list<Row>{
           {"201.17.3.4 - - [26/Nov/2026:10:00:00 +0000] \"POST /a HTTP/1.1\" 413 200 \"-\" \"curl/8.1 (500)\"",
            "413=413 certain"},
           {"[2026-11-20T10:00:00.310Z] \"POST /api HTTP/2\" 503 UF,URX 154 0 226 100 \"10.0.35.28\" \"x\" \"a\" \"b\" "
            "\"tcp://10.0.2.1:500\"",
            "503=503 certain; UF=envoy certain; URX=envoy certain"},
           {"haproxy[14389]: 10.0.1.2:33317 [06/Feb/2026:12:14:14.655] http-in static/srv1 10/0/30/-1/5009 504 2750 - "
            "- sH-- 1/1/1/1/0 0/0 \"GET /index.html HTTP/1.1\"",
            "504=504 certain; sH=haproxy certain"},
           {"1700000000.000 12 127.0.0.1 TCP_MISS/404 312 GET http://x/ - HIER_DIRECT/10.0.0.1 text/html",
            "TCP_MISS=squid certain; 404=404 certain"},
           {"#Fields: date time cs-method cs-uri-stem sc-status sc-substatus sc-win32-status\n2026-11-20 10:00:00 POST "
            "/upload 404 13 0",
            "404 13=iis certain"},
           {"at=error code=H27 desc=\"Client Request Interrupted\" method=GET status=499 bytes=0",
            "H27=heroku certain; 499=499 certain"},
           {"{\"level\":\"error\",\"status\":502,\"size\":404,\"duration\":0.5}", "502=502 certain"},
           {"https 2026-11-20T10:00:00.1Z app/lb/50dc6c495c0c9188 192.168.131.39:2817 10.0.0.1:80 0.000 0.001 0.000 "
            "502 - 34 366 \"GET https://x:443/ HTTP/1.1\" \"curl\"",
            "502=502 certain"},
       }) {
    EXPECT_EQ(read(row.text), row.found) << row.text;
  }
}

TEST(Explain, ReadsTerminationStatesOfHaproxyOnTheirOwn) {
  for (const Row& row : std::initializer_list<Row>{
           {"sH-- in haproxy", "sH--=haproxy certain"},
           {"we see SC-- at night", "SC--=haproxy likely"},
           {"state=CD--, bytes=0", "CD--=haproxy likely"},
           {"haproxy: CDNI", "CDNI=haproxy certain"},
           {"CDNI", ""},
           {"a CD--ROM", ""},
           {"see CD--- here", ""},
           {"xCD--", ""},
           {"see -CD-- here", ""},
           {"QQ--", ""},
           {"--", ""},
       })
    EXPECT_EQ(read(row.text), row.found) << row.text;
}

TEST(Explain, KeepsRangesExactInBrokenAndRightToLeftTexts) {
  using std::string_literals::operator""s;
  const std::vector<std::pair<std::string, std::string>> rows{
      {"\u05e9\u05d2\u05d9\u05d0\u05d4 502 \u05d1\u05e9\u05e8\u05ea", "502=502 possible"},
      {"\u202eerror 503\u202c", "503=503 likely"},
      {"\xff\xfe error 503 \xc3\x28 UF,URX \xf0\x9f\x98", "503=503 likely; UF=envoy likely; URX=envoy likely"},
      {"error 404\0 UF\0"s, "404=404 likely; UF=envoy likely"},
      {"\u670d\u52a1\xe5\x9b error 502 \xef\xbc", "502=502 likely"},
      {"\u201cUF,URX\u201d", "UF=envoy likely; URX=envoy likely"},
      {"error\u00a0504\u2026", "504=504 likely"},
      {"caf\u00e9 404\u2019s", "404=404 possible"},
  };
  for (const auto& [text, found] : rows) EXPECT_EQ(read(text), found) << text;
}

TEST(Explain, ReadsTextsOfEastAsia) {
  for (const Row& row : std::initializer_list<Row>{
           {"服务器返回５０２错误", "５０２=502 likely"},
           {"错误：502", "502=502 likely"},
           {"状态码404，请检查", "404=404 likely"},
           {"エラー503が出る", "503=503 likely"},
           {"오류 504가 계속", "504=504 likely"},
           {"日志里有ＵＦ,URX标志", "ＵＦ=envoy likely; URX=envoy likely"},
           {"cloudflare的1020页面", "1020=cloudflare certain"},
           {"一共404个文件", "404=404 possible"},
           {"\xe5\x9b", ""},
       }) {
    EXPECT_EQ(read(row.text), row.found) << row.text;
  }
}

TEST(Explain, IsBoundedAndInRangeForHostileTexts) {
  std::vector<std::string> texts{std::string(2 << 20, 'a'), std::string(1 << 20, '\xff'), std::string(1 << 20, '"'),
                                 std::string(1 << 20, '['), std::string(1 << 20, '='),    std::string(1 << 20, '\0')};
  std::string many;
  while (many.size() < (1 << 20)) many += "UF envoy 404 upstream_reset_before_response_started{";
  texts.push_back(many);
  for (const std::string& text : texts) {
    static const Small small;
    const Explanation explanation = Reader(small.statuses, small.systems).explain(text);
    EXPECT_EQ(explanation.shortened, text.size() > most_text);
    for (const Found& found : explanation.found) {
      EXPECT_LT(found.range.begin, found.range.end);
      EXPECT_LE(found.range.end, text.size());
    }
  }
}

}  // namespace
}  // namespace signals
