// Covers src/check: what the page says of a text, where its links lead, what it leaves out of long ones, and that no
// secret is repeated.
#include "check/check.h"

#include <gtest/gtest.h>

#include <set>

#include "app/page_html.h"
#include "registry/registry.h"
#include "tools/embedded/embedded.h"

namespace check {
namespace {

using app::Node;
using app::Page;
using app::Role;

State state_of(std::string text, std::string_view file = {}) {
  State state;
  enter(state, std::move(text), file);
  return state;
}

const Node* named(const Page& page, Role role, std::string_view name) {
  for (std::size_t i = 0; i < page.nodes.size(); ++i)
    if (page.nodes[i].role == role && page.name_of(i) == name) return &page.nodes[i];
  return nullptr;
}

std::size_t index_of(const Page& page, const Node* node) { return static_cast<std::size_t>(node - page.nodes.data()); }

/// The text of everything below the one that is called so.
std::string text_below(const Page& page, Role role, std::string_view name) {
  const Node* node = named(page, role, name);
  return node ? page.text_of(index_of(page, node)) : std::string();
}

std::string sample(std::string_view id) {
  for (const Sample& one : samples())
    if (one.id == id) return std::string(one.text);
  return {};
}

bool holds(std::string_view text, std::string_view piece) { return text.find(piece) != text.npos; }

/// Every link to a place has its mark, marks have names of their own, and so has every node.
void expect_sound(const Page& page) {
  std::set<std::uint32_t> ids;
  std::set<std::string> marks;
  for (const Node& node : page.nodes) {
    EXPECT_TRUE(ids.insert(node.id).second);
    if (node.role == Role::mark && !node.value.empty()) {
      EXPECT_TRUE(marks.insert(node.value).second) << node.value;
    }
  }
  for (const Node& node : page.nodes) {
    if (node.role == Role::link && node.href.substr(0, 1) == "#") {
      EXPECT_TRUE(marks.count(node.href.substr(1))) << node.href;
    }
  }
}

TEST(Check, SaysWhatIsWrongAndWhoSentIt) {
  const State state = state_of(sample("response"));
  const Page page = view(state);
  expect_sound(page);
  const std::string found = text_below(page, Role::list, "Findings");
  EXPECT_TRUE(holds(found, "MUST")) << found;
  EXPECT_TRUE(holds(found, "Allow")) << found;
  EXPECT_TRUE(holds(found, "RFC 9110 §15.5.6")) << found;
  const std::string makers = text_below(page, Role::group, "Who sent this");
  EXPECT_TRUE(holds(makers, "certain nginx made it")) << makers;
  EXPECT_NE(named(page, Role::link, "405 Method Not Allowed"), nullptr);
  EXPECT_EQ(named(page, Role::link, "405 Method Not Allowed")->href, "405/");
  EXPECT_EQ(named(page, Role::textbox, "Paste a response, a trace, a log line")->flags, app::multiline);
}

TEST(Check, MarksTheTextWhereFindingsPoint) {
  const State state = state_of("HTTP/1.1 200 OK\nContent-Length: nine\nDate: yesterday\n\n");
  const Page page = view(state);
  expect_sound(page);
  std::string marked;
  for (const Node& node : page.nodes)
    if (node.role == Role::mark) marked += "[" + node.text + "]";
  EXPECT_TRUE(holds(marked, "nine")) << marked;
  EXPECT_TRUE(holds(marked, "yesterday")) << marked;
  const std::string source = text_below(page, Role::list, "The text, with line numbers");
  EXPECT_EQ(source, "1 HTTP/1.1 200 OK2 Content-Length: nine3 Date: yesterday4 ");
}

TEST(Check, OfALongTextShowsWhatIsMarked) {
  std::string text = "HTTP/1.1 405 Method Not Allowed\nDate: Fri, 27 Nov 2026 09:00:00 GMT\n";
  for (int i = 0; i < 500; ++i) text += "X-Field-" + std::to_string(i) + ": " + std::string(40, 'x') + "\n";
  const Page page = view(state_of(text + "Retry-After: soon\n\n"));
  expect_sound(page);
  const std::string source = text_below(page, Role::list, "The text, with line numbers");
  EXPECT_TRUE(holds(source, "Retry-After: soon")) << source.substr(0, 500);
  EXPECT_TRUE(holds(source, "more lines"));
  EXPECT_LT(source.size(), 2000u);
}

TEST(Check, OfALongLineShowsWhatIsMarked) {
  std::string entries;
  for (int i = 0; i < 50; ++i)
    entries +=
        std::string(i ? "," : "") +
        R"({"request":{"method":"GET","url":"http://example.com/a","httpVersion":"HTTP/1.1","headers":[]},"response":{"status":405,"statusText":"","httpVersion":"HTTP/1.1","headers":[{"name":"Server","value":"x"}],"content":{"size":0,"text":")" +
        std::string(2000, 'a') + R"("}}})";
  const State state = state_of(R"({"log":{"version":"1.2","entries":[)" + entries + "]}}", "a.har");
  ASSERT_EQ(state.judged.size(), 50u);
  const Page page = view(state);
  expect_sound(page);
  EXPECT_LT(app::print_body(page, "../", app::Print::live).size(), 400'000u);
  EXPECT_TRUE(holds(text_below(page, Role::list, "Findings"), "50. GET"));
}

TEST(Check, AsksForSignalsWhereTheySayMore) {
  State state;
  enter(state, "HTTP/1.1 200 OK\nContent-Length: 0\n\n");
  EXPECT_FALSE(wants_signals(state));
  enter(state, "HTTP/1.1 403 Forbidden\nServer: cloudflare\n\nerror code: 1020\n");
  EXPECT_TRUE(wants_signals(state));
}

TEST(Check, ExplainsWhatIsNoMessage) {
  State state = state_of(sample("log"));
  EXPECT_TRUE(wants_signals(state));
  ASSERT_EQ(registry::load(embedded::files()[4]), registry::Loaded::taken);
  judge(state);
  EXPECT_FALSE(wants_signals(state));
  const Page page = view(state);
  expect_sound(page);
  const std::string found = text_below(page, Role::list, "Findings");
  EXPECT_TRUE(holds(found, "Envoy and Istio: UF")) << found;
  EXPECT_TRUE(holds(found, "503")) << found;
  const State nothing = state_of("just some words");
  EXPECT_EQ(named(view(nothing), Role::list, "Findings"), nullptr);
  EXPECT_TRUE(holds(text_below(view(nothing), Role::status, view(nothing).text_of(0)), "") &&
              holds(view(nothing).text_of(0), "holds no HTTP message"));
}

TEST(Check, AsksWhatTheTextDoesNotShow) {
  State state = state_of("405 Method Not Allowed");
  const Page before = view(state);
  EXPECT_TRUE(holds(text_below(before, Role::list, "Findings"), "is not visible here"));
  const Node* head = named(before, Role::toggle, "HEAD");
  ASSERT_NE(head, nullptr);
  EXPECT_FALSE(head->flags & app::pressed);
  choose(state, head->action);
  EXPECT_EQ(state.method, "HEAD");
  const Page after = view(state);
  EXPECT_TRUE(named(after, Role::toggle, "HEAD")->flags & app::pressed);
  EXPECT_EQ(named(after, Role::toggle, "HEAD")->id, head->id) << "the focus stays";
  choose(state, head->action);
  EXPECT_EQ(state.method, "") << "pressed again, it is taken back";
  choose(state, named(after, Role::toggle, "Origin server")->action);
  EXPECT_EQ(state.role, registry::Sender::origin);
  choose(state, named(after, Role::toggle, "Zalando")->action);
  EXPECT_EQ(state.house, "zalando");
  EXPECT_EQ(named(view(state_of("GET / HTTP/1.1\nHost: a\n\nHTTP/1.1 200 OK\n\n")), Role::toggle, "HEAD"), nullptr)
      << "the text shows the method";
}

TEST(Check, RepeatsNoSecret) {
  const std::string canary = "CANARY9f3a7b21";
  const std::string text =
      "GET /x?access_token=" + canary + " HTTP/1.1\nHost: example.com\nAuthorization: Bearer " + canary +
      "\nCookie: a=" + canary + "\n\nHTTP/1.1 302 Found\nLocation: http://other.example/ ?token=" + canary +
      "\nSet-Cookie: b=" + canary + "\nContent-Type: application/json\n\n{\"password\":\"" + canary + "\"}";
  State state = state_of(text);
  const Page page = view(state);
  ASSERT_FALSE(state.judged.empty());
  for (const Node& node : page.nodes) EXPECT_FALSE(holds(node.text + node.href + node.value, canary)) << node.text;
  EXPECT_FALSE(holds(markdown(state), canary));
  EXPECT_FALSE(
      holds(choose(state, {app::Action::Kind::check, static_cast<std::int32_t>(Choice::copy_sarif), {}, -2}), canary));
}

TEST(Check, ClearKeepsNothing) {
  State state = state_of(sample("trace"), "trace.txt");
  choose(state, {app::Action::Kind::check, static_cast<std::int32_t>(Choice::clear), {}, -2});
  EXPECT_TRUE(state.text.empty() && state.file.empty() && state.shown.empty() && state.judged.empty() &&
              state.reading.exchanges.empty());
}

TEST(Check, EverySampleSaysSomething) {
  for (const Sample& one : samples()) {
    const State state = state_of(std::string(one.text));
    EXPECT_TRUE(one.id == "log" || !state.judged.empty()) << one.id;
    std::size_t findings = 0;
    for (const auto& judged : state.judged) findings += judged.findings.size();
    EXPECT_TRUE(one.id == "log" || findings > 0) << one.id;
    expect_sound(view(state));
  }
}

TEST(Check, MarkupInATextStaysText) {
  const State state =
      state_of("HTTP/1.1 200 <img src=x>\nLocation: \"><script>alert(1)</script>\nServer: <b>x</b>\nVia: 1.1 <i>\n\n");
  const std::string html = app::print_body(view(state), "../", app::Print::live);
  EXPECT_FALSE(holds(html, "<script") || holds(html, "<img") || holds(html, "<b>") || holds(html, "<i>"));
  EXPECT_TRUE(holds(html, "&lt;script&gt;"));
  EXPECT_FALSE(holds(markdown(state), "<img"));
}

TEST(CheckPage, NamesEveryRuleWithItsSource) {
  const Page made = page();
  std::size_t items = 0;
  for (const auto& rule : lint::rules()) items += !rule.sources.empty();
  EXPECT_EQ(items, lint::rules().size());
  const std::string all = made.text_of(0);
  EXPECT_FALSE(holds(all, "{")) << "nothing is left to fill in";
  std::size_t levels = 0;
  for (const Node& node : made.nodes) levels += node.look == app::Look::level;
  EXPECT_EQ(levels, lint::rules().size());
  EXPECT_EQ(made.path, "check/");
  const std::string html = app::print_document(made, "{{body}}");
  EXPECT_TRUE(holds(html, "<textarea") && holds(html, "data-needs-script") && holds(html, "without-script"));
  EXPECT_TRUE(holds(html, "statusatlas check"));
  EXPECT_FALSE(holds(html, "view=html")) << "there is no other printer of this page";
}

}  // namespace
}  // namespace check
