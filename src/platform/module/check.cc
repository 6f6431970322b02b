// The module’s checks. It answers once facts.bin and rules.bin have been loaded, and reads signals once signals.bin
// has.
#include <emscripten/emscripten.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "decide/house.h"
#include "json/findings.h"
#include "json/json.h"
#include "lint/lint.h"
#include "platform/module/text.h"
#include "registry/registry.h"

extern "C" {

/// @param file from `reserve_file` @return registry::Loaded
EMSCRIPTEN_KEEPALIVE int load(const unsigned char* file, int size) {
  const std::span<const unsigned char> bytes(file, static_cast<std::size_t>(size));
  const registry::Loaded loaded = registry::load(bytes);
  return static_cast<int>(loaded == registry::Loaded::foreign ? lint::load(bytes) : loaded);
}

/// The text is a method, a line feed, the id of a house, a line feed, and what is to be checked; method and house may
/// be empty. @param role a registry::Sender bit, or 0 @param exact is it a file, octet for octet?
/// @return the length of the findings as JSON, of what is unknown, or of the problem where the text holds no message
EMSCRIPTEN_KEEPALIVE int check(int role, int exact) {
  std::string_view text = module::given();
  const auto line = [&text] {
    const std::string_view out = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(out.size() + 1, text.size()));
    return out;
  };
  lint::Known known;
  known.method = line();
  known.house = line();
  known.role = static_cast<std::uint8_t>(role);
  std::string out;
  if (!known.house.empty() && (!decide::house_from(known.house) || known.house.find(':') != known.house.npos)) {
    {
      json::Object object(out);
      object.text("unknown", "house");
      json::array(object.key("known"), decide::all_houses(),
                  [&](decide::House house) { json::append_quoted(out, decide::id_of(house)); });
    }
    return module::answer_with(std::move(out));
  }
  message::Limits limits;
  limits.exact = exact != 0;
  const message::Reading reading = message::read(text, limits);
  if (reading.exchanges.empty()) {
    {
      json::Object object(out);
      object.text("problem", reading.problem);
    }
    return module::answer_with(std::move(out));
  }
  return module::answer_with(json::of_findings(text, reading.exchanges, lint::check(reading.exchanges, text, known)));
}
}
