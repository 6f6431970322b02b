// A page as HTML. Everything that a page says is escaped here and nowhere else; classes are those of the looks and
// tones, parts are attributes (data-part), and what needs a script says so (data-needs-script).
#include "app/page_html.h"

#include <algorithm>
#include <initializer_list>

#include "registry/registry.h"

namespace app {
namespace {

std::string_view class_name(Look look) {
  switch (look) {
    case Look::plain:
      return "";
    case Look::muted:
      return "muted";
    case Look::small:
      return "small";
    case Look::label:
      return "label";
    case Look::lead:
      return "lead";
    case Look::title:
      return "title";
    case Look::hero:
      return "hero";
    case Look::section:
      return "section";
    case Look::brand:
      return "brand";
    case Look::tab:
      return "tab";
    case Look::icon:
      return "icon";
    case Look::filter:
      return "filter";
    case Look::chip:
      return "chip";
    case Look::hit:
      return "hit";
    case Look::hit_group:
      return "hit-group";
    case Look::summary:
      return "summary";
    case Look::card:
      return "card";
    case Look::good:
      return "good";
    case Look::bad:
      return "bad";
    case Look::fields:
      return "fields";
    case Look::level:
      return "level";
    case Look::wire:
      return "wire";
    case Look::answer:
      return "answer";
    case Look::step:
      return "step";
    case Look::outcome:
      return "outcome";
    case Look::action:
      return "action";
    case Look::outline:
      return "outline";
    case Look::prev_next:
      return "prev-next";
    case Look::row:
      return "row";
    case Look::stack:
      return "stack";
    case Look::rows:
      return "rows";
    case Look::chips:
      return "chips";
    case Look::cards:
      return "cards";
    case Look::notice:
      return "notice";
    case Look::preview:
      return "preview";
    case Look::chart_node:
      return "chart-node";
    case Look::chart_leaf:
      return "chart-leaf";
    case Look::chart_answer:
      return "chart-answer";
    case Look::constants:
      return "constants";
    case Look::timeline:
      return "timeline";
    case Look::compare:
      return "compare";
    case Look::tile:
      return "tile";
    case Look::tile_marked:
      return "tile marked";
    case Look::tile_quiet:
      return "tile quiet";
    case Look::question:
      return "question";
    case Look::disclosure:
      return "disclosure";
    case Look::primary:
      return "action primary";
    case Look::fold:
      return "fold";
  }
  return "";
}

class Printer {
 public:
  Printer(const Page& page, std::string_view root, Print how, Pictures pictures)
      : page_(page), root_(root), live_(how == Print::live), file_(how == Print::file), pictures_(pictures) {}

  std::string print() {
    children(0);
    return std::move(out_);
  }

 private:
  void attribute(std::string_view name, std::string_view value) {
    if (!value.empty()) ((((out_ += ' ') += name) += "=\"") += escape_html(value)) += '"';
  }

  void classes(const Node& node, std::string_view extra = {}) {
    std::string names(class_name(node.look));
    const auto add = [&](std::string_view name) {
      if (!name.empty()) (names += names.empty() ? "" : " ") += name;
    };
    add(tone_name(node.tone));
    add(extra);
    if (node.flags & on_path) add("on-path");
    attribute("class", names);
    attribute("data-part", part_name(node.part));
  }

  std::string resolve(std::string_view href) const { return resolved(href, root_); }

  /// A file's outline of a flowchart has a place for each question: "at-failed,known" of "which/?a=failed,known".
  static std::string place_of(std::string_view href) {
    const auto at = href.find("?a=");
    if (at == href.npos) return {};
    return "at-" + std::string(href.substr(at + 3, href.find('&', at) - at - 3));
  }
  /// Without script an answer leads to its question's place in the outline, or to a page.
  std::string without_script(std::string_view href) const {
    const std::string place = place_of(href);
    return place.empty() ? resolve(href) : "#" + place;
  }

  bool has(Part part) const {
    return std::any_of(page_.nodes.begin(), page_.nodes.end(), [&](const Node& n) { return n.part == part; });
  }

  /// What a file cannot do by itself; hidden where script runs (web/page.css).
  void say_what_needs_script() {
    if (has(Part::check))
      out_ +=
          "<p class=\"notice without-script\">Without its program this page cannot check anything. The command line "
          "does the same, without a browser.</p>\n";
    if (has(Part::answers))
      out_ +=
          "<p class=\"notice without-script\">Without its program this page starts at the first question, whatever its "
          "address says. Each answer leads to its place in the outline below, or to its code.</p>\n";
    else if (has(Part::results) && page_.path.empty())
      out_ +=
          "<p class=\"notice without-script\">Without its program this page cannot search or combine filters: it shows "
          "every code, whatever its address asks for. Find one with your browser (Ctrl+F), by its class, or <a "
          "href=\"" +
          escape_html(resolve("which/")) + "\">by a few questions</a>.</p>\n";
  }

  void open(std::string_view tag, const Node& node, std::string_view extra = {}) {
    (out_ += '<') += tag;
    classes(node, extra);
    identify(node);
  }
  /// Headings and marks that can be linked to keep the id that links name.
  void identify(const Node& node) {
    if (live_ && ((node.role != Role::heading && node.role != Role::mark) || node.value.empty()))
      attribute("id", "n" + std::to_string(node.id));
  }
  void needs_script() {
    if (!live_) out_ += " data-needs-script";
  }
  void close(std::string_view tag) { ((out_ += "</") += tag) += '>'; }

  void children(std::size_t index) {
    for (std::size_t i = index + 1; i < page_.nodes[index].end; i = page_.nodes[i].end) node(i);
  }

  /// A container whose accessible name is `text`.
  void container(std::string_view tag, std::size_t index, std::string_view role = {}) {
    const Node& n = page_.nodes[index];
    open(tag, n);
    attribute("role", role);
    attribute("aria-label", n.text);
    out_ += '>';
    children(index);
    close(tag);
    out_ += '\n';
  }

  void inline_leaf(std::string_view tag, const Node& n) {
    open(tag, n);
    out_ += '>';
    out_ += escape_html(n.text);
    close(tag);
  }

  /// A button needs script, unless pressing it has a page of its own (the classes): then it submits there.
  /// The name of a button: its first words where they are the name, so that what is said is what is seen; what follows
  /// (a count, a help text) describes it.
  void name_control(std::size_t index) {
    const Node& n = page_.nodes[index];
    if (n.text.empty()) return;
    std::string words;
    std::size_t i = index + 1;
    while (i < n.end && words.size() < n.text.size()) words += page_.nodes[i++].text;
    if (words != n.text) {
      attribute("aria-label", n.text);
      return;
    }
    aside_ = i;
    if (i < n.end) attribute("aria-describedby", "d" + std::to_string(n.id));
  }

  void control_content(std::size_t index) {
    const Node& n = page_.nodes[index];
    const std::size_t from = aside_ > index ? aside_ : n.end;
    aside_ = 0;
    for (std::size_t i = index + 1; i < from; ++i) node(i);
    if (from >= n.end) return;
    out_ += "<span aria-hidden=\"true\"";
    attribute("id", "d" + std::to_string(n.id));
    attribute("class", "aside");
    out_ += '>';
    for (std::size_t i = from; i < n.end; ++i) node(i);
    out_ += "</span>";
  }

  void toggle(std::size_t index) {
    const Node& n = page_.nodes[index];
    open("button", n);
    name_control(index);
    attribute(n.look == Look::disclosure || n.look == Look::fold ? "aria-expanded" : "aria-pressed",
              n.flags & pressed ? "true" : "false");
    if (n.action.kind == Action::Kind::toggle_class && !live_) {
      const auto* info = registry::info(static_cast<registry::Class>(n.action.number));
      out_ += " type=\"submit\"";
      attribute("form", "explore");
      attribute("formaction", resolve(n.flags & pressed ? std::string_view()
                                                        : std::string_view("class/" + std::string(info->id) + "/")));
    } else {
      out_ += " type=\"button\"";
      needs_script();
    }
    out_ += '>';
    control_content(index);
    close("button");
    out_ += '\n';
  }

  void node(std::size_t index) {
    const Node& n = page_.nodes[index];
    switch (n.role) {
      case Role::page:
        children(index);
        break;
      case Role::banner:
        container("header", index);
        break;
      case Role::navigation:
        container("nav", index);
        break;
      case Role::complementary:
        container("aside", index);
        break;
      case Role::region:
        container("section", index);
        break;
      case Role::main:
        out_ += "<main id=\"main\" tabindex=\"-1\"";
        if (page_.column == Page::Column::main_first) out_ += " data-first";
        attribute("data-part", part_name(n.part));
        out_ += ">\n";
        if (file_) say_what_needs_script();
        children(index);
        out_ += "</main>\n";
        break;
      case Role::contentinfo:
        container("footer", index);
        break;
      case Role::search:
        out_ += "<form id=\"explore\" role=\"search\" method=\"get\"";
        attribute("data-part", part_name(n.part));
        attribute("action", resolve(""));
        out_ += '>';
        children(index);
        // Without script Enter presses the first button of the form, which must not be a class filter.
        out_ += live_ ? "<span class=\"submit\"></span></form>\n"
                      : "<button class=\"submit\" type=\"submit\" aria-label=\"Search\"></button></form>\n";
        break;
      case Role::group:
        container("div", index, n.text.empty() ? "" : "group");
        break;
      case Role::list:
        container(n.flags & ordered ? "ol" : "ul", index);
        break;
      case Role::item:
        container("li", index);
        break;
      case Role::table:
        out_ += "<div class=\"table\">";
        table(index);
        out_ += "</div>\n";
        break;
      case Role::row:
        container("tr", index);
        break;
      case Role::cell:
        container("td", index);
        break;
      case Role::header_cell:
        open("th", n);
        attribute("scope", heads_columns_ ? "col" : "row");
        out_ += '>';
        children(index);
        close("th");
        break;
      case Role::heading: {
        const std::string tag = "h" + std::to_string(n.level);
        open(tag, n);
        attribute("id", n.value);
        if (live_) out_ += " tabindex=\"-1\"";
        out_ += '>';
        children(index);
        close(tag);
        out_ += '\n';
        break;
      }
      case Role::paragraph:
        container("p", index);
        break;
      case Role::status:
        open("p", n);
        out_ += live_ ? " role=\"status\" aria-live=\"off\">" : " role=\"status\">";  // web/host.js says it
        children(index);
        out_ += "</p>\n";
        break;
      case Role::link:
        open("a", n);
        if (!file_) {
          attribute("href", resolve(n.href));
        } else {
          const std::string place = n.look == Look::chart_node ? place_of(n.href) : "";
          attribute("id", place);
          attribute("href", resolve(n.href) + (place.empty() ? "" : "#" + place));
        }
        if (is_download(n)) out_ += " download";
        attribute("aria-label", n.text);
        if (n.flags & current) attribute("aria-current", n.look == Look::tab ? "page" : "true");
        out_ += '>';
        children(index);
        close("a");
        break;
      case Role::button:
        button(index);
        break;
      case Role::toggle:
        toggle(index);
        break;
      case Role::text:
        if (n.look == Look::plain || n.look == Look::small || n.look == Look::chip)
          out_ += escape_html(n.text);
        else
          inline_leaf("span", n);
        break;
      case Role::strong:
        inline_leaf("strong", n);
        break;
      case Role::code:
        inline_leaf("code", n);
        break;
      case Role::mark:
        open("mark", n);
        attribute("id", n.value);
        out_ += '>';
        out_ += escape_html(n.text);
        close("mark");
        break;
      case Role::number:
        open("span", n, "number");
        out_ += '>';
        out_ += escape_html(n.text);
        out_ += "</span>";
        break;
      case Role::searchbox:
        out_ +=
            "<input type=\"search\" name=\"q\" enterkeyhint=\"search\" autocomplete=\"off\" "
            "autocapitalize=\"none\" spellcheck=\"false\" maxlength=\"1000\"";
        if (live_)
          identify(n), out_ += " aria-autocomplete=\"list\"";
        else
          attribute("id", "q");
        attribute("aria-label", n.text);
        attribute("placeholder", n.hint);
        attribute("value", n.value);
        out_ += '>';
        break;
      case Role::textbox: {
        const bool lines = n.flags & multiline;
        open(lines ? "textarea" : "input type=\"text\"", n);
        out_ += " autocomplete=\"off\" autocapitalize=\"none\" spellcheck=\"false\"";
        needs_script();
        attribute("aria-label", n.text);
        attribute("placeholder", n.hint);
        if (!lines) attribute("value", n.value);
        out_ += '>';
        // The first line break after the tag is not a part of the content.
        if (lines) ((out_ += '\n') += escape_html(n.value)) += "</textarea>\n";
        break;
      }
      case Role::code_block:
        open("pre", n);
        out_ += " tabindex=\"0\"><code>";
        out_ += escape_html(n.text);
        out_ += "</code></pre>\n";
        break;
      case Role::chart:
        chart(index);
        break;
    }
  }

  /// A row of header cells only heads the columns; in any other its first cell heads the row.
  bool heads_columns(std::size_t row) const {
    for (std::size_t i = row + 1; i < page_.nodes[row].end; i = page_.nodes[i].end)
      if (page_.nodes[i].role != Role::header_cell) return false;
    return true;
  }

  void table(std::size_t index) {
    const Node& n = page_.nodes[index];
    open("table", n);
    attribute("aria-label", n.text);
    out_ += ">\n";
    std::string_view part;
    for (std::size_t i = index + 1; i < n.end; i = page_.nodes[i].end) {
      heads_columns_ = heads_columns(i);
      const std::string_view next = heads_columns_ && part != "tbody" ? "thead" : "tbody";
      if (next != part) {
        if (!part.empty()) close(part);
        ((out_ += '<') += next) += ">\n";
        part = next;
      }
      node(i);
    }
    if (!part.empty()) close(part);
    close("table");
    out_ += '\n';
  }

  void button(std::size_t index) {
    const Node& n = page_.nodes[index];
    const std::string_view tag = file_ && !n.href.empty() ? "a" : "button";
    open(tag, n);
    if (tag == "a") {
      attribute("href", without_script(n.href));
    } else {
      out_ += " type=\"button\"";
      needs_script();
    }
    name_control(index);
    if (n.flags & copies) attribute("data-copy", n.value);
    if (n.flags & copies_url) out_ += " data-copy-url";
    out_ += '>';
    control_content(index);
    close(tag);
    out_ += '\n';
  }

  void chart(std::size_t index) {
    const Node& n = page_.nodes[index];
    out_ += "<figure class=\"chart\"";
    identify(n);
    if (live_) attribute("data-zoom", std::to_string(n.chart.zoom));
    attribute("aria-label", n.text);
    out_ += ">\n";
    if (const std::string picture = pictures_ ? pictures_(page_, index, root_) : std::string(); !picture.empty())
      out_ += "<div class=\"picture\">" + picture + "</div>\n";
    children(index);
    out_ += "</figure>\n";
  }

  const Page& page_;
  std::string_view root_;
  bool live_, file_;
  Pictures pictures_;
  std::size_t aside_ = 0;  // within a control: where its name has ended
  std::string out_;
  bool heads_columns_ = false;  // of the row at hand
};

/// A string of JSON inside of a <script> element, which ends at the first "</" and has no other way to escape.
std::string json(std::string_view text) {
  std::string out = "\"";
  for (char c : text) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '<':
        out += "\\u003c";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        if (static_cast<unsigned char>(c) >= 0x20) out += c;
    }
  }
  return out + '"';
}

}  // namespace

std::string resolved(std::string_view href, std::string_view root) {
  if (href.find("://") != href.npos || href.substr(0, 1) == "#") return std::string(href);
  std::string out(root);
  out += href;
  return out.empty() ? "./" : out;
}

std::string_view tone_name(Tone tone) {
  static constexpr std::string_view names[] = {"", "t1", "t2", "t3", "t4", "t5", "tv"};
  return names[static_cast<std::size_t>(tone)];
}

std::string escape_html(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\t' || c == '\n') out += c;
    }
  }
  return out;
}

std::string print_body(const Page& page, std::string_view root, Print how, Pictures pictures) {
  return Printer(page, root, how, pictures).print();
}

std::string print_head(const Page& page, std::string_view root, std::string_view origin) {
  const std::string home(origin);
  std::string out;
  const auto line = [&](std::initializer_list<std::string_view> parts) {
    for (std::string_view part : parts) out += part;
    out += '\n';
  };
  const auto link = [&](std::string_view rel, std::string_view type, std::string_view href) {
    line({"<link rel=\"", rel, type.empty() ? "" : "\" type=\"", type, "\" href=\"", escape_html(href), "\">"});
  };
  const auto property = [&](std::string_view name, std::string_view content) {
    line({"<meta property=\"", name, "\" content=\"", escape_html(content), "\">"});
  };

  if (!origin.empty()) link("canonical", "", home + page.path);
  if (!page.code.empty()) link("alternate", "application/json", std::string(root) + "data/" + page.code + ".json");
  if (!origin.empty())
    line({"<link rel=\"search\" type=\"application/opensearchdescription+xml\" title=\"Status Atlas\" href=\"",
          escape_html(root), "opensearch.xml\">"});

  property("og:type", "website");
  property("og:site_name", "Status Atlas");
  property("og:title", page.title);
  property("og:description", page.description);
  if (!origin.empty()) {
    property("og:url", home + page.path);
    property("og:image", home + (page.code.empty() ? "" : page.code + "/") + "card.png");
    property("og:image:width", "1200");
    property("og:image:height", "630");
    property("og:image:alt", page.code.empty() ? "Status Atlas: every HTTP status code" : page.title);
    line({"<meta name=\"twitter:card\" content=\"summary_large_image\">"});
  }

  if (const auto meanings = registry::with_code(page.code.empty() ? -1 : std::stoi(page.code)); !meanings.empty()) {
    std::string set = "{\"@type\":\"DefinedTermSet\",\"name\":\"HTTP status codes\"";
    if (!origin.empty()) set += ",\"url\":" + json(home);
    // Each meaning of a number is a term; what is registered is the same as the section that defines it.
    line({R"(<script type="application/ld+json">)"});
    out += "[";
    for (const auto& status : meanings) {
      if (&status != &meanings.front()) out += ",\n";
      out += R"({"@context":"https://schema.org","@type":"DefinedTerm","termCode":)" + json(page.code) +
             ",\"name\":" + json(status.name);
      out += ",\"description\":" + json(status.summary);
      if (!origin.empty()) out += ",\"url\":" + json(home + page.path);
      if (status.owner.empty() && !status.sources.empty() && !status.sources.front().url.empty())
        out += ",\"sameAs\":" + json(status.sources.front().url);
      out += ",\"inDefinedTermSet\":" + set + "}}";
    }
    line({"]\n</script>"});
  }
  if (!out.empty()) out.pop_back();
  return out;
}

std::string print_document(const Page& page, std::string_view shell, std::string_view origin) {
  std::string root;
  for (char c : page.path)
    if (c == '/') root += "../";
  // One pass, so that what the page says is not read again as a place to fill.
  std::string out;
  while (!shell.empty()) {
    const auto open = std::min(shell.find("{{"), shell.size());
    out += shell.substr(0, open);
    shell.remove_prefix(open);
    const auto close = shell.find("}}");
    const std::string_view place = close == shell.npos ? shell : shell.substr(0, close + 2);
    if (place == "{{title}}")
      out += escape_html(page.title);
    else if (place == "{{description}}")
      out += escape_html(page.description);
    else if (place == "{{root}}")
      out += root;
    else if (place == "{{path}}")
      out += escape_html(page.path);
    else if (place == "{{head}}")
      out += print_head(page, root, origin);
    else if (place == "{{body}}")
      out += print_body(page, root, Print::file);
    else {
      out += shell.substr(0, 2);  // not ours; the next place may begin right after
      shell.remove_prefix(std::min<std::size_t>(2, shell.size()));
      continue;
    }
    shell.remove_prefix(place.size());
  }
  return out;
}

}  // namespace app
