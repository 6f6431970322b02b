// Lines of text.
//
// A holder is a box whose children are set in lines: leaves of text in several types, and links with leaves of their
// own. Leaves become runs: stretches in one type on one line. A line ends where the next word, with all that is glued
// to it (a bracket after a link, half a word in another type), does not fit. A word takes its space along; a word wider
// than a line is cut, after a hyphen or a slash where there is one. Most leaves fit as they are and are not taken
// apart.
//
// All runs of a line stand on one baseline, and all lines of a holder equally far below their tops, as a browser sets a
// block whose lines have one strut: the mirror's elements, which a browser sets, have to lie on what is drawn. A box
// keeps its first baseline, and how much lower that is than the strut alone would put it, for the mirror.
#include <algorithm>
#include <cmath>

#include "ui/layout_parts.h"

namespace ui {

using app::Look;
using app::Node;
using app::Role;

float Lines::width_of(const Node& leaf, Type type) const {
  const TypeSpec t = spec(type, out_.phone);
  return fonts_.width(t.face, t.size, leaf.text);
}

float Lines::text_width(std::uint32_t holder) const {
  float w = 0;
  for (auto i = holder + 1; i < page_.nodes[holder].end; ++i)
    if (app::is_inline(page_.nodes[i].role))
      w += width_of(page_.nodes[i], type_of(page_.nodes[holder], page_.nodes[i]));
  return std::ceil(w + 0.5f);
}

/// The width of something that is as wide as its text, with the padding of what is around it.
float Lines::hug_width(std::uint32_t node) const {
  const Node& n = page_.nodes[node];
  if (app::holds_text(n.role)) return text_width(node) + 2 * style_of(n, page_.nodes[0]).px + lead_of(n);
  float w = 0;
  for (auto i = node + 1; i < n.end; i = page_.nodes[i].end) w = std::max(w, hug_width(i));
  return w;
}

/// Breaks the text of a holder into lines; makes boxes for links within and the runs. Returns the height.
float Lines::set(std::uint32_t box_index, float x, float y, float w, float* used) {
  const std::uint32_t holder = box(box_index).node;
  const Node& h = page_.nodes[holder];
  const bool hero = h.look == Look::hero;
  box(box_index).type = base_type(h);
  box(box_index).run_begin = static_cast<std::uint32_t>(out_.runs.size());
  Work l{box_index,
         h,
         x,
         w,
         x,
         y,
         used,
         hero ? 0 : spec(base_type(h), out_.phone).line_height,
         out_.runs.size(),
         static_cast<int>(box_index),
         hero && text_width(holder) + kHeroGap > w};
  if (app::is_control(h.role)) l.link = &h;
  for (auto i = holder + 1; i < h.end; ++i) {
    const Node& n = page_.nodes[i];
    if (l.link && l.link != &h && i >= l.link_end) close_link(l);
    if (n.role == Role::link)
      open_link(l, i);
    else if (app::is_inline(n.role) && !(chip && (n.look == Look::filter || n.role == Role::number)))
      leaf(l, i);
  }
  if (l.link && l.link != &h) close_link(l);
  end_line(l);
  box(box_index).run_end = static_cast<std::uint32_t>(out_.runs.size());
  cover_links(box_index);
  return l.at_y - y;
}

void Lines::end_line(Work& l) {
  // Runs of different heights stand on one baseline.
  float height = l.least;
  const bool hero = l.holder.look == Look::hero;  // there the line itself is higher
  if (hero) l.baseline = 0;
  const auto baseline = [&](const Run& run) { return fonts_.baseline(run.face, run.size, run.line_height); };
  for (auto i = l.begin; i < out_.runs.size(); ++i) height = std::max(height, out_.runs[i].line_height);
  for (auto i = l.begin; i < out_.runs.size(); ++i) {
    const Run& run = out_.runs[i];
    l.baseline = std::max(l.baseline, std::floor((height - run.line_height) / 2) + baseline(run));
  }
  if (Box& b = box(l.box); l.begin == b.run_begin) {
    const TypeSpec own = spec(b.type, out_.phone);
    b.baseline = l.baseline;
    // web/page.css gives the hero's line a height of its own.
    b.lowered =
        hero || l.begin == out_.runs.size() ? 0 : l.baseline - fonts_.baseline(own.face, own.size, own.line_height);
  }
  for (auto i = l.begin; i < out_.runs.size(); ++i) {
    Run& run = out_.runs[i];
    run.y = l.at_y + l.baseline - baseline(run);
    *l.used = std::max(*l.used, run.x + run.w - l.x);
  }
  l.at_y += height;
  l.begin = out_.runs.size();
  l.at_x = l.x + number_column;  // a hit's name goes on below itself, not below the number
  l.fresh = true;
}

void Lines::open_link(Work& l, std::uint32_t node) {
  l.link = &page_.nodes[node];
  l.link_end = l.link->end;
  l.link_box = add_box(node, l.parent, box(l.box).scroller, {});
  box(l.link_box).type = box(l.box).type;
  l.parent = static_cast<int>(l.link_box);
}

void Lines::close_link(Work& l) {
  box(l.link_box).run_end = static_cast<std::uint32_t>(out_.runs.size());
  finish(l.link_box);
  l.parent = static_cast<int>(l.box);
  l.link = nullptr;
}

void Lines::leaf(Work& l, std::uint32_t node) {
  const Node &h = l.holder, &n = page_.nodes[node];
  const Type type = chip ? Type::small : type_of(h, n);
  const TypeSpec t = spec(type, out_.phone);
  if (h.look == Look::answer && n.look == Look::muted && !l.fresh) {
    end_line(l);
    l.soft = false;
  }
  if (n.role == Role::number && h.look == Look::filter) {
    // The count stands at the right end.
    const float nw = width_of(n, type);
    out_.runs.push_back({node, 0, static_cast<std::uint32_t>(n.text.size()), l.x + l.w - nw, 0, nw, t.size,
                         t.line_height, t.face, type, Ink::muted, false});
    return;
  }
  Leaf leaf{node, type, t, ink_of_leaf(h, l.link, n, out_.phone), l.at_x};
  // Most texts fit as they are; only the others are taken apart.
  const float whole = fonts_.width(t.face, t.size, n.text);
  if (!l.below && l.at_x + whole + glued_width(h, node) <= l.x + l.w) {
    l.at_x += whole;
    if (n.text.find_first_not_of(' ') != n.text.npos) l.fresh = false;
  } else {
    words(l, leaf);
  }
  flush(l, leaf, n.text.size());
  if (n.role == Role::number && number_column > 0)
    l.at_x = l.x + number_column - fonts_.width(Face::semibold, spec(Type::hit_name, out_.phone).size, " ");
  if (n.role == Role::number && h.look == Look::hero) l.at_x += kHeroGap;
}

void Lines::words(Work& l, Leaf& leaf) {
  const TypeSpec& t = leaf.spec;
  const std::string_view text = page_.nodes[leaf.node].text;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = text.find(' ', begin);
    end = end == text.npos ? text.size() : end + 1;  // a word takes its space along
    auto word = text.substr(begin, end - begin);
    auto bare = word.back() == ' ' ? word.substr(0, word.size() - 1) : word;
    float bare_w = fonts_.width(t.face, t.size, bare);
    const float unit_w =
        end == text.size() && word.size() == bare.size() ? bare_w + glued_width(l.holder, leaf.node) : bare_w;
    if (!l.fresh && !bare.empty() && breaks_before(leaf.node, begin) &&
        (l.below || l.at_x + unit_w > l.x + l.w + 0.01f)) {
      flush(l, leaf, begin);
      end_line(l);
      leaf.x = l.at_x;
      l.soft = !l.below;
      l.below = false;
    }
    if (l.fresh && bare_w > l.w) {
      // Wider than a line: as much of it as fits, up to a hyphen or slash where there is one.
      end = begin + fitting(t, bare, l.w - number_column);
      word = bare = text.substr(begin, end - begin);
      bare_w = fonts_.width(t.face, t.size, bare);
    }
    l.at_x += bare_w + (word.size() > bare.size() ? fonts_.width(t.face, t.size, " ") : 0);
    if (!bare.empty()) l.fresh = false;
    begin = end;
  }
}

/// Makes what is left of a leaf's text up to here a run.
void Lines::flush(Work& l, Leaf& leaf, std::size_t end) {
  if (end > leaf.begin) {
    out_.runs.push_back({leaf.node, static_cast<std::uint32_t>(leaf.begin), static_cast<std::uint32_t>(end), leaf.x, 0,
                         l.at_x - leaf.x, leaf.spec.size, leaf.spec.line_height, leaf.spec.face, leaf.type, leaf.ink,
                         l.soft});
    l.soft = false;
  }
  leaf.begin = end;
  leaf.x = l.at_x;
}

/// Links within lines cover their runs.
void Lines::cover_links(std::uint32_t box_index) {
  for (auto b = box_index + 1; b < out_.boxes.size(); ++b) {
    Box& inner = box(static_cast<std::uint32_t>(b));
    float left = 1e9f, top = 1e9f, right = 0, bottom = 0;
    for (auto r = inner.run_begin; r < inner.run_end; ++r) {
      const Run& run = out_.runs[r];
      left = std::min(left, run.x), top = std::min(top, run.y), right = std::max(right, run.x + run.w),
      bottom = std::max(bottom, run.y + run.line_height);
    }
    if (right > left) inner.rect = {left, top, right - left, bottom - top};
  }
}

/// The width of what follows a leaf of a holder without a space between: the rest of a word, such as `)` after a
/// link.
float Lines::glued_width(const Node& holder, std::uint32_t leaf) const {
  float width = 0;
  for (auto i = leaf + 1; i < page_.nodes.size() && i < holder.end && !chip; ++i) {
    const Node& n = page_.nodes[i];
    if (n.role == Role::link) continue;
    if (!app::is_inline(n.role) || (holder.look == Look::answer && n.look == Look::muted)) break;  // on its own line
    const std::size_t space = n.text.find(' ');
    const TypeSpec t = spec(type_of(holder, n), out_.phone);
    width += fonts_.width(t.face, t.size, std::string_view(n.text).substr(0, space));
    if (space != n.text.npos) break;
  }
  return width;
}

/// How many bytes of a word that is too wide fit on a line of their own; at least one character.
std::size_t Lines::fitting(const TypeSpec& t, std::string_view word, float w) const {
  std::size_t fit = 1, good = 0;
  for (std::size_t to = 1; to <= word.size(); ++to) {
    if (to < word.size() && (static_cast<unsigned char>(word[to]) & 0xC0) == 0x80) continue;
    if (fonts_.width(t.face, t.size, word.substr(0, to)) > w && to > 1) break;
    fit = to;
    if (std::string_view("-/_.,:").find(word[to - 1]) != std::string_view::npos) good = to;
  }
  return good > fit / 2 ? good : fit;
}

/// May a line end before this byte of this leaf? Only where a space stands before it.
bool Lines::breaks_before(std::uint32_t leaf, std::size_t byte) const {
  if (byte > 0) return true;  // words end with their space
  for (auto i = leaf; i-- > 0;) {
    const Node& n = page_.nodes[i];
    if (!app::is_inline(n.role)) {
      if (n.role == Role::link) continue;
      return false;
    }
    if (!n.text.empty()) return n.text.back() == ' ';
  }
  return false;
}

}  // namespace ui
