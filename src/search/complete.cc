#include "search/complete.h"

#include <algorithm>
#include <vector>

#include "search/fold.h"
#include "search/terms.h"
#include "search/words.h"

namespace search {

namespace {

template <class T>
std::span<T> writable(std::span<const T> table) {
  return {const_cast<T*>(table.data()), table.size()};
}

std::span<char> writable(std::string_view text) { return {const_cast<char*>(text.data()), text.size()}; }

template <class T>
void sum(std::span<T> table) {
  T total = 0;
  for (T& at : table) at = total = static_cast<T>(total + at);
}

std::uint32_t get_varint(const std::uint8_t*& at) {
  std::uint32_t value = 0;
  for (int shift = 0;; shift += 7) {
    const std::uint8_t byte = *at++;
    value |= (byte & 0x7fu) << shift;
    if (byte < 0x80) return value;
  }
}

void fill_words(const Index& index, const Packed& packed) {
  TermId next = 0;
  const std::uint8_t* at = packed.word_terms.data();
  for (TermId& term : writable(index.word_term)) {
    const std::uint32_t back = get_varint(at);
    term = static_cast<TermId>(next - back);
    if (back == 0) ++next;
  }
  const std::span<char> chars = writable(index.word_chars);
  const std::span<Offset> word_at = writable(index.word_at);
  std::size_t word = 0, start = 0, end = 0;  // of the last word
  for (const char c : packed.words) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > most_shared + 1) {
      chars[end++] = c;
      continue;
    }
    const std::size_t before = start, shared = byte - 1u;
    start = end;
    word_at[word++] = static_cast<Offset>(start);
    std::copy_n(chars.begin() + static_cast<std::ptrdiff_t>(before), shared,
                chars.begin() + static_cast<std::ptrdiff_t>(start));
    end += shared;
  }
  word_at[word] = static_cast<Offset>(end);
}

/// By first letter and by length.
void fill_word_orders(const Index& index, std::span<const std::uint8_t> likeable) {
  const std::size_t words = word_count(index);
  const auto word_start = writable(index.word_start);
  std::size_t before = 0;
  for (std::size_t byte = 0; byte < word_start.size(); ++byte) {
    while (before < words && static_cast<unsigned char>(word_text(index, before)[0]) < byte) ++before;
    word_start[byte] = static_cast<std::uint16_t>(before);
  }
  const auto by_length = writable(index.by_length), letters = writable(index.letters),
             length_at = writable(index.length_at);
  std::size_t next = 0;
  for (std::size_t length = 0; length < length_at.size(); ++length) {
    length_at[length] = static_cast<std::uint16_t>(next);
    for (std::size_t w = 0; w < words; ++w) {
      if (static_cast<std::size_t>(index.word_at[w + 1] - index.word_at[w]) != length ||
          (likeable[w / 8] >> (w % 8) & 1) == 0)
        continue;
      by_length[next] = static_cast<std::uint16_t>(w);
      letters[next++] = letters_of(word_text(index, w));
    }
  }
}

/// A term is posted for the entries whose phrases have it, and for those whose long texts do.
void fill_postings(const Index& index, const Packed& packed) {
  const auto norm = writable(index.phrase_norm);
  const auto postings = writable(index.postings);
  const auto postings_at = writable(index.postings_at);
  std::vector<std::uint32_t> entries;
  const std::uint8_t *count_at = packed.prose_counts.data(), *entry_at = packed.prose_entries.data(),
                     *impact = packed.impacts.data();
  std::size_t end = 0;
  for (std::size_t term = 0; term < index.term_weight.size(); ++term) {
    entries.clear();
    const std::uint8_t* at = index.phrase_lists.data() + index.phrase_list_at[term];
    const std::uint8_t* const stop = index.phrase_lists.data() + index.phrase_list_at[term + 1];
    for (std::size_t phrase = 0; at < stop;) {
      const std::uint32_t value = get_varint(at);
      phrase += value >> 1;
      entries.push_back(index.phrase_entry[phrase]);
      if ((value & 1) == 0)
        norm[phrase] = static_cast<std::uint16_t>(std::min(norm[phrase] + index.term_weight[term], 0xffff));
    }
    std::uint32_t entry = 0;
    for (std::uint32_t count = get_varint(count_at); count > 0; --count)
      entries.push_back(entry += get_varint(entry_at));
    std::sort(entries.begin(), entries.end());
    entries.erase(std::unique(entries.begin(), entries.end()), entries.end());
    std::uint32_t before = 0;
    for (const std::uint32_t each : entries) {
      std::uint32_t gap = each - before;
      for (; gap >= 0x80; gap >>= 7) postings[end++] = static_cast<std::uint8_t>(gap | 0x80);
      postings[end++] = static_cast<std::uint8_t>(gap);
      postings[end++] = *impact++;
      before = each;
    }
    postings_at[term + 1] = static_cast<Offset>(end);
  }
}

/// Where the terms stand in names and summaries, read as the builder and the query are.
void fill_places(const Index& index, registry::List<registry::Status> statuses) {
  const auto places_at = writable(index.places_at);
  const auto places = writable(index.places);
  Words words;
  std::vector<TermId> terms;
  std::vector<Unit> units;
  std::size_t next = 0;
  const auto place = [&](TermId term, std::size_t first, std::size_t last) {
    const std::uint32_t begin = words.list[first].begin, end = words.list[last].end;
    if (term == no_term || silent(index, term) || end > 255) return;
    places[next++] = {term, static_cast<std::uint8_t>(begin), static_cast<std::uint8_t>(end - begin)};
  };
  std::size_t list = 0;
  for (const registry::Status& status : statuses) {
    for (const std::string_view text : {status.name, status.summary}) {
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
      places_at[++list] = static_cast<Offset>(next);
    }
  }
}

}  // namespace

void complete(const Index& index, const Packed& packed, registry::List<registry::Status> statuses) {
  sum(writable(index.phrase_list_at));
  sum(writable(index.phrase_item));
  fill_words(index, packed);
  fill_word_orders(index, packed.likeable);
  fill_postings(index, packed);
  fill_places(index, statuses);
}

}  // namespace search
