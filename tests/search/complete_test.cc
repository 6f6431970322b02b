// Covers src/search/complete.h: what search_index.cc leaves out is filled in as the builder made it.
#include "search/complete.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <vector>

#include "fixture.h"
#include "search/index_builder.h"

namespace {

/// Memory like a table's, as the generated source has it before it is completed.
template <class T>
struct Room {
  std::vector<T> bytes;
  explicit Room(std::span<const T> like) : bytes(like.size()) {}
  std::span<const T> view() const { return bytes; }
};

template <class T>
std::vector<T> differences(std::span<const T> table) {
  std::vector<T> list(table.begin(), table.end());
  std::adjacent_difference(list.begin(), list.end(), list.begin());
  return list;
}

template <class T>
bool same(std::span<const T> a, std::span<const T> b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end());
}

TEST(Complete, FillsInWhatTheBuilderMade) {
  std::vector<std::string> mistakes;
  const search::BuiltIndex built = search::build_index(fixture::input(), mistakes);
  const search::Index& whole = built.view();
  const search::PackedTables packed = search::pack(*built.tables);

  std::string word_chars(whole.word_chars.size(), '\0');
  const Room word_at(whole.word_at), postings_at(whole.postings_at), places_at(whole.places_at);
  const Room word_start(whole.word_start), by_length(whole.by_length), letters(whole.letters),
      length_at(whole.length_at), word_term(whole.word_term), norm(whole.phrase_norm);
  const Room postings(whole.postings);
  const Room places(whole.places);
  const std::vector<search::Offset> lists = differences(whole.phrase_list_at);
  const std::vector<std::uint16_t> items = differences(whole.phrase_item);

  search::Index index = whole;
  index.word_chars = word_chars;
  index.word_at = word_at.view();
  index.word_term = word_term.view();
  index.word_start = word_start.view();
  index.by_length = by_length.view();
  index.letters = letters.view();
  index.length_at = length_at.view();
  index.postings_at = postings_at.view();
  index.postings = postings.view();
  index.phrase_list_at = lists;
  index.phrase_item = items;
  index.phrase_norm = norm.view();
  index.places_at = places_at.view();
  index.places = places.view();
  search::complete(
      index,
      {packed.words, packed.word_terms, packed.likeable, packed.prose_counts, packed.prose_entries, packed.impacts},
      fixture::statuses());

  EXPECT_EQ(index.word_chars, whole.word_chars);
  EXPECT_TRUE(same(index.word_at, whole.word_at));
  EXPECT_TRUE(same(index.word_term, whole.word_term));
  EXPECT_TRUE(same(index.word_start, whole.word_start));
  EXPECT_TRUE(same(index.by_length, whole.by_length));
  EXPECT_TRUE(same(index.letters, whole.letters));
  EXPECT_TRUE(same(index.length_at, whole.length_at));
  EXPECT_TRUE(same(index.postings_at, whole.postings_at));
  EXPECT_TRUE(same(index.postings, whole.postings));
  EXPECT_TRUE(same(index.phrase_list_at, whole.phrase_list_at));
  EXPECT_TRUE(same(index.phrase_item, whole.phrase_item));
  EXPECT_TRUE(same(index.phrase_norm, whole.phrase_norm));
  EXPECT_TRUE(same(index.places_at, whole.places_at));
  ASSERT_GT(whole.places.size(), 0u);
  const auto equal = [](const search::Place& a, const search::Place& b) {
    return a.term == b.term && a.begin == b.begin && a.length == b.length;
  };
  EXPECT_TRUE(std::equal(index.places.begin(), index.places.end(), whole.places.begin(), whole.places.end(), equal));
}

}  // namespace
