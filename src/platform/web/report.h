// What the app tells JavaScript after a call that may have changed something, in one piece of memory.
//
// Crossing from JavaScript into WebAssembly costs little, but twenty questions after every key add up, and each of them
// is a name that both sides have to know. So every such call answers with the address of one Report, which web/core.js
// reads. Addresses are of 32 bits, as WebAssembly's memory has them. Texts and the mirror stay until the next call.
#pragma once

#include <cstdint>
#include <string_view>

#include "app/state.h"

namespace platform {

enum ReportFlag : std::uint32_t {
  kHandled = 1,  // the call did what it was asked; false: the browser's own reaction is wanted
  kDense = 4,    // the list has one line a code, which is to be remembered
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
  std::uint32_t hash_low, hash_high;      // of mirror or HTML: equal means that no element has to change
  std::uint32_t records, count;           // ui::Record
  std::uint32_t strings, strings_length;  // of the records; in live HTML the page itself
  float chart_x, chart_y;                 // where the flowchart should scroll to; -1 without one
};

inline std::uint32_t address_of(const void* at) {
  return static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(at));
}
void tell(std::uint32_t& at, std::uint32_t& length, std::string_view text);
/// Fills in what follows from state and page. The texts of the page have to stay.
void tell_state(Report& report, const app::State& state, const app::Page& page, bool handled);

}  // namespace platform
