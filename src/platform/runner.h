// Frames on demand: when to run one, when to draw it, when to stop.
//
// A frame follows each input, and others while a larger atlas of glyphs takes the place of one that is full. Only what
// differs is drawn (damage.h). With nothing to do nothing runs: no frame, no draw call.
#pragma once

#include <cstdint>
#include <span>

#include "platform/damage.h"
#include "ui/ui.h"

namespace platform {

class Runner {
 public:
  ui::Ui ui;

  /// The font files must outlive this. False where the backend cannot start.
  /// @param fonts one file for each ui::Face, in its order
  bool start(std::span<const std::span<const unsigned char>> fonts);
  void stop();

  /// @param width, height CSS pixels; @param ratio device pixels for one of them
  void resize(float width, float height, float ratio);
  void mouse(float x, float y);
  void mouse_button(bool down);
  void mouse_leave();

  /// All of the next frame is drawn, whatever it was before.
  void repaint() { must_draw_ = true; }
  /// Brings layout and mirror up to date and draws nothing: also without a context.
  void update();
  /// Runs one frame, and draws it where it differs. @return is another frame wanted?
  bool frame();

  /// The GL context was lost, or is back.
  void context_lost();
  bool context_restored();

  // For measurements.
  std::uint32_t frames() const { return frames_; }
  std::uint32_t draws() const { return draws_; }

 private:
  Damage damage_;
  bool must_draw_ = true;
  bool has_backend_ = false;
  float width_ = 0, height_ = 0, ratio_ = 1;
  std::uint32_t frames_ = 0, draws_ = 0;
};

}  // namespace platform
