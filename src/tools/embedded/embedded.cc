// The assembler puts each file into the program as it is; the build makes this source anew when one of them changes.
#include "tools/embedded/embedded.h"

#define EMBED(name)                                                                               \
  asm(".section .rodata\n"                                                                        \
      ".balign 16\n"                                                                              \
      "embedded_" #name                                                                           \
      ":\n"                                                                                       \
      ".incbin \"" GENERATED_DIR "/" #name                                                        \
      ".bin\"\n"                                                                                  \
      "embedded_" #name                                                                           \
      "_end:\n"                                                                                   \
      ".balign 16\n"                                                                              \
      ".previous\n");                                                                             \
  [[gnu::visibility("hidden")]] extern const unsigned char begin_##name[] asm("embedded_" #name); \
  [[gnu::visibility("hidden")]] extern const unsigned char end_##name[] asm("embedded_" #name "_end")

EMBED(facts);
EMBED(index);
EMBED(details);
EMBED(charts);
EMBED(signals);
EMBED(rules);

namespace embedded {

std::span<const std::span<const unsigned char>> files() {
  static const std::span<const unsigned char> all[] = {{begin_facts, end_facts},     {begin_index, end_index},
                                                       {begin_details, end_details}, {begin_charts, end_charts},
                                                       {begin_signals, end_signals}, {begin_rules, end_rules}};
  return all;
}

}  // namespace embedded
