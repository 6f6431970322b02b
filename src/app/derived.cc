// One of each is kept: a person is at one state at a time.
#include "app/derived.h"

#include <algorithm>
#include <optional>

namespace app {
namespace {

search::Results codes_for(const std::string& query, const search::Filter& filter) {
  if (!query.empty()) return search::search(query, filter, registry::statuses().size() + search::most_beside_codes);
  search::Results out;
  for (const bool vendor : {false, true})  // the vendors' codes stand after all registered ones
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
  search::Results results;
  std::vector<signals::Found> signals;
  std::vector<Row> rows;
};

/// Does one of the codes that a signal is sent with pass the filter?
bool passes(const search::Filter& filter, const registry::Signal& signal) {
  if (filter == search::Filter{}) return true;
  for (const int code : signal.statuses)
    for (const auto& status : registry::with_code(code))
      if (search::passes(filter, status)) return true;
  return false;
}

/// What the query holds besides words. A reader takes a moment to make, and reads the constants that are details.
std::vector<signals::Found> signals_in(const std::string& query, const search::Filter& filter) {
  static std::optional<signals::Reader> reader;
  static int read_with = 0;
  if (query.empty() || !registry::has_signals()) return {};
  if (const int with = 1 + registry::has_details(); read_with != with) {
    reader.emplace(registry::statuses(), registry::systems());
    read_with = with;
  }
  auto found = signals::leading_signals(reader->explain(query), query);
  std::erase_if(found, [&](const signals::Found& it) { return !passes(filter, *it.signal); });
  return found;
}

bool is_sure(const signals::Found& found) { return found.certainty != signals::Certainty::possible; }

/// Puts the codes that sure signals are sent with before those that only look alike.
void add_codes(Search& search) {
  auto& hits = search.results.hits;
  std::vector<search::Hit> missing;
  const auto has = [](const std::vector<search::Hit>& list, int code) {
    return std::any_of(list.begin(), list.end(),
                       [&](const auto& hit) { return hit.is_code() && hit.status->code == code; });
  };
  for (const signals::Found& found : search.signals)
    for (const int code : found.signal->statuses) {
      const auto meanings = registry::with_code(code);
      if (!is_sure(found) || meanings.empty() || has(hits, code) || has(missing, code)) continue;
      if (search::passes(search.filter, meanings.front()))
        missing.push_back({&meanings.front(), 0, search::Part::signal, found.signal->name, {}, {}});
    }
  hits.insert(hits.begin(), missing.begin(), missing.end());
}

const Search& kept(Search& last, const std::string& query, const search::Filter& filter) {
  if (last.loaded == loaded() && last.query == query && last.filter == filter) return last;
  last = {query, filter, loaded(), codes_for(query, filter), {}, {}};
  if (last.results.incomplete) return last;
  last.signals = signals_in(query, filter);
  add_codes(last);
  const auto& hits = last.results.hits;
  const std::size_t before = last.results.vague ? 0 : before_signals(hits, last.signals);
  for (std::size_t i = 0; i <= hits.size(); ++i) {
    if (i == before)
      for (const auto& signal : last.signals) last.rows.push_back({nullptr, &signal});
    if (i < hits.size()) last.rows.push_back({&hits[i], nullptr});
  }
  return last;
}

const Search& search_of(const State& state) {
  static Search last;
  return kept(last, state.query, state.filter);
}

}  // namespace

std::size_t before_signals(const std::vector<search::Hit>& hits, const std::vector<signals::Found>& signals) {
  if (signals.empty() || is_sure(signals.front())) return 0;
  std::size_t count = 0;
  while (count < hits.size() && hits[count].is_code() && hits[count].part == search::Part::number) ++count;
  if (count > 0 || hits.empty() || !hits.front().is_code()) return count;
  const std::string_view name = hits.front().status->name;
  std::size_t marked = 0;
  for (const auto& span : hits.front().name_spans) marked += span.end - span.begin;
  return marked + static_cast<std::size_t>(std::count(name.begin(), name.end(), ' ')) >= name.size();
}

const search::Results& results_of(const State& state) { return search_of(state).results; }
const std::vector<Row>& rows_of(const State& state) { return search_of(state).rows; }

const search::Results& found_of(const State& state) {
  if (state.filter == search::Filter{}) return results_of(state);
  static Search last;
  return kept(last, state.query, {}).results;
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
