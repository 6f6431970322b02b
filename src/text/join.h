// Putting texts together and taking them apart, and numbers as text: the few forms that the whole house uses.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace text {

inline std::string concat(std::initializer_list<std::string_view> parts) {
  std::string out;
  for (const std::string_view part : parts) out += part;
  return out;
}

/// "a, b, c". @param list of anything that is text
template <class List>
std::string join(const List& list, std::string_view between) {
  std::string out;
  bool first = true;
  for (const auto& part : list) {
    if (!first) out += between;
    first = false;
    out += part;
  }
  return out;
}

/// At every occurrence of a character; of an empty text nothing.
inline std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(at), text.size());
    out.push_back(text.substr(0, end));
    if (end == text.size()) break;
    text.remove_prefix(end + 1);
    if (text.empty()) out.push_back(text);
  }
  return out;
}

/// With zeros before: "007".
inline std::string padded(unsigned number, std::size_t width = 3) {
  const std::string digits = std::to_string(number);
  return std::string(digits.size() < width ? width - digits.size() : 0, '0') + digits;
}

}  // namespace text
