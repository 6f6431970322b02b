// The frame of the data files: written by datac, read by every program.
#include "registry/file.h"

#include <algorithm>

namespace registry {

namespace {

constexpr std::string_view kMagic = "ATLS";
constexpr std::uint32_t kFormat = STATUSATLAS_FORMAT;
constexpr std::size_t kFormatAt = 4, kBuildAt = 8, kDigestAt = 16, kKindAt = 24, kHead = 25;

std::uint64_t number(std::span<const unsigned char> bytes) {
  std::uint64_t value = 0;
  for (std::size_t i = bytes.size(); i-- > 0;) value = value << 8 | bytes[i];
  return value;
}

void put(std::string& out, std::uint64_t value, std::size_t bytes) {
  for (std::size_t i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i));
}

/// Of the kind and what is packed, begun with format and build, so that a change in any of them shows.
template <class Bytes>
std::uint64_t seal_of(const Bytes& body, std::uint64_t format, std::uint64_t build) {
  std::string head;
  put(head, format, 4);
  put(head, build, 8);
  return digest(body, digest(head));
}

}  // namespace

Opened open(std::span<const unsigned char> file) {
  Opened out;
  const std::size_t shown = std::min(file.size(), kMagic.size());
  if (!std::equal(file.begin(), file.begin() + static_cast<std::ptrdiff_t>(shown), kMagic.begin())) return out;
  out.state = Loaded::damaged;
  if (file.size() < kHead) return out;
  const std::uint64_t format = number(file.subspan(kFormatAt, 4));
  const std::uint64_t build = number(file.subspan(kBuildAt, 8));
  if (number(file.subspan(kDigestAt, 8)) != seal_of(file.subspan(kKindAt), format, build)) return out;
  out.state = Loaded::other_build;
  if (format != kFormat) return out;
  out.kind = static_cast<Kind>(file[kKindAt]);
  out.state = out.kind >= Kind::facts && out.kind <= Kind::charts ? Loaded::taken : Loaded::foreign;
  out.build = build;
  out.packed = file.subspan(kHead);
  return out;
}

std::string sealed(Kind kind, std::string_view packed, std::uint64_t build) {
  std::string body(1, static_cast<char>(kind));
  body += packed;
  std::string out(kMagic);
  put(out, kFormat, 4);
  put(out, build, 8);
  put(out, seal_of(body, kFormat, build), 8);
  return out + body;
}

}  // namespace registry
