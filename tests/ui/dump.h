// Layout, mirror and what is drawn as text that people can compare, a line for each thing. Lengths are rounded to whole
// pixels, in which nobody sees a difference between two compilers.
#pragma once

#include <string>

#include "platform/damage.h"
#include "ui/layout.h"
#include "ui/mirror.h"

/// Boxes with the lines of text that they hold.
std::string dump(const app::Page& page, const ui::Layout& layout);
std::string dump(const ui::Mirror& mirror);
/// Of a whole picture: shapes in the order in which they are drawn, glyphs beside each other as one text.
std::string dump(const platform::Redraw& redraw);
