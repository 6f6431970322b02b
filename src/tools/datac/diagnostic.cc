// Messages, and the word that was probably meant.
#include "tools/datac/diagnostic.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "text/ascii.h"
#include "text/distance.h"
#include "text/utf8.h"

namespace datac {

namespace {

constexpr std::size_t kLongestQuote = 200;  // bytes of data in a message

/// Cut between characters, with a sign that it was cut.
std::string shortened(std::string_view text) {
  if (text.size() <= kLongestQuote) return std::string(text);
  return std::string(text::cut(text, kLongestQuote)) + "…";
}

std::string digits(std::string_view text) {
  std::string out;
  std::copy_if(text.begin(), text.end(), std::back_inserter(out), text::is_digit);
  return out;
}

}  // namespace

std::string to_text(const Diagnostic& d) {
  return d.at.path + ":" + std::to_string(d.at.line) + ":" + std::to_string(d.at.column) + ": error: " + d.problem +
         " " + d.fix;
}

void Diagnostics::error(Place at, std::string problem, std::string fix) {
  if (++count_[at.path] > kMostKept) return;
  all_.push_back({std::move(at), std::move(problem), std::move(fix)});
}

void Diagnostics::sort() {
  std::stable_sort(all_.begin(), all_.end(), [](const Diagnostic& a, const Diagnostic& b) { return a.at < b.at; });
}

std::vector<std::string> Diagnostics::lines() {
  sort();
  std::vector<std::string> lines;
  std::size_t shown = 0;
  for (std::size_t i = 0; i < all_.size(); ++i) {
    const std::string& path = all_[i].at.path;
    if (i == 0 || path != all_[i - 1].at.path) shown = 0;
    if (++shown > kMostPerFile) continue;
    lines.push_back(to_text(all_[i]));
    const std::size_t more = count_[path] - kMostPerFile;
    if (shown == kMostPerFile && count_[path] > kMostPerFile)
      lines.push_back(path + ": and " + std::to_string(more) + " more.");
  }
  return lines;
}

std::string_view nearest(std::string_view word, const std::vector<std::string_view>& words) {
  if (word.size() > kLongestQuote) return {};  // nobody misspells that much
  std::string_view best;
  const std::string typed = text::lower_case(word);
  std::size_t least = std::max<std::size_t>(2, word.size() / 3) + 1;
  for (std::string_view candidate : words) {
    if (digits(word) != digits(candidate)) continue;
    const auto d =
        static_cast<std::size_t>(text::distance(typed, text::lower_case(candidate), static_cast<int>(least) - 1));
    if (d < least && d < candidate.size()) {
      least = d;
      best = candidate;
    }
  }
  return best;
}

std::string quoted(std::string_view text) { return "\"" + shortened(text) + "\""; }
std::string key_name(std::string_view key) { return "`" + shortened(key) + "`"; }

std::string any_of(const std::vector<std::string_view>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? " or " : ", ";
    text += key_name(words[i]);
  }
  return text;
}

}  // namespace datac
