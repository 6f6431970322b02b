// Covers datac's reading: any bytes as a file of each kind are read, or refused with the place and the fix.
#include <algorithm>

#include "must.h"
#include "tools/datac/data.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const auto lines = static_cast<unsigned>(std::count(bytes.begin(), bytes.end(), '\n')) + 1;
  for (const char* name : {"assets/codes/404.toml", "assets/codes/499-nginx.toml", "assets/flowcharts/fuzz.toml",
                           "assets/compares/404-409.toml", "assets/classes.toml", "assets/synonyms.toml",
                           "assets/sources/more.toml", "assets/methods/get.toml", "assets/fields/allow.toml"}) {
    datac::Tree tree{
        "assets",
        {{"assets/sources/rfc.toml",
          "[\"RFC 9110\"]\ntitle = \"HTTP Semantics\"\nurl = \"https://www.rfc-editor.org/rfc/rfc9110.html\"\n"}}};
    tree.files[name] = bytes;
    datac::Diagnostics out;
    datac::Data read = datac::read(tree, out);
    for (const auto& mistake : out.all()) {
      must(!mistake.problem.empty() && !mistake.fix.empty(), "a mistake says how to fix it", mistake.problem);
      must(mistake.at.line >= 1 && mistake.at.column >= 1, "a mistake has a place", datac::to_text(mistake));
      if (mistake.at.path == name) must(mistake.at.line <= lines, "the place is in the file", datac::to_text(mistake));
    }
    datac::check(read, out);
    out.sort();
  }
  return 0;
}
