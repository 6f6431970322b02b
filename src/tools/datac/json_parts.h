// What the writers of public JSON share: words of enumerations, sources, and one record a line.
#pragma once

#include <nlohmann/json.hpp>

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "tools/datac/data.h"

namespace datac {

using Json = nlohmann::ordered_json;

/// Of all that datac writes for others, as its SPDX identifier (LICENSE-DATA).
inline constexpr const char* kLicense = "CC-BY-4.0";

template <std::size_t N, class Enum>
std::string word(const std::array<registry::Text, N>& words, Enum value) {
  return std::string(words[static_cast<std::size_t>(value)]);
}

inline Json or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

/// Adds the parts of a citation to a list of sources.
inline void append_sources(Json& list, const Citation& citation) {
  for (const Cited& c : citation.parts)
    list.push_back({{"doc", c.doc}, {"section", or_null(c.section)}, {"url", c.url}});
}

/// One record a line: small, and a difference between two versions can be read.
inline std::string lines(const std::vector<std::string>& records) {
  std::string out = "[";
  for (const std::string& record : records) {
    if (out.size() > 1) out += ",";
    out += "\n" + record;
  }
  return out + (records.empty() ? "]" : "\n]");
}

/// `{"version":…,"generated":…,"license":…`, as every file of a whole registry begins.
inline std::string head(const Data& data) {
  return "{\"version\":" + Json(data.version).dump() + ",\"generated\":" + Json(data.date).dump() + ",\"license\":\"" +
         kLicense + "\"";
}

}  // namespace datac
