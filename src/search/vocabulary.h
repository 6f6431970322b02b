// The words of an index under construction and the terms that they mean: what makes "Logged in", "log in" and "login"
// one thing to look for. A text that is read here gets the same terms that a query for it will get.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "search/fold.h"
#include "search/index_builder.h"

namespace search {

/// A text as terms.
struct Reading {
  std::vector<TermId> main;    // what it says
  std::vector<TermId> lesser;  // words that only make sense together, and what is negated
};

class Vocabulary {
 public:
  Vocabulary(const SynonymTexts& synonyms, std::vector<Mistake>& mistakes);

  /// New words of the text become part of the vocabulary.
  Reading read(std::string_view text);
  /// The text's words with a space between two of them.
  std::string folded(std::string_view text);

  std::size_t terms() const { return terms_.size(); }
  /// Every word that was read, with its term.
  const std::map<std::string, TermId>& words() const { return word_terms_; }
  /// From a term to its negation.
  const std::map<TermId, TermId>& negations() const { return negations_; }
  /// Phrases that mean one term, by their terms.
  const std::map<std::vector<TermId>, TermId>& rules() const { return rule_map_; }
  std::uint8_t flags(TermId term) const { return flags_[term]; }
  void set(TermId term, TermFlag flag) { flags_[term] = static_cast<std::uint8_t>(flags_[term] | flag); }
  bool is_weak(TermId term) const { return weak_.count(term) > 0; }

 private:
  TermId term_of_stem(const std::string& stem);
  TermId term_of_word(std::string_view word);
  std::vector<TermId> terms_of(std::string_view text);
  TermId negated(TermId term);
  void mistake(std::string where, std::string what) { mistakes_.push_back({std::move(where), std::move(what), {}}); }

  void group_words(const std::vector<std::vector<std::string>>& same);
  void group_phrases(const std::vector<std::vector<std::string>>& same);
  void sort_rules();
  void add_flags(const SynonymTexts& synonyms);

  std::vector<Mistake>& mistakes_;
  Words words_;
  std::vector<std::string> terms_;  // a stem each, "!stem" where negated
  std::unordered_map<std::string, TermId> by_stem_;
  std::map<std::string, TermId> word_terms_;
  std::map<std::string, std::string> meant_;  // stems of single words that mean another stem
  std::map<std::vector<TermId>, TermId> rule_map_;
  std::vector<Rule> rules_;  // the same, as read_terms wants them
  std::vector<TermId> rule_terms_;
  std::vector<std::uint8_t> flags_;
  std::map<TermId, TermId> negations_;
  std::set<TermId> weak_;
};

}  // namespace search
