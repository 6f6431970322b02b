// The app starts without details; web/host.js loads them when it can be used already (registry/tables.h).
#include "registry/tables.h"

namespace registry::tables {

std::span<const unsigned char> details() { return {}; }

}  // namespace registry::tables
