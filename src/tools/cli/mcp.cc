// mcp: the same search, entries, flowcharts and checks for assistants, over the Model Context Protocol on standard
// input and output: a JSON-RPC 2.0 message a line.
//
// The protocol has two eras, and this server speaks both (specification 2026-07-28, "Versioning and Compatibility").
// Clients of the older one begin with `initialize`, which settles the version. Clients of the newer one send their
// version with each request, in `_meta`; results then say `resultType` and who the server is. Nothing else depends on
// what came before, so there is no session to get wrong.
//
// A mistake in the protocol is a JSON-RPC error; a mistake in a tool's arguments is a result with `isError`, which the
// assistant reads and can correct (specification 2025-11-25, "Tools", Error Handling). Both name what is wrong with the
// nearest thing that there is, in the words of the command line.
#include <algorithm>
#include <array>
#include <istream>
#include <nlohmann/json.hpp>
#include <optional>
#include <ostream>

#include "app/labels.h"
#include "decide/decide.h"
#include "decide/house.h"
#include "find/find.h"
#include "json/answers.h"
#include "json/explanation.h"
#include "json/findings.h"
#include "lint/lint.h"
#include "registry/registry.h"
#include "tools/cli/check.h"
#include "tools/cli/cli.h"
#include "tools/cli/dataset.h"
#include "tools/cli/lookup.h"
#include "tools/cli/text.h"
#include "tools/cli/which.h"

namespace cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kModern = "2026-07-28";
/// With `initialize`, newest first.
constexpr std::array<std::string_view, 4> kLegacy{"2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"};
constexpr const char* kVersionKey = "io.modelcontextprotocol/protocolVersion";
constexpr const char* kCapabilitiesKey = "io.modelcontextprotocol/clientCapabilities";
constexpr const char* kServerKey = "io.modelcontextprotocol/serverInfo";

constexpr std::size_t kLongestLine = std::size_t(1) << 20;
constexpr std::size_t kLongestText = 10'000;  // of one argument
constexpr std::size_t kMostAnswers = 100;

// JSON-RPC 2.0 section 5.1, and the specification's own.
enum Code : int {
  parse_error = -32700,
  invalid_request = -32600,
  method_not_found = -32601,
  invalid_params = -32602,
  unsupported_version = -32022,
};

struct Failure {
  Code code;
  std::string message;
  Json data = nullptr;
};

/// What a tool says: a JSON object, or what is wrong with its arguments.
struct Said {
  std::string object;
  std::string problem;
};

// The tools

std::string text_of(const Json& value) { return value.is_string() ? value.get<std::string>() : value.dump(); }

Said search_tool(const Json& arguments) {
  const auto query = arguments.find("query");
  if (query == arguments.end() || !query->is_string())
    return {{}, "“query” is missing: a text, such as “too many requests”"};
  std::size_t limit = 10;
  if (const auto given = arguments.find("limit"); given != arguments.end()) {
    if (!given->is_number_integer() || *given < 1 || *given > 50)
      return {{}, "“limit” is a number from 1 to 50, not " + cut(given->dump(), 60)};
    limit = given->get<std::size_t>();
  }
  const std::string text = query->get<std::string>();
  return {json::of_search(text, find::find(text, {}, limit)), {}};
}

Said show_tool(const Json& arguments) {
  const auto code = arguments.find("code");
  if (code == arguments.end() || !(code->is_string() || code->is_number_integer()))
    return {{}, "“code” is missing: a number such as 404, or an id such as “499-nginx”"};
  const Found found = found_by(text_of(*code));
  if (!found.problem.empty()) return {{}, found.problem};
  std::string object = "{\"entries\":[";
  for (const auto* status : found.statuses) {
    if (status != found.statuses.front()) object += ',';
    object += entry(status->id);
  }
  object += ']';
  if (!found.note.empty()) object += ",\"note\":" + Json(found.note).dump();
  return {object + "}", {}};
}

Said which_tool(const Json& arguments) {
  const registry::Chart* chart = &registry::charts().front();
  if (const auto id = arguments.find("chart"); id != arguments.end()) {
    chart = id->is_string() ? registry::find_chart(id->get<std::string>()) : nullptr;
    if (!chart) return {{}, no_chart(text_of(*id))};
  }
  decide::House house = decide::kSpecifications;
  if (const auto id = arguments.find("house"); id != arguments.end()) {
    const auto known = id->is_string() ? decide::house_from(id->get<std::string>()) : std::nullopt;
    if (!known) return {{}, no_house(text_of(*id))};
    house = *known;
  }
  std::vector<std::string> words;
  if (const auto given = arguments.find("answers"); given != arguments.end()) {
    const auto is_text = [](const Json& one) { return one.is_string(); };
    if (!given->is_array() || given->size() > kMostAnswers || !std::all_of(given->begin(), given->end(), is_text))
      return {{}, "“answers” is a list of the ids of answers, in order"};
    for (const auto& one : *given) words.push_back(one.get<std::string>());
  }
  const std::vector<std::string_view> answers(words.begin(), words.end());
  const auto walk = decide::walk(*chart, answers);
  if (!walk.ignored.empty()) return {{}, no_answer(walk)};
  return {json::of_walk(walk, house), {}};
}

Said explain_tool(const Json& arguments) {
  const auto text = arguments.find("text");
  if (text == arguments.end() || !text->is_string())
    return {{}, "“text” is missing: a log line, an error message or a flag, such as “UF,URX”"};
  const std::string given = text->get<std::string>();
  return {json::of_explanation(given, find::explain(given)), {}};
}

Said check_tool(const Json& arguments) {
  const auto text = arguments.find("text");
  if (text == arguments.end() || !text->is_string())
    return {{}, "“text” is missing: a response with its status line, the output of curl -i or -v, or a HAR file"};
  lint::Known known;
  std::string method, house;
  if (const auto given = arguments.find("method"); given != arguments.end()) {
    method = text_of(*given);
    if (!given->is_string() || !is_method(method))
      return {{}, "“method” is a request method such as GET, not " + cli::quoted(cut(method, 60))};
    known.method = method;
  }
  if (const auto given = arguments.find("role"); given != arguments.end()) {
    const auto role = given->is_string() ? role_from(given->get<std::string>()) : std::nullopt;
    if (!role) return {{}, "“role” is origin, gateway or proxy, not " + cli::quoted(cut(text_of(*given), 60))};
    known.role = *role;
  }
  if (const auto given = arguments.find("house"); given != arguments.end()) {
    house = text_of(*given);
    if (!given->is_string() || !decide::house_from(house) || house.find(':') != house.npos)
      return {{}, no_house(house.substr(0, house.find(':')))};
    known.house = house;
  }
  const std::string pasted = text->get<std::string>();
  const message::Reading reading = message::read(pasted);
  if (reading.exchanges.empty()) return {{}, reading.problem};
  return {json::of_findings(pasted, reading.exchanges, lint::check(reading.exchanges, pasted, known)), {}};
}

struct Tool {
  const char* name;
  const char* title;
  const char* description;
  Said (*run)(const Json& arguments);
};

constexpr Tool kTools[] = {
    {"search", "Find HTTP status codes",
     "Finds HTTP status codes for a number, a name, a former name, a header field, a vendor or a symptom (“upload too "
     "big”), best first. Use show for what a code means.",
     search_tool},
    {"show", "Explain an HTTP status code",
     "All that is known of an HTTP status code, every owner’s meaning: what it means, when to use it, header fields "
     "with "
     "MUST and SHOULD, retries, caching, common errors. Each claim has its source: cite it.",
     show_tool},
    {"which", "Choose an HTTP status code",
     "Chooses the status code for a response by a flowchart: give the answers so far, get the next question with its "
     "answers, or the result with reason, fields to send, codes that lost, and sources. Begin without answers.",
     which_tool},
    {"explain", "Explain what a log line, an error or a flag says",
     "Finds HTTP statuses and signals in free text: Envoy flags, HAProxy states, error names of clients, servers and "
     "clouds, close codes, log lines. Each has its place in the text, who made it, what to do next, and its source.",
     explain_tool},
    {"check", "Check an HTTP response",
     "Says what is wrong with a response or a whole exchange, by which section of which specification, how to fix it, "
     "and "
     "who sent it. Takes raw messages, traces of curl, header lists of HTTP/2 and HAR. What the text does not show "
     "comes "
     "back as a question.",
     check_tool},
};

Json input_of(const Tool& tool) {
  Json properties = Json::object(), required = Json::array();
  const std::string_view name = tool.name;
  if (name == "search") {
    properties["query"] = {
        {"type", "string"}, {"maxLength", kLongestText}, {"description", "what somebody saw or wants"}};
    properties["limit"] = {{"type", "integer"}, {"minimum", 1}, {"maximum", 50}, {"default", 10}};
    required.push_back("query");
  } else if (name == "show") {
    properties["code"] = {{"type", {"string", "integer"}},
                          {"description", "404; \"499-nginx\" for one owner's meaning; \"404.13\" with a sub-status"}};
    required.push_back("code");
  } else if (name == "explain") {
    properties["text"] = {{"type", "string"},
                          {"maxLength", kLongestText},
                          {"description", "what somebody saw: a line of a log, an error, a flag"}};
    required.push_back("text");
  } else if (name == "check") {
    Json houses = Json::array();
    for (const auto house : decide::all_houses()) houses.push_back(decide::id_of(house));
    properties["text"] = {{"type", "string"},
                          {"maxLength", kLongestText},
                          {"description", "the response, with its request where there is one"}};
    properties["method"] = {{"type", "string"}, {"description", "the request method, where the text does not show it"}};
    properties["role"] = {{"type", "string"},
                          {"enum", {"origin", "gateway", "proxy"}},
                          {"description", "who sent the response, if known"}};
    properties["house"] = {{"type", "string"}, {"enum", houses}, {"description", "whose guideline counts as well"}};
    required.push_back("text");
  } else {
    Json charts = Json::array(), houses = Json::array();
    std::string titles;
    for (const auto& chart : registry::charts()) {
      charts.push_back(chart.id);
      titles += (titles.empty() ? "" : "; ") + std::string(chart.id) + ": " + std::string(chart.title);
    }
    for (const auto house : decide::all_houses()) houses.push_back(decide::id_of(house));
    properties["chart"] = {{"type", "string"}, {"enum", charts}, {"default", charts[0]}, {"description", titles}};
    properties["answers"] = {{"type", "array"},
                             {"items", {{"type", "string"}}},
                             {"maxItems", kMostAnswers},
                             {"description", "ids of the answers so far, in order"}};
    properties["house"] = {{"type", "string"},
                           {"enum", houses},
                           {"default", houses[0]},
                           {"description", "whose guideline leads where practice differs"}};
  }
  return {{"type", "object"}, {"properties", properties}, {"required", required}, {"additionalProperties", false}};
}

/// The results' members that every client finds, whatever else may come.
Json output_of(const Tool& tool) {
  const std::string_view name = tool.name;
  if (name == "search")
    return {{"type", "object"},
            {"properties", {{"query", {{"type", "string"}}}, {"results", {{"type", "array"}}}}},
            {"required", {"query", "results"}}};
  if (name == "show")
    return {{"type", "object"},
            {"properties", {{"entries", {{"type", "array"}}}, {"note", {{"type", "string"}}}}},
            {"required", Json::array({"entries"})}};
  if (name == "explain")
    return {{"type", "object"},
            {"properties", {{"text", {{"type", "string"}}}, {"found", {{"type", "array"}}}}},
            {"required", {"text", "found"}}};
  if (name == "check")
    return {{"type", "object"},
            {"properties", {{"exchanges", {{"type", "array"}}}}},
            {"required", Json::array({"exchanges"})}};
  return {{"type", "object"},
          {"properties",
           {{"chart", {{"type", "string"}}},
            {"path", {{"type", "array"}}},
            {"question", {{"type", {"object", "null"}}}},
            {"candidates", {{"type", "array"}}},
            {"result", {{"type", {"object", "null"}}}}}},
          {"required", {"chart", "path", "question", "candidates", "result"}}};
}

Json tools() {
  Json out = Json::array();
  for (const Tool& tool : kTools)
    out.push_back({{"name", tool.name},
                   {"title", tool.title},
                   {"description", tool.description},
                   {"inputSchema", input_of(tool)},
                   {"outputSchema", output_of(tool)},
                   {"annotations", {{"readOnlyHint", true}, {"openWorldHint", false}}}});
  return out;
}

Said call(const Tool& tool, const Json& arguments) {
  const Json input = input_of(tool);
  std::vector<std::string_view> known;
  for (const auto& [name, schema] : input["properties"].items()) known.push_back(name);
  for (const auto& [name, value] : arguments.items()) {
    if (std::find(known.begin(), known.end(), name) == known.end())
      return {{},
              std::string(tool.name) + " has no argument " + cli::quoted(name) + "; did you mean “" +
                  std::string(nearest(name, known)) + "”?"};
    if (value.is_string() && value.get_ref<const std::string&>().size() > kLongestText)
      return {{}, "“" + name + "” is longer than " + std::to_string(kLongestText) + " bytes"};
  }
  return tool.run(arguments);
}

// The protocol

Json server() { return {{"name", "statusatlas"}, {"title", "Status Atlas"}, {"version", registry::data_version()}}; }

constexpr const char* kInstructions =
    "A reference of HTTP status codes. Every claim carries its source (document, section, address): cite it. Data of "
    "Status Atlas, CC BY 4.0.";

/// The version that a request names in `_meta`; nullopt where it is of the older era.
std::optional<std::string> version_of(const Json& params) {
  if (!params.is_object()) return std::nullopt;
  const auto meta = params.find("_meta");
  if (meta == params.end() || !meta->is_object()) return std::nullopt;
  const auto version = meta->find(kVersionKey);
  if (version == meta->end()) return std::nullopt;
  return version->is_string() ? version->get<std::string>() : version->dump();
}

std::optional<Failure> call_tool(const Json& params, Json& result) {
  const auto name = params.is_object() ? params.find("name") : params.end();
  if (!params.is_object() || name == params.end() || !name->is_string())
    return Failure{invalid_params, "“name” is missing: the name of a tool"};
  const std::string wanted = name->get<std::string>();
  const auto tool =
      std::find_if(std::begin(kTools), std::end(kTools), [&](const Tool& one) { return wanted == one.name; });
  if (tool == std::end(kTools)) {
    std::vector<std::string_view> names;
    for (const Tool& one : kTools) names.push_back(one.name);
    return Failure{invalid_params, "there is no tool " + cli::quoted(wanted) + "; did you mean “" +
                                       std::string(nearest(wanted, names)) + "”?"};
  }
  const auto given = params.find("arguments");
  if (given != params.end() && !given->is_object()) return Failure{invalid_params, "“arguments” is no object"};
  const Said said = call(*tool, given == params.end() ? Json::object() : *given);
  const bool wrong = !said.problem.empty();
  result["content"] = Json::array({{{"type", "text"}, {"text", wrong ? said.problem : said.object}}});
  if (!wrong) result["structuredContent"] = Json::parse(said.object, nullptr, false);
  result["isError"] = wrong;
  return std::nullopt;
}

/// @param modern is the request of the newer era?
std::optional<Failure> handle(const std::string& method, const Json& params, bool modern, Json& result) {
  result = Json::object();
  if (method == "tools/call") return call_tool(params, result);
  if (method == "tools/list") {
    // There is one page, so no cursor is ours.
    if (params.is_object() && params.contains("cursor")) return Failure{invalid_params, "there is no such cursor"};
    result["tools"] = tools();
  } else if (modern && method == "server/discover") {
    result["supportedVersions"] = Json::array({kModern});
    result["capabilities"] = {{"tools", Json::object()}};
    result["instructions"] = kInstructions;
  } else if (!modern && method == "ping") {
    return std::nullopt;
  } else if (!modern && method == "initialize") {
    const auto wanted = params.is_object() ? params.find("protocolVersion") : params.end();
    if (!params.is_object() || wanted == params.end() || !wanted->is_string())
      return Failure{invalid_params, "“protocolVersion” is missing", {{"supported", kLegacy}}};
    const std::string version = wanted->get<std::string>();
    const auto known = std::find(kLegacy.begin(), kLegacy.end(), version);
    result["protocolVersion"] = known == kLegacy.end() ? kLegacy.front() : *known;
    result["capabilities"] = {{"tools", Json::object()}};
    result["serverInfo"] = server();
    result["instructions"] = kInstructions;
  } else {
    return Failure{method_not_found, "there is no method " + cli::quoted(method)};
  }
  if (modern) {
    // The data change with the program only.
    result["ttlMs"] = 3'600'000;
    result["cacheScope"] = "public";
  }
  return std::nullopt;
}

/// One message. @return the response, a line; empty where there is none
std::string respond(const std::string& line) {
  const auto error = [](const Json* id, const Failure& failure) {
    // Without a readable id there is none: the schema of the protocol has no null there.
    Json out{{"jsonrpc", "2.0"}};
    if (id) out["id"] = *id;
    out["error"] = {{"code", failure.code}, {"message", failure.message}};
    if (!failure.data.is_null()) out["error"]["data"] = failure.data;
    return out.dump(-1, ' ', false, Json::error_handler_t::replace);
  };
  const Json message = Json::parse(line, nullptr, false);
  if (message.is_discarded()) return error(nullptr, {parse_error, "the line is not JSON in UTF-8"});
  if (message.is_array()) return error(nullptr, {invalid_request, "one message a line; there are no batches"});
  if (!message.is_object()) return error(nullptr, {invalid_request, "a message is an object"});
  const auto id = message.find("id");
  const bool has_id = id != message.end();
  if (has_id && !id->is_string() && !id->is_number_integer())
    return error(nullptr, {invalid_request, "“id” is a text or an integer"});
  const Json* known_id = has_id ? &*id : nullptr;
  if (message.contains("result") || message.contains("error")) return {};  // a response; nothing was asked
  const auto version = message.find("jsonrpc");
  if (version == message.end() || *version != "2.0")
    return error(known_id, {invalid_request, "“jsonrpc” is not “2.0”"});
  const auto method = message.find("method");
  if (method == message.end() || !method->is_string()) return error(known_id, {invalid_request, "“method” is missing"});
  if (!has_id) return {};  // a notification: nothing here waits for one
  const auto params = message.find("params");
  static const Json none = Json::object();
  const Json& given = params == message.end() ? none : *params;
  if (!given.is_object()) return error(known_id, {invalid_params, "“params” is no object"});
  const auto wanted = version_of(given);
  if (wanted && *wanted != kModern)
    return error(known_id, {unsupported_version,
                            "unsupported protocol version",
                            {{"supported", Json::array({kModern})}, {"requested", *wanted}}});
  if (wanted && !(given["_meta"].contains(kCapabilitiesKey) && given["_meta"][kCapabilitiesKey].is_object()))
    return error(known_id, {invalid_params, std::string("“") + kCapabilitiesKey + "” is missing in “_meta”"});
  Json result;
  if (const auto failure = handle(method->get<std::string>(), given, wanted.has_value(), result))
    return error(known_id, *failure);
  if (wanted) {
    result["resultType"] = "complete";
    result["_meta"] = {{kServerKey, server()}};
  }
  return Json{{"jsonrpc", "2.0"}, {"id", *known_id}, {"result", result}}.dump(-1, ' ', false,
                                                                              Json::error_handler_t::replace);
}

/// The next line; one that is too long is read to its end and not kept.
enum class Read { line, too_long, end };
Read read_line(std::istream& in, std::string& line) {
  line.clear();
  bool any = false, fits = true;
  for (int c = in.get(); c != std::istream::traits_type::eof(); c = in.get()) {
    any = true;
    if (c == '\n') break;
    if (line.size() < kLongestLine)
      line += static_cast<char>(c);
    else
      fits = false;
  }
  return !any ? Read::end : fits ? Read::line : Read::too_long;
}

int mcp(const Arguments& arguments, Terminal& terminal) {
  if (!arguments.operands.empty())
    return refuse(terminal, "mcp takes no words: it answers JSON-RPC messages on the standard input, a line each");
  std::string line;
  for (Read read; (read = read_line(terminal.in, line)) != Read::end;) {
    std::string said;
    if (read == Read::too_long)
      said = Json{{"jsonrpc", "2.0"},
                  {"error",
                   {{"code", static_cast<int>(invalid_request)},
                    {"message", "the line is longer than " + std::to_string(kLongestLine) + " bytes"}}}}
                 .dump();
    else if (line.find_first_not_of(" \t\r") != line.npos)
      said = respond(line);
    if (!said.empty()) terminal.out << said << std::endl;
  }
  return done;
}

}  // namespace

const Command mcp_command{"mcp",
                          "",
                          Values::none,
                          "a server for assistants (Model Context Protocol)",
                          "Speaks JSON-RPC on standard input and output, with the tools search, show, which,\n"
                          "explain and check. In a client’s configuration the command is “statusatlas”, its\n"
                          "argument “mcp”.",
                          {},
                          mcp};

}  // namespace cli
