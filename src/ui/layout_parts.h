// The parts that lay_out (layout.h) is made of, one for each concern: lines of text, boxes that flow, the flowchart.
// All write into one Layout. layout.cc puts the landmarks of a page where the width of the window wants them.
#pragma once

#include "registry/registry.h"
#include "ui/layout.h"
#include "ui/style.h"

namespace ui {

inline constexpr float kHeroGap = 8;     // between the large number and its name, beside the space
inline constexpr float kColumnGap = 20;  // between the columns of a table
/// Room for what is drawn before a control's words: the triangle of a disclosure.
inline float lead_of(const app::Node& n) { return n.look == app::Look::disclosure ? 14.f : 0.f; }
inline constexpr float kField = 40, kTextArea = 200;  // heights of fields of one line and of several

/// A layout that is being made.
class Draft {
 public:
  Draft(const app::Page& page, const Fonts& fonts, Layout& out) : page_(page), fonts_(fonts), out_(out) {}

 protected:
  int add_scroller(int node, Rect frame, bool horizontal = false);
  std::uint32_t add_box(std::uint32_t node, int parent, int scroller, Rect rect);
  Box& box(std::uint32_t index) { return out_.boxes[index]; }
  void finish(std::uint32_t index) { box(index).end = static_cast<std::uint32_t>(out_.boxes.size()); }

  const app::Page& page_;
  const Fonts& fonts_;
  Layout& out_;
};

/// Text in lines (layout_lines.cc).
class Lines : public Draft {
 public:
  explicit Lines(const Draft& draft) : Draft(draft) {}

  bool chip = false;        // toggles as chips in a row
  float number_column = 0;  // hits: width of the number's column

  float width_of(const app::Node& leaf, Type type) const;
  float text_width(std::uint32_t holder) const;
  /// The width of something that is as wide as its text, with the padding of what is around it.
  float hug_width(std::uint32_t node) const;
  /// Breaks the text of a holder into lines; makes boxes for links within and the runs. Returns the height.
  float set(std::uint32_t box_index, float x, float y, float w, float* used);

 private:
  /// The lines of a holder's text while they are made.
  struct Work {
    std::uint32_t box;  // index of the holder's
    const app::Node& holder;
    float x, w;                       // where they begin, and the room
    float at_x, at_y;                 // where the next run stands
    float* used;                      // the width that they take
    float least;                      // height of a line
    std::size_t begin;                // of the present line in the runs
    int parent;                       // index of the box that makes boxes within
    bool below;                       // a name that does not fit beside its large number stands below it as a whole
    bool fresh = true;                // at the start of a line
    bool soft = false;                // and a soft break made it
    float baseline = 0;               // over all lines: a browser sets every line of a box on the same strut
    const app::Node* link = nullptr;  // that one is in
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

  void end_line(Work& l);
  void open_link(Work& l, std::uint32_t node);
  void close_link(Work& l);
  void leaf(Work& l, std::uint32_t node);
  void words(Work& l, Leaf& leaf);
  /// Makes what is left of a leaf's text up to here a run.
  void flush(Work& l, Leaf& leaf, std::size_t end);
  /// Links within lines cover their runs.
  void cover_links(std::uint32_t box_index);
  /// The width of what follows a leaf of a holder without a space between: the rest of a word, such as `)` after a
  /// link.
  float glued_width(const app::Node& holder, std::uint32_t leaf) const;
  /// How many bytes of a word that is too wide fit on a line of their own; at least one character.
  std::size_t fitting(const TypeSpec& t, std::string_view word, float w) const;
  /// May a line end before this byte of this leaf? Only where a space stands before it.
  bool breaks_before(std::uint32_t leaf, std::size_t byte) const;
};

/// Boxes one after the other, beside each other, in columns and tables (layout_boxes.cc).
class Boxes : public Draft {
 public:
  Boxes(const Draft& draft, Lines& lines) : Draft(draft), lines_(lines) {}

  float place(std::uint32_t node, int parent, int scroller, float x, float y, float w);
  /// Children of a box by its flow; the height with padding.
  float children(std::uint32_t node, int self, int scroller, float x, float y, float w);
  /// A field's frame; the browser sets what is written in it.
  float field(std::uint32_t node, int parent, int scroller, Rect rect);
  float text_box(std::uint32_t node, int parent, int scroller, float x, float y, float w);
  /// A text container in a given frame, its text in the middle.
  void centered(std::uint32_t node, int parent, int scroller, Rect frame);

 private:
  float wrap(std::uint32_t node, int self, int scroller, float x, float y, float w, const Style& s);
  float grid(std::uint32_t node, int self, int scroller, float x, float y, float w, const Style& s);
  float table(std::uint32_t node, int self, int scroller, float x, float y, float w);
  /// Lowers the text of cells that is set smaller than that of their neighbors. @return the height of the highest
  float on_one_baseline(const std::vector<std::size_t>& cells);
  /// A hit: the link covers the whole item; the number stands left, the rest in a column beside it.
  float hit(std::uint32_t node, std::uint32_t self, int scroller, float x, float y, float w);
  float code_block(std::uint32_t node, int parent, int scroller, float x, float y, float w);

  Lines& lines_;
};

/// A flowchart with its tools (layout_chart.cc).
class ChartPlacer : public Draft {
 public:
  ChartPlacer(const Draft& draft, Lines& lines, Boxes& boxes) : Draft(draft), lines_(lines), boxes_(boxes) {}

  void region(std::uint32_t node, int scroller, Rect frame);

 private:
  float wrap_width(std::uint32_t node, float gap) const;
  void chart(std::uint32_t node, int parent, int outer, Rect frame);
  /// Is all of it in sight?
  bool fits(std::uint32_t node, Rect frame) const;
  /// The zoom of the state, or the one at which as much is in sight as can be read.
  float zoom_of(std::uint32_t node, const registry::Chart& chart, Rect frame) const;
  void chart_children(std::uint32_t node, int parent, int scroller, const registry::Chart& chart, float z, float cw,
                      float ch);
  /// Where a node of the outline stands in the picture; one pixel in its corner where it does not.
  Rect chart_place(const app::Node& n, const registry::Chart& chart, float z) const;
  /// The words of a question, an outcome or an answer, in the lines that the chart was laid out with.
  void chart_text(std::uint32_t index, const registry::Chart& chart, float z);
  /// Around the height y; beginning at x, or centered on it. @param from where in the leaf's text to look for the lines
  void chart_lines(std::uint32_t leaf, std::size_t& from, registry::List<registry::Text> texts, float x, float y,
                   const TypeSpec& t, Type type, Ink ink, bool from_left);

  Lines& lines_;
  Boxes& boxes_;
  float origin_x_ = 0, origin_y_ = 0;  // of the picture
};

}  // namespace ui
