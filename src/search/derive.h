// The parts of an index that follow from its stored tables: made once, before the first query.
#pragma once

#include "registry/unpack.h"
#include "search/index.h"

namespace search {

/// An entry's texts that highlights are drawn in.
struct Shown {
  std::string_view name, summary;
};

/// @param shown one for each entry, in the registry's order
/// @param arena where the derived tables live
/// @return false where the stored tables do not hold together; then the index is not to be used
bool derive(const Stored& stored, List<Shown> shown, registry::Arena& arena, Index& index);

}  // namespace search
