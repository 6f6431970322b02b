// The command line program `statusatlas`: the same search, wizard and registry as the app's, for terminals and scripts.
//
// Commands end with an exit status: 0 done, 1 nothing found, 2 a mistake in how they were called. A mistake prints one
// line on the error stream and nothing on the output. Scripts build on the commands, their options and their JSON, so
// those change only on purpose.
#pragma once

#include <iosfwd>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tools/cli/arguments.h"

namespace cli {

/// Where a command reads and writes.
struct Terminal {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  bool color = false;        // may `out` have color?
  std::size_t columns = 80;  // of a line of `out`
};

enum Exit : int { done = 0, nothing_found = 1, mistake = 2 };

/// One line on the error stream that says what is wrong and how to go on.
int refuse(Terminal& terminal, std::string_view sentence);
/// The same for what a person should know while the command goes on.
void tell(Terminal& terminal, std::string_view sentence);
/// The same for a request that makes sense but has no answer.
int not_found(Terminal& terminal, std::string_view sentence);

struct Command {
  std::string_view name;
  std::string_view operands;  // as they stand in the help: "CODE"
  Values values;              // what the operands are
  std::string_view does;      // one line
  std::string_view help;      // the rest
  std::span<const Option> options;
  int (*run)(const Arguments&, Terminal&);
};

// One a source file of this folder.
extern const Command show_command;                    // show.cc
extern const Command list_command, search_command;    // lookup.cc
extern const Command explain_command;                 // explain.cc
extern const Command which_command;                   // which.cc
extern const Command charts_command, export_command;  // charts.cc
extern const Command problem_command;                 // problem.cc
extern const Command mcp_command;                     // mcp.cc
extern const Command completion_command;              // complete.cc
extern const Command manual_command;                  // manual.cc

/// All of them, in the order of the help.
std::span<const Command* const> commands();
/// Options that every command takes, beside its own, and that may stand before the command.
std::span<const Option> common_options();
/// "statusatlas show [-j] CODE…".
std::string call_of(const Command& command);

/// The program. @param arguments without the program's name
int run(const std::vector<std::string_view>& arguments, Terminal& terminal);

}  // namespace cli
