// Live HTML: the app's pages as elements of the document, for where a canvas cannot or should not serve.
//
// The same State, Action, `reduce`, `view` and `print_body` as everywhere, without a picture, so without Dear ImGui.
// The calls are those of platform/web/main.cc that do not draw, so web/core.js makes them without knowing which program
// it has. In the Report the page's HTML stands where the picture's records would (report.h); web/live.js brings the
// document up to date with it. The browser lays it out, scrolls it and keeps the focus: none of that is told to this
// program.
#include <emscripten/emscripten.h>

#include <string>
#include <string_view>

#include "app/page_html.h"
#include "app/state.h"
#include "platform/web/report.h"
#include "search/search.h"

namespace {

struct Live {
  app::State state;
  app::Page page;
  std::string root;  // address of the folder that the site stands in
  std::string html;
  bool stale = true;

  Live() { state.plain = true; }

  void dispatch(const app::Action& action) {
    state = app::reduce(state, action);
    stale = true;
  }
  void update() {
    if (!stale) return;
    page = app::view(state);
    html = app::print_body(page, root, app::Print::live);
    stale = false;
  }
};

Live& live() {
  static Live it;
  return it;
}

std::string inbox_;

std::string_view received(int length) { return std::string_view(inbox_).substr(0, static_cast<std::size_t>(length)); }

std::uint64_t hash(std::string_view bytes) {  // FNV-1a
  std::uint64_t out = 14695981039346656037u;
  for (const unsigned char c : bytes) out = (out ^ c) * 1099511628211u;
  return out;
}

const platform::Report* report(bool handled = true) {
  static platform::Report it;
  Live& at = live();
  at.update();
  platform::tell_state(it, at.state, at.page, handled);
  const std::uint64_t value = hash(at.html);
  it.hash_low = static_cast<std::uint32_t>(value);
  it.hash_high = static_cast<std::uint32_t>(value >> 32);
  platform::tell(it.strings, it.strings_length, at.html);
  it.chart_x = it.chart_y = -1;  // web/live.js sees for itself where the question stands
  return &it;
}

}  // namespace

extern "C" {

/// Where JavaScript writes texts of up to so many bytes.
EMSCRIPTEN_KEEPALIVE char* inbox(int bytes) {
  inbox_.resize(static_cast<std::size_t>(bytes));
  return inbox_.data();
}

/// The text is the address of the folder that the site stands in.
EMSCRIPTEN_KEEPALIVE void start(int length) { live().root = received(length); }

/// A data file (registry/file.h), from memory that stays as it is. Not handled where it is damaged or of another build.
EMSCRIPTEN_KEEPALIVE const platform::Report* load(const unsigned char* file, int size) {
  const registry::Loaded loaded = search::load({file, static_cast<std::size_t>(size)});
  if (loaded == registry::Loaded::taken) live().stale = true;
  return report(registry::is_there(loaded));
}

/// Shows what an address stands for: at start, and when the history moves.
EMSCRIPTEN_KEEPALIVE const platform::Report* open_path(int length) {
  live().dispatch(app::Action::navigate(std::string(received(length))));
  return report();
}

/// Activates a control. Not handled where it is the browser's: a link to another site.
EMSCRIPTEN_KEEPALIVE const platform::Report* activate(unsigned id) {
  const app::Node* node = live().page.by_id(id);
  const app::Action action = node ? app::activation(*node) : app::Action{};
  const bool ours = action.kind != app::Action::Kind::none;
  if (ours) live().dispatch(action);
  return report(ours);
}

/// The content of a field after someone wrote in it.
EMSCRIPTEN_KEEPALIVE const platform::Report* enter(unsigned id, int length) {
  const app::Node* node = live().page.by_id(id);
  if (!node || !app::is_field(node->role)) return report(false);
  app::Action action = node->action;
  action.text = received(length);
  live().dispatch(action);
  return report();
}

/// An action that no control stands for.
EMSCRIPTEN_KEEPALIVE const platform::Report* act(int kind, int number, int length) {
  app::Action action;
  action.kind = static_cast<app::Action::Kind>(kind);
  action.number = number;
  action.text = received(length);
  live().dispatch(action);
  return report();
}
}
