// One drawing for both: in a page parts have classes, in a file attributes with the colors that the classes have there.
#include "app/chart_svg.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "app/chart_shape.h"
#include "app/page_html.h"
#include "app/state.h"

namespace app {
namespace {

using registry::ChartType;

/// Coordinates of a drawing: one decimal is plenty.
std::string number(float value) {
  const int tenths = static_cast<int>(value * 10 + (value < 0 ? -0.5f : 0.5f));
  std::string out = std::to_string(tenths / 10);
  if (tenths < 0 && tenths > -10) out = "-0";
  if (tenths % 10) out += "." + std::to_string(tenths < 0 ? -tenths % 10 : tenths % 10);
  return out;
}

/// The light theme of src/ui/theme.cc, for a document without a style sheet: what a class there is here.
struct Paint {
  std::string_view part, attributes;
};
constexpr Paint kPaints[] = {
    {"way", R"( fill="none" stroke="#848E98" stroke-width="1.3")"},
    {"head", R"( fill="#848E98")"},
    {"ground", R"( fill="#F6F8FA")"},
    {"box", R"( fill="#FFFFFF" stroke="#D5DCE3" stroke-width="1.3")"},
    {"edge", R"( font-size="12" fill="#55616D")"},
    {"start", R"( text-anchor="start")"},
    {"name", R"( font-size="13" fill="#55616D")"},
    {"code", R"( font-family="JetBrains Mono, ui-monospace, monospace" font-size="18")"},
    {"t1", R"( fill="#2F6FA8")"},
    {"t2", R"( fill="#1C7A45")"},
    {"t3", R"( fill="#8A6400")"},
    {"t4", R"( fill="#A94D08")"},
    {"t5", R"( fill="#C2322A")"},
    {"tv", R"( fill="#7440C9")"},
};

std::string_view painted(std::string_view part) {
  const auto found =
      std::find_if(std::begin(kPaints), std::end(kPaints), [&](const Paint& p) { return p.part == part; });
  return found == std::end(kPaints) ? std::string_view() : found->attributes;
}

using Arrow = ChartState::Arrow;
/// Arrows in the order in which they are drawn, and what a style sheet calls them.
constexpr std::pair<Arrow, std::string_view> kArrows[] = {
    {Arrow::ruled_out, "ruled-out"}, {Arrow::open, ""}, {Arrow::taken, "on-path"}};

/// A curve as the commands of a path, relative after its start.
std::string way(registry::List<registry::Point> curve) {
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

std::string head(registry::Point from, registry::Point tip, float size) {
  const float dx = tip.x - from.x, dy = tip.y - from.y, length = std::max(0.01f, std::sqrt(dx * dx + dy * dy));
  const float x = dx / length * size, y = dy / length * size;
  return "M" + number(tip.x) + " " + number(tip.y) + "l" + number(-x - y / 2) + " " + number(-y + x / 2) + " " +
         number(y) + " " + number(-x) + "z";
}

class Drawing {
 public:
  /// @param file does it stand alone?
  Drawing(const Page& page, std::size_t index, const registry::Chart& chart, std::string_view root, bool file,
          Detail detail = Detail::answers)
      : chart_(chart),
        root_(root),
        file_(file),
        state_(chart_state(page, index, chart.boxes.size(), chart.arrows.size())),
        shape_(shape_of(page, index, chart, detail)) {}

  std::string print() {
    out_ += "<svg xmlns=\"http://www.w3.org/2000/svg\"";
    if (file_)
      out_ += R"( font-family="Inter, system-ui, sans-serif" font-size="13.5" text-anchor="middle" fill="#18212B")";
    else
      out_ += shape_.detail == Detail::codes ? R"( class="far" id="picture" aria-hidden="true" focusable="false")"
                                             : R"( id="picture" aria-hidden="true" focusable="false")";
    attribute("viewBox", "0 0 " + number(shape_.width) + " " + number(shape_.height));
    attribute("width", number(shape_.width));
    attribute("height", number(shape_.height));
    out_ += ">\n";
    if (file_) {
      element("title", chart_.title);
      element("desc", chart_.summary);
      out_ += "<rect width=\"100%\" height=\"100%\"";
      out_ += painted("ground");
      out_ += "/>\n";
    }
    arrows();
    labels();
    for (std::size_t i = 0; i < chart_.boxes.size(); ++i)
      if (shape_.boxes[i].shown()) box(chart_.boxes[i], shape_.boxes[i], state_.boxes[i]);
    out_ += "</svg>";
    return std::move(out_);
  }

 private:
  void attribute(std::string_view name, std::string_view value) {
    if (!value.empty()) ((((out_ += ' ') += name) += "=\"") += escape_html(value)) += '"';
  }

  void element(std::string_view tag, std::string_view text) {
    (((((out_ += '<') += tag) += '>') += escape_html(text)) += "</") += tag;
    out_ += ">\n";
  }

  void drawn(std::string_view part, std::string_view extra, std::string_view d) {
    out_ += "<path";
    if (file_) {
      out_ += painted(part);
    } else {
      std::string names(part == "way" ? "" : part);
      if (!extra.empty()) (names += names.empty() ? "" : " ") += extra;
      attribute("class", names);
    }
    attribute("d", d);
    out_ += "/>\n";
  }

  // Few elements for many arrows: pages are small, and the path lies on top.
  void arrows() {
    for (const auto& [kind, name] : kArrows) {
      std::string ways, heads;
      for (std::size_t i = 0; i < chart_.arrows.size(); ++i) {
        const auto& curve = shape_.curves[i];
        if (state_.arrows[i] != kind || curve.size() < 4) continue;
        ways += way(curve);
        heads += head(curve[curve.size() - 2], curve.back(), kind == Arrow::taken ? 9.f : 7.f);
      }
      if (ways.empty()) continue;
      drawn("way", name, ways);
      drawn("head", name, heads);
    }
  }

  /// Labels on ground of their own, on which no arrow is seen.
  void labels() {
    std::string ground;
    for (const auto& label : shape_.labels) {
      if (!label.shown()) continue;
      const float w = label.w, h = label.h + 2 * ChartType::label_room;
      ground += "M" + number(label.x - w / 2) + " " + number(label.y - h / 2) + "h" + number(w) + "v" + number(h) +
                "h" + number(-w) + "z";
    }
    if (ground.empty()) return;
    drawn("ground", "", ground);
    for (std::size_t i = 0; i < chart_.arrows.size(); ++i) {
      const auto& arrow = chart_.arrows[i];
      const auto& label = shape_.labels[i];
      if (!label.shown()) continue;
      if (arrow.sideways())
        lines(arrow.label, label.x - label.w / 2 + 4, label.y, ChartType::label_line, {"edge", "start"});
      else
        lines(arrow.label, label.x, label.y, ChartType::label_line, {"edge"});
      out_ += '\n';
    }
  }

  /// @param node the link of the outline that the box stands for, or nullptr
  void box(const registry::Box& box, const ChartShape::Place& place, const Node* node) {
    const bool leaf = box.what.kind != registry::TargetKind::node;
    const std::string_view tone = node ? tone_name(node->tone) : std::string_view();
    if (node) {
      out_ += "<a";
      if (!file_) attribute("tabindex", "-1");
      attribute("href", resolved(node->href, root_));
      if (!file_) {
        std::string names = leaf ? "leaf" : "question";
        if (node->flags & on_path) names += " on-path";
        if (node->flags & ruled_out) names += " ruled-out";
        if (node->flags & current) names += " here";
        if (!tone.empty()) (names += " ") += tone;
        attribute("class", names);
      }
      out_ += '>';
    }
    out_ += "<rect";
    if (file_) out_ += painted("box");
    attribute("x", number(place.x - place.w / 2));
    attribute("y", number(place.y - place.h / 2));
    attribute("width", number(place.w));
    attribute("height", number(place.h));
    const bool far = shape_.detail == Detail::codes;
    attribute("rx", number(far && place.w > place.h ? 6 : far || leaf ? place.h / 2 : 9));
    out_ += "/>";
    const std::string_view name = file_ && leaf ? "name" : "";
    // In a page the link's class has the color.
    const std::string_view color = file_ ? tone : std::string_view();
    if (box.what.kind != registry::TargetKind::status) {
      if (!far) lines(box.lines, place.x, place.y, ChartType::line, {name});
    } else if (far) {
      lines(box.lines.first(1), place.x, place.y, ChartType::code_line, {"code", color});
    } else if (chart_.across) {
      const float left = place.x - place.w / 2;
      lines(box.lines.first(1), left + ChartType::code_at, place.y, ChartType::code_line, {"code", "start", color});
      lines(box.lines.subspan(1), left + ChartType::name_at, place.y, ChartType::name_line, {name, "start"});
    } else {
      const float names = static_cast<float>(box.lines.size() - 1) * ChartType::name_line;
      lines(box.lines.first(1), place.x, place.y - names / 2, ChartType::code_line, {"code", color});
      lines(box.lines.subspan(1), place.x, place.y + ChartType::code_line / 2, ChartType::name_line, {name});
    }
    if (node) out_ += "</a>";
    out_ += '\n';
  }

  /// Lines of text around the height y.
  void lines(registry::List<registry::Text> texts, float x, float y, float line_height,
             std::initializer_list<std::string_view> parts) {
    float at = y - static_cast<float>(texts.size() - 1) / 2 * line_height;
    for (const auto text : texts) {
      out_ += "<text";
      std::string names;
      for (const std::string_view part : parts) {
        if (file_)
          out_ += painted(part);
        else if (!part.empty())
          (names += names.empty() ? "" : " ") += part;
      }
      attribute("class", names);
      attribute("x", number(x));
      // From the middle of the line to its baseline.
      attribute("y", number(at + (line_height == ChartType::code_line ? 6.5f : 4.5f)));
      out_ += '>';
      out_ += escape_html(text);
      out_ += "</text>";
      at += line_height;
    }
  }

  const registry::Chart& chart_;
  std::string_view root_;
  bool file_;
  ChartState state_;
  ChartShape shape_;
  std::string out_;
};

}  // namespace

std::string chart_picture(const Page& page, std::size_t chart, std::string_view root) {
  const ChartRef ref = page.nodes[chart].chart;
  if (!ref.is(ChartRef::Kind::chart, registry::charts().size())) return {};
  const auto& of = registry::charts()[ref.index];
  // All of it at once is more than can be read: by its codes.
  const Detail detail =
      ref.zoom == kZoomFit ? Detail::codes : detail_at(std::pow(kZoomStep, static_cast<float>(ref.zoom)));
  return of.boxes.empty() ? std::string() : Drawing(page, chart, of, root, false, detail).print();
}

std::string chart_svg(const registry::Chart& chart, std::string_view root) {
  State state;
  state.view = View::which;
  state.id = chart.id;
  const Page page = view(state);
  std::size_t index = 0;
  while (index < page.nodes.size() && page.nodes[index].role != Role::chart) ++index;
  if (index == page.nodes.size() || chart.boxes.empty()) return {};
  return Drawing(page, index, chart, root, true).print() + "\n";
}

}  // namespace app
