// What was found, in the order in which somebody reads it: the verdict, who sent this, what is wrong, what the text
// could not show, and the text itself with marks. A text without a message is explained by its signals instead.
#include <algorithm>
#include <array>

#include "app/labels.h"
#include "check/parts.h"
#include "decide/house.h"
#include "json/findings.h"
#include "text/utf8.h"

namespace check {
namespace {

using app::Builder;
using app::Look;
using app::Node;
using app::Role;
using app::Scope;
using message::Range;
using registry::Severity;

constexpr std::array kSeverities{Severity::must, Severity::should, Severity::practice, Severity::question,
                                 Severity::fact};

app::Tone tone_of(Severity level) {
  switch (level) {
    case Severity::must:
      return app::Tone::server_error;
    case Severity::should:
      return app::Tone::client_error;
    case Severity::practice:
      return app::Tone::redirection;
    case Severity::question:
      return app::Tone::informational;
    case Severity::fact:
      break;
  }
  return app::Tone::none;
}

app::Action action(Choice what, std::string_view id = {}) {
  return {app::Action::Kind::check, static_cast<std::int32_t>(what), std::string(id), -2};
}

void toggle(Builder& page, std::string_view label, bool on, Choice what, std::string_view id) {
  Node& node = page.open(Role::toggle, Look::chip, id);
  if (on) node.flags |= app::pressed;
  node.action = action(what, id);
  page.text(label);
  page.close();
}

/// A link to where something stands in the text.
Node& open_place(Builder& page, Range range, Look look = Look::plain) {
  Node& link = page.open(Role::link, look);
  link.href = "#" + anchor_of(range);
  return link;
}

/// What a page says of findings: "2 MUST, 1 question".
std::string counts(const State& state) {
  std::string out;
  for (const Severity level : kSeverities) {
    std::size_t count = 0;
    for (const lint::Judgement& judged : state.judged)
      count += static_cast<std::size_t>(std::count_if(judged.findings.begin(), judged.findings.end(),
                                                      [&](const auto& one) { return one.level == level; }));
    if (count == 0) continue;
    (out += out.empty() ? "" : ", ") += std::to_string(count) + " " + std::string(json::word_of(level));
    if (count > 1 && (level == Severity::question || level == Severity::fact)) out += "s";
  }
  return out;
}

/// One sentence, which is announced: what the text is, and what came out.
std::string verdict(const State& state) {
  if (state.text.empty()) return {};
  const std::string of_file = state.file.empty() ? "" : text::repaired(text::cut(state.file, 80)) + ": ";
  const std::size_t exchanges = state.reading.exchanges.size();
  if (exchanges == 0) {
    const std::size_t found = state.signals.found.size();
    if (found == 0) return of_file + state.reading.problem;
    return of_file + "This is no HTTP message, but it says something: " + std::to_string(found) +
           (found == 1 ? " reading" : " readings") + ".";
  }
  const std::string found = counts(state);
  return of_file +
         (exchanges == 1 ? title_of(state, state.reading.exchanges.front())
                         : std::to_string(exchanges) + " exchanges") +
         ": " + (found.empty() ? "nothing found in what is visible" : found) + ".";
}

void finding_item(Builder& page, const Lines& lines, const lint::Finding& finding, const registry::Status* status,
                  std::size_t key) {
  Scope item(page, Role::item, Look::fields, std::to_string(key));
  {
    Scope paragraph(page, Role::paragraph);
    page.leaf(Role::strong, json::word_of(finding.level), Look::level).tone = tone_of(finding.level);
    page.text(" ");
    open_place(page, finding.range);
    sentence(page, finding.text);
    page.close();
    page.text(" Line " + std::to_string(lines.at(finding.range.begin) + 1) + ".", Look::muted);
  }
  Scope paragraph(page, Role::paragraph, Look::summary);
  sentence(page, finding.fix);
  app::cite(page, finding.rule->sources);
  if (!status) return;
  page.text(" · ", Look::small);
  page.link(app::owned_title_of(*status), app::href_of(*status), Look::small);
}

void findings(Builder& page, const State& state, const Lines& lines, std::vector<Range>& places) {
  std::size_t all = 0, printed = 0;
  for (const lint::Judgement& judged : state.judged) all += judged.findings.size();
  page.heading(2, "Findings");
  if (all == 0) {
    page.paragraph("Nothing found in what is visible.");
    return;
  }
  const bool several = state.judged.size() > 1;
  {
    Scope list(page, Role::list, several ? Look::stack : Look::fields, "findings", "Findings");
    for (std::size_t i = 0; i < state.judged.size() && printed < kMostFindings; ++i) {
      if (state.judged[i].findings.empty()) continue;
      const message::Response* response = response_of(state.reading.exchanges[i]);
      const auto entries = registry::with_code(response ? response->status : 0);
      const registry::Status* status =
          response && response->status != 0 && !entries.empty() ? &entries.front() : nullptr;
      const auto items = [&] {
        for (std::size_t k = 0; k < state.judged[i].findings.size() && printed < kMostFindings; ++k, ++printed) {
          finding_item(page, lines, state.judged[i].findings[k], status, k);
          places.push_back(state.judged[i].findings[k].range);
        }
      };
      if (!several) {
        items();
        continue;
      }
      Scope item(page, Role::item, Look::plain, std::to_string(i));
      page.heading(3, std::to_string(i + 1) + ". " + title_of(state, state.reading.exchanges[i]), Look::label);
      Scope inner(page, Role::list, Look::fields);
      items();
    }
  }
  if (printed < all)
    page.paragraph(std::to_string(all - printed) + " more are left out here; the command line prints all of them.",
                   Look::muted);
}

void makers(Builder& page, const State& state, std::vector<Range>& places) {
  struct Maker {
    const lint::Hop* hop;
    std::size_t exchanges;
  };
  std::vector<Maker> all;
  for (const lint::Judgement& judged : state.judged)
    for (const lint::Hop& hop : judged.makers) {
      const auto known = std::find_if(all.begin(), all.end(), [&](const Maker& one) {
        return one.hop->name == hop.name && one.hop->because == hop.because && one.hop->sure == hop.sure &&
               one.hop->made == hop.made;
      });
      if (known == all.end())
        all.push_back({&hop, 1});
      else
        ++known->exchanges;
    }
  page.heading(2, "Who sent this");
  Scope group(page, Role::group, Look::stack, "makers", "Who sent this");
  if (all.empty()) {
    page.paragraph("Nothing here says who sent this. That is no fault: a response needs no Server and no Via.");
    return;
  }
  Scope list(page, Role::list, Look::fields, "hops");
  for (std::size_t i = 0; i < all.size() && i < kMostFindings; ++i) {
    const lint::Hop& hop = *all[i].hop;
    Scope item(page, Role::item, Look::fields, std::to_string(i));
    {
      Scope paragraph(page, Role::paragraph);
      page.leaf(Role::strong, json::word_of(hop.sure), Look::level);
      page.text(" ");
      open_place(page, hop.range);
      page.text(text::repaired(hop.name));
      page.close();
      page.text(std::string(hop.made ? " made it: " : " had a hand in it: ") + text::repaired(hop.because) + ".");
      if (state.judged.size() > 1)
        page.text(
            " In " + std::to_string(all[i].exchanges) + " of " + std::to_string(state.judged.size()) + " exchanges.",
            Look::muted);
    }
    places.push_back(hop.range);
    Scope paragraph(page, Role::paragraph, Look::summary);
    sentence(page, hop.next);
    page.text(" " + hop.source, Look::small);
  }
}

/// What no response says, or this text leaves out.
void unseen(Builder& page, const State& state) {
  unsigned seen = ~0u;
  bool no_request = false;
  for (const message::Exchange& exchange : state.reading.exchanges) {
    const message::Response* response = response_of(exchange);
    if (response) seen &= response->evidence;
    no_request = no_request || !exchange.request;
  }
  page.heading(2, "What the text does not show");
  {
    Scope list(page, Role::list, Look::rows, "unseen");
    const auto says = [&](std::string_view text) {
      Scope item(page, Role::item, Look::rows, text.substr(0, 24));
      page.paragraph(text);
    };
    if (no_request) says("The request. Several rules depend on its method and its fields.");
    if (!(seen & message::fields_complete))
      says("Whether these are all fields. So nothing is called missing; there is a question instead.");
    if (!(seen & message::version_true)) says("The protocol version that was spoken.");
    if (!(seen & message::body_seen))
      says("The content.");
    else if (!(seen & message::body_exact))
      says("The content octet for octet. So lengths are not compared; open the response as a file for that.");
    if (!(seen & message::sequence_complete)) says("What came before and after on the same connection.");
    says("Whether an origin server, a gateway or a proxy sent it. No response says so.");
  }
  if (no_request) {
    page.paragraph("Request method, if you know it", Look::label);
    Scope group(page, Role::group, Look::chips, "methods", "Request method");
    for (const std::string_view method : {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "CONNECT"})
      toggle(page, method, state.method == method, Choice::method, method);
  }
  {
    page.paragraph("Sent by, if you know it", Look::label);
    Scope group(page, Role::group, Look::chips, "roles", "Sent by");
    toggle(page, "Origin server", state.role == registry::Sender::origin, Choice::role, "origin");
    toggle(page, "Gateway", state.role == registry::Sender::gateway, Choice::role, "gateway");
    toggle(page, "Proxy", state.role == registry::Sender::proxy, Choice::role, "proxy");
  }
  page.paragraph("Guideline that counts as well", Look::label);
  Scope group(page, Role::group, Look::chips, "houses", "Guideline that counts as well");
  for (const decide::House house : decide::all_houses())
    if (house != decide::kSpecifications)
      toggle(page, decide::label_of(house), state.house == decide::id_of(house), Choice::house, decide::id_of(house));
}

void signals(Builder& page, const State& state, std::vector<Range>& places) {
  page.heading(2, "What it says");
  Scope list(page, Role::list, Look::fields, "findings", "Findings");
  for (std::size_t i = 0; i < state.signals.found.size() && i < kMostFindings; ++i) {
    const signals::Found& found = state.signals.found[i];
    const Range range{found.range.begin, found.range.end};
    places.push_back(range);
    Scope item(page, Role::item, Look::fields, std::to_string(i));
    {
      Scope paragraph(page, Role::paragraph);
      page.leaf(Role::strong,
                found.certainty == signals::Certainty::certain  ? "certain"
                : found.certainty == signals::Certainty::likely ? "likely"
                                                                : "possible",
                Look::level);
      page.text(" ");
      open_place(page, range);
      page.text(found.status ? app::owned_title_of(*found.status)
                             : app::concat({found.system->name, ": ", found.signal->name}));
      page.close();
      if (found.signal) page.text(app::concat({" (", registry::statuses_label(*found.signal), ")"}), Look::muted);
      page.text(app::concat({" ", found.status ? found.status->summary : found.signal->meaning}));
    }
    Scope paragraph(page, Role::paragraph, Look::summary);
    if (found.signal && !found.signal->next.empty()) page.text(app::concat({found.signal->next.front(), " "}));
    page.link("More about it", found.status ? app::href_of(*found.status) : app::href_of(*found.system, *found.signal),
              Look::small);
    app::cite(page, found.status ? found.status->sources : found.signal->sources, " · ");
  }
}

void field(Builder& page, const State& state) {
  Scope group(page, Role::group, Look::stack, "in");
  Node& box = page.open(Role::textbox, Look::wire, "text");
  box.text = "Paste a response, a trace, a log line";
  box.hint = "Paste a response, a trace, a log line, or drop a file";
  box.flags |= app::multiline;
  page.close();
  {
    Scope row(page, Role::group, Look::row, "buttons");
    page.button("Paste", action(Choice::paste), Look::action, "paste");
    page.button("Open a file", action(Choice::open_file), Look::action, "open");
    page.button("Clear", action(Choice::clear), Look::action, "clear");
    if (!state.judged.empty()) {
      page.button("Copy as Markdown", action(Choice::copy_markdown), Look::action, "markdown");
      page.button("Copy as SARIF", action(Choice::copy_sarif), Look::action, "sarif");
    }
  }
  if (!state.text.empty()) return;
  page.paragraph("Or try a sample", Look::label);
  Scope chips(page, Role::group, Look::chips, "samples", "Samples");
  for (const Sample& sample : samples())
    page.button(sample.label, action(Choice::sample, sample.id), Look::chip, sample.id);
}

}  // namespace

void sentence(Builder& page, std::string_view text) {
  while (!text.empty()) {
    const std::size_t open = text.find('`'), close = open == text.npos ? open : text.find('`', open + 1);
    if (close == text.npos) {
      page.text(text::repaired(text));
      return;
    }
    if (open > 0) page.text(text::repaired(text.substr(0, open)));
    page.leaf(Role::code, text::repaired(text.substr(open + 1, close - open - 1)));
    text.remove_prefix(close + 1);
  }
}

void view_tool(Builder& page, const State& state) {
  Scope tool(page, Role::region, Look::plain, "tool", "Check", app::Part::check);
  field(page, state);
  Scope out(page, Role::group, Look::stack, "out");
  page.open(Role::status, Look::lead, "verdict");
  if (const std::string words = verdict(state); !words.empty()) page.text(words);
  page.close();
  if (state.text.empty()) return;
  std::vector<Range> places;
  const Lines lines(state.text);
  if (!state.reading.exchanges.empty()) {
    makers(page, state, places);
    findings(page, state, lines, places);
    unseen(page, state);
  } else if (!state.signals.found.empty()) {
    signals(page, state, places);
  } else {
    return;
  }
  page.heading(2, "The text as it was read");
  view_source(page, state, lines, std::move(places));
}

app::Page view(const State& state) {
  app::Page out;
  out.nodes.reserve(
      4096);  // what a page with many findings needs; moving its nodes as they grew took a sixth of the time
  Builder page(out);
  Scope root(page, Role::page);
  view_tool(page, state);
  return out;
}

}  // namespace check
