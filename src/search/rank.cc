// Scoring, term at a time. Postings add to their entries at once. Phrases are first collected: each term adds what it
// says to every phrase that has it, and when all are through, the touched phrases are judged as a whole (rank.h has the
// formula). Where a part of the query may stand for several terms, the best one counts for each entry and phrase, not
// the sum, so that a prefix of many words earns no more than one of few.
#include "search/rank.h"

#include <algorithm>

#include "search/fold.h"
#include "search/words.h"
#include "text/distance.h"

namespace search {

namespace {

std::uint32_t get_varint(const std::uint8_t*& at) {
  std::uint32_t value = 0;
  for (int shift = 0;; shift += 7) {
    const std::uint8_t byte = *at++;
    value |= static_cast<std::uint32_t>(byte & 0x7f) << shift;
    if ((byte & 0x80) == 0) return value;
  }
}

struct Scorer {
  const Index& index;
  Scratch& s;

  /// Adds what the words say to `score`, and leaves each entry's best phrase in `best`.
  void run(std::vector<std::uint64_t>& score, std::uint32_t unknown) {
    std::uint64_t whole = std::uint64_t{unknown} * unknown_weight * 256;  // what the query says in all
    s.owners.clear();
    for (const Asked& asked : s.asked) {
      std::uint32_t most = 0;
      for (std::size_t c = asked.first; c < asked.last; ++c) {
        const std::uint32_t weight = index.term_weight[s.candidates[c].term] * s.candidates[c].q;
        most = std::max(most, weight);
      }
      // A brand says where, not what: "bad gateway nginx" is all of "bad gateway".
      if ((index.term_flags[s.candidates[asked.first].term] & brand) == 0) whole += most;
      if (asked.last - asked.first == 1)
        one_term(s.candidates[asked.first], score);
      else
        several_terms(asked, score);
    }
    for (const std::uint32_t p : s.touched) {
      const PhraseStyle style = index.styles[index.phrase_style[p]];
      const Entry entry = index.phrase_entry[p];
      const std::uint64_t norm = std::uint64_t{index.phrase_norm[p]} * 256;
      const std::uint64_t shared = std::min<std::uint64_t>(s.shared[p], norm);
      s.shared[p] = 0;
      const bool same = shared == norm && shared + slack >= whole;
      const std::uint64_t covered = whole == 0 ? 256 : std::min<std::uint64_t>(shared * 256 / whole, 256);
      const std::uint64_t agreed =
          shared * shared / norm * (128 + covered / 2) / 256 * (same ? same_share : phrase_share) / 256;
      // To say all of a phrase means little where the phrase says little ("in use").
      const std::uint64_t most = style.kind == PhraseKind::name ? same_name_bonus : same_bonus;
      const std::uint64_t bonus =
          same ? most * std::min<std::uint64_t>(norm, telling_norm) / telling_norm * one_point : 0;
      const std::uint64_t value = (agreed + bonus) * style.weight / 128;
      if (style.kind == PhraseKind::owner)
        s.owners.push_back({entry, static_cast<std::uint32_t>(std::min<std::uint64_t>(shared * 512 / norm, 256))});
      Best& best = s.best[entry];
      score[entry] += std::min(value, best.score) * second_share / 256;
      if (value > best.score) {
        score[entry] += value - best.score;
        best = {p, value};
      }
    }
    s.touched.clear();
    for (const auto& [entry, share] : s.owners) score[entry] += score[entry] * share * owner_share / 65536;
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
        if (s.unit_posting[entry] == 0) s.unit_entries.push_back(static_cast<Entry>(entry));
        s.unit_posting[entry] = std::max(s.unit_posting[entry], value);
      });
      each_phrase(candidate.term, [&](std::uint32_t phrase, bool lesser) {
        const std::uint32_t value = std::max<std::uint32_t>(lesser ? weight * q_lesser / 256 : weight, 1);
        if (s.unit_shared[phrase] == 0) s.unit_touched.push_back(phrase);
        s.unit_shared[phrase] = std::max(s.unit_shared[phrase], value);
      });
    }
    for (const Entry entry : s.unit_entries) {
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

  std::uint64_t cover(std::vector<std::uint64_t>& covered, std::uint32_t unknown) {
    std::uint64_t whole = std::uint64_t{unknown} * unknown_weight * 256;
    for (const Asked& asked : s.asked) {
      std::uint32_t most = 0;
      for (std::size_t c = asked.first; c < asked.last; ++c) {
        const std::uint32_t weight = index.term_weight[s.candidates[c].term] * s.candidates[c].q;
        most = std::max(most, weight);
        each_posting(s.candidates[c].term, [&](std::uint32_t entry, std::uint32_t) {
          if (s.unit_posting[entry] == 0) s.unit_entries.push_back(static_cast<Entry>(entry));
          s.unit_posting[entry] = std::max(s.unit_posting[entry], weight);
        });
      }
      whole += most;
      for (const Entry entry : s.unit_entries) {
        covered[entry] += s.unit_posting[entry];
        s.unit_posting[entry] = 0;
      }
      s.unit_entries.clear();
    }
    return whole;
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

}  // namespace

void rank_start(const Index& index, Scratch& s, std::size_t first, std::size_t last) {
  fold_name(s.query.words, first, last, s.name);
  const std::string_view typed = s.name;
  if (typed.empty()) return;
  auto at =
      std::lower_bound(index.names.begin(), index.names.end(), typed,
                       [&](const FoldedName& name, std::string_view text) { return name_text(index, name) < text; });
  for (; at != index.names.end(); ++at) {
    const std::string_view text = name_text(index, *at);
    if (text.substr(0, typed.size()) != typed) break;
    const bool whole = text.size() == typed.size();
    const bool inside_word = !whole && text[typed.size()] != ' ';
    const std::uint64_t share = typed.size() * 256 / text.size();
    std::uint64_t bonus = 0;
    switch (at->kind) {
      case PhraseKind::name:
        bonus = whole ? 900 : 260 + share * 160 / 256;
        break;
      case PhraseKind::former_name:
        bonus = whole ? 800 : 160 + share * 160 / 256;
        break;
      default:
        bonus = whole ? whole_name_points : 60 + share * 160 / 256;
        break;
    }
    if (typed.size() < 3 && at->kind != PhraseKind::name) bonus = 10;
    if (!whole && !inside_word) bonus = bonus * 3 / 4;
    bonus *= one_point;
    if (bonus > s.start_bonus[at->entry]) {
      s.start_bonus[at->entry] = bonus;
      s.start_name[at->entry] = static_cast<std::uint32_t>(at - index.names.begin() + 1);
    }
  }
}

bool rank_joined(const Index& index, Scratch& s) {
  const Words& words = s.query.words;
  if (words.list.size() != 1 || words.list[0].number) return false;
  const std::string_view typed = words.text(words.list[0]);
  if (typed.size() < shortest_joined || typed.size() > longest_word) return false;
  const bool known = s.word_terms[0] != no_term;
  const int bound = known ? 0 : errors_allowed(typed.size());
  const std::uint16_t letters = letters_of(typed);
  char room[longest_word + 2];
  // Names of several words without their spaces, where their length is near enough.
  const auto each = [&](auto use) {
    for (std::size_t i = 0; i < index.names.size(); ++i) {
      const std::string_view text = name_text(index, index.names[i]);
      if (text.size() < typed.size() || text[0] != typed[0]) continue;
      std::size_t size = 0;
      for (const char c : text)
        if (c != ' ' && size < sizeof room) room[size++] = c;
      if (size != text.size()) use(i, std::string_view(room, size));
    }
  };
  int least = bound + 1;
  each([&](std::size_t, std::string_view name) {
    if (least == 0 || name.size() > typed.size() + static_cast<std::size_t>(bound)) return;
    if (__builtin_popcount(static_cast<unsigned>(letters_of(name) ^ letters)) > 2 * bound) return;
    least = std::min(least, text::distance(typed, name, std::min(least, bound)));
  });
  const bool starts = least > bound && !known && s.query.open;
  if (least > bound && !starts) return false;
  bool found = false;
  each([&](std::size_t i, std::string_view name) {
    const FoldedName& it = index.names[i];
    std::uint64_t points = it.kind == PhraseKind::name          ? 900
                           : it.kind == PhraseKind::former_name ? 800
                                                                : whole_name_points;
    if (starts) {
      // Beyond its first word, which is a start like any other.
      if (name.substr(0, typed.size()) != typed || name_text(index, it).find(' ') >= typed.size()) return;
      points = points / 3 + typed.size() * 160 / name.size();
    } else {
      if (name.size() > typed.size() + static_cast<std::size_t>(bound) || text::distance(typed, name, bound) != least)
        return;
      points -= static_cast<std::uint64_t>(least) * error_points;
    }
    found = true;
    if (points * one_point <= s.start_bonus[it.entry]) return;
    s.start_bonus[it.entry] = points * one_point;
    s.start_name[it.entry] = static_cast<std::uint32_t>(i + 1);
  });
  return found && least != 0;
}

std::uint64_t cover_words(const Index& index, Scratch& scratch, std::uint32_t unknown,
                          std::vector<std::uint64_t>& covered) {
  return Scorer{index, scratch}.cover(covered, unknown);
}

void rank_words(const Index& index, Scratch& scratch, std::uint32_t unknown, std::vector<std::uint64_t>& score) {
  Scorer{index, scratch}.run(score, unknown);
}

}  // namespace search
