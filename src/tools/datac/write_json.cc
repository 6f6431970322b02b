// The public JSON. Its keys and their order are promised to those who script against it.
#include "registry/words.h"
#include "tools/datac/json_parts.h"
#include "tools/datac/text.h"
#include "tools/datac/write.h"

namespace datac {

namespace {

Json requirements(const std::vector<FieldData>& fields) {
  Json out = Json::array();
  for (const FieldData& f : fields) out.push_back(requirement("name", f.name, f));
  return out;
}

Json of(const StatusData& s) {
  Json j;
  j["id"] = s.id;
  j["code"] = s.code;
  j["name"] = s.name;
  j["class"] = or_null(word(registry::kClassIds, s.cls));
  j["standing"] = word(registry::kStandingWords, s.standing);
  j["owner"] = or_null(s.owner);
  j["summary"] = s.summary;
  j["plain"] = s.plain;
  j["meaning"] = s.meaning;
  j["rest"] = or_null(s.rest);
  j["common"] = s.common;
  j["use_when"] = s.use_when;
  j["avoid_when"] = Json::array();
  for (const AvoidData& a : s.avoid_when) j["avoid_when"].push_back({{"text", a.text}, {"instead", a.instead.text}});
  j["cacheable"] = s.cacheable == registry::Cacheable::unsaid ? Json() : Json(s.cacheable == registry::Cacheable::yes);
  j["content"] = word(registry::kContentWords, s.content);
  j["fields"] = requirements(s.fields);
  j["retry"] = {{"class", word(registry::kRetryWords, s.retry)}, {"text", s.retry_text}};
  j["sent_by"] = Json::array();
  for (std::size_t bit = 0; bit < registry::kSenderWords.size(); ++bit) {
    if (s.sent_by >> bit & 1) j["sent_by"].push_back(registry::kSenderWords[bit]);
  }
  j["methods"] = s.methods.empty() ? Json("any") : Json(s.methods);
  j["names"] = Json::array();
  for (const NameData& n : s.names) {
    j["names"].push_back({{"name", n.name}, {"source", n.source.text}, {"current", &n == &s.names.back()}});
  }
  j["sources"] = sources(s.sources);
  j["constants"] = Json::object();
  for (const auto& [language, symbol] : s.constants) j["constants"][language] = symbol;
  j["aliases"] = s.aliases;
  j["confused_with"] = Json::array();
  for (const Said& id : s.confused_with) j["confused_with"].push_back(id.text);
  j["corrections"] = corrections(s.corrections);
  j["wire"] = s.wire;
  j["charts"] = Json::array();
  for (const WayData& way : s.charts) j["charts"].push_back(way.chart);
  // What the contract does not name stands last.
  j["confidence"] = s.owner.empty() ? Json() : Json(word(registry::kConfidenceWords, s.confidence));
  j["until"] = or_null(s.until);
  j["wire_note"] = or_null(s.wire_note);
  j["client"] = s.client;
  j["standard_equivalent"] = or_null(s.standard_equivalent.text);
  return j;
}

Json of(const ClassData& c) {
  Json rules = Json::array();
  for (const RuleData& rule : c.rules) rules.push_back({{"text", rule.text}, {"source", rule.source.text}});
  return {{"id", c.id}, {"name", c.name}, {"meaning", c.meaning}, {"rules", rules}};
}

Json of(const ComparisonData& c) {
  Json codes = Json::array();
  for (const Said& code : c.codes) codes.push_back(code.text);
  return {{"codes", codes}, {"apart", c.apart}, {"source", c.source.text}};
}

Json of(const AnswerData& a) {
  Json j{
      {"id", a.id.text}, {"label", a.label.text}, {"to", a.to.text}, {"because", a.because}, {"source", a.source.text}};
  j["detail"] = or_null(a.detail);
  j["unsure"] = a.unsure;
  j["changes"] = or_null(a.changes);
  j["lost"] = Json::array();
  for (const RunnerUpData& r : a.lost) j["lost"].push_back({{"code", r.code.text}, {"because", r.because}});
  j["positions"] = Json::array();
  for (const PositionData& p : a.positions) {
    j["positions"].push_back({{"house", p.house}, {"code", p.code.text}, {"says", p.says}, {"source", p.source.text}});
  }
  j["example"] = or_null(a.example);
  j["fields"] = requirements(a.fields);
  j["see_also"] = Json::array();
  for (const SeeAlsoData& s : a.see_also) {
    Json answers = Json::array();
    for (const Said& id : s.answers) answers.push_back(id.text);
    j["see_also"].push_back({{"chart", s.chart.text}, {"answers", answers}});
  }
  return j;
}

Json of(const ChartData& c) {
  Json j{{"id", c.id}, {"title", c.title}, {"root", c.root.text}, {"nodes", Json::array()}};
  for (const NodeData& n : c.nodes) {
    Json node{
        {"id", n.id.text}, {"ask", n.ask}, {"help", n.help}, {"source", n.source.text}, {"answers", Json::array()}};
    for (const AnswerData& a : n.answers) node["answers"].push_back(of(a));
    j["nodes"].push_back(std::move(node));
  }
  j["summary"] = c.summary;
  return j;
}

}  // namespace

std::map<std::string, std::string> json_files(const Data& data) {
  std::map<std::string, std::string> files;
  std::vector<std::string> classes, codes, comparisons, charts;
  std::map<int, std::vector<std::string>> by_number;
  Json works = Json::object();
  for (const auto& [id, work] : data.works) {
    works[id] = {{"title", work.title}, {"year", work.year == 0 ? Json() : Json(work.year)}, {"url", work.url}};
  }
  for (const ClassData& c : data.classes) classes.push_back(of(c).dump());
  for (const StatusData& s : data.statuses) {
    codes.push_back(of(s).dump());
    by_number[s.code].push_back(codes.back());
  }
  for (const ComparisonData& c : data.comparisons) comparisons.push_back(of(c).dump());
  for (const ChartData& c : data.charts) {
    Json chart = of(c);
    charts.push_back(chart.dump());
    chart["license"] = kLicense;  // last, as the command line adds it
    files["data/charts/" + c.id + ".json"] = chart.dump() + "\n";
  }
  files["statuses.json"] = head(data) + ",\"sources\":" + works.dump() + ",\n\"classes\":" + lines(classes) +
                           ",\n\"codes\":" + lines(codes) + ",\n\"comparisons\":" + lines(comparisons) + "}\n";
  files["charts.json"] = std::string("{\"license\":\"") + kLicense + "\",\"charts\":" + lines(charts) + "}\n";
  for (const auto& [code, entries] : by_number) {
    files["data/" + padded(static_cast<unsigned>(code)) + ".json"] =
        "{\"code\":" + std::to_string(code) + ",\"license\":\"" + kLicense + "\",\"entries\":" + lines(entries) + "}\n";
  }
  return files;
}

}  // namespace datac
