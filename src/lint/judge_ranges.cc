// Ranges (RFC 9110 section 14), validators and preconditions (8.8, 13), dates (5.6.7).
#include <algorithm>
#include <array>

#include "lint/case.h"
#include "text/ascii.h"

namespace lint::judges {

using message::Field;
using message::Response;

namespace {

std::optional<ContentRange> sent_range(const Case& at) {
  const Field* field = at.field("Content-Range");
  return field ? content_range(field->value) : std::nullopt;
}

bool is_multipart(const Case& at) { return text::same(at.media_type(), "multipart/byteranges"); }

/// When the response was made, by its own clock.
std::optional<Date> clock_of(const Case& at) {
  const Field* field = at.field("Date");
  return field ? date(field->value) : std::nullopt;
}

/// The entity tags of If-None-Match.
std::vector<std::string_view> asked_tags(const Case& at) {
  const Field* field = at.asked("If-None-Match");
  return field ? members(field->value) : std::vector<std::string_view>();
}

/// Weak comparison (RFC 9110 section 8.8.3.2).
bool weakly_equal(std::string_view a, std::string_view b) {
  if (is_weak(a)) a.remove_prefix(2);
  if (is_weak(b)) b.remove_prefix(2);
  return a == b;
}

const std::array<std::string_view, 4> kDateFields{"Date", "Last-Modified", "Expires", "Sunset"};

}  // namespace

void content_range_malformed(const Case& at) {
  for (const Field* field : at.fields("Content-Range")) {
    const std::string_view value = field->value;
    // Other units may have a grammar of their own; a number in place of the unit has none.
    const bool no_unit = !value.empty() && (text::is_digit(value[0]) || value[0] == '*');
    if (!content_range(value) && (no_unit || text::same(value.substr(0, 5), "bytes"))) at.found_value(*field);
  }
}

void content_range_inverted(const Case& at) {
  const auto range = sent_range(at);
  if (!range || !range->first) return;
  if (*range->first > *range->last)
    at.found(at.field("Content-Range")->value_at, {"the first position is behind the last"});
  else if (range->length && *range->last >= *range->length)
    at.found(at.field("Content-Range")->value_at, {"the last position is not below the complete length"});
}

void content_range_length(const Case& at) {
  const auto range = sent_range(at);
  const Field* field = at.field("Content-Length");
  const auto length = field ? number(field->value) : std::nullopt;
  if (!range || !range->first || !length || *range->first > *range->last || range->unit != "bytes" ||
      at.method == "HEAD")
    return;
  const std::uint64_t size = *range->last - *range->first + 1, told = length.value_or(0);
  if (size != told) at.found(field->line_at, {std::to_string(size), std::to_string(told)});
}

void content_range_of_416(const Case& at) {
  const auto range = sent_range(at);
  if (range && range->first)
    at.found(at.field("Content-Range")->value_at, {at.shown(at.field("Content-Range")->value_at)});
}

void range_not_asked(const Case& at) {
  const auto range = sent_range(at);
  const Field* asked = at.asked("Range");
  if (!range || !range->first || !asked || is_multipart(at)) return;
  const auto wanted = asked_ranges(asked->value);
  if (wanted.empty()) return;
  for (const AskedRange& one : wanted) {
    std::uint64_t first = 0, last = UINT64_MAX;
    if (one.first) {
      first = *one.first;
      last = one.last.value_or(UINT64_MAX);
    } else if (range->length) {
      const std::uint64_t length = range->length.value_or(0), wanted_last = one.last.value_or(0);
      first = length > wanted_last ? length - wanted_last : 0;
    } else {
      return;
    }
    if (*range->first <= last && *range->last >= first) return;
  }
  at.found(at.field("Content-Range")->line_at, {plain(asked->value)});
}

void multipart_for_one(const Case& at) {
  const Field* asked = at.asked("Range");
  if (asked && is_multipart(at) && asked_ranges(asked->value).size() == 1) at.found(at.field("Content-Type")->line_at);
}

void part_without_range(const Case& at) {
  if (!is_multipart(at) || !at.seen(message::body_seen) || at.field("Content-Encoding")) return;
  const Parts all = parts(at.field("Content-Type")->value);
  const Parameter* boundary = parameter(all, "boundary");
  if (!boundary || boundary->value.empty()) return;
  const std::string mark = "--" + std::string(boundary->value);
  const std::string_view body = at.response.body.text;
  for (std::size_t from = body.find(mark); from != body.npos; from = body.find(mark, from + mark.size())) {
    const std::string_view part = body.substr(from + mark.size());
    if (part.substr(0, 2) == "--") return;
    const std::size_t head_end = std::min(part.find("\n\n"), part.find("\r\n\r\n"));
    if (head_end == part.npos) return;  // it was shortened
    if (text::lower_case(part.substr(0, head_end)).find("content-range:") == std::string::npos)
      return at.found(at.response.body.at);
  }
}

void if_range_false(const Case& at) {
  const Field* asked = at.asked("If-Range");
  const Field* tag = at.field("ETag");
  // Strong comparison (RFC 9110 section 8.8.3.2); dates are not compared.
  if (asked && is_etag(asked->value) && (is_weak(asked->value) || (tag && tag->value != asked->value)))
    at.found(at.response.status_at, {plain(asked->value)});
}

void range_satisfiable(const Case& at) {
  const auto range = sent_range(at);
  const Field* asked = at.asked("Range");
  if (!range || range->first || !range->length || !asked) return;
  const std::uint64_t length = range->length.value_or(0);
  for (const AskedRange& one : asked_ranges(asked->value)) {
    const bool inverted = one.first && one.last && *one.first > *one.last;
    if (!inverted && ((one.first && *one.first < length) || (!one.first && *one.last > 0 && length > 0)))
      return at.found(at.field("Content-Range")->line_at, {plain(asked->value), std::to_string(length)});
  }
}

void etag_malformed(const Case& at) {
  for (const Field* field : at.fields("ETag"))
    if (!is_etag(field->value)) at.found_value(*field);
}

void last_modified_future(const Case& at) {
  const Field* field = at.field("Last-Modified");
  const auto changed = field ? date(field->value) : std::nullopt;
  const auto now = clock_of(at);
  if (changed && now && changed->seconds > now->seconds) at.found(field->value_at);
}

void length_of_304(const Case& at) {
  const Field* field = at.field("Content-Length");
  const Field* other = at.twin() ? message::find(at.twin()->fields, "Content-Length") : nullptr;
  // Other content, other length: only the same entity tag shows that the two mean the same representation.
  const Field* tag = at.field("ETag");
  const Field* other_tag = at.twin() ? message::find(at.twin()->fields, "ETag") : nullptr;
  if (field && other && tag && other_tag && tag->value == other_tag->value && field->value != other->value)
    at.found(field->line_at, {plain(field->value), plain(other->value)});
}

void etag_of_304(const Case& at) {
  const Field* tag = at.field("ETag");
  const auto asked = asked_tags(at);
  if (!tag || asked.empty()) return;
  for (const std::string_view one : asked)
    if (one == "*" || weakly_equal(one, tag->value)) return;
  at.found(tag->line_at, {plain(tag->value)});
}

void matched_but_sent(const Case& at) {
  const Field* tag = at.field("ETag");
  if (!tag || !is_etag(tag->value)) return;
  for (const std::string_view one : asked_tags(at))
    if (weakly_equal(one, tag->value)) return at.found(tag->line_at, {plain(tag->value)});
}

void etag_of_codings(const Case& at) {
  const Field* tag = at.field("ETag");
  if (!tag || is_weak(tag->value) || at.status != 200) return;
  const Field* coding = at.field("Content-Encoding");
  for (const std::size_t other : at.same_target()) {
    const message::Exchange& one = at.whole.exchanges[other];
    if (!one.response || one.response->status != 200 || other > at.index) continue;
    const Field* its_tag = message::find(one.response->fields, "ETag");
    const Field* its_coding = message::find(one.response->fields, "Content-Encoding");
    if (its_tag && its_tag->value == tag->value && !coding != !its_coding)
      return at.found(tag->line_at, {plain(tag->value)});
  }
}

void precondition_hides_error(const Case& at) {
  if (!at.request) return;
  const auto is_condition = [](const Field& field) {
    return text::same(std::string_view(field.name).substr(0, 3), "If-");
  };
  if (std::none_of(at.request->fields.begin(), at.request->fields.end(), is_condition)) return;
  for (const std::size_t other : at.same_target()) {
    const message::Exchange& one = at.whole.exchanges[other];
    if (!one.response || one.response->status < 400 || one.response->status >= 500 || one.response->status == 412 ||
        one.response->status == 428)
      continue;
    if (one.request->method != at.request->method ||
        std::any_of(one.request->fields.begin(), one.request->fields.end(), is_condition) || !at.comparable(other))
      continue;
    return at.found(at.response.status_at, {std::to_string(one.response->status)});
  }
}

void date_malformed(const Case& at) {
  for (const std::string_view name : kDateFields)
    for (const Field* field : at.fields(name))
      if (name != "Expires" && !date(field->value))
        at.found(field->value_at, {std::string(name), at.shown(field->value_at)});
}

void date_obsolete(const Case& at) {
  for (const std::string_view name : kDateFields)
    for (const Field* field : at.fields(name))
      if (const auto when = date(field->value); when && when->form != DateForm::current)
        at.found(field->value_at, {std::string(name), at.shown(field->value_at)});
}

void date_weekday(const Case& at) {
  constexpr std::array<const char*, 7> names{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                             "Thursday", "Friday", "Saturday"};
  for (const std::string_view name : kDateFields)
    for (const Field* field : at.fields(name))
      if (const auto when = date(field->value); when && !when->weekday_right)
        at.found(field->value_at, {std::string(name), names[static_cast<std::size_t>(when->weekday)]});
}

void expires_malformed(const Case& at) {
  for (const Field* field : at.fields("Expires"))
    if (!date(field->value)) at.found_value(*field);
}

}  // namespace lint::judges
