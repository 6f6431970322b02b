// src/platform/damage.cc: what is drawn anew and moved makes the picture that drawing all of it would make.
#include "platform/damage.h"

#include <algorithm>
#include <cmath>
#include <random>

#include "app/state.h"
#include "stage.h"
#include "ui/hash.h"

namespace {

using platform::Area;
using platform::Redraw;

/// A picture whose pixels are hashes of all that was drawn there, so that no two drawings look alike by chance. A shape
/// gives a pixel the same hash wherever both stand on the screen, and one of a single color gives all of its pixels
/// one.
class Canvas {
 public:
  void apply(const Redraw& redraw) {
    if (width_ != redraw.width || height_ != redraw.height) {
      width_ = redraw.width;
      height_ = redraw.height;
      pixels_.assign(static_cast<std::size_t>(width_ * height_), 0);
    }
    for (const auto& move : redraw.moves) apply(move);
    for (const auto& batch : redraw.batches) {
      const Area& a = batch.area;
      ASSERT_TRUE(a.x0 >= 0 && a.y0 >= 0 && a.x1 <= width_ && a.y1 <= height_ && !a.empty());
      if (batch.clears)
        for (int y = a.y0; y < a.y1; ++y)
          for (int x = a.x0; x < a.x1; ++x) at(x, y) = redraw.ground;
      for (auto i = batch.first; i < batch.first + batch.count; i += 3)
        triangle(a, redraw.vertices[redraw.indices[i]], redraw.vertices[redraw.indices[i + 1]],
                 redraw.vertices[redraw.indices[i + 2]]);
    }
  }

  /// Where two pictures differ in more pixels than rounding explains (on slanted edges).
  Area difference(const Canvas& other) const {
    Area area{width_, height_, 0, 0};
    int count = 0;
    if (pixels_.size() != other.pixels_.size()) return {0, 0, width_, height_};
    for (int y = 0; y < height_; ++y)
      for (int x = 0; x < width_; ++x)
        if (pixels_[static_cast<std::size_t>(y * width_ + x)] !=
            other.pixels_[static_cast<std::size_t>(y * width_ + x)])
          area = {std::min(area.x0, x), std::min(area.y0, y), std::max(area.x1, x + 1), std::max(area.y1, y + 1)},
          ++count;
    return count > 100 ? area : Area{};
  }

 private:
  std::uint64_t& at(int x, int y) { return pixels_[static_cast<std::size_t>(y * width_ + x)]; }

  void apply(const Redraw::Move& move) {
    const Area& a = move.area;
    const auto before = pixels_;
    for (int y = std::max(a.y0, a.y0 + move.dy); y < std::min(a.y1, a.y1 + move.dy); ++y)
      for (int x = std::max(a.x0, a.x0 + move.dx); x < std::min(a.x1, a.x1 + move.dx); ++x)
        at(x, y) = before[static_cast<std::size_t>((y - move.dy) * width_ + x - move.dx)];
  }

  void triangle(const Area& area, const ImDrawVert& a, const ImDrawVert& b, const ImDrawVert& c) {
    const auto grain = [](float v) { return static_cast<int>(std::floor(v * 8 + 0.37f)); };
    const int ox = grain(a.pos.x), oy = grain(a.pos.y);
    const bool one_color = a.col == b.col && a.col == c.col && a.uv.x == b.uv.x && a.uv.x == c.uv.x;
    std::uint64_t hash = a.col;
    for (const ImDrawVert* v : {&a, &b, &c}) {
      if (one_color) break;
      const int place[] = {grain(v->pos.x) - ox, grain(v->pos.y) - oy};
      hash = ui::mix(ui::mix(ui::mix(hash, place, sizeof place), &v->uv, sizeof v->uv), &v->col, sizeof v->col);
    }
    const float top = std::min({a.pos.y, b.pos.y, c.pos.y}), bottom = std::max({a.pos.y, b.pos.y, c.pos.y});
    for (int y = std::max(area.y0, static_cast<int>(top)); y < area.y1 && static_cast<float>(y) < bottom; ++y) {
      float left = 1e9f, right = -1e9f;
      const float middle = static_cast<float>(y) + 0.47f;
      for (const auto& [p, q] : {std::pair{a.pos, b.pos}, {b.pos, c.pos}, {c.pos, a.pos}}) {
        if ((p.y > middle) == (q.y > middle)) continue;
        const float x = p.x + (q.x - p.x) * (middle - p.y) / (q.y - p.y);
        left = std::min(left, x), right = std::max(right, x);
      }
      if (left >= right) continue;
      for (int x = std::max(area.x0, static_cast<int>(std::ceil(left - 0.47f)));
           x < area.x1 && static_cast<float>(x) + 0.47f < right; ++x) {
        const int place[] = {one_color ? 0 : x * 8 - ox, one_color ? 0 : y * 8 - oy};
        at(x, y) = ui::mix(ui::mix(at(x, y), &hash, sizeof hash), place, sizeof place);
      }
    }
  }

  int width_ = 0, height_ = 0;
  std::vector<std::uint64_t> pixels_;
};

class DamageTest : public Stage {
 protected:
  void drawn(const Redraw& redraw) override {
    kept.apply(redraw);
    last = redraw;
    ++redraws;
    for (const auto& batch : redraw.batches)
      if (batch.clears) pixels += static_cast<long>(batch.area.width()) * batch.area.height();
    moves += redraw.moves.size();
  }

  /// Part of the window that was drawn since this was asked last.
  double drawn_part() {
    const double part = static_cast<double>(pixels) / last.width / last.height;
    pixels = 0;
    return part;
  }

  /// Compares what is kept with all of it drawn anew.
  void expect_whole(const std::string& what) {
    const Canvas incremental = kept;
    runner.repaint();
    kept = {};
    settle();
    const Area off = incremental.difference(kept);
    EXPECT_TRUE(off.empty()) << what << ": " << off.x0 << "," << off.y0 << " to " << off.x1 << "," << off.y1;
    pixels = 0;
  }

  std::uint32_t scroller_of(app::Role role) {
    for (const auto& s : layout().scrollers)
      if (s.node >= 0 && page().nodes[static_cast<std::size_t>(s.node)].role == role)
        return page().nodes[static_cast<std::size_t>(s.node)].id;
    return ui::kWrapperId;
  }

  void scroll(std::uint32_t id, float x, float y) {
    runner.ui.set_scroll(id, x, y);
    settle();
  }

  Canvas kept;
  Redraw last;
  long pixels = 0;
  std::size_t moves = 0;
  int redraws = 0;
};

TEST_F(DamageTest, AHoverDrawsOnlyWhatIsHovered) {
  show("");
  drawn_part();
  for (const auto& box : layout().boxes)
    if (page().nodes[box.node].role == app::Role::button && page().nodes[box.node].look == app::Look::icon)
      runner.mouse(box.rect.x + 9, box.rect.y + 9);
  settle();
  const double part = drawn_part();
  EXPECT_GT(part, 0);
  EXPECT_LT(part, 0.02);
  expect_whole("hover");
}

TEST_F(DamageTest, AKeyDrawsNoFrameThatStaysTheSame) {
  show("?q=too+man");
  drawn_part();
  runner.ui.dispatch({app::Action::Kind::type, 0, "too many"});
  settle();
  EXPECT_LT(drawn_part(), 0.6);
  expect_whole("key");
}

TEST_F(DamageTest, ScrollingMovesWhatIsThere) {
  struct Row {
    const char* url;
    float width, ratio;
    app::Role role;
    float x, y;
  };
  const Row rows[] = {
      {"", 1280, 1, app::Role::region, 0, 40},
      {"", 1280, 2, app::Role::region, 0, 33.5f},
      {"", 1280, 1.25f, app::Role::region, 0, 40.3f},
      {"429/", 1280, 1, app::Role::main, 0, 100},
      {"about/", 390, 3, app::Role::page, 0, 61.7f},
      {"which/redirects/", 1280, 1, app::Role::chart, 0, 50},
      {"which/order/", 1280, 1.5f, app::Role::chart, 31, 17},
      {"which/redirects/", 390, 2, app::Role::page, 0, 300},
      {"", 1280, 1, app::Role::complementary, 0, 20},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(std::string(row.url) + " " + std::to_string(row.width) + " " + std::to_string(row.ratio));
    show(row.url, row.width, 500, row.ratio);
    const auto id = scroller_of(row.role);
    scroll(id, row.x / 2, 7);
    drawn_part();
    moves = 0;
    scroll(id, row.x, 7 + row.y);
    EXPECT_EQ(moves, 1u);
    EXPECT_LT(drawn_part(), row.width < 400 ? 0.75 : 0.3);
    expect_whole("scrolled");
  }
}

TEST_F(DamageTest, NothingIsDrawnWhereNothingChanged) {
  show("429/");
  const int before = redraws;
  for (int i = 0; i < 10; ++i) {
    settle();
  }
  EXPECT_EQ(redraws, before);
}

TEST_F(DamageTest, AnotherThemeSizeOrRatioDrawsAll) {
  show("429/");
  drawn_part();
  runner.ui.set_colors(true, false);
  settle();
  EXPECT_GE(drawn_part(), 1);
  runner.resize(1440, 900, 1.25f);
  settle();
  EXPECT_GE(drawn_part(), 1);
  EXPECT_EQ(last.width, 1800);
}

TEST_F(DamageTest, AnotherClipRectangleIsAnotherPicture) {
  platform::Damage damage;
  const ui::Layer layers[] = {{0, 0, {}, {0, 0, 100, 100}}};
  const auto compare = [&](float right, ui::Rect frame) {
    ImDrawList list(runner.ui.canvas.shared());
    list._ResetForNewFrame();
    list.PushClipRect({0, 0}, {right, 100});
    list.AddRectFilled({10, 10}, {90, 90}, 0xFF0000FF);
    ui::Layer layer = layers[0];
    layer.clip = frame;
    return !damage.compare(list, {100, 100, 1}, {&layer, 1}, 0, false).empty();
  };
  EXPECT_TRUE(compare(100, {0, 0, 100, 100})) << "the first";
  EXPECT_FALSE(compare(100, {0, 0, 100, 100}));
  EXPECT_TRUE(compare(50, {0, 0, 100, 100})) << "the command's";
  EXPECT_TRUE(compare(50, {0, 0, 60, 100})) << "the layer's";
  EXPECT_FALSE(compare(50, {0, 0, 60, 100}));
}

TEST_F(DamageTest, AReturnedContextDrawsAll) {
  show("429/");
  drawn_part();
  runner.context_lost();
  ASSERT_TRUE(runner.context_restored());
  settle();
  EXPECT_GE(drawn_part(), 1);
}

TEST_F(DamageTest, AnotherColorIsAnotherPicture) {
  platform::Damage damage;
  const auto compare = [&](ImU32 color) {
    ImDrawList list(runner.ui.canvas.shared());
    list._ResetForNewFrame();
    list.PushClipRect({0, 0}, {100, 100});
    list.AddRectFilled({10, 10}, {90, 90}, color);
    return !damage.compare(list, {100, 100, 1}, {}, 0, false).empty();
  };
  EXPECT_TRUE(compare(0xFF0000FF));
  EXPECT_FALSE(compare(0xFF0000FF));
  EXPECT_TRUE(compare(0xFF00FF00));
}

TEST_F(DamageTest, NothingIsMovedUnderWhatStays) {
  // A scroller, with or without a triangle of the screen over it, scrolled by 20 pixels.
  for (const bool covered : {false, true}) {
    platform::Damage damage;
    const Redraw* redraw = nullptr;
    for (const float y : {0.f, -20.f}) {
      ImDrawList list(runner.ui.canvas.shared());
      list._ResetForNewFrame();
      list.PushClipRect({0, 0}, {200, 200});
      list.AddRectFilled({10, 40 + y}, {60, 70 + y}, 0xFF0000FF);
      const auto next = static_cast<std::uint32_t>(list.IdxBuffer.Size);
      if (covered) list.AddTriangleFilled({50, 50}, {90, 50}, {50, 90}, 0xFF00FF00);
      const ui::Layer layers[] = {{7, 0, {0, y}, {0, 0, 200, 200}}, {0, next, {}, {0, 0, 200, 200}}};
      redraw = &damage.compare(list, {200, 200, 1}, layers, 0, false);
    }
    EXPECT_EQ(redraw->moves.empty(), covered);
    EXPECT_FALSE(redraw->empty());
  }
}

TEST_F(DamageTest, AWalkLooksAsIfAllHadBeenDrawnAnew) {
  std::mt19937 random(20261126);
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  const char* const places[] = {"",
                                "404/",
                                "429/",
                                "499/",
                                "which/",
                                "which/redirects/?a=moved",
                                "which/order/",
                                "compare/401-403/",
                                "about/",
                                "class/4xx/",
                                "field/retry-after/",
                                "no/such"};
  const std::pair<float, float> sizes[] = {{390, 500}, {800, 420}, {1200, 400}};
  const float ratios[] = {1, 1.25f, 1.5f, 2};
  float width = 1200, height = 400;
  show("", width, height);
  std::string typed;
  for (int i = 0; i < 150 && !HasFailure(); ++i) {
    std::string what = std::to_string(i) + ": ";
    switch (below(9)) {
      case 0:
        what += "type";
        typed = below(4) ? typed + "abceiort "[below(9)] : "";
        runner.ui.dispatch({app::Action::Kind::type, 0, typed});
        break;
      case 1:
      case 2:
      case 3: {
        const auto& scrollers = layout().scrollers;
        if (scrollers.empty()) continue;
        const std::size_t index = below(scrollers.size());
        const auto& s = scrollers[index];
        const auto id = s.node < 0 ? ui::kWrapperId : page().nodes[static_cast<std::size_t>(s.node)].id;
        const auto& now = runner.ui.appearance().scroll[index];
        const auto go = [&](float from, float most) {
          return std::clamp(from + static_cast<float>(random() % 400) / 3 - 60, 0.f, std::max(0.f, most));
        };
        what += "scroll";
        runner.ui.set_scroll(id, s.horizontal ? go(now.x, s.content_w - s.frame.w) : 0,
                             go(now.y, s.content_h - s.frame.h));
        break;
      }
      case 4:
        what += "hover";
        runner.mouse(static_cast<float>(below(1200)), static_cast<float>(below(400)));
        break;
      case 5:
        what += "filter";
        runner.ui.dispatch({app::Action::Kind::toggle_class, static_cast<int>(1 + below(5)), {}});
        break;
      case 6:
        what += "navigate";
        runner.ui.start(places[below(std::size(places))]);
        break;
      case 7:
        what += "zoom";
        runner.ui.dispatch({app::Action::Kind::zoom, static_cast<int>(below(3)) - 1, {}});
        break;
      case 8:
        if (below(3)) {
          what += "focus";
          const auto& boxes = layout().boxes;
          runner.ui.set_focus(page().nodes[boxes[below(boxes.size())].node].id, 0);
        } else {
          what += "resize";
          std::tie(width, height) = sizes[below(std::size(sizes))];
          runner.resize(width, height, ratios[below(std::size(ratios))]);
        }
        break;
    }
    settle();
    expect_whole(what);
  }
}

}  // namespace
