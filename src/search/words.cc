// Look-up in the sorted words: bisection within those of the same first byte. Likeness goes through the words by length
// and asks only those whose letters differ by few, which a bit for each letter tells before any distance is computed.
#include "search/words.h"

#include <algorithm>

#include "search/fold.h"
#include "text/distance.h"

namespace search {

namespace {

/// Are more than `most` bits set? Quicker than counting where the machine has no instruction for it.
bool more_bits(std::uint32_t bits, int most) {
  for (; most > 0; --most) bits &= bits - 1;
  return bits != 0;
}

}  // namespace

std::string_view word_text(const Index& index, std::size_t w) {
  return index.word_chars.substr(index.word_at[w], index.word_at[w + 1] - index.word_at[w]);
}

std::size_t word_count(const Index& index) { return index.word_term.size(); }

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

int errors_allowed(std::size_t length) { return length < 3 ? 0 : length < 8 ? 1 : 2; }

bool starts_word(const Index& index, std::string_view text) {
  const std::size_t w = lower_word(index, text);
  return w < word_count(index) && word_text(index, w).starts_with(text);
}

void find_near(const Index& index, std::string_view text, int bound, std::size_t most, std::vector<Near>& near) {
  near.clear();
  const std::uint32_t bits = letters_of(text);
  int least = bound;
  const std::size_t low =
      text.size() > static_cast<std::size_t>(bound) ? text.size() - static_cast<std::size_t>(bound) : 1;
  const std::size_t high = std::min(text.size() + static_cast<std::size_t>(bound), longest_word);
  if (low > longest_word) return;
  const std::size_t begin = index.length_at[low];
  const std::size_t end = index.length_at[high + 1];
  for (std::size_t i = begin; i < end; ++i) {
    if (more_bits(index.letters[i] ^ bits, 2 * least)) continue;
    const std::string_view word = word_text(index, index.by_length[i]);
    // In words of three letters only a transposition is a likely error; three bytes beyond ASCII are one character.
    if (text.size() == 3 && (word.size() != 3 || index.letters[i] != bits || (text[0] & 0x80) != 0)) continue;
    const int d = text::distance(text, word, least);
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
    return (n.other_start ? 0u : 1u << 20) + std::min<std::uint32_t>(lists, 1000) +
           (silent(index, term) ? 0u : 1u << 19);
  };
  std::sort(near.begin(), near.end(), [&](const Near& a, const Near& b) {
    const auto x = rank(a), y = rank(b);
    return x != y ? x > y : a.word < b.word;
  });
  if (near.size() > most) near.resize(most);
}

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
      if (size <= word.size()) d = std::min(d, text::distance(text, word.substr(0, size), least));
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

}  // namespace search
