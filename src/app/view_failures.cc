// Which failure wins: what is ticked as wrong, and the status that each server sends; without a tick, each fault alone.
#include <map>

#include "app/labels.h"
#include "app/views.h"
#include "decide/order.h"

namespace app {
namespace {

using decide::Faults;
using decide::Winner;
using registry::Profile;

void toggles(Builder& page, const Faults& faults) {
  Scope group(page, Role::group, Look::stack, "faults", "What is wrong");
  page.paragraph("What is wrong", Look::label);
  Scope row(page, Role::group, Look::chips, "all");
  const auto all = registry::faults();
  for (std::size_t i = 0; i < all.size(); ++i) {
    Node& toggle = page.open(Role::toggle, Look::chip, all[i].id);
    toggle.action = {Action::Kind::toggle_fault, 0, std::string(all[i].id)};
    for (const auto fault : faults)
      if (fault == i) toggle.flags |= pressed;
    page.text(all[i].label);
    page.close();
  }
}

/// The status or what happens instead, as the strong start of a cell.
void outcome(Builder& page, const Winner& winner) {
  switch (winner.how) {
    case Winner::How::status:
      mention(page, digits(winner.code));
      page.text(concat({" ", winner.stage->name, ": "}));
      break;
    case Winner::How::closed:
      page.leaf(Role::strong, "No response. ");
      page.text(concat({winner.stage->name, ": "}));
      break;
    case Winner::How::open:
      page.leaf(Role::strong, "Not fixed. ");
      break;
    case Winner::How::unnoticed:
      page.leaf(Role::strong, "Not noticed. ");
      break;
  }
}

std::string_view evidence(registry::Evidence evidence) {
  switch (evidence) {
    case registry::Evidence::source:
      return "Read in the source. ";
    case registry::Evidence::documented:
      return "Documented. ";
    case registry::Evidence::recorded:
      return "Recorded from this version. ";
    case registry::Evidence::derived:
      break;
  }
  return "Derived, not tried. ";
}

void winners(Builder& page, const Faults& faults) {
  std::string all;
  for (const auto fault : faults)
    all += concat({all.empty() ? "" : " and ", "“", registry::faults()[fault].label, "”"});
  page.heading(2, faults.size() == 1 ? concat({all, " alone"}) : all);
  if (faults.size() > 1)
    page.paragraph(decide::fixed_by_rfc(faults) ? "The RFCs fix which of these wins."
                                                : "The RFCs leave open which of these wins.");
  Scope table(page, Role::table, Look::constants, "winners", "Status by server");
  for (const Profile& profile : registry::profiles()) {
    Scope row(page, Role::row, Look::plain, profile.id);
    {
      Scope cell(page, Role::header_cell, Look::small);
      page.text(concat({profile.name, " ", profile.version}));
    }
    Scope cell(page, Role::cell);
    const Winner winner = decide::winner(profile, faults);
    outcome(page, winner);
    page.text(winner.because);
    cite(page, winner.sources);
    page.text(concat({" ", winner.stage ? evidence(winner.stage->evidence) : "", "True for: ", profile.setup}),
              Look::small);
  }
}

/// Each fault alone, with who sends what: what a page without script can say.
void singles(Builder& page) {
  page.heading(2, "One fault alone");
  Scope table(page, Role::table, Look::constants, "singles", "Status by fault");
  const auto all = registry::faults();
  for (std::size_t i = 0; i < all.size(); ++i) {
    Scope row(page, Role::row, Look::plain, all[i].id);
    {
      Scope cell(page, Role::header_cell, Look::small);
      page.link(all[i].label, concat({"failures/?f=", all[i].id}));
    }
    // By code; what sends none comes last.
    std::map<int, std::string> who;
    for (const Profile& profile : registry::profiles()) {
      const Winner winner = decide::winner(profile, {static_cast<std::uint16_t>(i)});
      const int key = winner.how == Winner::How::status ? winner.code : 1000 + static_cast<int>(winner.how);
      std::string& names = who[key];
      names += concat({names.empty() ? "" : ", ", profile.name});
    }
    Scope cell(page, Role::cell);
    page.text(all[i].says);
    for (const auto& [key, names] : who) {
      page.text(" ");
      if (key < 1000) {
        mention(page, digits(key));
        page.text(concat({": ", names, "."}));
      } else {
        page.text(concat(
            {key == 1000 + static_cast<int>(Winner::How::closed) ? "No response: " : "Not noticed: ", names, "."}));
      }
    }
  }
}

}  // namespace

void view_failures(Builder& page, const State& state) {
  page.heading(1, "Which failure wins", Look::title);
  page.paragraph(
      "A request can be wrong in several ways, but a response has one status. Pick what is wrong to see which status "
      "each server sends, and whether the RFCs fix it.",
      Look::lead);
  const Faults faults = faults_of(state);
  toggles(page, faults);
  if (!faults.empty()) return winners(page, faults);
  page.paragraph(
      "Combinations need the app; without script this page shows each fault alone. The command line knows them too: "
      "statusatlas failures auth body-large.",
      Look::muted);
  singles(page);
}

}  // namespace app
