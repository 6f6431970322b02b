// One 64-bit hash for what changes from frame to frame: the mirror's records, and what would be drawn.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace ui {

/// Continues a hash over more bytes; quick rather than strong, since it only tells frames apart.
inline std::uint64_t mix(std::uint64_t hash, const void* data, std::size_t size) {
  const auto* at = static_cast<const unsigned char*>(data);
  for (; size >= 8; size -= 8, at += 8) {
    std::uint64_t word;
    std::memcpy(&word, at, 8);
    hash = (hash ^ word) * 0x9E3779B97F4A7C15ull;
    hash ^= hash >> 29;
  }
  for (; size; --size) hash = (hash ^ *at++) * 0x100000001B3ull;
  return hash;
}

}  // namespace ui
