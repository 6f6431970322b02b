// The packed tables that datac writes from assets/ (schema.h says what is in them, unpack.h reads them).
//
// registry_tables.cc has the facts, registry_details.cc the details. A program that gets its details from elsewhere, as
// the web app does, defines details() itself, and the linker leaves registry_details.cc out.
#pragma once

#include <span>

namespace registry::tables {

std::span<const unsigned char> facts();
/// Empty where the program has none and loads them.
std::span<const unsigned char> details();

}  // namespace registry::tables
