// The table of colors, and WCAG 2.2's contrast of two of them (definitions of relative luminance and contrast ratio).
#include "ui/theme.h"

#include <algorithm>
#include <cmath>

namespace ui {

Rgb color(Ink ink, bool dark, bool strong) {
  if (strong) {  // prefers-contrast: more
    if (ink == Ink::border || ink == Ink::line) return dark ? 0x8A95A1 : 0x68727C;
    if (ink == Ink::muted) return dark ? 0xC9D3DD : 0x36404B;
    if (ink == Ink::text) return dark ? 0xFFFFFF : 0x000000;
  }
  // In the order of Ink; web/page.css has the same values (tests/ui compares them).
  static constexpr Rgb table[][2] = {
      {0x0E1116, 0xF6F8FA}, {0x151A21, 0xFFFFFF}, {0x1D242E, 0xF0F3F6}, {0x2A3340, 0xD5DCE3},
      {0xE6EDF3, 0x18212B}, {0x9AA7B4, 0x55616D}, {0x5AA9FF, 0x0B63CE}, {0x1B2A3D, 0xE3EEFB},
      {0x4D4426, 0xFFE9A8}, {0x5E6772, 0x848E98}, {0x7DB4E8, 0x2F6FA8}, {0x5CC98A, 0x1C7A45},
      {0xE0B84C, 0x8A6400}, {0xF08F4A, 0xA94D08}, {0xF4736B, 0xC2322A}, {0xB692F6, 0x7440C9},
  };
  return table[static_cast<int>(ink)][dark ? 0 : 1];
}

Ink ink_of(app::Tone tone, Ink otherwise) {
  if (tone == app::Tone::none) return otherwise;
  return static_cast<Ink>(static_cast<int>(Ink::informational) + static_cast<int>(tone) - 1);
}

double contrast(Rgb a, Rgb b) {
  const auto luminance = [](Rgb c) {
    const auto channel = [](unsigned v) {
      const double s = v / 255.0;
      return s <= 0.04045 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(c >> 16 & 255) + 0.7152 * channel(c >> 8 & 255) + 0.0722 * channel(c & 255);
  };
  const double x = luminance(a), y = luminance(b);
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

}  // namespace ui
