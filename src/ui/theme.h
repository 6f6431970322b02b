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

/// @param strong for whoever prefers more contrast: borders of controls stand out by 3:1, and text by more than it has
/// to
Rgb color(Ink ink, bool dark, bool strong = false);
/// The ink of a tone; `otherwise` for Tone::none.
Ink ink_of(app::Tone tone, Ink otherwise);
/// WCAG 2.2 contrast ratio of two colors, 1 to 21.
double contrast(Rgb a, Rgb b);

}  // namespace ui
