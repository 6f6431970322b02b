// The module's walks through flowcharts, and which failure wins. The data is there once facts.bin, details.bin and
// charts.bin have been loaded.
#include <emscripten/emscripten.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "decide/decide.h"
#include "decide/house.h"
#include "json/answers.h"
#include "json/failures.h"
#include "json/json.h"
#include "platform/module/text.h"
#include "registry/registry.h"

namespace {

/// `{"unknown":"chart","known":[…]}`: what somebody asked for is not there, and what is.
int refuse(std::string_view what, const std::vector<std::string_view>& known) {
  std::string out;
  {
    json::Object object(out);
    object.text("unknown", what);
    json::array(object.key("known"), known, [&](std::string_view id) { json::append_quoted(out, id); });
  }
  return module::answer_with(std::move(out));
}

}  // namespace

/// @param file from `reserve_file` @return registry::Loaded
extern "C" EMSCRIPTEN_KEEPALIVE int load(const unsigned char* file, int size) {
  return static_cast<int>(registry::load({file, static_cast<std::size_t>(size)}));
}

/// The text is the id of a chart (empty: the general one), a line feed, the ids of answers with commas between them, a
/// line feed, and the id of a house (empty: what the RFCs say).
/// @return the length of the walk as JSON, or of what is unknown
extern "C" EMSCRIPTEN_KEEPALIVE int walk() {
  std::string_view rest = module::given();
  const auto line = [&rest] {
    const std::string_view out = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(out.size() + 1, rest.size()));
    return out;
  };
  const std::string_view id = line(), answers = line(), house_id = line();
  const registry::Chart* chart = id.empty() ? &registry::charts().front() : registry::find_chart(id);
  if (!chart) {
    std::vector<std::string_view> known;
    for (const auto& one : registry::charts()) known.push_back(one.id);
    return refuse("chart", known);
  }
  const auto house = house_id.empty() ? std::optional(decide::kSpecifications) : decide::house_from(house_id);
  if (!house) {
    const auto all = decide::known_instead(decide::read_house(house_id).wrong);
    const std::vector<std::string_view> known(all.begin(), all.end());
    return refuse("house", known);
  }
  return module::answer_with(json::of_walk(decide::walk(*chart, decide::split_answers(answers)), *house));
}

/// The text is the ids of faults with commas between them, a line feed, and the id of a profile (empty: all).
/// @return the length of the winners as JSON, of faults and profiles where no fault is given, or of what is unknown
extern "C" EMSCRIPTEN_KEEPALIVE int failures() {
  const std::string_view given = module::given();
  const std::string_view ids = given.substr(0, given.find('\n'));
  const std::string_view server = given.substr(std::min(ids.size() + 1, given.size()));
  std::vector<const registry::Profile*> profiles;
  for (const auto& profile : registry::profiles())
    if (server.empty() || profile.id == server) profiles.push_back(&profile);
  if (profiles.empty()) {
    std::vector<std::string_view> known;
    for (const auto& one : registry::profiles()) known.push_back(one.id);
    return refuse("profile", known);
  }
  decide::Faults faults;
  for (const std::string_view id : decide::split_answers(ids)) {
    const auto fault = decide::fault_from(id);
    if (!fault) {
      std::vector<std::string_view> known;
      for (const auto& one : registry::faults()) known.push_back(one.id);
      return refuse("fault", known);
    }
    faults.push_back(*fault);
  }
  std::sort(faults.begin(), faults.end());
  faults.erase(std::unique(faults.begin(), faults.end()), faults.end());
  return module::answer_with(faults.empty() ? json::of_faults() : json::of_failures(faults, profiles));
}
