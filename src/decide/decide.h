// Walking a flowchart: answers in, the next question or the outcome out.
//
// A walk is a value made from a chart and a list of answer ids; there is no other state, so a permalink is the walk.
// Charts may lead into other charts; the walk goes on there.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "registry/registry.h"

namespace decide {

/// One answered question.
struct Step {
  const registry::Chart* chart;
  const registry::Node* node;
  const registry::Answer* answer;
};

struct Walk {
  const registry::Chart* chart;           // where it started
  std::vector<Step> path;                 // questions answered, in order
  const registry::Chart* at;              // the chart of `question`
  const registry::Node* question;         // the next one; nullptr at an outcome
  const registry::Status* outcome;        // nullptr while there is a question
  std::vector<std::uint16_t> candidates;  // codes still possible, ascending, each once
  std::vector<std::string> ignored;       // answers that do not exist at their place, and all that came after them
};

/// @param answers ids, in order. The longest valid prefix counts; the rest is in `ignored`.
Walk walk(const registry::Chart& chart, std::span<const std::string_view> answers);

/// "a,b,c" to its parts; empty text has none. Empty parts are kept, so that they are reported.
std::vector<std::string_view> split_answers(std::string_view text);
/// The answers of a walk as they stand in a URL: "a,b,c".
std::string permalink(const Walk& walk);

/// The shortest list of answers that leads to a question of the same chart (by its index in chart.nodes), or to a
/// status. Empty for the root; nullptr-like `false` in `found` where nothing leads there.
struct Route {
  bool found;
  std::vector<std::string_view> answers;
};
Route route_to(const registry::Chart& chart, registry::Target target);

/// The reason of an outcome in one sentence built from the path; empty while there is a question.
std::string reason(const Walk& walk);

}  // namespace decide
