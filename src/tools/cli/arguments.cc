// CLI11 reads the words; what it would read its own way is hidden from it (see `operand`), and its errors are told in
// one line with the nearest option that exists.
#include "tools/cli/arguments.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <deque>
#include <limits>

#include "text/ascii.h"
#include "text/distance.h"

namespace cli {
namespace {

std::string unknown_option(std::string_view word, std::span<const Option> options) {
  const std::string name(word.substr(0, std::min<std::size_t>(word.find('='), 60)));
  if (options.empty()) return "there is no option “" + name + "” here";
  std::vector<std::string_view> names;
  for (const Option& o : options) names.push_back(o.name);
  return "there is no option “" + name + "” here; did you mean “" + std::string(nearest(name, names)) + "”?";
}

/// How a person wrote an option: "-n" or "--limit".
const Option* named(std::string_view word, std::span<const Option> options) {
  for (const Option& option : options)
    if (word == option.name || (option.letter && word.size() == 2 && word[0] == '-' && word[1] == option.letter))
      return &option;
  return nullptr;
}

/// An operand as CLI11 is given it. It would read meanings of its own into some words ("++", "[a,b]"), so each travels
/// behind a mark that no word begins with.
constexpr char kMark = '\x01';

}  // namespace

std::optional<std::string_view> Arguments::value(std::string_view name) const {
  for (const auto& [option, value] : options)
    if (option == name) return value;
  return std::nullopt;
}

std::string read_arguments(std::span<const std::string_view> given, std::span<const Option> options,
                           Arguments& arguments) {
  CLI::App app;
  app.set_help_flag();
  app.allow_extras();
  std::vector<CLI::Option*> known;
  for (const Option& option : options) {
    std::string names(option.name);
    if (option.letter) names += std::string(",-") + option.letter;
    if (option.value.empty())
      known.push_back(app.add_flag(names)->disable_flag_override());
    else
      known.push_back(app.add_option(names)->expected(1)->allow_extra_args(false));
    known.back()->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
  }
  // CLI11 takes words from the end. `--name=` has an empty value, which CLI11 would take for none.
  std::vector<std::string> words;
  bool only_operands = false;
  for (std::size_t i = 0; i < given.size(); ++i) {
    const std::string_view word = given[i];
    if (only_operands || word.size() < 2 || word[0] != '-') {
      words.push_back(kMark + std::string(word));
    } else if (word == "--") {
      only_operands = true;
    } else if (const Option* option = named(word.substr(0, word.find('=')), options)) {
      const bool joined = word.find('=') != word.npos;
      if (option->value.empty()) {
        if (joined) return std::string(option->name) + " takes no value";
        words.emplace_back(word);
        continue;
      }
      if (!joined && i + 1 == given.size())
        return std::string(option->name) + " needs a value: " + std::string(option->name) + " " +
               std::string(option->value);
      words.emplace_back(option->name);
      words.push_back(kMark + std::string(joined ? word.substr(word.find('=') + 1) : given[++i]));
    } else {
      words.emplace_back(word);  // an unknown one, or letters together: "-jn5"
    }
  }
  std::reverse(words.begin(), words.end());
  try {
    app.parse(words);
  } catch (const CLI::Error& error) {
    return error.what();
  }
  const auto plain = [](const std::string& word) { return !word.empty() && word[0] == kMark ? word.substr(1) : word; };
  const auto keep = [&](const std::string& word) {
    arguments.words.push_back(plain(word));
    return arguments.words.size() - 1;
  };
  // Views only after all words are kept.
  std::vector<std::pair<const Option*, std::size_t>> values;
  std::vector<std::size_t> operands;
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (known[i]->count() == 0) continue;
    if (known[i]->count() > 1) return std::string(options[i].name) + " stands there twice";
    values.emplace_back(&options[i], keep(options[i].value.empty() ? std::string() : known[i]->results().front()));
  }
  for (const auto& word : app.remaining()) {
    if (word.empty() || word[0] != kMark) return unknown_option(word, options);
    operands.push_back(keep(word));
  }
  for (const auto& [option, at] : values) arguments.options.emplace_back(option->name, arguments.words[at]);
  for (const auto at : operands) arguments.operands.push_back(arguments.words[at]);
  return {};
}

std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates) {
  const auto lowered = [](std::string_view of) {
    std::string out(of);
    std::transform(out.begin(), out.end(), out.begin(), text::lower);
    return out;
  };
  const std::string given = lowered(word.substr(0, 100));
  std::string_view best;
  int fewest = std::numeric_limits<int>::max() - 1;
  for (auto candidate : candidates)
    if (const int d = text::distance(given, lowered(candidate), fewest); d < fewest) {
      fewest = d;
      best = candidate;
    }
  return best;
}

}  // namespace cli
