// Covers coverage.tsv: what the project has for each entry of the five reference documents, or why it has not. The
// documents themselves are no part of the project, so what they list stands in the table; its head explains the
// columns.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "registry/registry.h"

namespace {

using registry::Status;
using Strings = std::vector<std::string>;

constexpr char kHead[] = "document\tentry\tcovered_by\treason";
const std::set<std::string> kDocuments{"000", "001", "002", "003", "004"};

Strings split(const std::string& text, char separator) {
  Strings out(1);
  for (const char c : text) {
    if (c == separator)
      out.emplace_back();
    else
      out.back() += c;
  }
  return out;
}

struct Row {
  int line = 0;
  std::string document, entry, covered_by, reason;

  std::string at() const { return "coverage.tsv:" + std::to_string(line) + ": " + document + " " + entry; }
  Strings covers() const { return split(covered_by, ' '); }
  /// The entry of a whole code, "404", not one claim of it, "404: …".
  bool whole_code() const {
    return entry.size() == 3 &&
           std::all_of(entry.begin(), entry.end(), [](unsigned char c) { return std::isdigit(c); });
  }
};

/// The rows; reports lines of another shape.
const std::vector<Row>& rows() {
  static const std::vector<Row> all = [] {
    std::vector<Row> out;
    std::ifstream in(SOURCE_DIR "/tests/references/coverage.tsv");
    EXPECT_TRUE(in) << "cannot read coverage.tsv";
    bool head = false;
    int number = 0;
    for (std::string line; std::getline(in, line);) {
      ++number;
      if (!line.empty() && line[0] == '#') continue;
      if (!head) {
        EXPECT_EQ(line, kHead) << "coverage.tsv:" << number;
        head = true;
        continue;
      }
      const Strings cells = split(line, '\t');
      if (cells.size() != 4) {
        ADD_FAILURE() << "coverage.tsv:" << number << ": four columns are wanted: " << line;
        continue;
      }
      out.push_back({number, cells[0], cells[1], cells[2], cells[3]});
    }
    return out;
  }();
  return all;
}

bool has_field(const std::string& name) {
  for (const Status& status : registry::statuses())
    for (const auto& field : status.fields)
      if (field.name == name) return true;
  return false;
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) { return std::tolower(c); });
  return out;
}

/// A path of CONTRACT.md, "compare/401-403/", without leading slash.
bool has_page(const std::string& path) {
  const Strings parts = split(path, '/');
  if (parts.size() < 2 || !parts.back().empty()) return path.empty();
  const std::string& room = parts[0];
  if (parts.size() == 2) {
    static const std::set<std::string> rooms{"which", "compare", "field", "about", "data"};
    if (rooms.contains(room)) return true;
    return room.size() == 3 && std::any_of(registry::statuses().begin(), registry::statuses().end(),
                                           [&](const Status& s) { return std::to_string(s.code) == room; });
  }
  if (parts.size() != 3) return false;
  const std::string& what = parts[1];
  if (room == "class") return registry::find_class(what) != nullptr;
  if (room == "which") return registry::find_chart(what) != nullptr;
  if (room == "field")
    return std::any_of(registry::statuses().begin(), registry::statuses().end(), [&](const Status& s) {
      return std::any_of(s.fields.begin(), s.fields.end(), [&](const auto& f) { return lower(f.name) == what; });
    });
  if (room != "compare") return false;
  const Strings ids = split(what, '-');
  return ids.size() >= 2 && std::all_of(ids.begin(), ids.end(), [](const auto& id) { return registry::find(id); });
}

/// Does what a word of the column covered_by names exist?
bool exists(const std::string& word) {
  const auto colon = word.find(':');
  if (colon == std::string::npos) return registry::find(word) != nullptr;
  const std::string kind = word.substr(0, colon), name = word.substr(colon + 1);
  if (kind == "classes") return registry::find_class(name) != nullptr;
  if (kind == "field") return has_field(name);
  if (kind == "page") return has_page(name);
  return false;
}

TEST(Coverage, HasOneRowForAnEntry) {
  ASSERT_FALSE(rows().empty());
  std::map<std::pair<std::string, std::string>, int> first;
  for (const Row& row : rows()) {
    EXPECT_TRUE(kDocuments.contains(row.document)) << row.at();
    EXPECT_FALSE(row.entry.empty()) << row.at();
    const auto [same, fresh] = first.emplace(std::pair(row.document, row.entry), row.line);
    EXPECT_TRUE(fresh) << row.at() << ": stands in line " << same->second << " already";
  }
}

TEST(Coverage, NamesOnlyWhatExists) {
  for (const Row& row : rows()) {
    if (row.covered_by == "-") continue;
    for (const auto& word : row.covers())
      EXPECT_TRUE(exists(word)) << row.at() << ": \"" << word
                                << "\" is no id, classes:, field: or page: of the project";
  }
}

TEST(Coverage, KnowsWhatDoesNotExist) {
  for (const char* word : {"", "-", "4xx", "399", "404 ", "classes:6xx", "field:No-Such-Field", "field:retry-after",
                           "page:404", "page:399/", "page:class/6xx/", "page:which/nowhere/", "page:compare/401-399/",
                           "page:compare/401/", "page:field/Retry-After/", "page:a/b/c/", "chart:which"})
    EXPECT_FALSE(exists(word)) << word;
  for (const char* word : {"404", "499-nginx", "classes:4xx", "field:Retry-After", "page:", "page:404/",
                           "page:class/4xx/", "page:compare/401-403/", "page:field/retry-after/", "page:about/"})
    EXPECT_TRUE(exists(word)) << word;
}

TEST(Coverage, GivesAReasonForWhatIsNotCovered) {
  for (const Row& row : rows()) {
    EXPECT_FALSE(row.covered_by.empty()) << row.at() << ": write - where nothing covers it";
    if (row.covered_by == "-") EXPECT_FALSE(row.reason.empty()) << row.at();
  }
}

TEST(Coverage, CoversEveryCodeThatADocumentLists) {
  for (const Row& row : rows()) {
    if (!row.whole_code()) continue;
    const Strings covers = row.covers();
    EXPECT_TRUE(
        std::any_of(covers.begin(), covers.end(), [&](const auto& word) { return word.rfind(row.entry, 0) == 0; }))
        << row.at() << ": no entry of that number covers it";
  }
}

/// Each registered code has a row in each document or is among those that the document does not have.
TEST(Coverage, PlacesEveryRegisteredCode) {
  std::map<std::string, std::map<std::string, int>> placed;  // document, code, times
  for (const Row& row : rows()) {
    if (row.whole_code()) ++placed[row.document][row.entry];
    if (row.entry == "absent")
      for (const auto& id : row.covers()) {
        ++placed[row.document][id];
        const Status* status = registry::find(id);
        EXPECT_TRUE(status && status->owner.empty()) << row.at() << ": " << id << " is not registered";
      }
  }
  for (const auto& document : kDocuments)
    for (const Status& status : registry::statuses())
      if (status.owner.empty())
        EXPECT_EQ(placed[document][std::string(status.id)], 1)
            << document << ": give " << status.id << " a row of its own, or name it in the row \"absent\"";
}

/// The errata are numbered without gaps, so none was forgotten.
TEST(Coverage, AnswersEveryErratum) {
  std::set<int> numbers;
  for (const Row& row : rows()) {
    constexpr char kWord[] = "ERRATA ";
    for (auto at = row.reason.find(kWord); at != std::string::npos; at = row.reason.find(kWord, at + 1)) {
      const int number = std::atoi(row.reason.c_str() + at + sizeof kWord - 1);
      EXPECT_GT(number, 0) << row.at();
      numbers.insert(number);
    }
  }
  ASSERT_FALSE(numbers.empty());
  for (int n = 1; n <= *numbers.rbegin(); ++n) EXPECT_TRUE(numbers.contains(n)) << "ERRATA " << n << " has no row";
}

/// "404 corrects it" is said only of entries that have corrections.
TEST(Coverage, CreditsOnlyEntriesThatCorrect) {
  for (const Row& row : rows()) {
    const Strings words = split(row.reason, ' ');
    for (std::size_t i = 1; i < words.size(); ++i) {
      if (words[i] != "corrects") continue;
      const Status* status = registry::find(words[i - 1]);
      EXPECT_TRUE(status && !status->corrections.empty()) << row.at() << ": " << words[i - 1] << " corrects nothing";
    }
  }
}

}  // namespace
