// A scanner of TOML's surface: it knows strings, comments and brackets, and counts. What it takes for a key is whatever
// stands between line breaks, commas, brackets and equals signs, values included; these are short too, unless they are
// strings, which it skips. So it may count more than there is, never less.
#include "tools/datac/guard.h"

#include <algorithm>
#include <utility>

#include "text/utf8.h"

namespace datac {

namespace {

// Step by step, because g++ 12 takes parts of a temporary for uninitialized where it is made in one expression.
Diagnostic complaint(Place at, std::string problem, std::string fix) {
  Diagnostic out;
  out.at = std::move(at);
  out.problem = std::move(problem);
  out.fix = std::move(fix);
  return out;
}

class Scanner {
 public:
  Scanner(const std::string& path, std::string_view bytes) : path_(path), bytes_(bytes) {}

  std::optional<Diagnostic> run() {
    std::size_t parts = 1, start = 0, depth = 0, keys = 0;
    const auto begin = [&](std::size_t at) {
      parts = 1;
      start = at;
    };
    while (at_ < bytes_.size()) {
      const char c = bytes_[at_];
      if (c == '#') {
        at_ = std::min(bytes_.find('\n', at_), bytes_.size());
        continue;
      }
      if (c == '"' || c == '\'') {
        const std::size_t quote = at_;
        skip_string(c);
        // A quoted key is as long as it is; a string after = or in a list is a value of any length.
        if (is_key(at_) && at_ - quote > kMostKeyBytes)
          return error(quote, "key is longer than ", kMostKeyBytes, " bytes", "Shorten it.");
        start = at_;
        continue;
      }
      ++at_;
      switch (c) {
        case '.':
          if (++parts > kMostParts)
            return error(at_ - 1, "key has more than ", kMostParts, " parts",
                         "Write tables under [headers], and fewer of them.");
          break;
        case '=':
          if (++keys > kMostKeys)
            return error(at_ - 1, "file has more than ", kMostKeys, " keys", "Divide it into several files.");
          begin(at_);
          break;
        case '[':
        case '{':
          if (++depth > kMostDepth)
            return error(at_ - 1, "list or table is nested deeper than ", kMostDepth, " levels",
                         "Close what was opened, or write it flat.");
          begin(at_);
          break;
        case ']':
        case '}':
          if (depth > 0) --depth;
          begin(at_);
          break;
        case ',':
        case '\n':
          begin(at_);
          break;
        default:
          if (at_ - start > kMostKeyBytes)
            return error(start, "word is longer than ", kMostKeyBytes, " bytes",
                         "Put quotation marks around text, or shorten the key.");
      }
    }
    return std::nullopt;
  }

 private:
  /// To behind the string's end, or that of the file.
  void skip_string(char quote) {
    const bool block = bytes_.substr(at_, 3) == std::string(3, quote);
    at_ += block ? 3 : 1;
    while (at_ < bytes_.size()) {
      const char c = bytes_[at_];
      if (c == '\\' && quote == '"') {
        at_ = std::min(at_ + 2, bytes_.size());
      } else if (c == quote && (!block || bytes_.substr(at_, 3) == std::string(3, quote))) {
        at_ += block ? 3 : 1;
        // A block may end with quotation marks of its own.
        for (int more = 0; block && more < 2 && at_ < bytes_.size() && bytes_[at_] == quote; ++more) ++at_;
        return;
      } else if (c == '\n' && !block) {
        return;  // an open end; the parser will say so
      } else {
        ++at_;
      }
    }
  }

  /// Does what follows make a key of what stands before?
  bool is_key(std::size_t at) const {
    while (at < bytes_.size() && (bytes_[at] == ' ' || bytes_[at] == '\t')) ++at;
    return at < bytes_.size() && (bytes_[at] == '=' || bytes_[at] == '.');
  }

  std::optional<Diagnostic> error(std::size_t at, std::string_view what, std::size_t limit, std::string_view unit,
                                  std::string_view fix) const {
    const std::string_view before = bytes_.substr(0, at);
    const std::size_t line_start = before.rfind('\n') == before.npos ? 0 : before.rfind('\n') + 1;
    const auto line = static_cast<unsigned>(std::count(before.begin(), before.end(), '\n') + 1);
    const auto column =
        static_cast<unsigned>(std::count_if(before.begin() + static_cast<std::ptrdiff_t>(line_start), before.end(),
                                            [](char c) { return !text::is_continuation(c); }) +
                              1);
    return complaint({path_, line, column},
                     "This " + std::string(what) + std::to_string(limit) + std::string(unit) + ".", std::string(fix));
  }

  const std::string& path_;
  std::string_view bytes_;
  std::size_t at_ = 0;
};

}  // namespace

std::optional<Diagnostic> beyond_limits(const std::string& path, std::string_view bytes) {
  if (bytes.size() > kMostBytes)
    return complaint({path}, "This file has more than " + std::to_string(kMostBytes) + " bytes.",
                     "Divide it into several files.");
  return Scanner(path, bytes).run();
}

}  // namespace datac
