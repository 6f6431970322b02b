// The flowchart. Graphviz laid its picture out when the data was built (registry::Chart): where boxes, arrows and
// labels stand at zoom 1. The outline's links and labels are boxes of the layout at those places, at the zoom of the
// state or the one at which all of it fits; arrows have no boxes, the painter draws them from the chart. Words keep the
// lines that the picture was laid out with.
#include <algorithm>
#include <cmath>

#include "app/state.h"
#include "registry/registry.h"
#include "ui/layout_parts.h"

namespace ui {

using app::ChartRef;
using app::Node;
using app::Role;

namespace {

constexpr float kTools = 56;   // height of the tools above the picture
constexpr float kMap = 96;     // width of the overview
constexpr float kMargin = 28;  // around the picture

}  // namespace

void ChartPlacer::region(std::uint32_t node, int scroller, Rect frame) {
  const auto index = add_box(node, -1, scroller, frame);
  for (auto i = node + 1; i < page_.nodes[node].end; i = page_.nodes[i].end) {
    if (page_.nodes[i].role != Role::chart) {
      // Zoom: at the right, above the picture.
      const float w = wrap_width(i, 8);
      boxes_.place(i, static_cast<int>(index), scroller, frame.x + frame.w - w - 16, frame.y + 12, w);
      continue;
    }
    Rect picture{frame.x, frame.y + kTools, frame.w, frame.h - kTools};
    if (!fits(i, picture)) {
      // The overview: a strip beside the picture.
      const float strip = frame.w >= 600 ? kMap : kMap * 3 / 4;
      const float x = std::floor(frame.x + frame.w - strip);
      picture.w = x - 1 - frame.x;  // a pixel apart, so that neither is drawn anew for the other
      out_.map = {x, picture.y, frame.x + frame.w - x, picture.h};
    }
    chart(i, static_cast<int>(index), scroller, picture);
  }
  finish(index);
}

float ChartPlacer::wrap_width(std::uint32_t node, float gap) const {
  float w = 0;
  for (auto i = node + 1; i < page_.nodes[node].end; i = page_.nodes[i].end) w += lines_.hug_width(i) + gap;
  return w;
}

void ChartPlacer::chart(std::uint32_t node, int parent, int outer, Rect frame) {
  const Node& n = page_.nodes[node];
  if (!n.chart.is(ChartRef::Kind::chart, registry::charts().size())) return;
  const auto* chart = &registry::charts()[n.chart.index];
  const float z = zoom_of(node, *chart, frame);
  out_.zoom = z;
  out_.shape = app::shape_of(page_, node, *chart, app::detail_at(z));
  const float w = out_.shape.width * z, h = out_.shape.height * z;
  const float cw = std::max(frame.w, w + 2 * kMargin), ch = std::max(frame.h, h + 2 * kMargin);
  const int scroller = add_scroller(static_cast<int>(node), frame, true);
  auto& s = out_.scrollers[static_cast<std::size_t>(scroller)];
  s.content_w = cw;
  s.content_h = ch;
  const auto index = add_box(node, parent, outer, frame);
  box(index).scrolls = scroller;
  // In the middle where there is room.
  const float ox = std::max(kMargin, (cw - w) / 2), oy = kMargin;
  origin_x_ = ox;
  origin_y_ = oy;
  chart_children(node, static_cast<int>(index), scroller, *chart, z, cw, ch);
  box(index).text_x = ox;  // where the picture begins
  box(index).text_y = oy;
  finish(index);
}

bool ChartPlacer::fits(std::uint32_t node, Rect frame) const {
  const ChartRef of = page_.nodes[node].chart;
  if (!of.is(ChartRef::Kind::chart, registry::charts().size())) return true;
  const auto& chart = registry::charts()[of.index];
  const float z = zoom_of(node, chart, frame);
  const auto shape = app::shape_of(page_, node, chart, app::detail_at(z));
  return shape.width * z + 2 * kMargin <= frame.w + 1 && shape.height * z + 2 * kMargin <= frame.h + 1;
}

float ChartPlacer::zoom_of(std::uint32_t node, const registry::Chart& chart, Rect frame) const {
  const int steps = page_.nodes[node].chart.zoom;
  if (steps != app::kZoomFit) return std::pow(app::kZoomStep, static_cast<float>(steps));
  // What can be told when all of it is in sight? Rather less of it in sight than nothing to read.
  static constexpr std::pair<app::Detail, float> most[] = {
      {app::Detail::answers, 1.f}, {app::Detail::questions, 0.74f}, {app::Detail::codes, 0.59f}};
  float z = 1;
  for (const auto& [detail, limit] : most) {
    const auto shape = app::shape_of(page_, node, chart, detail);
    z = std::min({limit, (frame.w - 2 * kMargin) / shape.width, (frame.h - 2 * kMargin) / shape.height});
    if (app::detail_at(z) == detail) break;
  }
  return std::max(z, app::kLeastZoom);
}

Rect ChartPlacer::chart_place(const Node& n, const registry::Chart& chart, float z) const {
  const auto rect = [&](const app::ChartShape::Place& p) {
    return Rect{origin_x_ + (p.x - p.w / 2) * z, origin_y_ + (p.y - p.h / 2) * z, p.w * z, p.h * z};
  };
  const app::ChartShape& shape = out_.shape;
  if (n.chart.is(ChartRef::Kind::box, shape.boxes.size()) && shape.boxes[n.chart.index].shown()) {
    const Rect box = rect(shape.boxes[n.chart.index]);
    if (n.look != app::Look::fold) return box;
    // On the side that its branch is at, or on the point that the question is from afar.
    const float size = std::clamp(24 * z, 12.f, 28.f);
    float x = box.x + box.w / 2, y = box.y + box.h / 2;
    if (shape.detail != app::Detail::codes) (chart.across ? x : y) += (chart.across ? box.w : box.h) / 2;
    return {x - size / 2, y - size / 2, size, size};
  }
  if (n.chart.is(ChartRef::Kind::label, shape.labels.size()) && shape.labels[n.chart.index].shown())
    return rect(shape.labels[n.chart.index]);
  return {0, 0, 1, 1};
}

void ChartPlacer::chart_children(std::uint32_t node, int parent, int scroller, const registry::Chart& chart, float z,
                                 float cw, float ch) {
  for (auto i = node + 1; i < page_.nodes[node].end; i = page_.nodes[i].end) {
    const Node& n = page_.nodes[i];
    Rect rect{0, 0, cw, ch};
    if (app::holds_text(n.role)) {
      // Said, but nowhere in the picture: an answer that leads back to a question drawn before, or words too small.
      rect = chart_place(n, chart, z);
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
void ChartPlacer::chart_text(std::uint32_t index, const registry::Chart& chart, float z) {
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
  const app::ChartShape& shape = out_.shape;
  if (n.chart.kind == ChartRef::Kind::label) {
    if (!shape.labels[n.chart.index].shown()) return;
    const auto& arrow = chart.arrows[n.chart.index];
    lines(arrow.label, arrow.sideways() ? r.x + 4 * z : x, y, ChartType::label, ChartType::label_line, Face::regular,
          Type::small, path ? Ink::text : Ink::muted, arrow.sideways());
  } else if (n.role == Role::link && shape.boxes[n.chart.index].shown()) {
    const auto& b = chart.boxes[n.chart.index];
    const bool across = chart.across, far = shape.detail == app::Detail::codes;
    if (b.what.kind != registry::TargetKind::status) {
      if (!far) lines(b.lines, x, y, ChartType::text, ChartType::line, Face::regular, Type::small, Ink::text, false);
    } else if (far) {
      lines(b.lines.first(1), x, y, app::kFarCode, app::kFarCode + 4, Face::mono, Type::code, ink_of(n.tone, Ink::text),
            false);
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
void ChartPlacer::chart_lines(std::uint32_t leaf, std::size_t& from, registry::List<registry::Text> texts, float x,
                              float y, const TypeSpec& t, Type type, Ink ink, bool from_left) {
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

}  // namespace ui
