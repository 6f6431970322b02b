// What programs are told by the command line and by the module, in the same words: hits of a search, and where a walk
// through a flowchart stands.
#pragma once

#include <string>
#include <vector>

#include "decide/house.h"
#include "search/search.h"

namespace json {

/// `"code":429,"id":"429","score":12.3`: the members that every form of a hit has.
void append_hit(std::string& out, const search::Hit& hit);
/// An array of hits with `name`, and `why`: which part of the entry matched best.
std::string of_hits(const search::Results& results);

/// An object: chart, path, question, candidates, result. All texts but the codes are details (registry/schema.h).
/// @param house whose code the result leads with where practice differs; it tells the others' too
std::string of_walk(const decide::Walk& walk, decide::House house = decide::House::rfc);

/// Everything that the way to the outcome and the outcome itself stand on, each source once.
std::vector<registry::Source> sources_of(const decide::Walk& walk, const decide::Verdict& verdict);

}  // namespace json
