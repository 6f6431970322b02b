// The least that shows a Dear ImGui window in a browser: what the app's start is measured against.
#include <emscripten/emscripten.h>
#include <emscripten/html5.h>

#include "imgui.h"
#include "imgui_impl_opengl3.h"

extern "C" {

/// @param font a font file, in memory that stays
EMSCRIPTEN_KEEPALIVE int start(void* font, int size) {
  EmscriptenWebGLContextAttributes attributes;
  emscripten_webgl_init_context_attributes(&attributes);
  attributes.majorVersion = 2;
  attributes.alpha = attributes.depth = attributes.stencil = attributes.antialias = false;
  attributes.powerPreference = EM_WEBGL_POWER_PREFERENCE_LOW_POWER;
  const auto context = emscripten_webgl_create_context("#canvas", &attributes);
  if (context <= 0) return 0;
  emscripten_webgl_make_context_current(context);
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  ImFontConfig config;
  config.FontDataOwnedByAtlas = false;
  io.Fonts->AddFontFromMemoryTTF(font, size, 15, &config);
  return ImGui_ImplOpenGL3_Init("#version 300 es");
}

EMSCRIPTEN_KEEPALIVE void frame(float width, float height, float ratio) {
  ImGuiIO& io = ImGui::GetIO();
  io.DeltaTime = 1 / 60.f;
  io.DisplaySize = {width, height};
  io.DisplayFramebufferScale = {ratio, ratio};
  ImGui_ImplOpenGL3_NewFrame();
  ImGui::NewFrame();
  ImGui::Begin("Floor");
  ImGui::TextUnformatted("404 Not Found");
  ImGui::Button("Theme");
  ImGui::End();
  ImGui::Render();
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}
}
