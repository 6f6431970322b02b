// The data files inside a native program: the command line, the site generator and tests work wherever they are moved
// to. What goes to the web has none inside and loads them.
#pragma once

#include <span>

namespace embedded {

/// facts.bin, index.bin, details.bin, charts.bin, signals.bin, rules.bin: in the order in which they can be loaded.
std::span<const std::span<const unsigned char>> files();

}  // namespace embedded
