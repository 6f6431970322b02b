// Rarity is inverse document frequency over the short texts. Impact is BM25F (Robertson, Zaragoza: The Probabilistic
// Relevance Framework, 2009, section 3.6): an entry's zones add up, each divided by how long it is beside the average
// zone of its kind, and saturate together. Its result lies between 0 and 1 and is kept as one of a few steps, since
// more of them take room and change no order that anybody would notice.
#include "search/weigh.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace search {

namespace {

constexpr double saturation = 3;  // k1
constexpr long impact_steps = 20;
constexpr double lesser_share = 0.3;

constexpr int weight_unit = 45;  // of the logarithm of rarity
constexpr double weak_share = 0.5;
constexpr int least_brand = 60;   // weight of a word that names an owner
constexpr std::size_t rare = 15;  // common words of long texts say nothing and would be half of the index

}  // namespace

std::vector<std::uint8_t> weigh(const std::vector<Text>& texts, std::size_t entries, Vocabulary& vocabulary) {
  // Rarity among the short texts; a term that only prose has, among the prose.
  std::vector<std::set<Entry>> in_short(vocabulary.terms()), in_prose(vocabulary.terms());
  for (const Text& text : texts) {
    for (const TermId term : text.reading.main) (text.is_phrase ? in_short : in_prose)[term].insert(text.entry);
    for (const TermId term : text.reading.lesser) in_prose[term].insert(text.entry);
  }
  const double all = static_cast<double>(entries);
  std::vector<std::uint8_t> weights(vocabulary.terms());
  for (TermId t = 0; t < weights.size(); ++t) {
    const double in = static_cast<double>(in_short[t].empty() ? in_prose[t].size() : in_short[t].size());
    double weight = weight_unit * std::log(1 + (all - in + 0.5) / (in + 0.5));
    if (vocabulary.is_weak(t)) weight *= weak_share;
    // Fillers and bare negators are never looked up; they count for nothing.
    const bool silent = (vocabulary.flags(t) & (filler | negator)) != 0;
    weights[t] = static_cast<std::uint8_t>(silent ? 0 : std::clamp(std::lround(weight), 1L, 255L));
  }
  for (const Text& text : texts) {
    if (text.kind != PhraseKind::owner) continue;
    for (const TermId term : text.reading.main)
      if (weights[term] >= least_brand) vocabulary.set(term, brand);
  }
  return weights;
}

std::vector<std::map<Entry, std::uint8_t>> impacts(const std::vector<Text>& texts,
                                                   const std::vector<std::uint8_t>& weights) {
  std::map<const Zone*, std::pair<double, double>> lengths;  // sum, count
  std::vector<std::set<Entry>> users(weights.size());
  for (const Text& text : texts) {
    auto& [sum, count] = lengths[text.zone];
    sum += static_cast<double>(text.reading.main.size());
    count += 1;
    for (const TermId term : text.reading.main) users[term].insert(text.entry);
    for (const TermId term : text.reading.lesser) users[term].insert(text.entry);
  }
  std::vector<std::map<Entry, double>> frequencies(weights.size());
  for (const Text& text : texts) {
    const auto counts = [&](TermId term) {
      return weights[term] > 0 && (!text.zone->is_long || users[term].size() <= rare);
    };
    const auto& [sum, count] = lengths[text.zone];
    const double share = static_cast<double>(text.reading.main.size()) / (sum / count);
    const double each = text.zone->weight / (1 - text.zone->b + text.zone->b * share);
    const double by_phrase = text.said ? text.weight / 128.0 : 1;
    for (const TermId term : text.reading.main)
      if (counts(term)) frequencies[term][text.entry] += each * by_phrase;
    for (const TermId term : text.reading.lesser)
      if (counts(term)) frequencies[term][text.entry] += each * by_phrase * lesser_share;
  }
  std::vector<std::map<Entry, std::uint8_t>> out(weights.size());
  for (std::size_t term = 0; term < out.size(); ++term) {
    for (const auto& [entry, frequency] : frequencies[term]) {
      const double impact = frequency / (frequency + saturation);
      const long step = std::clamp(std::lround(impact * impact_steps), 1L, impact_steps);
      out[term].emplace(entry, static_cast<std::uint8_t>(step * 255 / impact_steps));
    }
  }
  return out;
}

}  // namespace search
