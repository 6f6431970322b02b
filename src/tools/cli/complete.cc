// completion: what bash, zsh and fish offer while somebody types, made from the table that `--help` is made from.
//
// Values that the data has (codes, owners, flowcharts …) are written into the script, so that completing a word starts
// no program. The script is as old as the program that wrote it, and so are its words.
#include <algorithm>
#include <ostream>
#include <set>

#include "decide/house.h"
#include "registry/registry.h"
#include "tools/cli/cli.h"
#include "tools/cli/text.h"

namespace cli {
namespace {

std::vector<std::string> words_of(Values values) {
  std::vector<std::string> out;
  std::set<std::string> seen;
  const auto add = [&](std::string_view word) {
    if (seen.emplace(word).second) out.emplace_back(word);
  };
  switch (values) {
    case Values::none:
    case Values::text:
      break;
    case Values::classes:
      for (const auto& one : registry::classes()) add(one.id);
      break;
    case Values::standings:
      for (int i = 0; i <= static_cast<int>(registry::Standing::unregistered); ++i)
        add(registry::to_text(static_cast<registry::Standing>(i)));
      break;
    case Values::owners:  // by the ends of ids, which have no spaces
      for (const auto& one : registry::statuses())
        if (!one.owner.empty()) add(one.id.substr(std::min<std::size_t>(4, one.id.size())));
      break;
    case Values::codes:
      for (const auto& one : registry::statuses()) {
        add(one.id.substr(0, 3));
        add(one.id);
      }
      break;
    case Values::charts:
      for (const auto& one : registry::charts()) add(one.id);
      break;
    case Values::houses:
      for (const auto one : decide::all_houses()) add(decide::id_of(one));
      break;
    case Values::faults:
      for (const auto& one : registry::faults()) add(one.id);
      break;
    case Values::profiles:
      for (const auto& one : registry::profiles()) add(one.id);
      break;
    case Values::roles:
      for (const char* one : {"origin", "gateway", "proxy"}) add(one);
      break;
    case Values::formats:
      for (const char* one : {"text", "svg", "mermaid", "dot", "json"}) add(one);
      break;
    case Values::colors:
      for (const char* one : {"auto", "always", "never"}) add(one);
      break;
    case Values::shells:
      for (const char* one : {"bash", "zsh", "fish"}) add(one);
      break;
    case Values::commands:
      for (const Command* one : commands()) add(one->name);
      break;
  }
  return out;
}

std::string joined(const std::vector<std::string>& words, std::string_view between) {
  std::string out;
  for (const auto& word : words) (out += out.empty() ? "" : between) += word;
  return out;
}

/// For single quotes of any of the three shells.
std::string in_quotes(std::string_view text) {
  std::string out;
  for (char c : text) c == '\'' ? out += "'\\''" : out += c;
  return "'" + out + "'";
}

std::vector<Option> options_of(const Command& command) {
  std::vector<Option> out(command.options.begin(), command.options.end());
  out.insert(out.end(), common_options().begin(), common_options().end());
  return out;
}

std::string names_of(const Command& command) {
  std::string out;
  for (const Option& option : options_of(command)) {
    (out += out.empty() ? "" : " ") += option.name;
    if (option.letter) (out += " -") += option.letter;
  }
  return out;
}

std::string bash() {
  std::string out =
      "# bash completion for statusatlas, made by `statusatlas completion bash`\n"
      "_statusatlas() {\n"
      "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command= words= options= i\n"
      "  for ((i = 1; i < COMP_CWORD; ++i)); do\n"
      "    case ${COMP_WORDS[i]} in\n"
      "      --color) ((++i)) ;;\n"
      "      -*) ;;\n"
      "      =) ((++i)) ;;\n"
      "      *) command=${COMP_WORDS[i]}; break ;;\n"
      "    esac\n"
      "  done\n"
      "  # readline takes = for a separate word\n"
      "  if [[ $word == = ]]; then word=; elif [[ $before == = ]]; then before=${COMP_WORDS[COMP_CWORD-2]}; fi\n"
      "  case $command in\n"
      "    '') words='" +
      joined(words_of(Values::commands), " ") + " help'; options='--help -h --version -V --color' ;;\n";
  for (const Command* command : commands())
    out += "    " + std::string(command->name) + ") options='" + names_of(*command) + "'; words='" +
           joined(words_of(command->values), " ") + "' ;;\n";
  out += "    help) words='" + joined(words_of(Values::commands), " ") + "' ;;\n  esac\n  case $command:$before in\n";
  for (const Command* command : commands())
    for (const Option& option : command->options) {
      if (option.value.empty()) continue;
      out += "    " + std::string(command->name) + ":" + std::string(option.name);
      if (option.letter) out += "|" + std::string(command->name) + ":-" + option.letter;
      out += ") options=; words='" + joined(words_of(option.values), " ") + "' ;;\n";
    }
  return out + "    *:--color) options=; words='" + joined(words_of(Values::colors), " ") +
         "' ;;\n"
         "  esac\n"
         "  [[ $word == -* ]] && words=$options\n"
         "  COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
         "}\n"
         "complete -F _statusatlas statusatlas\n";
}

/// Of a description in an argument of zsh's _arguments.
std::string zsh_text(std::string_view text) {
  std::string out;
  for (char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string zsh_values(Values values, std::string_view what) {
  const auto words = words_of(values);
  return ":" + zsh_text(what) + ":" + (words.empty() ? "" : "(" + joined(words, " ") + ")");
}

std::string zsh_options(std::span<const Option> options) {
  std::string out;
  for (const Option& option : options) {
    const std::string rest =
        "[" + zsh_text(option.does) + "]" + (option.value.empty() ? "" : zsh_values(option.values, option.value));
    const std::string name = std::string(option.name) + (option.value.empty() ? "" : "=");
    const std::string letter = option.letter ? std::string("-") + option.letter : "";
    const std::string both = "(" + (letter.empty() ? "" : letter + " ") + std::string(option.name) + ")";
    out += " \\\n        " + in_quotes(both + name + rest);
    if (!letter.empty()) out += " \\\n        " + in_quotes(both + letter + (option.value.empty() ? "" : "+") + rest);
  }
  return out;
}

std::string zsh() {
  std::string out =
      "#compdef statusatlas\n"
      "# zsh completion for statusatlas, made by `statusatlas completion zsh`\n"
      "_statusatlas() {\n"
      "  local context state state_descr line\n"
      "  typeset -A opt_args\n"
      "  local -a commands=(\n";
  for (const Command* command : commands())
    out += "    " + in_quotes(std::string(command->name) + ":" + zsh_text(command->does)) + "\n";
  out += "    'help:help for a command'\n  )\n  _arguments -C" + zsh_options(common_options()) +
         " \\\n        '(-V --version)'{-V,--version}'[which program and data this is]'"
         " \\\n        '1:command:->command' '*::argument:->argument'\n"
         "  case $state in\n"
         "    command) _describe command commands ;;\n"
         "    argument)\n"
         "      case $line[1] in\n";
  for (const Command* command : commands())
    out += "      " + std::string(command->name) + ") _arguments" + zsh_options(options_of(*command)) +
           " \\\n        " +
           in_quotes("*" + zsh_values(command->values, command->operands.empty() ? " " : command->operands)) + " ;;\n";
  return out +
         "      help) _describe command commands ;;\n"
         "      esac ;;\n"
         "  esac\n"
         "}\n"
         "if [[ $zsh_eval_context[-1] == loadautofunc ]]; then\n"
         "  _statusatlas \"$@\"\n"
         "else\n"
         "  compdef _statusatlas statusatlas\n"
         "fi\n";
}

std::string fish() {
  const std::string start = "complete -c statusatlas";
  std::string out = "# fish completion for statusatlas, made by `statusatlas completion fish`\n" + start + " -f\n" +
                    start + " -n __fish_use_subcommand -l version -s V -d 'which program and data this is'\n";
  const auto option_line = [&](const Option& option) {
    std::string line = " -l " + std::string(option.name.substr(2));
    if (option.letter) line += std::string(" -s ") + option.letter;
    if (!option.value.empty()) line += " -x -a " + in_quotes(joined(words_of(option.values), " "));
    return line + " -d " + in_quotes(option.does) + "\n";
  };
  for (const Option& option : common_options()) out += start + option_line(option);
  for (const Command* command : commands())
    out +=
        start + " -n __fish_use_subcommand -a " + std::string(command->name) + " -d " + in_quotes(command->does) + "\n";
  for (const Command* command : commands()) {
    const std::string under = start + " -n '__fish_seen_subcommand_from " + std::string(command->name) + "'";
    if (const auto words = words_of(command->values); !words.empty())
      out += under + " -a " + in_quotes(joined(words, " ")) + "\n";
    for (const Option& option : command->options) out += under + option_line(option);
  }
  return out + start + " -n __fish_use_subcommand -a help -d 'help for a command'\n" + start +
         " -n '__fish_seen_subcommand_from help' -a " + in_quotes(joined(words_of(Values::commands), " ")) + "\n";
}

int completion(const Arguments& arguments, Terminal& terminal) {
  if (arguments.operands.size() != 1)
    return refuse(terminal, "completion: for which shell? For example: statusatlas completion bash");
  const std::string_view shell = arguments.operands[0];
  constexpr std::string_view shells[] = {"bash", "zsh", "fish"};
  if (shell != "bash" && shell != "zsh" && shell != "fish")
    return refuse(terminal, "completion: there is no shell " + quoted(shell) + " here; did you mean “" +
                                std::string(nearest(shell, shells)) + "”? (bash, zsh, fish)");
  terminal.out << (shell == "bash" ? bash() : shell == "zsh" ? zsh() : fish());
  return done;
}

}  // namespace

const Command completion_command{"completion",
                                 "SHELL",
                                 Values::shells,
                                 "completions for bash, zsh or fish",
                                 "For this session: source <(statusatlas completion bash). “make install” and the\n"
                                 "Debian package put them where the shells look.",
                                 {},
                                 completion};

}  // namespace cli
