// failures: which status wins where several things are wrong, by profile.
#include "json/failures.h"

#include <algorithm>
#include <ostream>

#include "app/labels.h"
#include "decide/order.h"
#include "tools/cli/cli.h"
#include "tools/cli/text.h"

namespace cli {
namespace {

using decide::Faults;
using decide::Winner;
using Profiles = std::vector<const registry::Profile*>;

template <class List>
std::vector<std::string_view> ids(const List& records) {
  std::vector<std::string_view> out;
  for (const auto& one : records) out.push_back(one.id);
  return out;
}

std::string unknown(std::string_view what, std::string_view word, const std::vector<std::string_view>& known) {
  return "failures: there is no " + std::string(what) + " " + quoted(word) + "; did you mean “" +
         std::string(nearest(word, known)) + "”? (statusatlas failures lists them)";
}

void list(Text& text) {
  text.line(text.bold("Faults"));
  for (const auto& fault : registry::faults()) text.definition(fault.id, fault.says, 20);
  text.heading("Profiles");
  for (const auto& profile : registry::profiles())
    text.definition(profile.id,
                    std::string(profile.name) + " " + std::string(profile.version) + ". " + std::string(profile.setup),
                    20);
}

std::string outcome(const Winner& winner) {
  switch (winner.how) {
    case Winner::How::status:
      return app::digits(winner.code);
    case Winner::How::closed:
      return "closed";
    case Winner::How::open:
      return "open";
    case Winner::How::unnoticed:
      break;
  }
  return "-";
}

/// @param alone one profile was asked for: its configuration and sources are told too
void print(Text& text, const Faults& faults, const Profiles& profiles, bool alone) {
  std::string all;
  for (const auto fault : faults) (all += all.empty() ? "" : " + ") += registry::faults()[fault].id;
  text.line(text.bold(all));
  if (faults.size() > 1)
    text.paragraph(decide::fixed_by_rfc(faults) ? "The RFCs fix which of them wins."
                                                : "The RFCs leave open which of them wins.");
  text.blank();
  for (const auto* profile : profiles) {
    const Winner winner = decide::winner(*profile, faults);
    text.definition(std::string(profile->id) + std::string(10 - std::min<std::size_t>(10, profile->id.size()), ' ') +
                        outcome(winner),
                    (winner.stage ? std::string(winner.stage->name) + ": " : "") + winner.because, 20);
    if (!alone) continue;
    text.heading("True for");
    text.paragraph(std::string(profile->name) + " " + std::string(profile->version) + ". " +
                   std::string(profile->setup));
    text.heading("Sources");
    for (const auto& source : winner.sources)
      text.bullet(app::citation(source) + (source.url.empty() ? "" : " " + std::string(source.url)));
  }
}

int failures(const Arguments& arguments, Terminal& terminal) {
  Profiles profiles;
  for (const auto& profile : registry::profiles()) profiles.push_back(&profile);
  if (const auto server = arguments.value("--server")) {
    const registry::Profile* profile = decide::find_profile(*server);
    if (!profile) return refuse(terminal, unknown("profile", *server, ids(registry::profiles())));
    if (arguments.operands.empty()) return refuse(terminal, "failures: --server needs at least one fault");
    profiles = {profile};
  }
  Faults faults;
  for (const auto word : arguments.operands) {
    const auto fault = decide::fault_from(word);
    if (!fault) return refuse(terminal, unknown("fault", word, ids(registry::faults())));
    faults.push_back(*fault);
  }
  std::sort(faults.begin(), faults.end());
  faults.erase(std::unique(faults.begin(), faults.end()), faults.end());
  if (arguments.has("--json")) {
    terminal.out << (faults.empty() ? json::of_faults() : json::of_failures(faults, profiles)) << '\n';
    return done;
  }
  Text text(terminal);
  if (faults.empty())
    list(text);
  else
    print(text, faults, profiles, profiles.size() == 1);
  terminal.out << text.str();
  return done;
}

constexpr Option kOptions[] = {
    {"--server", 's', "S", Values::profiles, "one profile only, with its configuration and sources"},
    {"--json", 'j', "", Values::none,
     "{\"faults\",\"fixed_by_rfc\",\"winners\"}; without faults {\"faults\",\"profiles\"}"},
};

}  // namespace

const Command failures_command{
    "failures",
    "FAULT…",
    Values::faults,
    "which status wins when several things are wrong, by server",
    "Without faults it lists faults and profiles. A profile is true for the configuration that it names. Where it\n"
    "shows “-”, that server looks at none of the faults; “closed” means that it closes the connection, and “open” "
    "that\n"
    "the RFCs do not say which check comes first.",
    kOptions,
    failures};

}  // namespace cli
