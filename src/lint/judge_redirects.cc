// Where a redirect leads, and chains of them.
#include <algorithm>

#include "lint/case.h"
#include "registry/words.h"
#include "text/ascii.h"

namespace lint::judges {

using message::Exchange;
using message::Field;

namespace {

bool is_redirect(int status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}
bool is_permanent(int status) { return status == 301 || status == 308; }

/// Scheme and authority of an address, as far as both tell it.
bool other_origin(const Uri& from, const Uri& to) {
  return !to.authority.empty() && !from.authority.empty() && !text::same(from.authority, to.authority);
}

/// The path of a reference, against that of the request.
std::string_view path_of(const Uri& uri) { return uri.path.empty() ? std::string_view("/") : uri.path; }

/// The exchanges before this one, each of which redirected to the next, itself included; the first comes first.
std::vector<std::size_t> chain(const Case& at) {
  std::vector<std::size_t> out{at.index};
  while (out.back() > 0) {
    const Exchange& before = at.whole.exchanges[out.back() - 1];
    if (!before.response || !is_redirect(before.response->status)) break;
    const Field* to = message::find(before.response->fields, "Location");
    const Exchange& now = at.whole.exchanges[out.back()];
    if (!to) break;
    // Without requests the order of the text is all there is.
    if (now.request && path_of(uri(to->value)) != path_of(uri(now.request->target))) break;
    out.push_back(out.back() - 1);
  }
  std::reverse(out.begin(), out.end());
  return out;
}

/// Is this the last exchange of its chain?
bool ends_chain(const Case& at) {
  if (at.interim) return false;
  if (at.index + 1 == at.whole.exchanges.size() || !is_redirect(at.status)) return true;
  const Exchange& next = at.whole.exchanges[at.index + 1];
  const Field* to = at.field("Location");
  return !to || (next.request && path_of(uri(to->value)) != path_of(uri(next.request->target)));
}

}  // namespace

void location_invalid(const Case& at) {
  for (const Field* field : at.fields("Location")) {
    if (field->folded && !at.octets()) continue;  // a document may have broken it: `line-folded-shown`
    const std::size_t bad = bad_in_uri(field->value);
    if (bad == std::string_view::npos) continue;
    const auto begin = static_cast<std::uint32_t>(field->value_at.begin + bad);
    at.found(field->folded ? field->line_at : message::Range{begin, begin + 1},
             {plain(std::string_view(field->value).substr(bad, 1))});
  }
}

void location_empty(const Case& at) {
  const Field* to = at.field("Location");
  if (to && trimmed(to->value).empty()) at.found(to->line_at);
}

void location_self(const Case& at) {
  const Field* to = at.field("Location");
  if (!to || !at.request || at.field("Set-Cookie") || to->value.find('#') != std::string::npos) return;
  const Uri from = at.target(), target = uri(to->value);
  // An address without its scheme may have been asked for over the other one.
  if (from.scheme.empty() && !target.scheme.empty()) return;
  if (!from.scheme.empty() && !target.scheme.empty() && !text::same(from.scheme, target.scheme)) return;
  if (other_origin(from, target) || target.path.empty() || target.path[0] != '/') return;
  if (path_of(from) == path_of(target)) at.found(to->line_at);
}

void location_downgrade(const Case& at) {
  const Field* to = at.field("Location");
  if (to && text::same(at.target().scheme, "https") && text::same(uri(to->value).scheme, "http"))
    at.found(to->value_at);
}

void location_elsewhere(const Case& at) {
  // In a response to QUERY it is the address of the query (RFC 10008 section 2.4).
  const Field* to = at.field("Location");
  if (to && at.method != "QUERY") at.found(to->line_at);
}

void sts_over_http(const Case& at) {
  const Field* field = at.field("Strict-Transport-Security");
  if (field && text::same(at.target().scheme, "http")) at.found(field->line_at);
}

void sts_max_age(const Case& at) {
  const Field* field = at.field("Strict-Transport-Security");
  if (!field) return;
  const std::string list = ";" + field->value;  // its directives have nothing before the first semicolon
  const Parts all = parts(list, true);
  const Parameter* age = parameter(all, "max-age");
  if (!age || !number(age->value)) at.found(field->line_at);
}

void location_collection(const Case& at) {
  const Field* to = at.field("Location");
  if (!to || !at.request) return;
  const Uri from = at.target(), target = uri(to->value);
  if (!other_origin(from, target) && !target.path.empty() && path_of(from) == path_of(target)) at.found(to->line_at);
}

void chain_long(const Case& at) {
  if (!ends_chain(at)) return;
  const auto all = chain(at);
  const std::size_t redirects = all.size() - (is_redirect(at.status) ? 0 : 1);
  if (redirects > 5) at.found(at.response.status_at, {std::to_string(redirects)});
}

void chain_mixed(const Case& at) {
  if (!ends_chain(at)) return;
  bool permanent = false, temporary = false;
  for (const std::size_t one : chain(at)) {
    const int status = at.whole.exchanges[one].response ? at.whole.exchanges[one].response->status : 0;
    if (is_redirect(status)) (is_permanent(status) ? permanent : temporary) = true;
  }
  if (permanent && temporary) at.found(at.response.status_at);
}

void redirect_loop(const Case& at) {
  if (!at.request || !is_redirect(at.status)) return;
  const Field* to = at.field("Location");
  if (!to) return;
  const Uri target = uri(to->value);
  const auto all = chain(at);
  // A loop leads back to an earlier request of the chain with the same method.
  for (std::size_t i = 0; i + 1 < all.size(); ++i) {
    const Exchange& one = at.whole.exchanges[all[i]];
    if (!one.request || one.request->method != at.request->method) continue;
    const Field* host = message::find(one.request->fields, "Host");
    const Uri from = uri(one.request->target);
    const std::string_view authority = !from.authority.empty() ? from.authority
                                       : host                  ? std::string_view(host->value)
                                                               : std::string_view();
    if (!target.authority.empty() && (authority.empty() || !text::same(authority, target.authority))) continue;
    const bool may_differ_in_scheme = from.scheme.empty() && !target.scheme.empty() && all.size() - i < 3;
    if (!target.path.empty() && !may_differ_in_scheme && path_of(from) == path_of(target))
      return at.found(to->line_at, {std::to_string(all.size() - i)});
  }
}

void credentials_elsewhere(const Case& at) {
  const Field* to = at.field("Location");
  if (to && at.asked("Authorization") && other_origin(at.target(), uri(to->value))) at.found(to->line_at);
}

}  // namespace lint::judges
