// How the search grows: the registry, ten and a hundred times as many entries, made of the registry's own texts with
// every other word replaced by an invented one. Prints the size of the index and the time a query takes.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <deque>
#include <string>
#include <vector>

#include "queries.h"
#include "search/engine.h"
#include "search/fold.h"
#include "search/index_builder.h"

namespace {

using registry::Status;

std::uint32_t hash_of(std::string_view text, std::uint32_t salt) {
  std::uint32_t hash = 2166136261u ^ salt * 16777619u;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  return hash ^ hash >> 15;
}

/// One of 20,000 words that can be spoken.
std::string invented(std::uint32_t number) {
  static constexpr const char* syllables[] = {"ba", "ce", "di", "fo", "gu",  "ha",  "je",  "ki",
                                              "lo", "mu", "na", "pe", "ri",  "so",  "tu",  "va",
                                              "we", "xi", "yo", "zu", "bra", "cle", "dro", "ster"};
  std::string word;
  for (number %= 20000; word.size() < 6 || number > 0; number /= std::size(syllables))
    word += syllables[number % std::size(syllables)];
  return word;
}

/// The text with about half of its longer words replaced, the same ones in the same copy.
std::string vary(std::string_view text, std::uint32_t copy) {
  if (copy == 0) return std::string(text);
  search::Words words;
  search::split_words(text, words);
  std::string out;
  std::size_t at = 0;
  for (const search::Word& word : words.list) {
    const std::uint32_t hash = hash_of(words.text(word), copy);
    if (word.length < 4 || hash % 2 == 0) continue;
    out += text.substr(at, word.begin - at);
    out += invented(hash >> 1);
    at = word.end;
  }
  out += text.substr(at);
  return out;
}

struct Grown {
  std::deque<std::string> texts;  // what the views of `statuses` point to
  std::vector<Status> statuses;
  search::IndexInput input;
};

void grow(Grown& grown, std::uint32_t copies) {
  for (const Status& status : registry::statuses()) {
    for (std::uint32_t copy = 0; copy < copies; ++copy) {
      const auto keep = [&](std::string_view text) -> std::string_view {
        return grown.texts.emplace_back(vary(text, copy));
      };
      Status made = status;
      made.name = keep(status.name);
      made.summary = keep(status.summary);
      search::EntryText entry;
      entry.id = status.id;
      if (copy > 0) entry.id.append(1, '-').append(std::to_string(copy));
      entry.code = status.code;
      entry.registered = status.owner.empty();
      entry.name = made.name;
      entry.owner = status.owner;
      entry.summary = made.summary;
      for (const registry::Name& name : status.names) entry.names.push_back(vary(name.name, copy));
      for (const registry::Text alias : status.aliases) entry.aliases.push_back(vary(alias, copy));
      for (const registry::Text use : status.use_when) entry.use_when.push_back(vary(use, copy));
      for (const registry::Field& field : status.fields)
        entry.fields.push_back({std::string(field.name), field.level, false});
      entry.plain = vary(status.plain, copy);
      entry.meaning = vary(status.meaning, copy);
      grown.statuses.push_back(made);
      grown.input.entries.push_back(std::move(entry));
    }
  }
}

}  // namespace

int main() {
  const std::vector<std::string> queries = read_queries();
  std::printf("%10s %10s %14s %12s %12s\n", "growth", "entries", "index.bin", "median us", "p99 us");
  for (const std::uint32_t copies : {1u, 10u, 100u}) {
    Grown grown;
    grow(grown, copies);
    grown.input.synonyms.fillers = {"a",    "an",    "and", "are",  "as",  "at",   "be",   "by",  "can", "do",
                                    "for",  "how",   "i",   "if",   "in",  "is",   "it",   "its", "my",  "of",
                                    "on",   "or",    "so",  "that", "the", "this", "to",   "was", "we",  "what",
                                    "when", "which", "why", "with", "you", "your", "http", "code"};
    grown.input.synonyms.negators = {"not", "no"};
    std::vector<search::Mistake> mistakes;
    const search::BuiltIndex index = search::build_index(grown.input, mistakes);
    for (const search::Mistake& mistake : mistakes)
      std::fprintf(stderr, "%s: %s\n", mistake.where.c_str(), mistake.what.c_str());
    std::vector<double> times;
    search::Results results;
    for (int round = 0; round < 5; ++round) {
      for (const std::string& query : queries) {
        const auto start = std::chrono::steady_clock::now();
        search::search_in(index.view(), grown.statuses, query, {}, 50, results);
        const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - start;
        if (round > 0) times.push_back(took.count());
      }
    }
    std::sort(times.begin(), times.end());
    std::printf(
        "%9ux %10zu %14zu %12.1f %12.1f\n", copies, grown.statuses.size(),
        search::packed(index, search::build_index({}, mistakes), {}, search::build_index({}, mistakes), {}).size(),
        times[times.size() / 2], times[times.size() * 99 / 100]);
  }
  return 0;
}
