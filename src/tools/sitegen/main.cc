// sitegen: every page of the site as an HTML file, printed from the same Page that the app shows.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <string_view>

#include "app/chart_svg.h"
#include "app/chart_text.h"
#include "app/page_html.h"
#include "app/state.h"
#include "check/check.h"
#include "lint/lint.h"
#include "search/search.h"
#include "tools/embedded/embedded.h"

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kUsage =
    "usage: sitegen --shell FILE [--shell-404 FILE] [--shell-check FILE] --out FOLDER [--origin URL]\n"
    "  --shell      the document around each page, with {{title}}, {{body}} and so on (src/app/page_html.h)\n"
    "  --shell-404  the one around 404.html, which hosts send at any depth; without it, the same\n"
    "  --shell-check  the one around check/, which has a program of its own; without it, the same\n"
    "  --origin     where the site will live, such as https://example.com/atlas/; only with it are there a sitemap,\n"
    "               a search description (opensearch.xml), canonical addresses and pictures for links\n";

int fail(const std::string& message, int status) {
  std::cerr << "sitegen: " << message << "\n";
  return status;
}

bool read(const fs::path& path, std::string& bytes) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream out;
  out << file.rdbuf();
  bytes = out.str();
  return static_cast<bool>(file);
}

bool write(const fs::path& path, std::string_view bytes) {
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  std::ofstream file(path, std::ios::binary);
  file << bytes;
  file.close();
  return !file.fail();
}

}  // namespace

int main(int argc, char** argv) {
  for (const auto file : embedded::files())
    if (search::load(file) == registry::Loaded::foreign) lint::load(file);
  std::string shell_path, shell_404_path, shell_check_path, out, origin;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--help") {
      std::cout << kUsage;
      return 0;
    }
    std::string* value = argument == "--shell"         ? &shell_path
                         : argument == "--shell-404"   ? &shell_404_path
                         : argument == "--shell-check" ? &shell_check_path
                         : argument == "--out"         ? &out
                         : argument == "--origin"      ? &origin
                                                       : nullptr;
    if (!value || ++i == argc) return fail("cannot use " + std::string(argument) + "\n" + std::string(kUsage), 2);
    *value = argv[i];
  }
  if (shell_path.empty() || out.empty()) return fail("--shell and --out are needed\n" + std::string(kUsage), 2);
  if (!origin.empty() && origin.rfind("https://", 0) != 0 && origin.rfind("http://", 0) != 0)
    return fail("--origin is not an address that begins with https://: " + origin, 2);
  if (origin.find_first_of("?# \"<>") != origin.npos)
    return fail("--origin is not the address of a folder: " + origin, 2);
  if (!origin.empty() && origin.back() != '/') origin += '/';

  if (shell_404_path.empty()) shell_404_path = shell_path;
  if (shell_check_path.empty()) shell_check_path = shell_path;
  std::string shell, shell_404, shell_check;
  if (!read(shell_path, shell)) return fail("cannot read " + shell_path, 1);
  if (!read(shell_404_path, shell_404)) return fail("cannot read " + shell_404_path, 1);
  if (!read(shell_check_path, shell_check)) return fail("cannot read " + shell_check_path, 1);

  const auto print = [&](const app::State& state, const std::string& name, const std::string& around,
                         const std::string& where) {
    app::Page page = app::view(state);
    page.description = app::describe(state);
    return write(fs::path(out) / name, app::print_document(page, around, where));
  };
  const auto paths = app::all_paths();
  std::string sitemap =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
  for (const std::string& path : paths) {
    if (!print(app::parse_url(path), path + "index.html", shell, origin))
      return fail("cannot write " + path + "index.html in " + out, 1);
    sitemap += "<url><loc>" + app::escape_html(origin + path) + "</loc></url>\n";
  }
  const app::Page check = check::page();
  if (!write(fs::path(out) / (check.path + "index.html"), app::print_document(check, shell_check, origin)))
    return fail("cannot write " + check.path + "index.html in " + out, 1);
  sitemap += "<url><loc>" + app::escape_html(origin + check.path) + "</loc></url>\n";
  // What hosts send for every unknown address, so it has none of its own; which one it was is for the app to say.
  app::State unknown;
  unknown.view = app::View::not_found;
  if (!print(unknown, "404.html", shell_404, "")) return fail("cannot write 404.html in " + out, 1);

  // Each flowchart for other programs, beside its data, which datac writes.
  for (const auto& chart : registry::charts()) {
    const std::string name = "data/charts/" + std::string(chart.id);
    if (!write(fs::path(out) / (name + ".svg"), app::chart_svg(chart, origin.empty() ? "../../" : origin)) ||
        !write(fs::path(out) / (name + ".mmd"), app::chart_mermaid(chart)) ||
        !write(fs::path(out) / (name + ".dot"), app::chart_dot(chart)))
      return fail("cannot write " + name + " in " + out, 1);
  }

  std::string robots = "User-agent: *\nAllow: /\n";
  if (!origin.empty()) {
    if (!write(fs::path(out) / "sitemap.xml", sitemap + "</urlset>\n"))
      return fail("cannot write sitemap.xml in " + out, 1);
    robots += "Sitemap: " + origin + "sitemap.xml\n";
    const std::string search =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n"
        "<ShortName>Status Atlas</ShortName>\n"
        "<Description>Every HTTP status code: by number, name, header field or symptom</Description>\n"
        "<InputEncoding>UTF-8</InputEncoding>\n"
        "<Url type=\"text/html\" template=\"" +
        app::escape_html(origin) +
        "?q={searchTerms}\"/>\n"
        "<Url type=\"application/opensearchdescription+xml\" rel=\"self\" template=\"" +
        app::escape_html(origin) +
        "opensearch.xml\"/>\n"
        "</OpenSearchDescription>\n";
    if (!write(fs::path(out) / "opensearch.xml", search)) return fail("cannot write opensearch.xml in " + out, 1);
  }
  if (!write(fs::path(out) / "robots.txt", robots)) return fail("cannot write robots.txt in " + out, 1);
  std::cout << paths.size() + 1 << " pages\n";
  return 0;
}
