// src/search/engine.h, on the ten entries of the fixture
#include "search/engine.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "fixture.h"
#include "search/fold.h"
#include "search/words.h"
#include "text/distance.h"

namespace {

using Ids = std::vector<std::string_view>;

std::string_view first(std::string_view query) {
  const Ids ids = fixture::ids(query);
  return ids.empty() ? std::string_view() : ids[0];
}

TEST(Engine, FindsFirst) {
  struct Row {
    const char* query;
    const char* id;  // "": nothing
  };
  const Row rows[] = {
      // numbers
      {"404", "404"},
      {"HTTP 429", "429"},
      {"what does 503 mean", "503"},
      {"499", "499-nginx"},
      {"4", "401"},
      {"50", "503"},
      {"4xx", "401"},
      {"404 too many requests", "404"},
      // names, former names, cases and shapes
      {"not found", "404"},
      {"found", "302"},
      {"FOUND", "302"},
      {"Not_Found", "404"},
      {"NotFound", "404"},
      {"notfound", "404"},
      {"toomanyrequests", "429"},
      {"notfuond", "404"},
      {"toomanyrequsets", "429"},
      {"toomanyreq", "429"},
      {"gatewytimeout", "504"},
      {"movedtemporarly", "302"},
      {"4o4", "404"},
      {"client: 201.17.3.4 got 413", "413"},
      {"10.1.2.3 \"GET / HTTP/1.1\" 404 503", "404"},
      {"moved temporarily", "302"},
      {"payload too large", "413"},
      {"request entity too large", "413"},
      {"gateway time-out", "504"},
      {"gateway timed out", "504"},
      {"http.StatusTooManyRequests", "429"},
      {"HTTP_TOO_MANY_REQUESTS", "429"},
      {"TOO_MANY_REQUESTS", "429"},
      // starts
      {"n", "404"},
      {"fo", "302"},
      {"forb", "403"},
      {"too m", "429"},
      {"serv", "503"},
      {"unauth", "401"},
      {"payl", "413"},
      // errors of typing
      {"forbiden", "403"},
      {"fobridden", "403"},
      {"unathorized ", "401"},
      {"gatewya timeout", "504"},
      {"not fuond", "404"},
      {"sevice unavailabel", "503"},
      {"to many reqeusts", "429"},
      // fields, owners, symptoms
      {"retry-after", "429"},
      {"www-authenticate", "401"},
      {"location", "302"},
      {"nginx", "499-nginx"},
      {"client disconnected", "499-nginx"},
      {"upload too big", "413"},
      {"huge file", "413"},
      {"too large upload", "413"},
      {"slow down", "429"},
      {"come back later", "503"},
      {"cafe closed for repairs", "503"},
      {"id not in database", "404"},
      // stems and synonyms
      {"redirecting temporarily", "302"},
      {"throttling", "429"},
      {"sign in", "401"},
      {"signin required", "401"},
      // negation
      {"not logged in", "401"},
      {"isn't logged in", "401"},
      {"i am not yet logged in", "401"},
      {"logged in but not allowed", "403"},
      {"token missing", "401"},
      {"missing token", "401"},
      {"no token", "401"},
      // questions
      {"what code is a dead link?", "404"},
      {"why does my upload time out upstream", "504"},
      // comparisons
      {"forbidden vs unauthorized", "403"},
      {"429 vs not found", "429"},
      // fillers alone: what is looked for most
      {"what is the", "404"},
      // nothing
      {"", ""},
      {"   ", ""},
      {"zzzzqqqq", ""},
      {"???", ""},
  };
  for (const Row& row : rows) EXPECT_EQ(first(row.query), row.id) << row.query;
}

TEST(Engine, ComparisonsShowBothSidesFirst) {
  struct Row {
    const char* query;
    Ids start;
  };
  const Row rows[] = {
      {"401 vs 403", {"401", "403"}},
      {"403 vs 401", {"403", "401"}},
      {"401 or 403?", {"401", "403"}},
      {"404/200/302", {"404", "200", "302"}},
      {"unauthorized vs forbidden", {"401", "403"}},
      {"forbidden vs unauthorized", {"403", "401"}},
      {"not found vs found", {"404", "302"}},
      {"forbidden or unauthorized", {"403", "401"}},
      {"difference between gateway timeout and service unavailable", {"504", "503"}},
      {"429 vs service unavailable", {"429", "503"}},
      {"service unavailable vs 429", {"503", "429"}},
      {"slow down vs dead link", {"429", "404"}},
  };
  for (const Row& row : rows) {
    Ids ids = fixture::ids(row.query);
    ASSERT_GE(ids.size(), row.start.size()) << row.query;
    ids.resize(row.start.size());
    // Codes stand in the order typed; a side in words follows the codes.
    if (std::string_view(row.query) == "service unavailable vs 429") std::reverse(ids.begin(), ids.end());
    EXPECT_EQ(ids, row.start) << row.query;
  }
}

TEST(Engine, NegationIsHeard) {
  const auto score = [](std::string_view query, std::string_view id) {
    const search::Results results = fixture::find(query);
    for (const search::Hit& hit : results.hits)
      if (hit.status->id == id) return hit.score;
    return 0.0f;
  };
  EXPECT_GT(score("not logged in", "401"), score("not logged in", "403"));
  EXPECT_LT(score("logged in", "401"), score("not logged in", "401"));
  EXPECT_EQ(first("not allowed"), "403");
  EXPECT_EQ(first("allowed"), "429");  // "… than its rate limit allows"
}

TEST(Engine, Operators) {
  struct Row {
    const char* query;
    Ids ids;
    std::size_t notes;
  };
  const Row rows[] = {
      {"class:5xx", {"503", "504"}, 0},
      {"class:5", {"503", "504"}, 0},
      {"class:2xx class:5xx", {"200", "503", "504"}, 0},
      {"header:retry-after", {"429", "503"}, 0},
      {"header:Retry-After class:4xx", {"429"}, 0},
      {"header:retry", {"429", "503"}, 0},
      {"rfc:6585", {"429"}, 0},
      {"owner:nginx", {"499-nginx"}, 0},
      {"owner:ngi", {"499-nginx"}, 0},
      {"cacheable:yes", {"200", "404"}, 0},
      {"cacheable:unsaid", {"499-nginx"}, 0},
      {"standing:unregistered", {"499-nginx"}, 0},
      {"standing:unreg", {"499-nginx"}, 0},
      {"is:cacheable", {"200", "404"}, 0},
      {"is:cach class:4xx", {"404"}, 0},
      {"is:round not found", {"404"}, 1},
      {"class:4xx timeout", {}, 0},
      {"class:5xx timeout", {"504"}, 0},
      {"class:5xx 404", {}, 0},
      {"class:9xx not found", {"404"}, 1},
      {"header:x-nothing not found", {"404"}, 1},
      {"rfc:1 class:2xx", {"200"}, 1},
      {"owner:apache not found", {"404"}, 1},
      {"cacheable:perhaps not found", {"404"}, 1},
      {"standing:sitting not found", {"404"}, 1},
      {"colour:red not found", {"404"}, 1},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.query);
    const search::Results results = fixture::find(row.query);
    EXPECT_EQ(results.notes.size(), row.notes);
    Ids ids = fixture::ids(results);
    if (row.notes > 0 && !ids.empty()) ids.resize(1);  // words find more than the one meant
    EXPECT_EQ(ids, row.ids);
  }
}

TEST(Engine, Filters) {
  search::Filter filter;
  filter.classes = 1u << static_cast<int>(registry::Class::server_error);
  EXPECT_EQ(fixture::ids(fixture::find("4", filter)), Ids{});
  EXPECT_EQ(fixture::ids(fixture::find("50", filter)), (Ids{"503", "504"}));
  search::Filter vendor;
  vendor.vendor = true;
  EXPECT_EQ(fixture::ids(fixture::find("client closed request", vendor)), Ids{"499-nginx"});
  search::Filter standing;
  standing.standings = 1u << static_cast<int>(registry::Standing::unregistered);
  std::size_t passing = 0;
  for (const registry::Status& status : fixture::statuses()) {
    EXPECT_TRUE(search::passes({}, status));
    passing += search::passes(standing, status) ? 1 : 0;
    EXPECT_EQ(search::passes(vendor, status), !status.owner.empty());
  }
  EXPECT_EQ(passing, 1u);
}

TEST(Engine, UnknownCodeFallsBackOnItsClass) {
  const search::Results results = fixture::find("299");
  EXPECT_EQ(fixture::ids(results), Ids{"200"});
  ASSERT_EQ(results.notes.size(), 1u);
  EXPECT_EQ(results.notes[0], "299 is not in the registry; a client treats it like 200.");
  EXPECT_TRUE(fixture::ids("777").empty());
  EXPECT_EQ(fixture::find("777").notes.size(), 1u);
  // In a sentence a number may mean anything.
  EXPECT_TRUE(fixture::find("upload of 299 files too large").notes.empty());
}

TEST(Engine, TellsWhy) {
  struct Row {
    const char* query;
    search::Part part;
    const char* matched;
  };
  const Row rows[] = {
      {"404", search::Part::number, "404"},
      {"499", search::Part::number, "499"},
      {"not found", search::Part::name, "Not Found"},
      {"not f", search::Part::name, "Not Found"},
      {"moved temporarily", search::Part::former_name, "Moved Temporarily"},
      {"payload too large", search::Part::former_name, "Payload Too Large"},
      {"dead link", search::Part::alias, "dead link"},
      {"www-authenticate", search::Part::field, "WWW-Authenticate"},
      {"nginx", search::Part::owner, "nginx"},
      {"come back later", search::Part::symptom, "come back later"},
      {"an id in the path is not in the database", search::Part::symptom, "an id in the path is not in the database"},
      {"credentials", search::Part::summary, "The request needs valid credentials."},
      {"you have to sign in to see this", search::Part::alias, "login required"},
  };
  for (const Row& row : rows) {
    const search::Results results = fixture::find(row.query);
    ASSERT_FALSE(results.hits.empty()) << row.query;
    EXPECT_EQ(results.hits[0].part, row.part) << row.query;
    EXPECT_EQ(results.hits[0].matched, row.matched) << row.query;
  }
}

std::string marked(std::string_view text, const std::vector<search::Span>& spans) {
  std::string out;
  std::size_t at = 0;
  for (const search::Span& span : spans) {
    out += text.substr(at, span.begin - at);
    out += '[';
    out += text.substr(span.begin, span.end - span.begin);
    out += ']';
    at = span.end;
  }
  out += text.substr(at);
  return out;
}

TEST(Engine, HighlightsExactly) {
  struct Row {
    const char* query;
    const char* name;
    const char* summary;
  };
  const Row rows[] = {
      {"not found", "[Not Found]", nullptr},
      {"found", "[Found]", nullptr},
      {"too many", "[Too] [Many] Requests", nullptr},
      {"too ma", "[Too] [Ma]ny Requests", nullptr},
      {"many reques", "Too [Many] [Reques]ts", nullptr},
      {"forbiden", "[Forbidden]", nullptr},
      {"gateway timed out", "[Gateway] [Timeout]", "A server behind the [gateway] did not answer in time."},
      {"credentials", "Unauthorized", "The request needs valid [credentials]."},
      {"rate limit", "Too Many Requests", "This client has sent more requests than its [rate] [limit] allows."},
      {"404", "Not Found", nullptr},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.query);
    const search::Results results = fixture::find(row.query);
    ASSERT_FALSE(results.hits.empty());
    const search::Hit& hit = results.hits[0];
    EXPECT_EQ(marked(hit.status->name, hit.name_spans), row.name);
    if (row.summary != nullptr) {
      EXPECT_EQ(marked(hit.status->summary, hit.summary_spans), row.summary);
    }
  }
}

TEST(Engine, HighlightsExactlyInUtf8) {
  registry::Status status = fixture::statuses()[0];
  status.name = "Café Fermé";
  status.summary = "Der „naïve“ Kunde’s Übervoll—cafe\xCC\x81—Ｗａｉｔｉｎｇ room 🔥 is dicht.";
  search::IndexInput input;
  input.entries.push_back(fixture::entry_text(status));
  std::vector<search::Mistake> mistakes;
  const search::BuiltIndex built = search::build_index(input, mistakes);
  struct Row {
    const char* query;
    const char* name;
    const char* summary;
  };
  const Row rows[] = {
      {"cafe ", "[Café] Fermé", "Der „naïve“ Kunde’s Übervoll—[cafe\xCC\x81]—Ｗａｉｔｉｎｇ room 🔥 is dicht."},
      {"CAFÉ FERMÉ", "[Café] [Fermé]", "Der „naïve“ Kunde’s Übervoll—[cafe\xCC\x81]—Ｗａｉｔｉｎｇ room 🔥 is dicht."},
      {"ferm", "Café [Fermé]", "Der „naïve“ Kunde’s Übervoll—cafe\xCC\x81—Ｗａｉｔｉｎｇ room 🔥 is dicht."},
      {"naiv", "Café Fermé", "Der „[naïve]“ Kunde’s Übervoll—cafe\xCC\x81—Ｗａｉｔｉｎｇ room 🔥 is dicht."},
      {"uber", "Café Fermé", "Der „naïve“ Kunde’s [Übervoll]—cafe\xCC\x81—Ｗａｉｔｉｎｇ room 🔥 is dicht."},
      {"kundes waiting", "Café Fermé", "Der „naïve“ [Kunde’s] Übervoll—cafe\xCC\x81—[Ｗａｉｔｉｎｇ] room 🔥 is dicht."},
      {"dicht roo", "Café Fermé", "Der „naïve“ Kunde’s Übervoll—cafe\xCC\x81—Ｗａｉｔｉｎｇ [roo]m 🔥 is [dicht]."},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.query);
    search::Results results;
    search::search_in(built.view(), {&status, 1}, row.query, {}, 50, results);
    ASSERT_EQ(results.hits.size(), 1u);
    EXPECT_EQ(marked(status.name, results.hits[0].name_spans), row.name);
    EXPECT_EQ(marked(status.summary, results.hits[0].summary_spans), row.summary);
  }
}

TEST(Engine, NoHitsOfferTheNearestWords) {
  // Nothing is near, so what starts like it.
  const search::Results far = fixture::find("retrospective");
  EXPECT_TRUE(far.hits.empty());
  EXPECT_FALSE(far.nearest.empty());
  const search::Results results = fixture::find("forbiddenxyz");
  EXPECT_TRUE(results.hits.empty());
  EXPECT_NE(std::find(results.nearest.begin(), results.nearest.end(), "forbidden"), results.nearest.end());
  EXPECT_TRUE(fixture::find("not found").nearest.empty());
}

TEST(Engine, LimitAndOrder) {
  EXPECT_EQ(fixture::find("4xx", {}, 2).hits.size(), 2u);
  EXPECT_TRUE(fixture::find("4xx", {}, 0).hits.empty());
  // Ties: by code; what has an owner comes after what is registered.
  EXPECT_EQ(fixture::ids("4xx"), (Ids{"401", "403", "404", "413", "429", "499-nginx"}));
  const search::Results results = fixture::find("request client server");
  for (std::size_t i = 1; i < results.hits.size(); ++i) EXPECT_GE(results.hits[i - 1].score, results.hits[i].score);
}

TEST(Engine, SameQuerySameAnswer) {
  const char* const queries[] = {"not logged in", "gatewya", "4", "class:4xx request", "too", "zzz"};
  std::vector<Ids> once;
  for (const char* query : queries) once.push_back(fixture::ids(query));
  for (int round = 0; round < 3; ++round)
    for (std::size_t i = std::size(queries); i-- > 0;) EXPECT_EQ(fixture::ids(queries[i]), once[i]) << queries[i];
}

// The slow and obvious reference

/// Edit distance with transpositions, the whole matrix.
std::size_t full_distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        d[i][j] = i + j;
        continue;
      }
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  }
  return d[a.size()][b.size()];
}

std::vector<std::string> words_of(std::string_view text) {
  search::Words words;
  search::split_words(text, words);
  std::vector<std::string> list;
  for (const search::Word& word : words.list) list.emplace_back(words.text(word));
  return list;
}

/// Every word of an entry, of what is said about it, and of the groups that those are in.
std::set<std::string> all_words(std::size_t entry) {
  const search::EntryText& e = fixture::input().entries[entry];
  const search::SynonymTexts& synonyms = fixture::input().synonyms;
  std::vector<std::string> texts{e.name, e.owner, e.summary, e.plain, e.meaning, e.rest, e.client, e.retry_text};
  for (const auto* list : {&e.names, &e.aliases, &e.use_when, &e.constants})
    texts.insert(texts.end(), list->begin(), list->end());
  for (const search::FieldText& field : e.fields) texts.push_back(field.name);
  for (const search::Intent& intent : synonyms.intents)
    if (std::find(intent.codes.begin(), intent.codes.end(), e.id) != intent.codes.end())
      texts.insert(texts.end(), intent.say.begin(), intent.say.end());
  std::set<std::string> words;
  for (const std::string& text : texts)
    for (const std::string& word : words_of(text)) words.insert(word);
  for (const auto& group : synonyms.same) {
    bool touched = false;
    for (const std::string& phrase : group)
      for (const std::string& word : words_of(phrase))
        for (const std::string& have : words) touched = touched || search::stem(have) == search::stem(word);
    if (!touched) continue;
    for (const std::string& phrase : group)
      for (const std::string& word : words_of(phrase)) words.insert(word);
  }
  return words;
}

/// Could this word of a query have found an entry with these words? A misspelled form of a word ("equests") may lead to
/// another form of it ("request").
bool explains(const std::string& asked, const std::set<std::string>& words,
              const std::vector<std::string>& vocabulary) {
  for (const std::string& form : vocabulary) {
    if (full_distance(asked, form) > (asked.size() < 8 ? 1u : 2u) && !form.starts_with(asked)) continue;
    for (const std::string& word : words)
      if (search::stem(form) == search::stem(word)) return true;
  }
  for (const std::string& word : words) {
    if (search::stem(asked) == search::stem(word)) return true;
    if (word.starts_with(asked)) return true;
    if (full_distance(asked, word) <= (asked.size() < 8 ? 1u : 2u)) return true;
    // An error in what is still being typed.
    for (std::size_t size = asked.size() - 1; asked.size() >= 4 && size <= asked.size() + 1 && size <= word.size();
         ++size)
      if (full_distance(asked, word.substr(0, size)) <= (asked.size() < 8 ? 1u : 2u)) return true;
    // A part of words written together.
    if (asked.size() >= 6 && word.size() >= 2 && asked.find(word) != std::string::npos) return true;
  }
  return false;
}

TEST(Distance, IsThatOfTheWholeMatrix) {
  std::uint32_t seed = 3;
  const auto next = [&](std::size_t below) {
    seed = seed * 1664525 + 1013904223;
    return static_cast<std::size_t>(seed >> 8) % below;
  };
  for (int round = 0; round < 20000; ++round) {
    std::string a, b;
    for (std::size_t i = next(9); i > 0; --i) a += static_cast<char>('a' + next(3));
    for (std::size_t i = next(9); i > 0; --i) b += static_cast<char>('a' + next(3));
    const int bound = static_cast<int>(next(4));
    const int full = static_cast<int>(full_distance(a, b));
    ASSERT_EQ(text::distance(a, b, bound), std::min(full, bound + 1)) << a << " " << b << " " << bound;
  }
}

TEST(Engine, EveryHitHasAReason) {
  std::vector<std::set<std::string>> words;
  for (std::size_t e = 0; e < fixture::statuses().size(); ++e) words.push_back(all_words(e));
  std::vector<std::string> vocabulary;
  for (const auto& each : words) vocabulary.insert(vocabulary.end(), each.begin(), each.end());
  std::uint32_t seed = 7;
  const auto next = [&](std::size_t below) {
    seed = seed * 1664525 + 1013904223;
    return static_cast<std::size_t>(seed >> 8) % below;
  };
  std::size_t hits = 0;
  for (int round = 0; round < 3000; ++round) {
    std::string query;
    for (std::size_t i = 0, n = 1 + next(4); i < n; ++i) {
      std::string word = vocabulary[next(vocabulary.size())];
      const std::size_t at = next(word.size());
      switch (next(6)) {  // half of the words get an error
        case 0:
          word.erase(at, 1);
          break;
        case 1:
          word.insert(at, 1, static_cast<char>('a' + next(26)));
          break;
        case 2:
          if (at + 1 < word.size()) std::swap(word[at], word[at + 1]);
          break;
        default:
          break;
      }
      if (!query.empty()) query += ' ';
      query += word;
    }
    const search::Results results = fixture::find(query);
    if (results.vague) continue;  // what is looked for most
    const std::vector<std::string> asked = words_of(query);
    // Words may also be read together, or be a rule's first half.
    std::vector<std::string> ways = asked;
    for (std::size_t i = 1; i < asked.size(); ++i) ways.push_back(asked[i - 1] + asked[i]);
    for (const search::Hit& hit : results.hits) {
      ++hits;
      const auto entry = static_cast<std::size_t>(hit.status - fixture::statuses().data());
      const bool explained = std::any_of(ways.begin(), ways.end(),
                                         [&](const std::string& w) { return explains(w, words[entry], vocabulary); });
      ASSERT_TRUE(explained) << query << " found " << hit.status->id;
    }
  }
  EXPECT_GT(hits, 1000u);
}

TEST(Engine, EverySpanIsAWordOrItsStart) {
  for (const char* query :
       {"r", "re", "too", "request", "not found", "the client", "in time", "serv", "limit allows", "credenti"}) {
    for (const search::Hit& hit : fixture::find(query).hits) {
      for (const auto& [text, spans] :
           {std::make_pair(hit.status->name, hit.name_spans), std::make_pair(hit.status->summary, hit.summary_spans)}) {
        std::uint32_t end = 0;
        for (const search::Span& span : spans) {
          ASSERT_GE(span.begin, end);
          ASSERT_GT(span.end, span.begin);
          ASSERT_LE(span.end, text.size());
          const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
          EXPECT_TRUE(span.begin == 0 || !letter(text[span.begin - 1])) << query << ": " << marked(text, spans);
          end = span.end;
        }
      }
    }
  }
}

// Bad input

TEST(Engine, HostileInput) {
  std::string words_1000, long_word(10000, 'a'), digits(10000, '4'), codes, operators, vs;
  for (int i = 0; i < 1000; ++i) {
    words_1000 += "wrod" + std::to_string(i * 7919 % 1000) + " ";
    codes += std::to_string(100 + i % 900) + " ";
    operators += "header:retry-after ";
    vs += "or vs ";
  }
  std::string all_bytes;
  for (int i = 0; i < 256; ++i) all_bytes += static_cast<char>(i);
  const std::string queries[] = {
      words_1000,
      long_word,
      digits,
      codes,
      operators,
      vs,
      all_bytes,
      std::string(1000, '\0'),
      std::string(10240, '\xFF'),
      std::string("404\0not found", 13),
      "\xE2\x80\xAE"
      "404",
      "שלום עולם",
      "مرحبا 404",
      "😀😀😀",
      "👨‍👩‍👧‍👦 not found",
      ".*",
      "(",
      "[a-z",
      "\\",
      "^$|?*+(){}",
      "%s%n%x",
      "'; DROP TABLE codes; --",
      "<script>alert(1)</script>",
      "class:",
      "class::",
      ":",
      "::::",
      "header:",
      "owner:\"",
      "\"",
      "-",
      "--",
      "vs",
      "vs vs vs",
      "not not not not",
      "missing missing",
      "no no login no",
      "4 0 4",
      "a b c d e f g h",
      "\xF0\x9F\x98",
      "e\xCC\x81\xCC\x81\xCC\x81",
  };
  for (const std::string& query : queries) {
    const search::Results results = fixture::find(query);
    for (const search::Hit& hit : results.hits) EXPECT_GT(hit.score, 0) << query.substr(0, 40);
    // The registry's index has far more for such words to meet.
    for (const search::Hit& hit : search::search(query).hits) EXPECT_GT(hit.score, 0) << query.substr(0, 40);
  }
  EXPECT_EQ(first(std::string("404\0not found", 13)), "404");
  EXPECT_EQ(first("\xE2\x80\xAE"
                  "404"),
            "404");
  EXPECT_EQ(first("👨‍👩‍👧‍👦 not found"), "404");
}

TEST(Engine, RandomBytesNeverCrash) {
  std::uint32_t seed = 99;
  const char* const pieces[] = {"not ", "404", "4xx", "class:4xx ", "vs ", "log in", "retry-after", "\xC3\xA9", "\xFF",
                                " ",    ":",   "?",   "*",          "too", "a"};
  for (int round = 0; round < 3000; ++round) {
    std::string query;
    for (int i = 0; i < round % 14; ++i) {
      seed = seed * 1664525 + 1013904223;
      if (seed >> 31)
        query += pieces[(seed >> 16) % std::size(pieces)];
      else
        query += static_cast<char>(seed >> 20);
    }
    const search::Results results = fixture::find(query);
    for (std::size_t i = 1; i < results.hits.size(); ++i) ASSERT_GE(results.hits[i - 1].score, results.hits[i].score);
  }
}

}  // namespace
