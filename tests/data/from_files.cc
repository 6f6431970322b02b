// The data files of the native build, for tests that run as WebAssembly: node reads them.
#include <fstream>
#include <iterator>
#include <vector>

#include "tools/embedded/embedded.h"

namespace embedded {

std::span<const std::span<const unsigned char>> files() {
  static std::vector<unsigned char> bytes[6];
  static std::span<const unsigned char> all[6];
  static const bool read = [] {
    int next = 0;
    for (const char* path : {GENERATED_DIR "/facts.bin", GENERATED_DIR "/index.bin", GENERATED_DIR "/details.bin",
                             GENERATED_DIR "/charts.bin", GENERATED_DIR "/signals.bin", GENERATED_DIR "/rules.bin"}) {
      std::ifstream file(path, std::ios::binary);
      bytes[next].assign(std::istreambuf_iterator<char>(file), {});
      all[next] = bytes[next];
      ++next;
    }
    return true;
  }();
  static_cast<void>(read);
  return all;
}

}  // namespace embedded
