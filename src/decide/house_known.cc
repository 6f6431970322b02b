// What could stand in a house of one's own instead of what somebody wrote. Only the command line and the module tell
// it, so that the app need not carry it.
#include "decide/house.h"
#include "registry/registry.h"

namespace decide {

std::vector<std::string> known_instead(std::string_view item) {
  std::vector<std::string> known;
  const std::size_t colon = item.find(':');
  if (colon == item.npos) {
    for (const House house : all_houses()) known.emplace_back(id_of(house));
    return known;
  }
  // The codes of the answer that is named; where there is none, all contested answers.
  std::vector<std::string> all;
  for (const registry::Chart& chart : registry::charts())
    for (const registry::Node& node : chart.nodes)
      for (const registry::Answer& answer : node.answers) {
        std::string place(chart.id);
        for (const std::string_view part : {node.id, answer.id}) (place += '.') += part;
        place += ':';
        if (practice_differs(answer)) all.push_back(place + std::string(item.substr(colon + 1)));
        if (place == item.substr(0, colon + 1))
          for (const registry::Position& position : answer.positions) known.push_back(place + std::string(position.id));
      }
  return known.empty() ? all : known;
}

}  // namespace decide
