// What `explain` says as JSON, for the command and for assistants (mcp.cc).
#pragma once

#include <string>
#include <string_view>

#include "signals/explain.h"

namespace cli {

/// Reads texts by all signals; made at the first use.
const signals::Reader& reader();

/// @return the object of json/explanation.h
std::string explained(std::string_view text);

}  // namespace cli
