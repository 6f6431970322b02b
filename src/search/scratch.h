// What a query needs while it is answered. Kept from query to query, so that after the first few nothing is allocated.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "search/index.h"
#include "search/query.h"
#include "search/search.h"
#include "search/terms.h"
#include "search/words.h"

namespace search {

/// A term that a part of the query may stand for, and how well it does (of 256).
struct Candidate {
  TermId term;
  std::uint16_t q;
};

/// A part of the query with the terms it may stand for.
struct Asked {
  std::uint32_t first, last;    // candidates
  std::uint16_t word, to_word;  // of the query
};

/// A word of the query, or a part of one, or two that are one.
struct Lexeme {
  TermId term;
  std::uint16_t first, last;  // words
  std::uint32_t at;           // of its text in Words::chars
  std::uint16_t length;
};

/// A term to be highlighted.
struct Marked {
  TermId term;
  std::uint16_t word;  // of the query
  bool started;        // the query's word is only the start of it
};

/// An entry's best phrase.
struct Best {
  std::uint32_t phrase;
  std::uint64_t score;
};

/// An entry whose owner was named.
struct OwnerHit {
  Entry entry;
  std::uint32_t share;  // of the owner's name, of 256
};

struct Scratch {
  // Reading.
  Query query;
  std::vector<TermId> word_terms;  // of the query's words
  std::vector<Lexeme> lexemes;
  std::vector<TermId> terms;
  std::vector<Unit> units;
  std::vector<Candidate> candidates;
  std::vector<Asked> asked;
  std::vector<Marked> marked;
  std::vector<std::uint32_t> mark;     // by term: position in `marked` plus one
  std::vector<std::uint32_t> becomes;  // by term: the last query whose last word may become it
  std::uint32_t queries = 0;
  std::vector<Near> near;

  // By phrase.
  std::vector<std::uint32_t> shared, unit_shared;
  std::vector<std::uint32_t> touched, unit_touched;

  // By entry.
  std::vector<std::uint64_t> score, side;
  std::vector<std::uint32_t> unit_posting;
  std::vector<Entry> unit_entries;
  std::vector<Best> best;
  std::vector<std::uint64_t> start_bonus;
  std::vector<std::uint32_t> start_name;  // position in Index::names plus one
  std::vector<std::uint8_t> allowed;
  std::vector<std::uint64_t> order;
  std::vector<OwnerHit> owners;
  std::string name, value;

  /// Makes room for a search of the index, and forgets the one before.
  void fit(const Index& index) {
    for (const Marked& one : marked) mark[one.term] = 0;
    marked.clear();
    if (mark.size() < index.term_weight.size()) {
      mark.resize(index.term_weight.size());
      becomes.resize(index.term_weight.size());
    }
    ++queries;
    if (shared.size() < index.phrase_entry.size()) {
      shared.resize(index.phrase_entry.size());
      unit_shared.resize(index.phrase_entry.size());
    }
    score.assign(index.entries, 0);
    start_bonus.assign(index.entries, 0);
    start_name.assign(index.entries, 0);
    best.assign(index.entries, {0, 0});
    allowed.assign(index.entries, 1);
    if (unit_posting.size() < index.entries) unit_posting.resize(index.entries);
  }
};

}  // namespace search
