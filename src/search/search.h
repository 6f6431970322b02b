// Finding the right code for words.
//
// A query is what a person types: a number, a name, a former name, a header field, a symptom. `search` answers with
// ranked hits, each with the reason why it matched and the places to highlight. A query that describes the case of a
// flowchart's outcome ("DELETE twice") has that case for its first hit (cases.h); one that names a header field, a
// flowchart, a method, a house or two codes has their page among them (topics.h). The index is made at build time by
// datac with the same folding (fold.h) and loaded as a file. Deterministic, never fails: an empty query has no hits,
// nonsense has few or none, and before the index is there every answer says that it is incomplete.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "registry/registry.h"
#include "search/case.h"
#include "search/topic.h"

namespace search {

/// Which part of an entry matched best.
enum class Part : std::uint8_t {
  number,
  name,
  former_name,
  alias,
  field,
  owner,
  symptom,
  summary,
  prose,
  outcome,  // a case that the query describes leads to it
  signal,   // a signal in the query is sent with it (find/find.h)
  often     // nothing did: the query asks for nothing yet, and these are looked for most
};

/// A half-open range of bytes of a text, on character boundaries.
struct Span {
  std::uint32_t begin, end;
};

/// A code, an outcome of a flowchart that leads to one (`found`), or another page (`topic`).
struct Hit {
  const registry::Status* status;  // of a topic, the one that it leads to, or nullptr
  float score;                     // larger is better; comparable within one query only
  Part part;
  std::string_view matched;  // the text of that part (a former name, an alias, a field's name …), for "matched: …"
  std::vector<Span> name_spans;     // highlights in status->name, a case's label, a topic's name
  std::vector<Span> summary_spans;  // highlights in status->summary; of a case, in its trail
  const Case* found = nullptr;      // the case that the query describes, which leads to `status`
  const Topic* topic = nullptr;

  bool is_code() const { return !found && !topic; }
};

/// What a hit is, as programs are told: "status", "outcome", "field", "chart", "method", "house", "comparison".
std::string_view kind_of(const Hit& hit);
/// The page that shows it, from the site's root: "404/", "which/methods/?a=delete,absent", "field/retry-after/".
std::string path_of(const Hit& hit);
std::string path_of(const Topic& topic);

/// Properties that a filter may ask for; all of those asked for must hold.
enum Property : std::uint8_t { cacheable = 1, requires_field = 2, no_content = 4, common = 8 };

/// The words for them in queries ("is:common") and addresses.
struct PropertyName {
  Property property;
  std::string_view name;
};
inline constexpr PropertyName kProperties[] = {
    {cacheable, "cacheable"}, {requires_field, "requires-field"}, {no_content, "no-content"}, {common, "common"}};

struct Filter {
  std::uint8_t classes = 0;     // bit n: Class n; 0: all
  std::uint8_t standings = 0;   // bit n: Standing n; 0: all
  std::uint8_t properties = 0;  // Property bits
  bool vendor = false;          // with it, the owners' codes only

  bool operator==(const Filter&) const = default;
};

/// At most so many hits are no codes.
inline constexpr std::size_t most_beside_codes = 8;

struct Results {
  std::vector<Hit> hits;                  // best first; ties by code, then id
  std::vector<std::string_view> nearest;  // with no hits: the nearest words of the vocabulary
  std::vector<std::string> notes;         // the parts of the query that were not understood, a sentence each
  bool vague = false;       // the query has fillers alone, such as "what status code": it asks for nothing yet, and the
                            // hits are what people look for most
  bool incomplete = false;  // the index is not there yet: nothing was looked up, and nothing ruled out
};

/// Takes any file that datac wrote: the index, or what the registry takes (registry.h). What is taken has to outlive
/// the program's last query.
registry::Loaded load(std::span<const unsigned char> file);
/// Is the index there?
bool has_index();

/// @param query UTF-8, any bytes; what is beyond 1,000 bytes is ignored.
/// @param limit at most this many hits.
Results search(std::string_view query, const Filter& filter = {}, std::size_t limit = 50);

/// Does the filter let this status pass? An empty query lists those that do.
bool passes(const Filter& filter, const registry::Status& status);

}  // namespace search
