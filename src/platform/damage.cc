// How a frame's picture is compared with the one before.
//
// All triangles of a frame are made anew. They are taken apart into shapes: runs of triangles that share
// vertices, which is a glyph, a filled rectangle, a line. Each shape belongs to a layer: the content of a scroller, or
// the screen. A layer is cut into square tiles that are fixed to its content, so that scrolling moves the tiles along;
// each shape's hash, of its vertices as seen from the content's corner, goes into the hash of every tile that it
// touches. A tile with the same hash as before looks as before. Order counts: what lies on top is mixed in last.
//
// A layer whose content went by so many pixels is moved within its frame, when nothing else is drawn there or what is
// looks the same after the move (a line along it), and the strip that came into view is drawn. Content begins at whole
// device pixels (ui/draw.cc), so that a moved glyph has the pixels that it would have if drawn there. A scroller in
// another one goes along where both went equally far. In all other cases the frames before and after are drawn whole.
//
// Painting submits what stands within a tile's breadth beyond a frame too. A tile at its edge thus has all of its
// shapes before it is wholly in view, and is not drawn twice.
//
// Tiles that differ become areas. Few large areas cost draw calls and pixels, many small ones cost passes over the
// shapes: areas are merged while that adds little, and until there are few. Of each area only the shapes that touch it
// are sent. Colors of different draws never mix, since an area is cleared before it is drawn.
#include "platform/damage.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace platform {
namespace {

constexpr std::size_t kAreas = 8;       // at most so many
constexpr int kWaste = 64 * 64;         // pixels that a merge may add
constexpr std::size_t kPairs = 48;      // areas above which only neighbors are merged
constexpr float kGrain = 16;            // places are told apart by this part of a pixel
constexpr float kBesideHalves = 0.37f;  // so that places on halves and tenths are not rounded now this, now that way
constexpr std::uint64_t kMix = 0x9E3779B97F4A7C15ull;

Area both(const Area& a, const Area& b) {
  return {std::max(a.x0, b.x0), std::max(a.y0, b.y0), std::min(a.x1, b.x1), std::min(a.y1, b.y1)};
}
Area around(const Area& a, const Area& b) {
  return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}
bool within(const Area& a, const Area& b) { return both(a, b) == a; }
long size_of(const Area& a) { return a.empty() ? 0 : static_cast<long>(a.width()) * a.height(); }

int pixel(float css, float ratio) { return static_cast<int>(std::lround(css * ratio)); }
int tile_at(int pixel, int tile) { return pixel >= 0 ? pixel / tile : -((tile - 1 - pixel) / tile); }

std::uint64_t mix(std::uint64_t hash, std::uint64_t word) {
  hash = (hash ^ word) * kMix;
  return hash ^ hash >> 29;
}

const Damage::Layer* find(const std::vector<Damage::Layer>& layers, std::uint32_t id) {
  for (const auto& layer : layers)
    if (layer.id == id) return &layer;
  return nullptr;
}

/// Does a shape stay as it is when what lies in an area goes so far?
bool stays(const Damage::Shape& shape, const Area& area, int dx, int dy) {
  if (both(shape.box, area).empty()) return true;
  return shape.even && (dx == 0 || (shape.box.x0 <= area.x0 && shape.box.x1 >= area.x1)) &&
         (dy == 0 || (shape.box.y0 <= area.y0 && shape.box.y1 >= area.y1));
}

/// A rectangle along the sides of the screen, of one color?
bool is_even(const ImDrawVert* v, std::uint32_t count) {
  if (count != 4) return false;
  for (int i = 1; i < 4; ++i)
    if (v[i].col != v[0].col || std::memcmp(&v[i].uv, &v[0].uv, sizeof v[0].uv) != 0) return false;
  return v[0].pos.y == v[1].pos.y && v[1].pos.x == v[2].pos.x && v[2].pos.y == v[3].pos.y && v[3].pos.x == v[0].pos.x;
}

}  // namespace

const Redraw& Damage::compare(const ImDrawList& list, Size size, std::span<const ui::Layer> layers,
                              std::uint32_t ground, bool all) {
  std::swap(now_, before_);
  now_.ratio = size.ratio;
  now_.width = pixel(size.width, now_.ratio);
  now_.height = pixel(size.height, now_.ratio);
  now_.ground = ground;
  read(list, layers);

  redraw_.width = now_.width;
  redraw_.height = now_.height;
  redraw_.ground = ground;
  redraw_.moves.clear();
  areas_.clear();
  if (all || now_.width != before_.width || now_.height != before_.height || now_.ratio != before_.ratio ||
      ground != before_.ground)
    mark({0, 0, now_.width, now_.height});
  else
    find_areas();
  merge();
  draw(list);
  return redraw_;
}

// Reading
// ---------------------------------------------------------------------------------------------------------------

/// The layer of a stretch of triangles, which may have had some before.
std::uint16_t Damage::layer_of(const ui::Layer& from) {
  for (std::size_t i = 0; i < now_.layers.size(); ++i)
    if (now_.layers[i].id == from.id) return static_cast<std::uint16_t>(i);
  Layer layer{};
  layer.id = from.id;
  layer.x = pixel(from.origin.x, now_.ratio);
  layer.y = pixel(from.origin.y, now_.ratio);
  const ui::Rect& r = from.clip;
  layer.clip =
      both({pixel(r.x, now_.ratio), pixel(r.y, now_.ratio), pixel(r.x + r.w, now_.ratio), pixel(r.y + r.h, now_.ratio)},
           {0, 0, now_.width, now_.height});
  if (!layer.clip.empty()) {
    const int tile = ui::tile_of(now_.ratio);
    layer.tx = tile_at(layer.clip.x0 - layer.x, tile);
    layer.ty = tile_at(layer.clip.y0 - layer.y, tile);
    layer.columns = tile_at(layer.clip.x1 - 1 - layer.x, tile) + 1 - layer.tx;
    layer.rows = tile_at(layer.clip.y1 - 1 - layer.y, tile) + 1 - layer.ty;
    layer.tiles.assign(static_cast<std::size_t>(layer.columns) * static_cast<std::size_t>(layer.rows), 0);
  }
  now_.layers.push_back(std::move(layer));
  return static_cast<std::uint16_t>(now_.layers.size() - 1);
}

void Damage::read(const ImDrawList& list, std::span<const ui::Layer> layers) {
  now_.shapes.clear();
  now_.layers.clear();
  const ui::Layer screen{0, 0, {}, {0, 0, 1e6f, 1e6f}};
  if (layers.empty()) layers = {&screen, 1};
  std::size_t next = 0;  // in `layers`
  Shape shape{};
  for (int c = 0; c < list.CmdBuffer.Size; ++c) {
    const ImDrawCmd& command = list.CmdBuffer[c];
    shape.command = static_cast<std::uint32_t>(c);
    const ImDrawIdx* const indices = list.IdxBuffer.Data;
    const std::uint32_t end = command.IdxOffset + command.ElemCount;
    for (std::uint32_t i = command.IdxOffset; i < end;) {
      for (; next < layers.size() && layers[next].first_index <= i; ++next) shape.layer = layer_of(layers[next]);
      const std::uint32_t until = next < layers.size() ? std::min(end, layers[next].first_index) : end;
      unsigned low = indices[i], high = low;
      shape.index = i;
      while (i < until) {
        const auto [least, most] = std::minmax({indices[i], indices[i + 1], indices[i + 2]});
        if (i > shape.index && least > high) break;
        low = std::min<unsigned>(low, least);
        high = std::max<unsigned>(high, most);
        i += 3;
      }
      shape.indices = i - shape.index;
      shape.vertex = command.VtxOffset + low;
      shape.vertices = high - low + 1;
      hash(list, shape);
    }
  }
}

/// Adds a shape to the tiles that it touches and, where it can be seen, to the shapes.
void Damage::hash(const ImDrawList& list, Shape shape) {
  const ImDrawCmd& command = list.CmdBuffer[static_cast<int>(shape.command)];
  const ImDrawVert* const vertices = list.VtxBuffer.Data + shape.vertex;
  Layer& layer = now_.layers[shape.layer];
  const float ratio = now_.ratio;
  float x0 = vertices[0].pos.x, x1 = x0, y0 = vertices[0].pos.y, y1 = y0;
  for (std::uint32_t i = 1; i < shape.vertices; ++i) {
    const ImVec2 p = vertices[i].pos;
    x0 = std::min(x0, p.x), x1 = std::max(x1, p.x), y0 = std::min(y0, p.y), y1 = std::max(y1, p.y);
  }
  const Area box{static_cast<int>(std::floor(x0 * ratio)), static_cast<int>(std::floor(y0 * ratio)),
                 static_cast<int>(std::ceil(x1 * ratio)), static_cast<int>(std::ceil(y1 * ratio))};
  const ImVec4& r = command.ClipRect;
  const Area clip{pixel(r.x, ratio), pixel(r.y, ratio), pixel(r.z, ratio), pixel(r.w, ratio)};

  const int tile = ui::tile_of(ratio);
  const int left = std::max(0, tile_at(box.x0 - layer.x, tile) - layer.tx);
  const int top = std::max(0, tile_at(box.y0 - layer.y, tile) - layer.ty);
  const int right = std::min(layer.columns - 1, tile_at(box.x1 - 1 - layer.x, tile) - layer.tx);
  const int bottom = std::min(layer.rows - 1, tile_at(box.y1 - 1 - layer.y, tile) - layer.ty);
  if (left > right || top > bottom || box.empty()) return;

  const auto* const texture = command.TexRef._TexData;
  std::uint64_t hash = mix(shape.vertices, texture ? static_cast<std::uint64_t>(texture->UniqueID) : 0);
  if (!within(layer.clip, clip)) {  // else the layer's own clip rectangle, which is compared with it
    const int corners[] = {clip.x0 - layer.x, clip.y0 - layer.y, clip.x1 - layer.x, clip.y1 - layer.y};
    for (const int corner : corners) hash = mix(hash, static_cast<std::uint64_t>(corner));
  }
  const auto place = [&](float css, int origin) {
    const float from = css * ratio - static_cast<float>(origin);
    return static_cast<std::uint32_t>(static_cast<std::int32_t>(std::floor(from * kGrain + kBesideHalves)));
  };
  for (std::uint32_t i = 0; i < shape.vertices; ++i) {
    const ImDrawVert& v = vertices[i];
    std::uint64_t uv;
    std::memcpy(&uv, &v.uv, sizeof uv);
    hash = mix(hash, static_cast<std::uint64_t>(place(v.pos.x, layer.x)) << 32 | place(v.pos.y, layer.y));
    hash = mix(hash ^ v.col, uv);
  }
  for (int y = top; y <= bottom; ++y)
    for (int x = left; x <= right; ++x) {
      auto& into = layer.tiles[static_cast<std::size_t>(y * layer.columns + x)];
      into = mix(into, hash);
    }

  shape.box = both(both(box, clip), {0, 0, now_.width, now_.height});
  if (shape.box.empty()) return;
  shape.even = is_even(vertices, shape.vertices);
  now_.shapes.push_back(shape);
}

// Comparing
// -------------------------------------------------------------------------------------------------------------

void Damage::find_areas() {
  std::vector<bool> carried(now_.layers.size());  // does a move take it to where it is now?
  for (std::size_t i = 0; i < now_.layers.size(); ++i) {
    const Layer& layer = now_.layers[i];
    const Layer* const old = find(before_.layers, layer.id);
    if (!old || carried[i]) continue;
    const int dx = layer.x - old->x, dy = layer.y - old->y;
    if ((dx == 0 && dy == 0) || layer.clip != old->clip || std::abs(dx) >= layer.clip.width() ||
        std::abs(dy) >= layer.clip.height() || !moves_alone(i, *old))
      continue;
    redraw_.moves.push_back({layer.clip, dx, dy});
    for (std::size_t other = 0; other < now_.layers.size(); ++other)
      if (goes_along(now_.layers[other], layer, *old)) carried[other] = true;
    // What came into view.
    const Area& c = layer.clip;
    mark(dx > 0 ? Area{c.x0, c.y0, c.x0 + dx, c.y1} : Area{c.x1 + dx, c.y0, c.x1, c.y1});
    mark(dy > 0 ? Area{c.x0, c.y0, c.x1, c.y0 + dy} : Area{c.x0, c.y1 + dy, c.x1, c.y1});
  }
  for (std::size_t i = 0; i < now_.layers.size(); ++i) {
    const Layer& layer = now_.layers[i];
    const Layer* const old = find(before_.layers, layer.id);
    if (old && (carried[i] || (layer.x == old->x && layer.y == old->y && layer.clip == old->clip))) {
      mark_tiles(layer, *old);
    } else {
      mark(layer.clip);
      if (old) mark(old->clip);
    }
  }
  for (const Layer& old : before_.layers)
    if (!find(now_.layers, old.id)) mark(old.clip);
}

/// Is a layer the one that moves, or one in it that went equally far?
bool Damage::goes_along(const Layer& layer, const Layer& mover, const Layer& mover_before) const {
  if (layer.id == mover.id) return true;
  const Layer* const old = find(before_.layers, layer.id);
  return old && layer.x - old->x == mover.x - mover_before.x && layer.y - old->y == mover.y - mover_before.y &&
         within(layer.clip, mover.clip) && within(old->clip, mover.clip);
}

/// May what stands in a layer's frame be moved, since nothing there stays or goes elsewhere?
bool Damage::moves_alone(std::size_t index, const Layer& old) const {
  const Layer& layer = now_.layers[index];
  const int dx = layer.x - old.x, dy = layer.y - old.y;
  for (const Frame* frame : {&now_, &before_})
    for (const Shape& shape : frame->shapes) {
      if (stays(shape, layer.clip, dx, dy)) continue;
      const Layer* const of = find(now_.layers, frame->layers[shape.layer].id);
      if (!of || !goes_along(*of, layer, old)) return false;
    }
  return true;
}

void Damage::mark(Area area) {
  area = both(area, {0, 0, now_.width, now_.height});
  if (!area.empty()) areas_.push_back(area);
}

/// The tiles that differ, those beside each other and then those below each other together.
void Damage::mark_tiles(const Layer& layer, const Layer& old) {
  const int tile = ui::tile_of(now_.ratio);
  const auto same = [&](int x, int y) {
    const int ox = layer.tx + x - old.tx, oy = layer.ty + y - old.ty;
    // A tile that was out of sight is in the strip that came into view, which is marked.
    if (ox < 0 || oy < 0 || ox >= old.columns || oy >= old.rows) return true;
    return layer.tiles[static_cast<std::size_t>(y * layer.columns + x)] ==
           old.tiles[static_cast<std::size_t>(oy * old.columns + ox)];
  };
  const std::size_t first = areas_.size();
  for (int y = 0; y < layer.rows; ++y)
    for (int x = 0; x < layer.columns; ++x) {
      if (same(x, y)) continue;
      const int from = x;
      while (x + 1 < layer.columns && !same(x + 1, y)) ++x;
      const Area run = both({layer.x + (layer.tx + from) * tile, layer.y + (layer.ty + y) * tile,
                             layer.x + (layer.tx + x + 1) * tile, layer.y + (layer.ty + y + 1) * tile},
                            layer.clip);
      const auto above =
          std::find_if(areas_.begin() + static_cast<std::ptrdiff_t>(first), areas_.end(),
                       [&](const Area& a) { return a.x0 == run.x0 && a.x1 == run.x1 && a.y1 == run.y0; });
      if (above != areas_.end())
        above->y1 = run.y1;
      else
        mark(run);
    }
}

void Damage::merge() {
  const auto join = [&](std::size_t a, std::size_t b) {
    areas_[a] = around(areas_[a], areas_[b]);
    areas_.erase(areas_.begin() + static_cast<std::ptrdiff_t>(b));
  };
  while (areas_.size() > kPairs)
    for (std::size_t i = 0; i + 1 < areas_.size(); ++i) join(i, i + 1);
  for (;;) {
    std::size_t best_a = 0, best_b = 0;
    long least = 0;
    for (std::size_t a = 0; a < areas_.size(); ++a)
      for (std::size_t b = a + 1; b < areas_.size(); ++b) {
        const long waste = size_of(around(areas_[a], areas_[b])) - size_of(areas_[a]) - size_of(areas_[b]);
        if (best_b == 0 || waste < least) best_a = a, best_b = b, least = waste;
      }
    if (best_b == 0 || (least > kWaste && areas_.size() <= kAreas)) return;
    join(best_a, best_b);
  }
}

// Drawing
// ---------------------------------------------------------------------------------------------------------------

void Damage::draw(const ImDrawList& list) {
  redraw_.batches.clear();
  redraw_.vertices.clear();
  redraw_.indices.clear();
  for (const Area& area : areas_) {
    redraw_.batches.push_back({area, true, {}, static_cast<std::uint32_t>(redraw_.indices.size()), 0});
    std::uint32_t command = UINT32_MAX;  // of the batch at hand
    for (const Shape& shape : now_.shapes) {
      if (both(shape.box, area).empty()) continue;
      if (shape.command != command) {
        command = shape.command;
        const ImDrawCmd& c = list.CmdBuffer[static_cast<int>(command)];
        const ImVec4& r = c.ClipRect;
        const Area clip{pixel(r.x, now_.ratio), pixel(r.y, now_.ratio), pixel(r.z, now_.ratio), pixel(r.w, now_.ratio)};
        redraw_.batches.push_back(
            {both(area, clip), false, c.TexRef, static_cast<std::uint32_t>(redraw_.indices.size()), 0});
      }
      const ImDrawCmd& c = list.CmdBuffer[static_cast<int>(command)];
      const std::uint32_t shift = static_cast<std::uint32_t>(redraw_.vertices.size()) + c.VtxOffset - shape.vertex;
      for (std::uint32_t i = 0; i < shape.indices; ++i)
        redraw_.indices.push_back(shift + list.IdxBuffer[static_cast<int>(shape.index + i)]);
      for (std::uint32_t i = 0; i < shape.vertices; ++i) {
        ImDrawVert v = list.VtxBuffer[static_cast<int>(shape.vertex + i)];
        v.pos.x *= now_.ratio;
        v.pos.y *= now_.ratio;
        redraw_.vertices.push_back(v);
      }
      redraw_.batches.back().count += shape.indices;
    }
  }
}

}  // namespace platform
