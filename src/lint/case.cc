// How a case finds the response's fields, the other exchanges about the same target, and its content as it was sent.
#include "lint/case.h"

#include <algorithm>
#include <array>

#include "text/ascii.h"
#include "text/utf8.h"

namespace lint {

using message::Field;
using message::Range;
using message::Response;

Case::Case(const Whole& all, std::size_t at, const Response& of, bool between)
    : whole(all),
      index(at),
      exchange(all.exchanges[at]),
      response(of),
      request(exchange.request ? &*exchange.request : nullptr),
      interim(between),
      method(request ? std::string_view(request->method) : all.known.method),
      status(of.status) {
  for (const Field& field : response.fields) names_ |= bit_of(field.name);
  if (request)
    for (const Field& field : request->fields) asked_names_ |= bit_of(field.name);
}

std::vector<const Field*> Case::fields(std::string_view name) const {
  std::vector<const Field*> out;
  if (!may_have(name)) return out;
  for (const Field& field : response.fields)
    if (!field.malformed && text::same(field.name, name)) out.push_back(&field);
  return out;
}

bool Case::request_complete() const { return request && !request->fields.empty() && !request->shortened; }

std::string Case::target_of(const message::Exchange& exchange) {
  if (!exchange.request || exchange.request->target.empty()) return {};
  const Field* host = message::find(exchange.request->fields, "Host");
  return (host ? text::lower_case(host->value) : std::string()) + " " + exchange.request->target;
}

std::vector<std::size_t> Case::same_target() const {
  std::vector<std::size_t> out;
  const std::string key = target_of(exchange);
  if (key.empty()) return out;
  const auto [begin, end] = whole.by_target.equal_range(key);
  for (auto it = begin; it != end && out.size() < 64; ++it)
    if (it->second != index) out.push_back(it->second);
  return out;
}

bool Case::comparable(std::size_t other) const {
  const std::size_t first = std::min(index, other), last = std::max(index, other);
  if (whole.changes[last] != whole.changes[first + 1]) return false;
  constexpr std::array<std::string_view, 6> personal{"Authorization",   "Cookie",          "Accept",
                                                     "Accept-Encoding", "Accept-Language", "Origin"};
  return std::all_of(personal.begin(), personal.end(), [&](std::string_view name) {
    const Field* own = asked(name);
    const Field* others = message::find(whole.exchanges[other].request->fields, name);
    return own && others ? own->value == others->value : own == others;
  });
}

const Response* Case::twin() const {
  if (twin_known_) return twin_;
  twin_known_ = true;
  if (method != "GET" && method != "HEAD") return nullptr;
  for (const std::size_t other : same_target()) {
    const message::Exchange& one = whole.exchanges[other];
    if (one.response && one.response->status == 200 && one.request->method == "GET" && comparable(other))
      twin_ = &*one.response;
  }
  return twin_;
}

Uri Case::target() const {
  if (!request) return {};
  Uri out = uri(request->target);
  const Field* host = asked("Host");
  if (out.authority.empty() && host) out.authority = host->value;
  return out;
}

// A file may have been edited, and then its line ends are no longer those of the wire.
std::optional<std::string_view> Case::octets() const {
  if (!seen(message::body_exact) || !seen(message::head_complete) || exchange.form != message::Form::raw)
    return std::nullopt;
  const Range at = response.body.at;
  return whole.text.substr(at.begin, at.end - at.begin);
}

std::string_view Case::media_type() const {
  const Field* type = field("Content-Type");
  return type ? parts(type->value).value : std::string_view();
}

namespace {

/// Does something stand in place of what was sent: `<date>`, `{id}`, `***`, `XXX`, `[redacted]`, `...`?
bool is_filled_in(std::string_view text) {
  for (const char* mark : {"...", "\xE2\x80\xA6", "***", "XXX", "edacted", "EDACTED"})
    if (text.find(mark) != text.npos) return true;
  const std::size_t name = text.find_first_of("<{") + 1, end = text.find_first_of(">}/:,", name);
  return end != text.npos && name != 0 && end > name && (text[end] == '>' || text[end] == '}');
}

}  // namespace

void Case::found(Range at, std::initializer_list<std::string> details) const {
  // What is behind a placeholder may be right. A place in the midst of a word is looked at with the rest of the word.
  const std::size_t begin = std::min<std::size_t>(at.begin, whole.text.size());
  const std::string_view word = whole.text.substr(begin, whole.text.find_first_of(" \",\r\n", at.end) - begin);
  if (hits_.size() < 8 && !is_filled_in(word)) hits_.push_back({at, details});
}

void Case::found_value(const Field& field) const { found(field.value_at, {shown(field.value_at)}); }

std::string plain(std::string_view raw, std::size_t bytes) {
  std::string out = text::repaired(raw.substr(0, bytes * 2));
  for (char& c : out)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  if (out.size() <= bytes) return out;
  return std::string(text::cut(out, bytes)) + "\xE2\x80\xA6";
}

std::string Case::shown(Range at) const {
  const std::size_t begin = std::min<std::size_t>(at.begin, whole.shown.size());
  return plain(whole.shown.substr(begin, std::max(at.end, at.begin) - at.begin));
}

bool is_other_name(const registry::Status& status, std::string_view name) {
  const auto names = other_names();
  return std::any_of(names.begin(), names.end(), [&](const registry::OtherName& other) {
    return other.code == status.code && other.registered == status.owner.empty() && text::same(other.name, name);
  });
}

}  // namespace lint
