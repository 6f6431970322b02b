// src/tools/cli: the program `statusatlas` as scripts and people meet it: what it prints where, and how it exits.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <tuple>

#include "app/chart_text.h"
#include "app/page_html.h"
#include "decide/decide.h"
#include "decide/house.h"
#include "registry/registry.h"

namespace {

using nlohmann::json;
using Words = std::vector<std::string>;

struct Ran {
  int status;
  std::string out, err;
};

std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream out;
  out << file.rdbuf();
  return out.str();
}

std::string in_shell(const std::string& word) {
  std::string out = "'";
  for (char c : word) c == '\'' ? out += "'\\''" : out += c;
  return out + "'";
}

std::string temporary(const std::string& name) {
  return testing::TempDir() + "statusatlas_" + std::to_string(getpid()) + "_" + name;
}

Ran run_program(const std::string& program, const Words& words, const std::string& input = {}) {
  const std::string in = temporary("in"), out = temporary("out"), err = temporary("err");
  std::ofstream(in, std::ios::binary) << input;
  std::string command = in_shell(program);
  for (const auto& word : words) command += " " + in_shell(word);
  const int status =
      std::system((command + " <" + in_shell(in) + " >" + in_shell(out) + " 2>" + in_shell(err)).c_str());
  Ran ran{WIFEXITED(status) ? WEXITSTATUS(status) : -1, read_file(out), read_file(err)};
  for (const auto& file : {in, out, err}) unlink(file.c_str());
  return ran;
}

Ran run(const Words& words, const std::string& input = {}) { return run_program(STATUSATLAS, words, input); }

std::string said(const Words& words) {
  std::string out = "statusatlas";
  for (const auto& word : words) out += " " + word.substr(0, 80);
  return out;
}

json parsed(const std::string& text) { return json::parse(text, nullptr, false); }

std::size_t lines(const std::string& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

const json& dataset() {
  static const json data = parsed(read_file(GENERATED_DIR "/statuses.json"));
  return data;
}

const json& entry(const std::string& id) {
  for (const auto& one : dataset()["codes"])
    if (one["id"] == id) return one;
  static const json none;
  return none;
}

// What is found, and where: "out" and "err" are parts of what is printed there; with an empty "err" nothing is.
TEST(Cli, Answers) {
  struct Row {
    Words words;
    int status;
    std::string out, err;
  };
  const std::vector<Row> rows = {
      {{"--help"}, 0, "search WORDS…", ""},
      {{"-h"}, 0, "search WORDS…", ""},
      {{"help"}, 0, "search WORDS…", ""},
      {{"help", "which"}, 0, "statusatlas which [--answers a,b,c] [--house H] [--json] [CHART]", ""},
      {{"--help", "which"}, 0, "statusatlas which", ""},
      {{"show", "--help"}, 0, "statusatlas show [--json] CODE…", ""},
      {{"show", "404", "--help"}, 0, "statusatlas show [--json] CODE…", ""},
      {{"list", "-h"}, 0, "--standing S", ""},
      {{"search", "--help"}, 0, "--limit N", ""},
      {{"charts", "--help"}, 0, "every flowchart", ""},
      {{"export", "--help"}, 0, "statuses.json", ""},
      {{"--version"}, 0, "statusatlas ", ""},
      {{"-V"}, 0, "statusatlas ", ""},
      {{"--color", "never", "show", "404"}, 0, "404 Not Found\nClient error", ""},
      {{"--color=always", "show", "404"}, 0, "\x1b[1mNot Found\x1b[0m", ""},
      {{"show", "404", "--color", "always"}, 0, "\x1b[1mNot Found\x1b[0m", ""},
      {{"show", "404", "--color=auto"}, 0, "404 Not Found\nClient error", ""},
      {{"show", "404"}, 0, "404 Not Found\nClient error · Standard", ""},
      {{"show", "429"}, 0, "Retry-After The server MAY send: ", ""},
      {{"show", "499"}, 0, "499 Client Closed Request (nginx)", ""},
      {{"show", "499"}, 0, "(Esri", ""},
      {{"show", "499-nginx"}, 0, "499 Client Closed Request (nginx)", ""},
      {{"show", "--", "404"}, 0, "404 Not Found", ""},
      {{"show", "429", "404"}, 0, "404 Not Found\nClient error", ""},
      {{"show", "404.13"}, 0, "404.13 is status 404 with sub-status 13", ""},
      {{"show", "404.13"}, 0, "What 13 stands for has no entry here yet", ""},
      {{"show", "404.13"}, 0, "404 Not Found\nClient error", ""},
      {{"show", "000"}, 0, "000 ", ""},
      {{"list", "--class", "1xx"}, 0, "101  Switching Protocols", ""},
      {{"list", "--class=1xx"}, 0, "101  Switching Protocols", ""},
      {{"list", "--standing", "unregistered"}, 0, "nginx\n", ""},
      {{"list", "-c1xx"}, 0, "101  Switching Protocols", ""},
      {{"list", "-c", "1xx", "-s=standard"}, 0, "101  Switching Protocols", ""},
      {{"list", "--owner", "nginx"}, 0, "499  Client Closed Request", ""},
      {{"list", "-o", "NGINX,azure cosmos db"}, 0, "Azure Cosmos DB\n", ""},
      {{"list", "-o", "esri"}, 0, "Esri\n", ""},
      {{"search", "too", "many", "requests"}, 0, "429 Too Many Requests", ""},
      {{"search", "404"}, 0, "404 Not Found", ""},
      {{"search", "--", "404"}, 0, "404 Not Found", ""},
      {{"search", "-n1", "404"}, 0, "404 Not Found", ""},
      {{"search", "-jn", "1", "404"}, 0, "{\"query\":\"404\"", ""},
      {{"search", "--time", "404"}, 0, "searched in ", ""},
      {{"search", "[404]"}, 0, "404 Not Found", ""},
      {{"completion", "bash"}, 0, "complete -F _statusatlas statusatlas", ""},
      {{"completion", "zsh"}, 0, "#compdef statusatlas", ""},
      {{"completion", "fish"}, 0, "complete -c statusatlas", ""},
      {{"manual"}, 0, ".TH STATUSATLAS 1", ""},
      {{"problem", "404"},
       0,
       "{\"status\":404,\"headers\":{\"Content-Type\":\"application/problem+json\"},\"body\":{\"title\":\"Not "
       "Found\",\"status\":404}}\n",
       ""},
      {{"problem", "405", "Allow: GET, HEAD", "--detail=Closed."},
       0,
       "\"Allow\":\"GET, HEAD\"},\"body\":{\"title\":\"Method Not Allowed\",\"status\":405,\"detail\":\"Closed.\"}",
       ""},
      {{"problem", "Allow:", "405"}, 0, "\"Allow\":\"\"", ""},
      {{"problem", "429", "link: <a>", "Link: <b>"}, 0, "\"link\":[\"<a>\",\"<b>\"]", ""},
      {{"problem", "499"}, 0, "\"body\":{\"status\":499}", ""},
      {{"problem", "499-nginx"}, 0, "\"title\":\"Client Closed Request\"", ""},
      {{"problem", "403", "-t", "/low", "-i", "/a/1"},
       0,
       "\"body\":{\"type\":\"/low\",\"status\":403,\"instance\":\"/a/1\"}",
       ""},
      {{"problem", "--chart", "validation", "-a", "content,rule"}, 0, "\"title\":\"Unprocessable Content\"", ""},
      {{"problem", "-c", "validation", "-a", "content,rule", "-H", "zalando"}, 0, "\"title\":\"Bad Request\"", ""},
      {{"which", "--answers", ""}, 0, "How did the request go?", ""},
      {{"which", "redirects", "--answers", ""}, 0, "Still possible: ", ""},
      {{"charts"}, 0, "which  Which status should I return?", ""},
      {{"charts", "redirects"}, 0, "redirects  Which redirect?", ""},
      {{"charts", "redirects", "--format", "text"}, 0, ": 308 Permanent Redirect", ""},
      {{"which", "validation", "--answers", "content,rule"}, 0, "422 Unprocessable Content\n", ""},
      {{"which", "validation", "--answers", "content,rule", "--house", "zalando"}, 0, "400 Bad Request\n", ""},
      {{"which", "validation", "--answers=content,rule", "--house=zalando"},
       0,
       "Zalando says 400, RFC 9110 says 422, Azure, Google AIP, Amazon S3 and Anthropic\nsay 400, GitHub,",
       ""},
      {{"which", "validation", "--answers=content,rule", "--house=zalando"}, 0, "By the RFCs it is 422", ""},
      {{"which", "validation", "--answers=content,rule", "--house=zalando"}, 0, "content,rule --house zalando", ""},
      {{"which", "validation", "--answers=content,rule", "--house=json-api"}, 0, "JSON:API has no position here", ""},
      {{"which", "validation", "--answers=content,rule", "--house=json-api"}, 0, "422 Unprocessable Content\n", ""},
      // Nothing there.
      {{"show", "777"}, 1, "", "there is no code 777; the nearest are "},
      {{"show", "798"}, 1, "", "there is no code 798; the nearest are "},
      {{"show", "404", "798"}, 1, "", "there is no code 798"},
      {{"show", "777.1"}, 1, "", "there is no code 777"},
      {{"search", "qqzzxxkk"}, 1, "", "nothing found for “qqzzxxkk”"},
      {{"list", "--class", "1xx", "--standing", "reserved"}, 1, "", "no code is of that class, standing and owner"},
      // Mistakes in the call.
      {{}, 2, "", "a command is missing"},
      {{"sho", "404"}, 2, "", "there is no command “sho”; did you mean “show”?"},
      {{"serach", "x"}, 2, "", "did you mean “search”?"},
      {{"404"}, 2, "", "did you mean “statusatlas show 404”?"},
      {{"help", "lst"}, 2, "", "did you mean “list”?"},
      {{"show"}, 2, "", "which code?"},
      {{"show", "4o4"}, 2, "", "“4o4” is no code; did you mean “404”?"},
      {{"show", "40"}, 2, "", "“40” is no code; did you mean “4"},
      {{"show", "4044"}, 2, "", "did you mean “404”?"},
      {{"show", "499-ngin"}, 2, "", "did you mean “499-nginx”?"},
      {{"show", "4xx"}, 2, "", "did you mean “statusatlas list --class 4xx”?"},
      {{"show", ""}, 2, "", "is no code"},
      {{"show", "-5"}, 2, "", "there is no option “-5” here"},
      {{"show", "99"}, 2, "", "“99” is no code; did you mean “"},
      {{"show", "1000"}, 2, "", "“1000” is no code; did you mean “100”?"},
      {{"show", "798", "x404"}, 2, "", "“x404” is no code"},
      {{"show", "404", "4xx"}, 2, "", "“4xx” is a class"},
      {{"show", "not found"}, 2, "", "“not found” is no code; did you mean “404”, 404 Not Found?"},
      {{"show", "client closed request"}, 2, "", "did you mean “499-nginx”"},
      {{"show", "qqzzxxkk"}, 2, "", "“qqzzxxkk” is no code; statusatlas search finds codes by words"},
      {{"show", "404."}, 2, "", "“404.” is no code"},
      {{"show", "404.x"}, 2, "", "“404.x” is no code"},
      {{"show", "404.123456"}, 2, "", "“404.123456” is no code"},
      {{"show", "404.1.2"}, 2, "", "“404.1.2” is no code"},
      {{"show", "404", "--color", "blue"}, 2, "", "--color is auto, always or never, not “blue”"},
      {{"show", "404", "--color="}, 2, "", "not “”"},
      {{"--color"}, 2, "", "--color needs a value"},
      {{"--color", "always"}, 2, "", "a command is missing"},
      {{"--colour", "always", "show", "404"}, 2, "", "there is no option “--colour”; did you mean “--color”?"},
      {{"--versio"}, 2, "", "did you mean “--version”?"},
      {{"list", "--owner", "ngnx"}, 2, "", "there is no owner “ngnx”; did you mean “nginx”?"},
      {{"list", "--owner", ""}, 2, "", "there is no owner “”"},
      {{"list", "--owner", "nginx,"}, 2, "", "there is no owner “”"},
      {{"list", "-o"}, 2, "", "--owner needs a value: --owner O"},
      {{"search", "++"}, 1, "", "nothing found for “++”"},
      {{"search", "-jn"}, 2, "", "--limit"},
      {{"completion"}, 2, "", "for which shell?"},
      {{"completion", "bsh"}, 2, "", "there is no shell “bsh” here; did you mean “bash”?"},
      {{"manual", "x"}, 2, "", "manual takes no words"},
      {{"which", "redirect"}, 2, "", "there is no flowchart “redirect”; did you mean “redirects”?"},
      {{"which", "redirect", "--answers", "moved"}, 2, "", "did you mean “redirects”?"},
      {{"which", "validation", "--answers", "content,rulx"}, 2, "", "has no answer “rulx”; did you mean “rule”?"},
      {{"which", "validation", "--answers", "content,rule,more"}, 2, "", "so “more” is too much: the code is 422"},
      {{"which", "--answers", ","}, 2, "", "has no answer “”"},
      {{"which", "--house", "nobody"}, 2, "", "there is no house “nobody”; did you mean “"},
      {{"which", "methods", "--answers", "delete,absent", "--house", "methods.delete.absent:204"},
       0,
       "204 No Content\n",
       ""},
      {{"which", "--house", "methods.delete.absnt:204"},
       2,
       "",
       "“methods.delete.absnt:204” names no answer of a flowchart; did you mean “methods.delete.absent:204”?"},
      {{"which", "--house", "methods.delete.absent:205"},
       2,
       "",
       "“methods.delete.absent:205” names a code that no house sends there; did you mean “methods.delete.absent:204”?"},
      {{"check", "--house", "methods.delete.absent:204", "-"}, 2, "", "there is no house"},
      {{"which", "--answers", "", "--house", "Zalando"}, 2, "", "did you mean “zalando”? (rfc, zalando, azure"},
      {{"which", "--answers", "", "--house", "rfc,azure"}, 2, "", "there is no house “rfc,azure”"},
      {{"show", "404", "--jsn"}, 2, "", "did you mean “--json”?"},
      {{"show", "404", "--json=1"}, 2, "", "--json takes no value"},
      {{"show", "404", "--json", "--json"}, 2, "", "--json stands there twice"},
      {{"list", "404"}, 2, "", "“404” is too much"},
      {{"list", "--class"}, 2, "", "--class needs a value: --class 4xx"},
      {{"list", "--class", "4x"}, 2, "", "there is no class “4x”; did you mean “4xx”?"},
      {{"list", "--class", "4xx,"}, 2, "", "there is no class “”"},
      {{"list", "--standing", "standart"}, 2, "", "did you mean “standard”?"},
      {{"search"}, 2, "", "which words?"},
      {{"search", "  "}, 2, "", "which words?"},
      {{"search", "--limit", "0", "x"}, 2, "", "--limit is a number from 1 to 1000, not “0”"},
      {{"search", "--limit", "-1", "x"}, 2, "", "not “-1”"},
      {{"search", "--limit", "1001", "x"}, 2, "", "not “1001”"},
      {{"search", "--limit", "99999999999999999999", "x"}, 2, "", "--limit is a number"},
      {{"search", "--limit", "ten", "x"}, 2, "", "not “ten”"},
      {{"which", "redirects", "which"}, 2, "", "one flowchart at a time"},
      {{"which", "--answers"}, 2, "", "--answers needs a value"},
      {{"charts", "redirect"}, 2, "", "there is no flowchart “redirect”; did you mean “redirects”?"},
      {{"charts", "redirects", "auth"}, 2, "", "one flowchart at a time"},
      {{"charts", "redirects", "--format", "png"}, 2, "", "there is no format “png”; did you mean “svg”? (text, svg"},
      {{"charts", "redirects", "--format"}, 2, "", "--format needs a value"},
      {{"charts", "--format", "svg"}, 2, "", "--format is of one flowchart"},
      {{"charts", "redirects", "--format", "svg", "--json"}, 2, "", "one of them is enough"},
      {{"which", "--house"}, 2, "", "--house needs a value: --house H"},
      {{"export", "all"}, 2, "", "export takes no words"},
      {{"export", "--json"}, 2, "", "there is no option “--json” here"},
      {{"problem"}, 2, "", "of which code?"},
      {{"problem", "404", "410"}, 2, "", "it is of one code"},
      {{"problem", "404", "--answers", "x"}, 2, "", "it is of one code"},
      {{"problem", "404", "--chart", "validation"}, 2, "", "need --answers"},
      {{"problem", "--answers", ""}, 2, "", "lead to a question, not to a code: “How did the request go?”"},
      {{"problem", "--chart", "validaton", "--answers", ""}, 2, "", "did you mean “validation”?"},
      {{"problem", "-c", "validation", "--answers", "contnt"}, 2, "", "did you mean “content”?"},
      {{"problem", "-c", "validation", "-a", "content,rule", "-H", "x"}, 2, "", "there is no house “x”"},
      {{"problem", "4o4"}, 2, "", "did you mean “404”?"},
      {{"problem", "404.13"}, 2, "", "no sub-status"},
      {{"problem", "100"}, 2, "", "100 is no final status code of 200 to 599"},
      {{"problem", "777"}, 2, "", "777 is no final status code"},
      {{"problem", "204"}, 2, "", "a 204 response has no content"},
      {{"problem", "401"}, 2, "", "a 401 response must have WWW-Authenticate (always"},
      {{"problem", "405"}, 2, "", "RFC 9110 §10.2.1); add for example 'Allow: "},
      {{"problem", "426", "Upgrade: h2c"}, 2, "", "a 426 response must have Connection"},
      {{"problem", "404", "X A: b"}, 2, "", "a name that is no token"},
      {{"problem", "404", ": b"}, 2, "", "a name that is no token"},
      {{"problem", "404", "X-A: a\r\nSet-Cookie: b"}, 2, "", "X-A has a value that no header field can have"},
      {{"problem", "404", "X-A: \xF0\x9F\x92\xA5"}, 2, "", "X-A has a value that no header field can have"},
      {{"problem", "404", "content-type: text/html"}, 2, "", "Content-Type is application/problem+json"},
      {{"show", "a\nb\x1b[31m"}, 2, "", "is no code"},
      {{"show", std::string(5000, 'x')}, 2, "", "is no code"},
      {{std::string(5000, 'x')}, 2, "", "there is no command"},
  };
  for (const Row& row : rows) {
    const Ran ran = run(row.words);
    EXPECT_EQ(ran.status, row.status) << said(row.words) << ": " << ran.err;
    EXPECT_NE(ran.out.find(row.out), std::string::npos) << said(row.words) << " printed: " << ran.out.substr(0, 300);
    EXPECT_NE(ran.err.find(row.err), std::string::npos) << said(row.words) << " said: " << ran.err;
    if (row.err.empty()) {
      EXPECT_EQ(ran.err, "") << said(row.words);
    }
    if (row.status != 0) {
      EXPECT_EQ(ran.out, "") << said(row.words);
      EXPECT_EQ(lines(ran.err), 1u) << said(row.words) << " said: " << ran.err;
      EXPECT_LT(ran.err.size(), 600u) << said(row.words);
      EXPECT_EQ(ran.err.find('\x1b'), std::string::npos) << said(row.words);
    }
  }
}

TEST(Cli, TextFitsEightyColumnsAndHasNoColorInAPipe) {
  for (const Words& words : {Words{"--help"},
                             {"show", "--help"},
                             {"list", "--help"},
                             {"search", "--help"},
                             {"which", "--help"},
                             {"charts", "--help"},
                             {"export", "--help"},
                             {"problem", "--help"},
                             {"show", "404"},
                             {"show", "418"},
                             {"list"},
                             {"search", "redirect"},
                             {"charts"},
                             {"charts", "which"},
                             {"which", "--answers", ""},
                             {"which", "validation", "--answers", "content,rule", "--house", "zalando"},
                             {"which", "redirects", "--answers", ""}}) {
    const Ran ran = run(words);
    EXPECT_EQ(ran.status, 0) << said(words);
    EXPECT_EQ(ran.out.find('\x1b'), std::string::npos) << said(words);
    std::istringstream in(ran.out);
    for (std::string line; std::getline(in, line);) {
      const auto columns = std::count_if(line.begin(), line.end(),
                                         [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
      // Only what cannot be broken may be longer: example exchanges and addresses.
      if (line.rfind("    ", 0) != 0 || line.find(' ', 6) == line.npos) {
        EXPECT_TRUE(columns <= 80 || line.find("://") != line.npos) << said(words) << ": " << line;
      }
      EXPECT_TRUE(line.empty() || line.back() != ' ') << said(words) << ": " << line;
    }
  }
}

TEST(Cli, TextIsAsWideAsColumnsSays) {
  for (const int wide : {60, 80, 120}) {
    const Ran ran = run_program("/usr/bin/env", {"COLUMNS=" + std::to_string(wide), STATUSATLAS, "show", "404", "429"});
    std::size_t longest = 0;
    std::istringstream in(ran.out);
    for (std::string line; std::getline(in, line);) {
      if (line.rfind("    ", 0) == 0 || line.find("://") != line.npos || line.find(' ', 4) == line.npos) continue;
      longest = std::max(longest, static_cast<std::size_t>(std::count_if(line.begin(), line.end(), [](char c) {
                           return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
                         })));
    }
    EXPECT_LE(longest, static_cast<std::size_t>(wide));
    EXPECT_GT(longest, static_cast<std::size_t>(wide - 12));
  }
  for (const char* odd : {"COLUMNS=", "COLUMNS=x", "COLUMNS=-1", "COLUMNS=999999999999", "COLUMNS=80x"})
    EXPECT_EQ(run_program("/usr/bin/env", {odd, STATUSATLAS, "show", "404"}).out, run({"show", "404"}).out) << odd;
  EXPECT_EQ(run_program("/usr/bin/env", {"COLUMNS=0", STATUSATLAS, "show", "404"}).out,
            run_program("/usr/bin/env", {"COLUMNS=40", STATUSATLAS, "show", "404"}).out);
}

// In a terminal there is color, unless NO_COLOR or --color say otherwise: `script` is a terminal.
TEST(Cli, ColorIsForTerminals) {
  const auto in_terminal = [](const std::string& setting, const std::string& words) {
    return run_program("/usr/bin/env", {"-u", "NO_COLOR", "TERM=xterm", "script", "-qec",
                                        setting + " " + in_shell(STATUSATLAS) + " " + words, "/dev/null"})
        .out;
  };
  const auto colored = [](const std::string& out) { return out.find("\x1b[1m") != out.npos; };
  EXPECT_TRUE(colored(in_terminal("", "show 404")));
  EXPECT_TRUE(colored(in_terminal("NO_COLOR=", "show 404")));
  EXPECT_FALSE(colored(in_terminal("NO_COLOR=1", "show 404")));
  EXPECT_TRUE(colored(in_terminal("NO_COLOR=1", "show 404 --color=always")));
  EXPECT_FALSE(colored(in_terminal("", "show 404 --color never")));
  EXPECT_FALSE(colored(in_terminal("TERM=dumb", "show 404")));
  EXPECT_NE(in_terminal("stty cols 50; ", "show 404"), in_terminal("stty cols 100; ", "show 404"));
}

TEST(Cli, SeveralCodesAreShownInTheirOrder) {
  const json read = parsed(run({"show", "429", "404-nothere", "--json"}).out);
  EXPECT_TRUE(read.is_discarded()) << "nothing is printed where one is wrong";
  const json both = parsed(run({"show", "--json", "499-esri", "404", "404.2"}).out);
  const std::size_t owners = registry::with_code(404).size();
  ASSERT_EQ(both.size(), 1 + 2 * owners);
  EXPECT_EQ(both[0], entry("499-esri"));
  EXPECT_EQ(both[1], entry("404"));
  EXPECT_EQ(both[1 + owners], entry("404"));
  EXPECT_NE(run({"show", "--json", "404.2"}).err.find("What 2 stands for has no entry here yet"), std::string::npos);
}

TEST(Cli, TheManualAndTheCompletionsKnowEveryCommandAndOption) {
  const std::string manual = run({"manual"}).out, help = run({"--help"}).out;
  std::map<std::string, std::string> scripts;
  for (const char* shell : {"bash", "zsh", "fish"}) scripts[shell] = run({"completion", shell}).out;
  std::set<std::string> commands;
  std::istringstream in(help);
  for (std::string line; std::getline(in, line) && line.find("-V, --version") == line.npos;)
    if (line.rfind("  ", 0) == 0 && line[2] >= 'a' && line[2] <= 'z')
      commands.insert(line.substr(2, line.find(' ', 2) - 2));
  EXPECT_GE(commands.size(), 8u);
  std::set<std::string> options;
  for (const auto& command : commands) {
    EXPECT_NE(manual.find("\\fBstatusatlas " + command), std::string::npos) << command;
    for (const auto& [shell, script] : scripts) EXPECT_NE(script.find(command), std::string::npos) << shell << command;
    const std::string own = run({command, "--help"}).out;
    for (std::size_t at = own.find("\n  "); at != own.npos; at = own.find("\n  ", at + 1)) {
      std::size_t from = own.find_first_not_of(" \n", at);
      if (from == own.npos) break;
      if (own.compare(from, 1, "-") == 0 && own.compare(from + 2, 2, ", ") == 0) from += 4;
      if (own.compare(from, 2, "--") == 0)
        options.insert(own.substr(from + 2, own.find_first_of(" ]\n", from) - from - 2));
    }
  }
  EXPECT_GE(options.size(), 10u);
  for (const auto& option : options) {
    std::string printed = "\\-\\-";  // as a manual writes hyphens
    for (const char c : option) (printed += c == '-' ? "\\" : "") += c;
    EXPECT_NE(manual.find(printed), std::string::npos) << option;
    EXPECT_NE(scripts["bash"].find("--" + option), std::string::npos) << option;
    EXPECT_NE(scripts["zsh"].find("--" + option), std::string::npos) << option;
    EXPECT_NE(scripts["fish"].find("-l " + option), std::string::npos) << option;
  }
}

// What each shell offers for a line whose last word is being typed: one word that it offers, one that it does not.
struct Typed {
  Words words;
  std::string offered, not_offered;
};
const std::vector<Typed>& typed() {
  static const std::vector<Typed> all = {
      {{"statusatlas", "se"}, "search", "show"},
      {{"statusatlas", ""}, "which", "404"},
      {{"statusatlas", ""}, "help", "404"},
      {{"statusatlas", "--v"}, "--version", "--limit"},
      {{"statusatlas", "show", "499-"}, "499-nginx", "404"},
      {{"statusatlas", "--color", "never", "show", "40"}, "404", "never"},
      {{"statusatlas", "list", "--"}, "--owner", "--limit"},
      {{"statusatlas", "list", "--standing", ""}, "deprecated", "4xx"},
      {{"statusatlas", "list", "-c", ""}, "4xx", "deprecated"},
      {{"statusatlas", "which", "re"}, "redirects", "404"},
      {{"statusatlas", "which", "redirects", "--house", "z"}, "zalando", "redirects"},
      {{"statusatlas", "charts", "--format", ""}, "mermaid", "redirects"},
      {{"statusatlas", "show", "--color", "a"}, "always", "404"},
      {{"statusatlas", "problem", "40"}, "405", "redirects"},
      {{"statusatlas", "completion", ""}, "fish", "404"}};
  return all;
}

void expect_offer(const Typed& row, const Ran& ran) {
  EXPECT_EQ(ran.err, "") << said(row.words);
  const std::string all = "\n" + ran.out + "\n";
  EXPECT_NE(all.find("\n" + row.offered + "\n"), std::string::npos) << said(row.words) << " offers " << ran.out;
  EXPECT_EQ(all.find("\n" + row.not_offered + "\n"), std::string::npos) << said(row.words) << " offers " << ran.out;
}

std::string line_of(const Words& words) {
  std::string line;
  for (const auto& word : words) line += (line.empty() ? "" : " ") + word;
  return line;
}

TEST(Cli, BashCompletes) {
  std::vector<Typed> rows = typed();
  rows.push_back({{"statusatlas", "list", "--standing", "=", "dep"}, "deprecated", "4xx"});  // readline's words
  for (const Typed& row : rows) {
    std::string line = "source <(" + in_shell(STATUSATLAS) + " completion bash); COMP_WORDS=(";
    for (const auto& word : row.words) line += in_shell(word) + " ";
    line +=
        "); COMP_CWORD=" + std::to_string(row.words.size() - 1) + "; _statusatlas; printf '%s\\n' \"${COMPREPLY[@]}\"";
    expect_offer(row, run_program("bash", {"-c", line}));
  }
}

TEST(Cli, ZshCompletes) {
  const std::string folder = temporary("zsh");
  ASSERT_EQ(run_program("mkdir", {folder}).status, 0);
  std::ofstream(folder + "/_statusatlas") << run({"completion", "zsh"}).out;
  std::vector<Typed> rows = typed();
  rows.push_back({{"statusatlas", "list", "--standing=dep"}, "deprecated", "4xx"});
  for (const Typed& row : rows) {
    Ran ran =
        run_program("zsh", {"-f", SOURCE_DIR "/tests/cli/completes.zsh", folder, folder + "/out", line_of(row.words)});
    EXPECT_EQ(ran.status, 0) << ran.err;
    ran.out = read_file(folder + "/out");
    expect_offer(row, ran);
  }
  run_program("rm", {"-r", folder});
}

TEST(Cli, FishCompletes) {
  for (const Typed& row : typed())
    expect_offer(row, run_program("fish", {"--no-config", "-c",
                                           in_shell(STATUSATLAS) + " completion fish | source; complete -C " +
                                               in_shell(line_of(row.words)) + " | cut -f1"}));
}

// man(1) takes the page without a warning.
TEST(Cli, ManReadsTheManual) {
  const Ran ran = run_program("/usr/bin/env", {"MANWIDTH=80", "LC_ALL=C.UTF-8", "man", "--warnings", "-l", "-"},
                              run({"manual"}).out);
  EXPECT_EQ(ran.status, 0);
  EXPECT_EQ(ran.err, "");
  EXPECT_NE(ran.out.find("statusatlas search [--limit N] [--json] [--time] WORDS…"), std::string::npos) << ran.out;
}

// The server answers whatever it reads with JSON-RPC, one object a line, and goes on. mcp.test.mjs drives it
// with a client that others wrote.
TEST(Cli, McpAnswersMistakesAsJsonRpc) {
  struct Row {
    std::string line;
    json id;   // null: the response has none
    int code;  // 0: a result; 1: nothing is said
    std::string said;
  };
  const auto call = [](const std::string& name, const std::string& arguments) {
    return R"({"jsonrpc":"2.0","id":5,"method":"tools/call","params":{"name":")" + name + R"(","arguments":)" +
           arguments + "}}";
  };
  const std::vector<Row> rows = {
      {"", {}, 1, ""},
      {"  \r", {}, 1, ""},
      {"{", {}, -32700, "not JSON"},
      {"not json", {}, -32700, "not JSON"},
      {std::string(200'000, '['), {}, -32700, "not JSON"},
      {std::string(100'000, '[') + std::string(100'000, ']'), {}, -32600, "no batches"},
      {"\xff\xfe", {}, -32700, "UTF-8"},
      {std::string("\0", 1), {}, -32700, "not JSON"},
      {R"({"jsonrpc":"2.0","id":1,"method":")" + std::string((1 << 20) + 1, 'x') + "\"}", {}, -32600, "longer than"},
      {"[]", {}, -32600, "no batches"},
      {"42", {}, -32600, "object"},
      {"{}", {}, -32600, "jsonrpc"},
      {R"({"jsonrpc":"1.0","id":7,"method":"ping"})", 7, -32600, "jsonrpc"},
      {R"({"jsonrpc":"2.0","id":null,"method":"ping"})", {}, -32600, "id"},
      {R"({"jsonrpc":"2.0","id":1.5,"method":"ping"})", {}, -32600, "id"},
      {R"({"jsonrpc":"2.0","id":[[[]]],"method":"ping"})", {}, -32600, "id"},
      {R"({"jsonrpc":"2.0","id":1})", 1, -32600, "method"},
      {R"({"jsonrpc":"2.0","id":1,"method":5})", 1, -32600, "method"},
      {R"({"jsonrpc":"2.0","id":"a","method":"pong"})", "a", -32601, "pong"},
      {R"({"jsonrpc":"2.0","id":1,"method":"ping","params":[1]})", 1, -32602, "params"},
      {R"({"jsonrpc":"2.0","method":"notifications/initialized"})", {}, 1, ""},
      {R"({"jsonrpc":"2.0","method":"nobody/knows"})", {}, 1, ""},
      {R"({"jsonrpc":"2.0","id":1,"result":{}})", {}, 1, ""},
      {R"({"jsonrpc":"2.0","id":1,"method":"initialize","params":{}})", 1, -32602, "protocolVersion"},
      {R"({"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"cursor":"x"}})", 1, -32602, "cursor"},
      {R"({"jsonrpc":"2.0","id":1,"method":"tools/call"})", 1, -32602, "name"},
      {R"({"jsonrpc":"2.0","id":1,"method":"server/discover"})", 1, -32601, "server/discover"},
      {R"({"jsonrpc":"2.0","id":1,"method":"x","params":{"_meta":{"io.modelcontextprotocol/protocolVersion":"1900-01-01"}}})",
       1, -32022, "unsupported"},
      {R"({"jsonrpc":"2.0","id":1,"method":"tools/list","params":{"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28"}}})",
       1, -32602, "clientCapabilities"},
      {R"({"jsonrpc":"2.0","id":1,"method":"ping"})", 1, 0, "{}"},
      {call("serach", "{}"), 5, -32602, "did you mean “search”?"},
      {call("search", "[]"), 5, -32602, "arguments"},
      {call("search", "{}"), 5, 0, "“query” is missing"},
      {call("search", R"({"query":7})"), 5, 0, "“query” is missing"},
      {call("search", R"({"query":"x","limit":51})"), 5, 0, "“limit” is a number from 1 to 50"},
      {call("search", R"({"query":"x","limit":"5"})"), 5, 0, "“limit” is a number from 1 to 50"},
      {call("search", R"({"query":"x","limt":5})"), 5, 0, "did you mean “limit”?"},
      {call("search", "{\"query\":\"" + std::string(10'001, 'x') + "\"}"), 5, 0, "longer than 10000 bytes"},
      {call("search", "{\"query\":\"\\u0000\\ud83d\\ude00\"}"), 5, 0, "results"},
      {call("show", R"({"code":777})"), 5, 0, "there is no code 777"},
      {call("show", R"({"code":"4o4"})"), 5, 0, "did you mean “404”?"},
      {call("show", R"({"code":-404})"), 5, 0, "is no code"},
      {call("show", R"({"code":99999999999999999999})"), 5, 0, "“code” is missing"},
      {call("show", R"({"code":{"a":1}})"), 5, 0, "“code” is missing"},
      {call("show", R"({"code":"404.13"})"), 5, 0, "sub-status 13"},
      {call("which", R"({"chart":"redirect"})"), 5, 0, "did you mean “redirects”?"},
      {call("which", R"({"chart":null})"), 5, 0, "there is no flowchart"},
      {call("which", R"({"house":"Zalando"})"), 5, 0, "did you mean “zalando”?"},
      {call("which", R"({"answers":["nope"]})"), 5, 0, "has no answer “nope”"},
      {call("which", R"({"answers":"worked"})"), 5, 0, "list of the ids"},
      {call("which", R"({"answers":[1]})"), 5, 0, "list of the ids"},
  };
  std::string input;
  std::size_t expected = 0;
  for (const Row& row : rows) {
    input += row.line + "\n";
    expected += row.code != 1;
  }
  const Ran ran = run({"mcp"}, input);
  EXPECT_EQ(ran.status, 0);
  EXPECT_EQ(ran.err, "");
  ASSERT_EQ(lines(ran.out), expected);
  std::istringstream out(ran.out);
  for (const Row& row : rows) {
    if (row.code == 1) continue;
    std::string line;
    std::getline(out, line);
    const json read = parsed(line);
    const std::string asked = row.line.substr(0, 100);
    ASSERT_TRUE(read.is_object()) << asked << ": " << line.substr(0, 200);
    EXPECT_EQ(read["jsonrpc"], "2.0") << asked;
    EXPECT_EQ(read.value("id", json()), row.id) << asked;
    EXPECT_EQ(read.contains("id"), !row.id.is_null()) << asked;
    EXPECT_NE(line.find(json(row.said).dump().substr(1, json(row.said).dump().size() - 2)), std::string::npos)
        << asked << ": " << line.substr(0, 300);
    if (row.code != 0)
      EXPECT_EQ(read["error"]["code"], row.code) << asked;
    else
      EXPECT_TRUE(read.contains("result")) << asked;
    EXPECT_EQ(read.size(), row.id.is_null() ? 2u : 3u) << asked;
  }
  // What comes without a line feed at the end is a message too; no input is no failure.
  EXPECT_EQ(lines(run({"mcp"}, R"({"jsonrpc":"2.0","id":1,"method":"ping"})").out), 1u);
  EXPECT_EQ(run({"mcp"}, "").status, 0);
  EXPECT_EQ(run({"mcp", "x"}).status, 2);
}

TEST(Cli, McpSpeaksBothErasOfTheProtocol) {
  const auto ask = [](const std::string& line) { return parsed(run({"mcp"}, line + "\n").out)["result"]; };
  for (const char* version : {"2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25"})
    EXPECT_EQ(
        ask(R"({"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":")" + std::string(version) +
            R"(","capabilities":{},"clientInfo":{"name":"t","version":"1"}}})")["protocolVersion"],
        version);
  EXPECT_EQ(ask(R"({"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2030-01-01"}})")
                ["protocolVersion"],
            "2025-11-25");
  const std::string meta =
      R"("_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}})";
  const json discovered = ask(R"({"jsonrpc":"2.0","id":1,"method":"server/discover","params":{)" + meta + "}}");
  EXPECT_EQ(discovered["supportedVersions"], json::array({"2026-07-28"}));
  EXPECT_EQ(discovered["resultType"], "complete");
  EXPECT_EQ(discovered["_meta"]["io.modelcontextprotocol/serverInfo"]["name"], "statusatlas");
  const json listed = ask(R"({"jsonrpc":"2.0","id":1,"method":"tools/list","params":{)" + meta + "}}");
  EXPECT_EQ(listed["tools"].size(), 5u);
  EXPECT_EQ(listed["cacheScope"], "public");
  // What the tools say is what the commands print.
  const auto structured = [&](const std::string& call) {
    return ask(R"({"jsonrpc":"2.0","id":1,"method":"tools/call","params":)" + call + "}")["structuredContent"];
  };
  EXPECT_EQ(structured(R"({"name":"search","arguments":{"query":"too many","limit":3}})"),
            parsed(run({"search", "--json", "--limit", "3", "too many"}).out));
  EXPECT_EQ(structured(R"({"name":"show","arguments":{"code":499}})")["entries"],
            parsed(run({"show", "--json", "499"}).out));
  EXPECT_EQ(structured(R"({"name":"explain","arguments":{"text":"envoy UF,URX"}})"),
            parsed(run({"explain", "--json", "envoy UF,URX"}).out));
  EXPECT_EQ(
      structured(
          R"({"name":"which","arguments":{"chart":"validation","answers":["content","rule"],"house":"zalando"}})"),
      parsed(run({"which", "validation", "-a", "content,rule", "-H", "zalando", "-j"}).out));
}

TEST(Cli, TellsWhichFailureWins) {
  struct Row {
    Words words;
    int status;
    std::string part;  // of the output, or of the message where there is none
  };
  for (const Row& row : std::initializer_list<Row>{
           {{"failures"}, 0, "body-large        The content is larger"},
           {{"failures", "auth", "body-large"}, 0, "nginx     413     Location:"},
           {{"failures", "auth", "body-large"}, 0, "The RFCs leave open which of them wins."},
           {{"failures", "if-match", "auth"}, 0, "The RFCs fix which of them wins."},
           {{"failures", "-s", "nginx", "auth"}, 0, "True for"},
           {{"failures", "--server=varnish", "uri-long"}, 0, "closed"},
           {{"failures", "atuh"}, 2, "there is no fault “atuh”; did you mean “auth”?"},
           {{"failures", "auth", ""}, 2, "there is no fault"},
           {{"failures", "auth", "--server", "ngix"}, 2, "there is no profile “ngix”; did you mean “nginx”?"},
           {{"failures", "--server", "nginx"}, 2, "--server needs at least one fault"},
           {{"failures", "--house", "rfc", "auth"}, 2, "there is no option “--house”"},
       }) {
    const Ran ran = run(row.words);
    EXPECT_EQ(ran.status, row.status) << said(row.words);
    EXPECT_NE((row.status ? ran.err : ran.out).find(row.part), std::string::npos) << ran.out << ran.err;
    EXPECT_EQ((row.status ? ran.out : ran.err), "") << said(row.words);
  }

  const json all = parsed(run({"failures", "--json"}).out);
  EXPECT_EQ(all["faults"].size(), 26u);
  EXPECT_EQ(all["profiles"].size(), 17u);
  const json both = parsed(run({"failures", "--json", "body-large", "auth", "auth"}).out);
  EXPECT_EQ(both["faults"], json({"auth", "body-large"})) << "each once, in the order of the list";
  EXPECT_EQ(both["fixed_by_rfc"], false);
  ASSERT_EQ(both["winners"].size(), 17u);
  EXPECT_EQ(both["winners"][0]["profile"], "rfc9110");
  EXPECT_TRUE(both["winners"][0]["code"].is_null());
  EXPECT_EQ(both["winners"][0]["outcome"], "open");
  EXPECT_EQ(both["winners"][1]["code"], 413);
  EXPECT_EQ(both["winners"][1]["source"], "nginx: ngx_http_core_module.c");
  const json one = parsed(run({"failures", "-j", "-s", "go", "missing", "if-match"}).out);
  ASSERT_EQ(one["winners"].size(), 1u);
  EXPECT_EQ(one["winners"][0]["code"], 404);
  EXPECT_EQ(one["fixed_by_rfc"], true);
  for (const auto& fault : all["faults"]) {
    const Ran ran = run({"failures", "--json", fault["id"].get<std::string>()});
    EXPECT_EQ(ran.status, 0);
    for (const auto& winner : parsed(ran.out)["winners"])
      EXPECT_FALSE(winner["source"].get<std::string>().empty()) << ran.out;
  }
}

TEST(Cli, ExplainsWhatATextHolds) {
  struct Row {
    Words words;
    int status;
    std::string part;  // of the output, or of the message where there is none
  };
  for (const Row& row : std::initializer_list<Row>{
           {{"explain", "UF,URX"}, 0, "Envoy and Istio UF, 503"},
           {{"explain", "haproxy", "termination", "state", "sH--"}, 0, "timeout server ran out"},
           {{"explain", "1006"}, 0, "possibly: WebSocket close codes 1006, not HTTP"},
           {{"explain", "404"}, 0, "404: 404 Not Found (0–3, it stands alone)"},
           {{"explain", "nothing", "known", "here"}, 1, "nothing known in"},
           {{"explain"}, 2, "explain needs a text"},
           {{"explain", "--html", "404"}, 2, "--html"},
       }) {
    const Ran ran = run(row.words);
    EXPECT_EQ(ran.status, row.status) << row.part;
    EXPECT_NE((row.status ? ran.err : ran.out).find(row.part), std::string::npos) << ran.out << ran.err;
    if (row.status) {
      EXPECT_EQ(ran.out, "");
    }
  }
}

TEST(Cli, ExplainJsonHasExactRanges) {
  const std::string text = "client: 201.17.3.4, HTTP/1.1 413, curl: (56) Recv failure";
  for (const Ran& ran : {run({"explain", "--json", text}), run({"explain", "-j", "-"}, text)}) {
    const json read = parsed(ran.out);
    EXPECT_EQ(read["text"], text);
    ASSERT_EQ(read["found"].size(), 2u) << ran.out;
    const json &status = read["found"][0], &signal = read["found"][1];
    EXPECT_EQ(status["id"], "413");
    EXPECT_EQ(status["system"], "HTTP");
    EXPECT_EQ(status["status"], json::array({413}));
    EXPECT_EQ(signal["id"], "curl/56");
    EXPECT_EQ(signal["status"], json::array());
    EXPECT_EQ(signal["http"], false);
    EXPECT_FALSE(signal["next"].empty());
    EXPECT_NE(signal["source"], "");
    const auto part = [&](const json& one) {
      return text.substr(one["range"][0], one["range"][1].get<std::size_t>() - one["range"][0].get<std::size_t>());
    };
    EXPECT_EQ(part(status), "413");
    EXPECT_EQ(part(signal), "curl: (56) Recv failure");
  }
}

const std::string kRefused =
    "GET /a?token=CANARY HTTP/1.1\nHost: example.com\nAuthorization: Bearer CANARY12345\n\n"
    "HTTP/1.1 405 Method Not Allowed\nDate: Thu, 26 Nov 2026 10:00:00 GMT\nServer: nginx\nSet-Cookie: "
    "a=CANARY\nContent-Length: 0\n\n";

TEST(Cli, ChecksExchanges) {
  const Ran ran = run({"check", "--json"}, kRefused);
  EXPECT_EQ(ran.status, 1);
  const json read = parsed(ran.out);
  ASSERT_EQ(read["exchanges"].size(), 1u) << ran.out << ran.err;
  const json& one = read["exchanges"][0];
  EXPECT_EQ(one["status"], 405);
  EXPECT_EQ(one["request"]["method"], "GET");
  ASSERT_FALSE(one["findings"].empty());
  const json& first = one["findings"][0];
  EXPECT_EQ(first["id"], "allow-must");
  EXPECT_EQ(first["level"], "MUST");
  EXPECT_EQ(first["source"], "RFC 9110 §15.5.6, RFC 9110 §10.2.1");
  EXPECT_EQ(kRefused.substr(first["range"][0], 3), "405");
  EXPECT_EQ(one["makers"][0]["hop"], "nginx");
  EXPECT_EQ(one["makers"][0]["certainty"], "likely");
}

TEST(Cli, CheckShowsNoSecretInAnyFormat) {
  for (const Words& words :
       {Words{"check"}, Words{"check", "--json"}, Words{"check", "--sarif"}, Words{"check", "--github"}}) {
    const Ran ran = run(words, kRefused);
    EXPECT_EQ(ran.status, 1) << ran.err;
    EXPECT_FALSE(ran.out.empty());
    EXPECT_EQ(ran.out.find("CANARY"), std::string::npos) << ran.out;
    EXPECT_EQ(ran.err, "");
  }
}

TEST(Cli, CheckPrintsAnnotationsAndSarif) {
  const Ran github = run({"check", "--github", "--stdin-name", "a,b.txt"}, kRefused);
  EXPECT_EQ(github.out.substr(0, github.out.find("::With")), "::error file=a%2Cb.txt,line=5,col=10,title=allow-must");
  const json sarif = parsed(run({"check", "--sarif", "--stdin-name", "a.txt"}, kRefused).out);
  EXPECT_EQ(sarif["version"], "2.1.0");
  const json& result = sarif["runs"][0]["results"][0];
  EXPECT_EQ(result["ruleId"], "allow-must");
  EXPECT_EQ(result["level"], "error");
  EXPECT_EQ(result["locations"][0]["physicalLocation"]["region"]["startLine"], 5);
  EXPECT_EQ(result["locations"][0]["physicalLocation"]["region"]["startColumn"], 10);
}

TEST(Cli, CheckReadsManyFilesInEachFormat) {
  const std::string first = ::testing::TempDir() + "first.txt", second = ::testing::TempDir() + "second.txt";
  std::ofstream(first) << kRefused;
  std::ofstream(second) << "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n";
  std::istringstream lines(run({"check", "--json", first, second}).out);
  std::vector<std::string> files;
  for (std::string line; std::getline(lines, line);) files.push_back(parsed(line)["file"]);
  EXPECT_EQ(files, (std::vector<std::string>{first, second}));
  const json results = parsed(run({"check", "--sarif", first, second}).out)["runs"][0]["results"];
  std::map<std::string, std::string> rules;  // by file, the first rule that is broken there
  for (const json& result : results)
    rules.emplace(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], result["ruleId"]);
  EXPECT_EQ(rules, (std::map<std::string, std::string>{{first, "allow-must"}, {second, "www-authenticate-must"}}));
}

TEST(Cli, CheckTellsByItsExitStatus) {
  struct Row {
    Words words;
    std::string input;
    int status;
    std::string part;  // of the output, or of the message where there is none
  };
  for (const Row& row : std::initializer_list<Row>{
           {{"check"}, "HTTP/1.1 204 No Content\n\n", 0, "204 No Content"},
           {{"check", "-"}, "HTTP/1.1 204 No Content\nContent-Length: 0\n\n", 1, "MUST"},
           {{"check"}, "hello", 2, "looks like free text"},
           {{"check"}, "", 2, "no text"},
           {{"check", "/no/such/file"}, "", 2, "cannot be read"},
           {{"check", "/"}, "", 2, "cannot be read"},
           {{"check", "--role", "orgin"}, "", 2, "origin, gateway or proxy"},
           {{"check", "--house", "zalndo"}, "", 2, "zalando"},
           {{"check", "--method", "A B"}, "", 2, "--method"},
           {{"check", "--json", "--sarif"}, "", 2, "exclude"},
       }) {
    const Ran ran = run(row.words, row.input);
    EXPECT_EQ(ran.status, row.status) << said(row.words) << ran.err;
    EXPECT_NE((row.status == 2 ? ran.err : ran.out).find(row.part), std::string::npos) << ran.out << ran.err;
    if (row.status == 2) {
      EXPECT_EQ(ran.out, "");
    }
  }
}

TEST(Cli, ExportPrintsTheDatasetByteForByte) {
  const Ran ran = run({"export"});
  EXPECT_EQ(ran.status, 0);
  EXPECT_TRUE(ran.out == read_file(GENERATED_DIR "/statuses.json")) << "other bytes than the generated file";
  EXPECT_GT(ran.out.size(), 10000u);
  EXPECT_FALSE(dataset().is_discarded());
}

TEST(Cli, WorksWhereverItIsMovedTo) {
  const std::string moved = temporary("moved");
  {
    std::ofstream(moved, std::ios::binary) << read_file(STATUSATLAS);
    ASSERT_EQ(std::system(("chmod +x " + in_shell(moved)).c_str()), 0);
  }
  const Ran ran = run_program(moved, {"export"});
  EXPECT_EQ(ran.status, 0);
  EXPECT_EQ(ran.out.size(), read_file(GENERATED_DIR "/statuses.json").size());
  EXPECT_EQ(run_program("/usr/bin/env", {"-i", moved, "show", "404"}).out, run({"show", "404"}).out);
  unlink(moved.c_str());
}

TEST(Cli, ShowJsonIsTheDatasetsEntries) {
  for (const auto& status : registry::statuses()) {
    if (!status.owner.empty() && status.code % 10 != 9) continue;  // every registered one and a part of the others
    const std::string id(status.id);
    const Ran ran = run({"show", id, "--json"});
    const json read = parsed(ran.out);
    ASSERT_TRUE(read.is_array()) << id << ": " << ran.out.substr(0, 200);
    if (id.size() == 3) {
      EXPECT_EQ(read.size(), registry::with_code(status.code).size()) << id;
    } else {
      EXPECT_EQ(read.size(), 1u) << id;
    }
    EXPECT_EQ(read[0], entry(id)) << id;
  }
}

TEST(Cli, ListJsonIsFiltered) {
  struct Row {
    Words words;
    const char* key;
    std::vector<std::string> values;
  };
  EXPECT_EQ(parsed(run({"list", "--json"}).out), dataset()["codes"]);
  for (const Row& row : {Row{{"--class", "4xx"}, "class", {"4xx"}},
                         {{"--class", "1xx,5xx"}, "class", {"1xx", "5xx"}},
                         {{"--standing", "experimental"}, "standing", {"experimental"}},
                         {{"--standing", "deprecated,reserved"}, "standing", {"deprecated", "reserved"}},
                         {{"--standing=unregistered", "--class=5xx"}, "class", {"5xx"}}}) {
    Words words{"list", "--json"};
    words.insert(words.end(), row.words.begin(), row.words.end());
    const json read = parsed(run(words).out);
    ASSERT_TRUE(read.is_array()) << said(words);
    EXPECT_FALSE(read.empty()) << said(words);
    for (const auto& one : read)
      EXPECT_TRUE(std::count(row.values.begin(), row.values.end(), one[row.key].get<std::string>()))
          << said(words) << " " << one["id"];
    std::size_t expected = 0;
    for (const auto& one : dataset()["codes"])
      expected += one[row.key].is_string() &&
                  std::count(row.values.begin(), row.values.end(), one[row.key].get<std::string>()) &&
                  (row.words.size() == 1 || row.words[1] != "--class=5xx" || one["standing"] == "unregistered");
    EXPECT_EQ(read.size(), expected) << said(words);
  }
  EXPECT_EQ(lines(run({"list"}).out), dataset()["codes"].size()) << "one line a meaning";
  EXPECT_EQ(parsed(run({"list", "--json", "--class", "1xx", "--standing", "reserved"}).out), json::array());
}

TEST(Cli, SearchShowsOutcomes) {
  const Ran ran = run({"search", "--limit", "2", "delete", "twice"});
  EXPECT_EQ(ran.out.rfind("404 It was not there", 0), 0u) << ran.out;
  EXPECT_NE(ran.out.find("symptom: delete twice"), std::string::npos) << ran.out;
  EXPECT_NE(ran.out.find("case: statusatlas which methods --answers delete,absent"), std::string::npos) << ran.out;
  const json read = parsed(run({"search", "--json", "--limit", "2", "delete", "twice"}).out)["results"];
  ASSERT_EQ(read.size(), 2u);
  // What it names can be asked for.
  const json walk = parsed(run({"which", "--json", "methods", "--answers", "delete,absent"}).out);
  EXPECT_EQ(walk["result"]["code"], read[0]["code"]);
}

TEST(Cli, SearchJson) {
  const Words words{"search", "--json", "--limit", "3", "too", "many"};
  const Ran ran = run(words);
  EXPECT_EQ(ran.out, run(words).out) << "no clock, so that two runs print the same";
  const json read = parsed(ran.out);
  EXPECT_EQ(read.size(), 2u);
  EXPECT_EQ(read["query"], "too many");
  ASSERT_EQ(read["results"].size(), 3u);
  EXPECT_EQ(read["results"][0]["code"], 429);
  double last = 1e30;
  for (const auto& hit : read["results"]) {
    EXPECT_LE(hit["score"].get<double>(), last);
    last = hit["score"].get<double>();
    EXPECT_EQ(hit.size(), 7u);
    EXPECT_EQ(hit["kind"], "status");
    EXPECT_EQ(hit["path"].get<std::string>().find(std::to_string(hit["code"].get<int>()) + "/"), 0u) << hit["path"];
    for (const char* key : {"code", "name"}) EXPECT_EQ(hit[key], entry(hit["id"].get<std::string>())[key]);
    EXPECT_TRUE(hit["why"].is_string());
  }
  // With a line of input each hit is the same object.
  EXPECT_EQ(parsed(run({"search", "--json", "--limit", "3", "-"}, "too many\n").out), read);
  // The clock is for those who ask, and does not count what the first search sets up.
  json timed = parsed(run({"search", "--json", "--time", "--limit", "3", "too", "many"}).out);
  EXPECT_GT(timed["ns"].get<long long>(), 0);
  timed.erase("ns");
  EXPECT_EQ(timed, read);
  const Ran none = run({"search", "--json", "qqzzxxkk"});
  EXPECT_EQ(none.status, 1);
  EXPECT_EQ(parsed(none.out)["results"], json::array());
}

TEST(Cli, SearchAnswersEachLineOfTheInput) {
  std::string input = "too many requests\n\nqqzzxxkk\r\nnot found\n\"quoted\\\"\n\xff\xfe\n" + std::string(5000, 'a') +
                      "\n" + std::string("\0nul", 4) + "\n404";
  const Words queries{
      "too many requests",     "",   "qqzzxxkk", "not found", "\"quoted\\\"", "\uFFFD\uFFFD", std::string(5000, 'a'),
      std::string("\0nul", 4), "404"};
  const Ran ran = run({"search", "--json", "--limit", "2", "-"}, input);
  EXPECT_EQ(ran.status, 0) << ran.err;
  std::istringstream in(ran.out);
  std::size_t i = 0;
  for (std::string line; std::getline(in, line); ++i) {
    ASSERT_LT(i, queries.size());
    const json read = parsed(line);
    ASSERT_TRUE(read.is_object()) << line;
    EXPECT_EQ(read.size(), 2u) << line;
    EXPECT_EQ(read["query"].get<std::string>(), queries[i]);
    EXPECT_LE(read["results"].size(), 2u);
    for (const auto& hit : read["results"]) {
      EXPECT_EQ(hit.size(), 7u) << line;
      EXPECT_TRUE(hit["code"].is_number_integer() && hit["id"].is_string() && hit["score"].is_number()) << line;
    }
    if (queries[i] == "too many requests") {
      EXPECT_EQ(read["results"][0]["code"], 429);
    }
    if (queries[i] == "404") {
      EXPECT_EQ(read["results"][0]["code"], 404);
    }
    if (queries[i].empty()) {
      EXPECT_TRUE(read["results"].empty());
    }
  }
  EXPECT_EQ(i, queries.size()) << "one answer a line";

  EXPECT_EQ(run({"search", "--json", "-"}).status, 0) << "no query is no failure";
  EXPECT_EQ(run({"search", "--json", "-"}, "qqzzxxkk\n").status, 1);
  EXPECT_NE(run({"search", "-"}, "not found\n404\n").out.find("> 404\n404 Not Found"), std::string::npos);
}

/// The first answers of a chart to its outcome.
std::string answers_to_the_end(const registry::Chart& chart, bool last) {
  std::vector<std::string_view> answers;
  auto walk = decide::walk(chart, answers);
  for (int i = 0; walk.question && i < 100; ++i, walk = decide::walk(chart, answers))
    answers.push_back(last ? walk.question->answers.back().id : walk.question->answers.front().id);
  return decide::permalink(walk);
}

TEST(Cli, WhichJson) {
  for (const auto& chart : registry::charts())
    for (const bool last : {false, true}) {
      const std::string all = answers_to_the_end(chart, last);
      const auto parts = decide::split_answers(all);
      for (std::size_t count = 0; count <= parts.size(); ++count) {
        std::string answers;
        for (std::size_t i = 0; i < count; ++i) (answers += i ? "," : "") += parts[i];
        const auto walk = decide::walk(chart, std::span(parts.data(), count));
        const Ran ran = run({"which", std::string(chart.id), "--answers", answers, "--json"});
        EXPECT_EQ(ran.status, 0);
        EXPECT_EQ(ran.err, "");
        const json read = parsed(ran.out);
        ASSERT_TRUE(read.is_object()) << chart.id << " " << answers << ": " << ran.out.substr(0, 300);
        EXPECT_EQ(read.size(), 5u);
        EXPECT_EQ(read["chart"], std::string(chart.id));
        ASSERT_EQ(read["path"].size(), count);
        for (std::size_t i = 0; i < count; ++i) {
          const auto& step = walk.path[i];
          EXPECT_EQ(read["path"][i], (json{{"node", std::string(step.node->id)},
                                           {"ask", std::string(step.node->ask)},
                                           {"answer", std::string(step.answer->id)},
                                           {"because", std::string(step.answer->because)},
                                           {"sources", read["path"][i]["sources"]}}));
          EXPECT_EQ(read["path"][i]["sources"].size(), step.answer->sources.size());
        }
        EXPECT_EQ(read["candidates"], json(walk.candidates));
        if (walk.question) {
          EXPECT_TRUE(read["result"].is_null());
          EXPECT_EQ(read["question"]["ask"], std::string(walk.question->ask));
          ASSERT_EQ(read["question"]["answers"].size(), walk.question->answers.size());
          for (std::size_t i = 0; i < walk.question->answers.size(); ++i) {
            const auto& answer = walk.question->answers[i];
            EXPECT_EQ(read["question"]["answers"][i],
                      (json{{"id", std::string(answer.id)},
                            {"label", std::string(answer.label)},
                            {"detail", answer.detail.empty() ? json() : json(std::string(answer.detail))}}));
          }
          continue;
        }
        EXPECT_TRUE(read["question"].is_null());
        const json& result = read["result"];
        EXPECT_EQ(result["code"], walk.outcome->code);
        EXPECT_EQ(result["id"], std::string(walk.outcome->id));
        EXPECT_EQ(result["because"], decide::reason(walk));
        EXPECT_EQ(result["name"], std::string(walk.outcome->name));
        const auto& leaf = *walk.path.back().answer;
        EXPECT_EQ(result["fields"].size(), leaf.fields.size() + entry(std::string(walk.outcome->id))["fields"].size());
        EXPECT_EQ(result["own_example"], !leaf.example.empty()) << answers;
        if (leaf.example.empty())
          EXPECT_EQ(result["example"].get<std::string>().substr(0, 5), "HTTP/") << answers;
        else
          EXPECT_EQ(result["example"], std::string(leaf.example)) << answers;
        ASSERT_EQ(result["runners_up"].size(), walk.path.back().answer->lost.size());
        for (std::size_t i = 0; i < result["runners_up"].size(); ++i) {
          const auto& lost = walk.path.back().answer->lost[i];
          EXPECT_EQ(result["runners_up"][i], (json{{"code", registry::find(lost.id)->code},
                                                   {"id", std::string(lost.id)},
                                                   {"name", std::string(registry::find(lost.id)->name)},
                                                   {"lost_because", std::string(lost.because)}}));
        }
        // Sources of the outcome, not those of the steps before.
        const auto& last = *walk.path.back().answer;
        EXPECT_LE(result["sources"].size(), last.sources.size() + walk.outcome->sources.size());
        EXPECT_FALSE(result["sources"].empty());
        for (const auto& source : entry(std::string(walk.outcome->id))["sources"])
          EXPECT_TRUE(std::count(result["sources"].begin(), result["sources"].end(), source))
              << chart.id << " " << answers << " " << source;
      }
    }
}

TEST(Cli, TheHouseOfWhichJsonLeadsAndHidesNobody) {
  int differing = 0;
  for (const auto& chart : registry::charts())
    for (std::uint16_t i = 0; i < chart.nodes.size(); ++i)
      for (const auto& answer : chart.nodes[i].answers) {
        if (answer.positions.empty()) continue;
        auto way = decide::route_to(chart, {registry::TargetKind::node, i}).answers;
        way.push_back(answer.id);
        const std::string answers = decide::permalink(decide::walk(chart, way));
        for (const auto& position : answer.positions)
          for (const auto house : decide::all_houses()) {
            if (decide::name_of(house) != position.house) continue;
            const Ran ran = run({"which", std::string(chart.id), "--answers", answers, "--json", "--house",
                                 std::string(decide::id_of(house))});
            EXPECT_EQ(ran.err, "");
            const json result = parsed(ran.out)["result"];
            EXPECT_EQ(result["house"], std::string(decide::id_of(house)));
            EXPECT_EQ(result["house_has_position"], true);
            EXPECT_EQ(result["id"], std::string(position.id));
            EXPECT_EQ(result["code"], registry::find(position.id)->code);
            EXPECT_EQ(result["standard"]["id"], std::string(registry::statuses()[answer.to.index].id));
            EXPECT_EQ(result["changes"], std::string(answer.changes));
            for (const auto& lost : result["runners_up"]) EXPECT_NE(lost["id"], result["id"]) << answers;
            ASSERT_EQ(result["positions"].size(), answer.positions.size());
            EXPECT_EQ(result["positions"][0]["house"], std::string(position.house));
            for (const auto& other : answer.positions)
              EXPECT_TRUE(std::any_of(result["positions"].begin(), result["positions"].end(),
                                      [&](const json& one) {
                                        return one["house"] == std::string(other.house) &&
                                               one["id"] == std::string(other.id) &&
                                               one["says"] == std::string(other.says) &&
                                               one["sources"].size() == other.sources.size();
                                      }))
                  << answers << " " << other.house;
            differing += result["id"] != result["standard"]["id"];
          }
      }
  EXPECT_GT(differing, 20);
}

TEST(Cli, WhichWithoutAChartIsTheFirstOne) {
  EXPECT_EQ(run({"which", "--answers", "", "--json"}).out,
            run({"which", std::string(registry::charts().front().id), "--answers", "", "--json"}).out);
}

TEST(Cli, WhichAsks) {
  const auto& chart = registry::charts().front();
  const auto& root = chart.nodes[chart.root];
  const std::string all = answers_to_the_end(chart, false);
  const auto parts = decide::split_answers(all);
  const auto walk = decide::walk(chart, parts);
  const std::string title = std::to_string(walk.outcome->code) + " " + std::string(walk.outcome->name);
  std::string ones, ids;
  for (auto part : parts) {
    ones += "1\n";
    ids += std::string(part) + "\r\n";
  }
  struct Row {
    std::string input;
    int status;
    std::string out;
  };
  const std::vector<Row> rows = {
      {ones, 0, title},
      {ids, 0, title},
      {std::string(root.answers.front().label) + "\n" + ones.substr(2), 0, title},
      {"1\nb\n" + ones, 0, title},
      {"b\nback\n" + ones, 0, title},
      {"0\n99\nnonsense\n\n-1\n1.5\n" + ones, 0, title},
      {"nonsense\n", 1, "Please type a number from 1 to " + std::to_string(root.answers.size())},
      {"", 1, std::string(root.ask)},
      {"1\n", 1, std::string(decide::walk(chart, std::span(parts.data(), 1)).question->ask)},
      {"q\n", 1, std::string(root.ask)},
      {"1", 1, std::string(root.ask)},
  };
  for (const Row& row : rows) {
    const Ran ran = run({"which"}, row.input);
    EXPECT_EQ(ran.status, row.status) << row.input << ran.err;
    EXPECT_NE(ran.out.find(row.out), std::string::npos) << row.input << " printed " << ran.out;
    EXPECT_EQ(ran.out.find(title + "\n") != std::string::npos, row.status == 0) << row.input;
  }
  // The house is asked for once, in the call.
  EXPECT_NE(run({"which", "validation", "--house", "zalando"}, "content\nrule\n").out.find("400 Bad Request\n"),
            std::string::npos);
  // As JSON only the result is on the output; the questions go to the error stream.
  const Ran ran = run({"which", "--json"}, ones);
  EXPECT_EQ(ran.status, 0);
  EXPECT_EQ(ran.out, run({"which", "--json", "--answers", all}).out);
  EXPECT_NE(ran.err.find(root.ask), std::string::npos);
  // The way back to the same answer is told.
  EXPECT_NE(run({"which"}, ones).out.find("--answers " + all.substr(0, 20)), std::string::npos);
}

TEST(Cli, ChartsJsonIsTheDatasetsCharts) {
  const Ran ran = run({"charts", "--json"});
  EXPECT_TRUE(ran.out == read_file(GENERATED_DIR "/charts.json"));
  const json read = parsed(ran.out);
  ASSERT_EQ(read["charts"].size(), registry::charts().size());
  for (const auto& chart : read["charts"]) {
    for (const char* key : {"id", "title", "root", "nodes"}) EXPECT_TRUE(chart.contains(key)) << key;
    for (const auto& node : chart["nodes"]) {
      for (const char* key : {"id", "ask", "help", "source", "answers"}) EXPECT_TRUE(node.contains(key)) << key;
      for (const auto& answer : node["answers"])
        for (const char* key : {"id", "label", "to", "because", "source"}) EXPECT_TRUE(answer.contains(key)) << key;
    }
  }
  const Ran text = run({"charts"});
  for (const auto& chart : registry::charts())
    EXPECT_NE(text.out.find(std::string(chart.title)), std::string::npos) << chart.id;
}

// The formats of one chart, read by programs that know them: Graphviz and librsvg build the site.

struct Drawn {
  std::map<std::string, std::string> nodes;                                // name, label
  std::multiset<std::tuple<std::string, std::string, std::string>> edges;  // from, label, to
};

/// What Graphviz understands of a graph.
Drawn read_dot(const std::string& dot, const std::string& what) {
  Drawn drawn;
  const Ran ran = run_program(STATUSATLAS_DOT, {"-Tdot_json"}, dot);
  EXPECT_EQ(ran.status, 0) << what << ": " << ran.err;
  EXPECT_EQ(ran.err, "") << what;
  const json read = parsed(ran.out);
  EXPECT_TRUE(read.is_object()) << what;
  if (!read.is_object() || !read.contains("objects")) return drawn;
  const auto plain = [](std::string label) {  // a line break stands as \n
    for (auto at = label.find("\\n"); at != label.npos; at = label.find("\\n")) label.replace(at, 2, "\n");
    for (auto at = label.find("\\\\"); at != label.npos; at = label.find("\\\\", at + 1)) label.replace(at, 2, "\\");
    return label;
  };
  std::vector<std::string> names;
  for (const auto& node : read["objects"]) {
    names.push_back(node["name"]);
    drawn.nodes[node["name"]] = plain(node["label"]);
  }
  if (read.contains("edges"))
    for (const auto& edge : read["edges"])
      drawn.edges.insert({names.at(edge["tail"]), plain(edge["label"]), names.at(edge["head"])});
  return drawn;
}

void expect_whole(const Drawn& drawn, const registry::Chart& chart) {
  std::set<std::string> names;
  std::multiset<std::tuple<std::string, std::string, std::string>> edges;
  for (std::uint16_t i = 0; i < chart.nodes.size(); ++i) {
    const registry::Target here{registry::TargetKind::node, i};
    for (const auto& answer : chart.nodes[i].answers) {
      edges.insert({app::name_of(here), std::string(answer.label), app::name_of(answer.to)});
      for (const auto end : {here, answer.to}) {
        names.insert(app::name_of(end));
        const auto node = drawn.nodes.find(app::name_of(end));
        ASSERT_NE(node, drawn.nodes.end()) << chart.id << " " << app::name_of(end);
        EXPECT_EQ(node->second, app::label_of(chart, end)) << chart.id;
      }
    }
  }
  EXPECT_EQ(drawn.nodes.size(), names.size()) << chart.id;
  EXPECT_EQ(drawn.edges, edges) << chart.id;
}

TEST(Cli, AFlowchartInEveryFormat) {
  for (const auto& chart : registry::charts()) {
    const std::string id(chart.id);
    const auto in = [&](const char* format) {
      const Ran ran = run({"charts", id, "--format", format});
      EXPECT_EQ(ran.status, 0) << id << " " << format;
      EXPECT_EQ(ran.err, "") << id << " " << format;
      return ran.out;
    };
    // JSON is the site's file.
    EXPECT_EQ(in("json"), read_file(GENERATED_DIR "/data/charts/" + id + ".json"));
    EXPECT_EQ(in("json"), run({"charts", id, "--json"}).out);
    EXPECT_EQ(in("mermaid"), app::chart_mermaid(chart));
    EXPECT_EQ(in("dot"), app::chart_dot(chart));
    expect_whole(read_dot(in("dot"), id), chart);
    // A strict reader of XML draws the picture; every question and outcome is text in it.
    const std::string svg = in("svg");
    const std::string file = temporary("chart.png");
    const Ran picture = run_program("rsvg-convert", {"--output", file}, svg);
    EXPECT_EQ(picture.status, 0) << id << ": " << picture.err;
    EXPECT_EQ(read_file(file).substr(1, 3), "PNG") << id;
    unlink(file.c_str());
    for (const auto& box : chart.boxes)
      for (const auto line : box.lines)
        EXPECT_NE(svg.find(">" + app::escape_html(line) + "</text>"), std::string::npos) << id << " " << line;
    // The outline says every question and answer.
    const std::string text = in("text");
    for (const auto& node : chart.nodes) {
      EXPECT_NE(text.find(std::string(node.ask.substr(0, 20))), std::string::npos) << id << " " << node.ask;
      for (const auto& answer : node.answers)
        EXPECT_NE(text.find("- " + std::string(answer.label.substr(0, 12))), std::string::npos)
            << id << " " << answer.label;
    }
  }
}

TEST(Cli, LabelsOfDotAreHarmlessWhateverTheySay) {
  const auto index = static_cast<std::uint16_t>(registry::index_of(*registry::find("404")));
  for (const std::string text : {"end", "a \"quoted\" word", "[x] {y} <b>z</b> (w)", "#;&amp;", "back\\slash", "end\\",
                                 "\"]; q0 -> q0 [label=\"", "a\nb", "digraph { }", "<>", "→ é"}) {
    const std::array<registry::Answer, 2> answers{
        registry::Answer{"a", text, {}, {registry::TargetKind::status, index}, "x", {}, false, {}, {}, {}, {}, {}, {}},
        registry::Answer{"b", "back", {}, {registry::TargetKind::node, 1}, "x", {}, false, {}, {}, {}, {}, {}, {}}};
    const std::array<registry::Node, 2> nodes{registry::Node{"q", text, {}, {}, answers},
                                              registry::Node{"r", "end", {}, {}, answers}};
    registry::Chart chart{};
    chart.id = chart.title = text;
    chart.nodes = nodes;
    expect_whole(read_dot(app::chart_dot(chart), text), chart);
  }
}

TEST(Cli, EntriesHaveTheKeysThatWerePromised) {
  for (const auto& one : dataset()["codes"])
    for (const char* key :
         {"id",        "code",    "name",          "class",       "standing", "owner",      "summary",
          "plain",     "meaning", "rest",          "common",      "use_when", "avoid_when", "cacheable",
          "content",   "fields",  "retry",         "sent_by",     "methods",  "names",      "sources",
          "constants", "aliases", "confused_with", "corrections", "wire",     "charts"})
      EXPECT_TRUE(one.contains(key)) << one["id"] << " " << key;
}

// cmake --install puts everything where programs look for it, below DESTDIR too.
TEST(Cli, Installs) {
  const std::string root = temporary("installed");
  const Ran ran =
      run_program("/usr/bin/env", {"DESTDIR=" + root, "cmake", "--install", BUILD_DIR, "--prefix", "/opt/x"});
  EXPECT_EQ(ran.status, 0) << ran.err;
  const std::string top = root + "/opt/x/";
  EXPECT_EQ(run_program(top + "bin/statusatlas", {"show", "404"}).out, run({"show", "404"}).out);
  EXPECT_EQ(read_file(top + "share/bash-completion/completions/statusatlas"), run({"completion", "bash"}).out);
  EXPECT_EQ(read_file(top + "share/zsh/site-functions/_statusatlas"), run({"completion", "zsh"}).out);
  EXPECT_EQ(read_file(top + "share/fish/vendor_completions.d/statusatlas.fish"), run({"completion", "fish"}).out);
  EXPECT_EQ(run_program("gzip", {"-dc", top + "share/man/man1/statusatlas.1.gz"}).out, run({"manual"}).out);
  const std::string notices = read_file(top + "share/doc/statusatlas/copyright");
  for (const char* one : {"MIT License", "CC BY 4.0", "CLI11", "Niels Lohmann"})
    EXPECT_NE(notices.find(one), std::string::npos) << one;
  std::system(("rm -rf " + in_shell(root)).c_str());
}

#ifdef STATUSATLAS_STATIC
// The static program is the same one, and needs no library of the system.
TEST(Cli, IsStaticToo) {
  EXPECT_EQ(run_program(STATUSATLAS_STATIC, {"explain", "UF,URX"}).out, run({"explain", "UF,URX"}).out);
  EXPECT_NE(run_program("ldd", {STATUSATLAS_STATIC}).status, 0);
}
#endif

TEST(Cli, AFullDiskIsAnError) {
  const int status = std::system((in_shell(STATUSATLAS) + " export >/dev/full 2>/dev/null").c_str());
  EXPECT_EQ(WEXITSTATUS(status), 2);
}

}  // namespace
