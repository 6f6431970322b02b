// What tests ask the backend without a screen.
#pragma once

#include "platform/backend.h"

namespace platform {

/// What the last call of backend_render was told to draw.
const Redraw& last_redraw();

}  // namespace platform
