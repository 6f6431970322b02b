#include "text/token.h"

#include <algorithm>

namespace text {

bool is_token(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_token_char); }

}  // namespace text
