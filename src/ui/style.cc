// The table of looks, and the few rules that need more than a look: roles with a padding of their own, and what depends
// on where something stands or on what state it is in.
#include "ui/style.h"

#include <algorithm>
#include <iterator>

namespace ui {
namespace {

using app::Look;
using app::Node;
using app::Role;

// In the order of app::Look.
constexpr LookRow kLooks[] = {
    {.look = Look::plain},
    {.look = Look::muted, .ink = Ink::muted},
    {.look = Look::small, .paragraph = Type::small, .paragraph_strong = Type::small_strong},
    {.look = Look::label,
     .heading = Type::label,
     .heading_number = Type::label,
     .paragraph = Type::label,
     .paragraph_strong = Type::label,
     .ink = Ink::muted},
    {.look = Look::lead, .paragraph = Type::lead, .paragraph_strong = Type::lead},
    {.look = Look::title,
     .heading = Type::title,
     .heading_number = Type::title_number,
     .control = Type::card_title,
     .control_number = Type::card_title,
     .ink = Ink::accent},
    {.look = Look::hero, .heading = Type::hero_title, .heading_number = Type::hero},
    {.look = Look::section},
    {.look = Look::brand, .hugs = true, .control = Type::brand, .control_number = Type::brand},
    {.look = Look::tab,
     .shape = Shape::tab,
     .control_px = 14,
     .control_py = 10,
     .hugs = true,
     .control = Type::tab,
     .control_number = Type::tab},
    {.look = Look::icon, .shape = Shape::moon},
    {.look = Look::filter, .control_px = 10, .control_py = 4, .control_number = Type::number},
    {.look = Look::chip,
     .shape = Shape::pill,
     .control_px = 12,
     .control_py = 4,
     .hugs = true,
     .control = Type::chip,
     .control_number = Type::chip,
     .paragraph = Type::chip,
     .paragraph_strong = Type::chip,
     .ink = Ink::muted},
    {.look = Look::hit,
     .shape = Shape::row,
     .control_px = 12,
     .control_py = 11,
     .control = Type::hit_name,
     .control_number = Type::hit_number},
    {.look = Look::hit_group, .px = 12, .py = 4, .above = 8},
    {.look = Look::summary, .paragraph = Type::small, .paragraph_strong = Type::small_strong, .ink = Ink::muted},
    {.look = Look::card, .panel = Panel::card, .px = 16, .py = 14, .gap = 8},
    {.look = Look::good, .heading = Type::small_strong, .heading_number = Type::small_strong, .ink = Ink::success},
    {.look = Look::bad, .heading = Type::small_strong, .heading_number = Type::small_strong, .ink = Ink::server_error},
    {.look = Look::fields, .panel = Panel::divided, .px = 16, .py = 11},
    {.look = Look::level},
    {.look = Look::wire},
    {.look = Look::answer,
     .shape = Shape::card,
     .control_px = 16,
     .control_py = 9,
     .control = Type::strong,
     .control_number = Type::strong},
    {.look = Look::step, .panel = Panel::underlined, .py = 9, .gap = 1},
    {.look = Look::outcome, .panel = Panel::card, .px = 20, .py = 14, .gap = 8},
    {.look = Look::action,
     .shape = Shape::pill,
     .control_px = 14,
     .control_py = 7,
     .hugs = true,
     .control = Type::small_strong,
     .control_number = Type::small_strong,
     .ink = Ink::accent},
    {.look = Look::outline},
    {.look = Look::prev_next,
     .shape = Shape::quiet,
     .control_px = 12,
     .control_py = 8,
     .hugs = true,
     .control = Type::small_strong,
     .control_number = Type::small_strong,
     .ink = Ink::accent},
    {.look = Look::row, .flow = Flow::wrap, .gap = 8},
    {.look = Look::stack, .gap = 8},
    {.look = Look::rows},
    {.look = Look::chips, .flow = Flow::wrap, .gap = 8},
    {.look = Look::cards, .flow = Flow::grid, .gap = 18},
    {.look = Look::notice, .paragraph = Type::small, .paragraph_strong = Type::small_strong},
    {.look = Look::preview, .gap = 14},
    {.look = Look::chart_node},
    {.look = Look::chart_leaf},
    {.look = Look::chart_answer},
    {.look = Look::constants},
    {.look = Look::timeline, .gap = 4},
    {.look = Look::compare},
    {.look = Look::tile,
     .shape = Shape::card,
     .control_px = 7,
     .control_py = 2,
     .hugs = true,
     .control = Type::code,
     .ink = Ink::text},
    {.look = Look::tile_marked,
     .shape = Shape::tinted,
     .control_px = 7,
     .control_py = 2,
     .hugs = true,
     .control = Type::code,
     .ink = Ink::text},
    {.look = Look::tile_quiet,
     .shape = Shape::quiet,
     .control_px = 7,
     .control_py = 2,
     .hugs = true,
     .control = Type::code,
     .ink = Ink::muted},
    {.look = Look::question, .heading = Type::question, .heading_number = Type::question},
    {.look = Look::disclosure,
     .shape = Shape::pill,
     .control_px = 12,
     .control_py = 4,
     .hugs = true,
     .control = Type::chip,
     .control_number = Type::chip},
    {.look = Look::primary,
     .shape = Shape::filled,
     .control_px = 14,
     .control_py = 7,
     .hugs = true,
     .control = Type::small_strong,
     .control_number = Type::small_strong,
     .ink = Ink::background},
    {.look = Look::fold, .shape = Shape::sign},
};

constexpr bool in_order() {
  for (std::size_t i = 0; i < std::size(kLooks); ++i)
    if (kLooks[i].look != static_cast<Look>(i)) return false;
  return kLooks[std::size(kLooks) - 1].look == Look::fold;
}
static_assert(in_order());

/// Codes are set in figures of one width: many of them stand in columns.
bool is_code(std::string_view text) {
  return text.size() == 3 && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_pressable(Role role) { return role == Role::link || role == Role::button || role == Role::toggle; }

Style container(const Node& n, const Node& parent) {
  const LookRow& row = row_of(n.look);
  Style s{row.flow, row.px, row.py, row.gap, row.above};
  if (n.look == Look::stack && parent.role == Role::complementary)
    s.gap = 2;
  else if (n.look == Look::stack && parent.part == app::Part::contents)
    s.gap = 6;
  else if (n.part == app::Part::answers)
    s.gap = 6;
  else if (n.role == Role::list)
    s.gap = n.look == Look::stack ? 0 : n.look == Look::rows ? 7 : s.gap;
  if (n.look == Look::fields && n.role != Role::item) s.px = s.py = 0;  // its items have it
  if (n.role == Role::item && n.look == Look::row) s.py = 3;
  if (n.look == Look::chip) s.hug = true;
  return s;
}

Style paragraph(const Node& n, const Node& parent) {
  switch (n.look) {
    case Look::notice:
      return {.px = 14, .py = 10};
    case Look::chip:
      return {.px = 12, .py = 4, .hug = true};
    case Look::label:
      return {.py = parent.role == Role::group ? 4.f : 0.f};
    case Look::small:
      return {.py = parent.role == Role::item && parent.look == Look::row ? 3.5f : 0.f};  // beside a chip
    default:
      return {};
  }
}

}  // namespace

const LookRow& row_of(Look look) { return kLooks[static_cast<std::size_t>(look)]; }

Style style_of(const Node& n, const Node& parent) {
  switch (n.role) {
    case Role::main:
      if (n.look == Look::stack) return {.px = 28, .py = 18, .gap = 14};  // the wizard, with a column beside its chart
      return {.px = 34, .py = 26, .gap = 14};
    case Role::complementary:
      return {.px = 16, .py = 22, .gap = 14};
    case Role::region:
      if (n.part == app::Part::results) return {.px = 12, .py = 14, .gap = 10};
      if (n.part == app::Part::sheet) return {.flow = Flow::wrap, .px = 20, .py = 10, .gap = 8};
      if (n.part == app::Part::teach) return {.px = 14, .py = 12, .gap = 8};
      if (n.look == Look::card) return {.px = 18, .py = 16, .gap = 14, .above = 16};
      return {.gap = n.part == app::Part::wizard ? 10.f : 14.f};
    case Role::contentinfo:
      return {.px = 34, .py = 12};
    case Role::heading:
      return {.above = n.look == Look::section ? 16.f : 0.f};
    case Role::group:
    case Role::list:
    case Role::item:
      return container(n, parent);
    case Role::status:
      return {.py = 4};
    case Role::table:
      return {.flow = Flow::table};
    case Role::paragraph:
      return paragraph(n, parent);
    case Role::link:
    case Role::button:
    case Role::toggle: {
      const LookRow& row = row_of(n.look);
      return {.px = row.control_px, .py = row.control_py, .hug = row.hugs};
    }
    case Role::navigation:
      if (n.part == app::Part::contents) return {.px = 16, .py = 26, .gap = 10};
      return {.flow = Flow::wrap, .gap = 8, .above = 18};
    case Role::code_block:
      return {.px = 14, .py = 12};
    case Role::cell:
    case Role::header_cell:
      return {.py = 9};
    default:
      return {};
  }
}

Type type_of(const Node& holder, const Node& leaf) {
  if (leaf.role == Role::code) return Type::code_inline;
  if (leaf.look == Look::level) return Type::level;
  const LookRow& row = row_of(holder.look);
  const bool number = leaf.role == Role::number, strong = leaf.role == Role::strong;
  if (holder.role == Role::heading) return number ? row.heading_number : row.heading;
  if (is_pressable(holder.role) && (row.control != Type::body || row.control_number != Type::body)) {
    if (holder.look == Look::tab && holder.flags & app::current) return Type::strong;
    if (holder.look == Look::chip && is_code(leaf.text)) return Type::code;
    if (holder.look == Look::answer && leaf.look == Look::muted) return Type::small;
    return number ? row.control_number : row.control;
  }
  if ((holder.role == Role::paragraph || holder.role == Role::status) && row.paragraph != Type::body)
    return strong ? row.paragraph_strong : row.paragraph;
  if (leaf.look == Look::title) return number ? Type::title_number : Type::title;
  if (holder.look == Look::small || leaf.look == Look::small) return strong ? Type::small_strong : Type::small;
  if (leaf.look == Look::label) return Type::label;
  return strong ? Type::strong : Type::body;
}

Type base_type(const Node& holder) {
  Node leaf;
  leaf.role = Role::text;
  return type_of(holder, leaf);
}

Ink ink_of_leaf(const Node& holder, const Node* link, const Node& leaf, bool phone) {
  if (leaf.tone != app::Tone::none) return ink_of(leaf.tone, Ink::text);
  if (link && link != &holder) {
    const bool aside = holder.look == Look::small && link->look == Look::small;  // the footer's
    return ink_of(link->tone, aside ? Ink::muted : Ink::accent);
  }
  const Ink ink = row_of(holder.look).ink;
  switch (holder.look) {
    case Look::filter:
      return leaf.role == Role::number ? Ink::muted : ink;
    case Look::tab:
      return !(holder.flags & app::current) ? Ink::muted : phone ? Ink::accent : Ink::text;
    case Look::chip:
    case Look::tile:
    case Look::tile_marked:
    case Look::tile_quiet:
      return ink_of(holder.tone, ink);
    case Look::label:
    case Look::summary:
      return leaf.role == Role::mark ? Ink::text : ink;
    case Look::brand:
      return leaf.role == Role::strong ? Ink::accent : ink;
    case Look::prev_next:
    case Look::title:
      return holder.role == Role::heading ? Ink::text : ink;
    case Look::hit:
    case Look::answer:
      return leaf.look == Look::muted ? Ink::muted : ink;
    case Look::small:
      return holder.role == Role::header_cell || leaf.look == Look::small ? Ink::muted : ink;
    case Look::action:
    case Look::primary:
    case Look::good:
    case Look::bad:
      return ink;
    default:
      break;
  }
  if (holder.role == Role::link && holder.look == Look::plain) return ink_of(holder.tone, Ink::accent);
  if (leaf.look == Look::muted || leaf.look == Look::small) return holder.role == Role::cell ? Ink::text : Ink::muted;
  return ink;
}

}  // namespace ui
