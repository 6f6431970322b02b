// The public JSON of the signals: assets/signals in the order of its keys, one signal a line.
#include "registry/signal_words.h"
#include "registry/words.h"
#include "tools/datac/json_parts.h"
#include "tools/datac/write.h"

namespace datac {
namespace {

Json of(const SystemData& system, const SignalData& signal) {
  return {{"id", system.id + "/" + signal.id.text},
          {"name", signal.name},
          {"aliases", signal.aliases},
          {"place", word(registry::kPlaceWords, signal.place)},
          {"proof", word(registry::kProofWords, signal.proof)},
          {"status", signal.statuses},
          {"http", signal.http},
          {"meaning", signal.meaning},
          {"cause", or_null(signal.cause)},
          {"made_by", signal.made_by},
          {"next", signal.next},
          {"certainty", word(registry::kConfidenceWords, signal.certainty)},
          {"sources", sources({signal.source})}};
}

}  // namespace

std::string signals_json(const Data& data) {
  std::vector<std::string> systems;
  for (const SystemData& system : data.systems) {
    std::vector<std::string> signals;
    for (const SignalData& signal : system.signals) signals.push_back(of(system, signal).dump());
    std::string open = Json{{"id", system.id},
                            {"name", system.name},
                            {"kind", word(registry::kSystemKindWords, system.kind)},
                            {"summary", system.summary},
                            {"where", system.where},
                            {"date", system.date},
                            {"clues", system.clues}}
                           .dump();
    open.pop_back();
    systems.push_back(open + ",\"signals\":" + lines(signals) + "}");
  }
  return head(data) + ",\"systems\":" + lines(systems) + "}\n";
}

}  // namespace datac
