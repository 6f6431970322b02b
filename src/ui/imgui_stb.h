// The font rasterizer that Dear ImGui brings along, in functions of its own.
#pragma clang attribute push(__attribute__((noinline)), apply_to = function)
#include "imstb_truetype.h"
#pragma clang attribute pop
