// Records in the page's order, from the boxes and runs of a layout.
//
// A browser sets the text of the records, and has to set it as it is drawn: same fonts, same breaks (U+000B and U+000C
// stand where the layout broke lines), same room before words. Leaves that go on in the same way share a record, and a
// holder of nothing but one leaf needs none for it: the fewer elements, the cheaper the page.
#include "ui/mirror.h"

#include <algorithm>

#include "ui/hash.h"

namespace ui {
namespace {

/// Does a run stand on another line than the one before it?
bool begins_line(const Layout& layout, const Box& box, std::uint32_t r) {
  return r > box.run_begin && r < box.run_end && layout.runs[r].x <= layout.runs[r - 1].x;
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

class Maker {
 public:
  Maker(const app::Page& page, const Layout& layout)
      : page_(page), layout_(layout), first_run_(page.nodes.size(), UINT32_MAX), last_run_(page.nodes.size(), 0) {
    for (std::uint32_t i = 0; i < layout.runs.size(); ++i) {
      const auto node = layout.runs[i].node;
      if (first_run_[node] == UINT32_MAX) first_run_[node] = i;
      last_run_[node] = i;
    }
  }

  Mirror make() {
    // Landmarks in the page's order, whatever order they were laid out in: readers and the Tab key follow it.
    std::vector<std::size_t> roots;
    for (std::size_t b = 0; b < layout_.boxes.size(); b = layout_.boxes[b].end) roots.push_back(b);
    std::sort(roots.begin(), roots.end(),
              [&](std::size_t a, std::size_t b) { return layout_.boxes[a].node < layout_.boxes[b].node; });
    for (const std::size_t root : roots)
      for (std::size_t b = root; b < layout_.boxes[root].end;) b = box(b);
    out_.hash = mix(mix(7, out_.records.data(), out_.records.size() * sizeof(Record)), out_.strings.data(),
                    out_.strings.size());
    return std::move(out_);
  }

 private:
  /// The records of a box and of what stands in its lines. @return the next box
  std::size_t box(std::size_t index) {
    const Box& box = layout_.boxes[index];
    const app::Node& n = page_.nodes[box.node];
    wrapper(box);
    const bool in_chart =
        n.look == app::Look::chart_node || n.look == app::Look::chart_leaf || n.look == app::Look::chart_answer;
    const bool itself = !in_chart && holds_itself(box);
    Record record = placed(box);
    texts(record, box);
    if (itself) put(record.text, record.text_length, in_lines(box, box.node + 1));
    out_.records.push_back(record);
    if (itself || !app::holds_text(n.role)) return index + 1;
    leaves(index, in_chart);
    return box.end;  // the links within are done
  }

  /// On phones several landmarks scroll together, in an element that stands for nothing.
  void wrapper(const Box& box) {
    if (wrapped_ || box.parent >= 0 || box.scroller < 0) return;
    const Scroller& s = layout_.scrollers[static_cast<std::size_t>(box.scroller)];
    if (s.node >= 0) return;
    Record record{};
    record.id = kWrapperId;
    record.flags = kScrolls | kWrapper;
    record.x = s.frame.x, record.y = s.frame.y, record.w = s.frame.w, record.h = s.frame.h;
    record.text_x = s.content_w, record.text_y = s.content_h;
    out_.records.push_back(record);
    wrapped_ = true;
  }

  Record placed(const Box& box) const {
    const app::Node& n = page_.nodes[box.node];
    const Box* const parent = box.parent >= 0 ? &layout_.boxes[static_cast<std::size_t>(box.parent)] : nullptr;
    Record record = made(n, box.type);
    record.level = n.level;
    record.flags = n.flags;
    if (app::is_download(n)) record.flags |= kDownload;
    if (parent)
      record.parent = page_.nodes[parent->node].id;
    else if (box.scroller >= 0)
      record.parent = kWrapperId;
    if (parent && app::holds_text(page_.nodes[parent->node].role)) {
      record.flags |= kInline;
    } else {
      const auto from = corner(parent);
      record.x = box.rect.x - from.x, record.y = box.rect.y - from.y, record.w = box.rect.w, record.h = box.rect.h;
      record.text_x = box.text_x, record.text_y = box.text_y + box.lowered;
      // Said, but not in the picture.
      const bool drawn = n.look == app::Look::chart_leaf || n.look == app::Look::chart_node ||
                         n.look == app::Look::chart_answer || n.look == app::Look::fold;
      if (drawn && box.rect.w == 1 && box.rect.h == 1) record.flags |= kUnseen;
    }
    if (box.scrolls >= 0) {
      const Scroller& s = layout_.scrollers[static_cast<std::size_t>(box.scrolls)];
      record.flags |= kScrolls;
      if (s.horizontal) record.flags |= kSideways;
      record.text_x = s.content_w, record.text_y = s.content_h;
    }
    return record;
  }

  static Record made(const app::Node& n, Type type) {
    Record record{};
    record.id = n.id;
    record.role = static_cast<std::uint8_t>(n.role);
    record.look = static_cast<std::uint8_t>(n.look);
    record.type = static_cast<std::uint8_t>(type);
    record.part = static_cast<std::uint8_t>(n.part);
    return record;
  }

  /// The strings that are a node's own.
  void texts(Record& record, const Box& box) {
    const app::Node& n = page_.nodes[box.node];
    if (!app::is_inline(n.role) && n.role != app::Role::code_block) put(record.name, record.name_length, n.text);
    if (n.role == app::Role::code_block) put(record.text, record.text_length, in_lines(box, box.node));
    if (app::is_field(n.role)) put(record.text, record.text_length, n.hint);
    put(record.value, record.value_length, n.role == app::Role::link ? n.href : n.value);
  }

  /// The leaves that stand directly in a holder, and the links within with theirs.
  void leaves(std::size_t index, bool in_chart) {
    const Box& box = layout_.boxes[index];
    const app::Node& n = page_.nodes[box.node];
    std::size_t next_box = index + 1;
    for (auto i = box.node + 1; i < n.end;) {
      if (app::is_inline(page_.nodes[i].role)) {
        if (in_chart && has_runs(i))
          chart_lines(box, i++);
        else if (in_chart)
          unseen(box, i++, 0);
        else
          i = text(box, i, in_chart);
        continue;
      }
      if (next_box < layout_.boxes.size() && layout_.boxes[next_box].node == i) {
        link(box, layout_.boxes[next_box]);
        next_box = layout_.boxes[next_box].end;
      }
      i = page_.nodes[i].end;
    }
  }

  void link(const Box& holder, const Box& inner) {
    const app::Node& n = page_.nodes[inner.node];
    Record record = made(n, inner.type);
    record.parent = page_.nodes[holder.node].id;
    record.flags = n.flags | kInline;
    if (app::is_download(n)) record.flags |= kDownload;
    put(record.name, record.name_length, n.text);
    put(record.value, record.value_length, n.href);
    const bool itself = holds_itself(inner);
    if (itself) put(record.text, record.text_length, in_lines(holder, inner.node + 1));
    out_.records.push_back(record);
    for (auto i = inner.node + 1; i < n.end && !itself; ++i) {
      if (!has_runs(i)) continue;
      Record leaf = made(page_.nodes[i], type_of(i));
      leaf.parent = n.id;
      leaf.flags = kInline;
      put(leaf.text, leaf.text_length, in_lines(holder, i));
      out_.records.push_back(leaf);
    }
  }

  /// In a flowchart lines stand where they are drawn, each with what follows it up to the next.
  void chart_lines(const Box& box, std::uint32_t leaf) {
    const app::Node& n = page_.nodes[leaf];
    for (auto r = first_run_[leaf]; r <= last_run_[leaf]; ++r) {
      const Run& run = layout_.runs[r];
      Record record = made(n, run.type);
      record.id = static_cast<std::uint32_t>(mix(n.id, &run.begin, sizeof run.begin));
      record.parent = page_.nodes[box.node].id;
      record.flags = kPlaced;
      record.x = run.x - box.rect.x, record.y = run.y - box.rect.y, record.w = run.w, record.h = run.line_height;
      record.text_x = run.size, record.text_y = run.line_height;
      const std::size_t from = r == first_run_[leaf] ? 0 : run.begin;
      const std::size_t to = r == last_run_[leaf] ? run.end : layout_.runs[r + 1].begin;
      put(record.text, record.text_length, std::string_view(n.text).substr(from, to - from));
      out_.records.push_back(record);
    }
    unseen(box, leaf, layout_.runs[last_run_[leaf]].end);
  }

  /// Words of a flowchart that are too small to be drawn, from a byte on: a screen reader gets them too.
  void unseen(const Box& box, std::uint32_t leaf, std::uint32_t from) {
    const app::Node& n = page_.nodes[leaf];
    if (from >= n.text.size()) return;
    Record record = made(n, Type::small);
    if (from) record.id = static_cast<std::uint32_t>(mix(n.id, &from, sizeof from));
    record.parent = page_.nodes[box.node].id;
    record.flags = kPlaced | kUnseen;
    record.w = record.h = record.text_x = record.text_y = 1;
    put(record.text, record.text_length, std::string_view(n.text).substr(from));
    out_.records.push_back(record);
  }

  /// A leaf, with those that go on in the same way. @return the next leaf
  std::uint32_t text(const Box& box, std::uint32_t leaf, bool in_chart) {
    const app::Node& n = page_.nodes[box.node];
    const bool has = has_runs(leaf);
    if (!in_chart && !has && n.look != app::Look::icon) return leaf + 1;
    Record record = made(page_.nodes[leaf], has ? type_of(leaf) : box.type);
    record.parent = n.id;
    record.flags = kInline;
    if (has) record.x = gap_before(layout_, box, first_run_[leaf]);
    std::string content = has ? in_lines(box, leaf) : page_.nodes[leaf].text;
    for (; leaf + 1 < n.end && goes_on(box, leaf + 1); ++leaf) content += in_lines(box, leaf + 1);
    put(record.text, record.text_length, content);
    out_.records.push_back(record);
    return leaf + 1;
  }

  void put(std::uint32_t& at, std::uint32_t& length, std::string_view text) {
    at = static_cast<std::uint32_t>(out_.strings.size());
    length = static_cast<std::uint32_t>(text.size());
    out_.strings += text;
  }

  bool has_runs(std::uint32_t node) const { return first_run_[node] != UINT32_MAX; }
  Type type_of(std::uint32_t node) const { return layout_.runs[first_run_[node]].type; }

  /// A leaf's text with the marks of its breaks.
  std::string in_lines(const Box& holder, std::uint32_t node) const {
    const std::string& text = page_.nodes[node].text;
    std::string content;
    std::uint32_t at = 0;
    for (auto r = first_run_[node]; r <= last_run_[node]; ++r) {
      const Run& run = layout_.runs[r];
      content.append(text, at, run.begin - at);  // line breaks of a code block
      if (run.wraps)
        content += '\v';
      else if (page_.nodes[node].role != app::Role::code_block && begins_line(layout_, holder, r))
        content += '\f';
      content.append(text, run.begin, run.end - run.begin);
      at = run.end;
    }
    return content.append(text, at, std::string::npos);
  }

  /// Does a leaf go on in the same way as the one before it? Then one element holds both.
  bool goes_on(const Box& holder, std::uint32_t leaf) const {
    const app::Node &before = page_.nodes[leaf - 1], &n = page_.nodes[leaf];
    return before.role == app::Role::text && n.role == app::Role::text && before.look == n.look && has_runs(leaf - 1) &&
           has_runs(leaf) && type_of(leaf - 1) == type_of(leaf) && gap_before(layout_, holder, first_run_[leaf]) == 0;
  }

  /// Is all that a holder holds one leaf in the holder's own type? Then it needs no element within. A button's words
  /// need theirs, since only some may be its name.
  bool holds_itself(const Box& holder) const {
    const app::Node& n = page_.nodes[holder.node];
    const auto leaf = holder.node + 1;
    return app::holds_text(n.role) && n.role != app::Role::button && n.role != app::Role::toggle && leaf + 1 == n.end &&
           page_.nodes[leaf].role == app::Role::text && has_runs(leaf) && type_of(leaf) == holder.type &&
           gap_before(layout_, holder, first_run_[leaf]) == 0;
  }

  /// The corner that a box's children are placed from.
  static Offset2 corner(const Box* box) {
    if (!box || box->scrolls >= 0) return {0, 0};  // content coordinates begin at its corner
    return {box->rect.x, box->rect.y};
  }

  const app::Page& page_;
  const Layout& layout_;
  std::vector<std::uint32_t> first_run_, last_run_;  // of each leaf; UINT32_MAX: none
  bool wrapped_ = false;
  Mirror out_;
};

}  // namespace

Mirror mirror(const app::Page& page, const Layout& layout) { return Maker(page, layout).make(); }

}  // namespace ui
