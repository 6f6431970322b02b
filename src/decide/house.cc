#include "decide/house.h"

#include <iterator>

#include "registry/words.h"

namespace decide {

namespace {

using registry::Position;

constexpr std::string_view kIds[] = {"rfc", "zalando", "azure", "google-aip", "json-api"};
constexpr std::string_view kLabels[] = {"RFC only", "Zalando", "Azure", "Google AIP-193", "JSON:API"};
static_assert(std::size(kIds) == registry::kHouses.size() && std::size(kLabels) == registry::kHouses.size());

std::size_t index(House house) { return static_cast<std::size_t>(house); }

/// The picked house, then RFC, then the others as the data have them.
std::vector<const Position*> ordered(registry::List<Position> positions, House first) {
  std::vector<const Position*> out;
  for (int rank = 0; rank < 3; ++rank)
    for (const Position& position : positions) {
      const int own = position.house == name_of(first) ? 0 : position.house == name_of(House::rfc) ? 1 : 2;
      if (own == rank) out.push_back(&position);
    }
  return out;
}

/// The specifications go by the name of the one that is cited.
std::string_view speaker(const Position& position) {
  if (position.house != name_of(House::rfc)) return position.house;
  return position.sources.empty() ? std::string_view("RFC") : position.sources.front().doc;
}

/// Who agree speak together; but where there are others, who leads and the specifications speak for themselves.
std::string told(const std::vector<const Position*>& positions, House first) {
  bool differ = false;
  for (const Position* position : positions) differ |= position->id != positions.front()->id;
  const auto alone = [&](const Position* p) {
    return differ && (p->house == name_of(first) || p->house == name_of(House::rfc));
  };
  const auto together = [&](const Position* a, const Position* b) {
    return a == b || (!alone(a) && !alone(b) && a->id == b->id);
  };
  std::string out;
  for (std::size_t i = 0; i < positions.size(); ++i) {
    std::vector<const Position*> who;
    for (const Position* position : positions)
      if (together(position, positions[i])) who.push_back(position);
    if (who.front() != positions[i]) continue;  // has spoken
    for (const Position* one : who) {
      if (!out.empty()) out += one == who.front() ? ", " : one == who.back() ? " and " : ", ";
      out += speaker(*one);
    }
    out += who.size() == 1 ? " says " : " say ";
    out += positions[i]->id;
  }
  if (!out.empty()) out += '.';
  return out;
}

}  // namespace

std::string_view id_of(House house) { return kIds[index(house)]; }
std::string_view name_of(House house) { return registry::kHouses[index(house)]; }
std::string_view label_of(House house) { return kLabels[index(house)]; }

std::optional<House> house_from(std::string_view id) {
  for (const House house : kAllHouses)
    if (id_of(house) == id) return house;
  return std::nullopt;
}

Verdict verdict(const Walk& walk, House house) {
  Verdict verdict{house, walk.outcome, walk.outcome, nullptr, {}};
  if (walk.outcome == nullptr || walk.path.empty()) return verdict;
  verdict.positions = ordered(walk.path.back().answer->positions, house);
  for (const Position* position : verdict.positions)
    if (position->house == name_of(house)) verdict.position = position;
  // What the specifications say is the chart's outcome, whatever their position calls it.
  if (house != House::rfc && verdict.position != nullptr)
    if (const registry::Status* status = registry::find(verdict.position->id)) verdict.status = status;
  return verdict;
}

bool practice_differs(const registry::Answer& answer) {
  for (const Position& position : answer.positions)
    if (position.id != answer.positions.front().id) return true;
  return false;
}

std::string stances(const Verdict& verdict) { return told(verdict.positions, verdict.house); }
std::string stances(const registry::Answer& answer) { return told(ordered(answer.positions, House::rfc), House::rfc); }

}  // namespace decide
