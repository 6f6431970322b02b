// The engine: a query against an index. search.h is its face for the registry; tests and benchmarks run it against
// indexes of their own.
#pragma once

#include "search/index.h"
#include "search/scratch.h"
#include "search/search.h"

namespace search {

/// @param statuses what the index was built from, in the same order.
void search_in(const Index& index, const Cases& cases, const Topics& topics, registry::List<registry::Status> statuses,
               std::string_view query, const Filter& filter, std::size_t limit, Results& results);
/// The same without any cases and topics.
void search_in(const Index& index, registry::List<registry::Status> statuses, std::string_view query,
               const Filter& filter, std::size_t limit, Results& results);

/// The places of a text of an index where the query's words stand. @param list which of its texts: the first of entry e
/// is 2 * e, the second 2 * e + 1
void highlight(const Index& index, const Scratch& scratch, std::string_view text, std::size_t list,
               std::vector<Span>& spans);

}  // namespace search
