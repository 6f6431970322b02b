// What Dear ImGui gives the painter: the atlas of glyphs and the triangles of a frame.
//
// Its windows, items and input stay out. Which control is under the pointer is known from the layout, presses come from
// the browser's own elements (mirror.h), and a context would make, start and download a fifth of the program for a
// window that is never seen. Dear ImGui means its draw lists and its atlas to work without one (imgui_internal.h, at
// ImDrawListSharedData::Context).
#pragma once

#include <memory>

#include "imgui.h"

struct ImDrawListSharedData;

namespace ui {

class Canvas {
 public:
  Canvas();
  ~Canvas();
  Canvas(const Canvas&) = delete;
  Canvas& operator=(const Canvas&) = delete;

  /// The glyphs. It keeps reading the font files that it was given.
  ImFontAtlas& atlas() { return atlas_; }
  /// Begins a frame. @param width, height CSS pixels @return what to draw into
  ImDrawList& begin(float width, float height);
  /// What was drawn in the last frame.
  const ImDrawList& list() const { return list_; }
  /// What a list of somebody else needs, for as long as this lives.
  ImDrawListSharedData* shared() const { return shared_.get(); }

 private:
  ImFontAtlas atlas_;
  std::unique_ptr<ImDrawListSharedData> shared_;
  ImDrawList list_;
  int frames_ = 0;
};

}  // namespace ui
