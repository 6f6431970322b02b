// The words that data files, pages and programs use for the enumerations of lint_rule.h, in the order of the
// enumerators.
#pragma once

#include <array>

#include "registry/lint_rule.h"

namespace registry {

inline constexpr std::array<Text, 5> kSeverityWords{"MUST", "SHOULD", "practice", "question", "fact"};
inline constexpr std::array<Text, 7> kLookWords{"has",         "any",           "lacks",   "request_has",
                                                "request_any", "request_lacks", "twin_has"};
inline constexpr std::array<Text, 3> kFilledWords{"either", "yes", "no"};
inline constexpr std::array<Text, 4> kVersionWords{"1.0", "1.1", "2", "3"};
inline constexpr std::array<Text, 3> kSureWords{"certain", "likely", "possible"};

}  // namespace registry
