// Words to terms: phrases that mean one thing become one term, and negation becomes part of the term it negates.
// Shared by the index builder and the query, so that both read a text in the same way.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "search/index.h"

namespace search {

/// What reading needs to know about terms.
struct Grammar {
  std::span<const std::uint8_t> flags;  // TermFlag by term
  std::span<const Rule> rules;
  std::span<const TermId> rule_terms;
};

/// A term and the words it stands for.
struct Unit {
  TermId term;                // no_term for an unknown word
  std::uint16_t first, last;  // words
  bool negated;
  bool spent;             // a negator that found what it negates; says nothing by itself
  std::uint16_t negator;  // with `negated`: the unit that negates it
};

/// @param words a term for each word, no_term where it is unknown.
void read_terms(const Grammar& grammar, std::span<const TermId> words, std::vector<Unit>& units);

}  // namespace search
