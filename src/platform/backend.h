// The face of what draws: a few functions, picked at link time (headless/ for tests, web/ for WebGL2).
#pragma once

struct ImDrawData;

namespace platform {

/// Makes what drawing needs; false where it cannot be had.
bool backend_start();
/// Gives it up: the context is lost, or the program ends.
void backend_stop();
/// Draws, and brings textures up to date. The first time it waits for the graphics process, which layout need not do.
void backend_render(ImDrawData* data);

}  // namespace platform
