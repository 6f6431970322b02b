// Covers registry::load after the facts: a program that starts with them alone, as the web app does. The tests of this
// file build on each other, because the registry is one and takes each file once.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "registry/registry.h"

namespace registry {

namespace {

/// "" for all details, "/404" for those of one number.
std::vector<unsigned char> file(const std::string& of = "") {
  std::ifstream in(GENERATED_DIR "/details" + of + ".bin", std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(Bare, HasTheFacts) {
  EXPECT_FALSE(has_details());
  ASSERT_FALSE(statuses().empty());
  const Status* found = find("429");
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(found->name, "Too Many Requests");
  EXPECT_FALSE(found->summary.empty());
  EXPECT_EQ(found->cls, Class::client_error);
  EXPECT_TRUE(found->plain.empty());
  EXPECT_TRUE(found->sources.empty());
  // The filter for required fields and the operator for headers need no details.
  const Status* unauthorized = find("401");
  ASSERT_NE(unauthorized, nullptr);
  ASSERT_FALSE(unauthorized->fields.empty());
  EXPECT_EQ(unauthorized->fields[0].name, "WWW-Authenticate");
  EXPECT_EQ(unauthorized->fields[0].bound, Bound::sender);
  EXPECT_EQ(unauthorized->fields[0].level, Level::must);
  EXPECT_TRUE(unauthorized->fields[0].when.empty());
  EXPECT_FALSE(charts().front().title.empty());
  EXPECT_TRUE(charts().front().nodes.empty());
  EXPECT_FALSE(info(Class::success)->meaning.empty());
}

TEST(Bare, RefusesWhatIsNotOfThisBuild) {
  const auto good = file();
  ASSERT_FALSE(good.empty());
  EXPECT_EQ(load({}), Loaded::damaged);
  for (std::size_t size = 0; size < good.size(); size += size < 64 ? 1 : 9973)
    EXPECT_EQ(load(std::span(good).first(size)), Loaded::damaged);
  EXPECT_EQ(load(std::span(good).first(good.size() - 1)), Loaded::damaged);
  for (std::size_t at = 4; at < good.size(); at += at < 64 ? 1 : 9973) {
    auto bad = good;
    bad[at] ^= 1;
    EXPECT_EQ(load(bad), Loaded::damaged) << at;
  }
  EXPECT_FALSE(has_details());
  EXPECT_TRUE(find("404")->plain.empty());
}

/// The same content as a file of another build has it.
std::vector<unsigned char> of_another_build(const std::vector<unsigned char>& file) {
  const Opened opened = open(file);
  const std::string other =
      sealed(opened.kind, {reinterpret_cast<const char*>(opened.packed.data()), opened.packed.size()}, build() + 1);
  return {other.begin(), other.end()};
}

TEST(Bare, TakesThoseOfOneNumber) {
  auto bad = file("/499");
  ASSERT_GT(bad.size(), 100u);
  EXPECT_LT(bad.size(), file().size() / 10);
  EXPECT_EQ(load(std::span(bad).first(bad.size() - 1)), Loaded::damaged);
  for (std::size_t at = 4; at < bad.size(); at += at < 64 ? 1 : 97) {
    bad[at] ^= 1;
    EXPECT_EQ(load(bad), Loaded::damaged) << at;
    bad[at] ^= 1;
  }
  EXPECT_EQ(load(of_another_build(bad)), Loaded::other_build);
  EXPECT_EQ(load(of_another_build(file())), Loaded::other_build);
  EXPECT_FALSE(has_details(499));

  static const auto first = file("/499"), second = file("/404");
  ASSERT_EQ(load(first), Loaded::taken);
  EXPECT_EQ(load(first), Loaded::late);
  EXPECT_FALSE(has_details());
  EXPECT_TRUE(has_details(499));
  EXPECT_FALSE(has_details(404));
  const auto meanings = with_code(499);
  ASSERT_GT(meanings.size(), 1u);
  for (const Status& s : meanings) {
    EXPECT_FALSE(s.meaning.empty()) << s.id;
    EXPECT_FALSE(s.sources.empty()) << s.id;
    for (const Source& source : s.sources)
      EXPECT_TRUE(std::any_of(works().begin(), works().end(), [&](const Work& w) { return w.id == source.doc; }));
  }
  EXPECT_TRUE(find("404")->meaning.empty());
  EXPECT_TRUE(charts().front().nodes.empty());
  EXPECT_TRUE(classes()[0].rules.empty());

  ASSERT_EQ(load(second), Loaded::taken);
  EXPECT_TRUE(has_details(404));
  EXPECT_FALSE(has_details(499));
  EXPECT_FALSE(find("404")->meaning.empty());
  EXPECT_TRUE(with_code(499).front().meaning.empty());
}

TEST(Bare, TakesItsDetails) {
  static const auto good = file();
  const Status* const before = find("401");
  ASSERT_EQ(load(good), Loaded::taken);
  EXPECT_TRUE(has_details());
  EXPECT_TRUE(has_details(404) && has_details(499));
  EXPECT_EQ(find("401"), before);
  EXPECT_FALSE(before->plain.empty());
  EXPECT_FALSE(before->sources.empty());
  EXPECT_FALSE(before->fields[0].when.empty());
  EXPECT_TRUE(charts().front().nodes.empty()) << "they have a file of their own";
  EXPECT_FALSE(works().empty());
  EXPECT_FALSE(classes()[0].rules.empty());
  EXPECT_EQ(load(good), Loaded::late);
  EXPECT_EQ(load(file("/404")), Loaded::late);
}

std::vector<unsigned char> chart_file(const std::string& of = "") {
  std::ifstream in(GENERATED_DIR "/charts" + of + ".bin", std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

TEST(Bare, TakesFlowchartsOneByOneThenAll) {
  static const auto redirects = chart_file("/redirects"), conditional = chart_file("/conditional"), all = chart_file();
  const Chart& chart = *find_chart("redirects");
  ASSERT_FALSE(has_chart(chart));
  EXPECT_EQ(load(of_another_build(redirects)), Loaded::other_build);
  EXPECT_EQ(load(std::span(redirects).first(redirects.size() - 1)), Loaded::damaged);
  ASSERT_FALSE(has_chart(chart));

  ASSERT_EQ(load(redirects), Loaded::taken);
  EXPECT_TRUE(has_chart(chart));
  EXPECT_FALSE(chart.boxes.empty());
  EXPECT_FALSE(has_chart(*find_chart("conditional")));
  EXPECT_FALSE(has_charts());
  ASSERT_EQ(load(conditional), Loaded::taken);
  EXPECT_TRUE(has_chart(*find_chart("conditional")) && has_chart(chart)) << "it leads on to redirects";
  EXPECT_FALSE(has_charts());

  ASSERT_EQ(load(all), Loaded::taken);
  EXPECT_TRUE(has_charts());
  for (const Chart& one : charts()) EXPECT_TRUE(has_chart(one)) << one.id;
  EXPECT_FALSE(find("404")->wire.empty()) << "details that were there stay";
  EXPECT_EQ(load(all), Loaded::late);
  EXPECT_EQ(load(redirects), Loaded::late);
}

}  // namespace
}  // namespace registry
