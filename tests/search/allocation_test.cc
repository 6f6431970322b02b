// src/search/search.h: once warm, a query allocates only what its answer holds. Every allocation of this program is
// counted: operator new everywhere, and malloc too where glibc's own can be called by another name.
#include <gtest/gtest.h>

#include <cstdlib>
#include <new>
#include <string>
#include <vector>

#include "queries.h"
#include "search/search.h"

namespace {
std::size_t allocations = 0;
}

#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__)
extern "C" {
void* __libc_malloc(std::size_t size);
void* __libc_calloc(std::size_t count, std::size_t size);
void* __libc_realloc(void* block, std::size_t size);
void* malloc(std::size_t size) {
  ++allocations;
  return __libc_malloc(size);
}
void* calloc(std::size_t count, std::size_t size) {
  ++allocations;
  return __libc_calloc(count, size);
}
void* realloc(void* block, std::size_t size) {
  ++allocations;
  return __libc_realloc(block, size);
}
}
#endif

void* operator new(std::size_t size) {
  ++allocations;
  if (void* const block = std::malloc(size)) return block;
  std::abort();
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  ++allocations;
  return std::malloc(size);
}
void operator delete(void* block) noexcept { std::free(block); }
void operator delete(void* block, std::size_t) noexcept { std::free(block); }

namespace {

TEST(Allocation, OnlyForWhatTheAnswerHolds) {
  std::vector<std::string> queries = read_queries();
  ASSERT_GE(queries.size(), 400u);
  // Queries that are told something, and such as nobody types.
  for (const char* query :
       {"colour:red not found", "class:9xx", "header:x-nothing-of-the-kind gone", "standing:unregistered", "299", "777",
        "tombstoneless qqqzzz", "", "class:4xx header:retry-after slow"})
    queries.emplace_back(query);
  queries.emplace_back(10'240, 'a');
  std::string many;
  for (int i = 0; i < 1000; ++i) many += "wrod" + std::to_string(i) + " ";
  queries.push_back(many);

  // Counting works at all.
  const std::size_t start = allocations;
  const std::vector<std::string> copy = queries;
  ASSERT_GT(allocations, start + queries.size() / 2);

  search::Results results;
  const auto ask = [&] {
    std::size_t hits = 0;
    for (const std::string& query : queries) {
      results = search::search(query, {}, 50);
      hits += results.hits.size();
    }
    return hits;
  };
  const std::size_t hits = ask();
  ask();
  const std::size_t warm = allocations;
  EXPECT_EQ(ask(), hits);
  // The list of hits, two lists of highlights each, and for a few queries notes and near words: reading and ranking
  // take nothing.
  EXPECT_LT(allocations - warm, 2 * hits + 2 * queries.size());
}

}  // namespace
