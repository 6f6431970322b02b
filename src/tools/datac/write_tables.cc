// The tables: the data as the registry's records, then packed as src/registry/schema.h says.
#include <algorithm>
#include <cmath>
#include <memory>
#include <stdexcept>
#include <tuple>

#include "registry/schema.h"
#include "tools/datac/text.h"
#include "tools/datac/write.h"

namespace datac {

namespace {

using registry::Address;
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
    tables.charts = made<registry::Chart>(data.charts, [&](const ChartData& c) { return of(c); });
    std::vector<Text> sayings;
    for (const search::Intent& intent : data.synonyms.intents)
      sayings.insert(sayings.end(), intent.say.begin(), intent.say.end());
    tables.sayings = made<Text>(sayings, [](Text saying) { return saying; });
  }

  registry::Tables tables;

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

  registry::ClassInfo of(const ClassData& c) {
    return {c.cls, c.id, c.name, c.meaning, made<registry::Rule>(c.rules, [&](const RuleData& r) {
              return registry::Rule{r.text, of(r.source)};
            })};
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
    out.fields = made<registry::Field>(s.fields, [&](const FieldData& f) {
      return registry::Field{f.name, f.in, f.bound, f.level, f.when, of(f.source)};
    });
    out.corrections = made<registry::Correction>(s.corrections, [&](const CorrectionData& c) {
      return registry::Correction{c.claim, c.truth, of(c.source)};
    });
    out.constants = made<registry::Constant>(s.constants, [](const auto& constant) {
      return registry::Constant{constant.first, constant.second};
    });
    out.sources = of(s.sources);
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

  std::vector<std::shared_ptr<const void>> kept_;
};

/// The other direction of registry::Unpacker (src/registry/unpack.h), member by member.
class Packer {
 public:
  bool good() const { return true; }

  template <class T>
  void number(T value) {
    varint(static_cast<std::uint32_t>(value));
  }
  template <class Enum>
  void choice(Enum value, std::uint32_t count) {
    index(static_cast<std::uint32_t>(value), count);
  }
  template <class T>
  void index(T value, std::size_t size) {
    if (value >= size) throw std::logic_error("a table has an index past its end");
    number(value);
  }
  void rising(std::uint16_t value, std::uint16_t before) {
    if (value < before) throw std::logic_error("a table is out of order");
    number(value - before);
  }
  void tenths(float value, float from) {
    const long more = std::lround(value * 10) - std::lround(from * 10);
    number(more < 0 ? -more * 2 - 1 : more * 2);
  }

  void text(Text value) {
    number(value.size());
    texts_ += value;
  }
  void text_or(Text value, Text other) {
    number(value == other ? 0 : value.size() + 1);
    if (value != other) texts_ += value;
  }
  void word(Text value) {
    once(value, words_, [&] { text(value); });
  }
  void id(Text value, int) {
    if (value.size() == 3)
      text({});
    else
      text(value.substr(4));
  }
  template <class T>
  void reference(Text id, List<T> records) {
    std::size_t position = 0;
    while (!id.empty() && records[position].id != id) {
      if (++position == records.size()) throw std::logic_error("no record has the id " + std::string(id));
    }
    number(id.empty() ? 0 : position + 1);
  }
  void lines(List<Text> value, Text first, Text rest) {
    std::string all;
    const std::size_t from = first.empty() ? 0 : 1;
    for (std::size_t i = from; i < value.size(); ++i) (all += i > from ? " " : "") += value[i];
    const bool broken = value.size() > from && all == rest && (first.empty() || value[0] == first);
    number(broken);
    number(value.size());
    for (std::size_t i = 0; i < value.size(); ++i) {
      if (!broken)
        text(value[i]);
      else if (i >= from && i + 1 < value.size())
        number(value[i].size());
    }
  }

  template <class T>
  std::span<T> list(List<T> value) {
    number(value.size());
    return registry::rows(value);
  }
  void sources(List<Source> value, const registry::Tables& tables) {
    std::string all;
    for (const Source& s : value) {
      for (const Text part : {s.doc, s.section, s.url}) (all += part) += '\n';
    }
    once(all, source_lists_, [&] {
      for (const Source& s : list(value)) {
        once(std::tuple{s.doc, s.section, s.url}, sources_, [&] { source(s, tables); });
      }
    });
  }

  /// Does any source name this work?
  bool cites(Text work) const {
    return std::any_of(sources_.begin(), sources_.end(),
                       [&](const auto& one) { return std::get<0>(one.first) == work; });
  }

  std::string packed() const {
    std::string out;
    for (int shift = 0; shift < 32; shift += 8) out += static_cast<char>(numbers_.size() >> shift);
    return out + numbers_ + texts_;
  }

 private:
  void varint(std::uint32_t value) {
    for (; value >= 0x80; value >>= 7) numbers_ += static_cast<char>(value | 0x80);
    numbers_ += static_cast<char>(value);
  }

  /// 0 and the thing itself where it is new, else its place among those that were new.
  template <class Key, class Known, class Write>
  void once(const Key& key, Known& known, Write write) {
    const auto found = known.find(typename Known::key_type(key));
    number(found == known.end() ? 0 : found->second);
    if (found != known.end()) return;
    write();
    known.emplace(key, known.size() + 1);
  }

  void source(const Source& s, const registry::Tables& tables) {
    std::size_t work = 0;
    while (tables.works[work].id != s.doc) ++work;
    number(work);
    const std::string url(tables.works[work].url);
    Address address = Address::other;
    for (const Address kind : {Address::anchor, Address::appendix, Address::section}) {
      if (s.url == url + std::string(joint(kind)) + std::string(s.section)) address = kind;
    }
    if (s.url == url) address = Address::work;
    number(static_cast<int>(address));
    text(s.section);
    if (address == Address::other) text(s.url);
  }

  std::string numbers_, texts_;
  std::map<std::string, std::size_t> words_, source_lists_;
  std::map<std::tuple<Text, Text, Text>, std::size_t> sources_;
};

/// Empties what schema.h describes.
class Forgetter {
 public:
  bool good() const { return true; }

  template <class T>
  void number(T& value) {
    value = T();
  }
  template <class T, class Rest>
  void choice(T& value, Rest) {
    value = T();
  }
  template <class T, class Rest>
  void index(T& value, Rest) {
    value = T();
  }
  void tenths(float& value, float) { value = 0; }
  void text(Text& value) { value = {}; }
  void text_or(Text& value, Text) { value = {}; }
  void word(Text& value) { value = {}; }
  template <class T>
  void reference(Text& value, List<T>) {
    value = {};
  }
  void lines(List<Text>& value, Text, Text) { value = {}; }
  template <class T>
  std::span<T> list(List<T>& value) {
    value = {};
    return {};
  }
  void sources(List<Source>& value, const registry::Tables&) { value = {}; }
};

std::string sealed(const std::string& packed, std::uint64_t build) {
  std::string seal;
  const std::uint64_t digest = registry::digest(packed, build);
  for (std::size_t i = 0; i < registry::kSeal; ++i) seal += static_cast<char>(digest >> (8 * i));
  return seal + packed;
}

std::string packed_details(registry::Tables& tables) {
  Packer packer;
  registry::details(packer, tables);
  return packer.packed();
}

/// Packed details of one number each, by number.
std::map<std::uint16_t, std::string> parts(const Data& data, const registry::Tables& whole) {
  Model rest(data);
  registry::Tables& tables = rest.tables;
  Forgetter forgetter;
  registry::details(forgetter, tables);
  std::map<std::uint16_t, std::string> out;
  const auto rows = registry::rows(tables.statuses);
  for (std::size_t from = 0, to = 0; from < rows.size(); from = to) {
    while (to < rows.size() && rows[to].code == rows[from].code) ++to;
    const std::vector<registry::Status> emptied(&rows[from], &rows[from] + (to - from));
    std::copy_n(&whole.statuses[from], to - from, &rows[from]);
    tables.details_of = rows[from].code;
    tables.works = whole.works;
    Packer all_works;
    registry::details(all_works, tables);
    std::vector<registry::Work> works;
    for (const registry::Work& work : whole.works) {
      if (all_works.cites(work.id)) works.push_back(work);
    }
    tables.works = works;
    out[tables.details_of] = packed_details(tables);
    std::copy(emptied.begin(), emptied.end(), &rows[from]);
  }
  return out;
}

/// Bytes as a function of namespace registry::tables that gives them.
std::string source_of(const std::string& bytes, const std::string& function) {
  std::string out =
      "// Written by datac from assets/. Do not edit.\n"
      "#include \"registry/tables.h\"\n\n"
      "namespace registry::tables {\n\n"
      "namespace {\n\n"
      "constexpr char bytes[] =";
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i % 80 == 0) out += i == 0 ? "\n    \"" : "\"\n    \"";
    const char c = bytes[i];
    if (c >= ' ' && c <= '~' && c != '"' && c != '\\' && c != '?') {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '\\';
    for (int shift = 6; shift >= 0; shift -= 3) out += static_cast<char>('0' + (byte >> shift & 7));
  }
  return out + "\";\n\n}  // namespace\n\nstd::span<const unsigned char> " + function +
         "() {\n  return {reinterpret_cast<const unsigned char*>(bytes), sizeof bytes - 1};\n}\n\n"
         "}  // namespace registry::tables\n";
}

}  // namespace

std::map<std::string, std::string> table_files(const Data& data) {
  Model model(data);
  model.tables.details_of = registry::Tables::kAll;
  const std::string packed = packed_details(model.tables);
  const std::uint64_t digest = registry::digest(packed);
  const std::string bytes = sealed(packed, digest);
  model.tables.details_low = static_cast<std::uint32_t>(digest);
  model.tables.details_high = static_cast<std::uint32_t>(digest >> 32);
  Packer facts;
  registry::facts(facts, model.tables);
  const std::string whole = facts.packed();
  std::map<std::string, std::string> files;
  for (const auto& [code, part] : parts(data, model.tables))
    files["details/" + padded(code) + ".bin"] = sealed(part, digest);

  Packer bare;
  for (auto& c : registry::rows(model.tables.classes)) c.meaning = {};
  for (auto& c : registry::rows(model.tables.charts)) c.title = c.summary = {};
  for (auto& s : registry::rows(model.tables.statuses)) s.summary = {};
  registry::facts(bare, model.tables);
  files["registry_tables.cc"] = source_of(whole, "facts");
  files["module_tables.cc"] = source_of(bare.packed(), "facts");
  files["registry_details.cc"] = source_of(bytes, "details");
  files["details.bin"] = bytes;
  return files;
}

}  // namespace datac
