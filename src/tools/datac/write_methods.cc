// The public JSON of the request methods and of the header fields: assets/methods and assets/fields in the order of
// their keys, one record a line. A field says where entries name it, so that its page can be made of its record alone.
#include <nlohmann/json.hpp>

#include "registry/words.h"
#include "tools/datac/text.h"
#include "tools/datac/write.h"

namespace datac {
namespace {

using Json = nlohmann::ordered_json;

Json of(const std::vector<const Citation*>& citations) {
  Json list = Json::array();
  for (const Citation* citation : citations) {
    for (const Cited& c : citation->parts)
      list.push_back({{"doc", c.doc}, {"section", c.section.empty() ? Json() : Json(c.section)}, {"url", c.url}});
  }
  return list;
}

Json of(const RuleData& rule) { return {{"text", rule.text}, {"source", rule.source.text}}; }

Json of(const MethodData& m) {
  Json j{{"name", m.name},
         {"family", m.family},
         {"summary", m.summary},
         {"meaning", m.meaning},
         {"standing", m.standing.empty() ? Json() : Json(m.standing)},
         {"safe", m.safe},
         {"idempotent", m.idempotent},
         {"cacheable", m.cacheable},
         {"safety", of(m.safety)},
         {"repeating", of(m.repeating)},
         {"caching", of(m.caching)},
         {"request", of(m.request)},
         {"response", of(m.response)},
         {"statuses", Json::array()},
         {"corrections", Json::array()}};
  for (const MethodStatusData& s : m.statuses) {
    j["statuses"].push_back({{"code", s.code.text},
                             {"level", s.level.empty() ? Json() : Json(s.level)},
                             {"when", s.when},
                             {"source", s.source.text}});
  }
  for (const CorrectionData& c : m.corrections)
    j["corrections"].push_back({{"claim", c.claim}, {"truth", c.truth}, {"source", c.source.text}});
  j["wire"] = m.wire;
  std::vector<const Citation*> sources;
  for (const Citation& source : m.sources) sources.push_back(&source);
  j["sources"] = of(sources);
  return j;
}

Json of(const Data& data, const FieldInfoData& f) {
  Json j{{"name", f.name},
         {"what", f.what},
         {"shape", f.shape},
         {"example", f.example},
         {"sources", of({&f.source})},
         {"requirements", Json::array()}};
  for (const StatusData& status : data.statuses) {
    for (const FieldData& field : status.fields) {
      if (lower_case(field.name) != lower_case(f.name)) continue;
      j["requirements"].push_back({{"code", status.id},
                                   {"in", registry::kDirectionWords[static_cast<std::size_t>(field.in)]},
                                   {"bound", registry::kBoundWords[static_cast<std::size_t>(field.bound)]},
                                   {"level", registry::kLevelWords[static_cast<std::size_t>(field.level)]},
                                   {"when", field.when},
                                   {"source", field.source.text}});
    }
  }
  return j;
}

template <class Records, class Make>
std::string file(const Data& data, const char* key, const Records& records, Make make) {
  std::string out = "{\"version\":" + Json(data.version).dump() + ",\"generated\":" + Json(data.date).dump() +
                    ",\"license\":\"" + kLicense + "\",\"" + key + "\":[";
  for (const auto& record : records) out += (&record == &records.front() ? "\n" : ",\n") + make(record).dump();
  return out + (records.empty() ? "]}\n" : "\n]}\n");
}

}  // namespace

std::string methods_json(const Data& data) {
  return file(data, "methods", data.methods, [](const MethodData& m) { return of(m); });
}

std::string fields_json(const Data& data) {
  return file(data, "fields", data.fields, [&](const FieldInfoData& f) { return of(data, f); });
}

}  // namespace datac
