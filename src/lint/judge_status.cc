// The status line, the standing of the code, interim responses and upgrades.
#include <algorithm>

#include "lint/case.h"
#include "registry/labels.h"
#include "registry/registry.h"
#include "text/ascii.h"

namespace lint::judges {

using message::Field;
using message::Response;

namespace {

bool is_name_of(const registry::Status& status, std::string_view phrase) {
  if (text::same(status.name, phrase)) return true;
  return is_other_name(status, phrase);
}

/// A range of the line behind the status code.
message::Range phrase_place(const Response& response) {
  return {std::min(response.status_at.end, response.line_at.end), response.line_at.end};
}

}  // namespace

void reason_of_other(const Case& at) {
  const std::string_view phrase = trimmed(at.response.phrase);
  if (phrase.empty()) return;
  for (const registry::Status& own : registry::with_code(at.status))
    if (is_name_of(own, phrase)) return;
  for (const registry::Status& other : registry::statuses())
    if (other.owner.empty() && other.code != at.status && is_name_of(other, phrase))
      return at.found(phrase_place(at.response), {plain(phrase), std::to_string(other.code)});
}

void reason_on_http2(const Case& at) {
  if (!trimmed(at.response.phrase).empty()) at.found(phrase_place(at.response), {plain(at.response.phrase)});
}

void reason_octets(const Case& at) {
  for (const char c : at.response.phrase)
    if ((static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F) return at.found(phrase_place(at.response));
}

void status_line_space(const Case& at) {
  if (at.response.phrase.empty() && at.response.status_at.end == at.response.line_at.end)
    at.found(at.response.status_at);
}

void code_unregistered(const Case& at) {
  if (at.status >= 100 && registry::with_code(at.status).empty())
    at.found(at.response.status_at, {std::to_string(at.status / 100 * 100)});
}

void code_vendor(const Case& at) {
  std::string owners;
  for (const registry::Status& one : registry::with_code(at.status)) {
    if (one.owner.empty()) return;
    (owners += owners.empty() ? "" : "; ") += std::string(one.owner) + ", “" + std::string(one.name) + "”";
  }
  if (!owners.empty()) at.found(at.response.status_at, {owners});
}

void code_standing(const Case& at) {
  for (const registry::Status& one : registry::with_code(at.status))
    if (one.owner.empty() &&
        (one.standing == registry::Standing::deprecated || one.standing == registry::Standing::reserved))
      return at.found(at.response.status_at, {std::string(registry::to_text(one.standing))});
}

void interim_last(const Case& at) {
  if (at.interim && !at.exchange.response && &at.response == &at.exchange.interim.back() &&
      at.seen(message::sequence_complete))
    at.found(at.response.status_at);
}

void interim_to_http10(const Case& at) {
  if (at.request && at.request->version == "1.0") at.found(at.response.status_at);
}

void upgrade_not_offered(const Case& at) {
  const Field* offered = at.asked("Upgrade");
  const Field* taken = at.field("Upgrade");
  if (!offered || !taken) return;
  const auto offers = members(offered->value);
  for (const std::string_view one : members(taken->value))
    if (std::none_of(offers.begin(), offers.end(), [&](auto offer) { return text::same(offer, one); }))
      return at.found(taken->value_at, {plain(one)});
}

void upgrade_before_continue(const Case& at) {
  const Field* expect = at.asked("Expect");
  if (!expect || !text::same(expect->value, "100-continue") || !at.asked("Upgrade") ||
      !at.seen(message::sequence_complete))
    return;
  const auto& before = at.exchange.interim;
  if (std::none_of(before.begin(), before.end(), [](const Response& one) { return one.status == 100; }))
    at.found(at.response.status_at);
}

}  // namespace lint::judges
