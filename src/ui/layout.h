// Where the nodes of a Page stand on the canvas.
//
// A layout is made once for a page and a window size, and kept until either changes: what is drawn (draw.h) and what is
// mirrored (mirror.h) are both read from it, so they cannot disagree. Three arrangements: phone (one column, bar at the
// bottom), tablet (two columns), desktop (three). In a low window each of them is one column in which all scrolls; wide
// ones have a rail beside main that lists its sections. All lengths are CSS pixels.
#pragma once

#include <cstdint>
#include <vector>

#include "app/chart_shape.h"
#include "app/page.h"
#include "ui/type.h"

namespace ui {

struct Rect {
  float x = 0, y = 0, w = 0, h = 0;
  bool contains(float px, float py) const { return px >= x && py >= y && px < x + w && py < y + h; }
};

/// A piece of text on one line, in one type.
struct Run {
  std::uint32_t node;        // the leaf
  std::uint32_t begin, end;  // bytes of its text
  float x, y, w;             // left and top of its line box, within the scroller's content
  float size, line_height;
  Face face;
  Type type;
  Ink ink;
  bool wraps;  // a soft line break stands before it
};

/// Id of the scroller that stands for no node, and of its record in the mirror.
inline constexpr std::uint32_t kWrapperId = 0xFFFFFFF0u;

/// Something that scrolls: its frame on the screen, and how large its content is.
struct Scroller {
  std::int32_t node;  // index in the page; -1: made by the layout (phones scroll several landmarks together)
  Rect frame;
  float content_w, content_h;
  bool horizontal;  // scrolls sideways as well
};

/// A node that is shown.
struct Box {
  std::uint32_t node;
  std::int32_t parent;    // index of the enclosing box; -1: the window
  std::int32_t scroller;  // in whose content it stands; -1: fixed on the screen
  std::int32_t scrolls;   // the scroller that it is itself; -1: none
  Rect rect;              // within the scroller's content, or on the screen
  float text_x, text_y;   // where its text begins, from its corner
  std::uint32_t run_begin, run_end;
  std::uint32_t end;  // index one past the last descendant box
  Type type;          // of its text
  bool dot;           // a list item with a bullet
  bool chip;          // a toggle in a row of chips
  float baseline;     // of its first line, from where its text begins
  float lowered;      // how much lower than that of a line that is all in its own type
};

struct Layout {
  float width = 0, height = 0;
  bool phone = false, tablet = false;
  bool low = false;        // nothing is fixed: all of it scrolls in one column
  float zoom = 1;          // of the flowchart
  app::ChartShape shape;   // where its parts stand, at zoom 1
  Rect map;                // the overview of it, on the screen; without size where all of it is in sight
  std::vector<Box> boxes;  // in the page's order
  std::vector<Run> runs;
  std::vector<Scroller> scrollers;

  const Box* box_of(std::uint32_t node) const;
};

/// Windows lower than this have no room for bars that stay: phones held sideways, and pages at 400 percent.
inline constexpr float kLow = 400;

/// Needs a Dear ImGui context, for the widths of text.
/// @param low a window that is to be laid out as one lower than kLow
Layout lay_out(const app::Page& page, const Fonts& fonts, float width, float height, bool low = false);

}  // namespace ui
