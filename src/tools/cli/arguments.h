// What stands after a command: options, each at most once, and operands, in any order. `--name value` and
// `--name=value` are the same; after `--` everything is an operand.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cli {

struct Option {
  std::string_view name;   // "--limit"
  std::string_view value;  // what the help calls its value: "N"; empty where it has none
  std::string_view does;
};

struct Arguments {
  std::vector<std::string_view> operands;
  std::vector<std::pair<std::string_view, std::string_view>> options;

  bool has(std::string_view name) const { return value(name).has_value(); }
  std::optional<std::string_view> value(std::string_view name) const;
};

/// @return what is wrong; empty where nothing is
std::string read_arguments(std::span<const std::string_view> given, std::span<const Option> options,
                           Arguments& arguments);

/// The candidate with the fewest differences, for "did you mean"; the first of several.
std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace cli
