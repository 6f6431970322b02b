// Topics: header fields, flowcharts, request methods, houses and comparisons that a query names.
//
// A topic is found where the query is its name ("retry-after", "OAuth"), or names its kind and says hardly anything
// that the topic does not have ("rate limit flowchart"). It stands first where the query names its kind, or is its name
// and no code's; else, and for fields, after the first code, because who types a symptom wants a code. A comparison is
// found by its codes.
#pragma once

#include <cstdint>
#include <vector>

#include "search/index.h"
#include "search/scratch.h"

namespace search {

inline constexpr std::size_t most_topics = 3;

/// A topic and how the query has it.
struct TopicHit {
  Entry at;             // in Topics::list
  std::uint64_t score;  // comparable among the topics of one query
  bool kind_named;      // "flowchart", "header"
  bool whole;           // the query is its name
};

/// The topics that the words name, at most `most_topics`, best first.
/// @param scratch of these searches alone; its `marked` and `best` are for showing what was found
void find_topics(const Topics& topics, const Query& query, Scratch& scratch, std::vector<TopicHit>& found);

/// The comparison of exactly these statuses, in any order; no_entry where there is none. Sorts them.
Entry find_comparison(const Topics& topics, std::vector<std::uint16_t>& statuses);

/// Makes a hit of a topic.
void show_topic(const Topics& topics, registry::List<registry::Status> statuses, const Scratch& scratch, Entry at,
                Hit& hit);

}  // namespace search
