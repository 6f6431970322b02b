#include "tools/datac/diagnostic.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <utility>

namespace datac {

namespace {

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
         " " + d.mend;
}

void Diagnostics::error(Place at, std::string problem, std::string mend) {
  all_.push_back({std::move(at), std::move(problem), std::move(mend)});
}

void Diagnostics::sort() {
  std::stable_sort(all_.begin(), all_.end(), [](const Diagnostic& a, const Diagnostic& b) { return a.at < b.at; });
}

std::string_view nearest(std::string_view word, const std::vector<std::string_view>& words) {
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

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }
std::string key_name(std::string_view key) { return "`" + std::string(key) + "`"; }

std::string any_of(const std::vector<std::string_view>& words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) text += i + 1 == words.size() ? " or " : ", ";
    text += key_name(words[i]);
  }
  return text;
}

}  // namespace datac
