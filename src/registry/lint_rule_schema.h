// How rules.bin is packed: the works that its sources name, then rules, makers and names. A file of its own, which
// programs load when somebody checks an exchange; facts have to come first, as for all files (file.h).
#pragma once

#include "registry/lint_functions.h"
#include "registry/lint_rule.h"
#include "registry/schema.h"

namespace registry {

struct LintTables {
  Tables cited;  // its works, for the sources
  List<LintRule> rules;
  List<Maker> makers;
  List<OtherName> names;
};

template <class IO>
void lint_rules(IO& io, LintTables& t) {
  works(io, t.cited.works);
  const auto numbers = [&](List<std::uint16_t>& list) {
    for (std::uint16_t& number : io.list(list)) io.number(number);
  };
  const auto all = io.list(t.rules);
  for (LintRule& r : all) io.text(r.id);
  for (LintRule& r : all) io.word(r.topic);
  for (LintRule& r : all) io.choice(r.level, 5);
  for (LintRule& r : all) {
    io.number(r.required);
    io.number(r.ask);
    io.number(r.assume);
    io.number(r.file);
    io.choice(r.content, 3);
  }
  for (LintRule& r : all) {
    io.number(r.classes);
    io.number(r.versions);
    io.number(r.roles);
  }
  for (LintRule& r : all) {
    numbers(r.codes);
    numbers(r.except);
  }
  for (LintRule& r : all) {
    for (Text& method : io.list(r.methods)) io.word(method);
    for (Text& method : io.list(r.other_methods)) io.word(method);
    io.word(r.house);
  }
  for (LintRule& r : all) {
    for (Condition& c : io.list(r.conditions)) {
      io.choice(c.look, 7);
      io.word(c.name);
      io.word(c.value);
    }
  }
  for (LintRule& r : all) io.index(r.function, kLintFunctionWords.size() + 1);
  for (LintRule& r : all) io.text(r.text);
  for (LintRule& r : all) io.word(r.fix);
  for (LintRule& r : all) io.sources(r.sources, t.cited);
  const auto makers = io.list(t.makers);
  for (Maker& m : makers) {
    io.text(m.id);
    io.word(m.name);
    io.choice(m.sure, 3);
    io.number(m.made);
    io.word(m.field);
    io.text(m.value);
    io.text(m.phrase);
    numbers(m.codes);
    for (Text& piece : io.list(m.content)) io.text(piece);
  }
  for (Maker& m : makers) io.text(m.because);
  for (Maker& m : makers) io.word(m.next);
  for (Maker& m : makers) io.sources(m.sources, t.cited);
  for (OtherName& n : io.list(t.names)) {
    io.number(n.code);
    io.number(n.registered);
    io.text(n.name);
  }
}

}  // namespace registry
