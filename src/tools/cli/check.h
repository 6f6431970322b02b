// What the command and the tool of assistants share of checks.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace cli {

/// A registry::Sender bit of "origin", "gateway" or "proxy".
std::optional<std::uint8_t> role_from(std::string_view word);
/// May it be a request method (RFC 9110 section 9.1)?
bool is_method(std::string_view text);

}  // namespace cli
