// src/search/fold.h
#include "search/fold.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "text/utf8.h"

namespace {

std::string joined(std::string_view text) {
  search::Words words;
  search::split_words(text, words);
  std::string out;
  for (const search::Word& word : words.list) {
    if (!out.empty()) out += word.joined ? '+' : ' ';
    out += words.text(word);
  }
  return out;
}

TEST(SplitWords, Table) {
  struct Row {
    const char* text;
    const char* words;  // '+' where nothing stands between two words
  };
  const Row rows[] = {
      {"", ""},
      {"Not Found", "not found"},
      {"  not\tfound\n", "not found"},
      {"NOT_FOUND", "not found"},
      {"not-found", "not found"},
      {"notFound", "not+found"},
      {"StatusNotFound", "status+not+found"},
      {"HTTPStatus.NOT_FOUND", "http+status not found"},
      {"http.StatusTooManyRequests", "http status+too+many+requests"},
      {"ERR_TOO_MANY_REDIRECTS", "err too many redirects"},
      {"net::ERR_FAILED", "net err failed"},
      {"URLs and IDs", "urls and ids"},
      {"XMLHttpRequest", "xml+http+request"},
      {"ETag", "e+tag"},
      {"http404", "http+404"},
      {"4xx", "4+xx"},
      {"can't don’t", "cant dont"},
      {"café naïve Übung", "cafe naive ubung"},
      {"Straße Æther Œuvre", "strasse aether oeuvre"},
      {"cafe\xCC\x81", "cafe"},                          // a combining accent
      {"\xEF\xBC\xB4\xEF\xBD\x85\xEF\xBC\x91", "te+1"},  // full width
      {"so\xC2\xAD"
       "ft",
       "soft"},  // a soft hyphen
      {"a\xE2\x80\x8B"
       "b",
       "ab"},                          // no width
      {"\xE2\x80\xAEright", "right"},  // a direction mark
      {"Не Найдено", "не наидено"},    // й like и with its mark typed apart, and without
      {"не наи\xCC\x86дено ещё ЁЖ", "не наидено еще еж"},
      {"ЇЖА їжа", "їжа їжа"},
      {"未找到404页", "未+找+到+404+页"},  // a word a character
      {"ページが 見つかりません", "ペ+ー+ジ+が 見+つ+か+り+ま+せ+ん"},
      {"찾을 수 없음", "찾+을 수 없+음"},
      {"ゲート・ウェイHTTP", "ゲ+ー+ト ウ+ェ+イ+http"},
      {"404 😀 gone", "404 gone"},
      {"“quoted” – dashed…", "quoted dashed"},
      {"a\xFF"
       "b",
       "a b"},                          // no UTF-8
      {"a\xC3", "a"},                   // a character cut off
      {"\xC0\xAF\xE0\x80\xAF x", "x"},  // overlong
      {"\xED\xA0\x80y", "y"},           // a surrogate
      {".*+?^${}()|[]\\", ""},
  };
  for (const Row& row : rows) EXPECT_EQ(joined(row.text), row.words) << row.text;
}

TEST(SplitWords, KnowsWhereWordsStand) {
  struct Row {
    std::string_view text;
    std::vector<std::string_view> words;
  };
  const Row rows[] = {
      {"Not Found", {"Not", "Found"}},          {"(Unused)", {"Unused"}},
      {"I'm a teapot", {"I'm", "a", "teapot"}}, {"Café, naïve", {"Café", "naïve"}},
      {"cafe\xCC\x81!", {"cafe\xCC\x81"}},      {"HTTPStatus", {"HTTP", "Status"}},
      {"ÜberÄrger", {"Über", "Ärger"}},         {"don’t", {"don’t"}},
  };
  for (const Row& row : rows) {
    search::Words words;
    search::split_words(row.text, words);
    std::vector<std::string_view> found;
    for (const search::Word& word : words.list) found.push_back(row.text.substr(word.begin, word.end - word.begin));
    EXPECT_EQ(found, row.words) << row.text;
  }
}

TEST(SplitWords, StopsAtMostAndCutsLongWords) {
  search::Words words;
  search::split_words("one two three four", words, 2);
  EXPECT_EQ(words.list.size(), 2u);
  const std::string longest(100, 'x');
  search::split_words(longest + " after", words);
  ASSERT_EQ(words.list.size(), 2u);
  EXPECT_EQ(words.list[0].length, search::longest_word);
  EXPECT_EQ(words.text(words.list[1]), "after");
}

TEST(SplitWords, AnyBytes) {
  std::uint32_t seed = 1;
  search::Words words;
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    const std::size_t length = round % 24;
    for (std::size_t i = 0; i < length; ++i) {
      seed = seed * 1664525 + 1013904223;
      // Mostly bytes that begin or continue characters.
      text += static_cast<char>(seed >> 24 | (seed >> 16 & 1 ? 0x80 : 0));
    }
    search::split_words(text, words);
    std::uint32_t end = 0;
    for (const search::Word& word : words.list) {
      ASSERT_GE(word.begin, end);
      ASSERT_GT(word.end, word.begin);
      ASSERT_LE(word.end, text.size());
      ASSERT_GT(word.length, 0u);
      ASSERT_LE(word.at + word.length, words.chars.size());
      // Never in the middle of a character.
      ASSERT_NE(static_cast<unsigned char>(text[word.begin]) & 0xC0, 0x80);
      end = word.end;
    }
  }
}

TEST(Stem, MeetsOrParts) {
  struct Row {
    const char *a, *b;
    bool same;
  };
  const Row rows[] = {
      {"redirect", "redirects", true},
      {"redirect", "redirecting", true},
      {"redirect", "redirection", true},
      {"authentication", "authenticated", true},
      {"authentication", "authenticate", true},
      {"authorization", "authorise", true},
      {"unauthorized", "unauthorised", true},
      {"temporarily", "temporary", true},
      {"permanently", "permanent", true},
      {"expired", "expires", true},
      {"validation", "validate", true},
      {"acceptable", "accept", true},
      {"cookies", "cookie", true},
      {"entities", "entity", true},
      {"stopped", "stop", true},
      {"process", "processing", true},
      {"unavailable", "available", false},
      {"authentication", "authorization", false},
      {"modified", "moved", false},
      {"gone", "good", false},
      {"range", "rate", false},
      {"header", "head", false},
      {"http", "https", false},
      {"process", "proxy", false},
      {"status", "state", false},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(search::stem(row.a) == search::stem(row.b), row.same)
        << row.a << " " << search::stem(row.a) << " / " << row.b << " " << search::stem(row.b);
  }
}

TEST(CutText, NeverInsideACharacter) {
  EXPECT_EQ(text::cut("abc", 5), "abc");
  EXPECT_EQ(text::cut("abc", 2), "ab");
  EXPECT_EQ(text::cut("aé", 2), "a");
  EXPECT_EQ(text::cut("😀😀", 7), "😀");
  EXPECT_EQ(text::cut("\x80\x80\x80", 2), "");
}

}  // namespace
