#include "tools/cli/arguments.h"

#include <algorithm>
#include <numeric>

namespace cli {
namespace {

/// Insertions, deletions, substitutions and exchanges of neighbors (optimal string alignment).
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), now(b.size() + 1);
  std::iota(last.begin(), last.end(), std::size_t(0));
  for (std::size_t i = 1; i <= a.size(); ++i) {
    now[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) now[j] = std::min(now[j], before[j - 2] + 1);
    }
    before.swap(last);
    last.swap(now);
  }
  return last[b.size()];
}

}  // namespace

std::optional<std::string_view> Arguments::value(std::string_view name) const {
  for (const auto& [option, value] : options)
    if (option == name) return value;
  return std::nullopt;
}

std::string read_arguments(std::span<const std::string_view> given, std::span<const Option> options,
                           Arguments& arguments) {
  for (std::size_t i = 0; i < given.size(); ++i) {
    std::string_view word = given[i];
    if (word == "--") {
      arguments.operands.insert(arguments.operands.end(), given.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                                given.end());
      break;
    }
    if (word.size() < 2 || word[0] != '-') {
      arguments.operands.push_back(word);
      continue;
    }
    const auto equals = std::min(word.find('='), word.size());
    const std::string_view name = word.substr(0, equals);
    const auto option = std::find_if(options.begin(), options.end(), [&](const Option& o) { return o.name == name; });
    if (option == options.end()) {
      if (options.empty()) return "there is no option “" + std::string(name) + "” here";
      std::vector<std::string_view> names;
      for (const Option& o : options) names.push_back(o.name);
      return "there is no option “" + std::string(name) + "” here; did you mean “" + std::string(nearest(name, names)) +
             "”?";
    }
    if (arguments.has(option->name)) return std::string(name) + " stands there twice";
    std::string_view value;
    if (option->value.empty()) {
      if (equals < word.size()) return std::string(name) + " takes no value";
    } else if (equals < word.size()) {
      value = word.substr(equals + 1);
    } else if (i + 1 < given.size()) {
      value = given[++i];
    } else {
      return std::string(name) + " needs a value: " + std::string(name) + " " + std::string(option->value);
    }
    arguments.options.emplace_back(option->name, value);
  }
  return {};
}

std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates) {
  std::string_view best;
  std::size_t fewest = std::string_view::npos;
  word = word.substr(0, 100);
  for (auto candidate : candidates)
    if (const std::size_t d = distance(word, candidate); d < fewest) {
      fewest = d;
      best = candidate;
    }
  return best;
}

}  // namespace cli
