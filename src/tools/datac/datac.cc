// The program: options, reading the folder, writing what it was made into.
#include "tools/datac/datac.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <set>
#include <sstream>
#include <stdexcept>

#include "tools/datac/guard.h"
#include "tools/datac/layout.h"
#include "tools/datac/write.h"

namespace datac {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kUsage =
    "usage: datac --assets FOLDER --out FOLDER [--date YYYY-MM-DD] [--version N]\n"
    "             [--font FILE] [--dot PROGRAM]\n"
    "  --date, --version  of the data, as they stand in the output (1970-01-01, 0.0.0)\n"
    "  --font             the OpenType font whose widths the charts are laid out with; without it there is no layout\n"
    "  --dot              Graphviz (dot)\n";

struct Options {
  std::string assets, out, date = "1970-01-01", version = "0.0.0", font, dot = "dot";
  bool help = false;
};

// The options, or what is wrong with them.
std::string parse(const std::vector<std::string>& arguments, Options& options) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& argument = arguments[i];
    std::string* value = argument == "--assets"    ? &options.assets
                         : argument == "--out"     ? &options.out
                         : argument == "--date"    ? &options.date
                         : argument == "--version" ? &options.version
                         : argument == "--font"    ? &options.font
                         : argument == "--dot"     ? &options.dot
                                                   : nullptr;
    if (value) {
      if (i + 1 == arguments.size()) return argument + " needs a value";
      *value = arguments[++i];
    } else if (argument == "--help") {
      options.help = true;
    } else {
      return "unknown argument " + argument;
    }
  }
  if (!options.help && options.assets.empty()) return "--assets is missing";
  if (!options.help && options.out.empty()) return "--out is missing";
  return {};
}

void write(const fs::path& path, const std::string& bytes) {
  fs::create_directories(path.parent_path());
  std::ofstream file(path, std::ios::binary);
  file << bytes;
  file.close();
  if (!file) throw std::runtime_error("cannot write " + path.string());
}

// What datac wrote into a folder is listed there, so that it removes files of codes that are gone, and nobody else's.
constexpr char kManifest[] = "datac.files";

/// Names below the output folder; a name that leads elsewhere is nobody's.
std::set<std::string> listed(const fs::path& folder) {
  std::set<std::string> names;
  std::ifstream file(folder / kManifest, std::ios::binary);
  for (std::string name; std::getline(file, name);) {
    const fs::path path(name);
    const bool inside = !name.empty() && path.is_relative() &&
                        std::none_of(path.begin(), path.end(), [](const fs::path& part) { return part == ".."; });
    if (inside) names.insert(name);
  }
  return names;
}

void list(const fs::path& folder, const std::set<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += name + "\n";
  write(folder / kManifest, text);
}

/// @param files by name below the folder
void write_all(const fs::path& folder, const std::map<std::string, std::string>& files) {
  std::set<std::string> names;
  for (const auto& [name, bytes] : files) names.insert(name);
  const std::set<std::string> before = listed(folder);
  std::set<std::string> all = names;
  all.insert(before.begin(), before.end());
  list(folder, all);  // first, so that nothing is forgotten if writing ends halfway
  for (const auto& [name, bytes] : files) write(folder / name, bytes);
  for (const std::string& name : before)
    if (!names.contains(name)) fs::remove(folder / name);
  list(folder, names);
}

constexpr std::size_t kMostBytesOfAll = 256u << 20;

/// A link may not lead out of the folder: what is read here is published.
void check_link(const fs::directory_entry& entry, const fs::path& root) {
  if (!entry.is_symlink()) return;
  std::error_code error;
  const fs::path target = fs::canonical(entry.path(), error);
  const auto out = std::mismatch(root.begin(), root.end(), target.begin(), target.end()).first;
  if (error || out != root.end())
    throw std::runtime_error(entry.path().generic_string() + " is a link that leads out of " + root.generic_string() +
                             "; put a copy of the file there");
}

}  // namespace

Tree load_tree(const std::string& folder) {
  Tree tree;
  tree.root = fs::path(folder).lexically_normal().generic_string();
  while (tree.root.size() > 1 && tree.root.back() == '/') tree.root.pop_back();
  if (!fs::is_directory(tree.root)) throw std::runtime_error("no such folder: " + folder);
  const fs::path root = fs::canonical(tree.root);
  std::uintmax_t all = 0;
  for (const auto& entry : fs::recursive_directory_iterator(tree.root)) {
    check_link(entry, root);
    if (!entry.is_regular_file() || entry.path().extension() != ".toml") continue;
    // Of a file that is too long, so much that the reading can say so.
    const std::uintmax_t size = std::min<std::uintmax_t>(entry.file_size(), kMostBytes + 1);
    if ((all += size) > kMostBytesOfAll)
      throw std::runtime_error(folder + " has more than " + std::to_string(kMostBytesOfAll >> 20) + " MB of data");
    std::string bytes(size, '\0');
    std::ifstream file(entry.path(), std::ios::binary);
    file.read(bytes.data(), static_cast<std::streamsize>(size));
    if (file.bad() || !file.is_open()) throw std::runtime_error("cannot read " + entry.path().string());
    bytes.resize(static_cast<std::size_t>(file.gcount()));
    tree.files[entry.path().generic_string()] = std::move(bytes);
  }
  return tree;
}

Compiled compile(const Tree& tree, Diagnostics& out) {
  Compiled result{read(tree, out), {}};
  check(result.data, out);
  result.index = packed_index(result.data, out);
  out.sort();
  return result;
}

int run(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& err) {
  Options options;
  if (const std::string problem = parse(arguments, options); !problem.empty()) {
    err << "datac: " << problem << "\n" << kUsage;
    return 2;
  }
  if (options.help) {
    out << kUsage;
    return 0;
  }
  try {
    Diagnostics diagnostics;
    auto [data, index] = compile(load_tree(options.assets), diagnostics);
    for (const std::string& line : diagnostics.lines()) err << line << "\n";
    if (!diagnostics.empty()) return 1;
    data.date = options.date;
    data.version = options.version;
    if (!options.font.empty()) {
      const Font font(options.font);
      for (ChartData& chart : data.charts) layout(data, chart, font, options.dot, fs::path(options.out) / "layout");
    }
    std::map<std::string, std::string> files = json_files(data);
    files.merge(data_files(data, index));
    files["signals.json"] = signals_json(data);
    files["methods.json"] = methods_json(data);
    files["fields.json"] = fields_json(data);
    write_all(options.out, files);
  } catch (const std::exception& error) {
    err << "datac: " << error.what() << "\n";
    return 2;
  }
  return 0;
}

}  // namespace datac
