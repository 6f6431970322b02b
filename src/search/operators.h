// Operators: "class:4xx", "header:retry-after", "rfc:9110", "owner:nginx", "cacheable:yes", "standing:deprecated",
// "is:common".
// Those of one key add up (header: and is:, all of them have to fit), those of different keys all have to fit.
#pragma once

#include "search/scratch.h"

namespace search {

/// Clears scratch.allowed for each entry that does not fit. A value that means nothing is left out, with a note.
void apply_operators(const Index& index, registry::List<registry::Status> statuses, Scratch& scratch, Results& results);

}  // namespace search
