// The wizard: the path so far, the question at hand or the outcome, and the flowchart as an outline of nested lists
// whose entries a printer may place as in the picture.
#include <algorithm>

#include "app/labels.h"
#include "app/views.h"
#include "decide/outcome.h"

namespace app {
namespace {

using registry::Answer;
using registry::Chart;
using registry::Status;
using registry::TargetKind;

using decide::House;

/// A place of a chart, seen as the present one is: with the same house.
std::string url_of(const State& now, const Chart& chart, const std::string& answers) {
  State state;
  state.view = View::which;
  state.id = chart.id;
  state.answers = answers;
  state.house = now.house;
  state.preferred = now.preferred;
  return to_url(state);
}

std::string joined(const std::string& answers, std::string_view next) {
  return concat({answers, answers.empty() ? "" : ",", next});
}

void path(Builder& page, const State& state, const decide::Walk& walk) {
  if (walk.path.empty()) return;
  page.paragraph("Your answers", Look::label);
  Scope list(page, Role::list, Look::timeline, "path", "Your answers");
  std::string answers;
  for (const auto& step : walk.path) {
    Scope item(page, Role::item, Look::step, concat({step.chart->id, "/", step.node->id}));
    {
      page.paragraph(step.node->ask, Look::muted);
      Scope paragraph(page, Role::paragraph);
      page.leaf(Role::strong, step.answer->label);
      page.text(" ");
      Node& link = page.open(Role::link, Look::small, "change");
      link.href = url_of(state, *walk.chart, answers);
      link.text = concat({"Change the answer to: ", step.node->ask});
      page.text("change", Look::small);
      page.close();
    }
    answers = joined(answers, step.answer->id);
  }
}

/// A toggle that opens what stands after it. @param open is it open by itself? @return is it open now?
bool disclosure(Builder& page, const State& state, std::string_view text, Disclosure what, bool open = false,
                Part part = Part::none) {
  open ^= (state.disclosed & what) != 0;
  Node& toggle = page.open(Role::toggle, Look::disclosure, concat({"open", digits(what)}));
  toggle.part = part;
  toggle.action = {Action::Kind::disclose, what, {}};
  if (open) toggle.flags |= pressed;
  page.text(text);
  page.close();
  return open;
}

/// How many codes are still possible, by class; all of them when asked for.
void candidates(Builder& page, const State& state, const decide::Walk& walk) {
  if (walk.candidates.size() < 2) return;
  std::string text = concat({std::to_string(walk.candidates.size()), " still possible"});
  std::string_view before = ": ";
  for (const auto& info : registry::classes()) {
    const auto count = std::count_if(walk.candidates.begin(), walk.candidates.end(), [&](std::uint16_t code) {
      return registry::with_code(code).front().cls == info.cls;
    });
    if (!count) continue;
    text += concat({before, std::to_string(count), " ", info.id});
    before = " · ";
  }
  if (!disclosure(page, state, text, still_possible)) return;
  Scope list(page, Role::list, Look::chips, "candidates", "Codes still possible");
  for (auto code : walk.candidates) {
    Scope item(page, Role::item, Look::chip, digits(code));
    const auto& status = registry::with_code(code).front();
    Node& link = page.link(digits(code), href_of(status), Look::chip, digits(code));
    link.text = title_of(status);
    link.tone = tone_of(status);
  }
}

/// Where an answer to the question at hand leads: a code's page, or a place in the wizard.
std::string target_of(const State& state, const decide::Walk& walk, const Answer& answer) {
  if (answer.to.kind == TargetKind::status) return href_of(registry::statuses()[answer.to.index]);
  if (answer.to.kind == TargetKind::chart) return url_of(state, registry::charts()[answer.to.index], "");
  return url_of(state, *walk.chart, joined(decide::permalink(walk), answer.id));
}

void back(Builder& page) {
  page.button("Back", {Action::Kind::undo_answer, 0, {}}, Look::action, "back").part = Part::back;
}

void question(Builder& page, const State& state, const decide::Walk& walk) {
  const auto& node = *walk.question;
  page.heading(1, node.ask, Look::question);
  if (!node.help.empty()) {
    Scope paragraph(page, Role::paragraph, Look::small);
    page.text(node.help, Look::small);
  }
  {
    Scope group(page, Role::group, Look::stack, node.id, "Answers", Part::answers);
    for (const auto& answer : node.answers) {
      Node& button = page.open(Role::button, Look::answer, answer.id);
      button.action = {Action::Kind::answer, 0, std::string(answer.id)};
      button.text = answer.label;
      button.href = target_of(state, walk, answer);
      page.leaf(Role::strong, answer.label);
      if (!answer.detail.empty()) page.text(answer.detail, Look::muted);
      page.close();
    }
  }
  candidates(page, state, walk);
  if (!walk.path.empty()) back(page);
}

/// Whose code leads where practice differs. The RFCs' is always told, and so is what other houses say.
void houses(Builder& page, const State& state) {
  Scope group(page, Role::group, Look::chips, "house", "House to follow", Part::house);
  std::vector<House> offered = decide::all_houses();
  if (decide::is_own(state.house)) offered.push_back(state.house);
  for (const House house : offered) {
    const std::string_view id = decide::id_of(house);
    Node& toggle = page.open(Role::toggle, Look::chip, decide::is_own(house) ? "own" : id);
    toggle.action = {Action::Kind::set_house, 0, std::string(id)};
    if (state.house == house) toggle.flags |= pressed;
    page.text(decide::label_of(house));
    page.close();
  }
}

/// What would lead by a choice of one's own instead: a button for each other code that a house sends here.
void choices(Builder& page, const State& state, const decide::Walk& walk, const decide::Verdict& verdict) {
  std::vector<std::string_view> offered{verdict.status->id};
  for (const auto* position : verdict.positions) {
    if (std::find(offered.begin(), offered.end(), position->id) != offered.end()) continue;
    offered.push_back(position->id);
    const House house = decide::with_choice(state.house, walk, position->id);
    Node& button = page.button(concat({"Send ", position->id, " in your house"}),
                               {Action::Kind::set_house, 0, std::string(decide::id_of(house))}, Look::action,
                               concat({"choose-", position->id}));
    State there = state;
    there.house = house;
    button.href = url_of(there, *walk.chart, decide::permalink(walk));
  }
}

/// The answer as a note for a review: question, answers, result, reasons, sources.
std::string record(const decide::Walk& walk, const decide::Verdict& verdict) {
  const Answer& last = *walk.path.back().answer;
  const auto cited = [](registry::List<registry::Source> sources) {
    std::string out;
    for (const auto& source : sources) (out += out.empty() ? " (" : ", ") += citation(source);
    if (!out.empty()) out += ')';
    return out;
  };
  std::string out = concat({"## ", walk.chart->title, "\n\n"});
  for (const auto& step : walk.path)
    out += concat({"- ", step.node->ask, " **", step.answer->label, "**", cited(step.answer->sources), "\n"});
  out += concat({"\n**Result: ", title_of(*verdict.status), "**\n\n"});
  if (verdict.house != decide::kSpecifications && verdict.position)
    out += concat({verdict.own ? "Your house, like " : "", verdict.position->house, ": ", verdict.position->says,
                   cited(verdict.position->sources), "\n\n"});
  if (verdict.differs()) out += concat({"By the RFCs it is ", title_of(*verdict.standard), ": "});
  out += concat({decide::reason(walk), "\n"});
  for (const auto* lost : decide::runners_up(walk, verdict)) out += concat({"\n- Not ", lost->id, ": ", lost->because});
  if (!last.changes.empty()) out += concat({"\n- What would change it: ", last.changes});
  for (const auto* position : verdict.positions)
    out += concat({"\n- ", position->house, ": ", position->id, ". ", position->says, cited(position->sources)});
  for (const auto* field : decide::fields_of(walk, verdict))
    if (field->bound == registry::Bound::sender)
      out += concat({"\n- ", field->name, ": ", duty(*field), ": ", field->when, cited(field->sources)});
  const decide::Example example = decide::example_of(walk, verdict);
  return out +=
         concat({"\n\n", example_title(example, *verdict.status), ":\n\n```http\n", example.exchange, "\n```\n\n"});
}

void chart_link(Builder& page, const Chart& chart, const std::string& href) {
  Scope paragraph(page, Role::paragraph);
  page.link(chart.title, href);
  page.text(concat({" ", chart.summary}), Look::muted);
}

/// The code that leads, and why: what the picked house says, or the reason built from the answers.
void outcome_card(Builder& page, const decide::Walk& walk, const decide::Verdict& verdict) {
  const Status& status = *verdict.status;
  Scope card(page, Role::group, Look::outcome, "outcome", "Outcome", Part::outcome);
  page.open(Role::heading, Look::hero, "title").level = 1;
  page.leaf(Role::number, digits(status.code), Look::hero).tone = tone_of(status);
  page.text(concat({" ", status.name}), Look::title);
  page.close();
  if (verdict.house != decide::kSpecifications) {
    const std::string all = decide::stances(verdict);
    if (const auto* own = verdict.position) {
      const std::size_t first = all.find_first_of(",.");  // "Zalando says 400", then the others
      {
        Scope paragraph(page, Role::paragraph, Look::plain, "houses");
        page.leaf(Role::strong, all.substr(0, first));
        page.text(all.substr(first));
      }
      Scope paragraph(page, Role::paragraph, Look::plain, "house");
      page.text(own->says);
      cite(page, own->sources);
    } else {
      Scope paragraph(page, Role::paragraph, Look::plain, "house");
      page.text(concat({no_position(verdict.house), " ", all}));
    }
  }
  if (verdict.differs()) return;
  Scope paragraph(page, Role::paragraph, Look::plain, "reason");
  page.text(decide::reason(walk));
  cite(page, walk.path.back().answer->sources);
}

void outcome(Builder& page, const State& state, const decide::Walk& walk) {
  const Answer& last = *walk.path.back().answer;
  const decide::Verdict verdict = decide::verdict(walk, state.house);
  const Status& status = *verdict.status;
  outcome_card(page, walk, verdict);
  page.link("Everything about " + digits(status.code), href_of(status), Look::primary, "open");
  const auto copy = [&](std::string_view text, int flags, std::string value = {}) {
    Node& button = page.button(text, {}, Look::action, text);
    button.flags |= flags;
    button.value = std::move(value);
  };
  copy("Copy link", copies_url);
  copy("Copy as Markdown", copies | copies_url, record(walk, verdict));
  const decide::Example example = decide::example_of(walk, verdict);
  copy("Copy response", copies, example.response);
  back(page);
  page.link("Start again", url_of(state, *walk.chart, ""), Look::action, "again");

  if (verdict.differs()) {
    page.heading(2, "Why the RFCs say " + digits(verdict.standard->code));
    Scope paragraph(page, Role::paragraph, Look::plain, "standard");
    page.text(decide::reason(walk));
    cite(page, last.sources);
  }
  // What the server has to do; the client's duties stand on the code's own page.
  auto fields = decide::fields_of(walk, verdict);
  std::erase_if(fields, [](const registry::Field* field) { return field->bound != registry::Bound::sender; });
  if (!fields.empty()) {
    page.heading(2, "Fields to send");
    // Those of the case come first. A code has more than a case needs, each under its condition: its page has them all.
    constexpr std::size_t kShown = 6;
    const std::size_t more = fields.size() > kShown + 1 ? fields.size() - kShown : 0;
    fields.resize(fields.size() - more);
    Scope list(page, Role::list, Look::fields, "fields", "Fields to send");
    for (const auto* field : fields) {
      Scope item(page, Role::item, Look::fields);
      Scope paragraph(page, Role::paragraph, Look::fields);
      // Some fields of a case have no page.
      const std::string href = concat({"field/", slug(field->name), "/"});
      if (parse_url(href).view == View::field)
        page.link(field->name, href);
      else
        page.leaf(Role::strong, field->name);
      page.text(" ");
      requirement(page, *field);
    }
    if (more) {
      Scope item(page, Role::item, Look::fields);
      Scope paragraph(page, Role::paragraph, Look::fields);
      page.link(concat({std::to_string(more), " more that ", digits(status.code), " may need in other cases"}),
                href_of(status));
    }
  }
  const std::string lost_to =
      verdict.differs() ? "Runners-up to " + digits(verdict.standard->code) : std::string("Runners-up");
  if (const auto runners_up = decide::runners_up(walk, verdict); !runners_up.empty()) {
    page.heading(2, lost_to);
    Scope list(page, Role::list, Look::rows, "lost", lost_to);
    for (const auto* lost : runners_up) {
      Scope item(page, Role::item, Look::rows, lost->id);
      Scope paragraph(page, Role::paragraph);
      mention(page, lost->id);
      page.text(concat({" ", registry::find(lost->id)->name, ": ", lost->because}));
    }
  }
  if (!last.changes.empty()) {
    page.heading(2, "What would change the answer");
    page.paragraph(last.changes);
  }
  if (!verdict.positions.empty()) {
    page.heading(2, houses_title(decide::practice_differs(last)));
    Scope list(page, Role::list, Look::rows, "positions", houses_title(decide::practice_differs(last)));
    for (const auto* position : verdict.positions) {
      Scope item(page, Role::item, Look::rows, position->house);
      Scope paragraph(page, Role::paragraph);
      page.leaf(Role::strong, position->house);
      page.text(": ");
      mention(page, position->id);
      page.text(concat({" ", position->says}));
      cite(page, position->sources);
    }
  }
  choices(page, state, walk, verdict);
  page.heading(2, example_title(example, status));
  page.leaf(Role::code_block, example.exchange, Look::wire);
  if (const auto charts = decide::see_also(walk, verdict); !charts.empty()) {
    page.heading(2, "Charts that know more");
    Scope list(page, Role::list, Look::rows, "more");
    for (const auto& see : charts) {
      const Chart& chart = *registry::find_chart(see.chart);
      Scope item(page, Role::item, Look::rows, see.chart);
      chart_link(page, chart, url_of(state, chart, decide::answers_of(see)));
    }
  }
}

/// The outcomes of a chart on which houses have positions, for a look at them without answering: those where they
/// differ, or those where they agree.
void positions(Builder& page, const State& state, const Chart& chart, bool differ) {
  bool any = false;
  for (std::size_t i = 0; i < chart.nodes.size(); ++i)
    for (const auto& answer : chart.nodes[i].answers) {
      if (answer.positions.empty() || decide::practice_differs(answer) != differ) continue;
      if (!any) {
        page.heading(2, houses_title(differ));
        page.open(Role::list, Look::rows, houses_title(differ)).text = houses_title(differ);
      }
      any = true;
      std::string answers;
      for (const auto id : decide::route_to(chart, registry::Target::node(i)).answers) answers = joined(answers, id);
      Scope item(page, Role::item, Look::rows, joined(answers, answer.id));
      Scope paragraph(page, Role::paragraph);
      page.link(answer.label, url_of(state, chart, joined(answers, answer.id)));
      page.text(concat({": ", decide::stances(answer)}), Look::muted);
    }
  if (any) page.close();
}

/// The chart as posters and for other programs: files that the build of the site writes.
void downloads(Builder& page, const Chart& chart) {
  page.heading(2, "Download this flowchart");
  Scope paragraph(page, Role::paragraph, Look::plain, "downloads");
  static constexpr std::pair<std::string_view, std::string_view> kinds[] = {{"Poster (A3 PDF)", "-poster.pdf"},
                                                                            {"Poster (SVG)", "-poster.svg"},
                                                                            {"SVG", ".svg"},
                                                                            {"Mermaid", ".mmd"},
                                                                            {"DOT", ".dot"},
                                                                            {"JSON", ".json"}};
  for (const auto& [name, ending] : kinds) {
    if (name != kinds[0].first) page.text(" ");
    page.link(name, concat({"data/charts/", chart.id, ending}), Look::plain, ending);
  }
}

/// The chart as nested lists. A question leads to its place in the wizard, an outcome to the code's page. A question
/// that several answers lead to is told once; later it is a link to its place.
class Outline {
 public:
  Outline(Builder& page, const State& state, const Chart& chart, const decide::Walk& walk)
      : page_(page), state_(state), chart_(chart), walk_(walk), told_(chart.nodes.size()), open_(chart.nodes.size()) {
    if (walk.question) reach(static_cast<std::size_t>(walk.question - chart.nodes.data()));
  }

  void print() {
    Node& figure = page_.open(Role::chart, Look::plain, "chart");
    figure.text = concat({"Flowchart: ", chart_.title});
    figure.chart = {ChartRef::Kind::chart, static_cast<std::int8_t>(state_.zoom),
                    static_cast<std::uint16_t>(&chart_ - registry::charts().data())};
    {
      Scope list(page_, Role::list, Look::outline, "outline");
      Scope item(page_, Role::item, Look::outline, chart_.nodes[chart_.root].id);
      node(chart_.root, "");
    }
    page_.close();
  }

 private:
  /// Marks what may still be asked.
  void reach(std::size_t node) {
    if (open_[node]) return;
    open_[node] = true;
    for (const auto& answer : chart_.nodes[node].answers)
      if (answer.to.kind == TargetKind::node) reach(answer.to.index);
  }

  /// Is the branch below this question hidden? One that the answers lead through is not.
  bool folded(const registry::Node& node) const {
    if (walk_.question == &node || taken(node, nullptr)) return false;
    const auto ids = decide::split_answers(state_.folded);
    return std::find(ids.begin(), ids.end(), node.id) != ids.end();
  }

  int box_of(registry::Target what) const {
    for (std::size_t i = 0; i < chart_.boxes.size(); ++i)
      if (chart_.boxes[i].what.kind == what.kind && chart_.boxes[i].what.index == what.index)
        return static_cast<int>(i);
    return -1;
  }

  int arrow_of(int from, std::size_t answer) const {
    for (std::size_t i = 0; i < chart_.arrows.size(); ++i)
      if (chart_.arrows[i].from == from && chart_.arrows[i].answer == answer) return static_cast<int>(i);
    return -1;
  }

  /// @param index -1: not in the picture
  static ChartRef in_picture(ChartRef::Kind kind, int index) {
    return index < 0 ? ChartRef{} : ChartRef{kind, 0, static_cast<std::uint16_t>(index)};
  }

  /// Was this answer to this node given on the way?
  bool taken(const registry::Node& node, const Answer* answer) const {
    return std::any_of(walk_.path.begin(), walk_.path.end(),
                       [&](const auto& step) { return step.node == &node && (!answer || step.answer == answer); });
  }

  void node(std::uint16_t index, const std::string& answers) {
    const auto& node = chart_.nodes[index];
    told_[index] = true;
    const int box = box_of(registry::Target::node(index));
    Node& link = page_.open(Role::link, Look::chart_node, "q");
    link.href = url_of(state_, chart_, answers);
    link.chart = in_picture(ChartRef::Kind::box, box);
    if (walk_.question == &node) link.flags |= current;
    if (taken(node, nullptr))
      link.flags |= on_path;
    else if (!open_[index])
      link.flags |= ruled_out;
    page_.text(node.ask);
    page_.close();
    const bool shut = folded(node);
    if (index != chart_.root) {
      Node& toggle = page_.open(Role::toggle, Look::fold, "fold");
      toggle.action = {Action::Kind::fold, 0, std::string(node.id)};
      toggle.chart = in_picture(ChartRef::Kind::box, box);
      toggle.text = concat({"Branch: ", node.ask});
      if (!shut) toggle.flags |= pressed;
      page_.close();
    }
    if (shut) return;
    Scope list(page_, Role::list, Look::outline, "answers");
    for (std::size_t i = 0; i < node.answers.size(); ++i) {
      const auto& answer = node.answers[i];
      Scope item(page_, Role::item, Look::outline, answer.id);
      const int arrow = arrow_of(box, i);
      const bool on = taken(node, &answer);
      {
        Node& label = page_.open(Role::paragraph, Look::chart_answer, "label");
        label.chart = in_picture(ChartRef::Kind::label, arrow);
        if (on)
          label.flags |= on_path;
        else if (!open_[index])
          label.flags |= ruled_out;
        page_.text(answer.label, Look::small);
        page_.close();
      }
      const std::string then = joined(answers, answer.id);
      const int target = arrow >= 0 ? chart_.arrows[static_cast<std::size_t>(arrow)].to : -1;
      switch (answer.to.kind) {
        case TargetKind::node:
          if (!told_[answer.to.index])
            this->node(answer.to.index, then);
          else
            leaf(concat({"see: ", chart_.nodes[answer.to.index].ask}), url_of(state_, chart_, then), -1, on,
                 open_[index], Tone::none);
          break;
        case TargetKind::status: {
          const auto& status = registry::statuses()[answer.to.index];
          const decide::Verdict verdict = on ? decide::verdict(walk_, state_.house) : decide::Verdict{};
          leaf(title_of(status), href_of(status), target, on && !verdict.differs(), open_[index], tone_of(status));
          if (!verdict.differs()) break;
          // The house that leads wants another code, which may be in the picture as what other answers lead to.
          const auto& own = *verdict.status;
          leaf(concat({verdict.position->house, ": ", title_of(own)}), href_of(own),
               box_of({TargetKind::status, static_cast<std::uint16_t>(registry::index_of(own))}), true, true,
               tone_of(own), "house");
          break;
        }
        case TargetKind::chart: {
          const auto& other = registry::charts()[answer.to.index];
          leaf(std::string(other.title), url_of(state_, chart_, then), target, on, open_[index], Tone::none);
          break;
        }
      }
    }
  }

  void leaf(const std::string& text, const std::string& href, int box, bool on, bool possible, Tone tone,
            std::string_view key = "leaf") {
    Node& link = page_.open(Role::link, Look::chart_leaf, key);
    link.href = href;
    link.chart = in_picture(ChartRef::Kind::box, box);
    link.tone = tone;
    if (on)
      link.flags |= on_path;
    else if (!possible)
      link.flags |= ruled_out;
    page_.text(text);
    page_.close();
  }

  Builder& page_;
  const State& state_;
  const Chart& chart_;
  const decide::Walk& walk_;
  std::vector<bool> told_;
  std::vector<bool> open_;  // by question: may it still be asked?
};

void others(Builder& page, const State& state, const Chart& present, std::string_view key, std::string_view name) {
  Scope list(page, Role::list, Look::rows, key, name);
  for (const auto& chart : registry::charts()) {
    if (&chart == &present) continue;
    Scope item(page, Role::item, Look::rows, chart.id);
    chart_link(page, chart, url_of(state, chart, ""));
  }
}

/// Which flowchart it is, which others there are, and which house leads.
void head(Builder& page, const State& state, const decide::Walk& walk) {
  const bool differs = walk.outcome && decide::practice_differs(*walk.path.back().answer);
  bool charts = false, picks = false;
  {
    Scope row(page, Role::group, Look::row, "head", "Flowchart and house");
    page.paragraph(walk.chart->title, Look::label);
    charts = disclosure(page, state, "Other flowcharts", other_charts);
    picks =
        disclosure(page, state, concat({"House: ", decide::label_of(state.house)}), all_houses, differs, Part::houses);
  }
  if (charts) others(page, state, *walk.chart, "others", "Other flowcharts");
  if (picks) houses(page, state);
}

}  // namespace

void view_which(Builder& page, const State& state, const decide::Walk& walk) {
  Scope wizard(page, Role::region, Look::plain, "wizard", "Wizard", Part::wizard);
  head(page, state, walk);
  path(page, state, walk);
  if (walk.outcome)
    outcome(page, state, walk);
  else
    question(page, state, walk);
  if (walk.path.empty()) {
    if (registry::charts().size() > 1) {
      page.heading(2, "Other flowcharts");
      others(page, state, *walk.chart, "charts", {});
    }
    for (const bool differ : {true, false}) positions(page, state, *walk.chart, differ);
  }
  downloads(page, *walk.at);
}

void view_sheet(Builder& page, const State& state) {
  Scope region(page, Role::region, Look::chips, "sheet", "Answers or flowchart", Part::sheet);
  for (const bool chart : {false, true}) {
    const std::string_view text = chart ? "Flowchart" : "Answers";
    Node& toggle = page.open(Role::toggle, Look::chip, text);
    toggle.action = {Action::Kind::show_chart, chart, {}};
    if (state.chart_shown == chart) toggle.flags |= pressed;
    page.text(text);
    page.close();
  }
}

void view_chart(Builder& page, const State& state, const decide::Walk& walk) {
  Scope region(page, Role::region, Look::plain, "flowchart", "Flowchart", Part::flowchart);
  {
    Scope tools(page, Role::group, Look::row, "tools", "Zoom", Part::zoom);
    page.button("Zoom out", {Action::Kind::zoom, -1, {}}, Look::action, "out");
    page.button("Zoom in", {Action::Kind::zoom, 1, {}}, Look::action, "in");
    page.button("Fit", {Action::Kind::zoom, 0, {}}, Look::action, "fit");
  }
  // The picture is of the chart one is in, which may be another than the one where the walk began.
  Outline(page, state, *walk.at, walk).print();
}

}  // namespace app
