// What the prose of the data keeps to, whatever kind of data it is: the words of this project, and sentences that can
// be read in one breath.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <string>

#include "registry/model.h"

namespace registry {

inline bool letter(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '\'' || (c & 0x80); }

/// Does the text have the words, as words, whatever their case?
inline bool says(Text text, Text words) {
  std::string lower(text);
  for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  for (std::size_t at = lower.find(words); at != std::string::npos; at = lower.find(words, at + 1)) {
    const std::size_t end = at + words.size();
    if ((at == 0 || !letter(lower[at - 1])) && (end == lower.size() || !letter(lower[end]))) return true;
  }
  return false;
}

/// The number of words in the longest sentence. A stop at the end of a word ends a sentence, unless it abbreviates.
inline std::size_t longest_sentence(Text text) {
  std::size_t longest = 0, words = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \n", i), text.size());
    if (end > i) {
      longest = std::max(longest, ++words);
      const Text before = text.substr(0, end);
      bool abbreviation = false;
      for (Text short_form : {"e.g.", "i.e.", "etc.", "vs.", "cf."}) abbreviation |= before.ends_with(short_form);
      if (Text(".!?").find(text[end - 1]) != Text::npos && !abbreviation) words = 0;
    }
    i = end + 1;
  }
  return longest;
}

/// A message is a response; an answer is what a person picks in a flowchart. The phrases are those that we dropped.
inline void expect_prose(const std::string& at, Text text) {
  for (Text word : {"answer", "answers", "answered", "answering", "unanswered"})
    EXPECT_FALSE(says(text, word)) << at << ": " << text;
  for (Text phrase : {"all the same", "mend", "mended", "mends", "rather than it", "taken in", "took in", "take in",
                      "into being", "speaks against", "speak against", "sign of life", "what of", "meanwhile",
                      "of its own", "of their own", "is to pick", "offered to take"})
    EXPECT_FALSE(says(text, phrase)) << at << ": " << text;
  EXPECT_LE(longest_sentence(text), 32u) << at << ": " << text;
}

}  // namespace registry
