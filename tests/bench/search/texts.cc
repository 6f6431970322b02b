// What reading a pasted text costs, by what it holds: CPU time of one call of explain, the least of several. For
// `make bench`; it asserts nothing, it prints. `bench_texts KIND` reads that kind once, for a profiler.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "registry/registry.h"
#include "signals/explain.h"

namespace {

constexpr std::size_t pasted = std::size_t{64} << 10, most = std::size_t{1} << 20;

double cpu_ms() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// Pieces one after the other, until there is enough.
std::string filled(std::size_t size, const std::function<std::string(std::size_t)>& piece) {
  std::string text;
  for (std::size_t i = 0; text.size() < size; ++i) text += piece(i);
  text.resize(size);
  return text;
}

std::string repeated(std::string_view piece, std::size_t size) {
  return filled(size, [&](std::size_t) { return std::string(piece); });
}

struct Text {
  const char* kind;
  std::string text;
};

std::vector<Text> texts() {
  std::vector<std::string_view> names;
  for (const registry::System& system : registry::systems())
    for (const registry::Signal& signal : system.signals) names.push_back(signal.name);
  const auto noise = [](std::size_t i) {
    return static_cast<char>((static_cast<std::uint32_t>(i) * 2654435761u + 12345u) >> 24);
  };
  return {
      {"signals", filled(pasted, [&](std::size_t i) { return std::string(names[i % names.size()]) + "\n"; })},
      {"log", filled(pasted,
                     [](std::size_t i) {
                       const std::string n = std::to_string(100 + i % 150);
                       return "198.51.100." + n + " - - [27/Nov/2026:20:04:" + std::to_string(10 + i % 50) +
                              " +0000] \"GET /items/" + n + "?page=" + n + " HTTP/1.1\" " +
                              (i % 7 == 0 ? "502" : "200") + " " + n +
                              " \"-\" \"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36\"\n";
                     })},
      {"errors",
       filled(pasted,
              [](std::size_t i) {
                return "2026/11/27 20:04:10 [error] 31#31: *" + std::to_string(i) +
                       " upstream timed out (110: Connection timed out) while reading response header from upstream, "
                       "client: 192.0.2.1, server: _, request: \"GET / HTTP/1.1\"\n";
              })},
      {"prose", repeated("The server closed the connection while it was still reading the request, so we tried again "
                         "with a smaller upload and a longer timeout.\n",
                         pasted)},
      {"binary", filled(most, [&](std::size_t i) { return std::string(1, noise(i)); })},
      {"not UTF-8", repeated("\xc3\x28 \xe2\x28\xa1 404 \xf0\x9f\x98 UF,URX \xff\xfe ", most)},
      {"right to left", repeated("שגיאה 502 בשרת, خطأ 503 في الخادم UF,URX \u202e404\u202c ", most)},
      {"full width", repeated("服务器返回５０２错误，日志里有ＵＦ。", most)},
      {"one word", std::string(most, 'a')},
      {"quotes", std::string(most, '"')},
      {"states", repeated("CD-- SC-- sH-- ", most)},
      {"same clue", repeated("envoy UF haproxy SC curl 7 ", most)},
      {"stars", repeated("dial tcp backend connect() failed Get \"", most)},
      {"braces", repeated("upstream_reset_before_response_started{", most)},
      {"numbers", repeated("404 1006 -1009 500.30 ", most)},
  };
}

}  // namespace

int main(int argc, char** argv) {
  const signals::Reader reader(registry::statuses(), registry::systems());
  const std::string_view only = argc > 1 ? argv[1] : "";
  if (only.empty()) std::printf("%-15s %8s %10s %8s\n", "pasted text", "bytes", "cpu ms", "found");
  for (const Text& it : texts()) {
    if (!only.empty() && only != it.kind) continue;
    double least = 1e9;
    std::size_t found = 0;
    for (int round = 0; round < (only.empty() ? 15 : 1); ++round) {
      const double start = cpu_ms();
      found = reader.explain(it.text).found.size();
      least = std::min(least, cpu_ms() - start);
    }
    std::printf("%-15s %8zu %10.2f %8zu\n", it.kind, it.text.size(), least, found);
  }
  return 0;
}
