// The engine: a query against an index. search.h is its face for the registry; tests and benchmarks run it against
// indexes of their own.
#pragma once

#include "search/index.h"
#include "search/search.h"

namespace search {

/// @param statuses what the index was built from, in the same order.
void search_in(const Index& index, registry::List<registry::Status> statuses, std::string_view query,
               const Filter& filter, std::size_t limit, Results& results);

}  // namespace search
