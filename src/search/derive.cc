// Deriving the index's tables, in this order, since each step reads what the ones before made:
//   1. words: the front coding is undone, and each word gets its term;
//   2. the orders of words: by first byte for exact look-up, by length with their letters for misspelt words;
//   3. phrases: where each term's list of them starts, and what each phrase says in all;
//   4. postings: a term is posted for the entries whose phrases have it, which step 3 knows, and for those that have it
//      in long texts alone, which are stored;
//   5. places: names and summaries are read through the rules, as a query is, for where terms stand in them;
//   6. citations: where each entry's RFCs start.
// The file is sealed, so wrong numbers are a mistake of the builder. They are refused anyway, step by step:
// nothing is read or written outside its table.
#include "search/derive.h"

#include <algorithm>
#include <numeric>
#include <vector>

#include "search/fold.h"
#include "search/terms.h"
#include "search/words.h"

namespace search {

namespace {

/// Where lists of these sizes start, and at the end the sum. False where they do not make up `whole`.
bool starts(registry::Arena& arena, List<std::uint32_t> sizes, std::size_t whole, List<Offset>& out) {
  const std::span<Offset> at = arena.take<Offset>(sizes.size() + 1);
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    sum += sizes[i];
    if (sum > whole) return false;
    at[i + 1] = static_cast<Offset>(sum);
  }
  out = at;
  return sum == whole;
}

/// Reads a varint and moves on; false at the end of the bytes.
bool varint(const std::uint8_t*& at, const std::uint8_t* end, std::uint32_t& value) {
  value = 0;
  for (int shift = 0; at < end && shift < 35; shift += 7) {
    const std::uint8_t byte = *at++;
    value |= (byte & 0x7fu) << shift;
    if (byte < 0x80) return true;
  }
  return false;
}

void put_varint(std::vector<std::uint8_t>& to, std::uint32_t value) {
  for (; value >= 0x80; value >>= 7) to.push_back(static_cast<std::uint8_t>(value | 0x80));
  to.push_back(static_cast<std::uint8_t>(value));
}

bool words(const Stored& stored, registry::Arena& arena, Index& index) {
  const std::size_t count = stored.word_back.size(), terms = stored.term_weight.size();
  const std::span<TermId> term = arena.take<TermId>(count);
  TermId next = 0;
  for (std::size_t w = 0; w < count; ++w) {
    const std::uint32_t back = stored.word_back[w];
    if (back > next || (back == 0 && next == terms)) return false;
    term[w] = next - back;
    if (back == 0) ++next;
  }
  std::vector<char> chars;
  std::vector<Offset> at;
  std::size_t start = 0;  // of the last word
  for (const char c : stored.words) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > most_shared + 1) {
      chars.push_back(c);
      continue;
    }
    const std::size_t before = start, shared = byte - 1u, end = chars.size();
    if (byte == 0 || shared > end - before) return false;
    start = end;
    at.push_back(static_cast<Offset>(start));
    for (std::size_t i = 0; i < shared; ++i) chars.push_back(chars[before + i]);
  }
  if (at.size() != count || chars.size() > 0xffffffff) return false;
  at.push_back(static_cast<Offset>(chars.size()));
  for (std::size_t w = 0; w < count; ++w)
    if (at[w + 1] == at[w] || at[w + 1] - at[w] > longest_word) return false;
  index.word_chars = arena.keep(std::string_view(chars.data(), chars.size()));
  index.word_at = arena.keep(at);
  index.word_term = term;
  return true;
}

bool word_orders(const Stored& stored, registry::Arena& arena, Index& index) {
  const std::size_t count = word_count(index);
  if (stored.likeable.size() != count / 8 + 1) return false;
  const std::span<std::uint32_t> word_start = arena.take<std::uint32_t>(257);
  std::size_t before = 0;
  for (std::size_t byte = 0; byte < word_start.size(); ++byte) {
    while (before < count && static_cast<unsigned char>(word_text(index, before)[0]) < byte) ++before;
    word_start[byte] = static_cast<std::uint32_t>(before);
  }
  // By length: how many there are of each, then each to its place.
  const std::span<std::uint32_t> length_at = arena.take<std::uint32_t>(longest_word + 2);
  const auto likeable = [&](std::size_t w) { return (stored.likeable[w / 8] >> (w % 8) & 1) != 0; };
  std::vector<std::uint32_t> sizes(longest_word + 2);
  for (std::size_t w = 0; w < count; ++w)
    if (likeable(w)) ++sizes[word_text(index, w).size()];
  std::exclusive_scan(sizes.begin(), sizes.end(), length_at.begin(), 0u);
  const std::size_t all = length_at.back() + sizes.back();
  const std::span<std::uint32_t> by_length = arena.take<std::uint32_t>(all);
  const std::span<std::uint16_t> letters = arena.take<std::uint16_t>(all);
  std::vector<std::uint32_t> next(length_at.begin(), length_at.end());
  for (std::size_t w = 0; w < count; ++w) {
    if (!likeable(w)) continue;
    const std::uint32_t place = next[word_text(index, w).size()]++;
    by_length[place] = static_cast<std::uint32_t>(w);
    letters[place] = letters_of(word_text(index, w));
  }
  index.word_start = word_start;
  index.length_at = length_at;
  index.by_length = by_length;
  index.letters = letters;
  return true;
}

bool grammar(const Index& index) {
  const std::size_t terms = index.term_weight.size();
  const auto known = [&](TermId term) { return term < terms; };
  return index.term_flags.size() == terms && std::all_of(index.rule_terms.begin(), index.rule_terms.end(), known) &&
         std::all_of(index.negations.begin(), index.negations.end(),
                     [&](const Negation& n) { return known(n.term) && known(n.negated); }) &&
         std::all_of(index.rules.begin(), index.rules.end(), [&](const Rule& r) {
           return known(r.to) && r.length > 0 && r.at <= index.rule_terms.size() &&
                  r.length <= index.rule_terms.size() - r.at;
         });
}

bool phrases(const Index& index) {
  const std::size_t count = index.phrase_entry.size();
  return index.phrase_item.size() == count && index.phrase_style.size() == count &&
         std::all_of(index.phrase_entry.begin(), index.phrase_entry.end(),
                     [&](Entry e) { return e < index.entries; }) &&
         std::all_of(index.phrase_style.begin(), index.phrase_style.end(),
                     [&](std::uint8_t style) { return style < index.styles.size(); }) &&
         std::all_of(index.names.begin(), index.names.end(), [&](const FoldedName& name) {
           return name.entry < index.entries && name.at <= index.name_chars.size() &&
                  name.length <= index.name_chars.size() - name.at;
         });
}

/// The weights of phrases, and the postings: both follow from which term's list names which phrase.
bool postings(const Stored& stored, registry::Arena& arena, Index& index) {
  const std::size_t terms = index.term_weight.size();
  if (stored.phrase_sizes.size() != terms || stored.prose_counts.size() != terms) return false;
  if (!starts(arena, stored.phrase_sizes, index.phrase_lists.size(), index.phrase_list_at)) return false;
  const std::span<std::uint16_t> norm = arena.take<std::uint16_t>(index.phrase_entry.size());
  const std::span<Offset> postings_at = arena.take<Offset>(terms + 1);
  std::vector<std::uint8_t> bytes;
  std::vector<std::uint32_t> entries;
  std::size_t prose = 0, impact = 0;
  for (std::size_t term = 0; term < terms; ++term) {
    entries.clear();
    const std::uint8_t* at = index.phrase_lists.data() + index.phrase_list_at[term];
    const std::uint8_t* const end = index.phrase_lists.data() + index.phrase_list_at[term + 1];
    for (std::size_t phrase = 0; at < end;) {
      std::uint32_t value;
      if (!varint(at, end, value)) return false;
      phrase += value >> 1;
      if (phrase >= norm.size()) return false;
      entries.push_back(index.phrase_entry[phrase]);
      if ((value & 1) == 0)
        norm[phrase] = static_cast<std::uint16_t>(std::min(norm[phrase] + index.term_weight[term], 0xffff));
    }
    std::uint32_t entry = 0;
    for (std::uint32_t count = stored.prose_counts[term]; count > 0; --count) {
      if (prose == stored.prose_entries.size()) return false;
      entries.push_back(entry += stored.prose_entries[prose++]);
      if (entry >= index.entries) return false;
    }
    std::sort(entries.begin(), entries.end());
    entries.erase(std::unique(entries.begin(), entries.end()), entries.end());
    std::uint32_t before = 0;
    for (const std::uint32_t each : entries) {
      if (impact == stored.impacts.size()) return false;
      put_varint(bytes, each - before);
      bytes.push_back(stored.impacts[impact++]);
      before = each;
    }
    postings_at[term + 1] = static_cast<Offset>(bytes.size());
  }
  index.phrase_norm = norm;
  index.postings_at = postings_at;
  index.postings = arena.keep(bytes);
  return prose == stored.prose_entries.size() && impact == stored.impacts.size() &&
         std::none_of(norm.begin(), norm.end(), [](std::uint16_t n) { return n == 0; });
}

/// Where the terms stand in names and summaries, read as a query is.
void places(List<Shown> shown, registry::Arena& arena, Index& index) {
  std::vector<Offset> places_at{0};
  std::vector<Place> places;
  Words words;
  std::vector<TermId> terms;
  std::vector<Unit> units;
  const auto place = [&](TermId term, std::size_t first, std::size_t last) {
    const std::uint32_t begin = words.list[first].begin, end = words.list[last].end;
    if (term == no_term || silent(index, term) || end > 255) return;
    places.push_back({term, static_cast<std::uint8_t>(begin), static_cast<std::uint8_t>(end - begin)});
  };
  for (const Shown& entry : shown) {
    for (const std::string_view text : {entry.name, entry.summary}) {
      split_words(text, words);
      terms.clear();
      for (const Word& word : words.list) terms.push_back(exact_term(index, words.text(word)));
      read_terms({index.term_flags, index.rules, index.rule_terms}, terms, units);
      for (const Unit& unit : units) {
        if (unit.negated && unit.term != no_term) {
          const Unit& by = units[unit.negator];
          place(negated_term(index, unit.term), std::min(unit.first, by.first), std::max(unit.last, by.last));
        }
        place(unit.term, unit.first, unit.last);
        for (std::size_t w = unit.first; unit.first != unit.last && w <= unit.last; ++w) place(terms[w], w, w);
      }
      places_at.push_back(static_cast<Offset>(places.size()));
    }
  }
  index.places_at = arena.keep(places_at);
  index.places = arena.keep(places);
}

}  // namespace

bool derive(const Stored& stored, List<Shown> shown, registry::Arena& arena, Index& index) {
  static_cast<Shared&>(index) = stored;
  index.entries = static_cast<std::uint32_t>(shown.size());
  if (shown.size() >= no_entry || index.prior.size() != shown.size() || stored.rfc_counts.size() != shown.size())
    return false;
  if (!words(stored, arena, index) || !word_orders(stored, arena, index)) return false;
  if (!grammar(index) || !phrases(index) || !postings(stored, arena, index)) return false;
  places(shown, arena, index);
  return starts(arena, stored.rfc_counts, index.rfcs.size(), index.rfcs_at);
}

}  // namespace search
