// The registry's index: loaded from index.bin, completed once, and searched.
#include "search/search.h"

#include <vector>

#include "registry/registry.h"
#include "registry/unpack.h"
#include "search/derive.h"
#include "search/engine.h"
#include "search/schema.h"

namespace search {

namespace {

struct Store {
  registry::Arena arena;
  Index index;
  Cases cases;
  bool loaded = false;

  registry::Loaded load(const registry::Opened& file) {
    using registry::Loaded;
    if (!registry::has_facts()) return Loaded::early;
    if (file.build != registry::build()) return Loaded::other_build;
    if (loaded) return Loaded::late;
    registry::Unpacker io(file.packed, arena);
    Stored entries, stored_cases;
    Cases known;
    index_file(io, entries, stored_cases, known.list);
    if (!io.done()) return Loaded::damaged;
    std::vector<Shown> shown;
    for (const registry::Status& status : registry::statuses()) shown.push_back({status.name, status.summary});
    Index made;
    if (!derive(entries, shown, arena, made)) return Loaded::damaged;
    shown.clear();
    for (const Case& one : known.list) {
      if (one.status >= registry::statuses().size() || one.chart >= registry::charts().size()) return Loaded::damaged;
      shown.push_back({one.label, one.trail});
    }
    if (!derive(stored_cases, shown, arena, known.index)) return Loaded::damaged;
    index = made;
    cases = known;
    loaded = true;
    return Loaded::taken;
  }
};

Store& store() {
  static Store& it = *new Store;  // for the life of the program: hits point into it
  return it;
}

}  // namespace

registry::Loaded load(std::span<const unsigned char> file) {
  const registry::Opened opened = registry::open(file);
  const bool index = opened.state == registry::Loaded::taken && opened.kind == registry::Kind::index;
  return index ? store().load(opened) : registry::load(file);
}

bool has_index() { return store().loaded; }
const Index& registry_index() { return store().index; }

Results search(std::string_view query, const Filter& filter, std::size_t limit) {
  Results results;
  if (has_index())
    search_in(store().index, store().cases, registry::statuses(), query, filter, limit, results);
  else
    results.incomplete = true;
  return results;
}

}  // namespace search
