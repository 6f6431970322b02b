// Each function reads a whole value and says nothing where it does not fit its grammar: rules ask about values that are
// right, and one rule alone reports those that are not.
#include "lint/values.h"

#include <algorithm>
#include <array>

#include "text/ascii.h"
#include "text/token.h"

namespace lint {
namespace {

using text::is_digit;
using text::is_token;
using text::is_token_char;
using text::lower;

/// Reads from the front of a text.
struct Cursor {
  std::string_view left;

  bool take(char c) {
    if (left.empty() || left[0] != c) return false;
    left.remove_prefix(1);
    return true;
  }
  void space() {
    while (!left.empty() && (left[0] == ' ' || left[0] == '\t')) left.remove_prefix(1);
  }
  std::string_view token() {
    std::size_t size = 0;
    while (size < left.size() && is_token_char(left[size])) ++size;
    const std::string_view out = left.substr(0, size);
    left.remove_prefix(size);
    return out;
  }
  /// The inside of a quoted string; nothing where it does not end.
  std::optional<std::string_view> quoted() {
    if (!take('"')) return std::nullopt;
    for (std::size_t i = 0; i < left.size(); ++i) {
      if (left[i] == '\\') {
        ++i;
      } else if (left[i] == '"') {
        const std::string_view out = left.substr(0, i);
        left.remove_prefix(i + 1);
        return out;
      }
    }
    return std::nullopt;
  }
};

template <class List>
const Parameter* named(const List& list, std::string_view name) {
  for (const Parameter& one : list)
    if (text::same(one.name, name)) return &one;
  return nullptr;
}

std::optional<int> digits(std::string_view text) {
  if (text.empty() || text.size() > 4 || !std::all_of(text.begin(), text.end(), is_digit)) return std::nullopt;
  int out = 0;
  for (const char c : text) out = out * 10 + (c - '0');
  return out;
}

/// Days from 1970-01-01 (Howard Hinnant, days_from_civil).
std::int64_t days(int year, int month, int day) {
  year -= month <= 2;
  const int era = year / 400;
  const int of_era = year - era * 400;
  const int of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  return std::int64_t{era} * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

constexpr std::array<std::string_view, 7> kDays{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                "Thursday", "Friday", "Saturday"};
constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::optional<Date> made(DateForm form, std::string_view weekday, std::string_view day, std::string_view month,
                         std::string_view year, std::string_view time) {
  const auto m = std::find(kMonths.begin(), kMonths.end(), month);
  const auto w = std::find_if(kDays.begin(), kDays.end(), [&](auto name) {
    return form == DateForm::rfc850 ? name == weekday : name.substr(0, 3) == weekday;
  });
  const auto d = digits(day);
  auto y = digits(year);
  if (m == kMonths.end() || w == kDays.end() || !d || !y || *d < 1 || *d > 31) return std::nullopt;
  if (time.size() != 8 || time[2] != ':' || time[5] != ':') return std::nullopt;
  const auto hour = digits(time.substr(0, 2)), minute = digits(time.substr(3, 2)), second = digits(time.substr(6, 2));
  if (!hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 60) return std::nullopt;
  if (form == DateForm::rfc850) *y += *y < 70 ? 2000 : 1900;
  const std::int64_t day_number = days(*y, static_cast<int>(m - kMonths.begin()) + 1, *d);
  const int right = static_cast<int>(((day_number + 4) % 7 + 7) % 7);
  return Date{day_number * 86400 + *hour * 3600 + *minute * 60 + *second, form, right == w - kDays.begin(), right};
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

std::optional<std::uint64_t> number(std::string_view text) {
  if (text.empty() || text.size() > 18 || !std::all_of(text.begin(), text.end(), is_digit)) return std::nullopt;
  std::uint64_t out = 0;
  for (const char c : text) out = out * 10 + static_cast<std::uint64_t>(c - '0');
  return out;
}

std::vector<std::string_view> members(std::string_view list) {
  std::vector<std::string_view> out;
  std::size_t begin = 0;
  bool quoted = false;
  for (std::size_t i = 0; i <= list.size(); ++i) {
    if (i < list.size() && quoted && list[i] == '\\') {
      ++i;
      continue;
    }
    if (i < list.size() && list[i] == '"') quoted = !quoted;
    if (i < list.size() && (list[i] != ',' || quoted)) continue;
    const std::string_view member = trimmed(list.substr(begin, std::min(i, list.size()) - begin));
    if (!member.empty()) out.push_back(member);
    begin = i + 1;
  }
  return out;
}

Parts parts(std::string_view text, bool bare) {
  Parts out;
  std::size_t begin = 0;
  bool quoted = false, first = true;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && quoted && text[i] == '\\') {
      ++i;
      continue;
    }
    if (i < text.size() && text[i] == '"') quoted = !quoted;
    if (i < text.size() && (text[i] != ';' || quoted)) continue;
    const std::string_view part = trimmed(text.substr(begin, std::min(i, text.size()) - begin));
    begin = i + 1;
    if (first) {
      out.value = part;
      first = false;
      continue;
    }
    if (part.empty()) continue;
    Parameter one;
    const std::size_t equals = part.find('=');
    one.name = part.substr(0, equals);
    one.has_value = equals != part.npos;
    if (one.has_value) one.value = part.substr(equals + 1);
    out.good &= is_token(one.name) && (one.has_value || bare);
    if (!one.value.empty() && one.value[0] == '"') {
      Cursor cursor{one.value};
      const auto inside = cursor.quoted();
      out.good &= inside && cursor.left.empty();
      one.quoted = true;
      one.value = inside.value_or(one.value);
    } else if (one.has_value) {
      out.good &= is_token(one.value);
    }
    out.parameters.push_back(one);
  }
  out.good &= !quoted;
  return out;
}

const Parameter* parameter(const Parts& parts, std::string_view name) { return named(parts.parameters, name); }
const Parameter* parameter(const Challenge& challenge, std::string_view name) {
  return named(challenge.parameters, name);
}
const Parameter* parameter(const Item& item, std::string_view name) { return named(item.parameters, name); }

std::optional<Date> date(std::string_view text) {
  // Sun, 06 Nov 1994 08:49:37 GMT
  if (text.size() == 29 && text.substr(3, 2) == ", " && text[7] == ' ' && text[11] == ' ' && text[16] == ' ' &&
      text.substr(25) == " GMT")
    return made(DateForm::current, text.substr(0, 3), text.substr(5, 2), text.substr(8, 3), text.substr(12, 4),
                text.substr(17, 8));
  // Sunday, 06-Nov-94 08:49:37 GMT
  const std::size_t comma = text.find(", ");
  if (comma != text.npos) {
    const std::string_view rest = text.substr(comma + 2);
    if (rest.size() == 22 && rest[2] == '-' && rest[6] == '-' && rest[9] == ' ' && rest.substr(18) == " GMT")
      return made(DateForm::rfc850, text.substr(0, comma), rest.substr(0, 2), rest.substr(3, 3), rest.substr(7, 2),
                  rest.substr(10, 8));
    return std::nullopt;
  }
  // Sun Nov  6 08:49:37 1994
  if (text.size() == 24 && text[3] == ' ' && text[7] == ' ' && text[10] == ' ' && text[19] == ' ')
    return made(DateForm::asctime, text.substr(0, 3), trimmed(text.substr(8, 2)), text.substr(4, 3), text.substr(20, 4),
                text.substr(11, 8));
  return std::nullopt;
}

bool is_etag(std::string_view text) {
  if (text.substr(0, 2) == "W/") text.remove_prefix(2);
  if (text.size() < 2 || text.front() != '"' || text.back() != '"') return false;
  const std::string_view inside = text.substr(1, text.size() - 2);
  return std::all_of(inside.begin(), inside.end(),
                     [](char c) { return c == '!' || (c >= '#' && c <= '~') || (c & 0x80); });
}

bool is_weak(std::string_view etag) { return etag.substr(0, 2) == "W/"; }

bool is_json(std::string_view media_type) {
  return text::same(media_type, "application/json") || text::ends(media_type, "+json");
}

std::optional<ContentRange> content_range(std::string_view text) {
  ContentRange out;
  const std::size_t space = text.find(' ');
  if (space == text.npos) return std::nullopt;
  out.unit = text.substr(0, space);
  const std::string_view rest = text.substr(space + 1);
  const std::size_t slash = rest.find('/');
  if (!is_token(out.unit) || slash == rest.npos) return std::nullopt;
  const std::string_view range = rest.substr(0, slash), length = rest.substr(slash + 1);
  if (length != "*") {
    out.length = number(length);
    if (!out.length) return std::nullopt;
  }
  if (range == "*") return length == "*" ? std::nullopt : std::optional(out);
  const std::size_t dash = range.find('-');
  if (dash == range.npos) return std::nullopt;
  out.first = number(range.substr(0, dash));
  out.last = number(range.substr(dash + 1));
  if (!out.first || !out.last) return std::nullopt;
  return out;
}

std::vector<AskedRange> asked_ranges(std::string_view text) {
  std::vector<AskedRange> out;
  if (text.substr(0, 6) != "bytes=") return out;
  for (const std::string_view one : members(text.substr(6))) {
    const std::size_t dash = one.find('-');
    if (dash == one.npos) return {};
    AskedRange range{number(one.substr(0, dash)), number(one.substr(dash + 1))};
    if ((!range.first && dash != 0) || (!range.first && !range.last) || (!range.last && dash + 1 != one.size()))
      return {};
    out.push_back(range);
  }
  return out;
}

bool is_media_type(std::string_view text) {
  const Parts all = parts(text);
  const std::size_t slash = all.value.find('/');
  return all.good && slash != all.value.npos && is_token(all.value.substr(0, slash)) &&
         is_token(all.value.substr(slash + 1));
}

// A challenge is a scheme, then either one token68 or parameters that are separated by commas, as challenges are. So a
// member of the list goes on with the last challenge where it is `name=value`, and begins another one where it is not.
std::optional<std::vector<Challenge>> challenges(std::string_view text) {
  std::vector<Challenge> out;
  for (std::string_view member : members(text)) {
    Cursor cursor{member};
    std::string_view name = cursor.token();
    if (name.empty()) return std::nullopt;
    Cursor after = cursor;
    after.space();
    const bool continues = after.take('=') && !out.empty();
    if (!continues) {
      Challenge made{name, {}};
      out.push_back(made);
      if (cursor.left.empty()) continue;
      if (cursor.left[0] != ' ') return std::nullopt;
      cursor.space();
      const std::string_view rest = cursor.left;
      name = cursor.token();
      Cursor equals = cursor;
      equals.space();
      const bool has_equals = equals.take('=');
      equals.space();
      if (!has_equals || equals.left.empty() || equals.left[0] == '=') {  // a token68
        if (!std::all_of(rest.begin(), rest.end(), [](char c) {
              return text::is_letter(c) || is_digit(c) || std::string_view("-._~+/=").find(c) != std::string_view::npos;
            }))
          return std::nullopt;
        continue;
      }
    }
    cursor.space();
    if (name.empty() || !cursor.take('=')) return std::nullopt;
    cursor.space();
    Parameter one{name, {}, false, true};
    if (!cursor.left.empty() && cursor.left[0] == '"') {
      const auto inside = cursor.quoted();
      if (!inside) return std::nullopt;
      one.value = *inside;
      one.quoted = true;
    } else {
      one.value = cursor.token();
      if (one.value.empty()) return std::nullopt;
    }
    cursor.space();
    if (!cursor.left.empty()) return std::nullopt;
    out.back().parameters.push_back(one);
  }
  if (out.empty()) return std::nullopt;
  return out;
}

std::size_t bad_in_uri(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (static_cast<unsigned char>(c) <= 0x20 || static_cast<unsigned char>(c) >= 0x7F ||
        std::string_view("<>\"{}|\\^`").find(c) != std::string_view::npos)
      return i;
    if (c != '%') continue;
    const auto hex = [](char digit) { return text::hex_digit(digit) >= 0; };
    if (i + 2 >= text.size() || !hex(text[i + 1]) || !hex(text[i + 2])) return i;
  }
  return std::string_view::npos;
}

Uri uri(std::string_view text) {
  Uri out;
  text = text.substr(0, text.find('#'));
  const std::size_t colon = text.find(':');
  if (colon != text.npos && colon > 0 && text.substr(colon, 3) == "://") {
    out.scheme = text.substr(0, colon);
    text.remove_prefix(colon + 1);
  }
  if (text.substr(0, 2) == "//") {
    const std::size_t end = std::min(text.find_first_of("/?", 2), text.size());
    out.authority = text.substr(2, end - 2);
    text.remove_prefix(end);
  }
  out.path = text;
  return out;
}

namespace {

/// RFC 9651 section 4.2, without what its algorithms make of the values.
class StructuredCursor : public Cursor {
 public:
  std::optional<std::string_view> key() {
    const bool first = !left.empty() && (text::is_lower(left[0]) || left[0] == '*');
    const std::string_view out = while_in([](char c) {
      return text::is_lower(c) || is_digit(c) || std::string_view("_-.*").find(c) != std::string_view::npos;
    });
    return first ? std::optional(out) : std::nullopt;
  }

  /// An item or an inner list, with its parameters.
  std::optional<Item> member() {
    Item out;
    const std::string_view before = left;
    if (take('(')) {
      for (spaces(); !take(')'); spaces()) {
        const std::string_view rest = left;
        if (!bare() || !parameters(nullptr)) return std::nullopt;
        if (left.empty() || (left[0] != ' ' && left[0] != ')') || rest.size() == left.size()) return std::nullopt;
      }
      out.value = before.substr(0, before.size() - left.size());
    } else {
      const auto value = bare();
      if (!value) return std::nullopt;
      out.value = *value;
    }
    return parameters(&out.parameters) ? std::optional(std::move(out)) : std::nullopt;
  }

  bool parameters(std::vector<Parameter>* out) {
    while (take(';')) {
      spaces();
      const auto name = key();
      if (!name) return false;
      Parameter one{*name, {}, false, false};
      if (take('=')) {
        one.has_value = true;
        one.quoted = !left.empty() && left[0] == '"';
        const auto value = bare();
        if (!value) return false;
        one.value = *value;
      }
      if (out) out->push_back(one);
    }
    return true;
  }

 private:
  void spaces() {
    while (take(' ')) {
    }
  }

  template <class Fits>
  std::string_view while_in(Fits fits) {
    std::size_t size = 0;
    while (size < left.size() && fits(left[size])) ++size;
    const std::string_view out = left.substr(0, size);
    left.remove_prefix(size);
    return out;
  }

  /// A string, token, number, boolean, byte sequence, date or display string.
  std::optional<std::string_view> bare() {
    if (left.empty()) return std::nullopt;
    const std::string_view before = left;
    const auto read = [&] { return before.substr(0, before.size() - left.size()); };
    const char c = left[0];
    if (c == '"') {
      const auto inside = quoted();
      if (!inside) return std::nullopt;
      for (std::size_t i = 0; i < inside->size(); ++i) {
        const char one = (*inside)[i];
        if (one < 0x20 || one == 0x7F) return std::nullopt;
        if (one == '\\' && (*inside)[++i] != '"' && (*inside)[i] != '\\') return std::nullopt;
      }
      return inside;
    }
    if (take('?')) {
      if (take('0') || take('1')) return read();
      return std::nullopt;
    }
    if (take(':')) {
      while_in([](char one) {
        return text::is_letter(one) || is_digit(one) || std::string_view("+/=").find(one) != std::string_view::npos;
      });
      return take(':') ? std::optional(read()) : std::nullopt;
    }
    if (take('%')) return quoted() ? std::optional(read()) : std::nullopt;
    if (text::is_letter(c) || c == '*') {
      while_in([](char one) { return is_token_char(one) || one == ':' || one == '/'; });
      return read();
    }
    const bool is_date = take('@');
    take('-');
    const std::size_t whole = while_in(is_digit).size();
    if (whole == 0 || whole > 15) return std::nullopt;
    if (!is_date && take('.')) {
      const std::size_t fraction = while_in(is_digit).size();
      if (whole > 12 || fraction == 0 || fraction > 3) return std::nullopt;
    }
    return read();
  }
};

}  // namespace

std::optional<std::vector<Item>> structured(std::string_view text, Structure structure) {
  std::vector<Item> out;
  StructuredCursor cursor{{trimmed(text)}};
  if (cursor.left.empty() && structure != Structure::item) return out;
  while (true) {
    Item item;
    // A key alone stands for the value true.
    bool has_value = true;
    if (structure == Structure::dictionary) {
      if (!cursor.key()) return std::nullopt;
      has_value = cursor.take('=');
    }
    if (has_value) {
      auto member = cursor.member();
      if (!member) return std::nullopt;
      item = std::move(*member);
    } else if (!cursor.parameters(&item.parameters)) {
      return std::nullopt;
    }
    out.push_back(std::move(item));
    cursor.space();
    if (cursor.left.empty()) return out;
    if (structure == Structure::item || !cursor.take(',')) return std::nullopt;
    cursor.space();
  }
}

std::vector<Link> links(std::string_view text) {
  std::vector<Link> out;
  // Commas and semicolons may stand in an address, which its brackets end.
  for (std::string_view left = trimmed(text); !left.empty();) {
    Link link;
    const std::size_t close = left[0] == '<' ? left.find('>') : left.npos;
    link.good = close != left.npos;
    std::size_t end = link.good ? close : 0;
    for (bool quoted = false; end < left.size() && (quoted || left[end] != ','); ++end) {
      if (left[end] == '"') quoted = !quoted;
      if (quoted && left[end] == '\\') ++end;
    }
    end = std::min(end, left.size());
    link.text = trimmed(left.substr(0, end));
    if (link.good) link.parts = parts(left.substr(close + 1, end - close - 1), true);
    link.good &= link.parts.value.empty();
    if (!link.text.empty()) out.push_back(std::move(link));
    left = end < left.size() ? trimmed(left.substr(end + 1)) : std::string_view();
  }
  return out;
}

}  // namespace lint
