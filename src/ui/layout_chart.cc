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

void ChartPlacer::region(std::uint32_t node, int scroller, Rect frame) {
  const auto index = add_box(node, -1, scroller, frame);
  for (auto i = node + 1; i < page_.nodes[node].end; i = page_.nodes[i].end) {
    if (page_.nodes[i].role != Role::chart) {
      // Zoom: at the right, above the picture.
      const float w = wrap_width(i, 8);
      boxes_.place(i, static_cast<int>(index), scroller, frame.x + frame.w - w - 16, frame.y + 12, w);
      continue;
    }
    chart(i, static_cast<int>(index), scroller, {frame.x, frame.y + 56, frame.w, frame.h - 56});
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
  constexpr float margin = 28;
  float z = std::pow(1.25f, static_cast<float>(n.chart.zoom));
  if (n.chart.zoom == app::kZoomFit)
    z = std::clamp(std::min((frame.w - 2 * margin) / chart->width, (frame.h - 2 * margin) / chart->height), 0.1f, 1.f);
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

void ChartPlacer::chart_children(std::uint32_t node, int parent, int scroller, const registry::Chart& chart, float z,
                                 float cw, float ch) {
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
