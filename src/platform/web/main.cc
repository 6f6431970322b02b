// What web/host.js calls: the app as a handful of C functions. Strings come in as UTF-8 in memory that `reserve` gave
// out, and go out as pointers that stay valid until the next call.
#include <emscripten/emscripten.h>

#include <cstring>
#include <string>
#include <vector>

#include "platform/runner.h"
#include "registry/registry.h"

namespace {

platform::Runner& runner() {
  static platform::Runner it;
  return it;
}
std::string incoming, outgoing;

const char* out(std::string text) {
  outgoing = std::move(text);
  return outgoing.c_str();
}

}  // namespace

// Numbers that web/host.js and web/mirror.js know.
using Kind = app::Action::Kind;
static_assert(int(Kind::type) == 2 && int(Kind::clear) == 3 && int(Kind::move) == 4 && int(Kind::open_current) == 5);
static_assert(int(Kind::zoom) == 13 && int(Kind::set_theme) == 15 && int(Kind::copied) == 16 &&
              int(Kind::toggle_help) == 17 && int(Kind::prefer_house) == 19);
static_assert(int(app::View::which) == 2);
static_assert(int(app::Role::heading) == 13 && int(app::Role::searchbox) == 26 && int(app::Role::chart) == 28 && int(app::Role::textbox) == 29);
static_assert(int(app::Look::hit) == 13 && int(app::Look::hit_group) == 14 && int(app::Look::summary) == 15);

extern "C" {

/// Room for a string of this many bytes; the next call that takes one reads it.
EMSCRIPTEN_KEEPALIVE char* reserve(int bytes) {
  incoming.assign(static_cast<std::size_t>(bytes), '\0');
  return incoming.data();
}

/// @param files address and size of each font file, in the order of ui::Face
EMSCRIPTEN_KEEPALIVE int start(const unsigned* files, int count) {
  std::vector<std::span<const unsigned char>> fonts;
  for (int i = 0; i < count; ++i)
    fonts.emplace_back(reinterpret_cast<const unsigned char*>(files[2 * i]), files[2 * i + 1]);
  return runner().start(fonts);
}

/// The registry's details, all or those of one number, from memory that stays as it is. False where they are not of
/// this build.
EMSCRIPTEN_KEEPALIVE int load_details(const unsigned char* file, int size) {
  if (!registry::load_details({file, static_cast<std::size_t>(size)})) return false;
  runner().ui.refresh();
  runner().wake();
  return true;
}

/// Are all details there; is the present page whole without them?
EMSCRIPTEN_KEEPALIVE int has_details() { return registry::has_details(); }
EMSCRIPTEN_KEEPALIVE int is_whole() { return app::is_whole(runner().ui.state()); }

/// The state that an address stands for: at start, and when the history moves.
EMSCRIPTEN_KEEPALIVE void open_url() {
  runner().ui.start(incoming);
  runner().wake();
}

EMSCRIPTEN_KEEPALIVE const char* url() { return out(app::to_url(runner().ui.state())); }
EMSCRIPTEN_KEEPALIVE const char* title() { return out(runner().ui.page().title); }
EMSCRIPTEN_KEEPALIVE const char* announcement() { return out(runner().ui.page().announce); }
EMSCRIPTEN_KEEPALIVE int theme() { return static_cast<int>(runner().ui.state().theme); }
/// What is to be remembered of the house picked last.
EMSCRIPTEN_KEEPALIVE const char* house() { return out(app::remembered_house(runner().ui.state())); }
EMSCRIPTEN_KEEPALIVE int view_kind() { return static_cast<int>(runner().ui.state().view); }

/// @return was it ours? Then the browser's own reaction is not wanted.
EMSCRIPTEN_KEEPALIVE int activate(unsigned id) {
  runner().wake();
  return runner().ui.activate(id);
}

/// The content of a field, from `reserve`, after someone wrote in it.
EMSCRIPTEN_KEEPALIVE int enter(unsigned id) {
  runner().wake();
  const bool ours = runner().ui.enter(id, incoming);
  incoming.clear();
  return ours;
}

/// An action that no drawn control stands for; text from `reserve`.
EMSCRIPTEN_KEEPALIVE void act(int kind, int number) {
  runner().ui.dispatch({static_cast<app::Action::Kind>(kind), number, incoming});
  incoming.clear();
  runner().wake();
}

EMSCRIPTEN_KEEPALIVE void resize(float width, float height, float ratio) { runner().resize(width, height, ratio); }
EMSCRIPTEN_KEEPALIVE void mouse(float x, float y) { runner().mouse(x, y); }
EMSCRIPTEN_KEEPALIVE void mouse_button(int down) { runner().mouse_button(down); }
EMSCRIPTEN_KEEPALIVE void mouse_leave() { runner().mouse_leave(); }
EMSCRIPTEN_KEEPALIVE void set_scroll(unsigned id, float x, float y) {
  runner().ui.set_scroll(id, x, y);
  runner().wake();
}
EMSCRIPTEN_KEEPALIVE void set_focus(unsigned id, unsigned field) {
  runner().ui.set_focus(id, field);
  runner().wake();
}
EMSCRIPTEN_KEEPALIVE void set_dark(int dark) {
  runner().ui.set_dark(dark);
  runner().wake();
}

/// Shall the mirror hold only what is in view as long as nothing is scrolled, until the state changes?
EMSCRIPTEN_KEEPALIVE void mirror_in_view(int only) { runner().ui.mirror_in_view(only); }
EMSCRIPTEN_KEEPALIVE void update() { runner().update(); }
EMSCRIPTEN_KEEPALIVE int frame(double milliseconds) { return runner().frame(milliseconds / 1000); }
EMSCRIPTEN_KEEPALIVE void context_lost() { runner().context_lost(); }
EMSCRIPTEN_KEEPALIVE int context_restored() { return runner().context_restored(); }

// The mirror: records, how many, their strings with the size, and the hash as two words.
EMSCRIPTEN_KEEPALIVE const void* mirror_records() { return runner().ui.mirror().records.data(); }
EMSCRIPTEN_KEEPALIVE int mirror_count() { return static_cast<int>(runner().ui.mirror().records.size()); }
EMSCRIPTEN_KEEPALIVE const char* mirror_strings() { return runner().ui.mirror().strings.data(); }
EMSCRIPTEN_KEEPALIVE int mirror_strings_size() { return static_cast<int>(runner().ui.mirror().strings.size()); }
EMSCRIPTEN_KEEPALIVE unsigned mirror_hash_low() { return static_cast<unsigned>(runner().ui.mirror().hash); }
EMSCRIPTEN_KEEPALIVE unsigned mirror_hash_high() { return static_cast<unsigned>(runner().ui.mirror().hash >> 32); }

EMSCRIPTEN_KEEPALIVE float chart_target_x() { return runner().ui.chart_target().x; }
EMSCRIPTEN_KEEPALIVE float chart_target_y() { return runner().ui.chart_target().y; }

EMSCRIPTEN_KEEPALIVE unsigned frames() { return runner().frames(); }
EMSCRIPTEN_KEEPALIVE unsigned draws() { return runner().draws(); }
}
