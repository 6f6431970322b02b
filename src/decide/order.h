// Which failure wins: several things are wrong with one request, and a server sends one status.
//
// A server's profile (registry::Profile) is the stages in which it checks, so the first check that one of the faults
// fails wins. The first profile is what the specifications say: they leave most of the order open, so there a fault
// wins only if they put it before every other one.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "registry/registry.h"

namespace decide {

/// Faults by their position in registry::faults(), ascending, each once.
using Faults = std::vector<std::uint16_t>;

std::optional<std::uint16_t> fault_from(std::string_view id);
const registry::Profile* find_profile(std::string_view id);

struct Winner {
  enum class How : std::uint8_t {
    status,     // `code` is sent
    closed,     // the connection is closed without a response
    open,       // the specifications do not say which comes first
    unnoticed,  // the server looks at none of the faults
  };
  const registry::Profile* profile;
  How how;
  std::uint16_t code;                  // of How::status, else 0
  std::optional<std::uint16_t> fault;  // the one that wins; of How::status and How::closed
  const registry::Stage* stage;        // where it is noticed; else nullptr
  std::string because;                 // one or two sentences
  std::vector<registry::Source> sources;
};

/// @param faults at least one
Winner winner(const registry::Profile& profile, const Faults& faults);

/// Do the specifications say which of the faults comes first? Of a single fault there is nothing to say.
bool fixed_by_rfc(const Faults& faults);

}  // namespace decide
