// Folding, character by character, and the stemmer. The stemmer is no dictionary and makes no words: it only has to
// send the forms of a word to one string, and different words to different ones, which the tests hold against pairs of
// both.
#include "search/fold.h"

#include <algorithm>
#include <cstring>

#include "text/utf8.h"

namespace search {

namespace {

/// `sign`: a character that is a word for search, since its script writes none apart.
enum class Kind : std::uint8_t { gap, nothing, lower, upper, digit, sign, other };

/// One character: how many bytes it took, what it is, and what it folds to (up to two bytes, or itself).
struct Char {
  std::uint8_t bytes;
  Kind kind;
  char folded[2];
  std::uint8_t folded_length;  // 0 with Kind::other and Kind::sign: its own bytes
};

// U+00C0 to U+017F in ASCII letters; two-letter forms are below. '.' is no letter.
constexpr char latin[] =
    "AAAAAA.CEEEEIIIIDNOOOOO.OUUUUYTsaaaaaa.ceeeeiiiidnooooo.ouuuuyty"   // U+00C0
    "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIi..JjKkkLlLlLlL"   // U+0100
    "lLlNnNnNnnNnOoOoOo..RrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzs";  // U+0140

/// Decodes one character; ill-formed bytes are a gap of one byte.
Char read_multibyte(const unsigned char* p, std::size_t left) {
  const text::Character character = text::decode({reinterpret_cast<const char*>(p), left});
  if (character.bytes == 0) return {1, Kind::gap, {}, 0};
  const std::uint8_t bytes = character.bytes;
  const std::uint32_t c = character.point;

  const auto letters = [&](Kind kind, char first, char second = 0) {
    return Char{bytes, kind, {first, second}, static_cast<std::uint8_t>(second == 0 ? 1 : 2)};
  };
  const auto ascii = [&](char a) {
    if (a >= 'A' && a <= 'Z') return letters(Kind::upper, static_cast<char>(a - 'A' + 'a'));
    if (a >= 'a' && a <= 'z') return letters(Kind::lower, a);
    if (a >= '0' && a <= '9') return letters(Kind::digit, a);
    return Char{bytes, Kind::gap, {}, 0};
  };
  if (c >= 0xC0 && c <= 0x17F) {
    switch (c) {
      case 0xC6:
        return letters(Kind::upper, 'a', 'e');
      case 0xE6:
        return letters(Kind::lower, 'a', 'e');
      case 0xDE:
        return letters(Kind::upper, 't', 'h');
      case 0xFE:
        return letters(Kind::lower, 't', 'h');
      case 0xDF:
        return letters(Kind::lower, 's', 's');
      case 0x152:
        return letters(Kind::upper, 'o', 'e');
      case 0x153:
        return letters(Kind::lower, 'o', 'e');
      case 0x132:
        return letters(Kind::upper, 'i', 'j');
      case 0x133:
        return letters(Kind::lower, 'i', 'j');
      default:
        return ascii(latin[c - 0xC0]);
    }
  }
  // Cyrillic: small letters, and й and ё without their marks, as when those are typed apart or left out.
  if (c >= 0x400 && c <= 0x45F) {
    std::uint32_t small = c < 0x410 ? c + 0x50 : c < 0x430 ? c + 0x20 : c;
    if (small == 0x439) small = 0x438;
    if (small == 0x451) small = 0x435;
    return {bytes, Kind::other, {static_cast<char>(0xC0 | small >> 6), static_cast<char>(0x80 | (small & 0x3F))}, 2};
  }
  // Kana, the most used ideographs, Hangul syllables.
  if ((c >= 0x3041 && c <= 0x30FF && c != 0x30FB) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3))
    return {bytes, Kind::sign, {}, 0};
  if (c >= 0xFF01 && c <= 0xFF5E) return ascii(static_cast<char>(c - 0xFF01 + '!'));  // full-width forms
  // Soft hyphen, combining accents, joiners and direction marks, variation selectors, byte order mark; the
  // typographic apostrophes fall away like the plain one.
  if (c == 0xAD || (c >= 0x300 && c <= 0x36F) || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
      (c >= 0x2060 && c <= 0x2069) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || c == 0x2018 || c == 0x2019 ||
      c == 0x02BC)
    return {bytes, Kind::nothing, {}, 0};
  const bool symbol = c < 0xC0 || c == 0xD7 || c == 0xF7 || (c >= 0x2000 && c <= 0x2BFF) ||
                      (c >= 0x3000 && c <= 0x303F) || c == 0x30FB || (c >= 0xE000 && c <= 0xF8FF) ||
                      (c >= 0xFFF0 && c <= 0xFFFF) || (c >= 0x1F000 && c <= 0x1FBFF) || c >= 0xE0000;
  return {bytes, symbol ? Kind::gap : Kind::other, {}, 0};
}

Char read(const unsigned char* p, std::size_t left) {
  const unsigned char c = p[0];
  if (c >= 'a' && c <= 'z') return {1, Kind::lower, {static_cast<char>(c), 0}, 1};
  if (c >= 'A' && c <= 'Z') return {1, Kind::upper, {static_cast<char>(c - 'A' + 'a'), 0}, 1};
  if (c >= '0' && c <= '9') return {1, Kind::digit, {static_cast<char>(c), 0}, 1};
  if (c == '\'' || c == '`') return {1, Kind::nothing, {}, 0};
  if (c < 0x80) return {1, Kind::gap, {}, 0};
  return read_multibyte(p, left);
}

}  // namespace

void split_words(std::string_view text, Words& words, std::size_t most) {
  words.chars.clear();
  words.list.clear();
  const auto* const p = reinterpret_cast<const unsigned char*>(text.data());
  Kind before = Kind::gap;    // the kind of the last character of the open word; gap: none is open
  bool glued = false;         // the word before ended where this one starts
  std::size_t upper_run = 0;  // capitals at the end of the open word
  Word open{};
  std::uint32_t last_char = 0,
                last_end = 0;   // where the last character of the open word starts in the text, and its end
  std::size_t last_folded = 0;  // and where its folded form starts

  const auto close = [&](std::uint32_t end) {
    open.end = end;
    open.length = static_cast<std::uint16_t>(std::min(words.chars.size() - open.at, longest_word));
    words.chars.resize(open.at + open.length);
    words.list.push_back(open);
    before = Kind::gap;
  };
  const auto start = [&](std::uint32_t begin, bool joined) {
    open = {begin, begin, static_cast<std::uint32_t>(words.chars.size()), 0, joined, true};
    upper_run = 0;
  };

  std::size_t i = 0;
  while (i < text.size()) {
    const Char c = read(p + i, text.size() - i);
    if (c.kind == Kind::nothing) {
      const bool accent = p[i] == 0xCC || p[i] == 0xCD;  // U+0300 to U+036F: of the character before
      i += c.bytes;
      if (accent && before != Kind::gap) last_end = static_cast<std::uint32_t>(i);
      continue;
    }
    if (c.kind == Kind::gap) {
      if (before != Kind::gap) close(last_end);
      if (words.list.size() >= most) return;
      glued = false;
      i += c.bytes;
      continue;
    }
    if (before != Kind::gap) {
      const bool digit_edge = (before == Kind::digit) != (c.kind == Kind::digit);
      const bool hump = before == Kind::lower && c.kind == Kind::upper;
      // "HTTPStatus": the last capital belongs to the word that follows.
      // But the small letter of "URLs" is a plural.
      const bool plural =
          c.folded[0] == 's' && (i + 1 >= text.size() || read(p + i + 1, text.size() - i - 1).kind != Kind::lower);
      const bool after_run = before == Kind::upper && c.kind == Kind::lower && upper_run > 1 && !plural;
      if (digit_edge || hump || before == Kind::sign || c.kind == Kind::sign) {
        close(last_end);
        if (words.list.size() >= most) return;
        glued = true;
      } else if (after_run) {
        const std::string moved = words.chars.substr(last_folded);
        words.chars.resize(last_folded);
        close(last_char);
        if (words.list.size() >= most) return;
        start(last_char, true);
        words.chars += moved;
        open.number = false;
        before = Kind::upper;
      }
    }
    if (before == Kind::gap) start(static_cast<std::uint32_t>(i), glued);
    glued = false;
    last_char = static_cast<std::uint32_t>(i);
    last_folded = words.chars.size();
    const std::string_view folded =
        c.folded_length > 0 ? std::string_view(c.folded, c.folded_length) : text.substr(i, c.bytes);
    // A word that is too long is cut before the character that goes beyond.
    if (words.chars.size() - open.at + folded.size() <= longest_word) words.chars += folded;
    if (c.kind != Kind::digit) open.number = false;
    upper_run = c.kind == Kind::upper ? upper_run + 1 : 0;
    before = c.kind;
    i += c.bytes;
    last_end = static_cast<std::uint32_t>(i);
  }
  if (before != Kind::gap) close(last_end);
}

namespace {

constexpr bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; }

struct Stem {
  char* text;
  std::size_t length;

  bool ends(std::string_view with) const {
    return length >= with.size() && std::memcmp(text + length - with.size(), with.data(), with.size()) == 0;
  }
  /// Cuts an ending off, if `left` characters with a vowel among them stay.
  bool cut(std::string_view ending, std::size_t left) {
    if (!ends(ending) || length < ending.size() + left) return false;
    const std::size_t rest = length - ending.size();
    if (std::none_of(text, text + rest, is_vowel)) return false;
    length = rest;
    return true;
  }
};

}  // namespace

std::size_t stem(std::string_view word, char* out) {
  const std::size_t size = std::min(word.size(), longest_word);
  std::memcpy(out, word.data(), size);
  Stem s{out, size};
  if (word == "https" || word == "accepted") return size;                   // no plural; the name, not the field Accept
  if (size < 3 || out[size - 1] < 'a' || out[size - 1] > 'z') return size;  // "db", "42", "не"
  // Plurals.
  if (s.ends("ies") && size > 4) {
    s.length -= 3;
    out[s.length++] = 'y';
  } else if (s.ends("sses") || s.ends("xes") || s.ends("ches") || s.ends("shes")) {
    s.length -= 2;
  } else if (s.ends("s") && !s.ends("ss") && !s.ends("us") && !s.ends("is") && size > 3) {
    s.length -= 1;
  }
  // Verbs.
  if (!s.cut("ing", 3) && !s.ends("eed")) s.cut("ed", 3);
  if (s.length > 3 && s.ends("e")) --s.length;
  // "install" and "instal", "stopp" and "stop" meet.
  if (s.length > 3 && out[s.length - 1] == out[s.length - 2] && !is_vowel(out[s.length - 1])) --s.length;
  // Nouns and adjectives made from verbs.
  if (s.ends("tion") || s.ends("sion")) s.cut("ion", 4);
  s.cut("at", 5);
  s.cut("abl", 4) || s.cut("ibl", 4);
  s.cut("ment", 5);
  s.cut("ly", 4);
  if (s.length > 2 && s.ends("y")) out[s.length - 1] = 'i';
  if (s.length > 4 && s.ends("is")) out[s.length - 1] = 'z';  // "authoris" and "authoriz"
  return s.length;
}

std::string stem(std::string_view word) {
  char out[longest_word];
  return std::string(out, stem(word, out));
}

std::uint16_t letters_of(std::string_view word) {
  //                                     a  b   c  d  e  f   g   h  i  j   k   l  m   n  o  p   q   r  s   t   u   v
  static constexpr std::uint8_t bits[] = {0, 13, 1,  2,  3, 14, 14, 4,  5,  13, 12, 6,  12,
                                          7, 8,  15, 13, 9, 10, 11, 12, 15, 14, 13, 14, 13};  // w x y z
  unsigned letters = 0;
  for (const char c : word) letters |= 1u << (c >= 'a' && c <= 'z' ? bits[c - 'a'] : 13);
  return static_cast<std::uint16_t>(letters);
}

}  // namespace search
