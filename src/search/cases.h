// Cases: the outcomes of flowcharts that a query describes.
//
// "json patch test operation failed" is no name and no symptom of a code; it is a case, and the flowcharts know what
// comes of it. A case leads where a phrase of it (its label, an example, a saying of synonyms.toml) is about all of the
// query, and leads to the code that names and symptoms find too. To overrule those it takes a saying, because a false
// lead costs more than a missing one: of 70 other cases that had all words of a query, 50 led to a wrong code.
#pragma once

#include <cstdint>
#include <vector>

#include "search/index.h"
#include "search/scratch.h"

namespace search {

inline constexpr std::size_t most_cases = 3;

/// A case and how well it fits.
struct CaseHit {
  Entry at;                // in Cases::list
  std::uint64_t score;     // comparable among the cases of one query
  std::uint32_t coverage;  // of 256: how much of the query it has anywhere
  std::uint32_t fit;       // of 256: how much its best phrase and the query agree
  bool said;               // is that phrase a saying?
};

/// The cases that fit best, at most `most_cases`, best first; none where the query is too short, or no description.
/// @param scratch of these searches alone; its `marked` and `best` are for showing what was found
void find_cases(const Cases& cases, const Query& query, Scratch& scratch, std::vector<CaseHit>& found);

/// What names and symptoms find first.
struct Rival {
  bool agrees;  // it is the code that the case leads to
  bool named;   // the query is its name, or another that it goes by
};
/// Does the case stand before it?
bool leads(const CaseHit& hit, Rival rival);

/// How much an entry's best phrase and the query agree, of 256. @param whole what the query says in all
std::uint32_t fit_of(const Index& index, const Best& best, std::uint64_t whole = 0);

/// Makes a hit of a case.
void show_case(const Cases& cases, registry::List<registry::Status> statuses, const Scratch& scratch,
               const CaseHit& found, Hit& hit);

}  // namespace search
