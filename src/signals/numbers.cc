#include "signals/numbers.h"

#include <algorithm>
#include <array>

#include "text/ascii.h"

namespace signals {
namespace {

using text::is_digit;
using text::lower;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text::same(text.substr(text.size() - end.size()), end);
}

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::any_of(words.begin(), words.end(), [&](auto other) { return text::same(word, other); });
}

/// Words after which a number is a status.
constexpr std::array<std::string_view, 38> before_words{
    "status",  "statuscode", "status_code", "code",     "error",    "errors",  "http",      "https",     "returns",   "returned",
    "return",  "response",   "responded",   "response_code", "responds", "got",  "get",     "gets",      "getting",   "gives",
    "gave",    "with",       "sends",       "sent",     "httperror", "err",    "http_status", "http_code", "receive",  "received",
    "receiving", "throws",   "threw",       "statut",   "fehler",   "estado",  "erreur",    "codigo"};
/// Words after which a number counts something else.
constexpr std::array<std::string_view, 16> counts{"port", "line", "pid", "size", "length", "bytes", "took", "after", "in",
                                                  "of",   "version", "id", "row", "page", "uid", "offset"};
/// Units, and words that follow a count.
constexpr std::array<std::string_view, 30> units{
    "ms", "s", "sec", "secs", "second", "seconds", "min", "minutes", "h", "hours", "kb", "mb", "gb", "kib", "mib", "b", "bytes",
    "byte", "k", "m", "px", "requests", "users", "times", "items", "rows", "files", "days", "rpm", "rps"};

std::string_view word_before(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end > 0 && at - end < 4 && !is_word(text[end - 1]) && text[end - 1] != '\n') --end;
  std::size_t begin = end;
  while (begin > 0 && end - begin < 32 && is_word(text[begin - 1])) --begin;
  return text.substr(begin, end - begin);
}

std::string_view word_after(std::string_view text, std::size_t at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) ++at;
  std::size_t end = at;
  while (end < text.size() && end - at < 32 && is_letter(text[end])) ++end;
  return text.substr(at, end - at);
}

/// Is it inside of something that has its own meaning: an address, a time, a date, a version, a larger number?
bool inside_other(std::string_view text, std::size_t begin, std::size_t end) {
  const auto at = [&](std::size_t i) { return i < text.size() ? text[i] : '\0'; };
  const char before = begin > 0 ? text[begin - 1] : '\0', after = at(end);
  const bool digit_before = begin > 1 && is_digit(text[begin - 2]), digit_after = is_digit(at(end + 1));
  if ((before == '.' || before == ',') && digit_before) return true;                 // 10.0.0.404, 1,404
  if ((after == '.' || after == ',') && digit_after) {                               // 404.13 is IIS's, and read as such
    std::size_t i = end + 1;
    while (is_digit(at(i))) ++i;
    if (after == ',' || at(i) == '.' || i - end > 4 || before == '$') return true;
  }
  if (before == ':' && begin > 1 && (is_digit(text[begin - 2]) || text[begin - 2] == ']')) return true;  // 12:30:500, [::1]:500
  if (after == ':' && digit_after) return true;
  if ((before == '-' || before == '/') && digit_before) return true;                 // 2026-404, 10/404
  if (after == '-' && digit_after) return true;
  if (before == '$' || before == '#' || before == '@' || before == '-' || before == '+') return true;
  if (after == '%') return true;
  if (before == '/' && begin > 1 && is_word(text[begin - 2]) && !ends_with(text.substr(0, begin), "http/")) return true;  // a path
  if (after == '/' && before == '/') return true;
  if (before == 'v' || before == 'V') return true;
  return false;
}

/// "HTTP/1.1 " or "HTTP/2 " before it.
bool after_version(std::string_view text, std::size_t begin) {
  if (begin < 7 || text[begin - 1] != ' ') return false;
  std::size_t i = begin - 1;
  while (i > 0 && (is_digit(text[i - 1]) || text[i - 1] == '.')) --i;
  return i >= 5 && i < begin - 1 && text::same(text.substr(i - 5, 5), "http/");
}

bool whole(std::string_view text, std::size_t begin, std::size_t end) {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
  return std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(begin), blank) &&
         std::all_of(text.begin() + static_cast<std::ptrdiff_t>(end), text.end(), blank);
}

}  // namespace

const registry::Status* meaning_of(registry::List<registry::Status> statuses, int code) {
  const auto at = std::lower_bound(statuses.begin(), statuses.end(), code,
                                   [](const registry::Status& status, int wanted) { return status.code < wanted; });
  return at != statuses.end() && at->code == code ? &*at : nullptr;
}

std::vector<Number> status_numbers(std::string_view text, registry::List<registry::Status> statuses) {
  std::vector<Number> found;
  std::size_t words = 0;
  each_word(text, [&](std::size_t begin, std::size_t at) {
    ++words;
    if (at - begin != 3 || !std::all_of(text.begin() + static_cast<std::ptrdiff_t>(begin),
                                        text.begin() + static_cast<std::ptrdiff_t>(at), is_digit))
      return;
    const Range range{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)};
    const int code = (text[begin] - '0') * 100 + (text[begin + 1] - '0') * 10 + (text[begin + 2] - '0');
    const registry::Status* status = meaning_of(statuses, code);
    if (!status) return;
    const std::string_view name = status->name;
    const auto take = [&](Certainty certainty, std::string_view because, bool alone = false) {
      found.push_back({range, status, certainty, because, alone});
    };
    if (whole(text, begin, at)) {
      take(Certainty::certain, "it stands alone", true);
      return;
    }
    if (after_version(text, begin)) {
      take(Certainty::certain, "it stands after the protocol version");
      return;
    }
    if (code < 100) return;
    if (inside_other(text, begin, at)) return;
    const std::size_t next = text.find_first_not_of(" \t-–:(", at);
    if (next != text.npos && next - at <= 4 && name.size() > 1 && text::same(text.substr(next, name.size()), name)) {
      take(Certainty::certain, "its reason phrase follows");
      return;
    }
    const std::string_view before = word_before(text, begin), after = word_after(text, at);
    const char left = begin > 0 ? text[begin - 1] : '\0';
    if (one_of(after, units)) return;
    // host:404 is a port, status:404 is not.
    const bool known = one_of(before, before_words) || ends_with(before, "error") || ends_with(before, "status") ||
                       ends_with(before, "exception") || ends_with(before, "status_code") || ends_with(before, "notfound");
    if (left == ':' && !known) return;
    if (known) {
      take(Certainty::likely, "the word before it says so");
      return;
    }
    if (one_of(before, counts)) return;
    if (text::same(after, "error") || text::same(after, "errors") || text::same(after, "response") || text::same(after, "status") ||
        text::same(after, "client") || text::same(after, "server")) {
      take(Certainty::likely, "the word after it says so");
      return;
    }
    take(Certainty::possible, "a number that could be a status");
  });
  // In a long text a bare number is far more often something else.
  if (words > 40)
    found.erase(std::remove_if(found.begin(), found.end(), [](const Number& n) { return n.certainty == Certainty::possible; }),
                found.end());
  return found;
}

}  // namespace signals
