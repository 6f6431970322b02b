// Ranking is that of entries (rank.h), times how much of the query a case has: a description is about one thing, so a
// case that lacks a telling word of it is another case, however well the rest fits.
#include "search/cases.h"

#include <algorithm>

#include "search/engine.h"
#include "search/kept.h"
#include "search/rank.h"
#include "search/read.h"
#include "search/words.h"

namespace search {

namespace {

constexpr std::size_t fewest_words = 2, most_words = 40;
// Of 256.
constexpr std::uint32_t least_coverage = 170;
constexpr std::uint32_t fits_agreeing = 110;
constexpr std::uint32_t fits_overruling = 115;
constexpr std::uint32_t fits_naming = 200;
constexpr std::uint64_t near_best = 180;

/// Words that nothing is known of; numbers say nothing about a case.
std::uint32_t unknown_words(const Query& query, const Scratch& s, std::uint32_t unknown) {
  for (std::size_t i = 0; i < query.words.list.size() && unknown > 0; ++i)
    if (query.words.list[i].number && s.word_terms[i] == no_term) --unknown;
  return unknown;
}

}  // namespace

void find_cases(const Cases& cases, const Query& query, Scratch& s, std::vector<CaseHit>& found) {
  found.clear();
  const std::size_t words = query.words.list.size();
  if (cases.list.empty() || words < fewest_words || words > most_words) return;
  s.fit(cases.index);
  s.query.words = query.words;
  s.word_terms.clear();
  for (const Word& word : query.words.list) s.word_terms.push_back(find_term(cases.index, query.words.text(word)));
  const std::uint32_t unknown = unknown_words(query, s, read_words(cases.index, s, 0, words, query.open));
  if (s.asked.size() < fewest_words) return;
  s.side.assign(cases.index.entries, 0);
  const std::uint64_t whole = cover_words(cases.index, s, unknown, s.side);
  if (whole == 0) return;
  rank_words(cases.index, s, unknown, s.score);
  for (std::size_t e = 0; e < cases.list.size(); ++e) {
    const std::uint64_t coverage = s.side[e] * 256 / whole;
    if (coverage < least_coverage) continue;
    const std::uint64_t score = s.score[e] * coverage * coverage / 65536;
    const Best& best = s.best[e];
    CaseHit hit{static_cast<Entry>(e), score, static_cast<std::uint32_t>(coverage), 0, false};
    if (best.score > 0) {
      hit.fit = fit_of(cases.index, best, whole);
      hit.said = cases.index.styles[cases.index.phrase_style[best.phrase]].said;
    }
    keep(found, hit, most_cases);
  }
  drop_far(found, near_best);
}

std::uint32_t fit_of(const Index& index, const Best& best, std::uint64_t whole) {
  if (best.score == 0) return 0;
  const std::uint64_t says = std::max(std::uint64_t{index.phrase_norm[best.phrase]} * 256, whole);
  const std::uint64_t most = says * phrase_share / 256 * index.styles[index.phrase_style[best.phrase]].weight / 128;
  return static_cast<std::uint32_t>(std::min<std::uint64_t>(best.score * 256 / std::max<std::uint64_t>(most, 1), 256));
}

bool leads(const CaseHit& hit, Rival rival) {
  if (rival.named) return hit.said && hit.fit >= fits_naming;
  return hit.fit >= (rival.agrees ? fits_agreeing : fits_overruling) && (rival.agrees || hit.said);
}

void show_case(const Cases& cases, registry::List<registry::Status> statuses, const Scratch& s, const CaseHit& found,
               Hit& hit) {
  const Case& one = cases.list[found.at];
  hit.found = &one;
  hit.status = &statuses[one.status];
  const Best& best = s.best[found.at];
  hit.part = Part::prose;
  hit.matched = {};
  if (best.score > 0) {
    const PhraseStyle style = cases.index.styles[cases.index.phrase_style[best.phrase]];
    const std::size_t item = cases.index.phrase_item[best.phrase];
    if (style.said) {
      hit.part = Part::symptom;
      hit.matched = item < cases.index.sayings.size() ? cases.index.sayings[item] : std::string_view();
    } else {
      hit.part = style.kind == PhraseKind::summary ? Part::summary : Part::name;
      hit.matched = style.kind == PhraseKind::summary ? one.trail : one.label;
    }
  }
  highlight(cases.index, s, one.label, 2 * std::size_t{found.at}, hit.name_spans);
  highlight(cases.index, s, one.trail, 2 * std::size_t{found.at} + 1, hit.summary_spans);
}

}  // namespace search
