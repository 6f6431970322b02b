// Words become terms by their stem, or by the group of synonyms that they are in. Groups are read in two passes: single
// words first, so that phrases ("log in") are made of the terms that are meant in the end.
#include "search/vocabulary.h"

#include <algorithm>
#include <utility>

#include "search/terms.h"
#include "text/ascii.h"

namespace search {

namespace {

std::string place(std::size_t group, std::size_t item) {
  return "same[" + std::to_string(group) + "][" + std::to_string(item) + "]";
}

}  // namespace

Vocabulary::Vocabulary(const SynonymTexts& synonyms, std::vector<Mistake>& mistakes) : mistakes_(mistakes) {
  group_words(synonyms.same);
  group_phrases(synonyms.same);
  sort_rules();
  add_flags(synonyms);
}

TermId Vocabulary::term_of_stem(const std::string& stem) {
  const auto [found, added] = by_stem_.emplace(stem, static_cast<TermId>(terms_.size()));
  if (!added) return found->second;
  terms_.push_back(stem);
  flags_.push_back(0);
  return found->second;
}

TermId Vocabulary::term_of_word(std::string_view word) {
  std::string key = stem(word);
  const auto meant = meant_.find(key);
  if (meant != meant_.end()) key = meant->second;
  const TermId term = term_of_stem(key);
  word_terms_.emplace(std::string(word), term);
  // The codes themselves are found as numbers.
  const bool number = word.size() == 3 && std::all_of(word.begin(), word.end(), text::is_digit);
  if (number) set(term, filler);
  return term;
}

std::vector<TermId> Vocabulary::terms_of(std::string_view text) {
  split_words(text, words_);
  std::vector<TermId> terms;
  for (const Word& word : words_.list) terms.push_back(term_of_word(words_.text(word)));
  return terms;
}

void Vocabulary::group_words(const std::vector<std::vector<std::string>>& same) {
  for (std::size_t g = 0; g < same.size(); ++g) {
    const auto& group = same[g];
    if (group.empty()) {
      mistake("same[" + std::to_string(g) + "]", "the group is empty");
      continue;
    }
    split_words(group[0], words_);
    if (words_.list.size() != 1) {
      mistake(place(g, 0), "“" + group[0] + "” stands for the group and has to be one word");
      continue;
    }
    const std::string to = stem(words_.text(words_.list[0]));
    if (meant_.count(to) > 0) {
      mistake(place(g, 0), "“" + group[0] + "” already means “" + meant_[to] + "” in an earlier group");
      continue;
    }
    for (std::size_t i = 1; i < group.size(); ++i) {
      split_words(group[i], words_);
      if (words_.list.empty()) mistake(place(g, i), "has no word");
      if (words_.list.size() != 1) continue;
      const std::string from = stem(words_.text(words_.list[0]));
      if (from == to) continue;
      const auto [at, added] = meant_.emplace(from, to);
      if (!added && at->second != to) mistake(place(g, i), "“" + group[i] + "” already means “" + at->second + "”");
    }
  }
  // A group's head may not mean something else by a later group.
  for (const auto& [from, to] : meant_) {
    const auto further = meant_.find(to);
    if (further != meant_.end())
      mistake("same", "“" + from + "” means “" + to + "”, which means “" + further->second + "”");
  }
}

void Vocabulary::group_phrases(const std::vector<std::vector<std::string>>& same) {
  for (std::size_t g = 0; g < same.size(); ++g) {
    if (same[g].empty()) continue;
    const std::vector<TermId> head = terms_of(same[g][0]);
    if (head.size() != 1) continue;
    for (std::size_t i = 1; i < same[g].size(); ++i) {
      const std::vector<TermId> terms = terms_of(same[g][i]);
      if (terms.size() < 2) continue;
      if (terms.size() > 255) {
        mistake(place(g, i), "has more than the 255 words that a rule in index.bin can hold");
        continue;
      }
      const auto [at, added] = rule_map_.emplace(terms, head[0]);
      if (!added && at->second != head[0])
        mistake(place(g, i), "“" + same[g][i] + "” already means “" + terms_[at->second] + "”");
    }
  }
}

void Vocabulary::sort_rules() {
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

void Vocabulary::add_flags(const SynonymTexts& synonyms) {
  const auto mark = [&](const std::vector<std::string>& list, const char* name, std::initializer_list<TermFlag> flags) {
    for (std::size_t i = 0; i < list.size(); ++i) {
      const std::vector<TermId> terms = terms_of(list[i]);
      if (terms.size() != 1) {
        mistake(std::string(name) + "[" + std::to_string(i) + "]",
                "“" + list[i] + "” has to be one word; make it one in `same` first");
        continue;
      }
      for (const TermFlag flag : flags) set(terms[0], flag);
    }
  };
  mark(synonyms.fillers, "fillers", {filler});
  mark(synonyms.negators, "negators", {negator});
  mark(synonyms.negators_after, "negators_after", {negator, after});
  for (const std::string& word : synonyms.weak)
    for (const TermId term : terms_of(word)) weak_.insert(term);
}

TermId Vocabulary::negated(TermId term) {
  const auto found = negations_.find(term);
  if (found != negations_.end()) return found->second;
  const TermId id = term_of_stem("!" + terms_[term]);
  negations_.emplace(term, id);
  return id;
}

Reading Vocabulary::read(std::string_view text) {
  Reading reading;
  const std::vector<TermId> ids = terms_of(text);
  std::vector<Unit> units;
  read_terms({flags_, rules_, rule_terms_}, ids, units);
  for (const Unit& unit : units) {
    if (unit.negated) {
      reading.main.push_back(negated(unit.term));
      reading.lesser.push_back(unit.term);
    } else {
      (unit.spent ? reading.lesser : reading.main).push_back(unit.term);
    }
    if (unit.first == unit.last) continue;
    for (std::size_t w = unit.first; w <= unit.last; ++w) reading.lesser.push_back(ids[w]);
  }
  return reading;
}

std::string Vocabulary::folded(std::string_view text) {
  split_words(text, words_);
  std::string out;
  for (const Word& word : words_.list) {
    if (!out.empty()) out += ' ';
    out += words_.text(word);
  }
  return out;
}

}  // namespace search
