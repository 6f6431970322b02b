#include "app/page_html.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>

#include "registry/registry.h"

namespace app {
namespace {

using registry::ChartType;

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
  }
  return "";
}

std::string_view tone_name(Tone tone) {
  static constexpr std::string_view names[] = {"", "t1", "t2", "t3", "t4", "t5", "tv"};
  return names[static_cast<std::size_t>(tone)];
}

/// Coordinates of a drawing: one decimal is plenty.
std::string number(float value) {
  const int tenths = static_cast<int>(value * 10 + (value < 0 ? -0.5f : 0.5f));
  std::string out = std::to_string(tenths / 10);
  if (tenths < 0 && tenths > -10) out = "-0";
  if (tenths % 10) out += "." + std::to_string(tenths < 0 ? -tenths % 10 : tenths % 10);
  return out;
}

class Printer {
 public:
  Printer(const Page& page, std::string_view root) : page_(page), root_(root) {}

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
  }

  std::string resolve(std::string_view href) const {
    if (href.find("://") != href.npos) return std::string(href);
    std::string out(root_);
    out += href;
    return out.empty() ? "./" : out;
  }

  void open(std::string_view tag, const Node& node, std::string_view extra = {}) {
    (out_ += '<') += tag;
    classes(node, extra);
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
    attribute("aria-pressed", n.flags & pressed ? "true" : "false");
    if (n.action.kind == Action::Kind::toggle_class) {
      const auto* info = registry::info(static_cast<registry::Class>(n.action.number));
      out_ += " type=\"submit\"";
      attribute("form", "explore");
      attribute("formaction", resolve(n.flags & pressed ? std::string_view()
                                                        : std::string_view("class/" + std::string(info->id) + "/")));
    } else {
      out_ += " type=\"button\" data-needs-script";
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
        out_ += "<main id=\"main\" tabindex=\"-1\">\n";
        children(index);
        out_ += "</main>\n";
        break;
      case Role::contentinfo:
        container("footer", index);
        break;
      case Role::search:
        out_ += "<form id=\"explore\" role=\"search\" method=\"get\"";
        attribute("action", resolve(""));
        out_ += '>';
        children(index);
        // Without script Enter presses the first button of the form, which must not be a class filter.
        out_ += "<button class=\"submit\" type=\"submit\" aria-label=\"Search\"></button></form>\n";
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
        out_ += " role=\"status\">";
        children(index);
        out_ += "</p>\n";
        break;
      case Role::link:
        open("a", n);
        attribute("href", resolve(n.href));
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
        inline_leaf("mark", n);
        break;
      case Role::number:
        open("span", n, "number");
        out_ += '>';
        out_ += escape_html(n.text);
        out_ += "</span>";
        break;
      case Role::searchbox:
        out_ +=
            "<input type=\"search\" name=\"q\" id=\"q\" enterkeyhint=\"search\" autocomplete=\"off\" "
            "autocapitalize=\"none\" spellcheck=\"false\" maxlength=\"1000\"";
        attribute("aria-label", n.text);
        attribute("placeholder", n.hint);
        attribute("value", n.value);
        out_ += '>';
        break;
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
    open("button", n);
    out_ += " type=\"button\" data-needs-script";
    name_control(index);
    if (n.flags & copies) attribute("data-copy", n.value);
    out_ += '>';
    control_content(index);
    close("button");
    out_ += '\n';
  }

  void chart(std::size_t index) {
    const Node& n = page_.nodes[index];
    const auto* chart = registry::find_chart(n.value);
    out_ += "<figure class=\"chart\"";
    attribute("aria-label", n.text);
    out_ += ">\n";
    if (chart && !chart->boxes.empty()) picture(index, *chart);
    children(index);
    out_ += "</figure>\n";
  }

  /// The drawing repeats the outline for the eye, so it is hidden from assistive technology and from the tab order.
  void picture(std::size_t index, const registry::Chart& chart) {
    out_ += "<div class=\"picture\"><svg aria-hidden=\"true\" focusable=\"false\" xmlns=\"http://www.w3.org/2000/svg\"";
    attribute("viewBox", "0 0 " + number(chart.width) + " " + number(chart.height));
    attribute("width", number(chart.width));
    attribute("height", number(chart.height));
    out_ += ">\n";
    const auto [boxes, taken] = chart_state(page_, index, chart.boxes.size(), chart.arrows.size());
    // Few elements for many arrows: pages are small, and the path lies on top.
    for (const bool path : {false, true}) {
      std::string ways, heads;
      for (std::size_t i = 0; i < chart.arrows.size(); ++i) {
        const auto& arrow = chart.arrows[i];
        if (taken[i] != path || arrow.curve.size() < 4) continue;
        ways += way(arrow.curve);
        heads += head(arrow.curve[arrow.curve.size() - 2], arrow.curve.back(), path ? 9.f : 7.f);
      }
      if (!ways.empty()) drawn(path ? "on-path" : "", ways);
      if (!ways.empty()) drawn(path ? "head on-path" : "head", heads);
    }
    // Labels on ground of their own, on which no arrow is seen.
    std::string ground;
    for (const auto& arrow : chart.arrows) {
      const float w = arrow.label_width, h = static_cast<float>(arrow.label.size()) * ChartType::label_line;
      ground += "M" + number(arrow.label_at.x - w / 2) + " " + number(arrow.label_at.y - h / 2) + "h" + number(w) +
                "v" + number(h) + "h" + number(-w) + "z";
    }
    drawn("ground", ground);
    for (const auto& arrow : chart.arrows) {
      const float left = arrow.label_at.x - arrow.label_width / 2;
      lines(arrow.label, arrow.sideways() ? left + 4 : arrow.label_at.x, arrow.label_at.y, ChartType::label_line,
            arrow.sideways() ? "edge start" : "edge");
      out_ += '\n';
    }
    for (std::size_t i = 0; i < chart.boxes.size(); ++i) {
      const auto& box = chart.boxes[i];
      const Node* node = boxes[i];
      const bool leaf = box.what.kind != registry::TargetKind::node;
      if (node) {
        out_ += "<a tabindex=\"-1\"";
        attribute("href", resolve(node->href));
        std::string names = leaf ? "leaf" : "question";
        if (node->flags & on_path) names += " on-path";
        if (node->flags & current) names += " here";
        if (node->tone != Tone::none) (names += " ") += tone_name(node->tone);
        attribute("class", names);
        out_ += '>';
      }
      out_ += "<rect";
      attribute("x", number(box.center.x - box.width / 2));
      attribute("y", number(box.center.y - box.height / 2));
      attribute("width", number(box.width));
      attribute("height", number(box.height));
      attribute("rx", number(leaf ? box.height / 2 : 9));
      out_ += "/>";
      if (box.what.kind != registry::TargetKind::status) {
        lines(box.lines, box.center.x, box.center.y, ChartType::line, "");
      } else if (chart.across) {
        const float left = box.center.x - box.width / 2;
        lines(box.lines.first(1), left + ChartType::code_at, box.center.y, ChartType::code_line, "code start");
        lines(box.lines.subspan(1), left + ChartType::name_at, box.center.y, ChartType::name_line, "start");
      } else {
        const float names = static_cast<float>(box.lines.size() - 1) * ChartType::name_line;
        lines(box.lines.first(1), box.center.x, box.center.y - names / 2, ChartType::code_line, "code");
        lines(box.lines.subspan(1), box.center.x, box.center.y + ChartType::code_line / 2, ChartType::name_line, "");
      }
      if (node) out_ += "</a>";
      out_ += '\n';
    }
    out_ += "</svg></div>\n";
  }

  void drawn(std::string_view name, std::string_view d) {
    out_ += "<path";
    attribute("class", name);
    attribute("d", d);
    out_ += "/>\n";
  }

  /// A curve as the commands of a path, relative after its start.
  static std::string way(registry::List<registry::Point> curve) {
    std::string d = "M" + number(curve[0].x) + " " + number(curve[0].y);
    for (std::size_t i = 0; i + 3 < curve.size(); i += 3) {
      const auto p = curve.subspan(i, 4);
      if (p[1].y == p[0].y && p[2].y == p[0].y && p[3].y == p[0].y)
        d += "h" + number(p[3].x - p[0].x);
      else if (p[1].x == p[0].x && p[2].x == p[0].x && p[3].x == p[0].x)
        d += "v" + number(p[3].y - p[0].y);
      else
        for (std::size_t k = 1; k < 4; ++k)
          d += (k == 1 ? "c" : " ") + number(p[k].x - p[0].x) + " " + number(p[k].y - p[0].y);
    }
    return d;
  }

  static std::string head(registry::Point from, registry::Point tip, float size) {
    const float dx = tip.x - from.x, dy = tip.y - from.y, length = std::max(0.01f, std::sqrt(dx * dx + dy * dy));
    const float x = dx / length * size, y = dy / length * size;
    return "M" + number(tip.x) + " " + number(tip.y) + "l" + number(-x - y / 2) + " " + number(-y + x / 2) + " " +
           number(y) + " " + number(-x) + "z";
  }

  /// Lines of text around the height y.
  void lines(registry::List<registry::Text> texts, float x, float y, float line_height, std::string_view name) {
    float at = y - static_cast<float>(texts.size() - 1) / 2 * line_height;
    for (const auto text : texts) {
      out_ += "<text";
      attribute("class", name);
      attribute("x", number(x));
      attribute("y", number(at + (line_height == ChartType::code_line
                                      ? 6.5f
                                      : 4.5f)));  // from the middle of the line to its baseline
      out_ += '>';
      out_ += escape_html(text);
      out_ += "</text>";
      at += line_height;
    }
  }

  const Page& page_;
  std::string_view root_;
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

std::string print_body(const Page& page, std::string_view root) { return Printer(page, root).print(); }

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
      out += print_body(page, root);
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
