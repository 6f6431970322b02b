// Where the parts of a flowchart's picture stand, by what of it is shown and how near one looks.
//
// Graphviz laid the whole picture out when the data was built. A branch that is folded leaves a gap, and from far away
// nobody reads questions and answers: what stands there then is smaller. So the picture is drawn together: stretches of
// both axes in which nothing stands shrink to a small gap, everything else keeps its size and order.
#pragma once

#include <vector>

#include "registry/registry.h"

namespace app {

struct Page;

/// How much of it is told: outcomes by their codes, then questions and names, then answers as well.
enum class Detail : std::uint8_t { codes, questions, answers };
/// @param zoom CSS pixels for one of the picture
Detail detail_at(float zoom);
/// The smallest zoom at which codes can be read.
inline constexpr float kLeastZoom = 0.34f;
/// Height of a code's letters where only codes are told.
inline constexpr float kFarCode = 22;

struct ChartShape {
  struct Place {
    float x = 0, y = 0, w = 0, h = 0;  // center and size
    bool shown() const { return w > 0; }
  };
  float width = 0, height = 0;
  Detail detail = Detail::answers;
  std::vector<Place> boxes;                          // by box
  std::vector<Place> labels;                         // by arrow
  std::vector<std::vector<registry::Point>> curves;  // by arrow; empty where it is not shown
};

/// @param boxes, arrows which of them are shown
ChartShape shape_of(const registry::Chart& chart, const std::vector<bool>& boxes, const std::vector<bool>& arrows,
                    Detail detail);

/// @param figure index of the node of Role::chart, whose outline says what is shown
ChartShape shape_of(const Page& page, std::size_t figure, const registry::Chart& chart, Detail detail);

}  // namespace app
