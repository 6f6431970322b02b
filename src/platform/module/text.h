// How web/module/statusatlas.mjs and the module's programs talk: a text comes in as UTF-8 in memory that `reserve`
// gave out, and the answer goes out as JSON (json/answers.h, json/explanation.h) in memory that stays until the next
// one.
#pragma once

#include <string>

namespace module {

/// What script wrote last.
const std::string& given();
/// @return the size of the text, in bytes
int answer_with(std::string text);

}  // namespace module
