// Covers message, lint with its signals, and the page of checks: any bytes as a paste or as a file give ranges inside
// of the text, findings in order, the same ones each time, JSON, and a page that shows no octet of a secret. The first
// byte chooses what is known.
#include "app/page_html.h"
#include "check/check.h"
#include "json/findings.h"
#include "lint/lint.h"
#include "must.h"
#include "ranges.h"
#include "registry/registry.h"
#include "tools/embedded/embedded.h"

namespace {

void look(const check::State& state) {
  const std::size_t size = state.text.size();
  const auto inside = [&](message::Range range) { return range.begin <= range.end && range.end <= size; };
  must_lie_in(state.reading, size);
  must(state.judged.size() == state.reading.exchanges.size(), "a judgement an exchange");
  must(state.shown.size() == size, "masking moves nothing");
  for (const lint::Judgement& judged : state.judged) {
    const lint::Finding* before = nullptr;
    for (const lint::Finding& finding : judged.findings) {
      must(inside(finding.range), "findings lie in the text", finding.rule->id);
      must(!finding.text.empty() && !finding.fix.empty(), "a finding says what and how", finding.rule->id);
      must(!before || before->level < finding.level ||
               (before->level == finding.level && before->range.begin <= finding.range.begin),
           "by level, then by place");
      before = &finding;
    }
    for (const lint::Hop& hop : judged.makers)
      must(inside(hop.range) && !hop.name.empty() && !hop.because.empty(), "makers have a name, a reason and a place");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  [[maybe_unused]] static const bool signals =
      (must(registry::is_there(registry::load(embedded::files()[4])), "signals are there"), true);
  if (size == 0) return 0;
  static constexpr std::string_view methods[] = {"", "GET", "HEAD", "POST", "CONNECT", "OPTIONS", "PUT", "DELETE"};
  static constexpr std::uint8_t roles[] = {0, registry::Sender::origin, registry::Sender::gateway,
                                           registry::Sender::proxy};
  check::State state;
  state.method = methods[data[0] & 7];
  state.role = roles[data[0] >> 3 & 3];
  if (data[0] & 32) state.house = "zalando";
  const std::string text(reinterpret_cast<const char*>(data) + 1, size - 1);
  check::enter(state, text, data[0] & 64 ? "file" : "");
  look(state);
  const std::string json = json::of_findings(state.text, state.reading.exchanges, state.judged);
  must(json.front() == '{' && json.back() == '}', "an object");
  const std::string html = app::print_body(check::view(state), "../", app::Print::live);
  must(html.find("data-part=\"check\"") != html.npos, "the tool");
  must(!check::markdown(state).empty(), "Markdown");
  check::judge(state);
  must(json == json::of_findings(state.text, state.reading.exchanges, state.judged), "the same again");
  return 0;
}
