// A strict reader of the HTML that page_html writes: what a browser would repair is a mistake here.
#pragma once

#include <string>
#include <utility>
#include <vector>

struct HtmlHeading {
  int level;
  std::string text;
  bool operator==(const HtmlHeading&) const = default;
};

struct HtmlPage {
  std::vector<std::string> mistakes;
  std::string text;  // of everything but what is hidden from assistive technology
  std::vector<HtmlHeading> headings;
  std::vector<std::string> hrefs;
  std::vector<std::string> ids;
  std::vector<std::pair<std::string, std::string>> attributes;  // "tag.name", value
};

HtmlPage read_html(const std::string& html);

/// Without any white space: printers may break lines between blocks.
std::string squeezed(const std::string& text);
