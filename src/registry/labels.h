// What people read for the registry's enumerations and records: pages, the command line and JSON say the same. The
// words that data and programs use are in words.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "registry/model.h"
#include "registry/signal.h"

namespace registry {

/// "Retry after waiting".
std::string_view retry_label(Retry retry);
/// "Standard", "Reserved" …
std::string_view standing_label(Standing standing);
/// "Reported by others" …
std::string_view confidence_label(Confidence confidence);
/// "origin server, gateway".
std::string senders(std::uint8_t sent_by);
/// "any method" or "GET, HEAD".
std::string methods(const Status& status);
std::string_view content_label(Content content);
std::string_view cacheable_label(Cacheable cacheable);
/// "The server", "A cache".
std::string_view bound_label(Bound bound);
/// Several systems of a kind: "Proxies".
std::string_view kind_label(SystemKind kind);
/// Where one meets a signal: "In an access log".
std::string_view place_label(Place place);
/// "503, 504"; "not HTTP"; "no status of its own".
std::string statuses_label(const Signal& signal);
/// What a requirement comes to without its condition: "The server MUST send"; "The client SHOULD NOT" where the
/// condition itself says what to do with the field.
std::string duty(const Field& field);
/// "429 Too Many Requests".
std::string title_of(const Status& status);
/// The same with the owner, where several may have the name: "499 Client Closed Request (nginx)".
std::string owned_title_of(const Status& status);
/// "401 Unauthorized or 403 Forbidden".
std::string title_of(const std::vector<const Status*>& compared);
/// Site path of a status: "429/"; of a further meaning of a number the same with a fragment: "499/#499-esri".
std::string href_of(const Status& status);
/// Site path of a signal: "signals/envoy/#uf".
std::string href_of(const System& system, const Signal& signal);
/// "RFC 9110 §15.5.2".
std::string citation(const Source& source);
/// Several, with a comma between them.
std::string citations(List<Source> sources);
/// The response with this code in an exchange, or the 207 that holds it; what follows it too.
std::string response_of(Text exchange, int code);
/// The response of its example exchange.
std::string response_of(const Status& status);

}  // namespace registry
