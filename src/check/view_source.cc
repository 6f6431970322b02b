// The text as it was read, with marks. Only lines near a mark are shown once a text is long, and of a long line only
// what is marked with some of what stands around it, so that a HAR of a megabyte in one line makes a page that people
// can read.
#include <algorithm>

#include "check/parts.h"
#include "text/order.h"
#include "text/utf8.h"

namespace check {
namespace {

using app::Builder;
using app::Look;
using app::Role;
using message::Range;

constexpr std::size_t kWhole = 60;    // lines of a text that is shown whole
constexpr std::size_t kAround = 2;    // lines around a marked one
constexpr std::size_t kInside = 3;    // lines of a place that has more of them
constexpr std::size_t kPlain = 240;   // bytes of a piece without a mark
constexpr std::size_t kMarked = 400;  // and of one with it

/// Does a byte go on with a character of the text?
std::size_t whole(std::string_view text, std::size_t at) {
  while (at > 0 && at < text.size() && text::is_continuation(text[at])) --at;
  return at;
}

std::string shown(std::string_view piece, bool marked) {
  const std::size_t most = marked ? kMarked : kPlain;
  if (piece.size() <= most) return text::repaired(piece);
  if (marked) return text::repaired(piece.substr(0, whole(piece, most))) + "…";
  return text::repaired(piece.substr(0, whole(piece, most / 2))) + " … " +
         text::repaired(piece.substr(whole(piece, piece.size() - most / 2)));
}

}  // namespace

Lines::Lines(std::string_view text) : begins_{0} {
  for (std::size_t at = text.find('\n'); at != text.npos; at = text.find('\n', at + 1))
    if (at + 1 < text.size()) begins_.push_back(at + 1);
}

std::size_t Lines::at(std::size_t place) const {
  return static_cast<std::size_t>(std::upper_bound(begins_.begin(), begins_.end(), place) - begins_.begin()) - 1;
}

std::string anchor_of(Range range) { return "at-" + std::to_string(range.begin); }

void view_source(Builder& page, const State& state, const Lines& lines, std::vector<Range> places) {
  const std::string_view text = state.shown;
  for (Range& place : places) {
    place.begin = static_cast<std::uint32_t>(std::min<std::size_t>(place.begin, text.size()));
    place.end = static_cast<std::uint32_t>(std::min<std::size_t>(std::max(place.end, place.begin + 1), text.size()));
  }
  text::order_by(places, [](Range place) { return std::uint64_t{place.begin} << 32 | ~place.end; });

  std::vector<bool> wanted(lines.size(), lines.size() <= kWhole);
  for (const Range place : places) {
    const std::size_t first = lines.at(place.begin);
    const std::size_t last =
        std::min(lines.at(place.end > place.begin ? place.end - 1 : place.begin), first + kInside - 1);
    for (std::size_t i = first - std::min(first, kAround); i <= std::min(last + kAround, lines.size() - 1); ++i)
      wanted[i] = true;
  }

  app::Scope list(page, Role::list, Look::wire, "lines", "The text, with line numbers");
  std::size_t left_out = 0, printed = 0, next = 0;
  std::vector<Range> open;  // places that go on in this line
  const auto gap = [&](std::string_view key) {
    if (left_out == 0) return;
    app::Scope item(page, Role::item, Look::muted, key);
    page.text(left_out == 1 ? std::string("1 more line") : std::to_string(left_out) + " more lines", Look::muted);
    left_out = 0;
  };
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::size_t begin = lines.begin(i);
    std::size_t end = i + 1 < lines.size() ? lines.begin(i + 1) : text.size();
    const std::size_t after = end;
    while (end > begin && (text[end - 1] == '\n' || text[end - 1] == '\r')) --end;
    const bool show = wanted[i] && printed < kMostSourceLines;
    if (!show) {
      ++left_out;
    } else {
      gap("gap" + std::to_string(i));
      ++printed;
      app::Scope item(page, Role::item, Look::plain, std::to_string(i));
      page.leaf(Role::number, std::to_string(i + 1) + " ");
      for (std::size_t at = begin; at < after;) {
        while (next < places.size() && places[next].begin <= at) open.push_back(places[next++]);
        open.erase(std::remove_if(open.begin(), open.end(), [&](Range place) { return place.end <= at; }), open.end());
        std::size_t stop = next < places.size() ? std::min<std::size_t>(places[next].begin, after) : after;
        for (const Range place : open) stop = std::min<std::size_t>(stop, place.end);
        stop = std::max(stop, at + 1);
        const bool starts = std::any_of(open.begin(), open.end(), [&](Range place) { return place.begin == at; });
        const std::string_view piece = text.substr(at, std::min(stop, std::max(end, at)) - at);
        if (!open.empty() && (starts || !piece.empty())) {
          app::Node& mark = page.leaf(Role::mark, piece.empty() ? std::string("↵") : shown(piece, true));
          if (starts) mark.value = anchor_of({static_cast<std::uint32_t>(at), 0});
        } else if (open.empty() && !piece.empty()) {
          page.leaf(Role::code, shown(piece, false));
        }
        at = stop;
      }
      continue;
    }
    while (next < places.size() && places[next].begin < after) open.push_back(places[next++]);
  }
  gap("rest");
}

}  // namespace check
