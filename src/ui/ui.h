// The app on a canvas: holds the state, makes page, layout and mirror from it when it changes, and draws frames.
//
// The platform feeds it sizes, scroll offsets and what the browser's elements report, calls `frame` between Dear
// ImGui's NewFrame and Render when something may have changed, and reads the mirror when its hash is another.
#pragma once

#include <cstdint>
#include <string>

#include "app/state.h"
#include "ui/draw.h"
#include "ui/mirror.h"

namespace ui {

class Ui {
 public:
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
  /// Draws, after bringing everything up to date. Within a Dear ImGui frame.
  void frame();

  const app::State& state() const { return state_; }
  /// The page of the state, made when it is first asked for.
  const app::Page& page();
  const Layout& layout() const { return layout_; }
  const Mirror& mirror() const { return mirror_; }
  const Appearance& appearance() const { return appearance_; }
  /// The control that Dear ImGui saw pressed in the last frame, or 0.
  std::uint32_t pressed() const { return drawn_.pressed; }
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
