// A request method's page: what it asks for, what may be done with it, and which status codes belong to it.
#include "app/labels.h"
#include "app/views.h"

namespace app {
namespace {

using registry::Method;

std::string properties(const Method& method) {
  return concat({method.safe ? "safe" : "not safe", method.idempotent ? ", idempotent" : ", not idempotent",
                 method.cacheable ? ", cacheable" : ", not cacheable"});
}

void glance(Builder& page, const Method& method) {
  Scope table(page, Role::table, Look::constants, "properties", "Properties");
  const auto row = [&](std::string_view name, std::string_view verdict, const registry::Rule& rule) {
    Scope row(page, Role::row, Look::plain, name);
    {
      Scope cell(page, Role::header_cell, Look::small);
      page.text(name);
    }
    Scope cell(page, Role::cell);
    if (!verdict.empty()) page.leaf(Role::strong, verdict);
    page.text(rule.text);
    cite(page, rule.sources);
  };
  const auto yes = [](bool so) { return so ? "Yes. " : "No. "; };
  row("Safe", yes(method.safe), method.safety);
  row("Idempotent", yes(method.idempotent), method.repeating);
  row("Cacheable", yes(method.cacheable), method.caching);
  row("Request content", "", method.request);
  row("Response content", "", method.response);
}

}  // namespace

void view_method_index(Builder& page) {
  page.heading(1, "Request methods", Look::title);
  page.paragraph(
      "What each method asks for, whether it may be repeated and cached, and which status codes belong to it.",
      Look::lead);
  std::string_view family;
  for (const auto& method : registry::methods()) {
    if (method.family != family) {
      if (!family.empty()) page.close();
      family = method.family;
      page.heading(2, family);
      page.open(Role::list, Look::rows, family);
    }
    Scope item(page, Role::item, Look::rows, method.name);
    Scope paragraph(page, Role::paragraph);
    page.link(method.name, concat({"method/", slug(method.name), "/"}));
    page.text(concat({" ", method.summary}));
    page.text(concat({" (", properties(method), ")"}), Look::muted);
  }
  if (!family.empty()) page.close();
}

void view_method(Builder& page, const State& state) {
  const Method& method = *method_of(state.id);
  page.heading(1, method.name, Look::title);
  page.paragraph(method.summary, Look::lead);
  if (!method.standing.empty()) page.paragraph(method.standing, Look::notice);
  page.paragraph(method.meaning);
  page.heading(2, "Properties");
  glance(page, method);
  page.heading(2, "Status codes");
  {
    Scope list(page, Role::list, Look::fields, "statuses");
    for (const auto& response : method.statuses) {
      Scope item(page, Role::item, Look::fields);
      Scope paragraph(page, Role::paragraph, Look::fields);
      mention(page, response.id);
      page.text(concat({" ", registry::find(response.id)->name, ": "}));
      if (!response.level.empty()) {
        page.leaf(Role::strong, response.level, Look::level);
        page.text(", when ", Look::muted);
      }
      page.text(response.when, Look::muted);
      cite(page, response.sources);
    }
  }
  page.heading(2, "On the wire");
  page.leaf(Role::code_block, method.wire, Look::wire);
  corrections(page, method.corrections, 2);
  sources(page, method.sources, 2);
  Scope paragraph(page, Role::paragraph);
  page.link("All methods", "method/");
}

}  // namespace app
