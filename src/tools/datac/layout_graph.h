// What the two arrangements of a flowchart share: its boxes and arrows as a graph, Graphviz, and the pen that draws
// arrows. Top-down is the first choice; what would come out too wide stands from left to right (layout_across.cc).
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "tools/datac/layout.h"

namespace datac {

constexpr float kMargin = 12;  // around a picture

enum class Arrangement { down, across };

/// Boxes and arrows without places, in the order of the file: every question is a box, and every outcome a box of its
/// own beside the question that leads to it; answers of one question with the same target share it and stand side by
/// side.
void make_graph(const Data& data, ChartData& chart, const Font& font, Arrangement arrangement);

float widest(const Font& font, const std::vector<std::string>& lines, float size);
/// Fills in lines and width.
void break_label(ArrowData& arrow, const Font& font, const std::string& text, float limit);
float label_height(const ArrowData& arrow);
/// To what the tables hold: tenths.
float rounded(float value);
registry::Point rounded(registry::Point point);

/// "width=1.0000, height=0.5000": Graphviz counts in inches of 72.
std::string sized(float width, float height);

/// Runs Graphviz; what it made of the source is a JSON text.
using Graphviz = std::function<std::string(const std::string& source)>;
/// Numbers separated by commas or spaces.
std::vector<float> numbers(std::string_view text);

/// A curve under construction. Straight pieces that continue each other become one.
class Pen {
 public:
  explicit Pen(registry::Point start) : points_{start} {}
  void line(registry::Point to);
  void curve(registry::Point c, registry::Point d, registry::Point to);
  registry::Point at() const { return points_.back(); }
  std::vector<registry::Point> take() { return std::move(points_); }

 private:
  std::vector<registry::Point> points_;
  bool straight_ = false;  // the last piece is a line
};

/// Fills in the places. `graph` is of the same arrangement.
void arrange_down(ChartData& chart, const Graphviz& graphviz);
/// @param spine does the longest way down the chart stay in one column? For charts whose questions form a tree only.
void arrange_across(ChartData& chart, const Font& font, const Graphviz& graphviz, bool spine);
/// Does one answer, or several of one question, lead to each question but the root?
bool is_tree(const ChartData& chart);

}  // namespace datac
