#include <emscripten/emscripten.h>

#include <algorithm>
#include <string_view>

#include "decide/decide.h"
#include "json/answers.h"
#include "platform/module/text.h"
#include "registry/registry.h"

/// The text is the id of a chart (empty: the general one), a line feed, and the ids of answers with commas between
/// them.
/// @return the size of the answer, an object; 0 where there is no such chart
extern "C" EMSCRIPTEN_KEEPALIVE int walk() {
  const std::string_view text = module::given();
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view id = text.substr(0, end);
  const registry::Chart* chart = id.empty() ? &registry::charts().front() : registry::find_chart(id);
  if (!chart) return 0;
  const auto answers = decide::split_answers(text.substr(std::min(end + 1, text.size())));
  return module::answer_with(json::of_walk(decide::walk(*chart, answers)));
}
