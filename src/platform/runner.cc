// One frame: the painter, the comparison with the frame before, and the backend where something differs.
#include "platform/runner.h"

#include "platform/backend.h"

namespace platform {
namespace {

/// Do textures wait to be created or updated? Then the backend is called though nothing else is to draw.
bool textures_wait(const ImFontAtlas& atlas) {
  for (const ImTextureData* texture : atlas.TexList)
    if (texture->Status != ImTextureStatus_OK) return true;
  return false;
}

}  // namespace

bool Runner::start(std::span<const std::span<const unsigned char>> fonts) {
  for (std::size_t i = 0; i < fonts.size(); ++i) ui.fonts.load(ui.canvas.atlas(), static_cast<ui::Face>(i), fonts[i]);
  has_backend_ = backend_start(ui.canvas.atlas());
  return has_backend_ && ui.fonts.loaded();
}

void Runner::stop() {
  if (has_backend_) backend_stop(ui.canvas.atlas());
  has_backend_ = false;
}

void Runner::resize(float width, float height, float ratio) {
  width_ = width;
  height_ = height;
  ratio_ = ratio;
  ui.resize(width, height);
  must_draw_ = true;
}

void Runner::mouse(float x, float y) { ui.point(x, y); }

void Runner::mouse_button(bool down) { ui.press(down); }

void Runner::mouse_leave() { ui.leave(); }

void Runner::update() {
  if (width_ >= 1 && height_ >= 1) ui.update();
}

bool Runner::frame() {
  if (!has_backend_ || width_ < 1 || height_ < 1) return false;
  ui.frame(ratio_);
  ++frames_;
  ImFontAtlas& atlas = ui.canvas.atlas();
  const Redraw& redraw =
      damage_.compare(ui.canvas.list(), {width_, height_, ratio_}, ui.layers(), ui.ground(), must_draw_);
  if (!redraw.empty() || textures_wait(atlas)) {
    backend_render(atlas, redraw);
    ++draws_;
    must_draw_ = false;
  }
  // What was drawn before the atlas grew shows the old one's glyphs; the next frame takes all from the new one.
  return atlas.TexList.Size > 1;
}

void Runner::context_lost() {
  if (has_backend_) backend_stop(ui.canvas.atlas());
  has_backend_ = false;
}

bool Runner::context_restored() {
  if (has_backend_) return true;
  has_backend_ = backend_start(ui.canvas.atlas());
  must_draw_ = true;
  return has_backend_;
}

}  // namespace platform
