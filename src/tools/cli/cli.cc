// Which command is meant, and the help of all.
#include "tools/cli/cli.h"

#include <algorithm>
#include <ostream>

#include "registry/registry.h"
#include "tools/cli/text.h"

namespace cli {
namespace {

const Command* const commands[] = {&show_command,  &list_command,   &search_command,
                                   &which_command, &charts_command, &export_command};

bool asks_for_help(std::string_view word) { return word == "--help" || word == "-h"; }

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

int general_help(Terminal& terminal) {
  Text text(terminal.color);
  text.line("statusatlas: look up, find and choose HTTP status codes");
  text.blank();
  for (const Command* command : commands)
    text.definition(std::string(command->name) + " " + std::string(command->operands), command->does, 20);
  text.blank();
  text.paragraph("“statusatlas COMMAND --help” tells more of one. “statusatlas --version” says how old the data are.",
                 0);
  text.paragraph("Exit status: 0 done, 1 nothing found, 2 a mistake in the call, told on the error stream.", 0);
  terminal.out << text.str();
  return done;
}

int help_of(const Command& command, Terminal& terminal) {
  Text text(terminal.color);
  text.paragraph(call_of(command), 0, 4);
  text.blank();
  text.paragraph(command.does, 0);
  if (!command.help.empty()) text.verbatim(command.help, 0);
  text.blank();
  for (const Option& option : command.options)
    text.definition(std::string(option.name) + (option.value.empty() ? "" : " ") + std::string(option.value),
                    option.does, 20);
  text.definition("--help", "this text", 20);
  terminal.out << text.str();
  return done;
}

const Command* find_command(std::string_view name) {
  const auto found =
      std::find_if(std::begin(commands), std::end(commands), [&](const Command* c) { return c->name == name; });
  return found == std::end(commands) ? nullptr : *found;
}

int unknown_command(std::string_view name, Terminal& terminal) {
  // A number alone is surely meant to be shown.
  if (registry::find(name))
    return refuse(terminal, "there is no command “" + std::string(name) + "”; did you mean “statusatlas show " +
                                std::string(name) + "”?");
  std::vector<std::string_view> names;
  for (const Command* command : commands) names.push_back(command->name);
  return refuse(terminal, "there is no command " + quoted(name) + "; did you mean “" +
                              std::string(nearest(name, names)) + "”? (statusatlas --help lists them)");
}

}  // namespace

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
  if (arguments.empty())
    return refuse(terminal,
                  "a command is missing: show, list, search, which, charts or export (statusatlas --help tells more)");
  const std::string_view first = arguments[0];
  if (asks_for_help(first) || first == "help") {
    if (arguments.size() == 1) return general_help(terminal);
    const Command* command = find_command(arguments[1]);
    return command                       ? help_of(*command, terminal)
           : asks_for_help(arguments[1]) ? general_help(terminal)
                                         : unknown_command(arguments[1], terminal);
  }
  if (first == "--version") {
    terminal.out << "statusatlas " << registry::data_version() << ", data of " << registry::data_date() << '\n';
    return done;
  }
  const Command* command = find_command(first);
  if (!command) return unknown_command(first, terminal);
  const std::span<const std::string_view> rest(arguments.begin() + 1, arguments.end());
  for (auto word : rest) {
    if (word == "--") break;
    if (asks_for_help(word)) return help_of(*command, terminal);
  }
  Arguments read;
  if (const std::string problem = read_arguments(rest, command->options, read); !problem.empty())
    return refuse(terminal, std::string(command->name) + ": " + problem + " (statusatlas " +
                                std::string(command->name) + " --help tells more)");
  return command->run(read, terminal);
}

}  // namespace cli
