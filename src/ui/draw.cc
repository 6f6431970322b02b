// The painter. Order is what makes the picture: the planes of the landmarks, then a scroller after the other, in each
// of them shapes, text and the focus ring. Sides of rectangles stand on device pixels, so that they are sharp and look
// the same wherever they are scrolled to. What each look draws is said by its row (style.h).
#include "ui/draw.h"

#include <algorithm>
#include <cmath>

#include "imgui.h"
#include "registry/registry.h"
#include "ui/style.h"

namespace ui {
namespace {

using app::ChartRef;
using app::Look;
using app::Node;
using app::Role;
using registry::ChartType;

constexpr float kOverhang = 16;  // how far something may be drawn outside of its box

class Painter {
 public:
  Painter(const app::Page& page, const Layout& layout, const Fonts& fonts, const Appearance& look, ImDrawList& into,
          float ratio)
      : page_(page),
        layout_(layout),
        fonts_(fonts),
        look_(look),
        list_(&into),
        ratio_(ratio),
        beyond_(static_cast<float>(tile_of(ratio_)) / ratio_ + kOverhang) {}

  Drawn paint() {
    layer(-1);
    landmarks();
    for (int s = -1; s < static_cast<int>(layout_.scrollers.size()); ++s) {
      if (is_browsers(s)) continue;
      layer(s);
      if (s >= 0) list_->PushClipRect({clip_.x, clip_.y}, {clip_.x + clip_.w, clip_.y + clip_.h}, true);
      const auto each = [&](void (Painter::*paint)(const Box&)) {
        for (const Box& box : layout_.boxes)
          if (box.scroller == s && (node(box).role == Role::chart || near_sight(moved(box.rect)))) (this->*paint)(box);
      };
      each(&Painter::shape);
      each(&Painter::text);
      if (look_.focused) each(&Painter::ring);
      if (s >= 0) list_->PopClipRect();
    }
    return std::move(drawn_);
  }

 private:
  /// Does the browser draw what is in it? What lies over everything else is seen as the mirror's own elements.
  bool is_browsers(int scroller) const {
    if (scroller < 0) return false;
    const auto index = layout_.scrollers[static_cast<std::size_t>(scroller)].node;
    return index >= 0 && page_.nodes[static_cast<std::size_t>(index)].part == app::Part::teach;
  }

  ImU32 ink(Ink ink, float alpha = 1) const {
    const Rgb c = color(ink, look_.dark, look_.strong);
    return IM_COL32(c >> 16 & 255, c >> 8 & 255, c & 255, static_cast<int>(alpha * 255 + 0.5f));
  }

  float snap(float v) const { return std::round(v * ratio_) / ratio_; }

  /// From here on what is drawn stands in a scroller's content, or on the screen.
  void layer(int scroller) {
    clip_ = frame_of(scroller);
    const ImVec2 at = origin(scroller);
    offset_ = at;
    std::uint32_t id = 0;
    if (scroller >= 0) {
      const auto node = layout_.scrollers[static_cast<std::size_t>(scroller)].node;
      id = node < 0 ? kWrapperId : page_.nodes[static_cast<std::size_t>(node)].id;
    }
    drawn_.layers.push_back({id, static_cast<std::uint32_t>(list_->IdxBuffer.Size), {at.x, at.y}, clip_});
  }

  /// Where a scroller's content begins on the screen: on whole device pixels, so that it looks the same wherever it is.
  ImVec2 origin(int scroller) const {
    if (scroller < 0) return {0, 0};
    const auto& s = layout_.scrollers[static_cast<std::size_t>(scroller)];
    const auto off = static_cast<std::size_t>(scroller) < look_.scroll.size()
                         ? look_.scroll[static_cast<std::size_t>(scroller)]
                         : Offset{};
    ImVec2 at{snap(s.frame.x - off.x), snap(s.frame.y - off.y)};
    // A scroller within the content of another (a flowchart on a phone) moves along.
    for (const Box& box : layout_.boxes)
      if (box.scrolls == scroller && box.scroller >= 0) {
        const auto outer = origin(box.scroller);
        at.x += outer.x;
        at.y += outer.y;
      }
    return at;
  }

  Rect frame_of(int scroller) const {
    if (scroller < 0) return {0, 0, layout_.width, layout_.height};
    Rect frame = layout_.scrollers[static_cast<std::size_t>(scroller)].frame;
    for (const Box& box : layout_.boxes)
      if (box.scrolls == scroller && box.scroller >= 0) {
        const auto outer = origin(box.scroller);
        frame.x += outer.x;
        frame.y += outer.y;
        const Rect around = frame_of(box.scroller);
        const float x = std::max(frame.x, around.x), y = std::max(frame.y, around.y);
        frame = {x, y, std::min(frame.x + frame.w, around.x + around.w) - x,
                 std::min(frame.y + frame.h, around.y + around.h) - y};
      }
    return frame;
  }

  /// Is some of it in sight, or so near that it belongs to a tile that is?
  bool near_sight(const Rect& r) const { return in_sight(r, beyond_); }
  bool in_sight(const Rect& r, float beyond = 0) const {
    return r.x < clip_.x + clip_.w + beyond && r.y < clip_.y + clip_.h + beyond && r.x + r.w > clip_.x - beyond &&
           r.y + r.h > clip_.y - beyond;
  }
  Rect moved(Rect r) const {
    r.x += offset_.x;
    r.y += offset_.y;
    return r;
  }
  const Node& node(const Box& box) const { return page_.nodes[box.node]; }

  void fill(const Rect& r, Ink what, float radius, float alpha = 1) const {
    block(r.x, r.y, r.x + r.w, r.y + r.h, ink(what, alpha), radius);
  }
  /// A filled rectangle whose sides are sharp.
  void block(float x0, float y0, float x1, float y1, ImU32 color, float radius = 0) const {
    const float least = 1 / ratio_;
    x0 = snap(x0), y0 = snap(y0);
    list_->AddRectFilled({x0, y0}, {std::max(x0 + least, snap(x1)), std::max(y0 + least, snap(y1))}, color, radius);
  }
  /// Within the rectangle's sides; sharp where its width is a whole number.
  void border(const Rect& r, Ink what, float radius, float width = 1) const {
    if (width == std::floor(width)) width = std::max(1 / ratio_, snap(width));
    const float in = std::min(width, 1.f) / 2;
    list_->AddRect({snap(r.x) + in, snap(r.y) + in}, {snap(r.x + r.w) - in, snap(r.y + r.h) - in}, ink(what), radius, 0,
                   width);
  }

  /// The planes of the landmarks that stand on the screen, and the lines between them.
  void landmarks() {
    for (const Box& box : layout_.boxes) {
      const Node& n = node(box);
      if (box.scroller < 0) plane(box, box.rect);
      if (layout_.phone || layout_.low) continue;
      Rect r = box.rect;
      if (n.role == Role::main && box.scroller >= 0)
        r = layout_.scrollers[static_cast<std::size_t>(box.scroller)].frame;
      else if (n.part != app::Part::results && n.part != app::Part::flowchart)
        continue;
      if (r.x > 0) block(r.x - 1, r.y, r.x, layout_.height, ink(Ink::border));
    }
  }

  /// What a landmark stands on.
  void plane(const Box& box, const Rect& r) const {
    const Node& n = node(box);
    const float below = r.y + r.h;
    if (n.role == Role::banner || (n.part == app::Part::views && layout_.phone)) fill(r, Ink::surface, 0);
    const bool chips = box.scrolls >= 0 && n.part == app::Part::filters &&
                       layout_.scrollers[static_cast<std::size_t>(box.scrolls)].horizontal;
    if (n.role == Role::banner || chips)
      block(r.x, below - 1, r.x + r.w, below, ink(Ink::border));
    else if (n.role == Role::contentinfo || (n.part == app::Part::views && layout_.phone))
      block(r.x, r.y, r.x + r.w, r.y + 1, ink(Ink::border));
  }

  struct Touch {
    bool hovered = false, held = false;
  };

  /// What the pointer does with a control.
  Touch touch_of(const Node& n, const Rect& r, std::uint32_t part = 0) {
    const Pointer& p = look_.pointer;
    const float x0 = std::max(r.x, clip_.x), y0 = std::max(r.y, clip_.y);
    const float x1 = std::min(r.x + r.w, clip_.x + clip_.w), y1 = std::min(r.y + r.h, clip_.y + clip_.h);
    if (!p.here || drawn_.under.id || p.x < x0 || p.x >= x1 || p.y < y0 || p.y >= y1) return {};
    const Touched me{n.id, part};
    if (p.held.id && p.held != me) return {};  // it is still at another one
    drawn_.under = me;
    return {true, p.down && (p.pressing || p.held == me)};
  }

  void shape(const Box& box) {
    const Node& n = node(box);
    if (n.role == Role::chart) {
      chart(box);
      return;
    }
    if (in_chart(n)) return;
    const Rect r = moved(box.rect);
    if (box.scroller >= 0) plane(box, r);
    const bool control = app::is_control(n.role);
    if (control && box.parent >= 0 && app::holds_text(node(layout_.boxes[static_cast<std::size_t>(box.parent)]).role)) {
      // A link in lines of text has no shape of its own; it is where its words are.
      for (auto i = box.run_begin; i < box.run_end; ++i) {
        const Run& run = layout_.runs[i];
        if (touch_of(n, moved({run.x, run.y, run.w, run.line_height}), i).hovered) hovered_link_ = n.id;
      }
      return;
    }
    const Touch touch = control ? touch_of(n, r) : Touch{};
    switch (n.role) {
      case Role::textbox:
      case Role::searchbox: {
        const bool writing = look_.field == n.id;
        fill(r, Ink::raised, 8);
        border(r, writing ? Ink::accent : Ink::border, 8, writing ? 2.f : 1.f);
        if (n.role == Role::textbox) return;
        // A magnifier, and the key that leads here.
        const ImVec2 c{r.x + 19, r.y + r.h / 2 - 1};
        list_->AddCircle(c, 5.5f, ink(Ink::muted), 0, 1.6f);
        list_->AddLine({c.x + 4.2f, c.y + 4.2f}, {c.x + 8, c.y + 8}, ink(Ink::muted), 1.8f);
        if (layout_.width >= 720 && !writing && n.value.empty()) {
          const Rect key{r.x + r.w - 34, r.y + 10, 21, 20};
          border(key, Ink::border, 4);
          string("/", key.x + 7.5f, key.y + 1, Face::regular, 12, 18, Ink::muted);
        }
        return;
      }
      case Role::toggle: {
        const bool chips = n.look == Look::chip || box.chip;
        const bool on = n.flags & app::pressed;
        if (n.look == Look::disclosure) {
          under(n, Shape::pill, r, touch);
          const float x = r.x + 17, y = r.y + r.h / 2;  // points down where it is open
          const ImVec2 right[] = {{x - 2.5f, y - 4}, {x + 2.5f, y}, {x - 2.5f, y + 4}};
          const ImVec2 down[] = {{x - 4, y - 2}, {x, y + 3}, {x + 4, y - 2}};
          list_->AddPolyline(on ? down : right, 3, ink(Ink::muted), 0, 1.6f);
          return;
        }
        if (chips) {
          fill(r, on ? Ink::selected : Ink::surface, r.h / 2);
          border(r, on ? Ink::accent : Ink::border, r.h / 2);
        } else {
          if (on)
            fill(r, Ink::selected, 8);
          else if (touch.hovered)
            fill(r, Ink::raised, 8);
          if (on) border(r, Ink::accent, 8);
          check_box({r.x + 8, r.y + r.h / 2 - 7, 14, 14}, n.tone, on);
        }
        return;
      }
      case Role::button:
      case Role::link:
        under(n, row_of(n.look).shape, r, touch);
        hovered_link_ = touch.hovered ? n.id : hovered_link_;
        return;
      case Role::group:
      case Role::item:
      case Role::region:
        panel(box, row_of(n.look).panel, r);
        break;
      case Role::list:
        if (n.look == Look::fields) panel(box, Panel::card, r);
        break;
      case Role::row:
        block(r.x, r.y + r.h - 1, r.x + r.w, r.y + r.h, ink(Ink::border));
        break;
      case Role::paragraph:
        if (n.look == Look::notice) {
          fill(r, Ink::selected, 8);
          block(r.x, r.y, r.x + 3, r.y + r.h, ink(Ink::accent), 2);
        } else if (n.look == Look::chip) {
          border(r, Ink::border, r.h / 2);
        }
        break;
      case Role::code_block:
        fill(r, Ink::raised, 8);
        break;
      default:
        break;
    }
    if (box.dot) list_->AddCircleFilled({r.x - 9, r.y + 11.5f}, 2, ink(Ink::muted));
  }

  /// Filled and checked where it is on.
  void check_box(const Rect& r, app::Tone tone, bool on) const {
    if (!on) return border(r, ink_of(tone, Ink::muted), 3, tone == app::Tone::none ? 1.f : 2.f);
    fill(r, ink_of(tone, Ink::accent), 3);
    const ImVec2 tick[] = {{r.x + 3, r.y + 7}, {r.x + 6, r.y + 10}, {r.x + 11, r.y + 4}};
    list_->AddPolyline(tick, 3, ink(Ink::background), 0, 2);
  }

  /// What stands under a control's words.
  void under(const Node& n, Shape shape, const Rect& r, Touch touch) const {
    const bool here = n.flags & app::current;
    switch (shape) {
      case Shape::none:
        break;
      case Shape::moon: {
        if (touch.hovered) fill(r, Ink::raised, 8);
        const ImVec2 c{r.x + r.w / 2, r.y + r.h / 2};
        list_->AddCircle(c, 7, ink(Ink::muted), 0, 1.5f);
        list_->PathArcTo(c, 7, -1.5708f, 1.5708f);
        list_->PathFillConvex(ink(Ink::muted));
        break;
      }
      case Shape::tab:
        if (layout_.phone) break;
        if (here || touch.hovered) fill(r, here ? Ink::selected : Ink::raised, 8);
        break;
      case Shape::quiet:
        if (touch.hovered) fill(r, Ink::raised, 8);
        break;
      case Shape::row:
        if (here || touch.held)
          fill(r, Ink::selected, 8);
        else if (touch.hovered)
          fill(r, Ink::raised, 8);
        break;
      case Shape::pill:
        fill(r, touch.hovered ? Ink::selected : Ink::surface, r.h / 2);
        border(r, touch.hovered ? Ink::accent : Ink::border, r.h / 2, touch.held ? 2.f : 1.f);
        break;
      case Shape::tinted:
        fill(r, touch.hovered ? Ink::selected : Ink::surface, 9);
        fill(r, ink_of(n.tone, Ink::accent), 9, 0.08f);
        border(r, ink_of(n.tone, Ink::accent), 9, touch.held ? 2.f : 1.f);
        break;
      case Shape::sign:  // drawn with the picture
        break;
      case Shape::filled:
        fill(r, Ink::accent, r.h / 2, touch.hovered ? 0.88f : 1.f);
        break;
      case Shape::card:
        fill(r, touch.held ? Ink::selected : Ink::surface, 9);
        border(r, touch.hovered ? Ink::accent : Ink::border, 9, touch.held ? 2.f : touch.hovered ? 1.5f : 1.f);
        break;
    }
  }

  /// What stands under what a container holds.
  void panel(const Box& box, Panel panel, const Rect& r) const {
    switch (panel) {
      case Panel::none:
        break;
      case Panel::card:
        fill(r, Ink::surface, 9);
        border(r, Ink::border, 9);
        break;
      case Panel::divided: {
        const bool first = box.node > 0 && page_.nodes[box.node - 1].role == Role::list;
        if (!first && node(box).role == Role::item) block(r.x, r.y, r.x + r.w, r.y + 1, ink(Ink::border));
        break;
      }
      case Panel::underlined:
        block(r.x, r.y + r.h - 1, r.x + r.w, r.y + r.h, ink(Ink::border));
        break;
    }
  }

  void string(std::string_view text, float x, float y, Face face, float size, float line_height, Ink what,
              float alpha = 1) const {
    fonts_.draw(*list_, text, face, size, {x, y + fonts_.baseline(face, size, line_height)}, ratio_, ink(what, alpha));
  }

  void text(const Box& box) {
    const Node& n = node(box);
    const bool holder =
        n.role == Role::code_block ||
        (app::holds_text(n.role) &&
         (box.parent < 0 || !app::holds_text(node(layout_.boxes[static_cast<std::size_t>(box.parent)]).role)));
    if (!holder || n.look == Look::icon || in_chart(n)) return;
    for (auto i = box.run_begin; i < box.run_end; ++i) {
      const Run& run = layout_.runs[i];
      const Node& leaf = page_.nodes[run.node];
      const float x = run.x + offset_.x, y = run.y + offset_.y;
      if (!near_sight({x, y, run.w, run.line_height})) continue;
      if (leaf.role == Role::mark && !(i >= box.run_begin + 2 && joined(box, i - 2))) {
        // Marked words with only a space between them are one mark.
        auto last = i;
        while (joined(box, last)) last += 2;
        const Run& end = layout_.runs[last];
        const float h = std::min(run.line_height, run.size * 1.36f);
        fill({x - 1, y + (run.line_height - h) / 2, end.x + end.w - run.x + 2, h}, Ink::mark, 3);
      }
      if (leaf.role == Role::code && n.role != Role::code_block)
        fill({x - 3, y + 2, run.w + 6, run.line_height - 4}, Ink::raised, 4);
      string(std::string_view(leaf.text).substr(run.begin, run.end - run.begin), x, y, run.face, run.size,
             run.line_height, run.ink);
    }
    // Links within lines are underlined, so that they do not differ by color alone.
    const auto index = static_cast<std::size_t>(&box - layout_.boxes.data());
    for (auto b = index + 1; b < box.end; ++b) {
      const Box& inner = layout_.boxes[b];
      if (node(inner).role != Role::link) continue;
      const bool hot = hovered_link_ == node(inner).id;
      for (auto i = inner.run_begin; i < inner.run_end; ++i) underline(layout_.runs[i], hot ? 1.f : 0.5f);
    }
    if (n.role == Role::link && n.look == Look::plain)
      for (auto i = box.run_begin; i < box.run_end; ++i) underline(layout_.runs[i], hovered_link_ == n.id ? 1.f : 0.5f);
  }

  /// Are this run and the next but one marked, on the same line, with a space between them?
  bool joined(const Box& box, std::uint32_t i) const {
    if (i < box.run_begin || i + 2 >= box.run_end) return false;
    const auto& runs = layout_.runs;
    const Run& between = runs[i + 1];
    const auto marked = [&](const Run& run) { return page_.nodes[run.node].role == Role::mark; };
    return marked(runs[i]) && marked(runs[i + 2]) && runs[i].y == runs[i + 2].y && between.end - between.begin == 1 &&
           page_.nodes[between.node].text[between.begin] == ' ';
  }

  void underline(const Run& run, float alpha) const {
    const std::string& text = page_.nodes[run.node].text;
    float w = run.w;
    if (run.end > run.begin && text[run.end - 1] == ' ') w -= fonts_.width(run.face, run.size, " ");
    const float x = run.x + offset_.x, y = run.y + offset_.y + run.line_height / 2 + run.size * 0.5f;
    block(x, y, x + w, y + 1, ink(run.ink, alpha));
  }

  /// Keyboard focus.
  void ring(const Box& box) {
    const Node& n = node(box);
    if (!look_.focused || n.id != look_.focused || app::is_field(n.role) || in_chart(n)) return;
    Rect r = moved(box.rect);
    r = {r.x - 2, r.y - 2, r.w + 4, r.h + 4};
    list_->AddRect({r.x, r.y}, {r.x + r.w, r.y + r.h}, ink(Ink::accent),
                   row_of(n.look).shape == Shape::pill || row_of(n.look).shape == Shape::filled ? r.h / 2 : 8, 0, 2);
  }

  // The flowchart ----------------------------------------------------------------------------------------------------

  /// Is it drawn with the picture?
  static bool in_chart(const Node& n) {
    return n.look == Look::chart_node || n.look == Look::chart_leaf || n.look == Look::chart_answer ||
           n.look == Look::fold;
  }

  void chart(const Box& box) {
    const Node& n = node(box);
    if (!n.chart.is(ChartRef::Kind::chart, registry::charts().size()) || box.scrolls < 0) return;
    const auto* chart = &registry::charts()[n.chart.index];
    // The picture ends where its tools begin.
    const Rect frame = moved(box.rect);
    block(frame.x, frame.y - 1, frame.x + frame.w, frame.y, ink(Ink::border));
    layer(box.scrolls);
    list_->PushClipRect({clip_.x, clip_.y}, {clip_.x + clip_.w, clip_.y + clip_.h}, true);
    const float z = layout_.zoom;
    const ImVec2 at{offset_.x + box.text_x, offset_.y + box.text_y};
    const auto point = [&](registry::Point p) { return ImVec2{at.x + p.x * z, at.y + p.y * z}; };

    const auto [boxes, arrows] = app::chart_state(page_, box.node, chart->boxes.size(), chart->arrows.size());
    const app::ChartShape& shape = layout_.shape;
    if (shape.boxes.size() != chart->boxes.size()) return;
    const bool far = shape.detail == app::Detail::codes;
    std::vector<const Box*> labels(chart->arrows.size()), shown(chart->boxes.size()), folds;
    for (const Box& inner : layout_.boxes) {
      const Node& what = node(inner);
      if (!in_chart(what)) continue;
      if (what.look == Look::fold && inner.rect.w > 1) folds.push_back(&inner);
      if (what.chart.is(ChartRef::Kind::label, labels.size())) labels[what.chart.index] = &inner;
      if (what.chart.is(ChartRef::Kind::box, shown.size()) && boxes[what.chart.index] == &what)
        shown[what.chart.index] = &inner;
    }
    for (const bool path : {false, true})  // the path lies on top
      for (std::size_t i = 0; i < chart->arrows.size(); ++i) {
        const auto& curve = shape.curves[i];
        if ((arrows[i] == app::ChartState::Arrow::taken) != path || curve.size() < 4 ||
            !near_sight(around(curve, at, z)))
          continue;
        const ImU32 c = ink(path ? Ink::accent : Ink::line, labels[i] ? strength(node(*labels[i])) : 1.f);
        const float width = (path ? 2.5f : 1.3f) * std::max(z, 0.5f);
        for (std::size_t p = 0; p + 3 < curve.size(); p += 3) {
          const ImVec2 a = point(curve[p]), b = point(curve[p + 1]), d = point(curve[p + 2]), e = point(curve[p + 3]);
          if (a.x == e.x && b.x == a.x && d.x == a.x)
            straight({a.x, a.y, 0, e.y - a.y}, width, c);
          else if (a.y == e.y && b.y == a.y && d.y == a.y)
            straight({a.x, a.y, e.x - a.x, 0}, width, c);
          else
            list_->AddBezierCubic(a, b, d, e, c, width);
        }
        const ImVec2 tip = point(curve.back()), from = point(curve[curve.size() - 2]);
        const float dx = tip.x - from.x, dy = tip.y - from.y, length = std::max(0.01f, std::sqrt(dx * dx + dy * dy));
        const float size = (path ? 9.f : 7.f) * z, ux = dx / length, uy = dy / length;
        list_->AddTriangleFilled(tip, {tip.x - ux * size - uy * size * 0.5f, tip.y - uy * size + ux * size * 0.5f},
                                 {tip.x - ux * size + uy * size * 0.5f, tip.y - uy * size - ux * size * 0.5f}, c);
      }
    for (const Box* label : labels) {
      if (!label || label->run_begin == label->run_end || !near_sight(moved(label->rect))) continue;
      Rect ground = label->rect;
      ground.y -= ChartType::label_room * z;
      ground.h += 2 * ChartType::label_room * z;
      fill(moved(ground), Ink::background, 0);
      words(*label, strength(node(*label)));
    }
    for (std::size_t i = 0; i < chart->boxes.size(); ++i) {
      const auto& b = chart->boxes[i];
      if (!shown[i] || !shape.boxes[i].shown()) continue;
      const Node* what = boxes[i];
      const Rect r = moved(shown[i]->rect);
      if (!near_sight(r)) continue;
      const Touch touch = touch_of(*what, r);
      const bool leaf = b.what.kind != registry::TargetKind::node, path = what->flags & app::on_path,
                 here = what->flags & app::current;
      const float radius = far && r.w > r.h ? 6 * z : far || leaf ? r.h / 2 : 9 * z, alpha = strength(*what);
      const Ink tone = ink_of(what->tone, Ink::accent);
      if (far) {
        const bool code = b.what.kind == registry::TargetKind::status;
        // Blocks of color, so that none looks empty.
        fill(r, Ink::background, radius);
        fill(r, here || path ? Ink::accent : code ? tone : Ink::line, radius, (code && !path ? 0.16f : 1.f) * alpha);
        if (code && path) fill(r, Ink::surface, radius, 0.85f);
        if (touch.hovered) border(r, Ink::accent, radius, 2);
      } else {
        fill(r, here ? Ink::selected : Ink::surface, radius);
        if (leaf && path) fill(r, tone, radius, 0.12f);
        const bool lit = path || here || touch.hovered;
        border(r, leaf && path ? tone : lit ? Ink::accent : Ink::border, radius, lit ? 2.f : 1.3f);
      }
      words(*shown[i], alpha);
      if (look_.focused == what->id)
        list_->AddRect({r.x - 3, r.y - 3}, {r.x + r.w + 3, r.y + r.h + 3}, ink(Ink::accent), radius + 3, 0, 2);
    }
    for (const Box* fold : folds) {
      const Rect r = moved(fold->rect);
      if (!near_sight(r)) continue;
      const Node& what = node(*fold);
      const Touch touch = touch_of(what, r);
      const ImVec2 c{r.x + r.w / 2, r.y + r.h / 2};
      const float arm = r.w * 0.2f;
      const ImU32 sign = ink(touch.hovered ? Ink::accent : Ink::muted);
      fill(r, Ink::surface, r.w / 2);
      border(r, touch.hovered || look_.focused == what.id ? Ink::accent : Ink::line, r.w / 2,
             look_.focused == what.id ? 2.f : 1.3f);
      list_->AddLine({c.x - arm, c.y}, {c.x + arm, c.y}, sign, 1.5f);
      if (!(what.flags & app::pressed)) list_->AddLine({c.x, c.y - arm}, {c.x, c.y + arm}, sign, 1.5f);
    }
    list_->PopClipRect();
    layer(box.scroller);
    if (layout_.map.w > 0) overview(box, boxes);
  }

  /// What the answers rule out is dim.
  static float strength(const Node& n) { return n.flags & app::ruled_out ? 0.38f : 1.f; }

  /// The whole flowchart small, and which part of it is in sight.
  void overview(const Box& box, const std::vector<const Node*>& boxes) const {
    const Rect area = moved(layout_.map);
    const app::ChartShape& shape = layout_.shape;
    const auto& s = layout_.scrollers[static_cast<std::size_t>(box.scrolls)];
    const auto at = static_cast<std::size_t>(box.scrolls) < look_.scroll.size()
                        ? look_.scroll[static_cast<std::size_t>(box.scrolls)]
                        : Offset{};
    constexpr float margin = 4;
    const float z = std::min((area.w - 2 * margin) / shape.width, (area.h - 2 * margin) / shape.height);
    const float x = area.x + (area.w - shape.width * z) / 2, y = area.y + (area.h - shape.height * z) / 2;
    fill(area, Ink::surface, 0);
    block(area.x, area.y, area.x + 1, area.y + area.h, ink(Ink::border));
    for (std::size_t i = 0; i < boxes.size(); ++i) {
      const auto& place = shape.boxes[i];
      if (!place.shown() || !boxes[i]) continue;
      const Node& what = *boxes[i];
      const bool lit = what.flags & (app::on_path | app::current);
      block(x + (place.x - place.w / 2) * z, y + (place.y - place.h / 2) * z, x + (place.x + place.w / 2) * z,
            y + (place.y + place.h / 2) * z,
            ink(lit ? Ink::accent : ink_of(what.tone, Ink::line), lit ? 1.f : 0.7f * strength(what)));
    }
    // From the picture's content to the map, within it.
    const float scale = z / layout_.zoom;
    const auto on_map = [&](float value, float origin, float from, float size) {
      return std::clamp(origin + (value - from) * scale, origin - margin / 2, origin + size * z + margin / 2);
    };
    const float left = on_map(at.x, x, box.text_x, shape.width),
                right = on_map(at.x + s.frame.w, x, box.text_x, shape.width),
                top = on_map(at.y, y, box.text_y, shape.height),
                bottom = on_map(at.y + s.frame.h, y, box.text_y, shape.height);
    border({left, top, right - left, bottom - top}, Ink::accent, 3, 1.5f);
  }

  /// Where a curve is drawn, at most.
  static Rect around(const std::vector<registry::Point>& curve, ImVec2 at, float z) {
    float x0 = curve[0].x, x1 = x0, y0 = curve[0].y, y1 = y0;
    for (const auto& p : curve) {
      x0 = std::min(x0, p.x), x1 = std::max(x1, p.x);
      y0 = std::min(y0, p.y), y1 = std::max(y1, p.y);
    }
    return {at.x + x0 * z, at.y + y0 * z, (x1 - x0) * z, (y1 - y0) * z};
  }

  /// A line along a side of the screen, with sharp edges: where many lie upon each other it looks as one.
  void straight(Rect r, float width, ImU32 c) const {
    const float thick = std::max(1 / ratio_, snap(width));
    ImVec2 from{std::min(r.x, r.x + r.w), std::min(r.y, r.y + r.h)},
        to{std::max(r.x, r.x + r.w), std::max(r.y, r.y + r.h)};
    if (r.w == 0)
      to.x = (from.x = snap(r.x - thick / 2)) + thick;
    else
      to.y = (from.y = snap(r.y - thick / 2)) + thick;
    list_->AddRectFilled(from, to, c);
  }

  void words(const Box& box, float alpha) const {
    for (auto i = box.run_begin; i < box.run_end; ++i) {
      const Run& run = layout_.runs[i];
      string(std::string_view(page_.nodes[run.node].text).substr(run.begin, run.end - run.begin), run.x + offset_.x,
             run.y + offset_.y, run.face, run.size, run.line_height, run.ink, alpha);
    }
  }

  const app::Page& page_;
  const Layout& layout_;
  const Fonts& fonts_;
  const Appearance& look_;
  ImDrawList* list_;
  Rect clip_;
  ImVec2 offset_;
  const float ratio_;   // device pixels for one of CSS
  const float beyond_;  // how far beyond a frame things are drawn
  Drawn drawn_;
  std::uint32_t hovered_link_ = 0;
};

}  // namespace

int tile_of(float ratio) { return 32 * std::max(1, static_cast<int>(std::lround(ratio))); }

Drawn draw(const app::Page& page, const Layout& layout, const Fonts& fonts, const Appearance& appearance,
           ImDrawList& into, float ratio) {
  return Painter(page, layout, fonts, appearance, into, ratio).paint();
}

}  // namespace ui
