// A code's own page: everything that the registry knows about a number, every owner's meaning.
#include <algorithm>

#include "app/compare.h"
#include "app/labels.h"
#include "app/views.h"

namespace app {
namespace {

using registry::Status;

void chip(Builder& page, std::string_view text) {
  Scope item(page, Role::item, Look::chip);
  Scope paragraph(page, Role::paragraph, Look::chip);
  page.text(text, Look::chip);
}

void section(Builder& page, std::uint8_t level, std::string_view title, std::string_view text) {
  if (text.empty()) return;
  page.heading(level, title);
  page.paragraph(text);
}

void names(Builder& page, const Status& status, std::uint8_t level) {
  if (status.names.size() < 2) return;
  page.heading(level, "Names through time");
  Scope list(page, Role::list, Look::timeline, "names");
  for (const auto& name : status.names) {
    Scope item(page, Role::item, Look::rows, name.name);
    Scope paragraph(page, Role::paragraph);
    if (&name == &status.names.back())
      page.leaf(Role::strong, name.name);
    else
      page.text(name.name);
    cite(page, name.sources, " ");
  }
}

void confused(Builder& page, const Status& status, std::uint8_t level) {
  if (status.confused_with.empty()) return;
  page.heading(level, "Often confused with");
  Scope list(page, Role::list, Look::rows, "confused");
  for (auto id : status.confused_with) {
    const Status* other = registry::find(id);
    if (!other) continue;
    Scope item(page, Role::item, Look::rows, id);
    Scope paragraph(page, Role::paragraph);
    mention(page, id);
    page.text(" " + std::string(other->name) + " · ");
    const auto pair = parse_comparison(std::string(status.id) + "-" + std::string(id));
    if (pair) page.link("compare", "compare/" + comparison_id(*pair) + "/");
  }
}

std::string_view language(std::string_view id) {
  static constexpr std::pair<std::string_view, std::string_view> names[] = {
      {"go", "Go"},
      {"python", "Python"},
      {"java", "Java (Spring)"},
      {"csharp", "C#"},
      {"rust", "Rust (http)"},
      {"typescript", "TypeScript (http-status-codes)"},
      {"ruby", "Ruby (Rack)"},
      {"php", "PHP (Symfony)"},
      {"elixir", "Elixir (Plug)"},
      {"kotlin", "Kotlin (Ktor)"},
      {"nginx", "nginx"}};
  for (auto [key, name] : names)
    if (key == id) return name;
  return id;
}

void constants(Builder& page, const Status& status, std::uint8_t level) {
  if (status.constants.empty()) return;
  page.heading(level, "In code");
  Scope table(page, Role::table, Look::constants, "constants", "Constants");
  for (const auto& constant : status.constants) {
    Scope row(page, Role::row, Look::plain, constant.language);
    {
      Scope cell(page, Role::header_cell, Look::small);
      page.text(language(constant.language));
    }
    Scope cell(page, Role::cell);
    page.leaf(Role::code, constant.symbol);
  }
}

void charts(Builder& page, const Status& status, std::uint8_t level) {
  if (status.charts.empty()) return;
  page.heading(level, "Flowcharts that lead here");
  Scope list(page, Role::list, Look::rows, "charts");
  // The nearest ones first, by the number of answers that lead here; the others on one line.
  constexpr std::size_t near = 3;
  const std::size_t count = status.charts.size();
  std::size_t told = 0;
  for (std::ptrdiff_t commas = 0; told < count; ++commas)
    for (const auto& way : status.charts) {
      if (std::count(way.answers.begin(), way.answers.end(), ',') != commas) continue;
      const auto* chart = registry::find_chart(way.chart);
      State there;
      there.view = View::which;
      there.id = way.chart;
      there.answers = way.answers;  // so that the reason can be read
      if (told <= near) {
        page.open(Role::item, Look::rows, told < near ? way.chart : "others");
        page.open(Role::paragraph);
      }
      if (told >= near) page.text(told == near ? "Also " : ", ", Look::muted);
      page.link(chart->title, to_url(there));
      ++told;
      if (told <= near) page.text(concat({" ", chart->summary}), Look::muted);
      if (told <= near || told == count) {
        page.close();
        page.close();
      }
    }
}

/// Links to the pages of methods, where there are such pages.
void method_links(Builder& page, registry::List<registry::Text> names) {
  for (const auto& name : names) {
    if (&name != names.data()) page.text(", ");
    if (registry::find_method(name))
      page.link(name, concat({"method/", slug(name), "/"}));
    else
      page.text(name);
  }
}

void meaning(Builder& page, const Status& status, std::uint8_t level) {
  status_chips(page, status);
  page.paragraph(status.summary, Look::lead);
  if (!registry::has_details(status.code)) return loading(page);
  if (status.standing == registry::Standing::temporary)
    page.paragraph("A temporary registration that ended or ends on " + std::string(status.until) +
                       "; look at the registry before you rely on it.",
                   Look::notice);
  if (status.confidence == registry::Confidence::folklore)
    page.paragraph("A folk tale: lists repeat this meaning, but no software or document that defines it was found.",
                   Look::notice);
  use_and_avoid(page, status, level);
  section(page, level, "What it means", status.meaning);
  section(page, level, "If you just saw it", status.plain);
  field_list(page, status, level);
  if (!status.wire.empty()) {
    page.heading(level, "On the wire");
    page.leaf(Role::code_block, status.wire, Look::wire);
    if (!status.wire_note.empty()) page.paragraph(status.wire_note);
    Node& copy = page.button("Copy example", {}, Look::action, "copy");
    copy.flags |= copies;
    copy.value = status.wire;
  } else {
    section(page, level, "On the wire", status.wire_note);
  }
  page.heading(level, "When you receive it");
  {
    Scope paragraph(page, Role::paragraph);
    page.leaf(Role::strong, std::string(retry_label(status.retry)) + ".");
    page.text(" " + std::string(status.retry_text));
  }
  page.paragraph(status.client);
  section(page, level, "For APIs", status.rest);
  page.heading(level, "At a glance");
  {
    Scope table(page, Role::table, Look::constants, "glance", "At a glance");
    const auto row = [&](std::string_view name, std::string_view value) {
      Scope row(page, Role::row, Look::plain, name);
      {
        Scope cell(page, Role::header_cell, Look::small);
        page.text(name);
      }
      Scope cell(page, Role::cell);
      page.text(value);
    };
    row("Standing", standing_label(status.standing));
    if (!status.owner.empty()) {
      row("Owner", status.owner);
      row("How sure", confidence_label(status.confidence));
    }
    row("Sent by", senders(status.sent_by));
    const auto methods_row = [&](std::string_view name, registry::List<registry::Text> names) {
      Scope row(page, Role::row, Look::plain, name);
      {
        Scope cell(page, Role::header_cell, Look::small);
        page.text(name);
      }
      Scope cell(page, Role::cell);
      method_links(page, names);
    };
    if (status.methods.empty())
      row("Methods", methods(status));
    else
      methods_row("Methods", status.methods);
    if (!status.named_by.empty()) methods_row("See also the methods", status.named_by);
    row("Content", content_label(status.content));
    row("Caching", cacheable_label(status.cacheable));
  }
  if (const auto* same = registry::find(status.standard_equivalent)) {
    page.heading(level, "Registered code to use instead");
    Scope paragraph(page, Role::paragraph);
    mention(page, same->id);
    page.text(" " + std::string(same->name));
  }
  confused(page, status, level);
  names(page, status, level);
  corrections(page, status.corrections, level);
  constants(page, status, level);
  charts(page, status, level);
  sources(page, status.sources, level);
}

}  // namespace

void corrections(Builder& page, registry::List<registry::Correction> list, std::uint8_t level) {
  if (list.empty()) return;
  page.heading(level, "Often said, but wrong");
  Scope items(page, Role::list, Look::rows, "corrections");
  for (const auto& correction : list) {
    Scope item(page, Role::item, Look::rows);
    Scope paragraph(page, Role::paragraph);
    page.text("“" + std::string(correction.claim) + "” ", Look::muted);
    page.text(correction.truth);
    cite(page, correction.sources);
  }
}

void sources(Builder& page, registry::List<registry::Source> list, std::uint8_t level) {
  page.heading(level, "Sources");
  Scope items(page, Role::list, Look::rows, "sources");
  for (const auto& source : list) {
    Scope item(page, Role::item, Look::rows);
    Scope paragraph(page, Role::paragraph);
    if (source.url.empty())
      page.text(citation(source));
    else
      page.link(citation(source), source.url);
    for (const auto& work : registry::works())
      if (work.id == source.doc)
        page.text(" " + std::string(work.title) + (work.year ? ", " + std::to_string(work.year) : ""), Look::muted);
  }
}

void status_chips(Builder& page, const Status& status) {
  Scope list(page, Role::list, Look::chips, "chips", "Properties");
  if (const auto* info = registry::info(status.cls))
    chip(page, info->name);
  else
    chip(page, "Outside the classes");
  if (status.owner.empty()) {
    Scope item(page, Role::item, Look::chip);
    Scope paragraph(page, Role::paragraph, Look::chip);
    page.text(std::string(standing_label(status.standing)) + (status.sources.empty() ? "" : " · "), Look::chip);
    if (!status.sources.empty()) {
      const auto& source = status.sources.front();
      if (source.url.empty())
        page.text(citation(source), Look::chip);
      else
        page.link(citation(source), source.url, Look::chip);
    }
  } else {
    chip(page, status.owner);
    chip(page, confidence_label(status.confidence));
  }
  if (status.cacheable != registry::Cacheable::unsaid) chip(page, cacheable_label(status.cacheable));
  chip(page, retry_label(status.retry));
  if (status.content != registry::Content::allowed) chip(page, content_label(status.content));
}

void use_and_avoid(Builder& page, const Status& status, std::uint8_t level) {
  Scope cards(page, Role::group, Look::cards, "use");
  {
    Scope card(page, Role::group, Look::card, "good");
    page.heading(level, status.owner.empty() ? "Use it when" : "You meet it when", Look::good);
    Scope list(page, Role::list, Look::rows, "list");
    for (auto text : status.use_when) {
      Scope item(page, Role::item, Look::rows);
      page.paragraph(text, Look::small);
    }
  }
  if (status.avoid_when.empty()) return;
  Scope card(page, Role::group, Look::card, "bad");
  page.heading(level, "Use instead", Look::bad);
  Scope list(page, Role::list, Look::rows, "list");
  for (const auto& avoid : status.avoid_when) {
    Scope item(page, Role::item, Look::rows);
    Scope paragraph(page, Role::paragraph, Look::small);
    mention(page, avoid.instead);
    page.text(" when " + std::string(avoid.text));
  }
}

void field_list(Builder& page, const Status& status, std::uint8_t level) {
  if (status.fields.empty()) return;
  page.heading(level, "Header fields");
  Scope list(page, Role::list, Look::fields, "fields", "Header fields");
  for (const auto& field : status.fields) {
    Scope item(page, Role::item, Look::fields);
    Scope paragraph(page, Role::paragraph, Look::fields);
    page.link(field.name, "field/" + slug(field.name) + "/");
    page.text(" ");
    requirement(page, field);
  }
}

void view_code(Builder& page, const State& state) {
  const auto meanings = registry::with_code(number_of(state.id));
  const Status& first = meanings.front();
  {
    Node& heading = page.open(Role::heading, Look::hero, "title");
    heading.level = 1;
    page.leaf(Role::number, digits(first.code), Look::hero).tone = tone_of(first);
    page.text(" " + std::string(first.name), Look::title);
    page.close();
  }
  if (meanings.size() > 1 && first.owner.empty()) {
    Scope paragraph(page, Role::paragraph, Look::notice, "owners");
    page.text("Vendors use it too: ");
    for (const auto& status : meanings.subspan(1)) {
      if (&status != &meanings[1]) page.text(", ");
      page.link(status.owner, href_of(status));
    }
  } else if (meanings.size() > 1) {
    Scope owners(page, Role::group, Look::card, "owners", "Owners");
    page.paragraph(concat({std::to_string(meanings.size()), " meanings of this number"}), Look::label);
    Scope list(page, Role::list, Look::rows, "list");
    for (const auto& status : meanings) {
      Scope item(page, Role::item, Look::rows, status.id);
      Scope paragraph(page, Role::paragraph);
      page.link(status.name, &status == &first ? digits(status.code) + "/" : href_of(status));
      page.text(concat({" ", status.owner}), Look::muted);
    }
  }
  meaning(page, first, 2);
  for (const Status& status : meanings.subspan(1)) {
    Scope region(page, Role::region, Look::card, status.id,
                 std::string(status.name) + " (" + std::string(status.owner) + ")");
    {
      Node& heading = page.open(Role::heading, Look::title, "title");
      heading.level = 2;
      heading.value = status.id;  // the target of links with a fragment
      page.leaf(Role::number, digits(status.code), Look::title).tone = tone_of(status);
      page.text(" " + std::string(status.name) + " (" + std::string(status.owner) + ")", Look::title);
      page.close();
    }
    meaning(page, status, 3);
  }
  seen_with(page, first, 2);  // last: signals come after the page, and nothing above them may move then
  // Neighbors in the registry.
  const auto all = registry::statuses();
  const Status* before = nullptr;
  const Status* after = nullptr;
  for (const auto& status : all) {
    if (status.code < first.code) before = &status;
    if (status.code > first.code && !after) after = &status;
  }
  Scope neighbors(page, Role::navigation, Look::prev_next, "neighbors", "Neighboring codes");
  if (before) {
    const Status& number = registry::with_code(before->code).front();
    page.link("← " + title_of(number), digits(number.code) + "/", Look::prev_next, "before");
  }
  if (after) page.link(title_of(*after) + " →", digits(after->code) + "/", Look::prev_next, "after");
}

}  // namespace app
