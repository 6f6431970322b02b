// What the fuzzing harnesses share: a condition that holds for every input.
//
// Each harness is a function of libFuzzer's kind, built twice: with clang and libFuzzer by `make fuzz`, and with
// corpus.cc as a test that runs it over its seeds.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

inline void must(bool holds, const char* what, std::string_view detail = {}) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s %s\n", what, std::string(detail).c_str());
  std::abort();
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
