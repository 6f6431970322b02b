// The picture of a flowchart drawn together: along each axis, what stands there is kept as it is, and what is left
// between shrinks to a gap. The map of an axis is monotone and made of straight pieces, so order stays, curves stay in
// one piece, and boxes that stood beside each other still do.
#include "app/chart_shape.h"

#include <algorithm>
#include <cmath>

#include "app/page.h"

namespace app {
namespace {

using registry::Point;
using Place = ChartShape::Place;

/// One axis.
class Squeeze {
 public:
  void keep(float center, float size) { spans_.push_back({center - size / 2, center + size / 2}); }

  /// @param gap at most so much is left of what is empty
  void settle(float gap) {
    std::sort(spans_.begin(), spans_.end(), [](const Span& a, const Span& b) { return a.from < b.from; });
    float end = 0;
    for (const Span& span : spans_) {
      if (knots_.empty()) {
        knots_.push_back({span.from, 0});
        end = span.to;
      } else if (span.from > end) {
        const float at = knots_.back().to + end - knots_.back().from;
        knots_.push_back({end, at});
        knots_.push_back({span.from, at + std::min(gap, span.from - end)});
      }
      end = std::max(end, span.to);
    }
    if (!knots_.empty()) knots_.push_back({end, knots_.back().to + end - knots_.back().from});
  }

  float operator()(float v) const {
    if (knots_.empty()) return 0;
    const auto next =
        std::upper_bound(knots_.begin(), knots_.end(), v, [](float value, const Knot& k) { return value < k.from; });
    if (next == knots_.begin()) return 0;
    const Knot& a = next[-1];
    if (next == knots_.end()) return a.to;
    return a.to + (v - a.from) * (next->to - a.to) / (next->from - a.from);
  }

  float size() const { return knots_.empty() ? 0 : knots_.back().to; }

 private:
  struct Span {
    float from, to;
  };
  struct Knot {
    float from, to;
  };
  std::vector<Span> spans_;
  std::vector<Knot> knots_;
};

/// The size of a box by how much of it is told.
Place sized(const registry::Box& box, Detail detail) {
  const bool code = box.what.kind == registry::TargetKind::status;
  Place place{box.center.x, box.center.y, box.width, box.height};
  if (detail != Detail::codes) return place;
  // What has no code to tell is a point, not an empty box.
  place.w = std::min(place.w, code ? 58.f : 14.f);
  place.h = std::min(place.h, code ? 27.f : 14.f);
  return place;
}

/// Where a point on the side of a box is when the box has another place and size.
Point on_side(Point p, const registry::Box& box, const Place& place) {
  return {place.x + (p.x - box.center.x) / box.width * place.w, place.y + (p.y - box.center.y) / box.height * place.h};
}

}  // namespace

Detail detail_at(float zoom) {
  return zoom >= 0.75f ? Detail::answers : zoom >= 0.6f ? Detail::questions : Detail::codes;
}

ChartShape shape_of(const Page& page, std::size_t figure, const registry::Chart& chart, Detail detail) {
  std::vector<bool> boxes(chart.boxes.size()), arrows(chart.arrows.size());
  for (std::size_t i = figure + 1; i < page.nodes[figure].end; ++i) {
    const Node& node = page.nodes[i];
    if (node.role == Role::link && node.chart.is(ChartRef::Kind::box, boxes.size())) boxes[node.chart.index] = true;
    if (node.chart.is(ChartRef::Kind::label, arrows.size())) arrows[node.chart.index] = true;
  }
  // An arrow needs both of its ends.
  for (std::size_t i = 0; i < arrows.size(); ++i)
    if (arrows[i]) arrows[i] = boxes[chart.arrows[i].from] && boxes[chart.arrows[i].to];
  return shape_of(chart, boxes, arrows, detail);
}

ChartShape shape_of(const registry::Chart& chart, const std::vector<bool>& boxes, const std::vector<bool>& arrows,
                    Detail detail) {
  ChartShape shape;
  shape.detail = detail;
  shape.boxes.resize(chart.boxes.size());
  shape.labels.resize(chart.arrows.size());
  shape.curves.resize(chart.arrows.size());
  const auto all = [](const std::vector<bool>& shown) { return std::count(shown.begin(), shown.end(), false) == 0; };
  const bool as_laid_out = detail == Detail::answers && all(boxes) && all(arrows);

  for (std::size_t i = 0; i < chart.boxes.size(); ++i)
    if (boxes[i]) shape.boxes[i] = sized(chart.boxes[i], detail);
  for (std::size_t i = 0; i < chart.arrows.size(); ++i) {
    if (!arrows[i]) continue;
    const auto& arrow = chart.arrows[i];
    shape.curves[i].assign(arrow.curve.begin(), arrow.curve.end());
    if (detail == Detail::answers)
      shape.labels[i] = {arrow.label_at.x, arrow.label_at.y, arrow.label_width,
                         registry::ChartType::label_line * static_cast<float>(arrow.label.size())};
  }
  shape.width = chart.width;
  shape.height = chart.height;
  if (as_laid_out) return shape;

  Squeeze x, y;
  for (const auto* places : {&shape.boxes, &shape.labels})
    for (const Place& place : *places)
      if (place.shown()) x.keep(place.x, place.w), y.keep(place.y, place.h);
  // Along the ranks arrows need room; across them rows stand close where they are small.
  const float along = detail == Detail::answers ? 24 : 40, beside = detail == Detail::codes ? 5 : 14;
  x.settle(chart.across ? along : beside);
  y.settle(chart.across ? beside : along);
  shape.width = x.size();
  shape.height = y.size();
  for (auto* places : {&shape.boxes, &shape.labels})
    for (Place& place : *places)
      if (place.shown()) place.x = x(place.x), place.y = y(place.y);
  for (std::size_t i = 0; i < chart.arrows.size(); ++i) {
    auto& curve = shape.curves[i];
    if (curve.size() < 4) continue;
    const auto& arrow = chart.arrows[i];
    for (Point& p : curve) p = {x(p.x), y(p.y)};
    // It leaves and meets the boxes where it did, whatever their sizes are now. What is next to an end goes along.
    const auto pull = [&](std::size_t end, std::size_t next, Point from, std::uint16_t box) {
      const Point to = on_side(from, chart.boxes[box], shape.boxes[box]);
      curve[next].x += to.x - curve[end].x;
      curve[next].y += to.y - curve[end].y;
      curve[end] = to;
    };
    pull(0, 1, arrow.curve.front(), arrow.from);
    pull(curve.size() - 1, curve.size() - 2, arrow.curve.back(), arrow.to);
  }
  return shape;
}

}  // namespace app
