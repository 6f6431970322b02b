// which: the wizard, asked in the terminal or answered at once.
#include <algorithm>
#include <istream>
#include <ostream>

#include "app/labels.h"
#include "decide/decide.h"
#include "decide/house.h"
#include "tools/cli/cli.h"
#include "tools/cli/dataset.h"
#include "tools/cli/text.h"

namespace cli {
namespace {

using decide::House;
using decide::Verdict;
using decide::Walk;
using registry::Status;

std::string titled(std::string_view id) {
  const Status* status = registry::find(id);
  return status ? app::title_of(*status) : std::string(id);
}

/// Everything that the way to the outcome and the outcome itself stand on, each source once.
std::vector<registry::Source> sources_of(const Walk& walk, const Verdict& verdict) {
  std::vector<registry::Source> out;
  const auto add = [&](registry::List<registry::Source> sources) {
    for (const auto& source : sources)
      if (std::none_of(out.begin(), out.end(),
                       [&](const auto& s) { return s.doc == source.doc && s.section == source.section; }))
        out.push_back(source);
  };
  for (const auto& step : walk.path) add(step.answer->sources);
  if (verdict.position) add(verdict.position->sources);
  add(verdict.status->sources);
  return out;
}

// JSON

class Object {
 public:
  explicit Object(std::string& out) : out_(out) { out_ += '{'; }
  ~Object() { out_ += '}'; }
  Object(const Object&) = delete;
  Object& operator=(const Object&) = delete;
  std::string& key(std::string_view name) {
    if (!first_) out_ += ',';
    first_ = false;
    append_quoted(out_, name);
    return out_ += ':';
  }
  void text(std::string_view name, std::string_view value) { append_quoted(key(name), value); }

 private:
  std::string& out_;
  bool first_ = true;
};

template <class List, class Each>
void array(std::string& out, const List& list, Each each) {
  out += '[';
  bool first = true;
  for (const auto& one : list) {
    if (!first) out += ',';
    first = false;
    each(one);
  }
  out += ']';
}

void append_sources(std::string& out, const std::vector<registry::Source>& sources) {
  array(out, sources, [&](const registry::Source& source) {
    Object one(out);
    one.text("doc", source.doc);
    if (source.section.empty())
      one.key("section") += "null";
    else
      one.text("section", source.section);
    one.text("url", source.url);
  });
}

void append_code(Object& object, std::string_view id) {
  const Status* status = registry::find(id);
  object.key("code") += std::to_string(status ? status->code : 0);
  object.text("id", id);
}

/// Why the code that leads does: what the picked house says, or the reason built from the answers.
std::string because(const Walk& walk, const Verdict& verdict) {
  if (!verdict.differs()) return decide::reason(walk);
  return std::string(verdict.position->house) + ": " + std::string(verdict.position->says);
}

void append_result(std::string& out, const Walk& walk, House house) {
  const Verdict verdict = decide::verdict(walk, house);
  const Status& status = *verdict.status;
  Object result(out);
  append_code(result, status.id);
  result.text("because", because(walk, verdict));
  // The entry's own objects, of the fields that a response must have.
  const auto fields = elements(member(entry(status.id), "fields"));
  std::vector<std::string_view> required;
  for (std::size_t i = 0; i < status.fields.size() && i < fields.size(); ++i)
    if (status.fields[i].level == registry::Level::must && status.fields[i].in == registry::Direction::response)
      required.push_back(fields[i]);
  array(result.key("required_fields"), required, [&](std::string_view field) { out += field; });
  array(result.key("runners_up"), walk.path.back().answer->lost, [&](const registry::RunnerUp& lost) {
    Object one(out);
    append_code(one, lost.id);
    one.text("lost_because", lost.because);
  });
  append_sources(result.key("sources"), sources_of(walk, verdict));
  result.text("changes", walk.path.back().answer->changes);
  // Whose code leads, whether that house says anything here, what the RFCs lead to, and what each house says.
  result.text("house", decide::id_of(house));
  result.key("house_has_position") += verdict.position ? "true" : "false";
  {
    result.key("standard");
    Object standard(out);
    append_code(standard, verdict.standard->id);
    standard.text("because", decide::reason(walk));
  }
  array(result.key("positions"), verdict.positions, [&](const registry::Position* position) {
    Object one(out);
    one.text("house", position->house);
    append_code(one, position->id);
    one.text("says", position->says);
    append_sources(one.key("sources"), {position->sources.begin(), position->sources.end()});
  });
}

std::string json_of(const Walk& walk, House house) {
  std::string out;
  {
    Object all(out);
    all.text("chart", walk.chart->id);
    array(all.key("path"), walk.path, [&](const decide::Step& step) {
      Object one(out);
      one.text("node", step.node->id);
      one.text("ask", step.node->ask);
      one.text("answer", step.answer->id);
      one.text("because", step.answer->because);
    });
    all.key("question");
    if (walk.question) {
      Object question(out);
      question.text("id", walk.question->id);
      question.text("ask", walk.question->ask);
      question.text("help", walk.question->help);
      array(question.key("answers"), walk.question->answers, [&](const registry::Answer& answer) {
        Object one(out);
        one.text("id", answer.id);
        one.text("label", answer.label);
      });
    } else {
      out += "null";
    }
    array(all.key("candidates"), walk.candidates, [&](std::uint16_t code) { out += std::to_string(code); });
    all.key("result");
    if (walk.outcome)
      append_result(out, walk, house);
    else
      out += "null";
  }
  return out + "\n";
}

// Text

void print_question(Text& text, const Walk& walk, bool ids) {
  text.blank();
  text.paragraph(text.bold(walk.question->ask), 0);
  if (!walk.question->help.empty()) text.paragraph(walk.question->help);
  text.blank();
  std::size_t column = 6;
  if (ids)
    for (const auto& answer : walk.question->answers) column = std::max(column, answer.id.size() + 4);
  int number = 0;
  for (const auto& answer : walk.question->answers) {
    ++number;
    text.definition(ids ? std::string(answer.id) : (number < 10 ? " " : "") + std::to_string(number), answer.label,
                    column);
    if (!answer.detail.empty()) text.paragraph(text.faint(answer.detail), column);
  }
}

void print_candidates(Text& text, const Walk& walk) {
  std::string codes;
  for (auto code : walk.candidates) (codes += codes.empty() ? "" : " ") += app::digits(code);
  text.blank();
  text.paragraph("Still possible: " + codes, 0, 2);
}

void print_path(Text& text, const Walk& walk) {
  for (const auto& step : walk.path)
    text.paragraph(std::string(step.node->ask) + " " + text.bold(step.answer->label), 0, 2);
}

void print_result(Text& text, const Walk& walk, House house) {
  const Verdict verdict = decide::verdict(walk, house);
  const Status& status = *verdict.status;
  const registry::Answer& last = *walk.path.back().answer;
  text.blank();
  text.title(status);
  text.blank();
  if (house != House::rfc) {
    const std::string all = decide::stances(verdict);
    if (const auto* own = verdict.position) {
      text.paragraph(all, 0);
      text.paragraph(std::string(own->says) + " (" + citations(own->sources) + ")", 0);
    } else {
      text.paragraph(
          std::string(decide::name_of(house)) + " has no position here; the answer of the RFCs stands. " + all, 0);
    }
    text.blank();
  }
  if (verdict.differs())
    text.paragraph("By the RFCs it is " + app::title_of(*verdict.standard) + ": " + decide::reason(walk), 0);
  else
    text.paragraph(decide::reason(walk), 0);
  bool fields = false;
  for (const auto& field : status.fields) {
    if (field.in != registry::Direction::response) continue;
    if (!fields) text.heading("Fields to send");
    fields = true;
    text.bullet(text.bold(field.name) + " " + std::string(registry::to_text(field.level)) + " " +
                std::string(field.when) + " (" + citations(field.sources) + ")");
  }
  text.heading(verdict.differs() ? "Runners-up to " + app::digits(verdict.standard->code) : "Runners-up");
  for (const auto& lost : last.lost) text.bullet(titled(lost.id) + ": " + std::string(lost.because));
  if (!last.changes.empty()) {
    text.heading("What would change the answer");
    text.paragraph(last.changes);
  }
  if (!verdict.positions.empty()) {
    text.heading("Where practice differs");
    for (const auto* position : verdict.positions)
      text.bullet(std::string(position->house) + ": " + titled(position->id) + ". " + std::string(position->says) +
                  " (" + citations(position->sources) + ")");
  }
  text.heading("Example response");
  text.verbatim(app::response_of(status));
  text.heading("Sources");
  for (const auto& source : sources_of(walk, verdict))
    text.bullet(app::citation(source) + (source.url.empty() ? "" : " " + std::string(source.url)));
  text.blank();
  const bool first = &*walk.chart == &registry::charts().front();
  text.paragraph("Again: statusatlas which " + (first ? "" : std::string(walk.chart->id) + " ") + "--answers " +
                     decide::permalink(walk) +
                     (house == House::rfc ? "" : " --house " + std::string(decide::id_of(house))),
                 0, 2);
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return out;
}

std::string trimmed(std::string_view line) {
  while (!line.empty() && static_cast<unsigned char>(line.back()) <= ' ') line.remove_suffix(1);
  while (!line.empty() && static_cast<unsigned char>(line.front()) <= ' ') line.remove_prefix(1);
  return lower(line);
}

/// The answer that a typed line means: its number, its id or its label.
const registry::Answer* understood(const registry::Node& question, std::string_view line) {
  std::size_t number = 0;
  for (const auto& answer : question.answers) {
    ++number;
    if (line == std::to_string(number) || line == lower(answer.id) || line == lower(answer.label)) return &answer;
  }
  return nullptr;
}

/// @param talk where questions go: the error stream where the output is to be JSON
int ask(const registry::Chart& chart, House house, bool json, Terminal& terminal) {
  std::ostream& talk = json ? terminal.err : terminal.out;
  const bool color = terminal.color && !json;
  std::vector<std::string_view> answers;
  {
    Text text(color);
    text.line(text.bold(chart.title));
    text.paragraph(chart.summary, 0);
    talk << text.str();
  }
  for (;;) {
    const Walk walk = decide::walk(chart, answers);
    if (walk.outcome) {
      Text text(color);
      if (!json) print_result(text, walk, house);
      talk << text.str();
      if (json) terminal.out << json_of(walk, house);
      return done;
    }
    Text text(color);
    print_question(text, walk, false);
    text.blank();
    talk << text.str();
    for (bool answered = false; !answered;) {
      talk << "Number (b: back, q: quit): " << std::flush;
      std::string line;
      if (!std::getline(terminal.in, line)) {
        talk << '\n';
        return not_found(terminal, "the answers ended before a code was found");
      }
      line = trimmed(line);
      if (line == "q" || line == "quit") return not_found(terminal, "left without a code");
      if (line == "b" || line == "back") {
        if (!answers.empty()) answers.pop_back();
        answered = true;
      } else if (const auto* answer = understood(*walk.question, line)) {
        answers.push_back(answer->id);
        answered = true;
      } else {
        talk << "Please type a number from 1 to " << walk.question->answers.size() << ".\n";
      }
    }
  }
}

int which(const Arguments& arguments, Terminal& terminal) {
  const auto charts = registry::charts();
  if (charts.empty()) return not_found(terminal, "there are no flowcharts in the data");
  if (arguments.operands.size() > 1)
    return refuse(terminal, "which: one flowchart at a time (statusatlas charts lists them)");
  const registry::Chart* chart = &charts.front();
  auto given = arguments.value("--answers");
  if (!arguments.operands.empty()) {
    chart = registry::find_chart(arguments.operands[0]);
    if (!chart) {
      std::vector<std::string_view> ids;
      for (const auto& one : charts) ids.push_back(one.id);
      const std::string sentence = "which: there is no flowchart " + quoted(arguments.operands[0]) +
                                   "; did you mean “" + std::string(nearest(arguments.operands[0], ids)) + "”?";
      // Answers are of one chart, so that with it they go.
      chart = &charts.front();
      tell(terminal, sentence + " This is the general one" +
                         (given.value_or("").empty() ? "." : ", without the answers " + quoted(*given) + "."));
      if (given) given = "";
    }
  }
  House house = House::rfc;
  if (const auto wanted = arguments.value("--house")) {
    if (const auto known = decide::house_from(*wanted)) {
      house = *known;
    } else {
      std::string ids;
      for (const House one : decide::kAllHouses) (ids += ids.empty() ? "" : ", ") += decide::id_of(one);
      tell(terminal, "which: there is no house " + quoted(*wanted) + " (" + ids + "); this is what the RFCs say");
    }
  }
  const bool json = arguments.has("--json");
  if (!given) return ask(*chart, house, json, terminal);
  const Walk walk = decide::walk(*chart, decide::split_answers(*given));
  if (!walk.ignored.empty()) {
    std::string sentence = "which: left out, since ";
    if (walk.question) {
      sentence += "“" + std::string(walk.question->id) + "” has no such answer";
      std::vector<std::string_view> ids;
      for (const auto& answer : walk.question->answers) ids.push_back(answer.id);
      sentence += " (did you mean “" + std::string(nearest(walk.ignored.front(), ids)) + "”?):";
    } else {
      sentence += "the answers before lead to a code already:";
    }
    const char* between = " ";
    for (const auto& answer : walk.ignored) {
      (sentence += between) += quoted(answer);
      between = ", ";
    }
    tell(terminal, sentence);
  }
  if (json) {
    terminal.out << json_of(walk, house);
    return done;
  }
  Text text(terminal.color);
  text.line(text.bold(walk.chart->title));
  if (!walk.path.empty()) text.blank();
  print_path(text, walk);
  if (walk.outcome) {
    print_result(text, walk, house);
  } else {
    print_question(text, walk, true);
    print_candidates(text, walk);
  }
  terminal.out << text.str();
  return done;
}

constexpr Option which_options[] = {
    {"--answers", "a,b,c", "answers already given, by their ids; \"\" for the first question"},
    {"--house", "H", "whose code leads where practice differs: rfc, zalando, azure, google-aip or json-api"},
    {"--json", "", "{\"chart\",\"path\",\"question\",\"candidates\",\"result\"}"},
};

}  // namespace

const Command which_command{"which",
                            "[CHART]",
                            "a few questions that lead to the status to return",
                            "Without --answers it asks here; with them it prints where they lead. Without\n"
                            "CHART it is the general flowchart (statusatlas charts lists all).",
                            which_options,
                            which};

}  // namespace cli
