// Verdicts: whose code leads, and the sentence that tells what each house says.
#include "decide/house.h"

#include "registry/registry.h"

namespace decide {

namespace {

using registry::Position;

/// Empty while nothing is loaded, so that a state can be made before.
const registry::House& record(House house) {
  static constexpr registry::House none{};
  const auto all = registry::houses();
  return house.index < all.size() ? all[house.index] : none;
}

/// The picked house, then RFC, then the others as the data have them.
std::vector<const Position*> ordered(registry::List<Position> positions, House first) {
  std::vector<const Position*> out;
  for (int rank = 0; rank < 3; ++rank)
    for (const Position& position : positions) {
      const int own = position.house == name_of(first) ? 0 : position.house == name_of(kSpecifications) ? 1 : 2;
      if (own == rank) out.push_back(&position);
    }
  return out;
}

/// The specifications go by the name of the one that is cited.
std::string_view speaker(const Position& position) {
  if (position.house != name_of(kSpecifications)) return position.house;
  return position.sources.empty() ? std::string_view("RFC") : position.sources.front().doc;
}

/// Who agree speak together; but where there are others, who leads and the specifications speak for themselves.
std::string told(const std::vector<const Position*>& positions, House first) {
  bool differ = false;
  for (const Position* position : positions) differ |= position->id != positions.front()->id;
  const auto alone = [&](const Position* p) {
    return differ && (p->house == name_of(first) || p->house == name_of(kSpecifications));
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
    // A vendor's entry is known by its number here, which is what is sent.
    const registry::Status* status = registry::find(positions[i]->id);
    out += status ? std::to_string(status->code) : std::string(positions[i]->id);
  }
  if (!out.empty()) out += '.';
  return out;
}

}  // namespace

std::vector<House> all_houses() {
  std::vector<House> all;
  for (std::size_t i = 0; i < registry::houses().size(); ++i) all.push_back({static_cast<std::uint8_t>(i)});
  return all;
}

std::string_view id_of(House house) { return record(house).id; }
std::string_view name_of(House house) { return record(house).name; }
std::string_view label_of(House house) { return record(house).label; }

std::optional<House> house_from(std::string_view id) {
  for (const House house : all_houses())
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
  if (house != kSpecifications && verdict.position != nullptr)
    if (const registry::Status* status = registry::find(verdict.position->id)) verdict.status = status;
  return verdict;
}

std::vector<const registry::RunnerUp*> runners_up(const Walk& walk, const Verdict& verdict) {
  std::vector<const registry::RunnerUp*> out;
  if (walk.outcome == nullptr || walk.path.empty()) return out;
  for (const registry::RunnerUp& lost : walk.path.back().answer->lost)
    if (lost.id != verdict.status->id) out.push_back(&lost);
  return out;
}

bool practice_differs(const registry::Answer& answer) {
  for (const Position& position : answer.positions)
    if (position.id != answer.positions.front().id) return true;
  return false;
}

std::string stances(const Verdict& verdict) { return told(verdict.positions, verdict.house); }
std::string stances(const registry::Answer& answer) {
  return told(ordered(answer.positions, kSpecifications), kSpecifications);
}

}  // namespace decide
