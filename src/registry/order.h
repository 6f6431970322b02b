// The record types of order profiles: which failure wins where several things are wrong with one request.
//
// A server checks in stages and sends the status of the first check that fails, so a profile is a list of stages and
// nothing else. What a specification says is no such list, because it leaves most of the order open: its profile has
// the pairs that it fixes. `datac` writes the tables from assets/faults.toml and assets/orders (assets/README.md has
// the keys).
#pragma once

#include <array>

#include "registry/model.h"

namespace registry {

/// Something that is wrong with a request, or with the server that gets it.
struct Fault {
  Text id;     // as it stands in addresses and on the command line: "body-large"
  Text label;  // "Content too large"
  Text says;   // one sentence: what exactly is meant
};

/// What an order is known from: the server's source, its documentation, or what it answered to probes
/// (tests/probes). `derived` follows from how its parts fit together, and nobody has tried it.
enum class Evidence : std::uint8_t { source, documented, recorded, derived };
inline constexpr std::array<Text, 4> kEvidenceWords{"source", "documented", "recorded", "derived"};

struct Check {
  std::uint16_t fault;  // into faults()
  std::uint16_t code;   // what is sent; 0: the connection is closed without a response
};

struct Stage {
  Text name;           // "Request line"
  List<Check> checks;  // in order
  Text because;        // one sentence: what happens here
  Evidence evidence;
  List<Source> sources;
};

/// Faults that a profile lets pass, and who looks at them instead.
struct Unnoticed {
  List<std::uint16_t> faults;
  Text because;
  List<Source> sources;
};

/// Any of the first faults comes before any of the others.
struct Precedence {
  List<std::uint16_t> first, then;
  Text because;
  List<Source> sources;
};

struct Profile {
  Text id, name;
  Text version;  // of what was read or recorded: "1.22.1"
  Text setup;    // the configuration for which it is true
  Text date;     // when it was read or recorded, "2026-11"
  List<Stage> stages;
  List<Unnoticed> unnoticed;
  List<Precedence> before;  // of the specifications' profile alone
};

}  // namespace registry
