// The settings are those of Dear ImGui's own context: smooth edges, lines from the atlas where they are thin.
#include "ui/canvas.h"

#include "imgui_internal.h"

namespace ui {
namespace {

constexpr float kCircleError = 0.3f;  // pixels, by which an arc's sides may miss it
constexpr float kCurveError = 1.25f;  // likewise a Bézier curve's

}  // namespace

Canvas::Canvas() : shared_(std::make_unique<ImDrawListSharedData>()), list_(shared_.get()) {
  atlas_.TexDesiredFormat = ImTextureFormat_Alpha8;  // no glyph has colors
  atlas_.TexMinHeight = 256;                         // what one page needs, so that nothing is packed twice
  atlas_.RendererHasTextures = true;
  shared_->InitialFlags = ImDrawListFlags_AntiAliasedLines | ImDrawListFlags_AntiAliasedLinesUseTex |
                          ImDrawListFlags_AntiAliasedFill | ImDrawListFlags_AllowVtxOffset;
  shared_->CurveTessellationTol = kCurveError;
  shared_->SetCircleTessellationMaxError(kCircleError);
  shared_->FontAtlas = &atlas_;
  ImFontAtlasAddDrawListSharedData(&atlas_, shared_.get());
}

Canvas::~Canvas() { ImFontAtlasRemoveDrawListSharedData(&atlas_, shared_.get()); }

ImDrawList& Canvas::begin(float width, float height) {
  ImFontAtlasUpdateNewFrame(&atlas_, ++frames_, true);
  shared_->ClipRectFullscreen = {0, 0, width, height};
  list_._ResetForNewFrame();
  list_.PushTexture(atlas_.TexRef);
  list_.PushClipRectFullScreen();
  return list_;
}

}  // namespace ui
