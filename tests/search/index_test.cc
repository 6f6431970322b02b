// src/search/index_builder.h, src/search/terms.h
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "fixture.h"
#include "search/index_builder.h"

namespace {

TEST(IndexBuilder, SameInputSameBytes) {
  std::vector<search::Mistake> mistakes;
  const auto packed = [&] {
    return search::packed(search::build_index(fixture::input(), mistakes), search::build_index({}, mistakes), {},
                          search::build_index({}, mistakes), {});
  };
  const std::string one = packed();
  EXPECT_EQ(one, packed());
  EXPECT_TRUE(mistakes.empty());
  EXPECT_GT(one.size(), 1000u);
}

TEST(IndexBuilder, NamesMistakes) {
  struct Row {
    const char* what;
    void (*spoil)(search::SynonymTexts&);
    const char* says;
  };
  const Row rows[] = {
      {"unknown code", [](search::SynonymTexts& s) { s.intents[1].codes[1] = "999"; },
       "intents[1].codes[1]: there is no entry “999”"},
      {"no codes", [](search::SynonymTexts& s) { s.intents[0].codes.clear(); }, "intents[0]: names no codes"},
      {"nothing said", [](search::SynonymTexts& s) { s.intents[0].say.clear(); }, "intents[0]: says nothing"},
      {"unknown often", [](search::SynonymTexts& s) { s.often.push_back("777"); }, "often[3]: there is no entry “777”"},
      {"long head",
       [](search::SynonymTexts& s) {
         s.same.push_back({"two words", "one"});
       },
       "same[4][0]: “two words” stands for the group and has to be one word"},
      {"empty group", [](search::SynonymTexts& s) { s.same.push_back({}); }, "same[4]: the group is empty"},
      {"two meanings",
       [](search::SynonymTexts& s) {
         s.same.push_back({"grand", "huge"});
       },
       "same[4][1]: “huge” already means “larg”"},
      {"head that means another",
       [](search::SynonymTexts& s) {
         s.same.push_back({"huge", "vast"});
       },
       "same[4][0]: “huge” already means “larg” in an earlier group"},
      {"long filler", [](search::SynonymTexts& s) { s.fillers.push_back("by the way"); },
       "fillers[19]: “by the way” has to be one word; make it one in `same` first"},
  };
  for (const Row& row : rows) {
    search::IndexInput input = fixture::input();
    row.spoil(input.synonyms);
    std::vector<search::Mistake> mistakes;
    search::build_index(input, mistakes);
    ASSERT_EQ(mistakes.size(), 1u) << row.what;
    EXPECT_EQ(mistakes[0].where + ": " + mistakes[0].what, row.says) << row.what;
  }
}

TEST(IndexBuilder, TablesHoldTogether) {
  const search::Index& index = fixture::index();
  EXPECT_EQ(index.entries, fixture::statuses().size());
  const std::size_t terms = index.term_weight.size();
  EXPECT_EQ(index.term_flags.size(), terms);
  EXPECT_EQ(index.postings_at.size(), terms + 1);
  EXPECT_EQ(index.phrase_list_at.size(), terms + 1);
  EXPECT_EQ(index.word_at.size(), index.word_term.size() + 1);
  EXPECT_EQ(index.places_at.size(), 2 * index.entries + 1);
  for (std::size_t w = 0; w + 1 < index.word_term.size(); ++w) {
    const auto word = [&](std::size_t i) {
      return index.word_chars.substr(index.word_at[i], index.word_at[i + 1] - index.word_at[i]);
    };
    EXPECT_LT(word(w), word(w + 1));
    EXPECT_LT(index.word_term[w], terms);
  }
  for (std::size_t p = 0; p < index.phrase_entry.size(); ++p) {
    EXPECT_LT(index.phrase_entry[p], index.entries);
    EXPECT_GT(index.phrase_norm[p], 0);
    ASSERT_LT(index.phrase_style[p], index.styles.size());
    EXPECT_GT(index.styles[index.phrase_style[p]].weight, 0);
  }
  for (std::size_t e = 0; e < index.entries; ++e) {
    const registry::Status& status = fixture::statuses()[e];
    for (std::size_t list : {2 * e, 2 * e + 1}) {
      const std::string_view text = list % 2 == 0 ? status.name : status.summary;
      for (std::size_t p = index.places_at[list]; p < index.places_at[list + 1]; ++p)
        EXPECT_LE(std::size_t{index.places[p].begin} + index.places[p].length, text.size());
    }
  }
}

}  // namespace
