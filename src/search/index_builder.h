// Making the search index: the texts of all entries and the words of assets/synonyms.toml in, the tables of index.bin
// out. A host program only (datac), tests and benchmarks; the engine links none of it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "registry/model.h"
#include "registry/unpack.h"
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
  std::vector<std::uint16_t> rfcs;      // numbers of those that define it or gave it a name
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

/// What is wrong with the input: "intents[3].codes[0]", "there is no entry “999”".
struct Mistake {
  std::string where, what;
  std::string fix;  // where it is not to change or remove what stands there

  friend bool operator==(const Mistake&, const Mistake&) = default;
};

/// An index with the memory that it lives in. What the tests and benchmarks search in, and what datac packs.
class BuiltIndex {
 public:
  const Stored& stored() const { return stored_; }
  const Index& view() const { return view_; }

 private:
  friend BuiltIndex build_index(const IndexInput& input, std::vector<Mistake>& mistakes);

  std::unique_ptr<registry::Arena> arena_ = std::make_unique<registry::Arena>();
  Stored stored_;
  Index view_;
};

/// @param mistakes gets those in the input. With one the index is still usable, but should not be shipped; where more
/// entries or texts were given than a table can hold, it is empty.
BuiltIndex build_index(const IndexInput& input, std::vector<Mistake>& mistakes);

/// The content of index.bin. The same input gives the same bytes.
/// @param cases an index whose entries are those of `list`: their labels are names, their trails summaries
/// @param topics an index whose entries are those of `named`
std::string packed(const BuiltIndex& entries, const BuiltIndex& cases, List<Case> list, const BuiltIndex& topics,
                   List<Topic> named);

}  // namespace search
