// Stable sorting by numbers, for every type of record with one sort: each instance of std::stable_sort is 2 to 3 KB of
// WebAssembly, and rooms sort few things in few places.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

namespace text {

struct Ranked {
  std::uint64_t key;
  std::uint32_t index;
};
void order(std::vector<Ranked>& all);

/// Sorts by `key(record)`, a number; what has the same one stays in its order.
template <class T, class Key>
void order_by(std::vector<T>& all, Key key) {
  if (all.size() < 2) return;
  std::vector<Ranked> ranked;
  ranked.reserve(all.size());
  for (const T& one : all) ranked.push_back({key(one), static_cast<std::uint32_t>(ranked.size())});
  order(ranked);
  std::vector<T> out;
  out.reserve(all.size());
  for (const Ranked& one : ranked) out.push_back(std::move(all[one.index]));
  all = std::move(out);
}

}  // namespace text
