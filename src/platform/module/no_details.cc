// The module's search has no details, and loads none (registry/tables.h).
#include "registry/tables.h"

namespace registry::tables {

std::span<const unsigned char> details() { return {}; }

}  // namespace registry::tables
