// What follows from what: a text or a choice changes the State, and everything is judged anew.
#include "check/check.h"

#include <algorithm>

#include "app/labels.h"
#include "json/findings.h"
#include "registry/registry.h"
#include "text/utf8.h"

namespace check {
namespace {

/// Pressing what is chosen already takes the choice back.
void toggle(std::string& chosen, std::string_view id) {
  if (chosen == id)
    chosen.clear();
  else
    chosen = id;
}

std::uint8_t role_of(std::string_view id) {
  if (id == "origin") return registry::Sender::origin;
  if (id == "gateway") return registry::Sender::gateway;
  if (id == "proxy") return registry::Sender::proxy;
  return 0;
}

}  // namespace

void judge(State& state) {
  message::Limits limits;
  limits.exact = !state.file.empty();
  state.reading = message::read(state.text, limits);
  state.judged = lint::check(state.reading.exchanges, state.text, {state.method, state.role, state.house});
  state.shown = lint::masked(state.text, state.reading.exchanges);
  state.signals = {};
  if (state.reading.exchanges.empty() && !state.text.empty() && registry::has_signals()) {
    state.signals = lint::signal_reader().explain(state.text);
  }
}

void enter(State& state, std::string text, std::string_view file) {
  state.text = std::move(text);
  state.file = file;
  judge(state);
}

std::string choose(State& state, const app::Action& action) {
  if (action.kind != app::Action::Kind::check) return {};
  switch (static_cast<Choice>(action.number)) {
    case Choice::paste:
    case Choice::open_file:
      return {};  // a browser's work
    case Choice::clear:
      state = {};
      return {};
    case Choice::sample:
      for (const Sample& sample : samples())
        if (sample.id == action.text) enter(state, std::string(sample.text));
      return {};
    case Choice::method:
      toggle(state.method, action.text);
      break;
    case Choice::role:
      state.role = state.role == role_of(action.text) ? std::uint8_t{0} : role_of(action.text);
      break;
    case Choice::house:
      toggle(state.house, action.text);
      break;
    case Choice::copy_markdown:
      return markdown(state);
    case Choice::copy_sarif: {
      const json::CheckedFile file{state.text, state.file.empty() ? std::string_view("pasted.txt") : state.file,
                                   &state.judged};
      return json::sarif({&file, 1}, registry::data_version());
    }
  }
  judge(state);
  return {};
}

bool wants_signals(const State& state) {
  const auto& exchanges = state.reading.exchanges;
  return !state.text.empty() && !registry::has_signals() &&
         (exchanges.empty() || std::any_of(exchanges.begin(), exchanges.end(), lint::reads_signals));
}

const message::Response* response_of(const message::Exchange& exchange) {
  if (exchange.response) return &*exchange.response;
  return exchange.interim.empty() ? nullptr : &exchange.interim.back();
}

std::string title_of(const State& state, const message::Exchange& exchange) {
  std::string out;
  if (const auto& request = exchange.request) {
    const message::Range at = request->target_at;
    // In a HAR an address may be escaped, so that its place is not its length.
    const bool exact = at.end - at.begin == request->target.size();
    const std::string_view target = exact ? std::string_view(state.shown).substr(at.begin, request->target.size())
                                          : std::string_view(request->target).substr(0, request->target.find('?'));
    out = text::repaired(request->method.substr(0, 20)) + " " + text::repaired(target.substr(0, 80)) + " → ";
  }
  const message::Response* response = response_of(exchange);
  if (!response || response->status == 0) return out + "no status";
  const auto entries = registry::with_code(response->status);
  return out + (entries.empty() ? std::to_string(response->status) : app::owned_title_of(entries.front()));
}

}  // namespace check
