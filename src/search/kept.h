// The few best of what a search finds beside codes, best first.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

namespace search {

/// @param kept at most `most`, best first; of equal ones the first stays first
template <class Hit>
void keep(std::vector<Hit>& kept, const Hit& hit, std::size_t most) {
  const auto at =
      std::upper_bound(kept.begin(), kept.end(), hit, [](const Hit& a, const Hit& b) { return a.score > b.score; });
  if (at == kept.end() && kept.size() == most) return;
  kept.insert(at, hit);
  if (kept.size() > most) kept.pop_back();
}

/// Leaves out those far below the best. @param share of 256 of its score that they need
template <class Hit>
void drop_far(std::vector<Hit>& kept, std::uint64_t share) {
  while (!kept.empty() && kept.back().score < kept.front().score * share / 256) kept.pop_back();
}

}  // namespace search
