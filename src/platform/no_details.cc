// What starts without details (registry/tables.h): the app, for which web/host.js loads them when it can be used
// already, and the module's search, which needs none.
#include "registry/tables.h"

namespace registry::tables {

std::span<const unsigned char> details() { return {}; }

}  // namespace registry::tables
