// What concerns signals across files.
#include <map>
#include <set>
#include <string>

#include "tools/datac/data.h"
#include "tools/datac/text.h"

namespace datac {

void check_signals(const Data& data, Diagnostics& out) {
  // By the names of the files, so that a mistake inside of one is not told twice.
  std::set<std::string> numbers;
  constexpr std::string_view folder = "codes/";
  for (const StatusData& status : data.statuses) numbers.insert(status.id.substr(0, 3));
  for (const std::string& file : data.unread)
    if (file.starts_with(folder)) numbers.insert(file.substr(folder.size(), 3));
  for (const SystemData& system : data.systems) {
    std::map<std::string, const SignalData*> named;
    for (const SignalData& signal : system.signals) {
      for (const std::uint16_t status : signal.statuses)
        if (!numbers.contains(std::to_string(status)))
          out.error(
              signal.at,
              "The signal " + quoted(signal.name) + " is sent with " + std::to_string(status) + ", which has no entry.",
              "Correct the number, or add an entry to assets/codes.");
      const auto [earlier, added] = named.emplace(signal.name, &signal);
      if (!added)
        out.error(
            signal.at,
            "The name " + quoted(signal.name) + " is already in line " + std::to_string(earlier->second->at.line) + ".",
            "Put what both say into one signal, or give one of them the longer name that is printed.");
    }
  }
}

}  // namespace datac
