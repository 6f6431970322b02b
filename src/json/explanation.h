// What programs are told of a text by `explain`: the command line and the module print the same object.
#pragma once

#include <string>
#include <string_view>

#include "signals/explain.h"

namespace json {

/// `{"text","found":[{"range":[from,to],"id","system","name","status":[503] or [],"meaning","next":[…],"source",…}],
/// "lines":[{"range","format"}]}`. Ranges are octets of the text, the end exclusive; `text` is as it came, except that
/// octets that are no UTF-8 become U+FFFD there.
std::string of_explanation(std::string_view text, const signals::Explanation& explanation);

}  // namespace json
