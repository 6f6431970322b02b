// How the registry's tables are packed: which members stand in which file, in what order, and what is derived.
//
// The facts are what lists, filters and links need at once: programs load them first. The details are all the rest but
// flowcharts (prose, examples, sources): the web app loads them after the first picture. A file holds either all
// details or those of one number, all others being empty in it: enough for that number's page, which so starts with a
// hundredth of the bytes. Flowcharts have files of their own in the same way: all of them, or what one chart's page
// needs. One description serves both directions: Packer (pack.h) writes what Unpacker (unpack.h) reads. The frame
// around what is packed is file.h's.
//
// A file is columns rather than records (all summaries, then all meanings), because like stands by like and compresses
// better so. Numbers and texts stand apart:
//   4 bytes  size of the numbers, least significant byte first
//   numbers  LEB128 each; lists and texts begin with their length here
//   texts    without separators, in the order in which the numbers ask for them
// The members of `io` are explained in unpack.h.
#pragma once

#include <cstdint>

#include "registry/model.h"
#include "registry/order.h"
#include "registry/words.h"

namespace registry {

/// All records. What facts() reads is in place before details() comes.
struct Tables {
  List<Status> statuses;  // by code, then the registered meaning, then by owner and id
  List<ClassInfo> classes;
  List<Chart> charts;  // by rank
  List<Work> works;    // by id
  List<Comparison> comparisons;
  List<House> houses;      // the specifications first
  List<Fault> faults;      // in the order of their file
  List<Profile> profiles;  // by rank, the specifications first
  List<Method> methods;    // by family, then name
  List<FieldInfo> fields;  // by name
  Text date, version;
};

/// The records of a list, to be filled in: every list of a Tables is in memory of its own.
template <class T>
std::span<T> rows(List<T> list) {
  return {const_cast<T*>(list.data()), list.size()};
}

template <class IO>
void field_head(IO& io, Field& f) {
  io.word(f.name);
  io.choice(f.in, 2);
  io.choice(f.bound, 4);
  io.choice(f.level, 5);
}
template <class IO>
void field_rest(IO& io, Field& f, const Tables& t) {
  io.text(f.when);
  io.sources(f.sources, t);
}

template <class IO>
void facts(IO& io, Tables& t) {
  io.text(t.date);
  io.text(t.version);
  for (ClassInfo& c : io.list(t.classes)) {
    io.choice(c.cls, 6);
    io.text(c.id);
    io.text(c.name);
    io.text(c.meaning);
  }
  for (Chart& c : io.list(t.charts)) {
    io.text(c.id);
    io.text(c.title);
  }
  for (House& h : io.list(t.houses)) {
    io.text(h.id);
    io.text(h.name);
    io.text(h.label);
  }
  for (Method& m : io.list(t.methods)) io.text(m.name);
  const auto all = io.list(t.statuses);
  std::uint16_t before = 0;
  for (Status& s : all) {
    io.rising(s.code, before);
    before = s.code;
    s.cls = class_of(s.code);
  }
  for (Status& s : all) io.id(s.id, s.code);
  for (Status& s : all) io.word(s.owner);
  for (Status& s : all) io.choice(s.standing, 6);
  for (Status& s : all) io.choice(s.content, 3);
  for (Status& s : all) io.choice(s.cacheable, 3);
  for (Status& s : all) io.choice(s.retry, 5);
  for (Status& s : all) io.choice(s.confidence, 5);
  for (Status& s : all) io.number(s.sent_by);
  for (Status& s : all) io.number(s.common);
  for (Status& s : all) io.text(s.name);
  for (Status& s : all) io.text(s.summary);
  // What a filter and an operator of the search ask for; when and why are details.
  for (Status& s : all) {
    for (Field& f : io.list(s.fields)) field_head(io, f);
  }
}

template <class IO>
void target(IO& io, const Tables& t, std::size_t nodes, Target& to) {
  io.choice(to.kind, 3);
  const std::size_t sizes[] = {nodes, t.statuses.size(), t.charts.size()};
  io.index(to.index, sizes[static_cast<std::size_t>(to.kind)]);
}

/// What a file of flowcharts has besides them: the works that it cites, and the statuses of which it shows example and
/// fields, so that an outcome is whole before the details are there. The file of all charts shows none.
struct ChartFile {
  Tables cited;
  List<std::uint16_t> shown;  // into Tables::statuses
};

template <class IO>
void chart_nodes(IO& io, const Tables& t, const Tables& cited, Chart& c) {
  const auto nodes = io.list(c.nodes);
  if (!nodes.empty()) io.index(c.root, nodes.size());
  for (Node& n : nodes) {
    io.text(n.id);
    io.text(n.ask);
    io.text(n.help);
    io.sources(n.sources, cited);
    for (Answer& a : io.list(n.answers)) {
      io.text(a.id);
      io.text(a.label);
      io.text(a.detail);
      target(io, t, nodes.size(), a.to);
      io.text(a.because);
      io.sources(a.sources, cited);
      io.number(a.unsure);
      io.text(a.changes);
      for (RunnerUp& r : io.list(a.lost)) {
        io.reference(r.id, t.statuses);
        io.text(r.because);
      }
      for (Position& p : io.list(a.positions)) {
        io.word(p.house);
        io.reference(p.id, t.statuses);
        io.text(p.says);
        io.sources(p.sources, cited);
      }
      io.text(a.example);
      for (Field& f : io.list(a.fields)) {
        field_head(io, f);
        field_rest(io, f, cited);
      }
      for (SeeAlso& s : io.list(a.see_also)) {
        io.reference(s.chart, t.charts);
        for (Text& answer : io.list(s.answers)) io.word(answer);
      }
    }
  }
}

/// Labels are texts that stand elsewhere already; here is only where they break.
template <class IO>
void chart_picture(IO& io, const Tables& t, Chart& c) {
  io.number(c.across);
  io.tenths(c.width, 0);
  io.tenths(c.height, 0);
  const auto boxes = io.list(c.boxes);
  for (Box& b : boxes) {
    target(io, t, c.nodes.size(), b.what);
    io.tenths(b.center.x, 0);
    io.tenths(b.center.y, 0);
    io.tenths(b.width, 0);
    io.tenths(b.height, 0);
    if (!io.good()) return;
    switch (b.what.kind) {
      case TargetKind::node:
        io.lines(b.lines, {}, c.nodes[b.what.index].ask);
        break;
      case TargetKind::chart:
        io.lines(b.lines, {}, t.charts[b.what.index].title);
        break;
      case TargetKind::status: {
        const Status& status = t.statuses[b.what.index];
        io.lines(b.lines, status.id.substr(0, 3), status.name);
        break;
      }
    }
  }
  for (Arrow& a : io.list(c.arrows)) {
    io.index(a.from, boxes.size());
    io.index(a.to, boxes.size());
    if (!io.good()) return;
    const Target from = c.boxes[a.from].what;
    const List<Answer> answers = from.kind == TargetKind::node ? c.nodes[from.index].answers : List<Answer>();
    io.index(a.answer, answers.size());
    if (!io.good()) return;
    io.lines(a.label, {}, answers[a.answer].label);
    Point before = c.boxes[a.from].center;
    for (Point& p : io.list(a.curve)) {
      io.tenths(p.x, before.x);
      io.tenths(p.y, before.y);
      before = p;
    }
    io.tenths(a.label_at.x, before.x);
    io.tenths(a.label_at.y, before.y);
    io.tenths(a.label_width, 0);
  }
}

template <class IO>
void orders(IO& io, Tables& t) {
  for (Fault& f : io.list(t.faults)) {
    io.text(f.id);
    io.text(f.label);
    io.text(f.says);
  }
  const auto each = [&](List<std::uint16_t>& faults) {
    for (std::uint16_t& fault : io.list(faults)) io.index(fault, t.faults.size());
  };
  for (Profile& p : io.list(t.profiles)) {
    io.text(p.id);
    io.text(p.name);
    io.text(p.version);
    io.text(p.setup);
    io.text(p.date);
    for (Stage& s : io.list(p.stages)) {
      io.word(s.name);
      for (Check& c : io.list(s.checks)) {
        io.index(c.fault, t.faults.size());
        io.number(c.code);
      }
      io.text(s.because);
      io.choice(s.evidence, 4);
      io.sources(s.sources, t);
    }
    for (Unnoticed& u : io.list(p.unnoticed)) {
      each(u.faults);
      io.text(u.because);
      io.sources(u.sources, t);
    }
    for (Precedence& b : io.list(p.before)) {
      each(b.first);
      each(b.then);
      io.text(b.because);
      io.sources(b.sources, t);
    }
  }
}

template <class IO>
void rule(IO& io, const Tables& t, Rule& r) {
  io.text(r.text);
  io.sources(r.sources, t);
}

template <class IO>
void corrections(IO& io, const Tables& t, List<Correction>& list) {
  for (Correction& c : io.list(list)) {
    io.text(c.claim);
    io.text(c.truth);
    io.sources(c.sources, t);
  }
}

template <class IO>
void method_details(IO& io, Tables& t) {
  for (Method& m : rows(t.methods)) {
    io.word(m.family);
    io.number(m.safe);
    io.number(m.idempotent);
    io.number(m.cacheable);
    io.text(m.summary);
    io.text(m.meaning);
    io.text(m.standing);
    for (Rule* one : {&m.safety, &m.repeating, &m.caching, &m.request, &m.response}) rule(io, t, *one);
    io.text(m.wire);
    for (MethodStatus& s : io.list(m.statuses)) {
      io.reference(s.id, t.statuses);
      io.word(s.level);
      io.text(s.when);
      io.sources(s.sources, t);
    }
    corrections(io, t, m.corrections);
    io.sources(m.sources, t);
  }
}

/// What a file's sources cite: each file brings its own.
template <class IO>
void works(IO& io, List<Work>& list) {
  for (Work& w : io.list(list)) {
    io.text(w.id);
    io.text(w.title);
    io.text(w.url);
    io.number(w.year);
  }
}

/// Lists of charts show them: on the page of a chart, and on that of a code that charts lead to.
template <class IO>
void summaries(IO& io, Tables& t) {
  for (Chart& c : rows(t.charts)) io.text(c.summary);
}

template <class IO>
void details(IO& io, Tables& t) {
  works(io, t.works);
  summaries(io, t);
  for (ClassInfo& c : rows(t.classes)) {
    for (Rule& r : io.list(c.rules)) rule(io, t, r);
  }
  const auto all = rows(t.statuses);
  for (Status& s : all) io.text(s.until);
  for (Status& s : all) io.text(s.plain);
  for (Status& s : all) io.text(s.meaning);
  for (Status& s : all) io.text(s.rest);
  for (Status& s : all) io.text(s.retry_text);
  for (Status& s : all) io.text(s.client);
  for (Status& s : all) io.text(s.wire_note);
  for (Status& s : all) io.text(s.wire);
  for (Status& s : all) {
    for (Text& text : io.list(s.use_when)) io.text(text);
  }
  for (Status& s : all) {
    for (AvoidWhen& a : io.list(s.avoid_when)) {
      io.text(a.text);
      io.reference(a.instead, t.statuses);
    }
  }
  for (Status& s : all) {
    for (Text& method : io.list(s.methods)) io.word(method);
  }
  for (Status& s : all) {
    for (Text& alias : io.list(s.aliases)) io.text(alias);
  }
  for (Status& s : all) io.reference(s.standard_equivalent, t.statuses);
  for (Status& s : all) {
    for (Text& id : io.list(s.confused_with)) io.reference(id, t.statuses);
  }
  for (Status& s : all) {
    for (Way& way : io.list(s.charts)) {
      io.reference(way.chart, t.charts);
      io.text(way.answers);
    }
  }
  for (Status& s : all) corrections(io, t, s.corrections);
  for (Status& s : all) {
    for (Constant& c : io.list(s.constants)) {
      io.word(c.language);
      io.text(c.symbol);
    }
  }
  for (Status& s : all) {
    for (Name& n : io.list(s.names)) {
      io.text_or(n.name, s.name);
      io.sources(n.sources, t);
    }
  }
  for (Status& s : all) {
    for (Field& f : rows(s.fields)) field_rest(io, f, t);
  }
  for (Status& s : all) io.sources(s.sources, t);
  for (Comparison& c : io.list(t.comparisons)) {
    for (Text& id : io.list(c.ids)) io.reference(id, t.statuses);
    io.text(c.apart);
    io.sources(c.sources, t);
  }
  for (House& h : rows(t.houses)) io.sources(h.sources, t);
  for (Status& s : all) {
    for (Text& method : io.list(s.named_by)) io.word(method);
  }
  method_details(io, t);
  for (FieldInfo& f : io.list(t.fields)) {
    io.text(f.name);
    io.text(f.what);
    io.text(f.shape);
    io.text(f.example);
    io.sources(f.sources, t);
  }
  orders(io, t);
}

/// A chart that the file does not hold has no nodes.
template <class IO>
void charts(IO& io, Tables& t, ChartFile& file) {
  works(io, file.cited.works);
  summaries(io, t);
  for (Chart& c : rows(t.charts)) chart_nodes(io, t, file.cited, c);
  for (Chart& c : rows(t.charts)) chart_picture(io, t, c);
  for (std::uint16_t& index : io.list(file.shown)) {
    io.index(index, t.statuses.size());
    if (!io.good()) return;
    Status& s = rows(t.statuses)[index];
    io.text(s.wire);
    for (Field& f : rows(s.fields)) field_rest(io, f, file.cited);
    io.sources(s.sources, file.cited);
  }
}

/// How a source's address is made of its work's.
enum class Address : std::uint8_t { work, section, appendix, anchor, other };

/// What stands between the address of the work and the section.
constexpr Text joint(Address address) {
  switch (address) {
    case Address::section:
      return "#section-";
    case Address::appendix:
      return "#appendix-";
    case Address::anchor:
      return "#";
    default:
      return "";
  }
}

}  // namespace registry
