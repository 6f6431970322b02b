#include "registry/registry.h"

#include <algorithm>
#include <cassert>

#include "registry/tables.h"
#include "registry/unpack.h"
#include "registry/words.h"

namespace registry {

namespace {

struct Store {
  Arena arena;
  Tables tables;

  Store() {
    [[maybe_unused]] const bool good = unpack_facts(tables::facts(), arena, tables);
    assert(good);
    if (const auto details = tables::details(); !details.empty()) load(details);
  }

  bool load(std::span<const unsigned char> bytes) {
    if (tables.details_of == Tables::kAll) return true;
    // What is sealed is what datac packed, so that nothing is filled in by halves.
    const auto packed = unsealed(bytes, tables.details_digest());
    return packed && unpack_details(*packed, arena, tables);
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
List<Work> works() { return store().tables.works; }
List<Text> sayings() { return store().tables.sayings; }
Text data_date() { return store().tables.date; }
Text data_version() { return store().tables.version; }

bool has_details() { return store().tables.details_of == Tables::kAll; }
bool has_details(int code) { return has_details() || store().tables.details_of == code; }
bool load_details(std::span<const unsigned char> bytes) { return store().load(bytes); }

const Status* find(Text id) { return find_by_id(statuses(), id); }
const Chart* find_chart(Text id) { return find_by_id(charts(), id); }
const ClassInfo* find_class(Text id) { return find_by_id(classes(), id); }

List<Status> with_code(int code) {
  const auto all = statuses();
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

Text to_text(Sender value) {
  for (std::size_t bit = 0; bit < kSenderWords.size(); ++bit) {
    if (value == 1 << bit) return kSenderWords[bit];
  }
  assert(!"one Sender bit");
  return {};
}

std::optional<Standing> standing_from(Text text) {
  const std::size_t at = position(kStandingWords, text);
  if (at == kStandingWords.size()) return std::nullopt;
  return static_cast<Standing>(at);
}

}  // namespace registry
