// src/search/search.h, on the whole registry
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include "queries.h"
#include "search/fold.h"
#include "search/index.h"
#include "search/search.h"

namespace {

std::string folded(std::string_view text) {
  search::Words words;
  search::split_words(text, words);
  std::string out;
  for (const search::Word& word : words.list) out += std::string(words.text(word)) + " ";
  return out;
}

std::size_t rank_of(const search::Results& results, std::string_view id) {
  for (std::size_t i = 0; i < results.hits.size(); ++i)
    if (results.hits[i].is_code() && results.hits[i].status->id == id) return i + 1;
  return 0;
}

TEST(Registry, EveryNumberFindsItsMeanings) {
  for (const registry::Status& status : registry::statuses()) {
    char number[8];
    std::snprintf(number, sizeof number, "%03d", status.code);
    for (const std::string& query :
         {std::string(number), "HTTP " + std::string(number), "error " + std::string(number)}) {
      const search::Results results = search::search(query);
      const std::size_t rank = rank_of(results, status.id);
      ASSERT_GE(rank, 1u) << query << " " << status.id;
      EXPECT_LE(rank, registry::with_code(status.code).size()) << query << " " << status.id;
      EXPECT_EQ(results.hits[0].part, search::Part::number);
    }
  }
}

TEST(Registry, EveryNameIsFoundWhileItIsTyped) {
  for (const registry::Status& status : registry::statuses()) {
    std::size_t shared = 0;  // entries of that name
    for (const registry::Status& other : registry::statuses())
      for (const registry::Name& name : other.names) shared += folded(name.name) == folded(status.name) ? 1 : 0;
    const std::string name(status.name);
    for (const registry::Name& former : status.names) {
      std::size_t typed = 0;  // so many bytes of it found the entry
      for (std::size_t length = 3; length <= former.name.size(); ++length) {
        const std::string start(former.name.substr(0, length));
        const bool found = rank_of(search::search(start), status.id) > 0;
        ASSERT_TRUE(found || typed == 0) << status.id << " drops out at “" << start << "”";
        if (found) typed = length;
      }
      EXPECT_EQ(typed, former.name.size() < 3 ? 0 : former.name.size()) << status.id << " " << former.name;
    }
    // Names that are a number and such are found as what they are.
    if (folded(name).size() < 3 || std::any_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; }))
      continue;
    for (std::size_t length = 3; length <= name.size(); ++length) {
      const std::string typed = name.substr(0, length);
      if (folded(typed).size() < 3) continue;
      const search::Results results = search::search(typed);
      ASSERT_GE(rank_of(results, status.id), 1u) << status.id << " drops out at “" << typed << "”";
    }
    const search::Results results = search::search(name);
    if (status.owner.empty()) {
      EXPECT_LE(rank_of(results, status.id), std::max<std::size_t>(shared, 1)) << name;
    } else {
      // "Timeout" and "Blocked" are names at a vendor, and words that mean something else to most people.
      EXPECT_LE(rank_of(results, status.id), 10u + shared) << name << " " << status.id;
    }
  }
}

TEST(Registry, EveryFormerNameAndAliasIsFound) {
  for (const registry::Status& status : registry::statuses()) {
    for (const registry::Name& name : status.names) {
      if (folded(name.name).empty()) continue;
      EXPECT_GE(rank_of(search::search(name.name), status.id), 1u) << name.name << " " << status.id;
    }
    for (const registry::Text alias : status.aliases)
      EXPECT_GE(rank_of(search::search(alias), status.id), 1u) << alias << " " << status.id;
  }
}

TEST(Registry, ThreeLettersOfANameFindANameThatStartsSo) {
  std::set<std::string> starts;
  for (const registry::Status& status : registry::statuses())
    if (status.owner.empty() && status.name[0] != '(') starts.insert(folded(status.name).substr(0, 3));
  for (const std::string& start : starts) {
    if (start.find(' ') != std::string::npos) continue;
    const search::Results results = search::search(start);
    ASSERT_FALSE(results.hits.empty()) << start;
    ASSERT_TRUE(results.hits[0].status) << start;
    bool fits = false;
    for (const registry::Name& name : results.hits[0].status->names)
      fits = fits || folded(name.name).substr(0, 3) == start;
    EXPECT_TRUE(fits) << start << " found " << results.hits[0].status->id;
  }
}

// What users of other languages see and type; case, accents and the marks of Cyrillic letters do not matter.
TEST(Registry, NamesInOtherLanguagesFindTheirCodes) {
  const std::vector<std::pair<const char*, const char*>> rows{{"Seite nicht gefunden", "404"},
                                                              {"zu viele anfragen", "429"},
                                                              {"Interner Serverfehler", "500"},
                                                              {"Ungultige Anfrage", "400"},
                                                              {"page introuvable", "404"},
                                                              {"mauvaise passerelle", "502"},
                                                              {"requete trop volumineuse", "413"},
                                                              {"página no encontrada", "404"},
                                                              {"demasiadas solicitudes", "429"},
                                                              {"prohibido", "403"},
                                                              {"Não Autorizado", "401"},
                                                              {"erro interno do servidor", "500"},
                                                              {"página nao encontrada", "404"},
                                                              {"Страница не найдена", "404"},
                                                              {"ДОСТУП ЗАПРЕЩЕН", "403"},
                                                              {"плохои шлюз", "502"},
                                                              {"слишком много запросов", "429"},
                                                              {"服务器内部错误", "500"},
                                                              {"页面不存在", "404"},
                                                              {"网关超时", "504"},
                                                              {"禁止访问", "403"},
                                                              {"ページが見つかりません", "404"},
                                                              {"内部サーバーエラー", "500"},
                                                              {"メンテナンス中", "503"},
                                                              {"페이지를 찾을 수 없습니다", "404"},
                                                              {"잘못된 요청", "400"},
                                                              {"게이트웨이 시간 초과", "504"},
                                                              {"confli", "409"},
                                                              {"не най", "404"},
                                                              {"未找", "404"}};
  for (const auto& [query, id] : rows) {
    const search::Results results = search::search(query);
    ASSERT_FALSE(results.hits.empty()) << query;
    EXPECT_EQ(results.hits[0].status->id, id) << query;
  }
}

TEST(Registry, EveryFieldFindsTheCodesThatHaveIt) {
  for (const registry::Status& status : registry::statuses()) {
    for (const registry::Field& field : status.fields) {
      const search::Results results = search::search("header:" + std::string(field.name), {}, 1000);
      EXPECT_GE(rank_of(results, status.id), 1u) << field.name << " " << status.id;
      EXPECT_TRUE(results.notes.empty());
    }
  }
}

TEST(Registry, HitsPassTheFilter) {
  search::Filter filter;
  filter.classes = 1u << static_cast<int>(registry::Class::redirection);
  for (const char* query : {"redirect", "moved", "method", "3xx", "class:3xx"}) {
    const search::Results results = search::search(query, filter);
    EXPECT_FALSE(results.hits.empty()) << query;
    for (const search::Hit& hit : results.hits) EXPECT_EQ(hit.status->cls, registry::Class::redirection) << query;
  }
  EXPECT_TRUE(search::search("404", filter).hits.empty());
}

TEST(Registry, PropertiesMeanTheSameInAQueryAndInAFilter) {
  for (const auto& [property, name] : search::kProperties) {
    search::Filter filter;
    filter.properties = property;
    std::set<std::string_view> passing, found;
    for (const registry::Status& status : registry::statuses())
      if (search::passes(filter, status)) passing.insert(status.id);
    for (const search::Hit& hit : search::search("is:" + std::string(name), {}, 1000).hits)
      found.insert(hit.status->id);
    EXPECT_FALSE(passing.empty()) << name;
    EXPECT_EQ(found, passing) << name;
  }
}

TEST(Registry, AFilterNarrowsWhatIsFoundAndChangesNothingElse) {
  for (const char* query : {"not found", "too many", "request", "upload too big", "4xx", "401 vs 403"})
    for (int cls = 1; cls <= 5; ++cls) {
      search::Filter filter;
      filter.classes = static_cast<std::uint8_t>(1u << cls);
      std::vector<std::string_view> narrowed, expected;
      for (const search::Hit& hit : search::search(query, filter, 1000).hits) narrowed.push_back(hit.status->id);
      for (const search::Hit& hit : search::search(query, {}, 1000).hits)
        if (hit.is_code() && search::passes(filter, *hit.status)) expected.push_back(hit.status->id);
      EXPECT_EQ(narrowed, expected) << query << " " << cls;
    }
}

TEST(Registry, ALetterThatBeginsAWordChangesNothingYet) {
  for (const auto& [before, after] :
       {std::pair("headers too", "headers too l"), std::pair("wrong", "wrong m"), std::pair("down", "down f")}) {
    const search::Results first = search::search(before), then = search::search(after);
    ASSERT_FALSE(first.hits.empty() || then.hits.empty()) << after;
    EXPECT_EQ(search::path_of(then.hits[0]), search::path_of(first.hits[0])) << after;
  }
  // Unless a name goes on so, or nothing else says anything.
  EXPECT_EQ(search::search("not f").hits.at(0).status->id, "404");
  EXPECT_FALSE(search::search("no p").hits.empty());
}

// The engine keeps its memory from query to query; nothing of one is left for the next.
TEST(Registry, AskedAgainTheAnswerIsTheSame) {
  for (const char* query :
       {"not logged in", "", "4xx", "gatewya timeout", "zzzzqqq", "too many", "class:2xx", "401 vs 403"}) {
    const search::Results kept = search::search(query);
    search::search("something else entirely, 503 nginx");
    const search::Results fresh = search::search(query);
    ASSERT_EQ(kept.hits.size(), fresh.hits.size()) << query;
    EXPECT_EQ(kept.notes, fresh.notes);
    EXPECT_EQ(kept.nearest, fresh.nearest);
    for (std::size_t i = 0; i < fresh.hits.size(); ++i) {
      EXPECT_EQ(kept.hits[i].status, fresh.hits[i].status);
      EXPECT_EQ(kept.hits[i].score, fresh.hits[i].score);
      EXPECT_EQ(kept.hits[i].matched, fresh.hits[i].matched);
      EXPECT_EQ(kept.hits[i].name_spans.size(), fresh.hits[i].name_spans.size());
    }
  }
}

TEST(Registry, NoQueryOfTheBenchmarkIsADeadEnd) {
  const std::vector<std::string> queries = read_queries();
  ASSERT_GE(queries.size(), 400u);
  for (const std::string& query : queries) {
    const search::Results results = search::search(query);
    EXPECT_TRUE(!results.hits.empty() || !results.nearest.empty() || !results.notes.empty()) << query;
    // Nor is any start of it a crash, or a hit out of order.
    for (std::size_t length = 1; length < query.size(); ++length) {
      const search::Results typed = search::search(std::string_view(query).substr(0, length));
      for (std::size_t i = 1; i < typed.hits.size(); ++i) ASSERT_GE(typed.hits[i - 1].score, typed.hits[i].score);
    }
  }
}

// A class typed as a range lists what is registered before what vendors made of its numbers.
TEST(Registry, VendorsStandBehindInAClass) {
  for (const char* query : {"4xx", "5xx"}) {
    bool vendor = false, mixed = false;
    for (const search::Hit& hit : search::search(query, {}, 1000).hits) {
      mixed |= vendor && hit.status->owner.empty();
      vendor |= !hit.status->owner.empty();
    }
    EXPECT_TRUE(vendor) << query;
    EXPECT_FALSE(mixed) << query;
  }
}

// Where words of the query stand within each other's places, the text is marked once.
TEST(Registry, HighlightsDoNotOverlap) {
  std::size_t marked = 0;
  for (const std::string& query : read_queries()) {
    for (const search::Hit& hit : search::search(query).hits) {
      for (const auto* spans : {&hit.name_spans, &hit.summary_spans}) {
        for (std::size_t i = 0; i < spans->size(); ++i) {
          ASSERT_LT((*spans)[i].begin, (*spans)[i].end) << query;
          if (i > 0) ASSERT_LE((*spans)[i - 1].end, (*spans)[i].begin) << query << " in " << hit.status->id;
          ++marked;
        }
      }
    }
  }
  EXPECT_GT(marked, 1000u);
}

// One number for all answers to all queries: what native code and WebAssembly have to agree on.
std::uint64_t digest_of_all() {
  std::uint64_t digest = 0xcbf29ce484222325;
  const auto add = [&](std::uint64_t value) {
    for (int i = 0; i < 8; ++i) digest = (digest ^ (value >> (8 * i) & 0xff)) * 0x100000001b3;
  };
  search::Results results;
  for (const std::string& query : read_queries()) {
    for (std::size_t length = 1; length <= query.size(); ++length) {
      results = search::search(std::string_view(query).substr(0, length), {}, 50);
      add(results.hits.size());
      for (const std::string& note : results.notes) add(note.size());
      for (const std::string_view word : results.nearest)
        for (const char c : word) add(static_cast<unsigned char>(c));
      for (const search::Hit& hit : results.hits) {
        for (const char c : search::path_of(hit)) add(static_cast<unsigned char>(c));
        std::uint32_t bits;
        static_assert(sizeof bits == sizeof hit.score);
        __builtin_memcpy(&bits, &hit.score, sizeof bits);
        add(bits);
        add(static_cast<std::uint64_t>(hit.part));
        for (const char c : hit.matched) add(static_cast<unsigned char>(c));
        for (const search::Span& span : hit.name_spans) add(std::uint64_t{span.begin} << 32 | span.end);
        for (const search::Span& span : hit.summary_spans) add(std::uint64_t{span.begin} << 32 | span.end);
      }
    }
  }
  return digest;
}

TEST(Registry, SameAnswersNativelyAndInWebAssembly) {
  const std::string path = GENERATED_DIR "/search_digest.txt";
  const std::uint64_t digest = digest_of_all();
#ifdef __EMSCRIPTEN__
  std::ifstream file(path);
  std::uint64_t native = 0;
  ASSERT_TRUE(file >> native) << "the native tests have not run: there is no " << path;
  EXPECT_EQ(digest, native);
#else
  std::ofstream(path) << digest << "\n";
  EXPECT_EQ(digest, digest_of_all());
#endif
}

}  // namespace
