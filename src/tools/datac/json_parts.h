// What the writers of public JSON share: words of enumerations, sources, and one record a line.
#pragma once

#include <array>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "registry/words.h"
#include "tools/datac/data.h"
#include "tools/datac/write.h"

namespace datac {

using Json = nlohmann::ordered_json;

template <std::size_t N, class Enum>
std::string word(const std::array<registry::Text, N>& words, Enum value) {
  return std::string(words[static_cast<std::size_t>(value)]);
}

inline Json or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

inline Json sources(const std::vector<Citation>& citations) {
  Json list = Json::array();
  for (const Citation& citation : citations)
    for (const Cited& c : citation.parts)
      list.push_back({{"doc", c.doc}, {"section", or_null(c.section)}, {"url", c.url}});
  return list;
}

/// @param key what the requirement stands with, and its name: {"name", "Allow"} in a code, {"code", "405"} in a field
inline Json requirement(const char* key, const std::string& name, const FieldData& f) {
  return {{key, name},
          {"in", word(registry::kDirectionWords, f.in)},
          {"bound", word(registry::kBoundWords, f.bound)},
          {"level", word(registry::kLevelWords, f.level)},
          {"when", f.when},
          {"source", f.source.text}};
}

inline Json corrections(const std::vector<CorrectionData>& of) {
  Json list = Json::array();
  for (const CorrectionData& c : of)
    list.push_back({{"claim", c.claim}, {"truth", c.truth}, {"source", c.source.text}});
  return list;
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
