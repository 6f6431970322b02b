// What the app tells JavaScript after a call that may have changed something, in one piece of memory.
//
// Crossing from JavaScript into WebAssembly costs little, but twenty questions after every key add up, and each of them
// is a name that both sides have to know. So every such call answers with the address of one Report, which web/core.js
// reads. Addresses are of 32 bits, as WebAssembly's memory has them. Texts and the mirror stay until the next call.
#pragma once

#include <cstdint>

namespace platform {

enum ReportFlag : std::uint32_t {
  kHandled = 1,  // the call did what it was asked; false: the browser's own reaction is wanted
  kWhole = 2,    // all that the present page shows has been loaded
};

struct Report {
  std::uint32_t flags;  // ReportFlag
  std::uint32_t view;   // app::View
  std::uint32_t theme;  // app::Theme
  std::uint32_t path, path_length;
  std::uint32_t title, title_length;
  std::uint32_t announcement, announcement_length;
  std::uint32_t house, house_length;      // what is to be remembered of the house picked last
  std::uint32_t hash_low, hash_high;      // of the mirror: equal means that no element has to change
  std::uint32_t records, count;           // ui::Record
  std::uint32_t strings, strings_length;  // of the records
  float chart_x, chart_y;                 // where the flowchart should scroll to; -1 without one
};

}  // namespace platform
