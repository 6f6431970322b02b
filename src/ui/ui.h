// The app on a canvas: holds the state, makes page, layout and mirror from it when it changes, and draws frames.
//
// The platform feeds it sizes, scroll offsets, the pointer and what the browser's elements report, calls `frame` when
// something may have changed, and reads the mirror when its hash is another.
#pragma once

#include <cstdint>
#include <string>

#include "app/state.h"
#include "ui/canvas.h"
#include "ui/draw.h"
#include "ui/mirror.h"

namespace ui {

class Ui {
 public:
  Canvas canvas;
  Fonts fonts;

  /// Shows what an address stands for: at start, and when the history moves.
  void start(std::string_view url);
  /// Shows the same state anew, when the registry knows more.
  void refresh() { page_stale_ = stale_ = true; }
  /// @return does this change what the address bar should hold?
  bool dispatch(app::Action action);
  /// Activates the control with this id as a press would. False: not ours (a link to another site, or no such control).
  bool activate(std::uint32_t id);

  void resize(float width, float height);
  void set_scroll(std::uint32_t node_id, float x, float y);
  /// Where the pointer is, or that it has left; and its button.
  void point(float x, float y);
  void leave() { appearance_.pointer = {}; }
  void press(bool down);
  /// What a field holds now that someone wrote in it. False: there is no such field.
  bool enter(std::uint32_t id, std::string_view content);
  /// The control that shows the focus ring and the field that has the focus, 0 for none.
  void set_focus(std::uint32_t id, std::uint32_t field);
  void set_colors(bool dark, bool strong) {
    appearance_.dark = dark;
    appearance_.strong = strong;
  }

  /// Brings page, layout and mirror up to date where state or size changed.
  void update();
  /// Draws into the canvas's list, after bringing everything up to date. @param ratio device pixels for one of CSS
  void frame(float ratio);

  const app::State& state() const { return state_; }
  /// The page of the state, made when it is first asked for.
  const app::Page& page();
  const Layout& layout() const { return layout_; }
  const Mirror& mirror() const { return mirror_; }
  const Appearance& appearance() const { return appearance_; }
  /// The control that the pointer went down on and still holds, as of the last frame, or 0.
  std::uint32_t held() const { return appearance_.pointer.held.id; }
  /// What the last frame's draw list consists of, and the color of the ground under it.
  const std::vector<Layer>& layers() const { return drawn_.layers; }
  Rgb ground() const { return color(Ink::background, appearance_.dark, appearance_.strong); }
  /// Where the flowchart should scroll to, to have the question at hand in sight and what it leads to; {-1, -1} without
  /// a chart.
  Offset chart_target() const;

 private:
  app::State state_;
  app::Page page_;
  Layout layout_;
  Mirror mirror_;
  Appearance appearance_;
  std::vector<std::uint32_t> ids_;  // of the scrollers' nodes
  float width_ = 0, height_ = 0;
  bool low_ = false;                       // kLow, as it was when no field had the focus
  bool page_stale_ = true, stale_ = true;  // page, layout and mirror
  Drawn drawn_;
};

}  // namespace ui
