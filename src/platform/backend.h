// The face of what draws: a few functions, picked at link time (headless/ for tests, web/ for WebGL2).
#pragma once

struct ImDrawData;

namespace platform {

/// Makes what drawing needs; false where it cannot be had.
bool backend_start();
/// Gives it up: the context is lost, or the program ends.
void backend_stop();
/// Before each Dear ImGui frame.
void backend_new_frame();
/// Draws, and brings textures up to date.
void backend_render(ImDrawData* data);

}  // namespace platform
