// The search index: constant tables that datac writes (search_index.cc) and that nothing changes at run time.
//
// Words are folded as fold.h does it, each once, sorted. Several words are one term where they share a stem or mean
// the same (`same` in assets/synonyms.toml). Two kinds of lists lead from terms to entries:
//   postings  one for each entry that has the term anywhere: BM25F's impact, computed at build time
//   phrases   the short texts of an entry (names, aliases, fields, things people say): one for each phrase that has
//             the term; how much of a phrase and of the query agree is what finds symptoms and questions
// Negation is part of the term: "not logged in" has the term "!login", which is not "login".
// All arithmetic at query time is on integers, so that every build gives the same answers bit for bit.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace search {

using TermId = std::uint16_t;
/// A place in one of the long tables. Benchmarks with a hundred times the entries need more room than the registry
/// does.
#ifdef STATUSATLAS_WIDE_INDEX
using Offset = std::uint32_t;
#else
using Offset = std::uint16_t;
#endif
inline constexpr TermId no_term = 0xffff;

/// What a phrase is; the order is that of search::Part from `name` on.
enum class PhraseKind : std::uint8_t { name, former_name, alias, field, owner, symptom, summary, prose };

/// What kind of phrase it is and how much it counts; phrases share a few dozen of these.
struct PhraseStyle {
  PhraseKind kind;
  bool said;            // a saying of synonyms.toml
  std::uint8_t weight;  // of 128
};

/// A sequence of terms that stands for one term: "log in" is "login".
struct Rule {
  Offset at;  // its terms in Index::rule_terms
  std::uint8_t length;
  TermId to;
};

/// "x" and "!x".
struct Negation {
  TermId term, negated;
};

/// Where a term stands in an entry's name or summary, in bytes. What stands beyond byte 255 is never highlighted;
/// names and summaries are shorter.
struct Place {
  TermId term;
  std::uint8_t begin, length;
};

/// A name or former name (or an alias that only has fillers) in folded form, one space between words, for what is typed
/// from its start on.
struct FoldedName {
  Offset at;  // in Index::name_chars
  std::uint16_t entry;
  std::uint8_t length;
  std::uint8_t item;  // position in Status::names, or in aliases
  PhraseKind kind;
};

/// Flags of a term. `after`: "missing" may follow what it negates. `brand`: part of an owner's name.
enum TermFlag : std::uint8_t { filler = 1, negator = 2, after = 4, brand = 8 };

struct Index {
  std::uint32_t entries;

  // Words, sorted bytewise; word w is word_chars[word_at[w] .. word_at[w + 1]).
  std::string_view word_chars;
  std::span<const Offset> word_at;
  std::span<const TermId> word_term;
  std::span<const std::uint16_t> word_start;  // by first byte: the first word that is not before it; 257 of them
  // The same words ordered by length, for typing errors: those with n bytes start at length_at[n]; `letters` has a
  // bit for each letter that occurs.
  std::span<const std::uint16_t> by_length;
  std::span<const std::uint16_t> letters;
  std::span<const std::uint16_t> length_at;

  // Terms.
  std::span<const std::uint8_t> term_weight;  // rarity: inverse document frequency, or less for fillers
  std::span<const std::uint8_t> term_flags;
  std::span<const Offset> postings_at;         // into `postings`, one more than there are terms
  std::span<const std::uint8_t> postings;      // varint: entry minus the one before; byte: impact, of 255
  std::span<const Offset> phrase_list_at;      // into `phrase_lists`, one more than there are terms
  std::span<const std::uint8_t> phrase_lists;  // varint: (phrase minus the one before) * 2 + (1: lesser word of it)
  std::span<const Negation> negations;         // sorted by term
  std::span<const Rule> rules;                 // sorted by their first term, then longest first
  std::span<const TermId> rule_terms;

  // Phrases: short texts of one entry each.
  std::span<const std::uint16_t> phrase_entry;  // position in the registry
  std::span<const std::uint16_t> phrase_norm;   // sum of the weights of its terms
  std::span<const std::uint16_t> phrase_item;   // position in the entry's list of that kind (prose: in its constants);
                                                // of a saying, its position in `sayings`
  std::span<const std::uint8_t> phrase_style;   // in `styles`
  std::span<const PhraseStyle> styles;
  std::span<const std::string_view> sayings;  // of synonyms.toml, in its order; may come later, with the details
  std::span<const FoldedName> names;          // sorted by their text
  std::string_view name_chars;

  // Entries.
  std::span<const std::uint8_t> prior;  // of 128: how likely people look for it at all
  std::span<const Offset> places_at;    // into `places`: entry e's name at [2e], its summary at [2e + 1]
  std::span<const Place> places;
};

/// The index of the registry, from the generated search_index.cc.
const Index& registry_index();

}  // namespace search
