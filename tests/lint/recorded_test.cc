// What real servers sent (tests/probes): nothing is said of it at MUST or SHOULD but what has been looked at by hand,
// what a status needs and is not there is always found, and nobody is taken for somebody else.
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <set>

#include "cases.h"
#include "text/ascii.h"

namespace lint {
namespace {

std::vector<LintCase> exchanges() { return read_lint_cases(SOURCE_DIR "/tests/probes/exchanges"); }

/// "nginx method allow-must": the server, what was wrong with the request, the rule.
std::set<std::string> confirmed() {
  std::ifstream file(SOURCE_DIR "/tests/probes/confirmed.tsv");
  std::set<std::string> out;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    std::istringstream cells(line);
    std::string server, fault, rule, why;
    std::getline(cells, server, '\t');
    std::getline(cells, fault, '\t');
    std::getline(cells, rule, '\t');
    std::getline(cells, why);
    EXPECT_GT(why.size(), 15u) << line << ": why is it true?";
    out.insert(server + " " + fault + " " + rule);
  }
  return out;
}

std::string server_of(const LintCase& one) { return one.file.substr(0, one.file.find('.')); }

TEST(Recorded, SaysWhatWasConfirmedAndNothingElse) {
  std::set<std::string> said;
  std::size_t read = 0;
  for (const LintCase& one : exchanges()) {
    const auto judged = one.judged();
    read += !judged.empty();
    for (const Judgement& judgement : judged)
      for (const Finding& finding : judgement.findings)
        if (finding.level <= registry::Severity::should)
          said.insert(server_of(one) + " " + one.form + " " + std::string(finding.rule->id));
  }
  EXPECT_EQ(said, confirmed());
  EXPECT_GE(read, 200u);
}

TEST(Recorded, FindsWhatAStatusNeedsAndIsNotThere) {
  const std::map<int, std::string> needed{{401, "WWW-Authenticate"}, {405, "Allow"}, {416, "Content-Range"}};
  std::map<int, int> found;
  for (const LintCase& one : exchanges()) {
    const auto all = one.exchanges();
    const auto judged = one.judged();
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (!all[i].response || !needed.contains(all[i].response->status)) continue;
      const std::string& name = needed.at(all[i].response->status);
      if (message::find(all[i].response->fields, name)) continue;
      ++found[all[i].response->status];
      bool told = false;
      for (const Finding& finding : judged[i].findings)
        told = told || (finding.level <= registry::Severity::should && finding.text.find(name) != std::string::npos);
      EXPECT_TRUE(told) << one.file << ":" << one.line;
    }
  }
  EXPECT_GT(found[405], 0);
}

TEST(Recorded, TakesNobodyForSomebodyElse) {
  const std::map<std::string, std::string> names{
      {"apache", "apache"},   {"caddy", "caddy"},      {"express", "express"}, {"go", "go"},
      {"h2o", "h2o"},         {"haproxy", "haproxy"},  {"nginx", "nginx"},     {"squid", "squid"},
      {"varnish", "varnish"}, {"lighttpd", "lighttpd"}};
  std::map<std::string, int> named;
  for (const LintCase& one : exchanges())
    for (const Judgement& judgement : one.judged())
      for (const Hop& hop : judgement.makers) {
        const auto name = names.find(server_of(one));
        const bool right = name != names.end() && text::lower_case(hop.name).find(name->second) != std::string::npos;
        named[server_of(one)] += right;
        EXPECT_TRUE(right || hop.sure != registry::Sure::certain) << one.file << ":" << one.line << ": " << hop.name;
      }
  for (const char* server : {"nginx", "apache", "caddy", "express", "squid", "varnish", "haproxy"})
    EXPECT_GT(named[server], 0) << server;
}

}  // namespace
}  // namespace lint
