// Covers the registry against the snapshots of authorities in assets/upstream: numbers, names, references, symbols, and
// which codes are heuristically cacheable. Where they differ, disagreements.tsv says why ours is right; a difference
// without a row fails, and so does a row without a difference. To add an authority, add its snapshot: all are read.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "registry/registry.h"

namespace {

using registry::Cacheable;
using registry::Standing;
using registry::Status;
using Json = nlohmann::json;
using Strings = std::vector<std::string>;

constexpr char kNothing[] = "-";
constexpr char kHead[] = "authorities\tcode\tthey say\twe say\twhy ours is right\tsource";

Strings split(const std::string& text, const std::string& separator) {
  Strings out;
  std::size_t from = 0;
  for (std::size_t at; (at = text.find(separator, from)) != std::string::npos; from = at + separator.size())
    out.push_back(text.substr(from, at - from));
  out.push_back(text.substr(from));
  return out;
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) { return std::tolower(c); });
  return out;
}

/// What a snapshot has for one number; empty where it says nothing of the kind.
struct Facts {
  std::string name, symbol, reference, until;
  std::set<std::string> also;  // further symbols
  bool obsoleted = false;
};

struct Snapshot {
  std::string source, version, retrieved, language;
  std::map<int, Facts> codes;
  bool has_names = false, has_symbols = false, has_references = false;
};

/// Member `key` as text, empty where there is none.
std::string text(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// All snapshots by the name of their file.
const std::map<std::string, Snapshot>& snapshots() {
  static const std::map<std::string, Snapshot> all = [] {
    std::map<std::string, Snapshot> out;
    for (const auto& file : std::filesystem::directory_iterator(SOURCE_DIR "/assets/upstream")) {
      if (file.path().extension() != ".json") continue;
      std::ifstream in(file.path());
      const Json json = Json::parse(in, nullptr, false);
      if (!json.is_object() || !json.contains("codes") || !json["codes"].is_object()) {
        ADD_FAILURE() << file.path() << " is no snapshot";
        continue;
      }
      Snapshot& snapshot = out[file.path().stem().string()];
      snapshot.source = text(json, "source");
      snapshot.version = text(json, "version");
      snapshot.retrieved = text(json, "retrieved");
      snapshot.language = text(json, "language");
      for (const auto& [code, entry] : json["codes"].items()) {
        Facts& facts = snapshot.codes[std::atoi(code.c_str())];
        facts.name = text(entry, "name");
        facts.symbol = text(entry, "symbol");
        facts.reference = text(entry, "reference");
        facts.until = text(entry, "until");
        facts.obsoleted = entry.contains("obsoleted");
        if (entry.contains("also"))
          for (const auto& symbol : entry["also"]) facts.also.insert(symbol.get<std::string>());
        snapshot.has_names |= !facts.name.empty();
        snapshot.has_symbols |= !facts.symbol.empty();
        snapshot.has_references |= !facts.reference.empty();
      }
    }
    return out;
  }();
  return all;
}

bool registered(const Status& status) { return status.owner.empty(); }

const Status* registered(int code) {
  for (const Status& status : registry::with_code(code))
    if (registered(status)) return &status;
  return nullptr;
}

std::set<int> numbers(const Snapshot& snapshot) {
  std::set<int> out;
  for (const auto& [code, facts] : snapshot.codes) out.insert(code);
  return out;
}

/// An authority and the registry say different things of a number.
struct Difference {
  std::string authority, code, they, we;
  auto operator<=>(const Difference&) const = default;
  std::string row() const { return authority + '\t' + code + '\t' + they + '\t' + we; }
};

/// Collects differences and counts what was compared.
struct Comparison {
  std::set<Difference> differences;
  std::map<std::string, int> compared;  // by kind

  void say(const char* kind, const std::string& authority, int code, const std::string& they, const std::string& we) {
    ++compared[kind];
    if (they != we)
      differences.insert({authority, std::to_string(code), they.empty() ? kNothing : they, we.empty() ? kNothing : we});
  }

  /// A registered number has one name; of one that is not registered all owners' names count. A number that the
  /// authority lacks and that is registered is a difference, too.
  void names(const std::string& authority, const Snapshot& snapshot) {
    std::set<int> codes = numbers(snapshot);
    for (const Status& status : registry::statuses())
      if (registered(status)) codes.insert(status.code);
    for (const int code : codes) {
      const auto theirs = snapshot.codes.find(code);
      const std::string they = theirs == snapshot.codes.end() ? std::string() : theirs->second.name;
      std::string we;
      if (const Status* status = registered(code)) {
        we = status->name;
      } else if (they.empty()) {
        continue;  // a symbol only
      } else {
        for (const Status& owned : registry::with_code(code)) {
          if (lower(owned.name) == lower(they)) {
            we = owned.name;
            break;
          }
          we += (we.empty() ? "" : " / ") + std::string(owned.name);
        }
      }
      say("names", authority, code, they, we);
    }
  }

  /// The authority's symbol has to be one of ours, and each of ours has to exist there.
  void symbols(const std::string& authority, const Snapshot& snapshot) {
    std::map<int, std::set<std::string>> ours;
    for (const Status& status : registry::statuses())
      for (const auto& constant : status.constants)
        if (constant.language == snapshot.language && same_type(constant.symbol, snapshot))
          ours[status.code].emplace(constant.symbol);
    std::set<int> codes = numbers(snapshot);
    for (const auto& [code, symbols] : ours) codes.insert(code);
    for (const int code : codes) {
      const auto found = snapshot.codes.find(code);
      const Facts theirs = found == snapshot.codes.end() ? Facts() : found->second;
      const auto& symbols = ours[code];
      if (symbols.empty()) {
        if (!theirs.symbol.empty()) say("symbols", authority, code, theirs.symbol, "");
        continue;
      }
      const bool known = symbols.contains(theirs.symbol);
      if (known) say("symbols", authority, code, theirs.symbol, theirs.symbol);
      for (const auto& symbol : symbols)
        if (symbol != theirs.symbol && !(known && theirs.also.contains(symbol)))
          say("symbols", authority, code, theirs.symbol, symbol);
    }
  }

  /// The definition is the first of an entry's sources. An authority may name a document without a section.
  void references(const std::string& authority, const Snapshot& snapshot) {
    for (const auto& [code, facts] : snapshot.codes) {
      const Status* status = registered(code);
      if (facts.reference.empty() || !status) continue;
      const auto& source = status->sources.front();
      std::string we(source.doc);
      if (facts.reference.find(" §") != std::string::npos && !source.section.empty())
        we += " §" + std::string(source.section);
      say("references", authority, code, facts.reference, we);
    }
  }

 private:
  /// C# has constants of two types; a snapshot is of one: "HttpStatusCode.OK".
  static bool same_type(std::string_view symbol, const Snapshot& snapshot) {
    const std::string& one = snapshot.codes.begin()->second.symbol;
    const auto type = one.find('.');
    return type == std::string::npos || symbol.substr(0, type + 1) == one.substr(0, type + 1);
  }
};

const Comparison& comparison() {
  static const Comparison all = [] {
    Comparison out;
    for (const auto& [authority, snapshot] : snapshots()) {
      if (snapshot.has_names) out.names(authority, snapshot);
      if (snapshot.has_symbols) out.symbols(authority, snapshot);
      if (snapshot.has_references && authority != "cacheable") out.references(authority, snapshot);
    }
    return out;
  }();
  return all;
}

struct Row {
  int line = 0;
  Strings authorities;
  std::string code, they, we, why, source;
  std::string at() const { return "disagreements.tsv:" + std::to_string(line) + ": "; }
};

const std::vector<Row>& rows() {
  static const std::vector<Row> all = [] {
    std::vector<Row> out;
    std::ifstream in(SOURCE_DIR "/tests/conformance/disagreements.tsv");
    EXPECT_TRUE(in) << "cannot read disagreements.tsv";
    int number = 0;
    bool head = false;
    for (std::string line; std::getline(in, line);) {
      ++number;
      if (!line.empty() && line[0] == '#') continue;
      if (!head) {
        EXPECT_EQ(line, kHead) << "disagreements.tsv:" << number;
        head = true;
        continue;
      }
      const Strings cells = split(line, "\t");
      if (cells.size() != 6) {
        ADD_FAILURE() << "disagreements.tsv:" << number << ": six columns are wanted: " << line;
        continue;
      }
      out.push_back({number, split(cells[0], " "), cells[1], cells[2], cells[3], cells[4], cells[5]});
    }
    return out;
  }();
  return all;
}

bool is_date(const std::string& text) {
  constexpr std::string_view kForm = "0000-00-00";
  if (text.size() != kForm.size()) return false;
  for (std::size_t i = 0; i < kForm.size(); ++i)
    if (kForm[i] == '0' ? text[i] < '0' || text[i] > '9' : text[i] != kForm[i]) return false;
  return true;
}

TEST(Snapshots, SayWhatTheyAreAndWhenTheyWereTaken) {
  ASSERT_FALSE(snapshots().empty());
  for (const auto& [name, snapshot] : snapshots()) {
    EXPECT_FALSE(snapshot.source.empty()) << name;
    EXPECT_FALSE(snapshot.version.empty()) << name;
    EXPECT_TRUE(is_date(snapshot.retrieved)) << name << ": retrieved " << snapshot.retrieved;
    EXPECT_FALSE(snapshot.codes.empty()) << name;
    EXPECT_EQ(snapshot.has_symbols, !snapshot.language.empty()) << name;
    for (const auto& [code, facts] : snapshot.codes) {
      EXPECT_TRUE(code >= 100 && code <= 999) << name << ": " << code;
      EXPECT_LE(facts.name.size(), 60u) << name << ": " << code << ": a name is wanted, not prose: " << facts.name;
    }
  }
}

TEST(Snapshots, HaveSymbolsOfLanguagesThatEntriesHave) {
  std::set<std::string> languages;
  for (const Status& status : registry::statuses())
    for (const auto& constant : status.constants) languages.emplace(constant.language);
  for (const auto& [name, snapshot] : snapshots())
    if (!snapshot.language.empty())
      EXPECT_TRUE(languages.contains(snapshot.language)) << name << ": " << snapshot.language;
}

TEST(Conformance, EveryDifferenceIsExplained) {
  std::set<Difference> explained;
  for (const Row& row : rows())
    for (const auto& authority : row.authorities) explained.insert({authority, row.code, row.they, row.we});
  ASSERT_FALSE(comparison().compared.empty());
  for (const auto& [kind, count] : comparison().compared) std::cout << "compared " << count << ' ' << kind << '\n';
  std::cout << comparison().differences.size() << " differences in " << rows().size() << " rows\n";
  for (const auto& difference : comparison().differences)
    EXPECT_TRUE(explained.contains(difference))
        << "fix the entry, or give disagreements.tsv this row with the reason and its source:\n"
        << difference.row();
}

TEST(Conformance, NoRowOutlivesItsDifference) {
  std::set<Difference> seen;
  for (const Row& row : rows()) {
    for (const auto& authority : row.authorities) {
      EXPECT_TRUE(snapshots().contains(authority)) << row.at() << "no snapshot " << authority;
      const Difference difference{authority, row.code, row.they, row.we};
      EXPECT_TRUE(comparison().differences.contains(difference))
          << row.at() << "they agree now, take it out: " << difference.row();
      EXPECT_TRUE(seen.insert(difference).second) << row.at() << "stands twice: " << difference.row();
    }
  }
}

TEST(Conformance, RowsGiveReasonsAndSources) {
  for (const Row& row : rows()) {
    EXPECT_FALSE(row.why.empty()) << row.at();
    for (const auto& source : split(row.source, ", ")) {
      const std::string doc = split(source, " §").front();
      EXPECT_TRUE(std::any_of(registry::works().begin(), registry::works().end(),
                              [&](const auto& work) { return work.id == doc; }))
          << row.at() << "no work \"" << doc << "\" in assets/sources";
    }
  }
}

TEST(Iana, AssignsTheCodesThatTheRegistryHasAsRegistered) {
  ASSERT_TRUE(snapshots().contains("iana"));
  std::set<int> ours;
  for (const Status& status : registry::statuses())
    if (registered(status)) ours.insert(status.code);
  EXPECT_EQ(ours, numbers(snapshots().at("iana")));
}

TEST(Iana, StandingFollowsTheAssignment) {
  ASSERT_TRUE(snapshots().contains("iana"));
  for (const auto& [code, facts] : snapshots().at("iana").codes) {
    const Status* status = registered(code);
    ASSERT_TRUE(status) << code;
    EXPECT_EQ(status->until, facts.until) << code;
    EXPECT_EQ(status->standing == Standing::temporary, !facts.until.empty()) << code;
    EXPECT_EQ(status->standing == Standing::reserved, facts.name == "(Unused)") << code;
    if (facts.obsoleted) EXPECT_EQ(status->standing, Standing::deprecated) << code;
  }
}

/// The current name is the last one of an entry's names.
TEST(Iana, NamesEndWithTheAssignedOne) {
  for (const Status& status : registry::statuses()) {
    if (!registered(status)) continue;
    ASSERT_FALSE(status.names.empty()) << status.id;
    EXPECT_EQ(status.names.back().name, status.name) << status.id;
  }
}

/// RFC 9110 section 15.1 has twelve, RFC 7725 section 3 one more.
TEST(HeuristicallyCacheable, AreExactlyThoseOfTheSpecifications) {
  ASSERT_TRUE(snapshots().contains("cacheable"));
  const auto& codes = snapshots().at("cacheable").codes;
  for (const Status& status : registry::statuses()) {
    if (!registered(status)) continue;
    EXPECT_EQ(status.cacheable, codes.contains(status.code) ? Cacheable::yes : Cacheable::no) << status.id;
  }
  for (const auto& [code, facts] : codes) EXPECT_TRUE(registered(code)) << code;
}

}  // namespace
