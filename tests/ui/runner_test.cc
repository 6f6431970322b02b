// src/platform/runner.cc and src/ui/ui.cc: frames on demand, and what a person does.
#include <cmath>

#include "imgui_internal.h"
#include "stage.h"

namespace {

using app::Role;

class RunnerTest : public Stage {
 protected:
  const app::Node* control(Role role, const std::string& name) {
    for (std::size_t i = 0; i < page().nodes.size(); ++i)
      if (page().nodes[i].role == role && page().name_of(i) == name) return &page().nodes[i];
    return nullptr;
  }
};

TEST_F(RunnerTest, SettlesAndThenAsksForNothing) {
  EXPECT_LE(show("429/"), 8);
  const auto draws = runner.draws();
  settle();
  EXPECT_EQ(runner.draws(), draws) << "the same picture was drawn again";
}

TEST_F(RunnerTest, WidthsPaintNoGlyphs) {
  // Inter has 2816 units to the em; its M takes 2504 of them. A curly quote stands outside ASCII.
  const auto painted = [&] { return runner.ui.canvas.atlas().Builder->RectsPackedCount; };
  const auto before = painted();
  const auto& fonts = runner.ui.fonts;
  EXPECT_NEAR(fonts.width(ui::Face::regular, 28.16f, "MM"), 2 * 25.04f, 0.01f);
  EXPECT_NEAR(fonts.width(ui::Face::regular, 15, "M"), fonts.width(ui::Face::regular, 30, "M") / 2, 1e-4f);
  EXPECT_NEAR(fonts.width(ui::Face::regular, 15, "M’M"),
              2 * fonts.width(ui::Face::regular, 15, "M") + fonts.width(ui::Face::regular, 15, "’"), 1e-4f);
  runner.ui.start("404/");
  runner.resize(1440, 900, 1);
  runner.update();  // lays all of the page out
  ASSERT_FALSE(layout().runs.empty());
  EXPECT_EQ(painted(), before);
  settle();
  EXPECT_GT(painted(), before + 50);
}

TEST_F(RunnerTest, MovingOverNothingDrawsNothing) {
  show("429/");
  const auto draws = runner.draws();
  for (int i = 0; i < 20; ++i) {
    runner.mouse(1300, 700.f + static_cast<float>(i));
    settle();
  }
  EXPECT_LE(runner.draws() - draws, 1u);
}

TEST_F(RunnerTest, HoveringAControlDrawsIt) {
  show("");
  const auto* theme = control(Role::button, "Theme");
  ASSERT_NE(theme, nullptr);
  const auto& rect = layout().box_of(static_cast<std::uint32_t>(theme - page().nodes.data()))->rect;
  const auto draws = runner.draws();
  runner.mouse(rect.x + 5, rect.y + 5);
  settle();
  EXPECT_GT(runner.draws(), draws);
}

TEST_F(RunnerTest, WhatIsDrawnIsWhereItIsMirrored) {
  // A press at the middle of a control's rectangle is a press of that control, for every control in sight.
  for (const char* path : {"", "which/", "compare/"}) {
    show(path);
    int pressed = 0;
    for (const auto& box : std::vector<ui::Box>(layout().boxes)) {
      const auto& n = page().nodes[box.node];
      if (!app::is_control(n.role) || box.scroller >= 0 || box.rect.w < 1) continue;
      // A link in lines of text is where its words are, which may be on two lines.
      const bool in_text =
          box.parent >= 0 &&
          app::holds_text(page().nodes[layout().boxes[static_cast<std::size_t>(box.parent)].node].role);
      const auto& run = layout().runs[std::min<std::size_t>(box.run_begin, layout().runs.size() - 1)];
      const ui::Rect rect = in_text ? ui::Rect{run.x, run.y, run.w, run.line_height} : box.rect;
      runner.mouse(rect.x + rect.w / 2, rect.y + rect.h / 2);
      runner.mouse_button(true);
      settle();
      const bool saw = runner.ui.held() == n.id;
      runner.mouse_button(false);
      EXPECT_EQ(runner.ui.held(), 0u);
      EXPECT_TRUE(saw) << path << ": " << page().name_of(box.node);
      pressed += saw;
    }
    EXPECT_GE(pressed, 5) << path;
  }
}

TEST_F(RunnerTest, ActivationGoesThroughTheState) {
  show("");
  ASSERT_TRUE(runner.ui.activate(control(Role::toggle, "4xx Client error")->id));
  EXPECT_EQ(app::to_url(runner.ui.state()), "class/4xx/");
  settle();
  ASSERT_TRUE(runner.ui.activate(control(Role::link, "Which status?")->id));
  EXPECT_EQ(app::to_url(runner.ui.state()), "which/");
  settle();
  EXPECT_FALSE(runner.ui.activate(12345)) << "there is no such control";
}

TEST_F(RunnerTest, WhatIsWrittenInAFieldIsItsAction) {
  show("");
  const auto* box = control(Role::searchbox, "Search status codes");
  ASSERT_NE(box, nullptr);
  const auto id = box->id;
  EXPECT_FALSE(runner.ui.activate(id)) << "a press only gives it the focus";
  ASSERT_TRUE(runner.ui.enter(id, "teapot"));
  EXPECT_EQ(app::to_url(runner.ui.state()), "?q=teapot");
  EXPECT_FALSE(runner.ui.enter(control(Role::button, "Theme")->id, "x")) << "no field";
}

TEST_F(RunnerTest, AnAddressOfTheSameViewKeepsTheZoom) {
  show("which/redirects/");
  runner.ui.dispatch({app::Action::Kind::zoom, 1, {}});
  ASSERT_EQ(runner.ui.state().zoom, 1);
  runner.ui.start("which/redirects/?a=moved");
  EXPECT_EQ(runner.ui.state().zoom, 1);
  runner.ui.start("404/");
  runner.ui.start("which/redirects/");
  EXPECT_EQ(runner.ui.state().zoom, 0);
}

TEST_F(RunnerTest, LinksToOtherSitesAndFilesAreNotOurs) {
  int outside = 0;
  for (const char* path : {"429/", "data/"}) {
    show(path);
    for (const auto& n : std::vector<app::Node>(page().nodes))
      if (n.role == Role::link &&
          (n.href.find("://") != std::string::npos || n.href.rfind("data/", 0) == 0 ||
           n.href.rfind("module/", 0) == 0) &&
          n.href != "data/" && n.part != app::Part::printer) {
        EXPECT_FALSE(runner.ui.activate(n.id)) << n.href;
        ++outside;
      }
  }
  EXPECT_GT(outside, 8);
  ASSERT_TRUE(runner.ui.activate(control(Role::link, "Data")->id));
  EXPECT_EQ(app::to_url(runner.ui.state()), "data/");
}

TEST_F(RunnerTest, ContextLossAndReturnDrawAgain) {
  show("429/");
  for (int i = 0; i < 3; ++i) {
    runner.context_lost();
    EXPECT_FALSE(runner.frame()) << "without a context there are no frames";
    const auto draws = runner.draws();
    ASSERT_TRUE(runner.context_restored());
    settle();
    EXPECT_GT(runner.draws(), draws);
  }
}

TEST_F(RunnerTest, TheChartScrollsToTheQuestionAtHand) {
  show("which/");
  const auto first = runner.ui.chart_target();
  EXPECT_GE(first.x, 0);
  show("404/");
  EXPECT_EQ(runner.ui.chart_target().x, -1);
  struct Row {
    const char* url;
    float x, y;  // where in the frame, if the picture does not end before; 0: anywhere
  };
  const Row rows[] = {
      {"which/limits/", 0.3f, 0.5f},  // across: what it leads to is at the right
      {"which/limits/?a=size", 0.3f, 0.5f},
      {"which/limits/?a=size,content", 0.7f, 0.5f},  // an outcome: what led to it is at the left
      {"which/?a=request", 0.3f, 0.5f},
      {"which/redirects/", 0.5f, 0},  // top-down
      {"which/redirects/?a=moved", 0.5f, 0},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.url);
    show(row.url);
    const auto target = runner.ui.chart_target();
    const ui::Scroller* frame = nullptr;
    for (const auto& box : layout().boxes)
      if (page().nodes[box.node].role == Role::chart)
        frame = &layout().scrollers[static_cast<std::size_t>(box.scrolls)];
    ASSERT_NE(frame, nullptr);
    const ui::Box* at = nullptr;
    for (const auto& box : layout().boxes) {
      const auto& n = page().nodes[box.node];
      if (n.chart.kind == app::ChartRef::Kind::box && n.role == Role::link &&
          (n.flags & app::current || (n.look == app::Look::chart_leaf && n.flags & app::on_path)))
        at = &box;
    }
    ASSERT_NE(at, nullptr);
    const auto& r = at->rect;
    EXPECT_GE(r.x, target.x);
    EXPECT_GE(r.y, target.y);
    EXPECT_LE(r.x + r.w, target.x + frame->frame.w);
    EXPECT_LE(r.y + r.h, target.y + frame->frame.h);
    const float most_x = frame->content_w - frame->frame.w, most_y = frame->content_h - frame->frame.h;
    EXPECT_NEAR(target.x, std::min(std::max(r.x + r.w / 2 - row.x * frame->frame.w, 0.f), most_x), 1);
    if (row.y > 0) {
      EXPECT_NEAR(target.y, std::min(std::max(r.y + r.h / 2 - row.y * frame->frame.h, 0.f), most_y), 1);
    }
  }
}

TEST_F(RunnerTest, RunsOneFrameAfterInput) {
  show("429/");
  ASSERT_FALSE(frame());
  const auto* theme = control(Role::button, "Theme");
  const auto& rect = layout().box_of(static_cast<std::uint32_t>(theme - page().nodes.data()))->rect;
  const auto draws = runner.draws();
  runner.mouse(rect.x + 5, rect.y + 5);
  EXPECT_FALSE(frame());
  EXPECT_EQ(runner.draws(), draws + 1) << "what is under the pointer shows in the same frame";
}

TEST_F(RunnerTest, APressStaysWithItsControl) {
  show("");
  const auto at = [&](const char* name) {
    const auto* node = control(Role::button, name);
    return layout().box_of(static_cast<std::uint32_t>(node - page().nodes.data()))->rect;
  };
  const auto theme = at("Theme");
  const auto id = control(Role::button, "Theme")->id;
  runner.mouse(theme.x + 5, theme.y + 5);
  runner.mouse_button(true);
  frame();
  EXPECT_EQ(runner.ui.held(), id);
  // Gone to another control with the button down: that one is not hovered, and the press is not the other's.
  runner.mouse(1300, 700);
  frame();
  const auto draws = runner.draws();
  const auto* link = control(Role::link, "Which status?");
  const auto other = layout().box_of(static_cast<std::uint32_t>(link - page().nodes.data()))->rect;
  runner.mouse(other.x + 5, other.y + 5);
  frame();
  EXPECT_EQ(runner.draws(), draws);
  EXPECT_EQ(runner.ui.held(), id);
  runner.mouse_leave();
  frame();
  EXPECT_EQ(runner.ui.held(), 0u);
  runner.mouse(1300, 700);
  runner.mouse_button(true);
  frame();
  runner.mouse(theme.x + 5, theme.y + 5);
  frame();
  EXPECT_EQ(runner.ui.held(), 0u) << "it went down elsewhere";
}

TEST_F(RunnerTest, AnAtlasThatGrowsIsReplaced) {
  // Many sizes of glyphs: more than the first texture has room for. In the end one atlas is left, and nothing to do.
  for (const float ratio : {1.f, 1.5f, 2.f, 2.5f, 3.f, 3.5f, 4.f}) show("429/", 1440, 900, ratio);
  EXPECT_GT(runner.ui.canvas.atlas().TexData->Height * runner.ui.canvas.atlas().TexData->Width, 256 * 256);
  EXPECT_EQ(runner.ui.canvas.atlas().TexList.Size, 1);
  EXPECT_FALSE(frame());
}

TEST_F(RunnerTest, ScrollOffsetsOutliveANewLayout) {
  show("429/");
  runner.ui.set_scroll(ui::kWrapperId, 0, 77);  // main's, with the footer
  runner.ui.dispatch({app::Action::Kind::toggle_help, 0, {}});
  runner.resize(1300, 800, 1);
  settle();
  EXPECT_EQ(runner.ui.appearance().scroll.back().y, 77);
}

TEST_F(RunnerTest, GlyphsHaveAsManyPixelsAsTheyTakeInEveryFace) {
  for (const float ratio : {1.f, 1.25f, 2.f, 3.f}) {
    show("429/", 1280, 800, ratio);
    ui::Canvas& canvas = runner.ui.canvas;
    for (int f = 0; f < ui::kFaces; ++f) {
      const auto face = static_cast<ui::Face>(f);
      ImDrawList& list = canvas.begin(1280, 800);
      runner.ui.fonts.draw(list, "429", face, 15, {10.3f, 20.4f}, ratio, 0xFFFFFFFF);
      const ImTextureData& atlas = *canvas.atlas().TexData;
      ASSERT_EQ(list.VtxBuffer.Size, 12) << f;
      const auto& a = list.VtxBuffer[0];
      const auto& c = list.VtxBuffer[2];
      // Twice as many across, where glyphs are small; rows stand on device pixels.
      const float texels_x = (c.uv.x - a.uv.x) * static_cast<float>(atlas.Width),
                  texels_y = (c.uv.y - a.uv.y) * static_cast<float>(atlas.Height);
      const bool twice = runner.ui.fonts.imgui_size(face, 15) * ratio <= 36;
      EXPECT_NEAR(texels_x, (c.pos.x - a.pos.x) * ratio * (twice ? 2 : 1), 0.01f) << f << " at " << ratio;
      EXPECT_NEAR(texels_y, (c.pos.y - a.pos.y) * ratio, 0.01f) << f << " at " << ratio;
      EXPECT_NEAR(a.pos.y * ratio, std::round(a.pos.y * ratio), 0.001f) << f << " at " << ratio;
      EXPECT_NEAR(a.pos.x * ratio * 2, std::round(a.pos.x * ratio * 2), 0.001f) << f << " at " << ratio;
    }
  }
}

TEST_F(RunnerTest, LabelsAndValuesStandOnOneBaseline) {
  show("compare/401-403/", 1280, 800);
  int rows = 0;
  for (const auto& row : layout().boxes) {
    if (page().nodes[row.node].role != Role::row) continue;
    float baseline = -1;
    for (const auto& cell : layout().boxes) {
      if (cell.parent != &row - layout().boxes.data() || cell.run_begin == cell.run_end) continue;
      const auto& run = layout().runs[cell.run_begin];
      const float at = run.y + runner.ui.fonts.baseline(run.face, run.size, run.line_height);
      if (baseline >= 0) EXPECT_NEAR(at, baseline, 0.01f);
      baseline = at;
      ++rows;
    }
  }
  EXPECT_GT(rows, 10);
}

}  // namespace
