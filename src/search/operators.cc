// What each operator asks of an entry. Its value may be the start of one, as long as nothing is exactly it: "rfc:91" is
// on the way to "rfc:9110".
#include "search/operators.h"

#include <algorithm>
#include <iterator>

#include "search/fold.h"
#include "text/ascii.h"

namespace search {

using registry::Status;

namespace {

char plain(char c) {
  return c == ' ' || c == '_' ? '-' : text::lower(c);  // "retry after" is typed for "Retry-After"
}

/// Is `text` the value, or (with `whole` false) does it start so? Letters of either case are the same.
bool is_value(std::string_view text, std::string_view value, bool whole) {
  if (whole ? text.size() != value.size() : text.size() < value.size()) return false;
  return std::equal(value.begin(), value.end(), text.begin(), [](char a, char b) { return plain(a) == plain(b); });
}

bool header_fits(const Status& status, std::string_view value, bool whole) {
  return std::any_of(status.fields.begin(), status.fields.end(),
                     [&](const registry::Field& field) { return is_value(field.name, value, whole); });
}

bool owner_fits(const Status& status, std::string_view value, bool whole) {
  const std::size_t dash = status.id.find('-');
  if (status.owner.empty() || dash == std::string_view::npos) return false;
  if (is_value(status.owner, value, whole) || is_value(status.id.substr(dash + 1), value, whole)) return true;
  // At the start of a later word of the owner's name.
  for (std::size_t at = status.owner.find(' '); !whole && at != std::string_view::npos;
       at = status.owner.find(' ', at + 1))
    if (is_value(status.owner.substr(at + 1), value, false)) return true;
  return false;
}

const std::string& lowered(std::string_view text, std::string& lower) {
  lower = text;
  std::transform(lower.begin(), lower.end(), lower.begin(), text::lower);
  return lower;
}

/// Keeps the entries that fit a value, or else those that fit it as a start; lets all pass, with a note, where none
/// does.
/// @param fits called with an entry's position and whether the whole value has to fit
template <class Fits>
void keep(Scratch& s, std::size_t entries, const TypedOperator& op, const char* name, const char* none,
          Results& results, Fits fits) {
  for (const bool whole : {true, false}) {
    std::size_t fitting = 0;
    for (std::size_t e = 0; e < entries; ++e) fitting += fits(e, whole) ? 1 : 0;
    if (fitting == 0) continue;
    for (std::size_t e = 0; e < entries; ++e)
      if (!fits(e, whole)) s.allowed[e] = 0;
    return;
  }
  add_note(results.notes, {name, ":", op.value, " was left out: ", none});
}

/// Is one of the entry's RFCs of this number, or does its number start so?
bool rfc_fits(const Index& index, std::size_t entry, std::string_view value, bool whole) {
  const auto rfcs = index.rfcs.subspan(index.rfcs_at[entry], index.rfcs_at[entry + 1] - index.rfcs_at[entry]);
  return std::any_of(rfcs.begin(), rfcs.end(), [&](std::uint16_t rfc) {
    const std::string number = std::to_string(rfc);
    return whole ? number == value : number.starts_with(value);
  });
}

}  // namespace

void apply_operators(const Index& index, List<Status> statuses, Scratch& s, Results& results) {
  std::uint32_t classes = 0, standings = 0, cacheables = 0;
  Filter filter;  // of properties
  const auto note = [&](const char* name, std::string_view value, const char* what) {
    add_note(results.notes, {name, ":", value, " was left out: ", what});
  };
  for (const TypedOperator& op : s.query.operators) {
    const std::string& value = lowered(op.value, s.value);
    switch (op.key) {
      case Operator::cls: {
        const bool digit = value[0] >= '1' && value[0] <= '5';
        const bool tail = value.find_first_not_of("x*?0", 1) == std::string::npos && value.size() <= 3;
        if (digit && tail)
          classes |= 1u << (value[0] - '0');
        else
          note("class", op.value, "the classes are 1xx, 2xx, 3xx, 4xx and 5xx.");
        break;
      }
      case Operator::header:
        keep(s, statuses.size(), op, "header", "no entry has such a field.", results,
             [&](std::size_t e, bool whole) { return header_fits(statuses[e], op.value, whole); });
        break;
      case Operator::rfc:
        keep(s, statuses.size(), op, "rfc", "no entry cites it; write a number, such as 9110.", results,
             [&](std::size_t e, bool whole) { return rfc_fits(index, e, op.value, whole); });
        break;
      case Operator::owner:
        keep(s, statuses.size(), op, "owner", "no entry has such an owner.", results,
             [&](std::size_t e, bool whole) { return owner_fits(statuses[e], op.value, whole); });
        break;
      case Operator::cacheable:
        if (value == "yes" || value == "true")
          cacheables |= 1u << static_cast<int>(registry::Cacheable::yes);
        else if (value == "no" || value == "false")
          cacheables |= 1u << static_cast<int>(registry::Cacheable::no);
        else if (value == "unsaid" || value == "unknown")
          cacheables |= 1u << static_cast<int>(registry::Cacheable::unsaid);
        else
          note("cacheable", op.value, "it is yes, no or unsaid.");
        break;
      case Operator::standing: {
        static constexpr std::string_view names[] = {"standard",   "experimental", "temporary",
                                                     "deprecated", "reserved",     "unregistered"};
        std::uint32_t fitting = 0;
        for (std::size_t i = 0; i < std::size(names); ++i)
          if (names[i] == value) fitting = 1u << i;
        for (std::size_t i = 0; fitting == 0 && i < std::size(names); ++i)
          if (names[i].starts_with(value)) fitting = 1u << i;
        standings |= fitting;
        if (fitting == 0)
          note("standing", op.value, "it is standard, experimental, temporary, deprecated, reserved or unregistered.");
        break;
      }
      case Operator::property: {
        const auto named = std::find_if(std::begin(kProperties), std::end(kProperties),
                                        [&](const auto& each) { return each.name.starts_with(value); });
        if (named != std::end(kProperties))
          filter.properties |= named->property;
        else
          note("is", op.value, "it is cacheable, requires-field, no-content or common.");
        break;
      }
    }
  }
  for (std::size_t e = 0; e < statuses.size(); ++e) {
    const Status& status = statuses[e];
    if (classes != 0 && (classes >> static_cast<int>(status.cls) & 1) == 0) s.allowed[e] = 0;
    if (standings != 0 && (standings >> static_cast<int>(status.standing) & 1) == 0) s.allowed[e] = 0;
    if (!passes(filter, status)) s.allowed[e] = 0;
    if (cacheables != 0 && (cacheables >> static_cast<int>(status.cacheable) & 1) == 0) s.allowed[e] = 0;
  }
}

}  // namespace search
