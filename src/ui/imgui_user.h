// Dear ImGui's compile-time switches: nothing that the app does not use goes into the WebAssembly.
#pragma once

#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_FILE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_FILE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_FONT
#define IMGUI_DISABLE_SSE

#ifdef STATUSATLAS_LEAN_IMGUI
// The native tests run the same code with Dear ImGui's own checks; the app need not bring their messages and their tooltip.
#define IM_ASSERT_USER_ERROR(_EXPR, _MSG) ((void)(_EXPR))
#define IMGUI_STB_TRUETYPE_FILENAME "ui/imgui_stb.h"
// imgui_lean.cc has the few formats that are used; the C library's come with long doubles.
#define IMGUI_DISABLE_DEFAULT_FORMAT_FUNCTIONS
#include <stdio.h>
int lean_scan(const char* text, const char* format, ...);
#define sscanf lean_scan
template <class... Any>
inline void lean_print(const Any&...) {}
#define fprintf(...) lean_print(__VA_ARGS__)
#endif
