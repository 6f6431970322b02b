#include "ui/type.h"

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
      return {Face::semibold, 13, 20};
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
  }
  return {};
}

void Fonts::load(Face face, std::span<const unsigned char> file) {
  ImFontConfig config;
  config.FontDataOwnedByAtlas = false;
  // Dear ImGui takes the bytes as writable but only reads them.
  fonts_[static_cast<int>(face)] = ImGui::GetIO().Fonts->AddFontFromMemoryTTF(
      const_cast<unsigned char*>(file.data()), static_cast<int>(file.size()), 0.0f, &config);
  const Metrics metrics = metrics_of(file);
  ratio_[static_cast<int>(face)] = metrics.height;
  ascent_[static_cast<int>(face)] = metrics.ascent;
  // What the other faces lack, such as letters that someone typed, comes from the regular one.
  if (face == Face::regular) {
    regular_ = file;
  } else if (!regular_.empty()) {
    config.MergeMode = true;
    ImGui::GetIO().Fonts->AddFontFromMemoryTTF(const_cast<unsigned char*>(regular_.data()),
                                               static_cast<int>(regular_.size()), 0.0f, &config);
  }
}

float Fonts::top(Face face, float size, float line_height) const {
  const int f = static_cast<int>(face);
  const float ascent = std::round(ascent_[f] * size), descent = std::round((ratio_[f] - ascent_[f]) * size);
  const float drawn = fonts_[f]->GetFontBaked(imgui_size(face, size))->Ascent;  // Dear ImGui rounds up
  return std::floor((line_height - ascent - descent) / 2) + ascent - drawn;
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
