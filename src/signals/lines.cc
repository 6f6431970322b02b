// Each format has one function, which takes a line and either fills in its marks or declines. They are tried from the
// most particular shape to the least, and none looks further than its own line, except that the `#Fields:` line of a
// W3C log names the columns of those that follow.
#include "signals/lines.h"

#include <algorithm>
#include <array>
#include <optional>

#include "text/ascii.h"

namespace signals {
namespace {

using text::is_digit;
using text::lower;

constexpr std::size_t longest_line = 16384;  // longer ones are no log lines
constexpr std::size_t most_columns = 64;

/// A line, and where it begins in the text.
struct Line {
  std::string_view text;
  std::uint32_t at;

  Range range(std::size_t begin, std::size_t end) const {
    return {at + static_cast<std::uint32_t>(begin), at + static_cast<std::uint32_t>(end)};
  }
};

using Marks = std::vector<Mark>;

bool is_status(std::string_view text) {
  return text.size() == 3 && text[0] >= '1' && text[0] <= '9' && is_digit(text[1]) && is_digit(text[2]);
}
bool is_number(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }

/// Columns of a line, as ranges of it.
struct Columns {
  std::array<std::pair<std::size_t, std::size_t>, most_columns> at;
  std::size_t count = 0;
  std::string_view line;

  std::string_view operator[](std::size_t i) const {
    return i < count ? line.substr(at[i].first, at[i].second - at[i].first) : std::string_view();
  }
};

/// Splits at runs of `separator`; with `quotes`, what stands between double quotes is one column with its quotes.
Columns columns_of(std::string_view line, char separator, bool quotes, bool runs = true) {
  Columns columns;
  columns.line = line;
  std::size_t i = 0;
  while (i < line.size() && columns.count < most_columns) {
    if (runs && line[i] == separator) {
      ++i;
      continue;
    }
    const std::size_t begin = i;
    if (quotes && line[i] == '"') {
      ++i;
      while (i < line.size() && line[i] != '"') i += line[i] == '\\' && i + 1 < line.size() ? 2 : 1;
      if (i < line.size()) ++i;
    }
    while (i < line.size() && line[i] != separator) ++i;
    columns.at[columns.count++] = {begin, i};
    if (!runs) ++i;
  }
  return columns;
}

void mark_status(const Line& line, const Columns& columns, std::size_t column, std::string_view because, Marks& marks) {
  const auto [begin, end] = columns.at[column];
  marks.push_back({Mark::Kind::status, line.range(begin, end), {}, because});
}

/// Names in a list, `UF,URX`.
void mark_flags(const Line& line, std::size_t begin, std::size_t end, std::string_view system, std::string_view because,
                Marks& marks) {
  while (begin < end) {
    std::size_t comma = line.text.find(',', begin);
    if (comma == line.text.npos || comma > end) comma = end;
    if (comma > begin && line.text.substr(begin, comma - begin) != "-")
      marks.push_back({Mark::Kind::flag, line.range(begin, comma), system, because});
    begin = comma + 1;
  }
}

/// The first quoted request line: where its closing quote ends; npos without one. A request line ends with its version,
/// but a broken request is logged as it came, so anything between quotes after `[time] ` or `] ` counts.
std::size_t end_of_request(std::string_view line) {
  const std::size_t bracket = line.find("] \"");
  if (bracket == line.npos) return line.npos;
  std::size_t i = bracket + 3;
  while (i < line.size() && line[i] != '"') i += line[i] == '\\' && i + 1 < line.size() ? 2 : 1;
  return i < line.size() ? i + 1 : line.npos;
}

bool envoy(const Line& line, Marks& marks) {
  if (line.text.empty() || line.text[0] != '[' || line.text.size() < 12 || !is_digit(line.text[1])) return false;
  const std::size_t quote = end_of_request(line.text);
  if (quote == line.text.npos || line.text.find("] \"") > 40) return false;
  const Columns rest = columns_of(line.text.substr(quote), ' ', true);
  if (rest.count < 4) return false;
  const auto column = [&](std::size_t i) { return std::pair(rest.at[i].first + quote, rest.at[i].second + quote); };
  if (!is_status(rest[0]) && rest[0] != "0") return false;
  const std::string_view flags = rest[1];
  const bool plausible = flags == "-" || std::all_of(flags.begin(), flags.end(), [](char c) {
                           return text::is_letter(c) || is_digit(c) || c == ',';
                         });
  if (!plausible) return false;
  if (is_status(rest[0])) {
    const auto [begin, end] = column(0);
    marks.push_back({Mark::Kind::status, line.range(begin, end), {}, "Envoy logs the status after the request"});
  }
  const auto [begin, end] = column(1);
  mark_flags(line, begin, end, "envoy", "Envoy logs its response flags after the status", marks);
  // Istio's format has RESPONSE_CODE_DETAILS next.
  if (rest.count > 2 && !is_number(rest[2]) && rest[2] != "-") {
    const auto [from, to] = column(2);
    marks.push_back(
        {Mark::Kind::flag, line.range(from, to), "envoy", "Istio logs the response code details after the flags"});
  }
  return true;
}

bool combined(const Line& line, Marks& marks) {
  const std::size_t quote = end_of_request(line.text);
  if (quote == line.text.npos) return false;
  const Columns rest = columns_of(line.text.substr(quote), ' ', true);
  if (rest.count < 2 || !is_status(rest[0]) || !(is_number(rest[1]) || rest[1] == "-")) return false;
  const std::size_t begin = rest.at[0].first + quote;
  marks.push_back({Mark::Kind::status, line.range(begin, begin + 3), {}, "it stands after the quoted request"});
  return true;
}

/// "0/0/0/-1/5003" of HAProxy: numbers, perhaps negative or with a plus, and the slashes between them.
std::size_t slashes_of(std::string_view column) {
  std::size_t slashes = 0;
  for (std::size_t i = 0; i < column.size(); ++i) {
    if (column[i] == '/')
      ++slashes;
    else if (!is_digit(column[i]) && column[i] != '-' && column[i] != '+')
      return 0;
  }
  return slashes;
}

bool termination_state(std::string_view column, std::size_t size) {
  constexpr std::string_view first = "CSPLRIDUKTcs-", second = "RQCHDLT-";
  return column.size() == size && first.find(column[0]) != first.npos && second.find(column[1]) != second.npos;
}

/// Are there so many of a character? What rules a format out, before the line is split.
bool has_at_least(std::string_view text, char c, std::ptrdiff_t least) {
  return std::count(text.begin(), text.end(), c) >= least;
}

bool haproxy(const Line& line, Marks& marks) {
  if (!has_at_least(line.text, '/', 4)) return false;
  const Columns columns = columns_of(line.text, ' ', true);
  for (std::size_t i = 0; i + 5 < columns.count; ++i) {
    if (slashes_of(columns[i]) != 4 || !(is_status(columns[i + 1]) || columns[i + 1] == "-1")) continue;
    const std::size_t state = i + 5;  // status, bytes, two captured cookies, state
    if (!termination_state(columns[state], 4)) continue;
    if (is_status(columns[i + 1])) mark_status(line, columns, i + 1, "HAProxy logs the status after its timers", marks);
    const auto [begin, end] = columns.at[state];
    if (columns[state].substr(0, 2) != "--")
      marks.push_back({Mark::Kind::flag, line.range(begin, begin + 2), "haproxy",
                       "HAProxy logs the termination state after the cookies"});
    return true;
  }
  return false;
}

bool haproxy_tcp(const Line& line, Marks& marks) {
  if (!has_at_least(line.text, '/', 6)) return false;
  const Columns columns = columns_of(line.text, ' ', true);
  for (std::size_t i = 2; i + 2 < columns.count; ++i) {
    if (slashes_of(columns[i]) != 2 || !is_number(columns[i + 1]) || !termination_state(columns[i + 2], 2)) continue;
    if (slashes_of(columns[i + 3]) != 4) continue;  // actconn/feconn/beconn/srv_conn/retries
    if (columns[i + 2] != "--")
      marks.push_back({Mark::Kind::flag, line.range(columns.at[i + 2].first, columns.at[i + 2].second), "haproxy",
                       "HAProxy logs the termination state after the bytes"});
    return true;
  }
  return false;
}

bool alb(const Line& line, Marks& marks) {
  constexpr std::array<std::string_view, 6> types{"http ", "https ", "h2 ", "grpcs ", "ws ", "wss "};
  if (std::none_of(types.begin(), types.end(), [&](auto type) { return line.text.starts_with(type); })) return false;
  const Columns columns = columns_of(line.text, ' ', true);
  if (columns.count < 12 || columns[2].substr(0, 4) != "app/") return false;
  for (const std::size_t column : {8u, 9u})
    if (is_status(columns[column]))
      mark_status(line, columns, column, column == 8 ? "the load balancer sent it" : "the target sent it", marks);
  return true;
}

bool cloudfront(const Line& line, Marks& marks) {
  if (std::count(line.text.begin(), line.text.end(), '\t') < 14) return false;
  const Columns columns = columns_of(line.text, '\t', false, false);
  if (columns.count < 15 || columns[0].size() != 10 || columns[0][4] != '-') return false;
  if (!is_status(columns[8]) && columns[8] != "000" && columns[8] != "0") return false;
  if (columns[8].size() == 3) mark_status(line, columns, 8, "CloudFront's column sc-status", marks);
  const auto mark = [&](std::size_t column, std::string_view because) {
    const std::string_view value = columns[column];
    if (value.empty() || value == "-" || value == "Hit" || value == "Miss") return;
    marks.push_back(
        {Mark::Kind::flag, line.range(columns.at[column].first, columns.at[column].second), "cloudfront", because});
  };
  mark(13, "CloudFront's column x-edge-result-type");
  if (columns.count > 28) mark(28, "CloudFront's column x-edge-detailed-result-type");
  return true;
}

/// Columns of a W3C log: where status, sub-status and the Windows error stand.
struct W3c {
  std::size_t status = 11, substatus = 12, count = 15;  // IIS's default columns
};

std::optional<W3c> fields_line(std::string_view line) {
  constexpr std::string_view prefix = "#Fields:";
  if (line.substr(0, prefix.size()) != prefix) return std::nullopt;
  const Columns names = columns_of(line.substr(prefix.size()), ' ', false);
  W3c found{most_columns, most_columns, names.count};
  for (std::size_t i = 0; i < names.count; ++i) {
    if (names[i] == "sc-status") found.status = i;
    if (names[i] == "sc-substatus") found.substatus = i;
  }
  return found;
}

bool iis(const Line& line, const W3c& fields, Marks& marks) {
  if (!is_digit(line.text[0])) return false;
  const Columns columns = columns_of(line.text, ' ', false);
  if (columns.count != fields.count || columns.count < 4) return false;
  const auto date = columns[0];
  if (date.size() != 10 || date[4] != '-' || date[7] != '-' || !is_digit(date[0])) return false;
  if (fields.status >= columns.count || !is_status(columns[fields.status])) return false;
  mark_status(line, columns, fields.status, "IIS's column sc-status", marks);
  if (fields.substatus == fields.status + 1 && is_number(columns[fields.substatus]) && columns[fields.substatus] != "0")
    marks.push_back({Mark::Kind::flag, line.range(columns.at[fields.status].first, columns.at[fields.substatus].second),
                     "iis", "IIS's columns sc-status and sc-substatus"});
  return true;
}

bool squid(const Line& line, Marks& marks) {
  if (line.text[0] != ' ' && !is_digit(line.text[0])) return false;
  const Columns columns = columns_of(line.text, ' ', false);
  if (columns.count < 7) return false;
  const std::string_view time = columns[0];
  const std::size_t dot = time.find('.');
  if (dot < 9 || dot == time.npos || !is_number(time.substr(0, dot)) || !is_number(time.substr(dot + 1))) return false;
  const std::string_view result = columns[3];
  const std::size_t slash = result.find('/');
  if (slash == result.npos || result.find('_') == result.npos) return false;
  const std::size_t at = columns.at[3].first;
  marks.push_back(
      {Mark::Kind::flag, line.range(at, at + slash), "squid", "Squid logs its result code before the status"});
  if (is_status(result.substr(slash + 1)))
    marks.push_back({Mark::Kind::status,
                     line.range(at + slash + 1, columns.at[3].second),
                     {},
                     "Squid logs the status after its result code"});
  return true;
}

/// Is it one of the keys under which loggers keep a status? Compared without case, `-`, `_` and `.`.
bool is_status_key(std::string_view key) {
  constexpr std::array<std::string_view, 22> keys{"status",
                                                  "statuscode",
                                                  "httpstatus",
                                                  "httpstatuscode",
                                                  "responsecode",
                                                  "responsestatus",
                                                  "downstreamstatus",
                                                  "originstatus",
                                                  "elbstatuscode",
                                                  "targetstatuscode",
                                                  "scstatus",
                                                  "upstreamstatus",
                                                  "errorcode",
                                                  "code",
                                                  "httpcode",
                                                  "resstatuscode",
                                                  "responsestatuscode",
                                                  "httpresponsecode",
                                                  "edgeresponsestatus",
                                                  "originresponsestatus",
                                                  "httpresponsestatuscode",
                                                  "respstatus"};
  std::array<char, 32> bare;
  std::size_t size = 0;
  for (const char c : key) {
    if (c == '-' || c == '_' || c == '.' || c == ' ') continue;
    if (size == bare.size()) return false;
    bare[size++] = lower(c);
  }
  const std::string_view plain(bare.data(), size);
  return std::find(keys.begin(), keys.end(), plain) != keys.end();
}

/// `key=value` and `"key": value`. A line counts only where at least two pairs stand in it and one of them is a status
/// or a flag, so that prose with an equals sign stays prose.
bool pairs(const Line& line, Marks& marks) {
  const std::string_view text = line.text;
  std::size_t count = 0;
  Marks own;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '=' && text[i] != ':') continue;
    std::size_t key_end = i;
    const bool quoted = key_end > 0 && text[key_end - 1] == '"';
    if (quoted) --key_end;
    if (text[i] == ':' && !quoted) continue;
    std::size_t key = key_end;
    while (key > 0 && (is_word(text[key - 1]) || text[key - 1] == '-' || text[key - 1] == '.')) --key;
    if (key == key_end) continue;
    ++count;
    std::size_t value = i + 1;
    while (value < text.size() && (text[value] == ' ' || text[value] == '"') && value < i + 4) ++value;
    std::size_t end = value;
    while (end < text.size() && (is_word(text[end]) || text[end] == ',' || text[end] == '-')) ++end;
    while (end > value && (text[end - 1] == ',' || text[end - 1] == '-')) --end;
    const std::string_view name = text.substr(key, key_end - key), held = text.substr(value, end - value);
    if (is_status_key(name) && is_status(held) && (end == text.size() || text[end] != '.'))
      own.push_back({Mark::Kind::status, line.range(value, end), {}, "its key says that it is a status"});
    else if (name == "response_flags" && !held.empty())
      mark_flags(line, value, end, "envoy", "the key is response_flags", own);
    else if (name == "code" && held.size() == 3 && (held[0] == 'H' || held[0] == 'R' || held[0] == 'L') &&
             is_digit(held[1]))
      own.push_back({Mark::Kind::flag, line.range(value, end), "heroku", "Heroku's router logs its error as code="});
    i = std::max(i, end > i ? end - 1 : i);
  }
  if (count < 2 || own.empty()) return false;
  marks.insert(marks.end(), own.begin(), own.end());
  return true;
}

}  // namespace

std::vector<Range> termination_states(std::string_view text) {
  constexpr std::string_view none = "--";
  std::vector<Range> states;
  for (std::size_t at = text.find(none); at != text.npos; at = text.find(none, at + none.size())) {
    const std::size_t end = at + none.size();
    const bool ends = end == text.size() || (text[end] != '-' && !is_word(text[end]));
    if (at < 2 || !ends || !termination_state(text.substr(at - 2, 2), 2) || text[at - 1] == '-') continue;
    if (at > 2 && (is_word(text[at - 3]) || text[at - 3] == '-')) continue;
    states.push_back({static_cast<std::uint32_t>(at - 2), static_cast<std::uint32_t>(end)});
  }
  return states;
}

std::vector<Range> states_with_cookies(std::string_view text) {
  constexpr std::string_view third = "NIDVEOU", fourth = "NIUPRD";
  std::vector<Range> states;
  each_word(text, [&](std::size_t begin, std::size_t end) {
    if (end - begin == 4 && termination_state(text.substr(begin, 2), 2) && third.find(text[begin + 2]) != third.npos &&
        fourth.find(text[begin + 3]) != fourth.npos)
      states.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
  });
  return states;
}

std::string_view name_of(Format format) {
  constexpr std::array<std::string_view, 10> names{"none", "combined",   "envoy", "haproxy", "haproxy_tcp",
                                                   "alb",  "cloudfront", "iis",   "squid",   "pairs"};
  return names[static_cast<std::size_t>(format)];
}

std::vector<LogLine> log_lines(std::string_view text) {
  std::vector<LogLine> lines;
  W3c fields;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = text.find('\n', begin);
    if (end == text.npos) end = text.size();
    std::size_t last = end;
    if (last > begin && text[last - 1] == '\r') --last;
    const Line line{text.substr(begin, last - begin), static_cast<std::uint32_t>(begin)};
    begin = end + 1;
    if (line.text.size() < 8 || line.text.size() > longest_line) continue;
    if (const auto named = fields_line(line.text)) {
      fields = *named;
      continue;
    }
    LogLine log{line.range(0, line.text.size()), Format::none, {}};
    log.format = alb(line, log.marks)           ? Format::alb
                 : envoy(line, log.marks)       ? Format::envoy
                 : combined(line, log.marks)    ? Format::combined
                 : haproxy(line, log.marks)     ? Format::haproxy
                 : haproxy_tcp(line, log.marks) ? Format::haproxy_tcp
                 : cloudfront(line, log.marks)  ? Format::cloudfront
                 : iis(line, fields, log.marks) ? Format::iis
                 : squid(line, log.marks)       ? Format::squid
                 : pairs(line, log.marks)       ? Format::pairs
                                                : Format::none;
    if (log.format != Format::none) lines.push_back(std::move(log));
  }
  return lines;
}

}  // namespace signals
