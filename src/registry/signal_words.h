// The words that data files, pages and programs use for the enumerations of signal.h, in the order of the enumerators.
#pragma once

#include <array>

#include "registry/signal.h"

namespace registry {

inline constexpr std::array<Text, 10> kSystemKindWords{"protocol", "proxy",   "server",    "cdn",    "cloud",
                                                       "api",      "storage", "framework", "client", "browser"};
inline constexpr std::array<Text, 11> kPlaceWords{"access log",   "error log", "header field", "content",
                                                  "page",         "exception", "exit status",  "close code",
                                                  "stream error", "trailer",   "console"};
inline constexpr std::array<Text, 2> kProofWords{"word", "clue"};

}  // namespace registry
