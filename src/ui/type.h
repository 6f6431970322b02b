// The type scale: sizes by role, in CSS pixels, and the fonts behind them.
//
// The canvas and the mirror set the same text in the same font files, so that selection and highlights of the browser
// fall on the drawn words. CSS sizes a font by its em, Dear ImGui by ascent minus descent; Fonts knows the ratio.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "ui/theme.h"

struct ImDrawList;
struct ImFont;
struct ImFontAtlas;

namespace ui {

/// `number`: bold figures, for codes in large type.
enum class Face : std::uint8_t { regular, semibold, mono, number };
inline constexpr int kFaces = 4;

/// The type roles; web/page.css has a class for each, `y0` to `y21`, in this order.
enum class Type : std::uint8_t {
  body,
  strong,
  small,
  small_strong,
  label,
  lead,
  title,
  card_title,
  section,
  brand,
  tab,
  chip,
  hit_name,
  hit_number,
  hero,
  hero_title,
  title_number,
  code,
  code_inline,
  level,
  icon,
  number,
  question,
};
inline constexpr int kTypes = 23;

struct TypeSpec {
  Face face;
  float size;         // em, CSS pixels
  float line_height;  // CSS pixels
};

/// @param narrow phones set titles and the hero smaller
TypeSpec spec(Type type, bool narrow);

struct Point {
  float x, y;
};

/// The fonts of the product, and how wide text is in them.
class Fonts {
 public:
  /// Hands a font file to the atlas, which keeps reading from the bytes: they must outlive it.
  void load(ImFontAtlas& atlas, Face face, std::span<const unsigned char> file);
  bool loaded() const { return fonts_[0] && fonts_[1] && fonts_[2] && fonts_[3]; }

  /// Dear ImGui's size for an em of `size` CSS pixels.
  float imgui_size(Face face, float size) const { return size * ratio_[static_cast<int>(face)]; }
  /// How far below the top of a line of this height its letters stand, as a browser sets them: ascent and descent
  /// rounded, the rest of the line shared out above and below.
  float baseline(Face face, float size, float line_height) const;
  /// Adds a text whose letters begin and stand at this point, in glyphs of exactly its size. Only within a frame.
  /// @param ratio device pixels for one of CSS
  void draw(ImDrawList& list, std::string_view text, Face face, float size, Point at, float ratio,
            std::uint32_t color) const;
  /// Width in CSS pixels; no kerning, no ligatures.
  float width(Face face, float size, std::string_view text) const;

 private:
  /// How far a character takes the text, for a size of 1 in Dear ImGui's terms.
  float advance(Face face, unsigned int character) const;

  ImFont* fonts_[kFaces] = {};
  float ratio_[kFaces] = {1, 1, 1, 1};
  float ascent_[kFaces] = {1, 1, 1, 1};  // of the font, for an em
  std::span<const unsigned char> regular_;
  mutable float advances_[kFaces][128] = {};  // of ASCII characters, where asked for already
};

}  // namespace ui
