// Grammars that several fields share: lists of tokens, of language tags and of media types, structured fields,
// parameters. A rule names the field it means in its first `has`, and these functions look at that one.
#include <algorithm>
#include <array>

#include "lint/case.h"
#include "text/ascii.h"
#include "text/token.h"

namespace lint::judges {

using message::Field;

namespace {

/// Reports the first member of the field's list that does not fit.
template <class Fits>
void each_member(const Case& at, Fits fits) {
  for (const Field* field : at.fields(at.about))
    for (const std::string_view member : members(field->value))
      if (!fits(member)) return at.found(field->value_at, {plain(member)});
}

void structure(const Case& at, Structure wanted) {
  for (const Field* field : at.fields(at.about))
    if (!structured(field->value, wanted)) at.found_value(*field);
}

/// The first name that two of them have.
std::string_view repeated(const std::vector<Parameter>& all) {
  for (std::size_t i = 1; i < all.size() && i < 64; ++i)
    for (std::size_t k = 0; k < i; ++k)
      if (text::same(all[i].name, all[k].name)) return all[i].name;
  return {};
}

}  // namespace

void not_tokens(const Case& at) { each_member(at, text::is_token); }
void not_media_types(const Case& at) { each_member(at, is_media_type); }

void not_language_tags(const Case& at) {
  each_member(at, [](std::string_view tag) {
    // RFC 5646 section 2.1: subtags of at most eight letters and digits, between hyphens.
    std::size_t length = 0;
    for (const char c : tag) {
      if (c == '-' ? length == 0 : ++length > 8 || !(text::is_letter(c) || text::is_digit(c))) return false;
      if (c == '-') length = 0;
    }
    return length > 0;
  });
}

void not_structured_item(const Case& at) { structure(at, Structure::item); }
void not_structured_list(const Case& at) { structure(at, Structure::list); }
void not_structured_dictionary(const Case& at) { structure(at, Structure::dictionary); }

void not_structured_date(const Case& at) {
  for (const Field* field : at.fields(at.about)) {
    const auto item = structured(field->value, Structure::item);
    if (!item || item->front().value.substr(0, 1) != "@") at.found_value(*field);
  }
}

void parameter_repeated(const Case& at) {
  for (const Field* field : at.fields(at.about)) {
    const std::string list = ";" + field->value;  // fields may begin with a parameter
    if (const std::string_view name = repeated(parts(list, true).parameters); !name.empty())
      at.found(field->line_at, {plain(name)});
  }
}

void challenge_parameter_repeated(const Case& at) {
  for (const Field* field : at.fields(at.about))
    if (const auto list = challenges(field->value))
      for (const Challenge& challenge : *list)
        if (const std::string_view name = repeated(challenge.parameters); !name.empty())
          at.found(field->line_at, {plain(challenge.scheme), plain(name)});
}

void member_empty(const Case& at) {
  constexpr std::array<std::string_view, 9> lists{
      "Allow",   "Vary", "Cache-Control", "Accept-Ranges", "Connection", "Content-Encoding", "Content-Language",
      "Upgrade", "Via"};
  for (const std::string_view name : lists)
    for (const Field* field : at.fields(name)) {
      const std::string_view list = field->value;
      bool quoted = false, empty = true;
      for (std::size_t i = 0; i <= list.size() && !list.empty(); ++i) {
        if (i == list.size() || (list[i] == ',' && !quoted)) {
          if (empty) {
            at.found(field->value_at, {std::string(name)});
            break;
          }
          empty = true;
          continue;
        }
        if (list[i] == '"') quoted = !quoted;
        if (quoted && list[i] == '\\') ++i;
        empty = empty && i < list.size() && (list[i] == ' ' || list[i] == '\t');
      }
    }
}

void link_malformed(const Case& at) {
  for (const Field* field : at.fields("Link"))
    for (const Link& link : links(field->value))
      if (!link.good) return at.found(field->value_at, {plain(link.text)});
}

void link_without_relation(const Case& at) {
  for (const Field* field : at.fields("Link"))
    for (const Link& link : links(field->value))
      if (link.good && !parameter(link.parts, "rel")) at.found(field->value_at, {plain(link.text)});
}

void alternative_malformed(const Case& at) {
  each_member(at, [](std::string_view member) {
    const std::string_view first = parts(member).value;
    const std::size_t equals = first.find('=');
    return first == "clear" || (equals != first.npos && text::is_token(first.substr(0, equals)) &&
                                first.size() > equals + 2 && first[equals + 1] == '"' && first.back() == '"');
  });
}

void cache_hit_and_forward(const Case& at) {
  for (const Field* field : at.fields("Cache-Status"))
    if (const auto list = structured(field->value, Structure::list))
      for (const Item& item : *list)
        if (parameter(item, "hit") && parameter(item, "fwd")) at.found(field->value_at, {plain(item.value)});
}

}  // namespace lint::judges
