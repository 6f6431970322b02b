// Facts, index, details, flowcharts and signals.
#include "load.h"
#include "search/search.h"

namespace {
struct Data {
  Data() { load_data(embedded::files().first(5), search::load); }
};
[[gnu::init_priority(200)]] const Data data;
}  // namespace
