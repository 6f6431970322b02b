// What findings are made of: evidence, makers, masks, and field values taken apart.
#include <gtest/gtest.h>

#include "lint/lint.h"
#include "lint/methods.h"
#include "lint/values.h"
#include "registry/lint_rule_words.h"
#include "registry/registry.h"
#include "tools/embedded/embedded.h"

namespace lint {
namespace {

std::vector<Judgement> judged(std::string_view text, const Known& known = {}, bool file = false) {
  message::Limits limits;
  limits.exact = file;
  return check(message::read(text, limits).exchanges, text, known);
}

/// "MUST allow-must-405; question …", without practice and facts.
std::string weighty(std::string_view text, const Known& known = {}) {
  std::string out;
  for (const Judgement& one : judged(text, known))
    for (const Finding& finding : one.findings)
      if (finding.level != registry::Severity::practice && finding.level != registry::Severity::fact)
        out += (out.empty() ? "" : "; ") +
               std::string(registry::kSeverityWords[static_cast<std::size_t>(finding.level)]) + " " +
               std::string(finding.rule->id);
  return out;
}

TEST(Evidence, TurnsMissingIntoAQuestion) {
  EXPECT_EQ(weighty("HTTP/1.1 405 Method Not Allowed\nDate: Thu, 26 Nov 2026 10:00:00 GMT\nContent-Length: 0\n\n"),
            "MUST allow-must");
  EXPECT_EQ(weighty("HTTP/1.1 405 Method Not Allowed\nDate: Thu, 26 Nov 2026 10:00:00 GMT\n...\n\n"),
            "question allow-must");
  EXPECT_EQ(weighty("HTTP/1.1 405 Method Not Allowed\n"), "question allow-must");
  EXPECT_EQ(weighty("405 Method Not Allowed"), "question allow-must");
  EXPECT_EQ(weighty("405"), "question allow-must");
}

TEST(Evidence, NamesWhatIsNotVisible) {
  const auto all = judged("HTTP/1.1 401 Unauthorized\n...\n");
  ASSERT_FALSE(all[0].findings.empty());
  EXPECT_EQ(all[0].findings[0].text.substr(0, 51), "`WWW-Authenticate` is not visible here. To check: W");
}

TEST(Evidence, MeasuresOnlyFiles) {
  const std::string text =
      "HTTP/1.1 200 OK\r\nDate: Thu, 26 Nov 2026 10:00:00 GMT\r\nContent-Type: text/plain\r\nContent-Length: "
      "9\r\n\r\nshort";
  const auto has = [](const std::vector<Judgement>& all) {
    for (const Finding& finding : all[0].findings)
      if (finding.rule->id == "body-short") return true;
    return false;
  };
  EXPECT_TRUE(has(judged(text, {}, true)));
  EXPECT_FALSE(has(judged(text, {}, false)));
}

TEST(Evidence, LeavesDroppedContentAlone) {
  const std::string text =
      "HTTP/1.1 301 Moved Permanently\r\nDate: Thu, 26 Nov 2026 10:00:00 GMT\r\nLocation: /b\r\nContent-Length: "
      "179\r\n\r\n"
      "HTTP/1.1 200 OK\r\nDate: Thu, 26 Nov 2026 10:00:00 GMT\r\nContent-Type: text/plain\r\nContent-Length: "
      "2\r\n\r\nok";
  for (const Judgement& one : judged(text, {}, true))
    for (const Finding& finding : one.findings) EXPECT_GT(finding.level, registry::Severity::should) << finding.text;
  EXPECT_EQ(judged(text, {}, true).size(), 2u);
}

TEST(Names, FormerOnesAreRight) {
  const auto has = [](std::string_view text, std::string_view rule) {
    for (const Judgement& one : judged(text))
      for (const Finding& finding : one.findings)
        if (finding.rule->id == rule) return true;
    return false;
  };
  EXPECT_FALSE(has("HTTP/1.1 413 Payload Too Large\n", "reason-of-another-code"));
  EXPECT_FALSE(has("HTTP/1.1 302 Moved Temporarily\n", "reason-of-another-code"));
  EXPECT_TRUE(has("HTTP/1.1 400 Payload Too Large\n", "reason-of-another-code"));
}

TEST(Masks, CoverSecretsAndMoveNothing) {
  const std::string text =
      "GET /a?access_token=abcdef123 HTTP/1.1\nHost: example.com\nAuthorization: Bearer abcdefghijklmnop\nCookie: "
      "sid=1234\n\n"
      "HTTP/1.1 200 OK\nSet-Cookie: sid=s3cr3t; Path=/\nWWW-Authenticate: Basic realm=\"x\"\nContent-Type: "
      "application/json\n\n{\"access_token\": \"xyz\", \"a\": 1}";
  const std::string out = masked(text, message::read(text).exchanges);
  EXPECT_EQ(out,
            "GET /a?access_token=********* HTTP/1.1\nHost: example.com\nAuthorization: "
            "***********************\nCookie: ********\n\n"
            "HTTP/1.1 200 OK\nSet-Cookie: sid=******; Path=/\nWWW-Authenticate: Basic realm=\"x\"\nContent-Type: "
            "application/json\n\n{\"access_token\": \"***\", \"a\": 1}");
}

TEST(Masks, ReachEveryTextOfAFinding) {
  const std::string canary = "CANARY9f3a7";
  const std::string text =
      "GET /x?token=" + canary + " HTTP/1.1\r\nHost: example.com\r\nAuthorization: Basic " + canary +
      "\r\nCookie: a=" + canary +
      "\r\nIf-None-Match: \"x\"\r\n\r\nHTTP/1.1 302 Found\r\nLocation: http://other.example/ ?token=" + canary +
      "\r\nSet-Cookie: b=" + canary + " x\r\nWWW-Authenticate: Basic\r\nContent-Length: x\r\n\r\n";
  for (const bool file : {false, true})
    for (const Judgement& one : judged(text, {}, file)) {
      EXPECT_FALSE(one.findings.empty());
      for (const Finding& finding : one.findings) {
        EXPECT_EQ(finding.text.find(canary), std::string::npos) << finding.text;
        EXPECT_EQ(finding.fix.find(canary), std::string::npos) << finding.fix;
      }
      for (const Hop& hop : one.makers) EXPECT_EQ((hop.name + hop.because).find(canary), std::string::npos);
    }
}

TEST(Makers, AreNamedByTheirMarks) {
  const std::string text =
      "HTTP/1.1 404 Not Found\r\nServer: nginx/1.22.1\r\nDate: Thu, 26 Nov 2026 10:00:00 GMT\r\nVia: 1.1 cache.example "
      "(Varnish/7.1)\r\nContent-Type: text/html\r\n\r\n"
      "<html>\r\n<head><title>404 Not Found</title></head>\r\n<body>\r\n<center><h1>404 Not "
      "Found</h1></center>\r\n<hr><center>nginx/1.22.1</center>\r\n</body>\r\n</html>\r\n";
  const auto all = judged(text);
  ASSERT_EQ(all[0].makers.size(), 2u);
  EXPECT_EQ(all[0].makers[0].name, "nginx");
  EXPECT_EQ(all[0].makers[0].sure, registry::Sure::certain);
  EXPECT_TRUE(all[0].makers[0].made);
  EXPECT_EQ(text.substr(all[0].makers[1].range.begin, all[0].makers[1].range.end - all[0].makers[1].range.begin),
            "1.1 cache.example (Varnish/7.1)");
}

/// What a page does once signals.bin has arrived.
std::vector<Hop> makers_by_signals(std::string_view text) {
  EXPECT_TRUE(registry::is_there(registry::load(embedded::files()[4])));
  return judged(text)[0].makers;
}

std::string_view evidence(std::string_view text, const Hop& hop) {
  return text.substr(hop.range.begin, hop.range.end - hop.range.begin);
}

TEST(Makers, AreNamedBySignalsInContent) {
  const std::string text =
      "HTTP/1.1 403 Forbidden\r\nDate: Thu, 26 Nov 2026 10:00:00 GMT\r\nServer: cloudflare\r\nCF-RAY: "
      "8f1c2d3e4f5a6b7c-FRA\r\nContent-Type: "
      "text/plain\r\nContent-Length: 16\r\n\r\nerror code: 1020";
  const auto makers = makers_by_signals(text);
  ASSERT_FALSE(makers.empty());
  EXPECT_EQ(makers[0].name, "Cloudflare");
  EXPECT_EQ(makers[0].sure, registry::Sure::likely);
  EXPECT_TRUE(makers[0].made);
  EXPECT_NE(evidence(text, makers[0]).find("1020"), std::string_view::npos) << evidence(text, makers[0]);
  EXPECT_EQ(std::count_if(makers.begin(), makers.end(), [](const Hop& hop) { return hop.name == "Cloudflare"; }), 1);
}

TEST(Makers, AreNamedBySignalsInFields) {
  const std::string text =
      "< HTTP/2 403\n< date: Thu, 26 Nov 2026 10:00:00 GMT\n< content-type: application/json\n< x-amzn-errortype: "
      "MissingAuthenticationTokenException\n< \n{\"message\":\"Missing Authentication Token\"}\n";
  const auto makers = makers_by_signals(text);
  ASSERT_FALSE(makers.empty());
  EXPECT_EQ(makers[0].name, "Amazon API Gateway");
  EXPECT_EQ(makers[0].sure, registry::Sure::likely);
  EXPECT_FALSE(makers[0].next.empty());
}

TEST(Makers, StayPossibleWhereOthersSendTheSame) {
  const std::string text =
      "HTTP/1.1 404 Not Found\r\nDate: Thu, 26 Nov 2026 10:00:00 GMT\r\nContent-Type: application/xml\r\n\r\n"
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>NoSuchKey</Code><RequestId>1</RequestId></Error>";
  // What is compatible with S3 sends the same.
  const auto makers = makers_by_signals(text);
  ASSERT_FALSE(makers.empty());
  for (const Hop& hop : makers) EXPECT_EQ(hop.sure, registry::Sure::possible) << hop.name;
}

TEST(Makers, DoNotFollowFromSignalsInSuccesses) {
  const std::string text =
      "HTTP/1.1 200 OK\r\nDate: Thu, 26 Nov 2026 10:00:00 GMT\r\nContent-Type: text/plain\r\n\r\nerror code: 1020 of "
      "Cloudflare";
  EXPECT_TRUE(makers_by_signals(text).empty());
}

TEST(Makers, KeepACertainMarkBesideASignal) {
  const std::string text =
      "HTTP/1.1 503 Service Unavailable\r\ncontent-length: 95\r\ncontent-type: text/plain\r\ndate: Thu, 26 Nov 2026 "
      "10:00:00 GMT\r\nserver: envoy\r\n\r\n"
      "upstream connect error or disconnect/reset before headers. reset reason: connection termination";
  const auto makers = makers_by_signals(text);
  ASSERT_FALSE(makers.empty());
  EXPECT_EQ(makers[0].name, "Envoy");
  EXPECT_EQ(makers[0].sure, registry::Sure::certain);
  EXPECT_EQ(makers.size(), 1u);
}

TEST(Makers, NeverFollowFromAServerFieldForCertain) {
  for (const registry::Maker& maker : makers()) {
    if (maker.field == "Server") {
      EXPECT_NE(maker.sure, registry::Sure::certain) << maker.id;
    }
  }
}

TEST(Values, Dates) {
  EXPECT_EQ(date("Sun, 06 Nov 1994 08:49:37 GMT")->seconds, 784111777);
  EXPECT_EQ(date("Sunday, 06-Nov-94 08:49:37 GMT")->seconds, 784111777);
  EXPECT_EQ(date("Sun Nov  6 08:49:37 1994")->seconds, 784111777);
  EXPECT_FALSE(date("Mon, 06 Nov 1994 08:49:37 GMT")->weekday_right);
  for (const char* bad : {"", "0", "-1", "Sun, 6 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 UTC",
                          "2026-11-26T10:00:00Z", "Sun, 06 Nov 1994 24:49:37 GMT"})
    EXPECT_FALSE(date(bad)) << bad;
}

TEST(Values, Challenges) {
  const auto two =
      challenges("Basic realm=\"simple, really\", Newauth realm=\"apps\", type=1, title=\"Login to \\\"apps\\\"\"");
  ASSERT_TRUE(two);
  ASSERT_EQ(two->size(), 2u);
  EXPECT_EQ(two->at(1).parameters.size(), 3u);
  EXPECT_EQ(challenges("Bearer")->size(), 1u);
  EXPECT_EQ(challenges("Negotiate YIIB+/==")->size(), 1u);
  EXPECT_EQ(challenges("Negotiate, Basic realm=\"x\"")->size(), 2u);
  for (const char* bad : {"", "realm=\"x\"x", "Basic realm=\"x", "\"Basic\""}) EXPECT_FALSE(challenges(bad)) << bad;
}

TEST(Values, Ranges) {
  EXPECT_EQ(content_range("bytes 0-99/200")->last, 99u);
  EXPECT_FALSE(content_range("bytes */200")->first);
  for (const char* bad : {"", "bytes", "bytes 0-99", "bytes=0-99/200", "bytes -5/200", "bytes */*", "bytes 0-/5"})
    EXPECT_FALSE(content_range(bad)) << bad;
  EXPECT_EQ(asked_ranges("bytes=0-99, 200-, -5").size(), 3u);
  EXPECT_TRUE(asked_ranges("items=0-5").empty());
}

TEST(Values, StructuredFields) {
  const auto list =
      structured("a; error=http_response_timeout, b; received-status=503; details=\"x, y\"", Structure::list);
  ASSERT_TRUE(list);
  ASSERT_EQ(list->size(), 2u);
  EXPECT_EQ(parameter((*list)[1], "details")->value, "x, y");
  EXPECT_EQ(structured("a=1, b, c=(1 \"x y\";q=1.5 tok);z", Structure::dictionary)->size(), 3u);
  for (const char* good : {"@1688169599", "-0.5", "?1;a", ":aGk=:", "*a/b:c", "%\"f%c3%bc\"", "\"a\\\"b\""})
    EXPECT_TRUE(structured(good, Structure::item)) << good;
  for (const char* bad : {"", "a, b", "a b", "?2", "1.", "1.2345", "1234567890123456", ":aGk=", "@1.5", "\"a",
                          "\"a\\b\"", "\"\t\"", "'a'", "a;", "a; =x", "a;B=1"})
    EXPECT_FALSE(structured(bad, Structure::item)) << bad;
  for (const char* bad : {"a,", "a,,b", "(a", "(a,b)", "(a  b)c", "a=b"})
    EXPECT_FALSE(structured(bad, Structure::list)) << bad;
  for (const char* bad : {"A=1", "a=", "a:1", "a=1;", "1=2", "a 'b'"})
    EXPECT_FALSE(structured(bad, Structure::dictionary)) << bad;
  EXPECT_TRUE(structured("", Structure::list)->empty());
}

TEST(Values, Links) {
  const auto all = links("</a,b;c>; rel=\"next, x\"; title=\"<y>\", <>;rel=self , /bad; rel=a");
  ASSERT_EQ(all.size(), 3u);
  EXPECT_EQ(parameter(all[0].parts, "rel")->value, "next, x");
  EXPECT_TRUE(all[1].good);
  EXPECT_FALSE(all[2].good);
  EXPECT_FALSE(links("<a").front().good);
}

// The list of methods that the rules have, against the methods' own pages.
TEST(Methods, AreAsTheirPagesSay) {
  for (const registry::Method& method : registry::methods()) {
    EXPECT_TRUE(is_registered(method.name)) << method.name;
    EXPECT_EQ(is_safe(method.name), method.safe) << method.name;
    EXPECT_EQ(is_idempotent(method.name), method.idempotent) << method.name;
  }
  EXPECT_GT(registry::methods().size(), 15u);
  EXPECT_FALSE(is_registered("get"));
  EXPECT_FALSE(is_idempotent("POST"));
}

}  // namespace
}  // namespace lint
