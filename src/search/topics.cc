// Ranking is that of entries (rank.h) in an index of the topics' names and a few words about each.
#include "search/topics.h"

#include <algorithm>

#include "search/cases.h"
#include "search/engine.h"
#include "search/kept.h"
#include "search/rank.h"
#include "search/read.h"
#include "search/words.h"

namespace search {

namespace {

constexpr std::size_t most_words = 12;
// Of 256.
constexpr std::uint64_t least_coverage = 230;
constexpr std::uint64_t least_of_chart = 100;  // where one is asked for: "rate limit chart"
constexpr std::uint32_t least_fit = 230;
constexpr std::uint64_t near_best = 160;

struct KindWord {
  std::string_view word;
  TopicKind kind;
};
constexpr KindWord kKindWords[] = {
    {"chart", TopicKind::chart},      {"charts", TopicKind::chart},    {"flowchart", TopicKind::chart},
    {"flowcharts", TopicKind::chart}, {"diagram", TopicKind::chart},   {"wizard", TopicKind::chart},
    {"header", TopicKind::field},     {"headers", TopicKind::field},   {"field", TopicKind::field},
    {"fields", TopicKind::field},     {"method", TopicKind::method},   {"methods", TopicKind::method},
    {"verb", TopicKind::method},      {"guideline", TopicKind::house}, {"guidelines", TopicKind::house},
    {"house", TopicKind::house}};

/// Takes the words that name a kind out of the query. @return which kinds they name, a bit each
unsigned take_kinds(Words& words) {
  unsigned kinds = 0;
  std::erase_if(words.list, [&](const Word& word) {
    const auto known = std::find_if(std::begin(kKindWords), std::end(kKindWords),
                                    [&](const KindWord& one) { return words.text(word) == one.word; });
    if (known == std::end(kKindWords)) return false;
    kinds |= 1u << static_cast<unsigned>(known->kind);
    return true;
  });
  return kinds;
}

}  // namespace

void find_topics(const Topics& topics, const Query& query, Scratch& s, std::vector<TopicHit>& found) {
  found.clear();
  if (topics.list.empty() || query.words.list.empty() || query.words.list.size() > most_words) return;
  s.fit(topics.index);
  s.query.words = query.words;
  const unsigned kinds = take_kinds(s.query.words);
  const std::size_t words = s.query.words.list.size();
  if (words == 0) return;
  const bool open = query.open && s.query.words.list.back().begin == query.words.list.back().begin;
  s.word_terms.clear();
  for (const Word& word : s.query.words.list) s.word_terms.push_back(find_term(topics.index, s.query.words.text(word)));
  const auto negates = [&](TermId term) { return term != no_term && (topics.index.term_flags[term] & negator) != 0; };
  if (std::any_of(s.word_terms.begin(), s.word_terms.end(), negates)) return;  // "no location header" is a symptom
  // Most queries name no topic, and say so by a word that no topic has; only the last may be on its way to one.
  const auto known = std::count_if(s.word_terms.begin(), s.word_terms.end() - (open ? 1 : 0),
                                   [](TermId term) { return term != no_term; });
  if (kinds == 0 && static_cast<std::size_t>(known) + (open ? 1 : 0) < words) return;
  const std::uint32_t unknown = read_words(topics.index, s, 0, words, open);
  s.side.assign(topics.index.entries, 0);
  const std::uint64_t whole = cover_words(topics.index, s, unknown, s.side);
  rank_words(topics.index, s, unknown, s.score);
  rank_start(topics.index, s, 0, words);
  for (std::size_t t = 0; t < topics.index.entries; ++t) {
    const TopicKind kind = topics.list[t].kind;
    const bool kind_named = (kinds >> static_cast<unsigned>(kind) & 1) != 0;
    if (kinds != 0 && !kind_named) continue;
    const bool named = s.start_bonus[t] >= whole_name_points * one_point;
    const std::uint64_t coverage = whole > 0 ? s.side[t] * 256 / whole : 0;
    const bool covered = coverage >= (kind == TopicKind::chart && kind_named ? least_of_chart : least_coverage);
    const bool fits = covered && fit_of(topics.index, s.best[t], whole) >= least_fit;
    // The names of methods are everyday words, and those of houses are owners of codes: only all of one is meant.
    const bool plain = kind == TopicKind::field || kind == TopicKind::chart;
    if (!named && !(plain && fits) && !(kind_named && covered)) continue;
    const TopicHit hit{static_cast<Entry>(t), s.score[t] + s.start_bonus[t], kind_named, named};
    keep(found, hit, most_topics);
  }
  drop_far(found, near_best);
}

Entry find_comparison(const Topics& topics, std::vector<std::uint16_t>& statuses) {
  std::sort(statuses.begin(), statuses.end());
  statuses.erase(std::unique(statuses.begin(), statuses.end()), statuses.end());
  if (statuses.size() < 2) return no_entry;
  for (std::size_t t = topics.list.size(); t-- > 0 && topics.list[t].kind == TopicKind::comparison;)
    if (std::equal(statuses.begin(), statuses.end(), topics.list[t].statuses.begin(), topics.list[t].statuses.end()))
      return static_cast<Entry>(t);
  return no_entry;
}

void show_topic(const Topics& topics, registry::List<registry::Status> statuses, const Scratch& s, Entry at, Hit& hit) {
  const Topic& topic = topics.list[at];
  hit.found = nullptr;
  hit.topic = &topic;
  hit.status = topic.kind != TopicKind::comparison && !topic.statuses.empty() ? &statuses[topic.statuses[0]] : nullptr;
  hit.name_spans.clear();
  hit.summary_spans.clear();
  hit.matched = topic.name;
  if (topic.kind == TopicKind::comparison) {
    hit.part = Part::number;
    return;
  }
  highlight(topics.index, s, topic.name, 2 * std::size_t{at}, hit.name_spans);
  hit.part = hit.name_spans.empty() && s.start_bonus[at] < whole_name_points * one_point ? Part::summary : Part::name;
}

}  // namespace search
