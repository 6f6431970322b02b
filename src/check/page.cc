// The page as its file has it: what the tool does, what it takes, and every rule that it knows.
#include <algorithm>

#include "app/labels.h"
#include "app/views.h"
#include "check/parts.h"
#include "json/findings.h"
#include "text/order.h"

namespace check {
namespace {

using app::Builder;
using app::Look;
using app::Role;
using app::Scope;

/// A rule's text before it has met an exchange: what it would fill in is left open.
std::string open_text(const registry::LintRule& rule) {
  std::string out;
  std::string_view text = rule.text;
  while (!text.empty()) {
    const std::size_t brace = std::min(text.find('{'), text.size());
    out += text.substr(0, brace);
    text.remove_prefix(brace);
    const std::size_t end = text.find('}');
    if (text.empty() || end == text.npos) break;
    const std::string_view name = text.substr(1, end - 1);
    if (name == "status" && rule.codes.size() == 1 && rule.classes == 0)
      out += std::to_string(rule.codes.front());
    else
      out += "…";
    text.remove_prefix(end + 1);
  }
  return out + std::string(text);
}

void item(Builder& page, std::string_view key, std::string_view text) {
  Scope item(page, Role::item, Look::rows, key);
  Scope paragraph(page, Role::paragraph);
  sentence(page, text);
}

struct Topic {
  std::string_view id, title;
};
/// The files of assets/rules, in the order of a page.
constexpr Topic kTopics[] = {{"status", "The status line"},
                             {"requirements", "Fields that a status asks for"},
                             {"framing", "Framing"},
                             {"content", "Content"},
                             {"syntax", "Field values"},
                             {"methods", "Methods"},
                             {"ranges", "Ranges"},
                             {"conditional", "Conditional requests"},
                             {"redirects", "Redirects"},
                             {"authentication", "Authentication"},
                             {"cors", "Other origins (CORS)"},
                             {"caching", "Caching"},
                             {"dates", "Dates"},
                             {"retry", "Retries"},
                             {"problem", "Problem details"},
                             {"proxy", "Proxies"},
                             {"interim", "Interim responses and upgrades"},
                             {"roles", "Roles"},
                             {"houses", "Guidelines of houses"}};

void rules_of(Builder& page, std::string_view id, std::string_view title) {
  std::vector<const registry::LintRule*> list;
  for (const registry::LintRule& rule : lint::rules())
    if (rule.topic == id) list.push_back(&rule);
  if (list.empty()) return;
  text::order_by(list, [](const auto* rule) { return static_cast<std::uint64_t>(rule->level); });
  page.heading(3, std::string(title) + ": " + std::to_string(list.size()), Look::label);
  Scope rules(page, Role::list, Look::rows, id);
  for (const registry::LintRule* rule : list) {
    Scope item(page, Role::item, Look::rows);
    Scope paragraph(page, Role::paragraph, Look::summary);
    page.leaf(Role::strong, json::word_of(rule->level), Look::level);
    page.text(" ");
    sentence(page, open_text(*rule));
    app::cite(page, rule->sources);
  }
}

}  // namespace

app::Page page() {
  app::Page out;
  out.title = "Check an HTTP response · Status Atlas";
  out.description =
      "Paste an HTTP response, a trace or a HAR file: what is wrong with it, by which specification, and who sent it. "
      "Nothing leaves your machine.";
  out.path = "check/";
  app::State frame;
  frame.view = app::View::about;  // it stands under none of the tabs
  Builder page(out);
  Scope root(page, Role::page);
  app::view_banner(page, frame);
  {
    Scope main(page, Role::main, Look::plain, "main", {}, app::Part::content);
    page.heading(1, "Check a response", Look::title);
    page.paragraph(
        "Paste what you got and see what is wrong with it, by which specification, and who sent it. Nothing you paste "
        "leaves this machine, and nothing of it is kept: reload, and it is gone.",
        Look::lead);
    view_tool(page, {});
    page.heading(2, "On the command line");
    page.paragraph(
        "The same check, for scripts and continuous integration. The exit status is 1 where something breaks a MUST.");
    page.leaf(Role::code_block,
              "statusatlas check response.txt\n"
              "curl -sv https://example.com/ 2>&1 | statusatlas check -\n"
              "statusatlas check --sarif capture.har > findings.sarif\n",
              Look::wire);
    page.heading(2, "What you can paste");
    {
      Scope list(page, Role::list, Look::rows, "forms");
      item(page, "raw", "Raw messages as on the wire, and the output of `curl -i` and HTTPie");
      item(page, "verbose",
           "Traces of `curl -v`, `curl -iL` and `curl --trace-ascii`, with redirects and interim responses");
      item(page, "wget", "The output of `wget -S`");
      item(page, "pseudo", "Header lists of HTTP/2 and HTTP/3 with `:status`, as developer tools show them");
      item(page, "har", "HAR 1.2 files, as browsers export them");
      item(page, "fields", "Header fields alone, or a status line alone");
      item(page, "log", "A log line or an error message: it is no message, so the page explains the signals in it");
    }
    page.paragraph(
        "Indents, quotes, code fences, prompts and colors are ignored. What a text cannot show is asked, not claimed: "
        "a "
        "field counts as missing only where all fields are visible. Credentials, cookies and tokens are overwritten in "
        "what the page repeats and copies.");
    page.heading(2, "What is checked");
    const auto rules = lint::rules();
    page.paragraph(
        std::to_string(rules.size()) +
        " rules, each with its source. MUST and SHOULD are the specification’s own words, practice is what works "
        "better, a question is what the text cannot show, a fact is no fault.");
    for (const Topic& topic : kTopics) rules_of(page, topic.id, topic.title);
    for (const registry::LintRule& rule : rules)  // a topic that has no title yet
      if (std::none_of(std::begin(kTopics), std::end(kTopics),
                       [&](const Topic& topic) { return topic.id == rule.topic; }))
        if (&rule == &rules.front() || (&rule)[-1].topic != rule.topic) rules_of(page, rule.topic, rule.topic);
  }
  app::view_footer(page, frame, false);
  return out;
}

}  // namespace check
