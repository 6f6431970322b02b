// Signals: what logs, error pages and libraries print beside or instead of a status code. One page lists the systems,
// each system has a page with an anchor for every signal, and a code's page names the signals that are sent with it.
#include <algorithm>
#include <utility>
#include <vector>

#include "app/labels.h"
#include "app/views.h"

namespace app {
namespace {

using registry::Place;
using registry::Signal;
using registry::System;
using registry::SystemKind;

constexpr int kKinds = static_cast<int>(SystemKind::browser) + 1;
constexpr int kPlaces = static_cast<int>(Place::console) + 1;
/// Names of one system on a code's page; its own page has the others.
constexpr std::size_t kNamed = 4;

std::string page_of(const System& system) { return concat({"signals/", system.id, "/"}); }

std::vector<const Signal*> at_place(const System& system, Place place) {
  std::vector<const Signal*> out;
  for (const Signal& signal : system.signals)
    if (signal.place == place) out.push_back(&signal);
  return out;
}

std::string count(std::size_t signals) {
  return concat({std::to_string(signals), signals == 1 ? " signal" : " signals"});
}

/// "November 2026" of "2026-11", which datac has checked.
std::string month(std::string_view date) {
  static constexpr std::string_view names[] = {"January", "February", "March",     "April",   "May",      "June",
                                               "July",    "August",   "September", "October", "November", "December"};
  const int number = number_of(date.substr(5));
  return concat({names[std::clamp(number, 1, 12) - 1], " ", date.substr(0, 4)});
}

/// The statuses of a signal as links, or why there are none.
void statuses(Builder& page, const Signal& signal) {
  Scope paragraph(page, Role::paragraph);
  if (signal.statuses.empty()) {
    page.leaf(Role::strong, signal.http ? "No fixed status." : "Not HTTP.");
    return;
  }
  page.text("Sent with ");
  for (const std::uint16_t& code : signal.statuses) {
    if (&code != &signal.statuses.front()) page.text(&code == &signal.statuses.back() ? " or " : ", ");
    const auto meanings = registry::with_code(code);
    if (meanings.empty())
      page.text(digits(code));
    else
      page.link(title_of(meanings.front()), href_of(meanings.front())).tone = tone_of(meanings.front());
  }
  page.text(".");
}

/// What it means, what to do, and who says so.
void about(Builder& page, const System& system, const Signal& signal) {
  statuses(page, signal);
  page.paragraph(signal.cause.empty() ? std::string(signal.meaning) : concat({signal.meaning, " ", signal.cause}));
  {
    Scope list(page, Role::list, Look::rows);
    for (const auto step : signal.next) {
      Scope item(page, Role::item, Look::rows);
      page.paragraph(step);
    }
  }
  Scope paragraph(page, Role::paragraph, Look::small);
  page.text(concat({"Made by ", signal.made_by, ". ", confidence_label(signal.certainty), ":"}), Look::small);
  cite(page, signal.sources);
  page.text(concat({", read in ", month(system.date), "."}), Look::small);
}

void signal(Builder& page, const System& system, const Signal& signal) {
  {
    Node& heading = page.open(Role::heading, Look::section, signal.id);
    heading.level = 3;
    heading.value = signal.id;  // the target of links with a fragment
    page.text(signal.name);
    page.close();
  }
  if (!signal.aliases.empty()) {
    Scope paragraph(page, Role::paragraph, Look::small);
    page.text("Also ", Look::small);
    for (const auto& alias : signal.aliases) {
      if (&alias != &signal.aliases.front()) page.text(", ", Look::small);
      page.leaf(Role::code, alias);
    }
  }
  about(page, system, signal);
}

}  // namespace

void preview_signal(Builder& page, const System& system, const Signal& signal, std::uint8_t level) {
  page.heading(level, concat({signal.name, " (", system.name, ")"}), Look::title);
  about(page, system, signal);
  page.link(concat({"All signals of ", system.name}), href_of(system, signal), Look::action, "open");
}

void view_signal_index(Builder& page) {
  page.heading(1, "Signals", Look::title);
  page.paragraph(
      "What logs, error pages, libraries and commands print beside or instead of a status code: flags, error names and "
      "numbers, with the status that is sent with each, its cause and what to do next.",
      Look::lead);
  {
    Scope paragraph(page, Role::paragraph);
    page.text("With a log line or a whole response at hand, ");
    page.link("check it", "check/");
    page.text(": the page finds what is in it, and nothing you paste leaves your machine.");
  }
  page.heading(2, "By system");
  for (int i = 0; i < kKinds; ++i) {
    std::vector<const System*> systems;
    for (const System& system : registry::systems())
      if (static_cast<int>(system.kind) == i) systems.push_back(&system);
    if (systems.empty()) continue;
    const std::string_view label = registry::kind_label(static_cast<SystemKind>(i));
    page.heading(3, label);
    Scope list(page, Role::list, Look::rows, label);
    for (const System* system : systems) {
      Scope item(page, Role::item, Look::rows, system->id);
      Scope paragraph(page, Role::paragraph);
      page.link(system->name, page_of(*system));
      page.text(concat({" ", system->summary, " "}));
      page.text(count(system->signals.size()), Look::muted);
    }
  }
  page.heading(2, "By the place where you see it");
  for (int i = 0; i < kPlaces; ++i) {
    std::vector<std::pair<const System*, std::vector<const Signal*>>> systems;
    for (const System& system : registry::systems())
      if (auto there = at_place(system, static_cast<Place>(i)); !there.empty())
        systems.emplace_back(&system, std::move(there));
    if (systems.empty()) continue;
    const std::string_view label = registry::place_label(static_cast<Place>(i));
    page.heading(3, label);
    Scope list(page, Role::list, Look::chips, label, label);
    for (const auto& [system, there] : systems) {
      Scope item(page, Role::item, Look::chip, system->id);
      page.link(concat({system->name, ", ", std::to_string(there.size())}), href_of(*system, *there.front()),
                Look::chip, system->id);
    }
  }
}

void view_signals(Builder& page, const State& state) {
  const System& system = *registry::find_system(state.id);
  page.heading(1, system.name, Look::title);
  page.paragraph(system.summary, Look::lead);
  page.paragraph(concat({"Its signals stand in ", system.where, "."}));
  for (int i = 0; i < kPlaces; ++i) {
    const auto there = at_place(system, static_cast<Place>(i));
    if (there.empty()) continue;
    page.heading(2, registry::place_label(static_cast<Place>(i)));
    for (const Signal* one : there) signal(page, system, *one);
  }
  page.link("All systems", "signals/", Look::action, "all");
}

void seen_with(Builder& page, const registry::Status& status, std::uint8_t level) {
  bool begun = false;
  for (const System& system : registry::systems()) {
    std::vector<const Signal*> with;
    for (const Signal& signal : system.signals)
      if (std::find(signal.statuses.begin(), signal.statuses.end(), status.code) != signal.statuses.end())
        with.push_back(&signal);
    if (with.empty()) continue;
    if (!begun) {
      page.heading(level, "Seen with this status");
      page.open(Role::list, Look::rows, "signals");
      begun = true;
    }
    Scope item(page, Role::item, Look::rows, system.id);
    Scope paragraph(page, Role::paragraph);
    page.text(concat({system.name, ": "}));
    // One more than fits is shown too: "and 1 more" would take as much room.
    const std::size_t named = with.size() <= kNamed + 1 ? with.size() : kNamed;
    for (std::size_t i = 0; i < named; ++i) {
      if (i > 0) page.text(", ");
      page.link(with[i]->name, href_of(system, *with[i]));
    }
    if (named == with.size()) continue;
    page.text(" and ");
    page.link(concat({std::to_string(with.size() - named), " more"}), page_of(system));
  }
  if (begun) page.close();
}

}  // namespace app
