// The data of assets/ in memory, as it was read: owning twins of registry/model.h, each value that other checks may
// complain about with its place. See assets/README.md for the meaning of every key.
//
// The one room that datac uses beside the registry's record types is the search's index builder: the index and the
// queries must be folded by the same code.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "registry/lint_rule.h"
#include "registry/model.h"
#include "registry/order.h"
#include "registry/signal.h"
#include "search/index_builder.h"
#include "tools/datac/diagnostic.h"

namespace datac {

/// Files by their path, as messages show it ("assets/codes/404.toml").
struct Tree {
  std::string root;                          // "assets"
  std::map<std::string, std::string> files;  // path to bytes
};

/// A text with its place.
struct Said {
  std::string text;
  Place at;
};

struct Cited {
  std::string doc, section, url;

  friend auto operator<=>(const Cited&, const Cited&) = default;
};

struct Citation {
  std::string text;  // "RFC 9110 §8.3, RFC 9205 §4.6"
  std::vector<Cited> parts;
};

struct WorkData {
  std::string id, title, url;
  int year = 0;
  Place at;
};

struct FieldData {
  std::string name, when;
  Place at;
  registry::Direction in{};
  registry::Bound bound{};
  registry::Level level{};
  Citation source;
};

struct NameData {
  std::string name;
  Citation source;
};

struct AvoidData {
  std::string text;
  Said instead;
};

struct CorrectionData {
  std::string claim, truth;
  Citation source;
};

struct WayData {
  std::string chart, answers;
};

struct StatusData {
  std::string id;
  int code = 0;
  registry::Class cls{};
  registry::Standing standing{};
  registry::Content content{};
  registry::Cacheable cacheable = registry::Cacheable::unsaid;
  registry::Retry retry{};
  registry::Confidence confidence = registry::Confidence::standard;
  unsigned sent_by = 0;
  bool common = false;
  bool lead = false;  // of several owners' meanings the one that most people have in mind
  Place lead_at;
  std::string name, owner, until, summary, plain, meaning, wire_note, rest, retry_text, client, wire;
  Said standard_equivalent;
  std::vector<std::string> use_when, methods, aliases;
  std::vector<AvoidData> avoid_when;
  std::vector<Said> confused_with;
  std::vector<NameData> names;
  std::vector<FieldData> fields;
  std::vector<CorrectionData> corrections;
  std::vector<std::pair<std::string, std::string>> constants;
  std::vector<Citation> sources;
  std::vector<WayData> charts;        // filled in by check()
  std::vector<std::string> named_by;  // filled in by check()
  Place at;                           // of `code`
};

struct RuleData {
  std::string text;
  Citation source;
};

struct ClassData {
  registry::Class cls{};
  std::string id, name, meaning;
  std::vector<RuleData> rules;
};

struct ComparisonData {
  std::string id;  // "401-403"
  std::vector<Said> codes;
  Place codes_at;
  std::string apart;
  Citation source;
};

struct MethodStatusData {
  Said code;
  std::string level, when;
  Citation source;
};

struct MethodData {
  std::string name, family, summary, meaning, standing, wire;
  bool safe = false, idempotent = false, cacheable = false;
  RuleData safety, repeating, caching, request, response;
  std::vector<MethodStatusData> statuses;
  std::vector<CorrectionData> corrections;
  std::vector<Citation> sources;
  Place at;
};

struct FieldInfoData {
  std::string name, what, shape, example;
  Citation source;
  Place at;
};

struct HouseData {
  Said id, name;
  std::string label;
  std::vector<Citation> sources;
};

struct PositionData {
  std::string house, says;
  Said code;
  Citation source;
};

struct RunnerUpData {
  Said code;
  std::string because;
};

struct SeeAlsoData {
  Said chart;
  std::vector<Said> answers;
};

struct AnswerData {
  Said id, label;
  std::string detail, because, changes;
  Said to;
  std::optional<registry::Target> target;  // filled in by check()
  Citation source;
  bool unsure = false;
  std::vector<RunnerUpData> lost;
  std::vector<PositionData> positions;
  std::string example;  // empty: the code's own is shown
  Place example_at;     // of its first line
  std::vector<FieldData> fields;
  std::vector<SeeAlsoData> see_also;
};

struct NodeData {
  Said id;
  std::string ask, help;
  Citation source;
  std::vector<AnswerData> answers;
};

struct BoxData {
  registry::Target what;
  registry::Point center;
  float width, height;
  std::vector<std::string> lines;
};

struct ArrowData {
  std::size_t from, to, answer;
  std::vector<registry::Point> curve;
  std::vector<std::string> label;
  registry::Point label_at;
  float label_width;
};

struct ChartData {
  std::string id, title, summary;
  Said root;
  std::size_t root_index = 0;  // filled in by check()
  int rank = 0;
  Place rank_at;
  std::vector<NodeData> nodes;
  bool broken = false;  // cannot be walked; set by check()
  // Filled in by layout().
  bool across = false;
  float width = 0, height = 0;
  std::vector<BoxData> boxes;
  std::vector<ArrowData> arrows;
};

struct SignalData {
  Said id;
  std::string name, meaning, cause, made_by;
  std::vector<std::string> aliases, next;
  std::vector<std::uint16_t> statuses;
  registry::Place place{};
  registry::Proof proof{};
  registry::Confidence certainty{};
  bool http = true;
  Citation source;
  Place at;
};

struct SystemData {
  std::string id, name, summary, where, date;
  registry::SystemKind kind{};
  std::vector<std::string> clues;
  std::vector<SignalData> signals;
  Place at;
};

struct FaultData {
  Said id;
  std::string label, says;
};

struct CheckData {
  Said fault;
  std::int64_t code = 0;  // 0: the connection is closed
  Place code_at;
};

struct StageData {
  std::string name, because;
  std::vector<CheckData> checks;
  registry::Evidence evidence{};
  Citation source;
};

struct UnnoticedData {
  std::vector<Said> faults;
  std::string because;
  Citation source;
};

struct PrecedenceData {
  std::vector<Said> first, then;
  std::string because;
  Citation source;
  Place at;
};

struct ProfileData {
  std::string id, name, version, setup, date;
  int rank = 0;
  Place rank_at, at;
  std::vector<StageData> stages;
  std::vector<UnnoticedData> unnoticed;
  std::vector<PrecedenceData> before;
};

struct ConditionData {
  registry::Look look;
  std::string name, value;
};

struct RuleSpec {
  Said id;
  std::string topic, text, fix, house;
  registry::Severity level{};
  registry::Filled content{};
  bool required = false, ask = false, assume = false, file = false;
  std::uint8_t classes = 0, versions = 0, roles = 0;
  std::vector<std::uint16_t> codes, except;
  std::vector<std::string> methods, other_methods;
  std::vector<ConditionData> conditions;
  std::size_t function = 0;  // 0: none; else 1 + its place in registry/lint_functions.h
  Citation source;
};

/// How the condition of a field requirement is checked.
struct RequirementData {
  std::string when, field;                  // as the entry has them; an empty field stands for all
  std::string value;                        // the member that the field has to hold
  std::string unseen;                       // why it cannot be checked
  std::optional<registry::Severity> level;  // instead of the requirement's
  RuleSpec conditions;
  Place at;
};

struct MakerData {
  Said id;
  std::string name, field, value, phrase, because, next;
  registry::Sure sure{};
  bool made = false;
  std::vector<std::uint16_t> codes;
  std::vector<std::string> content;
  Citation source;
};

/// What people say of an outcome: "methods/delete,absent".
struct CaseSayings {
  Said of;
  std::vector<Said> say;
};

struct Data {
  std::string root;  // of the files' paths: "assets"
  std::string date, version;
  std::vector<StatusData> statuses;  // in the order of registry::statuses()
  std::vector<ClassData> classes;
  std::vector<ComparisonData> comparisons;  // in the order of registry::comparisons()
  std::vector<ChartData> charts;            // by rank, then id
  std::vector<SystemData> systems;          // by name
  std::vector<HouseData> houses;            // in the order of the file
  std::vector<FaultData> faults;            // in the order of the file
  std::vector<ProfileData> profiles;        // by rank, then id
  std::vector<MethodData> methods;          // by family, then name
  std::vector<FieldInfoData> fields;        // by name
  std::vector<RuleSpec> rules;              // those that requirements make come first, once check() is done
  std::vector<RequirementData> requirements;
  bool has_requirements = false;  // is there a requirements.toml?
  std::vector<MakerData> makers;
  std::map<std::string, WorkData> works;  // by id
  std::set<std::string>
      unread;  // files that are there but are no TOML, such as "codes/404": what names them is not wrong
  search::SynonymTexts synonyms;
  std::map<std::string, Place> synonym_places;  // "intents[3].codes[0]" to its place
  std::vector<CaseSayings> case_sayings;        // of synonyms.toml
};

/// Reads every file of the tree; whatever is wrong inside one file goes to `out`.
Data read(const Tree& tree, Diagnostics& out);

/// Checks what concerns several files or whole charts, and resolves targets.
void check(Data& data, Diagnostics& out);
/// The part of it that concerns methods: the statuses that they name exist and can be a response to them.
void check_methods(Data& data, Diagnostics& out);
/// The part of it that concerns header fields: whatever an entry names is described, and nothing else.
void check_fields(const Data& data, Diagnostics& out);
/// Of flowcharts whose targets are resolved: what outcomes say of their own case.
void check_cases(const Data& data, Diagnostics& out);
/// The entry of this id, or nullptr, which is reported at its place.
const StatusData* resolve(const Data& data, std::string_view key, const Said& id, Diagnostics& out);
/// The part of it that concerns signals: their statuses exist, their systems can be told apart.
void check_signals(const Data& data, Diagnostics& out);
/// The part of it that concerns faults and the orders in which profiles look at them.
void check_orders(const Data& data, Diagnostics& out);
/// The part of it that concerns rules: ids are unique; field requirements become rules.
void check_rules(Data& data, Diagnostics& out);

}  // namespace datac
