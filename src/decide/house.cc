// Verdicts: whose code leads, and the sentence that tells what each house says. Houses of one's own are interned: the
// list of choices is kept once, and a House is its number, so that it passes through states and calls like a published
// one.
#include "decide/house.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "registry/registry.h"

namespace decide {

namespace {

using registry::Position;

/// Empty while nothing is loaded, so that a state can be made before.
const registry::House& record(House house) {
  static constexpr registry::House none{}, mine{"", "Your own", "Your own", {}};
  const auto all = registry::houses();
  if (is_own(house)) return mine;
  return house.index < all.size() ? all[house.index] : none;
}

/// The one that leads, then RFC, then the others as the data have them.
std::vector<const Position*> ordered(registry::List<Position> positions, const Position* first) {
  std::vector<const Position*> out;
  for (int rank = 0; rank < 3; ++rank)
    for (const Position& position : positions) {
      const int own = &position == first ? 0 : position.house == name_of(kSpecifications) ? 1 : 2;
      if (own == rank) out.push_back(&position);
    }
  return out;
}

// Houses of one's own

constexpr std::size_t most_choices = 64, most_own = 4096;

/// "methods.delete.absent:404": views into the text of its house.
struct Choice {
  std::string_view chart, node, answer, id, item;
};
struct Own {
  std::string text;
  House base;
  std::vector<Choice> choices;
};
/// For the life of the program: states name them by number.
std::vector<const Own*>& interned() {
  static std::vector<const Own*>& it = *new std::vector<const Own*>;
  return it;
}
const Own* own(House house) {
  const std::size_t at = house.index - registry::houses().size();
  return house.index >= registry::houses().size() && at < interned().size() ? interned()[at] : nullptr;
}

bool is_id(std::string_view text) {
  for (const char c : text)
    if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-') return false;
  return !text.empty();
}

/// The part of `text` before `stop`, which falls away with it.
std::string_view take(std::string_view& text, char stop) {
  const std::string_view part = text.substr(0, text.find(stop));
  text.remove_prefix(std::min(part.size() + 1, text.size()));
  return part;
}

/// @return is it written as choices are?
bool parse(std::string_view item, Choice& choice) {
  choice.item = item;
  choice.chart = take(item, '.');
  choice.node = take(item, '.');
  choice.answer = take(item, ':');
  choice.id = item;
  return is_id(choice.chart) && is_id(choice.node) && is_id(choice.answer) && is_id(choice.id);
}

const registry::Answer* answer_of(const Choice& choice) {
  if (const registry::Chart* chart = registry::find_chart(choice.chart))
    for (const registry::Node& node : chart->nodes)
      if (node.id == choice.node)
        for (const registry::Answer& answer : node.answers)
          if (answer.id == choice.answer) return &answer;
  return nullptr;
}

/// Do the same houses send the same codes?
bool same_question(const registry::Answer& a, const registry::Answer& b) {
  if (a.positions.size() != b.positions.size()) return false;
  for (std::size_t i = 0; i < a.positions.size(); ++i)
    if (a.positions[i].house != b.positions[i].house || a.positions[i].id != b.positions[i].id) return false;
  return true;
}

/// The first that sends this code; nullptr where none does.
const Position* who_sends(const registry::Answer& answer, std::string_view id) {
  for (const Position& position : answer.positions)
    if (position.id == id) return &position;
  return nullptr;
}

/// The position that a house of one's own follows at this answer, where it makes a choice.
const Position* chosen(House house, const registry::Answer& answer) {
  if (const Own* mine = own(house))
    for (const Choice& choice : mine->choices)
      if (const registry::Answer* at = answer_of(choice); at != nullptr && same_question(*at, answer))
        return who_sends(answer, choice.id);
  return nullptr;
}

const Position* position_of(House house, const registry::Answer& answer) {
  if (const Position* position = chosen(house, answer)) return position;
  const std::string_view name = name_of(base_of(house));
  for (const Position& position : answer.positions)
    if (position.house == name) return &position;
  return nullptr;
}

/// What is wrong with a choice after those before it; empty: nothing.
std::string_view mistake(const Choice& choice, const std::vector<Choice>& before) {
  if (before.size() == most_choices) return "is one choice too many";
  const registry::Answer* answer = answer_of(choice);
  if (answer == nullptr) return registry::has_charts() ? "names no answer of a flowchart" : "";
  if (answer->positions.empty()) return "is about an answer on which no house has a position";
  if (who_sends(*answer, choice.id) == nullptr) return "names a code that no house sends there";
  for (const Choice& other : before)
    if (const registry::Answer* at = answer_of(other); at != nullptr && same_question(*at, *answer))
      return "is a second choice for the same question";
  return "";
}

House intern(std::string text, House base) {
  auto& all = interned();
  std::size_t at = 0;
  while (at < all.size() && all[at]->text != text) ++at;
  if (at == most_own) return base;  // nobody picks as many in one sitting
  if (at == all.size()) {
    Own& made = *new Own{std::move(text), base, {}};
    for (std::string_view rest = made.text; !rest.empty();) {
      Choice choice;
      if (parse(take(rest, ','), choice)) made.choices.push_back(choice);
    }
    all.push_back(&made);
  }
  return {static_cast<std::uint16_t>(registry::houses().size() + at)};
}

/// Adds an item to a list with commas.
void add(std::string& list, std::string_view item) {
  if (!list.empty()) list += ',';
  list += item;
}

/// The specifications go by the name of the one that is cited.
std::string_view speaker(const Position& position) {
  if (position.house != name_of(kSpecifications)) return position.house;
  return position.sources.empty() ? std::string_view("RFC") : position.sources.front().doc;
}

/// Who agree speak together; but where there are others, who leads and the specifications speak for themselves.
/// @param first who leads; nullptr: nobody does
std::string told(const std::vector<const Position*>& positions, const Position* first, bool own_choice) {
  bool differ = false;
  for (const Position* position : positions) differ |= position->id != positions.front()->id;
  const auto alone = [&](const Position* p) { return differ && (p == first || p->house == name_of(kSpecifications)); };
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
      const bool mine = own_choice && one == first;
      out += mine ? "You (like " : "";
      out += speaker(*one);
      out += mine ? ")" : "";
    }
    out += who.size() == 1 && !(own_choice && who.front() == first) ? " says " : " say ";
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

bool is_own(House house) { return own(house) != nullptr; }
House base_of(House house) {
  const Own* mine = own(house);
  return mine ? mine->base : house;
}

std::string_view id_of(House house) {
  const Own* mine = own(house);
  return mine ? std::string_view(mine->text) : record(house).id;
}
std::string_view name_of(House house) { return record(house).name; }
std::string_view label_of(House house) { return record(house).label; }

std::optional<House> house_from(std::string_view id) {
  for (const House house : all_houses())
    if (id_of(house) == id) return house;
  if (id.find(':') == id.npos) return std::nullopt;
  const Chosen read = read_house(id);
  return read.because.empty() ? std::optional(read.house) : std::nullopt;
}

Chosen read_house(std::string_view list) {
  Chosen out{kSpecifications, {}, {}};
  std::string text;
  std::vector<Choice> choices;
  for (bool first = true, more = true; more && out.because.empty(); first = false) {
    more = list.find(',') != list.npos;
    out.wrong = take(list, ',');
    Choice choice;
    if (out.wrong.find(':') == out.wrong.npos) {
      const auto published = first ? house_from(out.wrong) : std::nullopt;
      if (published)
        out.house = *published;
      else
        out.because = first ? "is no house" : "is no choice";
    } else if (!parse(out.wrong, choice)) {
      out.because = "is no choice, which is written chart.question.answer:code";
    } else {
      out.because = mistake(choice, choices);
      if (out.because.empty()) choices.push_back(choice);
    }
  }
  if (choices.empty()) return out;
  if (out.house != kSpecifications) text = id_of(out.house);
  for (const Choice& choice : choices) add(text, choice.item);
  out.house = intern(std::move(text), out.house);
  return out;
}

House with_choice(House house, const Walk& walk, std::string_view id) {
  if (walk.outcome == nullptr || walk.path.empty()) return house;
  const auto& [chart, node, answer] = walk.path.back();
  const House base = base_of(house);
  std::string text(base == kSpecifications ? std::string_view() : id_of(base));
  if (const Own* mine = own(house))
    for (const Choice& choice : mine->choices)
      if (const registry::Answer* at = answer_of(choice); at != nullptr && !same_question(*at, *answer))
        add(text, choice.item);
  const Position* by_base = position_of(base, *answer);
  if ((by_base ? by_base->id : walk.outcome->id) != id) {
    add(text, chart->id);
    for (const std::string_view part :
         {std::string_view("."), node->id, std::string_view("."), answer->id, std::string_view(":"), id})
      text += part;
  }
  return text.empty() ? kSpecifications : read_house(text).house;
}

Verdict verdict(const Walk& walk, House house) {
  Verdict verdict{house, walk.outcome, walk.outcome, nullptr, {}};
  if (walk.outcome == nullptr || walk.path.empty()) return verdict;
  const registry::Answer& answer = *walk.path.back().answer;
  verdict.own = chosen(house, answer) != nullptr;
  verdict.position = position_of(house, answer);
  verdict.positions = ordered(answer.positions, verdict.position);
  // What the specifications say is the chart's outcome, whatever their position calls it.
  if (verdict.position != nullptr && verdict.position->house != name_of(kSpecifications))
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

std::string stances(const Verdict& verdict) { return told(verdict.positions, verdict.position, verdict.own); }
std::string stances(const registry::Answer& answer) {
  const Position* first = position_of(kSpecifications, answer);
  return told(ordered(answer.positions, first), first, false);
}

}  // namespace decide
