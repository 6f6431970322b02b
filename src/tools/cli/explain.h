// What `explain` says as JSON, for the command and for assistants (mcp.cc).
#pragma once

#include <string>
#include <string_view>

#include "json/answers.h"
#include "search/search.h"
#include "signals/explain.h"

namespace cli {

/// Reads texts by all signals; made at the first use.
const signals::Reader& reader();

/// The signals of a query, and where they stand among what was found for it.
json::Beside signals_beside(std::string_view query, const search::Results& results);

/// @return the object of json/explanation.h
std::string explained(std::string_view text);

}  // namespace cli
