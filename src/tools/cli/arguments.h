// What stands after a command: options, each at most once, and operands, in any order. One table of `Option`s is what
// CLI11 reads arguments by, and what `--help`, the man page and the shells' completions are made from.
//
// `--name value` and `--name=value` are the same, as are `-n value` and `-nvalue`; after `--` everything is an operand.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cli {

/// What kind of words an option or an operand takes; completions offer them (complete.cc).
enum class Values : std::uint8_t {
  none,
  text,
  classes,
  standings,
  owners,
  codes,
  charts,
  houses,
  faults,
  profiles,
  roles,
  formats,
  colors,
  shells,
  commands,
};

struct Option {
  std::string_view name;   // "--limit"
  char letter;             // 'n' for "-n"; 0 where it has none
  std::string_view value;  // what the help calls its value: "N"; empty where it has none
  Values values;           // what values there are; `none` exactly where `value` is empty
  std::string_view does;
};

struct Arguments {
  std::vector<std::string_view> operands;
  std::vector<std::pair<std::string_view, std::string_view>> options;

  bool has(std::string_view name) const { return value(name).has_value(); }
  std::optional<std::string_view> value(std::string_view name) const;

  std::vector<std::string> words;  // what the views above are of, where CLI11 made words of its own
};

/// @param arguments keeps views of `given`
/// @return what is wrong; empty where nothing is
std::string read_arguments(std::span<const std::string_view> given, std::span<const Option> options,
                           Arguments& arguments);

/// The candidate with the fewest differences, for "did you mean"; the first of several. Letters count alike in either
/// case.
std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace cli
