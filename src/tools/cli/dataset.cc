#include "tools/cli/dataset.h"

#include <map>
#include <nlohmann/json.hpp>

namespace cli {
namespace {

using ById = std::map<std::string, std::string, std::less<>>;

/// The objects of a list, each as text. datac writes with the same library, so what is read and written again has the
/// same bytes.
ById objects(std::string_view text, const char* list) {
  ById out;
  const auto all = nlohmann::ordered_json::parse(text, nullptr, false);
  if (const auto found = all.find(list); found != all.end())
    for (const auto& one : *found) out.emplace(one.value("id", std::string()), one.dump());
  return out;
}

const std::string& of(const ById& all, std::string_view id) {
  static const std::string none;
  const auto found = all.find(id);
  return found == all.end() ? none : found->second;
}

}  // namespace

const std::string& entry(std::string_view id) {
  static const ById entries = objects(statuses_json, "codes");
  return of(entries, id);
}

const std::string& chart_entry(std::string_view id) {
  static const ById charts = objects(charts_json, "charts");
  return of(charts, id);
}

}  // namespace cli
