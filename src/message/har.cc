// What browsers write differs from the specification, and is read as they write it: `httpVersion` has a dozen
// spellings, a status of 0 or less means that there was no response, sizes are those of decoded content, and a
// truncated file is read up to where it breaks. So a HAR proves little of lengths and versions, and its evidence flags
// say so.
#include "message/har.h"

#include <algorithm>
#include <array>

#include "message/json_cursor.h"

namespace message {
namespace {

void read_fields(JsonCursor& json, std::vector<Field>& fields, std::size_t most, bool& dropped) {
  json.array([&] {
    Field field;
    field.line_at.begin = json.place();
    json.object([&](std::string_view name) {
      if (name == "name")
        json.string(field.name, field.name_at);
      else if (name == "value")
        json.string(field.value, field.value_at);
      else
        json.skip();
    });
    field.line_at.end = json.place();
    if (field.name.empty() || field.name[0] == ':') return;
    if (fields.size() >= most)
      dropped = true;
    else
      fields.push_back(std::move(field));
  });
}

/// "HTTP/1.1", "http/2.0", "h3" to "1.1", "2", "3"; anything else to nothing.
std::string version_of(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 10> known{{{"HTTP/1.0", "1.0"},
                                                                                 {"HTTP/1.1", "1.1"},
                                                                                 {"http/1.1", "1.1"},
                                                                                 {"HTTP/2", "2"},
                                                                                 {"HTTP/2.0", "2"},
                                                                                 {"http/2.0", "2"},
                                                                                 {"h2", "2"},
                                                                                 {"HTTP/3", "3"},
                                                                                 {"http/3.0", "3"},
                                                                                 {"h3", "3"}}};
  for (const auto& [from, to] : known)
    if (text == from) return std::string(to);
  return {};
}

/// RFC 4648; nothing where the text is not base64.
std::optional<std::string> from_base64(std::string_view text) {
  std::string out;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    if (c == '=' || c == '\n' || c == '\r') continue;
    const int value = c >= 'A' && c <= 'Z'   ? c - 'A'
                      : c >= 'a' && c <= 'z' ? c - 'a' + 26
                      : c >= '0' && c <= '9' ? c - '0' + 52
                      : c == '+' || c == '-' ? 62
                      : c == '/' || c == '_' ? 63
                                             : -1;
    if (value < 0) return std::nullopt;
    bits = bits << 6 | static_cast<std::uint32_t>(value);
    if (++count == 4) {
      out += static_cast<char>(bits >> 16);
      out += static_cast<char>(bits >> 8 & 0xFF);
      out += static_cast<char>(bits & 0xFF);
      bits = 0;
      count = 0;
    }
  }
  if (count == 1) return std::nullopt;
  if (count == 2) out += static_cast<char>(bits >> 4);
  if (count == 3) {
    out += static_cast<char>(bits >> 10);
    out += static_cast<char>(bits >> 2 & 0xFF);
  }
  return out;
}

void read_content(JsonCursor& json, Response& response) {
  std::string encoding, version;
  Range ignored;
  double size;
  bool is_text = false;
  json.object([&](std::string_view name) {
    if (name == "text")
      is_text = json.string(response.body.text, response.body.at);
    else if (name == "encoding")
      json.string(encoding, ignored);
    else if (name == "size" && json.number(size, ignored) && size >= 0 && size < 1e15)
      response.body.size = static_cast<std::uint64_t>(size);
    else if (name != "size")
      json.skip();
  });
  if (encoding == "base64" && is_text) {
    if (auto bytes = from_base64(response.body.text))
      response.body.text = std::move(*bytes);
    else
      is_text = false;
  }
  if (is_text) response.evidence |= body_seen;
}

void read_response(JsonCursor& json, Response& response, const Limits& limits) {
  std::string version;
  Range at;
  double status = 0;
  bool dropped = false;
  json.object([&](std::string_view name) {
    if (name == "status") {
      if (json.number(status, response.status_at)) response.line_at = response.status_at;
    } else if (name == "statusText") {
      json.string(response.phrase, at);
    } else if (name == "httpVersion") {
      json.string(version, at);
    } else if (name == "headers") {
      read_fields(json, response.fields, limits.fields, dropped);
    } else if (name == "content") {
      read_content(json, response);
    } else {
      json.skip();
    }
  });
  response.status = status >= 100 && status <= 999 ? static_cast<int>(status) : 0;
  response.version = version_of(version);
  response.evidence |= body_decoded;
  if (!response.fields.empty()) response.evidence |= head_complete;
  if (!response.fields.empty() && !dropped) response.evidence |= fields_complete;
}

void read_request(JsonCursor& json, Request& request, const Limits& limits) {
  std::string version;
  Range at;
  bool dropped = false;
  json.object([&](std::string_view name) {
    if (name == "method") {
      if (json.string(request.method, request.method_at)) request.line_at = request.method_at;
    } else if (name == "url") {
      json.string(request.target, request.target_at);
    } else if (name == "httpVersion") {
      json.string(version, at);
    } else if (name == "headers") {
      read_fields(json, request.fields, limits.fields, dropped);
    } else {
      json.skip();
    }
  });
  request.version = version_of(version);
  request.shortened = dropped;
}

}  // namespace

Har read_har(std::string_view text, const Limits& limits) {
  Har out;
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  const std::size_t first = text.starts_with(mark) ? mark.size() : 0;
  JsonCursor json(text.substr(first));
  json.object([&](std::string_view top) {
    if (top != "log") return json.skip();
    json.object([&](std::string_view part) {
      if (part != "entries") return json.skip();
      out.is_har = true;
      json.array([&] {
        Exchange exchange;
        exchange.form = Form::har;
        Request request;
        Response response;
        json.object([&](std::string_view name) {
          if (name == "request")
            read_request(json, request, limits);
          else if (name == "response")
            read_response(json, response, limits);
          else
            json.skip();
        });
        if (!request.method.empty()) {
          exchange.request = std::move(request);
          response.evidence |= request_seen;
        }
        if (response.status != 0) exchange.response = std::move(response);
        if (json.good() && exchange.response && out.exchanges.size() < limits.exchanges)
          out.exchanges.push_back(std::move(exchange));
      });
    });
  });
  if (!json.good()) {
    out.problem = "The JSON breaks off or is invalid at byte " + std::to_string(first + json.place()) + ".";
    const auto at = static_cast<std::uint32_t>(std::min(text.size(), first + json.place()));
    out.problem_at = {at, at};
  }
  const auto move = [first](Range& range) {
    if (range.end == 0) return;
    range.begin += static_cast<std::uint32_t>(first);
    range.end += static_cast<std::uint32_t>(first);
  };
  if (first == 0) return out;
  for (Exchange& exchange : out.exchanges) {
    const auto fields = [&](std::vector<Field>& list) {
      for (Field& field : list)
        for (Range* range : {&field.name_at, &field.value_at, &field.line_at}) move(*range);
    };
    if (exchange.request) {
      for (Range* range : {&exchange.request->line_at, &exchange.request->method_at, &exchange.request->target_at})
        move(*range);
      fields(exchange.request->fields);
    }
    for (Range* range : {&exchange.response->line_at, &exchange.response->status_at, &exchange.response->body.at})
      move(*range);
    fields(exchange.response->fields);
  }
  return out;
}

}  // namespace message
