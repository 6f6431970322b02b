// Signals inside of messages: the code of an error page, the name of an error in a field or in JSON. They tell who
// wrote them and what it means, so that they are marks of makers too (makers.cc), from the records of assets/signals.
//
// Only content and fields of responses that report an error are read, and only signals of what sends responses: not of
// protocols, whose names anybody may use, nor of clients. Texts can be imitated, so that no signal makes anybody
// certain; one that several systems use leaves all of them possible.
#include <algorithm>

#include "lint/case.h"
#include "registry/labels.h"
#include "registry/registry.h"
#include "signals/explain.h"
#include "text/ascii.h"

namespace lint {
namespace {

using message::Field;
using message::Range;
using registry::Place;
using registry::Signal;
using registry::Sure;
using registry::System;
using registry::SystemKind;

constexpr std::size_t kMostContent = 16384;  // bytes of content that are read; error pages are shorter

bool sends_responses(SystemKind kind) {
  return kind == SystemKind::proxy || kind == SystemKind::server || kind == SystemKind::cdn ||
         kind == SystemKind::cloud || kind == SystemKind::api || kind == SystemKind::storage;
}

/// `Envoy` and `Envoy and Istio` are one.
bool same_software(std::string_view maker, std::string_view system) {
  const std::string_view longer = maker.size() > system.size() ? maker : system,
                         shorter = maker.size() > system.size() ? system : maker;
  const std::size_t at = longer.find(shorter);
  if (shorter.empty() || at == longer.npos) return false;
  const std::size_t end = at + shorter.size();
  return (at == 0 || longer[at - 1] == ' ') && (end == longer.size() || longer[end] == ' ');
}

struct Mark {
  const System* system;
  const Signal* signal;
  Range at;
  bool in_field;
};

/// The signals of one piece of a message, where they may stand and with a status that they go with.
void add_marks(const Case& at, std::string_view piece, const auto& place, bool in_field, std::vector<Mark>& out) {
  for (const signals::Found& found : signal_reader().explain(piece).found) {
    if (!found.signal || found.certainty == signals::Certainty::possible || !sends_responses(found.system->kind))
      continue;
    const Place where = found.signal->place;
    if (in_field ? where != Place::header_field : where != Place::content && where != Place::page) continue;
    const auto statuses = found.signal->statuses;
    if (!statuses.empty() && std::find(statuses.begin(), statuses.end(), at.status) == statuses.end()) continue;
    out.push_back({found.system, found.signal, place(found.range), in_field});
  }
}

/// One piece of a content in the original text; all of it where the two differ, as in a HAR.
Range in_content(const Case& at, signals::Range found) {
  const Range body = at.response.body.at;
  const std::string_view text = at.response.body.text, raw = at.whole.text.substr(body.begin, body.end - body.begin);
  const std::string_view piece = text.substr(found.begin, found.end - found.begin);
  if (raw.substr(0, found.end) == text.substr(0, found.end)) return {body.begin + found.begin, body.begin + found.end};
  const std::size_t place = raw.find(piece);
  if (place == raw.npos) return body;
  const auto begin = static_cast<std::uint32_t>(body.begin + place);
  return {begin, begin + static_cast<std::uint32_t>(piece.size())};
}

Hop hop_of(const Mark& mark, Sure sure) {
  const Signal& signal = *mark.signal;
  std::string cited;
  for (const registry::Source& source : signal.sources)
    (cited += cited.empty() ? "" : ", ") += registry::citation(source);
  return {std::string(mark.system->name),
          sure,
          !mark.in_field,
          "“" + std::string(signal.name) + "” stands in " + (mark.in_field ? "a field" : "the content"),
          std::string(signal.next.empty() ? signal.meaning : signal.next.front()),
          std::move(cited),
          mark.at};
}

}  // namespace

const signals::Reader& signal_reader() {
  static const signals::Reader reader(registry::statuses(), registry::systems());
  return reader;
}

bool reads_signals(const message::Exchange& exchange) { return exchange.response && exchange.response->status >= 400; }

void add_signals(const Case& at, std::vector<Hop>& hops) {
  if (!reads_signals(at.exchange) || at.interim || !registry::has_signals()) return;
  std::vector<Mark> marks;
  for (const Field& field : at.response.fields) {
    if (field.malformed) continue;
    // The name and the value together: some signals are the value of one field alone.
    const std::string line = field.name + ": " + field.value;
    const auto place = [&](signals::Range found) {
      const auto skipped = static_cast<std::uint32_t>(field.name.size() + 2);
      const bool exact =
          !field.folded && field.value_at.end - field.value_at.begin == field.value.size() && found.begin >= skipped;
      return exact ? Range{field.value_at.begin + found.begin - skipped, field.value_at.begin + found.end - skipped}
                   : field.line_at;
    };
    add_marks(at, line, place, true, marks);
  }
  const std::string_view content = std::string_view(at.response.body.text).substr(0, kMostContent);
  if (!content.empty() && !at.field("Content-Encoding"))
    add_marks(
        at, content, [&](signals::Range found) { return in_content(at, found); }, false, marks);

  std::vector<const System*> told;
  for (const Mark& mark : marks) {
    if (std::find(told.begin(), told.end(), mark.system) != told.end()) continue;
    told.push_back(mark.system);
    const bool shared = std::any_of(marks.begin(), marks.end(), [&](const Mark& other) {
      return other.system != mark.system && other.at.begin < mark.at.end && mark.at.begin < other.at.end;
    });
    Hop hop = hop_of(mark, shared ? Sure::possible : Sure::likely);
    const auto known = std::find_if(hops.begin(), hops.end(),
                                    [&](const Hop& one) { return same_software(one.name, mark.system->name); });
    if (known == hops.end()) {
      // Who made the response stands first.
      hops.insert(
          hop.made ? std::find_if(hops.begin(), hops.end(), [](const Hop& one) { return !one.made; }) : hops.end(),
          std::move(hop));
    } else if (!shared) {
      // The signal tells more than the mark, whose certainty stays: it knows who imitates whom.
      hop.name = known->name;
      hop.sure = known->sure;
      hop.made = hop.made || known->made;
      *known = std::move(hop);
    }
  }
}

}  // namespace lint
