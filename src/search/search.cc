#include "search/search.h"

#include "registry/registry.h"
#include "search/engine.h"

namespace search {

void search(std::string_view query, const Filter& filter, std::size_t limit, Results& results) {
  static Index index = registry_index();
  index.sayings = registry::sayings();
  search_in(index, registry::statuses(), query, filter, limit, results);
}

Results search(std::string_view query, const Filter& filter, std::size_t limit) {
  Results results;
  search(query, filter, limit, results);
  return results;
}

}  // namespace search
