// What one sends at an outcome: the exchange and its header fields; and which charts know more.
//
// All of it is of this very case where the chart says so. Where a house wants another code than the chart, the case's
// own example and fields would be wrong, so the other code's stand.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "decide/house.h"

namespace decide {

/// @param exchange a request, where there is one to show, and the response
struct Example {
  std::string exchange;
  std::string response;
  bool own;  // of this very case; else of the code, and without a request
};
Example example_of(const Walk& walk, const Verdict& verdict);

/// The case's own requirements, then those of the code.
std::vector<const registry::Field*> fields_of(const Walk& walk, const Verdict& verdict);

/// Charts that know more about the case.
registry::List<registry::SeeAlso> see_also(const Walk& walk, const Verdict& verdict);
/// "server,expected": the answers that the outcome gives there already, as they stand in an address.
std::string answers_of(const registry::SeeAlso& see);

}  // namespace decide
