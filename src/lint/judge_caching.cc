// What caches are told (RFC 9111), and when a client may come back.
#include <algorithm>
#include <array>

#include "lint/case.h"
#include "lint/methods.h"
#include "registry/labels.h"
#include "registry/registry.h"
#include "text/ascii.h"

namespace lint::judges {

using message::Field;

namespace {

struct Directive {
  const Field* field;
  std::string_view name, value;
  bool quoted;
};

std::vector<Directive> directives(const Case& at, std::string_view name = "Cache-Control") {
  std::vector<Directive> out;
  for (const Field* field : at.fields(name))
    for (const std::string_view member : members(field->value)) {
      const std::size_t equals = member.find('=');
      Directive one{field, trimmed(member.substr(0, equals)), {}, false};
      if (equals != member.npos) one.value = trimmed(member.substr(equals + 1));
      if (one.value.size() > 1 && one.value.front() == '"' && one.value.back() == '"') {
        one.quoted = true;
        one.value = one.value.substr(1, one.value.size() - 2);
      }
      out.push_back(one);
    }
  return out;
}

bool takes_seconds(std::string_view name) {
  constexpr std::array<std::string_view, 4> all{"max-age", "s-maxage", "stale-while-revalidate", "stale-if-error"};
  return std::any_of(all.begin(), all.end(), [&](auto one) { return text::same(one, name); });
}

bool has(const Case& at, std::string_view name) {
  const auto all = directives(at);
  return std::any_of(all.begin(), all.end(), [&](const Directive& one) { return text::same(one.name, name); });
}

/// The longest lifetime that the response gives itself, and where; nothing where no cache may keep it.
std::optional<std::pair<std::uint64_t, const Field*>> lifetime(const Case& at) {
  if (has(at, "no-store")) return std::nullopt;
  std::optional<std::pair<std::uint64_t, const Field*>> out;
  for (const Directive& one : directives(at)) {
    if (!text::same(one.name, "max-age") && !text::same(one.name, "s-maxage")) continue;
    const auto seconds = number(one.value);
    if (seconds && (!out || *seconds > out->first)) out = {*seconds, one.field};
  }
  if (out) return out;
  const Field* expires = at.field("Expires");
  const Field* now = at.field("Date");
  const auto until = expires ? date(expires->value) : std::nullopt;
  const auto from = now ? date(now->value) : std::nullopt;
  if (until && from && until->seconds > from->seconds)
    return {{static_cast<std::uint64_t>(until->seconds - from->seconds), expires}};
  return std::nullopt;
}

constexpr std::uint64_t kDay = 86400;

/// Seconds that Retry-After asks for; nothing where it is a date or malformed.
std::optional<std::uint64_t> wait(const Case& at) {
  const Field* field = at.field("Retry-After");
  return field ? number(field->value) : std::nullopt;
}

}  // namespace

void lifetime_given(const Case& at) {
  const auto given = lifetime(at);
  if (given && given->first > 0 && !has(at, "private"))
    at.found(given->second->line_at, {std::to_string(given->first)});
}

void lifetime_of_day(const Case& at) {
  const auto given = lifetime(at);
  if (given && given->first > kDay) at.found(given->second->line_at, {std::to_string(given->first / kDay)});
}

void directive_malformed(const Case& at) {
  for (const Field* field : at.fields("Cache-Control"))
    for (const std::string_view member : members(field->value)) {
      const std::string line = ";" + std::string(member);
      // What should be seconds is told by `directive_number`.
      const Parts one = parts(line, true);
      if ((!one.good || one.parameters.size() != 1) &&
          (one.parameters.empty() || !takes_seconds(one.parameters.front().name)))
        return at.found(field->value_at, {plain(member)});
    }
}

void directive_number(const Case& at) {
  for (const Directive& one : directives(at, at.about))
    if (takes_seconds(one.name) &&
        (one.value.empty() || !std::all_of(one.value.begin(), one.value.end(), text::is_digit)))
      at.found(one.field->line_at, {plain(one.name), plain(one.value)});
}

void directive_quoted(const Case& at) {
  for (const Directive& one : directives(at))
    if (one.quoted && (text::same(one.name, "max-age") || text::same(one.name, "s-maxage")) && number(one.value))
      at.found(one.field->line_at, {plain(one.name)});
}

void directive_unquoted(const Case& at) {
  for (const Directive& one : directives(at))
    if (!one.value.empty() && !one.quoted && (text::same(one.name, "no-cache") || text::same(one.name, "private")))
      at.found(one.field->line_at, {plain(one.name)});
}

void directive_repeated(const Case& at) {
  const auto all = directives(at);
  for (std::size_t i = 0; i < all.size() && i < 64; ++i)
    for (std::size_t k = 0; k < i; ++k)
      if (text::same(all[i].name, all[k].name)) return at.found(all[i].field->line_at, {plain(all[i].name)});
}

void age_number(const Case& at) {
  for (const Field* field : at.fields("Age"))
    if (field->value.empty() || !std::all_of(field->value.begin(), field->value.end(), text::is_digit))
      at.found_value(*field);
}

void age_beyond(const Case& at) {
  const Field* field = at.field("Age");
  const auto age = field ? number(field->value) : std::nullopt;
  if (!age) return;
  std::optional<std::uint64_t> shared, own;
  std::uint64_t stale = 0;  // for how much longer the response itself allows it (RFC 5861)
  for (const Directive& one : directives(at)) {
    if (text::same(one.name, "s-maxage")) shared = number(one.value);
    if (text::same(one.name, "max-age")) own = number(one.value);
    if (text::same(one.name, "stale-while-revalidate") || text::same(one.name, "stale-if-error"))
      stale = std::max(stale, number(one.value).value_or(0));
  }
  const auto most = shared ? shared : own;
  if (most && *age > *most && *age - *most > stale)
    at.found(field->line_at, {std::to_string(*age), std::to_string(*most)});
}

void heuristic(const Case& at) {
  if (!at.seen(message::fields_complete) || !directives(at).empty() || at.field("Expires") || at.field("Set-Cookie") ||
      at.field("Pragma"))
    return;
  if (at.method != "GET" && at.method != "HEAD") return;
  if (const auto entries = registry::with_code(at.status);
      !entries.empty() && entries.front().cacheable == registry::Cacheable::yes)
    at.found(at.response.status_at);
}

void retry_malformed(const Case& at) {
  for (const Field* field : at.fields("Retry-After")) {
    const bool digits = !field->value.empty() && std::all_of(field->value.begin(), field->value.end(), text::is_digit);
    if (!digits && !date(field->value)) at.found_value(*field);
  }
}

void retry_past(const Case& at) {
  const Field* field = at.field("Retry-After");
  const Field* now = at.field("Date");
  const auto until = field ? date(field->value) : std::nullopt;
  const auto from = now ? date(now->value) : std::nullopt;
  if (until && from && until->seconds <= from->seconds) at.found(field->value_at);
}

void retry_long(const Case& at) {
  const auto seconds = wait(at);
  if (seconds && *seconds > kDay) at.found(at.field("Retry-After")->value_at, {std::to_string(*seconds / kDay)});
}

void retry_advice(const Case& at) {
  const auto entries = registry::with_code(at.status);
  if (entries.empty() || !entries.front().owner.empty() || at.method.empty()) return;
  const auto seconds = wait(at);
  const registry::Retry retry = entries.front().retry;
  if (retry != registry::Retry::after_wait && retry != registry::Retry::automatic &&
      retry != registry::Retry::new_connection)
    return;
  at.found(
      seconds ? at.field("Retry-After")->line_at : at.response.status_at,
      {text::lower_case(registry::retry_label(retry)), is_idempotent(at.method) ? "is idempotent" : "is not idempotent",
       seconds ? "wait " + std::to_string(*seconds) + " s" : std::string("wait longer each time")});
}

}  // namespace lint::judges
