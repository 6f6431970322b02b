// Problem details (RFC 9457), and errors that hide in content.
#include <algorithm>
#include <array>

#include "lint/case.h"
#include "message/json_cursor.h"
#include "registry/registry.h"
#include "text/ascii.h"

namespace lint::judges {

using message::Field;
using message::Range;

namespace {

struct Member {
  bool there = false;
  char kind = 0;  // '"' string, '0' number, '{', '[', 't', 'f', 'n'
  std::string text;
  double number = 0;
  Range at{};  // in the text
};

/// The members of the content's top object that concern problem details.
struct Content {
  bool json = false, object = false, broken = false;
  std::size_t broken_at = 0;
  Member type, title, status, detail, instance, status_code, error, errors, code, message, success;
};

bool is_problem(const Case& at) { return text::same(at.media_type(), "application/problem+json"); }

/// Ranges inside the content are exact where the content stands in the text as it was sent.
Range in_text(const Case& at, Range range) {
  const Range body = at.response.body.at;
  const std::string_view raw = at.whole.text.substr(body.begin, body.end - body.begin);
  if (raw.substr(0, at.response.body.text.size()) != at.response.body.text) return body;
  return {body.begin + range.begin, body.begin + range.end};
}

Content content_of(const Case& at) {
  Content out;
  const std::string_view body = at.response.body.text;
  const std::size_t first = body.find_first_not_of(" \t\r\n");
  if (!at.seen(message::body_seen) || first == body.npos || at.field("Content-Encoding")) return out;
  if (!is_json(at.media_type()) && body[first] != '{') return out;
  out.json = true;
  message::JsonCursor json(body);
  if (json.peek() != '{') {
    json.skip();
  } else {
    out.object = true;
    json.object([&](std::string_view name) {
      Member* member = name == "type"                                                          ? &out.type
                       : name == "title"                                                       ? &out.title
                       : name == "status"                                                      ? &out.status
                       : name == "detail"                                                      ? &out.detail
                       : name == "instance"                                                    ? &out.instance
                       : name == "error"                                                       ? &out.error
                       : name == "errors"                                                      ? &out.errors
                       : name == "code"                                                        ? &out.code
                       : name == "message"                                                     ? &out.message
                       : name == "success"                                                     ? &out.success
                       : name == "statusCode" || name == "status_code" || name == "httpStatus" ? &out.status_code
                                                                                               : nullptr;
      if (!member || member->there) return json.skip();
      member->kind = json.peek();
      member->there = member->kind != '\0';
      const std::uint32_t begin = json.place();
      Range range{begin, begin};
      if (member->kind == '"') {
        json.string(member->text, range);
      } else if (member->kind == '-' || text::is_digit(member->kind)) {
        member->kind = '0';
        json.number(member->number, range);
      } else {
        json.skip();
        range.end = json.place();
      }
      member->at = in_text(at, range);
    });
  }
  if (json.good() && json.peek() != '\0') out.broken = true;
  if (!json.good()) out.broken = true;
  out.broken_at = json.place();
  return out;
}

bool is_absolute(std::string_view uri) {
  const std::size_t colon = uri.find(':');
  return colon != uri.npos && colon > 0 &&
         std::all_of(uri.begin(), uri.begin() + static_cast<std::ptrdiff_t>(colon), [](char c) {
           return text::is_digit(c) || text::is_letter(c) || c == '+' || c == '-' || c == '.';
         });
}

/// Is all of the content there? A paste may end early, and lines may be left out.
bool is_whole(const Case& at) {
  const Field* length = at.field("Content-Length");
  const auto told = length ? number(length->value) : std::nullopt;
  const auto octets = at.octets();
  return told && *told == (octets ? octets->size() : at.response.body.text.size());
}

}  // namespace

void problem_broken(const Case& at) {
  if (!is_problem(at) || !is_whole(at)) return;
  const Content content = content_of(at);
  if (!content.broken) return;
  const auto begin = static_cast<std::uint32_t>(
      at.response.body.at.begin + std::min<std::size_t>(content.broken_at, at.response.body.text.size() - 1));
  at.found({begin, std::min(begin + 1, at.response.body.at.end)}, {std::to_string(content.broken_at)});
}

void problem_not_object(const Case& at) {
  const Content content = content_of(at);
  if (is_problem(at) && content.json && !content.object && !content.broken) at.found(at.response.body.at);
}

void problem_status_differs(const Case& at) {
  const Content content = content_of(at);
  if (is_problem(at) && content.status.kind == '0' && content.status.number != at.status)
    at.found(content.status.at, {at.shown(content.status.at)});
}

void problem_status_type(const Case& at) {
  const Content content = content_of(at);
  if (is_problem(at) && content.status.there && content.status.kind != '0')
    at.found(content.status.at, {at.shown(content.status.at)});
}

void problem_member_type(const Case& at) {
  const Content content = content_of(at);
  if (!is_problem(at)) return;
  const std::array<std::pair<const char*, const Member*>, 4> strings{{{"type", &content.type},
                                                                      {"title", &content.title},
                                                                      {"detail", &content.detail},
                                                                      {"instance", &content.instance}}};
  for (const auto& [name, member] : strings)
    if (member->there && member->kind != '"') at.found(member->at, {name});
}

void problem_type_relative(const Case& at) {
  const Content content = content_of(at);
  const std::string& type = content.type.text;
  if (is_problem(at) && !type.empty() && !is_absolute(type) && type[0] != '/') at.found(content.type.at, {plain(type)});
}

void problem_type_invalid(const Case& at) {
  const Content content = content_of(at);
  if (is_problem(at) && bad_in_uri(content.type.text) != std::string::npos)
    at.found(content.type.at, {plain(content.type.text)});
}

void problem_blank_title(const Case& at) {
  const Content content = content_of(at);
  if (!is_problem(at) || content.title.kind != '"' || (content.type.there && content.type.text != "about:blank"))
    return;
  const auto entries = registry::with_code(at.status);
  if (entries.empty()) return;
  const std::string& title = content.title.text;
  // A localized title is right too.
  if (std::any_of(title.begin(), title.end(), [](char c) { return c & 0x80; })) return;
  if (text::same(title, entries.front().name) || is_other_name(entries.front(), title)) return;
  at.found(content.title.at, {plain(title), std::string(entries.front().name)});
}

void problem_unmarked(const Case& at) {
  if (!text::same(at.media_type(), "application/json")) return;
  const Content content = content_of(at);
  if (content.object && content.type.kind == '"' && content.title.kind == '"' &&
      (content.status.kind == '0' || content.detail.kind == '"'))
    at.found(at.field("Content-Type")->line_at);
}

void problem_obsolete_link(const Case& at) {
  const Content content = content_of(at);
  if (is_problem(at) && content.type.text.find("rfc7231") != std::string::npos) at.found(content.type.at);
}

void stack_trace(const Case& at) {
  const std::string_view body = at.response.body.text;
  if (!at.seen(message::body_seen)) return;
  constexpr std::array<std::string_view, 7> marks{"Traceback (most recent call last)",
                                                  "\n    at ",
                                                  "<br> &nbsp; &nbsp;at ",
                                                  "\\n    at ",
                                                  "\tat java.",
                                                  "goroutine 1 [",
                                                  "   at System."};
  for (const std::string_view mark : marks)
    if (body.substr(0, 65536).find(mark) != body.npos) return at.found(at.response.body.at);
}

void status_in_content(const Case& at) {
  if (is_problem(at)) return;
  const Content content = content_of(at);
  const Member& member = content.status_code;
  if (member.kind == '0' && member.number >= 100 && member.number < 600 && member.number != at.status)
    at.found(member.at, {at.shown(member.at)});
}

void error_in_success(const Case& at) {
  const Content content = content_of(at);
  // GraphQL and JSON-RPC answer errors with 200 by design; what has neither data nor a result is an error alone.
  if (!content.object || content.broken) return;
  const std::string_view body = at.response.body.text;
  for (const std::string_view design :
       {std::string_view("\"jsonrpc\""), std::string_view("\"data\""), std::string_view("\"extensions\"")})
    if (body.find(design) != body.npos) return;
  if (content.error.there && content.error.kind != 'n' && content.error.kind != 'f' &&
      !(content.error.kind == '"' && content.error.text.empty()) &&
      !(content.error.kind == '0' && content.error.number == 0))
    return at.found(content.error.at);
  if (content.success.kind == 'f') return at.found(content.success.at);
}

}  // namespace lint::judges
