// What programs are told of failures: which status wins by each profile. The command line and the module print the
// same object.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "decide/order.h"

namespace json {

/// `{"faults":[…],"fixed_by_rfc":bool,"winners":[{"profile","code","because","source",…}]}`. `code` is null where the
/// profile closes the connection, notices nothing, or leaves open which comes first; `outcome` says which of these.
std::string of_failures(const decide::Faults& faults, const std::vector<const registry::Profile*>& profiles);
/// `{"faults":[{"id","label","says"}],"profiles":[{"id","name","version","date","setup"}]}`.
std::string of_faults();

}  // namespace json
