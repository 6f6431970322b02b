#include <emscripten/emscripten.h>

#include <algorithm>
#include <optional>
#include <string_view>

#include "decide/decide.h"
#include "decide/house.h"
#include "json/answers.h"
#include "platform/module/text.h"
#include "registry/registry.h"

/// The text is the id of a chart (empty: the general one), a line feed, the ids of answers with commas between them, a
/// line feed, and the id of a house (empty: what the RFCs say).
/// @return the size of the answer, an object; 0 where there is no such chart or house
extern "C" EMSCRIPTEN_KEEPALIVE int walk() {
  std::string_view rest = module::given();
  const auto line = [&rest] {
    const std::string_view out = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(out.size() + 1, rest.size()));
    return out;
  };
  const std::string_view id = line(), answers = line(), house_id = line();
  const registry::Chart* chart = id.empty() ? &registry::charts().front() : registry::find_chart(id);
  const auto house = house_id.empty() ? std::optional(decide::House::rfc) : decide::house_from(house_id);
  if (!chart || !house) return 0;
  return module::answer_with(json::of_walk(decide::walk(*chart, decide::split_answers(answers)), *house));
}
