// Covers search: any bytes as a query give ordered hits with highlights inside of their texts, the same ones each time.
#include <cmath>
#include <set>

#include "must.h"
#include "search/search.h"

namespace {

bool inside(const std::vector<search::Span>& spans, std::string_view text) {
  std::uint32_t from = 0;
  const auto boundary = [&](std::uint32_t at) {
    return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
  };
  for (const auto& [begin, end] : spans) {
    if (begin < from || begin >= end || end > text.size() || !boundary(begin) || !boundary(end)) return false;
    from = end;
  }
  return true;
}

void check(const search::Results& results, const search::Filter& filter, std::size_t limit) {
  must(results.hits.size() <= limit, "no more hits than asked for");
  must(results.hits.empty() || results.nearest.empty(), "the nearest words are for queries without hits");
  std::set<std::string> paths;
  for (std::size_t i = 0; i < results.hits.size(); ++i) {
    const auto& hit = results.hits[i];
    const std::string path = search::path_of(hit);
    must(paths.insert(path).second, "each hit once", path);
    must(std::isfinite(hit.score), "scores are numbers", path);
    if (hit.topic) {
      must(filter == search::Filter{}, "pages that are no code's pass no filter", path);
      must(inside(hit.name_spans, hit.topic->name), "highlights lie in the name", path);
    } else {
      must(hit.status && search::passes(filter, *hit.status), "hits pass the filter", path);
      must(inside(hit.name_spans, hit.found ? hit.found->label : hit.status->name), "highlights lie in the name", path);
      must(inside(hit.summary_spans, hit.found ? hit.found->trail : hit.status->summary),
           "highlights lie in the summary", path);
    }
    // Scores are rounded from finer ones, so that equal ones may hide an order.
    if (i > 0) must(results.hits[i - 1].score >= hit.score, "best first", path);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view query(reinterpret_cast<const char*>(data), size);
  const auto results = search::search(query);
  check(results, {}, 50);
  // Nothing of a query is left for the next one.
  const auto kept = search::search(query);
  must(kept.hits.size() == results.hits.size() && kept.notes == results.notes && kept.nearest == results.nearest,
       "the same again");
  for (std::size_t i = 0; i < kept.hits.size(); ++i)
    must(kept.hits[i].status == results.hits[i].status && kept.hits[i].score == results.hits[i].score,
         "the same again");
  const search::Filter filter{static_cast<std::uint8_t>(1u << (size % 6)), 0, static_cast<std::uint8_t>(size % 3),
                              size % 7 == 0};
  check(search::search(query, filter, 1 + size % 9), filter, 1 + size % 9);
  return 0;
}
