// Exchanges that were written from RFC texts, public threads and answers of servers before the rules were tried on
// them, in the forms in which tools show them: one known fault each, and correct ones. What the first try found stands
// in tests/lint/heldout/README.md.
#include <gtest/gtest.h>

#include "cases.h"
#include "registry/labels.h"
#include "registry/lint_rule_words.h"

namespace lint {
namespace {

std::vector<LintCase> heldout(std::string_view kind) {
  std::vector<LintCase> out;
  for (LintCase& one : read_lint_cases(SOURCE_DIR "/tests/lint/heldout"))
    if (one.rule == kind) out.push_back(std::move(one));
  return out;
}

std::string cited(const registry::LintRule& rule) {
  std::string out;
  for (const registry::Source& source : rule.sources) (out += out.empty() ? "" : ", ") += registry::citation(source);
  return out;
}

bool weighty(const Finding& finding) {
  return finding.level == registry::Severity::must || finding.level == registry::Severity::should;
}

std::string listed(const std::vector<Judgement>& judged) {
  std::string out;
  for (const Judgement& one : judged)
    for (const Finding& finding : one.findings)
      out += "\n  " + std::string(registry::kSeverityWords[static_cast<std::size_t>(finding.level)]) + " " +
             std::string(finding.rule->id) + " (" + cited(*finding.rule) + "): " + finding.text;
  return out;
}

/// Does one of the findings cite one of the sections that forbid the fault?
bool found_at(const std::vector<Judgement>& judged, const std::vector<std::string>& sections) {
  for (const Judgement& judgement : judged)
    for (const Finding& finding : judgement.findings)
      for (const registry::Source& source : finding.rule->sources)
        for (const std::string& section : sections)
          if (registry::citation(source) == section) return true;
  return false;
}

TEST(HeldOut, EveryFaultIsFoundAtItsSection) {
  const auto all = heldout("fault");
  EXPECT_GE(all.size(), 80u);
  for (const LintCase& one : all) {
    const auto judged = one.judged();
    EXPECT_TRUE(found_at(judged, one.sections)) << one.file << ":" << one.line << ": " << one.form << " "
                                                << (one.sections.empty() ? "" : one.sections.front()) << listed(judged);
  }
}

// The word in the file changes with the first rule that finds one, so that it stays a list of what is left.
TEST(HeldOut, WhatIsMissedIsStillMissed) {
  for (const LintCase& one : heldout("missed"))
    EXPECT_FALSE(found_at(one.judged(), one.sections)) << one.file << ":" << one.line << ": is a fault that is found";
}

TEST(HeldOut, NoFaultRaisesAnother) {
  for (const LintCase& one : heldout("fault"))
    for (const Judgement& judgement : one.judged())
      for (const Finding& finding : judgement.findings) {
        bool same = false;
        for (const registry::Source& source : finding.rule->sources)
          for (const std::string& section : one.sections) same = same || registry::citation(source) == section;
        EXPECT_TRUE(same || !weighty(finding))
            << one.file << ":" << one.line << ": " << one.form << ": " << finding.rule->id << " ("
            << cited(*finding.rule) << "): " << finding.text;
      }
}

TEST(HeldOut, CorrectResponsesGetNoAlarm) {
  const auto all = heldout("correct");
  EXPECT_GE(all.size(), 80u);
  for (const LintCase& one : all) {
    const auto judged = one.judged();
    EXPECT_FALSE(judged.empty()) << one.file << ":" << one.line << ": " << one.form << ": nothing was read";
    for (const Judgement& judgement : judged)
      for (const Finding& finding : judgement.findings)
        EXPECT_FALSE(weighty(finding)) << one.file << ":" << one.line << ": " << one.form << ": " << finding.rule->id
                                       << ": " << finding.text;
  }
}

TEST(HeldOut, PastesAreReadWhole) {
  std::vector<LintCase> all = heldout("correct"), faults = heldout("fault");
  all.insert(all.end(), faults.begin(), faults.end());
  std::size_t read = 0;
  for (const LintCase& one : all) {
    if (one.reads.empty()) continue;
    ++read;
    std::string reads;
    for (const message::Exchange& exchange : one.exchanges())
      reads += (reads.empty() ? "" : ",") + (exchange.request ? exchange.request->method : "-") + ":" +
               (exchange.response ? std::to_string(exchange.response->status) : "-");
    EXPECT_EQ(reads, one.reads) << one.file << ":" << one.line << ": " << one.form;
    const auto judged = one.judged();
    std::string by;
    if (!judged.empty() && !judged.back().makers.empty()) by = judged.back().makers.front().name;
    std::replace(by.begin(), by.end(), ' ', '_');
    EXPECT_EQ(by, one.by) << one.file << ":" << one.line << ": " << one.form;
  }
  EXPECT_GE(read, 40u);
}

}  // namespace
}  // namespace lint
