// The generated files, as texts. All of them are functions of the data alone, so equal data gives equal bytes.
#pragma once

#include <map>
#include <string>

#include "tools/datac/data.h"

namespace datac {

/// The tables, packed as src/registry/schema.h says, by file name: "registry_tables.cc" and "registry_details.cc" for
/// programs that have them inside, "details.bin" for those that load them, and "details/404.bin" and so on with those
/// of one number; "module_tables.cc" are the facts without what only pages show.
std::map<std::string, std::string> table_files(const Data& data);

/// search_index.cc, made by the search's index builder; what it finds wrong with synonyms.toml goes to `out`.
std::string search_source(const Data& data, Diagnostics& out);
/// The same index for the module (src/platform/module), whose hits have no highlights and do not show what they
/// matched: the tables for that alone are full of zeros, which weigh nothing once they are compressed.
std::string module_search_source(const std::string& search_source);

/// The public JSON by file name, below the output folder: "statuses.json", "charts.json", "data/404.json",
/// "data/charts/which.json".
std::map<std::string, std::string> json_files(const Data& data);

/// The public JSON of all signals, "signals.json".
std::string signals_json(const Data& data);

}  // namespace datac
