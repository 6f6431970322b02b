// datac: assets/ in, data files and JSON out. See assets/README.md for what goes in.
//
// It refuses data with mistakes: each one is reported as "path:line:column: error: what is wrong. How to fix it.", all
// of them at once, and nothing is written.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "tools/datac/data.h"

namespace datac {

/// All .toml files below a folder.
Tree load_tree(const std::string& folder);

struct Compiled {
  Data data;
  std::string index;  // the search's, packed
};

/// Reads and checks a tree. All mistakes go to `out`, sorted; the result is fit for use if there are none.
Compiled compile(const Tree& tree, Diagnostics& out);

/// The program: 0 done, 1 mistakes in the data, 2 usage, or files that cannot be read or written.
int run(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err);

}  // namespace datac
