// What a query finds: the hits of the search, and the signals that stand in it, as one list. The app, the command line
// and the module show this list.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "search/search.h"
#include "signals/explain.h"

namespace find {

struct Found {
  search::Results results;  // with the codes that sure signals are sent with
  std::vector<signals::Found> signals;
  std::size_t before = 0;  // so many of the hits stand before the signals

  bool any() const { return !results.hits.empty() || !signals.empty(); }

  /// Calls on_hit(const search::Hit&) and on_signal(const signals::Found&) in the order of the list.
  template <class OnHit, class OnSignal>
  void each(OnHit on_hit, OnSignal on_signal) const {
    for (std::size_t i = 0; i < before; ++i) on_hit(results.hits[i]);
    for (const signals::Found& signal : signals) on_signal(signal);
    for (std::size_t i = before; i < results.hits.size(); ++i) on_hit(results.hits[i]);
  }
};

/// @param query as for search::search; one that is empty finds nothing.
/// @param limit at most so many hits; signals are not counted, and never more than signals::most_leading.
/// Before the signals are there (registry::has_signals) none are found. What `results` and `signals` point to lives as
/// long as the loaded data.
Found find(std::string_view query, const search::Filter& filter, std::size_t limit);

/// What any text holds, by the same reader as `find`: to make one takes a moment. The signals have to be there.
signals::Explanation explain(std::string_view text);

}  // namespace find
