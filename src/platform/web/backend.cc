// Draws through WebGL2, with Dear ImGui's own OpenGL backend.
#include "platform/backend.h"

#include <emscripten/html5.h>

#include "imgui.h"
#include "imgui_impl_opengl3.h"

namespace platform {
namespace {
EMSCRIPTEN_WEBGL_CONTEXT_HANDLE context = 0;
}

bool backend_start() {
  if (!context) {
    EmscriptenWebGLContextAttributes attributes;
    emscripten_webgl_init_context_attributes(&attributes);
    attributes.majorVersion = 2;
    attributes.alpha = false;
    attributes.depth = false;
    attributes.stencil = false;
    attributes.antialias = false;  // Dear ImGui smooths edges itself
    attributes.powerPreference = EM_WEBGL_POWER_PREFERENCE_LOW_POWER;
    attributes.enableExtensionsByDefault = false;  // nothing here uses one, and each is a question to another process
    context = emscripten_webgl_create_context("#canvas", &attributes);
    if (context <= 0) {
      context = 0;
      return false;
    }
  }
  emscripten_webgl_make_context_current(context);
  return ImGui_ImplOpenGL3_Init("#version 300 es");
}

void backend_stop() { ImGui_ImplOpenGL3_Shutdown(); }

void backend_render(ImDrawData* data) {
  ImGui_ImplOpenGL3_NewFrame();  // makes buffers where there are none
  ImGui_ImplOpenGL3_RenderDrawData(data);
}

}  // namespace platform
