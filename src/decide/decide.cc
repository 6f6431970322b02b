// The walker. A place in the flowcharts is a chart and one of its questions; every look ahead (what is still
// possible, how to get somewhere) is a breadth-first search over places, which visits each place once and so ends
// even where charts led into each other in a circle.
#include "decide/decide.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <utility>

#include "text/ascii.h"

namespace decide {

namespace {

using registry::Answer;
using registry::Chart;
using registry::Node;
using registry::Target;
using registry::TargetKind;

struct Place {
  const Chart* chart;
  std::uint16_t node;
  bool operator==(const Place&) const = default;
};

/// Where an answer leads: a place, or an outcome, or (with a target that does not exist) neither.
struct Next {
  std::optional<Place> place;
  const registry::Status* outcome = nullptr;
};

std::optional<Place> root_of(const Chart& chart) {
  if (chart.root >= chart.nodes.size()) return std::nullopt;
  return Place{&chart, chart.root};
}

Next follow(const Chart& chart, Target to) {
  switch (to.kind) {
    case TargetKind::node:
      if (to.index < chart.nodes.size()) return {Place{&chart, to.index}, nullptr};
      break;
    case TargetKind::status:
      if (to.index < registry::statuses().size()) return {std::nullopt, &registry::statuses()[to.index]};
      break;
    case TargetKind::chart:
      if (to.index < registry::charts().size()) return {root_of(registry::charts()[to.index]), nullptr};
      break;
  }
  return {};
}

/// A place with the way that led to it: the index of the place before and the answer given there.
struct Visit {
  Place place;
  std::size_t before;
  const Answer* answer;
};

/// Visits every place from `start` on, nearest first, and calls `look(visits, at, answer, next)` for each answer
/// until it returns true.
template <class Look>
void explore(Place start, Look look) {
  std::vector<Visit> visits{{start, 0, nullptr}};
  for (std::size_t at = 0; at < visits.size(); ++at) {
    const Place place = visits[at].place;
    for (const Answer& answer : place.chart->nodes[place.node].answers) {
      const Next next = follow(*place.chart, answer.to);
      if (look(visits, at, answer, next)) return;
      if (!next.place) continue;
      const auto same = [&](const Visit& visit) { return visit.place == *next.place; };
      if (std::none_of(visits.begin(), visits.end(), same)) visits.push_back({*next.place, at, &answer});
    }
  }
}

std::vector<std::uint16_t> reachable_codes(Place start) {
  std::vector<std::uint16_t> codes;
  explore(start, [&](const std::vector<Visit>&, std::size_t, const Answer&, const Next& next) {
    if (next.outcome != nullptr) codes.push_back(next.outcome->code);
    return false;
  });
  std::sort(codes.begin(), codes.end());
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  return codes;
}

bool same_chart(const Chart& a, const Chart& b) {
  return &a == &b || (a.nodes.data() == b.nodes.data() && a.id == b.id);
}

// Sentences start with a capital, clauses do not. Only words that are surely no names lose it: "Location" and "GET"
// must keep theirs.
constexpr std::string_view common_openers[] = {
    "a",         "all",     "an",       "and",        "another",   "any",      "anyone",    "as",       "asking",
    "at",        "before",  "both",     "but",        "by",        "caches",   "client",    "clients",  "each",
    "either",    "every",   "everyone", "everything", "for",       "from",     "here",      "how",      "if",
    "in",        "it",      "its",      "many",       "more",      "most",     "neither",   "no",       "nobody",
    "none",      "not",     "nothing",  "on",         "one",       "only",     "other",     "people",   "proxies",
    "repeating", "request", "requests", "resource",   "resources", "response", "responses", "retrying", "saying",
    "sending",   "server",  "servers",  "several",    "since",     "so",       "some",      "somebody", "someone",
    "something", "such",    "that",     "the",        "their",     "then",     "there",     "these",    "they",
    "this",      "those",   "to",       "two",        "under",     "until",    "waiting",   "we",       "what",
    "whatever",  "when",    "where",    "whether",    "which",     "while",    "who",       "whoever",  "with",
    "without",   "you",     "your"};

/// The word at the start of `text` in lower case, where it is a capital followed by small letters only.
void lower_opener(std::string& text, std::size_t at) {
  if (at >= text.size() || !text::is_upper(text[at])) return;
  std::size_t end = at + 1;
  while (end < text.size() && text::is_lower(text[end])) ++end;
  if (end < text.size() && text[end] != ' ' && text[end] != ',' && text[end] != '\'') return;
  std::string word = text.substr(at, end - at);
  word[0] = text::lower(word[0]);
  const auto end_of_list = std::end(common_openers);
  if (std::find(std::begin(common_openers), end_of_list, word) != end_of_list) text[at] = word[0];
}

/// A `because` without its final stop, and with sentences inside it turned into clauses.
std::string clause(std::string_view because) {
  const auto is_space = [](char c) { return c == ' ' || c == '\n'; };
  while (!because.empty() && (because.back() == '.' || is_space(because.back()))) because.remove_suffix(1);
  while (!because.empty() && is_space(because.front())) because.remove_prefix(1);
  std::string text(because);
  for (std::size_t i = 0; i + 2 < text.size(); ++i) {
    if (text[i] != '.' || text[i + 1] != ' ' || !text::is_upper(text[i + 2])) continue;
    text[i] = ';';
    lower_opener(text, i + 2);
  }
  return text;
}

}  // namespace

Walk walk(const Chart& chart, std::span<const std::string_view> answers) {
  Walk walk{&chart, {}, &chart, nullptr, nullptr, {}, {}};
  std::optional<Place> place = root_of(chart);
  std::size_t used = 0;
  for (; place && used < answers.size(); ++used) {
    const Node& node = place->chart->nodes[place->node];
    const auto answer = std::find_if(node.answers.begin(), node.answers.end(),
                                     [&](const Answer& candidate) { return candidate.id == answers[used]; });
    if (answer == node.answers.end()) break;
    const Next next = follow(*place->chart, answer->to);
    if (!next.place && next.outcome == nullptr) break;
    walk.path.push_back({place->chart, &node, &*answer});
    place = next.place;
    walk.outcome = next.outcome;
  }
  for (; used < answers.size(); ++used) walk.ignored.emplace_back(answers[used]);
  if (place) {
    walk.at = place->chart;
    walk.question = &place->chart->nodes[place->node];
    walk.candidates = reachable_codes(*place);
  } else {
    if (!walk.path.empty()) walk.at = walk.path.back().chart;
    if (walk.outcome != nullptr) walk.candidates.push_back(walk.outcome->code);
  }
  return walk;
}

std::vector<std::string_view> split_answers(std::string_view text) {
  std::vector<std::string_view> parts;
  if (text.empty()) return parts;
  for (std::size_t comma; (comma = text.find(',')) != std::string_view::npos; text.remove_prefix(comma + 1))
    parts.push_back(text.substr(0, comma));
  parts.push_back(text);
  return parts;
}

std::string permalink(const Walk& walk) {
  std::string text;
  for (const Step& step : walk.path) {
    if (!text.empty()) text += ',';
    text += step.answer->id;
  }
  return text;
}

Route route_to(const Chart& chart, Target target) {
  const std::optional<Place> start = root_of(chart);
  Route route{false, {}};
  if (!start) return route;
  // A question belongs to this chart; a chart means its first question.
  std::optional<Place> wanted;
  if (target.kind != TargetKind::status) {
    wanted = follow(chart, target).place;
    if (!wanted) return route;
    if (wanted->node == start->node && same_chart(*wanted->chart, chart)) return {true, {}};
  }
  explore(*start, [&](const std::vector<Visit>& visits, std::size_t at, const Answer& answer, const Next& next) {
    const bool there =
        wanted ? next.place && next.place->node == wanted->node && same_chart(*next.place->chart, *wanted->chart)
               : next.outcome != nullptr && registry::index_of(*next.outcome) == target.index;
    if (!there) return false;
    route.found = true;
    route.answers.push_back(answer.id);
    for (; visits[at].answer != nullptr; at = visits[at].before) route.answers.push_back(visits[at].answer->id);
    std::reverse(route.answers.begin(), route.answers.end());
    return true;
  });
  return route;
}

std::string reason(const Walk& walk) {
  if (walk.outcome == nullptr) return {};
  std::vector<std::string> clauses;
  for (const Step& step : walk.path) {
    std::string text = clause(step.answer->because);
    const bool said = std::find(clauses.begin(), clauses.end(), text) != clauses.end();
    if (!text.empty() && !said) clauses.push_back(std::move(text));
  }
  std::string sentence;
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    if (i > 0) {
      sentence += i + 1 == clauses.size() ? "; and " : "; ";
      lower_opener(clauses[i], 0);
    }
    sentence += clauses[i];
  }
  if (!sentence.empty()) sentence += '.';
  return sentence;
}

}  // namespace decide
