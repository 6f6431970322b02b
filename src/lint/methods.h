// The registered methods (RFC 9110 section 16.1 set up the registry), and what a client may assume of each: safe ones
// change nothing on the server, idempotent ones may be sent again (RFC 9110 section 9.2).
#pragma once

#include <string_view>

namespace lint {

// The case of a method counts.
bool is_registered(std::string_view method);
bool is_safe(std::string_view method);
bool is_idempotent(std::string_view method);

}  // namespace lint
