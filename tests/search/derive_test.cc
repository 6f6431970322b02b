// Covers src/search/derive.h, schema.h: what is packed comes back, the derived tables are what they say, and tables
// that do not hold together are refused.
#include "search/derive.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "fixture.h"
#include "registry/unpack.h"
#include "search/fold.h"
#include "search/schema.h"
#include "search/words.h"

namespace {

using search::Index;
using search::Stored;

std::vector<search::Shown> shown() {
  std::vector<search::Shown> all;
  for (const auto& status : fixture::statuses()) all.push_back({status.name, status.summary});
  return all;
}

const search::BuiltIndex& built() {
  static const search::BuiltIndex it = [] {
    std::vector<search::Mistake> mistakes;
    return search::build_index(fixture::input(), mistakes);
  }();
  return it;
}

template <class T>
bool same(std::span<const T> a, std::span<const T> b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end());
}

TEST(Derive, AFileHoldsTheWholeIndex) {
  const search::Case cases[] = {{3, 1, "delete,absent", "It is gone already: a second DELETE", "DELETE"}};
  const std::uint16_t compared[] = {3, 5};
  const search::Topic topics[] = {{search::TopicKind::comparison, "404-410", "", compared}};
  std::vector<search::Mistake> mistakes;
  const std::string file =
      search::packed(built(), search::build_index({}, mistakes), cases, search::build_index({}, mistakes), topics);
  registry::Arena arena;
  registry::Unpacker io({reinterpret_cast<const unsigned char*>(file.data()), file.size()}, arena);
  Stored stored, stored_cases, stored_topics;
  search::List<search::Case> list;
  search::List<search::Topic> named;
  search::index_file(io, stored, stored_cases, list, stored_topics, named);
  ASSERT_TRUE(io.done());
  ASSERT_EQ(list.size(), 1u);
  EXPECT_EQ(list[0].status, 3u);
  EXPECT_EQ(list[0].chart, 1u);
  EXPECT_EQ(list[0].answers, "delete,absent");
  EXPECT_EQ(list[0].label, "It is gone already: a second DELETE");
  EXPECT_EQ(list[0].trail, "DELETE");
  ASSERT_EQ(named.size(), 1u);
  EXPECT_EQ(named[0].kind, search::TopicKind::comparison);
  EXPECT_EQ(named[0].id, "404-410");
  EXPECT_TRUE(same<std::uint16_t>(named[0].statuses, compared));
  Index index;
  ASSERT_TRUE(search::derive(stored, shown(), arena, index));
  const Index& whole = built().view();
  EXPECT_EQ(index.entries, whole.entries);
  EXPECT_EQ(index.word_chars, whole.word_chars);
  EXPECT_EQ(index.name_chars, whole.name_chars);
  EXPECT_TRUE(same(index.word_at, whole.word_at));
  EXPECT_TRUE(same(index.word_term, whole.word_term));
  EXPECT_TRUE(same(index.word_start, whole.word_start));
  EXPECT_TRUE(same(index.by_length, whole.by_length));
  EXPECT_TRUE(same(index.letters, whole.letters));
  EXPECT_TRUE(same(index.length_at, whole.length_at));
  EXPECT_TRUE(same(index.term_weight, whole.term_weight));
  EXPECT_TRUE(same(index.term_flags, whole.term_flags));
  EXPECT_TRUE(same(index.postings_at, whole.postings_at));
  EXPECT_TRUE(same(index.postings, whole.postings));
  EXPECT_TRUE(same(index.phrase_list_at, whole.phrase_list_at));
  EXPECT_TRUE(same(index.phrase_lists, whole.phrase_lists));
  EXPECT_TRUE(same(index.phrase_entry, whole.phrase_entry));
  EXPECT_TRUE(same(index.phrase_item, whole.phrase_item));
  EXPECT_TRUE(same(index.phrase_style, whole.phrase_style));
  EXPECT_TRUE(same(index.phrase_norm, whole.phrase_norm));
  EXPECT_TRUE(same(index.rule_terms, whole.rule_terms));
  EXPECT_TRUE(same(index.sayings, whole.sayings));
  EXPECT_TRUE(same(index.prior, whole.prior));
  EXPECT_TRUE(same(index.places_at, whole.places_at));
  EXPECT_TRUE(same(index.rfcs, whole.rfcs));
  EXPECT_TRUE(same(index.rfcs_at, whole.rfcs_at));
  ASSERT_GT(whole.places.size(), 0u);
  const auto equal = [](const search::Place& a, const search::Place& b) {
    return a.term == b.term && a.begin == b.begin && a.length == b.length;
  };
  EXPECT_TRUE(std::equal(index.places.begin(), index.places.end(), whole.places.begin(), whole.places.end(), equal));
}

TEST(Derive, OrdersWordsAsTheirTablesSay) {
  const Index& index = built().view();
  ASSERT_EQ(index.word_start.size(), 257u);
  for (std::size_t byte = 0; byte < 256; ++byte)
    for (std::size_t w = index.word_start[byte]; w < index.word_start[byte + 1]; ++w)
      EXPECT_EQ(static_cast<unsigned char>(search::word_text(index, w)[0]), byte);
  EXPECT_EQ(index.word_start[256], search::word_count(index));
  for (std::size_t length = 0; length + 1 < index.length_at.size(); ++length) {
    for (std::size_t i = index.length_at[length]; i < index.length_at[length + 1]; ++i) {
      const auto word = search::word_text(index, index.by_length[i]);
      EXPECT_EQ(word.size(), length);
      EXPECT_EQ(index.letters[i], search::letters_of(word));
      if (i > index.length_at[length]) EXPECT_LT(index.by_length[i - 1], index.by_length[i]);
    }
  }
}

TEST(Derive, RefusesTablesThatDoNotHoldTogether) {
  struct Row {
    const char* what;
    void (*spoil)(Stored&);
  };
  static std::vector<std::uint8_t> bytes;
  static std::vector<std::uint32_t> numbers;
  static std::vector<search::Entry> entries;
  static std::vector<search::Rule> rules;
  const auto longer = [](std::span<const std::uint32_t> list) {
    numbers.assign(list.begin(), list.end());
    numbers.push_back(1);
    return std::span<const std::uint32_t>(numbers);
  };
  static const auto more = longer;
  const Row rows[] = {
      {"a word too many", [](Stored& s) { s.word_back = more(s.word_back); }},
      {"a term that is not there yet",
       [](Stored& s) {
         numbers.assign(s.word_back.begin(), s.word_back.end());
         numbers[0] = 1;
         s.word_back = numbers;
       }},
      {"words cut off", [](Stored& s) { s.words.remove_suffix(3); }},
      {"a word that shares too much",
       [](Stored& s) {
         s.words =
             "\x05"
             "abc";
       }},
      {"too few marks", [](Stored& s) { s.likeable = s.likeable.first(1); }},
      {"flags of fewer terms", [](Stored& s) { s.term_flags = s.term_flags.first(3); }},
      {"an entry that is not there",
       [](Stored& s) {
         entries.assign(s.phrase_entry.begin(), s.phrase_entry.end());
         entries.back() = 500;
         s.phrase_entry = entries;
       }},
      {"a style that is not there", [](Stored& s) { s.styles = s.styles.first(1); }},
      {"a rule past its terms",
       [](Stored& s) {
         rules.assign(s.rules.begin(), s.rules.end());
         rules.back().length = 200;
         s.rules = rules;
       }},
      {"sizes of another list", [](Stored& s) { s.phrase_sizes = more(s.phrase_sizes); }},
      {"phrase lists cut off", [](Stored& s) { s.phrase_lists = s.phrase_lists.first(9); }},
      {"an endless number in a list",
       [](Stored& s) {
         bytes.assign(s.phrase_lists.size(), 0xff);
         s.phrase_lists = bytes;
       }},
      {"an impact too few", [](Stored& s) { s.impacts = s.impacts.first(s.impacts.size() - 1); }},
      {"an entry of prose too many", [](Stored& s) { s.prose_entries = more(s.prose_entries); }},
      {"a name past the texts", [](Stored& s) { s.name_chars.remove_suffix(1); }},
      {"priors of other entries", [](Stored& s) { s.prior = s.prior.first(2); }},
      {"citations of other entries", [](Stored& s) { s.rfc_counts = s.rfc_counts.first(2); }},
      {"a citation too few", [](Stored& s) { s.rfcs = s.rfcs.first(1); }},
  };
  for (const Row& row : rows) {
    Stored spoiled = built().stored();
    row.spoil(spoiled);
    registry::Arena arena;
    Index index;
    EXPECT_FALSE(search::derive(spoiled, shown(), arena, index)) << row.what;
  }
  registry::Arena arena;
  Index index;
  EXPECT_TRUE(search::derive(built().stored(), shown(), arena, index));
  EXPECT_FALSE(search::derive(built().stored(), {}, arena, index));
}

}  // namespace
