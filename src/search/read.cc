// From words to terms, in four steps:
//   1. words become lexemes: two that are one word in the index are joined, what is written together ("notfound",
//      "unauthorized" as not authorized) is taken apart where its parts are known and the whole is not;
//   2. rules and negation make units of the lexemes (terms.h), as they did for the entries' texts;
//   3. each unit asks for its term; the last word, while it is being typed, also for every word that starts so and
//   every
//      rule that goes on so; a word that nobody knows for those nearest to it;
//   4. what stays unknown is counted, because a phrase beside it is not all of the query.
// The work for one query is bounded, whatever is pasted.
#include "search/read.h"

#include <algorithm>

#include "search/fold.h"

namespace search {

namespace {

// Qualities, of 256.
constexpr std::uint32_t q_exact = 256;
constexpr std::uint32_t q_rule_start = 120;  // "sign" on the way to "sign in"
constexpr std::uint32_t q_one_error = 200;
constexpr std::uint32_t q_two_errors = 140;

// Bounds on the work for one query.
constexpr std::size_t most_units = 32;
constexpr std::size_t most_fuzzy = 6;
constexpr std::size_t most_expansions = 64;

/// Splits "notfound" into words that the index knows; false where that does not work out.
bool split_compound(const Index& index, std::string_view text, std::uint16_t word, std::uint32_t at, int depth,
                    std::vector<Lexeme>& lexemes) {
  const TermId whole = exact_term(index, text);
  if (whole != no_term && text.size() > 1) {
    lexemes.push_back({whole, word, word, at, static_cast<std::uint16_t>(text.size())});
    return true;
  }
  if (depth == 0) return false;
  for (std::size_t cut = text.size() - 2; cut >= 2 && cut < text.size(); --cut) {
    const TermId term = exact_term(index, text.substr(0, cut));
    if (term == no_term) continue;
    const std::size_t size = lexemes.size();
    lexemes.push_back({term, word, word, at, static_cast<std::uint16_t>(cut)});
    if (split_compound(index, text.substr(cut), word, at + static_cast<std::uint32_t>(cut), depth - 1, lexemes))
      return true;
    lexemes.resize(size);
  }
  return false;
}

struct Reader {
  const Index& index;
  Scratch& s;
  std::size_t fuzzy_left = most_fuzzy;
  std::uint32_t unknown = 0;

  /// Reads the words [first, last) of the query into `asked` and `candidates`.
  void read(std::size_t first, std::size_t last, bool open) {
    s.lexemes.clear();
    s.asked.clear();
    s.candidates.clear();
    unknown = 0;
    const Words& words = s.query.words;
    for (std::size_t i = first; i < last; ++i) {
      const Word& word = words.list[i];
      const std::string_view text = words.text(word);
      const TermId term = s.word_terms[i];
      const auto at = static_cast<std::uint16_t>(i);
      if (i + 1 < last) {
        const Word& next = words.list[i + 1];
        const std::size_t size = std::size_t{word.length} + next.length;
        const bool apart = next.at != word.at + word.length || size > longest_word;
        if (!apart && (term == no_term || s.word_terms[i + 1] == no_term)) {
          const std::string_view both = std::string_view(words.chars).substr(word.at, size);
          const TermId joined = find_term(index, both);
          if (joined != no_term) {
            s.lexemes.push_back(
                {joined, at, static_cast<std::uint16_t>(i + 1), word.at, static_cast<std::uint16_t>(size)});
            ++i;
            continue;
          }
        }
      }
      // "TokenMismatchException" is its words, and the whole where that is known.
      if (!word.joined && i + 1 < last && words.list[i + 1].joined) {
        std::size_t end = i + 1;
        std::size_t size = word.length;
        while (end < last && words.list[end].joined) size += words.list[end++].length;
        if (size <= longest_word && words.list[end - 1].at + words.list[end - 1].length - word.at == size) {
          const TermId whole = exact_term(index, std::string_view(words.chars).substr(word.at, size));
          if (whole != no_term)
            s.lexemes.push_back(
                {whole, at, static_cast<std::uint16_t>(end - 1), word.at, static_cast<std::uint16_t>(size)});
        }
      }
      const bool typing = open && i + 1 == last;
      if (term == no_term && negated_word(text, at, word.at)) continue;
      if (term == no_term && !typing && text.size() >= 6 && !word.number) {
        // A run-together compound, unless it is a word with one error.
        find_near(index, text, 1, 1, s.near);
        if (s.near.empty() && split_compound(index, text, at, word.at, 3, s.lexemes)) continue;
      }
      s.lexemes.push_back({term, at, at, word.at, word.length});
    }
    if (open && !s.lexemes.empty() && s.lexemes.back().term == no_term) {
      // Only once nothing starts with it.
      const Lexeme typed = s.lexemes.back();
      const std::string_view text = std::string_view(words.chars).substr(typed.at, typed.length);
      if (text.size() >= 6 && !starts_word(index, text)) {
        find_near(index, text, 1, 1, s.near);
        if (s.near.empty()) {
          s.lexemes.pop_back();
          if (!split_compound(index, text, typed.first, typed.at, 3, s.lexemes)) s.lexemes.push_back(typed);
        }
      }
    }
    s.terms.clear();
    for (const Lexeme& lexeme : s.lexemes) s.terms.push_back(lexeme.term);
    read_terms({index.term_flags, index.rules, index.rule_terms}, s.terms, s.units);
    for (std::size_t u = 0; u < s.units.size() && s.asked.size() < most_units; ++u)
      ask(u, open && u + 1 == s.units.size());
  }

  /// "unimplemented" is "not implemented", if nobody ever wrote it as one word.
  bool negated_word(std::string_view text, std::uint16_t word, std::uint32_t at) {
    const TermId no = exact_term(index, "not");
    if (no == no_term) return false;
    for (const std::string_view prefix : {std::string_view("un"), std::string_view("non")}) {
      if (text.size() < prefix.size() + 4 || text.substr(0, prefix.size()) != prefix) continue;
      const TermId rest = find_term(index, text.substr(prefix.size()));
      if (rest == no_term || silent(index, rest)) continue;
      const auto size = static_cast<std::uint16_t>(prefix.size());
      s.lexemes.push_back({no, word, word, at, size});
      s.lexemes.push_back({rest, word, word, at + size, static_cast<std::uint16_t>(text.size() - size)});
      return true;
    }
    return false;
  }

  void add(TermId term, std::uint32_t q, bool negated, std::uint16_t word, bool started) {
    if (term == no_term) return;
    if (negated) {
      const TermId not_term = negated_term(index, term);
      if (not_term != no_term) put(not_term, q, word, started);
      put(term, not_term != no_term ? q * q_unnegated / 256 : q * 3 / 4, word, started);
    } else {
      put(term, q, word, started);
    }
  }

  void put(TermId term, std::uint32_t q, std::uint16_t word, bool started) {
    if (silent(index, term)) return;
    for (std::size_t i = s.asked.back().first; i < s.candidates.size(); ++i) {
      if (s.candidates[i].term != term) continue;
      s.candidates[i].q = static_cast<std::uint16_t>(std::max<std::uint32_t>(s.candidates[i].q, q));
      return;
    }
    s.candidates.push_back({term, static_cast<std::uint16_t>(q)});
    if (s.mark[term] == 0) {
      s.marked.push_back({term, word, started});
      s.mark[term] = static_cast<std::uint32_t>(s.marked.size());
    } else if (!started) {
      s.marked[s.mark[term] - 1].started = false;
    }
  }

  void ask(std::size_t u, bool typing) {
    const Unit& unit = s.units[u];
    const Lexeme& lexeme = s.lexemes[unit.first];
    const Lexeme& end = s.lexemes[unit.last];
    const auto start = static_cast<std::uint32_t>(s.candidates.size());
    s.asked.push_back({start, start, lexeme.first, end.last});
    if (unit.spent && !typing) {
      s.asked.pop_back();
      return;
    }
    const std::string_view text = std::string_view(s.query.words.chars).substr(lexeme.at, lexeme.length);
    add(unit.term, q_exact, unit.negated, lexeme.first, false);
    bool found = unit.term != no_term;
    // "to" is itself, and nothing on the way to "too".
    const bool said = unit.term != no_term && silent(index, unit.term);
    if (typing && !said && unit.first == unit.last) {
      std::size_t w = lower_word(index, text);
      std::size_t taken = 0;
      for (; w < word_count(index) && taken < most_expansions; ++w) {
        const std::string_view word = word_text(index, w);
        if (word.substr(0, text.size()) != text) break;
        const auto share = static_cast<std::uint32_t>(text.size() * 256 / word.size());
        const std::uint32_t q = unit.term == no_term ? 60 + share * 150 / 256 : share * 90 / 256;
        add(index.word_term[w], q, unit.negated, lexeme.first, true);
        s.becomes[index.word_term[w]] = s.queries;
        found = true;
        ++taken;
      }
      complete_rules(u, unit.negated);
    }
    if (!found && !s.query.words.list[lexeme.first].number && fuzzy_left > 0) {
      --fuzzy_left;
      find_near(index, text, errors_allowed(text.size()), 4, s.near);
      bool first = true;
      found = !s.near.empty();
      for (const Near& n : s.near) {
        const std::uint32_t q = n.errors == 1 ? q_one_error : q_two_errors;
        add(index.word_term[n.word], first ? q : q * 3 / 4, unit.negated, lexeme.first, false);
        first = false;
      }
      if (s.near.empty() && typing) {
        find_near_starts(index, text, 6, s.near);
        for (const Near& n : s.near) add(index.word_term[n.word], 100, unit.negated, lexeme.first, false);
      }
    }
    s.asked.back().last = static_cast<std::uint32_t>(s.candidates.size());
    if (s.asked.back().first != s.asked.back().last) return;
    s.asked.pop_back();
    if (!found) ++unknown;
  }

  /// What the last words may become: "not sign" is on the way to "not signed in".
  void complete_rules(std::size_t u, bool negated) {
    const std::size_t last = s.units[u].last;
    for (const Rule& rule : index.rules) {
      const auto terms = index.rule_terms.subspan(rule.at, rule.length);
      for (std::size_t k = 1; k <= rule.length && k <= last + 1; ++k) {
        if (s.lexemes[last].term != terms[k - 1] && (k == 1 || s.becomes[terms[k - 1]] != s.queries)) continue;
        if (k == rule.length && s.lexemes[last].term == terms[k - 1]) continue;  // read_terms has seen it
        bool same = true;
        for (std::size_t i = 0; i + 1 < k && same; ++i) same = s.lexemes[last + 1 - k + i].term == terms[i];
        if (!same) continue;
        bool not_it = negated;
        for (const Unit& unit : s.units)
          if (unit.negated && unit.last + k > last && unit.first <= last) not_it = true;
        add(rule.to, q_rule_start, not_it, s.lexemes[last].first, false);
      }
    }
  }
};

}  // namespace

std::uint32_t read_words(const Index& index, Scratch& scratch, std::size_t first, std::size_t last, bool open) {
  Reader reader{index, scratch};
  reader.read(first, last, open);
  return reader.unknown;
}

}  // namespace search
