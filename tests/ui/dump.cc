#include "dump.h"

#include <algorithm>
#include <cmath>
#include <cstdarg>
#include <cstdio>

namespace {

std::string format(const char* as, ...) {
  char line[400];
  va_list args;
  va_start(args, as);
  std::vsnprintf(line, sizeof line, as, args);
  va_end(args);
  return line;
}

int whole(float v) { return static_cast<int>(std::lround(v)); }

std::string place(float x, float y, float w, float h) {
  return format("%d,%d %dx%d", whole(x), whole(y), whole(w), whole(h));
}

/// The first words of a text, with its breaks as in a C string.
std::string quoted(std::string text) {
  if (text.size() > 40) text = text.substr(0, 40) + "...";
  for (const auto& [what, as] : {std::pair{'\n', "\\n"}, {'\v', "\\v"}, {'\f', "\\f"}})
    for (auto at = text.find(what); at != text.npos; at = text.find(what, at + 2)) text.replace(at, 1, as);
  return '"' + text + '"';
}

}  // namespace

std::string dump(const app::Page& page, const ui::Layout& layout) {
  std::string out = format("%dx%d%s%s\n", whole(layout.width), whole(layout.height), layout.phone ? " phone" : "",
                           layout.tablet ? " tablet" : "");
  for (std::size_t i = 0; i < layout.scrollers.size(); ++i) {
    const auto& s = layout.scrollers[i];
    out += format("scroller %zu at %s content %dx%d%s\n", i, place(s.frame.x, s.frame.y, s.frame.w, s.frame.h).c_str(),
                  whole(s.content_w), whole(s.content_h), s.horizontal ? " sideways" : "");
  }
  for (const auto& box : layout.boxes) {
    const auto& n = page.nodes[box.node];
    int depth = 0;
    for (auto p = box.parent; p >= 0; p = layout.boxes[static_cast<std::size_t>(p)].parent) ++depth;
    out +=
        format("%*srole %d look %d%s%s at %s in %d", 2 * depth, "", static_cast<int>(n.role), static_cast<int>(n.look),
               n.part == app::Part::none ? "" : " ", std::string(app::part_name(n.part)).c_str(),
               place(box.rect.x, box.rect.y, box.rect.w, box.rect.h).c_str(), box.scroller);
    if (box.run_begin != box.run_end)
      out += format(" text %d,%d type %d baseline %d+%d", whole(box.text_x), whole(box.text_y),
                    static_cast<int>(box.type), whole(box.baseline), whole(box.lowered));
    out += format("%s%s\n", box.dot ? " dot" : "", box.chip ? " chip" : "");
    for (auto r = box.run_begin; r < box.run_end; ++r) {
      const auto& run = layout.runs[r];
      out += format("%*s- %d,%d %d face %d type %d ink %d%s %s\n", 2 * depth + 2, "", whole(run.x), whole(run.y),
                    whole(run.w), static_cast<int>(run.face), static_cast<int>(run.type), static_cast<int>(run.ink),
                    run.wraps ? " wraps" : "",
                    quoted(page.nodes[run.node].text.substr(run.begin, run.end - run.begin)).c_str());
    }
  }
  return out;
}

std::string dump(const ui::Mirror& mirror) {
  std::string out;
  const auto text = [&](const char* what, std::uint32_t at, std::uint32_t length) {
    if (length) out += format(" %s %s", what, quoted(mirror.strings.substr(at, length)).c_str());
  };
  for (const auto& r : mirror.records) {
    const auto parent =
        std::find_if(mirror.records.begin(), mirror.records.end(), [&](const auto& p) { return p.id == r.parent; });
    out += format("%zd role %d look %d type %d", parent == mirror.records.end() ? -1 : parent - mirror.records.begin(),
                  r.role, r.look, r.type);
    if (r.level) out += format(" level %d", r.level);
    if (r.part) out += ' ' + std::string(app::part_name(static_cast<app::Part>(r.part)));
    out += format(" flags %x", r.flags);
    if (r.flags & ui::kInline)
      out += format(" after %d", whole(r.x));
    else
      out += format(" at %s text %d,%d", place(r.x, r.y, r.w, r.h).c_str(), whole(r.text_x), whole(r.text_y));
    text("says", r.text, r.text_length);
    text("named", r.name, r.name_length);
    text("holds", r.value, r.value_length);
    out += '\n';
  }
  return out;
}

std::string dump(const platform::Redraw& redraw) {
  struct Shape {
    float x0, y0, x1, y1;
    ImU32 color;
    int vertices;
    bool glyph;
    platform::Area clip;
  };
  std::vector<Shape> shapes;
  for (const auto& batch : redraw.batches) {
    std::uint32_t high = 0;
    for (auto i = batch.first; i < batch.first + batch.count; i += 3) {
      const std::uint32_t* const t = &redraw.indices[i];
      const bool fresh = i == batch.first || std::min({t[0], t[1], t[2]}) > high;
      if (fresh) {
        const ImDrawVert& v = redraw.vertices[t[0]];
        shapes.push_back({v.pos.x, v.pos.y, v.pos.x, v.pos.y, v.col, 0, false, batch.area});
      }
      for (int k = 0; k < 3; ++k) {
        const ImDrawVert& v = redraw.vertices[t[k]];
        Shape& s = shapes.back();
        s.x0 = std::min(s.x0, v.pos.x), s.x1 = std::max(s.x1, v.pos.x);
        s.y0 = std::min(s.y0, v.pos.y), s.y1 = std::max(s.y1, v.pos.y);
        s.vertices = static_cast<int>(std::max(high, t[k]) + 1);
        s.glyph = redraw.vertices[t[0]].uv.x != redraw.vertices[t[1]].uv.x;
        high = std::max(high, t[k]);
      }
    }
  }
  std::string out = format("%dx%d ground %06X\n", redraw.width, redraw.height, redraw.ground);
  platform::Area clip;
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    Shape s = shapes[i];
    if (s.clip != clip) {
      clip = s.clip;
      out += format("within %d,%d %dx%d\n", clip.x0, clip.y0, clip.width(), clip.height());
    }
    int glyphs = s.glyph ? 1 : 0;
    for (; s.glyph && i + 1 < shapes.size() && shapes[i + 1].glyph && shapes[i + 1].color == s.color &&
           shapes[i + 1].clip == clip && std::abs(shapes[i + 1].x0 - s.x1) < 12 && shapes[i + 1].y0 < s.y1 &&
           shapes[i + 1].y1 > s.y0;
         ++i, ++glyphs) {
      const Shape& next = shapes[i + 1];
      s.x1 = std::max(s.x1, next.x1), s.y0 = std::min(s.y0, next.y0), s.y1 = std::max(s.y1, next.y1);
    }
    const ImU32 c = s.color;
    out += format("%s #%02X%02X%02X%s at %s\n", glyphs ? format("text of %d", glyphs).c_str() : "shape", c & 255,
                  c >> 8 & 255, c >> 16 & 255,
                  c >> 24 == 255 ? "" : format(" %d%%", static_cast<int>((c >> 24) * 100 / 255)).c_str(),
                  place(s.x0, s.y0, s.x1 - s.x0, s.y1 - s.y0).c_str());
  }
  return out;
}
