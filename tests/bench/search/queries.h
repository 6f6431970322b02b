// The texts of queries.tsv, for tests and benchmarks that only ask them.
#pragma once

#include <fstream>
#include <string>
#include <vector>

inline std::vector<std::string> read_queries() {
  std::vector<std::string> queries;
  std::ifstream file(SOURCE_DIR "/tests/bench/search/queries.tsv");
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    const std::size_t kind = line.find('\t') + 1, query = line.find('\t', kind) + 1;
    queries.push_back(line.substr(query, line.find('\t', query) - query));
  }
  return queries;
}
