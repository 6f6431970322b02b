// src/app/page_html: the HTML says what the Page says, all of it and nothing else, and no text becomes markup.
#include "app/page_html.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "app/state.h"
#include "hostile.h"
#include "html_reader.h"
#include "registry/registry.h"

namespace app {
namespace {

std::string root_of(const Page& page) {
  std::string root;
  for (char c : page.path)
    if (c == '/') root += "../";
  return root;
}

std::vector<HtmlHeading> headings(const Page& page) {
  std::vector<HtmlHeading> out;
  for (std::size_t i = 0; i < page.nodes.size(); ++i)
    if (page.nodes[i].role == Role::heading) out.push_back({page.nodes[i].level, page.text_of(i)});
  return out;
}

/// Control characters but tab and line feed are dropped by the printer.
std::string printable(const std::string& text) {
  std::string out;
  for (char c : text)
    if (static_cast<unsigned char>(c) >= 0x20 || c == '\t' || c == '\n') out += c;
  return out;
}

void expect_same(const Page& page, const std::string& url) {
  const HtmlPage html = read_html(print_body(page, root_of(page)));
  for (const auto& mistake : html.mistakes) ADD_FAILURE() << url << ": " << mistake;
  EXPECT_EQ(squeezed(html.text), squeezed(printable(page.text_of(0)))) << url;
  auto expected = headings(page);
  for (auto& heading : expected) heading.text = printable(heading.text);
  EXPECT_TRUE(html.headings == expected) << url << ": headings differ";
}

TEST(PageHtml, EveryPageIsWellFormedAndSaysTheSame) {
  for (const auto& path : all_paths()) expect_same(view(parse_url(path)), path);
}

TEST(PageHtml, SoDoesWhatNoFileShows) {
  for (const char* url : {"?q=too+many", "?q=qqzzxxkk&class=4xx", "?vendor=yes&class=9xx", "404/?q=not",
                          "499/#499-esri", "no/such/page", "777/", "which/?a=no"})
    expect_same(view(parse_url(url)), url);
  State help = parse_url("404/");
  help.help = true;
  expect_same(view(help), "help");
}

TEST(PageHtml, WithoutScriptAFileLeadsOnByLinks) {
  const std::string file = print_body(view(parse_url("which/")), "../", Print::file);
  EXPECT_NE(file.find("Without its program this page starts at the first question"), file.npos);
  EXPECT_EQ(file.find("<button class=\"answer\""), file.npos);
  std::size_t answers = 0;
  for (auto at = file.find("<a class=\"answer\" href=\"#"); at != file.npos;
       at = file.find("<a class=\"answer\" href=\"#", at + 1)) {
    const auto from = file.find('#', at) + 1;
    const std::string place = file.substr(from, file.find('"', from) - from);
    EXPECT_NE(file.find(" id=\"" + place + "\""), file.npos) << place;
    ++answers;
  }
  EXPECT_GE(answers, 3u);
  EXPECT_NE(print_body(view(parse_url("")), "", Print::file).find("cannot search"), std::string::npos);
}

TEST(PageHtml, LiveElementsCarryTheIdsOfTheirNodes) {
  for (const char* url : {"?q=too+many", "429/", "which/?a=failed", "compare/401-403/"}) {
    State state = parse_url(url);
    state.plain = true;
    const Page page = view(state);
    const std::string html = print_body(page, "https://example.org/", Print::live);
    EXPECT_EQ(html.find("data-needs-script"), html.npos) << url;
    for (const auto& node : page.nodes)
      if (is_control(node.role)) EXPECT_NE(html.find(" id=\"n" + std::to_string(node.id) + '"'), html.npos) << url;
  }
}

TEST(PageHtml, LinksAreRelativeToTheirPage) {
  for (const char* path : {"", "404/", "class/4xx/", "which/redirects/", "compare/401-403/"}) {
    const Page page = view(parse_url(path));
    std::vector<std::string> expected;
    for (const auto& node : page.nodes) {
      if (node.role != Role::link) continue;
      if (node.href.find("://") != std::string::npos)
        expected.push_back(node.href);
      else
        expected.push_back(root_of(page) + node.href == "" ? "./" : root_of(page) + node.href);
    }
    const HtmlPage html = read_html(print_body(page, root_of(page)));
    EXPECT_EQ(html.hrefs, expected) << path;
    for (const auto& href : html.hrefs) EXPECT_NE(href.front(), '/') << path << ": would not work under a sub-path";
  }
}

TEST(PageHtml, HostileTextStaysText) {
  for (const auto& text : kHostile) {
    for (const char* before : {"?q=", "?class=", "", "which/?a=", "404/?q=", "which/", "field/", "method/"})
      expect_same(view(parse_url(before + encode_component(text))), before + text.substr(0, 60));
    // Everything that a node may hold, in every place that holds text.
    Page page;
    {
      Builder builder(page);
      Scope root(builder, Role::page);
      Scope main(builder, Role::main);
      Scope region(builder, Role::region, Look::card, "x", text);
      builder.heading(1, text);
      builder.open(Role::heading).level = 2;
      page.nodes.back().value = text;
      builder.text(text);
      builder.close();
      builder.link(text, text);
      Node& button = builder.button(text, {Action::Kind::answer, 0, text}, Look::action);
      button.value = text;
      button.flags = copies;
      Scope search(builder, Role::search);
      Node& box = builder.leaf(Role::searchbox, text);
      box.value = box.hint = text;
      for (Role role : {Role::text, Role::strong, Role::code, Role::mark, Role::number}) {
        Scope paragraph(builder, Role::paragraph, Look::plain, {}, text);
        builder.leaf(role, text);
        builder.leaf(role, text, Look::muted);
      }
      builder.leaf(Role::code_block, text);
    }
    HtmlPage html = read_html(print_body(page, "../"));
    for (const auto& mistake : html.mistakes) ADD_FAILURE() << text.substr(0, 60) << ": " << mistake;
    std::string expected = printable(page.text_of(0));
    EXPECT_EQ(squeezed(html.text), squeezed(expected)) << text.substr(0, 60);
    const auto value = std::find_if(html.attributes.begin(), html.attributes.end(),
                                    [](const auto& a) { return a.first == "button.data-copy"; });
    if (!printable(text).empty()) {
      ASSERT_NE(value, html.attributes.end());
      EXPECT_EQ(value->second, printable(text));
    }
  }
}

TEST(PageHtml, Escapes) {
  EXPECT_EQ(escape_html("a<b>&\"'"), "a&lt;b&gt;&amp;&quot;&#39;");
  EXPECT_EQ(escape_html(std::string_view("a\0\x01\x1b\tb\n", 7)), "a\tb\n");
  EXPECT_EQ(escape_html("é€💥"), "é€💥");
  EXPECT_EQ(escape_html("&amp;"), "&amp;amp;");
}

TEST(PageHtml, States) {
  const auto attribute = [](const std::string& url, const std::string& name, const std::string& value) {
    const Page page = view(parse_url(url));
    const HtmlPage html = read_html(print_body(page, root_of(page)));
    return std::count(html.attributes.begin(), html.attributes.end(), std::pair(name, value));
  };
  EXPECT_EQ(attribute("", "button.aria-pressed", "true"), 0);
  EXPECT_EQ(attribute("?class=4xx&vendor=yes", "button.aria-pressed", "true"), 2);
  EXPECT_EQ(attribute("", "a.aria-current", "page"), 1);
  EXPECT_EQ(attribute("404/", "a.aria-current", "true"), 1);
  EXPECT_EQ(attribute("?q=a%22b", "input.value", "a\"b"), 1);
  EXPECT_EQ(attribute("", "input.aria-label", "Search status codes"), 1);
  EXPECT_EQ(attribute("", "nav.aria-label", "Views"), 1);
  EXPECT_EQ(attribute("which/", "div.aria-label", "Answers"), 1);
  EXPECT_EQ(attribute("", "ul.aria-label", "Results"), 1);
  EXPECT_EQ(attribute("", "main.id", "main"), 1);
  EXPECT_GE(attribute("", "p.role", "status"), 1);
  // A table names its columns by the cells of its first row, and its rows by their first cells.
  EXPECT_EQ(attribute("compare/401-403/", "th.scope", "col"), 3);
  EXPECT_GE(attribute("compare/401-403/", "th.scope", "row"), 8);
  const std::string compared = print_body(view(parse_url("compare/401-403/")), "../../");
  EXPECT_NE(compared.find("<thead>"), compared.npos);
  EXPECT_LT(compared.find("</thead>"), compared.find("<tbody>"));
  // The button that Enter presses is the first one of the form: the search's own.
  for (const char* url : {"", "404/", "which/"}) {
    const std::string body = print_body(view(parse_url(url)), root_of(view(parse_url(url))));
    EXPECT_EQ(body.find("type=\"submit\""), body.find("type=\"submit\" aria-label=\"Search\"")) << url;
  }
}

TEST(PageHtml, TheDocumentIsFilledOnce) {
  Page page = view(parse_url("404/"));
  const std::string shell =
      "<title>{{title}}</title><meta content=\"{{description}}\"><link href=\"{{root}}x\" "
      "data-path=\"{{path}}\"><body>{{body}}</body>{{other}}";
  std::string out = print_document(page, shell);
  EXPECT_NE(out.find("<title>404 Not Found · Status Atlas</title>"), std::string::npos);
  EXPECT_NE(out.find("href=\"../x\" data-path=\"404/\""), std::string::npos);
  EXPECT_NE(out.find("{{other}}"), std::string::npos);
  EXPECT_EQ(out.find("{{body}}"), std::string::npos);
  EXPECT_NE(out.find(print_body(page, "../")), std::string::npos);

  // What a page says is not read again as a place to fill.
  page.title = "{{body}}<b>";
  page.description = "{{title}}\"";
  page.path = "{{body}}/{{root}}/";
  out = print_document(page, "[{{title}}][{{description}}][{{path}}][{{root}}]");
  EXPECT_EQ(out, "[{{body}}&lt;b&gt;][{{title}}&quot;][{{body}}/{{root}}/][../../]");
  page = view(parse_url("?q=%7B%7Bbody%7D%7D%7B%7Broot%7D%7D"));
  out = print_document(page, "<body>{{body}}</body>");
  EXPECT_NE(out.find("{{body}}{{root}}"), std::string::npos);
}

/// The contents of <script> in a head.
std::string script_of(const std::string& head) {
  const std::string opening = "<script type=\"application/ld+json\">\n";
  const auto start = head.find(opening);
  if (start == head.npos) return {};
  const auto from = start + opening.size();
  return head.substr(from, head.find("</script>", from) - from);
}

TEST(PageHtml, TheHeadSaysToProgramsWhatThePageIs) {
  const std::string origin = "https://example.com/atlas/";
  const std::string head = print_head(view(parse_url("404/")), "../", origin);
  for (const char* line : {
           "<link rel=\"canonical\" href=\"https://example.com/atlas/404/\">",
           "<link rel=\"alternate\" type=\"application/json\" href=\"../data/404.json\">",
           "<link rel=\"search\" type=\"application/opensearchdescription+xml\" title=\"Status Atlas\" "
           "href=\"../opensearch.xml\">",
           "<meta property=\"og:title\" content=\"404 Not Found · Status Atlas\">",
           "<meta property=\"og:url\" content=\"https://example.com/atlas/404/\">",
           "<meta property=\"og:image\" content=\"https://example.com/atlas/404/card.png\">",
           "\"@type\":\"DefinedTerm\",\"termCode\":\"404\",\"name\":\"Not Found\"",
           "\"url\":\"https://example.com/atlas/404/\"",
           "\"sameAs\":\"https://www.rfc-editor.org/rfc/rfc9110",
       })
    EXPECT_NE(head.find(line), head.npos) << line << "\n" << head;

  // Without an origin there is nothing that needs an absolute address, and no address is made up.
  for (const auto& path : all_paths()) {
    const std::string bare = print_head(view(parse_url(path)), "../", "");
    for (const char* absent : {"canonical", "og:url", "og:image", "opensearch", "\"url\""})
      EXPECT_EQ(bare.find(absent), bare.npos) << path << ": " << absent;
    EXPECT_NE(bare.find("og:title"), bare.npos) << path;
  }
  EXPECT_NE(print_head(view(parse_url("which/")), "../", origin).find("\"https://example.com/atlas/card.png\""),
            head.npos);

  // A number of several owners defines as many terms; pages that are about no code define none.
  const std::string terms = script_of(print_head(view(parse_url("499/")), "../", ""));
  std::size_t count = 0;
  for (auto at = terms.find("\"DefinedTerm\""); at != terms.npos; at = terms.find("\"DefinedTerm\"", at + 1)) ++count;
  EXPECT_EQ(count, registry::with_code(499).size());
  for (const char* path : {"", "which/", "class/4xx/", "compare/401-403/", "no/such/page"})
    EXPECT_EQ(script_of(print_head(view(parse_url(path)), "", origin)), "") << path;
}

TEST(PageHtml, HostileTextStaysTextInTheHead) {
  for (const auto& text : kHostile) {
    Page page = view(parse_url("404/"));
    page.title = page.description = text;
    for (const char* origin : {"", "https://example.com/a\"b&<c>/"}) {
      std::string head = print_head(page, "../", origin);
      const auto start = head.find("<script"), end = head.find("</script>");
      ASSERT_NE(start, head.npos);
      EXPECT_EQ(head.find('<', start + 1), end) << "the data ends before its end";
      head.erase(start, end + 9 - start);
      // Each line is one element whose values hold no quotation mark and no angle bracket.
      for (std::size_t at = 0; at < head.size();) {
        std::size_t next = head.find(">\n", at);
        if (next == head.npos) next = head.size() - 1;
        const std::string element = head.substr(at, next + 1 - at);
        EXPECT_TRUE(element.rfind("<meta ", 0) == 0 || element.rfind("<link ", 0) == 0) << element.substr(0, 200);
        EXPECT_EQ(std::count(element.begin(), element.end(), '<'), 1) << element.substr(0, 200);
        EXPECT_EQ(std::count(element.begin(), element.end(), '"') % 2, 0) << element.substr(0, 200);
        at = next + 2;
        while (at < head.size() && head[at] == '\n') ++at;
      }
    }
  }
}

TEST(PageHtml, APictureHasAHeadForEveryArrowAndMarksTheOutcomeOfThePath) {
  const auto count = [](const std::string& text, std::string_view what) {
    std::size_t n = 0;
    for (auto at = text.find(what); at != text.npos; at = text.find(what, at + 1)) ++n;
    return n;
  };
  for (const auto& chart : registry::charts()) {
    const std::string html = print_body(view(parse_url("which/" + std::string(chart.id) + "/")), "../../");
    const auto from = html.find("<path class=\"head\"");
    ASSERT_NE(from, html.npos) << chart.id;
    const std::string heads = html.substr(from, html.find("/>", from) - from);
    EXPECT_EQ(count(heads, "z"), chart.arrows.size()) << chart.id;
    EXPECT_EQ(count(html, "on-path"), 0u) << chart.id;
  }
  // Two answers lead to this outcome, and the second was not given.
  const std::string html = print_body(view(parse_url("which/limits/?a=size,content")), "../../");
  EXPECT_EQ(count(html, "class=\"leaf on-path t4\""), 1u);
  EXPECT_EQ(count(html, "<path class=\"head on-path\""), 1u);
}

}  // namespace
TEST(PageHtml, PartsAndFieldsAreWritten) {
  app::Page page;
  app::Builder builder(page);
  {
    app::Scope root(builder, Role::page);
    app::Scope region(builder, Role::region, app::Look::plain, "r", "Any words", app::Part::results);
    app::Node& box = builder.open(Role::textbox, app::Look::wire, "box");
    box.text = "Paste";
    box.value = "a\n<b>";
    box.flags = app::multiline;
    builder.close();
  }
  const std::string html = app::print_body(page, "");
  EXPECT_NE(html.find("<section data-part=\"results\" aria-label=\"Any words\">"), html.npos) << html;
  EXPECT_NE(html.find("aria-label=\"Paste\">\na\n&lt;b&gt;</textarea>"), html.npos) << html;
  for (int i = 1; i < app::kParts; ++i) EXPECT_FALSE(app::part_name(static_cast<app::Part>(i)).empty());
}

}  // namespace app
