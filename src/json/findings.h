// What programs are told of exchanges by `check`: the command line and the module print the same object.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/lint.h"

namespace json {

/// `{"exchanges":[{"request":{…} or null,"status","evidence":[…],"findings":[…],"makers":[…]}]}`.
/// Ranges are octets of the text, the end exclusive. Secrets are overwritten in what is shown of the text.
/// @param file where there are several: its name, which is told first as "file"
std::string of_findings(std::string_view text, const std::vector<message::Exchange>& exchanges,
                        const std::vector<lint::Judgement>& judged, std::string_view file = {});

/// What was found in a file. @param name of the file
struct CheckedFile {
  std::string_view text, name;
  const std::vector<lint::Judgement>* judged;
};
/// SARIF 2.1.0: one run, its rules, and a result for each finding but facts.
std::string sarif(std::span<const CheckedFile> files, std::string_view version);

/// "MUST", "certain": the words that JSON and people read.
std::string_view word_of(registry::Severity level);
std::string_view word_of(registry::Sure sure);

/// Line and column from 1, the column in bytes.
struct LineColumn {
  std::size_t line, column;
};
LineColumn place_of(std::string_view text, std::size_t at);

}  // namespace json
