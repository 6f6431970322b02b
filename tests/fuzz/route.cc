// Covers app: any bytes as an address give a state, whose own address gives the same one, and a page whose HTML is
// well-formed and on a path of the site.
#include <algorithm>

#include "app/page_html.h"
#include "app/state.h"
#include "must.h"
#include "tests/app/html_reader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::vector<std::string> paths = app::all_paths();
  const app::State state = app::parse_url(std::string_view(reinterpret_cast<const char*>(data), size));
  const std::string url = app::to_url(state);
  if (state.view != app::View::not_found) {
    must(app::to_url(app::parse_url(url)) == url, "an address stands for itself", url);
    // Only the comparisons that people ask for have files; 404.html shows the others.
    if (state.view != app::View::compare)
      must(std::binary_search(paths.begin(), paths.end(), app::path_of(state)), "there is a file for each path", url);
  }
  const app::Page page = app::view(state);
  must(!page.nodes.empty() && page.nodes[0].end == page.nodes.size(), "the page is one tree");
  const HtmlPage html = read_html(app::print_body(page, "../"));
  must(html.mistakes.empty(), "the HTML is well-formed",
       html.mistakes.empty() ? std::string_view() : html.mistakes.front());
  must(std::count_if(html.headings.begin(), html.headings.end(),
                     [](const auto& heading) { return heading.level == 1; }) == 1,
       "one first heading");
  const std::string document =
      app::print_document(page, "<head>{{title}}{{description}}{{head}}</head>", "https://example.com/");
  const std::size_t script = document.find("<script");
  must(script == document.npos || document.find("<script", script + 1) == document.npos, "no script but ours");

  const std::string text = app::decode_component(std::string_view(reinterpret_cast<const char*>(data), size));
  must(app::decode_component(app::encode_component(text)) == text, "percent coding has an inverse");
  return 0;
}
