// The DOM mirror: what the browser needs to know to put a real element over everything that is drawn.
//
// A mirror is a flat list of fixed-size records in the page's order, parents before their children, and one blob of
// their strings. The web platform compares its hash with the last one: equal means that no element has to be touched.
// Scroll offsets are not part of it. Offsets and lengths are in bytes; rectangles in CSS pixels from the corner of the
// parent's record (from the window for records without one).
//
// Text entry is the browser's. A field (app::Role::searchbox, or textbox, which has several lines where its flag says
// multiline) is a native control over the frame that the canvas draws; the canvas draws no text in it. Of its record
// `name` is its label, `text` its placeholder, `value` its content, `text_x` and `text_y` where the text begins, `type`
// its type. The host hands each change of content to Ui::enter, with the id of the record, and takes over a `value`
// that is another than the field's unless an input method is composing in it. It tells Ui::set_focus which field has
// the focus, which draws its frame differently. Escape, Enter and arrows mean something else in the search box only.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ui/layout.h"

namespace ui {

enum MirrorFlag : std::uint32_t {
  // 1 to 128: app::Flag
  kInline = 256,      // flows within its parent; has no rectangle, only in `x` the room before it
  kScrolls = 512,     // its content is larger: `text_x` and `text_y` are the content's width and height
  kSideways = 1024,   // scrolls sideways too
  kWrapper = 2048,    // stands for no node: a scroller around several landmarks
  kUnseen = 4096,     // said, but not in the picture
  kPlaced = 8192,     // a line of a flowchart's text, where it is drawn: `text_x` is its size, `text_y` its line height
  kDownload = 16384,  // a link to a file to keep (app::is_download)
};

struct Record {
  std::uint32_t id, parent;  // parent 0: the window
  std::uint8_t role, look, type, level;
  std::uint16_t flags;
  std::uint8_t part;  // app::Part
  std::uint8_t spare;
  float x, y, w, h;
  float text_x, text_y;  // where the text begins
  // Content of leaves, of holders that need no leaf for it, and a field's placeholder. U+000B stands where the
  // layout broke the line, U+000C where it had to.
  std::uint32_t text, text_length;
  std::uint32_t name, name_length;    // accessible name where it is not the content
  std::uint32_t value, value_length;  // href, content of a field, what to copy, anchor
};
static_assert(sizeof(Record) == 64);

struct Mirror {
  std::vector<Record> records;
  std::string strings;
  std::uint64_t hash = 0;
};

Mirror mirror(const app::Page& page, const Layout& layout);

}  // namespace ui
