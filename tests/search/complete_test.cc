// Covers src/search/complete.h: what search_index.cc leaves out is filled in as the builder made it.
#include "search/complete.h"

#include <gtest/gtest.h>

#include <numeric>
#include <vector>

#include "fixture.h"
#include "search/index_builder.h"

namespace {

template <class T>
std::vector<T> copy(std::span<const T> table) {
  return {table.begin(), table.end()};
}

template <class T>
bool same(std::span<const T> a, std::span<const T> b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end());
}

TEST(Complete, FillsInWhatTheBuilderMade) {
  const search::Index& whole = fixture::index();
  std::vector<search::Offset> offsets[] = {copy(whole.word_at), copy(whole.postings_at), copy(whole.phrase_list_at)};
  for (auto& list : offsets) std::adjacent_difference(list.begin(), list.end(), list.begin());
  std::vector<std::uint16_t> word_start(whole.word_start.size()), by_length(whole.by_length.size()),
      letters(whole.letters.size()), length_at(whole.length_at.size()), norm(whole.phrase_norm.size());
  std::vector<std::uint8_t> likeable(whole.word_term.size() / 8 + 1);
  for (const std::uint16_t w : whole.by_length)
    likeable[w / 8u] = static_cast<std::uint8_t>(likeable[w / 8u] | 1u << w % 8u);

  search::Index index = whole;
  index.word_at = offsets[0];
  index.postings_at = offsets[1];
  index.phrase_list_at = offsets[2];
  index.word_start = word_start;
  index.by_length = by_length;
  index.letters = letters;
  index.length_at = length_at;
  index.phrase_norm = norm;
  search::complete(index, likeable);

  EXPECT_TRUE(same(index.word_at, whole.word_at));
  EXPECT_TRUE(same(index.postings_at, whole.postings_at));
  EXPECT_TRUE(same(index.phrase_list_at, whole.phrase_list_at));
  EXPECT_TRUE(same(index.word_start, whole.word_start));
  EXPECT_TRUE(same(index.by_length, whole.by_length));
  EXPECT_TRUE(same(index.letters, whole.letters));
  EXPECT_TRUE(same(index.length_at, whole.length_at));
  EXPECT_TRUE(same(index.phrase_norm, whole.phrase_norm));
}

}  // namespace
