// The frame of every page: banner, navigation, what `main` shows, and the footer.
#include "app/compare.h"
#include "app/derived.h"
#include "app/labels.h"
#include "app/views.h"
#include "text/ascii.h"

namespace app {
namespace {

bool explores(const State& state) {
  return state.view == View::explore || state.view == View::code || state.view == View::not_found;
}

void tab(Builder& page, std::string_view text, std::string_view href, bool here) {
  Node& link = page.open(Role::link, Look::tab, text);
  link.href = href;
  if (here) link.flags |= current;
  page.text(text);
  page.close();
}

}  // namespace

void view_banner(Builder& page, const State& state) {
  Scope banner(page, Role::banner, Look::plain, "banner", {}, Part::banner);
  Node& brand = page.open(Role::link, Look::brand, "brand");
  brand.href = "";
  brand.part = Part::brand;
  page.text("Status ");
  page.leaf(Role::strong, "Atlas");
  page.close();
  {
    Scope search(page, Role::search, Look::plain, "search", {}, Part::search);
    Node& box = page.open(Role::searchbox, Look::plain, "box");
    box.text = "Search status codes";
    box.hint = "Search codes, headers, symptoms";
    box.value = state.query;
    box.action.kind = Action::Kind::type;
    page.close();
  }
  {
    Scope views(page, Role::navigation, Look::plain, "views", "Views", Part::views);
    tab(page, "Explore", "", explores(state));
    tab(page, "Which status?", "which/", state.view == View::which);
    tab(page, "Compare", "compare/", state.view == View::compare || state.view == View::compare_index);
  }
  page.button("Theme", {Action::Kind::cycle_theme, 0, {}}, Look::icon, "theme").part = Part::theme;
}

void view_footer(Builder& page, const State& state, bool printers) {
  Scope footer(page, Role::contentinfo, Look::small, "footer", {}, Part::footer);
  page.open(Role::paragraph, Look::small, "about");
  page.text("Status Atlas, data of " + std::string(registry::data_date()) + ". ", Look::small);
  page.link("About and sources", "about/", Look::small);
  page.text(" · ", Look::small);
  page.link("Header fields", "field/", Look::small);
  page.text(" · ", Look::small);
  page.link("Methods", "method/", Look::small);
  page.text(" · ", Look::small);
  page.link("Which failure wins", "failures/", Look::small);
  page.text(" · ", Look::small);
  page.link("Signals", "signals/", Look::small);
  page.text(" · ", Look::small);
  page.link("Data", "data/", Look::small);
  page.text(" · ", Look::small);
  page.link("Check a response", "check/", Look::small);
  page.text(" · No cookies, no tracking, nothing loaded from elsewhere. ", Look::small);
  if (printers) {
    std::string here = state.view == View::not_found ? std::string() : to_url(state);  // nobody else's address
    here.resize(std::min(here.find('#'), here.size()));
    page.link(state.plain ? "App" : "Plain page",
              concat({here, here.find('?') == here.npos ? "?view=" : "&view=", state.plain ? "app" : "html"}),
              Look::small, "printer")
        .part = Part::printer;
  }
  page.close();
}

namespace {

/// What a heading is linked by: "often-said-but-wrong".
std::string anchor_of(std::string_view title) {
  std::string out;
  for (const char c : slug(title))
    if (text::is_lower(c) || text::is_digit(c))
      out += c;
    else if (!out.empty() && out.back() != '-')
      out += '-';
  return out;
}

/// Lets the sections of the page be linked, and lists them.
void contents(Builder& page, Page& out, const State& state) {
  Scope navigation(page, Role::navigation, Look::stack, "contents", "On this page", Part::contents);
  page.paragraph("On this page", Look::label);
  Scope list(page, Role::list, Look::stack, "list");
  State there = state;
  there.meaning.clear();
  const std::size_t count = out.nodes.size();
  for (std::size_t i = 0; i < count; ++i) {
    if (out.nodes[i].role != Role::heading || out.nodes[i].level != 2) continue;
    const std::string title = out.text_of(i);
    if (out.nodes[i].value.empty()) out.nodes[i].value = anchor_of(title);
    there.place = out.nodes[i].value;
    Scope item(page, Role::item, Look::plain, there.place);
    page.link(title, to_url(there), Look::small);
  }
}

void head(Page& page, const State& state) {
  const std::string name = "Status Atlas";
  page.path = path_of(state);
  switch (state.view) {
    case View::explore:
      page.column = Page::Column::list_first;
      if (state.query.empty()) page.column = Page::Column::main_first;  // where all numbers are at a glance
      if (const auto* info = only_class(state))
        page.title = class_label(*info) + ": HTTP status codes · " + name;
      else
        page.title = name + ": every HTTP status code, and which one to return";
      break;
    case View::code: {
      const auto& status = registry::with_code(number_of(state.id)).front();
      page.title = title_of(status) + " · " + name;
      page.code = state.id;
      break;
    }
    case View::which: {
      const auto& chart = *registry::find_chart(state.id);
      page.title = std::string(chart.title) + " · " + name;
      if (state.chart_shown) page.column = Page::Column::chart_only;
      break;
    }
    case View::compare:
      page.title = title_of(*parse_comparison(state.id)) + " · " + name;
      break;
    case View::compare_index:
      page.title = "Compare HTTP status codes · " + name;
      break;
    case View::field_index:
      page.title = "Header fields of HTTP status codes · " + name;
      break;
    case View::field:
      page.title = "Header field " + state.id + " · " + name;
      break;
    case View::signal_index:
      page.title = "Signals: flags, error names and numbers beside a status · " + name;
      break;
    case View::signals: {
      const auto* system = registry::find_system(state.id);
      page.title = concat({"Signals of ", system ? system->name : state.id, " · ", name});
      break;
    }
    case View::method_index:
      page.title = "HTTP request methods · " + name;
      break;
    case View::method:
      page.title = concat({method_of(state.id)->name, ": the HTTP request method · ", name});
      break;
    case View::failures:
      page.title = "Which failure wins · " + name;
      break;
    case View::about:
      page.title = "About · " + name;
      break;
    case View::data:
      page.title = "Data · " + name;
      break;
    case View::not_found:
      page.column = Page::Column::main_first;
      page.title = "Not found · " + name;
      break;
  }
}

}  // namespace

const registry::ClassInfo* only_class(const State& state) {
  if (state.view != View::explore || path_of(state).rfind("class/", 0) != 0) return nullptr;
  for (const auto& info : registry::classes())
    if (state.filter.classes == 1u << static_cast<int>(info.cls)) return &info;
  return nullptr;
}

bool is_whole(const State& state) {
  if (state.view == View::explore || state.view == View::not_found) return true;
  if (state.view == View::code) return registry::has_details(number_of(state.id));
  if (state.view == View::which) {
    if (!registry::has_chart(*registry::find_chart(state.id))) return false;
    if (decide::is_own(state.house) && !registry::has_charts()) return false;  // choices may be from any of them
    const auto* outcome = walk_of(state).outcome;  // its card shows some of the code's details
    return !outcome || !outcome->sources.empty();
  }
  if (state.view == View::signal_index || state.view == View::signals) return registry::has_signals();
  return registry::has_details();
}

void loading(Builder& page) { page.paragraph("Loading the rest", Look::muted); }

Page view(const State& state) {
  Page out;
  head(out, state);
  out.announce = state.announce;
  out.nodes.reserve(2048);  // what pages with the list need
  Builder page(out);
  Scope root(page, Role::page);
  view_banner(page, state);
  if (state.asking && state.query.empty()) view_teach(page, state);
  if (explores(state)) {
    view_filters(page, state);
    view_results(page, state);
  }
  const bool chart = state.view == View::which && is_whole(state);
  if (chart) view_sheet(page, state);
  {
    Scope main(page, Role::main, state.view == View::which ? Look::stack : Look::plain, "main", {}, Part::content);
    if (!state.notice.empty()) {
      Scope notice(page, Role::paragraph, Look::notice, "notice", {}, Part::notice);
      page.text(state.notice);
    }
    if (state.view != View::code && !is_whole(state)) {
      page.heading(1, std::string_view(out.title).substr(0, out.title.find(" · ")), Look::title);
      loading(page);
    } else
      switch (state.view) {
        case View::explore:
          if (const auto* info = only_class(state))
            view_class(page, *info, state.filter);
          else
            view_intro(page, state);
          break;
        case View::code:
          view_code(page, state);
          break;
        case View::which:
          view_which(page, state, walk_of(state));
          break;
        case View::compare_index:
          view_compare_index(page);
          break;
        case View::compare:
          view_compare(page, state);
          break;
        case View::field_index:
          view_field_index(page);
          break;
        case View::field:
          view_field(page, state);
          break;
        case View::signal_index:
          view_signal_index(page);
          break;
        case View::signals:
          view_signals(page, state);
          break;
        case View::method_index:
          view_method_index(page);
          break;
        case View::method:
          view_method(page, state);
          break;
        case View::failures:
          view_failures(page, state);
          break;
        case View::about:
          view_about(page, state);
          break;
        case View::data:
          view_data(page);
          break;
        case View::not_found:
          view_not_found(page, state);
          break;
      }
    if (state.help) view_help(page);
  }
  if (state.view == View::code) contents(page, out, state);
  if (chart) view_chart(page, state, walk_of(state));
  view_footer(page, state);
  if (state.copied)
    for (std::size_t i = 0; i < out.nodes.size(); ++i)
      if (out.nodes[i].id == state.copied && out.nodes[i].flags & (copies | copies_url))
        out.nodes[i + 1].text = state.announce;
  return out;
}

}  // namespace app
