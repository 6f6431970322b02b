// src/search/rank.h, read.h: the engine beside a slow and obvious one. The reference scores every entry and every
// phrase by the formula as rank.h tells it, for queries of whole words that the index knows; what only the engine does
// (lists by term, bounds, starts of words, errors of typing) has to come to the same hits with the same scores.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "search/engine.h"
#include "search/fold.h"
#include "search/rank.h"
#include "search/read.h"
#include "search/terms.h"
#include "search/words.h"

namespace {

using search::Index;
using search::TermId;

struct Phrase {
  std::map<TermId, bool> terms;  // and whether it is a lesser one
};

/// The tables as plain lists.
struct Reference {
  const Index& index;
  registry::List<registry::Status> statuses;
  std::vector<Phrase> phrases;
  std::map<std::pair<TermId, std::uint32_t>, std::uint64_t> impacts;  // by term and entry
  std::map<std::string, TermId, std::less<>> words;

  Reference(const Index& from, registry::List<registry::Status> of)
      : index(from), statuses(of), phrases(from.phrase_entry.size()) {
    const auto varint = [](std::span<const std::uint8_t> bytes, std::size_t& at) {
      std::uint32_t value = 0, scale = 1;
      for (; bytes[at] >= 0x80; scale *= 128) value += (bytes[at++] - 0x80u) * scale;
      return value + bytes[at++] * scale;
    };
    for (std::size_t t = 0; t < index.term_weight.size(); ++t) {
      const auto term = static_cast<TermId>(t);
      std::uint32_t entry = 0, phrase = 0;
      for (std::size_t at = index.postings_at[t]; at < index.postings_at[t + 1]; ++at) {
        entry += varint(index.postings, at);
        impacts[{term, entry}] = index.postings[at];
      }
      for (std::size_t at = index.phrase_list_at[t]; at < index.phrase_list_at[t + 1];) {
        const std::uint32_t value = varint(index.phrase_lists, at);
        phrases[phrase += value / 2].terms[term] = value % 2 == 1;
      }
    }
    for (std::size_t w = 0; w < index.word_term.size(); ++w)
      words[std::string(search::word_text(index, w))] = index.word_term[w];
  }

  struct Choice {
    TermId term;
    std::uint64_t weight;  // times quality
  };
  using Units = std::vector<std::vector<Choice>>;

  Units read(const std::vector<std::string>& query) const {
    std::vector<TermId> terms;
    for (const std::string& word : query) terms.push_back(words.at(word));
    std::vector<search::Unit> units;
    search::read_terms({index.term_flags, index.rules, index.rule_terms}, terms, units);
    Units read;
    for (const search::Unit& unit : units) {
      std::vector<Choice> choices;
      const auto choose = [&](TermId term, std::uint64_t q) {
        if (index.term_weight[term] > 0) choices.push_back({term, index.term_weight[term] * q});
      };
      if (unit.spent) continue;
      TermId no = search::no_term;
      for (const search::Negation& each : index.negations)
        if (unit.negated && each.term == unit.term) no = each.negated;
      if (no != search::no_term) choose(no, 256);
      choose(unit.term, !unit.negated ? 256 : no != search::no_term ? search::q_unnegated : 192);
      if (!choices.empty()) read.push_back(choices);
    }
    return read;
  }

  std::vector<std::pair<std::uint64_t, std::size_t>> search(const std::vector<std::string>& query) const {
    const Units units = read(query);
    std::vector<std::uint64_t> score(index.entries), best(index.entries), start(index.entries);
    std::uint64_t whole = 0;
    for (const auto& unit : units) {
      std::uint64_t most = 0;
      for (const Choice& choice : unit) most = std::max(most, choice.weight);
      if ((index.term_flags[unit[0].term] & search::brand) == 0) whole += most;
      for (std::uint32_t e = 0; e < index.entries; ++e) {
        std::uint64_t value = 0;
        for (const Choice& choice : unit) {
          const auto impact = impacts.find({choice.term, e});
          if (impact == impacts.end()) continue;
          if (unit.size() == 1)
            score[e] += choice.weight * impact->second * search::postings_share / 65536;
          else
            value = std::max(value, choice.weight * impact->second / 256 + 1);
        }
        score[e] += value * search::postings_share / 256;
      }
    }
    std::vector<std::pair<std::size_t, std::uint64_t>> owners;
    for (std::size_t p = 0; p < phrases.size(); ++p) {
      std::uint64_t shared = 0;
      for (const auto& unit : units) {
        std::uint64_t most = 0;
        for (const Choice& choice : unit) {
          const auto term = phrases[p].terms.find(choice.term);
          if (term == phrases[p].terms.end()) continue;
          const std::uint64_t value = term->second ? choice.weight * search::q_lesser / 256 : choice.weight;
          most = std::max({most, value, std::uint64_t{1}});
        }
        shared += most;
      }
      if (shared == 0) continue;
      const search::PhraseStyle style = index.styles[index.phrase_style[p]];
      const std::size_t e = index.phrase_entry[p];
      const std::uint64_t norm = index.phrase_norm[p] * std::uint64_t{256};
      shared = std::min(shared, norm);
      const bool same = shared == norm && shared + search::slack >= whole;
      const std::uint64_t covered = whole == 0 ? 256 : std::min<std::uint64_t>(shared * 256 / whole, 256);
      std::uint64_t value = shared * shared / norm * (128 + covered / 2) / 256;
      value = value * (same ? search::same_share : search::phrase_share) / 256;
      if (same) {
        const bool name = style.kind == search::PhraseKind::name;
        const std::uint64_t telling = std::min(norm, search::telling_norm);
        value += (name ? search::same_name_bonus : search::same_bonus) * telling / search::telling_norm * 256;
      }
      value = value * style.weight / 128;
      if (style.kind == search::PhraseKind::owner)
        owners.emplace_back(e, std::min<std::uint64_t>(shared * 512 / norm, 256));
      score[e] += std::min(value, best[e]) * search::second_share / 256;
      if (value > best[e]) score[e] += value - best[e];
      best[e] = std::max(best[e], value);
    }
    for (const auto& [e, share] : owners) score[e] += score[e] * share * search::owner_share / 65536;

    std::string typed;
    for (const std::string& word : query) typed += (typed.empty() ? "" : " ") + word;
    for (const search::FoldedName& name : index.names) {
      const std::string_view text = index.name_chars.substr(name.at, name.length);
      if (text.substr(0, typed.size()) != typed) continue;
      const bool all = text.size() == typed.size(), current = name.kind == search::PhraseKind::name,
                 former = name.kind == search::PhraseKind::former_name;
      std::uint64_t points = current ? 260 : former ? 160 : 60;
      points += typed.size() * 256 / text.size() * 160 / 256;
      if (all) points = current ? 900 : former ? 800 : search::whole_name_points;
      if (typed.size() < 3 && !current) points = 10;
      if (!all && text[typed.size()] == ' ') points = points * 3 / 4;
      start[name.entry] = std::max(start[name.entry], points * 256);
    }
    std::uint64_t everyday = 0, top = 0;
    for (std::size_t e = 0; e < index.entries; ++e)
      if (statuses[e].owner.empty()) everyday = std::max(everyday, score[e] * index.prior[e]);
    for (std::size_t e = 0; e < index.entries; ++e) {
      const bool known = index.prior[e] >= search::least_known_prior;
      const bool named = start[e] >= search::whole_name_points * 256;
      if (!known) start[e] = std::min(start[e], search::little_known_points * 256);
      if (named && !statuses[e].owner.empty() && everyday > score[e] * index.prior[e]) start[e] = 0;
      score[e] = (score[e] * index.prior[e] + start[e] * (named && known ? 128 : index.prior[e])) / 128;
      top = std::max(top, score[e]);
    }
    std::vector<std::pair<std::uint64_t, std::size_t>> hits;
    for (std::size_t e = 0; e < index.entries; ++e)
      if (score[e] > 0 && score[e] >= top / search::noise_share) hits.emplace_back(score[e], e);
    std::stable_sort(hits.begin(), hits.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    return hits;
  }
};

TEST(Reference, SameHitsWithTheSameScores) {
  const registry::List<registry::Status> statuses = registry::statuses();
  const Reference reference(search::registry_index(), statuses);
  std::set<std::string> together;
  for (const search::FoldedName& name : search::registry_index().names) {
    std::string text(search::registry_index().name_chars.substr(name.at, name.length));
    text.erase(std::remove(text.begin(), text.end(), ' '), text.end());
    together.insert(std::move(text));
  }
  std::vector<std::string> vocabulary;
  for (const auto& [word, term] : reference.words) {
    const bool letters = std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    // Words that part the sides of a comparison are read otherwise.
    const std::string_view parting[] = {"vs", "versus", "or", "and", "from", "with"};
    // So are names that are written together, in whole.
    const bool parts = std::find(std::begin(parting), std::end(parting), word) != std::end(parting);
    if (letters && !parts && !together.contains(word)) vocabulary.push_back(word);
  }
  ASSERT_GT(vocabulary.size(), 1000u);
  std::uint32_t seed = 20;
  const auto next = [&](std::size_t below) {
    seed = seed * 1664525 + 1013904223;
    return static_cast<std::size_t>(seed >> 8) % below;
  };
  // Half of the queries are words of one phrase, so that phrases, rules and negations come up.
  std::vector<std::string> sayings;
  for (const registry::Status& status : statuses) {
    sayings.emplace_back(status.name);
    sayings.insert(sayings.end(), status.aliases.begin(), status.aliases.end());
  }
  for (const std::string_view saying : search::registry_index().sayings) sayings.emplace_back(saying);
  search::Words words;
  std::size_t hits = 0;
  for (int round = 0; round < 1500; ++round) {
    std::vector<std::string> query;
    if (round % 2 == 0) {
      search::split_words(sayings[next(sayings.size())], words);
      for (const search::Word& word : words.list) {
        const std::string text(words.text(word));
        if (std::binary_search(vocabulary.begin(), vocabulary.end(), text)) query.push_back(text);
      }
    }
    for (std::size_t i = query.empty() ? 0 : 2, n = next(4); i <= n; ++i)
      query.push_back(vocabulary[next(vocabulary.size())]);
    std::string typed;
    for (const std::string& word : query) typed += word + ' ';
    SCOPED_TRACE(typed);
    const auto expected = reference.search(query);
    search::Results results;
    search::search_in(search::registry_index(), registry::statuses(), typed, {}, 1000, results);
    // Words that say nothing list what is looked for most, which is no ranking.
    std::erase_if(results.hits, [](const search::Hit& hit) { return hit.part == search::Part::often; });
    ASSERT_EQ(results.hits.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
      ASSERT_EQ(results.hits[i].status->id, statuses[expected[i].second].id) << i;
      ASSERT_EQ(results.hits[i].score, static_cast<float>(expected[i].first) / 256.0f) << i;
    }
    hits += expected.size();
  }
  EXPECT_GT(hits, 10'000u);
}

}  // namespace
