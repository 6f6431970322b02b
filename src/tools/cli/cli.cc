// Which command is meant, and the help of all.
#include "tools/cli/cli.h"

#include <algorithm>
#include <ostream>

#include "registry/registry.h"
#include "tools/cli/text.h"

namespace cli {
namespace {

constexpr Option kCommon[] = {
    {"--color", 0, "WHEN", Values::colors, "auto (in a terminal, without NO_COLOR), always or never"},
    {"--help", 'h', "", Values::none, "this text"},
};

const Command* const kCommands[] = {&show_command,    &explain_command, &check_command,    &list_command,
                                    &search_command,  &which_command,   &failures_command, &charts_command,
                                    &problem_command, &export_command,  &mcp_command,      &completion_command,
                                    &manual_command};

bool asks_for_help(std::string_view word) { return word == "--help" || word == "-h"; }

std::string term_of(const Option& option) {
  std::string out = option.letter ? std::string("-") + option.letter + ", " : "    ";
  out += option.name;
  if (!option.value.empty()) (out += " ") += option.value;
  return out;
}

int general_help(Terminal& terminal) {
  Text text(terminal);
  text.line("statusatlas: look up, find and choose HTTP status codes");
  text.blank();
  for (const Command* command : kCommands)
    text.definition(std::string(command->name) + " " + std::string(command->operands), command->does, 20);
  text.blank();
  for (const Option& option : kCommon) text.definition(term_of(option), option.does, 20);
  text.definition("-V, --version", "which program and data this is", 20);
  text.blank();
  text.paragraph("“statusatlas COMMAND --help” tells more about one command.", 0);
  text.paragraph("Exit status: 0 done, 1 nothing found, 2 a mistake in the call, told on the error stream.", 0);
  terminal.out << text.str();
  return done;
}

int help_of(const Command& command, Terminal& terminal) {
  Text text(terminal);
  text.paragraph(call_of(command), 0, 4);
  text.blank();
  text.paragraph(command.does, 0);
  if (!command.help.empty()) text.verbatim(command.help, 0);
  text.blank();
  for (const Option& option : command.options) text.definition(term_of(option), option.does, 26);
  for (const Option& option : kCommon) text.definition(term_of(option), option.does, 26);
  terminal.out << text.str();
  return done;
}

const Command* find_command(std::string_view name) {
  const auto found =
      std::find_if(std::begin(kCommands), std::end(kCommands), [&](const Command* c) { return c->name == name; });
  return found == std::end(kCommands) ? nullptr : *found;
}

int unknown_command(std::string_view name, Terminal& terminal) {
  // A number alone is surely meant to be shown.
  if (registry::find(name))
    return refuse(terminal, "there is no command “" + std::string(name) + "”; did you mean “statusatlas show " +
                                std::string(name) + "”?");
  std::vector<std::string_view> names;
  for (const Command* command : kCommands) names.push_back(command->name);
  return refuse(terminal, "there is no command " + quoted(name) + "; did you mean “" +
                              std::string(nearest(name, names)) + "”? (statusatlas --help lists them)");
}

/// What `--color` says. @return what is wrong with it
std::string set_color(std::string_view when, Terminal& terminal) {
  if (when == "always")
    terminal.color = true;
  else if (when == "never")
    terminal.color = false;
  else if (when != "auto")
    return "--color is auto, always or never, not " + quoted(when);
  return {};
}

}  // namespace

std::span<const Command* const> commands() { return kCommands; }

std::span<const Option> common_options() { return kCommon; }

std::string call_of(const Command& command) {
  std::string out = "statusatlas " + std::string(command.name);
  for (const Option& option : command.options) {
    (out += " [") += option.name;
    if (!option.value.empty()) (out += " ") += option.value;
    out += "]";
  }
  if (!command.operands.empty()) (out += " ") += command.operands;
  return out;
}

void tell(Terminal& terminal, std::string_view sentence) {
  // One line, whatever was typed.
  std::string line(sentence);
  for (char& c : line)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  terminal.out.flush();
  terminal.err << "statusatlas: " << line << '\n';
}

int refuse(Terminal& terminal, std::string_view sentence) {
  tell(terminal, sentence);
  return mistake;
}

int not_found(Terminal& terminal, std::string_view sentence) {
  tell(terminal, sentence);
  return nothing_found;
}

int run(const std::vector<std::string_view>& arguments, Terminal& terminal) {
  std::span<const std::string_view> rest(arguments);
  // --color may stand before the command too.
  while (!rest.empty() && rest[0].substr(0, 7) == "--color") {
    std::string_view when = rest[0].substr(7);
    rest = rest.subspan(1);
    if (when.empty()) {
      if (rest.empty()) return refuse(terminal, "--color needs a value: --color WHEN");
      when = rest[0];
      rest = rest.subspan(1);
    } else if (when[0] == '=') {
      when.remove_prefix(1);
    } else {
      return refuse(terminal, "there is no option “--color" + cut(when, 60) + "” here; did you mean “--color”?");
    }
    if (const std::string problem = set_color(when, terminal); !problem.empty()) return refuse(terminal, problem);
  }
  if (rest.empty())
    return refuse(terminal,
                  "a command is missing: show, explain, check, list, search, which, failures, charts, problem or "
                  "export (statusatlas "
                  "--help tells more)");
  const std::string_view first = rest[0];
  rest = rest.subspan(1);
  if (asks_for_help(first) || first == "help") {
    if (rest.empty()) return general_help(terminal);
    const Command* command = find_command(rest[0]);
    return command                  ? help_of(*command, terminal)
           : asks_for_help(rest[0]) ? general_help(terminal)
                                    : unknown_command(rest[0], terminal);
  }
  if (first == "--version" || first == "-V") {
    terminal.out << "statusatlas " << registry::data_version() << ", data of " << registry::data_date() << '\n';
    return done;
  }
  const Command* command = find_command(first);
  if (!command && first.size() > 1 && first[0] == '-') {
    constexpr std::string_view known[] = {"--help", "--version", "--color"};
    return refuse(terminal, "there is no option " + quoted(first) + "; did you mean “" +
                                std::string(nearest(first, known)) + "”?");
  }
  if (!command) return unknown_command(first, terminal);
  for (auto word : rest) {
    if (word == "--") break;
    if (asks_for_help(word)) return help_of(*command, terminal);
  }
  std::vector<Option> options(command->options.begin(), command->options.end());
  options.insert(options.end(), std::begin(kCommon), std::end(kCommon));
  Arguments read;
  std::string problem = read_arguments(rest, options, read);
  if (const auto when = read.value("--color"); problem.empty() && when) problem = set_color(*when, terminal);
  if (!problem.empty())
    return refuse(terminal, std::string(command->name) + ": " + problem + " (statusatlas " +
                                std::string(command->name) + " --help tells more)");
  return command->run(read, terminal);
}

}  // namespace cli
