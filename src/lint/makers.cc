// Who had a hand in a response. Marks are data (assets/rules/makers.toml): fields and content that certain software
// writes. Two fields name their writers themselves: Via lists the proxies and gateways on the way (RFC 9110 section
// 7.6.3), Proxy-Status the intermediaries that failed or passed a failure on (RFC 9209).
#include <algorithm>

#include "lint/case.h"
#include "registry/labels.h"
#include "text/ascii.h"
#include "text/order.h"

namespace lint {
namespace {

using message::Field;
using message::Range;
using registry::Maker;

/// Does a value begin with the mark, or hold it where the mark begins with `*`?
bool fits(std::string_view value, std::string_view mark) {
  if (mark.empty()) return true;
  if (mark[0] == '*') {
    mark.remove_prefix(1);
    for (std::size_t i = 0; i + mark.size() <= value.size(); ++i)
      if (text::same(value.substr(i, mark.size()), mark)) return true;
    return false;
  }
  return text::same(value.substr(0, mark.size()), mark);
}

/// The content's place, if it holds all pieces in this order.
std::optional<Range> content_with(const Case& at, registry::List<registry::Text> pieces) {
  const std::string_view content = at.response.body.text;
  std::size_t from = 0, first = content.npos;
  for (const std::string_view piece : pieces) {
    const std::size_t found = content.find(piece, from);
    if (found == content.npos || found > 65536) return std::nullopt;
    first = std::min(first, found);
    from = found + piece.size();
  }
  // Content of a HAR is decoded, so its places are not those of the text.
  const Range body = at.response.body.at;
  const std::string_view raw = at.whole.text.substr(body.begin, body.end - body.begin);
  const std::size_t place = raw.find(pieces.front());
  if (place == raw.npos) return body;
  const auto begin = static_cast<std::uint32_t>(body.begin + place);
  return Range{begin, begin + static_cast<std::uint32_t>(pieces.front().size())};
}

std::string cited(registry::List<registry::Source> sources) {
  std::string out;
  for (const registry::Source& source : sources) (out += out.empty() ? "" : ", ") += registry::citation(source);
  return out;
}

std::optional<Hop> recognized(const Maker& maker, const Case& at) {
  if (!maker.codes.empty() && std::find(maker.codes.begin(), maker.codes.end(), at.status) == maker.codes.end())
    return std::nullopt;
  // Content that is recognized is that of error pages; a 200 may quote one.
  if (!maker.content.empty() && at.status / 100 == 2) return std::nullopt;
  if (!maker.phrase.empty() && maker.phrase != at.response.phrase) return std::nullopt;
  Range place = at.response.line_at;
  if (!maker.field.empty()) {
    const Field* found = nullptr;
    for (const Field* field : at.fields(maker.field))
      if (fits(field->value, maker.value)) found = field;
    if (!found) return std::nullopt;
    place = found->line_at;
  }
  if (!maker.content.empty()) {
    const auto content = content_with(at, maker.content);
    if (!content) return std::nullopt;
    place = *content;
  }
  return Hop{std::string(maker.name), maker.sure,           maker.made, std::string(maker.because),
             std::string(maker.next), cited(maker.sources), place};
}

void add_via(const Case& at, std::vector<Hop>& out) {
  for (const Field* field : at.fields("Via")) {
    for (const std::string_view member : members(field->value)) {
      const std::size_t space = member.find(' ');
      if (space == member.npos) continue;
      const std::string_view name = trimmed(member.substr(space + 1));
      const auto begin = static_cast<std::uint32_t>(field->value_at.begin + (member.data() - field->value.data()));
      const Range place =
          field->folded ? field->line_at : Range{begin, begin + static_cast<std::uint32_t>(member.size())};
      out.push_back({plain(name), registry::Sure::certain, false, "it wrote its name into Via",
                     "Look at its log for this request.",
                     "RFC 9110 \xC2\xA7"
                     "7.6.3",
                     place});
    }
  }
}

void add_proxy_status(const Case& at, std::vector<Hop>& out) {
  for (const Field* field : at.fields("Proxy-Status")) {
    const auto list = structured(field->value, Structure::list);
    if (!list) continue;
    for (const Item& item : *list) {
      const Parameter* error = parameter(item, "error");
      out.push_back(
          {plain(item.value), registry::Sure::certain, false,
           error ? "it reports " + plain(error->value) + " in Proxy-Status"
                 : std::string("it wrote its name into Proxy-Status"),
           error ? "Look up the error type, then the next hop that it names." : "Look at its log for this request.",
           "RFC 9209 \xC2\xA7"
           "2",
           field->line_at});
    }
  }
}

}  // namespace

std::vector<Hop> hops(const Case& at) {
  std::vector<Hop> out;
  for (const Maker& maker : makers())
    if (auto hop = recognized(maker, at)) out.push_back(std::move(*hop));
  // One name once, by its strongest mark; who made the response comes first.
  text::order_by(out,
                 [](const Hop& hop) { return std::uint64_t{!hop.made} << 8 | static_cast<std::uint64_t>(hop.sure); });
  std::vector<Hop> once;
  for (Hop& hop : out)
    if (std::none_of(once.begin(), once.end(), [&](const Hop& other) { return other.name == hop.name; }))
      once.push_back(std::move(hop));
  add_signals(at, once);
  add_proxy_status(at, once);
  add_via(at, once);
  return once;
}

}  // namespace lint
