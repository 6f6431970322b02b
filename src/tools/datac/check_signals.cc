// What concerns signals across files.
#include <map>
#include <set>

#include "tools/datac/data.h"
#include "tools/datac/text.h"

namespace datac {

void check_signals(const Data& data, Diagnostics& out) {
  std::set<int> numbers;
  for (const StatusData& status : data.statuses) numbers.insert(status.code);
  for (const SystemData& system : data.systems) {
    std::map<std::string, const SignalData*> named;
    for (const SignalData& signal : system.signals) {
      for (const std::uint16_t status : signal.statuses)
        if (!numbers.contains(status))
          out.error(signal.at, "The signal " + quoted(signal.name) + " is sent with " + std::to_string(status) +
                                   ", which has no entry.",
                    "Correct the number, or add an entry to assets/codes.");
      const auto [earlier, added] = named.emplace(signal.name, &signal);
      if (!added)
        out.error(signal.at,
                  "The name " + quoted(signal.name) + " stands already in line " +
                      std::to_string(earlier->second->at.line) + ".",
                  "Put what both say into one signal, or give one of them the longer name that is printed.");
    }
  }
}

}  // namespace datac
