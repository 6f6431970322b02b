// Covers signals and the explanation in JSON: any bytes as a text give readings inside of the text, in order, each with
// a record, the same ones each time, and JSON that says so.
#include "signals/explain.h"

#include "json/explanation.h"
#include "must.h"
#include "registry/registry.h"

namespace {

void check(std::string_view text, const signals::Explanation& explanation) {
  must(explanation.shortened == (text.size() > signals::most_text), "what is cut off is told");
  const auto inside = [&](signals::Range range) { return range.begin < range.end && range.end <= text.size(); };
  std::uint32_t from = 0;
  for (const signals::Found& found : explanation.found) {
    must(inside(found.range), "ranges lie in the text");
    must(found.range.begin >= from, "by place");
    from = found.range.begin;
    must((found.status != nullptr) != (found.signal != nullptr), "a status or a signal");
    must((found.signal != nullptr) == (found.system != nullptr), "a signal has its system");
    must(!found.because.empty(), "each reading has a reason");
  }
  std::uint32_t end = 0;
  for (const signals::LogLine& line : explanation.lines) {
    must(inside(line.range) && line.range.begin >= end, "lines lie in the text, one after the other");
    end = line.range.end;
    must(line.format != signals::Format::none, "lines have a format");
    for (const signals::Mark& mark : line.marks) {
      must(line.range.contains(mark.range), "marks lie in their line");
      if (mark.kind != signals::Mark::Kind::status) continue;
      const std::string_view value = text.substr(mark.range.begin, mark.range.end - mark.range.begin);
      must(value.size() == 3 && value.find_first_not_of("0123456789") == value.npos, "a status has three digits",
           value);
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const signals::Reader reader(registry::statuses(), registry::systems());
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const signals::Explanation explanation = reader.explain(text);
  check(text, explanation);
  const std::string json = json::of_explanation(text, explanation);
  must(json.front() == '{' && json.back() == '}', "an object");
  must(json == json::of_explanation(text, reader.explain(text)), "the same again");
  return 0;
}
