// A stage for tests of the canvas printer: a runner on the headless backend, with the product's own fonts.
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "imgui.h"
#include "platform/headless/backend.h"
#include "platform/runner.h"

class Stage : public testing::Test {
 protected:
  void SetUp() override {
    for (const char* name : {"inter-regular.otf", "inter-semibold.otf", "mono-regular.ttf", "mono-bold.ttf"}) {
      std::ifstream file(std::string(FONTS_DIR "/") + name, std::ios::binary);
      files_.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
      ASSERT_GT(files_.back().size(), 500u) << name << " is missing in " FONTS_DIR;
    }
    std::vector<std::span<const unsigned char>> fonts(files_.begin(), files_.end());
    ASSERT_TRUE(runner.start(fonts));
  }
  void TearDown() override { runner.stop(); }

  /// Shows a page in a window of this size, until nothing moves any more; returns how many frames that took.
  int show(const std::string& url, float width = 1440, float height = 900, float ratio = 1) {
    runner.ui.start(url);
    runner.resize(width, height, ratio);
    return settle();
  }
  int settle() {
    int frames = 0;
    while (frame() && frames < 60) ++frames;
    return frames + 1;
  }

  bool frame() {
    const auto before = runner.draws();
    const bool more = runner.frame();
    if (runner.draws() != before) drawn(platform::last_redraw());
    return more;
  }
  /// What a frame drew.
  virtual void drawn(const platform::Redraw&) {}

  const app::Page& page() { return runner.ui.page(); }
  const ui::Layout& layout() const { return runner.ui.layout(); }

  platform::Runner runner;

 private:
  std::vector<std::vector<unsigned char>> files_;
};
