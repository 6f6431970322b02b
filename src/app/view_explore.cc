// Explore: filters, the list of hits, and what stands beside it while no code is chosen.
#include <algorithm>

#include "app/derived.h"
#include "app/labels.h"
#include "app/views.h"
#include "text/ascii.h"

namespace app {
namespace {

using registry::Status;

/// @param there the filter that counts what the toggle stands for, under the query and the other groups of filters
void toggle(Builder& page, const State& state, std::string_view text, Action action, bool on,
            const search::Filter& there, Tone tone = Tone::none) {
  Node& node = page.open(Role::toggle, Look::filter, text);
  node.text = text;  // the name; the count is for the eye
  node.action = std::move(action);
  node.tone = tone;
  if (on) node.flags |= pressed;
  // On a phone only the first word fits: the rest of a class's label is a part of its own.
  const auto space = tone == Tone::none ? text.npos : text.find(' ');
  page.text(text.substr(0, space));
  if (space != text.npos) page.text(text.substr(space), Look::filter);
  if (const auto& found = found_of(state); !found.incomplete) {
    const auto count = std::count_if(found.hits.begin(), found.hits.end(), [&](const auto& hit) {
      return hit.is_code() && search::passes(there, *hit.status);
    });
    page.leaf(Role::number, std::to_string(count), Look::muted);
  }
  page.close();
}

void group_label(Builder& page, std::string_view text) { page.paragraph(text, Look::label); }

/// Text with highlighted spans.
void marked(Builder& page, std::string_view text, const std::vector<search::Span>& spans, Look look) {
  std::size_t at = 0;
  for (const auto& span : spans) {
    if (span.begin > at) page.text(text.substr(at, span.begin - at), look);
    page.leaf(Role::mark, text.substr(span.begin, span.end - span.begin), look);
    at = span.end;
  }
  if (at < text.size()) page.text(text.substr(at), look);
}

std::string_view part_label(search::Part part) {
  switch (part) {
    case search::Part::former_name:
      return "Former name: ";
    case search::Part::alias:
      return "Also known as: ";
    case search::Part::field:
      return "Header field: ";
    case search::Part::owner:
      return "Owner: ";
    case search::Part::symptom:
      return "As in: ";
    case search::Part::prose:
      return "In code: ";
    case search::Part::outcome:
      return "As in the flowchart: ";
    case search::Part::signal:
      return "Sent with ";
    default:
      return "";
  }
}

/// What leads to the page of a hit: its number and its name.
/// @param status whose number it is, or nullptr @param marks places to highlight in the name
void row_link(Builder& page, std::string_view key, std::string href, const Status* status, std::string_view name,
              const std::vector<search::Span>& marks, bool here) {
  Node& link = page.open(Role::link, Look::hit, key);
  link.href = std::move(href);
  link.tone = status ? tone_of(*status) : Tone::none;
  if (here) link.flags |= current;
  page.leaf(Role::number, status ? digits(status->code) : "–").tone = link.tone;
  page.text(" ");
  marked(page, name, marks, Look::plain);
  page.close();
}

/// An outcome of a flowchart: its code, its label, and the way to it.
void case_hit(Builder& page, const State& state, const search::Hit& hit, bool here) {
  const search::Case& found = *hit.found;
  const registry::Chart& chart = registry::charts()[found.chart];
  const std::string key = concat({chart.id, "/", found.answers});
  Scope item(page, Role::item, Look::hit, key);
  row_link(page, key, to_url(case_state(state, found)), hit.status, found.label, hit.name_spans, here);
  if (state.dense) return;
  {
    Scope way(page, Role::paragraph, Look::summary);
    page.text(concat({chart.title, found.trail.empty() ? "" : " "}), Look::small);
    marked(page, found.trail, hit.summary_spans, Look::small);
  }
  if (hit.part != search::Part::symptom) return;
  Scope why(page, Role::paragraph, Look::summary);
  page.text(part_label(hit.part), Look::small);
  page.leaf(Role::mark, hit.matched, Look::small);
}

std::string_view kind_label(search::TopicKind kind) {
  switch (kind) {
    case search::TopicKind::field:
      return "Header field";
    case search::TopicKind::chart:
      return "Flowchart";
    case search::TopicKind::method:
      return "Request method";
    case search::TopicKind::house:
      return "House: its codes lead in the flowcharts";
    case search::TopicKind::comparison:
      return "Comparison";
  }
  return "";
}

/// A sentence about a topic; empty where there is none, or before the details are there.
std::string_view about(const search::Topic& topic) {
  switch (topic.kind) {
    case search::TopicKind::field:
      for (const auto& info : registry::fields())
        if (info.name == topic.name) return info.what;
      return "";
    case search::TopicKind::chart:
      return registry::find_chart(topic.id)->summary;
    case search::TopicKind::method:
      return registry::find_method(topic.name)->summary;
    case search::TopicKind::house:
      return "";
    case search::TopicKind::comparison:
      break;
  }
  for (const auto& one : registry::comparisons())
    if (std::equal(one.ids.begin(), one.ids.end(), topic.statuses.begin(), topic.statuses.end(),
                   [](registry::Text id, std::uint16_t at) { return registry::statuses()[at].id == id; }))
      return one.apart;
  return "";
}

/// A header field, a flowchart, a method, a house or a comparison: what it is, and why it is there.
void topic_hit(Builder& page, const State& state, const search::Hit& hit, bool here) {
  const search::Topic& topic = *hit.topic;
  const std::string key = search::path_of(topic);
  Scope item(page, Role::item, Look::hit, key);
  row_link(page, key, key, hit.status, topic.name, hit.name_spans, here);
  const std::string_view says = about(topic);
  page.paragraph(concat({kind_label(topic.kind), state.dense || says.empty() ? "" : ": ", state.dense ? "" : says}),
                 Look::summary);
  if (hit.part == search::Part::summary) page.paragraph("Found in its description", Look::summary);
}

/// Does the list have all codes, because nothing is asked for yet?
bool lists_all(const State& state) { return state.query.empty(); }

void hit(Builder& page, const State& state, const search::Hit& hit, bool here) {
  if (hit.found) return case_hit(page, state, hit, here);
  if (hit.topic) return topic_hit(page, state, hit, here);
  const Status& status = *hit.status;
  Scope item(page, Role::item, Look::hit, status.id);
  State there = state;
  there.view = View::code;
  there.id = digits(status.code);
  there.place.clear();
  there.meaning = registry::with_code(status.code).front().id == status.id ? "" : std::string(status.id);
  row_link(page, status.id, to_url(there), &status, status.name, hit.name_spans, here);
  // Among all codes those of vendors are quieter: who asked for nothing seldom wants them.
  const bool quiet = !status.owner.empty() && (state.dense || lists_all(state));
  if (quiet || !state.dense) {
    page.open(Role::paragraph, Look::summary);
    if (!status.owner.empty()) page.text(concat({status.owner, quiet ? "" : ": "}), Look::small);
    if (!quiet) marked(page, status.summary, hit.summary_spans, Look::small);
    page.close();
  }
  if (hit.part == search::Part::often) page.paragraph("One of the codes people look for most", Look::summary);
  // Why it is there, where its name and summary do not show that.
  const bool shows = !hit.name_spans.empty() || (!hit.summary_spans.empty() && !state.dense);
  const auto label = part_label(hit.part);
  const bool always = hit.part < search::Part::symptom || hit.part == search::Part::outcome;
  if (state.query.empty() || label.empty() || (shows && !always)) return;
  page.open(Role::paragraph, Look::summary);
  if (hit.matched.empty()) {
    page.text("Found in its description", Look::small);
  } else {
    page.text(label, Look::small);
    page.leaf(Role::mark, hit.matched, Look::small);
  }
  page.close();
}

void signal_hit(Builder& page, const State& state, const signals::Found& found, bool here) {
  const auto& system = *found.system;
  const auto& signal = *found.signal;
  Scope item(page, Role::item, Look::hit, concat({system.id, "/", signal.id}));
  Node& link = page.open(Role::link, Look::hit, signal.id);
  link.href = href_of(system, signal);
  if (here) link.flags |= current;
  const auto meanings =
      signal.statuses.empty() ? registry::List<Status>() : registry::with_code(signal.statuses.front());
  page.leaf(Role::number, signal.statuses.empty() ? "–" : digits(signal.statuses.front())).tone =
      meanings.empty() ? Tone::none : tone_of(meanings.front());
  page.text(concat({" ", signal.name, " (", system.name, ")"}));
  page.close();
  if (!state.dense)
    page.paragraph(concat({signal.made_by, ", ", registry::statuses_label(signal), ": ", signal.meaning}),
                   Look::summary);
  page.open(Role::paragraph, Look::summary);
  page.text("In your text: ", Look::small);
  page.leaf(Role::mark, state.query.substr(found.range.begin, found.range.end - found.range.begin), Look::small);
  page.text(concat({", ", found.because}), Look::small);
  page.close();
}

/// "2 signals, 1 code".
std::string count_of(const State& state, const search::Results& results) {
  const auto codes =
      std::count_if(results.hits.begin(), results.hits.end(), [](const auto& hit) { return hit.is_code(); });
  const std::size_t signals = rows_of(state).size() - results.hits.size();
  std::string out;
  if (signals > 0) out = concat({std::to_string(signals), signals == 1 ? " signal" : " signals"});
  if (codes > 0)
    out += concat({out.empty() ? "" : ", ", std::to_string(codes), codes == 1 ? " code" : " codes"});
  else if (const std::size_t others = results.hits.size(); out.empty() && others > 0)
    out = concat({std::to_string(others), others == 1 ? " page" : " pages"});
  else if (out.empty())
    out = state.query.empty() ? "0 codes" : concat({"No codes for “", state.query, "”"});
  if (!state.query.empty() && !registry::has_signals()) out += ", signals not loaded yet";
  return out;
}

}  // namespace

void view_filters(Builder& page, const State& state) {
  Scope filters(page, Role::complementary, Look::plain, "filters", "Filters", Part::filters);
  {
    Scope group(page, Role::group, Look::stack, "class", "Class");
    group_label(page, "Class");
    search::Filter there = state.filter;
    for (const auto& info : registry::classes()) {
      const auto bit = static_cast<std::uint8_t>(1u << static_cast<int>(info.cls));
      there.classes = bit;
      toggle(page, state, class_label(info), {Action::Kind::toggle_class, static_cast<int>(info.cls), {}},
             state.filter.classes & bit, there, tone_of(info.cls));
    }
    there = state.filter;
    there.vendor = true;
    toggle(page, state, "Vendor", {Action::Kind::toggle_vendor, 0, {}}, state.filter.vendor, there, Tone::vendor);
  }
  {
    Scope group(page, Role::group, Look::stack, "standing", "Standing");
    group_label(page, "Standing");
    search::Filter there = state.filter;
    const auto all = registry::statuses();
    for (int i = 0; i < static_cast<int>(registry::Standing::unregistered); ++i) {
      const auto standing = static_cast<registry::Standing>(i);
      if (std::none_of(all.begin(), all.end(), [&](const Status& s) { return s.standing == standing; })) continue;
      there.standings = static_cast<std::uint8_t>(1u << i);
      toggle(page, state, standing_label(standing), {Action::Kind::toggle_standing, i, {}},
             state.filter.standings >> i & 1, there);
    }
  }
  {
    Scope group(page, Role::group, Look::stack, "properties", "Properties");
    group_label(page, "Properties");
    static constexpr std::pair<search::Property, std::string_view> properties[] = {
        {search::common, "Most used"},
        {search::cacheable, "Cacheable by default"},
        {search::requires_field, "Requires a field"},
        {search::no_content, "No content"}};
    for (auto [property, label] : properties) {
      search::Filter there = state.filter;
      there.properties |= property;
      toggle(page, state, label, {Action::Kind::toggle_property, property, {}}, state.filter.properties & property,
             there);
    }
  }
  if (!(state.filter == search::Filter{}))
    page.button("Clear filters", {Action::Kind::clear_filters, 0, {}}, Look::action, "clear");
}

namespace {

/// Is it the code whose page is open beside the list?
bool is_open(const State& state, const search::Hit& hit) {
  if (!hit.is_code() || state.view != View::code || digits(hit.status->code) != state.id) return false;
  const std::string_view meaning = state.meaning;
  return hit.status->id == (meaning.empty() ? registry::with_code(hit.status->code).front().id : meaning);
}

}  // namespace

void view_results(Builder& page, const State& state) {
  Scope region(page, Role::region, Look::plain, "results", "Results", Part::results);
  const search::Results& results = results_of(state);
  const auto& rows = rows_of(state);
  {
    Scope head(page, Role::group, Look::row, "head");
    {
      Scope status(page, Role::status, Look::label, "count");
      page.text(results.incomplete ? "Loading the search index" : count_of(state, results), Look::label);
    }
    {
      Node& dense = page.open(Role::toggle, Look::chip, "rows");
      dense.action = {Action::Kind::set_dense, !state.dense, {}};
      if (state.dense) dense.flags |= pressed;
      page.text("One line each");
      page.close();
    }
  }
  if (results.incomplete) return;  // nothing was ruled out: it answers when the index is there
  for (const auto& sentence : results.notes) page.paragraph(sentence, Look::notice);
  if (rows.empty() && !state.query.empty() && !registry::has_signals()) return;  // it may be one
  if (rows.empty()) {
    page.paragraph(state.query.empty() || !found_of(state).hits.empty()
                       ? "No code passes these filters."
                       : "Nothing matches. A symptom works as well as a name: “upload too big”, “not logged in”.");
    if (!results.nearest.empty()) {
      page.paragraph("Did you mean", Look::label);
      Scope list(page, Role::list, Look::chips, "nearest", "Nearest words");
      for (auto word : results.nearest) {
        Scope item(page, Role::item, Look::chip, word);
        State there = state;
        there.view = View::explore;
        there.query = word;
        page.link(word, to_url(there), Look::chip, word);
      }
    }
    if (!(state.filter == search::Filter{}))
      page.button("Clear filters", {Action::Kind::clear_filters, 0, {}}, Look::action, "clear");
    page.link("Answer a few questions instead", "which/", Look::action, "wizard");
    return;
  }
  Scope list(page, Role::list, Look::stack, "list", "Results", Part::hits);
  const auto* group = static_cast<const registry::ClassInfo*>(nullptr);
  bool vendors = false;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const bool here = state.view != View::code && static_cast<int>(i) == state.current;
    if (rows[i].signal) {
      signal_hit(page, state, *rows[i].signal, here);
      continue;
    }
    if (lists_all(state)) {  // the whole registry reads better in its classes
      const auto& status = *rows[i].hit->status;
      const auto* info = registry::info(status.cls);
      const bool vendor = !status.owner.empty();
      if ((vendor && !vendors) || (!vendor && info != group)) {
        Scope item(page, Role::item, Look::hit_group, vendor ? "vendors" : info->id);
        page.paragraph(vendor ? "Vendors" : info->name, Look::label);
      }
      group = info;
      vendors = vendor;
    }
    hit(page, state, *rows[i].hit, here || is_open(state, *rows[i].hit));
  }
}

namespace {

void tile(Builder& page, const Status& status, Look look, Tone tone) {
  Scope item(page, Role::item, look, status.id);
  Node& link = page.open(Role::link, look, status.id);
  if (look != Look::tile_quiet) link.text = title_of(status);
  link.href = digits(status.code) + "/";
  link.tone = tone;
  page.text(digits(status.code));
  page.close();
}

/// All numbers that pass the filter, at a glance: the registered ones by class, then those that only vendors use.
void atlas(Builder& page, const search::Filter& filter) {
  Scope all(page, Role::group, Look::stack, "atlas", "All numbers");
  const auto statuses = registry::statuses();
  for (const auto& info : registry::classes()) {
    const auto in_row = [&](const Status& s) {
      return s.owner.empty() && s.cls == info.cls && search::passes(filter, s);
    };
    if (std::none_of(statuses.begin(), statuses.end(), in_row)) continue;
    Scope list(page, Role::list, Look::chips, info.id, info.name);
    {
      Scope item(page, Role::item, Look::chip, info.id);
      page.link(class_label(info), concat({"class/", info.id, "/"}), Look::chip, info.id).tone = tone_of(info.cls);
    }
    for (const Status& s : statuses)
      if (in_row(s)) tile(page, s, s.common ? Look::tile_marked : Look::tile, tone_of(s));
  }
  const auto theirs = [&](const Status& s) {
    return !registry::with_code(s.code).front().owner.empty() && search::passes(filter, s);
  };
  if (std::none_of(statuses.begin(), statuses.end(), theirs)) return;
  Scope list(page, Role::list, Look::chips, "vendors", "Vendors");
  {
    Scope item(page, Role::item, Look::chip, "vendors");
    page.link("Vendors", "?vendor=yes", Look::chip, "vendors").tone = Tone::vendor;
  }
  int last = -1;
  for (const Status& s : statuses)
    if (theirs(s) && s.code != last) {
      tile(page, s, Look::tile_quiet, Tone::none);
      last = s.code;
    }
}

}  // namespace

namespace {

/// Searches for more than names, each with what it finds.
constexpr std::pair<std::string_view, std::string_view> kTries[] = {
    {"upload too big", "a symptom, in your words"},
    {"401 vs 403", "two codes side by side"},
    {"header:retry-after", "codes that use a field"},
    {"class:5xx", "one class"},
    {"rfc:9110", "codes that an RFC defines"},
    {"owner:nginx", "codes that a vendor made up"},
    {"is:cacheable", "or is:common, is:requires-field, is:no-content"},
    {"standing:deprecated", "or standard, experimental, reserved"}};

}  // namespace

void view_teach(Builder& page, const State& state) {
  Scope region(page, Role::region, Look::plain, "teach", "Searches to try", Part::teach);
  page.paragraph("Try", Look::label);
  {
    Scope list(page, Role::list, Look::stack, "tries", "Searches to try");
    for (const auto& [query, finds] : kTries) {
      Scope item(page, Role::item, Look::row, query);
      page.button(query, {Action::Kind::type, 0, std::string(query)}, Look::chip, query);
      page.paragraph(finds, Look::small);
    }
  }
  const auto codes = [&](std::string_view key, std::string_view title, const std::vector<std::string>& all) {
    if (all.empty()) return;
    page.paragraph(title, Look::label);
    Scope list(page, Role::list, Look::chips, key, title);
    for (const auto& code : all) {
      const auto& status = registry::with_code(number_of(code)).front();
      Scope item(page, Role::item, Look::tile, code);
      Node& link = page.open(Role::link, Look::tile, code);
      link.text = title_of(status);
      link.href = code + "/";
      link.tone = tone_of(status);
      page.text(code);
      page.close();
    }
  };
  codes("recent", "Opened before", state.recent);
  std::vector<std::string> common;
  for (const auto& status : registry::statuses())
    if (status.common) common.push_back(digits(status.code));
  codes("common", "Most used", common);
}

void view_intro(Builder& page, const State& state) {
  if (const auto& rows = rows_of(state); state.current >= 0 && !rows.empty()) {
    // While a person types, the current hit can be read without opening it.
    const Row& row = rows[std::min(static_cast<std::size_t>(state.current), rows.size() - 1)];
    page.heading(1, "HTTP status codes", Look::label);
    Scope preview(page, Role::group, Look::preview, "preview", "Preview", Part::preview);
    if (row.signal) {
      preview_signal(page, *row.signal->system, *row.signal->signal, 2);
      return;
    }
    if (row.hit->topic) {
      const search::Topic& topic = *row.hit->topic;
      page.heading(2, topic.name, Look::title);
      page.paragraph(kind_label(topic.kind), Look::muted);
      if (const auto says = about(topic); !says.empty()) page.paragraph(says, Look::lead);
      page.link("Open this page", search::path_of(topic), Look::action, "open");
      return;
    }
    const auto& status = *row.hit->status;
    page.open(Role::heading, Look::hero).level = 2;
    page.leaf(Role::number, digits(status.code), Look::hero).tone = tone_of(status);
    page.text(" " + std::string(status.name), Look::title);
    page.close();
    status_chips(page, status);
    page.paragraph(status.summary, Look::lead);
    if (registry::has_details())
      use_and_avoid(page, status, 3);
    else
      loading(page);
    if (row.hit->found)
      page.link("This case in the flowchart", to_url(case_state(state, *row.hit->found)), Look::action, "case");
    page.link("Everything about " + digits(status.code), href_of(status), Look::action, "open");
    return;
  }
  page.heading(1, "HTTP status codes", Look::title);
  page.paragraph("Every registered code, and the ones that vendors made up. The ten that most APIs need are marked.",
                 Look::muted);
  atlas(page, state.filter);
  {
    Scope cards(page, Role::list, Look::cards, "ways", "Ways in");
    const auto card = [&](std::string_view key, std::string_view title, std::string_view text, std::string_view href) {
      Scope item(page, Role::item, Look::card, key);
      page.link(title, href, Look::title, key);
      page.paragraph(text, Look::small);
    };
    card("which", "Which status should I return?",
         "A few questions lead to a code, with the reason and the codes that lost.", "which/");
    card("compare", "Compare two codes", "401 or 403, 400 or 422, 301 or 308: side by side.", "compare/");
  }
  page.heading(2, "Search for more than names");
  {
    Scope tries(page, Role::list, Look::chips, "tries", "Searches to try");
    for (const auto& [query, finds] : kTries) {
      Scope item(page, Role::item, Look::chip, query);
      page.link(query, "?q=" + encode_component(query), Look::chip, query);
    }
  }
}

void view_class(Builder& page, const registry::ClassInfo& info, const search::Filter& filter) {
  page.open(Role::heading, Look::hero).level = 1;
  page.leaf(Role::number, info.id, Look::hero).tone = tone_of(info.cls);
  page.text(" " + std::string(info.name), Look::title);
  page.close();
  page.paragraph(info.meaning, Look::lead);
  atlas(page, filter);
  page.heading(2, "Rules for the whole class");
  if (!registry::has_details())
    loading(page);
  else {
    Scope list(page, Role::list, Look::rows, "rules");
    for (const auto& rule : info.rules) {
      Scope item(page, Role::item, Look::rows);
      Scope paragraph(page, Role::paragraph);
      page.text(rule.text);
      cite(page, rule.sources);
    }
  }
  page.heading(2, "Codes");
  Scope list(page, Role::list, Look::rows, "codes");
  for (const bool vendor : {false, true})
    for (const auto& status : registry::statuses())
      if (status.cls == info.cls && !status.owner.empty() == vendor) {
        Scope item(page, Role::item, Look::rows, status.id);
        Scope paragraph(page, Role::paragraph);
        Node& link = page.open(Role::link, Look::plain, status.id);
        link.href = href_of(status);
        link.tone = tone_of(status);
        page.text(title_of(status));
        page.close();
        page.text(": " + std::string(status.summary));
      }
}

void view_not_found(Builder& page, const State& state) {
  page.heading(1, "Nothing at this address", Look::title);
  page.open(Role::paragraph, Look::lead);
  if (state.id.empty()) {
    page.text("There is no page at the address that was asked for. Search for it, or start from one of these.");
  } else {
    page.text("There is no page ");
    page.leaf(Role::code, "/" + state.id);
    page.text(". The list shows what a search for its words finds.");
  }
  page.close();
  // A number without an entry still has a meaning by its class (RFC 9110 section 15).
  const std::string_view id = state.id;
  if (id.size() >= 3 && std::all_of(id.begin(), id.begin() + 3, text::is_digit) && (id.size() == 3 || id[3] == '/')) {
    const int code = number_of(id.substr(0, 3));
    page.open(Role::paragraph, Look::notice);
    if (code >= 100 && code < 600) {
      page.text(digits(code) +
                " is not registered and no vendor that we know of uses it. A client treats an unknown code like the "
                "first of its class, ");
      mention(page, digits(code / 100 * 100));
      page.text(" (");
      page.link("RFC 9110 §15", "https://www.rfc-editor.org/rfc/rfc9110.html#section-15");
      page.text(").");
    } else {
      page.text(digits(code) +
                " is outside 100 to 599, so no HTTP response may carry it; a client that gets one should treat it as a "
                "server error (");
      page.link("RFC 9110 §15", "https://www.rfc-editor.org/rfc/rfc9110.html#section-15");
      page.text(").");
    }
    page.close();
  }
  page.link("All status codes", "", Look::action, "all");
  page.link("Which status should I return?", "which/", Look::action, "which");
}

void view_help(Builder& page) {
  Scope region(page, Role::region, Look::card, "help", "Keys", Part::keys);
  page.heading(2, "Keys");
  static constexpr std::pair<std::string_view, std::string_view> keys[] = {
      {"/", "go to the search box (Ctrl+K too)"},
      {"Up, Down", "choose a hit while typing"},
      {"Enter", "open the chosen hit"},
      {"Esc", "empty the search box, then leave the opened code"},
      {"Tab", "go through links and buttons"},
      {"?", "show or hide this list"},
      {"+, -, 0", "in a flowchart: larger, smaller, all of it"},
      {"1 to 9, Backspace", "give an answer, take it back"},
      {"Shift and arrows", "move a flowchart"},
      {"Left, Right", "at a question of a flowchart: hide its branch, show it"}};
  Scope list(page, Role::list, Look::rows, "keys");
  for (auto [key, does] : keys) {
    Scope item(page, Role::item, Look::rows);
    Scope paragraph(page, Role::paragraph);
    page.leaf(Role::code, key);
    page.text(" " + std::string(does));
  }
}

}  // namespace app
