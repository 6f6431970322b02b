// Two or more codes side by side, and the list of pairs worth comparing.
#include <algorithm>

#include "app/compare.h"
#include "app/labels.h"
#include "app/views.h"

namespace app {
namespace {

using registry::Status;

std::string list_of(registry::List<registry::Text> texts) {
  std::string out;
  for (auto text : texts) (out += out.empty() ? "" : "; ") += text;
  return out;
}

std::string fields_of(const Status& status) {
  std::string out;
  for (const auto& field : status.fields)
    if (field.bound == registry::Bound::sender && field.in == registry::Direction::response)
      (out += out.empty() ? "" : ", ") +=
          std::string(field.name) + " (" + std::string(registry::to_text(field.level)) + ")";
  return out.empty() ? "none named" : out;
}

}  // namespace

void view_compare_index(Builder& page) {
  page.heading(1, "Compare status codes", Look::title);
  page.paragraph(
      "Codes that people take for each other, side by side: who sends them, what they ask of the client, and when each "
      "is right.",
      Look::lead);
  {
    Scope hint(page, Role::paragraph);
    page.text("To pick two yourself, type both into the search box: ");
    page.link("401 vs 403", "?q=401+vs+403");
    page.text(".");
  }
  const auto line = [&](const Comparison& comparison) {
    Scope item(page, Role::item, Look::rows, comparison_id(comparison));
    Scope paragraph(page, Role::paragraph);
    page.link(title_of(comparison), "compare/" + comparison_id(comparison) + "/");
    if (const auto* about = written(comparison)) page.text(" " + std::string(about->apart), Look::muted);
  };
  const auto all = comparisons();
  page.heading(2, "Most asked");
  {
    Scope list(page, Role::list, Look::rows, "asked");
    for (const auto& comparison : all)
      if (written(comparison)) line(comparison);
  }
  const registry::ClassInfo* group = nullptr;
  bool open = false;
  for (const auto& comparison : all) {
    if (written(comparison)) continue;
    const auto* info = registry::info(comparison.front()->cls);
    if (!open || info != group) {
      if (open) page.close();
      page.heading(2, info ? class_label(*info) : "Outside the classes");
      page.open(Role::list, Look::rows, comparison_id(comparison));  // a group may come twice: below 100 and above 599
      group = info;
      open = true;
    }
    line(comparison);
  }
  if (open) page.close();
}

void view_compare(Builder& page, const State& state) {
  const auto codes = *parse_comparison(state.id);
  page.heading(1, title_of(codes), Look::title);
  if (const auto* about = written(codes)) {
    Scope paragraph(page, Role::paragraph, Look::lead, "lead");
    page.text(about->apart);
    cite(page, about->sources);
  }

  // How to tell them apart: each entry says when the other one fits better.
  bool told = false;
  for (const auto* status : codes)
    for (const auto& avoid : status->avoid_when)
      for (const auto* other : codes)
        if (other != status && avoid.instead == other->id) {
          if (!told) {
            page.heading(2, "When to use which");
            page.open(Role::list, Look::rows, "apart");
            told = true;
          }
          Scope item(page, Role::item, Look::rows);
          Scope paragraph(page, Role::paragraph);
          mention(page, other->id);
          page.text(" rather than ");
          mention(page, status->id);
          page.text(" when " + std::string(avoid.text) + ".");
        }
  if (told) page.close();

  page.heading(2, "Side by side");
  Scope table(page, Role::table, Look::compare, "table", "Side by side");
  {
    Scope row(page, Role::row, Look::plain, "codes");
    {
      Scope corner(page, Role::header_cell, Look::small);
      page.text("Code");
    }
    for (const auto* status : codes) {
      Scope cell(page, Role::header_cell);
      Node& link = page.open(Role::link, Look::plain);
      link.href = href_of(*status);
      link.tone = tone_of(*status);
      page.leaf(Role::number, digits(status->code), Look::title).tone = tone_of(*status);
      page.text(" " + std::string(status->name));
      if (!status->owner.empty()) page.text(" (" + std::string(status->owner) + ")", Look::small);
      page.close();
    }
  }
  const auto row = [&](std::string_view name, auto value) {
    Scope row(page, Role::row, Look::plain, name);
    {
      Scope cell(page, Role::header_cell, Look::small);
      page.text(name);
    }
    for (const auto* status : codes) {
      Scope cell(page, Role::cell, Look::small);
      page.text(value(*status));
    }
  };
  row("In short", [](const Status& s) { return std::string(s.summary); });
  const auto vendors = std::count_if(codes.begin(), codes.end(), [](const Status* s) { return !s->owner.empty(); });
  row(!vendors                                               ? "Use it when"
      : vendors == static_cast<std::ptrdiff_t>(codes.size()) ? "You meet it when"
                                                             : "Use or meet it when",
      [](const Status& s) { return list_of(s.use_when); });
  row("Standing", [](const Status& s) {
    return s.owner.empty() ? std::string(standing_label(s.standing)) : std::string(s.owner) + ", unregistered";
  });
  row("Sent by", [](const Status& s) { return senders(s.sent_by); });
  row("Methods", [](const Status& s) { return methods(s); });
  row("Retry", [](const Status& s) { return std::string(retry_label(s.retry)) + ". " + std::string(s.retry_text); });
  row("Client", [](const Status& s) { return std::string(s.client); });
  row("Caching", [](const Status& s) { return std::string(cacheable_label(s.cacheable)); });
  row("Content", [](const Status& s) { return std::string(content_label(s.content)); });
  row("Header fields", [](const Status& s) { return fields_of(s); });
  row("Source", [](const Status& s) { return s.sources.empty() ? std::string() : citation(s.sources.front()); });
}

}  // namespace app
