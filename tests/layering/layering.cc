#include "layering.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

namespace layering {
namespace {

namespace fs = std::filesystem;

using Words = std::vector<std::string>;

struct Only {
  Words where;
  std::string text;
  std::regex expression;
};

struct Table {
  std::map<std::string, Words> rooms, libraries, links;
  std::map<std::string, std::string> targets;
  std::vector<Only> only;
};

std::string read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream out;
  out << file.rdbuf();
  return out.str();
}

Words split(const std::string& text) {
  std::istringstream in(text);
  Words out;
  for (std::string word; in >> word;) out.push_back(word);
  return out;
}

/// Is this path the place itself, or below it?
bool inside(std::string_view path, std::string_view place) {
  return path.starts_with(place) && (path.size() == place.size() || path[place.size()] == '/');
}

bool any_of(const Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

Table read_table(const fs::path& path, std::vector<Violation>& out) {
  Table table;
  std::istringstream lines(read(path));
  int number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (line.empty() || line[0] == '#') continue;
    const auto space = line.find(' ');
    const auto colon = line.find(": ") != line.npos ? line.find(": ")
                       : line.back() == ':'         ? line.size() - 1
                                                    : line.npos;
    const std::string kind = line.substr(0, space);
    if (space == line.npos || colon == line.npos || colon < space) {
      out.push_back({path.filename().string() + ":" + std::to_string(number), "not “kind name: …”"});
      continue;
    }
    const std::string name = line.substr(space + 1, colon - space - 1);
    const std::string rest = colon + 2 <= line.size() ? line.substr(colon + 2) : "";
    if (kind == "room")
      table.rooms[name] = split(rest);
    else if (kind == "library")
      table.libraries[name] = split(rest);
    else if (kind == "links")
      table.links[name] = split(rest);
    else if (kind == "target")
      table.targets[name] = rest;
    else if (kind == "only")
      table.only.push_back({split(name), rest, std::regex(rest)});
    else
      out.push_back({path.filename().string() + ":" + std::to_string(number), "there is no kind “" + kind + "”"});
  }
  if (table.rooms.empty()) out.push_back({path.filename().string(), "names no rooms"});
  return table;
}

/// The room of a file below src: the longest name that holds it; empty where none does.
std::string room_of(const Table& table, std::string_view file) {
  std::string best;
  for (const auto& [name, uses] : table.rooms)
    if (inside(file, name) && name.size() > best.size()) best = name;
  return best;
}

bool may_use(const Table& table, const std::string& room, const std::string& file) {
  const std::string other = room_of(table, file);
  return other == room || any_of(table.rooms.at(room), other) || any_of(table.rooms.at(room), file);
}

int line_at(const std::string& text, std::size_t at) {
  return 1 + static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

std::string place(const std::string& file, int line) { return file + ":" + std::to_string(line); }

void check_code(const Table& table, const std::string& file, const std::string& raw, std::vector<Violation>& out) {
  const std::string room = room_of(table, file);
  if (room.empty()) {
    out.push_back({file, "stands in no room of the table"});
    return;
  }
  const std::string code = without_comments(raw);
  static const std::regex include("(^|\n)[ \t]*#[ \t]*include[ \t]*([<\"])([^>\"\n]+)[>\"]");
  for (std::sregex_iterator it(code.begin(), code.end(), include), end; it != end; ++it) {
    const std::string name = (*it)[3];
    const std::string here = place(file, line_at(code, static_cast<std::size_t>(it->position(3))));
    bool library = false;
    for (const auto& [start, rooms] : table.libraries) {
      if (!name.starts_with(start)) continue;
      library = true;
      const bool allowed = std::any_of(rooms.begin(), rooms.end(), [&](const auto& r) { return inside(room, r); });
      if (!allowed) out.push_back({here, "“" + name + "”: room " + room + " may not see this library"});
    }
    if (library || (*it)[2] == "<") continue;
    if (name.starts_with(".")) {
      out.push_back({here, "“" + name + "”: includes name the room, as in \"app/page.h\""});
    } else if (room_of(table, name).empty()) {
      out.push_back({here, "“" + name + "” is in no room; includes name the room, as in \"app/page.h\""});
    } else if (!may_use(table, room, name)) {
      out.push_back({here, "“" + name + "”: room " + room + " may not use " + room_of(table, name)});
    }
  }
  for (const Only& only : table.only) {
    if (std::any_of(only.where.begin(), only.where.end(), [&](const auto& where) { return inside(file, where); }))
      continue;
    std::string places;
    for (const auto& where : only.where) (places += places.empty() ? "" : " or ") += where;
    // Line by line: expressions on long texts are deep recursion in this library.
    std::istringstream lines(code);
    int number = 0;
    for (std::string line; std::getline(lines, line);) {
      ++number;
      std::smatch match;
      if (std::regex_search(line, include)) continue;
      if (std::regex_search(line, match, only.expression))
        out.push_back({place(file, number),
                       "“" + match.str() + "” may stand " + (places == "nowhere" ? places : "only in " + places)});
    }
  }
}

struct Call {
  std::string name;
  Words words;
  int line;
};

/// The calls of a CMakeLists.txt, as far as they matter here: words, without quotation marks and comments.
std::vector<Call> calls(const std::string& text) {
  std::string code;
  bool comment = false;
  for (char c : text) {
    if (c == '#') comment = true;
    if (c == '\n') comment = false;
    code += comment ? ' ' : c;
  }
  std::vector<Call> out;
  static const std::regex begin("([A-Za-z_][A-Za-z0-9_]*)[ \t]*\\(");
  for (std::size_t at = 0;;) {
    std::smatch match;
    if (!std::regex_search(code.cbegin() + static_cast<std::ptrdiff_t>(at), code.cend(), match, begin)) return out;
    const std::size_t open = at + static_cast<std::size_t>(match.position(0) + match.length(0));
    std::size_t close = open;
    for (int depth = 1; close < code.size(); ++close) {
      depth += code[close] == '(' ? 1 : code[close] == ')' ? -1 : 0;
      if (depth == 0) break;
    }
    std::string inner = code.substr(open, close - open);
    std::replace(inner.begin(), inner.end(), '"', ' ');
    out.push_back({match[1], split(inner), line_at(code, at + static_cast<std::size_t>(match.position(0)))});
    at = std::min(close + 1, code.size());
  }
}

struct Link {
  std::string file, target;
  Words to;
  int line;
};

}  // namespace

std::string without_comments(const std::string& code) {
  std::string out = code;
  const auto blank = [&](std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to && i < out.size(); ++i)
      if (out[i] != '\n') out[i] = ' ';
  };
  for (std::size_t i = 0; i < code.size();) {
    if (code.compare(i, 2, "//") == 0) {
      const std::size_t end = std::min(code.find('\n', i), code.size());
      blank(i, end);
      i = end;
    } else if (code.compare(i, 2, "/*") == 0) {
      const std::size_t end = code.find("*/", i + 2);
      const std::size_t past = end == code.npos ? code.size() : end + 2;
      blank(i, past);
      i = past;
    } else if (code.compare(i, 2, "R\"") == 0 &&
               (i == 0 || (!std::isalnum(static_cast<unsigned char>(code[i - 1])) && code[i - 1] != '_'))) {
      // Quotation marks inside do not end it; what it says is kept.
      const std::size_t open = code.find('(', i);
      if (open == code.npos) break;
      const std::string close = ")" + code.substr(i + 2, open - i - 2) + "\"";
      const std::size_t end = std::min(code.find(close, open), code.size());
      for (std::size_t k = open; k < end; ++k)
        if (out[k] == '"') out[k] = '\'';
      i = std::min(end + close.size(), code.size());
    } else if (code[i] == '"' ||
               (code[i] == '\'' && (i == 0 || !std::isalnum(static_cast<unsigned char>(code[i - 1]))))) {
      const char quote = code[i++];
      while (i < code.size() && code[i] != quote && code[i] != '\n') i += code[i] == '\\' ? 2 : 1;
      ++i;
    } else {
      ++i;
    }
  }
  return out;
}

std::vector<Violation> check(const fs::path& src, const fs::path& rooms) {
  std::vector<Violation> out;
  const Table table = read_table(rooms, out);
  std::vector<std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(src, fs::directory_options::follow_directory_symlink))
    if (entry.is_regular_file()) files.push_back(fs::relative(entry.path(), src).generic_string());
  std::sort(files.begin(), files.end());

  std::map<std::string, std::string> target_room;  // where each target is made
  std::vector<Link> links;
  for (const std::string& file : files) {
    const std::string extension = fs::path(file).extension().string();
    if (extension == ".cc" || extension == ".h") check_code(table, file, read(src / file), out);
    if (extension == ".js" || extension == ".mjs" || extension == ".html" || extension == ".css")
      out.push_back({file, "belongs in web/"});
    if (fs::path(file).filename() != "CMakeLists.txt") continue;
    for (const Call& call : calls(read(src / file))) {
      if (call.words.empty()) continue;
      const std::string& target = call.words[0];
      if (call.name == "room" || call.name == "add_library" || call.name == "add_executable")
        target_room[target] = room_of(table, file);
      if (call.name == "room" || call.name == "target_link_libraries") {
        Link link{file, target, {}, call.line};
        bool uses = call.name == "target_link_libraries";
        for (std::size_t i = 1; i < call.words.size(); ++i) {
          const std::string& word = call.words[i];
          if (word == "USES")
            uses = true;
          else if (word == "SOURCES")
            uses = false;
          else if (uses && word != "PUBLIC" && word != "PRIVATE" && word != "INTERFACE")
            link.to.push_back(word);
        }
        links.push_back(link);
      }
    }
  }
  for (const Link& link : links) {
    const std::string room = room_of(table, link.file);
    for (const std::string& to : link.to) {
      const auto made = target_room.find(to);
      if (made != target_room.end()) {
        const auto by = table.targets.find(to);
        if (room.empty() || made->second == room || any_of(table.rooms.at(room), made->second)) continue;
        if (by != table.targets.end() && any_of(table.rooms.at(room), by->second)) continue;
        out.push_back({place(link.file, link.line),
                       link.target + " links " + to + ": room " + room + " may not use " + made->second});
        continue;
      }
      for (const auto& [start, allowed] : table.links)
        if (to.starts_with(start) &&
            std::none_of(allowed.begin(), allowed.end(), [&](const auto& r) { return inside(room, r); }))
          out.push_back({place(link.file, link.line),
                         link.target + " links " + to + ": room " + room + " may not see this library"});
    }
  }
  return out;
}

}  // namespace layering
