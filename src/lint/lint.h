// What is wrong with exchanges, and who had a hand in them.
//
// Pure functions: exchanges and rules in, findings out. A finding is a value with its place in the original text. What
// a paste cannot show is no fault: a rule that says “missing” runs only where all fields are visible and turns into a
// question elsewhere; lengths are compared only in files; versions, methods and roles count only where they are known.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "message/message.h"
#include "registry/file.h"
#include "registry/lint_rule.h"
#include "signals/explain.h"

namespace lint {

/// Takes rules.bin; anything else is foreign. The facts have to be loaded first (registry.h).
registry::Loaded load(std::span<const unsigned char> file);
bool has_rules();
/// Empty until rules.bin has been loaded.
registry::List<registry::LintRule> rules();
registry::List<registry::Maker> makers();
registry::List<registry::OtherName> other_names();

/// What the text cannot show and the person may know.
struct Known {
  std::string_view method;
  std::uint8_t role = 0;   // a registry::Sender bit; 0: not known
  std::string_view house;  // the id of a house; empty: none
};

struct Finding {
  const registry::LintRule* rule;
  registry::Severity level;  // the rule's, or question where something cannot be seen
  std::string text, fix;
  message::Range range;
};

/// Somebody on the way of a response.
struct Hop {
  std::string name;
  registry::Sure sure;
  bool made;  // it made the response
  std::string because, next;
  std::string source;
  message::Range range;
};

struct Judgement {
  std::vector<Finding> findings;  // MUST first, then by place
  std::vector<Hop> makers;        // nearest to the reader first
};

/// Reads texts by the signals that have been loaded; one for the program.
const signals::Reader& signal_reader();
/// Do signals say more about who made the response? Then signals.bin has to be loaded before it is checked.
bool reads_signals(const message::Exchange& exchange);

/// One judgement an exchange, in their order. @param text what the exchanges were read from
std::vector<Judgement> check(const std::vector<message::Exchange>& exchanges, std::string_view text,
                             const Known& known = {});

/// The text with the octets of secrets overwritten, so that every range still fits: credentials, cookies and tokens.
std::string masked(std::string_view text, const std::vector<message::Exchange>& exchanges);

}  // namespace lint
