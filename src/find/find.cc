// The codes that a sure signal is sent with come first, since the signal says so; the search, which knows words and
// numbers, may not know them.
#include "find/find.h"

#include <algorithm>
#include <optional>

namespace find {
namespace {

/// Made again when more is there: the constants of the codes are details.
const signals::Reader& reader() {
  static std::optional<signals::Reader> it;
  static int made_with = 0;
  if (const int with = 1 + registry::has_details(); made_with != with) {
    it.emplace(registry::statuses(), registry::systems());
    made_with = with;
  }
  return *it;
}

/// Does one of the codes that a signal is sent with pass the filter?
bool passes(const search::Filter& filter, const registry::Signal& signal) {
  if (filter == search::Filter{}) return true;
  for (const int code : signal.statuses)
    for (const auto& status : registry::with_code(code))
      if (search::passes(filter, status)) return true;
  return false;
}

bool is_sure(const signals::Found& found) { return found.certainty != signals::Certainty::possible; }

/// Puts the codes that sure signals are sent with before those that only look alike.
void add_codes(std::vector<search::Hit>& hits, const std::vector<signals::Found>& signals,
               const search::Filter& filter) {
  std::vector<search::Hit> missing;
  const auto has = [](const std::vector<search::Hit>& list, int code) {
    return std::any_of(list.begin(), list.end(),
                       [&](const auto& hit) { return hit.is_code() && hit.status->code == code; });
  };
  for (const signals::Found& found : signals)
    for (const int code : found.signal->statuses) {
      const auto meanings = registry::with_code(code);
      if (!is_sure(found) || meanings.empty() || has(hits, code) || has(missing, code)) continue;
      if (search::passes(filter, meanings.front()))
        missing.push_back({&meanings.front(), 0, search::Part::signal, found.signal->name, {}, {}});
    }
  hits.insert(hits.begin(), missing.begin(), missing.end());
}

/// How many of the hits stand before the signals: none where these are sure, or where no status is what the query names
/// as a whole; "451" and "FORBIDDEN" are a status first.
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

}  // namespace

Found find(std::string_view query, const search::Filter& filter, std::size_t limit) {
  Found out{search::search(query, filter, limit), {}, 0};
  auto& hits = out.results.hits;
  if (out.results.incomplete || query.empty() || !registry::has_signals()) return out;
  out.signals = signals::leading_signals(reader().explain(query), query);
  std::erase_if(out.signals, [&](const signals::Found& it) { return !passes(filter, *it.signal); });
  add_codes(hits, out.signals, filter);
  if (hits.size() > limit) hits.resize(limit);
  if (!out.results.vague) out.before = before_signals(hits, out.signals);
  return out;
}

signals::Explanation explain(std::string_view text) { return reader().explain(text); }

}  // namespace find
