// Tells which parts of a frame differ from the frame before, so that only these are drawn.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "platform/backend.h"
#include "ui/draw.h"

namespace platform {

class Damage {
 public:
  /// Of the canvas in CSS pixels, and device pixels for one of them.
  struct Size {
    float width, height, ratio;
  };
  /// What makes the picture of the frame before into this one's.
  /// @param layers whose content the triangles are, by where each begins in the list's indices
  /// @param all whatever was drawn before is gone
  const Redraw& compare(const ImDrawList& list, Size size, std::span<const ui::Layer> layers, std::uint32_t ground,
                        bool all);

  /// One thing that was drawn: vertices that triangles share.
  struct Shape {
    Area box;  // within its clip rectangle
    std::uint32_t command, vertex, index;
    std::uint32_t vertices, indices;
    std::uint16_t layer;
    bool even;  // a rectangle of one color
  };
  /// What moves together, and the hashes of its tiles in sight.
  struct Layer {
    std::uint32_t id;
    int x, y;   // where its content begins
    Area clip;  // where it is seen
    int tx, ty, columns, rows;
    std::vector<std::uint64_t> tiles;
  };

 private:
  struct Frame {
    int width = 0, height = 0;
    float ratio = 0;
    std::uint32_t ground = 0;
    std::vector<Shape> shapes;
    std::vector<Layer> layers;
  };

  std::uint16_t layer_of(const ui::Layer& from);
  void read(const ImDrawList& list, std::span<const ui::Layer> layers);
  void hash(const ImDrawList& list, Shape shape);
  void find_areas();
  bool goes_along(const Layer& layer, const Layer& mover, const Layer& mover_before) const;
  bool moves_alone(std::size_t index, const Layer& old) const;
  void mark(Area area);
  void mark_tiles(const Layer& layer, const Layer& old);
  void merge();
  void draw(const ImDrawList& list);

  Frame now_, before_;
  std::vector<Area> areas_;
  Redraw redraw_;
};

}  // namespace platform
