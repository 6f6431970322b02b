// How index.bin is packed: the one list of the tables that it holds, for both directions. The builder's
// registry::Packer writes what registry::Unpacker reads, number by number as LEB128, so that a table takes no more room
// for being able to hold more.
#pragma once

#include "registry/schema.h"
#include "search/index.h"

namespace search {

template <class IO, class T>
void numbers(IO& io, List<T>& table) {
  for (T& one : io.list(table)) io.number(one);
}

/// Each as its difference to the one before.
template <class IO, class T>
void steps(IO& io, List<T>& table) {
  T before = 0;
  for (T& one : io.list(table)) {
    io.moved(one, before);
    before = one;
  }
}

template <class IO>
void stored(IO& io, Stored& t) {
  io.text(t.words);
  numbers(io, t.word_back);
  io.bytes(t.likeable);
  io.bytes(t.term_weight);
  io.bytes(t.term_flags);
  numbers(io, t.phrase_sizes);
  io.bytes(t.phrase_lists);
  numbers(io, t.prose_counts);
  numbers(io, t.prose_entries);
  io.bytes(t.impacts);
  for (Negation& n : io.list(t.negations)) {
    io.number(n.term);
    io.number(n.negated);
  }
  for (Rule& r : io.list(t.rules)) {
    io.number(r.at);
    io.number(r.length);
    io.number(r.to);
  }
  numbers(io, t.rule_terms);
  steps(io, t.phrase_entry);
  steps(io, t.phrase_item);
  io.bytes(t.phrase_style);
  for (PhraseStyle& s : io.list(t.styles)) {
    io.choice(s.kind, 8);
    io.number(s.said);
    io.number(s.weight);
  }
  for (std::string_view& saying : io.list(t.sayings)) io.text(saying);
  Offset at = 0;
  for (FoldedName& n : io.list(t.names)) {
    io.moved(n.at, at);
    at = n.at;
    io.number(n.entry);
    io.number(n.length);
    io.number(n.item);
    io.choice(n.kind, 8);
  }
  io.text(t.name_chars);
  io.bytes(t.prior);
  numbers(io, t.rfc_counts);
  numbers(io, t.rfcs);
}

/// All of index.bin: the entries' index, then cases and topics with theirs.
template <class IO>
void index_file(IO& io, Stored& entries, Stored& cases, List<Case>& list, Stored& topics, List<Topic>& named) {
  stored(io, entries);
  stored(io, cases);
  const auto all = io.list(list);
  for (Case& c : all) io.number(c.status);
  for (Case& c : all) io.number(c.chart);
  for (Case& c : all) io.text(c.answers);
  for (Case& c : all) io.text(c.label);
  for (Case& c : all) io.word(c.trail);
  stored(io, topics);
  const auto others = io.list(named);
  for (Topic& t : others) io.choice(t.kind, 5);
  for (Topic& t : others) io.text(t.id);
  for (Topic& t : others) io.text(t.name);
  for (Topic& t : others) {
    for (std::uint16_t& status : io.list(t.statuses)) io.number(status);
  }
}

}  // namespace search
