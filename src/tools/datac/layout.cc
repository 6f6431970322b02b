// Text, the graph of a chart, and Graphviz.
#include "tools/datac/layout.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include <spawn.h>
#include <sys/wait.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "text/utf8.h"
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
    const text::Character character = text::decode(text.substr(i));  // valid, since read() checked it
    i += character.bytes;
    if (FT_Load_Char(face_->face, character.point, FT_LOAD_NO_SCALE) == 0)
      units += face_->face->glyph->metrics.horiAdvance;
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

float widest(const Font& font, const std::vector<std::string>& lines, float size) {
  float width = 0;
  for (const std::string& line : lines) width = std::max(width, font.width(line, size));
  return width;
}

void break_label(ArrowData& arrow, const Font& font, const std::string& text, float limit) {
  arrow.label = font.lines(text, ChartType::label, limit);
  arrow.label_width = std::ceil(widest(font, arrow.label, ChartType::label)) + 8;
}

float label_height(const ArrowData& arrow) { return static_cast<float>(arrow.label.size()) * ChartType::label_line; }

float rounded(float value) { return std::round(value * 10) / 10; }
Point rounded(Point point) { return {rounded(point.x), rounded(point.y)}; }

// ---- the graph

namespace {

// A label is broken where it takes the least of the direction in which the chart is long.
constexpr float kLabelDown = 116, kLabelAcross = 170;

BoxData question_box(const Font& font, registry::Target what, const std::string& text) {
  BoxData box{what, {}, 0, 0, font.lines(text, ChartType::text, 190)};
  box.width = std::ceil(std::max(120.f, widest(font, box.lines, ChartType::text) + 36));
  box.height = static_cast<float>(box.lines.size()) * ChartType::line + 26;
  return box;
}

// The code above its name.
BoxData outcome_below(const Font& font, registry::Target what, const StatusData& status) {
  BoxData box{what, {}, 0, 0, font.lines(status.name, ChartType::name, 130)};
  box.width = std::ceil(std::max(96.f, widest(font, box.lines, ChartType::name) + 40));
  box.height = ChartType::code_line + static_cast<float>(box.lines.size()) * ChartType::name_line + 20;
  box.lines.insert(box.lines.begin(), status.id.substr(0, 3));
  return box;
}

// The code at the left of its name.
BoxData outcome_beside(const Font& font, registry::Target what, const StatusData& status) {
  BoxData box{what, {}, 0, 0, font.lines(status.name, ChartType::name, 130)};
  if (box.lines.size() > 2) box.lines = font.lines(status.name, ChartType::name, 150);
  box.width = std::ceil(ChartType::name_at + widest(font, box.lines, ChartType::name) + 18);
  box.height = std::max(36.f, static_cast<float>(box.lines.size()) * ChartType::name_line + 10);
  box.lines.insert(box.lines.begin(), status.id.substr(0, 3));
  return box;
}

BoxData chart_beside(const Font& font, registry::Target what, const std::string& title) {
  BoxData box{what, {}, 0, 0, font.lines(title, ChartType::text, 150)};
  box.width = std::ceil(widest(font, box.lines, ChartType::text) + 40);
  box.height = std::max(36.f, static_cast<float>(box.lines.size()) * ChartType::line + 8);
  return box;
}

// Columns of equal boxes are easier to read down.
void even_widths(ChartData& chart) {
  for (const bool question : {true, false}) {
    float width = 0;
    const auto ours = [&](const BoxData& box) { return (box.what.kind == TargetKind::node) == question; };
    for (const BoxData& box : chart.boxes) {
      if (ours(box)) width = std::max(width, box.width);
    }
    for (BoxData& box : chart.boxes) {
      if (ours(box)) box.width = width;
    }
  }
}

}  // namespace

void make_graph(const Data& data, ChartData& chart, const Font& font, Arrangement arrangement) {
  const bool across = arrangement == Arrangement::across;
  chart.boxes.clear();
  chart.arrows.clear();
  for (std::size_t n = 0; n < chart.nodes.size(); ++n) {
    chart.boxes.push_back(question_box(font, registry::Target::node(n), chart.nodes[n].ask));
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
        if (added && to.kind == TargetKind::status) {
          const StatusData& status = data.statuses[to.index];
          chart.boxes.push_back(across ? outcome_beside(font, to, status) : outcome_below(font, to, status));
        }
        if (added && to.kind == TargetKind::chart) {
          const std::string& title = data.charts[to.index].title;
          chart.boxes.push_back(across ? chart_beside(font, to, title) : question_box(font, to, title));
        }
      }
      ArrowData& arrow = chart.arrows.emplace_back();
      arrow.from = n;
      arrow.to = box;
      arrow.answer = a;
      break_label(arrow, font, answer.label.text, across ? kLabelAcross : kLabelDown);
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
  if (across) even_widths(chart);
}

bool is_tree(const ChartData& chart) {
  std::map<std::size_t, std::size_t> from;
  for (const ArrowData& arrow : chart.arrows) {
    if (!from.emplace(arrow.to, arrow.from).second && from[arrow.to] != arrow.from) return false;
  }
  return true;
}

// ---- Graphviz

namespace {

std::string number(float value) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.4f", static_cast<double>(value));
  return buffer;
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

}  // namespace

std::string sized(float width, float height) {
  return "width=" + number(width / 72) + ", height=" + number(height / 72);
}

std::vector<float> numbers(std::string_view text) {
  std::vector<float> list;
  std::string copy(text);
  std::replace(copy.begin(), copy.end(), ',', ' ');
  std::istringstream in(copy);
  in.imbue(std::locale::classic());
  for (float value; in >> value;) list.push_back(value);
  return list;
}

// ---- the pen

void Pen::line(Point to) {
  const auto runs = [](Point a, Point b) { return a.x == b.x ? 1 : a.y == b.y ? 2 : 0; };
  const Point from = points_.back();
  if (from.x == to.x && from.y == to.y) return;
  // It goes on in the same direction: begin where the piece before began.
  if (straight_ && runs(points_[points_.size() - 4], from) == runs(from, to) && runs(from, to) != 0) {
    points_.resize(points_.size() - 3);
  }
  const Point begin = points_.back();
  const auto part = [&](float t) {
    return rounded(Point{begin.x + (to.x - begin.x) * t, begin.y + (to.y - begin.y) * t});
  };
  points_.insert(points_.end(), {part(1 / 3.f), part(2 / 3.f), to});
  straight_ = true;
}

void Pen::curve(Point c, Point d, Point to) {
  points_.insert(points_.end(), {c, d, to});
  straight_ = false;
}

// ---- both

void layout(const Data& data, ChartData& chart, const Font& font, const std::string& dot,
            const std::filesystem::path& folder) {
  constexpr float widest_down = 2400, widest_across = 2400;
  std::filesystem::create_directories(folder);
  const Graphviz graphviz = [&](const std::string& source) {
    const std::filesystem::path input = folder / (chart.id + ".dot"), output = folder / (chart.id + ".json");
    std::ofstream(input) << source;
    run({dot, "-Tjson0", "-o", output.string(), input.string()});
    std::ifstream file(output);
    return std::string(std::istreambuf_iterator<char>(file), {});
  };
  make_graph(data, chart, font, Arrangement::down);
  arrange_down(chart, graphviz);
  chart.across = chart.width > widest_down;
  if (!chart.across) return;
  make_graph(data, chart, font, Arrangement::across);
  arrange_across(chart, font, graphviz, false);
  if (chart.width > widest_across && is_tree(chart)) arrange_across(chart, font, graphviz, true);
}

}  // namespace datac
