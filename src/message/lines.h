// Lines of a paste without what does not belong to them: colors, common indents, quotes, fences, prompts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "message/message.h"

namespace message {

class Line {
 public:
  Line(std::string_view text, std::uint32_t at) : text_(text), at_(at) {}
  /// Of a line from which bytes were taken out: `places` has the place of each byte left, and that of the end.
  Line(std::string text, std::vector<std::uint32_t> places)
      : own_(std::move(text)), places_(std::move(places)), at_(0) {}

  std::string_view text() const { return places_.empty() ? text_ : std::string_view(own_).substr(skipped_); }
  /// Where bytes of the text stand in the original.
  Range range(std::size_t begin, std::size_t end) const {
    if (places_.empty()) return {at_ + static_cast<std::uint32_t>(begin), at_ + static_cast<std::uint32_t>(end)};
    const std::uint32_t last = end > begin ? places_[skipped_ + end - 1] + 1 : places_[skipped_ + end];
    return {places_[skipped_ + begin], last};
  }
  Range range() const { return range(0, text().size()); }
  /// Takes bytes from the front.
  void skip(std::size_t count) {
    if (places_.empty()) {
      text_.remove_prefix(count);
      at_ += static_cast<std::uint32_t>(count);
    } else {
      skipped_ += count;
    }
  }

  /// Takes what stands behind the first bytes away.
  void cut(std::size_t size) {
    if (places_.empty())
      text_ = text_.substr(0, size);
    else if (size < text().size())
      own_.resize(skipped_ + size);
  }

 private:
  std::string_view text_;
  std::string own_;
  std::vector<std::uint32_t> places_;
  std::uint32_t at_;
  std::size_t skipped_ = 0;
};

bool blank(std::string_view text);

/// The lines of a text, cleaned.
std::vector<Line> lines_of(std::string_view text);

}  // namespace message
