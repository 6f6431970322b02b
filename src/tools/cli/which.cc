// which: the wizard, asked in the terminal or answered at once.
#include "tools/cli/which.h"

#include <algorithm>
#include <istream>
#include <ostream>

#include "app/labels.h"
#include "decide/decide.h"
#include "decide/house.h"
#include "decide/outcome.h"
#include "json/answers.h"
#include "tools/cli/cli.h"
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

// Text

void print_question(Text& text, const Walk& walk, bool ids) {
  if (!walk.question) return;  // there is an outcome
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
  if (house != decide::kSpecifications) {
    const std::string all = decide::stances(verdict);
    if (const auto* own = verdict.position) {
      text.paragraph(all, 0);
      text.paragraph(std::string(own->says) + " (" + citations(own->sources) + ")", 0);
    } else {
      text.paragraph(app::concat({app::no_position(house), " ", all}), 0);
    }
    text.blank();
  }
  if (verdict.differs())
    text.paragraph("By the RFCs it is " + app::title_of(*verdict.standard) + ": " + decide::reason(walk), 0);
  else
    text.paragraph(decide::reason(walk), 0);
  bool fields = false;
  for (const auto* field : decide::fields_of(walk, verdict)) {
    if (field->bound != registry::Bound::sender) continue;
    if (!fields) text.heading("Fields to send");
    fields = true;
    text.bullet(text.bold(field->name) + " " + app::duty(*field) + ": " + std::string(field->when) + " (" +
                citations(field->sources) + ")");
  }
  const auto runners_up = decide::runners_up(walk, verdict);
  if (!runners_up.empty())
    text.heading(verdict.differs() ? "Runners-up to " + app::digits(verdict.standard->code) : "Runners-up");
  for (const auto* lost : runners_up) text.bullet(titled(lost->id) + ": " + std::string(lost->because));
  if (!last.changes.empty()) {
    text.heading("What would change the answer");
    text.paragraph(last.changes);
  }
  if (!verdict.positions.empty()) {
    text.heading(app::houses_title(decide::practice_differs(last)));
    for (const auto* position : verdict.positions)
      text.bullet(std::string(position->house) + ": " + titled(position->id) + ". " + std::string(position->says) +
                  " (" + citations(position->sources) + ")");
  }
  const decide::Example example = decide::example_of(walk, verdict);
  text.heading(app::example_title(example, status));
  text.verbatim(example.exchange);
  const auto charts = decide::see_also(walk, verdict);
  if (!charts.empty()) text.heading("Charts that know more");
  for (const auto& see : charts)
    text.bullet(std::string(registry::find_chart(see.chart)->title) + " statusatlas which " + std::string(see.chart) +
                (see.answers.empty() ? "" : " --answers " + decide::answers_of(see)));
  text.heading("Sources");
  for (const auto& source : json::sources_of(walk, verdict))
    text.bullet(app::citation(source) + (source.url.empty() ? "" : " " + std::string(source.url)));
  text.blank();
  const bool first = &*walk.chart == &registry::charts().front();
  text.paragraph("Again: statusatlas which " + (first ? "" : std::string(walk.chart->id) + " ") + "--answers " +
                     decide::permalink(walk) +
                     (house == decide::kSpecifications ? "" : " --house " + std::string(decide::id_of(house))),
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
int ask(const registry::Chart& chart, House house, bool as_json, Terminal& terminal) {
  std::ostream& talk = as_json ? terminal.err : terminal.out;
  const bool color = terminal.color && !as_json;
  std::vector<std::string_view> answers;
  {
    Text text(terminal, color);
    text.line(text.bold(chart.title));
    text.paragraph(chart.summary, 0);
    talk << text.str();
  }
  for (;;) {
    const Walk walk = decide::walk(chart, answers);
    if (walk.outcome) {
      Text text(terminal, color);
      if (!as_json) print_result(text, walk, house);
      talk << text.str();
      if (as_json) terminal.out << json::of_walk(walk, house) << '\n';
      return done;
    }
    Text text(terminal, color);
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

}  // namespace

std::string no_chart(std::string_view id) {
  std::vector<std::string_view> ids;
  for (const auto& one : registry::charts()) ids.push_back(one.id);
  return "there is no flowchart " + quoted(id) + "; did you mean “" + std::string(nearest(id, ids)) +
         "”? (statusatlas charts lists them)";
}

std::string no_house(std::string_view id) {
  if (id.find(':') != id.npos) {
    const decide::Chosen read = decide::read_house(id);
    const auto all = decide::known_instead(read.wrong);
    const std::vector<std::string_view> known(all.begin(), all.end());
    return "in the house, " + quoted(read.wrong) + " " + std::string(read.because) +
           (known.empty() ? "" : "; did you mean “" + std::string(nearest(read.wrong, known)) + "”?");
  }
  std::vector<std::string_view> ids;
  std::string all;
  for (const House one : decide::all_houses()) {
    ids.push_back(decide::id_of(one));
    (all += all.empty() ? "" : ", ") += ids.back();
  }
  return "there is no house " + quoted(id) + "; did you mean “" + std::string(nearest(id, ids)) + "”? (" + all + ")";
}

std::string no_answer(const Walk& walk) {
  const std::string_view given = walk.ignored.front();
  if (!walk.question)
    return "after “" + decide::permalink(walk) + "” there is no question, so " + quoted(given) +
           " is too much: the code is " + app::title_of(*walk.outcome);
  std::vector<std::string_view> ids;
  for (const auto& answer : walk.question->answers) ids.push_back(answer.id);
  return "“" + std::string(walk.question->id) + "” has no answer " + quoted(given) + "; did you mean “" +
         std::string(nearest(given, ids)) + "”?";
}

Asked asked_for(std::optional<std::string_view> chart, const Arguments& arguments) {
  Asked asked;
  asked.chart = chart ? registry::find_chart(*chart) : &registry::charts().front();
  if (!asked.chart) asked.problem = no_chart(*chart);
  if (const auto wanted = arguments.value("--house"); wanted && asked.chart) {
    const auto known = decide::house_from(*wanted);
    if (known)
      asked.house = *known;
    else
      asked.problem = no_house(*wanted);  // or no such choice
  }
  return asked;
}

namespace {

int which(const Arguments& arguments, Terminal& terminal) {
  if (arguments.operands.size() > 1)
    return refuse(terminal, "which: one flowchart at a time (statusatlas charts lists them)");
  const auto id = arguments.operands.empty() ? std::nullopt : std::optional(arguments.operands[0]);
  const auto [chart, house, problem] = asked_for(id, arguments);
  if (!problem.empty()) return refuse(terminal, "which: " + problem);
  const auto given = arguments.value("--answers");
  const bool as_json = arguments.has("--json");
  if (!given) return ask(*chart, house, as_json, terminal);
  const Walk walk = decide::walk(*chart, decide::split_answers(*given));
  if (!walk.ignored.empty()) return refuse(terminal, "which: " + no_answer(walk));
  if (as_json) {
    terminal.out << json::of_walk(walk, house) << '\n';
    return done;
  }
  Text text(terminal);
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
    {"--answers", 'a', "a,b,c", Values::text, "answers already given, by their ids; \"\" for the first question"},
    {"--house", 'H', "H", Values::houses,
     "whose code leads where practice differs: rfc, zalando, azure …, or one of your own: "
     "azure,methods.delete.absent:404"},
    {"--json", 'j', "", Values::none, "{\"chart\",\"path\",\"question\",\"candidates\",\"result\"}"},
};

}  // namespace

const Command which_command{"which",
                            "[CHART]",
                            Values::charts,
                            "a few questions that lead to the status to return",
                            "Without --answers it asks here; with them it prints where they lead. Without\n"
                            "CHART it is the general flowchart (statusatlas charts lists all).",
                            which_options,
                            which};

}  // namespace cli
