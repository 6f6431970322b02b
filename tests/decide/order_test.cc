// assets/orders: profiles against what real servers answered, and what the specifications fix.
//
// tests/probes/recorded.tsv has the answers: rows are sets of faults, columns servers. The profiles were written from
// sources and documentation before anything was recorded. Later corrections looked at the rows with one fault, at pairs
// that the specifications fix, and at one half of the others; the other half is measured by itself. Which half a row
// belongs to depends on its name alone.
#include "decide/order.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "prose.h"

namespace {

using decide::Faults;
using decide::Winner;

std::vector<std::string> split(std::string_view text, char by) {
  std::vector<std::string> parts;
  for (std::size_t at; (at = text.find(by)) != text.npos; text.remove_prefix(at + 1))
    parts.emplace_back(text.substr(0, at));
  parts.emplace_back(text);
  return parts;
}

Faults faults(std::string_view ids) {
  Faults out;
  for (const std::string& id : split(ids, '+')) {
    const auto fault = decide::fault_from(id);
    if (!fault) ADD_FAILURE() << "there is no fault " << id;
    if (fault) out.push_back(*fault);
  }
  std::sort(out.begin(), out.end());
  return out;
}

const registry::Profile& profile(std::string_view id) {
  const auto* found = decide::find_profile(id);
  EXPECT_TRUE(found) << id;
  return found ? *found : registry::profiles().front();
}

Winner winner(std::string_view server, std::string_view ids) { return decide::winner(profile(server), faults(ids)); }

// Profiles are records over static data, so an answer is easiest compared as the probes write it.
std::string said(const Winner& winner) {
  switch (winner.how) {
    case Winner::How::status:
      return std::to_string(winner.code);
    case Winner::How::closed:
      return "closed";
    case Winner::How::open:
      return "open";
    case Winner::How::unnoticed:
      break;
  }
  return "2xx";
}

bool agrees(const std::string& expected, const std::string& answer) {
  return expected == answer || (expected == "2xx" && answer.size() == 3 && answer[0] == '2');
}

struct Recorded {
  std::string faults;
  std::map<std::string, std::string> answers;  // by server; without those that make no sense there
};

// By server, what was recorded.
std::map<std::string, std::string>& versions() {
  static std::map<std::string, std::string> all;
  return all;
}

const std::vector<Recorded>& recorded() {
  static const std::vector<Recorded> all = [] {
    std::vector<Recorded> rows;
    std::ifstream file(SOURCE_DIR "/tests/probes/recorded.tsv");
    std::string line;
    std::vector<std::string> servers;
    while (std::getline(file, line)) {
      const auto cells = split(line, '\t');
      if (servers.empty()) {
        servers = cells;
        continue;
      }
      if (cells.size() != servers.size())
        ADD_FAILURE() << "recorded.tsv: " << cells[0] << " has " << cells.size() << " cells";
      if (cells[0] == "@version")
        for (std::size_t i = 1; i < cells.size(); ++i) versions()[servers[i]] = cells[i];
      if (cells[0][0] == '@') continue;
      Recorded row{cells[0], {}};
      for (std::size_t i = 1; i < cells.size(); ++i)
        if (cells[i] != "-") row.answers[servers[i]] = cells[i];
      rows.push_back(std::move(row));
    }
    return rows;
  }();
  return all;
}

// By the last bit of the CRC-32 of its name, so that the halves stay what they are when rows come and go.
bool held_out(std::string_view name) {
  std::uint32_t crc = ~0u;
  for (const unsigned char c : name) {
    crc ^= c;
    for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ (crc & 1 ? 0xedb88320u : 0);
  }
  return (~crc & 1) == 1;
}

struct Share {
  int right = 0, all = 0;
  std::string wrong;

  void count(const Recorded& row, const std::string& expected, const std::string& answer) {
    ++all;
    if (agrees(expected, answer))
      ++right;
    else
      wrong += "  " + row.faults + ": " + expected + ", recorded " + answer + "\n";
  }
  double percent() const { return all == 0 ? 0 : 100.0 * right / all; }
};

TEST(Order, HasTheFaultsAndProfilesThatPeopleScriptAgainst) {
  const std::string ids =
      "no-host two-hosts te-cl version uri-long fields-large unknown-method method auth forbidden missing redirect "
      "rate "
      "type-wrong coding-wrong body-large json-bad schema-bad accept-none expect if-match if-none-match range dead "
      "slow "
      "overload";
  std::string found;
  for (const auto& fault : registry::faults()) (found += found.empty() ? "" : " ") += fault.id;
  EXPECT_EQ(found, ids);
  found.clear();
  for (const auto& one : registry::profiles()) (found += found.empty() ? "" : " ") += one.id;
  EXPECT_EQ(found,
            "rfc9110 nginx apache lighttpd caddy haproxy varnish squid envoy go node express fastify koa hapi spring "
            "aspnet");
}

TEST(Order, PredictsWhatServersAnswer) {
  std::map<std::string, Share> one, seen, held, fixed;
  for (const Recorded& row : recorded()) {
    const Faults set = faults(row.faults);
    for (const auto& [server, answer] : row.answers) {
      const std::string expected = said(decide::winner(profile(server), set));
      if (set.size() == 1)
        one[server].count(row, expected, answer);
      else
        (held_out(row.faults) ? held : seen)[server].count(row, expected, answer);
      if (set.size() == 2 && decide::fixed_by_rfc(set)) fixed[server].count(row, expected, answer);
    }
  }
  ASSERT_GE(held.size(), 13u);
  for (const auto& [server, share] : held) {
    EXPECT_GE(share.all, 100) << server;
    EXPECT_GE(share.percent(), 85) << server << "\n" << share.wrong;
    EXPECT_GE(seen[server].percent(), 85) << server << "\n" << seen[server].wrong;
    EXPECT_EQ(one[server].right, one[server].all) << server << "\n" << one[server].wrong;
    EXPECT_EQ(fixed[server].right, fixed[server].all) << server << ", fixed by the RFCs\n" << fixed[server].wrong;
    std::printf("%-9s one fault %d/%d, seen %d/%d (%.1f %%), held out %d/%d (%.1f %%), fixed by the RFCs %d/%d\n",
                server.c_str(), one[server].right, one[server].all, seen[server].right, seen[server].all,
                seen[server].percent(), share.right, share.all, share.percent(), fixed[server].right,
                fixed[server].all);
  }
}

// What RFC 9110, 9112 say of two faults at once; every pair of the lists.
TEST(Order, KnowsWhatTheSpecificationsFix) {
  struct Row {
    std::string first, then;
    int code;
  };
  const std::string ordinary =
      "unknown-method method auth forbidden missing redirect rate type-wrong coding-wrong body-large accept-none "
      "expect overload";
  const std::string late = "if-match if-none-match range";
  const std::vector<Row> rows = {
      {"no-host", "auth forbidden missing method redirect body-large json-bad expect " + late, 400},
      {"two-hosts", "auth forbidden missing method redirect body-large json-bad expect " + late, 400},
      {"uri-long", "auth forbidden missing method redirect body-large json-bad expect " + late, 414},
      {"auth", late, 401},
      {"forbidden", late, 403},
      {"missing", late, 404},
      {"method", late, 405},
      {"redirect", late, 301},
      {"type-wrong", late, 415},
      {"coding-wrong", late, 415},
      {"body-large", late, 413},
      {"accept-none", late, 406},
      {"rate", late, 429},
      {"overload", late, 503},
      {"json-bad", "range", 400},
      {"schema-bad", "range", 422},
      {"dead", "range", 502},
      {"slow", "range", 504},
      {"if-match", "if-none-match range", 412},
      {"if-none-match", "range", 304},
  };
  for (const Row& row : rows)
    for (const std::string& then : split(row.then, ' ')) {
      const std::string pair = row.first + "+" + then;
      EXPECT_TRUE(decide::fixed_by_rfc(faults(pair))) << pair;
      EXPECT_EQ(said(winner("rfc9110", pair)), std::to_string(row.code)) << pair;
    }
  for (const char* pair : {"auth+missing", "auth+method", "auth+body-large", "missing+method", "auth+forbidden",
                           "no-host+uri-long", "json-bad+if-match", "schema-bad+if-none-match", "dead+slow",
                           "redirect+auth", "version+no-host", "te-cl+auth", "overload+no-host"}) {
    EXPECT_FALSE(decide::fixed_by_rfc(faults(pair))) << pair;
    EXPECT_EQ(said(winner("rfc9110", pair)), "open") << pair;
  }
  EXPECT_EQ(said(winner("rfc9110", "no-host+auth+if-match")), "400");
  EXPECT_EQ(said(winner("rfc9110", "auth+missing+if-match")), "open") << "both come before, neither before the other";
  EXPECT_EQ(said(winner("rfc9110", "if-match+if-none-match+range")), "412");
}

TEST(Order, EveryFaultHasOneCodeInTheSpecifications) {
  for (const auto& fault : registry::faults()) {
    const Winner it = winner("rfc9110", fault.id);
    EXPECT_EQ(it.how, Winner::How::status) << fault.id;
    EXPECT_TRUE(registry::find(std::to_string(it.code))) << fault.id;
    EXPECT_TRUE(decide::fixed_by_rfc(faults(fault.id)));
  }
}

TEST(Order, TellsWhereAndWhy) {
  const Winner nginx = winner("nginx", "auth+body-large");
  EXPECT_EQ(nginx.code, 413);
  EXPECT_EQ(registry::faults()[*nginx.fault].id, "body-large");
  EXPECT_EQ(nginx.stage->name, "Location");
  EXPECT_FALSE(nginx.sources.empty());

  const Winner closed = winner("varnish", "uri-long+auth");
  EXPECT_EQ(closed.how, Winner::How::closed);
  EXPECT_EQ(closed.code, 0);

  const Winner unnoticed = winner("nginx", "json-bad+expect");
  EXPECT_EQ(unnoticed.how, Winner::How::unnoticed);
  EXPECT_EQ(unnoticed.stage, nullptr);
  EXPECT_NE(unnoticed.because.find("Accept"), std::string::npos) << "who looks at the content";
  EXPECT_NE(unnoticed.because.find("expectations"), std::string::npos) << "and who at Expect";
  EXPECT_EQ(said(winner("nginx", "json-bad+expect+auth")), "401") << "what one notices wins over what it does not";

  const Winner open = winner("rfc9110", "auth+body-large+missing");
  EXPECT_NE(open.because.find("401, 404 or 413"), std::string::npos) << open.because;
  const Winner same = winner("rfc9110", "type-wrong+coding-wrong");
  EXPECT_NE(same.because.find("all of them send 415"), std::string::npos) << same.because;
}

TEST(Order, SaysItInOurWords) {
  for (const registry::Fault& fault : registry::faults())
    for (auto text : {fault.label, fault.says}) registry::expect_prose(std::string(fault.id), text);
  for (const registry::Profile& one : registry::profiles()) {
    const std::string id(one.id);
    registry::expect_prose(id, one.setup);
    for (const auto& stage : one.stages) registry::expect_prose(id, stage.because);
    for (const auto& unnoticed : one.unnoticed) registry::expect_prose(id, unnoticed.because);
    for (const auto& before : one.before) registry::expect_prose(id, before.because);
  }
}

TEST(Order, EveryClaimHasItsSource) {
  for (const auto& one : registry::profiles()) {
    EXPECT_FALSE(one.setup.empty()) << one.id;
    EXPECT_EQ(one.before.empty(), one.id != "rfc9110") << one.id;
    for (const auto& stage : one.stages) EXPECT_FALSE(stage.sources.empty()) << one.id << " " << stage.name;
    for (const auto& unnoticed : one.unnoticed) EXPECT_FALSE(unnoticed.sources.empty()) << one.id;
    for (const auto& before : one.before) EXPECT_FALSE(before.sources.empty()) << one.id;
    // What is said to be recorded was.
    const bool measured = recorded().front().answers.contains(std::string(one.id));
    if (measured) EXPECT_EQ(one.version, versions()[std::string(one.id)]) << one.id;
    for (const auto& stage : one.stages)
      EXPECT_TRUE(measured || stage.evidence != registry::Evidence::recorded) << one.id << " " << stage.name;
  }
}

TEST(Order, RefusesWhatIsNotThere) {
  for (const char* id : {"", "Auth", "auth ", "401", "authx"}) EXPECT_FALSE(decide::fault_from(id)) << id;
  EXPECT_EQ(decide::find_profile("iis"), nullptr);
}

}  // namespace
