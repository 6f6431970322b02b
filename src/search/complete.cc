#include "search/complete.h"

#include <algorithm>

#include "search/fold.h"

namespace search {

namespace {

template <class T>
std::span<T> writable(std::span<const T> table) {
  return {const_cast<T*>(table.data()), table.size()};
}

void sum(std::span<Offset> table) {
  Offset total = 0;
  for (Offset& at : table) at = total = static_cast<Offset>(total + at);
}

}  // namespace

void complete(const Index& index, std::span<const std::uint8_t> likeable) {
  sum(writable(index.word_at));
  sum(writable(index.postings_at));
  sum(writable(index.phrase_list_at));

  const std::size_t words = index.word_term.size();
  const auto word = [&](std::size_t w) {
    return index.word_chars.substr(index.word_at[w], index.word_at[w + 1] - index.word_at[w]);
  };
  const auto word_start = writable(index.word_start);
  std::size_t before = 0;
  for (std::size_t byte = 0; byte < word_start.size(); ++byte) {
    while (before < words && static_cast<unsigned char>(word(before)[0]) < byte) ++before;
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
      letters[next++] = letters_of(word(w));
    }
  }

  const auto norm = writable(index.phrase_norm);
  for (std::size_t term = 0; term < index.term_weight.size(); ++term) {
    std::size_t phrase = 0;
    for (std::size_t at = index.phrase_list_at[term]; at < index.phrase_list_at[term + 1];) {
      std::uint32_t value = 0;
      for (int shift = 0;; shift += 7) {
        const std::uint8_t byte = index.phrase_lists[at++];
        value |= (byte & 0x7fu) << shift;
        if (byte < 0x80) break;
      }
      phrase += value >> 1;
      if ((value & 1) == 0)
        norm[phrase] = static_cast<std::uint16_t>(std::min(norm[phrase] + index.term_weight[term], 0xffff));
    }
  }
}

}  // namespace search
