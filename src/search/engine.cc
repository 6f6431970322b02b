// How an entry's score comes to be. The query is read into units, each with the terms it may stand for (itself, words
// that it starts, words that it misspells) and how well (q, of 256). Then, in units of a term's weight times 256:
//
//   postings   Σ over units: weight · impact · q                     how much the entry is about these words
//   phrase     the best of the entry's phrases: weight · M² / norm · (1 + M / Q) / 2, where M is what the phrase shares
//              with the query, norm what the phrase says in all, and Q what the query says in all
//   start      the query is the start of a name or alias, or all of it
//
// M² / norm rewards long agreement and punishes what the phrase says beyond; a name, an alias or a saying that the
// query contains whole beats any heap of single words. The sum is scaled by the entry's prior. Typed codes stand above
// all words. Ties go by position in the registry: code, then id.
#include "search/engine.h"

#include <algorithm>
#include <cstring>
#include <functional>

#include "search/fold.h"
#include "search/query.h"
#include "search/terms.h"

namespace search {

namespace {

using registry::List;
using registry::Status;

// Qualities, of 256.
constexpr std::uint32_t q_exact = 256;
constexpr std::uint32_t q_lesser = 100;      // "log" of "log in", "x" of "not x", in phrases
constexpr std::uint32_t q_unnegated = 120;   // "x" where "not x" was asked
constexpr std::uint32_t q_rule_start = 120;  // "sign" on the way to "sign in"
constexpr std::uint32_t q_one_error = 200;
constexpr std::uint32_t q_two_errors = 140;

// Shares, of 256.
constexpr std::uint64_t postings_share = 110;
constexpr std::uint64_t phrase_share = 384;
constexpr std::uint64_t same_share = 512;   // for a phrase that is all of the query
constexpr std::uint64_t owner_share = 200;  // more for entries of an owner that is named

// Scores.
constexpr std::uint64_t one = 256;
constexpr std::uint64_t same_bonus = 170;
constexpr std::uint64_t same_name_bonus = 200;
constexpr std::uint64_t unknown_weight = 120;
constexpr std::uint64_t noise_share = 16;
constexpr std::uint64_t code_score = std::uint64_t{1} << 32;
constexpr std::uint64_t side_score = std::uint64_t{1} << 28;

constexpr std::size_t most_units = 32;
constexpr std::size_t most_fuzzy = 6;
constexpr std::size_t most_expansions = 64;

struct Candidate {
  TermId term;
  std::uint16_t q;
};

/// A part of the query with the terms it may stand for.
struct Asked {
  std::uint32_t first, last;    // candidates
  std::uint16_t word, to_word;  // of the query
};

struct Lexeme {
  TermId term;
  std::uint16_t first, last;  // words
  std::uint32_t at;           // of its text in Words::chars (or the split buffer)
  std::uint16_t length;
};

struct Marked {
  TermId term;
  std::uint16_t word;  // of the query, plus one
  bool started;        // the query's word is only the start of it
};

struct Best {
  std::uint32_t phrase;
  std::uint64_t score;
};

struct Scratch {
  Query query;
  std::vector<Lexeme> lexemes;
  std::vector<TermId> terms;
  std::vector<Unit> units;
  std::vector<Candidate> candidates;
  std::vector<Asked> asked;
  std::vector<Marked> marked;
  std::vector<std::uint32_t> mark;       // by term: position in `marked` plus one
  std::vector<std::uint32_t> becomes;    // by term: the last query whose last word may become it
  std::uint32_t queries = 0;
  std::vector<TermId> word_terms;        // of the query's words

  // By phrase.
  std::vector<std::uint32_t> shared, unit_shared;
  std::vector<std::uint32_t> touched, unit_touched;

  // By entry.
  std::vector<std::uint64_t> score, side;
  std::vector<std::uint32_t> unit_posting;
  std::vector<std::uint16_t> unit_entries;
  std::vector<Best> best;
  std::vector<std::uint64_t> start_bonus;
  std::vector<std::uint16_t> start_name;  // position in Index::names plus one
  std::vector<std::uint8_t> allowed;
  std::vector<std::uint64_t> order;
  std::string name;
  std::vector<Span> spans;

  void fit(const Index& index) {
    if (mark.size() < index.term_weight.size()) {
      mark.resize(index.term_weight.size());
      becomes.resize(index.term_weight.size());
    }
    ++queries;
    if (shared.size() < index.phrases.size()) {
      shared.resize(index.phrases.size());
      unit_shared.resize(index.phrases.size());
    }
    score.assign(index.entries, 0);
    start_bonus.assign(index.entries, 0);
    start_name.assign(index.entries, 0);
    best.assign(index.entries, {0, 0});
    allowed.assign(index.entries, 1);
    if (unit_posting.size() < index.entries) unit_posting.resize(index.entries);
  }
};

// Words

std::string_view word_text(const Index& index, std::size_t w) {
  return index.word_chars.substr(index.word_at[w], index.word_at[w + 1] - index.word_at[w]);
}

std::size_t word_count(const Index& index) { return index.word_term.size(); }

/// The first word that is not before `text`.
std::size_t lower_word(const Index& index, std::string_view text) {
  if (text.empty()) return 0;
  const auto first = static_cast<unsigned char>(text[0]);
  std::size_t low = index.word_start[first], high = index.word_start[first + 1u];
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (word_text(index, middle) < text)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

TermId exact_term(const Index& index, std::string_view text) {
  const std::size_t w = lower_word(index, text);
  return w < word_count(index) && word_text(index, w) == text ? index.word_term[w] : no_term;
}

TermId find_term(const Index& index, std::string_view text) {
  const TermId term = exact_term(index, text);
  if (term != no_term) return term;
  char buffer[longest_word];
  const std::size_t size = stem(text, buffer);
  return size == text.size() ? no_term : exact_term(index, {buffer, size});
}

bool silent(const Index& index, TermId term) { return index.term_weight[term] == 0; }

TermId negated_term(const Index& index, TermId term) {
  const auto found = std::lower_bound(index.negations.begin(), index.negations.end(), term,
                                      [](const Negation& n, TermId t) { return n.term < t; });
  return found != index.negations.end() && found->term == term ? found->negated : no_term;
}

/// Are more than `most` bits set? Quicker than counting where the machine has no instruction for it.
bool more_bits(std::uint32_t bits, int most) {
  for (; most > 0; --most) bits &= bits - 1;
  return bits != 0;
}

/// The edit distance between words, a transposition of neighbors being one edit (optimal string alignment), or
/// `bound` + 1 where it is larger than `bound`.
int distance(std::string_view a, std::string_view b, int bound) {
  const int n = static_cast<int>(a.size()), m = static_cast<int>(b.size());
  if (n - m > bound || m - n > bound) return bound + 1;
  int rows[3][longest_word + 2];
  int *before = rows[0], *last = rows[1], *now = rows[2];
  for (int j = 0; j <= m; ++j) last[j] = j;
  for (int i = 1; i <= n; ++i) {
    now[0] = i;
    int least = i;
    for (int j = 1; j <= m; ++j) {
      int d = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) d = std::min(d, before[j - 2] + 1);
      now[j] = d;
      least = std::min(least, d);
    }
    if (least > bound) return bound + 1;
    int* const oldest = before;
    before = last;
    last = now;
    now = oldest;
  }
  return std::min(last[m], bound + 1);
}

int errors_allowed(std::size_t length) { return length < 3 ? 0 : length < 8 ? 1 : 2; }

struct Near {
  std::uint16_t word;
  std::uint8_t errors;
  bool other_start;
};

/// The words nearest to `text`, all at the least distance within `bound`; at most `most`, silent ones last.
void find_near(const Index& index, std::string_view text, int bound, std::size_t most, std::vector<Near>& near) {
  near.clear();
  const std::uint32_t bits = letters_of(text);
  int least = bound;
  const std::size_t low = text.size() > static_cast<std::size_t>(bound) ? text.size() - static_cast<std::size_t>(bound) : 1;
  const std::size_t high = std::min(text.size() + static_cast<std::size_t>(bound), longest_word);
  if (low > longest_word) return;
  const std::size_t begin = index.length_at[low];
  const std::size_t end = index.length_at[high + 1];
  for (std::size_t i = begin; i < end; ++i) {
    if (more_bits(index.letters[i] ^ bits, 2 * least)) continue;
    const std::string_view word = word_text(index, index.by_length[i]);
    // In words of three letters only a transposition is a likely error.
    if (text.size() == 3 && (word.size() != 3 || index.letters[i] != bits)) continue;
    const int d = distance(text, word, least);
    if (d > least) continue;
    const bool other_start = word[0] != text[0];
    if (other_start && (d > 1 || (text.size() < 5 && word[1] != text[0]))) continue;
    if (d < least) {
      least = d;
      near.clear();
    }
    near.push_back({index.by_length[i], static_cast<std::uint8_t>(d), other_start});
  }
  const auto rank = [&](const Near& n) {
    const TermId term = index.word_term[n.word];
    const std::uint32_t lists = index.phrase_list_at[term + 1] - index.phrase_list_at[term];
    return (n.other_start ? 0u : 1u << 20) + std::min<std::uint32_t>(lists, 1000) + (silent(index, term) ? 0u : 1u << 19);
  };
  std::sort(near.begin(), near.end(), [&](const Near& a, const Near& b) {
    const auto x = rank(a), y = rank(b);
    return x != y ? x > y : a.word < b.word;
  });
  if (near.size() > most) near.resize(most);
}

/// Words that `text` may become when typed on, though it has an error already.
void find_near_starts(const Index& index, std::string_view text, std::size_t most, std::vector<Near>& near) {
  near.clear();
  if (text.size() < 4) return;
  const int bound = errors_allowed(text.size());
  const std::uint32_t bits = letters_of(text);
  int least = bound;
  const std::size_t begin = index.length_at[std::min(text.size(), longest_word)];
  for (std::size_t i = begin; i < index.by_length.size(); ++i) {
    if (more_bits(bits & ~index.letters[i], least)) continue;
    const std::string_view word = word_text(index, index.by_length[i]);
    if (word[0] != text[0]) continue;
    int d = bound + 1;
    for (const int more : {0, 1, -1}) {
      const auto size = static_cast<std::size_t>(static_cast<int>(text.size()) + more);
      if (size <= word.size()) d = std::min(d, distance(text, word.substr(0, size), least));
    }
    if (d > least || d == 0) continue;
    if (d < least) {
      least = d;
      near.clear();
    }
    near.push_back({index.by_length[i], static_cast<std::uint8_t>(d), false});
  }
  std::sort(near.begin(), near.end(), [&](const Near& a, const Near& b) {
    const auto x = word_text(index, a.word).size(), y = word_text(index, b.word).size();
    return x != y ? x < y : a.word < b.word;
  });
  if (near.size() > most) near.resize(most);
}

// Reading the query

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
    if (split_compound(index, text.substr(cut), word, at + static_cast<std::uint32_t>(cut), depth - 1, lexemes)) return true;
    lexemes.resize(size);
  }
  return false;
}

struct Reader {
  const Index& index;
  Scratch& s;
  std::vector<Near>& near;
  std::size_t fuzzy_left = most_fuzzy;
  std::uint32_t unknown = 0;  // words that nothing is known of

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
            s.lexemes.push_back({joined, at, static_cast<std::uint16_t>(i + 1), word.at, static_cast<std::uint16_t>(size)});
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
            s.lexemes.push_back({whole, at, static_cast<std::uint16_t>(end - 1), word.at, static_cast<std::uint16_t>(size)});
        }
      }
      const bool typing = open && i + 1 == last;
      if (term == no_term && negated_word(text, at, word.at)) continue;
      if (term == no_term && !typing && text.size() >= 6 && !word.number) {
        // A run-together compound, unless it is a word with one error.
        find_near(index, text, 1, 1, near);
        if (near.empty() && split_compound(index, text, at, word.at, 3, s.lexemes)) continue;
      }
      s.lexemes.push_back({term, at, at, word.at, word.length});
    }
    if (open && !s.lexemes.empty() && s.lexemes.back().term == no_term) {
      // Only once nothing starts with it.
      const Lexeme typed = s.lexemes.back();
      const std::string_view text = std::string_view(words.chars).substr(typed.at, typed.length);
      if (text.size() >= 6 && !starts_word(text)) {
        find_near(index, text, 1, 1, near);
        if (near.empty()) {
          s.lexemes.pop_back();
          if (!split_compound(index, text, typed.first, typed.at, 3, s.lexemes)) s.lexemes.push_back(typed);
        }
      }
    }
    s.terms.clear();
    for (const Lexeme& lexeme : s.lexemes) s.terms.push_back(lexeme.term);
    read_terms({index.term_flags, index.rules, index.rule_terms}, s.terms, s.units);
    for (std::size_t u = 0; u < s.units.size() && s.asked.size() < most_units; ++u) ask(u, open && u + 1 == s.units.size());
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

  bool starts_word(std::string_view text) {
    const std::size_t w = lower_word(index, text);
    return w < word_count(index) && word_text(index, w).substr(0, text.size()) == text;
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
      find_near(index, text, errors_allowed(text.size()), 4, near);
      bool first = true;
      found = !near.empty();
      for (const Near& n : near) {
        const std::uint32_t q = n.errors == 1 ? q_one_error : q_two_errors;
        add(index.word_term[n.word], first ? q : q * 3 / 4, unit.negated, lexeme.first, false);
        first = false;
      }
      if (near.empty() && typing) {
        find_near_starts(index, text, 6, near);
        for (const Near& n : near) add(index.word_term[n.word], 100, unit.negated, lexeme.first, false);
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

// Scoring

std::uint32_t get_varint(const std::uint8_t*& at) {
  std::uint32_t value = 0;
  for (int shift = 0;; shift += 7) {
    const std::uint8_t byte = *at++;
    value |= static_cast<std::uint32_t>(byte & 0x7f) << shift;
    if ((byte & 0x80) == 0) return value;
  }
}

struct OwnerHit {
  std::uint16_t entry;
  std::uint32_t share;  // of the owner's name, of 256
};

struct Scorer {
  const Index& index;
  Scratch& s;
  std::vector<OwnerHit>& owners;

  /// Adds what the words say to `score`, and leaves each entry's best phrase in `best`.
  void run(std::vector<std::uint64_t>& score, std::uint32_t unknown) {
    std::uint64_t whole = std::uint64_t{unknown} * unknown_weight * 256;  // what the query says in all
    owners.clear();
    for (const Asked& asked : s.asked) {
      std::uint32_t most = 0;
      for (std::size_t c = asked.first; c < asked.last; ++c) {
        const std::uint32_t weight = index.term_weight[s.candidates[c].term] * s.candidates[c].q;
        most = std::max(most, weight);
      }
      whole += most;
      if (asked.last - asked.first == 1)
        one_term(s.candidates[asked.first], score);
      else
        several_terms(asked, score);
    }
    for (const std::uint32_t p : s.touched) {
      const Phrase& phrase = index.phrases[p];
      const std::uint64_t norm = std::uint64_t{phrase.norm} * 256;
      const std::uint64_t shared = std::min<std::uint64_t>(s.shared[p], norm);
      s.shared[p] = 0;
      const bool same = shared == norm && shared >= whole;
      const std::uint64_t covered = whole == 0 ? 256 : std::min<std::uint64_t>(shared * 256 / whole, 256);
      const std::uint64_t agreed = shared * shared / norm * (128 + covered / 2) / 256 * (same ? same_share : phrase_share) / 256;
      const std::uint64_t value = (agreed + (same ? (phrase.kind == PhraseKind::name ? same_name_bonus : same_bonus) * one : 0)) * phrase.weight / 128;
      if (phrase.kind == PhraseKind::owner) owners.push_back({phrase.entry, static_cast<std::uint32_t>(std::min<std::uint64_t>(shared * 512 / norm, 256))});
      Best& best = s.best[phrase.entry];
      if (value > best.score) {
        score[phrase.entry] += value - best.score;
        best = {p, value};
      }
    }
    s.touched.clear();
    for (const auto& [entry, share] : owners) score[entry] += score[entry] * share * owner_share / 65536;
  }

  void one_term(Candidate candidate, std::vector<std::uint64_t>& score) {
    const std::uint32_t weight = index.term_weight[candidate.term] * candidate.q;
    each_posting(candidate.term, [&](std::uint32_t entry, std::uint32_t impact) {
      score[entry] += std::uint64_t{weight} * impact * postings_share / 65536;
    });
    each_phrase(candidate.term, [&](std::uint32_t phrase, bool lesser) {
      if (s.shared[phrase] == 0) s.touched.push_back(phrase);
      s.shared[phrase] += std::max<std::uint32_t>(lesser ? weight * q_lesser / 256 : weight, 1);
    });
  }

  /// Of several terms only the best one counts for each entry and each phrase.
  void several_terms(const Asked& asked, std::vector<std::uint64_t>& score) {
    for (std::size_t c = asked.first; c < asked.last; ++c) {
      const Candidate candidate = s.candidates[c];
      const std::uint32_t weight = index.term_weight[candidate.term] * candidate.q;
      each_posting(candidate.term, [&](std::uint32_t entry, std::uint32_t impact) {
        const std::uint32_t value = weight * impact / 256 + 1;
        if (s.unit_posting[entry] == 0) s.unit_entries.push_back(static_cast<std::uint16_t>(entry));
        s.unit_posting[entry] = std::max(s.unit_posting[entry], value);
      });
      each_phrase(candidate.term, [&](std::uint32_t phrase, bool lesser) {
        const std::uint32_t value = std::max<std::uint32_t>(lesser ? weight * q_lesser / 256 : weight, 1);
        if (s.unit_shared[phrase] == 0) s.unit_touched.push_back(phrase);
        s.unit_shared[phrase] = std::max(s.unit_shared[phrase], value);
      });
    }
    for (const std::uint16_t entry : s.unit_entries) {
      score[entry] += std::uint64_t{s.unit_posting[entry]} * postings_share / 256;
      s.unit_posting[entry] = 0;
    }
    s.unit_entries.clear();
    for (const std::uint32_t phrase : s.unit_touched) {
      if (s.shared[phrase] == 0) s.touched.push_back(phrase);
      s.shared[phrase] += s.unit_shared[phrase];
      s.unit_shared[phrase] = 0;
    }
    s.unit_touched.clear();
  }

  template <class Look>
  void each_posting(TermId term, Look look) const {
    const std::uint8_t* at = index.postings.data() + index.postings_at[term];
    const std::uint8_t* const end = index.postings.data() + index.postings_at[term + 1];
    std::uint32_t entry = 0;
    while (at < end) {
      entry += get_varint(at);
      look(entry, *at++);
    }
  }

  template <class Look>
  void each_phrase(TermId term, Look look) const {
    const std::uint8_t* at = index.phrase_lists.data() + index.phrase_list_at[term];
    const std::uint8_t* const end = index.phrase_lists.data() + index.phrase_list_at[term + 1];
    std::uint32_t phrase = 0;
    while (at < end) {
      const std::uint32_t value = get_varint(at);
      phrase += value >> 1;
      look(phrase, (value & 1) != 0);
    }
  }
};

/// The words [first, last) as a name is folded.
void fold_name(const Words& words, std::size_t first, std::size_t last, std::string& name) {
  name.clear();
  for (std::size_t i = first; i < last; ++i) {
    if (!name.empty()) name += ' ';
    name += words.text(words.list[i]);
  }
}

std::string_view name_text(const Index& index, const FoldedName& name) {
  return index.name_chars.substr(name.at, name.length);
}

/// What the query earns by being the start of a name, or all of it.
void score_starts(const Index& index, std::string_view typed, Scratch& s) {
  if (typed.empty()) return;
  auto at = std::lower_bound(index.names.begin(), index.names.end(), typed,
                             [&](const FoldedName& name, std::string_view text) { return name_text(index, name) < text; });
  for (; at != index.names.end(); ++at) {
    const std::string_view text = name_text(index, *at);
    if (text.substr(0, typed.size()) != typed) break;
    const bool whole = text.size() == typed.size();
    const bool inside_word = !whole && text[typed.size()] != ' ';
    const std::uint64_t share = typed.size() * 256 / text.size();
    std::uint64_t bonus = 0;
    switch (at->kind) {
      case PhraseKind::name: bonus = whole ? 900 : 260 + share * 160 / 256; break;
      case PhraseKind::former_name: bonus = whole ? 800 : 160 + share * 160 / 256; break;
      default: bonus = whole ? 600 : 60 + share * 160 / 256; break;
    }
    if (typed.size() < 3 && at->kind != PhraseKind::name) bonus = 10;
    if (!whole && !inside_word) bonus = bonus * 3 / 4;
    bonus *= one;
    if (bonus > s.start_bonus[at->entry]) {
      s.start_bonus[at->entry] = bonus;
      s.start_name[at->entry] = static_cast<std::uint16_t>(at - index.names.begin() + 1);
    }
  }
}

// Operators

bool has_folded(std::string_view text, std::string_view wanted, bool whole) {
  Words a, b;
  split_words(text, a);
  split_words(wanted, b);
  if (whole) return a.chars == b.chars;
  // At the start of a word.
  for (const Word& word : a.list)
    if (std::string_view(a.chars).substr(word.at, b.chars.size()) == b.chars) return true;
  return false;
}

bool header_fits(const Status& status, std::string_view value, bool whole) {
  return std::any_of(status.fields.begin(), status.fields.end(), [&](const registry::Field& field) {
    Words a, b;
    split_words(field.name, a);
    split_words(value, b);
    return whole ? a.chars == b.chars : std::string_view(a.chars).substr(0, b.chars.size()) == b.chars;
  });
}

bool rfc_fits(const Status& status, std::string_view value, bool whole) {
  const auto fits = [&](const registry::Source& source) {
    std::string_view doc = source.doc;
    if (doc.substr(0, 4) != "RFC ") return false;
    doc.remove_prefix(4);
    return whole ? doc == value : doc.substr(0, value.size()) == value;
  };
  if (std::any_of(status.sources.begin(), status.sources.end(), fits)) return true;
  return std::any_of(status.names.begin(), status.names.end(), [&](const registry::Name& name) {
    return std::any_of(name.sources.begin(), name.sources.end(), fits);
  });
}

bool owner_fits(const Status& status, std::string_view value, bool whole) {
  if (status.owner.empty()) return false;
  const std::size_t dash = status.id.find('-');
  const std::string_view suffix = dash == std::string_view::npos ? std::string_view() : status.id.substr(dash + 1);
  return has_folded(status.owner, value, whole) || has_folded(suffix, value, whole);
}

std::string lowered(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return result;
}

/// Leaves in `allowed` what fits; false with a note where nothing in the registry does.
template <class Fits>
void keep(Scratch& s, List<Status> statuses, const TypedOperator& op, const char* name, const char* none, Results& results,
          Fits fits) {
  for (const bool whole : {true, false}) {
    std::size_t fitting = 0;
    for (const Status& status : statuses) fitting += fits(status, op.value, whole) ? 1 : 0;
    if (fitting == 0) continue;
    for (std::size_t e = 0; e < statuses.size(); ++e)
      if (!fits(statuses[e], op.value, whole)) s.allowed[e] = 0;
    return;
  }
  results.notes.push_back(std::string(name) + ":" + std::string(op.value) + " was left out: " + none);
}

void apply_operators(List<Status> statuses, Scratch& s, Results& results) {
  std::uint32_t classes = 0, standings = 0, cacheables = 0;
  const auto note = [&](const char* name, std::string_view value, const char* what) {
    results.notes.push_back(std::string(name) + ":" + std::string(value) + " was left out: " + what);
  };
  for (const TypedOperator& op : s.query.operators) {
    const std::string value = lowered(op.value);
    switch (op.key) {
      case Operator::cls: {
        const bool digit = value[0] >= '1' && value[0] <= '5';
        const bool tail = value.find_first_not_of("x*?0", 1) == std::string::npos && value.size() <= 3;
        if (digit && tail)
          classes |= 1u << (value[0] - '0');
        else
          note("class", op.value, "the classes are 1xx, 2xx, 3xx, 4xx and 5xx.");
        break;
      }
      case Operator::header: keep(s, statuses, op, "header", "no entry has such a field.", results, header_fits); break;
      case Operator::rfc: keep(s, statuses, op, "rfc", "no entry cites it; write a number, such as 9110.", results, rfc_fits); break;
      case Operator::owner: keep(s, statuses, op, "owner", "no entry has such an owner.", results, owner_fits); break;
      case Operator::cacheable:
        if (value == "yes" || value == "true")
          cacheables |= 1u << static_cast<int>(registry::Cacheable::yes);
        else if (value == "no" || value == "false")
          cacheables |= 1u << static_cast<int>(registry::Cacheable::no);
        else if (value == "unsaid" || value == "unknown")
          cacheables |= 1u << static_cast<int>(registry::Cacheable::unsaid);
        else
          note("cacheable", op.value, "it is yes, no or unsaid.");
        break;
      case Operator::standing: {
        static constexpr std::string_view names[] = {"standard", "experimental", "temporary", "deprecated", "reserved", "unregistered"};
        std::uint32_t fitting = 0;
        for (std::size_t i = 0; i < std::size(names); ++i)
          if (names[i] == value) fitting = 1u << i;
        for (std::size_t i = 0; fitting == 0 && i < std::size(names); ++i)
          if (names[i].substr(0, value.size()) == value) fitting = 1u << i;
        standings |= fitting;
        if (fitting == 0)
          note("standing", op.value, "it is standard, experimental, temporary, deprecated, reserved or unregistered.");
        break;
      }
    }
  }
  for (std::size_t e = 0; e < statuses.size(); ++e) {
    const Status& status = statuses[e];
    if (classes != 0 && (classes >> static_cast<int>(status.cls) & 1) == 0) s.allowed[e] = 0;
    if (standings != 0 && (standings >> static_cast<int>(status.standing) & 1) == 0) s.allowed[e] = 0;
    if (cacheables != 0 && (cacheables >> static_cast<int>(status.cacheable) & 1) == 0) s.allowed[e] = 0;
  }
}

// Hits

/// How many bytes at the start of `text` fold to `typed`; all of it where it does not start so.
std::uint32_t typed_length(std::string_view text, std::string_view typed) {
  if (text.size() < typed.size()) return static_cast<std::uint32_t>(text.size());
  for (std::size_t i = 0; i < typed.size(); ++i) {
    const char c = text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] - 'A' + 'a') : text[i];
    if (c != typed[i]) return static_cast<std::uint32_t>(text.size());
  }
  // Not in the middle of a character, nor before an accent that belongs to it.
  if (text.size() > typed.size() && (text[typed.size()] & 0x80) != 0) return static_cast<std::uint32_t>(text.size());
  return static_cast<std::uint32_t>(typed.size());
}

void highlight(const Index& index, Scratch& s, std::string_view text, std::size_t list, std::vector<Span>& spans) {
  spans.clear();
  for (std::uint32_t i = index.places_at[list]; i < index.places_at[list + 1]; ++i) {
    const Place& place = index.places[i];
    const std::uint32_t mark = s.mark[place.term];
    if (mark == 0) continue;
    const Marked& marked = s.marked[mark - 1];
    std::uint32_t length = place.length;
    if (marked.started) length = typed_length(text.substr(place.begin, place.length), s.query.words.text(s.query.words.list[marked.word]));
    spans.push_back({place.begin, place.begin + length});
  }
  if (spans.size() < 2) return;
  std::sort(spans.begin(), spans.end(), [](Span a, Span b) { return a.begin != b.begin ? a.begin < b.begin : a.end > b.end; });
  std::size_t kept = 0;
  for (std::size_t i = 1; i < spans.size(); ++i) {
    if (spans[i].begin < spans[kept].end)
      spans[kept].end = std::max(spans[kept].end, spans[i].end);
    else
      spans[++kept] = spans[i];
  }
  spans.resize(kept + 1);
}

Part part_of(PhraseKind kind) { return static_cast<Part>(static_cast<int>(kind) + 1); }

std::string_view phrase_text(const Index& index, const Status& status, const Phrase& phrase) {
  if (phrase.said) {
    const std::string_view text = index.sayings.substr(phrase.item);
    return text.substr(0, text.find('\0'));
  }
  const auto item = [&](auto list, auto get) { return phrase.item < list.size() ? get(list[phrase.item]) : std::string_view(); };
  const auto itself = [](registry::Text text) { return text; };
  switch (phrase.kind) {
    case PhraseKind::name: return status.name;
    case PhraseKind::former_name: return item(status.names, [](const registry::Name& n) { return n.name; });
    case PhraseKind::alias: return item(status.aliases, itself);
    case PhraseKind::field: return item(status.fields, [](const registry::Field& f) { return f.name; });
    case PhraseKind::owner: return status.owner;
    case PhraseKind::symptom: return item(status.use_when, itself);
    case PhraseKind::summary: return status.summary;
    case PhraseKind::prose: return item(status.constants, [](const registry::Constant& c) { return c.symbol; });
  }
  return {};
}

void explain(const Index& index, const Scratch& s, std::size_t entry, bool by_number, Hit& hit) {
  const Status& status = *hit.status;
  if (by_number) {
    hit.part = Part::number;
    hit.matched = status.id.substr(0, 3);
    return;
  }
  const Best& best = s.best[entry];
  if (s.start_name[entry] != 0 && s.start_bonus[entry] >= best.score / 2) {
    const FoldedName& name = index.names[s.start_name[entry] - 1u];
    Phrase phrase{};
    phrase.item = name.item;
    phrase.kind = name.kind;
    hit.part = part_of(name.kind);
    hit.matched = phrase_text(index, status, phrase);
  } else if (best.score > 0) {
    hit.part = part_of(index.phrases[best.phrase].kind);
    hit.matched = phrase_text(index, status, index.phrases[best.phrase]);
  } else {
    hit.part = Part::prose;
    hit.matched = {};
  }
}

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

}  // namespace

bool passes(const Filter& filter, const Status& status) {
  if (filter.classes != 0 && (filter.classes >> static_cast<int>(status.cls) & 1) == 0) return false;
  if (filter.standings != 0 && (filter.standings >> static_cast<int>(status.standing) & 1) == 0) return false;
  if (filter.vendor && status.owner.empty()) return false;
  if (filter.properties & cacheable && status.cacheable != registry::Cacheable::yes) return false;
  if (filter.properties & no_content && status.content != registry::Content::forbidden) return false;
  if (filter.properties & common && !status.common) return false;
  if (filter.properties & requires_field)
    return std::any_of(status.fields.begin(), status.fields.end(), [](const registry::Field& field) {
      return field.in == registry::Direction::response && field.level == registry::Level::must;
    });
  return true;
}

void search_in(const Index& index, List<Status> statuses, std::string_view text, const Filter& filter, std::size_t limit,
               Results& results) {
  // Kept from query to query, so that the second one allocates nothing. There are no threads (DESIGN, Dialect).
  static Scratch s;
  static std::vector<Near> near;
  results.nearest.clear();
  results.notes.clear();
  s.fit(index);
  for (const Marked& marked : s.marked) s.mark[marked.term] = 0;
  s.marked.clear();

  Query& query = s.query;
  parse(text, query, results.notes);
  for (std::size_t e = 0; e < statuses.size(); ++e) s.allowed[e] = passes(filter, statuses[e]) ? 1 : 0;
  if (!query.operators.empty()) apply_operators(statuses, s, results);

  const std::size_t words = query.words.list.size();
  s.word_terms.clear();
  for (const Word& word : query.words.list) s.word_terms.push_back(find_term(index, query.words.text(word)));
  Reader reader{index, s, near};
  s.asked.clear();
  static std::vector<OwnerHit> owners;
  Scorer scorer{index, s, owners};

  // Comparisons: what each side finds by itself goes to the top.
  bool strict = false;
  const std::size_t versus = find_versus(query.words, strict);
  std::uint16_t side_entries[2] = {0xffff, 0xffff};
  if (versus < words && versus > 0 && versus + 1 < words) {
    const std::pair<std::size_t, std::size_t> sides[2] = {{0, versus}, {versus + 1, words}};
    for (int side = 0; side < 2; ++side) {
      auto [first, last] = sides[side];
      // A side that has a code needs no words.
      const std::uint32_t parting = query.words.list[versus].begin;
      const bool has_code = std::any_of(query.codes.begin(), query.codes.end(), [&](const TypedCode& c) { return (c.at > parting) == (side == 1); });
      if (has_code) continue;
      s.side.assign(index.entries, 0);
      if (strict) {
        fold_name(query.words, first, last, s.name);
        score_starts(index, s.name, s);
        for (std::size_t e = 0; e < index.entries; ++e)
          s.side[e] = s.start_bonus[e] >= 600 * one ? s.start_bonus[e] * index.prior[e] : 0;
      } else {
        while (first < last) {  // "the difference between A"
          const std::string_view word = query.words.text(query.words.list[first]);
          const TermId term = s.word_terms[first];
          const bool says_nothing = term != no_term && (index.term_flags[term] & filler) != 0;
          if (word != "difference" && word != "compare" && !says_nothing) break;
          ++first;
        }
        fold_name(query.words, first, last, s.name);
        score_starts(index, s.name, s);
        reader.read(first, last, false);
        scorer.run(s.side, reader.unknown);
        for (std::size_t e = 0; e < index.entries; ++e) s.side[e] = (s.side[e] + s.start_bonus[e]) * index.prior[e];
      }
      for (std::size_t e = 0; e < index.entries; ++e) {
        if (s.side[e] == 0 || s.allowed[e] == 0) continue;
        if (side_entries[side] == 0xffff || s.side[e] > s.side[side_entries[side]]) side_entries[side] = static_cast<std::uint16_t>(e);
      }
      std::fill(s.start_bonus.begin(), s.start_bonus.end(), 0);
      std::fill(s.best.begin(), s.best.end(), Best{0, 0});
    }
    const bool both = strict ? side_entries[0] != 0xffff && side_entries[1] != 0xffff : true;
    for (int side = 0; both && side < 2; ++side)
      if (side_entries[side] != 0xffff) s.score[side_entries[side]] += side_score * static_cast<std::uint64_t>(2 - side);
    std::fill(s.start_name.begin(), s.start_name.end(), 0);
  }

  // One or two digits are a code being typed only where nothing else says anything.
  bool starting = query.start.high != 0 && query.codes.empty() && query.ranges.empty();
  for (std::size_t i = 0; i < words; ++i) {
    if (!starting || query.words.list[i].number) continue;
    const std::string_view typed = query.words.text(query.words.list[i]);
    const TermId term = s.word_terms[i];
    starting = typed == "error" || typed == "err" || (term != no_term && silent(index, term));
  }
  if (starting && std::none_of(statuses.begin(), statuses.end(), [&](const Status& status) { return in_range(query.start, status.code); })) {
    const auto hundred = static_cast<std::uint16_t>(query.start.low / 100 * 100);
    query.start = {hundred, static_cast<std::uint16_t>(hundred + 99)};
  }
  if (words > 0 && !starting) {
    reader.read(0, words, query.open);
    scorer.run(s.score, reader.unknown);
    fold_name(query.words, 0, words, s.name);
    score_starts(index, s.name, s);
  }
  std::uint64_t best_of_words = 0;
  for (std::size_t e = 0; e < statuses.size(); ++e) {
    s.score[e] = (s.score[e] + s.start_bonus[e]) * index.prior[e] / 128;
    if (s.allowed[e] != 0) best_of_words = std::max(best_of_words, s.score[e] % side_score);
  }
  // What a heap of common words finds far below the best is noise.
  for (std::size_t e = 0; e < statuses.size(); ++e)
    if (s.score[e] < best_of_words / noise_share) s.score[e] = 0;
  if (!query.codes.empty() || !query.ranges.empty() || starting) {
    for (std::size_t e = 0; e < statuses.size(); ++e) {
      const std::uint16_t code = statuses[e].code;
      for (std::size_t i = 0; i < query.codes.size(); ++i)
        if (query.codes[i].code == code) s.score[e] += code_score * (100 - std::min<std::size_t>(i, 90));
      const auto fits = [&](CodeRange range) { return in_range(range, code); };
      if (std::any_of(query.ranges.begin(), query.ranges.end(), fits) || (starting && fits(query.start)))
        s.score[e] += code_score / (statuses[e].owner.empty() ? 1 : 2);
    }
  }
  // A code that nobody has: what clients take it for (RFC 9110 section 15), then its neighbors.
  for (const TypedCode& typed : query.codes) {
    const auto known = [&](const Status& status) { return status.code == typed.code; };
    if (std::any_of(statuses.begin(), statuses.end(), known)) continue;
    // In a longer text it is likelier an amount or an error number.
    if (s.asked.size() > 1) continue;
    const std::string number = std::to_string(typed.code);
    if (typed.code >= 100 && typed.code <= 599) {
      results.notes.push_back(number + " is not in the registry; a client treats it like " + number.substr(0, 1) + "00.");
      for (std::size_t e = 0; e < statuses.size(); ++e) {
        if (statuses[e].code == typed.code / 100 * 100) s.score[e] += code_score;
        if (statuses[e].code / 10 == typed.code / 10) s.score[e] += code_score / 4;
      }
    } else {
      results.notes.push_back(number + " is not in the registry, and outside the five classes.");
    }
  }
  // Operators alone list what they let pass.
  if (!query.operators.empty() && words == 0 && query.codes.empty() && query.ranges.empty() && query.start.high == 0)
    for (std::size_t e = 0; e < statuses.size(); ++e) s.score[e] += one;

  // Score and place in one number, so that sorting is comparing numbers: ties go to the entry that stands first.
  s.order.clear();
  for (std::size_t e = 0; e < statuses.size(); ++e)
    if (s.score[e] != 0 && s.allowed[e] != 0) s.order.push_back(s.score[e] << 16 | (0xffff - e));
  const std::size_t count = std::min(limit, s.order.size());
  const auto end = s.order.begin() + static_cast<std::ptrdiff_t>(count);
  if (count < s.order.size()) std::nth_element(s.order.begin(), end, s.order.end(), std::greater<>());
  std::sort(s.order.begin(), end, std::greater<>());

  results.hits.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t e = 0xffff - (s.order[i] & 0xffff);
    Hit& hit = results.hits[i];
    hit.status = &statuses[e];
    hit.score = static_cast<float>(s.score[e]) / static_cast<float>(one);
    explain(index, s, e, s.score[e] >= code_score / 2, hit);
    highlight(index, s, hit.status->name, 2 * e, hit.name_spans);
    highlight(index, s, hit.status->summary, 2 * e + 1, hit.summary_spans);
  }
  if (count > 0) return;
  for (const Word& word : query.words.list) {
    if (results.nearest.size() >= 6) break;
    const std::string_view typed = query.words.text(word);
    if (typed.size() < 3) continue;
    find_near(index, typed, 3, 2, near);
    for (const Near& n : near)
      if (!silent(index, index.word_term[n.word])) results.nearest.push_back(word_text(index, n.word));
  }
}

}  // namespace search
