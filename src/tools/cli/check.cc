// check: what is wrong with exchanges, and who sent them. Nothing that is read leaves this program but what it prints,
// and there secrets are overwritten.
#include "tools/cli/check.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <istream>
#include <iterator>
#include <ostream>

#include "app/labels.h"
#include "decide/house.h"
#include "json/findings.h"
#include "lint/lint.h"
#include "registry/registry.h"
#include "text/ascii.h"
#include "tools/cli/cli.h"
#include "tools/cli/text.h"

namespace cli {
namespace {

constexpr Option kOptions[] = {
    {"--method", 'm', "M", Values::text, "the request method, where the text does not show it"},
    {"--role", 'r', "R", Values::roles, "who sent it: origin, gateway or proxy"},
    {"--house", 0, "H", Values::houses, "whose guideline counts as well"},
    {"--json", 'j', "", Values::none,
     "as JSON, with exact ranges; of several files one object a line, with its \"file\""},
    {"--sarif", 0, "", Values::none, "as SARIF 2.1.0, for code scanning"},
    {"--github", 0, "", Values::none, "as annotations for GitHub Actions"},
    {"--stdin-name", 0, "N", Values::text, "what to call the standard input in what is printed"},
};

struct Checked {
  std::string name, text;
  std::vector<message::Exchange> exchanges;
  std::vector<lint::Judgement> judged;
};

/// What `path` holds; nothing where it cannot be read. One byte more than the limit, so that what is too long is told.
std::optional<std::string> content_of(std::string_view path, Terminal& terminal) {
  const std::size_t most = message::Limits{}.bytes + 1;
  std::ifstream file;
  std::istream* in = &terminal.in;
  if (path != "-") {
    file.open(std::string(path), std::ios::binary);
    if (!file || file.peek() == std::ifstream::traits_type::eof()) {
      if (!file.is_open() || !file.eof()) return std::nullopt;
    }
    in = &file;
  }
  std::string text;
  std::array<char, 65536> part;
  while (text.size() < most &&
         (in->read(part.data(), static_cast<std::streamsize>(std::min(part.size(), most - text.size()))),
          in->gcount() > 0))
    text.append(part.data(), static_cast<std::size_t>(in->gcount()));
  return text;
}

std::string sources_of(const lint::Finding& finding) { return citations(finding.rule->sources); }

/// The line of the text that a finding is about, with its secrets overwritten.
std::string excerpt(std::string_view shown, message::Range range) {
  std::size_t begin = std::min<std::size_t>(range.begin, shown.size());
  const std::size_t line = shown.rfind('\n', begin == 0 ? 0 : begin - 1);
  begin = line == shown.npos || begin == 0 ? 0 : line + 1;
  std::string out = cut(shown.substr(begin, shown.find('\n', begin) - begin), 160);
  for (char& c : out)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

void print(Text& text, const Checked& checked, bool named) {
  const std::string shown = lint::masked(checked.text, checked.exchanges);
  for (std::size_t i = 0; i < checked.exchanges.size(); ++i) {
    const message::Exchange& exchange = checked.exchanges[i];
    const lint::Judgement& judged = checked.judged[i];
    std::string title = named ? checked.name + ": " : "";
    if (exchange.request) title += cut(exchange.request->method, 20) + " → ";
    const message::Response* response = exchange.response          ? &*exchange.response
                                        : exchange.interim.empty() ? nullptr
                                                                   : &exchange.interim.back();
    const registry::List<registry::Status> entries =
        response ? registry::with_code(response->status) : registry::List<registry::Status>();
    title += !response || response->status == 0 ? "no status"
             : entries.empty()                  ? std::to_string(response->status)
                                                : app::owned_title_of(entries.front());
    if (i > 0) text.blank();
    text.line(text.bold(title));
    for (const lint::Hop& hop : judged.makers) {
      const std::string sure = hop.sure == registry::Sure::certain  ? ""
                               : hop.sure == registry::Sure::likely ? "likely "
                                                                    : "possibly ";
      text.paragraph((hop.made ? "Made by " : "By way of ") + sure + hop.name + ": " + hop.because + ". " + hop.next, 2,
                     2);
    }
    if (judged.makers.empty()) text.paragraph("Who sent this cannot be told from here.", 2);
    for (const lint::Finding& finding : judged.findings) {
      const json::LineColumn at = json::place_of(checked.text, finding.range.begin);
      text.blank();
      text.paragraph(text.bold(std::string(json::word_of(finding.level))) + "  " + finding.text, 2, 2);
      text.paragraph(
          text.faint(std::to_string(at.line) + ":" + std::to_string(at.column) + "  ") + excerpt(shown, finding.range),
          4, 4);
      text.paragraph(
          finding.fix + " " + text.faint("(" + sources_of(finding) + "; " + std::string(finding.rule->id) + ")"), 4);
    }
    if (judged.findings.empty()) text.paragraph("Nothing found.", 2);
  }
}

/// Of GitHub's workflow commands: what stands for a line break, and what ends a property.
std::string escaped(std::string_view text, bool property) {
  std::string out;
  for (const char c : text) {
    if (c == '%')
      out += "%25";
    else if (c == '\r')
      out += "%0D";
    else if (c == '\n')
      out += "%0A";
    else if (property && c == ':')
      out += "%3A";
    else if (property && c == ',')
      out += "%2C";
    else
      out += c;
  }
  return out;
}

void annotate(std::ostream& out, const Checked& checked) {
  for (const lint::Judgement& judged : checked.judged)
    for (const lint::Finding& finding : judged.findings) {
      if (finding.level > registry::Severity::practice) continue;
      const char* kind = finding.level == registry::Severity::must     ? "error"
                         : finding.level == registry::Severity::should ? "warning"
                                                                       : "notice";
      const json::LineColumn at = json::place_of(checked.text, finding.range.begin);
      out << "::" << kind << " file=" << escaped(checked.name, true) << ",line=" << at.line << ",col=" << at.column
          << ",title=" << escaped(finding.rule->id, true)
          << "::" << escaped(finding.text + " " + finding.fix + " (" + sources_of(finding) + ")", false) << '\n';
    }
}

int check(const Arguments& arguments, Terminal& terminal) {
  lint::Known known;
  if (const auto method = arguments.value("--method")) {
    if (!is_method(*method))
      return refuse(terminal, "check: --method is a request method such as GET, not " + quoted(*method));
    known.method = *method;
  }
  if (const auto role = arguments.value("--role")) {
    const auto found = role_from(*role);
    if (!found) return refuse(terminal, "check: --role is origin, gateway or proxy, not " + quoted(*role));
    known.role = *found;
  }
  if (const auto house = arguments.value("--house")) {
    if (!decide::house_from(*house) || house->find(':') != house->npos) {
      std::vector<std::string_view> ids;
      for (const auto one : decide::all_houses()) ids.push_back(decide::id_of(one));
      return refuse(terminal, "check: there is no house " + quoted(*house) + "; did you mean “" +
                                  std::string(nearest(*house, ids)) + "”?");
    }
    known.house = *house;
  }
  const int formats = arguments.has("--json") + arguments.has("--sarif") + arguments.has("--github");
  if (formats > 1) return refuse(terminal, "check: --json, --sarif and --github exclude each other");
  std::vector<std::string_view> paths = arguments.operands;
  if (paths.empty()) paths.push_back("-");
  if (std::count(paths.begin(), paths.end(), "-") > 1)
    return refuse(terminal, "check: the standard input can be read once");

  std::vector<Checked> all;
  bool wrong = false;
  for (const std::string_view path : paths) {
    const std::string name =
        path == "-" ? std::string(arguments.value("--stdin-name").value_or("standard input")) : std::string(path);
    auto text = content_of(path, terminal);
    if (!text) return refuse(terminal, "check: " + quoted(name) + " cannot be read");
    message::Limits limits;
    limits.exact = path != "-";  // what comes through a pipe may have been decoded by the program before
    message::Reading reading = message::read(*text, limits);
    if (reading.exchanges.empty()) return refuse(terminal, "check: " + name + ": " + reading.problem);
    Checked checked{name, std::move(*text), std::move(reading.exchanges), {}};
    checked.judged = lint::check(checked.exchanges, checked.text, known);
    for (const lint::Judgement& judged : checked.judged)
      for (const lint::Finding& finding : judged.findings) wrong = wrong || finding.level == registry::Severity::must;
    all.push_back(std::move(checked));
  }
  if (arguments.has("--json")) {
    for (const Checked& one : all)
      terminal.out << json::of_findings(one.text, one.exchanges, one.judged,
                                        all.size() > 1 ? one.name : std::string_view())
                   << '\n';
  } else if (arguments.has("--sarif")) {
    std::vector<json::CheckedFile> files;
    for (const Checked& one : all) files.push_back({one.text, one.name, &one.judged});
    terminal.out << json::sarif(files, registry::data_version()) << '\n';
  } else if (arguments.has("--github")) {
    for (const Checked& checked : all) annotate(terminal.out, checked);
  } else {
    Text text(terminal);
    for (const Checked& checked : all) {
      if (&checked != &all.front()) text.blank();
      print(text, checked, all.size() > 1);
    }
    terminal.out << text.str();
  }
  return wrong ? nothing_found : done;
}

}  // namespace

std::optional<std::uint8_t> role_from(std::string_view word) {
  if (word == "origin") return registry::Sender::origin;
  if (word == "gateway") return registry::Sender::gateway;
  if (word == "proxy") return registry::Sender::proxy;
  return std::nullopt;
}

bool is_method(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return text::is_letter(c) || text::is_digit(c) ||
           std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
  });
}

const Command check_command{
    "check",
    "[FILE|-]…",
    Values::text,
    "what is wrong with a response, and who sent it",
    "Takes raw messages, the output of curl -i, -v and --trace-ascii, HTTPie, wget -S, header lists of HTTP/2, HAR "
    "files\n"
    "and bare status lines; without a file, the standard input. What the text cannot show is asked, not claimed.\n"
    "Credentials, cookies and tokens are overwritten in what is printed.\n"
    "Exit status 1: there are findings at the level MUST. 2: the text holds no message.",
    kOptions,
    check};

}  // namespace cli
