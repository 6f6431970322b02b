#include <unistd.h>

#include <cstdlib>
#include <iostream>

#include "tools/cli/cli.h"

int main(int count, char** words) {
  const std::vector<std::string_view> arguments(words + (count > 0 ? 1 : 0), words + count);
  std::ios::sync_with_stdio(false);
  const char* no_color = std::getenv("NO_COLOR");  // any value but the empty one, as no-color.org has it
  const char* kind = std::getenv("TERM");
  const bool color = isatty(STDOUT_FILENO) && !(no_color && *no_color) && !(kind && std::string_view(kind) == "dumb");
  cli::Terminal terminal{std::cin, std::cout, std::cerr, color};
  const int status = cli::run(arguments, terminal);
  std::cout.flush();
  if (!std::cout) return cli::refuse(terminal, "the output could not be written");
  return status;
}
