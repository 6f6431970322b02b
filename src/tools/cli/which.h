// What is wrong with a walk that somebody asked for, in a sentence with the nearest thing that there is.
#pragma once

#include <string>
#include <string_view>

#include "decide/decide.h"

namespace cli {

std::string no_chart(std::string_view id);
std::string no_house(std::string_view id);
/// @param walk one that left answers out
std::string no_answer(const decide::Walk& walk);

}  // namespace cli
