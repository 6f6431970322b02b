// Making the search index: the texts of all entries and the words of assets/synonyms.toml in, tables out.
//
// A host program only (datac); the engine links none of it. Terms are weighted here once and for all: BM25F
// (Robertson, Zaragoza: The Probabilistic Relevance Framework, 2009, section 3.6) with the fields below.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "registry/model.h"
#include "search/index.h"

namespace search {

struct FieldText {
  std::string name;
  registry::Level level = registry::Level::must;
  bool request = false;  // stands in the request
};

/// The texts of one entry, as its file has them.
struct EntryText {
  std::string id;
  int code = 0;
  bool common = false;
  bool registered = true;  // false with an owner
  bool current = true;     // false where deprecated or reserved
  std::string name, owner;
  std::vector<std::string> names;  // all of [[names]] in their order, the current one too
  std::vector<std::string> aliases;
  std::vector<FieldText> fields;  // in their order
  std::vector<std::string> use_when;
  std::vector<std::string> constants;   // symbols only
  std::vector<std::string> situations;  // what leads here by other entries' avoid_when and by the flowcharts' answers
  std::string summary, plain, meaning, rest, client, retry_text;
};

/// A group of things people say and the codes they mean, best first.
struct Intent {
  std::vector<std::string> say;
  std::vector<std::string> codes;  // ids of entries
};

/// assets/synonyms.toml.
struct SynonymTexts {
  std::vector<std::string> fillers;            // carry no meaning in a question
  std::vector<std::string> weak;               // carry little
  std::vector<std::string> negators;           // negate what follows
  std::vector<std::string> negators_after;     // of these, the ones that may follow what they negate: "token missing"
  std::vector<std::string> often;              // ids, most looked for first
  std::vector<std::vector<std::string>> same;  // words and phrases that mean the first one of the group
  std::vector<Intent> intents;
};

struct IndexInput {
  std::vector<EntryText> entries;  // in the registry's order: position here is position in registry::statuses()
  SynonymTexts synonyms;
};

/// The tables in memory; `view` points into them. What the tests and benchmarks search in.
class BuiltIndex {
 public:
  BuiltIndex();
  BuiltIndex(BuiltIndex&&) noexcept;
  BuiltIndex& operator=(BuiltIndex&&) noexcept;
  ~BuiltIndex();
  const Index& view() const;

  struct Tables;
  std::unique_ptr<Tables> tables;
};

/// The tables that complete() makes others from (complete.h), as search_index.cc has them.
struct PackedTables {
  std::string words;
  std::vector<std::uint8_t> word_terms, likeable, prose_counts, prose_entries, impacts;
};
PackedTables pack(const BuiltIndex::Tables& tables);

/// @param mistakes gets a line for each mistake in the synonyms: "intents[3].codes[0]: there is no entry “999”". With
/// one the index is still usable, but should not be shipped.
BuiltIndex build_index(const IndexInput& input, std::vector<std::string>& mistakes);

/// The text of search_index.cc, which defines registry_index() (index.h). The same input gives the same bytes.
std::string build_index_source(const IndexInput& input, std::vector<std::string>& mistakes);

}  // namespace search
