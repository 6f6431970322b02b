// The module's search. It answers once facts.bin and index.bin have been loaded, and finds signals once signals.bin
// has.
#include <emscripten/emscripten.h>

#include "find/find.h"
#include "json/answers.h"
#include "platform/module/text.h"

extern "C" {

/// @param file from `reserve_file` @return registry::Loaded
EMSCRIPTEN_KEEPALIVE int load(const unsigned char* file, int size) {
  return static_cast<int>(search::load({file, static_cast<std::size_t>(size)}));
}

/// The text is a query. @return the size of the answer, an array of hits; 0 while the index is not there
EMSCRIPTEN_KEEPALIVE int search_for(int limit) {
  const find::Found found = find::find(module::given(), {}, static_cast<std::size_t>(limit));
  return found.results.incomplete ? 0 : module::answer_with(json::of_hits(found));
}
}
