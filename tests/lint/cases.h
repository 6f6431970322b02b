// The tables of tests/lint/cases: exchanges, each under a line that says what has to come of it.
//
//   === RULE hit|miss [method=M] [role=R] [house=H] [paste]
//
// or, for exchanges that were written before the rules were tried on them (tests/lint/heldout),
//
//   === fault|missed|correct FORM [reads=METHOD:STATUS,…] [by=MAKER] [options] [; SECTION…]
//
// where `reads` has the exchanges in their order, `-` for a method that does not stand there, and `by` who is named
// first for the last of them, with underscores for spaces.
//
// Up to the next such line stands the text, with `\xNN` for octets that no editor shows. It is a file, octet for octet,
// and its lines end with CRLF; `paste` makes it a paste with LF. A text without content ends with an empty line.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "lint/lint.h"

struct LintCase {
  std::string file, rule, method, house, text;
  std::string form;                   // as which tool shows it
  std::string reads, by;              // the exchanges that stand there, and who sent the last
  std::vector<std::string> sections;  // where a fault is forbidden; any of them will do
  int line = 0;
  bool hit = false, paste = false;
  std::uint8_t role = 0;

  std::vector<message::Exchange> exchanges() const {
    message::Limits limits;
    limits.exact = !paste;
    return message::read(text, limits).exchanges;
  }
  std::vector<lint::Judgement> judged() const { return lint::check(exchanges(), text, {method, role, house}); }
};

inline std::string unescaped(std::string_view text, bool paste) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 3 < text.size() && text[i + 1] == 'x') {
      out += static_cast<char>(std::stoi(std::string(text.substr(i + 2, 2)), nullptr, 16));
      i += 3;
    } else if (text[i] == '\n' && !paste) {
      out += "\r\n";
    } else {
      out += text[i];
    }
  }
  return out;
}

inline std::vector<LintCase> read_lint_cases(const std::string& folder) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  std::vector<LintCase> out;
  for (const auto& path : paths) {
    std::ifstream file(path);
    std::string line, raw;
    bool open = false;
    int number = 0;
    const auto close = [&] {
      if (!open) return;
      if (raw.size() < 2 || raw.substr(raw.size() - 2) != "\n\n") raw.pop_back();
      out.back().text = unescaped(raw, out.back().paste);
      raw.clear();
    };
    while (std::getline(file, line)) {
      ++number;
      if (line.substr(0, 4) != "=== ") {
        if (open) raw += line + "\n";
        continue;
      }
      close();
      open = true;
      LintCase one;
      one.file = path.filename().string();
      one.line = number;
      std::size_t end = line.find(';');
      std::istringstream words(line.substr(4, end == line.npos ? end : end - 4));
      while (end != line.npos) {
        const std::size_t next = line.find(';', end + 1);
        one.sections.push_back(line.substr(end + 2, next == line.npos ? next : next - end - 2));
        end = next;
      }
      std::string word;
      words >> one.rule >> one.form;
      one.hit = one.form == "hit";
      while (words >> word) {
        if (word.starts_with("method=")) one.method = word.substr(7);
        if (word.starts_with("reads=")) one.reads = word.substr(6);
        if (word.starts_with("by=")) one.by = word.substr(3);
        if (word.starts_with("house=")) one.house = word.substr(6);
        if (word == "role=origin") one.role = registry::Sender::origin;
        if (word == "role=proxy") one.role = registry::Sender::proxy;
        if (word == "role=gateway") one.role = registry::Sender::gateway;
        if (word == "paste") one.paste = true;
      }
      out.push_back(std::move(one));
    }
    close();
  }
  return out;
}
