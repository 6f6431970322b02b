// What an outcome says of its own case: its example, an exchange that one could send, and the charts that know more.
//
// An example is text as it stands on the wire: a request, where there is one to show, then responses, interim ones
// first; a line that begins with "HTTP/" begins a response. The request is whatever the case is about, so it may be
// malformed; the responses may not.
//
// The case may be one of many inside a 207: then the status stands in its multistatus (RFC 4918 §13).
#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/token.h"
#include "tools/datac/multistatus.h"
#include "tools/datac/table.h"
#include "tools/datac/text.h"

namespace datac {

namespace {

struct Line {
  std::string_view text;
  unsigned number;  // in the example, from 0
};

struct Message {
  Line start;
  std::vector<Line> fields;
  std::string content;
  bool stood_for;  // is the content a remark in parentheses, which stands for octets that nobody wants to read?

  bool is_response() const { return start.text.starts_with("HTTP/"); }
  /// "HTTP/1.1 404 Not Found": the number and what follows.
  std::string_view number() const {
    const auto space = start.text.find(' ');
    return space == std::string_view::npos ? std::string_view() : start.text.substr(space + 1, 3);
  }
  std::string_view phrase() const {
    const auto space = start.text.find(' ');
    return space == std::string_view::npos || start.text.size() < space + 5 ? std::string_view()
                                                                            : start.text.substr(space + 5);
  }
  bool is_interim() const { return is_response() && number().starts_with("1") && number() != "101"; }
  std::optional<std::string_view> value(std::string_view name) const {
    for (const Line& line : fields) {
      const auto colon = line.text.find(':');
      if (colon == std::string_view::npos ||
          lower_case(std::string(line.text.substr(0, colon))) != lower_case(std::string(name)))
        continue;
      std::string_view out = line.text.substr(colon + 1);
      while (out.starts_with(' ')) out.remove_prefix(1);
      return out;
    }
    return std::nullopt;
  }
};

std::vector<Message> messages(std::string_view example) {
  std::vector<Line> lines;
  for (unsigned number = 0; !example.empty(); ++number) {
    const std::string_view line = example.substr(0, example.find('\n'));
    lines.push_back({line, number});
    example.remove_prefix(std::min(line.size() + 1, example.size()));
  }
  std::vector<Message> out;
  std::size_t at = 0;
  while (at < lines.size() && lines[at].text.empty()) ++at;
  while (at < lines.size()) {
    Message message{lines[at++], {}, {}, false};
    for (; at < lines.size() && !lines[at].text.empty(); ++at) message.fields.push_back(lines[at]);
    while (at < lines.size() && lines[at].text.empty()) ++at;
    // Whatever follows the final response is its content.
    const bool final = message.is_response() && !message.is_interim();
    for (; at < lines.size() && (final || !lines[at].text.starts_with("HTTP/")); ++at)
      (message.content += lines[at].text) += '\n';
    while (message.content.ends_with('\n')) message.content.pop_back();
    message.stood_for = message.content.starts_with('(') && message.content.ends_with(')');
    out.push_back(std::move(message));
  }
  return out;
}

/// The checks of one example.
class Example {
 public:
  Example(const AnswerData& answer, const StatusData& status, Diagnostics& out)
      : answer_(answer), status_(status), out_(out), messages_(messages(answer.example)) {}

  void check() {
    if (status_.code < 100)
      return error(0, "An example stands at " + status_.id + ", which stands for no response.", "Remove `example`.");
    const auto first =
        std::find_if(messages_.begin(), messages_.end(), [](const Message& m) { return m.is_response(); });
    if (first == messages_.end())
      return error(0, "The example has no status line.", "Add the line " + datac::quoted(wanted()) + ".");
    for (const Message& message : messages_)
      if (message.is_response()) check_response(message);
    // An interim response may be the case itself; a final one may have interim ones before it.
    const Message& sent = status_.code < 200 && status_.code != 101 ? *first : messages_.back();
    if (sent.number() == "207" && status_.code != 207) return check_inside(sent);
    if (sent.number() != padded(status_.code))
      return error(sent.start.number,
                   "The example's status line is " + datac::quoted(std::string(sent.start.text)) + ".",
                   "Make it " + datac::quoted(wanted()) + ", the outcome's.");
    const bool phrase_fits = !status_.owner.empty() || sent.phrase() == status_.name ||
                             (sent.phrase().empty() && !sent.start.text.starts_with("HTTP/1."));
    if (!phrase_fits)
      error(sent.start.number, "The example's status line is " + datac::quoted(std::string(sent.start.text)) + ".",
            "Make it " + datac::quoted(wanted()) + ".");
    check_required(sent, true);
  }

 private:
  std::string wanted() const {
    return "HTTP/1.1 " + padded(status_.code) + (status_.name.empty() ? "" : " " + status_.name);
  }
  void error(unsigned line, const std::string& what, const std::string& fix) {
    out_.error({answer_.example_at.path, answer_.example_at.line + line, 1}, what, fix);
  }
  bool to_head() const { return messages_.front().start.text.starts_with("HEAD "); }

  void check_response(const Message& message) {
    const std::string named = datac::quoted(std::string(message.start.text));
    if (message.number().size() < 3 ||
        !std::all_of(message.number().begin(), message.number().end(), [](char c) { return c >= '0' && c <= '9'; }))
      return error(message.start.number, "The status line " + named + " has no status code.",
                   "Write it like " + datac::quoted(wanted()) + ".");
    for (const Line& line : message.fields) {
      const auto colon = line.text.find(':');
      const std::string_view value = colon == std::string_view::npos ? std::string_view() : line.text.substr(colon + 1);
      const bool good =
          colon != std::string_view::npos && text::is_token(std::string(line.text.substr(0, colon))) &&
          (value.empty() || (value.size() > 1 && value[0] == ' ' && value[1] != ' ' && value.back() != ' ')) &&
          std::none_of(value.begin(), value.end(), [](char c) { return c < ' ' || c == 0x7f; });
      if (!good)
        error(line.number, datac::quoted(std::string(line.text)) + " is no field line.",
              "Write a name, a colon, one space and the value, or leave an empty line before the content.");
    }
    const std::string_view number = message.number();
    const bool bare = message.is_interim() || number == "101" || number == "204" || number == "304" || number == "205";
    if ((bare || to_head()) && !message.content.empty())
      error(message.start.number,
            "A response " + std::string(bare ? std::string(number) : "to HEAD") + " has no content.",
            "Remove what follows its field lines.");
    const auto length = message.value("Content-Length");
    if (message.is_interim() || number == "101" || number == "204")
      for (const char* name : {"Content-Length", "Transfer-Encoding"})
        if (message.value(name))
          error(message.start.number, "A response " + std::string(number) + " has no `" + name + "`.",
                "Remove the field.");
    // What is not shown is as long as the field says.
    const bool shown = !bare && !to_head() && !message.stood_for && !message.value("Transfer-Encoding");
    if (length && shown && *length != std::to_string(message.content.size()))
      error(message.start.number,
            "The response's Content-Length is " + std::string(*length) + ", but its content has " +
                std::to_string(message.content.size()) + " octets.",
            "Correct or remove the field.");
    check_json(message);
  }

  void check_json(const Message& message) {
    std::string type = lower_case(std::string(message.value("Content-Type").value_or("")));
    type = type.substr(0, type.find(';'));
    if ((type != "application/json" && !type.ends_with("+json")) || message.content.empty() || message.stood_for)
      return;
    const auto json = nlohmann::json::parse(message.content, nullptr, false);
    if (json.is_discarded())
      return error(message.start.number, "The content of the response is no JSON, but its Content-Type says so.",
                   "Correct the content or the field.");
    if (type != "application/problem+json") return;
    const auto member = json.is_object() ? json.find("status") : json.end();
    if (!json.is_object())
      error(message.start.number, "Problem details are an object.", "Write them in braces.");
    else if (member != json.end() &&
             (!member->is_number_integer() || std::to_string(member->get<int>()) != message.number()))
      error(message.start.number, "The problem details have the status " + member->dump() + ".",
            "Make it that of the status line.");
  }

  /// The case is the outcome of one resource or property in a multistatus.
  void check_inside(const Message& sent) {
    if (sent.phrase() != "Multi-Status")
      error(sent.start.number, "The example's status line is " + datac::quoted(std::string(sent.start.text)) + ".",
            "Make it \"HTTP/1.1 207 Multi-Status\".");
    std::string type = lower_case(std::string(sent.value("Content-Type").value_or("")));
    type = type.substr(0, type.find(';'));
    if (type != "application/xml" && type != "text/xml")
      return error(sent.start.number, "The example is a 207 without XML, so it cannot hold the outcome's status.",
                   "Give it a multistatus and the Content-Type application/xml.");
    const Multistatus inside = read_multistatus(sent.content);
    if (!inside.wrong.empty())
      return error(sent.start.number, "The multistatus " + inside.wrong + ".", "Correct the content.");
    if (std::find(inside.statuses.begin(), inside.statuses.end(), wanted()) == inside.statuses.end())
      return error(sent.start.number, "No response in the multistatus has the outcome's status.",
                   "Write " + datac::quoted(wanted()) + " into a `status` of a `response` or a `propstat`.");
    check_required(sent, false);
  }

  /// @param whole the response has the outcome's code; else it is a 207, which that code's requirements do not bind
  void check_required(const Message& sent, bool whole) {
    const auto look = [&](const FieldData& field, bool sure) {
      using registry::Bound, registry::Direction, registry::Level;
      if (!sure) return;
      const bool of_response = field.in == Direction::response && field.bound == Bound::sender;
      const bool of_request =
          field.in == Direction::request && field.bound == Bound::client && !messages_.front().is_response();
      if (!of_response && !of_request) return;
      const bool there = (of_response ? sent : messages_.front()).value(field.name).has_value();
      const std::string where = of_response ? "response" : "request";
      if (field.level == Level::must && !there)
        error(sent.start.number,
              "The " + where + " has no " + field.name + ", which " + field.at.path + ":" +
                  std::to_string(field.at.line) + " requires.",
              "Add the field.");
      if (field.level == Level::must_not && there)
        error(sent.start.number,
              "The " + where + " has " + field.name + ", which " + field.at.path + ":" + std::to_string(field.at.line) +
                  " forbids.",
              "Remove the field.");
    };
    // Of a code's requirements those that hold in every case; of the case's own all.
    for (const FieldData& field : status_.fields)
      look(field, whole && (field.when.starts_with("always") || field.when.starts_with("in any")));
    for (const FieldData& field : answer_.fields) look(field, true);
  }

  const AnswerData& answer_;
  const StatusData& status_;
  Diagnostics& out_;
  std::vector<Message> messages_;
};

void check_see_also(const Data& data, const ChartData& chart, const SeeAlsoData& see, Diagnostics& out) {
  if (see.chart.text.empty() || data.unread.contains("flowcharts/" + see.chart.text)) return;
  if (see.chart.text == chart.id)
    return out.error(see.chart.at, "`see_also` names this chart itself.", "Name another one.");
  const auto other =
      std::find_if(data.charts.begin(), data.charts.end(), [&](const ChartData& c) { return c.id == see.chart.text; });
  if (other == data.charts.end())
    return out.error(
        see.chart.at,
        "`see_also` names the chart " + datac::quoted(see.chart.text) + ", which no file of flowcharts/ holds.",
        "Name one that is there.");
  const ChartData* at = &*other;
  std::size_t node = at->root_index;
  bool asks = !at->nodes.empty();
  for (const Said& id : see.answers) {
    if (!asks || node >= at->nodes.size())
      return out.error(id.at, "The answer " + datac::quoted(id.text) + " comes after an outcome.", "Remove it.");
    const NodeData& question = at->nodes[node];
    const auto answer = std::find_if(question.answers.begin(), question.answers.end(),
                                     [&](const AnswerData& a) { return a.id.text == id.text; });
    if (answer == question.answers.end()) {
      std::string known;
      for (const AnswerData& a : question.answers) (known += known.empty() ? "" : ", ") += a.id.text;
      return out.error(id.at,
                       "The question " + datac::quoted(question.id.text) + " of the chart " + datac::quoted(at->id) +
                           " has no answer " + datac::quoted(id.text) + ".",
                       "Its answers are " + known + ".");
    }
    if (!answer->target) return;  // reported
    asks = answer->target->kind != registry::TargetKind::status;
    if (answer->target->kind == registry::TargetKind::chart) {
      at = &data.charts[answer->target->index];
      node = at->root_index;
    } else {
      node = answer->target->index;
    }
  }
}

}  // namespace

void check_cases(const Data& data, Diagnostics& out) {
  for (const ChartData& chart : data.charts)
    for (const NodeData& node : chart.nodes)
      for (const AnswerData& answer : node.answers) {
        for (const SeeAlsoData& see : answer.see_also) check_see_also(data, chart, see, out);
        if (answer.example.empty() || !answer.target || answer.target->kind != registry::TargetKind::status) continue;
        Example(answer, data.statuses[answer.target->index], out).check();
      }
}

}  // namespace datac
