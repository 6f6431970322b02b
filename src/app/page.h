// The Page: what a person gets at one state of the app, as a small semantic tree.
//
// `view` (state.h) makes it, three printers show it: canvas (src/ui), DOM mirror (src/platform/web) and static HTML
// (page_html.h). It says what things are (roles of WAI-ARIA and HTML), what they are called and what they do; `Look`
// and `Tone` say which of the designed shapes and colors they take. It never says where they stand: layout belongs to
// the printers. Text stands only in `text` nodes (and code blocks), so that every printer has the same words.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "app/action.h"

namespace app {

enum class Role : std::uint8_t {
  // landmarks and containers
  page,
  banner,
  navigation,
  complementary,
  region,
  main,
  contentinfo,
  search,
  group,
  list,
  item,
  table,
  row,
  // containers of text: their children are text, strong, code, mark, number and link nodes, set in lines
  heading,
  paragraph,
  link,
  button,
  toggle,
  cell,
  header_cell,
  status,
  // leaves
  text,
  strong,
  code,
  mark,
  number,
  searchbox,
  code_block,
  // a flowchart: its children are its outline, nested lists; a printer may place them as in the picture
  chart,
  // a leaf too: a field for any text, of several lines where it has the flag `multiline`
  textbox,
};

/// Which of the designed shapes a node takes.
enum class Look : std::uint8_t {
  plain,
  muted,
  small,
  label,
  lead,
  title,
  hero,
  section,
  brand,
  tab,
  icon,
  filter,
  chip,
  hit,
  hit_group,
  summary,
  card,
  good,
  bad,
  fields,
  level,
  wire,
  answer,
  step,
  outcome,
  action,
  outline,
  prev_next,
  row,
  stack,
  rows,
  chips,
  cards,
  notice,
  preview,
  chart_node,
  chart_leaf,
  chart_answer,
  constants,
  timeline,
  compare,
  tile,         // a number among many
  tile_marked,  // one of those that most people want
  tile_quiet,
  question,    // the heading of a wizard's page
  disclosure,  // a toggle that opens what stands after it
  primary,     // the one action that leads on
  fold,        // in a flowchart: a toggle that shows or hides the branch below a question
};

/// Which part of the app a node is. Printers, style sheets and scripts find a part by this, never by the words on it.
enum class Part : std::uint8_t {
  none,
  banner,
  brand,
  search,
  views,
  theme,
  filters,
  results,
  hits,
  content,  // main
  notice,
  preview,
  wizard,
  answers,
  outcome,
  house,
  flowchart,
  zoom,
  keys,
  footer,
  printer,  // the link from the app to the plain page, or back
  contents,
  check,    // the tool of /check/
  back,     // takes the last answer back
  sheet,    // answers or flowchart, where there is room for one of them
  teach,    // what the empty search box offers
  offline,  // how much of the site is kept for offline use
  install,  // the button that installs the app
  houses,   // the button that opens the list of houses
};
inline constexpr int kParts = 29;
/// As style sheets and scripts write it: `data-part="results"`. Empty for none.
std::string_view part_name(Part part);

/// Which color a node takes: none, or that of a class, or of the vendors.
enum class Tone : std::uint8_t { none, informational, success, redirection, client_error, server_error, vendor };

enum Flag : std::uint8_t {
  pressed = 1,      // a toggle that is on
  current = 2,      // the view, hit or step one is at
  on_path = 4,      // in a chart: part of the path taken
  ordered = 8,      // a list whose order has a meaning
  copies = 16,      // a button that copies `value`
  copies_url = 32,  // a button that copies the address of the page; after `value`, where it copies that too
  multiline = 64,   // a text box of several lines
  ruled_out = 128   // in a chart: no longer possible after the answers given
};

/// What a node stands for in the picture of a flowchart.
struct ChartRef {
  enum class Kind : std::uint8_t {
    none,
    chart,  // the picture itself: index in registry::charts()
    box,    // a question or an outcome: index in Chart::boxes
    label,  // the words beside an arrow: index in Chart::arrows
  };
  Kind kind = Kind::none;
  std::int8_t zoom = 0;  // of the picture, in steps (state.h)
  std::uint16_t index = 0;

  bool is(Kind what, std::size_t count) const { return kind == what && index < count; }
};

struct Node {
  Role role = Role::group;
  Look look = Look::plain;
  Tone tone = Tone::none;
  Part part = Part::none;
  std::uint8_t level = 0;  // of headings: 1 to 6
  std::uint8_t flags = 0;  // Flag bits
  std::uint32_t id = 0;    // the same for the same thing in successive pages; never 0
  std::uint32_t end = 0;   // index one past the last descendant
  ChartRef chart;          // what it is in a flowchart
  std::string text;        // leaves: the text. Containers: the accessible name where it is not their text
  std::string href;   // links: site path such as "404/" or "?q=x", "#at-7" of this page, or an absolute URL of another
                      // site; answers: where they lead, for printers that cannot run their action
  std::string value;  // fields: their content; copying buttons: what to copy; headings and marks: their anchor
  std::string hint;   // fields: placeholder
  Action action;      // what activation does, for fields typing (with the content as its text); links with a site path
                      // always navigate
};

struct Page {
  /// What a printer with room for one column shows: the list and then what stands beside it, the other way around, no
  /// list, or a flowchart.
  enum class Column : std::uint8_t { main_only, main_first, list_first, chart_only };

  std::string title;        // of the document
  std::string description;  // one sentence, of `describe`; empty where no file is written
  std::string path;         // canonical site path, "" for the root
  std::string code;         // the status code that the page is about, "404", or empty
  std::string announce;     // what a status region says after this change, or empty
  Column column = Column::main_only;
  std::vector<Node> nodes;  // pre-order; nodes[0] is the page

  const Node* by_id(std::uint32_t id) const;
  /// All text of a subtree, as a reader gets it.
  std::string text_of(std::size_t index) const;
  /// The name that assistive technology says.
  std::string name_of(std::size_t index) const;
};

/// What the outline of a flowchart says of its picture.
struct ChartState {
  enum class Arrow : std::uint8_t { open, taken, ruled_out };
  std::vector<const Node*>
      boxes;  // by box: the link that stands for it, that of the path taken first; null where there is none
  std::vector<Arrow> arrows;  // by arrow: was this answer given, or is it no longer possible?
};
/// @param chart index of a node of Role::chart; @param boxes, arrows how many its picture has
ChartState chart_state(const Page& page, std::size_t chart, std::size_t boxes, std::size_t arrows);

/// Are the children of this node set in lines?
bool holds_text(Role role);
/// Is it a leaf that stands in lines?
bool is_inline(Role role);
/// Can a person activate it?
bool is_control(Role role);
/// Can a person write into it?
bool is_field(Role role);
/// Is it a link to a file that is to be kept, not shown?
bool is_download(const Node& node);
/// What activating this node does. Kind none: nothing of ours, such as a link to another site or to a file of this one.
Action activation(const Node& node);

/// Builds a Page in reading order.
class Builder {
 public:
  explicit Builder(Page& page) : page_(page) {}

  /// Opens a container; `key` makes its id, together with its parent's; without one its place among its siblings does.
  Node& open(Role role, Look look = Look::plain, std::string_view key = {});
  void close();
  /// A leaf, or a container without children.
  Node& leaf(Role role, std::string_view text, Look look = Look::plain);

  // Shorthands for what is made often.
  Node& text(std::string_view text, Look look = Look::plain) { return leaf(Role::text, text, look); }
  void paragraph(std::string_view text, Look look = Look::plain);
  void heading(std::uint8_t level, std::string_view text, Look look = Look::section);
  /// A link whose content is its text.
  Node& link(std::string_view text, std::string_view href, Look look = Look::plain, std::string_view key = {});
  Node& button(std::string_view text, Action action, Look look, std::string_view key = {});

 private:
  Page& page_;
  struct Open {
    std::uint32_t index;
    std::uint32_t children;
  };
  std::vector<Open> stack_;
};

/// Opens in its constructor, closes in its destructor.
class Scope {
 public:
  Scope(Builder& builder, Role role, Look look = Look::plain, std::string_view key = {}, std::string_view name = {},
        Part part = Part::none)
      : builder_(builder) {
    Node& node = builder.open(role, look, key);
    node.text = name;
    node.part = part;
  }
  ~Scope() { builder_.close(); }
  Scope(const Scope&) = delete;
  Scope& operator=(const Scope&) = delete;

 private:
  Builder& builder_;
};

}  // namespace app
