// What the content is said to be, and what it is.
#include <algorithm>

#include "lint/case.h"
#include "message/json_cursor.h"
#include "text/ascii.h"

namespace lint::judges {

using message::Field;

namespace {

std::string_view start_of(const Case& at) {
  const std::string_view body = at.response.body.text;
  const std::size_t first = body.find_first_not_of(" \t\r\n");
  return first == body.npos || at.field("Content-Encoding") ? std::string_view() : body.substr(first);
}

bool starts_like_html(std::string_view start) {
  const std::string lower = text::lower_case(start.substr(0, 16));
  return lower.substr(0, 14) == "<!doctype html" || lower.substr(0, 5) == "<html";
}

}  // namespace

void media_type_malformed(const Case& at) {
  const Field* type = at.field("Content-Type");
  if (type && !is_media_type(type->value)) at.found_value(*type);
}

void boundary_missing(const Case& at) {
  const Field* type = at.field("Content-Type");
  if (!type) return;
  const Parts all = parts(type->value);
  if (text::same(all.value.substr(0, 10), "multipart/") && !parameter(all, "boundary"))
    at.found(type->value_at, {plain(all.value)});
}

void json_broken(const Case& at) {
  const auto body = at.octets();
  const std::string type = text::lower_case(at.media_type());
  if (!body || body->empty() || type != "application/json" || at.field("Content-Encoding") ||
      at.field("Transfer-Encoding"))
    return;
  const Field* length = at.field("Content-Length");
  if (!length || number(length->value) != body->size()) return;  // whether all of it is there is not known
  message::JsonCursor json(*body);
  json.skip();
  const bool rest = json.good() && json.peek() != '\0';
  if (json.good() && !rest) return;
  const auto begin =
      at.response.body.at.begin + std::min<std::uint32_t>(json.place(), static_cast<std::uint32_t>(body->size() - 1));
  at.found({begin, std::min(begin + 1, at.response.body.at.end)}, {std::to_string(json.place())});
}

void json_is_html(const Case& at) {
  if (is_json(at.media_type()) && starts_like_html(start_of(at))) at.found(at.field("Content-Type")->line_at);
}

void html_is_json(const Case& at) {
  const std::string_view start = start_of(at);
  if (!text::same(at.media_type(), "text/html") || start.size() < 2) return;
  if (start[0] != '{' && start[0] != '[') return;
  message::JsonCursor json(start);
  json.skip();
  if (json.good() && json.peek() == '\0') at.found(at.field("Content-Type")->line_at);
}

// Tools that undo a coding leave the field as it was, so that only content as long as Content-Length says is as it was
// sent.
void not_compressed(const Case& at) {
  const auto body = at.octets();
  const Field* coding = at.field("Content-Encoding");
  const Field* length = at.field("Content-Length");
  if (!body || !coding || !length || number(length->value) != body->size() || body->empty() || at.method == "HEAD")
    return;
  const auto all = members(coding->value);
  if (all.empty() || !(text::same(all.back(), "gzip") || text::same(all.back(), "x-gzip"))) return;
  if (body->substr(0, 2) != "\x1f\x8b") at.found(coding->line_at, {plain(all.back())});
}

}  // namespace lint::judges
