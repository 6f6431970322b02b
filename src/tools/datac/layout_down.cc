// Top-down: ranks of boxes with their labels between them, as Graphviz places them; the arrows are drawn here.
#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>

#include "tools/datac/layout_graph.h"

namespace datac {

using registry::Point;
using registry::TargetKind;

namespace {

// Empty cells along a box, one for each of its answers: Graphviz knows sizes only, and its own fonts have no say.
std::string ports(float width, float height, std::size_t count) {
  std::string out = "<<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\"><TR>";
  for (std::size_t i = 0; i < count; ++i) {
    out += "<TD PORT=\"a" + std::to_string(i) + "\" FIXEDSIZE=\"TRUE\" WIDTH=\"" +
           std::to_string(static_cast<int>(width / static_cast<float>(count))) + "\" HEIGHT=\"" +
           std::to_string(static_cast<int>(height)) + "\"></TD>";
  }
  return out + "</TR></TABLE>>";
}

// Box i is b<i>; the label of arrow i is l<i>, and the edges to and from it are t<i> and f<i>.
std::string dot_source(const ChartData& chart) {
  std::string out =
      "digraph {\n"
      "graph [rankdir=TB, ordering=out, nodesep=0.2, ranksep=0.5, splines=true]\n"
      "node [shape=box, fixedsize=true, margin=0, label=\"\"]\n"
      "edge [arrowhead=none]\n";
  for (std::size_t b = 0; b < chart.boxes.size(); ++b) {
    const BoxData& box = chart.boxes[b];
    out += "b" + std::to_string(b) + " [" + sized(box.width, box.height);
    if (box.what.kind == TargetKind::node) {
      out += ", label=" + ports(box.width - 32, box.height, chart.nodes[box.what.index].answers.size());
    }
    out += "]\n";
  }
  std::vector<std::size_t> port(chart.boxes.size());  // the next free one
  for (std::size_t a = 0; a < chart.arrows.size(); ++a) {
    const ArrowData& arrow = chart.arrows[a];
    const std::string id = std::to_string(a);
    out += "l" + id + " [" + sized(arrow.label_width, label_height(arrow)) + "]\n";
    out += "b" + std::to_string(arrow.from) + ":a" + std::to_string(port[arrow.from]++) + ":s -> l" + id + ":n [id=t" +
           id + "]\n";
    out += "l" + id + ":s -> b" + std::to_string(arrow.to) + ":n [id=f" + id + ", weight=4]\n";
  }
  return out + "}\n";
}

// Boxes and labels of one rank stand on one line. Between the lowest edge of a rank and the highest of the next there
// is a band that nothing stands in: there an arrow may go sideways without running over anything.
struct Rank {
  float top, bottom;
};

using Ranks = std::map<float, Rank>;  // by the y of the centers

void add_to_rank(Ranks& ranks, Point center, float height) {
  const auto [rank, added] = ranks.try_emplace(center.y, Rank{center.y - height / 2, center.y + height / 2});
  rank->second.top = std::min(rank->second.top, center.y - height / 2);
  rank->second.bottom = std::max(rank->second.bottom, center.y + height / 2);
}

// Straight down to the band, an S across it, straight down to the end. Where other ranks lie between the two, the way
// that Graphviz found.
void draw(Pen& pen, const Ranks& ranks, float rank, Point from, float next_rank, Point to,
          const std::vector<Point>& way) {
  pen.line(from);
  const auto above = ranks.find(rank);
  if (above == ranks.end() || std::next(above) == ranks.end() || std::next(above)->first != next_rank) {
    for (std::size_t i = 1; i + 2 < way.size(); i += 3) pen.curve(way[i], way[i + 1], way[i + 2]);
  } else if (from.x != to.x) {
    const float top = rounded(above->second.bottom), bottom = rounded(std::next(above)->second.top),
                middle = rounded((top + bottom) / 2);
    pen.line({from.x, top});
    pen.curve({from.x, middle}, {to.x, middle}, {to.x, bottom});
  }
  pen.line(to);
}

}  // namespace

void arrange_down(ChartData& chart, const Graphviz& graphviz) {
  const auto json = nlohmann::json::parse(graphviz(dot_source(chart)));
  const std::vector<float> bounds = numbers(json.at("bb").get<std::string>());
  chart.width = std::ceil(bounds.at(2) + 2 * kMargin);
  chart.height = std::ceil(bounds.at(3) + 2 * kMargin);
  const auto point = [&](std::string_view text) {
    const std::vector<float> xy = numbers(text);
    if (xy.size() < 2) throw std::runtime_error("Graphviz gave no place: " + std::string(text));
    return Point{rounded(xy[0] + kMargin), rounded(bounds[3] - xy[1] + kMargin)};
  };
  for (const auto& object : json.at("objects")) {
    const std::string name = object.at("name").get<std::string>();
    const std::size_t index = std::stoul(name.substr(1));
    (name[0] == 'b' ? chart.boxes.at(index).center : chart.arrows.at(index).label_at) =
        point(object.at("pos").get<std::string>());
  }
  Ranks ranks;
  for (const BoxData& box : chart.boxes) add_to_rank(ranks, box.center, box.height);
  for (const ArrowData& arrow : chart.arrows) add_to_rank(ranks, arrow.label_at, label_height(arrow));

  std::map<std::string, std::vector<Point>> edges;
  for (const auto& edge : json.at("edges")) {
    std::vector<Point>& curve = edges[edge.at("id").get<std::string>()];
    std::istringstream points(edge.at("pos").get<std::string>());
    for (std::string one; points >> one;) curve.push_back(point(one));
    if (curve.size() % 3 != 1) throw std::runtime_error("Graphviz gave no curve of 3n + 1 points");
  }
  for (std::size_t a = 0; a < chart.arrows.size(); ++a) {
    ArrowData& arrow = chart.arrows[a];
    const BoxData &from = chart.boxes[arrow.from], &to = chart.boxes[arrow.to];
    const float half = label_height(arrow) / 2;
    const std::vector<Point>&above = edges.at("t" + std::to_string(a)), &below = edges.at("f" + std::to_string(a));
    const float x = arrow.label_at.x, y = arrow.label_at.y;
    Pen pen({above.front().x, rounded(from.center.y + from.height / 2)});
    draw(pen, ranks, from.center.y, {above.front().x, rounded(from.center.y + from.height / 2)}, y,
         {x, rounded(y - half)}, above);
    draw(pen, ranks, y, {x, rounded(y + half)}, to.center.y, {to.center.x, rounded(to.center.y - to.height / 2)},
         below);
    arrow.curve = pen.take();
  }
}

}  // namespace datac
