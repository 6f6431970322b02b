// The record of a case: what index.bin tells of a flowchart's outcome, so that the search can show it and link to it
// before the flowcharts are there.
#pragma once

#include <cstdint>
#include <string_view>

namespace search {

/// An outcome of a flowchart, by the shortest way to it.
struct Case {
  std::uint16_t status;      // it leads to this one, by position in registry::statuses()
  std::uint16_t chart;       // position in registry::charts()
  std::string_view answers;  // from the chart's first question on, as they stand in an address: "delete,absent"
  std::string_view label;    // of the last answer, with its detail
  std::string_view trail;    // labels of the answers before; empty where the first question has this answer
};

}  // namespace search
