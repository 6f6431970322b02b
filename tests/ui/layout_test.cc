// src/ui/layout.cc, over every page of the site at the widths of phones, tablets and desktops.
#include <algorithm>
#include <map>
#include <set>

#include "registry/registry.h"
#include "stage.h"

namespace {

using app::Role;

class LayoutTest : public Stage {};

const float kWidths[] = {320, 390, 768, 1024, 1280, 1920};

TEST_F(LayoutTest, EveryPageFitsItsWindow) {
  for (const auto& path : app::all_paths())
    for (const float width : kWidths) {
      show(path, width, 800);
      ASSERT_FALSE(layout().boxes.empty()) << path;
      for (const auto& box : layout().boxes) {
        // Nothing but a flowchart and the row of filters may be wider than what it stands in.
        const float room =
            box.scroller < 0 ? width : layout().scrollers[static_cast<std::size_t>(box.scroller)].content_w;
        if (box.rect.w > 0)
          EXPECT_LE(box.rect.x + box.rect.w, room + 1) << path << " at " << width << ": " << page().name_of(box.node);
        EXPECT_GE(box.rect.x, -0.01f) << path << " at " << width;
        if (box.scroller >= 0)
          EXPECT_LE(box.rect.y + box.rect.h, layout().scrollers[static_cast<std::size_t>(box.scroller)].content_h + 1)
              << path << " at " << width << ": " << page().name_of(box.node);
      }
      for (const auto& scroller : layout().scrollers)
        if (!scroller.horizontal) EXPECT_LE(scroller.content_w, scroller.frame.w + 0.01f) << path << " at " << width;
      if (HasFailure()) return;
    }
}

TEST_F(LayoutTest, TextStaysWithinItsBoxAndNothingIsLost) {
  for (const char* path : {"", "429/", "499/", "which/?a=", "which/redirects/?a=moved", "compare/401-403/",
                           "field/retry-after/", "about/", "data/", "no/such/page"})
    for (const float width : kWidths) {
      show(path, width, 800);
      std::map<std::uint32_t, std::string> shown;
      for (const auto& run : layout().runs)
        shown[run.node] += page().nodes[run.node].text.substr(run.begin, run.end - run.begin);
      for (const auto& box : layout().boxes) {
        const auto& holder = page().nodes[box.node];
        if (!app::holds_text(holder.role) || holder.role == Role::toggle) continue;
        for (auto r = box.run_begin; r < box.run_end; ++r) {
          const auto& run = layout().runs[r];
          const auto& leaf = page().nodes[run.node];
          const bool word = leaf.text.substr(run.begin, run.end - run.begin).find(' ') ==
                            std::string::npos;  // a word that is wider than its line has no place to break
          if (!word)
            EXPECT_LE(run.x + run.w, box.rect.x + box.rect.w + 6) << path << " at " << width << ": " << leaf.text;
        }
        for (auto i = box.node + 1; i < holder.end; ++i) {
          const auto& leaf = page().nodes[i];
          if (!app::is_inline(leaf.role) || leaf.text.empty() || holder.look == app::Look::icon ||
              holder.look == app::Look::chart_node || holder.look == app::Look::chart_leaf ||
              holder.look == app::Look::chart_answer)
            continue;
          EXPECT_EQ(shown[i], leaf.text) << path << " at " << width;
        }
      }
    }
}

TEST_F(LayoutTest, AFlowchartsWordsStandInItsBoxesAtEveryZoom) {
  const auto bare = [](std::string text) {
    text.erase(std::remove(text.begin(), text.end(), ' '), text.end());
    return text;
  };
  for (const auto& chart : registry::charts()) {
    show("which/" + std::string(chart.id) + "/", 1280, 800);
    for (const int zoom : {0, 1, 2, -1, -1}) {
      int words = 0;
      for (const auto& box : layout().boxes) {
        const auto& n = page().nodes[box.node];
        if (n.chart.kind == app::ChartRef::Kind::none || !app::holds_text(n.role) || n.look == app::Look::fold)
          continue;
        std::string said;
        for (auto r = box.run_begin; r < box.run_end; ++r) {
          const auto& run = layout().runs[r];
          said += page().nodes[run.node].text.substr(run.begin, run.end - run.begin);
          EXPECT_GE(run.x, box.rect.x - 1) << said;
          EXPECT_LE(run.x + run.w, box.rect.x + box.rect.w + 1) << said;
          EXPECT_GE(run.y, box.rect.y - 1) << said;
          EXPECT_LE(run.y + run.line_height, box.rect.y + box.rect.h + 1) << said;
          EXPECT_LE(run.size, app::kFarCode * layout().zoom + 0.01f) << said;
          ++words;
        }
        // From farther away less is told; what is told is told whole.
        const auto detail = app::detail_at(layout().zoom);
        std::string whole = page().nodes[box.node + 1].text;
        if (detail == app::Detail::codes) whole = n.tone == app::Tone::none ? "" : whole.substr(0, 3);
        if (detail != app::Detail::answers && n.look == app::Look::chart_answer) whole.clear();
        EXPECT_EQ(bare(said), bare(whole)) << chart.id;
      }
      EXPECT_GT(words, 8) << chart.id;
      if (HasFailure()) return;
      runner.ui.dispatch({app::Action::Kind::zoom, zoom, {}});
      settle();
    }
  }
}

TEST_F(LayoutTest, AllAnswersOfAFirstQuestionAreInSight) {
  for (const auto& chart : registry::charts()) {
    show("which/" + std::string(chart.id) + "/", 1280, 800);
    float below = 0;
    for (const auto& box : layout().boxes)
      if (page().nodes[box.node].look == app::Look::answer) below = std::max(below, box.rect.y + box.rect.h);
    EXPECT_GT(below, 200) << chart.id;
    EXPECT_LE(below + 64, 800) << chart.id;  // in the scroller, which begins below the banner
  }
}

TEST_F(LayoutTest, FitNeverShowsAnEmptyBox) {
  for (const auto& chart : registry::charts())
    for (const float width : {360.f, 1280.f, 1920.f}) {
      show("which/" + std::string(chart.id) + "/", width, 800);
      if (width < 720) runner.ui.dispatch({app::Action::Kind::show_chart, 1, {}});
      runner.ui.dispatch({app::Action::Kind::zoom, 0, {}});
      settle();
      EXPECT_GE(layout().zoom, app::kLeastZoom - 0.001f);
      int told = 0;
      for (const auto& box : layout().boxes) {
        const auto& n = page().nodes[box.node];
        if (n.look != app::Look::chart_leaf || box.rect.w <= 1 || n.tone == app::Tone::none) continue;
        ASSERT_LT(box.run_begin, box.run_end) << chart.id << ": " << page().name_of(box.node);
        EXPECT_GE(layout().runs[box.run_begin].size, 7) << chart.id << " at " << width;
        ++told;
      }
      EXPECT_GT(told, 3) << chart.id;
    }
}

TEST_F(LayoutTest, AFlowchartThatHasTheWindowStandsBelowItsHeading) {
  for (const char* url : {"which/", "which/?a=worked,created"})
    for (const auto& [width, height] : {std::pair{390.f, 844.f}, {844.f, 390.f}, {320.f, 256.f}}) {
      show("about/");
      show(url, width, height);
      runner.ui.dispatch({app::Action::Kind::show_chart, 1, {}});
      settle();
      const ui::Box *heading = nullptr, *chart = nullptr;
      int headings = 0, mains = 0;
      for (const auto& box : layout().boxes) {
        const auto& n = page().nodes[box.node];
        if (n.role == Role::main) ++mains;
        if (n.role == Role::heading) heading = &box, ++headings;
        if (n.role == Role::chart) chart = &box;
      }
      ASSERT_TRUE(heading && chart) << url;
      EXPECT_EQ(std::pair(mains, headings), std::pair(1, 1)) << url;
      EXPECT_LT(heading->run_begin, heading->run_end) << url;
      EXPECT_LE(heading->rect.y + heading->rect.h, chart->rect.y) << url;
      EXPECT_GE(chart->rect.h, height / 3) << url << " at " << width;
    }
}

TEST_F(LayoutTest, AFoldedBranchTakesNoRoomAndBoxesNeverMeet) {
  for (const char* url : {"which/", "which/redirects/", "which/order/"})
    for (const int zoom : {2, 0, -2, -4}) {
      show("about/");  // a flowchart opened afresh
      show(url, 1440, 900);
      for (int i = 0; i < std::abs(zoom); ++i) runner.ui.dispatch({app::Action::Kind::zoom, zoom < 0 ? -1 : 1, {}});
      settle();
      const float before = layout().shape.width * layout().shape.height;
      std::vector<app::Action> folds;
      for (const auto& n : page().nodes)
        if (n.look == app::Look::fold) folds.push_back(n.action);
      ASSERT_GT(folds.size(), 1u);
      runner.ui.dispatch(folds.back());
      runner.ui.dispatch(folds[folds.size() / 2 - 1]);
      settle();
      const auto& shape = layout().shape;
      EXPECT_LT(shape.width * shape.height, before) << url << " " << zoom;
      for (std::size_t a = 0; a < shape.boxes.size(); ++a) {
        const auto& p = shape.boxes[a];
        if (!p.shown()) continue;
        EXPECT_GE(p.x - p.w / 2, -0.5f);
        EXPECT_LE(p.x + p.w / 2, shape.width + 0.5f);
        EXPECT_LE(p.y + p.h / 2, shape.height + 0.5f);
        for (std::size_t b = a + 1; b < shape.boxes.size(); ++b) {
          const auto& q = shape.boxes[b];
          if (q.shown())
            EXPECT_TRUE(std::abs(p.x - q.x) >= (p.w + q.w) / 2 - 0.5f || std::abs(p.y - q.y) >= (p.h + q.h) / 2 - 0.5f)
                << url << " " << zoom << ": " << a << " and " << b;
        }
      }
      // Arrows begin and end at their boxes.
      for (const auto& n : page().nodes)
        if (n.chart.kind == app::ChartRef::Kind::chart) {
          const auto& chart = registry::charts()[n.chart.index];
          for (std::size_t i = 0; i < chart.arrows.size(); ++i) {
            const auto& curve = shape.curves[i];
            if (curve.empty()) continue;
            const auto near = [&](registry::Point at, const app::ChartShape::Place& p) {
              return std::abs(at.x - p.x) <= p.w / 2 + 3 && std::abs(at.y - p.y) <= p.h / 2 + 3;
            };
            EXPECT_TRUE(near(curve.front(), shape.boxes[chart.arrows[i].from])) << url << " " << zoom;
            EXPECT_TRUE(near(curve.back(), shape.boxes[chart.arrows[i].to])) << url << " " << zoom;
          }
        }
    }
}

TEST_F(LayoutTest, OnAPhoneTheFlowchartHasTheWindow) {
  show("which/", 390, 780);
  const auto part = [&](app::Part what) {
    return std::count_if(layout().boxes.begin(), layout().boxes.end(),
                         [&](const ui::Box& box) { return page().nodes[box.node].part == what; });
  };
  EXPECT_EQ(part(app::Part::sheet), 1);
  EXPECT_EQ(part(app::Part::wizard), 1);
  EXPECT_EQ(part(app::Part::flowchart), 0);
  runner.ui.dispatch({app::Action::Kind::show_chart, 1, {}});
  settle();
  EXPECT_EQ(part(app::Part::wizard), 0);
  ASSERT_EQ(part(app::Part::flowchart), 1);
  for (const auto& box : layout().boxes) {
    if (page().nodes[box.node].role != app::Role::chart) continue;
    EXPECT_GT(box.rect.h, 500) << "most of the window";
    const auto& outer = layout().scrollers[static_cast<std::size_t>(box.scroller)];
    EXPECT_LE(outer.content_h, outer.frame.h + 0.5f) << "nothing is left to scroll to behind it";
  }
  show("which/", 1280, 800);
  EXPECT_EQ(part(app::Part::sheet), 0) << "beside each other there is nothing to switch";
}

TEST_F(LayoutTest, TheOverviewIsThereWhereThePictureIsNotWhole) {
  show("which/", 1280, 800);
  EXPECT_GT(layout().map.w, 40);
  for (const auto& box : layout().boxes)
    if (page().nodes[box.node].role == app::Role::chart)
      EXPECT_LE(box.rect.x + box.rect.w, layout().map.x + 0.5f) << "it covers nothing";
  show("which/redirects/", 1920, 1400);
  runner.ui.dispatch({app::Action::Kind::zoom, 0, {}});
  settle();
  EXPECT_EQ(layout().map.w, 0);
}

TEST_F(LayoutTest, NoWordLeavesItsLineBecauseALinkIsInIt) {
  int words = 0;
  for (const float width : {360.f, 375.f, 390.f, 412.f, 1280.f})
    for (const char* path : {"data/", "about/", "429/", "499/", "compare/", "compare/401-403/", "field/retry-after/"}) {
      show(path, width, 800);
      for (const auto& box : layout().boxes) {
        const auto& holder = page().nodes[box.node];
        if (holder.role != app::Role::paragraph) continue;
        for (auto r = box.run_begin; r < box.run_end; ++r, ++words) {
          const auto& run = layout().runs[r];
          const std::string text = page().nodes[run.node].text.substr(run.begin, run.end - run.begin);
          EXPECT_LE(run.x + run.w, box.rect.x + box.rect.w + (text.back() == ' ' ? 6 : 1)) << path << width << text;
        }
      }
    }
  EXPECT_GT(words, 1000);
}

TEST_F(LayoutTest, ZoomStepsGoOnFromWhatFitCameTo) {
  for (const auto& chart : registry::charts())
    for (const int step : {1, -1}) {
      show("which/" + std::string(chart.id) + "/", 1280, 800);
      runner.ui.dispatch({app::Action::Kind::zoom, 0, {}});
      settle();
      const float fit = layout().zoom;
      runner.ui.dispatch({app::Action::Kind::zoom, step, {}});
      settle();
      // A step is a quarter; the step nearest to Fit may be half of one away.
      const float times = layout().zoom / fit;
      EXPECT_GT(times, step > 0 ? 1.1f : 0.7f) << chart.id << " from " << fit;
      EXPECT_LT(times, step > 0 ? 1.6f : 1.13f) << chart.id << " from " << fit;
    }
}

TEST_F(LayoutTest, ANameStandsBesideItsNumberOrWhollyBelow) {
  for (const auto& [width, beside] : {std::pair{1440.f, true}, {320.f, false}}) {
    show("431/", width, 800);
    std::set<float> lines;
    float number = 0;
    for (const auto& run : layout().runs) {
      if (run.type == ui::Type::hero) number = run.y + run.line_height;
      if (run.type == ui::Type::hero_title && run.w > 20) lines.insert(run.y);
    }
    ASSERT_FALSE(lines.empty());
    EXPECT_EQ(*lines.begin() < number - 5, beside) << width;
  }
}

TEST_F(LayoutTest, ArrangementFollowsTheWidth) {
  show("429/", 390);
  EXPECT_TRUE(layout().phone);
  show("429/", 900);
  EXPECT_TRUE(layout().tablet);
  show("429/", 1440);
  EXPECT_FALSE(layout().phone || layout().tablet);
  // On a phone an opened code has the screen for itself.
  show("429/", 390);
  for (const auto& box : layout().boxes) EXPECT_NE(page().nodes[box.node].look, app::Look::hit);
}

TEST_F(LayoutTest, NothingIsFixedInALowWindow) {
  for (const auto& [width, height] : {std::pair{320.f, 200.f}, {844.f, 390.f}, {667.f, 375.f}, {1280.f, 399.f}})
    for (const char* path : {"", "429/", "which/", "compare/401-403/", "no/such/page"}) {
      show(path, width, height);
      ASSERT_TRUE(layout().low) << width;
      ASSERT_FALSE(layout().scrollers.empty());
      EXPECT_FLOAT_EQ(layout().scrollers[0].frame.h, height) << path;
      std::set<app::Role> landmarks;
      for (const auto& box : layout().boxes) {
        EXPECT_GE(box.scroller, 0) << path << " " << width << ": " << page().name_of(box.node);
        if (box.parent < 0) landmarks.insert(page().nodes[box.node].role);
      }
      for (const auto role : {Role::banner, Role::main, Role::contentinfo})
        EXPECT_EQ(landmarks.count(role), 1u) << path << " " << width;
      // One after the other.
      float below = 0;
      for (const auto& box : layout().boxes)
        if (box.parent < 0 && page().column != app::Page::Column::main_first) {
          EXPECT_GE(box.rect.y, below - 0.01f) << path << " " << width << ": " << page().name_of(box.node);
          below = box.rect.y + box.rect.h;
        }
    }
  show("", 320, 400);
  EXPECT_FALSE(layout().low);
}

TEST_F(LayoutTest, AKeyboardOnTheScreenMovesNoFieldThatIsWrittenIn) {
  show("", 390, 780);
  std::uint32_t field = 0;
  for (const auto& n : page().nodes)
    if (n.role == Role::searchbox) field = n.id;
  runner.ui.set_focus(0, field);
  runner.resize(390, 350, 1);
  settle();
  EXPECT_FALSE(layout().low);
  runner.ui.set_focus(0, 0);
  runner.resize(390, 351, 1);
  settle();
  EXPECT_TRUE(layout().low);
}

TEST_F(LayoutTest, TheFooterScrollsWithMain) {
  for (const float width : kWidths)
    for (const char* path : {"", "429/", "which/", "compare/401-403/", "about/"}) {
      show(path, width, 800);
      const ui::Box *main = nullptr, *footer = nullptr;
      for (const auto& box : layout().boxes) {
        if (page().nodes[box.node].role == Role::main) main = &box;
        if (page().nodes[box.node].role == Role::contentinfo) footer = &box;
      }
      ASSERT_TRUE(main && footer) << path << width;
      ASSERT_GE(main->scroller, 0) << path << width;
      EXPECT_EQ(main->scroller, footer->scroller) << path << width;
      EXPECT_GE(footer->rect.y, main->rect.y + main->rect.h - 0.01f);
      const auto& scroller = layout().scrollers[static_cast<std::size_t>(main->scroller)];
      EXPECT_NEAR(footer->rect.y + footer->rect.h, scroller.content_h, 0.01f) << path << width;
      EXPECT_GE(scroller.content_h, scroller.frame.h * (width < 720 ? 0.f : 1.f) - 0.01f) << "at the bottom at least";
    }
}

TEST_F(LayoutTest, WideWindowsListThePagesSectionsBesideIt) {
  for (const auto& [width, there] : {std::pair{1599.f, false}, {1600.f, true}, {1920.f, true}}) {
    show("429/", width, 900);
    const ui::Box *main = nullptr, *contents = nullptr;
    for (const auto& box : layout().boxes) {
      if (page().nodes[box.node].role == Role::main) main = &box;
      if (page().nodes[box.node].part == app::Part::contents) contents = &box;
    }
    ASSERT_TRUE(main);
    ASSERT_EQ(contents != nullptr, there) << width;
    if (!contents) continue;
    const auto& frame = layout().scrollers[static_cast<std::size_t>(main->scroller)].frame;
    EXPECT_LE(frame.x + frame.w, contents->rect.x + 0.01f);
    EXPECT_GT(main->rect.w, 600) << width;
  }
}

TEST_F(LayoutTest, ARegionOfNoPartIsNotTheFlowchart) {
  show("which/redirects/");
  app::Page page = this->page();
  const auto placed = [&] {
    const ui::Layout layout = ui::lay_out(page, runner.ui.fonts, 1440, 900);
    return std::any_of(layout.boxes.begin(), layout.boxes.end(),
                       [&](const ui::Box& box) { return page.nodes[box.node].role == Role::chart; });
  };
  EXPECT_TRUE(placed());
  for (auto& n : page.nodes)
    if (n.part == app::Part::flowchart) n.part = app::Part::none;
  EXPECT_FALSE(placed());
}

TEST_F(LayoutTest, ControlsAreLargeEnoughForFingers) {
  // WCAG 2.2 success criterion 2.5.8: 24 by 24 CSS pixels; links in lines of text are exempt.
  for (const char* path : {"", "429/", "which/", "compare/"}) {
    show(path, 390, 780);
    for (const auto& box : layout().boxes) {
      const auto& n = page().nodes[box.node];
      const bool in_text =
          box.parent >= 0 &&
          app::holds_text(page().nodes[layout().boxes[static_cast<std::size_t>(box.parent)].node].role);
      if (!app::is_control(n.role) || in_text || n.chart.kind != app::ChartRef::Kind::none ||
          n.look == app::Look::chart_leaf)
        continue;
      EXPECT_GE(box.rect.h, 22.9f) << path << ": " << page().name_of(box.node);
    }
  }
}

}  // namespace
