// The type scale, widths of text, and how glyphs are made and placed.
//
// Widths come from each font's advances at one size, since they grow with the size; asking for them paints no glyph.
// How a line stands is computed from the font file's own tables, as browsers do it, and not from Dear ImGui's rounded
// ones.
#include "ui/type.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <iterator>

#include "imgui.h"
#include "imgui_internal.h"

namespace ui {
namespace {

constexpr float kMeasured = 16;  // pixels, of the glyphs that give the widths

struct Metrics {
  float ascent, height;
};

/// Ascent, and ascent minus descent, for an em, from the font's hhea and head tables (OpenType specification), as both
/// stb_truetype and browsers use them.
Metrics metrics_of(std::span<const unsigned char> file) {
  const auto u16 = [&](std::size_t at) {
    return at + 2 <= file.size() ? static_cast<int>(file[at] << 8 | file[at + 1]) : 0;
  };
  const auto u32 = [&](std::size_t at) {
    return static_cast<std::size_t>(u16(at)) << 16 | static_cast<std::size_t>(u16(at + 2));
  };
  const auto table = [&](const char* tag) -> std::size_t {
    for (int i = 0; i < u16(4); ++i) {
      const std::size_t record = 12 + 16 * static_cast<std::size_t>(i);
      if (record + 16 <= file.size() && std::memcmp(&file[record], tag, 4) == 0) return u32(record + 8);
    }
    return 0;
  };
  const auto head = table("head"), hhea = table("hhea");
  if (!head || !hhea || !u16(head + 18)) return {1, 1};
  const auto em = static_cast<float>(u16(head + 18));
  const auto ascent = static_cast<std::int16_t>(u16(hhea + 4)), descent = static_cast<std::int16_t>(u16(hhea + 6));
  return {static_cast<float>(ascent) / em, static_cast<float>(ascent - descent) / em};
}

}  // namespace

TypeSpec spec(Type type, bool narrow) {
  switch (type) {
    case Type::body:
      return {Face::regular, 15, 23};
    case Type::strong:
      return {Face::semibold, 15, 23};
    case Type::small:
      return {Face::regular, 13.5f, 19};
    case Type::small_strong:
      return {Face::semibold, 13.5f, 19};
    case Type::label:
      return {Face::semibold, 12, 18};
    case Type::lead:
      return {Face::regular, narrow ? 16.5f : 18, narrow ? 25.f : 27.f};
    case Type::title:
      return {Face::semibold, narrow ? 24.f : 28.f, narrow ? 32.f : 38.f};
    case Type::card_title:
      return {Face::semibold, 16, 24};
    case Type::section:
      return {Face::semibold, 18, 26};
    case Type::brand:
      return {Face::semibold, 18, 24};
    case Type::tab:
      return {Face::regular, 15, 22};
    case Type::chip:
      return {Face::regular, 13, 18};
    case Type::hit_name:
      return {Face::semibold, 15, 21};
    case Type::hit_number:
      return {Face::mono, 20, 21};
    case Type::hero:
      return {Face::number, narrow ? 52.f : 64.f, narrow ? 58.f : 70.f};
    case Type::hero_title:
      return {Face::semibold, narrow ? 24.f : 30.f, narrow ? 32.f : 38.f};
    case Type::title_number:
      return {Face::number, narrow ? 22.f : 26.f, narrow ? 32.f : 38.f};
    case Type::code:
      return {Face::mono, 13, 20};
    case Type::code_inline:
      return {Face::mono, 13.5f, 23};
    case Type::level:
      return {Face::semibold, 12, 23};
    case Type::icon:
      return {Face::regular, 1, 1};
    case Type::number:
      return {Face::regular, 13, 22};
    case Type::question:
      return {Face::semibold, narrow ? 20.f : 22.f, narrow ? 28.f : 30.f};
  }
  return {};
}

void Fonts::load(ImFontAtlas& atlas, Face face, std::span<const unsigned char> file) {
  ImFontConfig config;
  config.FontDataOwnedByAtlas = false;
  // Dear ImGui takes the bytes as writable but only reads them.
  fonts_[static_cast<int>(face)] =
      atlas.AddFontFromMemoryTTF(const_cast<unsigned char*>(file.data()), static_cast<int>(file.size()), 0.0f, &config);
  const Metrics metrics = metrics_of(file);
  ratio_[static_cast<int>(face)] = metrics.height;
  ascent_[static_cast<int>(face)] = metrics.ascent;
  // What the other faces lack, such as letters that someone typed, comes from the regular one.
  if (face == Face::regular) {
    regular_ = file;
  } else if (!regular_.empty()) {
    config.MergeMode = true;
    atlas.AddFontFromMemoryTTF(const_cast<unsigned char*>(regular_.data()), static_cast<int>(regular_.size()), 0.0f,
                               &config);
  }
}

float Fonts::baseline(Face face, float size, float line_height) const {
  const int f = static_cast<int>(face);
  const float ascent = std::round(ascent_[f] * size), descent = std::round((ratio_[f] - ascent_[f]) * size);
  return std::floor((line_height - ascent - descent) / 2) + ascent;
}

// Dear ImGui's AddText rounds the size of glyphs to whole pixels of CSS and stretches them, takes the device's ratio
// only for the one font that is pushed (so that all others were made for ratio 1 and blown up), and begins on whole
// pixels of CSS. Here a glyph is made for the device pixels that it takes, since the density of a baked font may be any
// number, and its lines stand on device pixels. Across a glyph stands on halves of them: it is made twice as wide as it
// is shown.
void Fonts::draw(ImDrawList& list, std::string_view text, Face face, float size, Point at, float ratio,
                 std::uint32_t color) const {
  const float px = imgui_size(face, size);
  const float whole = std::max(1.f, std::round(px));
  ImFontBaked* const baked = fonts_[static_cast<int>(face)]->GetFontBaked(whole, px * ratio / whole);
  const float scale = px * ratio / whole;  // from the baked font's units to device pixels
  const float y = std::round(at.y * ratio), step = scale * whole > 36 ? 1.f : 2.f;
  float x = std::round(at.x * ratio);
  const int most = static_cast<int>(text.size());
  list.PrimReserve(6 * most, 4 * most);
  int drawn = 0;
  for (const char *c = text.data(), *end = c + text.size(); c < end;) {
    unsigned int character = static_cast<unsigned char>(*c);
    c += character < 0x80 ? 1 : ImTextCharFromUtf8(&character, c, end);
    const ImFontGlyph* const glyph = baked->FindGlyph(static_cast<ImWchar>(character));
    if (glyph->Visible) {
      const float left = std::round((x + glyph->X0 * scale) * step) / step;
      const float top = std::round(y + (glyph->Y0 - baked->Ascent) * scale);
      const float right = left + std::round((glyph->X1 - glyph->X0) * scale * step) / step;
      const float bottom = top + std::round((glyph->Y1 - glyph->Y0) * scale);
      list.PrimRectUV({left / ratio, top / ratio}, {right / ratio, bottom / ratio}, {glyph->U0, glyph->V0},
                      {glyph->U1, glyph->V1}, color);
      ++drawn;
    }
    x += glyph->AdvanceX * scale;
  }
  list.PrimUnreserve(6 * (most - drawn), 4 * (most - drawn));
}

float Fonts::advance(Face face, unsigned int character) const {
  // Widths grow with the size, so that each glyph is asked for in one size only, in which none need be painted.
  ImFontBaked* baked = fonts_[static_cast<int>(face)]->GetFontBaked(kMeasured, 1);
  baked->LoadNoRenderOnLayout = true;
  return baked->GetCharAdvance(static_cast<ImWchar>(character)) / baked->Size;
}

float Fonts::width(Face face, float size, std::string_view text) const {
  auto& known = advances_[static_cast<int>(face)];
  float width = 0;
  const char* at = text.data();
  const char* end = at + text.size();
  while (at < end) {
    const auto byte = static_cast<unsigned char>(*at);
    if (byte < std::size(known)) {
      if (known[byte] == 0) known[byte] = advance(face, byte);
      width += known[byte];
      ++at;
    } else {
      unsigned int c = 0;
      at += ImTextCharFromUtf8(&c, at, end);
      width += advance(face, c);
    }
  }
  return width * imgui_size(face, size);
}

}  // namespace ui
