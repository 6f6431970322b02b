// The one function that changes the state (state.h).
#include <algorithm>

#include "app/derived.h"
#include "app/labels.h"
#include "app/state.h"

namespace app {
namespace {

using Kind = Action::Kind;

/// To the list of codes, with its search and filters.
void explore(State& state) {
  state.view = View::explore;
  state.id.clear();
  state.meaning.clear();
  state.place.clear();
  state.answers.clear();
}

constexpr std::size_t kRecent = 6;

/// A list "a,b,c" with an id in it, or without where it was there.
std::string toggled(std::string_view list, std::string_view id) {
  std::string out;
  bool was = false;
  for (const auto one : decide::split_answers(list)) {
    was = was || one == id;
    if (one != id) out += concat({out.empty() ? "" : ",", one});
  }
  return was ? out : concat({out, out.empty() ? "" : ",", id});
}

}  // namespace

State reduce(const State& before, const Action& action) {
  State state = before;
  // The search box gets the focus, or the browser has something to tell: nothing that the person did.
  if (action.kind != Kind::ask && action.kind != Kind::tell_kept && action.kind != Kind::tell_install)
    state.notice.clear();
  state.announce.clear();
  state.copied = 0;
  const auto filtered = [&] {
    if (state.view != View::code) explore(state);
    state.place.clear();
    state.current = state.query.empty() || results_of(state).vague ? -1 : 0;  // the count is said by its status region
  };
  switch (action.kind) {
    case Kind::none:
    case Kind::check:  // another program’s
      break;
    case Kind::navigate:
      state = parse_url(action.text, before.preferred);
      state.theme = before.theme;
      state.dense = before.dense;
      state.plain = before.plain;
      state.recent = before.recent;
      state.kept = before.kept;
      state.kept_size = before.kept_size;
      state.installs = before.installs;
      if (state.view == before.view) state.zoom = before.zoom;
      if (state.view == before.view && state.id == before.id) {
        state.folded = before.folded;
        state.chart_shown = before.chart_shown;
      }
      break;
    case Kind::type:
      explore(state);
      state.query = as_query(action.text);
      filtered();
      break;
    case Kind::clear:
      if (state.help)
        state.help = false;
      else if (!state.query.empty()) {
        if (state.view == View::not_found) explore(state);
        state.query.clear();
        filtered();
      } else if (state.view == View::code)
        explore(state);
      break;
    case Kind::move: {
      state.asking = false;
      const auto& rows = rows_of(state);
      const int count = static_cast<int>(rows.size());
      if (state.view == View::code)  // from the opened code on
        for (int i = 0; i < count; ++i)
          if (const auto* hit = rows[static_cast<std::size_t>(i)].hit;
              hit && hit->is_code() && digits(hit->status->code) == state.id)
            state.current = i;
      if (state.view != View::explore && state.view != View::not_found) explore(state);
      if (count > 0) state.current = std::clamp(state.current + action.number, 0, count - 1);
      break;
    }
    case Kind::open_current: {
      const auto& rows = rows_of(state);
      if (state.current < 0 || static_cast<std::size_t>(state.current) >= rows.size()) break;
      const Row row = rows[static_cast<std::size_t>(state.current)];
      explore(state);
      if (row.signal || !row.hit->is_code()) {  // their pages have no list
        if (row.signal) {
          state.view = View::signals;
          state.id = row.signal->system->id;
          state.meaning = row.signal->signal->id;
        } else if (row.hit->topic) {
          const State there = parse_url(search::path_of(*row.hit), state.preferred);
          state.view = there.view;
          state.id = there.id;
          state.house = there.house;
        } else {
          state.view = View::which;
          state.id = registry::charts()[row.hit->found->chart].id;
          state.answers = row.hit->found->answers;
          state.house = state.preferred;
        }
        state.query.clear();
        state.filter = {};
        state.current = -1;
        break;
      }
      const auto& status = *row.hit->status;
      state.view = View::code;
      state.id = digits(status.code);
      if (registry::with_code(status.code).front().id != status.id) state.meaning = status.id;
      break;
    }
    case Kind::toggle_class:
      if (action.number < 1 || action.number > 5) break;
      state.filter.classes ^= static_cast<std::uint8_t>(1u << action.number);
      filtered();
      break;
    case Kind::toggle_vendor:
      state.filter.vendor = !state.filter.vendor;
      filtered();
      break;
    case Kind::toggle_standing:
      if (action.number < 0 || action.number > static_cast<int>(registry::Standing::unregistered)) break;
      state.filter.standings ^= static_cast<std::uint8_t>(1u << action.number);
      filtered();
      break;
    case Kind::toggle_property:
      state.filter.properties ^= static_cast<std::uint8_t>(action.number);
      filtered();
      break;
    case Kind::clear_filters:
      state.filter = {};
      filtered();
      break;
    case Kind::answer: {
      if (state.view != View::which) break;
      state.answers += (state.answers.empty() ? "" : ",") + action.text;
      const decide::Walk& walk = walk_of(state);
      if (!walk.ignored.empty()) {  // a button of an older page
        state.answers = before.answers;
        break;
      }
      state.disclosed = 0;
      state.announce =
          walk.outcome ? title_of(*decide::verdict(walk, state.house).status) : std::string(walk.question->ask);
      break;
    }
    case Kind::undo_answer: {
      const auto comma = state.answers.rfind(',');
      state.answers.resize(comma == std::string::npos ? 0 : comma);
      state.disclosed = 0;
      if (state.view != View::which) break;
      if (const decide::Walk& walk = walk_of(state); walk.question) state.announce = walk.question->ask;
      break;
    }
    case Kind::zoom:
      if (action.number == 0) {
        state.zoom = kZoomFit;
      } else {
        const int from = state.zoom == kZoomFit ? action.fit : state.zoom;
        state.zoom = std::clamp(from + action.number, std::min(-5, from), 6);  // from farther away codes cannot be read
      }
      break;
    case Kind::cycle_theme:
      state.theme = static_cast<Theme>((static_cast<int>(state.theme) + 1) % 3);
      state.announce = state.theme == Theme::system  ? "Theme: system"
                       : state.theme == Theme::light ? "Theme: light"
                                                     : "Theme: dark";
      break;
    case Kind::set_theme:
      if (action.number >= 0 && action.number <= 2) state.theme = static_cast<Theme>(action.number);
      break;
    case Kind::copied:
      state.announce = action.text;
      if (!action.text.empty()) state.copied = static_cast<std::uint32_t>(action.number);
      break;
    case Kind::toggle_help:
      state.help = !state.help;
      break;
    case Kind::set_house: {
      const auto house = decide::house_from(action.text);
      if (state.view != View::which || !house) break;
      state.house = state.preferred = *house;
      state.announce = decide::label_of(*house);
      const decide::Walk& walk = walk_of(state);
      if (walk.outcome) state.announce += concat({": ", title_of(*decide::verdict(walk, *house).status)});
      break;
    }
    case Kind::toggle_fault: {
      const auto fault = decide::fault_from(action.text);
      if (state.view != View::failures || !fault) break;
      decide::Faults ticked = faults_of(state);
      const auto at = std::lower_bound(ticked.begin(), ticked.end(), *fault);
      const bool was = at != ticked.end() && *at == *fault;
      was ? ticked.erase(at) : ticked.insert(at, *fault);
      state.faults = text_of(ticked);
      state.announce = concat({registry::faults()[*fault].label, was ? " removed" : " added"});
      break;
    }
    case Kind::fold:
      if (state.view == View::which) state.folded = toggled(state.folded, action.text);
      break;
    case Kind::show_chart:
      state.chart_shown = action.number;
      break;
    case Kind::ask:
      state.asking = action.number;
      break;
    case Kind::tell_kept:
      state.kept = static_cast<Kept>(std::clamp(action.number, 0, static_cast<int>(Kept::whole)));
      state.kept_size = action.text;
      break;
    case Kind::tell_install:
      state.installs = action.number;
      break;
    case Kind::disclose:
      state.disclosed ^= static_cast<std::uint8_t>(action.number);
      break;
    case Kind::set_dense:
      state.dense = action.number;
      break;
    case Kind::prefer_house:
      if (const auto house = decide::house_from(action.text)) state.preferred = *house;
      break;
  }
  if (state.view == View::code && (before.view != View::code || before.id != state.id)) {
    std::erase(state.recent, state.id);
    state.recent.insert(state.recent.begin(), state.id);
    state.recent.resize(std::min<std::size_t>(state.recent.size(), kRecent));
  }
  return state;
}

std::string remembered_house(const State& state) {
  return state.preferred == decide::kSpecifications ? std::string() : std::string(decide::id_of(state.preferred));
}

bool makes_history(const Action& action) {
  switch (action.kind) {
    case Kind::navigate:
    case Kind::open_current:
    case Kind::toggle_class:
    case Kind::toggle_vendor:
    case Kind::toggle_standing:
    case Kind::toggle_property:
    case Kind::clear_filters:
    case Kind::answer:
    case Kind::undo_answer:
    case Kind::set_house:
    case Kind::toggle_fault:
      return true;
    default:
      return false;
  }
}

}  // namespace app
