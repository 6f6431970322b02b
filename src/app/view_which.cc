// The wizard: the path so far, the question at hand or the outcome, and the flowchart as an outline of nested lists
// whose entries a printer may place as in the picture.
#include <algorithm>

#include "app/labels.h"
#include "app/views.h"

namespace app {
namespace {

using registry::Answer;
using registry::Chart;
using registry::Status;
using registry::TargetKind;

std::string url_of(const Chart& chart, const std::string& answers) {
  State state;
  state.view = View::which;
  state.id = chart.id;
  state.answers = answers;
  return to_url(state);
}

std::string joined(const std::string& answers, std::string_view next) {
  return answers.empty() ? std::string(next) : answers + "," + std::string(next);
}

void path(Builder& page, const decide::Walk& walk) {
  if (walk.path.empty()) return;
  page.paragraph("Your answers", Look::label);
  Scope list(page, Role::list, Look::timeline, "path", "Your answers");
  std::string answers;
  for (const auto& step : walk.path) {
    Scope item(page, Role::item, Look::step, std::string(step.chart->id) + "/" + std::string(step.node->id));
    {
      page.paragraph(step.node->ask, Look::muted);
      Scope paragraph(page, Role::paragraph);
      page.leaf(Role::strong, step.answer->label);
      page.text("  ");
      Node& link = page.open(Role::link, Look::small, "change");
      link.href = url_of(*walk.chart, answers);
      link.text = "Change the answer to: " + std::string(step.node->ask);
      page.text("change", Look::small);
      page.close();
    }
    answers = joined(answers, step.answer->id);
  }
}

void candidates(Builder& page, const decide::Walk& walk) {
  if (walk.candidates.size() < 2) return;
  page.paragraph(std::to_string(walk.candidates.size()) + " codes still possible", Look::label);
  Scope list(page, Role::list, Look::chips, "candidates", "Codes still possible");
  for (auto code : walk.candidates) {
    Scope item(page, Role::item, Look::chip, digits(code));
    const auto& status = registry::with_code(code).front();
    Node& link = page.link(digits(code), href_of(status), Look::chip, digits(code));
    link.text = title_of(status);
    link.tone = tone_of(status);
  }
}

void question(Builder& page, const decide::Walk& walk) {
  const auto& node = *walk.question;
  page.heading(1, node.ask, Look::title);
  if (!node.help.empty()) {
    Scope paragraph(page, Role::paragraph, Look::muted);
    page.text(node.help, Look::muted);
  }
  {
    Scope group(page, Role::group, Look::stack, node.id, "Answers");
    for (const auto& answer : node.answers) {
      Node& button = page.open(Role::button, Look::answer, answer.id);
      button.action = {Action::Kind::answer, 0, std::string(answer.id)};
      button.text = answer.label;
      page.leaf(Role::strong, answer.label);
      if (!answer.detail.empty()) page.text(answer.detail, Look::muted);
      page.close();
    }
  }
  if (!walk.path.empty()) page.button("Back", {Action::Kind::undo_answer, 0, {}}, Look::action, "back");
  candidates(page, walk);
}

/// The answer as a note for a review: question, answers, result, reasons, sources.
std::string record(const decide::Walk& walk) {
  const Answer& last = *walk.path.back().answer;
  std::string out = "## " + std::string(walk.chart->title) + "\n\n";
  for (const auto& step : walk.path) {
    out += "- " + std::string(step.node->ask) + " **" + std::string(step.answer->label) + "**";
    for (const auto& source : step.answer->sources) out += " (" + citation(source) + ")";
    out += "\n";
  }
  out += "\n**Result: " + title_of(*walk.outcome) + "**\n\n" + decide::reason(walk) + "\n";
  for (const auto& lost : last.lost) out += "\n- Not " + std::string(lost.id) + ": " + std::string(lost.because);
  if (!last.changes.empty()) out += "\n- What would change it: " + std::string(last.changes);
  return out + "\n";
}

/// The response part of the example exchange.
std::string response_of(const Status& status) {
  const auto at = status.wire.find("HTTP/1.1 " + digits(status.code));
  return std::string(at == std::string_view::npos ? status.wire : status.wire.substr(at));
}

void outcome(Builder& page, const decide::Walk& walk) {
  const Status& status = *walk.outcome;
  const Answer& last = *walk.path.back().answer;
  {
    Scope card(page, Role::group, Look::outcome, "outcome", "Outcome");
    page.open(Role::heading, Look::hero, "title").level = 1;
    page.leaf(Role::number, digits(status.code), Look::hero).tone = tone_of(status);
    page.text(" " + std::string(status.name), Look::title);
    page.close();
    Scope paragraph(page, Role::paragraph, Look::plain, "reason");
    page.text(decide::reason(walk));
    cite(page, last.sources);
  }
  page.link("Everything about " + digits(status.code), href_of(status), Look::action, "open");
  const auto copy = [&](std::string_view text, std::string value) {
    Node& button = page.button(text, {}, Look::action, text);
    button.flags |= value.empty() ? copies_url : copies;
    button.value = std::move(value);
  };
  copy("Copy link", "");
  copy("Copy as Markdown", record(walk));
  copy("Copy response", response_of(status));
  page.button("Back", {Action::Kind::undo_answer, 0, {}}, Look::action, "back");
  page.link("Start again", url_of(*walk.chart, ""), Look::action, "again");

  bool required = false;
  for (const auto& field : status.fields) required |= field.in == registry::Direction::response;
  if (required) {
    page.heading(2, "Fields to send");
    Scope list(page, Role::list, Look::fields, "fields", "Fields to send");
    for (const auto& field : status.fields) {
      if (field.in != registry::Direction::response) continue;
      Scope item(page, Role::item, Look::fields);
      Scope paragraph(page, Role::paragraph, Look::fields);
      page.link(field.name, "field/" + slug(field.name) + "/");
      page.text(" ");
      page.leaf(Role::strong, registry::to_text(field.level), Look::level);
      page.text(" " + std::string(field.when), Look::muted);
      cite(page, field.sources);
    }
  }
  page.heading(2, "Runners-up");
  {
    Scope list(page, Role::list, Look::rows, "lost", "Runners-up");
    for (const auto& lost : last.lost) {
      Scope item(page, Role::item, Look::rows, lost.id);
      Scope paragraph(page, Role::paragraph);
      mention(page, lost.id);
      page.text(" " + std::string(lost.because));
    }
  }
  if (!last.changes.empty()) {
    page.heading(2, "What would change the answer");
    page.paragraph(last.changes);
  }
  if (!last.positions.empty()) {
    page.heading(2, "Where practice differs");
    Scope list(page, Role::list, Look::rows, "positions", "Where practice differs");
    for (const auto& position : last.positions) {
      Scope item(page, Role::item, Look::rows, position.house);
      Scope paragraph(page, Role::paragraph);
      page.leaf(Role::strong, position.house);
      page.text(": ");
      mention(page, position.id);
      page.text(" " + std::string(position.says));
      cite(page, position.sources);
    }
  }
  page.heading(2, "Example response");
  page.leaf(Role::code_block, response_of(status), Look::wire);
}

/// The chart as nested lists. A question that several answers lead to is told once; later it is a link to its place.
class Outline {
 public:
  Outline(Builder& page, const Chart& chart, const decide::Walk& walk, int zoom)
      : page_(page), chart_(chart), walk_(walk), zoom_(zoom), told_(chart.nodes.size()) {}

  void print() {
    Node& figure = page_.open(Role::chart, Look::plain, "chart");
    figure.text = "Flowchart: " + std::string(chart_.title);
    figure.value = chart_.id;
    figure.box = zoom_;
    {
      Scope list(page_, Role::list, Look::outline, "outline");
      Scope item(page_, Role::item, Look::outline, chart_.nodes[chart_.root].id);
      node(chart_.root, "");
    }
    page_.close();
  }

 private:
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

  /// Was this answer to this node given on the way?
  bool taken(const registry::Node& node, const Answer* answer) const {
    return std::any_of(walk_.path.begin(), walk_.path.end(),
                       [&](const auto& step) { return step.node == &node && (!answer || step.answer == answer); });
  }

  void node(std::uint16_t index, const std::string& answers) {
    const auto& node = chart_.nodes[index];
    told_[index] = true;
    const int box = box_of({TargetKind::node, index});
    Node& link = page_.open(Role::link, Look::chart_node, "q");
    link.href = url_of(chart_, answers);
    link.box = box;
    if (walk_.question == &node) link.flags |= current;
    if (taken(node, nullptr)) link.flags |= on_path;
    page_.text(node.ask);
    page_.close();
    Scope list(page_, Role::list, Look::outline, "answers");
    for (std::size_t i = 0; i < node.answers.size(); ++i) {
      const auto& answer = node.answers[i];
      Scope item(page_, Role::item, Look::outline, answer.id);
      const int arrow = arrow_of(box, i);
      const bool on = taken(node, &answer);
      {
        Node& label = page_.open(Role::paragraph, Look::chart_answer, "label");
        label.box = -2 - arrow;
        if (on) label.flags |= on_path;
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
            leaf("see: " + std::string(chart_.nodes[answer.to.index].ask), url_of(chart_, then), -1, on, Tone::none);
          break;
        case TargetKind::status: {
          const auto& status = registry::statuses()[answer.to.index];
          leaf(title_of(status), url_of(chart_, then), target, on, tone_of(status));
          break;
        }
        case TargetKind::chart: {
          const auto& other = registry::charts()[answer.to.index];
          leaf(std::string(other.title), url_of(chart_, then), target, on, Tone::none);
          break;
        }
      }
    }
  }

  void leaf(const std::string& text, const std::string& href, int box, bool on, Tone tone) {
    Node& link = page_.open(Role::link, Look::chart_leaf, "leaf");
    link.href = href;
    link.box = box;
    link.tone = tone;
    if (on) link.flags |= on_path;
    page_.text(text);
    page_.close();
  }

  Builder& page_;
  const Chart& chart_;
  const decide::Walk& walk_;
  int zoom_;
  std::vector<bool> told_;
};

}  // namespace

void view_which(Builder& page, const State& state, const decide::Walk& walk) {
  {
    Scope wizard(page, Role::region, Look::plain, "wizard", "Wizard");
    if (walk.path.empty()) page.paragraph(walk.chart->title, Look::label);
    path(page, walk);
    if (walk.outcome)
      outcome(page, walk);
    else
      question(page, walk);
    if (walk.path.empty() && registry::charts().size() > 1) {
      page.heading(2, "Other flowcharts");
      Scope list(page, Role::list, Look::rows, "charts");
      for (const auto& chart : registry::charts()) {
        if (chart.id == state.id) continue;
        Scope item(page, Role::item, Look::rows, chart.id);
        Scope paragraph(page, Role::paragraph);
        page.link(chart.title, url_of(chart, ""));
        page.text(" " + std::string(chart.summary), Look::muted);
      }
    }
  }
}

void view_chart(Builder& page, const State& state, const decide::Walk& walk) {
  Scope region(page, Role::region, Look::plain, "flowchart", "Flowchart");
  {
    Scope tools(page, Role::group, Look::row, "tools", "Zoom");
    page.button("Zoom out", {Action::Kind::zoom, -1, {}}, Look::action, "out");
    page.button("Zoom in", {Action::Kind::zoom, 1, {}}, Look::action, "in");
    page.button("Fit", {Action::Kind::zoom, 0, {}}, Look::action, "fit");
  }
  // The picture is of the chart one is in, which may be another than the one where the walk began.
  Outline(page, *walk.at, walk, state.zoom).print();
}

}  // namespace app
