// The record types of the registry: what one HTTP status code entry, one flowchart and one cited work consist of.
//
// Every record is a literal type over string_views and spans into static storage. `datac` writes the tables from
// assets/ at build time (see assets/README.md for the meaning and the rules of each key); nothing here allocates or
// is freed, and every view stays valid for the life of the program. Names follow RFC 9110.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace registry {

using Text = std::string_view;  // UTF-8
template <class T>
using List = std::span<const T>;

/// The class of a code is its first digit (RFC 9110 section 15). `none` is for 000 and for 600 and above.
enum class Class : std::uint8_t { none, informational, success, redirection, client_error, server_error };

/// Where a meaning stands. `unregistered` exactly where there is an owner.
enum class Standing : std::uint8_t { standard, experimental, temporary, deprecated, reserved, unregistered };

/// May the response have content (RFC 9110 section 6.4)?
enum class Content : std::uint8_t { required, allowed, forbidden };

/// Requirement levels of RFC 2119.
enum class Level : std::uint8_t { must, must_not, should, should_not, may };

/// Whom a requirement binds. The sender is whoever makes the response: an origin server, or a gateway or proxy.
enum class Bound : std::uint8_t { sender, client, cache, intermediary };

/// In which message a field stands.
enum class Direction : std::uint8_t { response, request };

/// What a client may do with the request that got this code.
enum class Retry : std::uint8_t { no, after_change, after_wait, new_connection, automatic };

/// How sure the meaning of a vendor's code is.
enum class Confidence : std::uint8_t { standard, documented, source, reported, folklore };

/// RFC 9110 section 15.1.
enum class Cacheable : std::uint8_t { no, yes, unsaid };

/// Who makes a response up.
enum Sender : std::uint8_t { origin = 1, proxy = 2, gateway = 4, intercepting_proxy = 8, client = 16 };

/// A place in a work that supports a claim.
struct Source {
  Text doc;      // "RFC 9110", or the key of another work
  Text section;  // "15.5.2", or empty
  Text url;      // of the section, where the work has anchors
};

/// A work that sources name.
struct Work {
  Text id, title, url;
  std::uint16_t year;  // 0 where unknown
};

/// What somebody has to do with a header field when this status is sent.
struct Field {
  Text name;
  Direction in;
  Bound bound;
  Level level;
  Text when;  // the condition; of who did not make the message, what to do with the field and when
  List<Source> sources;
};

/// Does the bound party make the message that the field stands in? Then the requirement is about sending the field.
constexpr bool about_sending(const Field& field) {
  return field.bound == (field.in == Direction::response ? Bound::sender : Bound::client);
}
/// A field that the server has to send with the status.
constexpr bool must_be_sent(const Field& field) {
  return field.bound == Bound::sender && field.in == Direction::response && field.level == Level::must;
}

struct Name {
  Text name;
  List<Source> sources;
};

struct AvoidWhen {
  Text text;
  Text instead;  // id of a status
};

struct Correction {
  Text claim, truth;
  List<Source> sources;
};

struct Constant {
  Text language, symbol;
};

/// The answers that lead from the root of a flowchart to a status, as they stand in an address: "server,expected".
struct Way {
  Text chart, answers;
};

/// One meaning of one number. Ids are "404" or "499-nginx".
struct Status {
  Text id;
  std::uint16_t code;
  Class cls;
  Standing standing;
  Content content;
  Cacheable cacheable;
  Retry retry;
  Confidence confidence;
  std::uint8_t sent_by;  // Sender bits
  bool common;           // one of the ten that most APIs need
  Text name, owner, until;
  Text summary, plain, meaning, wire_note, rest, retry_text, client;
  Text standard_equivalent;
  Text wire;
  List<Text> use_when;
  List<AvoidWhen> avoid_when;
  List<Text> methods;  // empty: any
  List<Text> aliases;
  List<Text> confused_with;
  List<Name> names;  // oldest first, the last one is current
  List<Field> fields;
  List<Correction> corrections;
  List<Constant> constants;
  List<Source> sources;  // the definition first
  List<Way> charts;      // the flowcharts that lead here, each by its shortest way
  List<Text> named_by;   // names of the methods whose pages say when to send this status
};

struct Rule {
  Text text;
  List<Source> sources;
};

struct ClassInfo {
  Class cls;
  Text id;    // "4xx"
  Text name;  // "Client error"
  Text meaning;
  List<Rule> rules;
};

/// Codes that people take for each other, and what tells them apart.
struct Comparison {
  List<Text> ids;  // two to four, in the order of statuses()
  Text apart;      // one sentence
  List<Source> sources;
};

/// When a status is the response to a method.
struct MethodStatus {
  Text id;     // of a status
  Text level;  // "MUST" and so on where the source has a keyword for it, or empty
  Text when;
  List<Source> sources;
};

/// A request method: what it asks for, and what may be done with the request and with its response.
struct Method {
  Text name;    // "PROPFIND", as it stands in a request; its address is the same in lower case
  Text family;  // whose method it is, as lists group them: "HTTP", "WebDAV"
  bool safe, idempotent, cacheable;
  Text summary, meaning;
  Text standing;  // what to know of its specification, with a date; or empty
  Rule safety, repeating, caching, request, response;
  Text wire;
  List<MethodStatus> statuses;
  List<Correction> corrections;
  List<Source> sources;  // the definition first
};

/// What a header field is and how its value looks.
struct FieldInfo {
  Text name;     // "Retry-After"
  Text what;     // what it tells, and to whom
  Text shape;    // of its value
  Text example;  // one value
  List<Source> sources;
};

// Flowcharts. Targets are resolved to indices at build time.

enum class TargetKind : std::uint8_t { node, status, chart };

struct Target {
  TargetKind kind;
  std::uint16_t index;  // into Chart::nodes, statuses() or charts()

  static Target node(std::size_t index) { return {TargetKind::node, static_cast<std::uint16_t>(index)}; }
};

struct RunnerUp {
  Text id;  // of a status
  Text because;
};

/// Whose guideline says what to send where practice differs. The first house is what the specifications alone say.
struct House {
  Text id;     // as it stands in addresses and on the command line: "google-aip"
  Text name;   // as positions name it: "Google AIP"
  Text label;  // as one picks it: "Google AIP-193"
  List<Source> sources;
};

struct Position {
  Text house;  // its name
  Text id;     // of a status
  Text says;
  List<Source> sources;
};

/// Another chart that knows more about an outcome's case, and the answers there that the outcome already gives.
struct SeeAlso {
  Text chart;  // its id
  List<Text> answers;
};

struct Answer {
  Text id, label, detail;
  Target to;
  Text because;
  List<Source> sources;
  bool unsure;
  Text changes;              // what fact would change the answer; only where `to` is a status
  List<RunnerUp> lost;       // at least one where `to` is a status
  List<Position> positions;  // where practice differs
  Text example;              // the exchange of this very case; empty: the code's own serves
  List<Field> fields;        // what this case requires beyond what the code does
  List<SeeAlso> see_also;
};

struct Node {
  Text id, ask, help;
  List<Source> sources;
  List<Answer> answers;
};

/// The type that layouts are made for, Inter, in CSS pixels.
struct ChartType {
  static constexpr float text = 13.5f, line = 19;    // questions, and the titles of charts that answers lead to
  static constexpr float name = 13, name_line = 17;  // names of outcomes
  static constexpr float code = 18, code_line = 24;  // first line of an outcome, JetBrains Mono
  static constexpr float label = 12, label_line = 16;
  static constexpr float label_room = 3;              // above and below a label, where its arrow is not seen either
  static constexpr float code_at = 16, name_at = 60;  // from the left edge, where the code stands beside the name
};

/// A point of a chart's layout, in CSS pixels at zoom 1, y downwards.
struct Point {
  float x, y;
};

/// A box of the layout: a question (index into Chart::nodes) or an outcome.
struct Box {
  Target what;
  Point center;
  float width, height;
  List<Text> lines;  // the label as it was broken into lines for the layout; an outcome's first line is its code
};

/// An arrow of the layout: `answer` of the box `from`; a piecewise cubic Bezier curve of 3n + 1 points; the arrow head
/// is at the last, in the direction of the two last.
struct Arrow {
  std::uint16_t from, to;  // into Chart::boxes
  std::uint8_t answer;     // index into the answers of the node at `from`
  List<Point> curve;
  List<Text> label;   // lines of the label, which stands on the arrow: paint the ground behind it
  Point label_at;     // its center
  float label_width;  // that of its longest line, and a little room at both sides

  /// Does it leave its box to the right? The lines of its label begin at one edge then; else they stand centered.
  bool sideways() const { return curve.size() > 1 && curve[0].y == curve[1].y; }
};

struct Chart {
  Text id, title, summary;
  std::uint16_t root;  // into nodes
  List<Node> nodes;
  // The picture, laid out by Graphviz at build time.
  bool across;  // from left to right, outcomes with the code beside the name; else top-down, the code above the name
  float width, height;
  List<Box> boxes;
  List<Arrow> arrows;
};

}  // namespace registry
