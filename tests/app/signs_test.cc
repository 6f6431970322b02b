// Covers web/build/fonts.sh: whatever a page says can be drawn with the subset fonts.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "app/state.h"

namespace app {
namespace {

/// "20-7E,A7" of a line `NAME=…`, `$ours` filled in.
std::set<unsigned> characters(const std::string& script, const std::string& name) {
  std::set<unsigned> out;
  const auto start = script.find("\n" + name + "=") + name.size() + 2;
  std::string list = script.substr(start, script.find('\n', start) - start);
  if (const auto other = list.find("$ours"); other != std::string::npos) {
    out = characters(script, "ours");
    list.erase(other, 6);
  }
  for (std::size_t at = 0; at < list.size(); at = std::min(list.find(',', at), list.size() - 1) + 1) {
    const std::string part = list.substr(at, list.find(',', at) - at);
    const auto dash = part.find('-');
    const unsigned first = static_cast<unsigned>(std::stoul(part, nullptr, 16));
    const unsigned last =
        dash == std::string::npos ? first : static_cast<unsigned>(std::stoul(part.substr(dash + 1), nullptr, 16));
    for (unsigned c = first; c <= last; ++c) out.insert(c);
  }
  return out;
}

void look(std::string_view text, const std::set<unsigned>& known, std::set<std::string>& strange) {
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const std::size_t size = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
    unsigned c = size == 1 ? byte : byte & (0xFFu >> (size + 1));
    for (std::size_t k = 1; k < size; ++k) c = c << 6 | (static_cast<unsigned char>(text[i + k]) & 0x3Fu);
    if (c != '\n' && c != '\t' && !known.contains(c)) strange.insert(std::string(text.substr(i, size)));
    i += size;
  }
}

TEST(Signs, AreAllInTheFonts) {
  std::ifstream in(SOURCE_DIR "/web/build/fonts.sh");
  const std::string script{std::istreambuf_iterator<char>(in), {}};
  const auto typed = characters(script, "typed"), ours = characters(script, "ours");
  ASSERT_TRUE(ours.contains('A') && ours.contains(0xA7) && !ours.contains(0xE9) && typed.contains(0xE9));
  std::set<std::string> strange;
  for (const auto& path : all_paths()) {
    const Page page = view(parse_url(path));
    for (const Node& node : page.nodes) look(node.text, typed, strange);
  }
  EXPECT_TRUE(strange.empty()) << "add to `ours` in web/build/fonts.sh: " << *strange.begin();
}

}  // namespace
}  // namespace app
