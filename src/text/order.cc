// The index decides between equal keys, so that an unstable sort will do.
#include "text/order.h"

#include <algorithm>

namespace text {

void order(std::vector<Ranked>& all) {
  std::sort(all.begin(), all.end(),
            [](const Ranked& a, const Ranked& b) { return a.key != b.key ? a.key < b.key : a.index < b.index; });
}

}  // namespace text
