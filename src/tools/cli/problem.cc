// problem: status, header fields and content of an error response (RFC 9457), as the module's problem() gives them: the
// same refusals, and the header fields that the status requires have to be there (web/module/problem.mjs).
#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>

#include "decide/house.h"
#include "registry/labels.h"
#include "text/ascii.h"
#include "text/join.h"
#include "text/token.h"
#include "tools/cli/cli.h"
#include "tools/cli/lookup.h"
#include "tools/cli/text.h"
#include "tools/cli/which.h"

namespace cli {
namespace {

using Json = nlohmann::ordered_json;
using registry::Status;

/// What the problem is of: a number, and the entry that is meant, where it is known.
struct Subject {
  int code = 0;
  const Status* entry = nullptr;
  std::string problem;
};

Subject outcome_of(const Arguments& arguments) {
  const Asked asked = asked_for(arguments.value("--chart"), arguments);
  if (!asked.problem.empty()) return {0, nullptr, asked.problem};
  const auto walk = decide::walk(*asked.chart, decide::split_answers(arguments.value("--answers").value_or("")));
  if (!walk.ignored.empty()) return {0, nullptr, no_answer(walk)};
  if (!walk.outcome)
    return {0, nullptr,
            "these answers lead to a question, not to a code: “" + std::string(walk.question->ask) +
                "” (--answers takes the ids of answers)"};
  const Status& status = *decide::verdict(walk, asked.house).status;
  return {status.code, &status, {}};
}

Subject subject_of(std::string_view word) {
  const Found found = found_by(word);
  if (!found.problem.empty() && !found.is_code) return {0, nullptr, found.problem};
  if (!found.note.empty()) return {0, nullptr, "a problem is of a status, and a response has no sub-status"};
  const int code = std::atoi(std::string(word.substr(0, 3)).c_str());
  return {code, is_number(word) ? nullptr : found.statuses.front(), {}};
}

/// The registered entry of a number.
const Status* registered(int code) {
  for (const auto& status : registry::with_code(static_cast<std::uint16_t>(code)))
    if (status.owner.empty()) return &status;
  return nullptr;
}

/// The title of a problem that is what its status says (RFC 9457 section 4.2.1). A reserved code has its former name.
std::string_view title_of(const Subject& subject) {
  if (const Status* status = registered(subject.code)) {
    if (status->name[0] != '(') return status->name;
    for (const auto& name : status->names)
      if (name.name[0] != '(') return name.name;
  }
  return subject.entry ? subject.entry->name : std::string_view();
}

/// What stands in the header fields under a name, in any case; nullptr where nothing does.
Json* find_field(Json& headers, std::string_view name) {
  for (auto at = headers.begin(); at != headers.end(); ++at)
    if (text::same(at.key(), name)) return &*at;
  return nullptr;
}

/// "Allow: GET, HEAD" into the header fields; of one name several lines are a list. @return what is wrong with it
std::string add_field(std::string_view line, Json& headers) {
  const std::size_t colon = line.find(':');
  const std::string_view name = line.substr(0, colon);
  if (!text::is_token(name))
    return quoted(line) + " has a name that is no token (RFC 9110 §5.1); a header field is written 'Allow: GET, HEAD'";
  std::string_view value = line.substr(colon + 1);
  const auto blank = [](char c) { return c == ' ' || c == '\t'; };
  while (!value.empty() && blank(value.front())) value.remove_prefix(1);
  while (!value.empty() && blank(value.back())) value.remove_suffix(1);
  // What has a line feed in it would become another field, or the content.
  for (char c : value)
    if ((static_cast<unsigned char>(c) < 0x20 && c != '\t') || static_cast<unsigned char>(c) >= 0x7F)
      return std::string(name) + " has a value that no header field can have (RFC 9110 §5.5)";
  if (text::same(name, "Content-Type")) return "Content-Type is application/problem+json";
  if (Json* values = find_field(headers, name)) {
    if (values->is_string()) *values = Json::array({*values});
    values->push_back(value);
  } else {
    headers[std::string(name)] = value;
  }
  return {};
}

/// A line such as "Allow: GET, HEAD" from the entry's own example, for a message.
std::string example_of(const Status& status, std::string_view field) {
  const std::string response = registry::response_of(status);
  for (const auto line : text::split(response, '\n'))
    if (const auto colon = line.find(':'); colon != line.npos && text::same(line.substr(0, colon), field))
      return std::string(line.substr(0, line.find_last_not_of(" \r") + 1));
  return std::string(field) + ": …";
}

/// The first header field that the status requires and that is not there, as a sentence.
std::string missing_field(int code, Json& headers) {
  const Status* status = registered(code);
  if (!status) return {};
  for (const auto& field : status->fields) {
    if (!registry::must_be_sent(field) || field.when.substr(0, 6) != "always" || find_field(headers, field.name))
      continue;
    return "a " + std::to_string(code) + " response must have " + std::string(field.name) + " (" +
           std::string(field.when) + "; " + citations(field.sources) + "); add for example '" +
           example_of(*status, field.name) + "'";
  }
  return {};
}

int problem(const Arguments& arguments, Terminal& terminal) {
  const auto wrong = [&](const std::string& sentence) { return refuse(terminal, "problem: " + sentence); };
  std::vector<std::string_view> codes;
  Json headers = {{"Content-Type", "application/problem+json"}};
  for (const auto word : arguments.operands) {
    if (word.find(':') == word.npos) {
      codes.push_back(word);
    } else if (const std::string mistake = add_field(word, headers); !mistake.empty()) {
      return wrong(mistake);
    }
  }
  const bool by_answers = arguments.has("--answers");
  if (!by_answers && (arguments.has("--chart") || arguments.has("--house")))
    return wrong("--chart and --house need --answers: the ids of answers that lead to a code");
  if (codes.size() + by_answers != 1)
    return wrong(codes.empty() ? "of which code? For example: statusatlas problem 404 --detail 'There is no order 7.'"
                               : "it is of one code: CODE, or --answers that lead to it");
  const Subject subject = by_answers ? outcome_of(arguments) : subject_of(codes.front());
  if (!subject.problem.empty()) return wrong(subject.problem);
  const std::string code = std::to_string(subject.code);
  if (subject.code < 200 || subject.code > 599) return wrong(code + " is no final status code of 200 to 599");
  if (const Status* status = registered(subject.code); status && status->content == registry::Content::forbidden)
    return wrong("a " + code + " response has no content, so it cannot carry problem details");
  if (const std::string missing = missing_field(subject.code, headers); !missing.empty()) return wrong(missing);

  Json body = Json::object();
  const auto type = arguments.value("--type"), title = arguments.value("--title");
  if (type) body["type"] = *type;
  if (title)
    body["title"] = *title;
  else if (const auto own = title_of(subject); !own.empty() && (!type || *type == "about:blank"))
    body["title"] = own;
  body["status"] = subject.code;
  if (const auto detail = arguments.value("--detail")) body["detail"] = *detail;
  if (const auto instance = arguments.value("--instance")) body["instance"] = *instance;
  const Json all = {{"status", subject.code}, {"headers", headers}, {"body", body}};
  terminal.out << all.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
  return done;
}

constexpr Option problem_options[] = {
    {"--detail", 'd', "TEXT", Values::text, "what went wrong this time, in words that help the client"},
    {"--type", 't', "URI", Values::text, "the kind of problem; without it the kind is the status"},
    {"--title", 0, "TEXT", Values::text, "of the kind; the status phrase unless told, where there is no type"},
    {"--instance", 'i', "URI", Values::text, "this occurrence"},
    {"--answers", 'a', "a,b,c", Values::text, "the code is the outcome of a flowchart after these answers"},
    {"--chart", 'c', "CHART", Values::charts, "which flowchart; the general one unless told"},
    {"--house", 'H', "H", Values::houses, "whose code leads where practice differs"},
};

}  // namespace

const Command problem_command{"problem",
                              "CODE [FIELD…]",
                              Values::codes,
                              "an error response with problem details, as JSON",
                              "Prints {\"status\",\"headers\",\"body\"} with the members of RFC 9457. FIELD is a\n"
                              "header field, such as 'Allow: GET, HEAD'; those that the status requires must be\n"
                              "there. With --answers there is no CODE.",
                              problem_options,
                              problem};

}  // namespace cli
