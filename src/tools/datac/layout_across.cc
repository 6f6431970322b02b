// From left to right: a column of questions, a column of the labels of their answers, a column of what these lead to,
// and so on. Graphviz finds the order in which the branches of the chart stand so that few arrows cross. Heights are
// then measured from the leaves: labels stand in one line with what they lead to, a question stands at half the height
// of its answers, but in sight of the first, and branches stand as close to each other as their boxes let them.
//
// Arrows leave a question at one place, as a trunk that runs up and down beside it and has a branch for each answer.
// Between two columns there is a band for such trunks that nothing stands in. An answer that leads further than to the
// next column has a place of its own, without a box, in each column that its arrow passes.
//
// A spine is for charts that are a long chain of questions: of the answers of a question those that lead to most of the
// chart lead straight down, to a question in the same column.
#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "tools/datac/layout_graph.h"

namespace datac {

using registry::Point;
using registry::TargetKind;

namespace {

constexpr float kGap = 8;           // between what stands in one column
constexpr float kCorner = 10;       // radius
constexpr float kBelowFirst = 170;  // no question stands further below its first answer than a look reaches
constexpr float kTrack = 9;         // between trunks in one band
constexpr float kBeforeLabel = 15, kBehindLabel = 12, kHead = 24;  // room at both sides of the trunks of a band

class Across {
 public:
  Across(ChartData& chart, const Font& font, bool spine)
      : chart_(chart), font_(font), box_item_(chart.boxes.size()), ways_(chart.arrows.size()) {
    if (spine) find_spine();
    make_columns();
  }

  void arrange(const Graphviz& graphviz) {
    read(graphviz(source()));
    branch(chart_.root_index);
    place();
    for (std::size_t a = 0; a < chart_.arrows.size(); ++a) draw(a);
  }

 private:
  // What has a place in a column: a box, a label, the place where an arrow passes, or the labels of answers that lead
  // down the spine, side by side.
  struct Item {
    enum Kind { box, label, passage, joint } kind;
    std::size_t index;  // of the box or the arrow; of a joint the box above it
    std::size_t column;
    float height;
    float y = 0;

    float top() const { return y - height / 2; }
    float bottom() const { return y + height / 2; }
  };

  const BoxData& box(std::size_t item) const { return chart_.boxes[items_[item].index]; }
  bool is_question(std::size_t item) const {
    return items_[item].kind == Item::box && box(item).what.kind == TargetKind::node;
  }
  bool down(std::size_t arrow) const {
    const auto below = below_.find(chart_.arrows[arrow].from);
    return below != below_.end() && below->second == chart_.arrows[arrow].to;
  }

  // ---- the graph

  void find_spine() {
    std::vector<std::size_t> size(chart_.boxes.size(), 1);
    const std::function<std::size_t(std::size_t)> measure = [&](std::size_t b) {
      std::map<std::size_t, std::size_t> children;
      for (const ArrowData& arrow : chart_.arrows) {
        if (arrow.from == b && children.emplace(arrow.to, 0).second) {
          children[arrow.to] = measure(arrow.to);
          size[b] += children[arrow.to];
        }
      }
      std::size_t most = 0;
      for (const auto& [child, n] : children) {
        if (child < chart_.nodes.size() && n > most) {
          most = n;
          below_[b] = child;
        }
      }
      return size[b];
    };
    measure(chart_.root_index);
  }

  // Questions and outcomes stand in even columns, labels in odd ones.
  void make_columns() {
    std::vector<std::size_t> depth(chart_.boxes.size(), 0);
    for (bool changed = true; changed;) {  // there is no circle
      changed = false;
      for (std::size_t a = 0; a < chart_.arrows.size(); ++a) {
        const ArrowData& arrow = chart_.arrows[a];
        const std::size_t least = depth[arrow.from] + (down(a) ? 0 : 1);
        if (depth[arrow.to] >= least) continue;
        depth[arrow.to] = least;
        changed = true;
      }
    }
    for (std::size_t b = 0; b < chart_.boxes.size(); ++b) {
      box_item_[b] = add({Item::box, b, 2 * depth[b], chart_.boxes[b].height});
    }
    for (const ArrowData& arrow : chart_.arrows) {
      const auto [owner, added] = owner_.emplace(arrow.to, arrow.from);
      if (!added && depth[arrow.from] < depth[owner->second]) owner->second = arrow.from;
    }
    std::map<std::size_t, std::size_t> joints;  // by the box above
    for (std::size_t a = 0; a < chart_.arrows.size(); ++a) {
      ArrowData& arrow = chart_.arrows[a];
      std::vector<std::size_t>& way = ways_[a];
      way.push_back(box_item_[arrow.from]);
      if (down(a)) {
        const auto [joint, added] = joints.emplace(arrow.from, items_.size());
        if (added) add({Item::joint, arrow.from, 2 * depth[arrow.from], 0});
        way.push_back(joint->second);
      } else {
        way.push_back(add({Item::label, a, 2 * depth[arrow.from] + 1, label_height(arrow)}));
        for (std::size_t c = 2 * depth[arrow.from] + 2; c < 2 * depth[arrow.to]; ++c) {
          way.push_back(add({Item::passage, a, c, 2}));
        }
      }
      way.push_back(box_item_[arrow.to]);
    }
    // Labels side by side share the width of the spine.
    for (const auto& [above, joint] : joints) {
      std::vector<ArrowData*> side_by_side;
      for (std::size_t a = 0; a < chart_.arrows.size(); ++a) {
        if (down(a) && chart_.arrows[a].from == above) side_by_side.push_back(&chart_.arrows[a]);
      }
      const float room = chart_.boxes[above].width / static_cast<float>(side_by_side.size()) - 16;
      for (ArrowData* arrow : side_by_side) {
        const std::string& text = chart_.nodes[above].answers[arrow->answer].label.text;
        break_label(*arrow, font_, text, std::min(room, 150.f));
        items_[joint].height = std::max(items_[joint].height, label_height(*arrow) + 28);
      }
    }
  }

  std::size_t add(Item item) {
    columns_.resize(std::max(columns_.size(), item.column + 1));
    columns_[item.column].push_back(items_.size());
    items_.push_back(item);
    return items_.size() - 1;
  }

  // Item i is i<i>.
  std::string source() const {
    const auto id = [](std::size_t item) { return "i" + std::to_string(item); };
    std::string out =
        "digraph {\n"
        "graph [rankdir=LR, ordering=out, nodesep=" +
        std::to_string(kGap / 72) +
        ", ranksep=0.4]\n"
        "node [shape=box, fixedsize=true, margin=0, label=\"\"]\n"
        "edge [arrowhead=none]\n";
    for (std::size_t i = 0; i < items_.size(); ++i) out += id(i) + " [" + sized(100, items_[i].height) + "]\n";
    std::set<std::size_t> joined;
    for (std::size_t a = 0; a < chart_.arrows.size(); ++a) {
      const std::vector<std::size_t>& way = ways_[a];
      if (down(a)) {
        if (!joined.insert(way[1]).second) continue;
        out += "{rank=same; " + id(way[0]) + "; " + id(way[1]) + "; " + id(way[2]) + "}\n";
        out += id(way[0]) + " -> " + id(way[1]) + " -> " + id(way[2]) + "\n";
        continue;
      }
      out += id(way[0]) + " -> " + id(way[1]) + "\n";
      for (std::size_t i = 1; i + 1 < way.size(); ++i) out += id(way[i]) + " -> " + id(way[i + 1]) + " [weight=8]\n";
    }
    return out + "}\n";
  }

  // The order of branches, as Graphviz has it.
  void read(const std::string& picture) {
    const auto json = nlohmann::json::parse(picture);
    std::vector<float> y(items_.size());
    for (const auto& object : json.at("objects")) {
      const std::string name = object.at("name").get<std::string>();
      if (name[0] != 'i') continue;  // a rank
      y.at(std::stoul(name.substr(1))) = -numbers(object.at("pos").get<std::string>()).at(1);
    }
    for (std::size_t a = 0; a < chart_.arrows.size(); ++a) order_.push_back(a);
    std::stable_sort(order_.begin(), order_.end(),
                     [&](std::size_t a, std::size_t b) { return y[ways_[a][1]] < y[ways_[b][1]]; });
  }

  // ---- heights

  // Some items whose heights are settled among themselves.
  struct Block {
    struct Span {
      float top, bottom;
    };
    std::vector<std::size_t> items;
    std::map<std::size_t, Span> spans;  // by column
  };

  void put(Block& block, std::size_t item, float y) {
    items_[item].y = y;
    const Block::Span own{items_[item].top(), items_[item].bottom()};
    Block::Span& span = block.spans.emplace(items_[item].column, own).first->second;
    span = {std::min(span.top, own.top), std::max(span.bottom, own.bottom)};
    block.items.push_back(item);
  }

  // Moves a block below another, and makes the two one.
  void put_below(Block& block, const Block& next, float gap) {
    float way = -1e9f;
    for (const auto& [column, span] : next.spans) {
      const auto above = block.spans.find(column);
      if (above != block.spans.end()) way = std::max(way, above->second.bottom + gap - span.top);
    }
    if (block.items.empty()) way = 0;
    for (std::size_t item : next.items) put(block, item, items_[item].y + way);
  }

  // A question and everything behind it.
  Block branch(std::size_t question) {
    Block all;
    std::vector<std::size_t> answers, joint;
    for (std::size_t a : order_) {
      if (chart_.arrows[a].from == question) (down(a) ? joint : answers).push_back(a);
    }
    std::set<std::size_t> placed;
    bool wide = false;
    for (std::size_t a : answers) {
      const std::size_t next = ways_[a].back();
      if (!placed.insert(next).second) continue;
      Block part;
      const bool owner = owner_.at(items_[next].index) == question, deep = owner && is_question(next);
      if (deep)
        part = branch(items_[next].index);
      else if (owner)
        put(part, next, 0);
      const float middle = owner ? items_[next].y : 0;
      // The labels of all answers that lead there, around its middle.
      std::vector<std::size_t> labels;
      float height = -kGap;
      for (std::size_t other : answers) {
        if (ways_[other].back() != next) continue;
        labels.push_back(ways_[other][1]);
        height += items_[labels.back()].height + kGap;
      }
      float top = middle - height / 2;
      for (std::size_t other : answers) {
        if (ways_[other].back() != next) continue;
        const std::size_t label = ways_[other][1];
        const float y = top + items_[label].height / 2;
        for (std::size_t i = 1; i + 1 < ways_[other].size(); ++i) put(part, ways_[other][i], y);
        top += items_[label].height + kGap;
      }
      put_below(all, part, wide || deep ? 2 * kGap : kGap);
      wide = deep;
    }
    float y = 0;
    if (!answers.empty()) {
      float least = items_[ways_[answers[0]][1]].y, most = least;
      for (std::size_t a : answers) {
        least = std::min(least, items_[ways_[a][1]].y);
        most = std::max(most, items_[ways_[a][1]].y);
      }
      y = std::min((least + most) / 2, least + kBelowFirst);
    }
    put(all, box_item_[question], y);
    if (joint.empty()) return all;

    // Down the spine: the labels stand between this question and the next one.
    const std::size_t labels = ways_[joint[0]][1], below = ways_[joint[0]][2];
    Block rest = branch(items_[below].index);
    put(rest, labels, items_[below].top() - items_[labels].height / 2);
    put_below(all, rest, 2 * kGap);
    items_[labels].y = (items_[box_item_[question]].bottom() + items_[below].top()) / 2;
    return all;
  }

  // ---- places

  // A band between two columns. All branches of a question share a trunk, and so do arrows that meet.
  struct Trunk {
    float top, bottom;
    std::size_t track = 0;
  };
  struct Band {
    std::map<std::size_t, Trunk> trunks;  // by the item that they share
    std::size_t tracks = 1;
  };

  std::size_t shared(std::size_t from, std::size_t to) const { return is_question(from) ? from : to; }

  void place() {
    bands_.assign(columns_.size(), {});
    for (std::size_t a = 0; a < chart_.arrows.size(); ++a) {
      if (down(a)) continue;
      for (std::size_t i = 0; i + 1 < ways_[a].size(); ++i) {
        const Item &from = items_[ways_[a][i]], &to = items_[ways_[a][i + 1]];
        Band& band = bands_[from.column];
        Trunk& trunk = band.trunks.emplace(shared(ways_[a][i], ways_[a][i + 1]), Trunk{from.y, from.y}).first->second;
        trunk.top = std::min({trunk.top, from.y, to.y});
        trunk.bottom = std::max({trunk.bottom, from.y, to.y});
      }
    }
    for (Band& band : bands_) {
      std::vector<Trunk*> order;
      for (auto& [item, trunk] : band.trunks) {
        if (trunk.bottom - trunk.top > 0.5f) order.push_back(&trunk);
      }
      std::stable_sort(order.begin(), order.end(), [](const Trunk* a, const Trunk* b) { return a->top < b->top; });
      std::vector<float> ends;  // of the lowest trunk in each track
      for (Trunk* trunk : order) {
        while (trunk->track < ends.size() && ends[trunk->track] + kGap / 2 > trunk->top) ++trunk->track;
        ends.resize(std::max(ends.size(), trunk->track + 1));
        ends[trunk->track] = trunk->bottom;
      }
      band.tracks = std::max<std::size_t>(1, ends.size());
    }

    float top = items_[0].top(), bottom = items_[0].bottom();
    for (const Item& item : items_) {
      top = std::min(top, item.top());
      bottom = std::max(bottom, item.bottom());
    }
    for (Item& item : items_) item.y = std::round(item.y - top + kMargin);
    float x = kMargin;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      float width = 0;
      for (std::size_t i : columns_[c]) {
        if (items_[i].kind == Item::box) width = std::max(width, box(i).width);
        if (items_[i].kind == Item::label) width = std::max(width, chart_.arrows[items_[i].index].label_width);
      }
      left_.push_back(x);
      x += width;
      right_.push_back(x);
      const float around = c % 2 == 0 ? 2 * kBeforeLabel : kBehindLabel + kHead;
      x += around + static_cast<float>(bands_[c].tracks - 1) * kTrack;
    }
    chart_.width = std::ceil(right_.back() + kMargin);
    chart_.height = std::ceil(bottom - top + 2 * kMargin);
    for (std::size_t b = 0; b < chart_.boxes.size(); ++b) {
      const Item& item = items_[box_item_[b]];
      chart_.boxes[b].center = rounded(Point{left_[item.column] + chart_.boxes[b].width / 2, item.y});
    }
    std::map<std::size_t, std::size_t> taken;  // places in a joint
    for (std::size_t a = 0; a < chart_.arrows.size(); ++a) {
      ArrowData& arrow = chart_.arrows[a];
      const Item& item = items_[ways_[a][1]];
      if (item.kind == Item::joint) {
        const BoxData& above = chart_.boxes[arrow.from];
        std::size_t n = 0;
        for (std::size_t other = 0; other < ways_.size(); ++other) n += ways_[other][1] == ways_[a][1] ? 1 : 0;
        const float part = (static_cast<float>(taken[ways_[a][1]]++) + 0.5f) / static_cast<float>(n);
        arrow.label_at = rounded(Point{above.center.x - above.width / 2 + above.width * part, item.y});
      } else {
        arrow.label_at = rounded(Point{left_[item.column] + arrow.label_width / 2, item.y});
      }
    }
  }

  // ---- arrows

  void draw(std::size_t a) {
    ArrowData& arrow = chart_.arrows[a];
    const BoxData &from = chart_.boxes[arrow.from], &to = chart_.boxes[arrow.to];
    if (down(a)) {
      Pen pen({arrow.label_at.x, rounded(from.center.y + from.height / 2)});
      pen.line({arrow.label_at.x, rounded(to.center.y - to.height / 2)});
      arrow.curve = pen.take();
      return;
    }
    Pen pen(rounded(Point{from.center.x + from.width / 2, from.center.y}));
    for (std::size_t i = 0; i + 1 < ways_[a].size(); ++i) {
      const Item &here = items_[ways_[a][i]], &there = items_[ways_[a][i + 1]];
      const Band& band = bands_[here.column];
      const float begin = i == 0 ? pen.at().x : right_[here.column], end = left_[there.column];
      const std::size_t track = band.trunks.at(shared(ways_[a][i], ways_[a][i + 1])).track;
      const float trunk = right_[here.column] + (here.column % 2 == 0 ? kBeforeLabel : kBehindLabel) +
                          static_cast<float>(track) * kTrack;
      pen.line(rounded(Point{begin, here.y}));
      bend(pen, trunk, rounded(Point{end, there.y}));
    }
    arrow.curve = pen.take();
  }

  // Across to the trunk, along it, and across again, with round corners.
  static void bend(Pen& pen, float trunk, Point to) {
    const Point from = pen.at();
    const float way = to.y - from.y;
    if (std::abs(way) < 0.5f) {
      pen.line(to);
      return;
    }
    const float r = std::min(kCorner, std::abs(way) / 2), s = way > 0 ? r : -r, k = 0.45f;
    pen.line(rounded(Point{trunk - r, from.y}));
    pen.curve(rounded(Point{trunk - r * k, from.y}), rounded(Point{trunk, from.y + s * k}),
              rounded(Point{trunk, from.y + s}));
    pen.line(rounded(Point{trunk, to.y - s}));
    pen.curve(rounded(Point{trunk, to.y - s * k}), rounded(Point{trunk + r * k, to.y}),
              rounded(Point{trunk + r, to.y}));
    pen.line(to);
  }

  ChartData& chart_;
  const Font& font_;
  std::map<std::size_t, std::size_t> below_;  // the spine: a question to the next one
  std::vector<Item> items_;
  std::vector<std::size_t> box_item_;
  std::vector<std::vector<std::size_t>> ways_;     // of each arrow: the items that it runs through
  std::vector<std::vector<std::size_t>> columns_;  // of items
  std::map<std::size_t, std::size_t> owner_;       // of a box: the question in whose branch it stands
  std::vector<std::size_t> order_;                 // of arrows, the highest first
  std::vector<Band> bands_;                        // at the right of each column
  std::vector<float> left_, right_;                // of each column
};

}  // namespace

void arrange_across(ChartData& chart, const Font& font, const Graphviz& graphviz, bool spine) {
  Across(chart, font, spine).arrange(graphviz);
}

}  // namespace datac
