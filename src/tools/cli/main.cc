// The program's own part: streams, color and width of the terminal.
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>

#include "lint/lint.h"
#include "search/search.h"
#include "tools/cli/cli.h"
#include "tools/embedded/embedded.h"

namespace {

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

/// COLUMNS where it is a number, else the terminal's own width; 80 where there is no terminal.
std::size_t columns() {
  std::size_t wide = 80;
  winsize size{};
  const std::string_view told = environment("COLUMNS");
  if (!told.empty() && told.size() < 6 && told.find_first_not_of("0123456789") == told.npos)
    wide = static_cast<std::size_t>(std::atoi(told.data()));
  else if (isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    wide = size.ws_col;
  return std::clamp<std::size_t>(wide, 40, 1000);
}

}  // namespace

int main(int count, char** words) {
  for (const auto file : embedded::files())
    if (search::load(file) == registry::Loaded::foreign) lint::load(file);
  const std::vector<std::string_view> arguments(words + (count > 0 ? 1 : 0), words + count);
  std::ios::sync_with_stdio(false);
  // NO_COLOR counts with any value but the empty one, as no-color.org has it.
  const bool color = isatty(STDOUT_FILENO) && environment("NO_COLOR").empty() && environment("TERM") != "dumb";
  cli::Terminal terminal{std::cin, std::cout, std::cerr, color, columns()};
  const int status = cli::run(arguments, terminal);
  std::cout.flush();
  if (!std::cout) return cli::refuse(terminal, "the output could not be written");
  return status;
}
