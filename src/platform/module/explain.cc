// The module's reading of free text. It answers once facts.bin, details.bin and signals.bin have been loaded.
#include <emscripten/emscripten.h>

#include "find/find.h"
#include "json/explanation.h"
#include "platform/module/text.h"
#include "registry/registry.h"

extern "C" {

/// @param file from `reserve_file` @return registry::Loaded
EMSCRIPTEN_KEEPALIVE int load(const unsigned char* file, int size) {
  return static_cast<int>(registry::load({file, static_cast<std::size_t>(size)}));
}

/// The text is what somebody pasted. @return the size of the answer
EMSCRIPTEN_KEEPALIVE int explain() {
  const std::string& text = module::given();
  return module::answer_with(json::of_explanation(text, find::explain(text)));
}
}
