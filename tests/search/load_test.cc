// Covers search::load: which files it takes, and that they find the same as the index they were packed from.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "registry/registry.h"
#include "search/search.h"
#include "tools/embedded/embedded.h"

namespace {

using registry::Loaded;

TEST(Load, TellsWhatItDoesNotTake) {
  const auto files = embedded::files();
  for (const auto file : files) {
    const bool rules = registry::open(file).kind == registry::Kind::rules;  // lint::load takes them
    EXPECT_EQ(search::load(file), rules ? Loaded::foreign : Loaded::late) << "the test starts with all of them";
  }
  const std::vector<unsigned char> index(files[1].begin(), files[1].end());
  for (const std::size_t size : {std::size_t{0}, std::size_t{3}, std::size_t{24}, index.size() - 1})
    EXPECT_EQ(search::load(std::span(index).first(size)), Loaded::damaged) << size;
  std::vector<unsigned char> changed = index;
  changed[index.size() / 2] ^= 1;
  EXPECT_EQ(search::load(changed), Loaded::damaged);
  const std::string text = "<!doctype html><title>404</title>";
  EXPECT_EQ(search::load({reinterpret_cast<const unsigned char*>(text.data()), text.size()}), Loaded::foreign);
  const registry::Opened opened = registry::open(index);
  const std::string other =
      registry::sealed(registry::Kind::index,
                       {reinterpret_cast<const char*>(opened.packed.data()), opened.packed.size()}, opened.build + 1);
  EXPECT_EQ(search::load({reinterpret_cast<const unsigned char*>(other.data()), other.size()}), Loaded::other_build);
}

TEST(Load, TheIndexStaysSmall) {
  // More than half of it is the entries' index, the rest is that of cases; brotli makes 140 KB of all.
  EXPECT_LT(embedded::files()[1].size(), 350'000u);
}

TEST(Load, OperatorsNeedNoDetails) {
  const auto found = search::search("rfc:6585", {}, 100);
  EXPECT_FALSE(found.incomplete);
  EXPECT_TRUE(found.notes.empty());
  std::size_t citing = 0;
  for (const auto& status : registry::statuses()) {
    bool cites = false;
    for (const auto& source : status.sources) cites |= source.doc == "RFC 6585";
    for (const auto& name : status.names)
      for (const auto& source : name.sources) cites |= source.doc == "RFC 6585";
    citing += cites;
  }
  EXPECT_GT(citing, 3u);
  EXPECT_EQ(found.hits.size(), citing);
}

}  // namespace
