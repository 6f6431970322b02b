// What the looks of a page are on the canvas: one row a look, and what follows from it for a node.
#pragma once

#include "app/page.h"
#include "ui/type.h"

namespace ui {

/// How a container sets its children.
enum class Flow : std::uint8_t { stack, wrap, grid, table };

/// What is drawn under a control's words.
enum class Shape : std::uint8_t {
  none,
  moon,    // the icon of the theme
  tab,     // filled where one is
  quiet,   // filled under the pointer
  row,     // filled where it is the current one, too
  pill,    // with a border, its ends round
  card,    // with a border
  tinted,  // with a border in its own color
  filled,  // a pill in the accent's color
  sign,    // a circle with the sign that it folds or unfolds
};

/// What is drawn under what a container holds.
enum class Panel : std::uint8_t {
  none,
  card,     // a surface with a border
  divided,  // a line above, but not at the top of a list
  underlined,
};

/// A look. What it does not say is as for Look::plain.
struct LookRow {
  app::Look look;
  // of groups, lists and items
  Flow flow = Flow::stack;
  Panel panel = Panel::none;
  float px = 0, py = 0, gap = 0, above = 0;
  // of controls
  Shape shape = Shape::none;
  float control_px = 0, control_py = 0;
  bool hugs = false;  // as wide as its words
  // types of words and of numbers
  Type heading = Type::section, heading_number = Type::section;
  Type control = Type::body, control_number = Type::body;
  Type paragraph = Type::body, paragraph_strong = Type::strong;
  Ink ink = Ink::text;
};

const LookRow& row_of(app::Look look);

/// Of a node, with what its parent makes of it.
struct Style {
  Flow flow = Flow::stack;
  float px = 0, py = 0;  // padding
  float gap = 0;         // between children
  float above = 0;       // extra space before it, but not at the top of its container
  bool hug = false;      // as wide as its text, not as its container
};

Style style_of(const app::Node& node, const app::Node& parent);

/// The type of a leaf, by what holds its text.
Type type_of(const app::Node& holder, const app::Node& leaf);
/// The type of most of what a holder holds.
Type base_type(const app::Node& holder);
/// The color of a leaf. @param link that it is in, the holder itself where that is a control, or null
Ink ink_of_leaf(const app::Node& holder, const app::Node* link, const app::Node& leaf, bool phone);

}  // namespace ui
