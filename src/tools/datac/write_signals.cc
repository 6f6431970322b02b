// The public JSON of the signals: assets/signals in the order of its keys, one signal a line.
#include <nlohmann/json.hpp>

#include "registry/signal_words.h"
#include "registry/words.h"
#include "tools/datac/write.h"

namespace datac {
namespace {

using Json = nlohmann::ordered_json;

template <std::size_t N, class Enum>
std::string word(const std::array<registry::Text, N>& words, Enum value) {
  return std::string(words[static_cast<std::size_t>(value)]);
}

Json of(const SystemData& system, const SignalData& signal) {
  Json sources = Json::array();
  for (const Cited& c : signal.source.parts)
    sources.push_back({{"doc", c.doc}, {"section", c.section.empty() ? Json() : Json(c.section)}, {"url", c.url}});
  return {{"id", system.id + "/" + signal.id.text},
          {"name", signal.name},
          {"aliases", signal.aliases},
          {"place", word(registry::kPlaceWords, signal.place)},
          {"proof", word(registry::kProofWords, signal.proof)},
          {"status", signal.statuses},
          {"http", signal.http},
          {"meaning", signal.meaning},
          {"cause", signal.cause.empty() ? Json() : Json(signal.cause)},
          {"made_by", signal.made_by},
          {"next", signal.next},
          {"certainty", word(registry::kConfidenceWords, signal.certainty)},
          {"sources", sources}};
}

}  // namespace

std::string signals_json(const Data& data) {
  std::string out = "{\"version\":" + Json(data.version).dump() + ",\"generated\":" + Json(data.date).dump() + ",\"systems\":[";
  for (const SystemData& system : data.systems) {
    out += &system == &data.systems.front() ? "\n" : ",\n";
    const Json head{{"id", system.id},           {"name", system.name},   {"kind", word(registry::kSystemKindWords, system.kind)},
                    {"summary", system.summary}, {"where", system.where}, {"date", system.date},
                    {"clues", system.clues}};
    std::string open = head.dump();
    open.pop_back();
    out += open + ",\"signals\":[";
    for (const SignalData& signal : system.signals) {
      out += &signal == &system.signals.front() ? "\n" : ",\n";
      out += of(system, signal).dump();
    }
    out += "]}";
  }
  return out + "]}\n";
}

}  // namespace datac
