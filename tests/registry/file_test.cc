// Covers src/registry/file.h: the frame of the data files, sound and spoiled.
#include "registry/file.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

namespace registry {
namespace {

using Bytes = std::vector<unsigned char>;

Bytes bytes_of(const std::string& text) { return {text.begin(), text.end()}; }

TEST(File, ComesBackAsItWasSealed) {
  const Bytes file = bytes_of(sealed(Kind::index, "what is inside", 0x0123456789abcdefu));
  const Opened opened = open(file);
  EXPECT_EQ(opened.state, Loaded::taken);
  EXPECT_EQ(opened.kind, Kind::index);
  EXPECT_EQ(opened.build, 0x0123456789abcdefu);
  EXPECT_EQ(bytes_of("what is inside"), Bytes(opened.packed.begin(), opened.packed.end()));
  EXPECT_EQ(open(bytes_of(sealed(Kind::facts, "", 1))).state, Loaded::taken);
}

TEST(File, EveryOtherBitShows) {
  const Bytes file = bytes_of(sealed(Kind::details, "twenty bytes of them.", 7));
  for (std::size_t at = 0; at < file.size(); ++at) {
    for (int bit = 0; bit < 8; ++bit) {
      Bytes other = file;
      other[at] = static_cast<unsigned char>(other[at] ^ 1 << bit);
      EXPECT_EQ(open(other).state, at < 4 ? Loaded::foreign : Loaded::damaged) << "bit " << bit << " of byte " << at;
    }
  }
  for (std::size_t size = 0; size < file.size(); ++size)
    EXPECT_EQ(open(std::span(file).first(size)).state, Loaded::damaged) << size;
  Bytes longer = file;
  longer.push_back(0);
  EXPECT_EQ(open(longer).state, Loaded::damaged);
}

TEST(File, TellsStrangersApart) {
  EXPECT_EQ(open(bytes_of("<!doctype html>")).state, Loaded::foreign);
  EXPECT_EQ(open(bytes_of(std::string(1000, '\0'))).state, Loaded::foreign);
  EXPECT_EQ(open(bytes_of(sealed(static_cast<Kind>(9), "x", 1))).state, Loaded::foreign) << "a kind of later versions";
}

TEST(File, AnyOtherByteIsAnotherDigest) {
  Bytes bytes(27);
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<unsigned char>(7 * i);
  std::set<std::uint64_t> seen{digest(bytes)};
  for (std::size_t i = 0; i < bytes.size(); ++i)
    for (int bit = 0; bit < 8; ++bit) {
      Bytes other = bytes;
      other[i] = static_cast<unsigned char>(other[i] ^ 1 << bit);
      EXPECT_TRUE(seen.insert(digest(other)).second) << "bit " << bit << " of byte " << i;
    }
  std::swap(bytes[0], bytes[8]);
  EXPECT_TRUE(seen.insert(digest(bytes)).second);
  bytes.push_back(0);
  EXPECT_TRUE(seen.insert(digest(bytes)).second);
}

}  // namespace
}  // namespace registry
