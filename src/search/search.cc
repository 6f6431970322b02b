// The registry's index: loaded from index.bin, completed at the first search, and searched.
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
  Stored entries, stored_cases;  // as the file has them
  Index index;
  Cases cases;
  enum { empty, stored, derived, unusable } state = empty;

  registry::Loaded load(const registry::Opened& file) {
    using registry::Loaded;
    if (!registry::has_facts()) return Loaded::early;
    if (file.build != registry::build()) return Loaded::other_build;
    if (state != empty) return Loaded::late;
    registry::Unpacker io(file.packed, arena);
    index_file(io, entries, stored_cases, cases.list);
    if (!io.done()) return Loaded::damaged;
    for (const Case& one : cases.list)
      if (one.status >= registry::statuses().size() || one.chart >= registry::charts().size()) return Loaded::damaged;
    state = stored;
    return Loaded::taken;
  }

  /// What follows from the stored tables is made for the first search: most visits and commands never search, and it is
  /// two thirds of the work of a command such as `statusatlas 404`. @return can one search?
  bool ready() {
    if (state == stored) state = derive_all() ? derived : unusable;
    return state == derived;
  }

  bool derive_all() {
    std::vector<Shown> shown;
    for (const registry::Status& status : registry::statuses()) shown.push_back({status.name, status.summary});
    Index made, of_cases;
    if (!derive(entries, shown, arena, made)) return false;
    shown.clear();
    for (const Case& one : cases.list) shown.push_back({one.label, one.trail});
    if (!derive(stored_cases, shown, arena, of_cases)) return false;
    index = made;
    cases.index = of_cases;
    return true;
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

bool has_index() { return store().state == Store::stored || store().state == Store::derived; }

const Index& registry_index() {
  store().ready();
  return store().index;
}

Results search(std::string_view query, const Filter& filter, std::size_t limit) {
  Results results;
  if (store().ready())
    search_in(store().index, store().cases, registry::statuses(), query, filter, limit, results);
  else
    results.incomplete = true;
  return results;
}

}  // namespace search
