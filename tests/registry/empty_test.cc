// Covers registry::load from the very start: a program that has been given nothing, then files in the wrong order.
#include <gtest/gtest.h>

#include "registry/registry.h"
#include "tools/embedded/embedded.h"

namespace registry {
namespace {

TEST(Empty, HasNothingAndSaysSo) {
  EXPECT_FALSE(has_facts());
  EXPECT_FALSE(has_details());
  EXPECT_EQ(build(), 0u);
  EXPECT_TRUE(statuses().empty());
  EXPECT_TRUE(charts().empty());
  EXPECT_TRUE(with_code(404).empty());
  EXPECT_EQ(find("404"), nullptr);
  EXPECT_EQ(info(Class::success), nullptr);
}

TEST(Empty, TakesTheFactsFirst) {
  const auto files = embedded::files();
  EXPECT_EQ(load(files[2]), Loaded::early);
  EXPECT_FALSE(has_details());
  EXPECT_EQ(load(files[1]), Loaded::foreign) << "the registry alone has no index";
  EXPECT_EQ(load(files[0]), Loaded::taken);
  EXPECT_TRUE(has_facts());
  EXPECT_NE(build(), 0u);
  EXPECT_EQ(load(files[0]), Loaded::late);
  EXPECT_EQ(load(files[2]), Loaded::taken);
  EXPECT_TRUE(has_details());
}

}  // namespace
}  // namespace registry
