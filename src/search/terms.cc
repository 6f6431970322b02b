// Two passes. The first replaces the longest rule that fits at each word by its term. The second lets each negator look
// for what it negates: the next content within a few fillers, or, for those that may follow ("token missing"), the one
// before.
#include "search/terms.h"

#include <algorithm>

namespace search {

namespace {

/// How many fillers may stand between a negator and what it negates: "not yet been found".
constexpr int longest_gap = 3;

const Rule* longest_rule(const Grammar& grammar, std::span<const TermId> words) {
  const auto key = [&](const Rule& rule) { return grammar.rule_terms[rule.at]; };
  auto rule = std::lower_bound(grammar.rules.begin(), grammar.rules.end(), words[0],
                               [&](const Rule& r, TermId term) { return key(r) < term; });
  for (; rule != grammar.rules.end() && key(*rule) == words[0]; ++rule) {
    if (rule->length > words.size()) continue;
    const auto terms = grammar.rule_terms.subspan(rule->at, rule->length);
    if (std::equal(terms.begin(), terms.end(), words.begin())) return &*rule;
  }
  return nullptr;
}

bool has(const Grammar& grammar, const Unit& unit, TermFlag flag) {
  return unit.term != no_term && (grammar.flags[unit.term] & flag) != 0;
}

}  // namespace

void read_terms(const Grammar& grammar, std::span<const TermId> words, std::vector<Unit>& units) {
  units.clear();
  for (std::size_t i = 0; i < words.size();) {
    const Rule* rule = words[i] == no_term ? nullptr : longest_rule(grammar, words.subspan(i));
    const std::size_t length = rule == nullptr ? 1 : rule->length;
    units.push_back({rule == nullptr ? words[i] : rule->to, static_cast<std::uint16_t>(i),
                     static_cast<std::uint16_t>(i + length - 1), false, false, 0});
    i += length;
  }
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (!has(grammar, units[i], negator)) continue;
    // What follows is negated; failing that (or right after it: "token missing"), what stands before.
    const auto negate = [&](std::size_t target) {
      units[target].negated = !units[target].negated;
      units[target].negator = static_cast<std::uint16_t>(i);
      units[i].spent = true;
    };
    const auto content = [&](std::size_t at) {
      return !has(grammar, units[at], filler) && !has(grammar, units[at], negator);
    };
    const bool may_follow = has(grammar, units[i], after);
    std::size_t target = i + 1;
    for (int gap = 0; target < units.size() && gap < longest_gap && has(grammar, units[target], filler); ++gap)
      ++target;
    if (target < units.size() && content(target)) {
      negate(target);
    } else if (may_follow) {
      std::size_t back = i;
      while (back > 0 && i - back < longest_gap && !content(back - 1)) --back;
      if (back > 0 && content(back - 1)) negate(back - 1);
    }
  }
}

}  // namespace search
