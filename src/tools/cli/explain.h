// What `explain` says as JSON, for the command and for assistants (mcp.cc).
#pragma once

#include <string>
#include <string_view>

namespace cli {

/// @return the object of json/explanation.h
std::string explained(std::string_view text);

}  // namespace cli
