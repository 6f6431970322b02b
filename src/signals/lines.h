// Log lines: which known format a line has, and where its status and its system's signals stand in it.
//
// A format is recognized by the shape of the line, never by a file name. In a line of a known format a number is a
// status only where the format has one: addresses, sizes, ports and times are never taken for one. The formats:
//   combined    nginx, Apache, Traefik, Caddy: `… [time] "GET / HTTP/1.1" 404 153 …` (Apache, mod_log_config; nginx,
//               ngx_http_log_module)
//   envoy       `[time] "GET / HTTP/1.1" 503 UF,URX details …` (Envoy, access log, default format; Istio)
//   haproxy     `… 0/0/0/-1/0 504 194 - - sH-- …` (HAProxy configuration manual, section 8.2.3, HTTP log format)
//   haproxy_tcp `… 0/0/5007 0 SC …` (section 8.2.2)
//   alb         `https 2026-… app/name/id …` (AWS, Access logs for your Application Load Balancer)
//   cloudfront  tab separated (Amazon CloudFront, standard logging reference)
//   iis         W3C extended, columns by its `#Fields:` line, otherwise the default ones (IIS, W3C logging)
//   squid       `1700000000.000 12 127.0.0.1 TCP_MISS/404 312 GET …` (Squid, native log format)
//   pairs       `key=value` and JSON, whose keys say what is a status (Heroku's router, Caddy, Traefik, JSON logs)
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "signals/phrases.h"

namespace signals {

enum class Format : std::uint8_t { none, combined, envoy, haproxy, haproxy_tcp, alb, cloudfront, iis, squid, pairs };

/// "combined", "envoy" …
std::string_view name_of(Format format);

/// A value at a place where the format tells what it is.
struct Mark {
  enum class Kind : std::uint8_t {
    status,  // three digits, the status of the response
    flag     // the name of a signal of `system`
  };
  Kind kind;
  Range range;
  std::string_view system;   // of a flag: the id of the system, "envoy"
  std::string_view because;  // why it is one, a clause
};

struct LogLine {
  Range range;
  Format format;
  std::vector<Mark> marks;
};

/// HAProxy's termination state of HTTP mode without cookies, wherever it stands: "sH--".
std::vector<Range> termination_states(std::string_view text);
/// The same with cookies, "CDNI", which may be a word of another kind.
std::vector<Range> states_with_cookies(std::string_view text);

/// The lines of a text that have a known format, in their order.
std::vector<LogLine> log_lines(std::string_view text);

}  // namespace signals
