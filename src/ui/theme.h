// The tokens of the look (src/README.md): colors by purpose, for the dark and the light theme.
#pragma once

#include <cstdint>

#include "app/page.h"

namespace ui {

/// What a color is for. The tones follow app::Tone's order from `informational` on.
enum class Ink : std::uint8_t {
  background,
  surface,
  raised,
  border,
  text,
  muted,
  accent,
  selected,
  mark,
  line,
  informational,
  success,
  redirection,
  client_error,
  server_error,
  vendor,
};

using Rgb = std::uint32_t;  // 0xRRGGBB

Rgb color(Ink ink, bool dark);
/// The ink of a tone; `otherwise` for Tone::none.
Ink ink_of(app::Tone tone, Ink otherwise);
/// WCAG 2.2 contrast ratio of two colors, 1 to 21.
double contrast(Rgb a, Rgb b);

}  // namespace ui
