// Small questions about the text of data files, beside those that the whole house asks (src/text).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "text/ascii.h"
#include "text/join.h"
#include "text/utf8.h"

namespace datac {

using text::characters;
using text::lower_case;
using text::padded;

/// Line and column, from 1, of the first byte that is not valid UTF-8.
std::optional<std::pair<unsigned, unsigned>> invalid_utf8(std::string_view bytes);
/// Sentences, by their ends; "e.g." and the like end none.
std::size_t sentences(std::string_view text);
/// Without white space at both ends.
std::string trimmed(std::string_view text);

}  // namespace datac
