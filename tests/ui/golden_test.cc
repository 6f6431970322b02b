// src/ui/layout*.cc, mirror.cc, draw.cc: what they make of a page, compared with what was recorded.
//
// Rows: what every route's landmarks are, in three widths; and all of a specimen, a page with every look, in three
// widths and two themes. The routes' contents change with the data, daily; the specimen does not. RECORD=1 writes the
// files anew, for a person to read the difference.
#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "dump.h"
#include "stage.h"
#include "ui/theme.h"

namespace {

using app::Builder;
using app::Look;
using app::Part;
using app::Role;
using app::Scope;
using app::Tone;

constexpr float kWidths[] = {360, 768, 1280};

/// Compares with tests/ui/golden/NAME.txt, and says the first line that differs.
void expect_golden(const std::string& name, const std::string& found) {
  const std::string path = std::string(SOURCE_DIR "/tests/ui/golden/") + name + ".txt";
  if (std::getenv("RECORD")) {
    std::ofstream(path) << found;
    return;
  }
  std::ifstream file(path);
  const std::string expected{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (found == expected) return;
  const auto [a, b] = std::mismatch(found.begin(), found.end(), expected.begin(), expected.end());
  const auto line = [](const std::string& text, std::string::const_iterator at) {
    const auto from = text.rfind('\n', static_cast<std::size_t>(at - text.begin()) - (at > text.begin()));
    const auto begin = from == text.npos ? 0 : from + 1;
    return text.substr(begin, text.find('\n', begin) - begin);
  };
  ADD_FAILURE() << name << " line " << std::count(found.begin(), a, '\n') + 1 << "\n  recorded: " << line(expected, b)
                << "\n  found:    " << line(found, a) << "\n(RECORD=1 records it)";
}

class Golden : public Stage {
 protected:
  void drawn(const platform::Redraw& redraw) override { last = redraw; }
  platform::Redraw last;
};

void toggle(Builder& page, std::string_view text, Look look, bool on, Tone tone) {
  app::Node& node = page.open(Role::toggle, look, text);
  node.text = text;
  node.tone = tone;
  if (on) node.flags |= app::pressed;
  page.text(text);
  if (look == Look::filter) page.leaf(Role::number, "12", Look::muted);
  page.close();
}

/// Every look, with words that never change.
app::Page specimen() {
  app::Page out;
  out.column = app::Page::Column::list_first;
  Builder page(out);
  Scope root(page, Role::page);
  {
    Scope banner(page, Role::banner, Look::plain, "banner", {}, Part::banner);
    page.open(Role::link, Look::brand, "brand");
    page.text("Status ");
    page.leaf(Role::strong, "Atlas");
    page.close();
    {
      Scope search(page, Role::search, Look::plain, "search", {}, Part::search);
      page.open(Role::searchbox, Look::plain, "box").hint = "Search";
      page.close();
    }
    {
      Scope views(page, Role::navigation, Look::plain, "views", "Views", Part::views);
      page.link("Explore", "", Look::tab).flags |= app::current;
      page.link("Compare", "compare/", Look::tab);
    }
    page.button("Theme", {}, Look::icon, "theme");
  }
  {
    Scope filters(page, Role::complementary, Look::plain, "filters", "Filters", Part::filters);
    Scope group(page, Role::group, Look::stack, "class", "Class");
    page.paragraph("Class", Look::label);
    toggle(page, "4xx", Look::filter, true, Tone::client_error);
    toggle(page, "Standard", Look::filter, false, Tone::none);
  }
  {
    Scope region(page, Role::region, Look::plain, "results", "Results", Part::results);
    page.open(Role::status, Look::label, "count");
    page.text("2 codes", Look::label);
    page.close();
    Scope list(page, Role::list, Look::stack, "list", "Results", Part::hits);
    {
      Scope item(page, Role::item, Look::hit_group, "group");
      page.paragraph("Client error", Look::label);
    }
    for (const bool first : {true, false}) {
      Scope item(page, Role::item, Look::hit, first ? "a" : "b");
      app::Node& link = page.open(Role::link, Look::hit, "hit");
      link.href = "429/";
      if (first) link.flags |= app::current;
      page.leaf(Role::number, first ? "429" : "404").tone = Tone::client_error;
      page.text(" ");
      if (first) {
        page.leaf(Role::mark, "Too");
        page.text(" ");
        page.leaf(Role::mark, "Many");
        page.text(" Requests");
      } else {
        page.text("Not Found, with a name that takes more than one line of the list");
      }
      page.close();
      page.paragraph("The server limits how often one client may ask.", Look::summary);
    }
  }
  {
    Scope main(page, Role::main, Look::plain, "main", {}, Part::content);
    page.paragraph("Part of the address was left out.", Look::notice);
    page.open(Role::heading, Look::hero).level = 1;
    page.leaf(Role::number, "429", Look::hero).tone = Tone::client_error;
    page.text(" Too Many Requests", Look::title);
    page.close();
    page.heading(2, "Section");
    page.heading(2, "Title", Look::title);
    page.paragraph("A lead says the most important thing in letters that are larger than others.", Look::lead);
    page.open(Role::paragraph);
    page.text("A line with ");
    page.leaf(Role::code, "Retry-After");
    page.text(", ");
    page.leaf(Role::strong, "strong words");
    page.text(", a ");
    page.link("link that is long enough to be broken", "about/");
    page.text(" (");
    page.link("another", "data/");
    page.text("), ");
    page.leaf(Role::strong, "MUST", Look::level);
    page.text(" and muted words", Look::muted);
    page.close();
    {
      Scope chips(page, Role::group, Look::chips, "chips");
      page.paragraph("Chip", Look::chip);
      page.link("503", "503/", Look::chip).tone = Tone::server_error;
      toggle(page, "Zalando", Look::chip, true, Tone::none);
      toggle(page, "Google", Look::chip, false, Tone::none);
    }
    {
      Scope cards(page, Role::list, Look::cards, "cards");
      for (const char* key : {"one", "two"}) {
        Scope item(page, Role::item, Look::card, key);
        page.link("Card", "which/", Look::title);
        page.paragraph("What it leads to.", Look::small);
      }
    }
    {
      Scope list(page, Role::list, Look::rows, "rows");
      for (const char* text : {"First of two rows.", "Second, which has a bullet too."}) {
        Scope item(page, Role::item, Look::rows);
        page.paragraph(text);
      }
    }
    {
      Scope list(page, Role::list, Look::fields, "fields");
      for (const char* text : {"Retry-After", "Content-Type"}) {
        Scope item(page, Role::item, Look::fields);
        page.paragraph(text, Look::fields);
      }
    }
    {
      Scope table(page, Role::table, Look::compare, "table");
      for (int r = 0; r < 2; ++r) {
        Scope row(page, Role::row);
        page.open(Role::header_cell, Look::small);
        page.text("Label", Look::small);
        page.close();
        for (const char* value : {"a value", "another value"}) {
          page.open(Role::cell);
          page.text(value);
          page.close();
        }
      }
    }
    page.leaf(Role::code_block,
              "HTTP/1.1 429 Too Many Requests\nRetry-After: 60\n\n{\"a line that is so long that it has to be "
              "broken\": \"in this window, whatever its width is, in all three of them\"}",
              Look::wire);
    {
      Scope path(page, Role::list, Look::timeline, "path");
      Scope item(page, Role::item, Look::step);
      page.paragraph("A question", Look::muted);
      page.paragraph("An answer");
    }
    app::Node& answer = page.open(Role::button, Look::answer, "answer");
    answer.text = "Yes";
    page.leaf(Role::strong, "Yes");
    page.text("what that means", Look::muted);
    page.close();
    {
      Scope outcome(page, Role::group, Look::outcome, "outcome", "Outcome");
      page.heading(3, "Use it when", Look::good);
      page.heading(3, "Use instead", Look::bad);
    }
    page.button("Copy", {}, Look::action, "copy");
    page.button("Back", {}, Look::action, "back");
    app::Node& box = page.open(Role::textbox, Look::wire, "paste");
    box.text = "Paste a response";
    box.flags |= app::multiline;
    page.close();
    Scope nav(page, Role::navigation, Look::prev_next, "nav", "Neighbors");
    page.link("428", "428/", Look::prev_next);
    page.link("431", "431/", Look::prev_next);
  }
  Scope footer(page, Role::contentinfo, Look::small, "footer", {}, Part::footer);
  page.open(Role::paragraph, Look::small);
  page.text("Status Atlas. ", Look::small);
  page.link("About", "about/", Look::small);
  page.close();
  return out;
}

TEST_F(Golden, LandmarksOfEveryRoute) {
  // The frames; what is within them depends on the data.
  std::string found;
  for (const char* url :
       {"", "?q=too+many", "class/4xx/", "429/", "499/", "which/", "which/redirects/?a=moved", "compare/",
        "compare/401-403/", "field/retry-after/", "method/put/", "data/", "about/", "no/such"})
    for (const float width : kWidths) {
      show(url, width, 800);
      found += "/" + std::string(url) + " " + std::to_string(static_cast<int>(width)) + ":";
      for (std::size_t b = 0; b < layout().boxes.size(); b = layout().boxes[b].end) {
        const auto& box = layout().boxes[b];
        const auto part = page().nodes[box.node].part;
        found += " " + std::string(app::part_name(part)) + " " + std::to_string(std::lround(box.rect.x)) + "+" +
                 std::to_string(std::lround(box.rect.w));
        if (box.scroller >= 0) found += " in " + std::to_string(box.scroller);
        if (box.scrolls >= 0) found += " scrolls " + std::to_string(box.scrolls);
      }
      // On a phone: which comes first?
      const auto* results = static_cast<const ui::Box*>(nullptr);
      const auto* main = results;
      for (const auto& box : layout().boxes) {
        if (page().nodes[box.node].part == Part::results) results = &box;
        if (page().nodes[box.node].part == Part::content) main = &box;
      }
      if (results && main && layout().phone)
        found += results->rect.y < main->rect.y ? " (list first)" : " (main first)";
      found += '\n';
    }
  expect_golden("routes", found);
}

TEST_F(Golden, TheSpecimen) {
  const app::Page page = specimen();
  std::uint32_t focused = 0;
  for (const auto& n : page.nodes)
    if (n.look == Look::answer) focused = n.id;
  for (const float width : kWidths) {
    const std::string name = "specimen-" + std::to_string(static_cast<int>(width));
    const ui::Layout layout = ui::lay_out(page, runner.ui.fonts, width, 2200);
    expect_golden(name + "-layout", dump(page, layout));
    expect_golden(name + "-mirror", dump(ui::mirror(page, layout)));
    for (const bool dark : {false, true}) {
      ui::Appearance look;
      look.dark = dark;
      look.focused = focused;
      look.scroll.assign(layout.scrollers.size(), {});
      platform::Damage damage;
      platform::Redraw redraw;
      for (int frame = 0; frame < 2; ++frame) {
        const auto drawn = ui::draw(page, layout, runner.ui.fonts, look, runner.ui.canvas.begin(width, 2200), 1);
        redraw = damage.compare(runner.ui.canvas.list(), {width, 2200, 1}, drawn.layers,
                                ui::color(ui::Ink::background, dark), true);
        platform::backend_render(runner.ui.canvas.atlas(), redraw);
      }
      expect_golden(name + (dark ? "-dark" : "-light"), dump(redraw));
    }
  }
}

TEST_F(Golden, ThePathThroughAFlowchartIsColored) {
  for (const bool dark : {false, true}) {
    runner.ui.set_colors(dark, false);
    show("which/redirects/?a=moved", 1280, 800);
    runner.repaint();
    settle();
    const ui::Rgb accent = ui::color(ui::Ink::accent, dark);
    const std::string color = "shape #" + [&] {
      char hex[8];
      std::snprintf(hex, sizeof hex, "%06X", accent);
      return std::string(hex);
    }();
    const std::string all = dump(last);
    const auto frame = all.find("within 461,120");
    ASSERT_NE(frame, all.npos) << "the flowchart's frame";
    int found = 0;
    for (auto at = all.find(color, frame); at != all.npos; at = all.find(color, at + 1)) ++found;
    // The question at hand, the one before it, the map, and every stretch of the arrow between with its tip.
    EXPECT_GE(found, 15);
  }
}

}  // namespace
