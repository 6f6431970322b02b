// Finds known phrases in free text: names and aliases of signals, clues of systems, constants and names of codes.
//
// A phrase is matched letter by letter, without regard to the case of ASCII letters unless it is short and has a
// capital
// (`UF`, `sH`, `H12`): those would match words of every language. In a phrase
//   a space   stands for one or more spaces or tabs,
//   `{n}`     for one to twelve digits,
//   `*`       for up to 200 bytes of the same line, as few as possible.
// A phrase begins and ends at a word boundary. Time is bounded by the text's length times the number of phrases that
// begin with the same two words, times 200 for each `*`.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/ascii.h"

namespace signals {

/// Half-open, in bytes of the text.
struct Range {
  std::uint32_t begin, end;

  bool contains(Range other) const { return begin <= other.begin && other.end <= end; }
  bool operator==(const Range&) const = default;
};

/// ASCII letter, digit or underscore; any byte of a character beyond ASCII.
constexpr bool is_word(char c) {
  return text::is_letter(c) || text::is_digit(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

/// Calls `use(begin, end)` for each word.
template <class Use>
void each_word(std::string_view text, Use use) {
  for (std::size_t at = 0; at < text.size();) {
    if (!is_word(text[at])) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    while (at < text.size() && is_word(text[at])) ++at;
    use(begin, at);
  }
}

class Phrases {
 public:
  struct Match {
    Range range;
    std::uint32_t owner;
  };

  /// @param owner what `find` reports; several phrases may have one owner. The text must outlive this object.
  void add(std::string_view phrase, std::uint32_t owner);
  /// All matches in the order of where they begin, longest first where several begin together.
  std::vector<Match> find(std::string_view text) const;
  /// All owners of exactly this phrase, `text` as a whole.
  std::vector<std::uint32_t> owners_of(std::string_view text) const;

 private:
  struct Phrase {
    std::string_view text;
    std::uint32_t owner;
    std::uint32_t hash;   // of its first word, and of its second where that stands there as it is
    std::uint32_t other;  // 1 + index of the one added before it in its slot; 0 for none
    std::uint16_t after;  // bytes up to the end of its first word
    std::uint8_t anchor;  // bytes before that word
    bool exact_case;
  };
  std::vector<Phrase> phrases_;
  std::vector<std::uint32_t> slots_;  // by hash, 1 + index of the phrase added last; 0 for none
};

}  // namespace signals
