// What views say of records, and the small pieces that several of them share.
#pragma once

#include <string>
#include <string_view>

#include "app/page.h"
#include "app/state.h"
#include "decide/outcome.h"
#include "registry/labels.h"
#include "registry/registry.h"
#include "text/ascii.h"
#include "text/join.h"

namespace app {

using registry::bound_label;
using registry::cacheable_label;
using registry::citation;
using registry::confidence_label;
using registry::content_label;
using registry::duty;
using registry::href_of;
using registry::methods;
using registry::owned_title_of;
using registry::response_of;
using registry::retry_label;
using registry::senders;
using registry::standing_label;
using registry::title_of;
using text::concat;
using text::slug;

/// Three digits: "404", "000".
std::string digits(int code);
/// The inverse, of the digits that a text begins with.
int number_of(std::string_view text);
Tone tone_of(const registry::Status& status);
Tone tone_of(registry::Class cls);
/// "4xx Client error".
std::string class_label(const registry::ClassInfo& info);
/// What stands over the positions of houses: "Where practice differs".
std::string_view houses_title(bool differ);
/// "Zalando has no position here; the answer of the RFCs stands."
std::string no_position(decide::House house);
/// What stands over an outcome's example: whose it is.
std::string example_title(const decide::Example& example, const registry::Status& status);
/// The method whose slug this is, "head"; nullptr where there is none.
const registry::Method* method_of(std::string_view id);

/// Links to sources, after what they support: " RFC 9110 §15.5.2, RFC 6585 §4". For inside a container of text.
void cite(Builder& page, registry::List<registry::Source> sources, std::string_view before = " ");
/// A requirement after the field's name: "The server MUST send: always, … RFC 9110 §15.5.2". For inside a container of
/// text.
void requirement(Builder& page, const registry::Field& field);
/// A link in lines of text to a status, by its number: "403".
void mention(Builder& page, std::string_view id);

}  // namespace app
