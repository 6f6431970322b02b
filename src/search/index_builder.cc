// How the tables come to be, in this order:
//   1. what is given is counted, so that nothing is cut off later to fit its table;
//   2. the synonyms make a vocabulary (vocabulary.h), and every text is read into terms (texts.h). What a text says
//      "not" of becomes a negated term of its own;
//   3. terms are weighed by how few entries have them, and in each entry by where (weigh.h);
//   4. each short text is a phrase, listed by its terms;
//   5. words that lead nowhere fall away, and terms are numbered in the order of the words that are left, which so need
//      no numbers of their own in the file;
//   6. the tables are laid out by those numbers, and those of the engine are derived from them (derive.h), as every
//      program does it that loads the file.
#include "search/index_builder.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "registry/pack.h"
#include "search/derive.h"
#include "search/schema.h"
#include "search/weigh.h"
#include "text/ascii.h"

namespace search {

namespace {

/// 1. What index.h has room for. @return does all of it fit?
bool fits(const IndexInput& input, std::vector<Mistake>& mistakes) {
  const std::size_t before = mistakes.size();
  const auto check = [&](const std::string& where, std::string_view table, std::size_t count, std::size_t limit) {
    if (count <= limit) return;
    mistakes.push_back({where,
                        "there are " + std::to_string(count) + ", but the table " + std::string(table) +
                            " of index.bin has room for " + std::to_string(limit),
                        "Remove some, or widen the table in src/search/index.h."});
  };
  check("entries", "Entry", input.entries.size(), no_entry - 1u);
  std::size_t sayings = 0;
  for (const Intent& intent : input.synonyms.intents) sayings += intent.say.size();
  check("intents", "phrase_item", sayings, 0xffff);
  for (const EntryText& entry : input.entries) {
    const std::string where = "entries[" + entry.id + "].";
    check(where + "names", "FoldedName::item", entry.names.size(), 0xff);
    check(where + "aliases", "FoldedName::item", entry.aliases.size(), 0xff);
    check(where + "use_when", "phrase_item", entry.use_when.size(), 0xffff);
    check(where + "fields", "phrase_item", entry.fields.size(), 0xffff);
  }
  return mistakes.size() == before;
}

void put_varint(std::vector<std::uint8_t>& to, std::uint32_t value) {
  for (; value >= 0x80; value >>= 7) to.push_back(static_cast<std::uint8_t>(value | 0x80));
  to.push_back(static_cast<std::uint8_t>(value));
}

/// A short text by its terms; those that count for nothing are left out.
struct Phrase {
  const Text* text;
  std::vector<TermId> main, lesser;
};

class Builder {
 public:
  Builder(const IndexInput& input, std::vector<Mistake>& mistakes)
      : input_(input), mistakes_(mistakes), vocabulary_(input.synonyms, mistakes) {
    texts_ = gather_texts(input_, vocabulary_, mistakes_);
    weights_ = weigh(texts_, input_.entries.size(), vocabulary_);
    impacts_ = impacts(texts_, weights_);
  }

  void build(registry::Arena& arena, Stored& stored) {
    make_phrases();
    choose_words();
    number_terms();
    store_words(arena, stored);
    store_grammar(arena, stored);
    store_phrases(arena, stored);
    store_postings(arena, stored);
    store_names(arena, stored);
    store_entries(arena, stored);
  }

 private:
  void make_phrases();
  void choose_words();
  void number_terms();
  void store_words(registry::Arena& arena, Stored& stored) const;
  void store_grammar(registry::Arena& arena, Stored& stored) const;
  void store_phrases(registry::Arena& arena, Stored& stored) const;
  void store_postings(registry::Arena& arena, Stored& stored) const;
  void store_names(registry::Arena& arena, Stored& stored);
  void store_entries(registry::Arena& arena, Stored& stored);

  std::vector<TermId> counting(std::vector<TermId> terms) const;

  const IndexInput& input_;
  std::vector<Mistake>& mistakes_;
  Vocabulary vocabulary_;
  std::vector<Text> texts_;
  std::vector<std::uint8_t> weights_;                   // by term
  std::vector<std::map<Entry, std::uint8_t>> impacts_;  // by term
  std::vector<Phrase> phrases_;
  std::vector<std::vector<std::uint32_t>> phrase_lists_;  // by term: phrase * 2 + (1: lesser word of it)
  struct Chosen {
    std::string word;
    TermId term;
    bool likeable;  // somebody wrote it so, and it is no number: a word to be misspelt
  };
  std::vector<Chosen> words_;   // sorted
  std::vector<TermId> order_;   // terms in the order of the file
  std::vector<TermId> number_;  // by term: its place in `order_`
};

/// Sorted, each once, without those of no weight.
std::vector<TermId> Builder::counting(std::vector<TermId> terms) const {
  terms.erase(std::remove_if(terms.begin(), terms.end(), [&](TermId term) { return weights_[term] == 0; }),
              terms.end());
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  return terms;
}

/// 4. Of an entry's phrases with the same terms the weightiest is kept.
void Builder::make_phrases() {
  std::map<std::pair<Entry, std::vector<TermId>>, std::size_t> seen;
  for (const Text& text : texts_) {
    if (!text.is_phrase) continue;
    Phrase phrase{&text, counting(text.reading.main), counting(text.reading.lesser)};
    if (phrase.main.empty()) continue;
    const auto said = [&](TermId term) { return std::binary_search(phrase.main.begin(), phrase.main.end(), term); };
    phrase.lesser.erase(std::remove_if(phrase.lesser.begin(), phrase.lesser.end(), said), phrase.lesser.end());
    // The owner stays by itself: to name it says something about all of its entries.
    if (text.kind == PhraseKind::owner) {
      phrases_.push_back(std::move(phrase));
      continue;
    }
    const auto [at, added] = seen.emplace(std::pair(text.entry, phrase.main), phrases_.size());
    if (added)
      phrases_.push_back(std::move(phrase));
    else if (phrases_[at->second].text->weight < text.weight)
      phrases_[at->second] = std::move(phrase);
  }
  phrase_lists_.resize(vocabulary_.terms());
  for (std::size_t p = 0; p < phrases_.size(); ++p) {
    for (const TermId term : phrases_[p].main) phrase_lists_[term].push_back(static_cast<std::uint32_t>(p * 2));
    for (const TermId term : phrases_[p].lesser) phrase_lists_[term].push_back(static_cast<std::uint32_t>(p * 2 + 1));
  }
}

/// 5. Words that lead nowhere, because only long texts have them and too many do, are left out. Stems that nobody wrote
/// are words too: what is typed is looked up by its stem.
void Builder::choose_words() {
  std::set<TermId> needed;
  for (const auto& [terms, to] : vocabulary_.rules()) needed.insert(terms.begin(), terms.end());
  for (const auto& [term, negated] : vocabulary_.negations()) needed.insert(term);
  std::map<std::string, TermId> all = vocabulary_.words();
  for (const auto& [word, term] : vocabulary_.words()) all.emplace(stem(word), term);
  for (const auto& [word, term] : all) {
    if (vocabulary_.flags(term) == 0 && needed.count(term) == 0 && phrase_lists_[term].empty() &&
        impacts_[term].empty())
      continue;
    const bool number = std::all_of(word.begin(), word.end(), text::is_digit);
    words_.push_back({word, term, !number && vocabulary_.words().count(word) > 0});
  }
}

void Builder::number_terms() {
  number_.assign(vocabulary_.terms(), no_term);
  const auto take = [&](TermId term) {
    if (number_[term] != no_term) return;
    number_[term] = static_cast<TermId>(order_.size());
    order_.push_back(term);
  };
  for (const Chosen& word : words_) take(word.term);
  for (const auto& [terms, to] : vocabulary_.rules()) {
    take(to);
    for (const TermId term : terms) take(term);
  }
  for (const auto& [term, negated] : vocabulary_.negations()) take(term);
  for (const auto& [term, negated] : vocabulary_.negations()) take(negated);
}

// ---- 6. the tables

void Builder::store_words(registry::Arena& arena, Stored& stored) const {
  std::string chars;
  std::vector<std::uint32_t> back;
  std::vector<std::uint8_t> likeable(words_.size() / 8 + 1);
  std::string_view before;
  TermId next = 0;
  for (std::size_t w = 0; w < words_.size(); ++w) {
    const TermId term = number_[words_[w].term];
    back.push_back(next - term);
    if (term == next) ++next;
    const std::string_view word = words_[w].word;
    const std::size_t most = std::min({word.size(), before.size(), most_shared});
    const std::size_t shared = static_cast<std::size_t>(
        std::mismatch(word.begin(), word.begin() + static_cast<std::ptrdiff_t>(most), before.begin()).first -
        word.begin());
    chars += static_cast<char>(shared + 1);
    chars += word.substr(shared);
    before = word;
    if (words_[w].likeable) likeable[w / 8] = static_cast<std::uint8_t>(likeable[w / 8] | 1u << (w % 8));
  }
  stored.words = arena.keep(chars);
  stored.word_back = arena.keep(back);
  stored.likeable = arena.keep(likeable);
}

void Builder::store_grammar(registry::Arena& arena, Stored& stored) const {
  std::vector<std::uint8_t> weights, flags;
  for (const TermId term : order_) {
    weights.push_back(weights_[term]);
    flags.push_back(vocabulary_.flags(term));
  }
  stored.term_weight = arena.keep(weights);
  stored.term_flags = arena.keep(flags);

  std::vector<std::pair<std::vector<TermId>, TermId>> sorted;
  for (const auto& [terms, to] : vocabulary_.rules()) {
    auto& [numbers, meant] = sorted.emplace_back();
    for (const TermId term : terms) numbers.push_back(number_[term]);
    meant = number_[to];
  }
  std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
    const auto key = [](const auto& rule) { return std::pair(rule.first[0], ~rule.first.size()); };
    return key(a) != key(b) ? key(a) < key(b) : a.first < b.first;
  });
  std::vector<Rule> rules;
  std::vector<TermId> rule_terms;
  for (const auto& [terms, to] : sorted) {
    rules.push_back({static_cast<Offset>(rule_terms.size()), static_cast<std::uint8_t>(terms.size()), to});
    rule_terms.insert(rule_terms.end(), terms.begin(), terms.end());
  }
  stored.rules = arena.keep(rules);
  stored.rule_terms = arena.keep(rule_terms);

  std::vector<Negation> negations;
  for (const auto& [term, negated] : vocabulary_.negations()) negations.push_back({number_[term], number_[negated]});
  std::sort(negations.begin(), negations.end(), [](const Negation& a, const Negation& b) { return a.term < b.term; });
  stored.negations = arena.keep(negations);
}

void Builder::store_phrases(registry::Arena& arena, Stored& stored) const {
  std::vector<PhraseStyle> styles;
  std::vector<std::uint8_t> style_of;
  std::vector<Entry> entries;
  std::vector<std::uint16_t> items;
  for (const Phrase& phrase : phrases_) {
    const Text& text = *phrase.text;
    const auto style = std::find_if(styles.begin(), styles.end(), [&](const PhraseStyle& style) {
      return style.kind == text.kind && style.said == text.said && style.weight == text.weight;
    });
    style_of.push_back(static_cast<std::uint8_t>(style - styles.begin()));
    if (style == styles.end()) styles.push_back({text.kind, text.said, text.weight});
    entries.push_back(text.entry);
    items.push_back(static_cast<std::uint16_t>(text.item));
  }
  stored.styles = arena.keep(styles);
  stored.phrase_style = arena.keep(style_of);
  stored.phrase_entry = arena.keep(entries);
  stored.phrase_item = arena.keep(items);

  std::vector<std::uint8_t> lists;
  std::vector<std::uint32_t> sizes;
  for (const TermId term : order_) {
    const std::size_t start = lists.size();
    std::uint32_t before = 0;
    for (const std::uint32_t p : phrase_lists_[term]) {
      put_varint(lists, (p / 2 - before) * 2 + p % 2);
      before = p / 2;
    }
    sizes.push_back(static_cast<std::uint32_t>(lists.size() - start));
  }
  stored.phrase_lists = arena.keep(lists);
  stored.phrase_sizes = arena.keep(sizes);

  std::vector<std::string_view> sayings;
  for (const Intent& intent : input_.synonyms.intents)
    for (const std::string& say : intent.say) sayings.push_back(arena.keep(say));
  stored.sayings = arena.keep(sayings);
}

/// Which entries have a term mostly follows from its phrases; the file has the impacts, and the entries beyond those.
void Builder::store_postings(registry::Arena& arena, Stored& stored) const {
  std::vector<std::uint8_t> impacts;
  std::vector<std::uint32_t> counts, gaps;
  for (const TermId term : order_) {
    std::set<Entry> in_phrases;
    for (const std::uint32_t p : phrase_lists_[term]) in_phrases.insert(phrases_[p / 2].text->entry);
    std::uint32_t count = 0, before = 0;
    for (const auto& [entry, impact] : impacts_[term]) {
      impacts.push_back(impact);
      if (in_phrases.count(entry) > 0) continue;
      gaps.push_back(entry - before);
      before = entry;
      ++count;
    }
    counts.push_back(count);
  }
  stored.impacts = arena.keep(impacts);
  stored.prose_counts = arena.keep(counts);
  stored.prose_entries = arena.keep(gaps);
}

/// Names as typed from their start. Also aliases that have nothing but fillers, such as "cannot get /": no word leads
/// to them.
void Builder::store_names(registry::Arena& arena, Stored& stored) {
  std::vector<std::pair<std::string, FoldedName>> all;
  for (const Text& text : texts_) {
    const bool name = text.is_phrase && text.kind <= PhraseKind::former_name;
    const bool alias = text.is_phrase && text.kind == PhraseKind::alias && counting(text.reading.main).empty();
    if (!name && !alias) continue;
    std::string folded = vocabulary_.folded(text.text);
    // What is longer is compared by its start; nobody types more.
    const auto length = static_cast<std::uint8_t>(std::min<std::size_t>(folded.size(), 255));
    if (length == 0) continue;
    all.push_back({std::move(folded), {0, text.entry, length, static_cast<std::uint8_t>(text.item), text.kind}});
  }
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
    const auto key = [](const auto& each) { return std::tie(each.first, each.second.entry, each.second.kind); };
    return key(a) < key(b);
  });
  std::string chars;
  std::vector<FoldedName> names;
  for (auto& [folded, name] : all) {
    name.at = static_cast<Offset>(chars.size());
    chars += folded;
    names.push_back(name);
  }
  stored.names = arena.keep(names);
  stored.name_chars = arena.keep(chars);
}

void Builder::store_entries(registry::Arena& arena, Stored& stored) {
  std::map<std::string_view, std::size_t> often;
  std::set<std::string_view> ids;
  for (const EntryText& entry : input_.entries) ids.insert(entry.id);
  const std::vector<std::string>& ranked = input_.synonyms.often;
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    if (ids.count(ranked[i]) == 0)
      mistakes_.push_back({"often[" + std::to_string(i) + "]", "there is no entry “" + ranked[i] + "”", {}});
    often.emplace(ranked[i], i);
  }
  std::vector<std::uint8_t> prior;
  std::vector<std::uint32_t> counts;
  std::vector<std::uint16_t> rfcs;
  for (const EntryText& entry : input_.entries) {
    const auto rank = often.find(entry.id);
    double share = entry.registered ? 1.0 : rank != often.end() ? 0.85 : 0.5;
    if (!entry.current) share *= 0.85;
    if (rank != often.end())
      share *= 1.03 + 0.09 * (1 - static_cast<double>(rank->second) / static_cast<double>(ranked.size()));
    prior.push_back(static_cast<std::uint8_t>(std::lround(share * 128)));
    counts.push_back(static_cast<std::uint32_t>(entry.rfcs.size()));
    rfcs.insert(rfcs.end(), entry.rfcs.begin(), entry.rfcs.end());
  }
  stored.prior = arena.keep(prior);
  stored.rfc_counts = arena.keep(counts);
  stored.rfcs = arena.keep(rfcs);
}

}  // namespace

std::string packed(const BuiltIndex& entries, const BuiltIndex& cases, List<Case> list, const BuiltIndex& topics,
                   List<Topic> named) {
  registry::Packer packer;
  Stored stored_entries = entries.stored(), stored_cases = cases.stored(), stored_topics = topics.stored();
  index_file(packer, stored_entries, stored_cases, list, stored_topics, named);
  return packer.good() ? packer.packed() : std::string();
}

BuiltIndex build_index(const IndexInput& input, std::vector<Mistake>& mistakes) {
  BuiltIndex index;
  if (!fits(input, mistakes)) return index;
  Builder(input, mistakes).build(*index.arena_, index.stored_);
  std::vector<Shown> shown;
  for (const EntryText& entry : input.entries)
    shown.push_back({index.arena_->keep(entry.name), index.arena_->keep(entry.summary)});
  if (!derive(index.stored_, shown, *index.arena_, index.view_))
    mistakes.push_back({"entries", "the index cannot be read back", {}});
  return index;
}

}  // namespace search
