// Covers src/app before index and details have come, as the web app starts: every page is there, says what it is and
// that the rest is on its way, and no address loses anything. The tests build on each other: each file is loaded once.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "app/page_html.h"
#include "app/state.h"
#include "search/search.h"
#include "tools/embedded/embedded.h"

namespace app {
namespace {

std::string words(const Page& page) { return page.text_of(0); }

bool says(const Page& page, std::string_view text) { return words(page).find(text) != std::string::npos; }

/// Paths that the facts alone give; those of charts and fields too.
TEST(Bare, ShowsEveryPage) {
  ASSERT_FALSE(registry::has_details());
  for (const auto& path : all_paths()) {
    SCOPED_TRACE(path);
    const State state = parse_url(path);
    EXPECT_EQ(path_of(state), path);
    const Page page = view(state);
    EXPECT_EQ(says(page, "Loading the rest"), !path.empty());
    EXPECT_TRUE(page.announce.empty());
    EXPECT_FALSE(page.title.empty());
    int headings = 0;
    for (const Node& node : page.nodes) headings += node.role == Role::heading && node.level == 1;
    EXPECT_EQ(headings, 1);
  }
}

TEST(Bare, ShowsWhatACodeIs) {
  const Page page = view(parse_url("429/"));
  EXPECT_TRUE(says(page, "429 Too Many Requests"));
  EXPECT_TRUE(says(page, "Client error"));
  EXPECT_TRUE(says(page, registry::find("429")->summary));
  EXPECT_FALSE(says(page, "Use it when"));
  EXPECT_FALSE(says(page, "Sources"));
  EXPECT_FALSE(says(page, "Standard · "));
}

TEST(Bare, SearchesOnceTheIndexIsThere) {
  const State typed = parse_url("?q=rate+limit");
  EXPECT_TRUE(results_of(typed).incomplete);
  EXPECT_TRUE(results_of(typed).hits.empty());
  for (const char* url : {"?q=rate+limit", "?q=rfc:9110", "?q=404", "429/?q=rate+limit"}) {
    const Page page = view(parse_url(url));
    EXPECT_TRUE(says(page, "Loading the search index")) << url;
    EXPECT_FALSE(says(page, "Nothing matches")) << url;
    EXPECT_FALSE(says(page, "No codes for")) << url;
  }
  EXPECT_FALSE(results_of(parse_url("")).incomplete) << "the list of codes needs no index";
  EXPECT_FALSE(says(view(parse_url("")), "Loading the search index"));
  // Nothing is current that could be opened.
  EXPECT_EQ(to_url(reduce(reduce(parse_url(""), {Action::Kind::type, 0, "gone"}), {Action::Kind::open_current, 0, {}})),
            "?q=gone");

  ASSERT_EQ(search::load(embedded::files()[1]), registry::Loaded::taken);
  EXPECT_FALSE(results_of(typed).incomplete);
  ASSERT_FALSE(results_of(typed).hits.empty());
  EXPECT_EQ(results_of(typed).hits.front().status->code, 429);
  // What is no code may be a signal.
  EXPECT_TRUE(says(view(typed), " codes, signals not loaded yet"));
  const Page flags = view(parse_url("?q=UF,URX"));
  EXPECT_TRUE(says(flags, "No codes for “UF,URX”, signals not loaded yet"));
  EXPECT_FALSE(says(flags, "Nothing matches"));
  EXPECT_FALSE(says(view(parse_url("")), "signals not loaded yet"));
  EXPECT_FALSE(says(view(typed), "Loading the search index"));
  EXPECT_EQ(results_of(parse_url("?q=rfc:6585")).hits.size(), search::search("rfc:6585").hits.size());
  EXPECT_TRUE(results_of(parse_url("?q=rfc:6585")).notes.empty()) << "what operators ask for is there";
}

TEST(Bare, SearchesAndFilters) {
  EXPECT_TRUE(says(view(parse_url("?q=too+many+requests")), "Loading the rest"));
  const auto required = results_of(parse_url("?is=requires-field")).hits.size();
  EXPECT_GT(required, 0u);
  EXPECT_LT(required, registry::statuses().size());
  EXPECT_FALSE(says(view(parse_url("")), "Loading the rest"));
}

TEST(Bare, KeepsAddresses) {
  for (const char* url : {"which/?a=server,yes", "which/?a=nonsense", "404/?q=x#404", "field/retry-after/",
                          "signals/envoy/#uf", "compare/401-403/"}) {
    const State state = parse_url(url);
    EXPECT_EQ(state.notice, "") << url;
    if (std::string_view(url).substr(0, 5) == "which") {
      EXPECT_EQ(to_url(state), url);
    }
  }
}

TEST(Bare, TakesActions) {
  State state = parse_url("which/");
  for (int kind = 0; kind <= static_cast<int>(Action::Kind::toggle_help); ++kind) {
    state = reduce(state, {static_cast<Action::Kind>(kind), 1, "server"});
    view(state);
  }
  view(reduce(parse_url("which/?a=x"), {Action::Kind::answer, 0, "y"}));
  view(reduce(parse_url("which/?a=x,y"), {Action::Kind::undo_answer, 0, {}}));
}

/// Loads "details" or "details/404".
bool load(const std::string& name) {
  static std::vector<std::vector<char>> files;  // outlive the registry
  std::ifstream in(GENERATED_DIR "/" + name + ".bin", std::ios::binary);
  files.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  return registry::is_there(
      registry::load({reinterpret_cast<const unsigned char*>(files.back().data()), files.back().size()}));
}

std::string document(const std::string& path) {
  return print_document(view(parse_url(path)), "{{title}}{{description}}{{head}}{{body}}", "https://example.org/");
}

std::string chart_page(const std::string& id) {
  State state;
  state.view = View::which;
  state.id = id;
  return path_of(state);
}

/// The flowcharts that a flowchart's answers lead on to.
void lead_on(const registry::Chart& chart, std::set<std::string>& to) {
  for (const auto& node : chart.nodes)
    for (const auto& answer : node.answers)
      if (answer.to.kind == registry::TargetKind::chart)
        if (const auto& next = registry::charts()[answer.to.index]; to.emplace(next.id).second) lead_on(next, to);
}

/// Last, since the registry takes all details once.
TEST(Bare, ShowsTheRestWhenItHasCome) {
  for (const auto& path : all_paths())
    EXPECT_EQ(is_whole(parse_url(path)), path.empty() || path.rfind("class/", 0) == 0) << path;
  // A number's page is the same with its own details as with all.
  std::map<std::string, std::string> alone;
  for (const auto& status : registry::statuses()) {
    const std::string number(status.id.substr(0, 3)), path = number + "/";
    ASSERT_TRUE(load("details/" + number));
    EXPECT_TRUE(is_whole(parse_url(path)));
    alone[path] = document(path);
    EXPECT_TRUE(says(view(parse_url(number == "200" ? "404/" : "200/")), "Loading the rest"));
    EXPECT_FALSE(is_whole(parse_url("which/")));
  }
  // A chart's page is the same with what it starts with as with all flowcharts and all details, and so is an outcome.
  const std::string outcome = "which/redirects/?a=outcome";
  std::set<std::string> came_along;  // with the last file: flowcharts that its own leads on to
  for (const auto& chart : registry::charts()) {
    const std::string id(chart.id), path = chart_page(id);
    EXPECT_EQ(is_whole(parse_url(path)), came_along.count(id) > 0) << id;
    ASSERT_TRUE(load("charts/" + id));
    came_along.clear();
    lead_on(chart, came_along);
    EXPECT_TRUE(is_whole(parse_url(path))) << id;
    alone[path] = document(path);
    if (id == "redirects") {
      EXPECT_TRUE(is_whole(parse_url(outcome)));
      alone[outcome] = document(outcome);
    }
  }
  EXPECT_FALSE(is_whole(parse_url("failures/")));
  ASSERT_TRUE(load("details"));
  ASSERT_TRUE(load("charts"));
  EXPECT_GT(alone.size(), 90u);
  for (const auto& [path, text] : alone) EXPECT_EQ(text, document(path)) << path;
  EXPECT_FALSE(is_whole(parse_url("signals/")));
  EXPECT_FALSE(says(view(parse_url("503/")), "Seen with this status"));
  EXPECT_TRUE(says(view(parse_url("signals/envoy/#uf")), "Signals of envoy"));
  ASSERT_TRUE(load("signals"));
  EXPECT_TRUE(says(view(parse_url("?q=UF,URX")), "2 signals, 1 code"));
  EXPECT_FALSE(says(view(parse_url("?q=rate+limit")), "signals not loaded yet"));
  for (const auto& path : all_paths()) EXPECT_TRUE(is_whole(parse_url(path))) << path;
  EXPECT_TRUE(says(view(parse_url("503/")), "Seen with this status"));
  EXPECT_EQ(parse_url("signals/no-such-system/").view, View::not_found) << "now one knows";
  const Page page = view(parse_url("429/"));
  EXPECT_FALSE(says(page, "Loading the rest"));
  EXPECT_TRUE(says(page, "Use it when"));
  EXPECT_NE(parse_url("which/?a=nonsense").notice, "");
  for (const auto& path : all_paths()) EXPECT_FALSE(says(view(parse_url(path)), "Loading the rest")) << path;
}

}  // namespace
}  // namespace app
