// One of each is kept: a person is at one state at a time.
#include "app/derived.h"

#include <optional>

namespace app {
namespace {

search::Results searched(const std::string& query, const search::Filter& filter) {
  if (!query.empty()) return search::search(query, filter, registry::statuses().size());
  search::Results out;
  for (const bool vendor : {false, true})  // the vendors' codes stand after all registered ones
    for (const auto& status : registry::statuses())
      if (!status.owner.empty() == vendor && search::passes(filter, status))
        out.hits.push_back({&status, 0, search::Part::number, {}, {}, {}});
  return out;
}

/// How much of the data is there: with more of it, the same state gives more.
int loaded() { return registry::has_facts() + registry::has_details() * 2 + search::has_index() * 4; }

struct Search {
  std::string query;
  search::Filter filter;
  int loaded;
  search::Results results;
};

const search::Results& kept(std::optional<Search>& last, const std::string& query, const search::Filter& filter) {
  if (!last || last->loaded != loaded() || last->query != query || last->filter != filter)
    last = Search{query, filter, loaded(), searched(query, filter)};
  return last->results;
}

}  // namespace

const search::Results& results_of(const State& state) {
  static std::optional<Search> last;
  return kept(last, state.query, state.filter);
}

const search::Results& found_of(const State& state) {
  if (state.filter == search::Filter{}) return results_of(state);
  static std::optional<Search> last;
  return kept(last, state.query, {});
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
