// What this is, and where its facts come from.
#include "app/labels.h"
#include "app/views.h"

namespace app {
namespace {

/// What the browser keeps, as far as it has told.
std::string kept(const State& state) {
  switch (state.kept) {
    case Kept::impossible:
      return "This browser keeps nothing here, so Status Atlas needs a network.";
    case Kept::coming:
      return "Your browser is about to keep all of Status Atlas, so that every page works without a network.";
    case Kept::whole:
      return concat({"Your browser keeps all of Status Atlas",
                     state.kept_size.empty() ? "" : concat({" (", state.kept_size, ")"}),
                     ": every page works without a network."});
    case Kept::unknown:
      break;
  }
  return "After the first visit your browser keeps all of Status Atlas, where it allows that: every page then works "
         "without a network.";
}

void offline(Builder& page, const State& state) {
  page.heading(2, "Offline and as an app");
  {
    Scope paragraph(page, Role::paragraph, Look::plain, "kept", {}, Part::offline);
    page.text(kept(state));
  }
  if (state.installs)
    page.button("Install Status Atlas", {}, Look::primary, "install").part = Part::install;
  else
    page.paragraph("Some browsers can install it as an app: look for “Install” or “Add to Home Screen” in their menu.",
                   Look::muted);
}

}  // namespace

void view_about(Builder& page, const State& state) {
  page.heading(1, "About Status Atlas", Look::title);
  page.paragraph(
      "A reference of HTTP status codes that answers three questions: what is this code, which code is this, and which "
      "code should I send.",
      Look::lead);
  page.heading(2, "Where the facts come from");
  page.paragraph(
      "From the specifications themselves, in our own words, each claim with its section. Codes that vendors made up "
      "say how sure their source is. Where a specification and common belief differ, the entry says so.");
  page.heading(2, "Privacy");
  page.paragraph(
      "No cookies, no tracking, no account. The page loads nothing from any other site and sends nothing anywhere; "
      "your search and your answers stay in your browser and in the address bar.");
  offline(page, state);
  page.heading(2, "For programs");
  {
    Scope paragraph(page, Role::paragraph);
    page.text("All of it as files with schemas, and as a module with its own search: ");
    page.link("data for programs", "data/");
    page.text(".");
  }
  page.heading(2, "Licenses");
  {
    Scope paragraph(page, Role::paragraph);
    page.text("The data are yours to use under CC BY 4.0: name Status Atlas and link to the license. ");
    page.link("Licenses of the program, the data, the fonts and all parts", "licenses.txt");
    page.text(".");
  }
  page.heading(2, "Works cited");
  Scope list(page, Role::list, Look::rows, "works");
  for (const auto& work : registry::works()) {
    Scope item(page, Role::item, Look::rows, work.id);
    Scope paragraph(page, Role::paragraph);
    if (work.url.empty())
      page.text(work.id);
    else
      page.link(work.id, work.url);
    page.text(" " + std::string(work.title) + (work.year ? ", " + std::to_string(work.year) : ""), Look::muted);
  }
}

}  // namespace app
