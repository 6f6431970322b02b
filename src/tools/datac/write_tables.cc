// The data files: the data as the registry's records, packed as src/registry/schema.h says, in the frame of
// src/registry/file.h. What the page of a number or of a flowchart needs beside the facts is a file by itself.
#include <algorithm>
#include <memory>
#include <set>
#include <stdexcept>

#include "registry/file.h"
#include "registry/lint_rule_schema.h"
#include "registry/pack.h"
#include "registry/unpack.h"
#include "tools/datac/text.h"
#include "tools/datac/write.h"

namespace datac {

namespace {

using registry::List;
using registry::Source;
using registry::Text;

/// The data as the registry has it. Texts are views into the data; lists are kept here.
class Model {
 public:
  explicit Model(const Data& data) {
    tables.date = data.date;
    tables.version = data.version;
    tables.works = made<registry::Work>(data.works, [](const auto& entry) {
      const auto& [id, work] = entry;
      return registry::Work{id, work.title, work.url, static_cast<std::uint16_t>(work.year)};
    });
    tables.classes = made<registry::ClassInfo>(data.classes, [&](const ClassData& c) { return of(c); });
    tables.statuses = made<registry::Status>(data.statuses, [&](const StatusData& s) { return of(s); });
    tables.comparisons = made<registry::Comparison>(data.comparisons, [&](const ComparisonData& c) {
      return registry::Comparison{texts(c.codes), c.apart, of(c.source)};
    });
    tables.houses = made<registry::House>(data.houses, [&](const HouseData& h) {
      return registry::House{h.id.text, h.name.text, h.label, of(h.sources)};
    });
    tables.methods = made<registry::Method>(data.methods, [&](const MethodData& m) { return of(m); });
    tables.fields = made<registry::FieldInfo>(data.fields, [&](const FieldInfoData& f) {
      return registry::FieldInfo{f.name, f.what, f.shape, f.example, of(f.source)};
    });
    tables.charts = made<registry::Chart>(data.charts, [&](const ChartData& c) { return of(c); });
    tables.faults = made<registry::Fault>(data.faults, [](const FaultData& f) {
      return registry::Fault{f.id.text, f.label, f.says};
    });
    for (const FaultData& f : data.faults) faults_.emplace(f.id.text, static_cast<std::uint16_t>(faults_.size()));
    tables.profiles = made<registry::Profile>(data.profiles, [&](const ProfileData& p) { return of(p); });
    signals.cited.works = tables.works;
    lint.cited.works = tables.works;
    lint.rules = made<registry::LintRule>(data.rules, [&](const RuleSpec& r) { return of(r); });
    lint.makers = made<registry::Maker>(data.makers, [&](const MakerData& m) { return of(m); });
    std::vector<registry::OtherName> names;
    for (const registry::Status& status : tables.statuses)
      for (const registry::Name& name : status.names)
        if (name.name != status.name) names.push_back({status.code, status.owner.empty(), name.name});
    lint.names = made<registry::OtherName>(names, [](const registry::OtherName& name) { return name; });
    signals.systems = made<registry::System>(data.systems, [&](const SystemData& s) { return of(s); });
  }

  registry::Tables tables;
  registry::SignalTables signals;
  registry::LintTables lint;

 private:
  template <class T, class From, class Make>
  List<T> made(const From& from, Make make) {
    const auto rows = std::make_shared<std::vector<T>>();
    kept_.push_back(rows);
    for (const auto& one : from) rows->push_back(make(one));
    return *rows;
  }

  List<Text> texts(const std::vector<std::string>& list) {
    return made<Text>(list, [](const std::string& text) { return Text(text); });
  }
  List<Text> texts(const std::vector<Said>& list) {
    return made<Text>(list, [](const Said& said) { return Text(said.text); });
  }

  List<Source> of(const Citation& citation) { return of(std::vector<const Citation*>{&citation}); }
  List<Source> of(const std::vector<Citation>& citations) {
    std::vector<const Citation*> list;
    for (const Citation& citation : citations) list.push_back(&citation);
    return of(list);
  }
  List<Source> of(const std::vector<const Citation*>& citations) {
    std::vector<const Cited*> parts;
    for (const Citation* citation : citations) {
      for (const Cited& c : citation->parts) parts.push_back(&c);
    }
    return made<Source>(parts, [](const Cited* c) { return Source{c->doc, c->section, c->url}; });
  }

  registry::System of(const SystemData& s) {
    registry::System out{};
    out.id = s.id;
    out.name = s.name;
    out.kind = s.kind;
    out.summary = s.summary;
    out.where = s.where;
    out.date = s.date;
    out.clues = texts(s.clues);
    out.signals = made<registry::Signal>(s.signals, [&](const SignalData& signal) {
      registry::Signal made_of{};
      made_of.id = signal.id.text;
      made_of.name = signal.name;
      made_of.place = signal.place;
      made_of.proof = signal.proof;
      made_of.certainty = signal.certainty;
      made_of.aliases = texts(signal.aliases);
      made_of.statuses = signal.statuses;
      made_of.http = signal.http;
      made_of.meaning = signal.meaning;
      made_of.cause = signal.cause;
      made_of.made_by = signal.made_by;
      made_of.next = texts(signal.next);
      made_of.sources = of(signal.source);
      return made_of;
    });
    return out;
  }

  registry::LintRule of(const RuleSpec& r) {
    registry::LintRule out{};
    out.id = r.id.text;
    out.topic = r.topic;
    out.level = r.level;
    out.required = r.required;
    out.ask = r.ask;
    out.assume = r.assume;
    out.file = r.file;
    out.content = r.content;
    out.classes = r.classes;
    out.versions = r.versions;
    out.roles = r.roles;
    out.codes = r.codes;
    out.except = r.except;
    out.methods = texts(r.methods);
    out.other_methods = texts(r.other_methods);
    out.house = r.house;
    out.conditions = made<registry::Condition>(r.conditions, [](const ConditionData& c) {
      return registry::Condition{c.look, c.name, c.value};
    });
    out.function = static_cast<std::uint8_t>(r.function);
    out.text = r.text;
    out.fix = r.fix;
    out.sources = of(r.source);
    return out;
  }

  registry::Maker of(const MakerData& m) {
    registry::Maker out{};
    out.id = m.id.text;
    out.name = m.name;
    out.sure = m.sure;
    out.made = m.made;
    out.field = m.field;
    out.value = m.value;
    out.phrase = m.phrase;
    out.codes = m.codes;
    out.content = texts(m.content);
    out.because = m.because;
    out.next = m.next;
    out.sources = of(m.source);
    return out;
  }

  registry::Rule of(const RuleData& r) { return {r.text, of(r.source)}; }

  List<registry::Correction> of(const std::vector<CorrectionData>& list) {
    return made<registry::Correction>(list, [&](const CorrectionData& c) {
      return registry::Correction{c.claim, c.truth, of(c.source)};
    });
  }

  List<registry::Field> of(const std::vector<FieldData>& fields) {
    return made<registry::Field>(fields, [&](const FieldData& f) {
      return registry::Field{f.name, f.in, f.bound, f.level, f.when, of(f.source)};
    });
  }

  registry::ClassInfo of(const ClassData& c) {
    return {c.cls, c.id, c.name, c.meaning, made<registry::Rule>(c.rules, [&](const RuleData& r) { return of(r); })};
  }

  registry::Method of(const MethodData& m) {
    registry::Method out{};
    out.name = m.name;
    out.family = m.family;
    out.safe = m.safe;
    out.idempotent = m.idempotent;
    out.cacheable = m.cacheable;
    out.summary = m.summary;
    out.meaning = m.meaning;
    out.standing = m.standing;
    out.safety = of(m.safety);
    out.repeating = of(m.repeating);
    out.caching = of(m.caching);
    out.request = of(m.request);
    out.response = of(m.response);
    out.wire = m.wire;
    out.statuses = made<registry::MethodStatus>(m.statuses, [&](const MethodStatusData& s) {
      return registry::MethodStatus{s.code.text, s.level, s.when, of(s.source)};
    });
    out.corrections = of(m.corrections);
    out.sources = of(m.sources);
    return out;
  }

  registry::Status of(const StatusData& s) {
    registry::Status out{};
    out.id = s.id;
    out.code = static_cast<std::uint16_t>(s.code);
    out.cls = s.cls;
    out.standing = s.standing;
    out.content = s.content;
    out.cacheable = s.cacheable;
    out.retry = s.retry;
    out.confidence = s.confidence;
    out.sent_by = static_cast<std::uint8_t>(s.sent_by);
    out.common = s.common;
    out.name = s.name;
    out.owner = s.owner;
    out.until = s.until;
    out.summary = s.summary;
    out.plain = s.plain;
    out.meaning = s.meaning;
    out.wire_note = s.wire_note;
    out.rest = s.rest;
    out.retry_text = s.retry_text;
    out.client = s.client;
    out.standard_equivalent = s.standard_equivalent.text;
    out.wire = s.wire;
    out.use_when = texts(s.use_when);
    out.avoid_when = made<registry::AvoidWhen>(s.avoid_when, [](const AvoidData& a) {
      return registry::AvoidWhen{a.text, a.instead.text};
    });
    out.methods = texts(s.methods);
    out.aliases = texts(s.aliases);
    out.confused_with = texts(s.confused_with);
    out.names = made<registry::Name>(s.names, [&](const NameData& n) { return registry::Name{n.name, of(n.source)}; });
    out.fields = of(s.fields);
    out.corrections = of(s.corrections);
    out.constants = made<registry::Constant>(s.constants, [](const auto& constant) {
      return registry::Constant{constant.first, constant.second};
    });
    out.sources = of(s.sources);
    out.named_by = texts(s.named_by);
    out.charts = made<registry::Way>(s.charts, [](const WayData& w) { return registry::Way{w.chart, w.answers}; });
    return out;
  }

  registry::Answer of(const AnswerData& a) {
    registry::Answer out{};
    out.id = a.id.text;
    out.label = a.label.text;
    out.detail = a.detail;
    out.to = *a.target;
    out.because = a.because;
    out.sources = of(a.source);
    out.unsure = a.unsure;
    out.changes = a.changes;
    out.lost = made<registry::RunnerUp>(a.lost, [](const RunnerUpData& r) {
      return registry::RunnerUp{r.code.text, r.because};
    });
    out.positions = made<registry::Position>(a.positions, [&](const PositionData& p) {
      return registry::Position{p.house, p.code.text, p.says, of(p.source)};
    });
    out.example = a.example;
    out.fields = of(a.fields);
    out.see_also = made<registry::SeeAlso>(a.see_also, [&](const SeeAlsoData& s) {
      return registry::SeeAlso{s.chart.text, texts(s.answers)};
    });
    return out;
  }

  registry::Chart of(const ChartData& c) {
    registry::Chart out{};
    out.id = c.id;
    out.title = c.title;
    out.summary = c.summary;
    out.root = static_cast<std::uint16_t>(c.root_index);
    out.nodes = made<registry::Node>(c.nodes, [&](const NodeData& n) {
      return registry::Node{n.id.text, n.ask, n.help, of(n.source),
                            made<registry::Answer>(n.answers, [&](const AnswerData& a) { return of(a); })};
    });
    out.across = c.across;
    out.width = c.width;
    out.height = c.height;
    out.boxes = made<registry::Box>(c.boxes, [&](const BoxData& b) {
      return registry::Box{b.what, b.center, b.width, b.height, texts(b.lines)};
    });
    out.arrows = made<registry::Arrow>(c.arrows, [&](const ArrowData& a) {
      registry::Arrow arrow{};
      arrow.from = static_cast<std::uint16_t>(a.from);
      arrow.to = static_cast<std::uint16_t>(a.to);
      arrow.answer = static_cast<std::uint8_t>(a.answer);
      arrow.curve = made<registry::Point>(a.curve, [](auto p) { return p; });
      arrow.label = texts(a.label);
      arrow.label_at = a.label_at;
      arrow.label_width = a.label_width;
      return arrow;
    });
    return out;
  }

  List<std::uint16_t> faults(const std::vector<Said>& ids) {
    return made<std::uint16_t>(ids, [&](const Said& id) { return faults_.at(id.text); });
  }

  registry::Profile of(const ProfileData& p) {
    registry::Profile out{};
    out.id = p.id;
    out.name = p.name;
    out.version = p.version;
    out.setup = p.setup;
    out.date = p.date;
    out.stages = made<registry::Stage>(p.stages, [&](const StageData& s) {
      return registry::Stage{
          s.name,
          made<registry::Check>(s.checks,
                                [&](const CheckData& c) {
                                  return registry::Check{faults_.at(c.fault.text), static_cast<std::uint16_t>(c.code)};
                                }),
          s.because, s.evidence, of(s.source)};
    });
    out.unnoticed = made<registry::Unnoticed>(p.unnoticed, [&](const UnnoticedData& u) {
      return registry::Unnoticed{faults(u.faults), u.because, of(u.source)};
    });
    out.before = made<registry::Precedence>(p.before, [&](const PrecedenceData& b) {
      return registry::Precedence{faults(b.first), faults(b.then), b.because, of(b.source)};
    });
    return out;
  }

  std::map<std::string, std::uint16_t> faults_;  // by id, their place in the list
  std::vector<std::shared_ptr<const void>> kept_;
};

/// Of the works those that what `pack` packs cites, or the others.
template <class Pack>
std::vector<registry::Work> cited(registry::List<registry::Work> works, Pack pack, bool whether = true) {
  registry::Packer packer;
  pack(packer);
  std::vector<registry::Work> out;
  for (const registry::Work& work : works)
    if (packer.cites(work.id) == whether) out.push_back(work);
  return out;
}

template <class Pack>
std::string packed(Pack pack) {
  registry::Packer packer;
  pack(packer);
  if (!packer.good()) throw std::logic_error("a record does not fit its table");
  return packer.packed();
}

/// Packed details of one number each, by number: of all other records they have nothing, and of the works those that
/// the number's sources name.
std::map<unsigned, std::string> parts(const std::string& facts, const registry::Tables& whole) {
  registry::Arena arena;
  registry::Tables tables;
  if (!registry::unpack_facts({reinterpret_cast<const unsigned char*>(facts.data()), facts.size()}, arena, tables))
    throw std::logic_error("the facts cannot be read back");
  std::map<unsigned, std::string> out;
  const auto rows = registry::rows(tables.statuses);
  for (std::size_t from = 0, to = 0; from < rows.size(); from = to) {
    while (to < rows.size() && rows[to].code == rows[from].code) ++to;
    const std::vector<registry::Status> bare(&rows[from], &rows[from] + (to - from));
    std::copy_n(&whole.statuses[from], to - from, &rows[from]);
    for (std::size_t chart = 0; chart < tables.charts.size(); ++chart) {
      const auto leads = [&](const registry::Status& status) {
        return std::any_of(status.charts.begin(), status.charts.end(),
                           [&](const registry::Way& way) { return way.chart == tables.charts[chart].id; });
      };
      const bool listed = std::any_of(&rows[from], &rows[from] + (to - from), leads);
      registry::rows(tables.charts)[chart].summary = listed ? whole.charts[chart].summary : Text();
    }
    tables.works = whole.works;
    const auto works = cited(whole.works, [&](registry::Packer& packer) { registry::details(packer, tables); });
    tables.works = works;
    const unsigned code = rows[from].code;
    out[code] = {static_cast<char>(code & 0xff), static_cast<char>(code >> 8)};
    out[code] += packed([&](registry::Packer& packer) { registry::details(packer, tables); });
    std::copy(bare.begin(), bare.end(), &rows[from]);
  }
  return out;
}

/// A chart and those that its answers lead on to, by place in the list.
std::set<std::size_t> reached(const List<registry::Chart>& charts, std::size_t first) {
  std::set<std::size_t> out{first};
  std::vector<std::size_t> open{first};
  while (!open.empty()) {
    const std::size_t at = open.back();
    open.pop_back();
    for (const registry::Node& node : charts[at].nodes)
      for (const registry::Answer& answer : node.answers)
        if (answer.to.kind == registry::TargetKind::chart && out.insert(answer.to.index).second)
          open.push_back(answer.to.index);
  }
  return out;
}

/// Packed flowcharts for one page each, by id: the chart and those that its answers lead on to, and of the statuses
/// that they lead to what an outcome's card shows.
std::map<std::string, std::string> chart_parts(registry::Tables tables) {
  std::map<std::string, std::string> out;
  const auto rows = registry::rows(tables.charts);
  const std::vector<registry::Chart> all(rows.begin(), rows.end());
  for (std::size_t i = 0; i < all.size(); ++i) {
    const std::set<std::size_t> held = reached(all, i);
    std::set<std::uint16_t> shown;
    for (std::size_t at = 0; at < all.size(); ++at) {
      if (held.contains(at)) {
        rows[at] = all[at];
        for (const registry::Node& node : all[at].nodes)
          for (const registry::Answer& answer : node.answers) {
            if (answer.to.kind == registry::TargetKind::status) shown.insert(answer.to.index);
            for (const registry::Position& position : answer.positions)
              for (std::size_t s = 0; s < tables.statuses.size(); ++s)
                if (tables.statuses[s].id == position.id) shown.insert(static_cast<std::uint16_t>(s));
          }
      } else {
        rows[at] = {};
        rows[at].id = all[at].id;  // others may name it
        rows[at].summary = all[at].summary;
      }
    }
    const std::vector<std::uint16_t> list(shown.begin(), shown.end());
    registry::ChartFile file;
    file.shown = list;
    file.cited.works = tables.works;
    const auto pack = [&](registry::Packer& packer) { registry::charts(packer, tables, file); };
    const auto works = cited(tables.works, pack);
    file.cited.works = works;
    out[std::string(all[i].id)] = packed(pack);
  }
  std::copy(all.begin(), all.end(), rows.begin());
  return out;
}

}  // namespace

std::map<std::string, std::string> data_files(const Data& data, const std::string& index) {
  using registry::Kind;
  Model model(data);
  struct Part {
    Kind kind;
    std::string packed;
  };
  std::map<std::string, Part> files;
  const std::string facts = packed([&](registry::Packer& packer) { registry::facts(packer, model.tables); });
  files["facts.bin"] = {Kind::facts, facts};
  files["index.bin"] = {Kind::index, index};
  registry::ChartFile chart_file;
  chart_file.cited.works = model.tables.works;
  const auto details = [&](registry::Packer& packer) { registry::details(packer, model.tables); };
  const auto charts = [&](registry::Packer& packer) { registry::charts(packer, model.tables, chart_file); };
  // The page of all works has those of entries and flowcharts.
  const auto listed = [&](registry::Packer& packer) { details(packer), charts(packer); };
  const auto signals = [&](registry::Packer& packer) { registry::signals(packer, model.signals); };
  const auto rules = [&](registry::Packer& packer) { registry::lint_rules(packer, model.lint); };
  // What only signals or rules cite stands with them.
  const auto of_signals = cited(model.tables.works, signals), of_rules = cited(model.tables.works, rules);
  std::vector<registry::Work> of_details;
  auto uncited = cited(of_signals, listed, false);
  for (const registry::Work& work : cited(of_rules, listed, false)) uncited.push_back(work);
  for (const registry::Work& work : model.tables.works)
    if (std::none_of(uncited.begin(), uncited.end(), [&](const registry::Work& other) { return other.id == work.id; }))
      of_details.push_back(work);
  model.signals.cited.works = of_signals;
  files["signals.bin"] = {Kind::signals, packed(signals)};
  model.lint.cited.works = of_rules;
  files["rules.bin"] = {Kind::rules, packed(rules)};
  for (auto& [id, part] : chart_parts(model.tables)) files["charts/" + id + ".bin"] = {Kind::charts, part};
  const auto of_charts = cited(model.tables.works, charts);
  chart_file.cited.works = of_charts;
  files["charts.bin"] = {Kind::charts, packed(charts)};
  model.tables.works = of_details;
  files["details.bin"] = {Kind::details, packed(details)};
  for (auto& [code, part] : parts(facts, model.tables)) files["details/" + padded(code) + ".bin"] = {Kind::part, part};

  std::uint64_t build = 0;
  for (const auto& [name, part] : files) build = registry::digest(part.packed, registry::digest(name, build));
  std::map<std::string, std::string> out;
  for (const auto& [name, part] : files) out[name] = registry::sealed(part.kind, part.packed, build);
  return out;
}

}  // namespace datac
