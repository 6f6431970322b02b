// The frame of the data files that datac writes and programs load: facts.bin, index.bin, details.bin, details/404.bin,
// charts.bin, charts/auth.bin, signals.bin, rules.bin.
//
// A program holds no data, so it has to know what it was given before it believes any of it. Every file starts with a
// head of 25 bytes, numbers least significant byte first:
//   4 bytes  "ATLS"
//   4        the format: changes with the record descriptions that the program was compiled from (see CMakeLists.txt)
//   8        the build: one digest over all files that were written together
//   8        the digest of what follows, begun with format and build
//   1        the kind
// What follows is packed as schema.h says (or search/schema.h, for the index). So a file that was cut off, changed on
// its way, written by another version, or left over from another build shows at once, and says which of these it is.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>

namespace registry {

/// What a file holds: what the first view shows; the search's index; the rest of the entries; the rest for one number;
/// the registry of signals; the rules that exchanges are checked by; flowcharts, all or those that one page needs.
enum class Kind : std::uint8_t { facts = 1, index, details, part, signals, rules, charts };

/// What became of a file that a program was given. Nothing has changed unless it was `taken`.
enum class Loaded : std::uint8_t {
  taken,
  late,         // what it holds is there already
  early,        // the facts have to come first
  damaged,      // cut off, or changed on its way
  foreign,      // no data file of this program's
  other_build,  // a sound file, but of another build than the facts or the program
};

/// Is what the file holds there now?
constexpr bool is_there(Loaded loaded) { return loaded == Loaded::taken || loaded == Loaded::late; }

struct Opened {
  Loaded state = Loaded::foreign;  // `taken` where the frame is sound; the rest is only meaningful then
  Kind kind{};
  std::uint64_t build = 0;
  std::span<const unsigned char> packed;
};

/// Looks at the frame of a file, which may be any bytes.
Opened open(std::span<const unsigned char> file);
/// The other direction, for datac.
std::string sealed(Kind kind, std::string_view packed, std::uint64_t build);

/// FNV-1a, of words of eight bytes, least significant first, and of the bytes that are left; its multiplications carry
/// upwards only, hence the fold. @param hash what it begins with
template <class Bytes>
std::uint64_t digest(const Bytes& bytes, std::uint64_t hash = 0xcbf29ce484222325u) {
  const auto take = [&hash](std::uint64_t word) {
    hash = (hash ^ word) * 0x100000001b3u;
    hash ^= hash >> 32;
  };
  std::size_t i = 0;
  for (; i + 8 <= bytes.size(); i += 8) {
    std::uint64_t word;
    std::memcpy(&word, bytes.data() + i, 8);
    if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
    take(word);
  }
  for (; i < bytes.size(); ++i) take(static_cast<unsigned char>(bytes[i]));
  return hash;
}

}  // namespace registry
