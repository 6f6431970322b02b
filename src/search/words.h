// Looking words up in the index: exactly, by stem, and by likeness.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "search/index.h"

namespace search {

std::string_view word_text(const Index& index, std::size_t word);
std::size_t word_count(const Index& index);
/// The first word that is not before `text`, among those that start with the same byte.
std::size_t lower_word(const Index& index, std::string_view text);
/// Does any word start with `text`?
bool starts_word(const Index& index, std::string_view text);

/// The term of exactly this word; no_term where there is none.
TermId exact_term(const Index& index, std::string_view text);
/// The term of this word or of its stem.
TermId find_term(const Index& index, std::string_view text);
TermId negated_term(const Index& index, TermId term);
/// Fillers and negators lead to no entries.
bool silent(const Index& index, TermId term);

/// How many errors a word of this length may have.
int errors_allowed(std::size_t length);

struct Near {
  std::uint32_t word;
  std::uint8_t errors;
  bool other_start;
};

/// The words nearest to `text`, all at the least distance within `bound`; at most `most`, silent ones last.
void find_near(const Index& index, std::string_view text, int bound, std::size_t most, std::vector<Near>& near);
/// Words that `text` may become when typed on, though it has an error already.
void find_near_starts(const Index& index, std::string_view text, std::size_t most, std::vector<Near>& near);

}  // namespace search
