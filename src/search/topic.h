// The record of a topic: what a query may name beside codes and cases. index.bin tells which there are, so that the
// search can show them and link to their pages before the details are there.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace search {

/// Comparisons stand last: they are found by their codes, all others by words.
enum class TopicKind : std::uint8_t { field, chart, method, house, comparison };

/// A page of the site that is no code's.
struct Topic {
  TopicKind kind;
  std::string_view id;  // as it stands in an address: "retry-after", "webhooks", "401-403"
  // "Retry-After". The file has the names of fields; all others follow from facts, as do the ids of comparisons.
  std::string_view name;
  std::span<const std::uint16_t> statuses;  // what it compares; of a field, the only one that it goes with
};

}  // namespace search
