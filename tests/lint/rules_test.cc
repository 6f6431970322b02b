// Each rule has an exchange that it speaks about and a near miss that it does not; correct exchanges are left alone.
#include <gtest/gtest.h>

#include <set>

#include "cases.h"
#include "prose.h"

namespace lint {
namespace {

const std::vector<LintCase>& cases() {
  static const auto all = read_lint_cases(SOURCE_DIR "/tests/lint/cases");
  return all;
}

std::string listed(const std::vector<Judgement>& judged, std::string_view text) {
  std::string out;
  for (const Judgement& one : judged)
    for (const Finding& finding : one.findings)
      out += "\n  " + std::string(finding.rule->id) + " [" +
             std::string(text.substr(finding.range.begin, finding.range.end - finding.range.begin)) + "] " +
             finding.text;
  return out;
}

TEST(Rules, SpeakWhereTheyShouldAndNowhereElse) {
  for (const LintCase& one : cases()) {
    const auto judged = one.judged();
    bool spoke = false;
    for (const Judgement& judgement : judged)
      for (const Finding& finding : judgement.findings)
        spoke = spoke || (finding.rule->id == one.rule && finding.level == finding.rule->level);
    EXPECT_EQ(spoke, one.hit) << one.file << ":" << one.line << ": " << one.rule << listed(judged, one.text);
  }
}

TEST(Rules, SayItInOurWords) {
  for (const registry::LintRule& rule : rules())
    for (auto text : {rule.text, rule.fix}) registry::expect_prose(std::string(rule.id), text);
}

TEST(Rules, HaveAHitAndANearMissEach) {
  std::set<std::string> hit, missed, known;
  for (const LintCase& one : cases()) (one.hit ? hit : missed).insert(one.rule);
  for (const registry::LintRule& rule : rules()) {
    const std::string id(rule.id);
    known.insert(id);
    EXPECT_TRUE(hit.contains(id)) << "no exchange that triggers " << id;
    EXPECT_TRUE(missed.contains(id)) << "no near miss of " << id;
  }
  for (const LintCase& one : cases())
    EXPECT_TRUE(known.contains(one.rule)) << one.file << ":" << one.line << ": no rule " << one.rule;
}

TEST(Rules, AreAsManyAsThePagesSay) {
  const auto all = rules();
  const auto required = std::count_if(all.begin(), all.end(), [](const auto& rule) { return rule.required; });
  EXPECT_GE(static_cast<std::ptrdiff_t>(all.size()) - required, 150);
  EXPECT_GE(required, 30);
}

TEST(Rules, PointIntoTheText) {
  for (const LintCase& one : cases())
    for (const Judgement& judged : one.judged())
      for (const Finding& finding : judged.findings) {
        EXPECT_LE(finding.range.begin, finding.range.end) << finding.rule->id;
        EXPECT_LE(finding.range.end, one.text.size()) << finding.rule->id;
        EXPECT_LT(finding.range.begin, one.text.size()) << finding.rule->id;
        EXPECT_EQ(finding.text.find('{'), std::string::npos) << finding.text;
      }
}

TEST(Correct, HasNoFindingAtMustOrShould) {
  for (const LintCase& one : read_lint_cases(SOURCE_DIR "/tests/lint/correct")) {
    const auto judged = one.judged();
    ASSERT_FALSE(judged.empty()) << one.file << ":" << one.line;
    if (one.file == "protocols.txt") EXPECT_FALSE(one.sections.empty()) << one.line << ": by which specification?";
    for (const Judgement& judgement : judged)
      for (const Finding& finding : judgement.findings)
        EXPECT_GT(finding.level, registry::Severity::should)
            << one.file << ":" << one.line << ": " << finding.rule->id << ": " << finding.text;
  }
}

}  // namespace
}  // namespace lint
