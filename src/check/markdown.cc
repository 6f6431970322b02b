// What was found, to be pasted into an issue: as on the page, with the secrets overwritten.
#include "app/labels.h"
#include "check/parts.h"
#include "json/findings.h"
#include "text/utf8.h"

namespace check {
namespace {

/// What a text says may not become markup. The data's own backticks stand around what is code, as in Markdown.
std::string plain(std::string_view text) {
  std::string out;
  bool code = false;
  for (const char c : text::repaired(text)) {
    if (c == '`') code = !code;
    if (!code && std::string_view("\\*_[]<>#|").find(c) != std::string_view::npos) out += '\\';
    out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  return out;
}

std::string cited(registry::List<registry::Source> sources) {
  std::string out;
  for (const registry::Source& source : sources) {
    out += out.empty() ? " (" : ", ";
    out += source.url.empty() ? plain(app::citation(source))
                              : "[" + plain(app::citation(source)) + "](" + std::string(source.url) + ")";
  }
  return out.empty() ? out : out + ")";
}

}  // namespace

std::string markdown(const State& state) {
  std::string out;
  const Lines lines(state.text);
  for (std::size_t i = 0; i < state.judged.size(); ++i) {
    const lint::Judgement& judged = state.judged[i];
    if (judged.findings.empty() && state.judged.size() > 1) continue;
    out += (out.empty() ? "### " : "\n### ") + plain(title_of(state, state.reading.exchanges[i])) + "\n\n";
    for (const lint::Hop& hop : judged.makers)
      out += "- " + std::string(json::word_of(hop.sure)) + ": " + plain(hop.name) +
             (hop.made ? " made it, because " : " had a hand in it, because ") + plain(hop.because) + "\n";
    if (!judged.makers.empty()) out += "\n";
    for (const lint::Finding& finding : judged.findings)
      out += "- **" + std::string(json::word_of(finding.level)) + "** " + plain(finding.text) + " " +
             plain(finding.fix) + cited(finding.rule->sources) + " Line " +
             std::to_string(lines.at(finding.range.begin) + 1) + ".\n";
    if (judged.findings.empty()) out += "Nothing found.\n";
  }
  if (out.empty()) out = "Nothing found.\n";
  return out + "\nChecked with Status Atlas, data of " + std::string(registry::data_date()) + ".\n";
}

}  // namespace check
