// src/ui/theme.cc
#include "ui/theme.h"

#include <gtest/gtest.h>

#include <cctype>
#include <fstream>
#include <iterator>
#include <string>

namespace {

using ui::Ink;

TEST(Theme, ContrastIsThatOfWcag) {
  EXPECT_NEAR(ui::contrast(0x000000, 0xFFFFFF), 21.0, 0.001);
  EXPECT_NEAR(ui::contrast(0x777777, 0xFFFFFF), 4.48, 0.01);  // the usual example of just too little
  EXPECT_NEAR(ui::contrast(0x123456, 0x123456), 1.0, 0.001);
}

TEST(Theme, TextStandsOutOnEverythingItStandsOn) {
  const Ink texts[] = {Ink::text,        Ink::muted,        Ink::accent,       Ink::informational, Ink::success,
                       Ink::redirection, Ink::client_error, Ink::server_error, Ink::vendor};
  for (const bool dark : {false, true})
    for (const Ink text : texts)
      for (const Ink ground : {Ink::background, Ink::surface, Ink::raised, Ink::selected})
        EXPECT_GE(ui::contrast(ui::color(text, dark), ui::color(ground, dark)), 4.5)
            << (dark ? "dark" : "light") << ": ink " << static_cast<int>(text) << " on " << static_cast<int>(ground);
  for (const bool dark : {false, true})
    EXPECT_GE(ui::contrast(ui::color(Ink::text, dark), ui::color(Ink::mark, dark)), 4.5);
}

TEST(Theme, ArrowsStandOutOnTheGround) {
  for (const bool dark : {false, true})
    EXPECT_GE(ui::contrast(ui::color(Ink::line, dark), ui::color(Ink::background, dark)), 3.0);
}

TEST(Theme, WhoPrefersContrastGetsIt) {
  for (const bool dark : {false, true})
    for (const Ink ground : {Ink::background, Ink::surface, Ink::raised, Ink::selected}) {
      const auto against = [&](Ink ink) {
        return ui::contrast(ui::color(ink, dark, true), ui::color(ground, dark, true));
      };
      EXPECT_GE(against(Ink::border), 3.0) << dark << static_cast<int>(ground) << ": WCAG 2.2, 1.4.11";
      EXPECT_GE(against(Ink::line), 3.0) << dark;
      EXPECT_GE(against(Ink::muted), 7.0) << dark << static_cast<int>(ground) << ": WCAG 2.2, 1.4.6";
      EXPECT_GE(against(Ink::text), 12.0) << dark;
    }
}

TEST(Theme, StyleSheetHasTheSameColors) {
  std::ifstream file(SOURCE_DIR "/web/page.css");
  const std::string css{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  ASSERT_FALSE(css.empty());
  const char* names[] = {"background", "surface", "raised", "border", "text", "muted", "accent", "selected",
                         "mark",       "line",    "t1",     "t2",     "t3",   "t4",    "t5",     "tv"};
  const auto light = css.find(":root {"), dark = css.find(":root[data-theme=\"dark\"] {"),
             system = css.find(":root:not([data-theme]) {");
  ASSERT_NE(light, std::string::npos);
  ASSERT_NE(dark, std::string::npos);
  ASSERT_NE(system, std::string::npos);
  for (int i = 0; i < 16; ++i)
    for (const auto& [from, is_dark] : {std::pair{light, false}, {dark, true}, {system, true}}) {
      const std::string key = "--" + std::string(names[i]) + ": #";
      const auto at = css.find(key, from);
      ASSERT_NE(at, std::string::npos) << key;
      EXPECT_EQ(std::stoul(css.substr(at + key.size(), 6), nullptr, 16), ui::color(static_cast<Ink>(i), is_dark))
          << key << (is_dark ? " dark" : " light");
    }
  // And for whoever prefers more contrast: light, dark by choice, dark by system.
  auto at = css.find("@media (prefers-contrast: more)");
  ASSERT_NE(at, std::string::npos);
  for (const bool is_dark : {false, true, true}) {
    at = css.find("--border: #", at);
    for (const auto& [name, ink] :
         {std::pair{"border", Ink::border}, {"line", Ink::line}, {"muted", Ink::muted}, {"text", Ink::text}}) {
      const std::string key = "--" + std::string(name) + ": #";
      at = css.find(key, at);
      ASSERT_NE(at, std::string::npos) << key;
      at += key.size();
      EXPECT_EQ(std::stoul(css.substr(at, 6), nullptr, 16), ui::color(ink, is_dark, true)) << key << is_dark;
    }
  }
}

}  // namespace
