// The data for programs: which files there are, what stays as it is, and how to use them. tests/web/data.test.mjs runs
// the examples against the site.
#include "app/views.h"

namespace app {
namespace {

struct File {
  std::string_view path, says;
  std::string_view schema;  // path, or empty
};

void files(Builder& page, std::string_view key, std::initializer_list<File> all) {
  Scope list(page, Role::list, Look::rows, key);
  for (const File& file : all) {
    Scope item(page, Role::item, Look::rows, file.path);
    Scope paragraph(page, Role::paragraph);
    page.link(file.path, file.path);
    page.text(" " + std::string(file.says));
    if (file.schema.empty()) continue;
    page.text(" (");
    page.link("schema", file.schema);
    page.text(")");
  }
}

void example(Builder& page, std::string_view language, std::string_view code) {
  page.heading(3, language);
  page.leaf(Role::code_block, code, Look::wire);
}

}  // namespace

void view_data(Builder& page) {
  page.heading(1, "Data for programs", Look::title);
  page.paragraph("Everything on these pages, as files. Scripts of any site may read them.", Look::lead);
  page.heading(2, "Files");
  files(
      page, "files",
      {{"data/statuses.json", "the whole dataset: classes, codes, comparisons, works", "data/schema/statuses.json"},
       {"data/404.json", "one number, every owner's meaning; so for each number", "data/schema/number.json"},
       {"data/statuses.csv", "one line a meaning: number, name, standing, owner, summary and more (RFC 4180)", ""},
       {"data/statuses.md", "the same as a table in Markdown", ""},
       {"data/signals.json", "the signals of all systems: flags, error names and numbers beside or instead of a status",
        "data/schema/signals.json"},
       {"data/signals.csv", "one line a signal", ""},
       {"data/methods.json", "the request methods, with the statuses that belong to each", "data/schema/methods.json"},
       {"data/fields.json", "what header fields are, and what entries say of them", "data/schema/fields.json"},
       {"data/changes.json", "what changed in the entries, by day", ""},
       {"data/openapi.json", "a description of all these files (OpenAPI 3.1)", ""}});
  page.paragraph(
      "The same files stand below data/v1/, a path that stays as long as the first version of the format. The data are "
      "under CC BY 4.0, which each file names.");
  page.heading(2, "Flowcharts");
  files(page, "charts",
        {{"data/charts.json", "all of them", "data/schema/charts.json"},
         {"data/charts/which.json", "one; so for each, by its id", "data/schema/chart.json"}});
  page.paragraph(
      "A flowchart is a list of nodes, each with a question and its answers. “to” names what an answer leads to: a "
      "node of "
      "the same chart, another chart as “chart:ID”, or a status by its id. Beside each .json stands the same chart as "
      "a "
      "picture (.svg) and for Mermaid (.mmd) and Graphviz (.dot).");
  page.heading(2, "Examples");
  page.paragraph("Put the address of this site for https://example.org/.");
  example(page, "curl", "curl --fail --silent https://example.org/data/404.json\n");
  example(page, "Python",
          "import json, urllib.request\n"
          "with urllib.request.urlopen(\"https://example.org/data/statuses.json\") as answer:\n"
          "    for entry in json.load(answer)[\"codes\"]:\n"
          "        if entry[\"retry\"][\"class\"] == \"after_wait\":\n"
          "            print(entry[\"id\"], entry[\"name\"])\n");
  example(page, "JavaScript",
          "const answer = await fetch(\"https://example.org/data/429.json\");\n"
          "const { entries } = await answer.json();\n"
          "for (const { level, name } of entries[0].fields) console.log(level, name);\n");
  page.heading(2, "Module");
  {
    Scope paragraph(page, Role::paragraph);
    page.text("Search, entries and flowcharts as functions, in browsers, Node.js and Deno: ");
    page.link("module/statusatlas.mjs", "module/statusatlas.mjs");
    page.text(", with ");
    page.link("types", "module/statusatlas.d.ts");
    page.text(".");
  }
  example(page, "With the module",
          "import { search, show, which } from \"https://example.org/module/statusatlas.mjs\";\n"
          "console.log((await search(\"upload too big\"))[0].name);\n"
          "console.log((await show(429))[0].summary);\n"
          "console.log((await which(\"redirects\", [\"moved\"])).question.ask);\n");
  page.heading(2, "What stays");
  page.paragraph(
      "“version” says which rules hold. Keys keep their names and meanings, and lists their order (codes by number, "
      "the "
      "registered meaning first), until the first number of the version goes up; while it is 0, the second. New keys "
      "and "
      "new codes may come at any time, so skip what you do not know. “generated” is the day of the last change to the "
      "data: equal files mean equal data, and a request with If-None-Match costs next to nothing where nothing "
      "changed.");
}

}  // namespace app
