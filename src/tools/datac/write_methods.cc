// The public JSON of the request methods and of the header fields: assets/methods and assets/fields in the order of
// their keys, one record a line. A field says where entries name it, so that its page can be made of its record alone.
#include "registry/words.h"
#include "tools/datac/json_parts.h"
#include "tools/datac/text.h"
#include "tools/datac/write.h"

namespace datac {
namespace {

Json of(const RuleData& rule) { return {{"text", rule.text}, {"source", rule.source.text}}; }

Json of(const MethodData& m) {
  Json j{{"name", m.name},
         {"family", m.family},
         {"summary", m.summary},
         {"meaning", m.meaning},
         {"standing", or_null(m.standing)},
         {"safe", m.safe},
         {"idempotent", m.idempotent},
         {"cacheable", m.cacheable},
         {"safety", of(m.safety)},
         {"repeating", of(m.repeating)},
         {"caching", of(m.caching)},
         {"request", of(m.request)},
         {"response", of(m.response)},
         {"statuses", Json::array()}};
  for (const MethodStatusData& s : m.statuses) {
    j["statuses"].push_back(
        {{"code", s.code.text}, {"level", or_null(s.level)}, {"when", s.when}, {"source", s.source.text}});
  }
  j["corrections"] = corrections(m.corrections);
  j["wire"] = m.wire;
  j["sources"] = sources(m.sources);
  return j;
}

Json of(const Data& data, const FieldInfoData& f) {
  Json j{{"name", f.name},
         {"what", f.what},
         {"shape", f.shape},
         {"example", f.example},
         {"sources", sources({f.source})},
         {"requirements", Json::array()}};
  for (const StatusData& status : data.statuses) {
    for (const FieldData& field : status.fields) {
      if (lower_case(field.name) != lower_case(f.name)) continue;
      j["requirements"].push_back(requirement("code", status.id, field));
    }
  }
  return j;
}

template <class Records, class Make>
std::string file(const Data& data, const char* key, const Records& records, Make make) {
  std::vector<std::string> made;
  for (const auto& record : records) made.push_back(make(record).dump());
  return head(data) + ",\"" + key + "\":" + lines(made) + "}\n";
}

}  // namespace

std::string methods_json(const Data& data) {
  return file(data, "methods", data.methods, [](const MethodData& m) { return of(m); });
}

std::string fields_json(const Data& data) {
  return file(data, "fields", data.fields, [&](const FieldInfoData& f) { return of(data, f); });
}

}  // namespace datac
