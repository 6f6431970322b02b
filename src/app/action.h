// What a person can do. Every printer sends the same Actions back; `reduce` (state.h) turns them into the next State.
#pragma once

#include <cstdint>
#include <string>

namespace app {

struct Action {
  enum class Kind : std::uint8_t {
    none,
    navigate,      // text: a site path with query, as in links: "404/?q=x"
    type,          // text: the whole content of the search box
    clear,         // empty the search box, else leave the opened code
    move,          // number: +1 or -1, the current hit
    open_current,  // open the current hit
    toggle_class,  // number: registry::Class
    toggle_vendor,
    toggle_standing,  // number: registry::Standing
    toggle_property,  // number: search::Property
    clear_filters,
    answer,        // text: id of the answer to the question at hand
    undo_answer,   // take the last answer back
    zoom,          // number: +1 or -1 a step in or out, 0 all of the flowchart; fit
    cycle_theme,   // system, light, dark
    set_theme,     // number: Theme, from what was remembered
    copied,        // number: id of the button that copies; text: what it and the status region say then, or nothing
    toggle_help,   // the list of keys
    set_house,     // text: id of the decide::House whose code leads, here and from now on
    prefer_house,  // text: the same, as it was remembered
    set_dense,     // number: 1 for a list of one line a code, 0 for one with summaries
    check,         // of /check/ alone: number: check::Choice, text: what is chosen
    toggle_fault,  // text: id of a fault that a request has, or no longer
    disclose,      // number: Disclosure, what is opened, or closed again
    fold,          // text: id of the question whose branch of the flowchart is hidden, or shown again
    show_chart,    // number: 1 for the flowchart, 0 for the answers, where there is room for one of them
    ask,           // number: 1 when the search box gets the focus, 0 when it is left
    tell_kept,     // number: app::Kept, text: how large it is, with its unit, or empty
    tell_install,  // number: 1 when the browser offers to install the app, 0 when it no longer does
  };
  Kind kind = Kind::none;
  std::int32_t number = 0;
  std::string text;
  std::int32_t fit = -2;  // zoom: the step nearest to what Fit came to, which only a printer knows

  static Action navigate(std::string path) { return {Kind::navigate, 0, std::move(path)}; }
};

}  // namespace app
