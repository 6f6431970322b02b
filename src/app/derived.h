// What follows from a state and is asked for more than once: by `reduce`, then by `view`. The last of each is kept, so
// that an arrow key searches no more than the letter before it did, and an answer walks its chart once. Nobody can tell
// but by the time it takes: state and loaded data decide what comes back.
#pragma once

#include "app/state.h"
#include "decide/decide.h"
#include "find/find.h"

namespace app {

/// What the search finds before the filter: for what each of its toggles would show.
const search::Results& found_of(const State& state);

/// The state that shows the outcome of a case, by the house that was picked last.
State case_state(const State& state, const search::Case& found);

/// A row of the list: a code, or a signal that the query holds.
struct Row {
  const search::Hit* hit;
  const signals::Found* signal;  // where there is no hit
};
/// What the list shows.
const std::vector<Row>& rows_of(const State& state);

/// Where the answers of a state of View::which lead. Stays as it is until the next call with another state.
const decide::Walk& walk_of(const State& state);

}  // namespace app
