// src/signals on the real registry: every row of tests/signals/inputs finds what it says (README.md there).
#include "registry/registry.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "prose.h"
#include "signals/explain.h"

namespace signals {
namespace {

namespace fs = std::filesystem;

const Reader& reader() {
  static const Reader it(registry::statuses(), registry::systems());
  return it;
}

std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 1 < text.size() && (text[i + 1] == 'n' || text[i + 1] == 't'))
      out += text[++i] == 'n' ? '\n' : '\t';
    else
      out += text[i];
  }
  return out;
}

/// Ids of what a text holds: "envoy/uf", "503". A signal counts for the statuses that go with it as well.
std::set<std::string> ids_in(std::string_view text) {
  std::set<std::string> ids;
  for (const Found& found : reader().explain(text).found) {
    if (found.status) ids.insert(std::string(found.status->id));
    if (!found.signal) continue;
    ids.insert(std::string(found.system->id) + "/" + std::string(found.signal->id));
    for (const std::uint16_t code : found.signal->statuses) ids.insert(std::to_string(code));
  }
  return ids;
}

TEST(Signals, SayItInOurWords) {
  for (const registry::System& system : registry::systems()) {
    registry::expect_prose(std::string(system.id), system.summary);
    registry::expect_prose(std::string(system.id), system.where);
    for (const registry::Signal& signal : system.signals) {
      const std::string at = std::string(system.id) + "/" + std::string(signal.id);
      for (auto text : {signal.meaning, signal.cause, signal.made_by}) registry::expect_prose(at, text);
      for (auto text : signal.next) registry::expect_prose(at, text);
    }
  }
}

/// "envoy/uf likely": what a search lists.
std::string leading(std::string_view text) {
  std::string out;
  for (const Found& found : leading_signals(reader().explain(text), text))
    out += std::string(out.empty() ? "" : " ") + std::string(found.system->id) + "/" + std::string(found.signal->id);
  return out;
}

TEST(Signals, AreListedInASearchWhereTheyAreMeant) {
  for (const auto& [text, found] : std::initializer_list<std::pair<const char*, const char*>>{
           {"UF,URX", "envoy/uf envoy/urx"},
           {"503 UF", "envoy/uf"},
           {"404.13", "iis/404-13"},
           {"UNAVAILABLE", "grpc/unavailable"},
           {"rpc error: code = PermissionDenied", "grpc/permission-denied"},
           {"1006", "cloudflare/1006 websocket/1006"},
           {"451", "rtsp/451"},
           {"502", ""},
           // Everyday words, and what other programs have under the same name.
           {"unavailable", ""},
           {"Unauthenticated", ""},
           {"bad gateway", ""},
           {"django.core.exceptions.PermissionDenied", ""},
           {"the server said unavailable", ""},
       })
    EXPECT_EQ(leading(text), found) << text;
}

TEST(Signals, AreFoundInWhatPeoplePaste) {
  std::size_t rows = 0;
  for (const auto& entry : fs::directory_iterator(SOURCE_DIR "/tests/signals/inputs")) {
    if (entry.path().extension() != ".tsv") continue;
    std::ifstream file(entry.path());
    std::string line;
    for (int number = 1; std::getline(file, line); ++number) {
      if (line.empty() || line[0] == '#') continue;
      std::istringstream columns(line);
      std::string input, wanted, source;
      std::getline(columns, input, '\t');
      std::getline(columns, wanted, '\t');
      std::getline(columns, source, '\t');
      ++rows;
      const std::string where = entry.path().filename().string() + ":" + std::to_string(number) + ": " + input;
      EXPECT_FALSE(source.empty()) << where << " does not say where such an input was seen";
      const std::set<std::string> found = ids_in(unescaped(input));
      std::istringstream list(wanted);
      for (std::string one; std::getline(list, one, ',');) {
        one.erase(0, one.find_first_not_of(' '));
        std::string all;
        for (const std::string& id : found) all += id + " ";
        EXPECT_TRUE(found.contains(one)) << where << "\n  wants " << one << ", finds " << all;
      }
    }
  }
  EXPECT_GT(rows, 40u);
}

TEST(Signals, AreNotFoundInOrdinaryTexts) {
  std::ifstream file(SOURCE_DIR "/tests/signals/ordinary.tsv");
  std::size_t rows = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    ++rows;
    const std::size_t tab = line.find('\t');
    ASSERT_NE(tab, line.npos) << line;
    std::string all;
    for (const std::string& id : ids_in(line.substr(tab + 1))) all += id + " ";
    EXPECT_EQ(all, "") << line;
  }
  EXPECT_GE(rows, 60u);
}

TEST(Signals, HaveAnIdThatIsFoundByTheirName) {
  for (const registry::System& system : registry::systems())
    for (const registry::Signal& signal : system.signals) {
      if (signal.name.find('*') != signal.name.npos || signal.name.find("{n}") != signal.name.npos) continue;
      // Its name, with a clue beside it.
      const std::string text = std::string(signal.name) + "\n" + std::string(system.clues.front());
      const std::string id = std::string(system.id) + "/" + std::string(signal.id);
      EXPECT_TRUE(ids_in(text).contains(id)) << id << " is not found in: " << text;
    }
}

TEST(Signals, OfManySystemsAreThere) {
  std::size_t count = 0;
  for (const registry::System& system : registry::systems()) count += system.signals.size();
  EXPECT_GE(registry::systems().size(), 40u);
  EXPECT_GE(count, 700u);
}

}  // namespace
}  // namespace signals
