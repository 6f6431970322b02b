// The walk through a profile's stages, and the pairs that the specifications fix.
#include "decide/order.h"

#include <algorithm>

namespace decide {
namespace {

using registry::Precedence;
using registry::Profile;

template <class List>
bool has(const List& faults, std::uint16_t fault) {
  return std::find(faults.begin(), faults.end(), fault) != faults.end();
}

/// What puts one fault before the other, if anything does.
const Precedence* before(const Profile& profile, std::uint16_t first, std::uint16_t then) {
  for (const Precedence& one : profile.before)
    if (has(one.first, first) && has(one.then, then)) return &one;
  return nullptr;
}

/// The fault that comes before all others, by the specifications.
std::optional<std::uint16_t> first_of(const Profile& profile, const Faults& faults) {
  for (const std::uint16_t one : faults)
    if (std::all_of(faults.begin(), faults.end(),
                    [&](std::uint16_t other) { return other == one || before(profile, one, other); }))
      return one;
  return std::nullopt;
}

void add(std::vector<registry::Source>& sources, registry::List<registry::Source> more) {
  for (const registry::Source& source : more)
    if (std::none_of(sources.begin(), sources.end(),
                     [&](const registry::Source& s) { return s.doc == source.doc && s.section == source.section; }))
      sources.push_back(source);
}

/// Is this profile the specifications'? Only theirs has pairs.
bool is_specification(const Profile& profile) { return !profile.before.empty(); }

Winner open(const Profile& profile, const Faults& faults) {
  Winner out{&profile, Winner::How::open, 0, {}, nullptr, {}, {}};
  // The codes that compete, each once, in the order in which they are checked.
  std::vector<std::uint16_t> codes;
  for (const registry::Stage& stage : profile.stages)
    for (const registry::Check& check : stage.checks) {
      if (!has(faults, check.fault)) continue;
      if (!has(codes, check.code)) codes.push_back(check.code);
      add(out.sources, stage.sources);
    }
  std::string list;
  for (std::size_t i = 0; i < codes.size(); ++i)
    list += (i == 0 ? "" : i + 1 == codes.size() ? " or " : ", ") + std::to_string(codes[i]);
  out.because = codes.size() > 1
                    ? "The specifications do not say which check comes first: " + list + "."
                    : "The specifications do not say which check comes first, but all of them send " + list + ".";
  return out;
}

}  // namespace

std::optional<std::uint16_t> fault_from(std::string_view id) {
  const auto all = registry::faults();
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i].id == id) return static_cast<std::uint16_t>(i);
  return std::nullopt;
}

const Profile* find_profile(std::string_view id) {
  for (const Profile& profile : registry::profiles())
    if (profile.id == id) return &profile;
  return nullptr;
}

Winner winner(const Profile& profile, const Faults& faults) {
  std::optional<std::uint16_t> first;
  if (is_specification(profile)) {
    first = first_of(profile, faults);
    if (!first) return open(profile, faults);
  }
  Winner out{&profile, Winner::How::unnoticed, 0, {}, nullptr, {}, {}};
  for (const registry::Stage& stage : profile.stages)
    for (const registry::Check& check : stage.checks) {
      if (first ? check.fault != *first : !has(faults, check.fault)) continue;
      out.how = check.code == 0 ? Winner::How::closed : Winner::How::status;
      out.code = check.code;
      out.fault = check.fault;
      out.stage = &stage;
      out.because = stage.because;
      add(out.sources, stage.sources);
      for (const std::uint16_t other : faults) {
        const Precedence* pair = first && other != *first ? before(profile, *first, other) : nullptr;
        if (!pair) continue;
        if (out.because.find(pair->because) == std::string::npos) (out.because += " ") += pair->because;
        add(out.sources, pair->sources);
      }
      return out;
    }
  for (const registry::Unnoticed& unnoticed : profile.unnoticed) {
    if (std::none_of(faults.begin(), faults.end(), [&](std::uint16_t f) { return has(unnoticed.faults, f); })) continue;
    (out.because += out.because.empty() ? "" : " ") += unnoticed.because;
    add(out.sources, unnoticed.sources);
  }
  return out;
}

bool fixed_by_rfc(const Faults& faults) {
  const auto profiles = registry::profiles();
  return !profiles.empty() && first_of(profiles.front(), faults).has_value();
}

}  // namespace decide
