// A query's way through the search:
//   1. it is parsed (query.h) into operators, codes and words; operators say which entries are allowed;
//   2. where it compares two things ("401 vs forbidden"), each side is searched by itself, and its best entry leads;
//   3. the words are read into terms (read.h) and ranked (rank.h), for all entries, allowed or not;
//   4. starts of names, codes and ranges of codes come on top; what is far below the best is noise and goes;
//   5. cases and topics that the query names find their place among them (cases.h, topics.h);
//   6. the best entries that the filter lets pass become hits, each with the part that matched and the places to
//      highlight. Without any, fillers list what is looked for most, and other words offer the nearest ones known.
#include "search/engine.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "search/cases.h"
#include "search/operators.h"
#include "search/rank.h"
#include "search/read.h"
#include "search/topics.h"
#include "text/ascii.h"

namespace search {

namespace {

using registry::Status;

bool in_range(CodeRange range, std::uint16_t code) { return code >= range.low && code <= range.high; }

/// "vs" and the like: the first word that parts two sides, or the number of words.
std::size_t find_versus(const Words& words, bool& strict) {
  const auto is = [&](std::size_t i, std::string_view text) { return words.text(words.list[i]) == text; };
  strict = true;
  bool difference = false;
  for (std::size_t i = 0; i < words.list.size(); ++i) {
    if (is(i, "difference") || is(i, "compare") || is(i, "compared") || is(i, "differ")) difference = true;
    if (is(i, "vs") || is(i, "versus")) {
      strict = false;
      return i;
    }
    if (is(i, "or") || is(i, "and") || (is(i, "from") && difference) || (is(i, "with") && difference)) {
      strict = !difference;
      return i;
    }
  }
  return words.list.size();
}

/// The entry that the words [first, last) find by themselves; no_entry where there is none.
/// @param strict they have to be a name.
Entry find_side(const Index& index, Scratch& s, std::size_t first, std::size_t last, bool strict) {
  s.side.assign(index.entries, 0);
  for (; !strict && first < last; ++first) {  // "the difference between A"
    const std::string_view word = s.query.words.text(s.query.words.list[first]);
    const TermId term = s.word_terms[first];
    const bool says_nothing = term != no_term && (index.term_flags[term] & filler) != 0;
    if (word != "difference" && word != "compare" && !says_nothing) break;
  }
  rank_start(index, s, first, last);
  if (!strict) rank_words(index, s, read_words(index, s, first, last, false), s.side);
  Entry best = no_entry;
  for (std::size_t e = 0; e < index.entries; ++e) {
    if (strict && s.start_bonus[e] < whole_name_points * one_point) continue;
    s.side[e] = (s.side[e] + s.start_bonus[e]) * index.prior[e];
    if (s.side[e] == 0 || s.allowed[e] == 0) continue;
    if (best == no_entry || s.side[e] > s.side[best]) best = static_cast<Entry>(e);
  }
  std::fill(s.start_bonus.begin(), s.start_bonus.end(), 0);
  std::fill(s.start_name.begin(), s.start_name.end(), 0);
  std::fill(s.best.begin(), s.best.end(), Best{0, 0});
  return best;
}

/// In a comparison, what each side finds by itself; no_entry for sides that find nothing or have a code.
std::pair<Entry, Entry> find_sides(const Index& index, Scratch& s) {
  const std::size_t words = s.query.words.list.size();
  bool strict = false;
  const std::size_t versus = find_versus(s.query.words, strict);
  if (versus == 0 || versus + 1 >= words) return {no_entry, no_entry};
  const std::uint32_t parting = s.query.words.list[versus].begin;
  bool left_code = false, right_code = false;
  for (const TypedCode& typed : s.query.codes) (typed.at < parting ? left_code : right_code) = true;
  const Entry left = left_code ? no_entry : find_side(index, s, 0, versus, strict);
  const Entry right = right_code ? no_entry : find_side(index, s, versus + 1, words, strict);
  if (strict && (left == no_entry || right == no_entry)) return {no_entry, no_entry};
  return {left, right};
}

/// One or two digits are a code being typed only where nothing else says anything.
bool is_code_start(const Index& index, const Scratch& s) {
  const Query& query = s.query;
  if (query.start.high == 0 || !query.codes.empty() || !query.ranges.empty()) return false;
  for (std::size_t i = 0; i < query.words.list.size(); ++i) {
    if (query.words.list[i].number) continue;
    const std::string_view typed = query.words.text(query.words.list[i]);
    const TermId term = s.word_terms[i];
    const bool says_nothing = typed == "error" || typed == "err" || (term != no_term && silent(index, term));
    if (!says_nothing) return false;
  }
  return true;
}

/// Typed codes and ranges of them, above all that words find.
void rank_codes(List<Status> statuses, Scratch& s, bool starting) {
  const Query& query = s.query;
  for (std::size_t e = 0; e < statuses.size(); ++e) {
    const std::uint16_t code = statuses[e].code;
    for (std::size_t i = 0; i < query.codes.size(); ++i)
      if (query.codes[i].code == code) s.score[e] += code_score * (100 - std::min<std::size_t>(i, 90));
    const auto fits = [&](CodeRange range) { return in_range(range, code); };
    if (std::any_of(query.ranges.begin(), query.ranges.end(), fits) || (starting && fits(query.start)))
      s.score[e] += code_score / (statuses[e].owner.empty() ? 1 : 2);
  }
}

/// A code that nobody has: what clients take it for (RFC 9110 section 15), then its neighbors.
void rank_unknown_code(List<Status> statuses, Scratch& s, std::uint16_t code, Results& results) {
  const std::string number = std::to_string(code);
  if (code < 100 || code > 599) {
    add_note(results.notes, {number, " is not in the registry, and outside the five classes."});
    return;
  }
  const std::string_view first = std::string_view(number).substr(0, 1);
  add_note(results.notes, {number, " is not in the registry; a client treats it like ", first, "00."});
  for (std::size_t e = 0; e < statuses.size(); ++e) {
    if (statuses[e].code == code / 100 * 100) s.score[e] += code_score;
    if (statuses[e].code / 10 == code / 10) s.score[e] += code_score / 4;
  }
}

/// How many bytes at the start of `text` fold to `typed`; all of it where it does not start so.
std::uint32_t typed_length(std::string_view text, std::string_view typed) {
  if (text.size() < typed.size()) return static_cast<std::uint32_t>(text.size());
  for (std::size_t i = 0; i < typed.size(); ++i) {
    if (text::lower(text[i]) != typed[i]) return static_cast<std::uint32_t>(text.size());
  }
  // Not in the middle of a character, nor before an accent that belongs to it.
  if (text.size() > typed.size() && (text[typed.size()] & 0x80) != 0) return static_cast<std::uint32_t>(text.size());
  return static_cast<std::uint32_t>(typed.size());
}

Part part_of(PhraseKind kind) { return static_cast<Part>(static_cast<int>(kind) + 1); }

/// The text at a position of one of the entry's lists.
std::string_view item_text(const Status& status, PhraseKind kind, std::size_t item) {
  const auto at = [&](auto list, auto get) { return item < list.size() ? get(list[item]) : std::string_view(); };
  const auto itself = [](registry::Text text) { return text; };
  switch (kind) {
    case PhraseKind::name:
      return status.name;
    case PhraseKind::former_name:
      return at(status.names, [](const registry::Name& n) { return n.name; });
    case PhraseKind::alias:
      return at(status.aliases, itself);
    case PhraseKind::field:
      return at(status.fields, [](const registry::Field& f) { return f.name; });
    case PhraseKind::owner:
      return status.owner;
    case PhraseKind::symptom:
      return at(status.use_when, itself);
    case PhraseKind::summary:
      return status.summary;
    case PhraseKind::prose:
      return at(status.constants, [](const registry::Constant& c) { return c.symbol; });
  }
  return {};
}

void explain(const Index& index, const Scratch& s, std::size_t entry, bool by_number, Hit& hit) {
  const Status& status = *hit.status;
  const Best& best = s.best[entry];
  if (by_number) {
    hit.part = Part::number;
    hit.matched = status.id.substr(0, 3);
  } else if (s.start_name[entry] != 0 && s.start_bonus[entry] >= best.score / 2) {
    const FoldedName& name = index.names[s.start_name[entry] - 1u];
    hit.part = part_of(name.kind);
    hit.matched = item_text(status, name.kind, name.item);
  } else if (best.score > 0) {
    const PhraseStyle style = index.styles[index.phrase_style[best.phrase]];
    const std::size_t item = index.phrase_item[best.phrase];
    hit.part = part_of(style.kind);
    if (style.said)
      hit.matched = item < index.sayings.size() ? index.sayings[item] : std::string_view();
    else
      hit.matched = item_text(status, style.kind, item);
  } else {
    hit.part = Part::prose;
    hit.matched = {};
  }
}

/// Is the query the entry's name, or another that it goes by?
bool is_named(const Index& index, const Scratch& s, std::size_t entry) {
  const Best& phrase = s.best[entry];
  return s.start_bonus[entry] >= whole_name_points * one_point ||
         (phrase.score > 0 && index.styles[index.phrase_style[phrase.phrase]].kind <= PhraseKind::owner &&
          fit_of(index, phrase) == 256);
}

/// The topics of a query: those that stand before all else, and those that stand after the first code.
struct Named {
  std::vector<Entry> before, after;
};

/// Finds the topics that the query names.
/// @param sides what the sides of a comparison find by themselves @param best the first entry
void name_topics(const Index& index, const Topics& topics, List<Status> statuses, const Scratch& s,
                 std::pair<Entry, Entry> sides, std::size_t best, Scratch& of_topics, Named& named) {
  static std::vector<std::uint16_t> compared;
  static std::vector<TopicHit> found;
  named.before.clear();
  named.after.clear();
  const Query& query = s.query;
  if (!query.operators.empty() || !query.ranges.empty()) return;
  compared.clear();
  for (const TypedCode& typed : query.codes)
    if (const auto all = registry::with_code(statuses, typed.code); !all.empty())
      compared.push_back(static_cast<std::uint16_t>(all.data() - statuses.data()));
  for (const Entry side : {sides.first, sides.second})
    if (side != no_entry) compared.push_back(side);
  if (const Entry comparison = find_comparison(topics, compared); comparison != no_entry)
    named.before.push_back(comparison);
  if (!query.codes.empty() || !named.before.empty()) return;
  find_topics(topics, query, of_topics, found);
  const bool any = best < s.score.size() && s.score[best] > 0;
  for (const TopicHit& hit : found) {
    const bool leads = hit.kind_named || (hit.whole && topics.list[hit.at].kind != TopicKind::field &&
                                          !(any && is_named(index, s, best)));
    (leads ? named.before : named.after).push_back(hit.at);
  }
}

std::size_t best_of(const Scratch& s) {
  return static_cast<std::size_t>(std::max_element(s.score.begin(), s.score.end()) - s.score.begin());
}

/// What stands first, the cases that lead, then the best entries with what stands after the first, at most `limit` in
/// all, as hits.
/// @param first the entry that the first case leads to
void list_hits(const Index& index, const Cases& cases, const Topics& topics, List<Status> statuses, Scratch& s,
               const Scratch& of_cases, const Scratch& of_topics, const std::vector<CaseHit>& leading, Entry first,
               const Named& named, const Filter& filter, std::size_t limit, Results& results) {
  // Score and place in one number, so that sorting is comparing numbers: ties go to the entry that stands first.
  s.order.clear();
  for (std::size_t e = 0; e < statuses.size(); ++e)
    if (s.score[e] != 0 && s.allowed[e] != 0) s.order.push_back(s.score[e] << 16 | (0xffff - e));
  const bool unfiltered = filter == Filter{};  // a filter is for codes
  const std::size_t ahead = unfiltered ? std::min(named.before.size(), limit) : 0;
  limit -= ahead;
  std::size_t before = 0;
  for (const CaseHit& hit : leading) before += before < limit && passes(filter, statuses[cases.list[hit.at].status]);
  limit -= before;
  const std::size_t most_behind = limit - std::min({limit, s.order.size(), std::size_t{1}});
  const std::size_t behind = unfiltered ? std::min(named.after.size(), most_behind) : 0;
  const std::size_t count = std::min(limit - behind, s.order.size());
  const auto end = s.order.begin() + static_cast<std::ptrdiff_t>(count);
  if (count < s.order.size()) std::nth_element(s.order.begin(), end, s.order.end(), std::greater<>());
  std::sort(s.order.begin(), end, std::greater<>());

  results.hits.resize(ahead + before + count + behind);
  const auto points = [](std::uint64_t score) { return static_cast<float>(score) / static_cast<float>(one_point); };
  auto hit = results.hits.begin();
  std::uint64_t best = std::max(count > 0 ? s.order[0] >> 16 : 0, one_point);
  if (before > 0) best = std::max(best, s.score[first] + leading.size());
  const auto show_named = [&](Entry topic, std::uint64_t score) {
    show_topic(topics, statuses, of_topics, topic, *hit);
    hit++->score = points(score);
  };
  for (std::size_t i = 0; i < ahead; ++i) show_named(named.before[i], best + ahead - i);
  for (std::size_t i = 0, shown = 0; i < leading.size() && shown < before; ++i) {
    if (!passes(filter, statuses[cases.list[leading[i].at].status])) continue;
    show_case(cases, statuses, of_cases, leading[i], *hit);
    hit++->score = points(s.score[first] + leading.size() - i);
    ++shown;
  }
  const auto show_behind = [&](std::uint64_t score) {
    for (std::size_t i = 0; i < behind; ++i) show_named(named.after[i], score);
  };
  if (count == 0) show_behind(one_point);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t e = 0xffff - (s.order[i] & 0xffff);
    Hit& entry = *hit++;
    entry.found = nullptr;
    entry.topic = nullptr;
    entry.status = &statuses[e];
    entry.score = points(s.score[e]);
    explain(index, s, e, s.score[e] >= code_score / 2, entry);
    if (e == first && (entry.part == Part::prose || s.best[e].score == 0)) {
      entry.part = Part::outcome;
      entry.matched = cases.list[leading.front().at].label;
    }
    highlight(index, s, entry.status->name, 2 * e, entry.name_spans);
    highlight(index, s, entry.status->summary, 2 * e + 1, entry.summary_spans);
    if (i == 0) show_behind(s.score[e]);
  }
}

/// The words most like those of a query that found nothing: those with few other letters, failing that those that start
/// like them.
void list_nearest(const Index& index, Scratch& s, Results& results) {
  constexpr std::size_t most = 6;
  const auto list = [&](std::size_t word) {
    if (!silent(index, index.word_term[word])) results.nearest.push_back(word_text(index, word));
  };
  for (const Word& word : s.query.words.list) {
    const std::string_view typed = s.query.words.text(word);
    if (typed.size() < 3) continue;
    find_near(index, typed, 3, 2, s.near);
    for (const Near& n : s.near) list(n.word);
    if (results.nearest.size() >= most) return;
  }
  for (const Word& word : s.query.words.list) {
    std::string_view start = s.query.words.text(word);
    while (start.size() > 2 && !starts_word(index, start)) start.remove_suffix(1);
    if (!results.nearest.empty() || start.size() < 2) continue;
    for (std::size_t w = lower_word(index, start), end = std::min(w + 2, word_count(index)); w < end; ++w)
      if (word_text(index, w).starts_with(start)) list(w);
  }
}

/// Is there a word that neither entries nor cases have, nor begin with? Then the query may be a name with a mistake in
/// it, and what it was taken for does not overrule a name.
bool misspelled(const Index& index, const Index& of_cases, const Scratch& s, const Scratch& s_of_cases) {
  const auto& words = s.query.words;
  for (std::size_t i = 0; i < words.list.size() && i < s.word_terms.size(); ++i) {
    if (words.list[i].number || s.word_terms[i] != no_term || s_of_cases.word_terms[i] != no_term) continue;
    const std::string_view word = words.text(words.list[i]);
    const bool typed = s.query.open && i + 1 == words.list.size();
    if (!typed || !(starts_word(index, word) || starts_word(of_cases, word))) return true;
  }
  return false;
}

/// Finds the cases that lead, and puts the code of the first before all others, for it is what the query asks for.
/// @return its entry; no_entry where no case leads
Entry lead(const Index& index, const Cases& cases, List<Status> statuses, Scratch& s, Scratch& of_cases,
           std::vector<CaseHit>& leading) {
  const std::size_t best = best_of(s);
  if (!s.score.empty() && s.start_bonus[best] > 0) return no_entry;  // a name, or the start of one
  find_cases(cases, s.query, of_cases, leading);
  if (!leading.empty() && misspelled(index, cases.index, s, of_cases)) leading.clear();
  Rival rival{false, false};
  if (!leading.empty() && s.score[best] > 0) {
    rival.agrees = statuses[cases.list[leading.front().at].status].code == statuses[best].code;
    rival.named = is_named(index, s, best);
  }
  if (leading.empty() || !leads(leading.front(), rival)) {
    leading.clear();
    return no_entry;
  }
  const Entry first = cases.list[leading.front().at].status;
  s.score[first] = std::max(s.score[first], s.score[best] + 1);
  return first;
}

/// Has the query nothing but words that lead to no entries, the last one perhaps still on its way to one?
bool is_vague(const Index& index, const Scratch& s) {
  const Query& query = s.query;
  const auto& words = query.words.list;
  if (words.empty() || !query.codes.empty() || !query.ranges.empty() || !query.operators.empty()) return false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (s.word_terms[i] != no_term && silent(index, s.word_terms[i])) continue;
    const std::string_view text = query.words.text(words[i]);
    const std::size_t word = lower_word(index, text);
    const bool typing = query.open && i + 1 == words.size() && s.word_terms[i] == no_term;
    if (!typing || word >= word_count(index) || word_text(index, word).substr(0, text.size()) != text ||
        !silent(index, index.word_term[word]))
      return false;
  }
  return true;
}

/// How many words say what to look for. A letter, or two that are no word, are one being typed: beside others that say
/// something they would change what is first only to change it back.
std::size_t telling_words(const Index& index, const Scratch& s) {
  const auto& words = s.query.words.list;
  if (!s.query.open || words.size() < 2 || words.back().number) return words.size();
  const std::size_t letters = s.query.words.text(words.back()).size();
  if (letters > 2 || (letters == 2 && s.word_terms.back() != no_term)) return words.size();
  const auto says = [&](TermId term) { return term != no_term && !silent(index, term); };
  return words.size() - (std::any_of(s.word_terms.begin(), s.word_terms.end(), says) ? 1 : 0);
}

/// What people look for most, for a query that asks for nothing yet.
void list_often(const Index& index, List<Status> statuses, Scratch& s, std::size_t limit, Results& results) {
  constexpr std::size_t most = 10;
  s.order.clear();
  for (std::size_t e = 0; e < statuses.size(); ++e)
    if (s.allowed[e] != 0) s.order.push_back(std::uint64_t{index.prior[e]} << 16 | (0xffff - e));
  const std::size_t count = std::min({limit, most, s.order.size()});
  const auto end = s.order.begin() + static_cast<std::ptrdiff_t>(count);
  std::partial_sort(s.order.begin(), end, s.order.end(), std::greater<>());
  results.hits.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    const Status& status = statuses[0xffff - (s.order[i] & 0xffff)];
    results.hits[i] = {&status, static_cast<float>(s.order[i] >> 16), Part::often, {}, {}, {}};
  }
}

}  // namespace

void highlight(const Index& index, const Scratch& s, std::string_view text, std::size_t list,
               std::vector<Span>& spans) {
  spans.clear();
  for (std::uint32_t i = index.places_at[list]; i < index.places_at[list + 1]; ++i) {
    const Place& place = index.places[i];
    const std::uint32_t mark = s.mark[place.term];
    if (mark == 0) continue;
    const Marked& marked = s.marked[mark - 1];
    std::uint32_t length = place.length;
    if (marked.started)
      length =
          typed_length(text.substr(place.begin, place.length), s.query.words.text(s.query.words.list[marked.word]));
    spans.push_back({place.begin, place.begin + length});
  }
  if (spans.size() < 2) return;
  std::sort(spans.begin(), spans.end(),
            [](Span a, Span b) { return a.begin != b.begin ? a.begin < b.begin : a.end > b.end; });
  std::size_t kept = 0;
  for (std::size_t i = 1; i < spans.size(); ++i) {
    if (spans[i].begin < spans[kept].end)
      spans[kept].end = std::max(spans[kept].end, spans[i].end);
    else
      spans[++kept] = spans[i];
  }
  spans.resize(kept + 1);
}

bool passes(const Filter& filter, const Status& status) {
  if (filter.classes != 0 && (filter.classes >> static_cast<int>(status.cls) & 1) == 0) return false;
  if (filter.standings != 0 && (filter.standings >> static_cast<int>(status.standing) & 1) == 0) return false;
  if (filter.vendor && status.owner.empty()) return false;
  if (filter.properties & cacheable && status.cacheable != registry::Cacheable::yes) return false;
  if (filter.properties & no_content && status.content != registry::Content::forbidden) return false;
  if (filter.properties & common && !status.common) return false;
  if (filter.properties & requires_field)
    return std::any_of(status.fields.begin(), status.fields.end(), registry::must_be_sent);
  return true;
}

void search_in(const Index& index, List<Status> statuses, std::string_view text, const Filter& filter,
               std::size_t limit, Results& results) {
  search_in(index, {}, {}, statuses, text, filter, limit, results);
}

void search_in(const Index& index, const Cases& cases, const Topics& topics, List<Status> statuses,
               std::string_view text, const Filter& filter, std::size_t limit, Results& results) {
  static Scratch s;  // there are no threads (src/README.md, Dialect)
  s.fit(index);
  s.asked.clear();
  results.nearest.clear();
  results.incomplete = results.vague = false;
  results.notes.clear();

  Query& query = s.query;
  parse(text, query, results.notes);
  if (!query.operators.empty()) apply_operators(index, statuses, s, results);

  const std::size_t words = query.words.list.size();
  s.word_terms.clear();
  for (const Word& word : query.words.list) s.word_terms.push_back(find_term(index, query.words.text(word)));
  const auto [left, right] = find_sides(index, s);
  const bool starting = is_code_start(index, s);
  if (starting) {
    const auto in_start = [&](const Status& status) { return in_range(query.start, status.code); };
    const auto hundred = static_cast<std::uint16_t>(query.start.low / 100 * 100);
    if (std::none_of(statuses.begin(), statuses.end(), in_start))
      query.start = {hundred, static_cast<std::uint16_t>(hundred + 99)};
  } else if (words > 0) {
    rank_start(index, s, 0, words);
    const auto is_set = [](std::uint64_t points) { return points != 0; };
    const bool starts = std::any_of(s.start_bonus.begin(), s.start_bonus.end(), is_set);  // a name, so all words tell
    const std::size_t telling = starts ? words : telling_words(index, s);
    const auto rank_first = [&](std::size_t count) {
      rank_words(index, s, read_words(index, s, 0, count, query.open && count == words), s.score);
      return std::any_of(s.score.begin(), s.score.end(), is_set);
    };
    if (!rank_joined(index, s) && !rank_first(telling) && telling < words) rank_first(words);
  }
  // All of a name is that entry. But "Timeout", "Blocked" and "Invalid Token" are also names that a vendor gave to
  // something that few people know; the everyday meaning of such words comes first.
  std::uint64_t everyday = 0, best = 0;
  for (std::size_t e = 0; e < statuses.size(); ++e) {
    s.score[e] *= index.prior[e];
    if (statuses[e].owner.empty()) everyday = std::max(everyday, s.score[e]);
  }
  for (std::size_t e = 0; e < statuses.size(); ++e) {
    const bool named = s.start_bonus[e] >= whole_name_points * one_point;
    const bool known = index.prior[e] >= least_known_prior;
    std::uint64_t start = known ? s.start_bonus[e] : std::min(s.start_bonus[e], little_known_points * one_point);
    if (named && !statuses[e].owner.empty() && everyday > s.score[e]) start = 0;
    s.score[e] = (s.score[e] + start * (named && known ? 128 : index.prior[e])) / 128;
    if (s.allowed[e] != 0) best = std::max(best, s.score[e]);
  }
  // What a heap of common words finds far below the best is noise.
  for (std::uint64_t& score : s.score)
    if (score < best / noise_share) score = 0;
  static Scratch of_cases;
  static std::vector<CaseHit> leading;
  leading.clear();
  Entry first = no_entry;
  if (query.operators.empty() && query.codes.empty() && query.ranges.empty() && !starting && left == no_entry &&
      right == no_entry)
    first = lead(index, cases, statuses, s, of_cases, leading);
  static Scratch of_topics;
  static Named named;
  name_topics(index, topics, statuses, s, {left, right}, best_of(s), of_topics, named);
  if (left != no_entry) s.score[left] += side_score * 2;
  if (right != no_entry) s.score[right] += side_score;
  rank_codes(statuses, s, starting);
  for (const TypedCode& typed : query.codes) {
    const auto same = [&](const Status& status) { return status.code == typed.code; };
    // In a longer text a number that is no code is likelier an amount or an error number.
    if (s.asked.size() > 1 || std::any_of(statuses.begin(), statuses.end(), same)) continue;
    rank_unknown_code(statuses, s, typed.code, results);
  }
  // Operators alone list what they let pass.
  if (!query.operators.empty() && words == 0 && query.codes.empty() && query.ranges.empty())
    for (std::uint64_t& score : s.score) score += one_point;

  const bool nothing = std::all_of(s.score.begin(), s.score.end(), [](std::uint64_t score) { return score == 0; });
  // A filter narrows what was found, and changes nothing about it: its count can be told before it is chosen.
  for (std::size_t e = 0; e < statuses.size(); ++e)
    if (!passes(filter, statuses[e])) s.allowed[e] = 0;
  list_hits(index, cases, topics, statuses, s, of_cases, of_topics, leading, first, named, filter, limit, results);
  if (!results.hits.empty()) return;
  results.vague = nothing && is_vague(index, s);
  if (results.vague)
    list_often(index, statuses, s, limit, results);
  else
    list_nearest(index, s, results);
}

}  // namespace search
