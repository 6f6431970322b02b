// Optimal string alignment with three rows: the present one, the last, and the one before it, which transpositions look
// back to. A row in which nothing is within the bound ends the search, since no later one can be lower.
#include "text/distance.h"

#include <algorithm>
#include <memory>

namespace text {

int distance(std::string_view a, std::string_view b, int bound) {
  constexpr int most = 64;
  const int n = static_cast<int>(a.size()), m = static_cast<int>(b.size());
  if (n - m > bound || m - n > bound) return bound + 1;
  int few[3 * (most + 1)];
  std::unique_ptr<int[]> many;
  int* rows = few;
  if (m > most) {
    many.reset(new int[3 * (static_cast<std::size_t>(m) + 1)]);
    rows = many.get();
  }
  int *before = rows, *last = rows + m + 1, *now = rows + 2 * (m + 1);
  for (int j = 0; j <= m; ++j) last[j] = j;
  for (int i = 1; i <= n; ++i) {
    now[0] = i;
    int least = i;
    for (int j = 1; j <= m; ++j) {
      int d = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) d = std::min(d, before[j - 2] + 1);
      now[j] = d;
      least = std::min(least, d);
    }
    if (least > bound) return bound + 1;
    int* const oldest = before;
    before = last;
    last = now;
    now = oldest;
  }
  return std::min(last[m], bound + 1);
}

}  // namespace text
