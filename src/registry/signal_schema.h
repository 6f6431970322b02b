// How signals.bin is packed: the works that its sources name, then the systems with their signals. It is a file of its
// own, which programs load when somebody asks for signals; facts have to come first, as for all files (file.h).
#pragma once

#include "registry/schema.h"
#include "registry/signal.h"

namespace registry {

struct SignalTables {
  Tables cited;          // its works, for the sources
  List<System> systems;  // by name
};

template <class IO>
void signals(IO& io, SignalTables& t) {
  works(io, t.cited.works);
  const auto systems = io.list(t.systems);
  for (System& system : systems) {
    io.text(system.id);
    io.text(system.name);
    io.choice(system.kind, 10);
    io.text(system.summary);
    io.text(system.where);
    io.text(system.date);
    for (Text& clue : io.list(system.clues)) io.text(clue);
    for (Signal& signal : io.list(system.signals)) {
      io.text(signal.id);
      io.text(signal.name);
      io.choice(signal.place, 11);
      io.choice(signal.proof, 2);
      io.choice(signal.certainty, 5);
      io.number(signal.http);
      for (std::uint16_t& status : io.list(signal.statuses)) io.number(status);
      for (Text& alias : io.list(signal.aliases)) io.text(alias);
    }
  }
  // Prose by prose, which compresses better.
  const auto each = [&](auto use) {
    for (System& system : systems)
      for (Signal& signal : rows(system.signals)) use(signal);
  };
  each([&](Signal& signal) { io.text(signal.meaning); });
  each([&](Signal& signal) { io.text(signal.cause); });
  each([&](Signal& signal) { io.word(signal.made_by); });
  each([&](Signal& signal) {
    for (Text& step : io.list(signal.next)) io.word(step);
  });
  each([&](Signal& signal) { io.sources(signal.sources, t.cited); });
}

}  // namespace registry
