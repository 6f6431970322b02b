// src/ui/mirror.cc: the mirror says what the page says.
#include <algorithm>
#include <map>
#include <set>

#include "app/page_html.h"
#include "stage.h"

namespace {

using app::Role;

class MirrorTest : public Stage {
 protected:
  std::string text(std::uint32_t at, std::uint32_t length) const {
    return runner.ui.mirror().strings.substr(at, length);
  }
};

/// Is a node a part of what only narrow windows show?
bool is_for_narrow(const app::Page& page, std::size_t index) {
  for (std::size_t i = 0; i <= index; ++i)
    if (page.nodes[i].part == app::Part::sheet && index < page.nodes[i].end) return true;
  return false;
}

/// Everything that is set in lines or in code blocks, in order, without the marks of breaks.
std::string spoken(const ui::Mirror& mirror) {
  std::string out;
  for (const auto& record : mirror.records) {
    const auto role = static_cast<Role>(record.role);
    if (record.flags & ui::kWrapper || role == Role::searchbox) continue;  // the search box holds its placeholder
    for (char c : mirror.strings.substr(record.text, record.text_length))
      if (c != '\v' && c != '\f') out += c;
  }
  return out;
}

TEST_F(MirrorTest, HasEveryWordOfThePageOnEveryRoute) {
  // On a wide desktop nothing is left out but a switch for narrow windows, so mirror and page agree to the letter; the
  // static page prints the same nodes.
  for (const auto& path : app::all_paths()) {
    show(path, 1680, 900);
    std::string expected;
    for (std::size_t i = 0; i < page().nodes.size(); ++i)
      if (const auto& n = page().nodes[i];
          (app::is_inline(n.role) || n.role == Role::code_block) && !is_for_narrow(page(), i))
        expected += n.text;
    ASSERT_EQ(spoken(runner.ui.mirror()), expected) << path;
  }
}

TEST_F(MirrorTest, HasEveryHeadingAndControlWithItsName) {
  for (const auto& path : app::all_paths()) {
    show(path, 1680, 900);
    const auto& mirror = runner.ui.mirror();
    std::set<std::uint32_t> ids;
    for (const auto& record : mirror.records) EXPECT_TRUE(ids.insert(record.id).second) << path << ": an id twice";
    for (const auto& n : page().nodes)
      if ((n.role == Role::heading || app::is_control(n.role)) &&
          !is_for_narrow(page(), static_cast<std::size_t>(&n - page().nodes.data())))
        EXPECT_TRUE(ids.count(n.id)) << path << ": "
                                     << page().name_of(static_cast<std::size_t>(&n - page().nodes.data()));
    if (HasFailure()) return;
  }
}

TEST_F(MirrorTest, ParentsComeFirst) {
  for (const float width : {390.f, 900.f, 1440.f})
    for (const char* path : {"", "499/", "which/", "which/redirects/?a=moved", "compare/401-403/", "no/such"}) {
      show(path, width, 800);
      std::set<std::uint32_t> seen;
      for (const auto& record : runner.ui.mirror().records) {
        if (record.parent)
          EXPECT_TRUE(seen.count(record.parent)) << path << " at " << width << ": role " << int(record.role);
        seen.insert(record.id);
      }
    }
}

TEST_F(MirrorTest, HashChangesWithContentAndNotWithScrolling) {
  show("429/");
  const auto hash = runner.ui.mirror().hash;
  const auto id = page().nodes[static_cast<std::size_t>(layout().scrollers.front().node)].id;
  runner.ui.set_scroll(id, 0, 40);
  settle();
  EXPECT_EQ(runner.ui.mirror().hash, hash);
  show("404/");
  EXPECT_NE(runner.ui.mirror().hash, hash);
  show("429/");
  EXPECT_EQ(runner.ui.mirror().hash, hash);
}

TEST_F(MirrorTest, SameThingsKeepTheirIdsWhileTyping) {
  show("?q=too+man");
  std::map<std::string, std::uint32_t> before;
  for (const auto& n : page().nodes)
    if (n.role == Role::link && n.look == app::Look::hit) before[n.href.substr(0, 4)] = n.id;
  show("?q=too+many");
  int same = 0;
  for (const auto& n : page().nodes)
    if (n.role == Role::link && n.look == app::Look::hit && before.count(n.href.substr(0, 4)))
      same += before[n.href.substr(0, 4)] == n.id;
  EXPECT_GT(same, 0);
}

TEST_F(MirrorTest, SaysWhichPartARegionIs) {
  show("429/");
  std::set<int> parts;
  for (const auto& record : runner.ui.mirror().records) parts.insert(record.part);
  for (const auto part : {app::Part::banner, app::Part::views, app::Part::filters, app::Part::results, app::Part::hits,
                          app::Part::content, app::Part::footer})
    EXPECT_TRUE(parts.count(static_cast<int>(part))) << app::part_name(part);
  show("which/");
  parts.clear();
  for (const auto& record : runner.ui.mirror().records) parts.insert(record.part);
  for (const auto part : {app::Part::wizard, app::Part::answers, app::Part::flowchart, app::Part::zoom})
    EXPECT_TRUE(parts.count(static_cast<int>(part))) << app::part_name(part);
}

TEST_F(MirrorTest, AFieldOfSeveralLinesIsPlacedAndNamed) {
  app::Page fields;
  app::Builder builder(fields);
  {
    app::Scope root(builder, Role::page);
    app::Scope main(builder, Role::main, app::Look::plain, "main", {}, app::Part::content);
    for (const bool lines : {false, true}) {
      app::Node& box = builder.open(Role::textbox, app::Look::wire, lines ? "lines" : "line");
      box.text = "Paste a response";
      box.hint = "HTTP/1.1 200 OK";
      box.value = "a\nb";
      if (lines) box.flags |= app::multiline;
      builder.close();
    }
  }
  const auto layout = ui::lay_out(fields, runner.ui.fonts, 800, 600);
  const auto mirror = ui::mirror(fields, layout);
  std::vector<ui::Record> found;
  for (const auto& record : mirror.records)
    if (static_cast<Role>(record.role) == Role::textbox) found.push_back(record);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_FALSE(found[0].flags & app::multiline);
  EXPECT_TRUE(found[1].flags & app::multiline);
  EXPECT_GT(found[1].h, 3 * found[0].h);
  EXPECT_GE(found[1].y, found[0].y + found[0].h);
  for (const auto& record : found) {
    EXPECT_GT(record.w, 600);
    EXPECT_EQ(mirror.strings.substr(record.name, record.name_length), "Paste a response");
    EXPECT_EQ(mirror.strings.substr(record.text, record.text_length), "HTTP/1.1 200 OK");
    EXPECT_EQ(mirror.strings.substr(record.value, record.value_length), "a\nb");
  }
}

TEST_F(MirrorTest, HashHearsOfALetterThatIsAsWide) {
  const auto hash = [&](std::string_view text) {
    app::Page page;
    app::Builder builder(page);
    {
      app::Scope root(builder, Role::page);
      app::Scope main(builder, Role::main, app::Look::plain, "main", {}, app::Part::content);
      builder.paragraph(text);
    }
    return ui::mirror(page, ui::lay_out(page, runner.ui.fonts, 800, 600)).hash;
  };
  EXPECT_EQ(hash("abc"), hash("abc"));
  EXPECT_NE(hash("abc"), hash("acb"));
}

}  // namespace
