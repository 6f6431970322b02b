// What web/core.js calls: the app as a handful of C functions.
//
// Text comes in as UTF-8 through the inbox, whose address JavaScript asks for once and whenever a text is too long for
// it. A call that may have changed something brings layout and mirror up to date and answers with a Report (report.h).
#include <emscripten/emscripten.h>

#include <string>
#include <vector>

#include "platform/runner.h"
#include "platform/web/report.h"
#include "registry/registry.h"
#include "search/search.h"

namespace {

platform::Runner& runner() {
  static platform::Runner it;
  return it;
}

std::string inbox_;

std::string_view received(int length) { return std::string_view(inbox_).substr(0, static_cast<std::size_t>(length)); }

const platform::Report* report(bool handled = true) {
  static platform::Report it;
  auto& ui = runner().ui;
  runner().update();
  const ui::Mirror& mirror = ui.mirror();
  platform::tell_state(it, ui.state(), ui.page(), handled);
  it.hash_low = static_cast<std::uint32_t>(mirror.hash);
  it.hash_high = static_cast<std::uint32_t>(mirror.hash >> 32);
  it.records = platform::address_of(mirror.records.data());
  it.count = static_cast<std::uint32_t>(mirror.records.size());
  platform::tell(it.strings, it.strings_length, mirror.strings);
  const ui::Offset target = ui.chart_target();
  it.chart_x = target.x;
  it.chart_y = target.y;
  return &it;
}

}  // namespace

extern "C" {

/// Where JavaScript writes texts of up to so many bytes.
EMSCRIPTEN_KEEPALIVE char* inbox(int bytes) {
  inbox_.resize(static_cast<std::size_t>(bytes));
  return inbox_.data();
}

/// @param files address and size of each font file, in the order of ui::Face
EMSCRIPTEN_KEEPALIVE int start(const unsigned* files, int count) {
  std::vector<std::span<const unsigned char>> fonts;
  for (int i = 0; i < count; ++i)
    fonts.emplace_back(reinterpret_cast<const unsigned char*>(files[2 * i]), files[2 * i + 1]);
  return runner().start(fonts);
}

/// A data file (registry/file.h), from memory that stays as it is. Not handled where it is damaged or of another build.
EMSCRIPTEN_KEEPALIVE const platform::Report* load(const unsigned char* file, int size) {
  const registry::Loaded loaded = search::load({file, static_cast<std::size_t>(size)});
  if (loaded == registry::Loaded::taken) runner().ui.refresh();
  return report(registry::is_there(loaded));
}

/// Shows what an address stands for: at start, and when the history moves.
EMSCRIPTEN_KEEPALIVE const platform::Report* open_path(int length) {
  runner().ui.start(received(length));
  return report();
}

/// Activates a control. Not handled where it is the browser's: a link to another site.
EMSCRIPTEN_KEEPALIVE const platform::Report* activate(unsigned id) { return report(runner().ui.activate(id)); }

/// The content of a field after someone wrote in it.
EMSCRIPTEN_KEEPALIVE const platform::Report* enter(unsigned id, int length) {
  return report(runner().ui.enter(id, received(length)));
}

/// An action that no drawn control stands for.
EMSCRIPTEN_KEEPALIVE const platform::Report* act(int kind, int number, int length) {
  app::Action action;
  action.kind = static_cast<app::Action::Kind>(kind);
  action.number = number;
  action.text = received(length);
  runner().ui.dispatch(std::move(action));
  return report();
}

EMSCRIPTEN_KEEPALIVE const platform::Report* resize(float width, float height, float ratio) {
  runner().resize(width, height, ratio);
  return report();
}

EMSCRIPTEN_KEEPALIVE void mouse(float x, float y) { runner().mouse(x, y); }
EMSCRIPTEN_KEEPALIVE void mouse_button(int down) { runner().mouse_button(down); }
EMSCRIPTEN_KEEPALIVE void mouse_leave() { runner().mouse_leave(); }
EMSCRIPTEN_KEEPALIVE void set_scroll(unsigned id, float x, float y) { runner().ui.set_scroll(id, x, y); }
EMSCRIPTEN_KEEPALIVE void set_focus(unsigned id, unsigned field) { runner().ui.set_focus(id, field); }
EMSCRIPTEN_KEEPALIVE void set_colors(int dark, int strong) { runner().ui.set_colors(dark, strong); }

/// @return is another frame wanted?
EMSCRIPTEN_KEEPALIVE int frame() { return runner().frame(); }
EMSCRIPTEN_KEEPALIVE void context_lost() { runner().context_lost(); }
EMSCRIPTEN_KEEPALIVE int context_restored() { return runner().context_restored(); }
}
