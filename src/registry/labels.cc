// One switch an enumeration, so that the compiler tells where a label is missing.
#include "registry/labels.h"

#include <utility>

#include "registry/registry.h"
#include "text/join.h"

namespace registry {

std::string_view retry_label(Retry retry) {
  switch (retry) {
    case Retry::no:
      return "Do not retry";
    case Retry::after_change:
      return "Retry after a change";
    case Retry::after_wait:
      return "Retry after waiting";
    case Retry::new_connection:
      return "Retry on a new connection";
    case Retry::automatic:
      return "The client goes on by itself";
  }
  return "";
}

std::string_view standing_label(Standing standing) {
  switch (standing) {
    case Standing::standard:
      return "Standard";
    case Standing::experimental:
      return "Experimental";
    case Standing::temporary:
      return "Temporary";
    case Standing::deprecated:
      return "Deprecated";
    case Standing::reserved:
      return "Reserved";
    case Standing::unregistered:
      return "Unregistered";
  }
  return "";
}

std::string_view confidence_label(Confidence confidence) {
  switch (confidence) {
    case Confidence::standard:
      return "By the standard";
    case Confidence::documented:
      return "Documented by its owner";
    case Confidence::source:
      return "Read in the source code";
    case Confidence::reported:
      return "Reported by others";
    case Confidence::folklore:
      return "Folklore";
  }
  return "";
}

std::string senders(std::uint8_t sent_by) {
  static constexpr std::pair<std::uint8_t, std::string_view> names[] = {
      {origin, "origin server"},     {proxy, "proxy"}, {gateway, "gateway"}, {intercepting_proxy, "intercepting proxy"},
      {client, "the client itself"},
  };
  std::string out;
  for (auto [bit, name] : names)
    if (sent_by & bit) (out += out.empty() ? "" : ", ") += name;
  return out;
}

std::string methods(const Status& status) {
  if (status.methods.empty()) return "any method";
  return text::join(status.methods, ", ");
}

std::string_view content_label(Content content) {
  switch (content) {
    case Content::required:
      return "Content required";
    case Content::allowed:
      return "Content allowed";
    case Content::forbidden:
      return "No content";
  }
  return "";
}

std::string_view cacheable_label(Cacheable cacheable) {
  switch (cacheable) {
    case Cacheable::yes:
      return "Cacheable by default";
    case Cacheable::no:
      return "Not cacheable by default";
    case Cacheable::unsaid:
      return "Caching not said";
  }
  return "";
}

std::string_view bound_label(Bound bound) {
  switch (bound) {
    case Bound::sender:
      return "The server";
    case Bound::client:
      return "The client";
    case Bound::cache:
      return "A cache";
    case Bound::intermediary:
      return "An intermediary";
  }
  return "";
}

std::string_view kind_label(SystemKind kind) {
  switch (kind) {
    case SystemKind::protocol:
      return "Protocols";
    case SystemKind::proxy:
      return "Proxies";
    case SystemKind::server:
      return "Servers";
    case SystemKind::cdn:
      return "CDNs";
    case SystemKind::cloud:
      return "Clouds";
    case SystemKind::api:
      return "APIs";
    case SystemKind::storage:
      return "Storage";
    case SystemKind::framework:
      return "Frameworks";
    case SystemKind::client:
      return "Clients";
    case SystemKind::browser:
      return "Browsers";
  }
  return "";
}

std::string_view place_label(Place place) {
  switch (place) {
    case Place::access_log:
      return "In an access log";
    case Place::error_log:
      return "In an error log";
    case Place::header_field:
      return "In a header field";
    case Place::content:
      return "In the content of a response";
    case Place::page:
      return "On a page in the browser";
    case Place::exception:
      return "As an exception";
    case Place::exit_status:
      return "As an exit status";
    case Place::close_code:
      return "As a WebSocket close code";
    case Place::stream_error:
      return "As a stream error of HTTP/2 or HTTP/3";
    case Place::trailer:
      return "In a trailer";
    case Place::console:
      return "In the vendor's console, events or logs";
  }
  return "";
}

std::string statuses_label(const Signal& signal) {
  if (!signal.http) return "not HTTP";
  std::string out;
  for (const std::uint16_t code : signal.statuses) (out += out.empty() ? "" : ", ") += text::padded(code);
  return out.empty() ? "no status of its own" : out;
}

std::string duty(const Field& field) {
  return text::concat({bound_label(field.bound), " ", to_text(field.level), about_sending(field) ? " send" : ""});
}

std::string title_of(const Status& status) { return text::concat({text::padded(status.code), " ", status.name}); }

std::string owned_title_of(const Status& status) {
  return status.owner.empty() ? title_of(status) : text::concat({title_of(status), " (", status.owner, ")"});
}

std::string title_of(const std::vector<const Status*>& compared) {
  std::string out;
  for (const Status* status : compared) {
    if (!out.empty()) out += status == compared.back() ? " or " : ", ";
    out += owned_title_of(*status);
  }
  return out;
}

std::string href_of(const Status& status) {
  std::string out = text::padded(status.code) + "/";
  const auto meanings = with_code(status.code);
  if (!meanings.empty() && meanings.front().id != status.id) out += text::concat({"#", status.id});
  return out;
}

std::string href_of(const System& system, const Signal& signal) {
  return text::concat({"signals/", system.id, "/#", signal.id});
}

std::string citation(const Source& source) {
  std::string out(source.doc);
  if (!source.section.empty()) (out += " §") += source.section;
  return out;
}

std::string citations(List<Source> sources) {
  std::string out;
  for (const Source& source : sources) (out += out.empty() ? "" : ", ") += citation(source);
  return out;
}

std::string response_of(Text exchange, int code) {
  // At the start of a line only: a multistatus holds status lines of its own, and may be the place of this one.
  for (const int sent : {code, 207}) {
    const std::string line = "HTTP/1.1 " + text::padded(sent);
    for (auto at = exchange.find(line); at != Text::npos; at = exchange.find(line, at + 1))
      if (at == 0 || exchange[at - 1] == '\n') return std::string(exchange.substr(at));
  }
  return std::string(exchange);
}

std::string response_of(const Status& status) { return response_of(status.wire, status.code); }

}  // namespace registry
