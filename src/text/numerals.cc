// Every rule looks at the bytes around the number, so that a question costs nothing that depends on the text's length.
#include "text/numerals.h"

#include <algorithm>

#include "text/ascii.h"

namespace text {
namespace {

constexpr std::string_view kUnits[] = {
    "ms",    "s",    "sec",   "secs", "seconds", "second", "min",  "mins",    "minutes", "minute",  "h",
    "hours", "days", "kb",    "mb",   "gb",      "tb",     "kib",  "mib",     "gib",     "k",       "m",
    "g",     "b",    "bytes", "byte", "bit",     "bits",   "px",   "percent", "users",   "times",   "characters",
    "chars", "rps",  "qps",   "rpm",  "files",   "items",  "rows", "lines",   "records", "requests"};

/// Digits in a row that end before `at`, at most four.
std::size_t digits_before(std::string_view text, std::size_t at) {
  std::size_t count = 0;
  while (count < 4 && count < at && is_digit(text[at - count - 1])) ++count;
  return count;
}

std::size_t digits_from(std::string_view text, std::size_t at) {
  std::size_t count = 0;
  while (count < 5 && at + count < text.size() && is_digit(text[at + count])) ++count;
  return count;
}

/// Does it end with "HTTP/1.1", "HTTP/2"?
bool ends_with_version(std::string_view text) {
  std::size_t i = text.size();
  while (i > 0 && text.size() - i < 4 && (is_digit(text[i - 1]) || text[i - 1] == '.')) --i;
  return i >= 5 && i < text.size() && same(text.substr(i - 5, 5), "http/");
}

}  // namespace

bool part_of_longer(std::string_view text, std::size_t begin, std::size_t end) {
  const char before = begin > 0 ? text[begin - 1] : '\0', after = end < text.size() ? text[end] : '\0';
  const std::size_t left = begin > 0 ? digits_before(text, begin - 1) : 0;
  const std::size_t right = end < text.size() ? digits_from(text, end + 1) : 0;
  if (before == '$' || after == '%') return true;
  if ((before == '.' || before == ',') && left > 0) return true;  // 10.0.0.404, 1,404
  if (after == ',' && right > 0) return true;
  if (after == '.' && right > 0) {  // 404.13 is a sub-status, 201.17.3.4 an address
    const std::size_t next = end + 1 + right;
    if (right > 4 || (next < text.size() && text[next] == '.')) return true;
  }
  if (before == ':' && (left > 0 || (begin > 1 && text[begin - 2] == ']'))) return true;  // 12:30:500, [::1]:500
  if (after == ':' && right > 0) return true;
  // 2026-404, 10/404 and the processes of "123#456"; "401-403" and "401/403" are two numbers.
  if ((before == '-' || before == '/' || before == '#') && left > 0 && left != 3) return true;
  if ((after == '-' || after == '/' || after == '#') && right > 0 && right != 3) return true;
  if ((before == '#' && left > 0) || (after == '#' && right > 0)) return true;
  return before == '*' && after != '*' && after != '\0';  // nginx's number of a connection, "*789 connect()"
}

bool after_protocol(std::string_view text, std::size_t begin) {
  return begin > 0 && text[begin - 1] == ' ' && ends_with_version(text.substr(0, begin - 1));
}

bool after_request(std::string_view text, std::size_t begin) {
  return begin > 1 && text[begin - 1] == ' ' && text[begin - 2] == '"' && ends_with_version(text.substr(0, begin - 2));
}

bool is_unit(std::string_view word) {
  return std::any_of(std::begin(kUnits), std::end(kUnits), [&](std::string_view unit) { return same(word, unit); });
}

}  // namespace text
