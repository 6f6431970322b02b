// The graph of a chart, and the top-down arrangement. Arrows leave a box at ports along its lower edge in the order of
// their targets, which keeps them from crossing. The label of an arrow is a node too, which the arrow runs through: it
// stands right above what the answer leads to, so that a leaf is no wider than the wider of the two.
#include "tools/datac/layout.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include <spawn.h>
#include <sys/wait.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>

#include "tools/datac/layout_graph.h"

extern char** environ;

namespace datac {

using registry::ChartType;
using registry::Point;
using registry::TargetKind;

// ---- text

struct Font::Face {
  FT_Library library = nullptr;
  FT_Face face = nullptr;
  ~Face() {
    FT_Done_Face(face);
    FT_Done_FreeType(library);
  }
};

Font::Font(const std::string& file) : face_(std::make_unique<Face>()) {
  if (FT_Init_FreeType(&face_->library) != 0 || FT_New_Face(face_->library, file.c_str(), 0, &face_->face) != 0) {
    throw std::runtime_error("cannot read the font " + file);
  }
}

Font::~Font() = default;

float Font::width(std::string_view text, float size) const {
  FT_Pos units = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t n = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;  // valid since read() checked it
    FT_ULong character = n == 1 ? lead : lead & (0xFFu >> (n + 1));
    for (std::size_t k = 1; k < n; ++k) character = character << 6 | (static_cast<unsigned char>(text[i + k]) & 0x3F);
    i += n;
    if (FT_Load_Char(face_->face, character, FT_LOAD_NO_SCALE) == 0) units += face_->face->glyph->metrics.horiAdvance;
  }
  return static_cast<float>(units) * size / static_cast<float>(face_->face->units_per_EM);
}

std::vector<std::string> Font::lines(std::string_view text, float size, float limit) const {
  std::vector<std::string> words;
  std::istringstream in{std::string(text)};
  for (std::string word; in >> word;) words.push_back(word);
  const auto fill = [&](float at_most) {
    std::vector<std::string> lines;
    for (const std::string& word : words) {
      if (!lines.empty() && width(lines.back() + " " + word, size) <= at_most) {
        lines.back() += " " + word;
      } else {
        lines.push_back(word);
      }
    }
    return lines;
  };
  std::vector<std::string> best = fill(limit);
  for (float narrower = limit - 4; narrower > limit / 3; narrower -= 4) {
    std::vector<std::string> lines = fill(narrower);
    if (lines.size() > best.size()) break;
    best = std::move(lines);
  }
  return best;
}

namespace {

float widest(const Font& font, const std::vector<std::string>& lines) {
  float width = 0;
  for (const std::string& line : lines) width = std::max(width, font.width(line, ChartType::text));
  return width;
}

float label_height(const ArrowData& arrow) { return static_cast<float>(arrow.label.size()) * ChartType::line; }

float rounded(float value) { return std::round(value * 10) / 10; }

// ---- the graph

BoxData question_box(const Font& font, registry::Target what, const std::string& text) {
  BoxData box{what, {}, 0, 0, font.lines(text, ChartType::text, 190)};
  box.width = std::ceil(std::max(120.f, widest(font, box.lines) + 36));
  box.height = static_cast<float>(box.lines.size()) * ChartType::line + 26;
  return box;
}

BoxData outcome_box(const Font& font, registry::Target what, const StatusData& status) {
  BoxData box{what, {}, 0, 0, font.lines(status.name, ChartType::text, 130)};
  box.width = std::ceil(std::max(96.f, widest(font, box.lines) + 40));
  box.height = ChartType::code_line + static_cast<float>(box.lines.size()) * ChartType::line + 18;
  box.lines.insert(box.lines.begin(), status.id.substr(0, 3));
  return box;
}

// Boxes and arrows without places, in the order of the file.
void make_graph(const Data& data, ChartData& chart, const Font& font) {
  chart.boxes.clear();
  chart.arrows.clear();
  for (std::size_t n = 0; n < chart.nodes.size(); ++n) {
    chart.boxes.push_back(question_box(font, {TargetKind::node, static_cast<std::uint16_t>(n)}, chart.nodes[n].ask));
  }
  for (std::size_t n = 0; n < chart.nodes.size(); ++n) {
    std::map<std::pair<TargetKind, std::size_t>, std::size_t> own;
    for (std::size_t a = 0; a < chart.nodes[n].answers.size(); ++a) {
      const AnswerData& answer = chart.nodes[n].answers[a];
      const registry::Target to = *answer.target;
      std::size_t box = to.index;
      if (to.kind != TargetKind::node) {
        const auto [found, added] = own.emplace(std::pair(to.kind, to.index), chart.boxes.size());
        box = found->second;
        if (added && to.kind == TargetKind::status)
          chart.boxes.push_back(outcome_box(font, to, data.statuses[to.index]));
        if (added && to.kind == TargetKind::chart)
          chart.boxes.push_back(question_box(font, to, data.charts[to.index].title));
      }
      chart.arrows.push_back({n, box, a, {}, font.lines(answer.label.text, ChartType::text, 130), {}});
    }
    // Answers with the same target side by side, in the place of the first of them.
    const auto first =
        std::find_if(chart.arrows.begin(), chart.arrows.end(), [&](const ArrowData& arrow) { return arrow.from == n; });
    std::vector<std::size_t> targets;
    for (auto arrow = first; arrow != chart.arrows.end(); ++arrow) targets.push_back(arrow->to);
    std::stable_sort(first, chart.arrows.end(), [&](const ArrowData& a, const ArrowData& b) {
      return std::find(targets.begin(), targets.end(), a.to) < std::find(targets.begin(), targets.end(), b.to);
    });
  }
}

std::string number(float value) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.4f", static_cast<double>(value));
  return buffer;
}

std::string sized(float width, float height) {
  return "width=" + number(width / 72) + ", height=" + number(height / 72);
}

// Empty cells along a box, one for each of its answers: Graphviz knows sizes only, and its own fonts have no say.
std::string ports(float width, float height, std::size_t count) {
  std::string out = "<<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\"><TR>";
  for (std::size_t i = 0; i < count; ++i) {
    out += "<TD PORT=\"a" + std::to_string(i) + "\" FIXEDSIZE=\"TRUE\" WIDTH=\"" +
           std::to_string(static_cast<int>(width / static_cast<float>(count))) + "\" HEIGHT=\"" +
           std::to_string(static_cast<int>(height)) + "\"></TD>";
  }
  return out + "</TR></TABLE>>";
}

// Box i is b<i>; the label of arrow i is l<i>, and the edges to and from it are t<i> and f<i>.
std::string dot_source(const ChartData& chart, const Font& font) {
  std::string out =
      "digraph {\n"
      "graph [rankdir=TB, ordering=out, nodesep=0.2, ranksep=0.5, splines=true]\n"
      "node [shape=box, fixedsize=true, margin=0, label=\"\"]\n"
      "edge [arrowhead=none]\n";
  for (std::size_t b = 0; b < chart.boxes.size(); ++b) {
    const BoxData& box = chart.boxes[b];
    out += "b" + std::to_string(b) + " [" + sized(box.width, box.height);
    if (box.what.kind == TargetKind::node) {
      out += ", label=" + ports(box.width - 32, box.height, chart.nodes[box.what.index].answers.size());
    }
    out += "]\n";
  }
  std::vector<std::size_t> port(chart.boxes.size());  // the next free one
  for (std::size_t a = 0; a < chart.arrows.size(); ++a) {
    const ArrowData& arrow = chart.arrows[a];
    const std::string id = std::to_string(a);
    out += "l" + id + " [" + sized(std::ceil(widest(font, arrow.label)) + 8, label_height(arrow)) + "]\n";
    out += "b" + std::to_string(arrow.from) + ":a" + std::to_string(port[arrow.from]++) + ":s -> l" + id + ":n [id=t" +
           id + "]\n";
    out += "l" + id + ":s -> b" + std::to_string(arrow.to) + ":n [id=f" + id + ", weight=4]\n";
  }
  return out + "}\n";
}

void run(const std::vector<std::string>& command) {
  std::vector<char*> arguments;
  for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  pid_t process = 0;
  int status = 0;
  if (posix_spawnp(&process, arguments[0], nullptr, nullptr, arguments.data(), environ) != 0 ||
      waitpid(process, &status, 0) != process || !WIFEXITED(status) || WEXITSTATUS(status) != 0) {
    throw std::runtime_error("cannot run " + command[0] + " (Graphviz) on " + command.back());
  }
}

// ---- its picture

std::vector<float> numbers(std::string_view text) {
  std::vector<float> list;
  std::string copy(text);
  std::replace(copy.begin(), copy.end(), ',', ' ');
  std::istringstream in(copy);
  in.imbue(std::locale::classic());
  for (float value; in >> value;) list.push_back(value);
  return list;
}

// Boxes and labels of one rank stand on one line. Between the lowest edge of a rank and the highest of the next there
// is a band that nothing stands in: there an arrow may go sideways without running over anything.
struct Rank {
  float top, bottom;
};

using Ranks = std::map<float, Rank>;  // by the y of the centers

void add_to_rank(Ranks& ranks, Point center, float height) {
  const auto [rank, added] = ranks.try_emplace(center.y, Rank{center.y - height / 2, center.y + height / 2});
  rank->second.top = std::min(rank->second.top, center.y - height / 2);
  rank->second.bottom = std::max(rank->second.bottom, center.y + height / 2);
}

// A curve under construction. Straight pieces that continue each other become one.
class Pen {
 public:
  explicit Pen(Point start) : points_{start} {}

  void line(Point to) {
    const Point from = points_.back();
    if (from.x == to.x && from.y == to.y) return;
    if (straight_ && from.x == to.x) {
      // It goes on downwards: begin where the piece before began.
      points_.resize(points_.size() - 3);
    }
    const Point begin = points_.back();
    points_.insert(points_.end(), {begin, to, to});
    straight_ = begin.x == to.x;
  }

  void curve(Point c, Point d, Point to) {
    points_.insert(points_.end(), {c, d, to});
    straight_ = false;
  }

  std::vector<Point> take() { return std::move(points_); }

 private:
  std::vector<Point> points_;
  bool straight_ = false;  // the last piece is a vertical line
};

// Straight down to the band, an S across it, straight down to the end. Where other ranks lie between the two, the way
// that Graphviz found.
void draw(Pen& pen, const Ranks& ranks, float rank, Point from, float next_rank, Point to,
          const std::vector<Point>& way) {
  pen.line(from);
  const auto above = ranks.find(rank);
  if (above == ranks.end() || std::next(above) == ranks.end() || std::next(above)->first != next_rank) {
    for (std::size_t i = 1; i + 2 < way.size(); i += 3) pen.curve(way[i], way[i + 1], way[i + 2]);
  } else if (from.x != to.x) {
    const float top = rounded(above->second.bottom), bottom = rounded(std::next(above)->second.top),
                middle = rounded((top + bottom) / 2);
    pen.line({from.x, top});
    pen.curve({from.x, middle}, {to.x, middle}, {to.x, bottom});
  }
  pen.line(to);
}

void read_picture(const std::filesystem::path& file, ChartData& chart) {
  constexpr float margin = 12;
  std::ifstream in(file);
  const auto json = nlohmann::json::parse(in);
  const std::vector<float> bounds = numbers(json.at("bb").get<std::string>());
  chart.width = std::ceil(bounds.at(2) + 2 * margin);
  chart.height = std::ceil(bounds.at(3) + 2 * margin);
  const auto point = [&](std::string_view text) {
    const std::vector<float> xy = numbers(text);
    if (xy.size() < 2) throw std::runtime_error("Graphviz gave no place: " + std::string(text));
    return Point{rounded(xy[0] + margin), rounded(bounds[3] - xy[1] + margin)};
  };
  for (const auto& object : json.at("objects")) {
    const std::string name = object.at("name").get<std::string>();
    const std::size_t index = std::stoul(name.substr(1));
    (name[0] == 'b' ? chart.boxes.at(index).center : chart.arrows.at(index).label_at) =
        point(object.at("pos").get<std::string>());
  }
  Ranks ranks;
  for (const BoxData& box : chart.boxes) add_to_rank(ranks, box.center, box.height);
  for (const ArrowData& arrow : chart.arrows) add_to_rank(ranks, arrow.label_at, label_height(arrow));

  std::map<std::string, std::vector<Point>> edges;
  for (const auto& edge : json.at("edges")) {
    std::vector<Point>& curve = edges[edge.at("id").get<std::string>()];
    std::istringstream points(edge.at("pos").get<std::string>());
    for (std::string one; points >> one;) curve.push_back(point(one));
    if (curve.size() % 3 != 1) throw std::runtime_error("Graphviz gave no curve of 3n + 1 points");
  }
  for (std::size_t a = 0; a < chart.arrows.size(); ++a) {
    ArrowData& arrow = chart.arrows[a];
    const BoxData &from = chart.boxes[arrow.from], &to = chart.boxes[arrow.to];
    const float half = label_height(arrow) / 2;
    const std::vector<Point>&above = edges.at("t" + std::to_string(a)), &below = edges.at("f" + std::to_string(a));
    const float x = arrow.label_at.x, y = arrow.label_at.y;
    Pen pen({above.front().x, rounded(from.center.y + from.height / 2)});
    draw(pen, ranks, from.center.y, {above.front().x, rounded(from.center.y + from.height / 2)}, y,
         {x, rounded(y - half)}, above);
    draw(pen, ranks, y, {x, rounded(y + half)}, to.center.y, {to.center.x, rounded(to.center.y - to.height / 2)},
         below);
    arrow.curve = pen.take();
  }
}

}  // namespace

void layout(const Data& data, ChartData& chart, const Font& font, const std::string& dot,
            const std::filesystem::path& folder) {
  make_graph(data, chart, font);
  std::filesystem::create_directories(folder);
  const std::filesystem::path source = folder / (chart.id + ".dot"), picture = folder / (chart.id + ".json");
  {
    std::ofstream file(source);
    file << dot_source(chart, font);
  }
  run({dot, "-Tjson0", "-o", picture.string(), source.string()});
  read_picture(picture, chart);
}

}  // namespace datac
