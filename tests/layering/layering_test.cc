// The arrows of src/README.md, checked in src and, so that the check itself is known to bite, in the bad tree beside
// this file.
#include "layering.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace {

const std::filesystem::path kHere = SOURCE_DIR "/tests/layering";

TEST(Layering, SourcesKeepToTheArrows) {
  for (const auto& violation : layering::check(SOURCE_DIR "/src", kHere / "rooms.txt"))
    ADD_FAILURE() << "src/" << violation.place << ": " << violation.what;
}

// Each file of bad/ breaks one rule, most of them next to lines that are allowed; each row is a violation that must be
// found.
TEST(Layering, EveryKindOfViolationIsFound) {
  struct Row {
    const char* place;
    const char* what;  // a part of the sentence
  };
  const Row rows[] = {
      {"app/CMakeLists.txt:1", "app links ui"},                    // upwards, by room()
      {"app/upwards.cc:4", "room app may not use ui"},             // upwards
      {"app/library.cc:1", "may not see this library"},            // Dear ImGui above ui
      {"app/platform.cc:2", "__EMSCRIPTEN__"},                     // a platform's name above platform
      {"decide/relative.cc:1", "includes name the room"},          // ../search
      {"decide/sideways.cc:2", "room decide may not use search"},  // between siblings
      {"elsewhere/file.cc", "stands in no room"},                  // no room at all
      {"platform/web/script.cc:2", "EM_ASM"},                      // JavaScript in C++
      {"platform/web/script.js", "belongs in web/"},               // JavaScript in src
      {"registry/bare.cc:1", "is in no room"},                     // "registry.h" without its room
      {"search/CMakeLists.txt:3", "search links decide"},          // sideways, by target_link_libraries()
      {"tools/cli/markup.cc:3", "only in app/page_html.cc"},       // HTML outside its writer
      {"tools/cli/markup.cc:5", "only in app/page_html.cc"},       // in a raw literal
      {"tools/datac/CMakeLists.txt:2", "datac links search"},      // the engine instead of the builder
      {"tools/datac/engine.cc:2", "room tools/datac may not use search"},
      {"ui/CMakeLists.txt:1", "may not see this library"},  // a library of other rooms
  };
  const auto found = layering::check(kHere / "bad", kHere / "rooms.txt");
  std::set<const layering::Violation*> met;
  for (const Row& row : rows) {
    const auto it = std::find_if(found.begin(), found.end(), [&](const auto& v) {
      return !met.count(&v) && v.place == row.place && v.what.find(row.what) != std::string::npos;
    });
    if (it == found.end())
      ADD_FAILURE() << "not found: " << row.place << ": " << row.what;
    else
      met.insert(&*it);
  }
  for (const auto& violation : found)
    if (!met.count(&violation)) ADD_FAILURE() << "found too much: " << violation.place << ": " << violation.what;
}

TEST(Layering, CommentsAreNoCode) {
  struct Row {
    const char *code, *left;
  };
  const Row rows[] = {
      {"a // b\nc", "a     \nc"},
      {"a /* b\nc */ d", "a     \n     d"},
      {"\"// no comment\" // one", "\"// no comment\"       "},
      {"'\"' // x", "'\"'     "},
      {"1'000 // x", "1'000     "},
      {"\"\\\" // still\" // x", "\"\\\" // still\"     "},
      {"R\"(a \" // b)\" // c", "R\"(a ' // b)\"     "},
  };
  for (const Row& row : rows) EXPECT_EQ(layering::without_comments(row.code), row.left) << row.code;
}

}  // namespace
