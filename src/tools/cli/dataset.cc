// The text is taken apart once, at the first question, and each object is kept as it was written.
#include "tools/cli/dataset.h"

#include <map>
#include <nlohmann/json.hpp>

namespace cli {
namespace {

using ById = std::map<std::string, std::string, std::less<>>;

/// The objects of a list, each as text. datac writes with the same library, so what is read and written again has the
/// same bytes.
/// @param licensed each says under which license it is, as what stands alone does
ById objects(std::string_view text, const char* list, bool licensed) {
  ById out;
  const auto all = nlohmann::ordered_json::parse(text, nullptr, false);
  if (const auto found = all.find(list); found != all.end())
    for (auto one : *found) {
      const std::string id = one.value("id", std::string());
      if (licensed && all.contains("license")) one["license"] = all["license"];
      out.emplace(id, one.dump());
    }
  return out;
}

const std::string& of(const ById& all, std::string_view id) {
  static const std::string none;
  const auto found = all.find(id);
  return found == all.end() ? none : found->second;
}

}  // namespace

const std::string& entry(std::string_view id) {
  static const ById entries = objects(statuses_json, "codes", false);
  return of(entries, id);
}

const std::string& chart_entry(std::string_view id) {
  static const ById charts = objects(charts_json, "charts", true);
  return of(charts, id);
}

}  // namespace cli
