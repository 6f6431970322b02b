// From an action to what is drawn: state, then page, then layout with its mirror, each made anew only when what it is
// made of has changed, and only when somebody asks. Scroll offsets and focus change neither; they are the painter's.
#include "ui/ui.h"

#include <algorithm>
#include <cmath>

#include "registry/registry.h"

namespace ui {

void Ui::start(std::string_view url) { dispatch(app::Action::navigate(std::string(url))); }

const app::Page& Ui::page() {
  if (page_stale_) page_ = app::view(state_);
  page_stale_ = false;
  return page_;
}

bool Ui::dispatch(app::Action action) {
  const std::string before = app::to_url(state_);
  action.fit = static_cast<std::int32_t>(std::lround(std::log(layout_.zoom) / std::log(app::kZoomStep)));
  state_ = app::reduce(state_, action);
  refresh();
  return app::to_url(state_) != before;
}

bool Ui::activate(std::uint32_t id) {
  const app::Node* node = page().by_id(id);
  app::Action action = node ? app::activation(*node) : app::Action{};
  if (action.kind == app::Action::Kind::none) return false;
  dispatch(std::move(action));
  return true;
}

bool Ui::enter(std::uint32_t id, std::string_view content) {
  const app::Node* node = page().by_id(id);
  if (!node || !app::is_field(node->role)) return false;
  app::Action action = node->action;
  action.text = content;
  dispatch(std::move(action));
  return true;
}

void Ui::resize(float width, float height) {
  if (width == width_ && height == height_) return;
  width_ = width;
  height_ = height;
  stale_ = true;
}

void Ui::set_scroll(std::uint32_t node_id, float x, float y) {
  for (std::size_t i = 0; i < layout_.scrollers.size() && i < appearance_.scroll.size(); ++i)
    if (ids_[i] == node_id) appearance_.scroll[i] = {x, y};
}

void Ui::set_focus(std::uint32_t id, std::uint32_t field) {
  appearance_.focused = id;
  appearance_.field = field;
}

void Ui::update() {
  if (!stale_) return;
  // Offsets belong to scrollers by id, so that they outlive a new layout.
  std::vector<std::pair<std::uint32_t, Offset>> offsets;
  for (std::size_t i = 0; i < layout_.scrollers.size() && i < appearance_.scroll.size(); ++i)
    offsets.emplace_back(ids_[i], appearance_.scroll[i]);
  // A keyboard on the screen makes the window low, and must not move the field that it writes in.
  if (!appearance_.field) low_ = height_ < kLow;
  layout_ = lay_out(page(), fonts, width_, height_, low_);
  mirror_ = ui::mirror(page_, layout_);
  appearance_.scroll.assign(layout_.scrollers.size(), {});
  ids_.clear();
  for (std::size_t i = 0; i < layout_.scrollers.size(); ++i) {
    const auto node = layout_.scrollers[i].node;
    ids_.push_back(node < 0 ? kWrapperId : page_.nodes[static_cast<std::size_t>(node)].id);
    for (const auto& [id, offset] : offsets)
      if (id == ids_.back()) appearance_.scroll[i] = offset;
  }
  stale_ = false;
}

void Ui::point(float x, float y) {
  Pointer& p = appearance_.pointer;
  p.here = true;
  p.x = x;
  p.y = y;
}

void Ui::press(bool down) {
  Pointer& p = appearance_.pointer;
  p.pressing = down && !p.down;
  p.down = down;
  if (!down) p.held = {};
}

void Ui::frame(float ratio) {
  update();
  drawn_ = draw(page_, layout_, fonts, appearance_, canvas.begin(width_, height_), ratio);
  Pointer& p = appearance_.pointer;
  if (p.pressing) p.held = drawn_.under;
  p.pressing = false;
}

Offset Ui::chart_target() const {
  for (const Box& box : layout_.boxes) {
    if (page_.nodes[box.node].role != app::Role::chart || box.scrolls < 0) continue;
    const auto& s = layout_.scrollers[static_cast<std::size_t>(box.scrolls)];
    const Box *at = nullptr, *asked = nullptr;
    for (const Box& inner : layout_.boxes) {
      const auto& n = page_.nodes[inner.node];
      if (inner.scroller != box.scrolls || n.chart.kind != app::ChartRef::Kind::box || n.role != app::Role::link)
        continue;
      if (n.look == app::Look::chart_node && n.flags & app::on_path) asked = &inner;
      if (!at || n.flags & app::current || (n.look == app::Look::chart_leaf && n.flags & app::on_path)) at = &inner;
    }
    if (!at) return {0, 0};
    const auto of = page_.nodes[box.node].chart;
    if (!of.is(app::ChartRef::Kind::chart, registry::charts().size())) return {0, 0};
    const registry::Chart& chart = registry::charts()[of.index];
    // What a house wants may stand far from what was answered, as another question's outcome.
    const auto leads = [&](const registry::Arrow& arrow) {
      return arrow.from == page_.nodes[asked->node].chart.index && arrow.to == page_.nodes[at->node].chart.index;
    };
    if (asked && page_.nodes[at->node].look == app::Look::chart_leaf &&
        std::none_of(chart.arrows.begin(), chart.arrows.end(), leads))
      at = asked;
    // A question leaves most of the room to what it leads to, at its right or below; an outcome to what led to it.
    const bool leaf = page_.nodes[at->node].look == app::Look::chart_leaf;
    const float x = std::max(s.frame.w * (!chart.across ? 0.5f
                                          : leaf        ? 0.7f
                                                        : 0.3f),
                             std::min(at->rect.w / 2 + 16, s.frame.w / 2));  // on a phone not at the very edge
    const float y = chart.across ? s.frame.h / 2 : s.frame.h / 4 + at->rect.h / 2;
    return {std::clamp(at->rect.x + at->rect.w / 2 - x, 0.f, std::max(0.f, s.content_w - s.frame.w)),
            std::clamp(at->rect.y + at->rect.h / 2 - y, 0.f, std::max(0.f, s.content_h - s.frame.h))};
  }
  return {-1, -1};
}

}  // namespace ui
