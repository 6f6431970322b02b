// Prints a Page as HTML: the static site, complete without script, and live HTML (src/platform/live). The only writer
// of HTML in the project, but for the pictures of flowcharts (chart_svg.h); all text is escaped here, so nothing that
// stands in data, addresses or search boxes can become markup.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "app/chart_svg.h"
#include "app/page.h"

namespace app {

/// Escapes & < > " ' for text and attribute values; control characters but tab and line feed are dropped.
std::string escape_html(std::string_view text);

/// Where a link of a Page leads: a path of the site from its root on, or an address of another site.
std::string resolved(std::string_view href, std::string_view root);
/// The class of page.css that has the color of a tone, or empty.
std::string_view tone_name(Tone tone);

/// The content of <body>: landmarks, headings, links and all.
/// @param root relative path from the page to the site's root: "" or "../" or "../../".
enum class Print : std::uint8_t {
  page,  // what the page says, and nothing else
  file,  // with what leads on where no script runs
  live,  // for web/live.js: elements carry the ids of their nodes, and every control works by script
};
/// What draws a flowchart. A program whose pages have none gives nullptr, and so links nothing of it.
using Pictures = std::string (*)(const Page& page, std::size_t chart, std::string_view root);
std::string print_body(const Page& page, std::string_view root, Print how = Print::page,
                       Pictures pictures = chart_picture);

/// What <head> says of this page to programs: the same facts as data, what a link to it looks like elsewhere (Open
/// Graph), and which term it defines (JSON-LD, DefinedTerm of schema.org).
/// @param origin where the site lives, with a slash at its end, or empty: only with it are there a canonical address,
///   pictures and a search description, all of which need absolute addresses.
std::string print_head(const Page& page, std::string_view root, std::string_view origin);

/// Fills the shell (web/shell.html): `{{title}}`, `{{description}}`, `{{head}}`, `{{root}}`, `{{path}}` and `{{body}}`
/// are replaced, escaped as their place needs.
std::string print_document(const Page& page, std::string_view shell, std::string_view origin = {});

}  // namespace app
