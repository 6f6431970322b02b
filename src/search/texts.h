// The texts of all entries, as an index under construction reads them: which zone of its entry each belongs to, whether
// it is a phrase that can be matched as a whole, and how much it counts.
#pragma once

#include <string>
#include <vector>

#include "search/vocabulary.h"

namespace search {

/// Where a text stands in its entry: its weight in BM25F, and how much its length counts against it.
struct Zone {
  double weight, b;
  bool is_long = false;  // prose that says more than what to look for: common words of it are left out
};

struct Text {
  Entry entry;
  const Zone* zone;
  bool is_phrase;  // matched as a whole
  PhraseKind kind;
  std::size_t item;     // position in the entry's list of that kind, or of a saying in all of them
  std::uint8_t weight;  // of the phrase, of 128
  bool said;            // a saying of the synonyms
  std::string_view text;
  Reading reading;
};

/// Reads all texts; those that say nothing are left out.
std::vector<Text> gather_texts(const IndexInput& input, Vocabulary& vocabulary, std::vector<Mistake>& mistakes);

}  // namespace search
