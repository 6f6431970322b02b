// src/app/view*: what the pages say, under the accessible names that others rely on.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>

#include "app/labels.h"
#include "app/state.h"
#include "decide/decide.h"
#include "hostile.h"

namespace app {
namespace {

struct Found {
  std::size_t index;
  const Node* node;
};

/// All nodes of a role and name inside a subtree.
std::vector<Found> all(const Page& page, Role role, std::string_view name = {}, std::size_t within = 0) {
  std::vector<Found> out;
  for (std::size_t i = within; i < page.nodes[within].end; ++i)
    if (page.nodes[i].role == role && (name.empty() || page.name_of(i) == name)) out.push_back({i, &page.nodes[i]});
  return out;
}

/// The only one of its role and name.
std::size_t one(const Page& page, Role role, std::string_view name = {}, std::size_t within = 0) {
  const auto found = all(page, role, name, within);
  EXPECT_EQ(found.size(), 1u) << "role " << static_cast<int>(role) << " “" << name << "” on " << page.path;
  return found.empty() ? 0 : found.front().index;
}

std::vector<std::string> headings(const Page& page, int level) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < page.nodes.size(); ++i)
    if (page.nodes[i].role == Role::heading && page.nodes[i].level == level) out.push_back(page.name_of(i));
  return out;
}

/// Every state of the wizard that a few of the charts' answers reach, and every page.
std::vector<std::string> many_urls() {
  std::vector<std::string> out = all_paths();
  for (const char* url : {"?q=too+many", "?q=qqzzxxkk", "?q=not&class=4xx&standing=standard", "?vendor=yes",
                          "?class=1xx&standing=reserved", "404/?q=not", "499/#499-esri", "no/such/page", "777/", "099/",
                          "418/?class=9xx", "?is=common,cacheable"})
    out.push_back(url);
  for (const auto& chart : registry::charts()) {
    State state;
    state.view = View::which;
    state.id = chart.id;
    for (std::size_t i = 0; i < registry::statuses().size(); ++i) {
      const auto route = decide::route_to(chart, {registry::TargetKind::status, static_cast<std::uint16_t>(i)});
      if (!route.found) continue;
      state.answers.clear();
      for (auto answer : route.answers) (state.answers += state.answers.empty() ? "" : ",") += answer;
      out.push_back(to_url(state));
    }
    for (std::size_t i = 0; i < chart.nodes.size(); ++i) {
      const auto route = decide::route_to(chart, {registry::TargetKind::node, static_cast<std::uint16_t>(i)});
      state.answers.clear();
      for (auto answer : route.answers) (state.answers += state.answers.empty() ? "" : ",") += answer;
      out.push_back(to_url(state));
    }
  }
  return out;
}

TEST(View, WhichFailureWins) {
  const Page none = view(parse_url("failures/"));
  std::size_t toggles = 0, rows = 0;
  for (std::size_t i = 0; i < none.nodes.size(); ++i) {
    const Node& node = none.nodes[i];
    toggles += node.action.kind == Action::Kind::toggle_fault;
    rows += node.role == Role::row;
    if (node.action.kind == Action::Kind::toggle_fault) EXPECT_FALSE(node.flags & pressed);
  }
  EXPECT_EQ(toggles, registry::faults().size());
  EXPECT_EQ(rows, registry::faults().size()) << "each fault alone";

  const Page both = view(parse_url("failures/?f=auth,body-large"));
  std::size_t ticked = 0;
  std::map<std::string, std::string> told;
  for (std::size_t i = 0; i < both.nodes.size(); ++i) {
    ticked += both.nodes[i].action.kind == Action::Kind::toggle_fault && (both.nodes[i].flags & pressed);
    if (both.nodes[i].role == Role::row) told[both.text_of(i + 1)] = both.text_of(i);
  }
  EXPECT_EQ(ticked, 2u);
  ASSERT_EQ(told.size(), registry::profiles().size());
  for (const auto& profile : registry::profiles()) {
    const auto winner = decide::winner(profile, {*decide::fault_from("auth"), *decide::fault_from("body-large")});
    const std::string& text = told[std::string(profile.name) + " " + std::string(profile.version)];
    EXPECT_NE(text.find(winner.because), text.npos) << profile.id;
    EXPECT_NE(text.find(profile.setup), text.npos) << profile.id << ": what it is true for";
    if (winner.code) EXPECT_NE(text.find(digits(winner.code)), text.npos) << profile.id;
    for (const auto& source : winner.sources) EXPECT_NE(text.find(source.doc), text.npos) << profile.id;
  }
}

TEST(View, TheFrameOfEveryPage) {
  for (const char* url :
       {"", "404/", "which/", "compare/", "compare/401-403/", "field/", "field/retry-after/", "method/", "method/get/",
        "failures/", "failures/?f=auth,body-large", "about/", "data/", "class/4xx/", "no/such/page"}) {
    const Page page = view(parse_url(url));
    one(page, Role::banner);
    one(page, Role::main);
    one(page, Role::searchbox, "Search status codes");
    const auto views = one(page, Role::navigation, "Views");
    struct Tab {
      const char *name, *href;
    };
    for (const Tab& tab : {Tab{"Explore", ""}, Tab{"Which status?", "which/"}, Tab{"Compare", "compare/"}}) {
      const auto link = one(page, Role::link, tab.name, views);
      EXPECT_EQ(page.nodes[link].href, tab.href);
    }
    const auto theme = one(page, Role::button, "Theme");
    EXPECT_EQ(page.nodes[theme].action.kind, Action::Kind::cycle_theme);
  }
}

TEST(View, TheTabOneIsAtIsCurrent) {
  struct Row {
    const char *url, *tab;
  };
  for (const Row& row : {Row{"", "Explore"},
                         {"404/", "Explore"},
                         {"class/4xx/", "Explore"},
                         {"no/such/page", "Explore"},
                         {"which/", "Which status?"},
                         {"which/redirects/", "Which status?"},
                         {"compare/", "Compare"},
                         {"compare/401-403/", "Compare"},
                         {"about/", ""}}) {
    const Page page = view(parse_url(row.url));
    for (const auto& [index, node] : all(page, Role::link, {}, one(page, Role::navigation, "Views")))
      EXPECT_EQ((node->flags & current) != 0, page.name_of(index) == row.tab) << row.url << " " << page.name_of(index);
  }
}

TEST(View, MainHeadings) {
  struct Row {
    const char *url, *heading;
  };
  const auto& chart = registry::charts().front();
  for (const Row& row : {Row{"", "HTTP status codes"},
                         {"?q=not", "HTTP status codes"},
                         {"?q=qqzzxxkk", "HTTP status codes"},
                         {"429/", "429 Too Many Requests"},
                         {"404/?q=not", "404 Not Found"},
                         {"class/4xx/", "4xx Client error"},
                         {"about/", "About Status Atlas"},
                         {"data/", "Data for programs"},
                         {"compare/", "Compare status codes"},
                         {"compare/401-403/", "401 Unauthorized or 403 Forbidden"},
                         {"field/retry-after/", "Retry-After"},
                         {"failures/", "Which failure wins"},
                         {"failures/?f=auth,body-large", "Which failure wins"},
                         {"method/", "Request methods"},
                         {"method/propfind/", "PROPFIND"},
                         {"no/such/page", "Nothing at this address"}}) {
    const Page page = view(parse_url(row.url));
    const auto main = one(page, Role::main);
    ASSERT_EQ(headings(page, 1), std::vector<std::string>{row.heading}) << row.url;
    one(page, Role::heading, row.heading, main);
  }
  const Page page = view(parse_url("which/"));
  EXPECT_EQ(headings(page, 1), std::vector<std::string>{std::string(chart.nodes[chart.root].ask)});
}

TEST(View, ClassFiltersAreTogglesWithTheirState) {
  std::vector<std::string> names;
  for (const auto& info : registry::classes()) names.push_back(class_label(info));
  names.push_back("Vendor");
  ASSERT_EQ(names.size(), 6u);
  EXPECT_EQ(names[0], "1xx Informational");
  EXPECT_EQ(names[4], "5xx Server error");
  for (const char* url : {"", "?class=4xx,5xx&vendor=yes", "404/?class=3xx", "?q=a&class=1xx"}) {
    const State state = parse_url(url);
    const Page page = view(state);
    for (int i = 0; i < 6; ++i) {
      const auto& node = page.nodes[one(page, Role::toggle, names[i])];
      const bool on = i == 5 ? state.filter.vendor : state.filter.classes >> (i + 1) & 1;
      EXPECT_EQ((node.flags & pressed) != 0, on) << url << " " << names[i];
      const State next = reduce(state, node.action);
      EXPECT_NE(i == 5 ? next.filter.vendor : next.filter.classes >> (i + 1) & 1, on) << url << " " << names[i];
    }
  }
}

/// The state as if nothing of this toggle's group were chosen yet.
State without_group(State state, const Action& action) {
  switch (action.kind) {
    case Action::Kind::toggle_class:
      state.filter.classes = 0;
      break;
    case Action::Kind::toggle_vendor:
      state.filter.vendor = false;
      break;
    case Action::Kind::toggle_standing:
      state.filter.standings = 0;
      break;
    default:
      state.filter.properties &= static_cast<std::uint8_t>(~action.number);
  }
  return state;
}

TEST(View, CountsTellWhatAFilterShows) {
  for (const char* url : {"", "?q=not", "?q=too+many", "class/4xx/", "?class=4xx,5xx&standing=standard", "?vendor=yes",
                          "404/?q=not&is=common", "?q=is:cacheable", "?q=qqzzxxkk", "?q=delete+twice"}) {
    const State state = parse_url(url);
    const Page page = view(state);
    std::size_t toggles = 0;
    for (const auto& found : all(page, Role::toggle, {}, one(page, Role::complementary, "Filters"))) {
      const auto number = all(page, Role::number, {}, found.index);
      ASSERT_EQ(number.size(), 1u) << url;
      const State pressed = reduce(without_group(state, found.node->action), found.node->action);
      const auto& hits = results_of(pressed).hits;
      const auto codes = std::count_if(hits.begin(), hits.end(), [](const auto& hit) { return !hit.found; });
      EXPECT_EQ(number[0].node->text, std::to_string(codes)) << url << found.node->text;
      ++toggles;
    }
    EXPECT_GE(toggles, 12u) << url;
  }
}

TEST(View, AClassIsTheSameCodesHoweverItIsAskedFor) {
  for (const auto& info : registry::classes()) {
    const std::string id(info.id);
    const auto filtered = results_of(parse_url("class/" + id + "/")).hits.size();
    EXPECT_GT(filtered, 3u) << id;
    EXPECT_EQ(results_of(parse_url("?q=class:" + id)).hits.size(), filtered);
    const Page page = view(parse_url("class/" + id + "/"));
    std::size_t listed = 0;
    for (const auto& list : all(page, Role::list, {}, one(page, Role::main)))
      if (list.node->look == Look::rows) listed = all(page, Role::item, {}, list.index).size();
    EXPECT_EQ(listed, filtered) << id;
  }
}

TEST(View, AButtonSaysThatItCopied) {
  const State state = parse_url("429/");
  const auto words = [](const Page& page, std::uint32_t id) {
    for (std::size_t i = 0; i < page.nodes.size(); ++i)
      if (page.nodes[i].id == id) return page.text_of(i);
    return std::string("gone");
  };
  const std::uint32_t id = all(view(state), Role::button, "Copy example").front().node->id;
  State copied = reduce(state, {Action::Kind::copied, static_cast<std::int32_t>(id), "Copied"});
  EXPECT_EQ(words(view(copied), id), "Copied");
  EXPECT_EQ(copied.announce, "Copied");
  copied = reduce(copied, {Action::Kind::copied, 0, {}});
  EXPECT_EQ(words(view(copied), id), "Copy example");
  EXPECT_EQ(copied.announce, "");
}

TEST(View, ACodesPageListsItsSections) {
  for (const char* url : {"429/", "499/", "404/?q=not&class=4xx#sources"}) {
    const State state = parse_url(url);
    const Page page = view(state);
    const auto contents = one(page, Role::navigation, "On this page");
    const auto links = all(page, Role::link, {}, contents);
    std::vector<std::string> names;
    for (const auto& link : links) {
      names.push_back(page.name_of(link.index));
      const State there = parse_url(link.node->href);
      EXPECT_EQ(there.id, state.id);
      EXPECT_EQ(there.query, state.query);
      EXPECT_TRUE(there.filter == state.filter);
      const std::string place = there.meaning.empty() ? there.place : there.meaning;
      EXPECT_FALSE(place.empty());
      EXPECT_EQ(to_url(there), link.node->href);
    }
    EXPECT_EQ(names, headings(page, 2)) << url;
    EXPECT_GT(names.size(), 6u) << url;
  }
}

TEST(View, TheNearestFlowchartsStandFirst) {
  std::size_t many = 0;
  for (const auto& status : registry::statuses()) {
    if (status.charts.size() < 5) continue;
    ++many;
    const Page page = view(parse_url(digits(status.code) + "/"));
    std::vector<std::size_t> answers;
    std::size_t items = 0;
    const auto heading = all(page, Role::heading, "Flowcharts that lead here").front();  // other meanings have theirs
    const std::size_t list = page.nodes[heading.index].end;
    for (std::size_t i = list; i < page.nodes[list].end; ++i) {
      const auto at = page.nodes[i].href.find("?a=");
      if (page.nodes[i].role != Role::link || page.nodes[i].href.rfind("which/", 0) != 0 || at == std::string::npos)
        continue;
      answers.push_back(
          static_cast<std::size_t>(std::count(page.nodes[i].href.begin(), page.nodes[i].href.end(), ',')));
      items += page.nodes[i - 2].role == Role::item;
    }
    EXPECT_EQ(answers.size(), status.charts.size()) << status.id << ": none is lost";
    EXPECT_TRUE(std::is_sorted(answers.begin(), answers.end())) << status.id;
    EXPECT_EQ(items, 3u) << status.id;
  }
  EXPECT_GT(many, 2u);
}

TEST(View, TheResults) {
  for (const char* url :
       {"", "?q=too+many", "?q=not&class=4xx", "404/?q=not", "?vendor=yes", "?q=rate+limit", "?q=delete+twice"}) {
    const State state = parse_url(url);
    const auto hits = results_of(state).hits;
    ASSERT_FALSE(hits.empty()) << url;
    const Page page = view(state);
    const auto list = one(page, Role::list, "Results");
    const auto links = all(page, Role::link, {}, list);
    ASSERT_EQ(links.size(), hits.size()) << url;
    std::size_t codes = 0;
    for (std::size_t i = 0; i < hits.size(); ++i) {
      if (hits[i].found) continue;  // TheOutcomesAmongThem
      ++codes;
      EXPECT_EQ(page.name_of(links[i].index), title_of(*hits[i].status)) << url;
      const State there = parse_url(links[i].node->href);
      EXPECT_EQ(there.id, digits(hits[i].status->code));
      EXPECT_EQ(there.query, state.query) << "the search stays with the opened code";
      EXPECT_TRUE(there.filter == state.filter);
    }
    bool told = false;
    for (const auto& status : all(page, Role::status))
      told |= page.text_of(status.index).find(std::to_string(codes) + " code") != std::string::npos;
    EXPECT_TRUE(told) << url << ": the count is in a status region";
  }
}

TEST(View, ACodeCanBeChosenForAHouseOfOnesOwn) {
  State state = parse_url("which/methods/?a=delete,absent");
  const Page page = view(state);
  const Node& button = page.nodes[one(page, Role::button, "Send 204 in your house")];
  EXPECT_EQ(button.href, "which/methods/?a=delete,absent&house=methods.delete.absent:204");
  state = reduce(state, button.action);
  EXPECT_EQ(to_url(state), button.href);
  EXPECT_EQ(state.announce, "Your own: 204 No Content");
  const Page mine = view(state);
  const std::string text = mine.text_of(one(mine, Role::main));
  EXPECT_EQ(mine.name_of(one(mine, Role::heading, "204 No Content")), "204 No Content");
  EXPECT_NE(text.find("You (like Azure) say 204, RFC 9110 says 404"), text.npos) << text;
  EXPECT_NE(text.find("Why the RFCs say 404"), text.npos);
  EXPECT_EQ(text.find("Runners-up to 404204"), text.npos);
  EXPECT_NE(mine.nodes[one(mine, Role::toggle, "Your own")].flags & pressed, 0);
  bool copied = false;  // the note for a review tells whose choice it is
  for (const Node& node : mine.nodes) copied |= node.value.find("Your house, like Azure: ") != std::string::npos;
  EXPECT_TRUE(copied);
  // Back to what the RFCs say: nothing is left of it.
  const Node& back = mine.nodes[one(mine, Role::button, "Send 404 in your house")];
  EXPECT_EQ(to_url(reduce(state, back.action)), "which/methods/?a=delete,absent");
  // What makes no sense is left out, and said.
  const State cut =
      parse_url("which/methods/?house=methods.delete.absent:204,methods.delete.gone:1,which.ok.created:200");
  EXPECT_EQ(decide::id_of(cut.house), "methods.delete.absent:204");
  EXPECT_NE(cut.notice.find("“methods.delete.gone:1” names no answer of a flowchart"), std::string::npos) << cut.notice;
}

TEST(View, ACaseThatTheWordsDescribeStandsFirst) {
  const State state = parse_url("?q=DELETE+twice");
  const Page page = view(state);
  const auto links = all(page, Role::link, {}, one(page, Role::list, "Results"));
  ASSERT_GT(links.size(), 2u);
  EXPECT_EQ(links[0].node->href, "which/methods/?a=delete,absent");
  EXPECT_EQ(page.name_of(links[0].index).rfind("404 It was not there", 0), 0u) << page.name_of(links[0].index);
  EXPECT_EQ(page.name_of(one(page, Role::link, "This case in the flowchart")), "This case in the flowchart");
  const std::string text = page.text_of(one(page, Role::list, "Results"));
  EXPECT_NE(text.find("Which status for which method? DELETE"), text.npos) << "where it is from";
  EXPECT_NE(text.find("As in: delete twice"), text.npos) << "why it is there";
  // Opened, it is the outcome, by the house that was picked last.
  const State opened = reduce(parse_url("?q=DELETE+twice"), {Action::Kind::open_current, 0, {}});
  EXPECT_EQ(to_url(opened), "which/methods/?a=delete,absent");
  EXPECT_EQ(parse_url(links[0].node->href).answers, opened.answers);
  State azure = parse_url("?q=DELETE+twice", *decide::house_from("azure"));
  EXPECT_EQ(to_url(reduce(azure, {Action::Kind::open_current, 0, {}})), "which/methods/?a=delete,absent&house=azure");
  // A step on, and it is the code.
  EXPECT_EQ(
      to_url(reduce(reduce(state, {Action::Kind::move, 8, {}}), {Action::Kind::open_current, 0, {}})).find("which"),
      std::string::npos);
}

TEST(View, WhileTypingTheFirstHitIsCurrent) {
  State state = parse_url("?q=not");
  for (int at : {0, 1, 2}) {
    const Page page = view(state);
    const auto links = all(page, Role::link, {}, one(page, Role::list, "Results"));
    for (std::size_t i = 0; i < links.size(); ++i)
      EXPECT_EQ((links[i].node->flags & current) != 0, static_cast<int>(i) == at) << i;
    state = reduce(state, {Action::Kind::move, 1, {}});
  }
}

TEST(View, EveryHitShowsWhyItIsThere) {
  std::size_t hits = 0;
  for (const char* query : {"too+many", "upload+too+big", "not+logged+in", "gone+forever", "cache", "nginx",
                            "retry-after", "server+is+down", "StatusTeapot", "wrong+password", "maintenance",
                            "delete+twice", "upload+stalled", "sse+stop+reconnecting"}) {
    const State state = parse_url(std::string("?q=") + query);
    const Page page = view(state);
    const auto items = all(page, Role::item, {}, one(page, Role::list, "Results"));
    for (std::size_t i = 0; i < items.size(); ++i, ++hits) {
      const bool number = results_of(state).hits[i].part == search::Part::number;
      const bool says = page.text_of(items[i].index).find("Found in its description") != std::string::npos;
      EXPECT_TRUE(number || says || !all(page, Role::mark, {}, items[i].index).empty())
          << query << ": " << page.text_of(items[i].index);
    }
  }
  EXPECT_GT(hits, 50u);
}

/// Names and addresses of the list's links.
struct Listed {
  std::string name, href;
  bool operator==(const Listed&) const = default;
  friend void PrintTo(const Listed& it, std::ostream* out) { *out << it.name << " -> " << it.href; }
};

std::vector<Listed> listed(const Page& page) {
  std::vector<Listed> out;
  for (const auto& [index, node] : all(page, Role::link, {}, one(page, Role::list, "Results")))
    out.push_back({page.name_of(index), node->href});
  return out;
}

TEST(View, SignalsStandFirstInTheList) {
  const Page page = view(parse_url("?q=UF,URX"));
  const auto links = listed(page);
  ASSERT_EQ(links.size(), 3u);
  EXPECT_EQ(links[0], (Listed{"503 UF (Envoy and Istio)", "signals/envoy/#uf"}));
  EXPECT_EQ(links[1], (Listed{"– URX (Envoy and Istio)", "signals/envoy/#urx"}));
  EXPECT_EQ(links[2], (Listed{"503 Service Unavailable", "503/?q=UF,URX"})) << "the code that goes with them";
  EXPECT_EQ(page.text_of(one(page, Role::status)).substr(0, 17), "2 signals, 1 code");
  const auto items = all(page, Role::item, {}, one(page, Role::list, "Results"));
  const auto& uf = *registry::find_signal(*registry::find_system("envoy"), "uf");
  const std::string first = page.text_of(items[0].index);
  for (const std::string_view part : {uf.meaning, uf.made_by, registry::Text("In your text: UF, names of one system")})
    EXPECT_NE(first.find(part), first.npos) << first;
  EXPECT_NE(page.text_of(items[2].index).find("Sent with UF"), std::string::npos);
  // What is current can be read without opening it.
  const auto preview = one(page, Role::group, "Preview");
  EXPECT_NE(page.text_of(preview).find(uf.next.front()), std::string::npos);
  EXPECT_FALSE(all(page, Role::link, "503 Service Unavailable", preview).empty());

  struct Row {
    const char *query, *first;
  };
  for (const Row& row : {Row{"H27", "499 H27 (Heroku)"},
                         {"error code: 1020", "403 Error 1020 (Cloudflare)"},
                         {"404.13", "404 404.13 (Microsoft IIS)"},
                         {"REFUSED_STREAM", "– REFUSED_STREAM (HTTP/2 error codes)"},
                         {"S3 SlowDown", "503 SlowDown (Amazon S3)"},
                         {"curl: (52) Empty reply from server", "– curl: (52) (curl)"},
                         {"UNAVAILABLE", "503 UNAVAILABLE (gRPC)"},
                         {"[2026-11-20T10:00:00.000Z] \"GET / HTTP/1.1\" 503 UF via_upstream - \"-\" 0 91 2004 -",
                          "503 UF (Envoy and Istio)"}})
    EXPECT_EQ(listed(view(parse_url("?q=" + encode_component(row.query)))).front().name, row.first) << row.query;

  // Both systems that have this number, and no HTTP status.
  const auto both = listed(view(parse_url("?q=1006")));
  ASSERT_GE(both.size(), 2u);
  EXPECT_EQ(both[0].href.substr(0, 19), "signals/cloudflare/");
  EXPECT_EQ(both[1].href.substr(0, 18), "signals/websocket/");
}

TEST(View, AStatusByItsNumberOrNameStandsBeforeItsOtherMeanings) {
  for (const auto& [query, code, signal] :
       {std::tuple{"451", "451/", "signals/rtsp/#451"}, {"FORBIDDEN", "403/", "signals/graphql/#forbidden"}}) {
    const auto links = listed(view(parse_url(std::string("?q=") + query)));
    std::size_t codes = 0;
    while (codes < links.size() && links[codes].href.rfind(code, 0) == 0) ++codes;
    ASSERT_GT(codes, 0u) << query;
    ASSERT_LT(codes, links.size()) << query;
    EXPECT_EQ(links[codes].href, signal);
  }
}

TEST(View, PlainWordsFindNoSignals) {
  for (const char* query :
       {"not found", "teapot", "forbidden", "Unauthenticated", "bad gateway", "timeout", "unavailable", "cancelled",
        "internal", "throttled", "overload", "404", "class:4xx", "too many requests", "ok"})
    for (const auto& link : listed(view(parse_url("?q=" + encode_component(query)))))
      EXPECT_NE(link.href.rfind("signals/", 0), 0u) << query << ": " << link.name;
}

TEST(View, FillersAskForNothingYet) {
  for (const char* query : {"what", "what status cod", "which http code for", "the"}) {
    State state = reduce(parse_url(""), {Action::Kind::type, 0, query});
    const Page page = view(state);
    ASSERT_EQ(listed(page).size(), 10u) << query;
    const auto links = listed(page);
    EXPECT_TRUE(std::any_of(links.begin(), links.end(), [](const auto& link) {
      return link.href.rfind("404/", 0) == 0;
    })) << query;
    EXPECT_NE(page.text_of(0).find("One of the codes people look for most"), std::string::npos);
    EXPECT_EQ(page.text_of(0).find("Nothing matches"), std::string::npos) << query;
    EXPECT_TRUE(all(page, Role::group, "Preview").empty()) << query;
    EXPECT_EQ(reduce(state, {Action::Kind::open_current, 0, {}}).view, View::explore)
        << query << ": Enter opens nothing";
  }
  EXPECT_EQ(listed(view(parse_url("?q=what+status+code+when+quota+exceeded"))).front().href.substr(0, 4), "429/");
  EXPECT_TRUE(all(view(parse_url("?q=qqzzxxkk")), Role::list, "Results").empty());
}

TEST(View, FiltersOfCodesCountForSignalsToo) {
  EXPECT_EQ(listed(view(parse_url("?q=UF,URX&class=5xx"))).size(), 2u) << "UF and its code";
  const Page none = view(parse_url("?q=UF,URX&class=4xx"));
  EXPECT_TRUE(all(none, Role::list, "Results").empty());
  EXPECT_NE(none.text_of(0).find("No code passes these filters."), std::string::npos);
}

TEST(View, TheListHasPagesThatAreNoCodes) {
  struct Row {
    const char *query, *href, *says;
  };
  for (const Row& row : {Row{"401 vs 403", "compare/401-403/", "Comparison: "},
                         Row{"webhooks flowchart", "which/webhooks/", "Flowchart: Receiving and sending webhooks"},
                         Row{"retry-after header", "field/retry-after/", "Header field: "},
                         Row{"propfind method", "method/propfind/", "Request method: "},
                         Row{"zalando guidelines", "which/?house=zalando", "House: "}}) {
    State state = reduce(parse_url(""), {Action::Kind::type, 0, row.query});
    const Page page = view(state);
    ASSERT_FALSE(listed(page).empty()) << row.query;
    EXPECT_EQ(listed(page).front().href, row.href);
    EXPECT_NE(page.text_of(one(page, Role::list, "Results")).find(row.says), std::string::npos) << row.query;
    EXPECT_FALSE(all(page, Role::group, "Preview").empty());
    EXPECT_EQ(to_url(reduce(state, {Action::Kind::open_current, 0, {}})), row.href);
  }
  for (const char* url : {"?q=401", "?q=100+vs+505", "", "?q=class:4xx"})
    for (const auto& link : listed(view(parse_url(url)))) EXPECT_NE(link.href.rfind("compare/", 0), 0u) << url;
}

TEST(View, TheListCanHaveOneLineEach) {
  State state = parse_url("");
  const auto words = [](const State& state) {
    return view(state).text_of(one(view(state), Role::list, "Results")).size();
  };
  const auto before = words(state);
  const Page page = view(state);
  state = reduce(state, page.nodes[one(page, Role::toggle, "One line each")].action);
  EXPECT_TRUE(state.dense);
  EXPECT_LT(words(state), before * 2 / 3);
  state = reduce(state, Action::navigate("404/"));
  EXPECT_TRUE(state.dense) << "it stays";
  state = reduce(state, view(state).nodes[one(view(state), Role::toggle, "One line each")].action);
  EXPECT_FALSE(state.dense);
}

TEST(View, HomeHasEveryNumberAtAGlance) {
  for (const char* url : {"", "class/4xx/", "?class=4xx,5xx", "?standing=deprecated"}) {
    const Page page = view(parse_url(url));
    std::set<int> numbers, expected;
    std::size_t marked = 0, common = 0;
    for (const auto& link : all(page, Role::link, {}, one(page, Role::group, "All numbers"))) {
      if (link.node->look == Look::chip) continue;  // a class
      numbers.insert(number_of(page.text_of(link.index)));
      EXPECT_EQ(link.node->href, page.text_of(link.index) + "/");
      if (link.node->look != Look::tile_quiet)
        EXPECT_EQ(page.name_of(link.index), title_of(registry::with_code(number_of(link.node->href)).front()));
      marked += link.node->look == Look::tile_marked;
      EXPECT_EQ(link.node->look == Look::tile_quiet,
                !registry::with_code(number_of(link.node->href)).front().owner.empty());
    }
    for (const auto& hit : results_of(parse_url(url)).hits) {
      if (hit.status->owner.empty() || !registry::with_code(hit.status->code).front().owner.empty())
        expected.insert(hit.status->code);
      common += hit.status->common;
    }
    EXPECT_EQ(numbers, expected) << url;
    EXPECT_EQ(marked, common) << url;
  }
}

TEST(View, HighlightsAreTheTextItself) {
  const auto hits = results_of(parse_url("?q=too+many+requests")).hits;
  const Page page = view(parse_url("?q=too+many+requests"));
  const auto list = one(page, Role::list, "Results");
  EXPECT_FALSE(all(page, Role::mark, {}, list).empty());
  EXPECT_EQ(page.name_of(all(page, Role::link, {}, list).front().index), title_of(*hits.front().status));
}

TEST(View, NoHitsLeadOn) {
  const Page page = view(parse_url("?q=qqzzxxkk&class=4xx"));
  EXPECT_TRUE(all(page, Role::list, "Results").empty());
  EXPECT_NE(page.text_of(0).find("No codes for “qqzzxxkk”"), std::string::npos);
  EXPECT_EQ(page.nodes[one(page, Role::link, "Answer a few questions instead")].href, "which/");
  EXPECT_GE(all(page, Role::button, "Clear filters").size(), 1u);
}

TEST(View, ACodesPageSaysAllThatIsKnown) {
  for (const auto& status : registry::statuses()) {
    const Page page = view(parse_url(digits(status.code) + "/"));
    const std::string text = page.text_of(one(page, Role::main));
    const auto says = [&](std::string_view part) {
      EXPECT_NE(text.find(part), std::string::npos) << status.id << ": " << part;
    };
    for (auto part : {status.name, status.owner, status.summary, status.plain, status.meaning, status.wire_note,
                      status.rest, status.retry_text, status.client, status.wire})
      says(part);
    for (auto part : status.use_when) says(part);
    for (const auto& avoid : status.avoid_when) says(avoid.text);
    for (const auto& field : status.fields) says(field.name), says(duty(field) + ": " + std::string(field.when));
    for (const auto& correction : status.corrections) says(correction.claim), says(correction.truth);
    for (const auto& constant : status.constants) says(constant.symbol);
    for (const auto& source : status.sources) says(citation(source));
    for (const auto& name : status.names) says(name.name);
  }
}

TEST(View, ARequirementSaysWhoIsBound) {
  using registry::Bound, registry::Direction, registry::Level;
  const struct {
    Direction in;
    Bound bound;
    Level level;
    std::string_view says;
  } rows[] = {
      {Direction::response, Bound::sender, Level::must, "The server MUST send"},
      {Direction::response, Bound::sender, Level::must_not, "The server MUST NOT send"},
      {Direction::request, Bound::sender, Level::should, "The server SHOULD"},
      {Direction::request, Bound::client, Level::should_not, "The client SHOULD NOT send"},
      {Direction::response, Bound::client, Level::may, "The client MAY"},
      {Direction::response, Bound::cache, Level::must_not, "A cache MUST NOT"},
      {Direction::request, Bound::intermediary, Level::must, "An intermediary MUST"},
  };
  for (const auto& row : rows) EXPECT_EQ(duty({"Via", row.in, row.bound, row.level, "", {}}), row.says);
}

TEST(View, AFieldsPageKeepsTheServersDutiesApartFromTheClients) {
  for (const auto& status : registry::statuses()) {
    for (const auto& field : status.fields) {
      const Page page = view(parse_url("field/" + slug(field.name) + "/"));
      EXPECT_NE(page.text_of(one(page, Role::main)).find(duty(field)), std::string::npos) << status.id << field.name;
    }
  }
}

TEST(View, ASystemsPageHasAnAnchorForEverySignal) {
  std::size_t signals = 0;
  for (const auto& system : registry::systems()) {
    const Page page = view(parse_url("signals/" + std::string(system.id) + "/"));
    EXPECT_EQ(headings(page, 1), std::vector<std::string>{std::string(system.name)});
    std::map<std::string, std::string> anchors;
    for (const auto& [index, node] : all(page, Role::heading))
      if (node->level == 3) anchors[node->value] = page.name_of(index);
    EXPECT_EQ(anchors.size(), system.signals.size()) << system.id;
    for (const auto& signal : system.signals) EXPECT_EQ(anchors[std::string(signal.id)], signal.name) << system.id;
    signals += system.signals.size();
    const std::string main = page.text_of(one(page, Role::main));
    for (const auto& signal : system.signals)
      if (!signal.statuses.empty())
        EXPECT_NE(main.find("Sent with " + digits(signal.statuses.front())), main.npos)
            << system.id << " " << signal.id;
  }
  EXPECT_GT(signals, 1000u);

  const Page envoy = view(parse_url("signals/envoy/#uf"));
  const std::string text = envoy.text_of(one(envoy, Role::main));
  const auto& system = *registry::find_system("envoy");
  const auto& uf = *registry::find_signal(system, "uf");
  for (const auto part : {uf.meaning, uf.cause, uf.made_by, uf.next.front(), registry::Text("read in November 2026")})
    EXPECT_NE(text.find(part), std::string::npos) << part;
  EXPECT_NE(text.find(registry::citation(uf.sources.front())), std::string::npos);
  EXPECT_FALSE(all(envoy, Role::link, "503 Service Unavailable").empty());

  const Page sockets = view(parse_url("signals/websocket/"));
  EXPECT_NE(sockets.text_of(one(sockets, Role::main)).find("Not HTTP."), std::string::npos);
}

TEST(View, TheIndexOfSignalsHasEverySystemByKindAndByPlace) {
  const Page page = view(parse_url("signals/"));
  std::map<std::string, int> linked;
  for (const auto& [index, node] : all(page, Role::link)) ++linked[node->href.substr(0, node->href.find('#'))];
  for (const auto& system : registry::systems())
    EXPECT_GE(linked["signals/" + std::string(system.id) + "/"], 2) << system.id;
  const auto level3 = headings(page, 3);
  for (const char* heading : {"Proxies", "Clients", "In an access log", "As an exit status"})
    EXPECT_NE(std::find(level3.begin(), level3.end(), heading), level3.end()) << heading;
}

TEST(View, ACodesPageNamesTheSignalsThatAreSentWithIt) {
  for (const auto& status : registry::statuses()) {
    if (registry::with_code(status.code).front().id != status.id) continue;
    const Page page = view(parse_url(digits(status.code) + "/"));
    std::set<std::string> linked;
    for (const auto& [index, node] : all(page, Role::link)) linked.insert(node->href.substr(0, node->href.find('#')));
    bool any = false;
    for (const auto& system : registry::systems()) {
      const bool sent = std::any_of(system.signals.begin(), system.signals.end(), [&](const auto& signal) {
        return std::find(signal.statuses.begin(), signal.statuses.end(), status.code) != signal.statuses.end();
      });
      EXPECT_EQ(linked.count("signals/" + std::string(system.id) + "/") > 0, sent) << status.id << " " << system.id;
      any |= sent;
    }
    const auto titles = headings(page, 2);
    EXPECT_EQ(std::count(titles.begin(), titles.end(), "Seen with this status"), any) << status.id;
  }
  const Page page = view(parse_url("503/"));
  EXPECT_FALSE(all(page, Role::link, "UH").empty());
}

TEST(View, AFieldsPageSaysWhatTheFieldIs) {
  const Page index = view(parse_url("field/"));
  const std::string all = index.text_of(one(index, Role::main));
  for (const auto& info : registry::fields()) {
    EXPECT_NE(all.find(info.what), std::string::npos) << info.name;
    const std::string text = [&] {
      const Page page = view(parse_url("field/" + slug(info.name) + "/"));
      return page.text_of(one(page, Role::main));
    }();
    for (const auto& part : {std::string(info.what), std::string(info.shape),
                             std::string(info.name) + ": " + std::string(info.example), citation(info.sources.front())})
      EXPECT_NE(text.find(part), std::string::npos) << info.name << ": " << part;
  }
}

TEST(View, AMethodsPageSaysAllThatIsKnown) {
  for (const auto& method : registry::methods()) {
    const Page page = view(parse_url("method/" + slug(method.name) + "/"));
    const std::string text = page.text_of(one(page, Role::main));
    const auto says = [&](std::string_view part) {
      EXPECT_NE(text.find(part), std::string::npos) << method.name << ": " << part;
    };
    for (auto part : {method.summary, method.meaning, method.standing, method.wire}) says(part);
    for (const registry::Rule* rule :
         {&method.safety, &method.repeating, &method.caching, &method.request, &method.response}) {
      says(rule->text);
      for (const auto& source : rule->sources) says(citation(source));
    }
    for (const auto& response : method.statuses) {
      const auto& status = *registry::find(response.id);
      says(std::string(status.name) + ": " + std::string(response.level) + (response.level.empty() ? "" : ", when ") +
           std::string(response.when));
      for (const auto& source : response.sources) says(citation(source));
    }
    for (const auto& correction : method.corrections) says(correction.claim), says(correction.truth);
    for (const auto& source : method.sources) says(citation(source));
  }
}

/// What leads from one kind of page to the other.
std::set<std::string> links(const std::string& url) {
  std::set<std::string> out;
  const Page page = view(parse_url(url));
  const auto main = one(page, Role::main);
  for (std::size_t i = main; i < page.nodes[main].end; ++i)
    if (page.nodes[i].role == Role::link) out.insert(page.nodes[i].href);
  return out;
}

TEST(View, MethodsAndCodesLinkToEachOther) {
  const auto index = links("method/");
  std::map<std::string, std::set<std::string>> of_codes;
  for (const auto& method : registry::methods()) {
    const std::string path = "method/" + slug(method.name) + "/";
    EXPECT_TRUE(index.contains(path)) << path;
    const auto there = links(path);
    for (const auto& response : method.statuses) {
      const std::string code = href_of(*registry::find(response.id));
      EXPECT_TRUE(there.contains(code)) << path << " " << code;
      auto& back = of_codes[code];
      if (back.empty()) back = links(code);
      EXPECT_TRUE(back.contains(path)) << code << " " << path;
    }
  }
  for (const auto& status : registry::statuses())
    for (auto name : status.methods)
      if (registry::find_method(name))
        EXPECT_TRUE(links(digits(status.code) + "/").contains("method/" + slug(name) + "/"))
            << status.id << " " << name;
}

TEST(View, TheWizardAsksAndAnswers) {
  for (const auto& chart : registry::charts()) {
    State state;
    state.view = View::which;
    state.id = chart.id;
    for (int i = 0; i < 100; ++i) {
      const auto walk = decide::walk(chart, decide::split_answers(state.answers));
      const Page page = view(state);
      if (walk.outcome) {
        EXPECT_EQ(headings(page, 1), std::vector<std::string>{title_of(*walk.outcome)});
        const std::string text = page.text_of(one(page, Role::main));
        EXPECT_NE(text.find(decide::reason(walk)), std::string::npos);
        for (const auto& lost : walk.path.back().answer->lost)
          EXPECT_NE(text.find(lost.because), std::string::npos) << chart.id << " " << state.answers;
        for (const auto& source : walk.path.back().answer->sources)
          EXPECT_NE(text.find(citation(source)), std::string::npos);
        break;
      }
      EXPECT_EQ(headings(page, 1), std::vector<std::string>{std::string(walk.question->ask)});
      const auto group = one(page, Role::group, "Answers");
      for (const auto& answer : walk.question->answers) {
        const auto button = one(page, Role::button, answer.label, group);
        EXPECT_EQ(page.nodes[button].action.text, answer.id);
      }
      state = reduce(state, {Action::Kind::answer, 0, std::string(walk.question->answers.back().id)});
    }
  }
}

TEST(View, TheChartTellsEveryQuestionOnceAndThePathTaken) {
  for (const auto& chart : registry::charts()) {
    State state;
    state.view = View::which;
    state.id = chart.id;
    const Page page = view(state);
    const auto figure = one(page, Role::chart);
    std::map<std::string, int> questions;
    for (const auto& [index, node] : all(page, Role::link, {}, figure))
      if (node->look == Look::chart_node) ++questions[page.name_of(index)];
    EXPECT_EQ(questions.size(), chart.nodes.size()) << chart.id;
    for (const auto& [name, times] : questions) EXPECT_EQ(times, 1) << chart.id << ": " << name;
    // Each entry leads to the place that it names.
    for (const auto& [index, node] : all(page, Role::link, {}, figure)) {
      const State there = parse_url(node->href);
      EXPECT_EQ(there.notice, "") << node->href;
      if (there.view == View::code) {  // an outcome opens its code
        EXPECT_EQ(node->look, Look::chart_leaf);
        EXPECT_EQ(page.name_of(index).substr(0, 3), there.id);
        EXPECT_NE(view(there).text_of(0).find(page.name_of(index)), std::string::npos);
        continue;
      }
      ASSERT_EQ(there.view, View::which) << node->href;
      const auto walk = decide::walk(chart, decide::split_answers(there.answers));
      ASSERT_TRUE(walk.question) << node->href;
      if (node->look == Look::chart_node) {
        EXPECT_EQ(walk.question->ask, page.name_of(index));
      } else if (walk.at == &chart) {
        EXPECT_EQ("see: " + std::string(walk.question->ask), page.name_of(index));
      } else {
        EXPECT_EQ(walk.at->title, page.name_of(index));
      }
    }
  }
}

// Outcomes

/// The address of each outcome of a chart by its shortest way, with the answer that leads there.
std::vector<std::pair<std::string, const registry::Answer*>> outcomes(const registry::Chart& chart) {
  std::vector<std::pair<std::string, const registry::Answer*>> out;
  for (std::uint16_t i = 0; i < chart.nodes.size(); ++i) {
    std::string before;
    for (const auto id : decide::route_to(chart, {registry::TargetKind::node, i}).answers) (before += id) += ",";
    for (const auto& answer : chart.nodes[i].answers)
      if (answer.to.kind == registry::TargetKind::status)
        out.emplace_back("which/" + std::string(chart.id) + "/?a=" + before + std::string(answer.id), &answer);
  }
  return out;
}

TEST(View, AnOutcomeLeadsWithTheHousesCodeAndTellsAllOthers) {
  int differing = 0, silent = 0;
  for (const auto& chart : registry::charts())
    for (const auto& outcome : outcomes(chart))
      for (const auto house : decide::all_houses()) {
        const std::string& url = outcome.first;
        const auto* answer = outcome.second;
        const Page page = view(parse_url(url + "&house=" + std::string(decide::id_of(house))));
        const auto main = one(page, Role::main);
        const std::string text = page.text_of(main);
        const auto says = [&](std::string_view part) {
          EXPECT_NE(text.find(part), std::string::npos) << url << " " << decide::id_of(house) << ": " << part;
        };
        const auto* standard = &registry::statuses()[answer->to.index];
        const auto* leads = standard;
        const registry::Position* own = nullptr;
        for (const auto& position : answer->positions) {
          if (position.house == decide::name_of(house)) own = &position;
          // Whatever leads, each house's words and code stand there.
          says(position.says);
          says(std::string(position.house) + ": " + digits(registry::find(position.id)->code));
        }
        if (own && house != decide::kSpecifications) leads = registry::find(own->id);
        EXPECT_EQ(headings(page, 1), std::vector<std::string>{title_of(*leads)}) << url;
        says(answer->because.substr(1, 8));  // its clause of the reason
        for (const auto& lost : answer->lost)
          if (lost.id != leads->id) says(lost.because);
        says(answer->changes);
        // The case's own example, unless a house wants another code.
        const bool own_example = leads == standard && !answer->example.empty();
        const std::string response = registry::response_of(own_example ? answer->example : leads->wire, leads->code);
        says(own_example ? answer->example : response);
        says(own_example ? "Example of this case" : "Example of any " + digits(leads->code));
        const std::string line = "HTTP/1.1 " + digits(leads->code);
        const bool inside = response.rfind("HTTP/1.1 207", 0) == 0 && response.find(">" + line) != std::string::npos;
        EXPECT_TRUE(response.rfind(line, 0) == 0 || inside) << url;
        for (const auto& see : answer->see_also) {
          const std::string& title = std::string(registry::find_chart(see.chart)->title);
          const auto links = all(page, Role::link, title, main);
          EXPECT_EQ(links.empty(), leads != standard) << url << ": " << title;
          for (const auto& link : links) {
            const State there = parse_url(link.node->href);
            EXPECT_EQ(there.id, see.chart);
            EXPECT_EQ(there.house, house);
            EXPECT_TRUE(there.notice.empty()) << link.node->href << ": " << there.notice;
          }
        }
        if (leads != standard) {
          ++differing;
          says(std::string(own->house) + " says " + digits(leads->code) + ", RFC ");
          says("Where practice differs");
          says("Why the RFCs say " + digits(standard->code));
          if (answer->lost.size() > 1 || answer->lost.front().id != leads->id)
            says("Runners-up to " + digits(standard->code));
        } else if (house != decide::kSpecifications && !own) {
          ++silent;
          says(std::string(decide::name_of(house)) + " has no position here; the answer of the RFCs stands.");
        }
        // The copies say the same.
        const std::string record = page.nodes[one(page, Role::button, "Copy as Markdown")].value;
        EXPECT_NE(record.find("**Result: " + title_of(*leads) + "**"), std::string::npos) << url;
        for (const auto& position : answer->positions)
          EXPECT_NE(record.find(position.says), std::string::npos) << url << " " << record;
        EXPECT_NE(record.find(own_example ? std::string(answer->example) : response), std::string::npos) << url;
        EXPECT_EQ(record.find("Not " + std::string(leads->id) + ":"), std::string::npos) << url << " " << record;
        EXPECT_EQ(page.nodes[one(page, Role::button, "Copy response")].value, response);
        // The picture lights the code that leads, and no other.
        for (const auto& [index, node] : all(page, Role::link, {}, one(page, Role::chart)))
          if (node->look == Look::chart_leaf && node->flags & on_path && parse_url(node->href).view == View::code)
            EXPECT_EQ(node->href, href_of(*leads)) << url << " " << page.name_of(index);
      }
  EXPECT_GT(differing, 50);
  EXPECT_GT(silent, 50);
}

TEST(View, TheHouseIsPickedByAToggleAndGoesAlongWithEveryLinkOfTheWizard) {
  for (const char* url : {"which/?house=azure", "which/validation/?a=content&house=azure",
                          "which/validation/?a=content,rule&house=azure"}) {
    State state = parse_url(url);
    // The list is open where houses differ; elsewhere a toggle opens it.
    if (all(view(state), Role::group, "House to follow").empty()) {
      const Page shut = view(state);
      const auto& toggle = shut.nodes[one(shut, Role::toggle, "House: Azure")];
      EXPECT_EQ(toggle.flags & pressed, 0);
      state = reduce(state, toggle.action);
    }
    const Page page = view(state);
    EXPECT_NE(page.nodes[one(page, Role::toggle, "House: Azure")].flags & pressed, 0) << url;
    const auto group = one(page, Role::group, "House to follow");
    const auto toggles = all(page, Role::toggle, {}, group);
    ASSERT_EQ(toggles.size(), decide::all_houses().size());
    for (std::size_t i = 0; i < toggles.size(); ++i) {
      const auto house = decide::all_houses()[i];
      EXPECT_EQ(page.name_of(toggles[i].index), decide::label_of(house));
      EXPECT_EQ((toggles[i].node->flags & pressed) != 0, house == state.house) << url;
      const State next = reduce(state, toggles[i].node->action);
      EXPECT_EQ(next.house, house);
      EXPECT_EQ(next.answers, state.answers);
    }
    for (const auto& node : page.nodes)
      if (node.role == Role::link && node.href.rfind("which/", 0) == 0 && node.look != Look::tab)
        EXPECT_EQ(parse_url(node.href).house, decide::house_from("azure")) << node.href << " on " << url;
  }
}

TEST(View, TheWizardsHeadSaysWhichChartAndHouseAndOpensTheRest) {
  for (const auto& chart : registry::charts()) {
    State state = parse_url("which/" + std::string(chart.id) + "/");
    const Page page = view(state);
    EXPECT_NE(page.text_of(one(page, Role::group, "Flowchart and house")).find(chart.title), std::string::npos);
    // How many codes are possible, by class.
    const auto walk = decide::walk(chart, {});
    std::size_t counted = 0, toggle = 0;
    for (const auto& [index, node] : all(page, Role::toggle))
      if (page.name_of(index).find(" still possible") != std::string::npos) toggle = index;
    ASSERT_GT(toggle, 0u) << chart.id;
    const std::string text = page.name_of(toggle);
    EXPECT_EQ(text.rfind(std::to_string(walk.candidates.size()) + " still possible: ", 0), 0u) << text;
    for (auto at = text.find(": "); at != text.npos; at = text.find(" · ", at + 1))
      counted += std::strtoul(text.c_str() + at + (text[at] == ':' ? 2 : 4), nullptr, 10);
    EXPECT_EQ(counted, walk.candidates.size()) << text;
    EXPECT_TRUE(all(page, Role::list, "Codes still possible").empty());
    state = reduce(state, page.nodes[toggle].action);
    state = reduce(state, page.nodes[one(page, Role::toggle, "Other flowcharts")].action);
    const Page open = view(state);
    EXPECT_EQ(all(open, Role::link, {}, one(open, Role::list, "Codes still possible")).size(), walk.candidates.size());
    EXPECT_EQ(all(open, Role::link, {}, one(open, Role::list, "Other flowcharts")).size(),
              registry::charts().size() - 1);
    // An answer closes them again.
    state = reduce(state, {Action::Kind::answer, 0, std::string(walk.question->answers[0].id)});
    EXPECT_TRUE(all(view(state), Role::list, "Other flowcharts").empty());
  }
}

TEST(View, AnOutcomeHasOnePrimaryAction) {
  for (const auto& chart : registry::charts())
    for (const auto& [url, answer] : outcomes(chart)) {
      const Page page = view(parse_url(url));
      const auto primary =
          std::count_if(page.nodes.begin(), page.nodes.end(), [](const Node& n) { return n.look == Look::primary; });
      ASSERT_EQ(primary, 1) << url;
    }
}

TEST(View, ABranchFoldsAndTheAnswersRuleOthersOut) {
  State state = parse_url("which/");
  const auto& chart = *registry::find_chart("which");
  const auto questions = [](const Page& page) {
    std::set<std::string> out;
    for (const auto& [index, node] : all(page, Role::link))
      if (node->look == Look::chart_node) out.insert(page.name_of(index));
    return out;
  };
  const Page page = view(state);
  const auto whole = questions(page);
  EXPECT_EQ(whole.size(), chart.nodes.size());
  for (const Node& n : page.nodes) EXPECT_EQ(n.flags & ruled_out, 0) << n.text;
  std::vector<const Node*> signs;
  for (const Node& n : page.nodes)
    if (n.look == Look::fold) signs.push_back(&n);
  EXPECT_EQ(signs.size(), chart.nodes.size() - 1) << "all but the first question";
  std::size_t fewer = 0;
  for (const Node* sign : signs) {
    EXPECT_NE(sign->flags & pressed, 0);
    const State folded = reduce(state, sign->action);
    EXPECT_EQ(to_url(folded), to_url(state)) << "what is folded stands in no address";
    const Page after = view(folded);
    const auto left = questions(after);
    EXPECT_TRUE(left.contains(sign->text.substr(8))) << sign->text;
    EXPECT_EQ(after.by_id(sign->id)->flags & pressed, 0);
    fewer += left.size() < whole.size();
    EXPECT_EQ(questions(view(reduce(folded, sign->action))), whole);
  }
  EXPECT_GT(fewer, 2u);
  // What the answers lead through stays open, the rest is ruled out, and an outcome that still can be reached is not.
  const auto& first = chart.nodes[chart.root];
  for (const auto& answer : first.answers) {
    if (answer.to.kind != registry::TargetKind::node) continue;
    State there = reduce(state, {Action::Kind::fold, 0, std::string(chart.nodes[answer.to.index].id)});
    there = reduce(there, {Action::Kind::answer, 0, std::string(answer.id)});
    const Page at = view(there);
    EXPECT_GT(questions(at).size(), 1u);
    const auto walk = decide::walk(chart, decide::split_answers(there.answers));
    std::set<int> possible;
    int out = 0;
    for (const Node& n : at.nodes) {
      if (n.look != Look::chart_leaf || n.href.size() != 4) continue;
      if (n.flags & ruled_out)
        ++out;
      else
        possible.insert(std::stoi(n.href));
    }
    EXPECT_GT(out, 3);
    for (const int code : possible)
      EXPECT_TRUE(std::count(walk.candidates.begin(), walk.candidates.end(), code)) << code;
  }
}

TEST(View, TheEmptySearchBoxOffersWhatCanBeWrittenInIt) {
  State state = parse_url("404/");
  state = reduce(state, Action::navigate("429/"));
  EXPECT_TRUE(all(view(state), Role::region, "Searches to try").empty());
  state = reduce(state, {Action::Kind::ask, 1, {}});
  const Page page = view(state);
  const auto region = one(page, Role::region, "Searches to try");
  const auto recent = all(page, Role::link, {}, one(page, Role::list, "Opened before", region));
  ASSERT_EQ(recent.size(), 1u) << "what was opened by an action";
  EXPECT_EQ(recent[0].node->href, "429/");
  EXPECT_EQ(all(page, Role::link, {}, one(page, Role::list, "Most used", region)).size(), 10u);
  const auto tries = all(page, Role::button, {}, region);
  EXPECT_GE(tries.size(), 8u);
  for (const auto& [index, node] : tries) {
    const State asked = reduce(state, node->action);
    EXPECT_EQ(asked.query, page.name_of(index)) << "it writes what it shows";
    const Page found = view(asked);
    EXPECT_TRUE(all(found, Role::region, "Searches to try").empty());
    const auto& results = results_of(asked);
    EXPECT_TRUE(results.incomplete || !results.hits.empty()) << asked.query;
    EXPECT_TRUE(results.notes.empty()) << asked.query;
  }
  EXPECT_TRUE(all(view(reduce(state, {Action::Kind::ask, 0, {}})), Role::region, "Searches to try").empty());
  for (int code = 400; code < 412; ++code) state = reduce(state, Action::navigate(std::to_string(code) + "/"));
  EXPECT_EQ(state.recent.size(), 6u);
  EXPECT_EQ(state.recent[0], "411");
}

TEST(View, TheAboutPageTellsWhatIsKeptAndOffersToInstall) {
  State state = parse_url("about/");
  const auto kept = [&] {
    const Page page = view(state);
    for (std::size_t i = 0; i < page.nodes.size(); ++i)
      if (page.nodes[i].part == Part::offline) return page.text_of(i);
    return std::string();
  };
  std::set<std::string> told{kept()};
  for (const Kept what : {Kept::impossible, Kept::coming, Kept::whole}) {
    state = reduce(state, {Action::Kind::tell_kept, static_cast<int>(what), what == Kept::whole ? "3.2 MB" : ""});
    told.insert(kept());
  }
  EXPECT_EQ(told.size(), 4u);
  EXPECT_NE(kept().find("(3.2 MB)"), std::string::npos);
  EXPECT_TRUE(all(view(state), Role::button, "Install Status Atlas").empty());
  state = reduce(state, {Action::Kind::tell_install, 1, {}});
  EXPECT_EQ(view(state).nodes[one(view(state), Role::button, "Install Status Atlas")].part, Part::install);
  state = reduce(state, Action::navigate("404/"));
  state = reduce(state, Action::navigate("about/"));
  EXPECT_NE(kept().find("(3.2 MB)"), std::string::npos) << "it stays told";
}

TEST(View, AChartsFirstPageTellsWhatHousesSayWithoutAnswering) {
  for (const auto& chart : registry::charts()) {
    const Page page = view(parse_url("which/" + std::string(chart.id) + "/"));
    for (const bool differ : {true, false}) {
      std::size_t count = 0;
      for (const auto& [url, answer] : outcomes(chart))
        count += !answer->positions.empty() && decide::practice_differs(*answer) == differ;
      const auto lists = all(page, Role::list, differ ? "Where practice differs" : "Where houses agree");
      ASSERT_EQ(lists.size(), count ? 1u : 0u) << chart.id;
      if (!count) continue;
      const auto links = all(page, Role::link, {}, lists.front().index);
      EXPECT_EQ(links.size(), count) << chart.id;
      for (const auto& [index, node] : links) {
        const State there = parse_url(node->href);
        EXPECT_EQ(there.notice, "");
        const auto walk = decide::walk(chart, decide::split_answers(there.answers));
        ASSERT_TRUE(walk.outcome) << node->href;
        const auto& answer = *walk.path.back().answer;
        EXPECT_EQ(decide::practice_differs(answer), differ);
        EXPECT_NE(page.text_of(lists.front().index).find(decide::stances(answer)), std::string::npos);
      }
    }
  }
}

TEST(View, AFlowchartIsThereForOtherPrograms) {
  for (const auto& chart : registry::charts()) {
    const Page page = view(parse_url("which/" + std::string(chart.id) + "/"));
    for (const auto& [name, ending] : {std::pair{"Poster (A3 PDF)", "-poster.pdf"},
                                       {"Poster (SVG)", "-poster.svg"},
                                       {"SVG", ".svg"},
                                       {"Mermaid", ".mmd"},
                                       {"DOT", ".dot"},
                                       {"JSON", ".json"}}) {
      const Node& link = page.nodes[one(page, Role::link, name)];
      EXPECT_EQ(link.href, "data/charts/" + std::string(chart.id) + ending);
      EXPECT_TRUE(is_download(link));
    }
  }
}

TEST(View, NoticesAreShown) {
  const Page page = view(parse_url("?class=9xx"));
  EXPECT_NE(page.text_of(one(page, Role::main)).find("There is no class “9xx”"), std::string::npos);
  const Page lost = view(parse_url("tea/pot"));
  EXPECT_NE(lost.text_of(one(lost, Role::main)).find("/tea/pot"), std::string::npos);
  const Page number = view(parse_url("477/"));
  EXPECT_NE(number.text_of(0).find("not registered"), std::string::npos);
}

TEST(View, TreesAreWellFormed) {
  for (const auto& url : many_urls()) {
    const Page page = view(parse_url(url));
    ASSERT_FALSE(page.nodes.empty());
    EXPECT_EQ(page.nodes[0].end, page.nodes.size()) << url;
    std::set<std::uint32_t> ids;
    int last_level = 0;
    for (std::size_t i = 0; i < page.nodes.size(); ++i) {
      const Node& node = page.nodes[i];
      EXPECT_TRUE(ids.insert(node.id).second)
          << url << ": id twice, at “" << page.name_of(i) << "”, role " << static_cast<int>(node.role);
      EXPECT_NE(node.id, 0u);
      EXPECT_GT(node.end, i) << url;
      if (node.role == Role::heading) {
        EXPECT_TRUE(node.level >= 1 && node.level <= last_level + 1)
            << url << ": level " << int(node.level) << " after " << last_level << ": " << page.name_of(i);
        last_level = node.level;
      }
      if (is_control(node.role)) {
        EXPECT_NE(page.name_of(i), "") << url << ": a control without a name";
      }
      for (std::size_t child = i + 1; child < node.end; child = page.nodes[child].end) {
        const Role role = page.nodes[child].role;
        EXPECT_LE(page.nodes[child].end, node.end);
        if (holds_text(node.role)) {
          EXPECT_TRUE(is_inline(role) || role == Role::link || (role == Role::button && node.role == Role::cell))
              << url << ": block in a line: " << page.name_of(i);
        }
        if (node.role == Role::list) {
          EXPECT_EQ(role, Role::item) << url;
        }
        if (node.role == Role::table) {
          EXPECT_EQ(role, Role::row) << url;
        }
        if (node.role == Role::row) {
          EXPECT_TRUE(role == Role::cell || role == Role::header_cell) << url;
        }
        if (!holds_text(node.role)) {
          EXPECT_FALSE(is_inline(role)) << url << ": text outside of a container of text: " << page.name_of(child);
        }
        if (node.role == Role::link || node.role == Role::button || node.role == Role::toggle) {
          EXPECT_FALSE(is_control(role)) << url;
        }
      }
      if (node.role == Role::list || node.role == Role::table) {
        EXPECT_GT(node.end, i + 1) << url << ": empty list " << node.text;
      }
    }
    EXPECT_EQ(headings(page, 1).size(), 1u) << url;
    EXPECT_FALSE(page.title.empty()) << url;
    EXPECT_FALSE(describe(parse_url(url)).empty()) << url;
  }
}

TEST(View, TitlesAreUnique) {
  std::map<std::string, std::string> seen;
  for (const auto& path : all_paths()) {
    const Page page = view(parse_url(path));
    EXPECT_EQ(page.path, path);
    const auto [it, fresh] = seen.emplace(page.title, path);
    EXPECT_TRUE(fresh) << path << " has the title of " << it->second << ": " << page.title;
  }
}

TEST(View, LinksLeadSomewhere) {
  const auto paths = all_paths();
  std::map<std::string, std::set<std::string>> fragments;  // of a path
  const auto fragment_is_there = [&](const std::string& path, const std::string& fragment) {
    auto [it, fresh] = fragments.try_emplace(path);
    if (fresh)
      for (const auto& node : view(parse_url(path)).nodes)
        if (node.role == Role::heading && !node.value.empty()) it->second.insert(node.value);
    return it->second.count(fragment) > 0;
  };
  std::set<std::string> checked;
  for (const auto& url : many_urls()) {
    const Page page = view(parse_url(url));
    for (const auto& node : page.nodes) {
      if (node.role != Role::link || !checked.insert(node.href).second) continue;
      if (node.href.find("://") != std::string::npos) {
        EXPECT_TRUE(node.href.rfind("https://", 0) == 0 || node.href.rfind("http://", 0) == 0)
            << node.href << " on " << url;
        continue;
      }
      if (node.part == Part::printer) continue;   // the other printer, not another state
      if (node.href == "licenses.txt") continue;  // the site's build makes it too
      if (node.href == "check/") continue;        // a page of its own beside the app
      if ((node.href.rfind("data/", 0) == 0 && node.href != "data/") || node.href.rfind("module/", 0) == 0) {
        if (is_download(node) && node.href.rfind(".json") == std::string::npos) {
          // Made by the site's build, of the chart of this name.
          const auto end = std::min(node.href.find('.'), node.href.find("-poster"));
          EXPECT_TRUE(registry::find_chart(node.href.substr(12, end - 12))) << node.href << " on " << url;
          continue;
        }
        // Files beside the pages; tests/web/site.test.mjs looks for those that only the site's build makes.
        if (node.href == "data/statuses.csv" || node.href == "data/statuses.md" || node.href == "data/changes.json" ||
            node.href == "data/signals.csv" || node.href == "data/openapi.json")
          continue;
        const std::string rest = node.href.substr(5);
        const bool is_there =
            std::ifstream(GENERATED_DIR "/" + node.href).good() || std::ifstream(GENERATED_DIR "/" + rest).good() ||
            std::ifstream(SOURCE_DIR "/web/" + rest).good() || std::ifstream(SOURCE_DIR "/web/" + node.href).good();
        EXPECT_TRUE(is_there) << node.href << " on " << url;
        continue;
      }
      const std::string path = node.href.substr(0, node.href.find_first_of("?#"));
      EXPECT_TRUE(std::binary_search(paths.begin(), paths.end(), path)) << node.href << " on " << url;
      const State there = parse_url(node.href);
      EXPECT_EQ(there.notice, "") << node.href << " on " << url;
      EXPECT_EQ(to_url(there), node.href) << "on " << url;
      if (const auto at = node.href.find('#'); at != std::string::npos) {
        EXPECT_TRUE(fragment_is_there(path, node.href.substr(at + 1))) << node.href << " on " << url;
      }
    }
  }
  EXPECT_GT(checked.size(), paths.size() / 2);
}

TEST(View, EveryPageIsLinkedFromSomewhere) {
  std::set<std::string> linked{""};
  for (const auto& path : all_paths())
    for (const auto& node : view(parse_url(path)).nodes)
      if (node.role == Role::link) linked.insert(node.href.substr(0, node.href.find_first_of("?#")));
  for (const auto& path : all_paths()) EXPECT_TRUE(linked.count(path)) << path;
}

TEST(View, TheSameThingKeepsItsId) {
  // What stays on the screen from one letter to the next must not be a new thing for assistive technology.
  const Page before = view(parse_url("?q=too+man"));
  const Page after = view(parse_url("?q=too+many"));
  const auto id = [](const Page& page, Role role, std::string_view name) {
    return page.nodes[one(page, role, name)].id;
  };
  EXPECT_EQ(id(before, Role::searchbox, "Search status codes"), id(after, Role::searchbox, "Search status codes"));
  EXPECT_EQ(id(before, Role::toggle, "4xx Client error"), id(after, Role::toggle, "4xx Client error"));
  EXPECT_EQ(id(before, Role::list, "Results"), id(after, Role::list, "Results"));
  const auto hit = [&](const Page& page) {
    return page.nodes[one(page, Role::link, "429 Too Many Requests", one(page, Role::list, "Results"))].id;
  };
  EXPECT_EQ(hit(before), hit(after));
}

TEST(View, HostileTextIsOnlyText) {
  for (const auto& text : kHostile)
    for (const char* before : {"?q=", "?class=", "", "which/?a=", "404/?q=", "compare/", "field/", "method/"}) {
      const Page page = view(parse_url(before + encode_component(text)));
      EXPECT_EQ(page.nodes[0].end, page.nodes.size());
      EXPECT_EQ(headings(page, 1).size(), 1u) << before << text.substr(0, 60);
      std::set<std::uint32_t> ids;
      for (const auto& node : page.nodes) EXPECT_TRUE(ids.insert(node.id).second) << before << text.substr(0, 60);
      for (const auto& node : page.nodes)
        if (node.role == Role::link) {
          EXPECT_TRUE(node.href.rfind("javascript:", 0) != 0 && node.href.rfind("//", 0) != 0)
              << node.href.substr(0, 60);
        }
    }
}

}  // namespace
}  // namespace app
