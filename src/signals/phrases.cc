// How phrases are found: the text is cut into words; each looks up the phrases that begin with it and the next word,
// and those that have no second word to be known by; these are compared from there. Words, not bytes, drive the search,
// so a long log line costs two look-ups a word, however many phrases begin with "error".
#include "signals/phrases.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "text/ascii.h"

namespace signals {

using text::is_digit;
using text::lower;

namespace {

constexpr std::size_t most_between = 200;  // bytes that a `*` may stand for
constexpr std::size_t most_digits = 12;
constexpr std::size_t longest_word = 64;  // longer runs of letters are no word of ours
constexpr std::size_t status_digits = 3;
constexpr std::size_t longest_exact = 4;  // phrases up to here that have a capital are matched with their case
constexpr std::size_t longest_anchor = 255;
constexpr std::size_t slots = 8192;  // a power of two, of the order of the phrases that there are

/// FNV-1a, without regard to the case of ASCII letters.
std::uint32_t hash_of(std::string_view word) {
  std::uint32_t hash = 2166136261u;
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(lower(c))) * 16777619u;
  return hash;
}

/// Of two words in their order.
std::uint32_t hash_of_pair(std::uint32_t first, std::uint32_t second) {
  return (first ^ second * 2654435761u) * 16777619u;
}

/// By where they begin, longest first, then as their phrases were added.
bool before(const Phrases::Match& a, const Phrases::Match& b) {
  if (a.range.begin != b.range.begin) return a.range.begin < b.range.begin;
  if (a.range.end != b.range.end) return a.range.end > b.range.end;
  return a.owner < b.owner;
}

bool is_space(char c) { return c == ' ' || c == '\t'; }

/// Where `phrase` ends if it matches `text` at `at`; npos otherwise.
std::size_t match_at(std::string_view phrase, std::string_view text, std::size_t at, bool exact) {
  std::size_t i = 0;
  std::size_t star = phrase.npos, resume = 0, limit = 0;  // the last `*`, where to try next, and where to give up
  while (true) {
    if (i == phrase.size()) {
      const bool ends_word = at == text.size() || !is_word(text[at]) || phrase.empty() || !is_word(phrase.back());
      if (ends_word) return at;
    } else if (phrase[i] == '*') {
      star = i++;
      resume = at;
      limit = std::min(text.size(), at + most_between);
      if (i == phrase.size()) {  // the rest of the line
        while (at < limit && text[at] != '\n' && text[at] != '\r') ++at;
        return at;
      }
      continue;
    } else if (phrase[i] == '{' && phrase.substr(i).starts_with("{n}")) {
      std::size_t digits = 0;
      while (digits < most_digits && at + digits < text.size() && is_digit(text[at + digits])) ++digits;
      if (digits > 0) {
        at += digits;
        i += 3;
        continue;
      }
    } else if (phrase[i] == ' ') {
      if (at < text.size() && is_space(text[at])) {
        while (at < text.size() && is_space(text[at])) ++at;
        ++i;
        continue;
      }
    } else if (at < text.size() && (phrase[i] == text[at] || (!exact && lower(phrase[i]) == lower(text[at])))) {
      ++at;
      ++i;
      continue;
    }
    // No match from here: let the last `*` take one byte more.
    if (star == phrase.npos || resume >= limit || text[resume] == '\n' || text[resume] == '\r') return text.npos;
    at = ++resume;
    i = star + 1;
  }
}

/// Can what stands in a phrase at a place match what stands in the text? Most phrases with the same first word cannot.
bool may_follow(std::string_view phrase, std::size_t place, std::string_view text, std::size_t at) {
  const char wanted = place < phrase.size() ? phrase[place] : '*', is = at < text.size() ? text[at] : '\n';
  return wanted == '*' || wanted == '{' || wanted == is || (wanted == ' ' && is == '\t');
}

/// The second word of a phrase; empty where there is none that has to stand in the text as it is.
std::string_view second_word(std::string_view phrase, std::size_t after_first) {
  std::size_t begin = after_first;
  while (begin < phrase.size() && !is_word(phrase[begin])) {
    if (phrase[begin] == '*' || phrase[begin] == '{') return {};
    ++begin;
  }
  std::size_t end = begin;
  while (end < phrase.size() && is_word(phrase[end])) ++end;
  const bool open = end < phrase.size() && (phrase[end] == '*' || phrase[end] == '{');
  return open ? std::string_view() : phrase.substr(begin, end - begin);
}

}  // namespace

void Phrases::add(std::string_view phrase, std::uint32_t owner) {
  std::size_t begin = 0;
  while (begin < phrase.size() && !is_word(phrase[begin])) ++begin;
  std::size_t end = begin;
  while (end < phrase.size() && is_word(phrase[end])) ++end;
  if (begin == end || end - begin > longest_word || begin > longest_anchor) return;  // nothing to find it by
  const bool exact = phrase.size() <= longest_exact && std::any_of(phrase.begin(), phrase.end(), text::is_upper);
  if (slots_.empty()) slots_.resize(slots);
  std::uint32_t hash = hash_of(phrase.substr(begin, end - begin));
  if (const std::string_view second = second_word(phrase, end); !second.empty())
    hash = hash_of_pair(hash, hash_of(second));
  std::uint32_t& slot = slots_[hash % slots];
  phrases_.push_back(
      {phrase, owner, hash, slot, static_cast<std::uint16_t>(end), static_cast<std::uint8_t>(begin), exact});
  slot = static_cast<std::uint32_t>(phrases_.size());
}

std::vector<Phrases::Match> Phrases::find(std::string_view text) const {
  std::vector<Match> found;
  if (slots_.empty()) return found;
  enum class Edge { gap, flag, escape };  // what a word begins after
  const auto match_key = [&](std::uint32_t key, std::size_t begin, std::size_t end, Edge edge) {
    for (std::uint32_t next = slots_[key % slots]; next > 0;) {
      const Phrase& phrase = phrases_[next - 1];
      next = phrase.other;
      if (phrase.hash != key || !may_follow(phrase.text, phrase.after, text, end)) continue;
      if (phrase.anchor > begin || (edge != Edge::gap && phrase.anchor > 0)) continue;
      if (edge == Edge::flag && !phrase.exact_case) continue;
      const std::size_t start = begin - phrase.anchor;
      if (edge == Edge::gap && start > 0 && is_word(text[start - 1]) && is_word(phrase.text.front())) continue;
      // "-1009" is a number of its own, not the end of "2026-1009".
      if (phrase.anchor > 0 && start > 0 && is_word(text[start - 1])) continue;
      const std::size_t stop = match_at(phrase.text, text, start, phrase.exact_case);
      if (stop == text.npos) continue;
      found.push_back({{static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(stop)}, phrase.owner});
      // They come in their order but for those that begin together, and what stands before a phrase's first word.
      for (std::size_t i = found.size() - 1; i > 0 && before(found[i], found[i - 1]); --i)
        std::swap(found[i], found[i - 1]);
    }
  };
  struct Word {
    std::size_t begin, end;
    std::uint32_t hash;
  };
  const auto match_word = [&](const Word& word, std::uint32_t next, Edge edge) {
    if (word.end - word.begin > longest_word) return;
    match_key(word.hash, word.begin, word.end, edge);
    match_key(hash_of_pair(word.hash, next), word.begin, word.end, edge);
  };
  const auto part = [&](std::size_t begin, std::size_t end) {
    return Word{begin, end, hash_of(text.substr(begin, std::min(end - begin, longest_word + 1)))};
  };
  /// @param next the hash of the word that follows
  const auto match_all = [&](const Word& word, std::uint32_t next) {
    const std::size_t begin = word.begin, end = word.end;
    match_word(word, next, Edge::gap);
    // A line break as JSON writes it: "\\nFUNCTION_INVOCATION_TIMEOUT".
    if (begin > 0 && text[begin - 1] == '\\' && end > begin + 1 &&
        (text[begin] == 'n' || text[begin] == 't' || text[begin] == 'r'))
      match_word(part(begin + 1, end), next, Edge::escape);
    // "503UF": a status with a flag right behind it.
    if (const std::size_t flag = begin + status_digits;
        end > flag + 1 && end <= flag + longest_exact &&
        std::all_of(text.begin() + static_cast<std::ptrdiff_t>(begin), text.begin() + static_cast<std::ptrdiff_t>(flag),
                    is_digit))
      match_word(part(flag, end), next, Edge::flag);
  };
  std::optional<Word> last;
  each_word(text, [&](std::size_t begin, std::size_t end) {
    const Word word = part(begin, end);
    if (last) match_all(*last, word.hash);
    last = word;
  });
  if (last) match_all(*last, 0);
  return found;
}

std::vector<std::uint32_t> Phrases::owners_of(std::string_view text) const {
  std::vector<std::uint32_t> owners;
  for (const Match& match : find(text))
    if (match.range.begin == 0 && match.range.end == text.size()) owners.push_back(match.owner);
  return owners;
}

}  // namespace signals
