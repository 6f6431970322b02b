// Houses: whose guideline one follows where practice differs.
//
// A chart's outcomes are what the specifications say. Some of them carry positions (registry::Position): what the
// public guideline of a house says about the same situation, each with its source. Picking a house lets its code lead;
// what the others say, the specifications above all, is told with it.
//
// A house of one's own is a published one, with choices where one goes with another:
// "azure,methods.delete.absent:404". A choice names a contested answer (chart, question, answer) and a code that some
// house sends there, so it always stands on somebody's published position. It holds wherever the same positions meet
// again, in other charts too: whoever sends 404 for a second DELETE does so whichever chart they ask.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "decide/decide.h"

namespace decide {

/// A house by its position in registry::houses(); one's own ones come after those, in the order in which they were
/// asked for.
struct House {
  std::uint16_t index = 0;

  friend auto operator<=>(House, House) = default;
};
/// The first house: what the specifications alone say.
inline constexpr House kSpecifications{};
/// The published ones.
std::vector<House> all_houses();
bool is_own(House house);
/// The published house whose code leads where a house of one's own makes no choice; else the house itself.
House base_of(House house);

/// As it stands in addresses and on the command line: "google-aip", "azure,methods.delete.absent:404".
std::string_view id_of(House house);
std::optional<House> house_from(std::string_view id);
/// As positions name it: "Google AIP".
std::string_view name_of(House house);
/// As one picks it: "RFC only", "Google AIP-193", "Your own".
std::string_view label_of(House house);

/// What a list of choices comes to.
struct Chosen {
  House house;               // by the longest part of the list, from its start on, in which all is as it has to be
  std::string_view wrong;    // the first item that is not: a part of the list
  std::string_view because;  // what is wrong with it, a clause; empty where nothing is
};
/// Reads "azure,methods.delete.absent:404". Before the charts are there, their names are taken as they are.
Chosen read_house(std::string_view list);
/// What could stand in place of an item of such a list: houses, or choices.
std::vector<std::string> known_instead(std::string_view item);

/// The house that differs from this one in what it sends at the end of this walk. Without choices that matter it is a
/// published one. @param id of a status that a position names
House with_choice(House house, const Walk& walk, std::string_view id);

/// An outcome as a house sees it.
struct Verdict {
  House house;
  const registry::Status* status;                      // what leads: the house's code, or the specifications'
  const registry::Status* standard;                    // the chart's outcome, by the specifications
  const registry::Position* position;                  // that leads; nullptr where the house says nothing here
  std::vector<const registry::Position*> positions;    // of all houses: the picked one, then RFC, then the others
  bool own = false;                                    // led by a choice of one's own
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
