// Facts, index and details.
#include "load.h"
#include "search/search.h"

namespace {
struct Data {
  Data() { load_data(embedded::files(), search::load); }
};
[[gnu::init_priority(200)]] const Data data;
}  // namespace
