// The generated files, as texts. All of them are functions of the data alone, so equal data gives equal bytes.
#pragma once

#include <map>
#include <string>

#include "tools/datac/data.h"

namespace datac {

/// Of all public data, as its SPDX identifier (LICENSE-DATA).
inline constexpr const char* kLicense = "CC-BY-4.0";

/// The files that programs load, by name: "facts.bin", "index.bin", "details.bin", "charts.bin" and so on,
/// "details/404.bin" with the details of one number, and "charts/auth.bin" with what one chart's page needs. All have
/// one build's id. @param index the packed index
std::map<std::string, std::string> data_files(const Data& data, const std::string& index);

/// The search's index, packed; what its builder finds wrong with synonyms.toml, or too much for its tables, goes to
/// `out`.
std::string packed_index(const Data& data, Diagnostics& out);

/// The public JSON by file name, below the output folder: "statuses.json", "charts.json", "data/404.json",
/// "data/charts/which.json".
std::map<std::string, std::string> json_files(const Data& data);

/// The public JSON of the request methods, "methods.json", and of the header fields, "fields.json".
std::string methods_json(const Data& data);
std::string fields_json(const Data& data);

/// The public JSON of all signals, "signals.json".
std::string signals_json(const Data& data);

}  // namespace datac
