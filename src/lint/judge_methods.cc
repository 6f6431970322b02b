// Method and status, and what the request itself should have been answered with.
#include <algorithm>
#include <array>

#include "lint/case.h"
#include "lint/methods.h"
#include "text/ascii.h"
#include "text/token.h"

namespace lint::judges {

using message::Field;

namespace {

/// Has the server let a request pass that needs one Host, and are all fields of it visible?
bool needed_host(const Case& at) {
  return at.request_complete() && at.request->version == "1.1" && at.status >= 200 && at.status != 400;
}

/// Browsers' exports have no Host for HTTP/2, and an address instead of a path; only what stands as on the wire counts.
bool is_without_host(const Case& at) {
  return needed_host(at) && at.exchange.form == message::Form::raw && at.request->target.substr(0, 1) == "/" &&
         !at.asked("Host");
}

}  // namespace

void method_unregistered(const Case& at) {
  if (!at.method.empty() && !is_registered(at.method)) at.found(at.response.status_at, {plain(at.method)});
}

void method_case(const Case& at) {
  if (!at.request || is_registered(at.method)) return;
  std::string upper(at.method);
  std::transform(upper.begin(), upper.end(), upper.begin(), text::upper);
  if (is_registered(upper)) at.found(at.request->method_at, {plain(at.method), upper});
}

void allow_names_method(const Case& at) {
  if (at.method.empty()) return;
  for (const Field* field : at.fields("Allow"))
    for (const std::string_view method : members(field->value))
      if (method == at.method) return at.found(field->line_at, {plain(method)});
}

void allow_malformed(const Case& at) {
  for (const Field* field : at.fields("Allow"))
    for (const std::string_view method : members(field->value))
      if (!text::is_token(method)) return at.found(field->value_at, {plain(method)});
}

void head_differs(const Case& at) {
  if (at.method != "HEAD" || !at.request) return;
  for (const std::size_t other : at.same_target()) {
    const message::Exchange& one = at.whole.exchanges[other];
    if (!one.response || one.request->method != "GET" || !at.comparable(other)) continue;
    const bool conditional = std::any_of(one.request->fields.begin(), one.request->fields.end(), [](const Field& f) {
      return text::same(std::string_view(f.name).substr(0, 3), "If-") || text::same(f.name, "Range");
    });
    if (conditional) continue;
    if (one.response->status != at.status)
      return at.found(at.response.status_at,
                      {"status " + std::to_string(at.status), std::to_string(one.response->status)});
    const Field* length = at.field("Content-Length");
    const Field* other_length = message::find(one.response->fields, "Content-Length");
    const Field* tag = at.field("ETag");
    const Field* other_tag = message::find(one.response->fields, "ETag");
    if (length && other_length && tag && other_tag && tag->value == other_tag->value &&
        length->value != other_length->value)
      return at.found(length->line_at, {"Content-Length " + plain(length->value), plain(other_length->value)});
  }
}

void put_created(const Case& at) {
  for (const std::size_t other : at.same_target()) {
    if (other >= at.index || !at.comparable(other)) continue;
    const message::Exchange& one = at.whole.exchanges[other];
    const bool missing = one.response && (one.response->status == 404 || one.response->status == 410) &&
                         (one.request->method == "GET" || one.request->method == "HEAD");
    if (missing) return at.found(at.response.status_at, {std::to_string(one.response->status)});
  }
}

void host_not_shown(const Case& at) {
  if (is_without_host(at) && !at.octets()) at.found(at.request->line_at);
}

void host_wrong(const Case& at) {
  if (!needed_host(at)) return;
  std::size_t hosts = 0;
  const Field* host = nullptr;
  for (const Field& field : at.request->fields)
    if (!field.malformed && text::same(field.name, "Host")) {
      ++hosts;
      host = &field;
    }
  if (hosts > 1) return at.found(host->line_at, {"has two `Host` lines"});
  if (hosts == 0 && is_without_host(at) && at.octets()) return at.found(at.request->line_at, {"has no `Host`"});
  if (host && (host->value.find_first_of(" /?#@,") != std::string::npos))
    at.found(host->line_at, {"has an invalid `Host`"});
}

void target_long(const Case& at) {
  if (at.request && at.request->target.size() > 8000)
    at.found(at.request->target_at, {std::to_string(at.request->target.size())});
}

void target_short(const Case& at) {
  if (at.request && !at.request->target.empty() && at.request->target.size() < 256)
    at.found(at.request->target_at, {std::to_string(at.request->target.size())});
}

}  // namespace lint::judges
