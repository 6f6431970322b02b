// The facts alone: what the web app is until the other files have come.
#include "load.h"
#include "registry/registry.h"

namespace {
struct Data {
  Data() { load_data(embedded::files().first(1), registry::load); }
};
[[gnu::init_priority(200)]] const Data data;
}  // namespace
