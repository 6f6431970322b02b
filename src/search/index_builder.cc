// How the tables come to be, in this order:
//   1. every text is split into words (fold.h); words with one stem, or in one group of synonyms, become one term;
//   2. phrases of several words that mean one term become rules;
//   3. every text is read through the rules (terms.h); what it says "not" of becomes a negated term of its own;
//   4. terms are weighted by how few entries have them in their short texts;
//   5. postings (BM25F over all texts) and phrases (each short text by itself) are listed by term.
#include "search/index_builder.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <map>
#include <numeric>
#include <set>
#include <unordered_map>
#include <utility>

#include "search/complete.h"
#include "search/fold.h"
#include "search/terms.h"

namespace search {

namespace {

/// Where a text stands in its entry: its weight in BM25F, and how much its length counts against it.
struct Zone {
  double weight, b;
};
constexpr Zone zone_name{6, 0.2}, zone_former{4, 0.2}, zone_alias{4, 0.3}, zone_field{3, 0.4}, zone_owner{5, 0},
    zone_said{3, 0.3}, zone_symptom{4, 0.5}, zone_situation{2, 0.5}, zone_summary{4, 0.5}, zone_plain{2, 0.7},
    zone_meaning{1.5, 0.7}, zone_rest{0.5, 0.7}, zone_constant{2, 0.3};
constexpr double saturation = 3;  // k1
constexpr long impact_steps = 20;

constexpr int weight_unit = 45;  // of the logarithm of rarity
constexpr double weak_share = 0.5;
constexpr int least_brand = 60;   // weight of a word that names an owner
constexpr std::size_t rare = 15;  // common words of long texts say nothing and would be half of the index

/// A text of an entry, read into terms.
struct Text {
  std::uint16_t entry;
  const Zone* zone;
  bool short_text;  // a phrase by itself
  PhraseKind kind;
  std::uint16_t item;
  std::uint8_t weight;  // of the phrase, of 128
  bool said;            // a saying of the synonyms
  std::string text;
  std::vector<TermId> main;    // what it says
  std::vector<TermId> lesser;  // words that only make sense together, and what is negated
  std::vector<Place> places;
};

std::string folded_name(const Words& words) {
  std::string name;
  for (const Word& word : words.list) {
    if (!name.empty()) name += ' ';
    name += words.text(word);
  }
  return name;
}

void put_varint(std::vector<std::uint8_t>& to, std::uint32_t value) {
  for (; value >= 0x80; value >>= 7) to.push_back(static_cast<std::uint8_t>(value | 0x80));
  to.push_back(static_cast<std::uint8_t>(value));
}

class Builder {
 public:
  Builder(const IndexInput& input, std::vector<std::string>& mistakes) : input_(input), mistakes_(mistakes) {}
  void build(BuiltIndex::Tables& tables);

 private:
  TermId term_of_stem(const std::string& stem);
  TermId term_of_word(std::string_view word);
  std::vector<TermId> terms_of(std::string_view text);
  void mistake(const std::string& where, const std::string& what) { mistakes_.push_back(where + ": " + what); }

  void group_synonyms();
  void add_flags();
  void gather_texts();
  void add_text(Text text);
  void read(Text& text);
  TermId negated(TermId term);
  void weigh();

  const IndexInput& input_;
  std::vector<std::string>& mistakes_;
  Words words_;
  std::vector<std::string> terms_;  // a stem each, "!stem" where negated
  std::unordered_map<std::string, TermId> by_stem_;
  std::map<std::string, TermId> word_terms_;  // every word
  std::map<std::string, std::string> meant_;  // stems of single words that mean another stem
  std::map<std::vector<TermId>, TermId> rule_map_;
  std::vector<Rule> rules_;
  std::vector<TermId> rule_terms_;
  std::vector<std::uint8_t> flags_;
  std::map<TermId, TermId> negations_;
  std::vector<Text> texts_;
  std::vector<std::uint8_t> weights_;
  std::set<TermId> weak_;
};

TermId Builder::term_of_stem(const std::string& stem) {
  const auto found = by_stem_.find(stem);
  if (found != by_stem_.end()) return found->second;
  const auto id = static_cast<TermId>(terms_.size());
  terms_.push_back(stem);
  flags_.push_back(0);
  by_stem_.emplace(stem, id);
  return id;
}

TermId Builder::term_of_word(std::string_view word) {
  std::string key = stem(word);
  const auto meant = meant_.find(key);
  if (meant != meant_.end()) key = meant->second;
  const TermId term = term_of_stem(key);
  word_terms_.emplace(std::string(word), term);
  // The codes themselves are found as numbers.
  const bool number =
      word.size() == 3 && std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (number) flags_[term] = static_cast<std::uint8_t>(flags_[term] | filler);
  return term;
}

std::vector<TermId> Builder::terms_of(std::string_view text) {
  split_words(text, words_);
  std::vector<TermId> terms;
  for (const Word& word : words_.list) terms.push_back(term_of_word(words_.text(word)));
  return terms;
}

void Builder::group_synonyms() {
  // Single words first, so that phrases are made of the terms that are meant in the end.
  for (std::size_t g = 0; g < input_.synonyms.same.size(); ++g) {
    const auto& group = input_.synonyms.same[g];
    const std::string where = "same[" + std::to_string(g) + "]";
    if (group.empty()) {
      mistake(where, "the group is empty");
      continue;
    }
    split_words(group[0], words_);
    if (words_.list.size() != 1) {
      mistake(where + "[0]", "“" + group[0] + "” stands for the group and has to be one word");
      continue;
    }
    const std::string to = stem(words_.text(words_.list[0]));
    if (meant_.count(to) > 0) {
      mistake(where + "[0]", "“" + group[0] + "” already means “" + meant_[to] + "” in an earlier group");
      continue;
    }
    for (std::size_t i = 1; i < group.size(); ++i) {
      split_words(group[i], words_);
      if (words_.list.empty()) mistake(where + "[" + std::to_string(i) + "]", "has no word");
      if (words_.list.size() != 1) continue;
      const std::string from = stem(words_.text(words_.list[0]));
      if (from == to) continue;
      const auto [at, added] = meant_.emplace(from, to);
      if (!added && at->second != to)
        mistake(where + "[" + std::to_string(i) + "]", "“" + group[i] + "” already means “" + at->second + "”");
    }
  }
  // A group's head may not mean something else by a later group.
  for (auto& [from, to] : meant_) {
    const auto further = meant_.find(to);
    if (further != meant_.end())
      mistake("same", "“" + from + "” means “" + to + "”, which means “" + further->second + "”");
  }
  for (std::size_t g = 0; g < input_.synonyms.same.size(); ++g) {
    const auto& group = input_.synonyms.same[g];
    if (group.empty()) continue;
    const std::vector<TermId> head = terms_of(group[0]);
    if (head.size() != 1) continue;
    for (std::size_t i = 1; i < group.size(); ++i) {
      const std::vector<TermId> terms = terms_of(group[i]);
      if (terms.size() < 2) continue;
      const auto [at, added] = rule_map_.emplace(terms, head[0]);
      if (!added && at->second != head[0])
        mistake("same[" + std::to_string(g) + "][" + std::to_string(i) + "]",
                "“" + group[i] + "” already means “" + terms_[at->second] + "”");
    }
  }
  std::vector<std::pair<std::vector<TermId>, TermId>> sorted(rule_map_.begin(), rule_map_.end());
  std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
    if (a.first[0] != b.first[0]) return a.first[0] < b.first[0];
    return a.first.size() > b.first.size();
  });
  for (const auto& [terms, to] : sorted) {
    rules_.push_back({static_cast<Offset>(rule_terms_.size()), static_cast<std::uint8_t>(terms.size()), to});
    rule_terms_.insert(rule_terms_.end(), terms.begin(), terms.end());
  }
}

void Builder::add_flags() {
  const auto mark = [&](const std::vector<std::string>& list, const char* name, int flag) {
    for (std::size_t i = 0; i < list.size(); ++i) {
      const std::vector<TermId> terms = terms_of(list[i]);
      if (terms.size() != 1) {
        mistake(std::string(name) + "[" + std::to_string(i) + "]",
                "“" + list[i] + "” has to be one word; make it one in `same` first");
        continue;
      }
      flags_[terms[0]] = static_cast<std::uint8_t>(flags_[terms[0]] | flag);
    }
  };
  mark(input_.synonyms.fillers, "fillers", filler);
  mark(input_.synonyms.negators, "negators", negator);
  mark(input_.synonyms.negators_after, "negators_after", negator | after);
  for (const std::string& word : input_.synonyms.weak)
    for (const TermId term : terms_of(word)) weak_.insert(term);
}

TermId Builder::negated(TermId term) {
  const auto found = negations_.find(term);
  if (found != negations_.end()) return found->second;
  const TermId id = term_of_stem("!" + terms_[term]);
  negations_.emplace(term, id);
  return id;
}

void Builder::read(Text& text) {
  const std::vector<TermId> ids = terms_of(text.text);
  const std::vector<Word>& words = words_.list;
  std::vector<Unit> units;
  read_terms({flags_, rules_, rule_terms_}, ids, units);
  const auto place = [&](TermId term, std::size_t first, std::size_t last) {
    if (words[last].end > 255) return;
    text.places.push_back({term, static_cast<std::uint8_t>(words[first].begin),
                           static_cast<std::uint8_t>(words[last].end - words[first].begin)});
  };
  for (const Unit& unit : units) {
    if (unit.negated) {
      const Unit& by = units[unit.negator];
      const TermId term = negated(unit.term);
      text.main.push_back(term);
      text.lesser.push_back(unit.term);
      place(term, std::min(unit.first, by.first), std::max(unit.last, by.last));
    } else if (!unit.spent) {
      text.main.push_back(unit.term);
    } else {
      text.lesser.push_back(unit.term);
    }
    place(unit.term, unit.first, unit.last);
    if (unit.first == unit.last) continue;
    for (std::size_t w = unit.first; w <= unit.last; ++w) {
      text.lesser.push_back(ids[w]);
      place(ids[w], w, w);
    }
  }
}

void Builder::add_text(Text text) {
  read(text);
  if (text.main.empty()) return;
  texts_.push_back(std::move(text));
}

void Builder::gather_texts() {
  for (std::size_t e = 0; e < input_.entries.size(); ++e) {
    const EntryText& entry = input_.entries[e];
    const auto id = static_cast<std::uint16_t>(e);
    const auto add = [&](const Zone& zone, bool phrase, PhraseKind kind, std::size_t item, int weight,
                         const std::string& text) {
      add_text({id,
                &zone,
                phrase,
                kind,
                static_cast<std::uint16_t>(item),
                static_cast<std::uint8_t>(weight),
                false,
                text,
                {},
                {},
                {}});
    };
    add(zone_name, true, PhraseKind::name, 0, 140, entry.name);
    for (std::size_t i = 0; i < entry.names.size(); ++i)
      if (entry.names[i] != entry.name) add(zone_former, true, PhraseKind::former_name, i, 122, entry.names[i]);
    for (std::size_t i = 0; i < entry.aliases.size(); ++i)
      add(zone_alias, true, PhraseKind::alias, i, 124, entry.aliases[i]);
    for (std::size_t i = 0; i < entry.fields.size(); ++i) {
      // MUST, MUST NOT, SHOULD, SHOULD NOT, MAY: who asks for a field mostly asks what has to be sent.
      static constexpr int by_level[] = {124, 104, 112, 104, 104};
      const FieldText& field = entry.fields[i];
      const int weight = by_level[static_cast<std::size_t>(field.level)] - (field.request ? 8 : 0);
      add(zone_field, true, PhraseKind::field, i, weight, field.name);
    }
    if (!entry.owner.empty()) add(zone_owner, true, PhraseKind::owner, 0, 100, entry.owner);
    for (std::size_t i = 0; i < entry.use_when.size(); ++i)
      add(zone_symptom, true, PhraseKind::symptom, i, 100, entry.use_when[i]);
    for (const std::string& situation : entry.situations)
      add(zone_situation, false, PhraseKind::symptom, 0, 0, situation);
    add(zone_summary, true, PhraseKind::summary, 0, 84, entry.summary);
    // A constant mostly repeats a name; it counts where it says something else.
    for (std::size_t i = 0; i < entry.constants.size(); ++i) {
      const std::size_t last = entry.constants[i].find_last_of(".:");
      const std::size_t start = last == std::string::npos ? 0 : last + 1;
      add(zone_constant, true, PhraseKind::prose, i, 100, entry.constants[i].substr(start));
    }
    add(zone_plain, false, PhraseKind::prose, 0, 0, entry.plain);
    add(zone_meaning, false, PhraseKind::prose, 0, 0, entry.meaning);
    for (const std::string* text : {&entry.rest, &entry.client, &entry.retry_text})
      add(zone_rest, false, PhraseKind::prose, 0, 0, *text);
  }
  std::map<std::string, std::uint16_t> ids;
  for (std::size_t e = 0; e < input_.entries.size(); ++e)
    ids.emplace(input_.entries[e].id, static_cast<std::uint16_t>(e));
  std::size_t sayings = 0;  // of the intents before
  for (std::size_t i = 0; i < input_.synonyms.intents.size(); ++i) {
    const Intent& intent = input_.synonyms.intents[i];
    const std::string where = "intents[" + std::to_string(i) + "]";
    if (intent.codes.empty()) mistake(where, "names no codes");
    if (intent.say.empty()) mistake(where, "says nothing");
    for (std::size_t c = 0; c < intent.codes.size(); ++c) {
      const auto entry = ids.find(intent.codes[c]);
      if (entry == ids.end()) {
        mistake(where + ".codes[" + std::to_string(c) + "]", "there is no entry “" + intent.codes[c] + "”");
        continue;
      }
      static constexpr int by_rank[] = {124, 98, 84, 74, 66, 60};
      const int weight = by_rank[std::min<std::size_t>(c, 5)];
      for (std::size_t say = 0; say < intent.say.size(); ++say) {
        add_text({entry->second,
                  &zone_said,
                  true,
                  PhraseKind::symptom,
                  static_cast<std::uint16_t>(sayings + say),
                  static_cast<std::uint8_t>(weight),
                  true,
                  intent.say[say],
                  {},
                  {},
                  {}});
      }
    }
    sayings += intent.say.size();
  }
}

void Builder::weigh() {
  // Rarity among the short texts; a term that only prose has, among the prose.
  std::vector<std::set<std::uint16_t>> in_short(terms_.size()), in_prose(terms_.size());
  for (const Text& text : texts_) {
    for (const TermId term : text.main) (text.short_text ? in_short : in_prose)[term].insert(text.entry);
    for (const TermId term : text.lesser) in_prose[term].insert(text.entry);
  }
  const double entries = static_cast<double>(input_.entries.size());
  weights_.assign(terms_.size(), 0);
  for (std::size_t t = 0; t < terms_.size(); ++t) {
    const double in = static_cast<double>(in_short[t].empty() ? in_prose[t].size() : in_short[t].size());
    double weight = weight_unit * std::log(1 + (entries - in + 0.5) / (in + 0.5));
    if (weak_.count(static_cast<TermId>(t)) > 0) weight *= weak_share;
    // Fillers and bare negators are never looked up; they count for nothing.
    const bool silent = (flags_[t] & (filler | negator)) != 0;
    weights_[t] = static_cast<std::uint8_t>(silent ? 0 : std::clamp(std::lround(weight), 1L, 255L));
  }
  for (const Text& text : texts_) {
    if (text.kind != PhraseKind::owner) continue;
    for (const TermId term : text.main)
      if (weights_[term] >= least_brand) flags_[term] = static_cast<std::uint8_t>(flags_[term] | brand);
  }
}

}  // namespace

struct BuiltIndex::Tables {
  Index view{};
  std::string word_chars, name_chars;
  std::vector<std::string> saying_texts;
  std::vector<std::string_view> sayings;
  std::vector<Offset> word_at, postings_at, phrase_list_at, places_at;
  std::vector<TermId> word_term, rule_terms;
  std::vector<std::uint16_t> word_start, by_length, letters, length_at, phrase_entry, phrase_norm, phrase_item;
  std::vector<std::uint8_t> term_weight, term_flags, postings, phrase_lists, phrase_style, prior;
  std::vector<Negation> negations;
  std::vector<Rule> rules;
  std::vector<PhraseStyle> styles;
  std::vector<FoldedName> names;
  std::vector<Place> places;
};

namespace {

/// Terms in the order of their words, which then need no room for their numbers; those that nothing leads to fall away.
void renumber(BuiltIndex::Tables& t) {
  std::vector<TermId> order, number(t.term_weight.size(), no_term);  // old by new, new by old
  const auto take = [&](TermId term) {
    if (number[term] != no_term) return;
    number[term] = static_cast<TermId>(order.size());
    order.push_back(term);
  };
  for (const TermId term : t.word_term) take(term);
  for (const Rule& rule : t.rules) take(rule.to);
  for (const TermId term : t.rule_terms) take(term);
  for (const Negation& each : t.negations) take(each.term);
  std::sort(t.negations.begin(), t.negations.end(),
            [&](const Negation& a, const Negation& b) { return number[a.term] < number[b.term]; });
  for (const Negation& each : t.negations) take(each.negated);
  const auto permute = [&](std::vector<std::uint8_t>& list) {
    std::vector<std::uint8_t> moved;
    for (const TermId term : order) moved.push_back(list[term]);
    list = std::move(moved);
  };
  const auto permute_lists = [&](std::vector<Offset>& at, std::vector<std::uint8_t>& bytes) {
    std::vector<Offset> moved_at{0};
    std::vector<std::uint8_t> moved;
    for (const TermId term : order) {
      moved.insert(moved.end(), bytes.begin() + at[term], bytes.begin() + at[term + 1]);
      moved_at.push_back(static_cast<Offset>(moved.size()));
    }
    at = std::move(moved_at);
    bytes = std::move(moved);
  };
  permute(t.term_weight);
  permute(t.term_flags);
  permute_lists(t.postings_at, t.postings);
  permute_lists(t.phrase_list_at, t.phrase_lists);
  for (TermId& term : t.word_term) term = number[term];
  for (TermId& term : t.rule_terms) term = number[term];
  for (Rule& rule : t.rules) rule.to = number[rule.to];
  std::sort(t.rules.begin(), t.rules.end(), [&](const Rule& a, const Rule& b) {
    const TermId x = t.rule_terms[a.at], y = t.rule_terms[b.at];
    return x != y ? x < y : a.length != b.length ? a.length > b.length : a.at < b.at;
  });
  for (Negation& each : t.negations) each = {number[each.term], number[each.negated]};
  std::vector<Place> places;
  std::size_t next = 0;
  for (std::size_t list = 0; list + 1 < t.places_at.size(); ++list) {
    const std::size_t end = t.places_at[list + 1];
    for (; next < end; ++next)
      if (number[t.places[next].term] != no_term)
        places.push_back({number[t.places[next].term], t.places[next].begin, t.places[next].length});
    t.places_at[list + 1] = static_cast<Offset>(places.size());
  }
  t.places = std::move(places);
}

void Builder::build(BuiltIndex::Tables& t) {
  group_synonyms();
  add_flags();
  gather_texts();
  // Reading one text may have made terms that a later one needed; weights come when all are known.
  weigh();

  // Phrases: of those of one entry with the same terms the weightiest.
  struct Draft {
    const Text* text;
    std::uint32_t norm = 0;
    std::vector<TermId> main, lesser;
  };
  std::vector<Draft> drafts;
  std::map<std::pair<std::uint16_t, std::vector<TermId>>, std::size_t> seen;
  for (const Text& text : texts_) {
    if (!text.short_text) continue;
    Draft draft{&text, 0, {}, {}};
    for (const TermId term : text.main)
      if (weights_[term] > 0) draft.main.push_back(term);
    if (draft.main.empty()) continue;
    std::sort(draft.main.begin(), draft.main.end());
    draft.main.erase(std::unique(draft.main.begin(), draft.main.end()), draft.main.end());
    draft.lesser = text.lesser;
    std::sort(draft.lesser.begin(), draft.lesser.end());
    draft.lesser.erase(std::unique(draft.lesser.begin(), draft.lesser.end()), draft.lesser.end());
    const auto needless = [&](TermId term) {
      return weights_[term] == 0 || std::binary_search(draft.main.begin(), draft.main.end(), term);
    };
    draft.lesser.erase(std::remove_if(draft.lesser.begin(), draft.lesser.end(), needless), draft.lesser.end());
    for (const TermId term : draft.main) draft.norm += weights_[term];
    // The owner stays by itself: to name it says something about all of its entries.
    if (text.kind == PhraseKind::owner) {
      drafts.push_back(std::move(draft));
      continue;
    }
    const auto [at, added] = seen.emplace(std::make_pair(text.entry, draft.main), drafts.size());
    if (added)
      drafts.push_back(std::move(draft));
    else if (drafts[at->second].text->weight < text.weight)
      drafts[at->second] = std::move(draft);
  }
  std::vector<std::vector<std::uint32_t>> lists(terms_.size());
  for (std::size_t p = 0; p < drafts.size(); ++p) {
    const Text& text = *drafts[p].text;
    const auto same = [&](const PhraseStyle& style) {
      return style.kind == text.kind && style.said == text.said && style.weight == text.weight;
    };
    const auto style = std::find_if(t.styles.begin(), t.styles.end(), same);
    t.phrase_style.push_back(static_cast<std::uint8_t>(style - t.styles.begin()));
    if (style == t.styles.end()) t.styles.push_back({text.kind, text.said, text.weight});
    t.phrase_entry.push_back(text.entry);
    t.phrase_norm.push_back(static_cast<std::uint16_t>(std::min<std::uint32_t>(drafts[p].norm, 0xffff)));
    t.phrase_item.push_back(text.item);
    for (const TermId term : drafts[p].main) lists[term].push_back(static_cast<std::uint32_t>(p * 2));
    for (const TermId term : drafts[p].lesser) lists[term].push_back(static_cast<std::uint32_t>(p * 2 + 1));
  }
  for (const auto& phrases : lists) {
    t.phrase_list_at.push_back(static_cast<Offset>(t.phrase_lists.size()));
    std::uint32_t before = 0;
    for (const std::uint32_t p : phrases) {
      put_varint(t.phrase_lists, (p / 2 - before) * 2 + p % 2);
      before = p / 2;
    }
  }
  t.phrase_list_at.push_back(static_cast<Offset>(t.phrase_lists.size()));

  // BM25F.
  std::map<const Zone*, std::pair<double, double>> lengths;  // sum, count
  for (const Text& text : texts_) {
    auto& [sum, count] = lengths[text.zone];
    sum += static_cast<double>(text.main.size());
    count += 1;
  }
  std::vector<std::map<std::uint16_t, double>> counts(terms_.size());
  std::vector<std::set<std::uint16_t>> users(terms_.size());
  for (const Text& text : texts_) {
    for (const TermId term : text.main) users[term].insert(text.entry);
    for (const TermId term : text.lesser) users[term].insert(text.entry);
  }
  for (const Text& text : texts_) {
    const bool long_text = text.zone == &zone_meaning || text.zone == &zone_rest;
    const auto counts_here = [&](TermId term) {
      return weights_[term] > 0 && (!long_text || users[term].size() <= rare);
    };
    const auto& [sum, count] = lengths[text.zone];
    const double share = static_cast<double>(text.main.size()) / (sum / count);
    const double each = text.zone->weight / (1 - text.zone->b + text.zone->b * share);
    const double by_phrase = text.said ? text.weight / 128.0 : 1;
    for (const TermId term : text.main)
      if (counts_here(term)) counts[term][text.entry] += each * by_phrase;
    for (const TermId term : text.lesser)
      if (counts_here(term)) counts[term][text.entry] += each * by_phrase * 0.3;
  }
  for (const auto& by_entry : counts) {
    t.postings_at.push_back(static_cast<Offset>(t.postings.size()));
    std::uint32_t before = 0;
    for (const auto& [entry, frequency] : by_entry) {
      // At most 1 by the saturation, written as one of a few steps up to 255, since more of them only take room.
      const double impact = frequency / (frequency + saturation);
      put_varint(t.postings, entry - before);
      const long step = std::clamp(std::lround(impact * impact_steps), 1L, impact_steps);
      t.postings.push_back(static_cast<std::uint8_t>(step * 255 / impact_steps));
      before = entry;
    }
  }
  t.postings_at.push_back(static_cast<Offset>(t.postings.size()));

  // Words.
  // Words that lead nowhere, because only long texts have them and too many do, are left out.
  std::set<TermId> in_rules(rule_terms_.begin(), rule_terms_.end());
  for (const auto& [term, negated] : negations_) in_rules.insert(term);
  const auto useless = [&](TermId term) {
    return flags_[term] == 0 && in_rules.count(term) == 0 && lists[term].empty() && counts[term].empty();
  };
  std::map<std::string, TermId> words = word_terms_;
  std::set<std::string> real;
  for (const auto& [word, term] : word_terms_) {
    real.insert(word);
    words.emplace(stem(word), term);
  }
  std::vector<std::string> list;
  for (const auto& [word, term] : words) {
    if (useless(term)) continue;
    t.word_at.push_back(static_cast<Offset>(t.word_chars.size()));
    t.word_chars += word;
    t.word_term.push_back(term);
    list.push_back(word);
  }
  t.word_at.push_back(static_cast<Offset>(t.word_chars.size()));
  for (int byte = 0; byte <= 256; ++byte) {
    const auto before = [&](const std::string& word) { return static_cast<unsigned char>(word[0]) < byte; };
    t.word_start.push_back(static_cast<std::uint16_t>(std::count_if(list.begin(), list.end(), before)));
  }
  for (std::size_t length = 0; length <= longest_word + 1; ++length) {
    t.length_at.push_back(static_cast<std::uint16_t>(t.by_length.size()));
    for (std::size_t w = 0; w < list.size(); ++w) {
      const bool number = std::all_of(list[w].begin(), list[w].end(), [](char c) { return c >= '0' && c <= '9'; });
      if (list[w].size() != length || number || real.count(list[w]) == 0) continue;
      t.by_length.push_back(static_cast<std::uint16_t>(w));
      t.letters.push_back(letters_of(list[w]));
    }
  }

  // Names as typed from their start.
  struct NameDraft {
    std::string text;
    FoldedName name;
    bool operator<(const NameDraft& other) const {
      if (text != other.text) return text < other.text;
      return std::make_pair(name.entry, name.kind) < std::make_pair(other.name.entry, other.name.kind);
    }
  };
  std::vector<NameDraft> names;
  for (const Text& text : texts_) {
    // Also aliases that have nothing but fillers, such as "cannot get /": no word leads to them.
    const bool alias = text.kind == PhraseKind::alias && std::none_of(text.main.begin(), text.main.end(),
                                                                      [&](TermId term) { return weights_[term] > 0; });
    if (!text.short_text || (text.kind > PhraseKind::former_name && !alias)) continue;
    split_words(text.text, words_);
    NameDraft draft{folded_name(words_), {0, text.entry, 0, static_cast<std::uint8_t>(text.item), text.kind}};
    if (!draft.text.empty()) names.push_back(std::move(draft));
  }
  std::sort(names.begin(), names.end());
  for (NameDraft& draft : names) {
    draft.name.at = static_cast<Offset>(t.name_chars.size());
    draft.name.length = static_cast<std::uint8_t>(std::min<std::size_t>(draft.text.size(), 255));
    t.name_chars += draft.text;
    t.names.push_back(draft.name);
  }

  // Entries.
  std::map<std::string, std::size_t> often;
  for (std::size_t i = 0; i < input_.synonyms.often.size(); ++i) {
    const std::string& id = input_.synonyms.often[i];
    const bool known =
        std::any_of(input_.entries.begin(), input_.entries.end(), [&](const EntryText& e) { return e.id == id; });
    if (!known) mistake("often[" + std::to_string(i) + "]", "there is no entry “" + id + "”");
    often.emplace(id, i);
  }
  for (const EntryText& entry : input_.entries) {
    const auto rank = often.find(entry.id);
    double prior = entry.registered ? 1.0 : rank != often.end() ? 0.85 : 0.5;
    if (!entry.current) prior *= 0.85;
    if (rank != often.end())
      prior *=
          1.03 + 0.09 * (1 - static_cast<double>(rank->second) / static_cast<double>(input_.synonyms.often.size()));
    t.prior.push_back(static_cast<std::uint8_t>(std::lround(prior * 128)));
  }
  t.places_at.assign(1, 0);
  for (std::size_t e = 0; e < input_.entries.size(); ++e) {
    for (const PhraseKind kind : {PhraseKind::name, PhraseKind::summary}) {
      for (const Text& text : texts_)
        if (text.entry == e && text.kind == kind && !text.said)
          std::copy_if(text.places.begin(), text.places.end(), std::back_inserter(t.places),
                       [&](const Place& place) { return weights_[place.term] > 0; });
      t.places_at.push_back(static_cast<Offset>(t.places.size()));
    }
  }

  static constexpr std::size_t most = std::numeric_limits<Offset>::max();
  for (const std::size_t size :
       {t.word_chars.size(), t.postings.size(), t.phrase_lists.size(), t.places.size(), t.name_chars.size()})
    if (size > most) mistake("index", "a table has outgrown search::Offset (index.h)");
  for (const Intent& intent : input_.synonyms.intents)
    t.saying_texts.insert(t.saying_texts.end(), intent.say.begin(), intent.say.end());
  t.sayings.assign(t.saying_texts.begin(), t.saying_texts.end());
  if (terms_.size() >= no_term || t.sayings.size() > 0xffff)
    mistake("index", "more terms or sayings than 16 bits can number");
  for (const auto& [term, negated] : negations_) t.negations.push_back({term, negated});
  flags_.resize(terms_.size());
  t.term_weight = weights_;
  t.term_flags = flags_;
  t.rules = rules_;
  t.rule_terms = rule_terms_;
  renumber(t);
  t.view = {static_cast<std::uint32_t>(input_.entries.size()),
            t.word_chars,
            t.word_at,
            t.word_term,
            t.word_start,
            t.by_length,
            t.letters,
            t.length_at,
            t.term_weight,
            t.term_flags,
            t.postings_at,
            t.postings,
            t.phrase_list_at,
            t.phrase_lists,
            t.negations,
            t.rules,
            t.rule_terms,
            t.phrase_entry,
            t.phrase_norm,
            t.phrase_item,
            t.phrase_style,
            t.styles,
            t.sayings,
            t.names,
            t.name_chars,
            t.prior,
            t.places_at,
            t.places};
}

}  // namespace

namespace {

/// One table of numbers as an array, sixteen a line or so.
template <class List>
void print_numbers(std::string& out, const char* type, const char* name, const List& list,
                   const char* constant = "constexpr ") {
  out += constant + std::string(type) + " " + name + "[] = {";
  std::size_t column = 121;
  for (const auto value : list) {
    const std::string text = std::to_string(+value) + ",";
    if (column + text.size() > 118) {
      out += "\n    ";
      column = 4;
    }
    out += text;
    column += text.size();
  }
  // A table may be empty, an array may not; the spans know their lengths.
  if (list.empty()) out += "0";
  out += "};\n\n";
}

/// As differences, which complete() adds up again.
template <class T>
void print_differences(std::string& out, const char* type, const char* name, std::vector<T> list) {
  std::adjacent_difference(list.begin(), list.end(), list.begin());
  print_numbers(out, type, name, list, "constinit ");
}

/// Room for a table that complete() fills in.
template <class List>
void print_room(std::string& out, const char* type, const char* name, const List& list) {
  out += "constinit " + std::string(type) + " " + name + "[" + std::to_string(std::max<std::size_t>(list.size(), 1)) +
         "] = {};\n\n";
}

void print_chars(std::string& out, const char* name, const std::string& text) {
  out += "constexpr char " + std::string(name) + "[] =";
  static constexpr std::size_t piece = 96;
  for (std::size_t at = 0; at < text.size() || at == 0; at += piece) {
    out += "\n    \"";
    for (const char c : text.substr(at, piece)) {
      const auto byte = static_cast<unsigned char>(c);
      if (byte >= 0x20 && byte < 0x7f && c != '"' && c != '\\' && c != '?') {
        out += c;
        continue;
      }
      // Always three octal digits, so that a digit that follows is not taken for one of them.
      out += '\\';
      for (const int shift : {6, 3, 0}) out += static_cast<char>('0' + (byte >> shift & 7));
    }
    out += '"';
  }
  out += ";\n\n";
}

/// One table of records, each printed by `fields`.
template <class List, class Fields>
void print_records(std::string& out, const char* type, const char* name, const List& list, Fields fields) {
  out += "constexpr " + std::string(type) + " " + name + "[] = {\n";
  for (const auto& record : list) out += "    {" + fields(record) + "},\n";
  if (list.empty()) out += "    {},\n";
  out += "};\n\n";
}

std::string number(std::uint64_t value) { return std::to_string(value); }

std::string kind_text(PhraseKind kind) {
  return "static_cast<PhraseKind>(" + number(static_cast<unsigned>(kind)) + ")";
}

}  // namespace

PackedTables pack(const BuiltIndex::Tables& t) {
  PackedTables packed;
  std::string_view before;
  TermId next = 0;
  for (std::size_t w = 0; w < t.word_term.size(); ++w) {
    const TermId term = t.word_term[w];
    put_varint(packed.word_terms, static_cast<std::uint32_t>(next - term));
    if (term == next) ++next;
    const std::string_view word = std::string_view(t.word_chars).substr(t.word_at[w], t.word_at[w + 1] - t.word_at[w]);
    const std::size_t most = std::min({word.size(), before.size(), most_shared});
    std::size_t shared = 0;
    while (shared < most && word[shared] == before[shared]) ++shared;
    packed.words += static_cast<char>(shared + 1);
    packed.words += word.substr(shared);
    before = word;
  }
  packed.likeable.resize(t.word_term.size() / 8 + 1);
  for (const std::uint16_t w : t.by_length)
    packed.likeable[w / 8u] = static_cast<std::uint8_t>(packed.likeable[w / 8u] | 1u << (w % 8u));
  const auto get_varint = [](const std::vector<std::uint8_t>& from, std::size_t& at) {
    std::uint32_t value = 0;
    for (int shift = 0;; shift += 7) {
      value |= (from[at] & 0x7fu) << shift;
      if (from[at++] < 0x80) return value;
    }
  };
  for (std::size_t term = 0; term < t.term_weight.size(); ++term) {
    std::set<std::uint32_t> in_phrases;
    std::uint32_t phrase = 0;
    for (std::size_t at = t.phrase_list_at[term]; at < t.phrase_list_at[term + 1];)
      in_phrases.insert(t.phrase_entry[phrase += get_varint(t.phrase_lists, at) >> 1]);
    std::uint32_t entry = 0, last = 0, count = 0;
    for (std::size_t at = t.postings_at[term]; at < t.postings_at[term + 1];) {
      entry += get_varint(t.postings, at);
      packed.impacts.push_back(t.postings[at++]);
      if (in_phrases.count(entry) > 0) continue;
      put_varint(packed.prose_entries, entry - last);
      last = entry;
      ++count;
    }
    put_varint(packed.prose_counts, count);
  }
  return packed;
}

BuiltIndex::BuiltIndex() : tables(std::make_unique<Tables>()) {}
BuiltIndex::BuiltIndex(BuiltIndex&&) noexcept = default;
BuiltIndex& BuiltIndex::operator=(BuiltIndex&&) noexcept = default;
BuiltIndex::~BuiltIndex() = default;
const Index& BuiltIndex::view() const { return tables->view; }

BuiltIndex build_index(const IndexInput& input, std::vector<std::string>& mistakes) {
  BuiltIndex index;
  Builder(input, mistakes).build(*index.tables);
  return index;
}

std::string build_index_source(const IndexInput& input, std::vector<std::string>& mistakes) {
  const BuiltIndex index = build_index(input, mistakes);
  const BuiltIndex::Tables& t = *index.tables;
  std::string out =
      "// Made by datac from assets/; do not edit. The tables are explained in search/index.h.\n"
      "#include \"search/complete.h\"\n#include \"search/index.h\"\n\nnamespace search {\n\nnamespace {\n\n";
  const PackedTables packed = pack(t);
  print_chars(out, "packed_words", packed.words);
  print_numbers(out, "std::uint8_t", "word_terms", packed.word_terms);
  print_numbers(out, "std::uint8_t", "likeable", packed.likeable);
  print_numbers(out, "std::uint8_t", "prose_counts", packed.prose_counts);
  print_numbers(out, "std::uint8_t", "prose_entries", packed.prose_entries);
  print_numbers(out, "std::uint8_t", "impacts", packed.impacts);
  print_room(out, "char", "word_chars", t.word_chars);
  print_room(out, "Offset", "word_at", t.word_at);
  print_room(out, "TermId", "word_term", t.word_term);
  print_room(out, "std::uint16_t", "word_start", t.word_start);
  print_room(out, "std::uint16_t", "by_length", t.by_length);
  print_room(out, "std::uint16_t", "letters", t.letters);
  print_room(out, "std::uint16_t", "length_at", t.length_at);
  print_numbers(out, "std::uint8_t", "term_weight", t.term_weight);
  print_numbers(out, "std::uint8_t", "term_flags", t.term_flags);
  print_room(out, "Offset", "postings_at", t.postings_at);
  print_room(out, "std::uint8_t", "postings", t.postings);
  print_differences(out, "Offset", "phrase_list_at", t.phrase_list_at);
  print_numbers(out, "std::uint8_t", "phrase_lists", t.phrase_lists);
  print_records(out, "Negation", "negations", t.negations,
                [](const Negation& n) { return number(n.term) + ", " + number(n.negated); });
  print_records(out, "Rule", "rules", t.rules,
                [](const Rule& r) { return number(r.at) + ", " + number(r.length) + ", " + number(r.to); });
  print_numbers(out, "TermId", "rule_terms", t.rule_terms);
  print_numbers(out, "std::uint16_t", "phrase_entry", t.phrase_entry);
  print_room(out, "std::uint16_t", "phrase_norm", t.phrase_norm);
  print_differences(out, "std::uint16_t", "phrase_item", t.phrase_item);
  print_numbers(out, "std::uint8_t", "phrase_style", t.phrase_style);
  print_records(out, "PhraseStyle", "styles", t.styles, [](const PhraseStyle& style) {
    return kind_text(style.kind) + ", " + (style.said ? "true" : "false") + ", " + number(style.weight);
  });
  print_records(out, "FoldedName", "names", t.names, [](const FoldedName& n) {
    return number(n.at) + ", " + number(n.entry) + ", " + number(n.length) + ", " + number(n.item) + ", " +
           kind_text(n.kind);
  });
  print_chars(out, "name_chars", t.name_chars);
  print_numbers(out, "std::uint8_t", "prior", t.prior);
  print_room(out, "Offset", "places_at", t.places_at);
  print_room(out, "Place", "places", t.places);
  const auto chars = [](const char* name, const std::string& text) {
    return "{" + std::string(name) + ", " + number(text.size()) + "}";
  };
  const auto span = [](const char* name, std::size_t size) {
    return "{" + std::string(name) + ", " + number(size) + "}";
  };
  const std::string members[] = {
      number(t.view.entries),
      chars("word_chars", t.word_chars),
      span("word_at", t.word_at.size()),
      span("word_term", t.word_term.size()),
      span("word_start", t.word_start.size()),
      span("by_length", t.by_length.size()),
      span("letters", t.letters.size()),
      span("length_at", t.length_at.size()),
      span("term_weight", t.term_weight.size()),
      span("term_flags", t.term_flags.size()),
      span("postings_at", t.postings_at.size()),
      span("postings", t.postings.size()),
      span("phrase_list_at", t.phrase_list_at.size()),
      span("phrase_lists", t.phrase_lists.size()),
      span("negations", t.negations.size()),
      span("rules", t.rules.size()),
      span("rule_terms", t.rule_terms.size()),
      span("phrase_entry", t.phrase_entry.size()),
      span("phrase_norm", t.phrase_norm.size()),
      span("phrase_item", t.phrase_item.size()),
      span("phrase_style", t.phrase_style.size()),
      span("styles", t.styles.size()),
      "{}",
      span("names", t.names.size()),
      chars("name_chars", t.name_chars),
      span("prior", t.prior.size()),
      span("places_at", t.places_at.size()),
      span("places", t.places.size()),
  };
  const std::string parts[] = {chars("packed_words", packed.words),
                               span("word_terms", packed.word_terms.size()),
                               span("likeable", packed.likeable.size()),
                               span("prose_counts", packed.prose_counts.size()),
                               span("prose_entries", packed.prose_entries.size()),
                               span("impacts", packed.impacts.size())};
  out += "constexpr Packed packed = {\n";
  for (const std::string& part : parts) out += "    " + part + ",\n";
  out += "};\n\nconstexpr Index index = {\n";
  for (const std::string& member : members) out += "    " + member + ",\n";
  out +=
      "};\n\n}  // namespace\n\nconst Index& registry_index() {\n"
      "  static const bool ready = (complete(index, packed, registry::statuses()), true);\n"
      "  static_cast<void>(ready);\n  return index;\n}\n\n}  // namespace search\n";
  return out;
}

}  // namespace search
