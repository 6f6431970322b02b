// The words of the product for what the registry's enumerations mean, and the small pieces that several views share.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "app/page.h"
#include "app/state.h"

namespace app {

/// One text of many, in one call: what many `+` do costs many times the code.
std::string concat(std::initializer_list<std::string_view> parts);

/// Three digits: "404", "000".
std::string digits(int code);
/// The inverse, of the digits that a text begins with.
int number_of(std::string_view text);
/// "429 Too Many Requests".
std::string title_of(const registry::Status& status);
/// The same with the owner, where several may have the name: "499 Client Closed Request (nginx)".
std::string owned_title_of(const registry::Status& status);
/// Site path of a status: "429/"; of a further meaning of a number the same with a fragment: "499/#499-esri".
std::string href_of(const registry::Status& status);
/// The response of its example exchange.
std::string response_of(const registry::Status& status);
Tone tone_of(const registry::Status& status);
Tone tone_of(registry::Class cls);
/// "4xx Client error".
std::string class_label(const registry::ClassInfo& info);
/// "Retry after waiting".
std::string_view retry_label(registry::Retry retry);
/// "Standard", "Reserved" …
std::string_view standing_label(registry::Standing standing);
/// "Reported by others" …
std::string_view confidence_label(registry::Confidence confidence);
/// "origin server, gateway".
std::string senders(std::uint8_t sent_by);
/// "any method" or "GET, HEAD".
std::string methods(const registry::Status& status);
std::string_view content_label(registry::Content content);
std::string_view cacheable_label(registry::Cacheable cacheable);
/// What stands over the positions of houses: "Where practice differs".
std::string_view houses_title(bool differ);
/// "Zalando has no position here; the answer of the RFCs stands."
std::string no_position(decide::House house);
/// "RFC 9110 §15.5.2".
/// "The server", "A cache".
std::string_view bound_label(registry::Bound bound);
/// What a requirement comes to without its condition: "The server MUST send"; "The client SHOULD NOT" where the
/// condition itself says what to do with the field.
std::string duty(const registry::Field& field);
std::string citation(const registry::Source& source);
/// "retry-after" of "Retry-After".
std::string slug(std::string_view name);

/// Links to sources, after what they support: " RFC 9110 §15.5.2, RFC 6585 §4". For inside a container of text.
void cite(Builder& page, registry::List<registry::Source> sources, std::string_view before = " ");
/// A requirement after the field's name: "The server MUST send: always, … RFC 9110 §15.5.2". For inside a container of
/// text.
void requirement(Builder& page, const registry::Field& field);
/// A link in lines of text to a status, by its number: "403".
void mention(Builder& page, std::string_view id);

}  // namespace app
