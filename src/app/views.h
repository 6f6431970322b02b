// The parts that make up pages; `view` puts them together. Each writes into the builder what one place of the page
// says.
#pragma once

#include "app/page.h"
#include "app/state.h"
#include "decide/decide.h"

namespace app {

/// The frame of every page. @param printers is there another printer of this page?
void view_banner(Builder& page, const State& state);
/// What the empty search box offers while it has the focus.
void view_teach(Builder& page, const State& state);
void view_footer(Builder& page, const State& state, bool printers = true);

/// The filter bar and the list of hits, which stand on all explore pages.
void view_filters(Builder& page, const State& state);
void view_results(Builder& page, const State& state);

/// The class whose page it is, or nullptr.
const registry::ClassInfo* only_class(const State& state);

/// What `main` shows.
void view_intro(Builder& page, const State& state);
void view_class(Builder& page, const registry::ClassInfo& info, const search::Filter& filter);
void view_code(Builder& page, const State& state);
void view_which(Builder& page, const State& state, const decide::Walk& walk);
/// Answers or flowchart: the switch for where there is room for one of them.
void view_sheet(Builder& page, const State& state);
/// The flowchart, in a region of its own beside `main`.
void view_chart(Builder& page, const State& state, const decide::Walk& walk);
void view_compare_index(Builder& page);
void view_compare(Builder& page, const State& state);
void view_field_index(Builder& page);
void view_field(Builder& page, const State& state);
void view_signal_index(Builder& page);
void view_signals(Builder& page, const State& state);
void view_method_index(Builder& page);
void view_method(Builder& page, const State& state);
void view_failures(Builder& page, const State& state);
void view_about(Builder& page, const State& state);
void view_data(Builder& page);
void view_not_found(Builder& page, const State& state);
void view_help(Builder& page);

/// What stands where details will (registry::has_details); calm, and announced by nobody.
void loading(Builder& page);

/// The pieces of a status that more than one page shows.
void status_chips(Builder& page, const registry::Status& status);
void use_and_avoid(Builder& page, const registry::Status& status, std::uint8_t level);
/// A signal by itself, under a heading of this level.
void preview_signal(Builder& page, const registry::System& system, const registry::Signal& signal, std::uint8_t level);
/// The signals that are sent with a number, by system; nothing before they have been loaded.
void seen_with(Builder& page, const registry::Status& status, std::uint8_t level);
/// What is often said of it, but wrong.
void corrections(Builder& page, registry::List<registry::Correction> list, std::uint8_t level);
/// The works that it comes from, with their titles.
void sources(Builder& page, registry::List<registry::Source> list, std::uint8_t level);
/// Header fields with their levels.
void field_list(Builder& page, const registry::Status& status, std::uint8_t level);

}  // namespace app
