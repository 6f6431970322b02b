// One of each is kept: a person is at one state at a time.
#include "app/derived.h"

#include <optional>
#include <utility>

namespace app {
namespace {

/// What passes the filter, where nothing is searched for: all registered codes before those of vendors.
search::Results all_codes(const search::Filter& filter) {
  search::Results out;
  for (const bool vendor : {false, true})
    for (const auto& status : registry::statuses())
      if (!status.owner.empty() == vendor && search::passes(filter, status))
        out.hits.push_back({&status, 0, search::Part::number, {}, {}, {}});
  return out;
}

/// How much of the data is there: with more of it, the same state gives more.
int loaded() {
  return registry::has_facts() + registry::has_details() * 2 + search::has_index() * 4 + registry::has_signals() * 8;
}

struct Search {
  std::string query;
  search::Filter filter;
  int loaded = -1;
  find::Found found;
  std::vector<Row> rows;
};

const Search& kept(Search& last, const std::string& query, const search::Filter& filter) {
  if (last.loaded == loaded() && last.query == query && last.filter == filter) return last;
  find::Found found;
  if (query.empty())
    found.results = all_codes(filter);
  else
    found = find::find(query, filter, registry::statuses().size() + search::most_beside_codes);
  last = {query, filter, loaded(), std::move(found), {}};
  last.found.each(
      [&](const search::Hit& hit) {
        last.rows.push_back({&hit, nullptr});
      },
      [&](const signals::Found& signal) {
        last.rows.push_back({nullptr, &signal});
      });
  return last;
}

const Search& search_of(const State& state) {
  static Search last;
  return kept(last, state.query, state.filter);
}

}  // namespace

const search::Results& results_of(const State& state) { return search_of(state).found.results; }
const std::vector<Row>& rows_of(const State& state) { return search_of(state).rows; }

const search::Results& found_of(const State& state) {
  if (state.filter == search::Filter{}) return results_of(state);
  static Search last;
  return kept(last, state.query, {}).found.results;
}

State case_state(const State& state, const search::Case& found) {
  State there;
  there.view = View::which;
  there.id = registry::charts()[found.chart].id;
  there.answers = found.answers;
  there.house = there.preferred = state.preferred;
  return there;
}

const decide::Walk& walk_of(const State& state) {
  struct Last {
    const registry::Chart* chart;
    const registry::Node* nodes;  // others once all charts are there
    std::string answers;
    decide::Walk walk;
  };
  static std::optional<Last> last;
  const registry::Chart* chart = registry::find_chart(state.id);
  if (!last || last->chart != chart || last->nodes != chart->nodes.data() || last->answers != state.answers)
    last = Last{chart, chart->nodes.data(), state.answers, decide::walk(*chart, decide::split_answers(state.answers))};
  return last->walk;
}

}  // namespace app
