// Where the landmarks of a page stand, by the width of the window: one column that scrolls as a whole between the
// banner and the bar of views (phones); the list and what was opened beside each other under a row of filters
// (tablets); filters, list and main, each with a scroller of its own (desktops). The wizard has a column beside its
// flowchart. The footer scrolls with main. In a low window everything is one column. What a page consists of is said by
// the parts of its landmarks (app::Part), never by their names. What stands in them is placed by the parts of
// layout_parts.h.
#include "ui/layout.h"

#include <algorithm>
#include <cmath>

#include "ui/layout_parts.h"

namespace ui {

int Draft::add_scroller(int node, Rect frame, bool horizontal) {
  out_.scrollers.push_back({node, frame, frame.w, frame.h, horizontal});
  return static_cast<int>(out_.scrollers.size()) - 1;
}

std::uint32_t Draft::add_box(std::uint32_t node, int parent, int scroller, Rect rect) {
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

namespace {

using app::Look;
using app::Node;
using app::Page;
using app::Part;
using app::Role;

constexpr float kPhoneBelow = 720, kTabletBelow = 1100;
/// Heights of what stands above and below the content.
struct Bars {
  float banner = 0, views = 0, chips = 0;
};
constexpr Bars kWide{64, 64, 48}, kPhone{60, 56, 48};
constexpr Bars kLowPhone{48, 36, 40};           // as at 400 percent: the content has half of 256 pixels
constexpr float kScrollbar = 12;                // room that a native scroller's bar may take
constexpr float kMeasure = 860;                 // widest text of main
constexpr float kRail = 220, kRailFrom = 1600;  // what is on the page, beside main

class Arrangement : Draft {
 public:
  Arrangement(const Draft& draft)
      : Draft(draft),
        lines_(draft),
        boxes_(draft, lines_),
        chart_(draft, lines_, boxes_),
        bars_(!out_.phone ? kWide
              : out_.low  ? kLowPhone
                          : kPhone) {}

  void arrange() {
    Parts parts = find_parts();
    if (out_.phone || out_.low) return one_column(parts);
    const float top = banner(parts.banner, -1);
    place_all(parts, top);
    if (parts.teach) teach(parts.teach, top);
  }

 private:
  struct Parts {
    std::uint32_t banner = 0, filters = 0, results = 0, main = 0, chart = 0, contents = 0, footer = 0, sheet = 0,
                  teach = 0;
  };

  void place_all(const Parts& parts, float top) {
    const float w = out_.width, h = out_.height;
    if (parts.chart) {
      const float left = std::clamp(w * 0.36f, 360.f, 480.f);
      with_footer(parts, {0, top, left, h - top}, left);
      chart_.region(parts.chart, -1, {left, top, w - left, h - top});
      return;
    }
    if (!parts.filters) {
      const float measure = std::min(w, kMeasure + 240);
      with_footer(parts, {0, top, w, h - top}, measure, (w - measure) / 2);
      return;
    }
    float left = 0, y = top;
    if (out_.tablet) {
      chip_row(parts.filters, -1, {0, top, w, bars_.chips});
      y += bars_.chips;
    } else {
      left = w < 1240 ? 224 : 260;
      scrolling(parts.filters, {0, top, left, h - top}, left);
    }
    const float list = out_.tablet ? std::clamp(w * 0.38f, 290.f, 400.f) : std::clamp(w * 0.3f, 340.f, 440.f);
    scrolling(parts.results, {left, y, list, h - y}, list);
    const float rail = w >= kRailFrom && parts.contents ? kRail : 0;
    if (rail) scrolling(parts.contents, {w - rail, y, rail, h - y}, rail);
    const float rest = w - left - list - rail;
    const float measure = std::min(rest, kMeasure);
    with_footer(parts, {left + list, y, rest, h - y}, measure, (rest - measure) / 4);
  }

  /// Under the search box, over everything else. The browser draws it (web/page.css).
  void teach(std::uint32_t node, float top) {
    Rect frame{8, top - 6, out_.width - 16, 0};
    for (const Box& b : out_.boxes)
      if (page_.nodes[b.node].role == Role::search && !out_.phone)
        frame.x = b.rect.x, frame.w = std::max(b.rect.w, std::min(460.f, out_.width - b.rect.x - 12));
    frame.h = out_.height - frame.y - 12;
    const auto from = out_.boxes.size();
    scrolling(node, frame, frame.w);
    auto& scroller = out_.scrollers.back();
    scroller.frame.h = out_.boxes[from].rect.h = std::min(frame.h, scroller.content_h);
  }

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
        case Role::navigation:
          parts.contents = i;
          break;
        case Role::contentinfo:
          parts.footer = i;
          break;
        case Role::region:
          if (page_.nodes[i].part == Part::results) parts.results = i;
          if (page_.nodes[i].part == Part::flowchart) parts.chart = i;
          if (page_.nodes[i].part == Part::sheet) parts.sheet = i;
          if (page_.nodes[i].part == Part::teach) parts.teach = i;
          break;
        default:
          break;
      }
    }
    return parts;
  }

  /// On a phone: does the list come first, or what was opened?
  bool list_first() const { return page_.column == Page::Column::list_first; }

  /// A landmark that scrolls in a frame of its own, its content in a column that may begin further in.
  void scrolling(std::uint32_t node, Rect frame, float content_w, float content_x = 0) {
    const int scroller = add_scroller(static_cast<int>(node), frame);
    const auto index = add_box(node, -1, -1, frame);
    box(index).scrolls = scroller;
    const float height = boxes_.children(node, static_cast<int>(index), scroller, content_x, 0,
                                         std::min(content_w, frame.w - kScrollbar));
    auto& s = out_.scrollers[static_cast<std::size_t>(scroller)];
    s.content_w = frame.w;
    s.content_h = height;
    finish(index);
  }

  /// Main and, after it, the footer: they scroll together in a frame. Where both fit, the footer stands at the bottom.
  void with_footer(const Parts& parts, Rect frame, float content_w, float content_x = 0) {
    const int scroller = add_scroller(-1, frame);
    const float w = std::min(content_w, frame.w - kScrollbar);
    float y = boxes_.place(parts.main, -1, scroller, content_x, 0, w);
    const auto box = out_.boxes.size(), run = out_.runs.size();
    if (parts.footer) y += boxes_.place(parts.footer, -1, scroller, content_x, y, w);
    if (const float room = frame.h - y; room > 0) {
      for (auto i = box; i < out_.boxes.size(); ++i) out_.boxes[i].rect.y += room;
      for (auto i = run; i < out_.runs.size(); ++i) out_.runs[i].y += room;
      y = frame.h;
    }
    out_.scrollers[static_cast<std::size_t>(scroller)].content_h = y;
  }

  /// All in one column that scrolls: on phones between the banner and the bar, in a low window together with both.
  void one_column(const Parts& parts) {
    const float w = out_.width, h = out_.height;
    const float chips = parts.filters && page_.column != Page::Column::main_only ? bars_.chips : 0;
    int scroller = out_.low ? add_scroller(-1, {0, 0, w, h}) : -1;
    float y = banner(parts.banner, scroller);
    if (chips) chip_row(parts.filters, scroller, {0, y, w, chips});
    y += chips;
    if (scroller < 0) {
      scroller = add_scroller(-1, {0, y, w, h - y - bars_.views});
      y = 0;
    }
    const float measure = out_.phone ? w : std::min(w - kScrollbar, kMeasure);
    const auto next = [&](std::uint32_t index) {
      if (index) y += boxes_.place(index, -1, scroller, (w - measure) / 2, y, measure);
    };
    next(parts.sheet);
    const bool chart_only = parts.chart && page_.column == Page::Column::chart_only;
    if (list_first()) next(parts.results);
    if (chart_only)
      y += heading_of(parts.main, scroller, (w - measure) / 2, y, measure);
    else
      next(parts.main);
    if (page_.column == Page::Column::main_first) next(parts.results);
    if (chart_only) {
      // All of the window but the bars. In a low one, which has none, some is left to scroll by.
      const float height = out_.low ? h * 0.75f : out_.scrollers[static_cast<std::size_t>(scroller)].frame.h - y;
      chart_.region(parts.chart, scroller, {0, y, w, height});
      y += height;
    } else {
      next(parts.footer);
    }
    out_.scrollers[static_cast<std::size_t>(scroller)].content_h = y;
    if (parts.teach) teach(parts.teach, bars_.banner);
  }

  /// Main with its first heading alone: what the flowchart that has the window is at. @return its height
  float heading_of(std::uint32_t main, int scroller, float x, float y, float w) {
    constexpr float kIn = 20, kBelow = 10;
    const auto index = add_box(main, -1, scroller, {x, y, w, 0});
    for (auto i = main + 1; i < page_.nodes[main].end; ++i) {
      if (page_.nodes[i].role != Role::heading) continue;
      box(index).rect.h = boxes_.place(i, static_cast<int>(index), scroller, x + kIn, y, w - 2 * kIn) + kBelow;
      break;
    }
    finish(index);
    return box(index).rect.h;
  }

  /// At the top of the screen, or of what scrolls. @return its height
  float banner(std::uint32_t node, int scroller) {
    if (!node) return 0;
    const float w = out_.width, h = bars_.banner;
    const auto index = add_box(node, -1, scroller, {0, 0, w, h});
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
        if (!out_.phone) boxes_.text_box(i, self, scroller, 20, (h - 24) / 2, 200);
      } else if (n.role == Role::search) {
        const auto form = add_box(i, self, scroller, {search_x, (h - kField) / 2, search_w, kField});
        boxes_.field(i + 1, static_cast<int>(form), scroller, {search_x, (h - kField) / 2, search_w, kField});
        finish(form);
      } else if (n.role == Role::navigation) {
        if (out_.phone) {
          // The bar at the bottom, or below the rest: as many equal parts as there are views.
          const Rect bar{0, out_.low ? h : out_.height - bars_.views, w, bars_.views};
          if (out_.low) box(index).rect.h += bars_.views;
          const auto nav = add_box(i, self, scroller, bar);
          int count = 0, at = 0;
          for (auto c = i + 1; c < n.end; c = page_.nodes[c].end) ++count;
          for (auto c = i + 1; c < n.end; c = page_.nodes[c].end, ++at)
            boxes_.centered(c, static_cast<int>(nav), scroller,
                            {bar.x + bar.w * static_cast<float>(at) / static_cast<float>(count), bar.y,
                             bar.w / static_cast<float>(count), bar.h});
          finish(nav);
        } else {
          float x = search_x + search_w + 20;
          const auto nav = add_box(i, self, scroller, {x, 0, nav_w, h});
          for (auto c = i + 1; c < n.end; c = page_.nodes[c].end) {
            const float tab = lines_.text_width(c) + 28;
            boxes_.centered(c, static_cast<int>(nav), scroller, {x, (h - 42) / 2, tab, 42});
            x += tab + 4;
          }
          finish(nav);
        }
      } else {
        add_box(i, self, scroller, {w - theme_w - 4, (h - 40) / 2, 40, 40});
        finish(static_cast<std::uint32_t>(out_.boxes.size()) - 1);
      }
    }
    finish(index);
    return box(index).rect.h;
  }

  float tabs_width(std::uint32_t nav) {
    float w = 0;
    for (auto c = nav + 1; c < page_.nodes[nav].end; c = page_.nodes[c].end) w += lines_.text_width(c) + 28 + 4;
    return w;
  }

  /// Phones and tablets: all filters in one row that scrolls sideways.
  void chip_row(std::uint32_t node, int outer, Rect frame) {
    const int scroller = add_scroller(static_cast<int>(node), frame, true);
    const auto index = add_box(node, -1, outer, frame);
    box(index).scrolls = scroller;
    float x = 14;
    const float h = 32, y = (frame.h - h) / 2;
    const auto chip = [&](std::uint32_t i, int parent) {
      float w = 28;
      for (auto leaf = i + 1; leaf < page_.nodes[i].end; ++leaf)
        if (page_.nodes[leaf].role == Role::text && page_.nodes[leaf].look != Look::filter)
          w += lines_.width_of(page_.nodes[leaf], Type::small);
      lines_.chip = true;
      const auto made = out_.boxes.size();
      boxes_.centered(i, parent, scroller, {x, y, w, h});
      out_.boxes[made].chip = true;
      lines_.chip = false;
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

  Lines lines_;
  Boxes boxes_;
  ChartPlacer chart_;
  Bars bars_;
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

Layout lay_out(const Page& page, const Fonts& fonts, float width, float height, bool low) {
  Layout out;
  out.low = low;
  out.width = width;
  out.height = height;
  out.phone = width < kPhoneBelow;
  out.tablet = !out.phone && width < kTabletBelow;
  out.boxes.reserve(page.nodes.size());
  out.runs.reserve(page.nodes.size());
  if (!page.nodes.empty()) Arrangement({page, fonts, out}).arrange();
  to_page_order(out);
  return out;
}

}  // namespace ui
