// manual: the man page, made from the table that `--help` is made from.
#include <ostream>

#include "registry/registry.h"
#include "tools/cli/cli.h"
#include "tools/cli/text.h"

namespace cli {
namespace {

/// Text as roff takes it: a hyphen that is typed stays one, and no line begins with a request.
std::string roff(std::string_view text) {
  std::string out;
  bool first = true;
  for (char c : text) {
    if (first && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\')
      out += "\\e";
    else if (c == '-')
      out += "\\-";
    else
      out += c;
    first = c == '\n';
  }
  return out;
}

std::string bold(std::string_view text) { return "\\fB" + roff(text) + "\\fR"; }
std::string slanted(std::string_view text) { return "\\fI" + roff(text) + "\\fR"; }

std::string option_term(const Option& option) {
  std::string out = option.letter ? bold(std::string("-") + option.letter) + ", " : "";
  out += bold(option.name);
  return option.value.empty() ? out : out + " " + slanted(option.value);
}

std::string term(const std::string& what, std::string_view does) { return ".TP\n" + what + "\n" + roff(does) + "\n"; }

int manual(const Arguments& arguments, Terminal& terminal) {
  if (!arguments.operands.empty())
    return refuse(terminal, "manual takes no words: it prints the man page (statusatlas manual | man -l -)");
  std::string out = ".\\\" Made by `statusatlas manual` from the table of its commands.\n.TH STATUSATLAS 1 \"" +
                    std::string(registry::data_date()) + "\" \"Status Atlas " + std::string(registry::data_version()) +
                    "\" \"User Commands\"\n.SH NAME\nstatusatlas \\- look up, find and choose HTTP status codes\n"
                    ".SH SYNOPSIS\n";
  for (const Command* command : commands()) {
    out += ".br\n" + bold("statusatlas " + std::string(command->name));
    for (const Option& option : command->options) {
      out += " [" + bold(option.name);
      if (!option.value.empty()) out += " " + slanted(option.value);
      out += "]";
    }
    if (!command->operands.empty()) out += " " + slanted(command->operands);
    out += "\n";
  }
  out += ".SH DESCRIPTION\n" +
         roff(
             "Status Atlas knows every registered HTTP status code and what vendors added, each claim with its source. "
             "This program needs no network and no files.") +
         "\n.SH COMMANDS\n";
  for (const Command* command : commands()) {
    out += ".SS " + roff(std::string(command->name) + " " + std::string(command->operands)) + "\n";
    std::string does(command->does);
    if (!does.empty() && does[0] >= 'a' && does[0] <= 'z') does[0] = static_cast<char>(does[0] - 32);
    out += roff(does) + ".\n";
    if (!command->help.empty()) out += ".PP\n" + roff(command->help) + "\n";
    for (const Option& option : command->options) out += term(option_term(option), option.does);
  }
  out += ".SH OPTIONS\n";
  for (const Option& option : common_options()) out += term(option_term(option), option.does);
  out += term(bold("-V") + ", " + bold("--version"), "which program and data this is");
  out += ".SH EXIT STATUS\n" + term(bold("0"), "done") + term(bold("1"), "nothing found") +
         term(bold("2"), "a mistake in the call or the input: one line on the error stream, nothing on the output");
  out += ".SH ENVIRONMENT\n" + term(bold("COLUMNS"), "how wide text is set, instead of the terminal's own width") +
         term(bold("NO_COLOR"), "with any value but the empty one: no color, unless --color says otherwise");
  out += ".SH EXAMPLES\n.nf\n";
  for (const char* call : {"statusatlas show 404 429", "statusatlas show 499-nginx", "statusatlas list --class 5xx",
                           "statusatlas search upload too big", "statusatlas which redirects --answers moved,good,keep",
                           "statusatlas which validation --answers content,rule --house zalando",
                           "statusatlas problem 405 'Allow: GET, HEAD' --detail 'This order is closed.'",
                           "statusatlas failures auth body-large", "statusatlas charts redirects --format mermaid",
                           "statusatlas export > statuses.json"})
    out += roff(call) + "\n";
  out +=
      ".fi\n.SH COPYRIGHT\n" + roff("Program: MIT license. Data: Creative Commons Attribution 4.0 (CC BY 4.0).") + "\n";
  terminal.out << out;
  return done;
}

}  // namespace

const Command manual_command{
    "manual", "", Values::none, "the man page, in roff", "To read it: statusatlas manual | man -l -", {}, manual};

}  // namespace cli
