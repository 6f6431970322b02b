// Boxes by the flow of what they stand in.
//
// Every function places a node and what it holds at a point, in a width, and returns the height that this took. Heights
// are known only afterwards: boxes are added first, so that they stand before their children, and get their height
// then.
#include <algorithm>
#include <cmath>

#include "ui/layout_parts.h"

namespace ui {

using app::Look;
using app::Node;
using app::Role;

float Boxes::place(std::uint32_t node, int parent, int scroller, float x, float y, float w) {
  const Node& n = page_.nodes[node];
  if (app::holds_text(n.role)) {
    const Node& above = page_.nodes[parent >= 0 ? out_.boxes[static_cast<std::size_t>(parent)].node : 0];
    if (n.role == Role::link || style_of(n, above).hug)
      w = std::min(w, lines_.text_width(node) + 2 * style_of(n, above).px + lead_of(n));
    return text_box(node, parent, scroller, x, y, w);
  }
  if (n.role == Role::code_block) return code_block(node, parent, scroller, x, y, w);
  if (app::is_field(n.role))
    return field(node, parent, scroller, {x, y, w, n.flags & app::multiline ? kTextArea : kField});
  const auto index = add_box(node, parent, scroller, {x, y, w, 0});
  const float height = n.look == Look::hit && n.role == Role::item
                           ? hit(node, index, scroller, x, y, w)
                           : children(node, static_cast<int>(index), scroller, x, y, w);
  box(index).rect.h = height;
  finish(index);
  return height;
}

/// Children of a box by its flow; the height with padding.
float Boxes::children(std::uint32_t node, int self, int scroller, float x, float y, float w) {
  const Node& n = page_.nodes[node];
  const int parent_box = out_.boxes[static_cast<std::size_t>(self)].parent;
  Style s = style_of(n, page_.nodes[parent_box >= 0 ? out_.boxes[static_cast<std::size_t>(parent_box)].node : 0]);
  if (out_.phone && n.role == Role::main) s.px = s.py = 20;
  if (out_.phone && out_.low) {
    if (n.role == Role::main) s.px = 14, s.py = 8;
    if (n.part == app::Part::sheet) s.px = 14, s.py = 5;
  }
  if (out_.phone && n.role == Role::contentinfo) s.px = 20;
  const bool results = n.part == app::Part::results;
  x += s.px;
  w -= 2 * s.px;
  switch (s.flow) {
    case Flow::wrap:
      return wrap(node, self, scroller, x, y + s.py, w, s) + 2 * s.py;
    case Flow::grid:
      return grid(node, self, scroller, x, y + s.py, w, s) + 2 * s.py;
    case Flow::table:
      return table(node, self, scroller, x, y + s.py, w) + 2 * s.py;
    case Flow::stack:
      break;
  }
  float at = y + s.py;
  float row_x = x, row_bottom = at;  // of actions, which stand side by side
  bool first = true, in_row = false;
  const bool bullets = n.role == Role::list && n.look == Look::rows;
  for (auto i = node + 1; i < n.end; i = page_.nodes[i].end) {
    const Node& child = page_.nodes[i];
    const Style cs = style_of(child, n);
    // Beside hits everything begins where their numbers do.
    const float inset = results && child.look != Look::stack ? 12 : 0;
    if ((child.look == Look::action || child.look == Look::primary) && cs.hug) {
      const float cw = std::min(w - 2 * inset, lines_.text_width(i) + 2 * cs.px);
      if (in_row && row_x + cw > x + w - inset) {
        at = row_bottom + 8;
        row_x = x + inset;
      } else if (!in_row) {
        if (!first) at += s.gap;
        row_x = x + inset;
        in_row = true;
      }
      row_bottom = at + text_box(i, self, scroller, row_x, at, cw);
      row_x += cw + 8;
      first = false;
      continue;
    }
    if (in_row) {
      at = row_bottom;
      in_row = false;
    }
    if (!first) at += s.gap + cs.above;
    first = false;
    const float indent = bullets ? 16 : inset;
    const auto made = out_.boxes.size();
    at += place(i, self, scroller, x + indent, at, w - indent - inset);
    if (bullets) out_.boxes[made].dot = true;
  }
  if (in_row) at = row_bottom;
  return at - y + s.py;
}

float Boxes::wrap(std::uint32_t node, int self, int scroller, float x, float y, float w, const Style& s) {
  const Node& n = page_.nodes[node];
  float at_x = x, at_y = y, bottom = y;
  for (auto i = node + 1; i < n.end; i = page_.nodes[i].end) {
    const float cw = std::min(w, lines_.hug_width(i));
    if (at_x > x && at_x + cw > x + w) {
      at_x = x;
      at_y = bottom + s.gap;
    }
    bottom = std::max(bottom, at_y + place(i, self, scroller, at_x, at_y, cw));
    at_x += cw + s.gap;
  }
  return bottom - y;
}

float Boxes::grid(std::uint32_t node, int self, int scroller, float x, float y, float w, const Style& s) {
  const Node& n = page_.nodes[node];
  const int columns = w >= 520 ? 2 : 1;
  const float cw = (w - s.gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  float at = y, height = 0;
  int column = 0;
  std::vector<std::size_t> cells;
  const auto stretch = [&] {
    for (auto c : cells) out_.boxes[c].rect.h = height;
    cells.clear();
  };
  for (auto i = node + 1; i < n.end; i = page_.nodes[i].end) {
    if (column == columns) {
      stretch();
      at += height + s.gap;
      column = 0;
      height = 0;
    }
    cells.push_back(out_.boxes.size());
    height = std::max(height, place(i, self, scroller, x + static_cast<float>(column) * (cw + s.gap), at, cw));
    ++column;
  }
  stretch();
  return at + height - y;
}

float Boxes::table(std::uint32_t node, int self, int scroller, float x, float y, float w) {
  const Node& n = page_.nodes[node];
  int columns = 0;
  for (auto c = node + 2; n.end > node + 1 && c < page_.nodes[node + 1].end; c = page_.nodes[c].end) ++columns;
  const float first = std::min(w * 0.4f, n.look == Look::compare ? 130.f : 220.f);
  const float other = columns > 1 ? (w - first) / static_cast<float>(columns - 1) : 0;
  float at = y;
  const bool stacked = out_.phone && n.look == Look::compare;  // the row's name above its cells
  for (auto r = node + 1; r < n.end; r = page_.nodes[r].end) {
    const auto row = add_box(r, self, scroller, {x, at, w, 0});
    float height = 0, cx = x;
    std::vector<std::size_t> cells;
    auto c = r + 1;
    if (stacked) {
      at += text_box(c, static_cast<int>(row), scroller, x, at, w) - 8;
      c = page_.nodes[c].end;
    }
    for (; c < page_.nodes[r].end; c = page_.nodes[c].end) {
      const float cw = stacked ? w / static_cast<float>(columns - 1) : cells.empty() ? first : other;
      cells.push_back(out_.boxes.size());
      const bool last = page_.nodes[c].end == page_.nodes[r].end;
      height = std::max(height, text_box(c, static_cast<int>(row), scroller, cx, at, cw - (last ? 0 : kColumnGap)));
      cx += cw;
    }
    height = std::max(height, on_one_baseline(cells));
    for (auto cell : cells) out_.boxes[cell].rect.h = height;
    at += height;
    box(row).rect.h = at - box(row).rect.y;
    finish(row);
  }
  return at - y;
}

/// Lowers the text of cells that is set smaller than that of their neighbors. @return the height of the highest
float Boxes::on_one_baseline(const std::vector<std::size_t>& cells) {
  float lowest = 0, height = 0;
  for (auto c : cells) lowest = std::max(lowest, out_.boxes[c].text_y + out_.boxes[c].baseline);
  for (auto c : cells) {
    Box& cell = out_.boxes[c];
    const float by = lowest - cell.text_y - cell.baseline;
    cell.text_y += by;
    cell.rect.h += by;
    for (auto b = c + 1; b < cell.end; ++b) out_.boxes[b].rect.y += by;
    for (auto r = cell.run_begin; r < cell.run_end; ++r) out_.runs[r].y += by;
    height = std::max(height, cell.rect.h);
  }
  return height;
}

/// A hit: the link covers the whole item; the number stands left, the rest in a column beside it.
float Boxes::hit(std::uint32_t node, std::uint32_t self, int scroller, float x, float y, float w) {
  const Node& n = page_.nodes[node];
  const float column = 62;
  const auto link = add_box(node + 1, static_cast<int>(self), scroller, {x, y, w, 0});
  float used = 0;
  const float py = page_.nodes[node + 1].end == n.end ? 6 : 11;  // with less around one line
  float at = y + py;
  box(link).text_x = column;
  box(link).text_y = py;
  lines_.number_column = column - 12;
  at += lines_.set(link, x + 12, at, w - 24, &used);
  lines_.number_column = 0;
  finish(link);
  for (auto i = page_.nodes[node + 1].end; i < n.end; i = page_.nodes[i].end)
    at += text_box(i, static_cast<int>(self), scroller, x + column, at + 2, w - column - 12) + 2;
  at += py;
  box(link).rect.h = at - y;
  return at - y;
}

float Boxes::code_block(std::uint32_t node, int parent, int scroller, float x, float y, float w) {
  const auto index = add_box(node, parent, scroller, {x, y, w, 0});
  box(index).type = Type::code;
  box(index).text_x = 14;
  box(index).text_y = 12;
  const TypeSpec t = spec(Type::code, out_.phone);
  const float advance = fonts_.width(t.face, t.size, "0");
  const auto fit = static_cast<std::size_t>(std::max(8.f, (w - 28) / advance));
  const std::string& text = page_.nodes[node].text;
  float at = y + 12;
  std::size_t begin = 0;
  std::size_t last = text.size();
  while (last > 0 && text[last - 1] == '\n') --last;  // a final line break is not a line
  while (begin <= last) {
    const std::size_t end = std::min(text.find('\n', begin), last);
    bool wrapped = false;
    std::size_t from = begin;
    do {
      std::size_t to = std::min(end, from + fit);
      while (to < end && to > from + 1 && (static_cast<unsigned char>(text[to]) & 0xC0) == 0x80) --to;
      if (to < end)  // rather at a space, where there is one in the second half
        if (const auto space = text.rfind(' ', to - 1); space != text.npos && space > from + fit / 2) to = space + 1;
      out_.runs.push_back({node, static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to), x + 14, at,
                           advance * static_cast<float>(to - from), t.size, t.line_height, t.face, Type::code,
                           Ink::text, wrapped});
      at += t.line_height;
      from = to;
      wrapped = true;
    } while (from < end);
    begin = end + 1;
  }
  box(index).run_end = static_cast<std::uint32_t>(out_.runs.size());
  box(index).rect.h = at + 12 - y;
  finish(index);
  return at + 12 - y;
}

/// A field's frame; the browser sets what is written in it.
float Boxes::field(std::uint32_t node, int parent, int scroller, Rect rect) {
  const auto index = add_box(node, parent, scroller, rect);
  const Node& n = page_.nodes[node];
  box(index).type = n.look == Look::wire ? Type::code : Type::body;
  if (n.role == Role::textbox) box(index).text_x = 14, box(index).text_y = n.flags & app::multiline ? 12 : 8;
  finish(index);
  return rect.h;
}

float Boxes::text_box(std::uint32_t node, int parent, int scroller, float x, float y, float w) {
  const Node& n = page_.nodes[node];
  const Style s = style_of(n, page_.nodes[parent >= 0 ? out_.boxes[static_cast<std::size_t>(parent)].node : 0]);
  const auto index = add_box(node, parent, scroller, {x, y, w, 0});
  const float left = n.look == Look::filter && !lines_.chip ? 20.f : lead_of(n);  // room for the swatch
  float used = 0;
  box(index).text_x = s.px + left;
  box(index).text_y = s.py;
  const float height = lines_.set(index, x + s.px + left, y + s.py, w - 2 * s.px - left, &used) + 2 * s.py;
  box(index).rect.h = height;
  finish(index);
  return height;
}

/// A text container in a given frame, its text in the middle.
void Boxes::centered(std::uint32_t node, int parent, int scroller, Rect frame) {
  const auto index = add_box(node, parent, scroller, frame);
  const auto first = out_.runs.size();
  float used = 0;
  const float height = lines_.set(index, frame.x, frame.y, frame.w, &used);
  const float dx = std::max(0.f, (frame.w - used) / 2), dy = (frame.h - height) / 2;
  for (std::size_t i = first; i < out_.runs.size(); ++i) out_.runs[i].x += dx, out_.runs[i].y += dy;
  box(index).text_x = dx;
  box(index).text_y = dy;
  finish(index);
}

}  // namespace ui
