// The parts that the page of checks is made of.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/page.h"
#include "check/check.h"

namespace check {

/// What the page tells of a text that has more than anybody reads.
inline constexpr std::size_t kMostFindings = 300, kMostSourceLines = 400;

/// Where the lines of a text begin, so that lines are counted once and not for every finding.
class Lines {
 public:
  explicit Lines(std::string_view text);
  std::size_t size() const { return begins_.size(); }
  std::size_t begin(std::size_t line) const { return begins_[line]; }
  /// The line, from 0, that holds an octet.
  std::size_t at(std::size_t place) const;

 private:
  std::vector<std::size_t> begins_;
};

/// The anchor of what stands there in the text as it was read: "at-120".
std::string anchor_of(message::Range range);

/// The text with line numbers, the places marked; of a long one, what stands around them.
void view_source(app::Builder& page, const State& state, const Lines& lines, std::vector<message::Range> places);

/// What one does with the page: the field and its buttons, then what was found.
void view_tool(app::Builder& page, const State& state);

/// A sentence of the data, in which backticks stand around what is code.
void sentence(app::Builder& page, std::string_view text);

}  // namespace check
