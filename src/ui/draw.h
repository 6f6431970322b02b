// Draws a laid out page with Dear ImGui: surfaces, text, icons, and the flowchart.
#pragma once

#include <cstdint>
#include <vector>

#include "ui/layout.h"

namespace ui {

struct Offset {
  float x = 0, y = 0;
};

/// What changes what is drawn without changing where it stands.
struct Appearance {
  bool dark = false;
  bool strong = false;         // the person prefers more contrast
  std::uint32_t focused = 0;   // id of the node that shows the focus ring; 0: none
  std::uint32_t field = 0;     // id of the field that has the focus; 0: none
  std::vector<Offset> scroll;  // by scroller
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
  std::uint32_t pressed = 0;  // id of the control that was pressed and released in this frame
  std::vector<Layer> layers;
};

/// Submits one Dear ImGui window with an item for every control in sight. The ground is not drawn. Within a frame.
Drawn draw(const app::Page& page, const Layout& layout, const Fonts& fonts, const Appearance& appearance);

}  // namespace ui
