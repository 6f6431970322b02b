// explain: what a text holds out, statuses and signals, with what to do next.
#include "signals/explain.h"

#include <istream>
#include <iterator>
#include <ostream>
#include <utility>

#include "app/labels.h"
#include "find/find.h"
#include "json/explanation.h"
#include "registry/labels.h"
#include "registry/registry.h"
#include "tools/cli/cli.h"
#include "tools/cli/text.h"

namespace cli {
namespace {

constexpr Option kOptions[] = {{"--json", 'j', "", Values::none, "as JSON, with exact ranges"}};

constexpr std::string_view kCertainty[] = {"", "likely: ", "possibly: "};

void print(Text& text, std::string_view given, const signals::Found& found) {
  const std::string_view part = given.substr(found.range.begin, found.range.end - found.range.begin);
  const std::string sure(kCertainty[static_cast<std::size_t>(found.certainty)]);
  const std::string place = text.faint(" (" + std::to_string(found.range.begin) + "–" +
                                       std::to_string(found.range.end) + ", " + std::string(found.because) + ")");
  if (found.status) {
    text.paragraph(text.bold(cut(part, 60)) + ": " + sure + app::owned_title_of(*found.status) + place, 0, 2);
    text.paragraph(found.status->summary);
    if (!found.status->client.empty()) text.bullet(found.status->client);
    text.paragraph(text.faint(citations(found.status->sources)));
    return;
  }
  const registry::Signal& signal = *found.signal;
  text.paragraph(text.bold(cut(part, 60)) + ": " + sure + std::string(found.system->name) + " " +
                     std::string(signal.name) + ", " + registry::statuses_label(signal) + place,
                 0, 2);
  text.paragraph(std::string(signal.meaning) + (signal.cause.empty() ? "" : " " + std::string(signal.cause)));
  text.paragraph("Made by: " + std::string(signal.made_by) + ".");
  for (const auto step : signal.next) text.bullet(step);
  text.paragraph(text.faint(citations(signal.sources)));
}

/// The operands, or the standard input where the only one is `-`.
std::string given_text(const Arguments& arguments, Terminal& terminal) {
  if (arguments.operands.size() == 1 && arguments.operands[0] == "-") {
    // One byte more than is read, so that what was cut off is told.
    std::string text(signals::most_text + 1, '\0');
    terminal.in.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(terminal.in.gcount()));
    return text;
  }
  std::string text;
  for (const auto word : arguments.operands) (text += text.empty() ? "" : " ") += word;
  return text;
}

int explain(const Arguments& arguments, Terminal& terminal) {
  const std::string given = given_text(arguments, terminal);
  if (given.find_first_not_of(" \t\r\n") == given.npos)
    return refuse(terminal, "explain needs a text: a log line, an error message, a flag, or - for the standard input");
  const signals::Explanation explanation = find::explain(given);
  if (explanation.found.empty())
    return not_found(terminal, "nothing known in " + quoted(cut(given, 60)) + "; “statusatlas search” looks for words");
  if (explanation.shortened)
    tell(terminal, "only the first " + std::to_string(signals::most_text) + " bytes were read");
  if (arguments.has("--json")) {
    terminal.out << json::of_explanation(given, explanation) << '\n';
    return done;
  }
  Text text(terminal);
  for (const auto& found : explanation.found) {
    if (&found != &explanation.found.front()) text.blank();
    print(text, given, found);
  }
  terminal.out << text.str();
  return done;
}

}  // namespace

const Command explain_command{
    "explain",
    "TEXT…",
    Values::text,
    "what a text holds: statuses, flags, error names, log lines",
    "With - instead of a text, the standard input is read. Log lines of nginx, Apache, Envoy, HAProxy, AWS, Heroku, "
    "IIS,\n"
    "Squid and JSON loggers are read by their format. Where several readings are possible, all of them are listed.",
    kOptions,
    explain};

}  // namespace cli
