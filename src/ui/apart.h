// Functions that stay functions of their own.
#pragma once

/// Not inlined, though it has one caller. Browsers compile a function that gets hot once more as a whole, beside the
/// start, and count each turn of a loop by the size of its body: a first frame that was one function took them 75 ms,
/// and with small bodies in its loops little of it gets hot (platform/web/CMakeLists.txt).
#define APART [[gnu::noinline]]
