// list and search: the registry and its search engine on the command line.
#include "tools/cli/lookup.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <istream>
#include <optional>
#include <ostream>

#include "app/labels.h"
#include "find/find.h"
#include "json/answers.h"
#include "registry/labels.h"
#include "tools/cli/cli.h"
#include "tools/cli/dataset.h"
#include "tools/cli/text.h"

namespace cli {

using registry::Status;

bool is_number(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

void print_entries(const std::vector<const Status*>& statuses, std::ostream& out) {
  out << '[';
  const char* between = "\n";
  for (const Status* status : statuses) {
    out << between << entry(status->id);
    between = ",\n";
  }
  out << (statuses.empty() ? "]\n" : "\n]\n");
}

namespace {

// list

/// "4xx,5xx" to bits. @return what is wrong with it
template <class Find>
std::string read_bits(std::string_view values, std::uint8_t& bits, std::string_view kind,
                      const std::vector<std::string_view>& known, Find find) {
  for (;;) {
    const auto end = std::min(values.find(','), values.size());
    const auto value = values.substr(0, end);
    const int bit = find(value);
    if (bit < 0)
      return "there is no " + std::string(kind) + " " + quoted(value) + "; did you mean “" +
             std::string(nearest(value, known)) + "”?";
    bits = static_cast<std::uint8_t>(bits | 1u << bit);
    if (end == values.size()) return {};
    values.remove_prefix(end + 1);
  }
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

/// "nginx,Azure Cosmos DB" to owners, in either case; ids' endings are theirs too ("esri" of 499-esri).
/// @return what is wrong with it
std::string read_owners(std::string_view values, std::vector<std::string_view>& wanted) {
  for (;;) {
    const auto end = std::min(values.find(','), values.size());
    const auto value = values.substr(0, end);
    std::vector<std::string_view> known;
    const std::size_t before = wanted.size();
    for (const auto& status : registry::statuses()) {
      if (status.owner.empty()) continue;
      known.push_back(status.owner);
      if (lower(status.owner) == lower(value) ||
          status.id.substr(std::min<std::size_t>(4, status.id.size())) == lower(value))
        wanted.push_back(status.owner);
    }
    if (wanted.size() == before)
      return "there is no owner " + quoted(value) + "; did you mean “" + std::string(nearest(value, known)) + "”?";
    if (end == values.size()) return {};
    values.remove_prefix(end + 1);
  }
}

int list(const Arguments& arguments, Terminal& terminal) {
  if (!arguments.operands.empty())
    return refuse(terminal, "list: " + quoted(arguments.operands[0]) +
                                " is too much; did you mean “statusatlas search " + cut(arguments.operands[0], 40) +
                                "”?");
  search::Filter filter;
  if (const auto classes = arguments.value("--class")) {
    std::vector<std::string_view> known;
    for (const auto& info : registry::classes()) known.push_back(info.id);
    const std::string problem = read_bits(*classes, filter.classes, "class", known, [](std::string_view id) {
      const auto* info = registry::find_class(id);
      return info ? static_cast<int>(info->cls) : -1;
    });
    if (!problem.empty()) return refuse(terminal, "list: " + problem);
  }
  if (const auto standings = arguments.value("--standing")) {
    std::vector<std::string_view> known;
    for (int i = 0; i <= static_cast<int>(registry::Standing::unregistered); ++i)
      known.push_back(registry::to_text(static_cast<registry::Standing>(i)));
    const std::string problem = read_bits(*standings, filter.standings, "standing", known, [](std::string_view word) {
      const auto standing = registry::standing_from(word);
      return standing ? static_cast<int>(*standing) : -1;
    });
    if (!problem.empty()) return refuse(terminal, "list: " + problem);
  }
  const auto owners = arguments.value("--owner");
  std::vector<std::string_view> wanted;
  if (owners)
    if (const std::string problem = read_owners(*owners, wanted); !problem.empty())
      return refuse(terminal, "list: " + problem);
  std::vector<const Status*> found;
  for (const auto& status : registry::statuses())
    if (search::passes(filter, status) &&
        (!owners || std::find(wanted.begin(), wanted.end(), status.owner) != wanted.end()))
      found.push_back(&status);
  if (arguments.has("--json")) print_entries(found, terminal.out);
  if (found.empty()) return not_found(terminal, "no code is of that class, standing and owner");
  if (arguments.has("--json")) return done;
  for (const Status* status : found) {
    const Text text(terminal);
    std::string line = text.colored(app::digits(status->code), *status) + "  " + padded(status->name, 40) + "  ";
    line += status->owner.empty() ? std::string(registry::to_text(status->standing)) : std::string(status->owner);
    terminal.out << line << '\n';
  }
  return done;
}

// search

constexpr int kDefaultLimit = 10;
constexpr int kMaxLimit = 1000;

struct Timed {
  find::Found found;
  std::optional<long long> ns;  // where somebody wants to know
};

void timed_search(std::string_view query, int limit, Timed& timed) {
  const auto start = std::chrono::steady_clock::now();
  timed.found = find::find(query, {}, static_cast<std::size_t>(limit));
  const auto end = std::chrono::steady_clock::now();
  if (timed.ns) timed.ns = std::chrono::duration_cast<std::chrono::nanoseconds>(end - start).count();
}

/// With the clock on, the first search is made twice: it completes the index and reserves memory.
Timed clock_started(bool time, int limit) {
  Timed timed;
  if (time) {
    timed.ns = 0;
    timed_search("set-up 404", limit, timed);
  }
  return timed;
}

std::string highlighted(const Text& text, std::string_view words, const std::vector<search::Span>& spans) {
  std::string out;
  std::size_t at = 0;
  for (const auto& span : spans) {
    out += words.substr(at, span.begin - at);
    out += text.bold(words.substr(span.begin, span.end - span.begin));
    at = span.end;
  }
  return out += words.substr(at);
}

std::string_view part_label(search::Part part) {
  switch (part) {
    case search::Part::former_name:
      return "former name";
    case search::Part::alias:
      return "also known as";
    case search::Part::field:
      return "header field";
    case search::Part::owner:
      return "owner";
    case search::Part::symptom:
      return "symptom";
    case search::Part::outcome:
      return "case";
    case search::Part::signal:
      return "sent with the signal";
    case search::Part::often:
      return "looked for most";
    default:
      return "";
  }
}

void print_signal(const signals::Found& found, Text& text) {
  text.paragraph(text.bold(found.signal->name) + " (" + std::string(found.system->name) + ", " +
                     registry::statuses_label(*found.signal) + ")",
                 0, 4);
  text.paragraph(found.signal->meaning, 4);
  text.paragraph("signal: " + std::string(found.because), 4);
}

/// What a topic is, and the command that shows it, if any.
void print_topic(const search::Hit& hit, Text& text) {
  const search::Topic& topic = *hit.topic;
  const std::string id(topic.id);
  text.paragraph(highlighted(text, topic.name, hit.name_spans), 0, 4);
  switch (topic.kind) {
    case search::TopicKind::chart:
      return text.paragraph("flowchart: statusatlas which " + id, 4);
    case search::TopicKind::house:
      return text.paragraph("house, whose code can lead: statusatlas which --house " + id, 4);
    case search::TopicKind::comparison: {
      std::string codes;
      for (const std::uint16_t at : topic.statuses) (codes += ' ') += registry::statuses()[at].id;
      return text.paragraph("comparison: statusatlas show" + codes, 4);
    }
    case search::TopicKind::method:
      return text.paragraph("request method: " + search::path_of(hit), 4);
    case search::TopicKind::field:
      return text.paragraph("header field: statusatlas search header:" + id, 4);
  }
}

void print_hit(const search::Hit& hit, Text& text) {
  if (hit.topic) return print_topic(hit, text);
  const Status& status = *hit.status;
  if (hit.found) {
    text.paragraph(
        text.colored(app::digits(status.code), status) + " " + highlighted(text, hit.found->label, hit.name_spans), 0,
        4);
    if (!hit.found->trail.empty()) text.paragraph(highlighted(text, hit.found->trail, hit.summary_spans), 4);
    if (hit.part == search::Part::symptom) text.paragraph("symptom: " + std::string(hit.matched), 4);
    text.paragraph("case: statusatlas which " + std::string(registry::charts()[hit.found->chart].id) + " --answers " +
                       std::string(hit.found->answers),
                   4);
    return;
  }
  text.paragraph(text.colored(app::digits(status.code), status) + " " + highlighted(text, status.name, hit.name_spans) +
                     (status.owner.empty() ? "" : " (" + std::string(status.owner) + ")"),
                 0, 4);
  text.paragraph(highlighted(text, status.summary, hit.summary_spans), 4);
  if (const auto label = part_label(hit.part);
      !label.empty() && (!hit.matched.empty() || hit.part == search::Part::often))
    text.paragraph(std::string(label) + (hit.matched.empty() ? "" : ": " + std::string(hit.matched)), 4);
}

void print_hits(const find::Found& found, Text& text) {
  found.each([&](const search::Hit& hit) { print_hit(hit, text); },
             [&](const signals::Found& signal) { print_signal(signal, text); });
}

void print_time(const Timed& timed, Text& text) {
  if (timed.ns) text.line(text.faint("searched in " + std::to_string(*timed.ns) + " ns"));
}

int search_lines(Terminal& terminal, int limit, bool json, bool time) {
  std::string query;
  bool any = false, asked = false;
  Timed timed = clock_started(time, limit);
  while (std::getline(terminal.in, query)) {
    if (!query.empty() && query.back() == '\r') query.pop_back();
    timed_search(query, limit, timed);
    asked = true;
    any |= timed.found.any();
    if (json) {
      terminal.out << json::of_search(query, timed.found, timed.ns)
                   << std::endl;  // a line at once: whoever asks may wait for it
    } else {
      Text text(terminal);
      text.line("> " + query);
      print_hits(timed.found, text);
      print_time(timed, text);
      terminal.out << text.str() << std::endl;
    }
  }
  return any || !asked ? done : not_found(terminal, "nothing found for any of the queries");
}

int search(const Arguments& arguments, Terminal& terminal) {
  int limit = kDefaultLimit;
  if (const auto value = arguments.value("--limit")) {
    if (!is_number(*value) || value->size() > 4 || (limit = std::atoi(std::string(*value).c_str())) < 1 ||
        limit > kMaxLimit)
      return refuse(terminal, "search: --limit is a number from 1 to 1000, not " + quoted(*value));
  }
  const bool json = arguments.has("--json"), time = arguments.has("--time");
  if (arguments.operands.size() == 1 && arguments.operands[0] == "-") return search_lines(terminal, limit, json, time);
  std::string query;
  for (auto word : arguments.operands) (query += query.empty() ? "" : " ") += word;
  if (query.find_first_not_of(" \t\n") == std::string::npos)
    return refuse(terminal, "search: which words? For example: statusatlas search too many requests");
  Timed timed = clock_started(time, limit);
  timed_search(query, limit, timed);
  for (const auto& note : timed.found.results.notes) tell(terminal, note);
  if (json) terminal.out << json::of_search(query, timed.found, timed.ns) << '\n';
  if (!timed.found.any()) {
    std::string sentence = "nothing found for " + quoted(query);
    for (std::size_t i = 0; i < timed.found.results.nearest.size(); ++i)
      sentence += (i ? ", “" : "; did you mean “") + std::string(timed.found.results.nearest[i]) + "”";
    return not_found(terminal, sentence);
  }
  if (json) return done;
  Text text(terminal);
  print_hits(timed.found, text);
  print_time(timed, text);
  terminal.out << text.str();
  return done;
}

constexpr Option list_options[] = {
    {"--class", 'c', "4xx", Values::classes, "of this class only; several with commas: 4xx,5xx"},
    {"--standing", 's', "S", Values::standings,
     "of this standing only: standard, experimental, temporary, deprecated, reserved or unregistered; several with "
     "commas"},
    {"--owner", 'o', "O", Values::owners, "of this owner only: nginx, Cloudflare …; several with commas"},
    {"--json", 'j', "", Values::none, "the entries of the dataset, as an array"},
};
constexpr Option search_options[] = {
    {"--limit", 'n', "N", Values::text, "at most so many hits, 1 to 1000 (10)"},
    {"--json", 'j', "", Values::none,
     "{\"query\",\"results\"}: the same objects as the module’s search, after signals"},
    {"--time", 't', "", Values::none, "with the time spent searching, in nanoseconds (\"ns\"), without set-up"},
};

}  // namespace

const Command list_command{
    "list",       "",  Values::none, "the registry, filtered", "One line a meaning: code, name, standing or owner.",
    list_options, list};
const Command search_command{
    "search",
    "WORDS…",
    Values::text,
    "codes and pages for a number, a name, a header field, a symptom or a case, best first",
    "With - instead of words, each line of the standard input is a query. With\n"
    "--json each query has one line of output:\n"
    "{\"query\":\"…\",\"results\":[{\"code\":429,\"id\":\"429\",\"score\":12.3,\"name\":…},…]}\n"
    "Signals that the words hold (flags, error names and numbers of other systems)\n"
    "stand first, then outcomes of flowcharts whose case the words describe. A header\n"
    "field, a flowchart, a method, a house or a comparison that the words name is\n"
    "listed too: \"kind\" says what a hit is, \"path\" is its page on the site.",
    search_options,
    search};

}  // namespace cli
