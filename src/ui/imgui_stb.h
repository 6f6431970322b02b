// The font rasterizer that Dear ImGui brings along, with functions that stay apart (platform/web/CMakeLists.txt says
// why).
#pragma clang attribute push(__attribute__((noinline)), apply_to = function)
#include "imstb_truetype.h"
#pragma clang attribute pop
