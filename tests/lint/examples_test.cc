// What flowcharts and pages of codes give as examples has to pass the check that people paste their own exchanges into.
#include <gtest/gtest.h>

#include <string>

#include "lint/lint.h"
#include "message/message.h"
#include "registry/registry.h"

namespace {

TEST(Examples, BreakNoRequirement) {
  int checked = 0;
  for (const registry::Chart& chart : registry::charts())
    for (const registry::Node& node : chart.nodes)
      for (const registry::Answer& answer : node.answers) {
        if (answer.example.empty()) continue;
        ++checked;
        const std::string text(answer.example);
        const auto reading = message::read(text);
        ASSERT_FALSE(reading.exchanges.empty()) << chart.id << "/" << node.id << "/" << answer.id;
        for (const lint::Judgement& judgement : lint::check(reading.exchanges, text))
          for (const lint::Finding& finding : judgement.findings)
            EXPECT_NE(finding.level, registry::Severity::must)
                << chart.id << "/" << node.id << "/" << answer.id << ": " << finding.text;
      }
  EXPECT_GT(checked, 250);
}

// The exchanges of registered codes are ours; those of vendors are as vendors send them.
TEST(Examples, OfCodesAreCorrect) {
  int checked = 0;
  for (const registry::Status& status : registry::statuses()) {
    if (!status.owner.empty() || status.wire.empty()) continue;
    ++checked;
    const std::string text(status.wire);
    const auto reading = message::read(text);
    ASSERT_FALSE(reading.exchanges.empty()) << status.id;
    for (const lint::Judgement& judgement : lint::check(reading.exchanges, text))
      for (const lint::Finding& finding : judgement.findings)
        EXPECT_GT(finding.level, registry::Severity::should) << status.id << ": " << finding.text;
  }
  EXPECT_GT(checked, 55);
}

}  // namespace
