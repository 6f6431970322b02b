// Facts, details, flowcharts and signals, for tests that link no search.
#include "registry/registry.h"

#include "load.h"

namespace {
struct Data {
  Data() {
    load_data(embedded::files().first(1), registry::load);
    load_data(embedded::files().subspan(2, 3), registry::load);
  }
};
[[gnu::init_priority(200)]] const Data data;
}  // namespace
