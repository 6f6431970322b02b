// Covers the prose of assets/codes, assets/classes.toml, assets/compares, assets/flowcharts, assets/methods and
// assets/fields: the words that this project uses, sentences that can be read in one breath, and requirements that an
// audit against the specifications found wrong once. What a person judges (is it clear, is it true?) stays with the
// people who read each batch. What a machine can hold is here.
#include "prose.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <string>
#include <vector>

#include "registry/registry.h"

namespace registry {
namespace {

/// One text of the data, with the place to look for it.
struct Prose {
  std::string at;
  Text text;
};

void add(std::vector<Prose>& out, const std::string& at, Text text) {
  if (!text.empty()) out.push_back({at, text});
}

std::vector<Prose> prose_of(const Status& s) {
  const std::string id(s.id);
  std::vector<Prose> out;
  add(out, id + " summary", s.summary);
  add(out, id + " plain", s.plain);
  add(out, id + " meaning", s.meaning);
  add(out, id + " wire_note", s.wire_note);
  add(out, id + " rest", s.rest);
  add(out, id + " retry", s.retry_text);
  add(out, id + " client", s.client);
  for (Text text : s.use_when) add(out, id + " use_when", text);
  for (const AvoidWhen& avoid : s.avoid_when) add(out, id + " avoid_when", avoid.text);
  for (const Field& field : s.fields) add(out, id + " field " + std::string(field.name), field.when);
  for (const Correction& correction : s.corrections) {
    add(out, id + " claim", correction.claim);
    add(out, id + " truth", correction.truth);
  }
  return out;
}

std::vector<Prose> prose_of(const Chart& chart) {
  const std::string id(chart.id);
  std::vector<Prose> out;
  add(out, id + " title", chart.title);
  add(out, id + " summary", chart.summary);
  for (const Node& node : chart.nodes) {
    const std::string question = id + " " + std::string(node.id);
    add(out, question + " ask", node.ask);
    add(out, question + " help", node.help);
    for (const Answer& answer : node.answers) {
      const std::string at = question + "," + std::string(answer.id);
      add(out, at + " label", answer.label);
      add(out, at + " detail", answer.detail);
      add(out, at + " because", answer.because);
      add(out, at + " changes", answer.changes);
      for (const RunnerUp& lost : answer.lost) add(out, at + " not " + std::string(lost.id), lost.because);
      for (const Position& position : answer.positions) add(out, at + " " + std::string(position.house), position.says);
    }
  }
  return out;
}

std::vector<Prose> prose() {
  std::vector<Prose> out;
  for (const Status& s : statuses()) {
    const std::vector<Prose> of = prose_of(s);
    out.insert(out.end(), of.begin(), of.end());
  }
  for (const ClassInfo& c : classes()) {
    add(out, std::string(c.id) + " meaning", c.meaning);
    for (const Rule& rule : c.rules) add(out, std::string(c.id) + " rule", rule.text);
  }
  for (const Comparison& c : comparisons()) {
    std::string ids;
    for (Text id : c.ids) ids += (ids.empty() ? "" : "-") + std::string(id);
    add(out, ids, c.apart);
  }
  for (const Method& m : methods()) {
    const std::string name(m.name);
    for (Text text : {m.summary, m.meaning, m.standing}) add(out, name, text);
    for (const Rule* rule : {&m.safety, &m.repeating, &m.caching, &m.request, &m.response}) add(out, name, rule->text);
    for (const MethodStatus& s : m.statuses) add(out, name + " " + std::string(s.id), s.when);
    for (const Correction& c : m.corrections) {
      add(out, name + " claim", c.claim);
      add(out, name + " truth", c.truth);
    }
  }
  for (const FieldInfo& f : fields()) {
    add(out, std::string(f.name) + " what", f.what);
    add(out, std::string(f.name) + " shape", f.shape);
  }
  for (const Chart& chart : charts()) {
    const std::vector<Prose> of = prose_of(chart);
    out.insert(out.end(), of.begin(), of.end());
  }
  return out;
}

TEST(ProseTools, FindWordsAsWords) {
  EXPECT_TRUE(says("The answer is 200.", "answer"));
  EXPECT_TRUE(says("Answer with 200", "answer"));
  EXPECT_FALSE(says("The answers", "answer"));
  EXPECT_FALSE(says("recommend", "mend"));
  EXPECT_TRUE(says("All, all the same.", "all the same"));
}

TEST(ProseTools, CountTheLongestSentence) {
  EXPECT_EQ(longest_sentence("One two three. Four five."), 3u);
  EXPECT_EQ(longest_sentence("One, e.g. two three. Four."), 4u);
  EXPECT_EQ(longest_sentence(""), 0u);
  EXPECT_EQ(longest_sentence("Version 1.5.0 is\nolder than this one"), 7u);
}

TEST(Prose, SaysItInOurWords) {
  for (const Prose& p : prose()) expect_prose(p.at, p.text);
}

// Who reads the same words would do the same.
TEST(Prose, TellsPeopleDifferentThings) {
  std::map<Text, Text> seen;
  for (const Status& s : statuses()) {
    const auto [other, fresh] = seen.emplace(s.plain, s.id);
    EXPECT_TRUE(fresh) << s.id << " tells people the same as " << other->second;
  }
}

// ---- what the audit of November 2026 found

struct Duty {
  Text id, field;
  Direction in;
  Bound bound;
  Level level;
  Text doc, section;
};

bool has(const Duty& duty) {
  const Status* status = find(duty.id);
  if (!status) return false;
  return std::any_of(status->fields.begin(), status->fields.end(), [&](const Field& f) {
    return f.name == duty.field && f.in == duty.in && f.bound == duty.bound && f.level == duty.level &&
           std::any_of(f.sources.begin(), f.sources.end(),
                       [&](const Source& s) { return s.doc == duty.doc && s.section == duty.section; });
  });
}

TEST(Audit, RequirementsStandWithWhoTheyBind) {
  constexpr auto response = Direction::response, request = Direction::request;
  constexpr Text http = "RFC 9110", cache = "RFC 9111", h1 = "RFC 9112", dav = "RFC 4918";
  std::vector<Duty> duties = {
      {"204", "Content-Length", response, Bound::sender, Level::must_not, http, "8.6"},
      {"204", "Transfer-Encoding", response, Bound::sender, Level::must_not, h1, "6.1"},
      {"200", "Content-Length", response, Bound::sender, Level::must_not, http, "8.6"},  // to CONNECT
      {"200", "Transfer-Encoding", response, Bound::sender, Level::must_not, h1, "6.1"},
      {"200", "Lock-Token", response, Bound::sender, Level::must, dav, "9.10.1"},
      {"201", "Lock-Token", response, Bound::sender, Level::must, dav, "9.10.1"},
      {"200", "DAV", response, Bound::sender, Level::must, dav, "10.1"},
      {"200", "Content-Length", response, Bound::sender, Level::must, dav, "9.10.4"},
      {"207", "Cache-Control", response, Bound::sender, Level::must, "RFC 3253", "7.1"},
      {"207", "Depth", request, Bound::sender, Level::must, "RFC 3253", "3.6"},
      {"207", "Location", response, Bound::sender, Level::must, "RFC 3253", "11.2"},
      {"400", "Destination", request, Bound::sender, Level::should, dav, "10.3"},
      {"400", "Lock-Token", request, Bound::sender, Level::may, dav, "9.11.1"},
      {"403", "Depth", request, Bound::sender, Level::may, dav, "9.1.1"},
      {"409", "Lock-Token", request, Bound::sender, Level::may, dav, "9.11.1"},
      {"425", "Early-Data", request, Bound::intermediary, Level::must_not, "RFC 8470", "6.1"},
      {"202", "Preference-Applied", response, Bound::sender, Level::may, "RFC 7240", "3"},
      {"206", "Content-Encoding", response, Bound::sender, Level::must, http, "15.3.7"},
      {"206", "Content-Language", response, Bound::sender, Level::must, http, "15.3.7"},
      {"206", "Last-Modified", response, Bound::sender, Level::must, http, "15.3.7"},
      {"206", "Content-Range", response, Bound::sender, Level::must_not, http, "15.3.7.2"},
      {"206", "Content-Range", response, Bound::client, Level::must_not, http, "14.4"},
      {"226", "IM", response, Bound::sender, Level::should_not, "RFC 3229", "10.5.2"},
      {"226", "A-IM", request, Bound::sender, Level::must_not, "RFC 3229", "10.5.3"},
      {"406", "A-IM", request, Bound::sender, Level::should, "RFC 3229", "10.5.3"},
      {"300", "TCN", response, Bound::sender, Level::must, "RFC 2295", "10.1"},
      {"300", "Alternates", response, Bound::sender, Level::must, "RFC 2295", "10.1"},
      {"300", "Vary", response, Bound::sender, Level::must, "RFC 2295", "10.1"},
      {"304", "If-None-Match", request, Bound::sender, Level::must, http, "13.1.2"},
      {"304", "If-None-Match", request, Bound::client, Level::should, http, "13.1.2"},
      {"304", "If-None-Match", request, Bound::cache, Level::must, cache, "4.3.1"},
      {"304", "If-Modified-Since", request, Bound::sender, Level::should, http, "13.1.3"},
      {"304", "If-Modified-Since", request, Bound::sender, Level::must, http, "13.1.3"},
      {"304", "Content-Length", response, Bound::cache, Level::must, cache, "3.2"},
      {"307", "Location", response, Bound::client, Level::must_not, http, "15.4.8"},
      {"307", "Location", response, Bound::client, Level::may, http, "15.4.8"},
      {"400", "Host", request, Bound::sender, Level::must, h1, "3.2"},
      {"400", "Host", request, Bound::client, Level::must, h1, "3.2"},
      {"400", "Transfer-Encoding", request, Bound::sender, Level::must, h1, "6.3"},
      {"400", "Transfer-Encoding", request, Bound::sender, Level::must, h1, "5.1"},  // whitespace before the colon
      {"400", "Transfer-Encoding", request, Bound::sender, Level::must, h1, "5.2"},  // obs-fold
      {"400", "Content-Length", request, Bound::sender, Level::must, h1, "6.3"},
      {"400", "Content-Range", request, Bound::sender, Level::should, http, "14.5"},
      {"401", "WWW-Authenticate", response, Bound::sender, Level::must, http, "15.5.2"},
      {"401", "WWW-Authenticate", response, Bound::sender, Level::should_not, "RFC 6750", "3.1"},
      {"401", "WWW-Authenticate", response, Bound::intermediary, Level::must_not, http, "11.6.1"},
      {"403", "Authorization", request, Bound::client, Level::should_not, http, "15.5.4"},
      {"405", "Allow", response, Bound::sender, Level::must, http, "15.5.6"},
      {"405", "Allow", response, Bound::intermediary, Level::must_not, http, "10.2.1"},
      {"406", "Accept-Encoding", request, Bound::sender, Level::should, http, "12.5.3"},
      {"407", "Proxy-Authenticate", response, Bound::sender, Level::must, http, "15.5.8"},
      {"408", "Connection", response, Bound::sender, Level::should, h1, "9.6"},
      {"412", "If-Match", request, Bound::sender, Level::must_not, http, "13.1.1"},
      {"412", "If-None-Match", request, Bound::sender, Level::must, http, "13.1.2"},
      {"412", "If-Unmodified-Since", request, Bound::sender, Level::must_not, http, "13.1.4"},
      {"412", "If-Unmodified-Since", request, Bound::client, Level::may, http, "13.1.4"},
      {"412", "If-Unmodified-Since", request, Bound::cache, Level::may, http, "13.1.4"},
      {"412", "If", request, Bound::sender, Level::must, dav, "10.4.3"},
      {"412", "Overwrite", request, Bound::sender, Level::must, dav, "10.6"},
      {"413", "Retry-After", response, Bound::sender, Level::should, http, "15.5.14"},
      {"415", "Accept-Encoding", response, Bound::sender, Level::must_not, http, "12.5.3"},
      {"415", "Accept-Patch", response, Bound::sender, Level::should, "RFC 5789", "2.2"},
      {"415", "Content-Encoding", request, Bound::sender, Level::may, http, "8.4"},
      {"416", "Content-Range", response, Bound::sender, Level::should, http, "15.5.17"},
      {"416", "Range", request, Bound::sender, Level::should, http, "14.2"},
      {"417", "Expect", request, Bound::sender, Level::may, http, "10.1.1"},
      {"423", "If", request, Bound::client, Level::must, dav, "7.5"},
      {"425", "Early-Data", request, Bound::sender, Level::must, "RFC 8470", "5.1"},
      {"425", "Early-Data", request, Bound::intermediary, Level::must, "RFC 8470", "5.1"},
      {"425", "Early-Data", request, Bound::intermediary, Level::must_not, "RFC 8470", "5.1"},
      {"426", "Upgrade", response, Bound::sender, Level::must, http, "15.5.22"},
      {"426", "Upgrade", response, Bound::sender, Level::must_not, "RFC 9113", "8.2.2"},
      {"426", "Sec-WebSocket-Version", response, Bound::sender, Level::must, "RFC 6455", "4.4"},
      {"428", "Cache-Control", response, Bound::cache, Level::must_not, "RFC 6585", "3"},
      {"429", "Cache-Control", response, Bound::cache, Level::must_not, "RFC 6585", "4"},
      {"431", "Cache-Control", response, Bound::cache, Level::must_not, "RFC 6585", "5"},
      {"431", "Cookie", request, Bound::sender, Level::must, http, "5.4"},
      {"451", "Link", response, Bound::sender, Level::should, "RFC 7725", "4"},
      {"451", "Link", response, Bound::sender, Level::must, "RFC 7725", "4"},
      {"501", "Transfer-Encoding", request, Bound::sender, Level::should, h1, "6.1"},
      {"502", "Content-Length", response, Bound::intermediary, Level::must, h1, "6.3"},
      {"502", "Proxy-Status", response, Bound::sender, Level::must_not, "RFC 9209", "2"},
      {"504", "Cache-Control", request, Bound::cache, Level::should, cache, "5.2.1.7"},
      {"504", "Cache-Control", response, Bound::cache, Level::must, cache, "5.2.2.2"},
      {"511", "Cache-Control", response, Bound::cache, Level::must_not, "RFC 6585", "6"},
  };
  for (Text id : {"100", "101", "102", "103", "104"}) {
    duties.push_back({id, "Content-Length", response, Bound::sender, Level::must_not, http, "8.6"});
    duties.push_back({id, "Transfer-Encoding", response, Bound::sender, Level::must_not, h1, "6.1"});
  }
  for (Text id : {"200", "201", "202", "204", "205", "207", "226", "300", "301", "302", "303", "304", "307", "308"})
    duties.push_back({id, "Date", response, Bound::sender, Level::must, http, "6.6.1"});
  for (Text id : {"300", "301", "302", "303", "307", "308"})
    duties.push_back({id, "Retry-After", response, Bound::sender, Level::may, http, "10.2.3"});
  // An origin server with a clock; only a proxy sends 407.
  for (const Status& s : statuses()) {
    if (s.owner.empty() && s.cls == Class::client_error && s.code != 407)
      duties.push_back({s.id, "Date", response, Bound::sender, Level::must, http, "6.6.1"});
  }
  for (const Duty& duty : duties)
    EXPECT_TRUE(has(duty)) << duty.id << " lacks: " << to_text(duty.bound) << " " << to_text(duty.level) << " "
                           << duty.field << ", " << duty.doc << " section " << duty.section;
}

struct MethodDuty {
  Text method, id, level, doc, section;
};

// The keywords that sections about methods have for statuses.
TEST(Audit, MethodsSayWhichStatusTheirSectionsRequire) {
  constexpr Text http = "RFC 9110", dav = "RFC 4918";
  const std::vector<MethodDuty> duties = {
      {"GET", "206", "SHOULD", http, "14.2"},        {"GET", "416", "SHOULD", http, "14.2"},
      {"GET", "304", "MUST", http, "13.1.2"},        {"GET", "304", "SHOULD", http, "13.1.3"},
      {"POST", "201", "SHOULD", http, "9.3.3"},      {"POST", "303", "MAY", http, "9.3.3"},
      {"PUT", "201", "MUST", http, "9.3.4"},         {"PUT", "200", "MUST", http, "9.3.4"},
      {"PUT", "204", "MUST", http, "9.3.4"},         {"PUT", "412", "MUST", http, "13.1.2"},
      {"PUT", "412", "MAY", http, "13.1.1"},         {"PUT", "400", "SHOULD", http, "14.5"},
      {"PUT", "409", "MUST", dav, "9.7.1"},          {"PUT", "405", "MAY", dav, "9.7.2"},
      {"LOCK", "423", "MUST", dav, "7.4"},           {"DELETE", "202", "SHOULD", http, "9.3.5"},
      {"DELETE", "204", "SHOULD", http, "9.3.5"},    {"DELETE", "200", "SHOULD", http, "9.3.5"},
      {"TRACE", "200", "SHOULD", http, "9.3.8"},     {"CONNECT", "400", "MUST", http, "9.3.6"},
      {"PATCH", "400", "SHOULD", "RFC 5789", "2.2"}, {"MKCOL", "409", "MUST", dav, "9.3"},
      {"MKCOL", "415", "MUST", dav, "9.3"},          {"COPY", "412", "MUST", dav, "10.6"},
      {"MOVE", "207", "MUST", dav, "9.9.2"},         {"LOCK", "207", "MUST", dav, "9.10.3"},
      {"PROPPATCH", "207", "MUST", dav, "9.2"},      {"PROPFIND", "403", "MAY", dav, "9.1.1"},
      {"REPORT", "207", "MUST", "RFC 3253", "3.6"},  {"BIND", "201", "MUST", "RFC 5842", "4"},
  };
  for (const MethodDuty& duty : duties) {
    const Method* method = find_method(duty.method);
    ASSERT_NE(method, nullptr) << duty.method;
    EXPECT_TRUE(std::any_of(method->statuses.begin(), method->statuses.end(),
                            [&](const MethodStatus& s) {
                              return s.id == duty.id && s.level == duty.level &&
                                     std::any_of(s.sources.begin(), s.sources.end(), [&](const Source& source) {
                                       return source.doc == duty.doc && source.section == duty.section;
                                     });
                            }))
        << duty.method << " lacks " << duty.id << " " << duty.level << ", " << duty.doc << " section " << duty.section;
  }
}

struct MethodProperties {
  Text name;
  bool safe, idempotent;
};

// The method registry of IANA: safe and idempotent as the defining documents register them.
TEST(Audit, MethodsAreAsTheyAreRegistered) {
  const std::vector<MethodProperties> rows = {
      {"GET", true, true},     {"HEAD", true, true},   {"OPTIONS", true, true},  {"TRACE", true, true},
      {"POST", false, false},  {"PUT", false, true},   {"DELETE", false, true},  {"CONNECT", false, false},
      {"PATCH", false, false}, {"QUERY", true, true},  {"PROPFIND", true, true}, {"PROPPATCH", false, true},
      {"MKCOL", false, true},  {"COPY", false, true},  {"MOVE", false, true},    {"LOCK", false, false},
      {"UNLOCK", false, true}, {"REPORT", true, true}, {"SEARCH", true, true},   {"BIND", false, true}};
  EXPECT_EQ(rows.size(), methods().size());
  for (const MethodProperties& row : rows) {
    const Method* method = find_method(row.name);
    ASSERT_NE(method, nullptr) << row.name;
    EXPECT_EQ(method->safe, row.safe) << row.name;
    EXPECT_EQ(method->idempotent, row.idempotent) << row.name;
  }
  // Of RFC 9110's methods, sections 9.3.1 to 9.3.3 alone allow caching.
  for (Text name : {"PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE"}) EXPECT_FALSE(find_method(name)->cacheable) << name;
  for (Text name : {"GET", "HEAD", "POST", "PATCH", "QUERY"}) EXPECT_TRUE(find_method(name)->cacheable) << name;
}

// What the server has to do on seeing a request field is no duty of the client.
TEST(Audit, ServersDutiesAreNotTheClients) {
  for (const Status& s : statuses()) {
    for (const Field& field : s.fields) {
      if (field.in == Direction::request && field.bound == Bound::client)
        EXPECT_FALSE(says(field.when, "respond with") || says(field.when, "reject")) << s.id << ": " << field.when;
    }
  }
}

// An application that calls a partner is an origin server: RFC 9110 section 3.7 has gateways forward requests.
TEST(Audit, FailedPartnersAreTheFaultOfTheOrigin) {
  for (Text id : {"424", "500", "502", "504"}) {
    const Status& s = *find(id);
    EXPECT_TRUE(std::any_of(s.sources.begin(), s.sources.end(), [](const Source& source) {
      return source.doc == "RFC 9110" && source.section == "3.7";
    })) << id;
    if (id == "500") continue;
    EXPECT_TRUE(std::any_of(s.avoid_when.begin(), s.avoid_when.end(), [](const AvoidWhen& avoid) {
      return avoid.instead == "500" && says(avoid.text, "your application calls");
    })) << id;
  }
}

// The grammar of RFC 2068 and RFC 2616 had phrases of its own, which nginx and others still send.
TEST(Audit, PhrasesOfTheGrammarAreFormerNames) {
  const std::vector<std::pair<Text, Text>> rows = {
      {"408", "Request Time-out"}, {"414", "Request-URI Too Large"}, {"504", "Gateway Time-out"}};
  for (const auto& [id, former] : rows) {
    const Status& s = *find(id);
    EXPECT_TRUE(std::any_of(s.names.begin(), s.names.end(), [&former = former](const Name& name) {
      return name.name == former && std::any_of(name.sources.begin(), name.sources.end(), [](const Source& source) {
               return source.doc == "RFC 2616" && source.section == "6.1.1";
             });
    })) << id;
  }
}

// Links of the same name in one list tell nobody which is which.
TEST(Audit, VendorsMeaningsHaveNamesOfTheirOwn) {
  for (const Status& s : statuses()) {
    const Status& first = with_code(s.code).front();
    if (!s.owner.empty() && first.owner.empty()) EXPECT_NE(s.name, first.name) << s.id;
  }
}

// RFC 9110 section 15.4.4 has no keyword for Location.
TEST(Audit, NoKeywordIsMadeUpForTheLocationOf303) {
  for (const Field& field : find("303")->fields) {
    for (const Source& source : field.sources)
      EXPECT_FALSE(field.name == "Location" && source.section == "15.4.4") << field.when;
  }
}

// These sections allow something without a keyword. A MAY that rests on them alone has to say so.
TEST(Audit, PermissionsWithoutAKeywordSaySo) {
  const std::vector<std::pair<Text, Text>> plain = {
      {"RFC 9110", "10.2.3"},  {"RFC 9110", "12.4.1"}, {"RFC 9110", "15.3.2"}, {"RFC 9110", "15.3.5"},
      {"RFC 9110", "15.5.16"}, {"RFC 7240", "4.1"},    {"RFC 7240", "4.3"},    {"RFC 4918", "9.8.5"},
      {"RFC 4918", "9.9.4"},   {"RFC 4918", "9.10.6"}, {"RFC 4918", "9.11.1"}};
  int found = 0;
  for (const Status& s : statuses()) {
    for (const Field& field : s.fields) {
      if (!std::all_of(field.sources.begin(), field.sources.end(), [&](const Source& source) {
            return std::find(plain.begin(), plain.end(), std::pair(source.doc, source.section)) != plain.end();
          }))
        continue;
      ++found;
      EXPECT_EQ(field.level, Level::may) << s.id << ": " << field.when;
      EXPECT_TRUE(says(field.when, "keyword")) << s.id << ": " << field.when;
    }
  }
  EXPECT_GE(found, 8);
}

// RFC 9111 section 5.2.2.9: with public and no lifetime a response is heuristically cacheable, whatever its code.
TEST(Audit, CachingRulesKnowPublic) {
  for (const ClassInfo& c : classes()) {
    if (c.cls == Class::informational) continue;
    bool told = false;
    for (const Rule& rule : c.rules) {
      if (!says(rule.text, "without an explicit lifetime")) continue;
      told = says(rule.text, "public") && std::any_of(rule.sources.begin(), rule.sources.end(),
                                                      [](const Source& s) { return s.section == "5.2.2.9"; });
    }
    EXPECT_TRUE(told) << c.id;
  }
  for (Text id : {"302", "307"}) EXPECT_TRUE(says(find(id)->meaning, "public")) << id;
  for (const Correction& correction : find("303")->corrections) {
    if (says(correction.claim, "cached")) EXPECT_TRUE(says(correction.truth, "public")) << correction.truth;
  }
}

// What its owner can change says in which month it was read, and a draft in which month it appeared.
TEST(Audit, WorksThatCanChangeShowTheirMonth) {
  const std::vector<std::pair<Text, Text>> drafts = {{"draft-ietf-httpbis-resumable-upload-05", ", October 2024"},
                                                     {"draft-ietf-httpbis-resumable-upload-11", ", March 2026"},
                                                     {"draft-ietf-httpbis-resumable-upload-12", ", July 2026"},
                                                     {"draft-inadarei-api-health-check-06", ", October 2021"},
                                                     {"Idempotency-Key draft", ", October 2025"}};
  std::size_t dated = 0;
  for (const Work& work : works()) {
    const auto draft = std::find_if(drafts.begin(), drafts.end(), [&](const auto& d) { return d.first == work.id; });
    const Text month = draft == drafts.end() ? ", read " : draft->second;
    const bool shown = work.title.find(month) != Text::npos;
    EXPECT_EQ(work.year == 0, shown) << work.id << ": " << work.title;
    dated += shown;
  }
  EXPECT_GE(dated, 100u);
}

struct Wording {
  Text id, words;
  bool there;
};

// Texts that said what is not so, or that readers took wrongly.
TEST(Audit, TextsSayWhatIsSo) {
  const std::vector<Wording> rows = {
      {"101", "the last http message on this connection", false},
      {"205", "was saved", false},
      {"202", "location only for 201 and 3xx", true},
      {"301", "fresh in chromium", true},
      {"302", "login page", true},  // names 303 as the better choice, as the flowcharts do
      {"104", "8 from draft 09 on", true},
      {"206", "ranges are inclusive", true},
      {"204", "must not process them as a separate response", true},
      {"304", "except content-length", true},
  };
  for (const Wording& row : rows) {
    const std::vector<Prose> texts = prose_of(*find(row.id));
    const bool there = std::any_of(texts.begin(), texts.end(), [&](const Prose& p) { return says(p.text, row.words); });
    EXPECT_EQ(there, row.there) << row.id << ": " << row.words;
  }
  for (Text use : find("302")->use_when) EXPECT_FALSE(says(use, "login page")) << use;
  EXPECT_FALSE(says(find("404")->plain, "out of date"));
  EXPECT_FALSE(says(find("416")->plain, "delete"));   // the file may be complete
  EXPECT_FALSE(says(find("422")->plain, "missing"));  // a missing parameter is an example of 400
  EXPECT_FALSE(says(find("502")->plain, "works"));
  EXPECT_FALSE(says(find("502")->meaning, "only a gateway"));  // RFC 4918 sections 9.8.5 and 9.9.4
  EXPECT_TRUE(says(find("502")->meaning, "webdav"));
  EXPECT_TRUE(says(find("405")->wire_note, "apigee"));
}

TEST(Audit, ComparisonsSayWhatIsSo) {
  const std::vector<Wording> rows = {{"400", "at any address", false},
                                     {"403", "admits", false},
                                     {"403", "this client", false},
                                     {"500", "well itself", false}};
  for (const Comparison& c : comparisons()) {
    for (const Wording& row : rows) {
      if (c.ids.front() == row.id) EXPECT_EQ(says(c.apart, row.words), row.there) << c.apart;
    }
  }
}

}  // namespace
}  // namespace registry
