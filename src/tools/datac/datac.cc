#include "tools/datac/datac.h"

#include <filesystem>
#include <fstream>
#include <ostream>
#include <set>
#include <sstream>
#include <stdexcept>

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

// The folders below the output are datac's own: what it did not write now is of a code that is gone.
void remove_stale(const fs::path& folder, const std::map<std::string, std::string>& files) {
  std::set<fs::path> written;
  for (const auto& [name, bytes] : files) written.insert(folder / name);
  std::vector<fs::path> stale;
  for (const auto& [name, ending] : {std::pair("data", ".json"), std::pair("details", ".bin")}) {
    if (!fs::exists(folder / name)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(folder / name)) {
      if (entry.is_regular_file() && entry.path().extension() == ending && !written.contains(entry.path()))
        stale.push_back(entry.path());
    }
  }
  for (const fs::path& path : stale) fs::remove(path);
}

}  // namespace

Tree load_tree(const std::string& folder) {
  Tree tree;
  tree.root = fs::path(folder).lexically_normal().generic_string();
  while (tree.root.size() > 1 && tree.root.back() == '/') tree.root.pop_back();
  if (!fs::is_directory(tree.root)) throw std::runtime_error("no such folder: " + folder);
  for (const auto& entry : fs::recursive_directory_iterator(tree.root)) {
    if (!entry.is_regular_file() || entry.path().extension() != ".toml") continue;
    std::ifstream file(entry.path(), std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    if (!file) throw std::runtime_error("cannot read " + entry.path().string());
    tree.files[entry.path().generic_string()] = bytes.str();
  }
  return tree;
}

Compiled compile(const Tree& tree, Diagnostics& out) {
  Compiled result{read(tree, out), {}};
  check(result.data, out);
  result.search_index = search_source(result.data, out);
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
    for (const Diagnostic& d : diagnostics.all()) err << to_text(d) << "\n";
    if (!diagnostics.empty()) return 1;
    data.date = options.date;
    data.version = options.version;
    if (!options.font.empty()) {
      const Font font(options.font);
      for (ChartData& chart : data.charts) layout(data, chart, font, options.dot, fs::path(options.out) / "layout");
    }
    std::map<std::string, std::string> files = json_files(data);
    files.merge(table_files(data));
    files["signals.json"] = signals_json(data);
    for (const auto& [name, bytes] : files) write(fs::path(options.out) / name, bytes);
    remove_stale(options.out, files);
    write(fs::path(options.out) / "search_index.cc", index);
    write(fs::path(options.out) / "module_index.cc", module_search_source(index));
  } catch (const std::exception& error) {
    err << "datac: " << error.what() << "\n";
    return 2;
  }
  return 0;
}

}  // namespace datac
