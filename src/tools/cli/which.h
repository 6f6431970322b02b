// The flowchart that somebody asked for, and what is wrong with what they asked, in a sentence with the nearest thing
// that there is.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "decide/decide.h"
#include "decide/house.h"
#include "tools/cli/arguments.h"

namespace cli {

struct Asked {
  const registry::Chart* chart = nullptr;
  decide::House house = decide::kSpecifications;
  std::string problem;  // empty where nothing is wrong
};
/// @param chart its id; the general flowchart where there is none. The house is that of --house.
Asked asked_for(std::optional<std::string_view> chart, const Arguments& arguments);

std::string no_chart(std::string_view id);
std::string no_house(std::string_view id);
/// @param walk one that left answers out
std::string no_answer(const decide::Walk& walk);

}  // namespace cli
