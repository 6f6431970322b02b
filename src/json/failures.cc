// A profile without an answer says null: that a server does not look is a result, and no reason to leave it out.
#include "json/failures.h"

#include <array>

#include "json/json.h"
#include "registry/labels.h"

namespace json {
namespace {

/// In the order of decide::Winner::How.
constexpr std::array<std::string_view, 4> kOutcomes{"status", "closed", "open", "unnoticed"};

void append_winner(std::string& out, const decide::Winner& winner) {
  Object one(out);
  one.text("profile", winner.profile->id);
  one.key("code") += winner.how == decide::Winner::How::status ? std::to_string(winner.code) : "null";
  one.text("outcome", kOutcomes[static_cast<std::size_t>(winner.how)]);
  if (winner.fault) one.text("fault", registry::faults()[*winner.fault].id);
  if (winner.stage) {
    one.text("stage", winner.stage->name);
    one.text("evidence", registry::to_text(winner.stage->evidence));
  }
  one.text("because", winner.because);
  one.text("source", registry::citations(winner.sources));
}

}  // namespace

std::string of_failures(const decide::Faults& faults, const std::vector<const registry::Profile*>& profiles) {
  std::string out;
  {
    Object all(out);
    array(all.key("faults"), faults, [&](std::uint16_t fault) { append_quoted(out, registry::faults()[fault].id); });
    all.key("fixed_by_rfc") += decide::fixed_by_rfc(faults) ? "true" : "false";
    array(all.key("winners"), profiles,
          [&](const registry::Profile* profile) { append_winner(out, decide::winner(*profile, faults)); });
  }
  return out;
}

std::string of_faults() {
  std::string out;
  {
    Object all(out);
    array(all.key("faults"), registry::faults(), [&](const registry::Fault& fault) {
      Object one(out);
      one.text("id", fault.id);
      one.text("label", fault.label);
      one.text("says", fault.says);
    });
    array(all.key("profiles"), registry::profiles(), [&](const registry::Profile& profile) {
      Object one(out);
      one.text("id", profile.id);
      one.text("name", profile.name);
      one.text("version", profile.version);
      one.text("date", profile.date);
      one.text("setup", profile.setup);
    });
  }
  return out;
}

}  // namespace json
