// Covers decide: a chart's id, a line break, and any bytes as answers give a walk that adds up and can be walked again.
#include <algorithm>

#include "decide/house.h"
#include "must.h"

namespace {

void check(const decide::Walk& walk, std::size_t answers) {
  must((walk.question == nullptr) != (walk.outcome == nullptr), "a question or an outcome");
  must(walk.path.size() + walk.ignored.size() == answers, "each answer counts or is ignored");
  must(!walk.candidates.empty() && std::is_sorted(walk.candidates.begin(), walk.candidates.end()) &&
           std::adjacent_find(walk.candidates.begin(), walk.candidates.end()) == walk.candidates.end(),
       "candidates ascend, each once");
  must(decide::reason(walk).empty() == (walk.outcome == nullptr), "an outcome has a reason");
  if (walk.outcome)
    must(std::binary_search(walk.candidates.begin(), walk.candidates.end(), walk.outcome->code),
         "the outcome was possible");
  for (const decide::House house : decide::all_houses()) {
    const decide::Verdict verdict = decide::verdict(walk, house);
    must((verdict.status != nullptr) == (walk.outcome != nullptr) && verdict.standard == walk.outcome,
         "a house has a verdict on an outcome, beside that of the specifications", decide::id_of(house));
    must(decide::stances(verdict).empty() == verdict.positions.empty(), "positions are told");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const auto line = std::min(input.find('\n'), input.size());
  const auto* chart = registry::find_chart(input.substr(0, line));
  if (!chart) chart = &registry::charts()[size % registry::charts().size()];
  const auto text = line < size ? input.substr(line + 1) : std::string_view();
  const auto answers = decide::split_answers(text);
  const auto walk = decide::walk(*chart, answers);
  check(walk, answers.size());

  const std::string permalink = decide::permalink(walk);
  const auto kept = decide::split_answers(permalink);
  const auto again = decide::walk(*chart, kept);
  check(again, kept.size());
  must(again.ignored.empty() && again.question == walk.question && again.outcome == walk.outcome &&
           again.candidates == walk.candidates,
       "the permalink is the walk", permalink);
  if (!walk.question) return 0;
  for (const auto& answer : walk.question->answers) {
    auto more = kept;
    more.push_back(answer.id);
    const auto next = decide::walk(*chart, more);
    check(next, more.size());
    must(next.path.size() == walk.path.size() + 1, "each answer of a question leads on", answer.id);
    must(std::includes(walk.candidates.begin(), walk.candidates.end(), next.candidates.begin(), next.candidates.end()),
         "an answer adds no candidates", answer.id);
  }
  return 0;
}
