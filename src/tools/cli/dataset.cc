#include "tools/cli/dataset.h"

#include <algorithm>
#include <utility>

namespace cli {
namespace {

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

std::size_t skip_space(std::string_view json, std::size_t at) {
  while (at < json.size() && is_space(json[at])) ++at;
  return at;
}

/// One past a string that begins at `at`.
std::size_t string_end(std::string_view json, std::size_t at) {
  for (++at; at < json.size() && json[at] != '"'; ++at)
    if (json[at] == '\\') ++at;
  return std::min(at + 1, json.size());
}

/// One past the value that begins at `at`.
std::size_t value_end(std::string_view json, std::size_t at) {
  int depth = 0;
  while (at < json.size()) {
    const char c = json[at];
    if (c == '"') {
      at = string_end(json, at);
    } else if (c == '{' || c == '[') {
      ++depth;
      ++at;
    } else if (c == '}' || c == ']' || c == ',' || is_space(c)) {
      if (depth == 0) return at;  // a number or a word has ended
      if (c == '}' || c == ']') --depth;
      ++at;
    } else {
      ++at;
      continue;
    }
    if (depth == 0) return at;
  }
  return json.size();
}

/// Calls `each(key, value)` for the members of an object; keys are as they stand there, without quotation marks.
template <class Each>
void for_members(std::string_view object, Each each) {
  std::size_t at = skip_space(object, 0) + 1;
  while ((at = skip_space(object, at)) < object.size() && object[at] == '"') {
    const std::size_t end = string_end(object, at);
    const std::string_view key = object.substr(at + 1, end - at - 2);
    at = skip_space(object, skip_space(object, end) + 1);
    const std::size_t value = at;
    at = value_end(object, at);
    each(key, object.substr(value, at - value));
    at = skip_space(object, at) + 1;
  }
}

}  // namespace

std::string_view member(std::string_view object, std::string_view key) {
  std::string_view found;
  for_members(object, [&](std::string_view name, std::string_view value) {
    if (name == key) found = value;
  });
  return found;
}

std::vector<std::string_view> elements(std::string_view array) {
  std::vector<std::string_view> out;
  std::size_t at = skip_space(array, 0) + 1;
  while ((at = skip_space(array, at)) < array.size() && array[at] != ']') {
    const std::size_t end = value_end(array, at);
    out.push_back(array.substr(at, end - at));
    at = skip_space(array, end);
    if (at < array.size() && array[at] == ',') ++at;
  }
  return out;
}

std::string_view entry(std::string_view id) {
  static const std::vector<std::pair<std::string_view, std::string_view>> entries = [] {
    std::vector<std::pair<std::string_view, std::string_view>> out;
    for (auto object : elements(member(statuses_json, "codes"))) {
      const std::string_view quoted = member(object, "id");
      if (quoted.size() >= 2) out.emplace_back(quoted.substr(1, quoted.size() - 2), object);
    }
    return out;
  }();
  for (const auto& [name, object] : entries)
    if (name == id) return object;
  return {};
}

}  // namespace cli
