// How an entry's score comes to be. The query is read into units, each with the terms it may stand for (itself, words
// that it starts, words that it misspells) and how well (q, of 256). Then, in units of a term's weight times 256:
//
//   postings   Σ over units: weight · impact · q                     how much the entry is about these words
//   phrase     the best of the entry's phrases: weight · M² / norm · (1 + M / Q) / 2, where M is what the phrase shares
//              with the query, norm what the phrase says in all, and Q what the query says in all
//   start      the query is the start of a name or alias, or all of it
//
// M² / norm rewards long agreement and punishes what the phrase says beyond; a name, an alias or a saying that the
// query contains whole beats any heap of single words. The sum is scaled by the entry's prior. Typed codes stand above
// all words. Ties go by position in the registry: code, then id.
#pragma once

#include "search/scratch.h"

namespace search {

inline constexpr std::uint64_t one_point = 256;                      // of a score
inline constexpr std::uint64_t whole_name_points = 600;              // what typing all of a name earns at least
inline constexpr std::uint64_t code_score = std::uint64_t{1} << 32;  // typed codes
inline constexpr std::uint64_t side_score = std::uint64_t{1} << 28;  // the sides of a comparison
inline constexpr std::uint64_t noise_share = 16;                     // below this part of the best is noise
inline constexpr std::size_t shortest_joined = 6;                    // bytes of a name written as one word
inline constexpr std::uint64_t error_points = 50;                    // less for each of its errors
inline constexpr std::uint8_t least_known_prior = 90;                // of 128
inline constexpr std::uint64_t little_known_points = 300;            // most that a start of a little known name earns

inline constexpr std::uint32_t q_lesser = 100;  // of 256: "log" of "log in", "x" of "not x", in phrases

// Shares, of 256.
inline constexpr std::uint64_t postings_share = 110;
inline constexpr std::uint64_t phrase_share = 384;
inline constexpr std::uint64_t same_share = 512;   // for a phrase that is all of the query
inline constexpr std::uint64_t second_share = 10;  // of what an entry's other phrases earn
inline constexpr std::uint64_t owner_share = 200;  // more for entries of an owner that is named

// Points.
inline constexpr std::uint64_t same_bonus = 170;
inline constexpr std::uint64_t same_name_bonus = 200;
inline constexpr std::uint64_t telling_norm = 160 * one_point;  // a phrase that says less earns less of them
inline constexpr std::uint64_t slack = 24 * one_point;          // "error" and the like beside a phrase
inline constexpr std::uint64_t unknown_weight = 120;

/// Adds what the words in scratch.asked say to `score`, and leaves each entry's best phrase in scratch.best.
/// @param unknown words that nothing is known of; a phrase beside them is not all of the query.
void rank_words(const Index& index, Scratch& scratch, std::uint32_t unknown, std::vector<std::uint64_t>& score);

/// Adds to `covered` how much of the query each entry has anywhere, whatever the place: of each part of the query the
/// best term. @return how much all of the query says, unknown words too
std::uint64_t cover_words(const Index& index, Scratch& scratch, std::uint32_t unknown,
                          std::vector<std::uint64_t>& covered);

/// Does what rank_words does for a single word that is a name of several, with few errors: "serviceunavaliable",
/// "notfuond"; while it is typed, for the start of one: "serviceunav".
/// @return was one found that is not written exactly so? Then the word's likeness to single words says nothing.
bool rank_joined(const Index& index, Scratch& scratch);

/// Leaves in scratch.start_bonus what the words [first, last) earn by being the start of a name, or all of it.
void rank_start(const Index& index, Scratch& scratch, std::size_t first, std::size_t last);

}  // namespace search
