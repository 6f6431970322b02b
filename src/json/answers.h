// What programs are told by the command line and by the module, in the same words: hits of a search, and where a walk
// through a flowchart stands.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "decide/house.h"
#include "find/find.h"

namespace json {

/// An array of hits: `code`, `id`, `score`, `name`, `why` (which part of the entry matched best), `kind`, `path` (the
/// page that shows it, from the site's root). The `code` of
/// signals is the first status that is sent with them, or null, and they have `system`. Neither they nor the codes that
/// are there because of them (`why` is `signal`) have a score: it is null.
/// `code` and `id` of a header field, a flowchart, a method, a house or a comparison are the status it leads to, or
/// null, and what stands for it in addresses. Outcomes of flowcharts have `chart` and `answers`, which `which` takes.
std::string of_hits(const find::Found& found);
/// `{"query","results"}`, the results as above. @param ns how long the search took, where somebody wants to know
std::string of_search(std::string_view query, const find::Found& found, std::optional<long long> ns = {});

/// An object: chart, path, question, candidates, result. All texts but the codes are details (registry/schema.h).
/// @param house whose code the result leads with where practice differs; it tells the others' too
std::string of_walk(const decide::Walk& walk, decide::House house = decide::kSpecifications);

/// What the outcome itself stands on: the answer that led to it, what the picked house says, and the code's definition,
/// each source once. The sources of the steps before are in `path`.
std::vector<registry::Source> sources_of(const decide::Walk& walk, const decide::Verdict& verdict);

}  // namespace json
