// Covers src/text: the decoder against every boundary of RFC 3629, the distance against a slow and obvious one, and the
// small forms.
#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "text/ascii.h"
#include "text/distance.h"
#include "text/join.h"
#include "text/numerals.h"
#include "text/order.h"
#include "text/utf8.h"

namespace {

/// Encodes as RFC 3629 section 3 says, for any number below 2^21: also what is no character.
std::string encoded(std::uint32_t c, int length) {
  std::string out;
  if (length == 1) return {static_cast<char>(c)};
  out += static_cast<char>((0xF00u >> length & 0xFF) | c >> (6 * (length - 1)));
  for (int i = length - 2; i >= 0; --i) out += static_cast<char>(0x80 | (c >> (6 * i) & 0x3F));
  return out;
}

TEST(Utf8, DecodesEveryCharacterAndNothingElse) {
  for (std::uint32_t c = 0; c < 0x110800; c += c < 0x3000 || (c >= 0xD700 && c < 0xE100) || c >= 0x10FF00 ? 1 : 251) {
    for (int length = 1; length <= 4; ++length) {
      if (c >= 1u << (length == 1 ? 7 : 5 * length + 1)) continue;  // has no form of this length
      const int right = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
      const bool is_one = length == right && c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF);
      const std::string bytes = encoded(c, length);
      const text::Character read = text::decode(bytes + "x");
      ASSERT_EQ(read.bytes, is_one ? length : 0) << c << " in " << length;
      if (is_one) ASSERT_EQ(read.point, c);
      for (std::size_t cut = 1; is_one && cut < bytes.size(); ++cut) {
        ASSERT_EQ(text::decode(bytes.substr(0, cut)).bytes, 0);
        ASSERT_EQ(text::decode(bytes.substr(0, cut) + "x").bytes, 0);
      }
    }
  }
  EXPECT_EQ(text::decode("").bytes, 0);
  EXPECT_EQ(text::decode("\x80").bytes, 0);
  EXPECT_EQ(text::decode("\xFF").bytes, 0);
  EXPECT_EQ(text::decode(std::string(1, '\0')).bytes, 1);
}

TEST(Utf8, FindsAndRepairsWhatIsNone) {
  const struct {
    std::string bytes;
    std::size_t invalid;
    std::string repaired;
  } rows[] = {
      {"", std::string::npos, ""},
      {"plain é…🔥", std::string::npos, "plain é…🔥"},
      {"a\x80z", 1, "a\uFFFDz"},
      {"é\xC3", 2, "é\uFFFD"},
      {"\xED\xA0\x80", 0, "\uFFFD\uFFFD\uFFFD"},
      {"ok\xF4\x90\x80\x80", 2, "ok\uFFFD\uFFFD\uFFFD\uFFFD"},
  };
  for (const auto& row : rows) {
    EXPECT_EQ(text::invalid_at(row.bytes), row.invalid) << row.repaired;
    EXPECT_EQ(text::repaired(row.bytes), row.repaired);
  }
}

TEST(Utf8, CutsBetweenCharacters) {
  const std::string all = "aé…🔥";
  EXPECT_EQ(text::characters(all), 4u);
  const std::size_t ends[] = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 10};
  for (std::size_t size = 0; size < std::size(ends); ++size) EXPECT_EQ(text::cut(all, size).size(), ends[size]) << size;
}

/// The definition, with no bound.
int slow(const std::string& a, const std::string& b) {
  std::vector<std::vector<int>> d(a.size() + 1, std::vector<int>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        d[i][j] = static_cast<int>(i + j);
        continue;
      }
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  }
  return d[a.size()][b.size()];
}

TEST(Distance, IsThatOfTheDefinitionUpToItsBound) {
  std::uint32_t seed = 1;
  const auto next = [&](std::uint32_t below) {
    seed = seed * 1664525 + 1013904223;
    return (seed >> 8) % below;
  };
  const auto word = [&](std::uint32_t longest) {
    std::string out;
    for (std::uint32_t i = 0, n = next(longest); i < n; ++i) out += static_cast<char>('a' + next(3));
    return out;
  };
  for (int round = 0; round < 3000; ++round) {
    const std::uint32_t longest = round % 10 == 0 ? 90 : 9;  // some past the words that need no memory
    const std::string a = word(longest), b = word(longest);
    const int exact = slow(a, b);
    for (const int bound : {0, 1, 2, 5, 200})
      EXPECT_EQ(text::distance(a, b, bound), std::min(exact, bound + 1)) << a << " " << b;
  }
  EXPECT_EQ(text::distance("recieve", "receive", 2), 1) << "neighbors that changed places are one error";
}

TEST(Forms, AreWhatTheySay) {
  EXPECT_EQ(text::lower_case("Retry-AFTER é"), "retry-after é");
  EXPECT_TRUE(text::same("ETag", "etag"));
  EXPECT_FALSE(text::same("ETag", "etags"));
  EXPECT_EQ(text::padded(7), "007");
  EXPECT_EQ(text::padded(1404), "1404");
  EXPECT_EQ(text::padded(5, 2), "05");
  EXPECT_EQ(text::concat({"a", "", "b"}), "ab");
  EXPECT_EQ(text::join(std::vector<std::string>{"a", "b", "c"}, ", "), "a, b, c");
  EXPECT_EQ(text::join(std::vector<std::string>{}, ", "), "");
  using Parts = std::vector<std::string_view>;
  EXPECT_EQ(text::split("a,b,,c", ','), (Parts{"a", "b", "", "c"}));
  EXPECT_EQ(text::split("a,", ','), (Parts{"a", ""}));
  EXPECT_EQ(text::split("", ','), Parts());
}

/// The first three digits in a row of a text that stand alone.
std::pair<std::size_t, std::size_t> number_in(std::string_view text) {
  for (std::size_t i = 0; i + 3 <= text.size(); ++i)
    if (std::all_of(text.begin() + i, text.begin() + i + 3, text::is_digit) &&
        (i == 0 || !text::is_digit(text[i - 1])) && (i + 3 == text.size() || !text::is_digit(text[i + 3])))
      return {i, i + 3};
  ADD_FAILURE() << "no number in " << text;
  return {0, 0};
}

TEST(Numerals, PiecesOfLongerThings) {
  for (const char* piece :
       {"201.17.3.4", "10.0.0.404", "100,000", "1,404", "12:30:500", "[::1]:500", "500:30", "2026-404", "404-2026",
        "10/404", "$404", "404%", "123#4567", "4567#123", "*789 connect()", "9.404", "404.12345"}) {
    const auto [begin, end] = number_in(piece);
    EXPECT_TRUE(text::part_of_longer(piece, begin, end)) << piece;
  }
  for (const char* alone : {"404", "404.13", "401-403", "401/403", "error:404", "status=404", "(404)", "404.",
                            "404, then", "*404*", "404: Not Found", "#404", "/404/"}) {
    const auto [begin, end] = number_in(alone);
    EXPECT_FALSE(text::part_of_longer(alone, begin, end)) << alone;
  }
}

TEST(Numerals, WhereAStatusStands) {
  struct Row {
    const char* text;
    bool protocol, request;
  };
  for (const Row& row : {Row{"HTTP/1.1 404", true, false},
                         {"http/2 404", true, false},
                         {"\"GET / HTTP/1.1\" 404", false, true},
                         {"HTTP/ 404", false, false},
                         {"\"GET /\" 404", false, false},
                         {"1.1 404", false, false},
                         {"404", false, false},
                         {"HTTP/1.1 \" 404", false, false}}) {
    const auto [begin, end] = number_in(row.text);
    EXPECT_EQ(text::after_protocol(row.text, begin), row.protocol) << row.text;
    EXPECT_EQ(text::after_request(row.text, begin), row.request) << row.text;
  }
  EXPECT_TRUE(text::is_unit("ms") && text::is_unit("MB") && text::is_unit("Seconds"));
  EXPECT_FALSE(text::is_unit("") || text::is_unit("not") || text::is_unit("error"));
}

TEST(Order, IsStableAndMovesEveryRecord) {
  std::vector<std::string> all{"bb", "a", "cc", "", "d", "eee"};
  text::order_by(all, [](const std::string& one) { return std::uint64_t{one.size()}; });
  EXPECT_EQ(all, (std::vector<std::string>{"", "a", "d", "bb", "cc", "eee"}));
}

}  // namespace
