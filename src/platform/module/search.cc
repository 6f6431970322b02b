#include "search/search.h"

#include <emscripten/emscripten.h>

#include "json/answers.h"
#include "platform/module/text.h"

/// The text is a query. @return the size of the answer, an array of hits
extern "C" EMSCRIPTEN_KEEPALIVE int search_for(int limit) {
  return module::answer_with(json::of_hits(search::search(module::given(), {}, static_cast<std::size_t>(limit))));
}
