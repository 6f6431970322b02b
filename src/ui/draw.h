// Draws a laid out page as triangles: surfaces, text, icons, and the flowchart.
#pragma once

#include <cstdint>
#include <vector>

#include "ui/layout.h"

struct ImDrawList;

namespace ui {

struct Offset {
  float x = 0, y = 0;
};

/// What a pointer touches: a control, of which a link in lines of text has a part for each run.
struct Touched {
  std::uint32_t id = 0;  // of its node; 0: nothing
  std::uint32_t part = 0;
  bool operator==(const Touched&) const = default;
};

struct Pointer {
  bool here = false;  // over the canvas
  float x = 0, y = 0;
  bool down = false;
  bool pressing = false;  // went down since the last frame
  Touched held;           // what it went down on, until it goes up
};

/// What changes what is drawn without changing where it stands.
struct Appearance {
  bool dark = false;
  bool strong = false;         // the person prefers more contrast
  std::uint32_t focused = 0;   // id of the node that shows the focus ring; 0: none
  std::uint32_t field = 0;     // id of the field that has the focus; 0: none
  std::vector<Offset> scroll;  // by scroller
  Pointer pointer;
};

/// A stretch of what is drawn, by what it moves with: from `first_index` of the draw list's indices to the next one.
struct Layer {
  std::uint32_t id;  // of the scroller's node; 0: the screen
  std::uint32_t first_index;
  Offset origin;  // where its content begins on the screen: a whole number of device pixels
  Rect clip;      // where it is seen
};

/// Device pixels of the squares in which pictures are compared (platform/damage.h). What stands within as much beyond a
/// frame is submitted too.
int tile_of(float ratio);

struct Drawn {
  Touched under;  // the pointer: the first control that was drawn there
  std::vector<Layer> layers;
};

/// Draws what is in sight. The ground is not drawn. @param ratio device pixels for one of CSS
Drawn draw(const app::Page& page, const Layout& layout, const Fonts& fonts, const Appearance& appearance,
           ImDrawList& into, float ratio);

}  // namespace ui
