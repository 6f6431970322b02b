// A number is judged by what stands around it: the words before and after, and whether it is a part of something else,
// a time, an address, a size. A wrong reading costs more than a missed one, so that doubt means no.
#include "signals/numbers.h"

#include <algorithm>
#include <array>

#include "registry/registry.h"
#include "text/ascii.h"
#include "text/numerals.h"

namespace signals {
namespace {

using text::is_digit;
using text::is_letter;

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::any_of(words.begin(), words.end(), [&](auto other) { return text::same(word, other); });
}

/// Words after which a number is a status.
constexpr std::array<std::string_view, 38> before_words{
    "status",    "statuscode", "status_code", "code",      "error",     "errors",        "http",      "https",
    "returns",   "returned",   "return",      "response",  "responded", "response_code", "responds",  "got",
    "get",       "gets",       "getting",     "gives",     "gave",      "with",          "sends",     "sent",
    "httperror", "err",        "http_status", "http_code", "receive",   "received",      "receiving", "throws",
    "threw",     "statut",     "fehler",      "estado",    "erreur",    "codigo"};
/// Words after which a number counts something else.
constexpr std::array<std::string_view, 17> counts{"port", "line",  "pid", "size",   "length",  "bytes",
                                                  "took", "after", "in",  "of",     "version", "id",
                                                  "row",  "page",  "uid", "offset", "limit"};
/// Of a status there can be several of these; of anything else in the plural the number is a count.
constexpr std::array<std::string_view, 14> of_statuses{"errors",   "pages",    "responses", "codes",  "statuses",
                                                       "requests", "issues",   "problems",  "always", "messages",
                                                       "timeouts", "gateways", "is",        "this"};

/// "tickets", "people": what is counted by the number before it.
bool is_counted(std::string_view word) {
  if (word == "people") return true;
  return word.size() > 3 && word.back() == 's' && word[word.size() - 2] != 's' &&
         std::all_of(word.begin(), word.end(), [](char c) { return text::is_lower(c); }) && !one_of(word, of_statuses);
}

/// "p95=200", "x[404]", "i > 500": a value in code, or of a key that is no status.
bool is_value(std::string_view text, std::size_t begin) {
  if (begin > 1 && text[begin - 1] == '[' && is_word(text[begin - 2])) return true;
  std::size_t at = begin;
  while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '"')) --at;
  const char mark = at > 0 ? text[at - 1] : '\0';
  const bool compared = (mark == '<' || mark == '>') && at > 1 && text[at - 2] == ' ';  // not the end of "<h1>"
  return mark == '=' || compared;
}

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

/// Is it a piece of something with a meaning of its own: of an address or a time, or of a path, a version, a mark?
bool inside_other(std::string_view text, std::size_t begin, std::size_t end) {
  if (text::part_of_longer(text, begin, end)) return true;
  const char before = begin > 0 ? text[begin - 1] : '\0', after = end < text.size() ? text[end] : '\0';
  const bool digit_before = begin > 1 && is_digit(text[begin - 2]);
  if (before == '#' || before == '@' || before == '+' || (before == '-' && !digit_before)) return true;
  if (before == '/' && begin > 1 && is_word(text[begin - 2]) && !digit_before &&
      !text::ends(text.substr(0, begin), "http/"))
    return true;  // a path
  if (after == '/' && before == '/') return true;
  return before == 'v' || before == 'V';
}

/// "TCP_MISS/404", "NONE_NONE/503": two words in capitals or more, joined, and a slash.
bool after_result_code(std::string_view text, std::size_t at) {
  if (at < 2 || text[at - 1] != '/') return false;
  std::size_t begin = at - 1, joints = 0;
  while (begin > 0 && (text::is_upper(text[begin - 1]) || text[begin - 1] == '_')) joints += text[--begin] == '_';
  return joints > 0 && text[begin] != '_' && text[at - 2] != '_' && (begin == 0 || !is_word(text[begin - 1])) &&
         (begin == 0 || text[begin - 1] != '/');
}

bool whole(std::string_view text, std::size_t begin, std::size_t end) {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
  return std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(begin), blank) &&
         std::all_of(text.begin() + static_cast<std::ptrdiff_t>(end), text.end(), blank);
}

}  // namespace

bool after_status_word(std::string_view text, std::size_t at) {
  const std::string_view before = word_before(text, at);
  return one_of(before, before_words) || text::ends(before, "error") || text::ends(before, "status") ||
         text::ends(before, "exception") || text::ends(before, "status_code") || text::ends(before, "notfound");
}

bool is_amount(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string_view before = word_before(text, begin), after = word_after(text, end);
  const bool measured = one_of(before, counts) && !text::same(before, "in") && !text::same(before, "of");
  return measured || text::part_of_longer(text, begin, end) || text::is_unit(after) || is_counted(after);
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
    const auto meanings = registry::with_code(statuses, code);
    if (meanings.empty()) return;
    const registry::Status* status = &meanings.front();
    const std::string_view name = status->name;
    const auto take = [&](Certainty certainty, std::string_view because, bool alone = false) {
      found.push_back({range, status, certainty, because, alone});
    };
    if (whole(text, begin, at)) {
      take(Certainty::certain, "it stands alone", true);
      return;
    }
    if (text::after_protocol(text, begin)) {
      take(Certainty::certain, "it stands after the protocol version");
      return;
    }
    if (text::after_request(text, begin)) {
      take(Certainty::certain, "it stands after a quoted request");
      return;
    }
    if (code < 100) return;
    if (after_result_code(text, begin)) {
      take(Certainty::certain, "it stands after the result code of a cache");
      return;
    }
    if (inside_other(text, begin, at)) return;
    const std::size_t next = text.find_first_not_of(" \t-–:(", at);
    if (next != text.npos && next - at <= 4 && name.size() > 1 && text::same(text.substr(next, name.size()), name)) {
      take(Certainty::certain, "its reason phrase follows");
      return;
    }
    const std::string_view before = word_before(text, begin), after = word_after(text, at);
    const char left = begin > 0 ? text[begin - 1] : '\0';
    if (text::is_unit(after)) return;
    // host:404 is a port, status:404 is not.
    const bool known = after_status_word(text, begin);
    if (left == ':' && !known) return;
    if (known) {
      take(Certainty::likely, "the word before it says so");
      return;
    }
    if (one_of(before, counts) || is_value(text, begin) || is_counted(after)) return;
    if (text::same(after, "error") || text::same(after, "errors") || text::same(after, "response") ||
        text::same(after, "status") || text::same(after, "client") || text::same(after, "server")) {
      take(Certainty::likely, "the word after it says so");
      return;
    }
    take(Certainty::possible, "a number that could be a status");
  });
  // In a long text a bare number is far more often something else.
  if (words > 40)
    found.erase(
        std::remove_if(found.begin(), found.end(), [](const Number& n) { return n.certainty == Certainty::possible; }),
        found.end());
  return found;
}

}  // namespace signals
