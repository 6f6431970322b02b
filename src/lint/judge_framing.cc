// How a message is framed: Content-Length, transfer codings, chunks, the shape of the header section.
#include <algorithm>
#include <array>

#include "lint/case.h"
#include "text/ascii.h"

namespace lint::judges {

using message::Field;
using message::Range;

namespace {

/// Every member of every Content-Length line.
std::vector<std::pair<const Field*, std::string_view>> lengths(const Case& at) {
  std::vector<std::pair<const Field*, std::string_view>> out;
  for (const Field* field : at.fields("Content-Length"))
    for (const std::string_view member : members(field->value)) out.push_back({field, member});
  return out;
}

std::vector<std::string_view> codings(const Case& at) {
  std::vector<std::string_view> out;
  for (const Field* field : at.fields("Transfer-Encoding"))
    for (const std::string_view member : members(field->value)) out.push_back(parts(member).value);
  return out;
}

bool is_chunked(std::string_view coding) { return text::same(coding, "chunked"); }

/// The one length that the head tells; nothing where it tells none or several.
std::optional<std::uint64_t> told_length(const Case& at) {
  const auto all = lengths(at);
  if (all.empty()) return std::nullopt;
  for (const auto& [field, value] : all)
    if (value != all.front().second) return std::nullopt;
  return number(all.front().second);
}

/// May the content of this response be measured by its Content-Length? Tools undo content codings and print no content
/// for HEAD; responses that end with their head have a length of what is not there.
bool measurable(const Case& at) {
  return !at.field("Transfer-Encoding") && !at.field("Content-Encoding") && at.method != "HEAD" &&
         at.method != "CONNECT" && at.status >= 200 && at.status != 204 && at.status != 304;
}

struct Chunks {
  enum { none, whole, broken, cut } state = none;
  std::size_t place = 0;  // of the mistake
};

/// RFC 9112 section 7.1. Tools undo the coding and still print the field, so content counts as chunks only where it
/// begins with a chunk size.
Chunks chunks(std::string_view body) {
  const auto hex = [](char c) { return text::hex_digit(c) >= 0; };
  Chunks out;
  for (std::size_t i = 0, count = 0;; ++count) {
    std::size_t size = 0, digits = i;
    while (digits < body.size() && hex(body[digits]) && digits - i < 8) {
      const char c = text::lower(body[digits++]);
      size = size * 16 + static_cast<std::size_t>(text::is_digit(c) ? c - '0' : c - 'a' + 10);
    }
    out.place = i;
    const std::size_t line = body.find("\r\n", digits);
    const bool sized =
        digits > i && line != body.npos && (line == digits || body[digits] == ';' || body[digits] == ' ');
    if (!sized) {
      // Numbers in programs have such a prefix, chunk sizes have none.
      const bool prefixed = digits == i + 1 && body[i] == '0' && digits + 1 < body.size() &&
                            text::lower(body[digits]) == 'x' && hex(body[digits + 1]);
      out.state = count == 0 ? prefixed ? Chunks::broken : Chunks::none
                  : i >= body.size() || (digits == body.size() && line == body.npos) ? Chunks::cut
                                                                                     : Chunks::broken;
      return out;
    }
    if (size == 0) {
      out.state = Chunks::whole;
      return out;
    }
    const std::size_t data = line + 2;
    if (body.size() - data < size + 2) {
      // One chunk size alone at the front may be content that merely begins with digits.
      out.state = count == 0 && body.size() - data < size ? Chunks::cut : Chunks::cut;
      out.place = body.size();
      return out;
    }
    if (body.substr(data + size, 2) != "\r\n") {
      out.state = Chunks::broken;
      out.place = data + size;
      return out;
    }
    i = data + size + 2;
  }
}

std::optional<Chunks> chunked_content(const Case& at) {
  const auto body = at.octets();
  const auto all = codings(at);
  if (!body || body->empty() || all.empty() || !is_chunked(all.back()) || at.field("Content-Encoding"))
    return std::nullopt;
  return chunks(*body);
}

Range octet(const Case& at, std::size_t place) {
  const auto begin = static_cast<std::uint32_t>(at.response.body.at.begin + std::min(place, at.octets()->size() - 1));
  return {begin, std::min(begin + 1, at.response.body.at.end)};
}

/// The header section as it stands in the text.
std::string_view head_of(const Case& at) {
  const std::uint32_t end =
      at.response.fields.empty() ? at.response.line_at.end : at.response.fields.back().line_at.end;
  return at.whole.text.substr(at.response.line_at.begin, end - at.response.line_at.begin);
}

/// The name as a field has it that may not stand in a trailer section (RFC 9110 section 6.5.1); empty for others.
std::string_view not_in_trailers(std::string_view name) {
  constexpr std::array<std::string_view, 15> forbidden{
      "Transfer-Encoding", "Content-Length", "Host",          "Cache-Control", "Expect",
      "Content-Encoding",  "Content-Type",   "Content-Range", "Trailer",       "Authorization",
      "Set-Cookie",        "Location",       "Retry-After",   "Vary",          "WWW-Authenticate"};
  for (const std::string_view one : forbidden)
    if (text::same(name, one)) return one;
  return {};
}

}  // namespace

void length_differs(const Case& at) {
  const auto all = lengths(at);
  for (const auto& [field, value] : all)
    if (value != all.front().second) return at.found(field->line_at, {plain(all.front().second), plain(value)});
}

void length_number(const Case& at) {
  for (const auto& [field, value] : lengths(at)) {
    // Documents write "xxx" and "nnn" for a number that does not matter.
    if (!value.empty() && value.find_first_not_of("xXnN.") == value.npos) return;
    if (value.empty() || !std::all_of(value.begin(), value.end(), text::is_digit))
      return at.found(field->value_at, {plain(value)});
  }
  for (const Field* field : at.fields("Content-Length"))
    if (trimmed(field->value).empty()) return at.found(field->line_at, {""});
}

void length_repeated(const Case& at) {
  const auto all = lengths(at);
  if (all.size() < 2) return;
  if (std::all_of(all.begin(), all.end(), [&](const auto& one) { return one.second == all.front().second; }))
    at.found(all.back().first->line_at, {std::to_string(all.size())});
}

void body_short(const Case& at) {
  const auto body = at.octets();
  const auto length = told_length(at);
  // No content at all is what tools print for HEAD and for the earlier rounds of redirects.
  if (!body || !length || !measurable(at) || body->empty() || body->size() >= *length) return;
  at.found(at.field("Content-Length")->line_at,
           {std::to_string(body->size()), std::to_string(*length), std::to_string(*length - body->size())});
}

void body_long(const Case& at) {
  const auto body = at.octets();
  const auto length = told_length(at);
  if (!body || !length || !measurable(at) || body->size() <= *length) return;
  // Prompts and what editors append are no content.
  if (body->substr(*length).find_first_not_of(" \r\n") == body->npos) return;
  at.found({at.response.body.at.begin + static_cast<std::uint32_t>(*length), at.response.body.at.end},
           {std::to_string(body->size() - *length)});
}

void coding_to_http10(const Case& at) {
  const Field* coding = at.field("Transfer-Encoding");
  if (coding && at.request && at.request->version == "1.0") at.found(coding->line_at);
}

void chunked_not_last(const Case& at) {
  const auto all = codings(at);
  if (all.empty() || is_chunked(all.back())) return;
  const Field* connection = at.field("Connection");
  if (connection && text::same(trimmed(connection->value), "close")) return;
  if (at.is_http1() && at.seen(message::fields_complete))
    at.found(at.field("Transfer-Encoding")->line_at, {plain(all.back())});
}

void chunked_twice(const Case& at) {
  const auto all = codings(at);
  if (std::count_if(all.begin(), all.end(), is_chunked) > 1) at.found(at.fields("Transfer-Encoding").back()->line_at);
}

void coding_unknown(const Case& at) {
  constexpr std::array<std::string_view, 6> known{"chunked", "compress", "deflate", "gzip", "x-compress", "x-gzip"};
  for (const std::string_view one : codings(at))
    if (std::none_of(known.begin(), known.end(), [&](auto name) { return text::same(name, one); }))
      return at.found(at.field("Transfer-Encoding")->line_at, {plain(one)});
}

void chunk_broken(const Case& at) {
  const auto found = chunked_content(at);
  if (found && found->state == Chunks::broken) at.found(octet(at, found->place), {std::to_string(found->place)});
}

void chunk_cut(const Case& at) {
  const auto found = chunked_content(at);
  if (found && found->state == Chunks::cut) at.found(octet(at, found->place), {std::to_string(found->place)});
}

void line_folded(const Case& at) {
  for (const Field& field : at.response.fields)
    if (field.folded) at.found(field.line_at, {plain(field.name)});
}

void line_folded_shown(const Case& at) {
  if (!at.octets()) line_folded(at);
}

void colon_space(const Case& at) {
  for (const Field& field : at.response.fields)
    if (field.space_before_colon) at.found(field.line_at, {plain(field.name)});
}

void line_malformed(const Case& at) {
  for (const Field& field : at.response.fields)
    if (field.malformed) at.found(field.line_at, {at.shown(field.line_at)});
}

void bare_cr(const Case& at) {
  const std::string_view head = head_of(at);
  for (std::size_t i = 0; i + 1 < head.size(); ++i)
    if (head[i] == '\r' && head[i + 1] != '\n') {
      const auto begin = at.response.line_at.begin + static_cast<std::uint32_t>(i);
      return at.found({begin, begin + 1});
    }
}

void control_octet(const Case& at) {
  for (const Field& field : at.response.fields)
    for (const char c : field.value)
      if ((static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\r') || c == 0x7F) {
        at.found(field.value_at, {plain(field.name)});
        break;
      }
}

void bare_lf(const Case& at) {
  const std::string_view head = head_of(at);
  bool crlf = false;
  for (std::size_t i = head.find('\n'); i != head.npos; i = head.find('\n', i + 1))
    crlf = crlf || (i > 0 && head[i - 1] == '\r');
  if (!crlf) return;  // an edited file
  for (std::size_t i = head.find('\n'); i != head.npos; i = head.find('\n', i + 1))
    if (i == 0 || head[i - 1] != '\r') {
      const auto begin = at.response.line_at.begin + static_cast<std::uint32_t>(i);
      return at.found({begin, begin + 1});
    }
}

void singleton_repeated(const Case& at) {
  constexpr std::array<std::string_view, 15> singletons{"Age",
                                                        "Content-Location",
                                                        "Content-Range",
                                                        "Content-Type",
                                                        "Date",
                                                        "ETag",
                                                        "Expires",
                                                        "Last-Modified",
                                                        "Location",
                                                        "Retry-After",
                                                        "Server",
                                                        "Access-Control-Allow-Origin",
                                                        "Access-Control-Max-Age",
                                                        "Host",
                                                        "Max-Forwards"};
  for (const std::string_view name : singletons) {
    const auto all = at.fields(name);
    if (all.size() > 1) at.found(all[1]->line_at, {std::string(name), std::to_string(all.size())});
  }
}

void trailer_field(const Case& at) {
  for (const Field* field : at.fields("Trailer"))
    for (const std::string_view name : members(field->value))
      if (const std::string_view one = not_in_trailers(name); !one.empty())
        at.found(field->line_at, {std::string(one)});
}

void trailer_forbidden(const Case& at) {
  const auto all = chunked_content(at);
  if (!all || all->state != Chunks::whole) return;
  const std::string_view body = *at.octets();
  for (std::size_t begin = body.find("\r\n", all->place) + 2; begin < body.size();) {
    const std::size_t end = std::min(body.find("\r\n", begin), body.size());
    const std::string_view line = body.substr(begin, end - begin);
    if (line.empty()) return;
    if (const std::string_view one = not_in_trailers(line.substr(0, line.find(':'))); !one.empty()) {
      const auto from = static_cast<std::uint32_t>(at.response.body.at.begin + begin);
      at.found({from, from + static_cast<std::uint32_t>(line.size())}, {std::string(one)});
    }
    begin = end + 2;
  }
}

}  // namespace lint::judges
