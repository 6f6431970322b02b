// Exchanges out of what people paste: requests and responses with the exact place of everything in the original.
//
// Accepted forms: raw messages (RFC 9112), `curl -i`, `-v`, `-iL`, `--trace-ascii`, HTTPie, `wget -S`, header lists
// with HTTP/2 pseudo-header fields (RFC 9113 section 8.3), copies from a browser's network panel, HAR 1.2, blocks of
// header fields, bare status lines, heads in the logs of clients (Python's http.client, Apache HttpClient, OkHttp,
// kubectl) and in what PowerShell prints. They may be indented, quoted, fenced, colored, and stand behind prompts; one
// text may hold several, one after the other.
//
// A paste shows less than what was sent. What it could show stands in the evidence flags, and whoever judges a message
// asks them first: a field that is not visible is missing only where all fields are.
//
// This room knows of status codes what frames messages: which end with their head. It reads any bytes, in time that
// grows with their number, and never fails: text that holds no message gives no exchanges and a guess what it is.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace message {

/// Half-open, in bytes of the original.
struct Range {
  std::uint32_t begin = 0, end = 0;
  bool operator==(const Range&) const = default;
};

enum class Form : std::uint8_t {
  none,          // no message
  raw,           // as on the wire: files, `curl -i`, HTTPie
  curl_verbose,  // `curl -v`
  curl_trace,    // `curl --trace-ascii`
  wget,          // `wget -S`
  pseudo,        // `:status: 404`, as devtools and nghttp show HTTP/2 and HTTP/3
  panel,         // `Request URL`, `Status Code`, then fields: what the network panel of a browser copies
  har,
  log,     // a head with the marks that a client's log puts before its lines
  fields,  // header fields alone
  status   // a status line alone
};

/// What the form could show. A bit that is not set means: not known.
enum Evidence : std::uint16_t {
  head_complete = 1,       // the end of the header section is visible
  fields_complete = 2,     // no field was left out
  body_seen = 4,           // the content is there
  body_exact = 8,          // octet for octet: lengths can be compared
  body_decoded = 16,       // transfer or content codings were undone
  order_true = 32,         // fields stand in the order in which they were sent
  version_true = 64,       // the protocol version is the one that was spoken
  request_seen = 128,      // the request that was answered is there
  sequence_complete = 256  // nothing came before or after on this connection that is not there
};

struct Field {
  std::string name, value;  // as written; the value without the white space around it, folded lines joined by a space
  Range name_at, value_at, line_at;
  bool folded = false;  // the value went on in a further line (obs-fold, RFC 9112 section 5.2)
  bool space_before_colon = false;
  bool malformed = false;  // a line of the header section that is no field: `value` is the line
};

struct Body {
  Range at;
  std::string text;                   // without prefixes of the form; for a HAR, decoded from JSON and base64
  std::optional<std::uint64_t> size;  // where only a size is told, as in `{ [153 bytes data]`
};

struct Request {
  std::string method, target, version;  // "1.1", "2", empty where it does not stand there
  Range line_at, method_at, target_at;
  std::vector<Field> fields;
  Body body;
  bool shortened = false;  // fields were left out
};

struct Response {
  int status = 0;  // 0: the text has none
  std::string version, phrase;
  Range line_at, status_at;
  std::vector<Field> fields;
  Body body;
  std::uint16_t evidence = 0;  // Evidence bits
};

/// One request and what came back for it: interim responses, then the final one.
struct Exchange {
  std::optional<Request> request;
  std::vector<Response> interim;
  std::optional<Response> response;
  Form form = Form::none;
};

struct Reading {
  std::vector<Exchange> exchanges;
  std::string problem;  // where there are none: what it looks like, and what is accepted
  Range problem_at;
};

struct Limits {
  std::size_t bytes = std::size_t{50} << 20;
  std::size_t fields = 10000;  // of one message; further ones are dropped, and fields_complete is not set
  std::size_t exchanges = 5000;
  bool exact = false;  // the text is a file, octet for octet: bodies of raw messages can be measured
};

Reading read(std::string_view text, const Limits& limits = {});

/// The first field of that name, without regard to case (RFC 9110 section 5.1).
const Field* find(const std::vector<Field>& fields, std::string_view name);

}  // namespace message
