#include "ui/layout.h"

#include <algorithm>
#include <cmath>

#include "app/state.h"
#include "registry/registry.h"

namespace ui {
namespace {

using app::ChartRef;
using app::Look;
using app::Node;
using app::Page;
using app::Part;
using app::Role;

constexpr float kPhoneBelow = 720, kTabletBelow = 1100;
constexpr float kBanner = 64, kPhoneBanner = 60, kPhoneBar = 56, kChipRow = 48;
constexpr float kScrollbar = 12;  // room that a native scroller's bar may take
constexpr float kHeroGap = 8;     // between the large number and its name, beside the space
constexpr float kMeasure = 860;   // widest text of main
constexpr float kColumnGap = 20;  // between the columns of a table
constexpr float kField = 40, kTextArea = 200;  // heights of fields of one line and of several

/// How a container sets its children.
enum class Flow : std::uint8_t { stack, wrap, grid, table };

struct Style {
  Flow flow = Flow::stack;
  float px = 0, py = 0;  // padding
  float gap = 0;         // between children
  float above = 0;       // extra space before it, but not at the top of its container
  bool hug = false;      // as wide as its text, not as its container
};

Style style_of(const Node& n, const Node& parent) {
  Style s;
  switch (n.role) {
    case Role::main:
      s.px = 34;
      s.py = 26;
      s.gap = 14;
      break;
    case Role::complementary:
      s.px = 16;
      s.py = 22;
      s.gap = 14;
      break;
    case Role::region:
      s.gap = 14;
      if (n.look == Look::card) s.px = 18, s.py = 16, s.above = 16;
      break;
    case Role::contentinfo:
      s.px = 20;
      s.py = 12;
      break;
    case Role::heading:
      if (n.look == Look::section) s.above = 14;
      if (n.look == Look::hero) s.above = 0;
      break;
    case Role::group:
    case Role::list:
    case Role::item:
      switch (n.look) {
        case Look::stack:
          s.gap = parent.role == Role::complementary ? 2 : n.role == Role::list ? 0 : 8;
          break;
        case Look::rows:
          s.gap = n.role == Role::list ? 7 : 0;
          break;
        case Look::fields:
          if (n.role == Role::item) s.px = 16, s.py = 11;
          break;
        case Look::timeline:
          s.gap = 4;
          break;
        case Look::chips:
          s.flow = Flow::wrap;
          s.gap = 8;
          break;
        case Look::chip:
          s.hug = true;
          break;
        case Look::cards:
          s.flow = Flow::grid;
          s.gap = 18;
          break;
        case Look::card:
          s.px = 16;
          s.py = 14;
          s.gap = 8;
          break;
        case Look::row:
          s.flow = Flow::wrap;
          s.gap = 8;
          break;
        case Look::step:
          s.py = 9;
          s.gap = 1;
          break;
        case Look::hit_group:
          s.px = 12;
          s.py = 4;
          s.above = 8;
          break;
        case Look::outcome:
          s.px = 20;
          s.py = 14;
          s.gap = 8;
          break;
        case Look::preview:
          s.gap = 14;
          break;
        default:
          break;
      }
      break;
    case Role::table:
      s.flow = Flow::table;
      break;
    case Role::paragraph:
      if (n.look == Look::notice) s.px = 14, s.py = 10;
      if (n.look == Look::chip) s.px = 12, s.py = 4, s.hug = true;
      if (n.look == Look::label && parent.role == Role::group) s.py = 4;
      break;
    case Role::link:
    case Role::button:
    case Role::toggle:
      switch (n.look) {
        case Look::chip:
          s.px = 12;
          s.py = 4;
          s.hug = true;
          break;
        case Look::action:
          s.px = 14;
          s.py = 7;
          s.hug = true;
          break;
        case Look::filter:
          s.px = 10;
          s.py = 4;
          break;
        case Look::answer:
          s.px = 16;
          s.py = 13;
          break;
        case Look::tab:
          s.px = 14;
          s.py = 10;
          s.hug = true;
          break;
        case Look::brand:
          s.hug = true;
          break;
        case Look::prev_next:
          s.px = 12;
          s.py = 8;
          s.hug = true;
          break;
        case Look::hit:
          s.px = 12;
          s.py = 11;
          break;
        default:
          break;
      }
      break;
    case Role::navigation:
      s.flow = Flow::wrap;
      s.gap = 8;
      s.above = 18;
      break;
    case Role::code_block:
      s.px = 14;
      s.py = 12;
      break;
    case Role::cell:
    case Role::header_cell:
      s.py = 9;
      break;
    default:
      break;
  }
  return s;
}

/// Codes are set in figures of one width: many of them stand in columns.
bool is_code(std::string_view text) {
  return text.size() == 3 && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// The type of a leaf, by what holds its text.
Type type_of(const Node& holder, const Node& leaf) {
  if (leaf.role == Role::code) return Type::code_inline;
  if (leaf.look == Look::level) return Type::level;
  switch (holder.role) {
    case Role::heading:
      switch (holder.look) {
        case Look::hero:
          return leaf.role == Role::number ? Type::hero : Type::hero_title;
        case Look::title:
          return leaf.role == Role::number ? Type::title_number : Type::title;
        case Look::label:
          return Type::label;
        case Look::good:
        case Look::bad:
          return Type::small_strong;
        default:
          return Type::section;
      }
    case Role::link:
    case Role::button:
    case Role::toggle:
      switch (holder.look) {
        case Look::tab:
          return holder.flags & app::current ? Type::strong : Type::tab;
        case Look::brand:
          return Type::brand;
        case Look::chip:
          return is_code(leaf.text) ? Type::code : Type::chip;
        case Look::hit:
          return leaf.role == Role::number ? Type::hit_number : Type::hit_name;
        case Look::action:
        case Look::prev_next:
          return Type::small_strong;
        case Look::answer:
          return leaf.look == Look::muted ? Type::small : Type::strong;
        case Look::title:
          return Type::card_title;
        case Look::filter:
          return leaf.role == Role::number ? Type::number : Type::body;
        default:
          break;
      }
      break;
    case Role::paragraph:
    case Role::status:
      switch (holder.look) {
        case Look::label:
          return Type::label;
        case Look::lead:
          return Type::lead;
        case Look::small:
        case Look::summary:
        case Look::notice:
          return leaf.role == Role::strong ? Type::small_strong : Type::small;
        case Look::chip:
          return Type::chip;
        default:
          break;
      }
      break;
    default:
      break;
  }
  if (leaf.look == Look::title) return leaf.role == Role::number ? Type::title_number : Type::title;
  if (holder.look == Look::small) return leaf.role == Role::strong ? Type::small_strong : Type::small;
  if (leaf.look == Look::small) return leaf.role == Role::strong ? Type::small_strong : Type::small;
  if (leaf.look == Look::label) return Type::label;
  return leaf.role == Role::strong ? Type::strong : Type::body;
}

Type base_type(const Node& holder) {
  Node leaf;
  leaf.role = Role::text;
  return type_of(holder, leaf);
}

Ink ink_of_leaf(const Node& holder, const Node* link, const Node& leaf, bool phone) {
  if (leaf.tone != app::Tone::none) return ink_of(leaf.tone, Ink::text);
  if (link && link != &holder) {
    const bool aside = holder.look == Look::small && link->look == Look::small;  // the footer's
    return ink_of(link->tone, aside ? Ink::muted : Ink::accent);
  }
  switch (holder.look) {
    case Look::action:
      return Ink::accent;
    case Look::filter:
      return leaf.role == Role::number ? Ink::muted : Ink::text;
    case Look::tab:
      return !(holder.flags & app::current) ? Ink::muted : phone ? Ink::accent : Ink::text;
    case Look::chip:
      return holder.tone != app::Tone::none ? ink_of(holder.tone, Ink::text) : Ink::muted;
    case Look::good:
      return Ink::success;
    case Look::bad:
      return Ink::server_error;
    case Look::label:
    case Look::section:
    case Look::summary:
      return leaf.role == Role::mark ? Ink::text : Ink::muted;
    case Look::brand:
      return leaf.role == Role::strong ? Ink::accent : Ink::text;
    case Look::prev_next:
    case Look::title:
      return holder.role == Role::heading ? Ink::text : Ink::accent;
    case Look::hit:
    case Look::answer:
      return leaf.look == Look::muted ? Ink::muted : Ink::text;
    case Look::small:
      return holder.role == Role::header_cell || leaf.look == Look::small ? Ink::muted : Ink::text;
    default:
      break;
  }
  if (holder.role == Role::link && holder.look == Look::plain) return ink_of(holder.tone, Ink::accent);
  if (leaf.look == Look::muted || leaf.look == Look::small) return holder.role == Role::cell ? Ink::text : Ink::muted;
  if (holder.look == Look::muted) return Ink::muted;
  return Ink::text;
}

class Maker {
 public:
  Maker(const Page& page, const Fonts& fonts, Layout& out) : page_(page), fonts_(fonts), out_(out) {}

  void arrange() {
    const float w = out_.width, h = out_.height;
    Parts parts = find_parts();
    const float top = out_.phone ? kPhoneBanner : kBanner;
    banner(parts.banner);
    if (out_.phone) {
      // One column that scrolls as a whole, between the banner and the bar.
      const float chips = parts.filters && list_first() ? kChipRow : 0;
      if (chips) chip_row(parts.filters, {0, top, w, chips});
      const int scroller = add_scroller(-1, {0, top + chips, w, h - top - chips - kPhoneBar});
      float y = 0;
      const auto next = [&](std::uint32_t index) {
        if (index) y += place(index, -1, scroller, 0, y, w);
      };
      if (list_first()) {
        next(parts.results);
        next(parts.main);
      } else {
        next(parts.main);
        if (page_.column == Page::Column::main_first) next(parts.results);
      }
      if (parts.chart) {
        const float height = std::min(560.f, h * 0.75f);
        chart_region(parts.chart, scroller, {0, y, w, height});
        y += height;
      }
      next(parts.footer);
      out_.scrollers[static_cast<std::size_t>(scroller)].content_w = w;
      out_.scrollers[static_cast<std::size_t>(scroller)].content_h = y;
      return;
    }
    if (parts.chart) {
      const float left = std::clamp(w * 0.31f, 360.f, 470.f);
      const float foot = footer(parts.footer, left);
      scrolling(parts.main, {0, top, left, h - top - foot}, left);
      chart_region(parts.chart, -1, {left, top, w - left, h - top});
      return;
    }
    if (!parts.filters) {
      const float foot = footer(parts.footer, w);
      const float measure = std::min(w, kMeasure + 240);
      scrolling(parts.main, {0, top, w, h - top - foot}, measure, (w - measure) / 2);
      return;
    }
    float left = 0, y = top;
    if (out_.tablet) {
      chip_row(parts.filters, {0, top, w, kChipRow});
      y += kChipRow;
    } else {
      left = w < 1240 ? 224 : 260;
      const float foot = footer(parts.footer, left);
      scrolling(parts.filters, {0, top, left, h - top - foot}, left);
    }
    const float list = out_.tablet ? std::clamp(w * 0.38f, 290.f, 400.f) : std::clamp(w * 0.3f, 340.f, 440.f);
    const float foot = out_.tablet ? footer(parts.footer, list) : 0;
    scrolling(parts.results, {left, y, list, h - y - foot}, list);
    const float rest = w - left - list;
    const float measure = std::min(rest, kMeasure);
    scrolling(parts.main, {left + list, y, rest, h - y}, measure, (rest - measure) / 4);
  }

 private:
  struct Parts {
    std::uint32_t banner = 0, filters = 0, results = 0, main = 0, chart = 0, footer = 0;
  };

  Parts find_parts() const {
    Parts parts;
    for (std::uint32_t i = 1; i < page_.nodes.size(); i = page_.nodes[i].end) {
      switch (page_.nodes[i].role) {
        case Role::banner:
          parts.banner = i;
          break;
        case Role::complementary:
          parts.filters = i;
          break;
        case Role::main:
          parts.main = i;
          break;
        case Role::contentinfo:
          parts.footer = i;
          break;
        case Role::region:
          if (page_.nodes[i].part == Part::results) parts.results = i;
          if (page_.nodes[i].part == Part::flowchart) parts.chart = i;
          break;
        default:
          break;
      }
    }
    return parts;
  }

  /// On a phone: does the list come first, or what was opened?
  bool list_first() const { return page_.column == Page::Column::list_first; }

  int add_scroller(int node, Rect frame, bool horizontal = false) {
    out_.scrollers.push_back({node, frame, frame.w, frame.h, horizontal});
    return static_cast<int>(out_.scrollers.size()) - 1;
  }

  std::uint32_t add_box(std::uint32_t node, int parent, int scroller, Rect rect) {
    Box box{};
    box.node = node;
    box.parent = parent;
    box.scroller = scroller;
    box.scrolls = -1;
    box.rect = rect;
    box.run_begin = box.run_end = static_cast<std::uint32_t>(out_.runs.size());
    box.type = Type::body;
    out_.boxes.push_back(box);
    return static_cast<std::uint32_t>(out_.boxes.size()) - 1;
  }

  Box& box(std::uint32_t index) { return out_.boxes[index]; }
  void finish(std::uint32_t index) { box(index).end = static_cast<std::uint32_t>(out_.boxes.size()); }

  /// A landmark that scrolls in a frame of its own, its content in a column that may begin further in.
  void scrolling(std::uint32_t node, Rect frame, float content_w, float content_x = 0) {
    const int scroller = add_scroller(static_cast<int>(node), frame);
    const auto index = add_box(node, -1, -1, frame);
    box(index).scrolls = scroller;
    const float height =
        children(node, static_cast<int>(index), scroller, content_x, 0, std::min(content_w, frame.w - kScrollbar));
    auto& s = out_.scrollers[static_cast<std::size_t>(scroller)];
    s.content_w = frame.w;
    s.content_h = height;
    finish(index);
  }

  float footer(std::uint32_t node, float w) {
    if (!node) return 0;
    const auto index = add_box(node, -1, -1, {});
    const auto first_run = out_.runs.size();
    const float height = children(node, static_cast<int>(index), -1, 0, 0, w);
    // Known only now: it stands at the bottom.
    const float y = out_.height - height;
    for (std::size_t i = index + 1; i < out_.boxes.size(); ++i) out_.boxes[i].rect.y += y;
    for (std::size_t i = first_run; i < out_.runs.size(); ++i) out_.runs[i].y += y;
    box(index).rect = {0, y, w, height};
    finish(index);
    return height;
  }

  void banner(std::uint32_t node) {
    if (!node) return;
    const float w = out_.width, h = out_.phone ? kPhoneBanner : kBanner;
    const auto index = add_box(node, -1, -1, {0, 0, w, h});
    const int self = static_cast<int>(index);
    float nav_w = 0;
    for (std::uint32_t i = node + 1; i < page_.nodes[node].end; i = page_.nodes[i].end)
      if (page_.nodes[i].role == Role::navigation) nav_w = tabs_width(i);
    const float brand_w = out_.phone ? 0 : 128, theme_w = 44;
    const float search_x = out_.phone ? 14 : 20 + brand_w;
    const float search_w =
        out_.phone ? w - 14 - theme_w - 10 : std::clamp(w - search_x - nav_w - theme_w - 44, 160.f, 620.f);
    for (std::uint32_t i = node + 1; i < page_.nodes[node].end; i = page_.nodes[i].end) {
      const Node& n = page_.nodes[i];
      if (n.look == Look::brand) {
        if (!out_.phone) text_box(i, self, -1, 20, (h - 24) / 2, 200);
      } else if (n.role == Role::search) {
        const auto form = add_box(i, self, -1, {search_x, (h - kField) / 2, search_w, kField});
        field(i + 1, static_cast<int>(form), -1, {search_x, (h - kField) / 2, search_w, kField});
        finish(form);
      } else if (n.role == Role::navigation) {
        if (out_.phone) {
          // The bar at the bottom: as many equal parts as there are views.
          const Rect bar{0, out_.height - kPhoneBar, w, kPhoneBar};
          const auto nav = add_box(i, self, -1, bar);
          int count = 0, at = 0;
          for (auto c = i + 1; c < n.end; c = page_.nodes[c].end) ++count;
          for (auto c = i + 1; c < n.end; c = page_.nodes[c].end, ++at)
            centered(c, static_cast<int>(nav), -1,
                     {bar.x + bar.w * static_cast<float>(at) / static_cast<float>(count), bar.y,
                      bar.w / static_cast<float>(count), bar.h});
          finish(nav);
        } else {
          float x = search_x + search_w + 20;
          const auto nav = add_box(i, self, -1, {x, 0, nav_w, h});
          for (auto c = i + 1; c < n.end; c = page_.nodes[c].end) {
            const float tab = text_width(c) + 28;
            centered(c, static_cast<int>(nav), -1, {x, (h - 42) / 2, tab, 42});
            x += tab + 4;
          }
          finish(nav);
        }
      } else {
        add_box(i, self, -1, {w - theme_w - 4, (h - 40) / 2, 40, 40});
        finish(static_cast<std::uint32_t>(out_.boxes.size()) - 1);
      }
    }
    finish(index);
  }

  float tabs_width(std::uint32_t nav) {
    float w = 0;
    for (auto c = nav + 1; c < page_.nodes[nav].end; c = page_.nodes[c].end) w += text_width(c) + 28 + 4;
    return w;
  }

  /// A text container in a given frame, its text in the middle.
  void centered(std::uint32_t node, int parent, int scroller, Rect frame) {
    const auto index = add_box(node, parent, scroller, frame);
    const auto first = out_.runs.size();
    float used = 0;
    const float height = lines(index, frame.x, frame.y, frame.w, &used);
    const float dx = std::max(0.f, (frame.w - used) / 2), dy = (frame.h - height) / 2;
    for (std::size_t i = first; i < out_.runs.size(); ++i) out_.runs[i].x += dx, out_.runs[i].y += dy;
    box(index).text_x = dx;
    box(index).text_y = dy;
    finish(index);
  }

  /// Phones and tablets: all filters in one row that scrolls sideways.
  void chip_row(std::uint32_t node, Rect frame) {
    const int scroller = add_scroller(static_cast<int>(node), frame, true);
    const auto index = add_box(node, -1, -1, frame);
    box(index).scrolls = scroller;
    float x = 14;
    const float h = 32, y = (frame.h - h) / 2;
    const auto chip = [&](std::uint32_t i, int parent) {
      float w = 28;
      for (auto leaf = i + 1; leaf < page_.nodes[i].end; ++leaf)
        if (page_.nodes[leaf].role == Role::text && page_.nodes[leaf].look != Look::filter)
          w += width_of(page_.nodes[leaf], Type::small);
      chip_ = true;
      const auto made = out_.boxes.size();
      centered(i, parent, scroller, {x, y, w, h});
      out_.boxes[made].chip = true;
      chip_ = false;
      x += w + 8;
    };
    for (auto i = node + 1; i < page_.nodes[node].end; i = page_.nodes[i].end) {
      const Node& n = page_.nodes[i];
      if (n.role == Role::group) {
        const auto group = add_box(i, static_cast<int>(index), scroller, {x, y, 0, h});
        for (auto c = i + 1; c < n.end; c = page_.nodes[c].end)
          if (page_.nodes[c].role == Role::toggle) chip(c, static_cast<int>(group));
        box(group).rect.w = x - box(group).rect.x - 8;
        finish(group);
      } else {
        chip(i, static_cast<int>(index));
      }
    }
    auto& s = out_.scrollers[static_cast<std::size_t>(scroller)];
    s.content_w = x + 6;
    s.content_h = frame.h;
    finish(index);
  }

  // Flow -------------------------------------------------------------------------------------------------------------

  float place(std::uint32_t node, int parent, int scroller, float x, float y, float w) {
    const Node& n = page_.nodes[node];
    if (app::holds_text(n.role)) {
      const Node& above = page_.nodes[parent >= 0 ? out_.boxes[static_cast<std::size_t>(parent)].node : 0];
      if (n.role == Role::link || style_of(n, above).hug) w = std::min(w, text_width(node) + 2 * style_of(n, above).px);
      return text_box(node, parent, scroller, x, y, w);
    }
    if (n.role == Role::code_block) return code_block(node, parent, scroller, x, y, w);
    if (app::is_field(n.role)) return field(node, parent, scroller, {x, y, w, n.flags & app::multiline ? kTextArea : kField});
    const auto index = add_box(node, parent, scroller, {x, y, w, 0});
    const float height = n.look == Look::hit && n.role == Role::item
                             ? hit(node, index, scroller, x, y, w)
                             : children(node, static_cast<int>(index), scroller, x, y, w);
    box(index).rect.h = height;
    finish(index);
    return height;
  }

  /// Children of a box by its flow; the height with padding.
  float children(std::uint32_t node, int self, int scroller, float x, float y, float w) {
    const Node& n = page_.nodes[node];
    const int parent_box = out_.boxes[static_cast<std::size_t>(self)].parent;
    Style s = style_of(n, page_.nodes[parent_box >= 0 ? out_.boxes[static_cast<std::size_t>(parent_box)].node : 0]);
    if (out_.phone && n.role == Role::main) s.px = 20, s.py = 20;
    const bool results = n.part == Part::results;
    if (results) s.px = 12, s.py = 14, s.gap = 10;
    x += s.px;
    w -= 2 * s.px;
    switch (s.flow) {
      case Flow::wrap:
        return wrap(node, self, scroller, x, y + s.py, w, s) + 2 * s.py;
      case Flow::grid:
        return grid(node, self, scroller, x, y + s.py, w, s) + 2 * s.py;
      case Flow::table:
        return table(node, self, scroller, x, y + s.py, w) + 2 * s.py;
      case Flow::stack:
        break;
    }
    float at = y + s.py;
    float row_x = x, row_bottom = at;  // of actions, which stand side by side
    bool first = true, in_row = false;
    const bool bullets = n.role == Role::list && n.look == Look::rows;
    for (auto i = node + 1; i < n.end; i = page_.nodes[i].end) {
      const Node& child = page_.nodes[i];
      const Style cs = style_of(child, n);
      // Beside hits everything begins where their numbers do.
      const float inset = results && child.look != Look::stack ? 12 : 0;
      if (child.look == Look::action && cs.hug) {
        const float cw = std::min(w - 2 * inset, text_width(i) + 2 * cs.px);
        if (in_row && row_x + cw > x + w - inset) {
          at = row_bottom + 8;
          row_x = x + inset;
        } else if (!in_row) {
          if (!first) at += s.gap;
          row_x = x + inset;
          in_row = true;
        }
        row_bottom = at + text_box(i, self, scroller, row_x, at, cw);
        row_x += cw + 8;
        first = false;
        continue;
      }
      if (in_row) {
        at = row_bottom;
        in_row = false;
      }
      if (!first) at += s.gap + cs.above;
      first = false;
      const float indent = bullets ? 16 : inset;
      const auto made = out_.boxes.size();
      at += place(i, self, scroller, x + indent, at, w - indent - inset);
      if (bullets) out_.boxes[made].dot = true;
    }
    if (in_row) at = row_bottom;
    return at - y + s.py;
  }

  float wrap(std::uint32_t node, int self, int scroller, float x, float y, float w, const Style& s) {
    const Node& n = page_.nodes[node];
    float at_x = x, at_y = y, bottom = y;
    for (auto i = node + 1; i < n.end; i = page_.nodes[i].end) {
      const float cw = std::min(w, hug_width(i));
      if (at_x > x && at_x + cw > x + w) {
        at_x = x;
        at_y = bottom + s.gap;
      }
      bottom = std::max(bottom, at_y + place(i, self, scroller, at_x, at_y, cw));
      at_x += cw + s.gap;
    }
    return bottom - y;
  }

  float grid(std::uint32_t node, int self, int scroller, float x, float y, float w, const Style& s) {
    const Node& n = page_.nodes[node];
    const int columns = w >= 520 ? 2 : 1;
    const float cw = (w - s.gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    float at = y, height = 0;
    int column = 0;
    std::vector<std::size_t> cells;
    const auto stretch = [&] {
      for (auto c : cells) out_.boxes[c].rect.h = height;
      cells.clear();
    };
    for (auto i = node + 1; i < n.end; i = page_.nodes[i].end) {
      if (column == columns) {
        stretch();
        at += height + s.gap;
        column = 0;
        height = 0;
      }
      cells.push_back(out_.boxes.size());
      height = std::max(height, place(i, self, scroller, x + static_cast<float>(column) * (cw + s.gap), at, cw));
      ++column;
    }
    stretch();
    return at + height - y;
  }

  float table(std::uint32_t node, int self, int scroller, float x, float y, float w) {
    const Node& n = page_.nodes[node];
    int columns = 0;
    for (auto c = node + 2; n.end > node + 1 && c < page_.nodes[node + 1].end; c = page_.nodes[c].end) ++columns;
    const float first = std::min(w * 0.4f, n.look == Look::compare ? 130.f : 220.f);
    const float other = columns > 1 ? (w - first) / static_cast<float>(columns - 1) : 0;
    float at = y;
    const bool stacked = out_.phone && n.look == Look::compare;  // the row's name above its cells
    for (auto r = node + 1; r < n.end; r = page_.nodes[r].end) {
      const auto row = add_box(r, self, scroller, {x, at, w, 0});
      float height = 0, cx = x;
      std::vector<std::size_t> cells;
      auto c = r + 1;
      if (stacked) {
        at += text_box(c, static_cast<int>(row), scroller, x, at, w) - 8;
        c = page_.nodes[c].end;
      }
      for (; c < page_.nodes[r].end; c = page_.nodes[c].end) {
        const float cw = stacked ? w / static_cast<float>(columns - 1) : cells.empty() ? first : other;
        cells.push_back(out_.boxes.size());
        const bool last = page_.nodes[c].end == page_.nodes[r].end;
        height = std::max(height, text_box(c, static_cast<int>(row), scroller, cx, at, cw - (last ? 0 : kColumnGap)));
        cx += cw;
      }
      height = std::max(height, on_one_baseline(cells));
      for (auto cell : cells) out_.boxes[cell].rect.h = height;
      at += height;
      box(row).rect.h = at - box(row).rect.y;
      finish(row);
    }
    return at - y;
  }

  /// Lowers the text of cells that is set smaller than that of their neighbors. @return the height of the highest
  float on_one_baseline(const std::vector<std::size_t>& cells) {
    float lowest = 0, height = 0;
    for (auto c : cells) lowest = std::max(lowest, out_.boxes[c].text_y + out_.boxes[c].baseline);
    for (auto c : cells) {
      Box& cell = out_.boxes[c];
      const float by = lowest - cell.text_y - cell.baseline;
      cell.text_y += by;
      cell.rect.h += by;
      for (auto b = c + 1; b < cell.end; ++b) out_.boxes[b].rect.y += by;
      for (auto r = cell.run_begin; r < cell.run_end; ++r) out_.runs[r].y += by;
      height = std::max(height, cell.rect.h);
    }
    return height;
  }

  /// A hit: the link covers the whole item; the number stands left, the rest in a column beside it.
  float hit(std::uint32_t node, std::uint32_t self, int scroller, float x, float y, float w) {
    const Node& n = page_.nodes[node];
    const float column = 62;
    const auto link = add_box(node + 1, static_cast<int>(self), scroller, {x, y, w, 0});
    float used = 0;
    float at = y + 11;
    box(link).text_x = column;
    box(link).text_y = 11;
    number_column_ = column - 12;
    at += lines(link, x + 12, at, w - 24, &used);
    number_column_ = 0;
    finish(link);
    for (auto i = page_.nodes[node + 1].end; i < n.end; i = page_.nodes[i].end)
      at += text_box(i, static_cast<int>(self), scroller, x + column, at + 2, w - column - 12) + 2;
    at += 11;
    box(link).rect.h = at - y;
    return at - y;
  }

  float code_block(std::uint32_t node, int parent, int scroller, float x, float y, float w) {
    const auto index = add_box(node, parent, scroller, {x, y, w, 0});
    box(index).type = Type::code;
    box(index).text_x = 14;
    box(index).text_y = 12;
    const TypeSpec t = spec(Type::code, out_.phone);
    const float advance = fonts_.width(t.face, t.size, "0");
    const auto fit = static_cast<std::size_t>(std::max(8.f, (w - 28) / advance));
    const std::string& text = page_.nodes[node].text;
    float at = y + 12;
    std::size_t begin = 0;
    std::size_t last = text.size();
    while (last > 0 && text[last - 1] == '\n') --last;  // a final line break is not a line
    while (begin <= last) {
      const std::size_t end = std::min(text.find('\n', begin), last);
      bool wrapped = false;
      std::size_t from = begin;
      do {
        std::size_t to = std::min(end, from + fit);
        while (to < end && to > from + 1 && (static_cast<unsigned char>(text[to]) & 0xC0) == 0x80) --to;
        if (to < end)  // rather at a space, where there is one in the second half
          if (const auto space = text.rfind(' ', to - 1); space != text.npos && space > from + fit / 2) to = space + 1;
        out_.runs.push_back({node, static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to), x + 14, at,
                             advance * static_cast<float>(to - from), t.size, t.line_height, t.face, Type::code,
                             Ink::text, wrapped});
        at += t.line_height;
        from = to;
        wrapped = true;
      } while (from < end);
      begin = end + 1;
    }
    box(index).run_end = static_cast<std::uint32_t>(out_.runs.size());
    box(index).rect.h = at + 12 - y;
    finish(index);
    return at + 12 - y;
  }

  /// A field's frame; the browser sets what is written in it.
  float field(std::uint32_t node, int parent, int scroller, Rect rect) {
    const auto index = add_box(node, parent, scroller, rect);
    const Node& n = page_.nodes[node];
    box(index).type = n.look == Look::wire ? Type::code : Type::body;
    if (n.role == Role::textbox) box(index).text_x = 14, box(index).text_y = n.flags & app::multiline ? 12 : 8;
    finish(index);
    return rect.h;
  }

  float text_box(std::uint32_t node, int parent, int scroller, float x, float y, float w) {
    const Node& n = page_.nodes[node];
    const Style s = style_of(n, page_.nodes[parent >= 0 ? out_.boxes[static_cast<std::size_t>(parent)].node : 0]);
    const auto index = add_box(node, parent, scroller, {x, y, w, 0});
    const float left = n.look == Look::filter && !chip_ ? 20.f : 0.f;  // room for the swatch
    float used = 0;
    box(index).text_x = s.px + left;
    box(index).text_y = s.py;
    const float height = lines(index, x + s.px + left, y + s.py, w - 2 * s.px - left, &used) + 2 * s.py;
    box(index).rect.h = height;
    finish(index);
    return height;
  }

  // Lines ------------------------------------------------------------------------------------------------------------

  float width_of(const Node& leaf, Type type) const {
    const TypeSpec t = spec(type, out_.phone);
    return fonts_.width(t.face, t.size, leaf.text);
  }

  float text_width(std::uint32_t holder) const {
    float w = 0;
    for (auto i = holder + 1; i < page_.nodes[holder].end; ++i)
      if (app::is_inline(page_.nodes[i].role))
        w += width_of(page_.nodes[i], type_of(page_.nodes[holder], page_.nodes[i]));
    return std::ceil(w + 0.5f);
  }

  /// The width of something that is as wide as its text, with the padding of what is around it.
  float hug_width(std::uint32_t node) const {
    const Node& n = page_.nodes[node];
    if (app::holds_text(n.role)) return text_width(node) + 2 * style_of(n, page_.nodes[0]).px;
    float w = 0;
    for (auto i = node + 1; i < n.end; i = page_.nodes[i].end) w = std::max(w, hug_width(i));
    return w;
  }

  // In small functions: browsers compile once more, beside the start, what has run through much code.

  /// The lines of a holder's text while they are made.
  struct Lines {
    std::uint32_t box;  // index of the holder's
    const Node& holder;
    float x, w;                  // where they begin, and the room
    float at_x, at_y;            // where the next run stands
    float* used;                 // the width that they take
    float least;                 // height of a line
    std::size_t begin;           // of the present line in the runs
    int parent;                  // index of the box that makes boxes within
    bool below;                  // a name that does not fit beside its large number stands below it as a whole
    bool fresh = true;           // at the start of a line
    bool soft = false;           // and a soft break made it
    float baseline = 0;          // over all lines: a browser sets every line of a box on the same strut
    const Node* link = nullptr;  // that one is in
    std::uint32_t link_end = 0, link_box = 0;
  };
  /// A leaf on them.
  struct Leaf {
    std::uint32_t node;
    Type type;
    TypeSpec spec;
    Ink ink;
    float x;                // where its next run begins
    std::size_t begin = 0;  // bytes of its text that runs have
  };

  /// Breaks the text of a holder into lines; makes boxes for links within and the runs. Returns the height.
  float lines(std::uint32_t box_index, float x, float y, float w, float* used) {
    const std::uint32_t holder = box(box_index).node;
    const Node& h = page_.nodes[holder];
    const bool hero = h.look == Look::hero;
    box(box_index).type = base_type(h);
    box(box_index).run_begin = static_cast<std::uint32_t>(out_.runs.size());
    Lines l{box_index,
            h,
            x,
            w,
            x,
            y,
            used,
            hero ? 0 : spec(base_type(h), out_.phone).line_height,
            out_.runs.size(),
            static_cast<int>(box_index),
            hero && text_width(holder) + kHeroGap > w};
    if (app::is_control(h.role)) l.link = &h;
    for (auto i = holder + 1; i < h.end; ++i) {
      const Node& n = page_.nodes[i];
      if (l.link && l.link != &h && i >= l.link_end) close_link(l);
      if (n.role == Role::link)
        open_link(l, i);
      else if (app::is_inline(n.role) && !(chip_ && (n.look == Look::filter || n.role == Role::number)))
        leaf(l, i);
    }
    if (l.link && l.link != &h) close_link(l);
    end_line(l);
    box(box_index).run_end = static_cast<std::uint32_t>(out_.runs.size());
    cover_links(box_index);
    return l.at_y - y;
  }

  [[gnu::noinline]] void end_line(Lines& l) {
    // Runs of different heights stand on one baseline.
    float height = l.least;
    const bool hero = l.holder.look == Look::hero;  // there the line itself is higher
    if (hero) l.baseline = 0;
    const auto baseline = [&](const Run& run) { return fonts_.baseline(run.face, run.size, run.line_height); };
    for (auto i = l.begin; i < out_.runs.size(); ++i) height = std::max(height, out_.runs[i].line_height);
    for (auto i = l.begin; i < out_.runs.size(); ++i) {
      const Run& run = out_.runs[i];
      l.baseline = std::max(l.baseline, std::floor((height - run.line_height) / 2) + baseline(run));
    }
    if (Box& b = box(l.box); l.begin == b.run_begin) {
      const TypeSpec own = spec(b.type, out_.phone);
      b.baseline = l.baseline;
      // web/page.css gives the hero's line a height of its own.
      b.lowered = hero || l.begin == out_.runs.size() ? 0 : l.baseline - fonts_.baseline(own.face, own.size, own.line_height);
    }
    for (auto i = l.begin; i < out_.runs.size(); ++i) {
      Run& run = out_.runs[i];
      run.y = l.at_y + l.baseline - baseline(run);
      *l.used = std::max(*l.used, run.x + run.w - l.x);
    }
    l.at_y += height;
    l.begin = out_.runs.size();
    l.at_x = l.x + number_column_;  // a hit's name goes on below itself, not below the number
    l.fresh = true;
  }

  [[gnu::noinline]] void open_link(Lines& l, std::uint32_t node) {
    l.link = &page_.nodes[node];
    l.link_end = l.link->end;
    l.link_box = add_box(node, l.parent, box(l.box).scroller, {});
    box(l.link_box).type = box(l.box).type;
    l.parent = static_cast<int>(l.link_box);
  }

  [[gnu::noinline]] void close_link(Lines& l) {
    box(l.link_box).run_end = static_cast<std::uint32_t>(out_.runs.size());
    finish(l.link_box);
    l.parent = static_cast<int>(l.box);
    l.link = nullptr;
  }

  [[gnu::noinline]] void leaf(Lines& l, std::uint32_t node) {
    const Node &h = l.holder, &n = page_.nodes[node];
    const Type type = chip_ ? Type::small : type_of(h, n);
    const TypeSpec t = spec(type, out_.phone);
    if (h.look == Look::answer && n.look == Look::muted && !l.fresh) {
      end_line(l);
      l.soft = false;
    }
    if (n.role == Role::number && h.look == Look::filter) {
      // The count stands at the right end.
      const float nw = width_of(n, type);
      out_.runs.push_back({node, 0, static_cast<std::uint32_t>(n.text.size()), l.x + l.w - nw, 0, nw, t.size,
                           t.line_height, t.face, type, Ink::muted, false});
      return;
    }
    Leaf leaf{node, type, t, ink_of_leaf(h, l.link, n, out_.phone), l.at_x};
    // Most texts fit as they are; only the others are taken apart.
    const float whole = fonts_.width(t.face, t.size, n.text);
    if (!l.below && l.at_x + whole + glued_width(h, node) <= l.x + l.w) {
      l.at_x += whole;
      if (n.text.find_first_not_of(' ') != n.text.npos) l.fresh = false;
    } else {
      words(l, leaf);
    }
    flush(l, leaf, n.text.size());
    if (n.role == Role::number && number_column_ > 0)
      l.at_x = l.x + number_column_ - fonts_.width(Face::semibold, spec(Type::hit_name, out_.phone).size, " ");
    if (n.role == Role::number && h.look == Look::hero) l.at_x += kHeroGap;
  }

  [[gnu::noinline]] void words(Lines& l, Leaf& leaf) {
    const TypeSpec& t = leaf.spec;
    const std::string_view text = page_.nodes[leaf.node].text;
    for (std::size_t begin = 0; begin < text.size();) {
      std::size_t end = text.find(' ', begin);
      end = end == text.npos ? text.size() : end + 1;  // a word takes its space along
      auto word = text.substr(begin, end - begin);
      auto bare = word.back() == ' ' ? word.substr(0, word.size() - 1) : word;
      float bare_w = fonts_.width(t.face, t.size, bare);
      const float unit_w =
          end == text.size() && word.size() == bare.size() ? bare_w + glued_width(l.holder, leaf.node) : bare_w;
      if (!l.fresh && !bare.empty() && breaks_before(leaf.node, begin) &&
          (l.below || l.at_x + unit_w > l.x + l.w + 0.01f)) {
        flush(l, leaf, begin);
        end_line(l);
        leaf.x = l.at_x;
        l.soft = !l.below;
        l.below = false;
      }
      if (l.fresh && bare_w > l.w) {
        // Wider than a line: as much of it as fits, up to a hyphen or slash where there is one.
        end = begin + fitting(t, bare, l.w - number_column_);
        word = bare = text.substr(begin, end - begin);
        bare_w = fonts_.width(t.face, t.size, bare);
      }
      l.at_x += bare_w + (word.size() > bare.size() ? fonts_.width(t.face, t.size, " ") : 0);
      if (!bare.empty()) l.fresh = false;
      begin = end;
    }
  }

  /// Makes what is left of a leaf's text up to here a run.
  [[gnu::noinline]] void flush(Lines& l, Leaf& leaf, std::size_t end) {
    if (end > leaf.begin) {
      out_.runs.push_back({leaf.node, static_cast<std::uint32_t>(leaf.begin), static_cast<std::uint32_t>(end), leaf.x,
                           0, l.at_x - leaf.x, leaf.spec.size, leaf.spec.line_height, leaf.spec.face, leaf.type,
                           leaf.ink, l.soft});
      l.soft = false;
    }
    leaf.begin = end;
    leaf.x = l.at_x;
  }

  /// Links within lines cover their runs.
  [[gnu::noinline]] void cover_links(std::uint32_t box_index) {
    for (auto b = box_index + 1; b < out_.boxes.size(); ++b) {
      Box& inner = box(static_cast<std::uint32_t>(b));
      float left = 1e9f, top = 1e9f, right = 0, bottom = 0;
      for (auto r = inner.run_begin; r < inner.run_end; ++r) {
        const Run& run = out_.runs[r];
        left = std::min(left, run.x), top = std::min(top, run.y), right = std::max(right, run.x + run.w),
        bottom = std::max(bottom, run.y + run.line_height);
      }
      if (right > left) inner.rect = {left, top, right - left, bottom - top};
    }
  }

  /// The width of what follows a leaf of a holder without a space between: the rest of a word, such as `)` after a
  /// link.
  [[gnu::noinline]] float glued_width(const Node& holder, std::uint32_t leaf) const {
    float width = 0;
    for (auto i = leaf + 1; i < page_.nodes.size() && i < holder.end && !chip_; ++i) {
      const Node& n = page_.nodes[i];
      if (n.role == Role::link) continue;
      if (!app::is_inline(n.role) || (holder.look == Look::answer && n.look == Look::muted)) break;  // on its own line
      const std::size_t space = n.text.find(' ');
      const TypeSpec t = spec(type_of(holder, n), out_.phone);
      width += fonts_.width(t.face, t.size, std::string_view(n.text).substr(0, space));
      if (space != n.text.npos) break;
    }
    return width;
  }

  /// How many bytes of a word that is too wide fit on a line of their own; at least one character.
  [[gnu::noinline]] std::size_t fitting(const TypeSpec& t, std::string_view word, float w) const {
    std::size_t fit = 1, good = 0;
    for (std::size_t to = 1; to <= word.size(); ++to) {
      if (to < word.size() && (static_cast<unsigned char>(word[to]) & 0xC0) == 0x80) continue;
      if (fonts_.width(t.face, t.size, word.substr(0, to)) > w && to > 1) break;
      fit = to;
      if (std::string_view("-/_.,:").find(word[to - 1]) != std::string_view::npos) good = to;
    }
    return good > fit / 2 ? good : fit;
  }

  /// May a line end before this byte of this leaf? Only where a space stands before it.
  [[gnu::noinline]] bool breaks_before(std::uint32_t leaf, std::size_t byte) const {
    if (byte > 0) return true;  // words end with their space
    for (auto i = leaf; i-- > 0;) {
      const Node& n = page_.nodes[i];
      if (!app::is_inline(n.role)) {
        if (n.role == Role::link) continue;
        return false;
      }
      if (!n.text.empty()) return n.text.back() == ' ';
    }
    return false;
  }

  // The flowchart ----------------------------------------------------------------------------------------------------

  void chart_region(std::uint32_t node, int scroller, Rect frame) {
    const auto index = add_box(node, -1, scroller, frame);
    for (auto i = node + 1; i < page_.nodes[node].end; i = page_.nodes[i].end) {
      if (page_.nodes[i].role != Role::chart) {
        // Zoom: at the right, above the picture.
        const float w = wrap_width(i, 8);
        place(i, static_cast<int>(index), scroller, frame.x + frame.w - w - 16, frame.y + 12, w);
        continue;
      }
      chart(i, static_cast<int>(index), scroller, {frame.x, frame.y + 56, frame.w, frame.h - 56});
    }
    finish(index);
  }

  float wrap_width(std::uint32_t node, float gap) const {
    float w = 0;
    for (auto i = node + 1; i < page_.nodes[node].end; i = page_.nodes[i].end) w += hug_width(i) + gap;
    return w;
  }

  void chart(std::uint32_t node, int parent, int outer, Rect frame) {
    const Node& n = page_.nodes[node];
    if (!n.chart.is(ChartRef::Kind::chart, registry::charts().size())) return;
    const auto* chart = &registry::charts()[n.chart.index];
    constexpr float margin = 28;
    float z = std::pow(1.25f, static_cast<float>(n.chart.zoom));
    if (n.chart.zoom == app::kZoomFit)
      z = std::clamp(std::min((frame.w - 2 * margin) / chart->width, (frame.h - 2 * margin) / chart->height), 0.1f,
                     1.f);
    out_.zoom = z;
    const float cw = std::max(frame.w, chart->width * z + 2 * margin),
                ch = std::max(frame.h, chart->height * z + 2 * margin);
    const int scroller = add_scroller(static_cast<int>(node), frame, true);
    auto& s = out_.scrollers[static_cast<std::size_t>(scroller)];
    s.content_w = cw;
    s.content_h = ch;
    const auto index = add_box(node, parent, outer, frame);
    box(index).scrolls = scroller;
    // In the middle where there is room.
    const float ox = std::max(margin, (cw - chart->width * z) / 2), oy = margin;
    origin_x_ = ox;
    origin_y_ = oy;
    chart_children(node, static_cast<int>(index), scroller, *chart, z, cw, ch);
    box(index).text_x = ox;  // where the picture begins
    box(index).text_y = oy;
    finish(index);
  }

  void chart_children(std::uint32_t node, int parent, int scroller, const registry::Chart& chart, float z, float cw,
                      float ch) {
    for (auto i = node + 1; i < page_.nodes[node].end; i = page_.nodes[i].end) {
      const Node& n = page_.nodes[i];
      Rect rect{0, 0, cw, ch};
      if (app::holds_text(n.role)) {
        rect = {0, 0, 1, 1};  // said, but nowhere in the picture: an answer that leads back to a question drawn before
        if (n.chart.is(ChartRef::Kind::box, chart.boxes.size())) {
          const auto& b = chart.boxes[n.chart.index];
          rect = {origin_x_ + (b.center.x - b.width / 2) * z, origin_y_ + (b.center.y - b.height / 2) * z, b.width * z,
                  b.height * z};
        } else if (n.chart.is(ChartRef::Kind::label, chart.arrows.size())) {
          const auto& a = chart.arrows[n.chart.index];
          const float lw = a.label_width * z,
                      lh = registry::ChartType::label_line * z * static_cast<float>(a.label.size());
          rect = {origin_x_ + a.label_at.x * z - lw / 2, origin_y_ + a.label_at.y * z - lh / 2, lw, lh};
        }
        const auto index = add_box(i, parent, scroller, rect);
        box(index).type = Type::small;
        if (n.chart.kind != ChartRef::Kind::none) chart_text(index, chart, z);
        finish(index);
        continue;
      }
      const auto index = add_box(i, parent, scroller, rect);
      chart_children(i, static_cast<int>(index), scroller, chart, z, cw, ch);
      finish(index);
    }
  }

  /// The words of a question, an outcome or an answer, in the lines that the chart was laid out with.
  void chart_text(std::uint32_t index, const registry::Chart& chart, float z) {
    using registry::ChartType;
    const Rect r = box(index).rect;
    const Node& n = page_.nodes[box(index).node];
    const float x = r.x + r.w / 2, y = r.y + r.h / 2;
    const bool path = n.flags & app::on_path;
    std::size_t from = 0;
    const auto lines = [&](registry::List<registry::Text> texts, float at_x, float at_y, float size, float height,
                           Face face, Type type, Ink ink, bool from_left) {
      chart_lines(box(index).node + 1, from, texts, at_x, at_y, {face, size * z, height * z}, type, ink, from_left);
    };
    if (n.chart.kind == ChartRef::Kind::label) {
      const auto& arrow = chart.arrows[n.chart.index];
      lines(arrow.label, arrow.sideways() ? r.x + 4 * z : x, y, ChartType::label, ChartType::label_line, Face::regular,
            Type::small, path ? Ink::text : Ink::muted, arrow.sideways());
    } else {
      const auto& b = chart.boxes[n.chart.index];
      const bool across = chart.across;
      if (b.what.kind != registry::TargetKind::status) {
        lines(b.lines, x, y, ChartType::text, ChartType::line, Face::regular, Type::small, Ink::text, false);
      } else {
        const float names = across ? 0 : static_cast<float>(b.lines.size() - 1) * ChartType::name_line * z;
        lines(b.lines.first(1), across ? r.x + ChartType::code_at * z : x, y - names / 2, ChartType::code,
              ChartType::code_line, Face::mono, Type::code, ink_of(n.tone, Ink::text), across);
        lines(b.lines.subspan(1), across ? r.x + ChartType::name_at * z : x,
              across ? y : y + ChartType::code_line * z / 2, ChartType::name, ChartType::name_line, Face::regular,
              Type::small, path ? Ink::text : Ink::muted, across);
      }
    }
    box(index).run_end = static_cast<std::uint32_t>(out_.runs.size());
  }

  /// Around the height y; beginning at x, or centered on it. @param from where in the leaf's text to look for the lines
  void chart_lines(std::uint32_t leaf, std::size_t& from, registry::List<registry::Text> texts, float x, float y,
                   const TypeSpec& t, Type type, Ink ink, bool from_left) {
    const std::string& text = page_.nodes[leaf].text;
    float at = y - t.line_height * static_cast<float>(texts.size()) / 2;
    for (auto line : texts) {
      const auto begin = text.find(line, from);
      if (begin != text.npos) {
        from = begin + line.size();
        const float w = fonts_.width(t.face, t.size, line);
        out_.runs.push_back({leaf, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(from),
                             from_left ? x : x - w / 2, at, w, t.size, t.line_height, t.face, type, ink, false});
      }
      at += t.line_height;
    }
  }

  const Page& page_;
  const Fonts& fonts_;
  Layout& out_;
  bool chip_ = false;        // toggles as chips in a row
  float number_column_ = 0;  // hits: width of the number's column
  float origin_x_ = 0, origin_y_ = 0;
};

/// Landmarks are placed in the order that suits the arrangement; they are kept in the order in which they are read.
void to_page_order(Layout& layout) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> landmarks;  // node, first box
  for (std::uint32_t b = 0; b < layout.boxes.size(); b = layout.boxes[b].end)
    landmarks.emplace_back(layout.boxes[b].node, b);
  std::sort(landmarks.begin(), landmarks.end());
  std::vector<Box> ordered;
  ordered.reserve(layout.boxes.size());
  for (const auto& [node, first] : landmarks) {
    const auto shift = static_cast<std::int32_t>(ordered.size()) - static_cast<std::int32_t>(first);
    for (auto b = first; b < layout.boxes[first].end; ++b) {
      ordered.push_back(layout.boxes[b]);
      Box& box = ordered.back();
      if (box.parent >= 0) box.parent += shift;
      box.end = static_cast<std::uint32_t>(static_cast<std::int32_t>(box.end) + shift);
    }
  }
  layout.boxes = std::move(ordered);
}

}  // namespace

const Box* Layout::box_of(std::uint32_t node) const {
  for (const Box& box : boxes)
    if (box.node == node) return &box;
  return nullptr;
}

[[gnu::noinline]] Layout lay_out(const Page& page, const Fonts& fonts, float width, float height) {
  Layout out;
  out.width = width;
  out.height = height;
  out.phone = width < kPhoneBelow;
  out.tablet = !out.phone && width < kTabletBelow;
  out.boxes.reserve(page.nodes.size());
  out.runs.reserve(page.nodes.size());
  if (!page.nodes.empty()) Maker(page, fonts, out).arrange();
  to_page_order(out);
  return out;
}

}  // namespace ui
