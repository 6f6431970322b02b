#include "registry/registry.h"

#include <algorithm>
#include <cassert>

#include "registry/tables.h"
#include "registry/words.h"

namespace registry {

namespace {

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

List<Status> statuses() { return tables::statuses; }
List<ClassInfo> classes() { return tables::classes; }
List<Chart> charts() { return tables::charts; }
List<Work> works() { return tables::works; }
Text data_date() { return tables::data_date; }
Text data_version() { return tables::data_version; }

const Status* find(Text id) { return find_by_id(tables::statuses, id); }
const Chart* find_chart(Text id) { return find_by_id(tables::charts, id); }
const ClassInfo* find_class(Text id) { return find_by_id(tables::classes, id); }

List<Status> with_code(int code) {
  const auto all = tables::statuses;
  const auto first = std::lower_bound(all.begin(), all.end(), code, [](const Status& s, int c) { return s.code < c; });
  auto last = first;
  while (last != all.end() && last->code == code) ++last;
  return all.subspan(static_cast<std::size_t>(first - all.begin()), static_cast<std::size_t>(last - first));
}

const ClassInfo* info(Class cls) {
  for (const ClassInfo& record : tables::classes) {
    if (record.cls == cls) return &record;
  }
  return nullptr;
}

std::size_t index_of(const Status& status) {
  const std::size_t index = static_cast<std::size_t>(&status - tables::statuses.data());
  assert(index < tables::statuses.size());
  return index;
}

Text to_text(Standing value) { return word(kStandingWords, value); }
Text to_text(Content value) { return word(kContentWords, value); }
Text to_text(Level value) { return word(kLevelWords, value); }
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
