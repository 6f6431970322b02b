// How well the search answers: success at 1 and 3, mean reciprocal rank and nDCG within ten, and the share of queries
// without results, by kind and half of queries.tsv; then the time a query takes.
//
// A hit is right where its code is one of the acceptable ones; all are equally right for nDCG. The half `tune` may be
// looked at while the search is changed; the others are only measured. With `--misses tune` the failures of a half are
// told.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "registry/registry.h"
#include "search/search.h"

namespace {

struct Row {
  std::string half, kind, text;
  std::set<int> codes;
};

struct Sums {
  int queries = 0, first = 0, third = 0, none = 0;
  double reciprocal = 0, gain = 0;
};

std::vector<std::string> split(const std::string& text, char at) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == at)
      parts.emplace_back();
    else
      parts.back() += c;
  }
  return parts;
}

std::vector<Row> read_rows(const char* path) {
  std::vector<Row> rows;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    const std::vector<std::string> cells = split(line, '\t');
    if (cells.size() < 4) {
      std::fprintf(stderr, "%s: a row needs half, kind, query and ids: %s\n", path, line.c_str());
      continue;
    }
    Row row{cells[0], cells[1], cells[2], {}};
    for (const std::string& id : split(cells[3], ',')) row.codes.insert(std::atoi(id.c_str()));
    rows.push_back(std::move(row));
  }
  return rows;
}

/// The codes found, best first, each once: what a person counts down the list.
std::vector<int> codes_of(const search::Results& results) {
  std::vector<int> codes;
  for (const search::Hit& hit : results.hits)
    if (std::find(codes.begin(), codes.end(), hit.status->code) == codes.end()) codes.push_back(hit.status->code);
  return codes;
}

void add(Sums& sums, const Row& row, const std::vector<int>& codes) {
  ++sums.queries;
  if (codes.empty()) ++sums.none;
  double gain = 0, ideal = 0;
  bool found = false;
  for (std::size_t i = 0; i < codes.size() && i < 10; ++i) {
    if (row.codes.count(codes[i]) == 0) continue;
    gain += 1 / std::log2(static_cast<double>(i) + 2);
    if (found) continue;
    found = true;
    sums.reciprocal += 1.0 / static_cast<double>(i + 1);
    if (i == 0) ++sums.first;
    if (i < 3) ++sums.third;
  }
  for (std::size_t i = 0; i < row.codes.size() && i < 10; ++i) ideal += 1 / std::log2(static_cast<double>(i) + 2);
  sums.gain += gain / ideal;
}

void print(const std::string& name, const Sums& s) {
  const double n = s.queries;
  std::printf("%-22s %5d %8.1f %8.1f %8.3f %8.3f %8.1f\n", name.c_str(), s.queries, 100 * s.first / n,
              100 * s.third / n, s.reciprocal / n, s.gain / n, 100 * s.none / n);
}

}  // namespace

int main(int argc, char** argv) {
  const char* path = SOURCE_DIR "/tests/bench/search/queries.tsv";
  std::string misses;
  for (int i = 1; i < argc; ++i) {
    if (std::strcmp(argv[i], "--misses") == 0 && i + 1 < argc)
      misses = argv[++i];
    else
      path = argv[i];
  }
  const std::vector<Row> rows = read_rows(path);
  std::map<std::string, Sums> halves;
  std::map<std::string, std::map<std::string, Sums>> kinds;
  search::Results results;
  for (const Row& row : rows) {
    search::search(row.text, {}, 50, results);
    const std::vector<int> codes = codes_of(results);
    add(halves[row.half], row, codes);
    add(kinds[row.half][row.kind], row, codes);
    if (row.half != misses || (!codes.empty() && row.codes.count(codes[0]) > 0)) continue;
    std::printf("miss  %-10s %-50s", row.kind.c_str(), row.text.c_str());
    for (std::size_t i = 0; i < results.hits.size() && i < 5; ++i)
      std::printf(" %s", std::string(results.hits[i].status->id).c_str());
    std::printf("  wanted");
    for (const int code : row.codes) std::printf(" %d", code);
    std::printf("\n");
  }
  std::printf("%-22s %5s %8s %8s %8s %8s %8s\n", "", "n", "S@1 %", "S@3 %", "MRR@10", "nDCG@10", "none %");
  for (const auto& [half, sums] : halves) {
    print(half, sums);
    for (const auto& [kind, each] : kinds[half]) print("  " + kind, each);
  }

  // Every query many times, in turn, so that none profits from its own caches.
  std::vector<double> times;
  std::vector<std::vector<double>> by_query(rows.size());
  for (int round = 0; round < 60; ++round) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const auto start = std::chrono::steady_clock::now();
      search::search(rows[i].text, {}, 50, results);
      const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - start;
      if (round >= 10) by_query[i].push_back(took.count());
    }
  }
  for (std::vector<double>& each : by_query) {
    std::sort(each.begin(), each.end());
    times.push_back(each[each.size() / 2]);
  }
  std::sort(times.begin(), times.end());
  std::printf("time a query (median of 50 runs each): median %.1f us, p99 %.1f us, longest %.1f us\n",
              times[times.size() / 2], times[times.size() * 99 / 100], times.back());
  return 0;
}
