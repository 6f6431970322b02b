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
  std::uint32_t focused = 0;  // id of the node that shows the focus ring; 0: none
  std::uint32_t field = 0;    // id of the field that has the focus; 0: none
  std::vector<Offset> scroll;  // by scroller
};

/// Submits one Dear ImGui window with an item for every control in sight; returns the id of the control that was
/// pressed and released in this frame, or 0. Within a frame.
std::uint32_t draw(const app::Page& page, const Layout& layout, const Fonts& fonts, const Appearance& appearance);

}  // namespace ui
