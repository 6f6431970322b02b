// One frame: what came in, Dear ImGui's logic with the painter, the comparison with the frame before, and the backend where
// something differs.
#include "platform/runner.h"

#include "imgui.h"
#include "imgui_internal.h"
#include "platform/backend.h"

namespace platform {
namespace {

/// Do textures wait to be created or updated? Then the backend is called though nothing else is to draw.
bool textures_wait(const ImDrawData& data) {
  if (data.Textures)
    for (const ImTextureData* texture : *data.Textures)
      if (texture->Status != ImTextureStatus_OK) return true;
  return false;
}

}  // namespace

bool Runner::start(std::span<const std::span<const unsigned char>> fonts) {
  IMGUI_CHECKVERSION();
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.ConfigInputTextCursorBlink = false;
  io.Fonts->TexDesiredFormat = ImTextureFormat_Alpha8;  // no glyph has colors
  io.Fonts->TexMinHeight = 256;                         // what one page needs, so that nothing is packed twice
  for (std::size_t i = 0; i < fonts.size(); ++i) ui.fonts.load(static_cast<ui::Face>(i), fonts[i]);
  const ui::TypeSpec body = ui::spec(ui::Type::body, false);
  ImGui::GetStyle().FontSizeBase = ui.fonts.imgui_size(body.face, body.size);  // which is drawn anyway
  has_backend_ = backend_start();
  return has_backend_ && ui.fonts.loaded();
}

void Runner::stop() {
  if (has_backend_) backend_stop();
  has_backend_ = false;
  ImGui::DestroyContext();
}

void Runner::resize(float width, float height, float ratio) {
  width_ = width;
  height_ = height;
  ratio_ = ratio;
  ui.resize(width, height);
  must_draw_ = true;
  wake();
}

void Runner::mouse(float x, float y) {
  ImGui::GetIO().AddMousePosEvent(x, y);
  wake();
}

void Runner::mouse_button(bool down) {
  ImGui::GetIO().AddMouseButtonEvent(0, down);
  wake();
}

void Runner::mouse_leave() {
  ImGui::GetIO().AddMousePosEvent(-FLT_MAX, -FLT_MAX);
  ImGui::GetIO().AddMouseButtonEvent(0, false);
  wake();
}

void Runner::update() {
  if (width_ >= 1 && height_ >= 1) ui.update();
}

bool Runner::frame(double seconds) {
  if (!has_backend_ || width_ < 1 || height_ < 1) return false;
  ImGuiIO& io = ImGui::GetIO();
  const double passed = seconds - last_;
  last_ = seconds;
  io.DeltaTime = passed > 0 && passed < 0.1 ? static_cast<float>(passed) : 1 / 60.f;
  io.DisplaySize = {width_, height_};
  io.DisplayFramebufferScale = {ratio_, ratio_};
  ImGui::NewFrame();
  ui.frame();
  ImGui::Render();
  ++frames_;
  ImDrawData* data = ImGui::GetDrawData();
  const Redraw& redraw = damage_.compare(*data, ui.layers(), ui.ground(), must_draw_);
  const bool same = redraw.empty() && !textures_wait(*data);
  if (!same) {
    backend_render(data->Textures, redraw);
    ++draws_;
    must_draw_ = false;
  }
  if (settle_ > 0) --settle_;
  return settle_ > 0 || !same || ImGui::GetCurrentContext()->InputEventsQueue.Size > 0;
}

void Runner::context_lost() {
  if (has_backend_) backend_stop();
  has_backend_ = false;
}

bool Runner::context_restored() {
  if (has_backend_) return true;
  has_backend_ = backend_start();
  must_draw_ = true;
  wake();
  return has_backend_;
}

}  // namespace platform
