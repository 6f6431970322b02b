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

#ifdef STATUSATLAS_STB_APART
#define IMGUI_STB_TRUETYPE_FILENAME "ui/imgui_stb.h"
#endif
