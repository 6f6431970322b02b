// The program of `/check/`. A text comes in, the tool goes out as HTML, and web/check.js brings the document up to date
// with it. No other page loads this program, and it has neither the search nor the flowcharts nor Dear ImGui.
#include <emscripten/emscripten.h>

#include <string>
#include <string_view>

#include "app/page_html.h"
#include "check/check.h"
#include "check/effect.h"
#include "lint/lint.h"
#include "registry/registry.h"

namespace {

using check::Effect;

check::State state;
app::Page page;
std::string inbox_, outbox_;

int answer_with(std::string text) {
  outbox_ = std::move(text);
  return static_cast<int>(outbox_.size());
}

}  // namespace

extern "C" {

/// Where JavaScript writes texts of up to so many bytes.
EMSCRIPTEN_KEEPALIVE char* inbox(int bytes) {
  inbox_.resize(static_cast<std::size_t>(bytes));
  return inbox_.data();
}
/// Where the text that was made last stands.
EMSCRIPTEN_KEEPALIVE const char* outbox() { return outbox_.data(); }

/// A data file (registry/file.h), from memory that stays as it is. @return is it taken?
EMSCRIPTEN_KEEPALIVE int load(const unsigned char* file, int size) {
  const std::span<const unsigned char> bytes(file, static_cast<std::size_t>(size));
  registry::Loaded loaded = registry::load_facts_or_signals(bytes);
  if (loaded == registry::Loaded::foreign) loaded = lint::load(bytes);
  if (loaded == registry::Loaded::taken) check::judge(state);
  return registry::is_there(loaded);
}

/// What the inbox holds, the name of a file first, is the text from now on; without a name it was pasted.
EMSCRIPTEN_KEEPALIVE void enter(int name, int length) {
  const std::string_view all = std::string_view(inbox_).substr(0, static_cast<std::size_t>(length));
  const std::string file(all.substr(0, static_cast<std::size_t>(name)));
  check::enter(state, std::string(all.substr(static_cast<std::size_t>(name))), file);
  // Nothing else keeps what somebody pasted.
  std::string().swap(inbox_);
}

/// The tool as HTML. @return its length
EMSCRIPTEN_KEEPALIVE int view() {
  page = check::view(state);
  return answer_with(app::print_body(page, "../", app::Print::live, nullptr));
}

/// The text that is judged. @return its length
EMSCRIPTEN_KEEPALIVE int judged_text() { return answer_with(state.text); }

/// Activates a control. Where something is to be copied, it stands in the outbox.
EMSCRIPTEN_KEEPALIVE Effect activate(unsigned id) {
  const app::Node* node = page.by_id(id);
  if (!node || node->action.kind != app::Action::Kind::check) return Effect::nothing;
  const app::Action action = node->action;
  std::string copied = check::choose(state, action);
  switch (static_cast<check::Choice>(action.number)) {
    case check::Choice::paste:
      return Effect::paste;
    case check::Choice::open_file:
      return Effect::open_file;
    case check::Choice::clear:
    case check::Choice::sample:
      std::string().swap(outbox_);
      return Effect::text_changed;
    case check::Choice::copy_markdown:
    case check::Choice::copy_sarif:
      answer_with(std::move(copied));
      return Effect::copy;
    default:
      return Effect::changed;
  }
}

/// How long what was copied is.
EMSCRIPTEN_KEEPALIVE int copied() { return static_cast<int>(outbox_.size()); }

/// Would signals.bin say more of this text?
EMSCRIPTEN_KEEPALIVE int wants_signals() { return check::wants_signals(state); }
}
