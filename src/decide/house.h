// Houses: whose guideline one follows where practice differs.
//
// A chart's outcomes are what the specifications say. Some of them carry positions (registry::Position): what the
// public guideline of a house says about the same situation, each with its source. Picking a house lets its code lead;
// what the others say, the specifications above all, is told with it.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "decide/decide.h"

namespace decide {

/// A house by its position in registry::houses().
struct House {
  std::uint8_t index = 0;

  friend auto operator<=>(House, House) = default;
};
/// The first house: what the specifications alone say.
inline constexpr House kSpecifications{};
std::vector<House> all_houses();

/// As it stands in addresses and on the command line: "google-aip".
std::string_view id_of(House house);
std::optional<House> house_from(std::string_view id);
/// As positions name it: "Google AIP".
std::string_view name_of(House house);
/// As one picks it: "RFC only", "Google AIP-193".
std::string_view label_of(House house);

/// An outcome as a house sees it.
struct Verdict {
  House house;
  const registry::Status* status;                      // what leads: the house's code, or the specifications'
  const registry::Status* standard;                    // the chart's outcome, by the specifications
  const registry::Position* position;                  // of the house; nullptr where it says nothing here
  std::vector<const registry::Position*> positions;    // of all houses: the picked one, then RFC, then the others
  bool differs() const { return status != standard; }  // does the house want another code?
};

/// @param walk at an outcome. A house without a position leaves the specifications' answer as it is.
Verdict verdict(const Walk& walk, House house);

/// The codes that lost, with their reasons. Where a house wants one of them, that one has won.
std::vector<const registry::RunnerUp*> runners_up(const Walk& walk, const Verdict& verdict);

/// Do the houses that have a position on this answer want different codes?
bool practice_differs(const registry::Answer& answer);

/// What each house says, in one sentence, the picked one first: "Zalando says 400, RFC 9110 says 422, Azure and
/// Google AIP say 400."; "RFC 9110, Zalando and Azure say 409." Empty where no house has a position.
std::string stances(const Verdict& verdict);
/// The same for the answer of a chart, by the specifications first.
std::string stances(const registry::Answer& answer);

}  // namespace decide
