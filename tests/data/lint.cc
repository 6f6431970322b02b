// Facts, details, flowcharts and the rules that exchanges are checked by.
#include "lint/lint.h"

#include "load.h"
#include "registry/registry.h"

namespace {
struct Data {
  Data() {
    load_data(embedded::files().first(1), registry::load);
    load_data(embedded::files().subspan(2, 2), registry::load);
    load_data(embedded::files().subspan(5), lint::load);
  }
};
[[gnu::init_priority(200)]] const Data data;
}  // namespace
