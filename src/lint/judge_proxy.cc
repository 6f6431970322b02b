// What intermediaries say of themselves: Via (RFC 9110 section 7.6.3) and Proxy-Status (RFC 9209).
#include <algorithm>
#include <array>

#include "lint/case.h"
#include "text/ascii.h"
#include "text/token.h"

namespace lint::judges {

using message::Field;

namespace {

/// Error types with the status that the registry of RFC 9209 section 2.3 recommends for them.
constexpr std::array<std::pair<std::string_view, int>, 24> kErrors{{{"dns_timeout", 504},
                                                                    {"dns_error", 502},
                                                                    {"destination_not_found", 500},
                                                                    {"destination_unavailable", 503},
                                                                    {"destination_ip_prohibited", 502},
                                                                    {"destination_ip_unroutable", 502},
                                                                    {"connection_refused", 502},
                                                                    {"connection_terminated", 502},
                                                                    {"connection_timeout", 504},
                                                                    {"connection_read_timeout", 504},
                                                                    {"connection_write_timeout", 504},
                                                                    {"connection_limit_reached", 503},
                                                                    {"tls_protocol_error", 502},
                                                                    {"tls_certificate_error", 502},
                                                                    {"tls_alert_received", 502},
                                                                    {"http_request_denied", 403},
                                                                    {"http_response_incomplete", 502},
                                                                    {"http_response_header_section_size", 502},
                                                                    {"http_response_body_size", 502},
                                                                    {"http_response_timeout", 504},
                                                                    {"http_upgrade_failed", 502},
                                                                    {"http_protocol_error", 502},
                                                                    {"proxy_configuration_error", 500},
                                                                    {"proxy_loop_detected", 502}}};

template <class Use>
void each_item(const Case& at, Use use) {
  for (const Field* field : at.fields("Proxy-Status"))
    if (const auto list = structured(field->value, Structure::list))
      for (const Item& item : *list) use(*field, item);
}

}  // namespace

void proxy_status_malformed(const Case& at) {
  for (const Field* field : at.fields("Proxy-Status"))
    if (!structured(field->value, Structure::list)) at.found_value(*field);
}

void proxy_status_code(const Case& at) {
  each_item(at, [&](const Field& field, const Item& item) {
    const Parameter* error = parameter(item, "error");
    // What was received from further on may be passed on as it is.
    if (!error || parameter(item, "received-status")) return;
    for (const auto& [name, status] : kErrors)
      if (name == error->value && status != at.status)
        at.found(field.line_at, {std::string(name), std::to_string(status)});
  });
}

void proxy_status_received(const Case& at) {
  each_item(at, [&](const Field& field, const Item& item) {
    const Parameter* received = parameter(item, "received-status");
    const auto status = received ? number(received->value) : std::nullopt;
    if (status && static_cast<int>(*status) != at.status)
      at.found(field.line_at, {plain(item.value), std::to_string(*status)});
  });
}

void via_malformed(const Case& at) {
  for (const Field* field : at.fields("Via"))
    for (const std::string_view member : members(field->value)) {
      const std::size_t space = member.find(' ');
      const std::string_view protocol = member.substr(0, space);
      const std::size_t slash = protocol.find('/');
      const bool good = space != member.npos && text::is_token(protocol.substr(0, slash)) &&
                        (slash == protocol.npos || text::is_token(protocol.substr(slash + 1)));
      if (!good) at.found(field->value_at, {plain(member)});
    }
}

void via_loop(const Case& at) {
  std::vector<std::string> seen;
  for (const Field* field : at.fields("Via"))
    for (const std::string_view member : members(field->value)) {
      const std::size_t space = member.find(' ');
      if (space == member.npos) continue;
      const std::string_view by = trimmed(member.substr(space + 1));
      std::string name = text::lower_case(by.substr(0, by.find(' ')));
      // Pools share a pseudonym; a host name with a dot means one machine.
      const auto times = std::count(seen.begin(), seen.end(), name);
      if (times == 1 && name.find('.') != name.npos) at.found(field->line_at, {plain(name)});
      if (times < 2 && seen.size() < 64) seen.push_back(std::move(name));
    }
}

void gateway_timeout(const Case& at) {
  const std::string body = text::lower_case(std::string_view(at.response.body.text).substr(0, 4096));
  for (const std::string_view mark :
       {std::string_view("i/o timeout"), std::string_view("upstream request timeout"),
        std::string_view("gateway timeout"), std::string_view("gateway time-out"), std::string_view("timed out")})
    if (body.find(mark) != body.npos) return at.found(at.response.body.at, {std::string(mark)});
  each_item(at, [&](const Field& field, const Item& item) {
    const Parameter* error = parameter(item, "error");
    if (error && error->value.find("timeout") != error->value.npos && !parameter(item, "received-status"))
      at.found(field.line_at, {plain(error->value)});
  });
}

}  // namespace lint::judges
