// The index decides between equal keys, so that an unstable sort will do. It is a heap sort, which is 3 KB less of
// WebAssembly than std::sort.
#include "text/order.h"

#include <algorithm>

namespace text {

void order(std::vector<Ranked>& all) {
  const auto before = [](const Ranked& a, const Ranked& b) {
    return a.key != b.key ? a.key < b.key : a.index < b.index;
  };
  std::make_heap(all.begin(), all.end(), before);
  std::sort_heap(all.begin(), all.end(), before);
}

}  // namespace text
