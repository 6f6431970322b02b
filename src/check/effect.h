// What follows from a control of the page `/check/`. web/check.js knows these numbers by protocol.js.
#pragma once

#include <cstdint>

namespace check {

enum class Effect : std::int32_t { nothing, changed, text_changed, copy, open_file, paste };

}  // namespace check
