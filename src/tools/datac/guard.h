// What stands before the parser: files that no person wrote are refused with one error, in time and memory bounded by
// their size, so that nothing behind has to be ready for them. toml++ reads tables into tables by recursion, and an
// unlimited number of unknown keys would be an unlimited number of complaints.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "tools/datac/diagnostic.h"

namespace datac {

/// Many times what the largest file needs.
inline constexpr std::size_t kMostBytes = 1 << 20;  // of a file
inline constexpr std::size_t kMostParts = 8;        // of a key: a.b.c has three
inline constexpr std::size_t kMostKeyBytes = 200;   // of a key with all its parts
inline constexpr std::size_t kMostDepth = 16;       // of lists and tables within each other
inline constexpr std::size_t kMostKeys = 20'000;    // in a file

/// The first thing about a file that passes these limits. The bytes may be anything, TOML or not.
std::optional<Diagnostic> beyond_limits(const std::string& path, std::string_view bytes);

}  // namespace datac
