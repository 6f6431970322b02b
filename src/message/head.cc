// Lines are read generously, since people paste what tools print: a reason phrase may be missing, a version may be "2".
#include "message/head.h"

#include <algorithm>
#include <array>

#include "text/ascii.h"
#include "text/token.h"

namespace message {
namespace {

using text::is_digit;
using text::is_upper;

constexpr std::size_t longest_method = 32, longest_name = 256;

/// Length of "1.1" or "2".
std::size_t version_length(std::string_view text) {
  if (text.empty() || !is_digit(text[0])) return 0;
  return text.size() > 2 && text[1] == '.' && is_digit(text[2]) ? 3 : 1;
}

}  // namespace

const Field* find(const std::vector<Field>& fields, std::string_view name) {
  for (const Field& field : fields)
    if (!field.malformed && text::same(field.name, name)) return &field;
  return nullptr;
}

std::optional<Response> status_line(const Line& line, std::size_t at) {
  const std::string_view text = line.text().substr(at);
  if (!text.starts_with("HTTP/")) return std::nullopt;
  const std::size_t version = version_length(text.substr(5));
  std::size_t i = 5 + version;
  if (version == 0 || i >= text.size() || text[i] != ' ') return std::nullopt;
  while (i < text.size() && text[i] == ' ') ++i;
  std::size_t digits = i;
  while (digits < text.size() && is_digit(text[digits])) ++digits;
  // Servers also send codes of two and four digits. They are read, so that the rules can judge them.
  if (digits == i || digits - i > 4 || text[i] == '0' || (digits < text.size() && text[digits] != ' '))
    return std::nullopt;
  Response response;
  response.version = text.substr(5, version);
  for (std::size_t k = i; k < digits; ++k) response.status = response.status * 10 + (text[k] - '0');
  response.status_at = line.range(at + i, at + digits);
  std::size_t phrase = digits;
  while (phrase < text.size() && text[phrase] == ' ') ++phrase;
  response.phrase = text.substr(phrase);
  response.line_at = line.range(at, at + text.size());
  return response;
}

std::optional<Request> request_line(const Line& line, std::size_t at) {
  const std::string_view text = line.text().substr(at);
  std::size_t method = 0;
  while (method < text.size() && method <= longest_method && text::is_token_char(text[method])) ++method;
  if (method == 0 || method > longest_method || method >= text.size() || text[method] != ' ' || !is_upper(text[0]))
    return std::nullopt;
  const std::size_t version = text.rfind(" HTTP/");
  if (version == text.npos || version <= method) return std::nullopt;
  const std::size_t length = version_length(text.substr(version + 6));
  if (length == 0 || !blank(text.substr(version + 6 + length))) return std::nullopt;
  Request request;
  request.method = text.substr(0, method);
  request.target = text.substr(method + 1, version - method - 1);
  request.version = text.substr(version + 6, length);
  request.line_at = line.range(at, at + text.size());
  request.method_at = line.range(at, at + method);
  request.target_at = line.range(at + method + 1, at + version);
  return request;
}

bool is_field(std::string_view text) {
  std::size_t name = 0;
  while (name < text.size() && name <= longest_name && text::is_token_char(text[name])) ++name;
  return name > 0 && name < text.size() && text[name] == ':' && !text.substr(name).starts_with("://");
}

bool is_omission(std::string_view text) {
  while (!text.empty() && (text[0] == ' ' || text[0] == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  constexpr std::array<std::string_view, 12> marks{"...",      "\xE2\x80\xA6", "[...]",     "[\xE2\x80\xA6]",
                                                   "(...)",    "<snip>",       "[snip]",    "snip",
                                                   "--snip--", "...snip...",   "[omitted]", "** omitted **"};
  return std::find(marks.begin(), marks.end(), text) != marks.end() ||
         (text.size() > 3 && text.find_first_not_of('.') == text.npos);
}

void add_field(std::vector<Field>& fields, const Line& line, std::size_t at) {
  const std::string_view text = line.text().substr(at);
  if (!text.empty() && (text[0] == ' ' || text[0] == '\t') && !fields.empty()) {
    Field& last = fields.back();
    const std::size_t from = text.find_first_not_of(" \t"), to = text.find_last_not_of(" \t\r");
    if (from == text.npos) return;
    last.value += (last.value.empty() ? "" : " ") + std::string(text.substr(from, to + 1 - from));
    last.value_at.end = last.line_at.end = line.range(at, at + text.size()).end;
    last.folded = true;
    return;
  }
  Field field;
  field.line_at = line.range(at, at + text.size());
  std::size_t name = 0;
  while (name < text.size() && text::is_token_char(text[name])) ++name;
  std::size_t colon = name;
  while (colon < text.size() && (text[colon] == ' ' || text[colon] == '\t')) ++colon;
  if (name == 0 || colon >= text.size() || text[colon] != ':') {
    field.malformed = true;
    field.value = text;
    field.value_at = field.line_at;
    fields.push_back(std::move(field));
    return;
  }
  field.name = text.substr(0, name);
  field.name_at = line.range(at, at + name);
  field.space_before_colon = colon != name;
  std::size_t from = colon + 1, to = text.size();
  while (from < to && (text[from] == ' ' || text[from] == '\t')) ++from;
  while (to > from && (text[to - 1] == ' ' || text[to - 1] == '\t' || text[to - 1] == '\r')) --to;
  field.value = text.substr(from, to - from);
  field.value_at = line.range(at + from, at + to);
  fields.push_back(std::move(field));
}

}  // namespace message
