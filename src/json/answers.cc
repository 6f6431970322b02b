// Members stand in the order in which the module's types (web/module/statusatlas.d.ts) name them.
#include "json/answers.h"

#include <algorithm>
#include <array>

#include "decide/outcome.h"
#include "json/json.h"
#include "registry/labels.h"
#include "text/join.h"

namespace json {
namespace {

using decide::Walk;
using registry::Status;

/// In the order of search::Part.
constexpr std::array<std::string_view, 12> kParts{"number",  "name",    "former name", "alias",   "field",  "owner",
                                                  "symptom", "summary", "prose",       "outcome", "signal", "often"};
static_assert(static_cast<std::size_t>(search::Part::often) == kParts.size() - 1);

/// As it stands in the entry's `fields` of the dataset.
void append_field(std::string& out, const registry::Field& field) {
  Object one(out);
  one.text("name", field.name);
  one.text("in", registry::to_text(field.in));
  one.text("bound", registry::to_text(field.bound));
  one.text("level", registry::to_text(field.level));
  one.text("when", field.when);
  one.text("source", registry::citations(field.sources));
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
  object.text("name", status ? status->name : std::string_view());
}

/// Why the code that leads does: what the picked house says, or the reason built from the answers.
std::string because(const Walk& walk, const decide::Verdict& verdict) {
  if (!verdict.differs()) return decide::reason(walk);
  return (verdict.own ? "Your house, like " : "") + std::string(verdict.position->house) + ": " +
         std::string(verdict.position->says);
}

void append_result(std::string& out, const Walk& walk, decide::House house) {
  const decide::Verdict verdict = decide::verdict(walk, house);
  const Status& status = *verdict.status;
  Object result(out);
  append_code(result, status.id);
  result.text("because", because(walk, verdict));
  array(result.key("fields"), decide::fields_of(walk, verdict),
        [&](const registry::Field* field) { append_field(out, *field); });
  const decide::Example example = decide::example_of(walk, verdict);
  result.text("example", example.exchange);
  result.key("own_example") += example.own ? "true" : "false";  // else it is the code's
  array(result.key("runners_up"), decide::runners_up(walk, verdict), [&](const registry::RunnerUp* lost) {
    Object one(out);
    append_code(one, lost->id);
    one.text("lost_because", lost->because);
  });
  append_sources(result.key("sources"), sources_of(walk, verdict));
  result.text("changes", walk.path.back().answer->changes);
  // Whose code leads, whether that house says anything here, what the RFCs lead to, and what each house says.
  result.text("house", decide::id_of(house));
  result.key("house_has_position") += verdict.position ? "true" : "false";
  {
    Object standard(result.key("standard"));
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
  array(result.key("see_also"), decide::see_also(walk, verdict), [&](const registry::SeeAlso& see) {
    Object one(out);
    one.text("chart", see.chart);
    one.text("title", registry::find_chart(see.chart)->title);
    array(one.key("answers"), see.answers, [&](registry::Text answer) { append_quoted(out, answer); });
  });
}

}  // namespace

std::vector<registry::Source> sources_of(const Walk& walk, const decide::Verdict& verdict) {
  std::vector<registry::Source> out;
  const auto add = [&](registry::List<registry::Source> sources) {
    for (const auto& source : sources)
      if (std::none_of(out.begin(), out.end(),
                       [&](const auto& s) { return s.doc == source.doc && s.section == source.section; }))
        out.push_back(source);
  };
  add(walk.path.back().answer->sources);
  if (verdict.position) add(verdict.position->sources);
  add(verdict.status->sources);
  return out;
}

std::string of_walk(const Walk& walk, decide::House house) {
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
      append_sources(one.key("sources"), {step.answer->sources.begin(), step.answer->sources.end()});
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
        if (answer.detail.empty())
          one.key("detail") += "null";
        else
          one.text("detail", answer.detail);
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
  return out;
}

std::string of_hits(const find::Found& all) {
  std::string out = "[";
  const auto separate = [&] {
    if (out.size() > 1) out += ',';
  };
  const auto append_signal = [&](const signals::Found& found) {
    separate();
    Object one(out);
    const auto& statuses = found.signal->statuses;
    one.key("code") += statuses.empty() ? "null" : std::to_string(statuses.front());
    one.text("id", std::string(found.system->id) + "/" + std::string(found.signal->id));
    one.key("score") += "null";
    one.text("name", found.signal->name);
    one.text("why", found.because);
    one.text("kind", "signal");
    one.text("path", registry::href_of(*found.system, *found.signal));
    one.text("system", found.system->name);
  };
  const auto append_hit = [&](const search::Hit& hit) {
    separate();
    Object one(out);
    const registry::Text chart = hit.found ? registry::charts()[hit.found->chart].id : registry::Text();
    one.key("code") += hit.status ? std::to_string(hit.status->code) : "null";
    one.text("id", hit.topic   ? std::string(hit.topic->id)
                   : hit.found ? text::concat({chart, "/", hit.found->answers})
                               : std::string(hit.status->id));
    if (one.key("score"); hit.part == search::Part::signal)
      out += "null";
    else
      append_number(out, hit.score);
    one.text("name", hit.topic ? hit.topic->name : hit.found ? hit.found->label : hit.status->name);
    one.text("why", kParts[static_cast<std::size_t>(hit.part)]);
    one.text("kind", search::kind_of(hit));
    one.text("path", search::path_of(hit));
    if (!hit.found) return;
    one.text("chart", chart);
    array(one.key("answers"), decide::split_answers(hit.found->answers),
          [&](std::string_view answer) { append_quoted(out, answer); });
  };
  all.each(append_hit, append_signal);
  return out + "]";
}

std::string of_search(std::string_view query, const find::Found& found, std::optional<long long> ns) {
  std::string out;
  {
    Object all(out);
    all.text("query", query);
    all.key("results") += of_hits(found);
    if (ns) all.key("ns") += std::to_string(*ns);
  }
  return out;
}

}  // namespace json
