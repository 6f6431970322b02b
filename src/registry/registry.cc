// The one registry of a program: what has been loaded, and look-up in it.
#include "registry/registry.h"

#include <algorithm>
#include <cassert>

#include "registry/unpack.h"
#include "registry/words.h"

namespace registry {

namespace {

struct Store {
  Arena arena;
  Tables tables;
  std::uint64_t build = 0;
  SignalTables signal_tables;
  bool facts = false, details = false, charts = false, signals = false;
  int part = -1;  // the number whose details are there

  /// @tparam all also details and flowcharts, whose readers are a part of a program
  template <bool all>
  Loaded load(std::span<const unsigned char> file) {
    const Opened opened = open(file);
    if (opened.state != Loaded::taken) return opened.state;
    if (opened.kind == Kind::facts) {
      if (facts) return opened.build == build ? Loaded::late : Loaded::other_build;
      if (!unpack_facts(opened.packed, arena, tables)) {
        tables = {};
        return Loaded::damaged;
      }
      build = opened.build;
      facts = true;
      return Loaded::taken;
    }
    // The search's, and src/lint's.
    if (opened.kind == Kind::index || opened.kind == Kind::rules) return Loaded::foreign;
    if (!facts) return Loaded::early;
    if (opened.build != build) return Loaded::other_build;
    if (opened.kind == Kind::signals) {
      if (signals) return Loaded::late;
      if (!unpack_signals(opened.packed, arena, signal_tables)) {
        signal_tables = {};
        return Loaded::damaged;
      }
      signals = true;
      return Loaded::taken;
    }
    if constexpr (!all) return Loaded::foreign;
    if (opened.kind == Kind::charts) {
      if (charts) return Loaded::late;
      if (!unpack_charts(opened.packed, arena, tables)) return Loaded::damaged;
      charts = std::all_of(tables.charts.begin(), tables.charts.end(), has_chart);
      return Loaded::taken;
    }
    if (details) return Loaded::late;
    // What is sealed is what datac packed, so nothing is filled in by halves.
    if (opened.kind == Kind::details) {
      if (!unpack_details(opened.packed, arena, tables)) return Loaded::damaged;
      details = true;
      return Loaded::taken;
    }
    if (opened.packed.size() < 2) return Loaded::damaged;
    const int code = opened.packed[0] | opened.packed[1] << 8;
    if (part == code) return Loaded::late;
    if (!unpack_details(opened.packed.subspan(2), arena, tables)) return Loaded::damaged;
    part = code;
    return Loaded::taken;
  }
};

Store& store() {
  static Store& it = *new Store;  // for the life of the program: views into it are everywhere
  return it;
}

template <class T>
const T* find_by_id(List<T> records, Text id) {
  for (const T& record : records) {
    if (record.id == id) return &record;
  }
  return nullptr;
}

template <std::size_t N, class Enum>
Text word(const std::array<Text, N>& words, Enum value) {
  assert(static_cast<std::size_t>(value) < N);
  return words[static_cast<std::size_t>(value)];
}

}  // namespace

List<Status> statuses() { return store().tables.statuses; }
List<ClassInfo> classes() { return store().tables.classes; }
List<Chart> charts() { return store().tables.charts; }
List<Comparison> comparisons() { return store().tables.comparisons; }
List<House> houses() { return store().tables.houses; }
List<Fault> faults() { return store().tables.faults; }
List<Profile> profiles() { return store().tables.profiles; }
List<Method> methods() { return store().tables.methods; }
List<FieldInfo> fields() { return store().tables.fields; }
List<Work> works() { return store().tables.works; }
List<System> systems() { return store().signal_tables.systems; }
Text data_date() { return store().tables.date; }
Text data_version() { return store().tables.version; }

Loaded load(std::span<const unsigned char> file) { return store().load<true>(file); }
Loaded load_facts_or_signals(std::span<const unsigned char> file) { return store().load<false>(file); }
std::uint64_t build() { return store().build; }
bool has_facts() { return store().facts; }
bool has_details() { return store().details; }
bool has_signals() { return store().signals; }
bool has_charts() { return store().charts; }
bool has_chart(const Chart& chart) { return !chart.nodes.empty(); }
bool has_details(int code) { return has_details() || store().part == code; }

const Status* find(Text id) { return find_by_id(statuses(), id); }
const Chart* find_chart(Text id) { return find_by_id(charts(), id); }
const Method* find_method(Text name) {
  for (const Method& method : methods()) {
    if (method.name == name) return &method;
  }
  return nullptr;
}
const System* find_system(Text id) { return find_by_id(systems(), id); }
const Signal* find_signal(const System& system, Text id) { return find_by_id(system.signals, id); }
const ClassInfo* find_class(Text id) { return find_by_id(classes(), id); }

List<Status> with_code(int code) { return with_code(statuses(), code); }

List<Status> with_code(List<Status> all, int code) {
  const auto first = std::lower_bound(all.begin(), all.end(), code, [](const Status& s, int c) { return s.code < c; });
  auto last = first;
  while (last != all.end() && last->code == code) ++last;
  return all.subspan(static_cast<std::size_t>(first - all.begin()), static_cast<std::size_t>(last - first));
}

const ClassInfo* info(Class cls) {
  for (const ClassInfo& record : classes()) {
    if (record.cls == cls) return &record;
  }
  return nullptr;
}

std::size_t index_of(const Status& status) {
  const std::size_t index = static_cast<std::size_t>(&status - statuses().data());
  assert(index < statuses().size());
  return index;
}

Text to_text(Standing value) { return word(kStandingWords, value); }
Text to_text(Content value) { return word(kContentWords, value); }
Text to_text(Level value) { return word(kLevelWords, value); }
Text to_text(Bound value) { return word(kBoundWords, value); }
Text to_text(Direction value) { return word(kDirectionWords, value); }
Text to_text(Retry value) { return word(kRetryWords, value); }
Text to_text(Confidence value) { return word(kConfidenceWords, value); }
Text to_text(Evidence value) { return word(kEvidenceWords, value); }

Text to_text(Sender value) {
  for (std::size_t bit = 0; bit < kSenderWords.size(); ++bit) {
    if (value == 1 << bit) return kSenderWords[bit];
  }
  assert(!"one Sender bit");
  return {};
}

Text to_text(Loaded value) {
  switch (value) {
    case Loaded::taken:
      return "The data file was loaded.";
    case Loaded::late:
      return "The data file was loaded before.";
    case Loaded::early:
      return "The data file came before the facts that it belongs to.";
    case Loaded::damaged:
      return "The data file is damaged.";
    case Loaded::foreign:
      return "The file is no data file of this program.";
    case Loaded::other_build:
      return "The data file belongs to another build.";
  }
  return "";
}

std::optional<Standing> standing_from(Text text) {
  const std::size_t at = position(kStandingWords, text);
  if (at == kStandingWords.size()) return std::nullopt;
  return static_cast<Standing>(at);
}

}  // namespace registry
