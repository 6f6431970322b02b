// show: codes, ids and sub-statuses, with all that the dataset says.
#include <algorithm>
#include <ostream>

#include "app/labels.h"
#include "search/search.h"
#include "tools/cli/cli.h"
#include "tools/cli/lookup.h"
#include "tools/cli/text.h"

namespace cli {
namespace {

using registry::Status;

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

int value_of(std::string_view number) { return (number[0] - '0') * 100 + (number[1] - '0') * 10 + (number[2] - '0'); }

bool is_code(std::string_view text) { return text.size() == 3 && is_number(text) && text[0] != '0'; }

/// What a person may have meant with a word that is no code.
std::string suggestion(std::string_view word) {
  const bool any = word.find_first_not_of(" \t\n") != word.npos;
  if (!any || (word[0] >= '0' && word[0] <= '9')) {
    std::vector<std::string_view> ids;
    for (const auto& one : registry::statuses()) ids.push_back(one.id);
    return any ? "did you mean “" + std::string(nearest(word, ids)) + "”? (statusatlas search finds codes by words)"
               : "for example: statusatlas show 404";
  }
  // Words are for the search.
  const auto results = search::search(word);
  const auto first = std::find_if(results.hits.begin(), results.hits.end(), [](const auto& hit) { return hit.status; });
  if (first == results.hits.end()) return "statusatlas search finds codes by words";
  const Status& best = *first->status;
  return "did you mean “" + std::string(best.id) + "”, " + app::owned_title_of(best) +
         "? (statusatlas search finds codes by words)";
}

std::string about_sub(std::string_view number, std::string_view sub) {
  const std::string code(number), cause(sub);
  return code + "." + cause + " is status " + code + " with sub-status " + cause +
         ": one server’s own number for the cause, as Microsoft IIS has them. What " + cause +
         " stands for has no entry here yet.";
}

}  // namespace

Found found_by(std::string_view word) {
  Found out;
  const std::size_t dot = std::min(word.find('.'), word.size());
  if (dot < word.size() && is_code(word.substr(0, dot)) && word.size() - dot <= 6 && is_number(word.substr(dot + 1))) {
    out.note = about_sub(word.substr(0, dot), word.substr(dot + 1));
    word = word.substr(0, dot);
  }
  if (word.size() == 3 && is_number(word)) {
    for (const auto& status : registry::with_code(value_of(word))) out.statuses.push_back(&status);
    if (out.statuses.empty() && is_code(word)) {
      out.is_code = true;
      out.problem = "there is no code " + std::string(word) + "; the nearest are " + neighbors(value_of(word));
    }
  } else if (const Status* status = registry::find(word)) {
    out.statuses = {status};
  }
  if (!out.statuses.empty() || out.is_code) return out;
  if (registry::find_class(word))
    out.problem = quoted(word) + " is a class; did you mean “statusatlas list --class " + std::string(word) + "”?";
  else
    out.problem = quoted(word) + " is no code; " + suggestion(word);
  return out;
}

namespace {

int show(const Arguments& arguments, Terminal& terminal) {
  if (arguments.operands.empty()) return refuse(terminal, "show: which code? For example: statusatlas show 404");
  std::vector<Found> all;
  for (const auto word : arguments.operands) all.push_back(found_by(word));
  // Nothing is printed where anything is wrong, and what is no code at all comes first.
  for (const bool code : {false, true})
    for (const Found& one : all)
      if (!one.problem.empty() && one.is_code == code)
        return code ? not_found(terminal, one.problem) : refuse(terminal, "show: " + one.problem);
  if (arguments.has("--json")) {
    std::vector<const Status*> found;
    for (const Found& one : all) {
      if (!one.note.empty()) tell(terminal, one.note);
      found.insert(found.end(), one.statuses.begin(), one.statuses.end());
    }
    print_entries(found, terminal.out);
    return done;
  }
  Text text(terminal);
  bool first = true;
  for (const Found& one : all)
    for (const Status* status : one.statuses) {
      if (!first) {
        text.blank();
        text.rule();
        text.blank();
      }
      first = false;
      if (!one.note.empty() && status == one.statuses.front()) {
        text.paragraph(one.note, 0);
        text.blank();
      }
      print_status(text, *status);
    }
  terminal.out << text.str();
  return done;
}

constexpr Option show_options[] = {{"--json", 'j', "", Values::none, "the entries of the dataset, as an array"}};

}  // namespace

const Command show_command{"show",
                           "CODE…",
                           Values::codes,
                           "codes, with every owner’s meaning",
                           "CODE is a number (404), an id for one owner’s meaning only (499-nginx), or a\n"
                           "number with a sub-status (404.13).",
                           show_options,
                           show};

}  // namespace cli
