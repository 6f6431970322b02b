#include "tools/datac/diagnostic.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <utility>

namespace datac {

namespace {

constexpr std::size_t kLongestQuote = 200;  // bytes of data in a message

/// Cut between characters, with a sign that it was cut.
std::string shortened(std::string_view text) {
  if (text.size() <= kLongestQuote) return std::string(text);
  std::size_t size = kLongestQuote;
  while (size > 0 && (text[size] & 0xC0) == 0x80) --size;
  return std::string(text.substr(0, size)) + "…";
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// Levenshtein's distance over bytes, with two rows.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = std::exchange(row[0], i + 1);
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t change = diagonal + (lower(a[i]) == lower(b[j]) ? 0 : 1);
      diagonal = std::exchange(row[j + 1], std::min({change, row[j] + 1, row[j + 1] + 1}));
    }
  }
  return row.back();
}

std::string digits(std::string_view text) {
  std::string out;
  std::copy_if(text.begin(), text.end(), std::back_inserter(out), [](char c) { return c >= '0' && c <= '9'; });
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
  std::size_t least = std::max<std::size_t>(2, word.size() / 3) + 1;
  for (std::string_view candidate : words) {
    if (digits(word) != digits(candidate)) continue;
    const std::size_t d = distance(word, candidate);
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
