// What is wrong with a data file, where, and how to fix it. Errors are values, collected in the order of the files;
// nothing stops at the first one, and no file gets more of them than a person would read.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace datac {

/// A place in a data file; line and column count from 1, the column in characters.
struct Place {
  std::string path;
  unsigned line = 1, column = 1;

  friend auto operator<=>(const Place&, const Place&) = default;
};

struct Diagnostic {
  Place at;
  std::string problem;  // a sentence
  std::string fix;      // another one
};

/// "assets/codes/404.toml:3:8: error: A sentence. How to fix it."
std::string to_text(const Diagnostic&);

class Diagnostics {
 public:
  static constexpr std::size_t kMostPerFile = 20;

  void error(Place at, std::string problem, std::string fix);
  /// By path, line and column; those of one place in the order in which they were found.
  void sort();
  /// All of them as lines, sorted; of each file at most kMostPerFile, then how many more there are.
  std::vector<std::string> lines();
  const std::vector<Diagnostic>& all() const { return all_; }
  bool empty() const { return all_.empty(); }

 private:
  static constexpr std::size_t kMostKept = 1000;  // of a file; what is beyond is only counted

  std::vector<Diagnostic> all_;
  std::map<std::string, std::size_t> count_;  // by path
};

/// The word nearest to `word` by edit distance, ignoring case; empty where none is near enough to be meant. Other
/// digits mean something else: "RFC 9111" is not a misspelt "RFC 9110".
std::string_view nearest(std::string_view word, const std::vector<std::string_view>& words);

std::string quoted(std::string_view text);   // "text", as data has it
std::string key_name(std::string_view key);  // `key`, and other things that files are written with
/// "`a`, `b` or `c`".
std::string any_of(const std::vector<std::string_view>& words);

}  // namespace datac
