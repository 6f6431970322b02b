// The words that data files, pages and commands use for the registry's enumerations, in the order of the enumerators.
// One list serves both directions: datac reads them, the registry prints them.
#pragma once

#include <array>
#include <cstddef>

#include "registry/model.h"

namespace registry {

inline constexpr std::array<Text, 6> kStandingWords{"standard",   "experimental", "temporary",
                                                    "deprecated", "reserved",     "unregistered"};
inline constexpr std::array<Text, 3> kContentWords{"required", "allowed", "forbidden"};
inline constexpr std::array<Text, 5> kLevelWords{"MUST", "MUST NOT", "SHOULD", "SHOULD NOT", "MAY"};
inline constexpr std::array<Text, 4> kBoundWords{"sender", "client", "cache", "intermediary"};
inline constexpr std::array<Text, 2> kDirectionWords{"response", "request"};
inline constexpr std::array<Text, 5> kRetryWords{"no", "after_change", "after_wait", "new_connection", "automatic"};
inline constexpr std::array<Text, 5> kConfidenceWords{"standard", "documented", "source", "reported", "folklore"};
/// Bit n of Status::sent_by is word n.
inline constexpr std::array<Text, 5> kSenderWords{"origin", "proxy", "gateway", "intercepting proxy", "client"};
inline constexpr std::array<Text, 6> kClassIds{"", "1xx", "2xx", "3xx", "4xx", "5xx"};

/// Position of a word in its list; the list's size where it is not there.
template <std::size_t N>
constexpr std::size_t position(const std::array<Text, N>& words, Text word) {
  std::size_t i = 0;
  while (i < N && words[i] != word) ++i;
  return i;
}

/// The class of a number is its first digit.
constexpr Class class_of(int code) { return code >= 100 && code < 600 ? static_cast<Class>(code / 100) : Class::none; }

}  // namespace registry
