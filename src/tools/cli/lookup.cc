// show, list and search: the registry and its search engine on the command line.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <istream>
#include <ostream>

#include "app/labels.h"
#include "json/answers.h"
#include "json/json.h"
#include "search/search.h"
#include "tools/cli/cli.h"
#include "tools/cli/dataset.h"
#include "tools/cli/text.h"

namespace cli {
namespace {

using registry::Status;

bool is_number(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Entries as a JSON array, one a line.
void print_entries(const std::vector<const Status*>& statuses, std::ostream& out) {
  out << '[';
  const char* between = "\n";
  for (const Status* status : statuses) {
    out << between << entry(status->id);
    between = ",\n";
  }
  out << (statuses.empty() ? "]\n" : "\n]\n");
}

std::vector<const Status*> pointers(registry::List<Status> statuses) {
  std::vector<const Status*> out;
  for (const auto& status : statuses) out.push_back(&status);
  return out;
}

// show

void print_fields(Text& text, const Status& status) {
  if (status.fields.empty()) return;
  text.heading("Header fields");
  for (const auto& field : status.fields)
    text.bullet(text.bold(field.name) + " " + app::duty(field) + ": " + std::string(field.when) + " (" +
                citations(field.sources) + ")");
}

std::string name_of(std::string_view id) {
  const Status* status = registry::find(id);
  return status ? app::title_of(*status) : std::string(id);
}

void print_status(Text& text, const Status& status) {
  const auto section = [&](std::string_view heading, std::string_view body) {
    if (body.empty()) return;
    text.heading(heading);
    text.paragraph(body);
  };
  text.title(status);
  const auto* info = registry::info(status.cls);
  std::string chips(info ? info->name : "Outside the classes");
  const auto chip = [&](std::string_view label) { (chips += " · ") += label; };
  chip(app::standing_label(status.standing));
  if (!status.owner.empty()) chip(app::confidence_label(status.confidence));
  if (status.cacheable != registry::Cacheable::unsaid) chip(app::cacheable_label(status.cacheable));
  if (status.content != registry::Content::allowed) chip(app::content_label(status.content));
  chip(app::retry_label(status.retry));
  text.paragraph(chips, 0);
  text.blank();
  text.paragraph(status.summary, 0);
  if (!status.until.empty()) text.paragraph("A temporary registration until " + std::string(status.until) + ".", 0);

  text.heading(status.owner.empty() ? "Use it when" : "You meet it when");
  for (auto use : status.use_when) text.bullet(use);
  if (!status.avoid_when.empty()) {
    text.heading("Use instead");
    for (const auto& avoid : status.avoid_when)
      text.bullet(name_of(avoid.instead) + " when " + std::string(avoid.text));
  }
  section("What it means", status.meaning);
  section("If you just saw it", status.plain);
  print_fields(text, status);
  if (!status.wire.empty()) {
    text.heading("On the wire");
    text.verbatim(status.wire);
    if (!status.wire_note.empty()) {
      text.blank();
      text.paragraph(status.wire_note);
    }
  } else {
    section("On the wire", status.wire_note);
  }
  section("When you receive it", std::string(app::retry_label(status.retry)) + ". " + std::string(status.retry_text) +
                                     " " + std::string(status.client));
  section("For APIs", status.rest);

  text.heading("At a glance");
  text.definition("Sent by", app::senders(status.sent_by), 14);
  text.definition("Methods", app::methods(status), 14);
  text.definition("Content", app::content_label(status.content), 14);
  text.definition("Caching", app::cacheable_label(status.cacheable), 14);
  if (!status.standard_equivalent.empty()) text.definition("Instead", name_of(status.standard_equivalent), 14);

  if (!status.confused_with.empty()) {
    text.heading("Often confused with");
    for (auto id : status.confused_with) text.bullet(name_of(id));
  }
  if (status.names.size() > 1) {
    text.heading("Names through time");
    for (const auto& name : status.names) text.bullet(std::string(name.name) + " (" + citations(name.sources) + ")");
  }
  if (!status.corrections.empty()) {
    text.heading("Often said, but wrong");
    for (const auto& correction : status.corrections)
      text.bullet("“" + std::string(correction.claim) + "” " + std::string(correction.truth) + " (" +
                  citations(correction.sources) + ")");
  }
  if (!status.constants.empty()) {
    text.heading("In code");
    for (const auto& constant : status.constants) text.definition(constant.language, constant.symbol, 14);
  }
  if (!status.charts.empty()) {
    text.heading("Flowcharts that lead here");
    for (const auto& way : status.charts)
      if (const auto* chart = registry::find_chart(way.chart))
        text.bullet(std::string(chart->title) + " (statusatlas which " + std::string(way.chart) + ")");
  }
  text.heading("Sources");
  for (const auto& source : status.sources)
    text.bullet(app::citation(source) + (source.url.empty() ? "" : " " + std::string(source.url)));
}

/// The numbers next to one that has no entry: "418 and 420".
std::string neighbors(int code) {
  const Status* below = nullptr;
  const Status* above = nullptr;
  for (const auto& status : registry::statuses()) {
    if (status.code < code) below = &status;
    if (status.code > code && !above) above = &status;
  }
  std::string out;
  if (below) out = app::title_of(*below);
  if (above) out += (out.empty() ? "" : " and ") + app::title_of(*above);
  return out;
}

int show(const Arguments& arguments, Terminal& terminal) {
  if (arguments.operands.empty()) return refuse(terminal, "show: which code? For example: statusatlas show 404");
  if (arguments.operands.size() > 1)
    return refuse(terminal,
                  "show: one code at a time, without its name: statusatlas show " + cut(arguments.operands[0], 20));
  const std::string_view asked = arguments.operands[0];
  std::vector<const Status*> found;
  if (asked.size() == 3 && is_number(asked)) {
    const int code = (asked[0] - '0') * 100 + (asked[1] - '0') * 10 + (asked[2] - '0');
    found = pointers(registry::with_code(code));
    if (found.empty())
      return not_found(terminal, "there is no code " + std::string(asked) + "; the nearest are " + neighbors(code));
  } else if (const Status* status = registry::find(asked)) {
    found = {status};
  } else {
    if (registry::find_class(asked))
      return refuse(terminal, "show: " + quoted(asked) + " is a class; did you mean “statusatlas list --class " +
                                  std::string(asked) + "”?");
    std::vector<std::string_view> ids;
    for (const auto& one : registry::statuses()) ids.push_back(one.id);
    return refuse(terminal, "show: " + quoted(asked) + " is no code; did you mean “" +
                                std::string(nearest(asked, ids)) + "”? (statusatlas search finds codes by words)");
  }
  if (arguments.has("--json")) {
    print_entries(found, terminal.out);
    return done;
  }
  Text text(terminal.color);
  for (const Status* status : found) {
    if (status != found.front()) {
      text.blank();
      text.line(std::string(kColumns, '-'));
      text.blank();
    }
    print_status(text, *status);
  }
  terminal.out << text.str();
  return done;
}

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
  std::vector<const Status*> found;
  for (const auto& status : registry::statuses())
    if (search::passes(filter, status)) found.push_back(&status);
  if (arguments.has("--json")) print_entries(found, terminal.out);
  if (found.empty()) return not_found(terminal, "no code is of that class and standing");
  if (arguments.has("--json")) return done;
  for (const Status* status : found) {
    Text text(terminal.color);
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
  search::Results results;
  long long ns = 0;
};

/// @param timed kept from query to query, as the app keeps its results
void timed_search(std::string_view query, int limit, Timed& timed) {
  const auto start = std::chrono::steady_clock::now();
  search::search(query, {}, static_cast<std::size_t>(limit), timed.results);
  const auto end = std::chrono::steady_clock::now();
  timed.ns = std::chrono::duration_cast<std::chrono::nanoseconds>(end - start).count();
}

/// @param entries with all that the dataset says of each hit
std::string json_of(std::string_view query, const Timed& timed, bool entries) {
  std::string out = "{\"query\":";
  json::append_quoted(out, query);
  out += ",\"results\":[";
  for (const auto& hit : timed.results.hits) {
    if (&hit != &timed.results.hits.front()) out += ',';
    if (entries) {
      json::append_number(out += "\n{\"score\":", hit.score);
      (out += ',') += entry(hit.status->id).substr(1);
    } else {
      json::append_hit(out += '{', hit);
      out += '}';
    }
  }
  return out + "],\"ns\":" + std::to_string(timed.ns) + "}";
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
    default:
      return "";
  }
}

void print_hits(const search::Results& results, Text& text) {
  for (const auto& hit : results.hits) {
    const Status& status = *hit.status;
    text.paragraph(text.colored(app::digits(status.code), status) + " " +
                       highlighted(text, status.name, hit.name_spans) +
                       (status.owner.empty() ? "" : " (" + std::string(status.owner) + ")"),
                   0, 4);
    text.paragraph(highlighted(text, status.summary, hit.summary_spans), 4);
    if (const auto label = part_label(hit.part); !label.empty() && !hit.matched.empty())
      text.paragraph(std::string(label) + ": " + std::string(hit.matched), 4);
  }
}

int search_lines(Terminal& terminal, int limit, bool json) {
  std::string query;
  bool any = false, asked = false;
  Timed timed;
  while (std::getline(terminal.in, query)) {
    if (!query.empty() && query.back() == '\r') query.pop_back();
    timed_search(query, limit, timed);
    asked = true;
    any |= !timed.results.hits.empty();
    if (json) {
      terminal.out << json_of(query, timed, false) << std::endl;  // a line at once: whoever asks may wait for it
    } else {
      Text text(terminal.color);
      text.line("> " + query);
      print_hits(timed.results, text);
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
  const bool json = arguments.has("--json");
  if (arguments.operands.size() == 1 && arguments.operands[0] == "-") return search_lines(terminal, limit, json);
  std::string query;
  for (auto word : arguments.operands) (query += query.empty() ? "" : " ") += word;
  if (query.find_first_not_of(" \t\n") == std::string::npos)
    return refuse(terminal, "search: which words? For example: statusatlas search too many requests");
  Timed timed;
  timed_search(query, limit, timed);
  for (const auto& note : timed.results.notes) tell(terminal, note);
  if (json) terminal.out << json_of(query, timed, true) << '\n';
  if (timed.results.hits.empty()) {
    std::string sentence = "nothing found for " + quoted(query);
    for (std::size_t i = 0; i < timed.results.nearest.size(); ++i)
      sentence += (i ? ", “" : "; did you mean “") + std::string(timed.results.nearest[i]) + "”";
    return not_found(terminal, sentence);
  }
  if (json) return done;
  Text text(terminal.color);
  print_hits(timed.results, text);
  terminal.out << text.str();
  return done;
}

constexpr Option show_options[] = {{"--json", "", "the entries of the dataset, as an array"}};
constexpr Option list_options[] = {
    {"--class", "4xx", "of this class only; several with commas: 4xx,5xx"},
    {"--standing", "S",
     "of this standing only: standard, experimental, temporary, deprecated, reserved or unregistered; several with "
     "commas"},
    {"--json", "", "the entries of the dataset, as an array"},
};
constexpr Option search_options[] = {
    {"--limit", "N", "at most so many hits, 1 to 1000 (10)"},
    {"--json", "",
     "{\"query\",\"results\",\"ns\"}: each result is the entry of the dataset and its score; ns is the time spent "
     "searching, in nanoseconds"},
};

}  // namespace

const Command show_command{"show",
                           "CODE",
                           "one code, every owner's meaning",
                           "CODE is a number, or an id such as 499-nginx for one owner's meaning only.",
                           show_options,
                           show};
const Command list_command{
    "list", "", "the registry, filtered", "One line a meaning: code, name, standing or owner.", list_options, list};
const Command search_command{
    "search",
    "WORDS…",
    "codes for a number, a name, a header field or a symptom, best first",
    "With - instead of words, each line of the standard input is a query; with\n"
    "--json each answer is one line:\n"
    "{\"query\":\"…\",\"results\":[{\"code\":429,\"id\":\"429\",\"score\":12.3},…],\"ns\":1234}",
    search_options,
    search};

}  // namespace cli
