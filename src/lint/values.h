// Field values taken apart, each by its grammar: lists, parameters, dates (RFC 9110 section 5.6.7), entity tags
// (8.8.3), ranges (14), media types (8.3.1), challenges (11.6.1). Every function takes any text; what does not fit
// gives nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lint {

std::string_view trimmed(std::string_view text);
/// Of digits alone, below 2^63.
std::optional<std::uint64_t> number(std::string_view text);

/// The members of a comma-separated list, without white space; commas in quotes and empty members do not count.
std::vector<std::string_view> members(std::string_view list);

struct Parameter {
  std::string_view name, value;  // the value without its quotes
  bool quoted = false, has_value = false;
};
struct Parts {
  std::string_view value;  // before the first semicolon
  std::vector<Parameter> parameters;
  bool good = true;  // every parameter is `name=value`
};
/// `text/html; charset="utf-8"`. @param bare may a parameter stand without a value?
Parts parts(std::string_view text, bool bare = false);
/// The parameter of that name, without regard to case.
const Parameter* parameter(const Parts& parts, std::string_view name);

enum class DateForm : std::uint8_t { current, rfc850, asctime };
struct Date {
  std::int64_t seconds;  // since 1970
  DateForm form;
  bool weekday_right;
  int weekday;  // 0: Sunday, as it should be
};
std::optional<Date> date(std::string_view text);

/// `"xyz"` or `W/"xyz"`.
bool is_etag(std::string_view text);
bool is_weak(std::string_view etag);

/// `application/json`, or a type with its suffix (RFC 6839 section 3.1).
bool is_json(std::string_view media_type);

/// `bytes 0-99/200`, `bytes */200`, `bytes 0-99/*`.
struct ContentRange {
  std::string_view unit;
  std::optional<std::uint64_t> first, last, length;
};
std::optional<ContentRange> content_range(std::string_view text);

/// One of `bytes=0-99,200-,-5`.
struct AskedRange {
  std::optional<std::uint64_t> first, last;  // without a first: the last so many
};
std::vector<AskedRange> asked_ranges(std::string_view text);

bool is_media_type(std::string_view text);

struct Challenge {
  std::string_view scheme;
  std::vector<Parameter> parameters;
};
/// Nothing where the list does not parse.
std::optional<std::vector<Challenge>> challenges(std::string_view text);
const Parameter* parameter(const Challenge& challenge, std::string_view name);

/// May the text stand where a URI reference is wanted (RFC 3986)? @return the place of the first octet that may not
std::size_t bad_in_uri(std::string_view text);
/// `https`, `example.com:8443`, `/a/b?c` of an absolute or relative reference.
struct Uri {
  std::string_view scheme, authority, path;  // the path with its query, without a fragment
};
Uri uri(std::string_view text);

/// A structured field (RFC 9651): one item, a list, or a dictionary.
enum class Structure : std::uint8_t { item, list, dictionary };
/// A member: an item with its parameters, or an inner list, whose value is all that stands in its parentheses.
struct Item {
  std::string_view value;
  std::vector<Parameter> parameters;
};
/// The members; nothing where the text does not parse, so that recipients ignore the field.
std::optional<std::vector<Item>> structured(std::string_view text, Structure structure);
const Parameter* parameter(const Item& item, std::string_view name);

/// One link of `<uri>; rel=next, …` (RFC 8288 section 3).
struct Link {
  std::string_view text;  // all of it
  Parts parts;            // without the address
  bool good = true;
};
std::vector<Link> links(std::string_view text);

}  // namespace lint
