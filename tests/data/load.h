// What tests start with: a registry that has been given the data files. A test program has one of the sources beside
// this header (room_test's DATA), which loads before main() and before the test's own statics.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <span>

#include "registry/file.h"
#include "tools/embedded/embedded.h"

/// Ends the program where a file is refused: no test of it would mean anything.
template <class Load>
int load_data(std::span<const std::span<const unsigned char>> files, Load load) {
  for (const auto file : files) {
    if (registry::is_there(load(file))) continue;
    std::fprintf(stderr, "a data file was refused\n");
    std::abort();
  }
  return 0;
}
