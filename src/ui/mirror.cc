#include "ui/mirror.h"

#include <algorithm>

#include "ui/hash.h"

namespace ui {
namespace {

/// Does a run stand on another line than the one before it?
bool begins_line(const Layout& layout, const Box& box, std::uint32_t r) {
  return r > box.run_begin && r < box.run_end && layout.runs[r].x <= layout.runs[r - 1].x;
}

/// How much lower the canvas sets the first line of a box than a browser, which knows only the box's own type: there
/// the largest letters of the line give the common baseline (Layouter::lines).
float lowered(const Layout& layout, const Box& box) {
  if (box.run_begin >= box.run_end) return 0;
  const TypeSpec own = spec(box.type, layout.phone);
  float size = 0, height = own.line_height;
  for (auto r = box.run_begin; r < box.run_end; ++r) {
    const Run& run = layout.runs[r];
    if (run.wraps || begins_line(layout, box, r)) break;
    if (run.type == Type::hero) return 0;  // web/page.css gives it a line height of its own
    size = std::max(size, run.size);
    height = std::max(height, run.line_height);
  }
  return (height - own.line_height) / 2 + (size - own.size) * 0.36f;
}

/// The room that the canvas leaves before a run, more than the run before it on the line asks for.
float gap_before(const Layout& layout, const Box& box, std::uint32_t r) {
  if (r < box.run_begin || r >= box.run_end) return 0;
  if (r == box.run_begin) {  // a hit's number hangs to the left of its name
    const float hang = layout.runs[r].x - box.rect.x - box.text_x;
    return hang < -0.5f ? hang : 0;
  }
  const Run& before = layout.runs[r - 1];
  const float gap = layout.runs[r].x - before.x - before.w;
  return gap > 0.5f ? gap : 0;
}

struct Offset2 {
  float x, y;
};

}  // namespace

[[gnu::noinline]] Mirror mirror(const app::Page& page, const Layout& layout, bool in_view) {
  Mirror out;
  const auto put = [&](std::uint32_t& at, std::uint32_t& length, std::string_view text) {
    at = static_cast<std::uint32_t>(out.strings.size());
    length = static_cast<std::uint32_t>(text.size());
    out.strings += text;
  };

  // Which runs a leaf has.
  std::vector<std::uint32_t> first_run(page.nodes.size(), UINT32_MAX), last_run(page.nodes.size(), 0);
  for (std::uint32_t i = 0; i < layout.runs.size(); ++i) {
    const auto node = layout.runs[i].node;
    if (first_run[node] == UINT32_MAX) first_run[node] = i;
    last_run[node] = i;
  }

  const auto has_runs = [&](std::uint32_t node) { return first_run[node] != UINT32_MAX; };
  const auto type_of = [&](std::uint32_t node) { return layout.runs[first_run[node]].type; };

  /// A leaf's text with the marks of its breaks.
  const auto in_lines = [&](const Box& holder, std::uint32_t node) __attribute__((noinline)) {
    const std::string& text = page.nodes[node].text;
    std::string content;
    std::uint32_t at = 0;
    for (auto r = first_run[node]; r <= last_run[node]; ++r) {
      const Run& run = layout.runs[r];
      content.append(text, at, run.begin - at);  // line breaks of a code block
      if (run.wraps)
        content += '\v';
      else if (page.nodes[node].role != app::Role::code_block && begins_line(layout, holder, r))
        content += '\f';
      content.append(text, run.begin, run.end - run.begin);
      at = run.end;
    }
    return content.append(text, at, std::string::npos);
  };

  /// Does a leaf go on in the same way as the one before it? Then one element holds both.
  const auto goes_on = [&](const Box& holder, std::uint32_t leaf) {
    const app::Node &before = page.nodes[leaf - 1], &n = page.nodes[leaf];
    return before.role == app::Role::text && n.role == app::Role::text && before.look == n.look && has_runs(leaf - 1) &&
           has_runs(leaf) && type_of(leaf - 1) == type_of(leaf) && gap_before(layout, holder, first_run[leaf]) == 0;
  };

  /// Is all that a holder holds one leaf in the holder's own type? Then it needs no element within. A button's words
  /// need theirs, since only some may be its name.
  const auto holds_itself = [&](const Box& holder) {
    const app::Node& n = page.nodes[holder.node];
    const auto leaf = holder.node + 1;
    return app::holds_text(n.role) && n.role != app::Role::button && n.role != app::Role::toggle && leaf + 1 == n.end &&
           page.nodes[leaf].role == app::Role::text && has_runs(leaf) && type_of(leaf) == holder.type &&
           gap_before(layout, holder, first_run[leaf]) == 0;
  };

  /// The corner that a box's children are placed from.
  const auto corner = [&](std::int32_t box) -> Offset2 {
    if (box < 0) return {0, 0};
    const Box& b = layout.boxes[static_cast<std::size_t>(box)];
    if (b.scrolls >= 0) return {0, 0};  // content coordinates begin at its corner
    return {b.rect.x, b.rect.y};
  };

  // Landmarks in the page's order, whatever order they were laid out in: readers and the Tab key follow it.
  std::vector<std::size_t> roots;
  for (std::size_t b = 0; b < layout.boxes.size(); b = layout.boxes[b].end) roots.push_back(b);
  std::sort(roots.begin(), roots.end(),
            [&](std::size_t a, std::size_t b) { return layout.boxes[a].node < layout.boxes[b].node; });

  const auto begins_below = [&](const Box& box) {
    return box.rect.y >=
           (box.scroller < 0 ? layout.height : layout.scrollers[static_cast<std::size_t>(box.scroller)].frame.h);
  };

  bool wrapped = false;
  for (const std::size_t root : roots)
    for (std::size_t b = root; b < layout.boxes[root].end; ++b) {
      const Box& box = layout.boxes[b];
      const app::Node& n = page.nodes[box.node];
      if (!wrapped && box.parent < 0 && box.scroller >= 0 &&
          layout.scrollers[static_cast<std::size_t>(box.scroller)].node < 0) {
        const Scroller& s = layout.scrollers[static_cast<std::size_t>(box.scroller)];
        Record record{};
        record.id = kWrapperId;
        record.flags = kScrolls | kWrapper;
        record.x = s.frame.x, record.y = s.frame.y, record.w = s.frame.w, record.h = s.frame.h;
        record.text_x = s.content_w, record.text_y = s.content_h;
        out.records.push_back(record);
        wrapped = true;
      }
      if (in_view && begins_below(box)) {
        b = box.end - 1;
        continue;
      }
      Record record{};
      record.id = n.id;
      record.role = static_cast<std::uint8_t>(n.role);
      record.look = static_cast<std::uint8_t>(n.look);
      record.type = static_cast<std::uint8_t>(box.type);
      record.level = n.level;
      record.flags = n.flags;
      if (app::is_download(n)) record.flags |= kDownload;
      const bool flows =
          box.parent >= 0 && app::holds_text(page.nodes[layout.boxes[static_cast<std::size_t>(box.parent)].node].role);
      if (box.parent >= 0)
        record.parent = page.nodes[layout.boxes[static_cast<std::size_t>(box.parent)].node].id;
      else if (box.scroller >= 0)
        record.parent = kWrapperId;
      if (flows) {
        record.flags |= kInline;
      } else {
        const auto from = corner(box.parent);
        record.x = box.rect.x - from.x, record.y = box.rect.y - from.y, record.w = box.rect.w, record.h = box.rect.h;
        record.text_x = box.text_x, record.text_y = box.text_y + lowered(layout, box);
        if (n.look == app::Look::chart_leaf && n.box < 0) record.flags |= kUnseen;
      }
      if (box.scrolls >= 0) {
        const Scroller& s = layout.scrollers[static_cast<std::size_t>(box.scrolls)];
        record.flags |= kScrolls;
        if (s.horizontal) record.flags |= kSideways;
        record.text_x = s.content_w, record.text_y = s.content_h;
      }
      if (!app::is_inline(n.role) && n.role != app::Role::code_block) put(record.name, record.name_length, n.text);
      if (n.role == app::Role::code_block) put(record.text, record.text_length, in_lines(box, box.node));
      if (n.role == app::Role::searchbox) put(record.text, record.text_length, n.hint);
      put(record.value, record.value_length, n.role == app::Role::link ? n.href : n.value);
      const bool in_chart =
          n.look == app::Look::chart_node || n.look == app::Look::chart_leaf || n.look == app::Look::chart_answer;
      const bool itself = !in_chart && holds_itself(box);
      if (itself) put(record.text, record.text_length, in_lines(box, box.node + 1));
      out.records.push_back(record);
      if (itself) continue;

      // Leaves that stand directly in this holder; those within links follow the links' own boxes.
      if (!app::holds_text(n.role)) continue;
      std::size_t next_box = b + 1;
      for (auto i = box.node + 1; i < n.end;) {
        const app::Node& leaf = page.nodes[i];
        if (!app::is_inline(leaf.role)) {
          // A link within: its box comes now, with its own leaves.
          if (next_box < layout.boxes.size() && layout.boxes[next_box].node == i) {
            const Box& inner = layout.boxes[next_box];
            Record link{};
            link.id = leaf.id, link.parent = n.id;
            link.role = static_cast<std::uint8_t>(leaf.role), link.look = static_cast<std::uint8_t>(leaf.look),
            link.type = static_cast<std::uint8_t>(inner.type);
            link.flags = leaf.flags | kInline;
            if (app::is_download(leaf)) link.flags |= kDownload;
            put(link.name, link.name_length, leaf.text);
            put(link.value, link.value_length, leaf.href);
            const bool itself = holds_itself(inner);
            if (itself) put(link.text, link.text_length, in_lines(box, i + 1));
            out.records.push_back(link);
            for (auto j = i + 1; j < leaf.end && !itself; ++j) {
              Record text{};
              text.id = page.nodes[j].id, text.parent = leaf.id;
              text.role = static_cast<std::uint8_t>(page.nodes[j].role),
              text.look = static_cast<std::uint8_t>(page.nodes[j].look);
              text.flags = kInline;
              if (!has_runs(j)) continue;
              text.type = static_cast<std::uint8_t>(type_of(j));
              put(text.text, text.text_length, in_lines(box, j));
              out.records.push_back(text);
            }
            next_box = inner.end;
          }
          i = leaf.end;
          continue;
        }
        if (in_chart && has_runs(i)) {
          // Lines stand where they are drawn, each with what follows it up to the next.
          for (auto r = first_run[i]; r <= last_run[i]; ++r) {
            const Run& run = layout.runs[r];
            Record text{};
            text.id = static_cast<std::uint32_t>(mix(leaf.id, &run.begin, sizeof run.begin));
            text.parent = n.id;
            text.role = static_cast<std::uint8_t>(leaf.role), text.look = static_cast<std::uint8_t>(leaf.look);
            text.type = static_cast<std::uint8_t>(run.type);
            text.flags = kPlaced;
            text.x = run.x - box.rect.x, text.y = run.y - box.rect.y, text.w = run.w, text.h = run.line_height;
            text.text_x = run.size, text.text_y = run.line_height;
            const std::size_t from = r == first_run[i] ? 0 : run.begin;
            const std::size_t to = r == last_run[i] ? leaf.text.size() : layout.runs[r + 1].begin;
            put(text.text, text.text_length, std::string_view(leaf.text).substr(from, to - from));
            out.records.push_back(text);
          }
        } else if (in_chart || has_runs(i) || n.look == app::Look::icon) {
          Record text{};
          text.id = leaf.id, text.parent = n.id;
          text.role = static_cast<std::uint8_t>(leaf.role), text.look = static_cast<std::uint8_t>(leaf.look);
          text.flags = kInline;
          text.type = static_cast<std::uint8_t>(has_runs(i) ? type_of(i) : box.type);
          if (has_runs(i)) text.x = gap_before(layout, box, first_run[i]);
          std::string content = has_runs(i) ? in_lines(box, i) : leaf.text;
          for (; i + 1 < n.end && goes_on(box, i + 1); ++i) content += in_lines(box, i + 1);
          put(text.text, text.text_length, content);
          out.records.push_back(text);
        }
        ++i;
      }
      b = box.end - 1;  // the links within are done
    }
  out.hash =
      mix(mix(7, out.records.data(), out.records.size() * sizeof(Record)), out.strings.data(), out.strings.size());
  return out;
}

}  // namespace ui
