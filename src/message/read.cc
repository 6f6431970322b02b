// How a paste is read. The lines of the text decide its form; then one reader a form walks over the lines and builds
// exchanges. All textual forms are the same states in other clothes: a start line opens a head, fields follow, an empty
// line ends the head, what comes next is content up to the next start line. `Assembler` holds these states; the readers
// only say which line is what.
#include <algorithm>
#include <array>

#include "message/har.h"
#include "message/head.h"
#include "message/lines.h"
#include "message/message.h"
#include "text/ascii.h"

namespace message {
namespace {

struct Number {
  std::uint64_t value = 0;
  std::size_t end = 0;  // no digit stands there
};
/// Digits of a text, at most 18.
Number number(std::string_view text, std::size_t from = 0) {
  Number out{0, from};
  for (; out.end < text.size() && out.end - from < 18 && text::is_digit(text[out.end]); ++out.end)
    out.value = out.value * 10 + static_cast<std::uint64_t>(text[out.end] - '0');
  return out;
}

/// Builds exchanges from the events that a form's reader reports.
class Assembler {
 public:
  Assembler(Form form, const Limits& limits) : form_(form), limits_(limits) {}

  /// Evidence that every message of the form has.
  std::uint16_t always = 0;

  void open(Request request) {
    close();
    exchange().request = std::move(request);
    part_ = Part::request;
    head_open_ = true;
  }
  void open(Response response) {
    close();
    if (exchanges_.empty() || exchanges_.back().response) begin();
    current_ = std::move(response);
    part_ = Part::response;
    head_open_ = true;
    omitted_ = false;
  }

  /// A start line that stands in the line from `at` opens a message.
  bool starts(const Line& line, std::size_t at = 0) {
    if (auto response = status_line(line, at))
      open(std::move(*response));
    else if (auto request = request_line(line, at))
      open(std::move(*request));
    else
      return false;
    return true;
  }
  /// A line of a form that marks the lines of heads: a start line, a field, or nothing, which ends the head.
  void head_line(const Line& line, std::size_t at) {
    if (starts(line, at) || !head_open_) return;
    if (blank(line.text().substr(at)))
      end_head();
    else
      field(line, at);
  }

  bool in_head() const { return head_open_; }
  bool is_chunked() const {
    const Field* field = part_ == Part::response ? find(current_.fields, "Transfer-Encoding") : nullptr;
    return field && field->value.find("chunked") != std::string::npos;
  }
  /// The Content-Length of the response at hand, where it has one.
  std::optional<std::uint64_t> told_length() const {
    const Field* field = part_ == Part::response ? find(current_.fields, "Content-Length") : nullptr;
    if (!field || field->value.empty()) return std::nullopt;
    const Number length = number(field->value);
    return length.end == field->value.size() ? std::optional(length.value) : std::nullopt;
  }
  /// May content follow the head at hand (RFC 9112 section 6.3)?
  bool may_have_content() const {
    if (part_ != Part::response) return true;
    const int status = current_.status;
    const std::optional<Request>& request = exchanges_.back().request;
    const std::string_view method = request ? std::string_view(request->method) : std::string_view();
    return status >= 200 && status != 204 && status != 304 && method != "HEAD" &&
           !(method == "CONNECT" && status < 300);
  }
  bool has_message() const { return part_ != Part::none; }
  bool awaits_body() const { return part_ != Part::none && !head_open_; }
  bool full() const { return exchanges_.size() >= limits_.exchanges; }

  void field(const Line& line, std::size_t at = 0) {
    if (is_omission(line.text().substr(at))) return omit();
    std::vector<Field>& list = fields();
    if (list.size() >= limits_.fields)
      omit();
    else
      add_field(list, line, at);
  }
  void omit() {
    omitted_ = true;
    if (part_ == Part::request) exchanges_.back().request->shortened = true;
  }

  void end_head() {
    head_open_ = false;
    if (part_ == Part::response) current_.evidence |= head_complete;
  }

  void content(const Line& line, std::size_t at = 0) {
    Body& body = part_ == Part::request ? exchanges_.back().request->body : current_.body;
    const Range range = line.range(at, line.text().size());
    if (body.text.empty() && body.at.end == 0)
      body.at = range;
    else
      body.text += '\n';
    body.text += line.text().substr(std::min(at, line.text().size()));
    body.at.end = range.end;
    if (part_ == Part::response) current_.evidence |= body_seen;
  }
  void content_size(std::uint64_t size) {
    if (part_ != Part::response) return;
    current_.body.size = current_.body.size.value_or(0) + size;
  }
  void evidence(std::uint16_t bits) { current_.evidence |= bits; }

  /// The message at hand is over.
  void close() {
    if (part_ == Part::response) {
      current_.evidence |= always;
      // A paste that stops inside of the header section may have stopped before its last field.
      if (!omitted_ && !current_.fields.empty() && (current_.evidence & head_complete))
        current_.evidence |= fields_complete;
      if (current_.status / 100 == 1 && current_.status != 101)
        exchanges_.back().interim.push_back(std::move(current_));
      else
        exchanges_.back().response = std::move(current_);
      current_ = {};
    }
    part_ = Part::none;
    head_open_ = false;
  }

  std::vector<Exchange> finish() {
    close();
    for (Exchange& exchange : exchanges_) {
      exchange.form = form_;
      const std::uint16_t seen = exchange.request ? request_seen : 0;
      if (exchange.response) exchange.response->evidence |= seen;
      for (Response& response : exchange.interim) response.evidence |= seen;
    }
    return std::move(exchanges_);
  }

 private:
  enum class Part : std::uint8_t { none, request, response };

  void begin() { exchanges_.emplace_back(); }
  /// The exchange that a request belongs to: a new one.
  Exchange& exchange() {
    begin();
    return exchanges_.back();
  }
  std::vector<Field>& fields() { return part_ == Part::request ? exchanges_.back().request->fields : current_.fields; }

  Form form_;
  Limits limits_;
  std::vector<Exchange> exchanges_;
  Response current_;
  Part part_ = Part::none;
  bool head_open_ = false, omitted_ = false;
};

/// "404 Not Found", and after "HTTP ", "Status: " or "Status Code: ".
std::optional<Response> bare_status(const Line& line, std::size_t at = 0) {
  for (const std::string_view prefix : {"HTTP ", "Response ", "Status: ", "status: ", "Status Code: "})
    if (line.text().substr(at).starts_with(prefix)) at += prefix.size();
  const std::string_view text = line.text().substr(at);
  const Number status = number(text);
  if (status.end != 3 || status.value < 100 || (text.size() > 3 && text[3] != ' ' && text[3] != ']'))
    return std::nullopt;
  Response response;
  response.status = static_cast<int>(status.value);
  response.phrase = text.size() > 4 ? text.substr(4) : std::string_view();
  response.status_at = line.range(at, at + 3);
  response.line_at = line.range();
  return response;
}

/// Lines that stand before and between messages and belong to none: commands, what HTTPie and curl add.
bool is_noise(std::string_view text) {
  constexpr std::array<std::string_view, 8> begins{
      "$ ", "% ", "curl ", "http ", "Elapsed time:", "curl: (", "+-----", "C:\\"};
  return std::any_of(begins.begin(), begins.end(), [&](auto begin) { return text.starts_with(begin); });
}

/// Where the line after this one begins.
std::size_t after(std::string_view whole, const Line& line) {
  const std::size_t end = whole.find('\n', line.range().end);
  return end == whole.npos ? whole.size() : end + 1;
}

/// Where chunks that begin here end (RFC 9112 section 7.1); here where they are not whole.
std::size_t chunks_end(std::string_view whole, std::size_t begin) {
  for (std::size_t at = begin;;) {
    std::size_t size = 0, digits = at;
    for (; digits < whole.size() && digits - at < 8; ++digits) {
      const int value = text::hex_digit(whole[digits]);
      if (value < 0) break;
      size = size * 16 + static_cast<std::size_t>(value);
    }
    const std::size_t line = whole.find("\r\n", digits);
    if (digits == at || line == whole.npos || line - digits > 256) return begin;
    if (size == 0) return line + 2;
    if (size + 2 > whole.size() - line - 2) return begin;
    at = line + 2 + size + 2;
  }
}

std::vector<Exchange> read_raw(std::string_view whole, const std::vector<Line>& lines, const Limits& limits) {
  Assembler out(Form::raw, limits);
  out.always = order_true | version_true;
  bool pending = false;         // an empty line of the content, which counts only if content follows
  std::size_t content_end = 0;  // of a file: up to here nothing begins a message, because Content-Length says so
  for (const Line& line : lines) {
    const std::string_view text = line.text();
    if (out.full()) break;
    if (line.range().begin < content_end) {
      if (!blank(text)) out.content(line);
      continue;
    }
    if (out.starts(line)) {
      pending = false;
      continue;
    }
    if (is_noise(text)) {
      out.close();  // what follows a command is of another exchange
      continue;
    }
    if (out.in_head()) {
      if (blank(text)) {
        out.end_head();
        // Tools leave the content of earlier rounds out and print their heads one after the other.
        const std::size_t begin = after(whole, line);
        const auto length = out.told_length();
        if (!limits.exact || whole.substr(line.range().end, 1) != "\r" || !out.may_have_content()) continue;
        if (length && *length <= whole.size() - begin &&
            (begin + *length == whole.size() || whole.substr(begin, 5) != "HTTP/"))
          content_end = begin + *length;
        if (out.is_chunked()) content_end = chunks_end(whole, begin);
      } else {
        out.field(line);
      }
      continue;
    }
    if (!out.awaits_body()) continue;
    if (blank(text)) {
      pending = true;
      continue;
    }
    if (pending) out.content(Line({}, line.range().begin));
    pending = false;
    out.content(line);
  }
  return out.finish();
}

/// Of a line of `curl -v`: where its text begins after a clock and a trace id.
std::size_t after_clock(std::string_view text) {
  std::size_t at = 0;
  if (text.size() > 3 && text[0] == '[' && text::is_digit(text[1])) {
    const std::size_t close = text.find("] ");
    if (close != text.npos && close < 24) at = close + 2;
  }
  if (text.size() >= at + 16 && text[at + 2] == ':' && text[at + 5] == ':' && text[at + 8] == '.') at += 16;
  return at;
}

std::vector<Exchange> read_verbose(const std::vector<Line>& lines, const Limits& limits) {
  Assembler out(Form::curl_verbose, limits);
  out.always = order_true | version_true | body_decoded;
  enum { none, sent, received } head = none;
  bool repeats = false;  // with -i, curl prints each head once more without marks
  for (const Line& line : lines) {
    if (out.full()) break;
    const std::size_t at = after_clock(line.text());
    const std::string_view text = line.text().substr(at);
    const char mark = text.empty() ? ' ' : text[0];
    const bool marked = (mark == '<' || mark == '>' || mark == '*' || mark == '{' || mark == '}') &&
                        (text.size() == 1 || text[1] == ' ');
    if (!marked) {
      if (head == received && is_omission(text)) {
        out.omit();
        continue;
      }
      // An open head ends without an empty `<` line in HTTP/2 traces of some versions.
      if (head == received && blank(text)) {
        out.end_head();
        head = none;
        continue;
      }
      if (status_line(line, at) && head == none) repeats = true;
      if (repeats) {
        if (blank(text)) repeats = false;
        continue;
      }
      if (head == none && out.awaits_body() && !blank(text) && !is_noise(text)) out.content(line, at);
      continue;
    }
    const std::size_t inner = at + std::min<std::size_t>(2, text.size());
    const std::string_view rest = line.text().substr(inner);
    if (mark == '<' && head != received && out.awaits_body() && !status_line(line, inner)) {
      out.content(line, at);  // content that begins with `<`, as HTML does
    } else if (mark == '<' || mark == '>') {
      if (mark == '>' && head == received && !request_line(line, inner)) continue;
      out.head_line(line, inner);
      head = !out.in_head() ? none : mark == '<' ? received : sent;
    } else if (mark == '{' && rest.starts_with("[") && rest.find(" bytes data]") != rest.npos) {
      out.content_size(number(rest, 1).value);
    } else if (mark == '*' && head == received && rest.starts_with("Connection #")) {
      out.end_head();
      head = none;
    }
    if (mark == '*' && (rest.find("left intact") != rest.npos || rest.starts_with("Closing connection")))
      out.evidence(sequence_complete);
  }
  return out.finish();
}

std::vector<Exchange> read_trace(const std::vector<Line>& lines, const Limits& limits) {
  Assembler out(Form::curl_trace, limits);
  out.always = order_true | version_true | body_exact;
  enum { none, header, data } block = none;
  for (const Line& line : lines) {
    if (out.full()) break;
    const std::string_view text = line.text().substr(std::min(after_clock(line.text()), line.text().size()));
    if (text.starts_with("<= Recv header") || text.starts_with("=> Send header")) {
      block = header;
      continue;
    }
    if (text.starts_with("<= Recv data")) {
      block = data;
      out.content_size(number(text, std::string_view("<= Recv data, ").size()).value);
      out.evidence(body_seen);
      continue;
    }
    if (text.starts_with("== Info:") || text.starts_with("=> ") || text.starts_with("<= ")) {
      block = none;
      continue;
    }
    const std::string_view whole = line.text();
    if (whole.size() < 5 || whole[4] != ':') continue;
    const std::size_t at = std::min<std::size_t>(6, whole.size());
    if (block == header)
      out.head_line(line, at);
    else if (block == data && out.awaits_body())
      out.content(line, at);
  }
  return out.finish();
}

std::vector<Exchange> read_wget(const std::vector<Line>& lines, const Limits& limits) {
  Assembler out(Form::wget, limits);
  out.always = order_true | version_true;
  for (const Line& line : lines) {
    if (out.full()) break;
    const std::string_view text = line.text();
    const std::size_t at = std::min(text.find_first_not_of(' '), text.size());
    if (at >= 2) {
      if (auto response = status_line(line, at)) {
        out.open(std::move(*response));
        continue;
      }
      if (out.in_head()) {
        if (is_field(text.substr(at)) || is_omission(text)) out.field(line, at);
        continue;
      }
    } else if (out.in_head()) {
      out.end_head();  // wget prints no empty line after the head, but something of its own
    }
  }
  return out.finish();
}

/// What the network panel of a browser copies: lines `Name: value`, or name and value on lines of their own. First
/// comes what the panel says of the exchange, then the fields of the response, then those of the request. They are
/// sorted.
class Panel {
 public:
  Panel(const std::vector<Line>& lines, const Limits& limits) : lines_(lines), limits_(limits) {}

  static constexpr std::array<std::string_view, 3> starts_with{"Request URL", "Request Method", "Status Code"};
  /// `Request URL` or `Request URL: …`.
  static bool begins(std::string_view text, std::string_view key) {
    return text.starts_with(key) && (text.size() == key.size() || text[key.size()] == ':');
  }

  std::vector<Exchange> read() {
    while (more()) {
      const Line& line = lines_[at_];
      const std::string_view text = trimmed(line.text());
      if (begins(text, "Request URL")) {
        end_response();
        part_ = Part::general;
        if (exchanges_.size() >= limits_.exchanges) break;
        exchanges_.emplace_back();
        exchanges_.back().form = Form::panel;
        exchanges_.back().request.emplace();
        const Place value = taken("Request URL");
        request().target = value.text;
        request().target_at = request().line_at = value.at;
      } else if (begins(text, "Request Method")) {
        const Place value = taken("Request Method");
        if (exchanges_.empty()) continue;
        request().method = value.text;
        request().method_at = request().line_at = value.at;
      } else if (begins(text, "Status Code")) {
        status(taken("Status Code"));
      } else if (begins(text, "Remote Address") || begins(text, "Referrer Policy")) {
        taken(text.substr(0, begins(text, "Remote Address") ? 14 : 15));
      } else if (text.starts_with("Response Headers")) {
        part_ = Part::response;
        ++at_;
      } else if (text.starts_with("Request Headers") || text[0] == ':') {
        end_response();
        part_ = Part::request;
        const bool pseudo = text[0] == ':';
        // A pseudo-header field's value stands on the next line where it stands so everywhere.
        at_ += pseudo && text.find(':', 1) == text.npos ? 2 : 1;
      } else if (text.starts_with("Provisional headers")) {
        if (!exchanges_.empty()) request().shortened = true;
        ++at_;
      } else {
        field();
      }
    }
    // Whether a list without an end is whole is not known.
    for (Exchange& exchange : exchanges_)
      if (exchange.response) exchange.response->evidence |= request_seen;
    return std::move(exchanges_);
  }

 private:
  enum class Part : std::uint8_t { general, response, request };
  struct Place {
    std::string_view text;
    Range at;
  };

  static std::string_view trimmed(std::string_view text) {
    const std::size_t from = text.find_first_not_of(" \t");
    if (from == text.npos) return {};
    return text.substr(from, text.find_last_not_of(" \t\r") + 1 - from);
  }
  bool more() {
    while (at_ < lines_.size() && blank(lines_[at_].text())) ++at_;
    return at_ < lines_.size();
  }
  Request& request() { return *exchanges_.back().request; }
  Place place(const Line& line, std::string_view part) const {
    const auto begin = static_cast<std::size_t>(part.data() - line.text().data());
    return {part, line.range(begin, begin + part.size())};
  }
  /// The value after a key, on its line or the next.
  Place taken(std::string_view key) {
    const Line& line = lines_[at_++];
    std::string_view rest = trimmed(line.text()).substr(key.size());
    if (!rest.empty() && rest[0] == ':') rest.remove_prefix(1);
    if (rest = trimmed(rest); !rest.empty()) return place(line, rest);
    if (!more()) return {};
    const Line& next = lines_[at_++];
    return place(next, trimmed(next.text()));
  }
  /// `404 Not Found`, `200 OK (from disk cache)`.
  void status(const Place& value) {
    if (exchanges_.empty() || exchanges_.back().response) return;
    auto response = bare_status(Line(value.text, value.at.begin));
    if (!response) return;
    response->phrase = trimmed(response->phrase.substr(0, response->phrase.find(" (from ")));
    exchanges_.back().response = std::move(response);
  }
  void field() {
    const Line& line = lines_[at_++];
    if (exchanges_.empty()) return;
    Exchange& exchange = exchanges_.back();
    if (part_ != Part::request && !exchange.response) return;
    if (part_ == Part::general && !is_name(trimmed(line.text()))) return;
    std::vector<Field>& fields = part_ == Part::request ? exchange.request->fields : exchange.response->fields;
    if (is_omission(line.text()) || fields.size() >= limits_.fields) {
      (part_ == Part::request ? exchange.request->shortened : cut_) = true;
      return;
    }
    const std::string_view text = trimmed(line.text());
    const std::size_t colon = text.find(':');
    if (colon != text.npos && colon + 1 < text.size() && is_field(text)) {
      add_field(fields, line, static_cast<std::size_t>(text.data() - line.text().data()));
      return;
    }
    const std::string_view name = text.substr(0, colon);
    if (!is_name(name) || !more()) return;
    const Line& next = lines_[at_++];
    const Place value = place(next, trimmed(next.text()));
    Field one;
    one.name = name;
    one.value = value.text;
    one.name_at = place(line, name).at;
    one.value_at = value.at;
    one.line_at = {one.name_at.begin, value.at.end};
    fields.push_back(std::move(one));
  }
  static bool is_name(std::string_view text) {
    text = text.substr(0, text.find(':'));
    return !text.empty() && text.find_first_of(" \t/") == text.npos;
  }
  /// The fields of the response are all there where those of the request follow.
  void end_response() {
    if (exchanges_.empty() || !exchanges_.back().response) return;
    Response& response = *exchanges_.back().response;
    if (part_ != Part::request && !cut_ && !response.fields.empty())
      response.evidence |= head_complete | fields_complete;
    cut_ = false;
  }

  const std::vector<Line>& lines_;
  const Limits& limits_;
  std::vector<Exchange> exchanges_;
  std::size_t at_ = 0;
  Part part_ = Part::general;
  bool cut_ = false;
};

/// `:status: 404` or `:status 404`; what comes before, such as `recv (stream_id=1) `, is skipped.
std::vector<Exchange> read_pseudo(const std::vector<Line>& lines, const Limits& limits) {
  Assembler out(Form::pseudo, limits);
  for (const Line& line : lines) {
    if (out.full()) break;
    const std::string_view text = line.text();
    const std::size_t at = text.find(":status");
    const std::size_t mark = at == text.npos ? text.find(":method") : at;
    if (mark != text.npos && mark < 64 && (mark == 0 || text[mark - 1] == ' ' || text[mark - 1] == '[')) {
      std::size_t value = mark + 7;
      while (value < text.size() && (text[value] == ':' || text[value] == ' ' || text[value] == '\t')) ++value;
      if (at != text.npos) {
        if (auto response = bare_status(line, value)) out.open(std::move(*response));
      } else {
        const std::size_t end = std::min(text.find_first_of(" ]", value), text.size());
        Request opened;
        opened.method = text.substr(value, end - value);
        opened.line_at = line.range();
        opened.method_at = line.range(value, end);
        out.open(std::move(opened));
      }
      continue;
    }
    if (!out.in_head()) continue;
    if (blank(text)) {
      out.end_head();
      continue;
    }
    std::size_t from = text.rfind(") ", 48);
    from = from == text.npos || text.substr(0, 4) != "recv" ? 0 : from + 2;
    if (from < text.size() && text[from] == ':') continue;  // other pseudo-header fields
    if (is_field(text.substr(from)) || is_omission(text)) out.field(line, from);
  }
  return out.finish();
}

std::vector<Exchange> read_fields(const std::vector<Line>& lines, const Limits& limits) {
  Assembler out(Form::fields, limits);
  Response response;
  response.line_at = lines.front().range();
  out.open(bare_status(lines.front()).value_or(std::move(response)));
  for (const Line& line : lines) {
    if (blank(line.text())) continue;
    if (is_field(line.text()) || is_omission(line.text()) || line.text()[0] == ' ') out.field(line);
  }
  out.omit();
  return out.finish();
}

/// Where a line of a head begins in a log, after the mark that the client puts before it: Python's http.client, Apache
/// HttpClient, OkHttp, kubectl. PowerShell prints a head beside the name of a property. 0 where there is no mark.
std::size_t after_mark(std::string_view text) {
  std::size_t out = 0;
  for (const std::string_view mark : {"<< ", ">> ", "<-- ", "--> ", "OkHttp: ", "OkHttpClient: ", "send: ", "send: b",
                                      "reply: ", "header: ", "RawContent        : ", "round_trippers.go:"}) {
    const std::size_t at = text.substr(0, 160).find(mark);
    if (at != text.npos) out = std::max(out, at + mark.size());
  }
  const std::size_t digits = number(text, out).end;
  return out && text.substr(digits, 1) == "]" ? digits + 1 : out;
}

/// A log shows no end of a head, so that nothing in it is known to be missing, and content is not read.
std::vector<Exchange> read_log(const std::vector<Line>& lines, const Limits& limits) {
  Assembler out(Form::log, limits);
  bool plain = false;  // HttpClient logs a head up to twice: in quotes the octets, and once more without
  const auto status = [&](const Line& line, std::size_t at) {
    auto response = bare_status(line, at);
    if (!response) return false;
    std::string& phrase = response->phrase;  // `Not Found https://… (45ms)`, `Not Found in 45 milliseconds`
    phrase.resize(std::min({phrase.size(), phrase.find("http"), phrase.find(" in ")}));
    while (!phrase.empty() && phrase.back() == ' ') phrase.pop_back();
    out.open(std::move(*response));
    return true;
  };
  for (Line line : lines) {
    if (out.full()) break;
    const std::size_t mark = after_mark(line.text());
    const bool stream = mark && line.text().substr(mark - 3, 3) == "<< ";  // which C++ has as well
    const bool inside = mark || line.text().starts_with(" ");
    line.skip(std::min(line.text().find_first_not_of(' ', mark), line.text().size()));
    const bool quoted = mark && (line.text().starts_with("\"") || line.text().starts_with("'"));
    if (quoted && plain) continue;
    line.skip(quoted);
    line.cut(std::min(line.text().find("\\r\\n"), line.text().find("[\\r]")));
    const std::string_view text = line.text();
    const std::size_t method = text.find(" http");
    if (mark && out.starts(line)) {
      plain = plain || !quoted;
      out.omit();
    } else if (mark && method != text.npos && text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == method) {
      const std::size_t end = std::min(text.find(' ', method + 1), text.size());
      Request request;
      request.method = text.substr(0, method);
      request.target = text.substr(method + 1, end - method - 1);
      request.line_at = line.range();
      request.method_at = line.range(0, method);
      request.target_at = line.range(method + 1, end);
      out.open(std::move(request));
      out.omit();
      if (end < text.size()) status(line, end + 1);
    } else if (!(mark && !stream && status(line, 0)) && out.in_head()) {
      if (text.starts_with("END ") || (!inside && !is_field(text)))
        out.close();
      else if (is_field(text))
        out.field(line);
    }
  }
  return out.finish();
}

Form form_of(const std::vector<Line>& lines) {
  bool verbose = false, trace = false, wget = false, raw = false, pseudo = false;
  std::size_t panel = 0;
  std::size_t fields = 0, others = 0;
  for (const Line& line : lines) {
    const std::string_view text = line.text();
    if (blank(text)) continue;
    const std::size_t at = std::min(after_clock(text), text.size());
    const std::string_view rest = text.substr(at);
    if (rest.starts_with("< HTTP/") || (rest.starts_with("> ") && request_line(line, at + 2))) verbose = true;
    if (rest.starts_with("<= Recv header") || rest.starts_with("=> Send header")) trace = true;
    const std::size_t indent = std::min(text.find_first_not_of(' '), text.size());
    if (indent >= 2 && status_line(line, indent)) wget = true;
    if (panel < Panel::starts_with.size() && Panel::begins(text, Panel::starts_with[panel])) ++panel;
    raw = raw || status_line(line) || request_line(line);
    if (raw) continue;  // what is below decides only where no line is a start line
    const std::size_t status = text.find(":status");
    if (status != text.npos && (status == 0 || text[status - 1] == ' ' || text[status - 1] == '[')) pseudo = true;
    if (text.starts_with(":method")) pseudo = true;
    (is_field(text) ? fields : others) += 1;
  }
  if (trace) return Form::curl_trace;
  if (verbose) return Form::curl_verbose;
  if (panel == Panel::starts_with.size()) return Form::panel;
  if (raw) return Form::raw;
  if (wget) return Form::wget;
  if (pseudo) return Form::pseudo;
  if (fields >= 2 && others * 3 <= fields) return Form::fields;
  return Form::none;
}

/// The content of a file's responses, octet for octet: from the empty line to the next message. A file whose lines do
/// not end as HTTP's do is a paste that was saved.
void measure(std::string_view text, std::vector<Exchange>& exchanges) {
  std::size_t next = text.size();
  const auto head_end = [&](const Response& response) {
    std::size_t at = std::max(response.line_at.end, response.fields.empty() ? 0u : response.fields.back().line_at.end);
    for (int line = 0; line < 2; ++line) {
      at = text.find('\n', at);
      if (at == text.npos) return text.size();
      ++at;
    }
    return at;
  };
  const auto one = [&](Response& response) {
    if ((response.evidence & head_complete) && text[response.line_at.end] == '\r') {
      const std::size_t begin = std::min(head_end(response), next);
      response.body.at = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(next)};
      response.body.text = text.substr(begin, next - begin);
      response.evidence |= body_exact;
      if (!response.body.text.empty()) response.evidence |= body_seen;
    }
    next = response.line_at.begin;
  };
  for (auto exchange = exchanges.rbegin(); exchange != exchanges.rend(); ++exchange) {
    if (exchange->response) one(*exchange->response);
    for (auto interim = exchange->interim.rbegin(); interim != exchange->interim.rend(); ++interim) one(*interim);
    if (exchange->request) next = exchange->request->line_at.begin;
  }
}

/// What a text without a message looks like.
std::string looks_like(std::string_view text, const std::vector<Line>& lines) {
  constexpr std::string_view accepted =
      " Paste a response with its status line, the output of curl -i or -v, or a HAR file.";
  if (lines.empty() || std::all_of(lines.begin(), lines.end(), [](const Line& line) { return blank(line.text()); }))
    return "There is no text." + std::string(accepted);
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  const std::string_view start = text.substr(first);
  const auto odd = static_cast<std::size_t>(
      std::count_if(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(text.size(), 1024)),
                    [](char c) { return static_cast<unsigned char>(c) < 9 || c == 127; }));
  std::string kind = "free text";
  if (odd > 8)
    kind = "binary data";
  else if (start.starts_with("curl "))
    kind = "a command and not its output";
  else if (start[0] == '{' || start[0] == '[')
    kind = "JSON that is no HAR file";
  else if (start[0] == '<')
    kind = "an HTML page without its response head";
  return "This looks like " + kind + ": it holds no HTTP message." + std::string(accepted);
}

}  // namespace

Reading read(std::string_view text, const Limits& limits) {
  Reading out;
  if (text.size() > limits.bytes) {
    out.problem = "The text has " + std::to_string(text.size()) + " bytes; the limit is " +
                  std::to_string(limits.bytes) + ". Paste the part that matters.";
    out.problem_at = {0, 0};
    return out;
  }
  const std::size_t first = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (first != text.npos && text[first] == '{') {
    Har har = read_har(text, limits);
    if (har.is_har) {
      out.exchanges = std::move(har.exchanges);
      if (out.exchanges.empty()) {
        out.problem = har.problem.empty() ? "The HAR file has no entries with a response." : har.problem;
        out.problem_at = har.problem_at;
      }
      return out;
    }
  }
  const std::vector<Line> lines = lines_of(text);
  const Form form = form_of(lines);
  switch (form) {
    case Form::raw:
      out.exchanges = read_raw(text, lines, limits);
      break;
    case Form::curl_verbose:
      out.exchanges = read_verbose(lines, limits);
      break;
    case Form::curl_trace:
      out.exchanges = read_trace(lines, limits);
      break;
    case Form::wget:
      out.exchanges = read_wget(lines, limits);
      break;
    case Form::pseudo:
      out.exchanges = read_pseudo(lines, limits);
      break;
    case Form::panel:
      out.exchanges = Panel(lines, limits).read();
      break;
    default: {
      out.exchanges = read_log(lines, limits);
      if (!out.exchanges.empty()) break;
      if (form == Form::fields) {
        out.exchanges = read_fields(lines, limits);
        break;
      }
      const auto line = std::find_if(lines.begin(), lines.end(), [](const Line& one) { return !blank(one.text()); });
      if (line != lines.end() && line->text().size() <= 64)
        if (auto response = bare_status(*line)) {
          Exchange exchange;
          exchange.form = Form::status;
          exchange.response = std::move(response);
          out.exchanges.push_back(std::move(exchange));
        }
    }
  }
  if (limits.exact && !out.exchanges.empty() && out.exchanges.front().form == Form::raw) measure(text, out.exchanges);
  if (out.exchanges.empty()) {
    out.problem = looks_like(text, lines);
    out.problem_at = {0, static_cast<std::uint32_t>(std::min<std::size_t>(text.size(), 1024))};
  }
  return out;
}

}  // namespace message
