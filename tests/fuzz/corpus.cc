// Runs a harness over all files in the folders that are named: its seeds, as a test without libFuzzer.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "must.h"

int main(int argc, char** argv) {
  std::vector<std::filesystem::path> files;
  for (int i = 1; i < argc; ++i)
    for (const auto& entry : std::filesystem::recursive_directory_iterator(argv[i]))
      if (entry.is_regular_file()) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  for (const auto& path : files) {
    std::ifstream file(path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    // The input in memory of its own, and cut short, so that a sanitizer sees a read past its end.
    for (const std::size_t size : {bytes.size(), bytes.size() / 2, std::size_t{0}}) {
      std::fprintf(stderr, "%s %zu\n", path.c_str(), size);
      const std::vector<std::uint8_t> input(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size));
      LLVMFuzzerTestOneInput(input.data(), input.size());
    }
  }
  must(!files.empty(), "there are seeds");
  std::printf("%zu inputs\n", files.size() * 3);
}
