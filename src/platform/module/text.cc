// The memory that the module's script and programs share, and the way in for data files.
#include "platform/module/text.h"

#include <emscripten/emscripten.h>

#include <utility>

namespace {

std::string incoming, outgoing;

}  // namespace

namespace module {

const std::string& given() { return incoming; }

int answer_with(std::string text) {
  outgoing = std::move(text);
  return static_cast<int>(outgoing.size());
}

}  // namespace module

extern "C" {

/// Room for a text of this many bytes.
EMSCRIPTEN_KEEPALIVE char* reserve(int bytes) {
  incoming.assign(static_cast<std::size_t>(bytes), '\0');
  return incoming.data();
}

EMSCRIPTEN_KEEPALIVE const char* answer() { return outgoing.data(); }

/// Room for a data file, which stays: what is loaded points into it.
EMSCRIPTEN_KEEPALIVE unsigned char* reserve_file(int bytes) {
  return new unsigned char[static_cast<std::size_t>(bytes)];
}
}
