// How a text is read. Texts of East Asia are made ASCII first (wide.h). Then four passes, each over the whole text,
// each bounded by its length:
//
//   1. log_lines: lines of a known format give their status and their flags at known places.
//   2. Phrases: every name and alias of a signal, every clue of a system, every constant of a status.
//   3. status_numbers: numbers in prose. Those inside a log line are dropped, except where the line's format marked
//   them.
//   4. decide: overlapping readings are sorted out. A longer phrase beats those inside it, but for names of other
//      systems that it quotes. At one place, readings whose
//      system is hinted at (by a clue in the same line, or in a short text anywhere) beat those that are not; if none
//      is, all of them stay, as possible ones.
#include "signals/explain.h"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <string>
#include <utility>

#include "registry/registry.h"
#include "signals/wide.h"
#include "text/ascii.h"
#include "text/order.h"

namespace signals {
namespace {

using registry::Proof;
using registry::Signal;
using registry::Status;
using registry::System;

constexpr std::size_t short_lines = 12;          // in texts of so many lines a clue anywhere counts
constexpr std::size_t most_readings = 8;         // at one place
constexpr std::size_t shortest_quoted = 6;       // bytes of a name inside another system's sentence
constexpr std::size_t longest_flag = 4;          // letters of a flag in a log
constexpr std::size_t longest_list = 200;        // bytes of a text that may be just names
constexpr std::size_t longest_plain_number = 6;  // "0x10c", "12029"
constexpr std::size_t shortest_constant = 10;    // bytes
constexpr std::size_t most_words_in_name = 5;    // a name with so many capitals is nobody else's
constexpr std::size_t longest_reach = 2000;      // bytes to either side in which a line's clues are looked for

}  // namespace

/// "exit code 56", "error code 8": what every program may print. With a colon it is somebody's sentence.
static bool is_generic(std::string_view text) {
  constexpr std::array<std::string_view, 5> common{"error", "code", "exit", "status", "with"};
  bool generic = text.find(':') == text.npos;
  each_word(text, [&](std::size_t begin, std::size_t end) {
    const std::string_view word = text.substr(begin, end - begin);
    const bool number = text::is_digit(word[0]) && word.size() <= longest_plain_number;
    generic &= number || std::any_of(common.begin(), common.end(), [&](auto it) { return text::same(word, it); });
  });
  return generic;
}

/// Does it tell by itself whose it is? Several words do, and a constant: `ERROR_WINHTTP_TIMEOUT`, `0x80072EE2`,
/// `NSURLErrorTimedOut`.
static bool is_distinctive(std::string_view text) {
  std::size_t words = 0, capitals = 0, marks = 0;
  each_word(text, [&](std::size_t, std::size_t) { ++words; });
  for (const char c : text) {
    capitals += text::is_upper(c);
    marks += c == '_' || text::is_digit(c);
  }
  return words > 1 || (text.size() >= shortest_constant && (marks > 0 || capitals >= most_words_in_name));
}

/// What an owner number of `Phrases` stands for.
struct Owner {
  enum class Kind : std::uint8_t { signal, clue, status } kind;
  bool needs_clue = false;  // of a phrase of a signal
  const System* system = nullptr;
  const Signal* signal = nullptr;
  const Status* status = nullptr;
};

struct Reader::Tables {
  registry::List<Status> statuses;
  registry::List<System> systems;
  Phrases phrases;
  std::vector<Owner> owners;

  void add(std::string_view phrase, Owner owner) {
    phrases.add(phrase, static_cast<std::uint32_t>(owners.size()));
    owners.push_back(owner);
  }
  const System* system(std::string_view id) const {
    for (const System& system : systems)
      if (system.id == id) return &system;
    return nullptr;
  }
  /// The signal of a system with exactly this name, alias or pattern.
  const Signal* signal(const System& system, std::string_view name) const {
    const Signal* loose = nullptr;
    for (const std::uint32_t owner : phrases.owners_of(name)) {
      const Owner& it = owners[owner];
      if (it.kind != Owner::Kind::signal || it.system != &system) continue;
      if (it.signal->name == name) return it.signal;
      if (!loose) loose = it.signal;
    }
    return loose;
  }
};

Reader::Reader(registry::List<Status> statuses, registry::List<System> systems) : tables_(std::make_unique<Tables>()) {
  tables_->statuses = statuses;
  tables_->systems = systems;
  for (const System& system : systems) {
    for (const std::string_view clue : system.clues)
      tables_->add(clue, {Owner::Kind::clue, false, &system, nullptr, nullptr});
    for (const Signal& signal : system.signals) {
      const bool needs_clue = signal.proof == Proof::clue;
      tables_->add(signal.name, {Owner::Kind::signal, needs_clue, &system, &signal, nullptr});
      for (const std::string_view alias : signal.aliases)
        tables_->add(alias, {Owner::Kind::signal, is_generic(alias) || (needs_clue && !is_distinctive(alias)), &system,
                             &signal, nullptr});
    }
  }
  for (const Status& status : statuses)
    for (const registry::Constant& constant : status.constants)
      if (constant.symbol.find_first_of(".:_") != std::string_view::npos && constant.symbol[0] != ':')
        tables_->add(constant.symbol, {Owner::Kind::status, false, nullptr, nullptr, &status});
}

Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;

namespace {

/// Where clues of systems stand.
class Clues {
 public:
  Clues(std::string_view text, const System* systems)
      : text_(text),
        systems_(systems),
        short_(std::count(text.begin(), text.end(), '\n') < static_cast<std::ptrdiff_t>(short_lines)) {}

  void add(const System* system, std::uint32_t at) { at_.push_back(key(system, at)); }
  void sort() { std::sort(at_.begin(), at_.end(), std::greater<>()); }

  /// Is the system hinted at in the text at all?
  bool any(const System* system) const {
    const auto at = std::lower_bound(at_.begin(), at_.end(), key(system, text_.size()), std::greater<>());
    return at != at_.end() && *at >= key(system, 0);
  }

  /// Is the system hinted at, outside of `range`: in its line, or in a short text anywhere?
  bool hint(const System* system, Range range) const {
    const auto [from, to] = short_ ? std::pair<std::size_t, std::size_t>(0, text_.size()) : line_of(range.begin);
    const Key first = key(system, from);
    auto at = std::lower_bound(at_.begin(), at_.end(), key(system, to), std::greater<>());
    for (; at != at_.end() && *at >= first; ++at)
      if (*at < key(system, range.begin) || *at >= key(system, range.end)) return true;
    return false;
  }

 private:
  /// By system, then by place, last first.
  using Key = unsigned long long;
  Key key(const System* system, std::size_t at) const { return static_cast<Key>(system - systems_) << 32 | at; }

  /// The line around a place, at most `longest_reach` bytes to either side.
  std::pair<std::size_t, std::size_t> line_of(std::size_t place) const {
    std::size_t from = place, to = place;
    while (from > 0 && place - from < longest_reach && text_[from - 1] != '\n') --from;
    while (to < text_.size() && to - place < longest_reach && text_[to] != '\n') ++to;
    return {from, to};
  }

  std::string_view text_;
  const System* systems_;
  bool short_;
  std::vector<Key> at_;
};

/// Sorts by place, the longest and then the most certain first, and leaves out what is inside a longer reading.
void decide(std::vector<Found>& found) {
  static_assert(most_text < std::size_t{1} << 24);
  text::order_by(found, [](const Found& one) {
    return std::uint64_t{one.range.begin} << 32 | std::uint64_t{most_text - (one.range.end - one.range.begin)} << 2 |
           static_cast<std::uint64_t>(one.certainty);
  });
  std::vector<Found> kept;
  std::uint32_t covered = 0;         // where the furthest reading so far ends
  const System* covering = nullptr;  // whose it is
  const Signal* around = nullptr;    // what it is
  std::uint32_t around_from = 0;     // where it begins
  // A sentence of one system may quote another's name: curl's message has the error code of HTTP/2.
  const auto quoted = [&](const Found& it) {
    return it.signal && covering && it.system != covering && it.certainty != Certainty::possible &&
           it.range.end - it.range.begin >= shortest_quoted;
  };
  // "TCP_TUNNEL/200": the status in it is not one that the signal has.
  const auto status_of_its_own = [&](const Found& it) {
    return it.status && it.certainty == Certainty::certain && around && it.range.begin > around_from &&
           std::find(around->statuses.begin(), around->statuses.end(), it.status->code) == around->statuses.end();
  };
  for (std::size_t i = 0; i < found.size();) {
    const Found& best = found[i];
    const bool stays = best.range.end > covered || quoted(best) || status_of_its_own(best);
    const std::size_t group = kept.size();
    for (; i < found.size() && found[i].range == best.range; ++i) {
      const Found& it = found[i];
      if (!stays || kept.size() - group >= most_readings) continue;
      // A certain reading leaves no room for merely possible ones, except beside a number that stands alone.
      if (best.certainty == Certainty::certain && it.certainty == Certainty::possible && !best.alone) continue;
      bool seen = false;
      for (std::size_t j = group; j < kept.size(); ++j)
        seen |= kept[j].status == it.status && kept[j].signal == it.signal;
      if (!seen) kept.push_back(it);
    }
    if (best.range.end > covered) {
      covered = best.range.end;
      covering = best.system;
      around = best.signal;
      around_from = best.range.begin;
    }
  }
  found = std::move(kept);
}

/// "H27", "UNAVAILABLE", "AccessDenied", and no everyday word: it has a digit, a joining mark or a capital inside.
bool is_coded(std::string_view name) {
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool capital = text::is_upper(name[i]);
    if (text::is_digit(name[i]) || name[i] == '_' || (capital && i > 0 && name[i - 1] != ' ')) return true;
  }
  return false;
}

/// "500.30" alone, after "error" or "status", or before an error number of Windows: a sub-status, and no amount.
bool is_substatus(std::string_view text, Range range) {
  const std::string_view name = text.substr(range.begin, range.end - range.begin);
  const bool shape = name.size() > 4 && name[3] == '.' &&
                     std::all_of(name.begin(), name.end(), [](char c) { return c == '.' || text::is_digit(c); });
  if (!shape) return false;
  const std::string_view after = text.substr(range.end);
  return name.size() == text.size() || after_status_word(text, range.begin) || after.starts_with("(0x") ||
         after.starts_with(" (0x");
}

/// Nothing but digits?
bool is_number(std::string_view text, Range range) {
  const std::string_view number = text.substr(range.begin, range.end - range.begin);
  return std::all_of(number.begin(), number.end(), text::is_digit);
}

/// Is there nothing in a short text but names that are known, and what separates them?
bool only_matches(std::string_view text, const std::vector<Phrases::Match>& matches) {
  if (text.size() > longest_list || matches.empty()) return false;
  std::size_t covered = 0, next = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    for (; next < matches.size() && matches[next].range.begin <= i; ++next)
      covered = std::max<std::size_t>(covered, matches[next].range.end);
    if (i >= covered && is_word(text[i])) return false;
  }
  return true;
}

}  // namespace

Explanation Reader::explain(std::string_view text) const {
  const bool shortened = text.size() > most_text;
  if (shortened) text = text.substr(0, most_text);
  const std::optional<Narrowed> copy = narrowed(text);
  Explanation out = read(copy ? copy->text : text);
  if (copy) {
    for (Found& found : out.found) found.range = copy->original(found.range);
    for (LogLine& line : out.lines) {
      line.range = copy->original(line.range);
      for (Mark& mark : line.marks) mark.range = copy->original(mark.range);
    }
  }
  out.shortened = shortened;
  return out;
}

Explanation Reader::read(std::string_view text) const {
  Explanation out;
  const Tables& tables = *tables_;
  out.lines = log_lines(text);

  for (const LogLine& line : out.lines)
    for (const Mark& mark : line.marks) {
      const std::string_view value = text.substr(mark.range.begin, mark.range.end - mark.range.begin);
      if (mark.kind == Mark::Kind::status) {
        const int code = (value[0] - '0') * 100 + (value[1] - '0') * 10 + (value[2] - '0');
        if (const auto meanings = registry::with_code(tables.statuses, code); !meanings.empty())
          out.found.push_back({mark.range, &meanings.front(), nullptr, nullptr, Certainty::certain, mark.because});
        continue;
      }
      const System* system = tables.system(mark.system);
      if (!system) continue;
      std::string name(value);
      if (mark.system == "iis") std::replace(name.begin(), name.end(), ' ', '.');
      if (const Signal* signal = tables.signal(*system, name))
        out.found.push_back({mark.range, nullptr, system, signal, Certainty::certain, mark.because});
    }

  const std::vector<Phrases::Match> matches = tables.phrases.find(text);
  Clues clues(text, tables.systems.data());
  for (const Phrases::Match& match : matches)
    if (const Owner& owner = tables.owners[match.owner]; owner.kind == Owner::Kind::clue)
      clues.add(owner.system, match.range.begin);
  clues.sort();
  const bool only_names = only_matches(text, matches);
  // Flags with nothing but a comma between them, all of one system: "UF,URX".
  std::vector<char> listed(matches.size());
  for (std::size_t i = 0; i < matches.size(); ++i) {
    const Owner& owner = tables.owners[matches[i].owner];
    if (owner.kind != Owner::Kind::signal || !owner.needs_clue || matches[i].range.end >= text.size() ||
        text[matches[i].range.end] != ',')
      continue;
    for (std::size_t j = i + 1; j < matches.size() && matches[j].range.begin <= matches[i].range.end + 1; ++j) {
      const Owner& next = tables.owners[matches[j].owner];
      if (matches[j].range.begin != matches[i].range.end + 1 || next.kind != Owner::Kind::signal ||
          next.system != owner.system || next.signal == owner.signal)
        continue;
      const std::string_view flag = owner.signal->name;
      if (flag.size() <= longest_flag && std::any_of(flag.begin(), flag.end(), text::is_upper))
        listed[i] = listed[j] = 1;
    }
  }
  for (std::size_t i = 0; i < matches.size(); ++i) {
    const Phrases::Match& match = matches[i];
    const Owner& owner = tables.owners[match.owner];
    if (owner.kind == Owner::Kind::clue) continue;
    if (owner.needs_clue && is_number(text, match.range) && is_amount(text, match.range.begin, match.range.end))
      continue;
    Found found{match.range, owner.status, owner.system, owner.signal, Certainty::certain, "a name of its own"};
    if (owner.kind == Owner::Kind::status) {
      found.because = "a constant of this status";
    } else if (clues.hint(owner.system, match.range)) {
      found.because = "its system is named nearby";
    } else if (listed[i]) {
      found.certainty = Certainty::likely;
      found.because = "names of one system stand together";
    } else if (owner.needs_clue && is_substatus(text, match.range)) {
      found.certainty = Certainty::likely;
      found.because = "a sub-status, by what stands around it";
    } else if (owner.needs_clue) {
      // Without a hint a plain word or number is offered only where such names are all that was asked: a list of flags,
      // all of one system, tells whose they are.
      if (!only_names) continue;
      const bool list = std::any_of(matches.begin(), matches.end(), [&](const Phrases::Match& other) {
        return tables.owners[other.owner].system == owner.system && !(other.range == match.range);
      });
      found.certainty = list ? Certainty::likely : Certainty::possible;
      found.because = list ? "names of one system stand together" : "it stands alone, and nothing tells whose it is";
    } else {
      found.certainty = Certainty::likely;
    }
    out.found.push_back(found);
  }

  // Asked in the order of the text.
  const auto in_line = [&, line = out.lines.begin()](Range range) mutable {
    while (line != out.lines.end() && line->range.end < range.end) ++line;
    return line != out.lines.end() && line->range.contains(range);
  };
  if (const System* haproxy = tables.system("haproxy")) {
    const auto take = [&](const std::vector<Range>& states, bool unhinted) {
      auto in_log = in_line;
      for (const Range& state : states) {
        const auto signal = std::find_if(haproxy->signals.begin(), haproxy->signals.end(),
                                         [&](const Signal& one) { return one.name == text.substr(state.begin, 2); });
        const bool hinted = clues.hint(haproxy, state);
        if (signal != haproxy->signals.end() && (hinted || unhinted) && !in_log(state))
          out.found.push_back({state, nullptr, haproxy, &*signal, hinted ? Certainty::certain : Certainty::likely,
                               hinted ? "its system is named nearby" : "so HAProxy writes how a session ended"});
      }
    };
    take(termination_states(text), true);
    if (clues.any(haproxy)) take(states_with_cookies(text), false);
  }

  auto in_log = in_line;
  for (const Number& number : status_numbers(text, tables.statuses)) {
    if (in_log(number.range) && number.certainty != Certainty::certain) continue;
    out.found.push_back(
        {number.range, number.status, nullptr, nullptr, number.certainty, number.because, number.alone});
  }
  decide(out.found);
  return out;
}

std::vector<Found> leading_signals(const Explanation& explanation, std::string_view text) {
  const auto is_sure = [](const Found& it) { return it.certainty != Certainty::possible; };
  const bool any = std::any_of(explanation.found.begin(), explanation.found.end(),
                               [&](const Found& it) { return is_sure(it) && !it.alone; });
  std::vector<Found> out;
  for (const Found& it : explanation.found) {
    const bool seen =
        std::any_of(out.begin(), out.end(), [&](const Found& other) { return other.signal == it.signal; });
    const bool counts = is_sure(it) || (!any && is_coded(text.substr(it.range.begin, it.range.end - it.range.begin)));
    if (it.signal && !seen && counts && out.size() < most_leading) out.push_back(it);
  }
  return out;
}

}  // namespace signals
