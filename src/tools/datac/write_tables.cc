// registry_tables.cc: see src/registry/tables.h for the shape.
#include <cmath>
#include <cstdio>

#include "tools/datac/write.h"

namespace datac {

namespace {

std::string literal(std::string_view text) {
  std::string out = "\"";
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\n')
      out += "\\n";
    else if (c == '\t')
      out += "\\t";
    else if (c == '"' || c == '\\')
      (out += '\\') += c;
    else if (c == '?' && i > 0 && text[i - 1] == '?')
      out += "\\?";  // no trigraphs
    else
      out += c;
  }
  return out + "\"sv";
}

std::string number(float value) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.1ff", static_cast<double>(std::round(value * 10) / 10 + 0.0f));
  return buffer;
}

template <class Enum>
std::string enumerator(std::string_view type, Enum value) {
  return std::string(type) + "{" + std::to_string(static_cast<int>(value)) + "}";
}

/// One array of records of a type; equal runs of records are stored once.
class Pool {
 public:
  Pool(std::string type, std::string name) : type_(std::move(type)), name_(std::move(name)) {}

  std::string slice(const std::vector<std::string>& rows) {
    if (rows.empty()) return "{}";
    std::string key;
    for (const std::string& row : rows) (key += row) += '\n';
    const auto [found, added] = runs_.emplace(key, rows_.size());
    if (added) rows_.insert(rows_.end(), rows.begin(), rows.end());
    return "{" + name_ + " + " + std::to_string(found->second) + ", " + std::to_string(rows.size()) + "}";
  }

  std::string definition() const {
    if (rows_.empty()) return {};
    std::string out = "constexpr " + type_ + " " + name_ + "[] = {\n";
    for (const std::string& row : rows_) (out += row) += ",\n";
    return out + "};\n\n";
  }

 private:
  std::string type_, name_;
  std::map<std::string, std::size_t> runs_;
  std::vector<std::string> rows_;
};

std::string record(const std::vector<std::string>& members) {
  std::string out = "{";
  for (const std::string& member : members) {
    if (out.size() > 1) out += ", ";
    out += member;
  }
  return out + "}";
}

class Writer {
 public:
  std::string operator()(const Data& data) {
    std::vector<std::string> works, classes, statuses, charts;
    for (const auto& [id, work] : data.works) {
      works.push_back(record({literal(id), literal(work.title), literal(work.url), std::to_string(work.year)}));
    }
    for (const ClassData& c : data.classes) classes.push_back(of(c));
    for (const StatusData& s : data.statuses) statuses.push_back(of(s));
    for (const ChartData& c : data.charts) charts.push_back(of(c));

    Pool work_pool("Work", "kWorks"), class_pool("ClassInfo", "kClasses"), status_pool("Status", "kStatuses"),
        chart_pool("Chart", "kCharts");
    const std::string work_slice = work_pool.slice(works), class_slice = class_pool.slice(classes),
                      status_slice = status_pool.slice(statuses), chart_slice = chart_pool.slice(charts);
    std::string out =
        "// Written by datac from assets/. Do not edit.\n"
        "#include \"registry/tables.h\"\n\n"
        "namespace registry::tables {\n\n"
        "using namespace std::literals;\n\n"
        "namespace {\n\n";
    for (const Pool* pool :
         {&texts_, &sources_, &names_, &fields_, &avoids_, &corrections_, &constants_, &rules_, &points_, &lost_,
          &positions_, &answers_, &nodes_, &boxes_, &arrows_, &work_pool, &class_pool, &status_pool, &chart_pool}) {
      out += pool->definition();
    }
    out += "}  // namespace\n\n";
    out += "constinit const List<Status> statuses" + status_slice + ";\n";
    out += "constinit const List<ClassInfo> classes" + class_slice + ";\n";
    out += "constinit const List<Chart> charts" + chart_slice + ";\n";
    out += "constinit const List<Work> works" + work_slice + ";\n";
    out += "constinit const Text data_date = " + literal(data.date) + ";\n";
    out += "constinit const Text data_version = " + literal(data.version) + ";\n\n";
    return out + "}  // namespace registry::tables\n";
  }

 private:
  std::string texts(const std::vector<std::string>& list) {
    std::vector<std::string> rows;
    for (const std::string& text : list) rows.push_back(literal(text));
    return texts_.slice(rows);
  }

  std::string of(const Citation& citation) { return of(std::vector<Citation>{citation}); }
  std::string of(const std::vector<Citation>& citations) {
    std::vector<std::string> rows;
    for (const Citation& citation : citations) {
      for (const Cited& c : citation.parts)
        rows.push_back(record({literal(c.doc), literal(c.section), literal(c.url)}));
    }
    return sources_.slice(rows);
  }

  std::string of(const ClassData& c) {
    std::vector<std::string> rules;
    for (const RuleData& rule : c.rules) rules.push_back(record({literal(rule.text), of(rule.source)}));
    return record(
        {enumerator("Class", c.cls), literal(c.id), literal(c.name), literal(c.meaning), rules_.slice(rules)});
  }

  std::string of(const StatusData& s) {
    std::vector<std::string> avoids, names, fields, corrections, constants, confused;
    for (const AvoidData& a : s.avoid_when) avoids.push_back(record({literal(a.text), literal(a.instead.text)}));
    for (const NameData& n : s.names) names.push_back(record({literal(n.name), of(n.source)}));
    for (const FieldData& f : s.fields) {
      fields.push_back(record({literal(f.name), enumerator("Direction", f.in), enumerator("Level", f.level),
                               literal(f.when), of(f.source)}));
    }
    for (const CorrectionData& c : s.corrections)
      corrections.push_back(record({literal(c.claim), literal(c.truth), of(c.source)}));
    for (const auto& [language, symbol] : s.constants)
      constants.push_back(record({literal(language), literal(symbol)}));
    for (const Said& id : s.confused_with) confused.push_back(id.text);
    return record({literal(s.id),
                   std::to_string(s.code),
                   enumerator("Class", s.cls),
                   enumerator("Standing", s.standing),
                   enumerator("Content", s.content),
                   enumerator("Cacheable", s.cacheable),
                   enumerator("Retry", s.retry),
                   enumerator("Confidence", s.confidence),
                   std::to_string(s.sent_by),
                   s.common ? "true" : "false",
                   "\n " + literal(s.name),
                   literal(s.owner),
                   literal(s.until),
                   "\n " + literal(s.summary),
                   "\n " + literal(s.plain),
                   "\n " + literal(s.meaning),
                   "\n " + literal(s.wire_note),
                   "\n " + literal(s.rest),
                   "\n " + literal(s.retry_text),
                   "\n " + literal(s.client),
                   literal(s.standard_equivalent.text),
                   "\n " + literal(s.wire),
                   "\n " + texts(s.use_when),
                   avoids_.slice(avoids),
                   texts(s.methods),
                   texts(s.aliases),
                   texts(confused),
                   names_.slice(names),
                   fields_.slice(fields),
                   corrections_.slice(corrections),
                   constants_.slice(constants),
                   of(s.sources),
                   texts(s.charts)});
  }

  static std::string of(registry::Target target) {
    return record({enumerator("TargetKind", target.kind), std::to_string(target.index)});
  }

  static std::string of(registry::Point point) { return record({number(point.x), number(point.y)}); }

  std::string of(const AnswerData& a) {
    std::vector<std::string> lost, positions;
    for (const RunnerUpData& r : a.lost) lost.push_back(record({literal(r.code.text), literal(r.because)}));
    for (const PositionData& p : a.positions)
      positions.push_back(record({literal(p.house), literal(p.code.text), literal(p.says), of(p.source)}));
    return record({literal(a.id.text), literal(a.label.text), literal(a.detail), of(*a.target), literal(a.because),
                   of(a.source), a.unsure ? "true" : "false", literal(a.changes), lost_.slice(lost),
                   positions_.slice(positions)});
  }

  std::string of(const ChartData& c) {
    std::vector<std::string> nodes, boxes, arrows;
    for (const NodeData& n : c.nodes) {
      std::vector<std::string> answers;
      for (const AnswerData& a : n.answers) answers.push_back(of(a));
      nodes.push_back(
          record({literal(n.id.text), literal(n.ask), literal(n.help), of(n.source), answers_.slice(answers)}));
    }
    for (const BoxData& b : c.boxes)
      boxes.push_back(record({of(b.what), of(b.center), number(b.width), number(b.height), texts(b.lines)}));
    for (const ArrowData& a : c.arrows) {
      std::vector<std::string> curve;
      for (registry::Point p : a.curve) curve.push_back(of(p));
      arrows.push_back(record({std::to_string(a.from), std::to_string(a.to), std::to_string(a.answer),
                               points_.slice(curve), texts(a.label), of(a.label_at)}));
    }
    return record({literal(c.id), literal(c.title), literal(c.summary), std::to_string(c.root_index),
                   nodes_.slice(nodes), number(c.width), number(c.height), boxes_.slice(boxes), arrows_.slice(arrows)});
  }

  // In the order in which they refer to each other.
  Pool texts_{"Text", "kTexts"}, sources_{"Source", "kSources"}, names_{"Name", "kNames"}, fields_{"Field", "kFields"},
      avoids_{"AvoidWhen", "kAvoids"}, corrections_{"Correction", "kCorrections"}, constants_{"Constant", "kConstants"},
      rules_{"Rule", "kRules"}, points_{"Point", "kPoints"}, lost_{"RunnerUp", "kLost"},
      positions_{"Position", "kPositions"}, answers_{"Answer", "kAnswers"}, nodes_{"Node", "kNodes"},
      boxes_{"Box", "kBoxes"}, arrows_{"Arrow", "kArrows"};
};

}  // namespace

std::string tables_source(const Data& data) { return Writer()(data); }

}  // namespace datac
