// The face of what draws: a few functions, picked at link time (headless/ for tests, web/ for WebGL2), and what they
// are told to draw.
//
// A backend keeps the picture from frame to frame. It is told only what became different (damage.h): what moved within
// its frame, and which areas to clear and to draw anew. All lengths are device pixels from the upper left corner.
#pragma once

#include <cstdint>
#include <vector>

#include "imgui.h"

namespace platform {

struct Area {
  int x0 = 0, y0 = 0, x1 = 0, y1 = 0;  // x1 and y1 are one past the last

  int width() const { return x1 - x0; }
  int height() const { return y1 - y0; }
  bool empty() const { return x1 <= x0 || y1 <= y0; }
  bool operator==(const Area&) const = default;
};

/// What there is to do to the picture: first the moves, then the batches, in their order.
struct Redraw {
  /// What stands in an area goes so far to the right and down, as far as it stays in the area.
  struct Move {
    Area area;
    int dx, dy;
  };
  /// Triangles within an area, which is cleared to the ground first where it says so.
  struct Batch {
    Area area;
    bool clears;
    ImTextureRef texture;
    std::uint32_t first, count;  // of the indices
  };

  int width = 0, height = 0;
  std::uint32_t ground = 0;  // 0xRRGGBB
  std::vector<Move> moves;
  std::vector<Batch> batches;
  std::vector<ImDrawVert> vertices;
  std::vector<std::uint32_t> indices;

  bool empty() const { return moves.empty() && batches.empty(); }
};

/// Makes what drawing needs, and tells the atlas how large a texture may be; false where it cannot be had.
bool backend_start(ImFontAtlas& atlas);
/// Gives it up: the context is lost, or the program ends.
void backend_stop(ImFontAtlas& atlas);
/// Brings the atlas's textures up to date, then does what there is to do to the picture.
void backend_render(ImFontAtlas& atlas, const Redraw& redraw);

}  // namespace platform
