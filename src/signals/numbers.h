// Status codes in free text: which three-digit numbers are one, and why.
//
// A number that stands after `HTTP/1.1`, after a word such as "status" or "error", before its own reason phrase, or
// alone, is a status. A part of an address, a port, a size, a time, a date or a version never is. Anything else is
// possible at best.
#pragma once

#include <string_view>
#include <vector>

#include "registry/model.h"
#include "signals/phrases.h"

namespace signals {

enum class Certainty : std::uint8_t { certain, likely, possible };

struct Number {
  Range range;
  const registry::Status* status;  // the first meaning of the number
  Certainty certainty;
  std::string_view because;  // a clause
  bool alone;                // it is all that the text has
};

/// Does a word before this place say that a status follows: "error", "status", "returned"?
bool after_status_word(std::string_view text, std::size_t at);

/// Does the number at this place count something, or is it a piece of something longer: "1006 users", "port 1006"?
bool is_amount(std::string_view text, std::size_t begin, std::size_t end);

/// In the order of the text. @param statuses by code, as registry::statuses()
std::vector<Number> status_numbers(std::string_view text, registry::List<registry::Status> statuses);

}  // namespace signals
