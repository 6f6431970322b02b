// The pairs follow from `confused_with` of the entries, and comparisons that somebody wrote join them, so that a page
// exists for whatever two codes name each other, with or without a text of its own.
#include "app/compare.h"

#include <algorithm>

#include "app/labels.h"
#include "text/ascii.h"

namespace app {
namespace {

bool in_order(const registry::Status* a, const registry::Status* b) {
  return registry::index_of(*a) < registry::index_of(*b);
}

Comparison statuses_of(const registry::Comparison& comparison) {
  Comparison out;
  for (auto id : comparison.ids) out.push_back(registry::find(id));
  return out;
}

}  // namespace

std::vector<Comparison> comparisons() {
  std::vector<Comparison> out;
  for (const auto& comparison : registry::comparisons()) out.push_back(statuses_of(comparison));
  for (const auto& status : registry::statuses())
    for (auto id : status.confused_with)
      if (const auto* other = registry::find(id); other && other != &status) {
        Comparison pair{&status, other};
        std::sort(pair.begin(), pair.end(), in_order);
        out.push_back(std::move(pair));
      }
  std::sort(out.begin(), out.end(), [](const Comparison& a, const Comparison& b) {
    return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(), in_order);
  });
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

const registry::Comparison* written(const Comparison& comparison) {
  for (const auto& one : registry::comparisons())
    if (statuses_of(one) == comparison) return &one;
  return nullptr;
}

std::string comparison_id(const Comparison& comparison) {
  std::string out;
  for (const auto* status : comparison) (out += out.empty() ? "" : "-") += status->id;
  return out;
}

std::optional<Comparison> parse_comparison(std::string_view id) {
  // Ids may have a hyphen themselves ("420-twitter"); a part that starts with a digit starts the next id.
  std::vector<std::string> ids;
  while (!id.empty()) {
    const auto end = std::min(id.find('-'), id.size());
    const auto part = id.substr(0, end);
    id.remove_prefix(std::min(end + 1, id.size()));
    if (part.empty()) return std::nullopt;
    if (text::is_digit(part[0]))
      ids.emplace_back(part);
    else if (ids.empty())
      return std::nullopt;
    else
      (ids.back() += "-") += part;
  }
  Comparison out;
  for (const auto& one : ids) {
    const auto* status = registry::find(one);
    if (!status) return std::nullopt;
    out.push_back(status);
  }
  std::sort(out.begin(), out.end(), in_order);
  out.erase(std::unique(out.begin(), out.end()), out.end());
  if (out.size() < 2 || out.size() > 4) return std::nullopt;
  return out;
}

}  // namespace app
