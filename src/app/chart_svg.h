// Flowcharts as SVG: for the page, whose style sheet colors it, and as a file that stands alone.
#pragma once

#include <string>
#include <string_view>

#include "app/page.h"
#include "registry/registry.h"

namespace app {

/// The picture within a page: it repeats the outline for the eye, so it is hidden from assistive technology and from
/// the tab order. Classes say what a part is. Empty where there is no layout.
/// @param chart index of the node of Role::chart; @param root as in print_body (page_html.h)
std::string chart_picture(const Page& page, std::size_t chart, std::string_view root);

/// The picture as a document of its own (SVG 2): text as text, questions and outcomes as links to the site, colors as
/// attributes, so that no policy against styles in documents takes them away. Ends with a line break.
/// @param root where the site begins, seen from the file: "../../", or an absolute address
std::string chart_svg(const registry::Chart& chart, std::string_view root);

}  // namespace app
