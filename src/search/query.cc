// Taking a query apart, in this order: operators, then numbers that are codes, then what is left as words, without
// addresses and packages. What was taken is blanked, so that places in the text stay what they are.
#include "search/query.h"

#include <algorithm>
#include <utility>

#include "text/ascii.h"
#include "text/join.h"
#include "text/numerals.h"
#include "text/utf8.h"

namespace search {

namespace {

constexpr std::size_t longest_query = 1000;
constexpr std::size_t most_words = 64;
constexpr std::size_t most_operators = 16;

constexpr bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
template <std::size_t n>
bool one_of(std::string_view text, const std::string_view (&words)[n]) {
  return std::any_of(words, words + n, [&](std::string_view word) { return text::same(text, word); });
}

struct OperatorName {
  std::string_view name;
  Operator key;
};
constexpr OperatorName operator_names[] = {
    {"class", Operator::cls},   {"header", Operator::header},       {"rfc", Operator::rfc},
    {"owner", Operator::owner}, {"cacheable", Operator::cacheable}, {"standing", Operator::standing},
    {"is", Operator::property}};

/// Letters right before a number that make it a code: "HTTP404", "E404".
constexpr std::string_view code_prefixes[] = {"http",   "https", "error", "err",       "e",
                                              "status", "code",  "sc",    "httpstatus"};
/// Words before a number that make it something else: "RFC 793", "port 443".
constexpr std::string_view other_numbers[] = {"rfc", "port", "line", "version", "v",   "step",  "rule",
                                              "ipv", "id",   "size", "length",  "pid", "bytes", "took"};
/// What a word before a colon may end with, where the number after it is a status and no port: "statusCode:404".
constexpr std::string_view status_words[] = {"status",   "code",      "error", "err",      "http",
                                             "response", "exception", "sc",    "returned", "got"};

void blank(std::string& text, std::size_t begin, std::size_t end) {
  std::fill(text.begin() + begin, text.begin() + end, ' ');
}

void take_operators(Query& query, std::vector<std::string>& notes) {
  const std::string_view text = query.text;
  for (std::size_t i = 0; i < text.size();) {
    if (is_space(text[i])) {
      ++i;
      continue;
    }
    const std::size_t begin = i;
    std::size_t end = begin;
    while (end < text.size() && !is_space(text[end])) ++end;
    std::size_t colon = begin;
    while (colon < end && text::is_letter(text[colon])) ++colon;
    i = end;
    if (colon == begin || colon == end || text[colon] != ':') continue;
    const std::string_view name = text.substr(begin, colon - begin);
    const auto known = std::find_if(std::begin(operator_names), std::end(operator_names),
                                    [&](const OperatorName& each) { return text::same(name, each.name); });
    std::string_view value = text.substr(colon + 1, end - colon - 1);
    if (known == std::end(operator_names)) {
      // "net::ERR_FAILED", "https://…", "localhost:8080" and "error: …" are things to search for, not operators.
      const bool address = value.empty() || value[0] == ':' || value[0] == '/' ||
                           std::all_of(value.begin(), value.end(), text::is_digit);
      if (!address && name.size() > 1)
        add_note(notes,
                 {"“", name,
                  ":” is not an operator; there are class:, header:, rfc:, owner:, cacheable:, standing: and is:."});
      continue;
    }
    if (!value.empty() && value[0] == '"') {
      const std::size_t close = text.find('"', colon + 2);
      const std::size_t stop = close == std::string_view::npos ? text.size() : close;
      value = text.substr(colon + 2, stop - colon - 2);
      end = std::min(stop + 1, text.size());
      i = end;
    }
    const auto same = [&](const TypedOperator& op) { return op.key == known->key && op.value == value; };
    const bool again = std::any_of(query.operators.begin(), query.operators.end(), same);
    if (!value.empty() && !again && query.operators.size() < most_operators)
      query.operators.push_back({known->key, value});
    blank(query.rest, begin, end);
  }
}

/// The run of letters that ends before `end`.
std::string_view letters_before(std::string_view text, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0 && text::is_letter(text[begin - 1])) --begin;
  return text.substr(begin, end - begin);
}

std::string_view letters_after(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  while (end < text.size() && text::is_letter(text[end])) ++end;
  return text.substr(begin, end - begin);
}

bool is_wildcard(char c) { return c == 'x' || c == 'X' || c == '*' || c == '?'; }

/// "localhost:500", but not "status:404".
bool is_port(std::string_view text, std::size_t begin) {
  if (begin < 2 || text[begin - 1] != ':' || !text::is_letter(text[begin - 2])) return false;
  const std::string_view host = letters_before(text, begin - 1);
  return std::none_of(std::begin(status_words), std::end(status_words),
                      [&](std::string_view word) { return text::ends(host, word); });
}

/// A piece of an address: "https://host/users/500", "/users/500", but not "/404" and "TCP_MISS/404".
bool in_path(std::string_view text, std::size_t begin) {
  if (begin == 0 || text[begin - 1] != '/') return false;
  std::size_t from = begin;
  while (from > 0 && !is_space(text[from - 1]) && text[from - 1] != '"') --from;
  const std::string_view before = text.substr(from, begin - from - 1);
  return before.find("://") != before.npos || (before.size() > 1 && before[0] == '/');
}

/// How surely the text around a number makes it a status.
Says said_of(std::string_view text, std::size_t begin) {
  if (text::after_request(text, begin)) return Says::request;
  if (text::after_protocol(text, begin)) return Says::protocol;
  // status=404, "status": 404, sc-status=404, status_code: 404
  std::size_t at = begin;
  bool sign = false;
  while (at > 0 && begin - at < 4 && !text::is_letter(text[at - 1]) && !text::is_digit(text[at - 1])) {
    --at;
    sign |= text[at] == '=' || text[at] == ':';
  }
  const std::string_view word = letters_before(text, at);
  return sign && (text::ends(word, "status") || text::ends(word, "code")) ? Says::key : Says::nothing;
}

/// "4o4", "5O3": a letter that looks like a nought. Such words become what was meant, of the same length.
void write_noughts(std::string& text) {
  const auto is_nought = [](char c) { return c == 'o' || c == 'O'; };
  const auto at = [&](std::size_t i) { return i < text.size() ? text[i] : ' '; };
  const auto in_word = [&](char c) { return text::is_letter(c) || text::is_digit(c) || (c & 0x80) != 0; };
  for (std::size_t i = 0; i + 3 <= text.size(); ++i) {
    if (text[i] < '1' || text[i] > '5' || (i > 0 && (in_word(text[i - 1]) || text[i - 1] == '.')) || in_word(at(i + 3)))
      continue;
    const char b = text[i + 1], c = text[i + 2];
    if (!(is_nought(b) || is_nought(c)) || !(is_nought(b) || text::is_digit(b)) || !(is_nought(c) || text::is_digit(c)))
      continue;
    for (const std::size_t place : {i + 1, i + 2})
      if (is_nought(text[place])) text[place] = '0';
  }
}

/// "status -1", "status: -1": what some clients report where they got no response.
bool is_no_response(std::string_view text, std::size_t begin, std::size_t end) {
  if (end - begin != 1 || text[begin] != '1' || begin == 0 || text[begin - 1] != '-') return false;
  std::size_t at = begin - 1;
  while (at > 0 && begin - at < 4 && (is_space(text[at - 1]) || text[at - 1] == ':' || text[at - 1] == '=')) --at;
  const std::string_view word = letters_before(text, at);
  return text::ends(word, "status") || text::ends(word, "code");
}

/// "127.0.0.1", "10.0.0.7:8080": where it happened, which says nothing of what.
void blank_addresses(std::string& text) {
  for (std::size_t i = 0; i < text.size();) {
    if (!text::is_digit(text[i])) {
      ++i;
      continue;
    }
    const std::size_t begin = i;
    std::size_t dots = 0;
    while (i < text.size() &&
           (text::is_digit(text[i]) || (text[i] == '.' && i + 1 < text.size() && text::is_digit(text[i + 1]))))
      dots += text[i++] == '.';
    if (dots != 3 || (begin > 0 && text::is_letter(text[begin - 1]))) continue;
    if (i + 1 < text.size() && text[i] == ':' && text::is_digit(text[i + 1]))
      for (++i; i < text.size() && text::is_digit(text[i]);) ++i;
    blank(text, begin, i);
  }
}

/// "java.net.SocketTimeoutException", "Illuminate\Auth\AuthenticationException", "ActiveRecord::RecordNotFound": the
/// packages before the name of a class are of many classes, and their words are met by chance ("io", "core", "kernel").
void blank_packages(std::string& text) {
  const auto in_name = [](char c) { return text::is_letter(c) || text::is_digit(c) || c == '_' || c == '$'; };
  const auto at = [&](std::size_t i) { return i < text.size() ? text[i] : ' '; };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!in_name(text[i]) || text::is_digit(text[i])) continue;
    const std::size_t begin = i;
    std::size_t last = begin;  // where the last part starts
    std::size_t dots = 0;
    bool surely = false;  // a separator that no sentence has
    for (;;) {
      while (in_name(at(i))) ++i;
      std::size_t next = i;
      if (at(i) == '.') {
        ++next;
      } else if (at(i) == '\\') {
        while (at(next) == '\\') ++next;
      } else if (at(i) == ':' && at(i + 1) == ':') {
        next += 2;
      }
      if (next == i || !in_name(at(next)) || text::is_digit(at(next))) break;
      if (at(i) == '.')
        ++dots;
      else
        surely = true;
      last = i = next;
    }
    // A class by the way it is written; after a single full stop only one of several words, or it starts a sentence.
    if (last == begin || !text::is_upper(text[last]) || !text::is_lower(at(last + 1))) continue;
    bool several = false;
    for (std::size_t k = last + 1; k < i; ++k) several |= text::is_lower(text[k - 1]) && text::is_upper(text[k]);
    if (surely || dots > 1 || several) blank(text, begin, last);
  }
}

void take_number(Query& query, std::size_t begin, std::size_t end) {
  const std::string_view text = query.rest;
  const std::size_t digits = end - begin;
  if (is_no_response(text, begin, end)) {
    if (query.codes.empty()) query.codes.push_back({0, static_cast<std::uint32_t>(begin), Says::key});
    blank(query.rest, begin - 1, end);
    return;
  }
  if (digits > 3 || text::part_of_longer(text, begin, end) || is_port(text, begin) || in_path(text, begin)) return;
  if (begin > 0) {
    const char before = text[begin - 1];
    if (before == '.' || before == ',') return;
    if (text::is_letter(before)) {
      if (!one_of(letters_before(text, begin), code_prefixes)) return;
    } else {
      std::size_t gap = begin;
      while (gap > 0 && !text::is_letter(text[gap - 1]) && !text::is_digit(text[gap - 1]) && begin - gap < 3) --gap;
      const std::string_view word = letters_before(text, gap);
      if (one_of(word, other_numbers)) return;
      // "HTTP/1.1", "HTTP/2"
      if (before == '/' && text::same(word, "http")) {
        std::size_t stop = end;
        while (stop < text.size() && (text::is_digit(text[stop]) || text[stop] == '.')) ++stop;
        blank(query.rest, begin - 1, stop);
        return;
      }
    }
  }
  int value = 0;
  for (std::size_t i = begin; i < end; ++i) value = value * 10 + (text[i] - '0');

  if (digits < 3 && text[begin] != '0') {
    std::size_t stop = end;
    while (stop < text.size() && stop - begin < 3 && is_wildcard(text[stop])) ++stop;
    const std::string_view tail = letters_after(text, stop);
    if (stop - begin == 3 && (tail.empty() || text::same(tail, "s"))) {
      const int scale = digits == 1 ? 100 : 10;
      query.ranges.push_back(
          {static_cast<std::uint16_t>(value * scale), static_cast<std::uint16_t>((value + 1) * scale - 1)});
      blank(query.rest, begin, stop + tail.size());
      return;
    }
    // "4x" on the way to "4xx".
    if (stop > end && tail.empty() && stop == text.size() && digits == 1) {
      query.ranges.push_back({static_cast<std::uint16_t>(value * 100), static_cast<std::uint16_t>(value * 100 + 99)});
      blank(query.rest, begin, stop);
      return;
    }
  }

  std::size_t unit = end;
  const std::string_view attached = letters_after(text, end);
  // "404s" and "404page" are codes, "500ms" and "101st" are not.
  if (!attached.empty() && !text::same(attached, "s") && (attached.size() < 4 || text::is_unit(attached))) return;
  while (unit < text.size() && text[unit] == ' ') ++unit;
  if (attached.empty() && text::is_unit(letters_after(text, unit))) return;

  if (digits < 3) {
    if (text[begin] == '0') return;
    const int scale = digits == 1 ? 100 : 10;
    query.start = {static_cast<std::uint16_t>(value * scale), static_cast<std::uint16_t>((value + 1) * scale - 1)};
    return;
  }
  if (value != 0 && value < 100) return;
  // An error number of the system: "(111: Connection refused)".
  if (begin > 0 && text[begin - 1] == '(' && end < text.size() && text[end] == ':') return;
  std::size_t stop = end;
  // The substatus of "403.14".
  if (stop + 1 < text.size() && text[stop] == '.' && text::is_digit(text[stop + 1])) {
    ++stop;
    while (stop < text.size() && text::is_digit(text[stop])) ++stop;
  }
  const auto code = static_cast<std::uint16_t>(value);
  const bool again =
      std::any_of(query.codes.begin(), query.codes.end(), [&](const TypedCode& c) { return c.code == code; });
  if (!again) query.codes.push_back({code, static_cast<std::uint32_t>(begin), said_of(query.text, begin)});
  blank(query.rest, begin, stop);
}

}  // namespace

void add_note(std::vector<std::string>& notes, std::initializer_list<std::string_view> parts) {
  notes.push_back(text::concat(parts));
}

void parse(std::string_view text, Query& query, std::vector<std::string>& notes) {
  query.text = text::cut(text, longest_query);
  query.rest = query.text;
  query.operators.clear();
  query.codes.clear();
  query.ranges.clear();
  query.start = {0, 0};
  take_operators(query, notes);
  write_noughts(query.rest);
  for (std::size_t i = 0; i < query.rest.size();) {
    if (!text::is_digit(query.rest[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < query.rest.size() && text::is_digit(query.rest[end])) ++end;
    take_number(query, i, end);
    i = end;
  }
  // In a line of a log the number after the quoted request is the status, and the others are sizes and times.
  const auto says = [&](Says what) {
    return std::any_of(query.codes.begin(), query.codes.end(), [&](const TypedCode& c) { return c.says == what; });
  };
  if (says(Says::request))
    query.codes.erase(std::remove_if(query.codes.begin(), query.codes.end(),
                                     [](const TypedCode& c) { return c.says != Says::request; }),
                      query.codes.end());
  std::stable_partition(query.codes.begin(), query.codes.end(),
                        [](const TypedCode& c) { return c.says != Says::nothing; });
  blank_addresses(query.rest);
  blank_packages(query.rest);
  split_words(query.rest, query.words, most_words);
  const auto& list = query.words.list;
  query.open = !list.empty() && list.back().end == query.rest.size();
}

}  // namespace search
