// Text to words: what datac does to the entries and the engine to a query, so that both meet.
//
// A word is a run of letters or digits. Case, the accents of Latin letters, full-width forms, apostrophes and
// characters without width fall away; "StatusNotFound", "NOT_FOUND" and "not-found" are the same two words. Every
// word keeps the bytes of the text that it came from. Any bytes are taken: what is no UTF-8 parts words like a space.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace search {

struct Word {
  std::uint32_t begin, end;  // in the text, bytes, on character boundaries
  std::uint32_t at;          // of the folded form, in Words::chars
  std::uint16_t length;
  bool joined;  // no character stands between this word and the one before: "too" + "Many"
  bool number;  // digits only
};

/// The words of a text. Filled again and again, it stops allocating.
struct Words {
  std::string chars;
  std::vector<Word> list;
  std::string_view text(const Word& word) const { return std::string_view(chars).substr(word.at, word.length); }
};

/// The longest word that is kept; what is beyond is cut off.
inline constexpr std::size_t longest_word = 40;

/// @param most at most this many words.
void split_words(std::string_view text, Words& words, std::size_t most = std::size_t(-1));

/// The stem of a folded word, for comparison only: plurals, endings of verbs and the nouns made from them fall away,
/// and British spelling becomes American. Writes at most `longest_word` bytes to `out` and returns their number.
std::size_t stem(std::string_view word, char* out);
std::string stem(std::string_view word);

/// A bit for each letter that occurs in a folded word (rare letters share one): words that differ much by these need no
/// closer look.
std::uint16_t letters_of(std::string_view word);

}  // namespace search
