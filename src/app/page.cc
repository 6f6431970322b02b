// Ids that stay the same from page to page, what roles there are, and reading a page as text.
#include "app/page.h"

#include <cassert>
#include <iterator>

namespace app {
namespace {

std::uint32_t hash(std::uint32_t seed, std::string_view bytes) {  // FNV-1a
  for (unsigned char c : bytes) seed = (seed ^ c) * 16777619u;
  return seed;
}

}  // namespace

ChartState chart_state(const Page& page, std::size_t chart, std::size_t boxes, std::size_t arrows) {
  ChartState state{std::vector<const Node*>(boxes), std::vector<ChartState::Arrow>(arrows)};
  for (std::size_t i = chart + 1; i < page.nodes[chart].end; ++i) {
    const Node& node = page.nodes[i];
    if (node.chart.is(ChartRef::Kind::box, boxes)) {
      // Several answers may lead to one box: the one that was given knows best.
      const Node*& what = state.boxes[node.chart.index];
      if (node.role != Role::link) continue;
      if (!what || node.flags & on_path || (what->flags & ruled_out && !(node.flags & ruled_out))) what = &node;
    } else if (node.chart.is(ChartRef::Kind::label, arrows)) {
      if (node.flags & on_path) state.arrows[node.chart.index] = ChartState::Arrow::taken;
      if (node.flags & ruled_out) state.arrows[node.chart.index] = ChartState::Arrow::ruled_out;
    }
  }
  return state;
}

bool holds_text(Role role) {
  switch (role) {
    case Role::heading:
    case Role::paragraph:
    case Role::link:
    case Role::button:
    case Role::toggle:
    case Role::cell:
    case Role::header_cell:
    case Role::status:
      return true;
    default:
      return false;
  }
}

bool is_inline(Role role) {
  switch (role) {
    case Role::text:
    case Role::strong:
    case Role::code:
    case Role::mark:
    case Role::number:
      return true;
    default:
      return false;
  }
}

bool is_control(Role role) {
  return role == Role::link || role == Role::button || role == Role::toggle || is_field(role);
}

bool is_field(Role role) { return role == Role::searchbox || role == Role::textbox; }

std::string_view part_name(Part part) {
  static constexpr std::string_view names[] = {
      "",        "banner",   "brand",  "search",  "views",   "theme", "filters",   "results", "hits",  "content",
      "notice",  "preview",  "wizard", "answers", "outcome", "house", "flowchart", "zoom",    "keys",  "footer",
      "printer", "contents", "check",  "back",    "sheet",   "teach", "offline",   "install", "houses"};
  static_assert(std::size(names) == kParts && static_cast<int>(Part::houses) == kParts - 1);
  return names[static_cast<std::size_t>(part)];
}

bool is_download(const Node& node) { return node.role == Role::link && node.href.rfind("data/charts/", 0) == 0; }

/// Other sites' addresses, files of this one, whose names have a dot in them (pages are folders), places on the page,
/// and /check/, which has a program of its own.
static bool is_elsewhere(std::string_view href) {
  if (href.find("://") != href.npos) return true;
  const std::string_view path = href.substr(0, href.find_first_of("?#"));
  return path.find('.') != path.npos || href.substr(0, 1) == "#" || path == "check/";
}

Action activation(const Node& node) {
  if (!is_control(node.role) || is_field(node.role)) return {};
  if (node.role != Role::link) return node.action;
  return is_elsewhere(node.href) ? Action{} : Action::navigate(node.href);
}

const Node* Page::by_id(std::uint32_t id) const {
  for (const Node& node : nodes)
    if (node.id == id) return &node;
  return nullptr;
}

std::string Page::text_of(std::size_t index) const {
  std::string out;
  for (std::size_t i = index; i < nodes[index].end; ++i) {
    const Node& node = nodes[i];
    if (!is_inline(node.role) && node.role != Role::code_block) continue;
    out += node.text;
  }
  return out;
}

std::string Page::name_of(std::size_t index) const {
  const Node& node = nodes[index];
  return node.text.empty() ? text_of(index) : node.text;
}

Node& Builder::open(Role role, Look look, std::string_view key) {
  assert((!stack_.empty() || page_.nodes.empty()) && "one root");
  std::uint32_t id = 2166136261u;
  if (!stack_.empty()) {
    Open& parent = stack_.back();
    id = page_.nodes[parent.index].id;
    const std::uint32_t place = parent.children++;
    id = key.empty() ? hash(hash(id, "#"), std::string_view(reinterpret_cast<const char*>(&place), sizeof place))
                     : hash(hash(id, "="), key);
    const auto kind = static_cast<char>(role);
    id = hash(id, std::string_view(&kind, 1));
  }
  stack_.push_back({static_cast<std::uint32_t>(page_.nodes.size()), 0});
  Node& node = page_.nodes.emplace_back();
  node.role = role;
  node.look = look;
  node.id = id ? id : 1;
  return node;
}

void Builder::close() {
  page_.nodes[stack_.back().index].end = static_cast<std::uint32_t>(page_.nodes.size());
  stack_.pop_back();
}

Node& Builder::leaf(Role role, std::string_view text, Look look) {
  open(role, look).text = text;
  const std::uint32_t index = stack_.back().index;
  close();
  return page_.nodes[index];
}

void Builder::paragraph(std::string_view text, Look look) {
  open(Role::paragraph, look);
  this->text(text);
  close();
}

void Builder::heading(std::uint8_t level, std::string_view text, Look look) {
  open(Role::heading, look).level = level;
  this->text(text);
  close();
}

Node& Builder::link(std::string_view text, std::string_view href, Look look, std::string_view key) {
  open(Role::link, look, key).href = href;
  const std::uint32_t index = stack_.back().index;
  this->text(text);
  close();
  return page_.nodes[index];
}

Node& Builder::button(std::string_view text, Action action, Look look, std::string_view key) {
  open(Role::button, look, key).action = std::move(action);
  const std::uint32_t index = stack_.back().index;
  this->text(text);
  close();
  return page_.nodes[index];
}

}  // namespace app
