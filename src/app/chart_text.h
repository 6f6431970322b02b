// Flowcharts in the languages of other programs: Mermaid, which many wikis and code hosts draw, and Graphviz's DOT.
// Both have a node for each question, each code and each further chart that answers lead to, and an edge for each
// answer. Equal charts give equal bytes.
#pragma once

#include <string>
#include <vector>

#include "registry/registry.h"

namespace app {

/// @see https://mermaid.js.org/syntax/flowchart.html
std::string chart_mermaid(const registry::Chart& chart);
/// @see https://graphviz.org/doc/info/lang.html
std::string chart_dot(const registry::Chart& chart);

/// What answers lead to, each once: the questions, then codes and charts in the order in which they are met.
std::vector<registry::Target> ends_of(const registry::Chart& chart);
/// A name for a node that is a word in either language: "q0", "s422", "c3".
std::string name_of(registry::Target end);
/// What stands on it: a question, "422 Unprocessable Content", a chart's title.
std::string label_of(const registry::Chart& chart, registry::Target end);

}  // namespace app
