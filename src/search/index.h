// The search index: what the engine looks things up in. Two steps lead to it. The builder (index_builder.h, in datac)
// makes the tables of `Stored`, which index.bin holds (schema.h packs and reads them); `derive` (derive.h) makes all
// other tables of `Index` from those before the first search. Both steps are the same code for the real index, for
// tests and for benchmarks.
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

#include "registry/model.h"
#include "search/case.h"
#include "search/topic.h"

namespace search {

template <class T>
using List = registry::List<T>;

/// Wide enough for any registry: a file of ten times the entries has no more bytes a number for it (see schema.h).
using TermId = std::uint32_t;
using Offset = std::uint32_t;
/// An entry's position in the registry. Scores and positions share a number of 64 bits when hits are sorted.
using Entry = std::uint16_t;
inline constexpr TermId no_term = 0xffffffff;
inline constexpr Entry no_entry = 0xffff;

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
  Offset at;  // its terms in `rule_terms`
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
  Offset at;  // in `name_chars`
  Entry entry;
  std::uint8_t length;
  std::uint8_t item;  // position in Status::names, or in aliases
  PhraseKind kind;
};

/// Flags of a term. `after`: "missing" may follow what it negates. `brand`: part of an owner's name.
enum TermFlag : std::uint8_t { filler = 1, negator = 2, after = 4, brand = 8 };

/// Tables that both the file and the index have.
struct Shared {
  // Terms.
  List<std::uint8_t> term_weight;  // rarity: inverse document frequency, or less for fillers
  List<std::uint8_t> term_flags;
  List<std::uint8_t> phrase_lists;  // varint: (phrase minus the one before) * 2 + (1: lesser word of it)
  List<Negation> negations;         // sorted by term
  List<Rule> rules;                 // sorted by their first term, then longest first
  List<TermId> rule_terms;

  // Phrases: short texts of one entry each.
  List<Entry> phrase_entry;
  List<std::uint16_t> phrase_item;  // position in the entry's list of that kind (prose: in its constants); of a
                                    // saying, its position in `sayings`
  List<std::uint8_t> phrase_style;  // in `styles`
  List<PhraseStyle> styles;
  List<std::string_view> sayings;  // of synonyms.toml, in its order
  List<FoldedName> names;          // sorted by their text
  std::string_view name_chars;

  // Entries.
  List<std::uint8_t> prior;  // of 128: how likely people look for it at all
  List<std::uint16_t> rfcs;  // numbers of the RFCs that define or name an entry, one entry after the other
};

/// What index.bin holds: the shared tables, and of the others only what cannot be derived.
struct Stored : Shared {
  std::string_view words;             // each: a byte, one more than the bytes it shares with the one before; then its
                                      // other bytes, all of them larger than `most_shared`
  List<std::uint32_t> word_back;      // 0 for a term that is new, else how far it is back from there
  List<std::uint8_t> likeable;        // a bit for each word, lowest first: does it stand in `by_length`?
  List<std::uint32_t> phrase_sizes;   // by term: bytes of its list in `phrase_lists`
  List<std::uint32_t> prose_counts;   // by term: how many entries have it in long texts alone
  List<std::uint32_t> prose_entries;  // those entries, each minus the one before of the same term
  List<std::uint8_t> impacts;         // of all postings
  List<std::uint32_t> rfc_counts;     // by entry
};
inline constexpr std::size_t most_shared = 30;

/// What the engine reads. Empty, with no entries, until an index is loaded.
struct Index : Shared {
  std::uint32_t entries = 0;

  // Words, sorted bytewise; word w is word_chars[word_at[w] .. word_at[w + 1]).
  std::string_view word_chars;
  List<Offset> word_at;
  List<TermId> word_term;
  List<std::uint32_t> word_start;  // by first byte: the first word that is not before it; 257 of them
  // The same words ordered by length, for typing errors: those with n bytes start at length_at[n]; `letters` has a
  // bit for each letter that occurs.
  List<std::uint32_t> by_length;
  List<std::uint16_t> letters;
  List<std::uint32_t> length_at;

  List<Offset> postings_at;         // into `postings`, one more than there are terms
  List<std::uint8_t> postings;      // varint: entry minus the one before; byte: impact, of 255
  List<Offset> phrase_list_at;      // into `phrase_lists`, one more than there are terms
  List<std::uint16_t> phrase_norm;  // by phrase: sum of the weights of its terms
  List<Offset> places_at;           // into `places`: entry e's name at [2e], its summary at [2e + 1]
  List<Place> places;
  List<Offset> rfcs_at;  // into `rfcs`, one more than there are entries
};

/// The outcomes of flowcharts with an index of their own: its entries are positions in `list`. Words weigh differently
/// there ("twice" tells much among cases), and what names and symptoms find does not depend on it.
struct Cases {
  Index index;
  List<Case> list;
};

/// The same for what else a query may name; the index has all but the comparisons, which stand last.
struct Topics {
  Index index;
  List<Topic> list;
};

/// The index of the registry, made ready to search; empty until its file is loaded (search.h).
const Index& registry_index();

}  // namespace search
