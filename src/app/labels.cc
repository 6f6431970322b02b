#include "app/labels.h"

namespace app {

using registry::Class;
using registry::Status;

std::string concat(std::initializer_list<std::string_view> parts) {
  std::string out;
  for (const std::string_view part : parts) out += part;
  return out;
}

std::string digits(int code) {
  std::string out = std::to_string(code);
  return std::string(out.size() < 3 ? 3 - out.size() : 0, '0') + out;
}

int number_of(std::string_view text) {
  int number = 0;
  for (std::size_t i = 0; i < text.size() && i < 9 && text[i] >= '0' && text[i] <= '9'; ++i)
    number = number * 10 + (text[i] - '0');
  return number;
}

std::string title_of(const Status& status) { return concat({digits(status.code), " ", status.name}); }

std::string owned_title_of(const Status& status) {
  return status.owner.empty() ? title_of(status) : concat({title_of(status), " (", status.owner, ")"});
}

std::string response_of(const Status& status) {
  const auto at = status.wire.find("HTTP/1.1 " + digits(status.code));
  return std::string(at == std::string_view::npos ? status.wire : status.wire.substr(at));
}

std::string href_of(const Status& status) {
  std::string out = digits(status.code) + "/";
  const auto meanings = registry::with_code(status.code);
  if (!meanings.empty() && meanings.front().id != status.id) out += "#" + std::string(status.id);
  return out;
}

Tone tone_of(Class cls) { return static_cast<Tone>(cls); }
Tone tone_of(const Status& status) { return status.owner.empty() ? tone_of(status.cls) : Tone::vendor; }

std::string class_label(const registry::ClassInfo& info) { return concat({info.id, " ", info.name}); }

std::string_view retry_label(registry::Retry retry) {
  switch (retry) {
    case registry::Retry::no:
      return "Do not retry";
    case registry::Retry::after_change:
      return "Retry after a change";
    case registry::Retry::after_wait:
      return "Retry after waiting";
    case registry::Retry::new_connection:
      return "Retry on a new connection";
    case registry::Retry::automatic:
      return "The client goes on by itself";
  }
  return "";
}

std::string_view standing_label(registry::Standing standing) {
  switch (standing) {
    case registry::Standing::standard:
      return "Standard";
    case registry::Standing::experimental:
      return "Experimental";
    case registry::Standing::temporary:
      return "Temporary";
    case registry::Standing::deprecated:
      return "Deprecated";
    case registry::Standing::reserved:
      return "Reserved";
    case registry::Standing::unregistered:
      return "Unregistered";
  }
  return "";
}

std::string_view confidence_label(registry::Confidence confidence) {
  switch (confidence) {
    case registry::Confidence::standard:
      return "By the standard";
    case registry::Confidence::documented:
      return "Documented by its owner";
    case registry::Confidence::source:
      return "Read in the source code";
    case registry::Confidence::reported:
      return "Reported by others";
    case registry::Confidence::folklore:
      return "Folklore";
  }
  return "";
}

std::string senders(std::uint8_t sent_by) {
  static constexpr std::pair<std::uint8_t, std::string_view> names[] = {
      {registry::origin, "origin server"},     {registry::proxy, "proxy"},
      {registry::gateway, "gateway"},          {registry::intercepting_proxy, "intercepting proxy"},
      {registry::client, "the client itself"},
  };
  std::string out;
  for (auto [bit, name] : names)
    if (sent_by & bit) (out += out.empty() ? "" : ", ") += name;
  return out;
}

std::string methods(const Status& status) {
  if (status.methods.empty()) return "any method";
  std::string out;
  for (auto method : status.methods) (out += out.empty() ? "" : ", ") += method;
  return out;
}

std::string_view content_label(registry::Content content) {
  switch (content) {
    case registry::Content::required:
      return "Content required";
    case registry::Content::allowed:
      return "Content allowed";
    case registry::Content::forbidden:
      return "No content";
  }
  return "";
}

std::string_view cacheable_label(registry::Cacheable cacheable) {
  switch (cacheable) {
    case registry::Cacheable::yes:
      return "Cacheable by default";
    case registry::Cacheable::no:
      return "Not cacheable by default";
    case registry::Cacheable::unsaid:
      return "Caching not said";
  }
  return "";
}

std::string_view bound_label(registry::Bound bound) {
  switch (bound) {
    case registry::Bound::sender:
      return "The server";
    case registry::Bound::client:
      return "The client";
    case registry::Bound::cache:
      return "A cache";
    case registry::Bound::intermediary:
      return "An intermediary";
  }
  return "";
}

std::string duty(const registry::Field& field) {
  return concat(
      {bound_label(field.bound), " ", registry::to_text(field.level), registry::about_sending(field) ? " send" : ""});
}

std::string citation(const registry::Source& source) {
  std::string out(source.doc);
  if (!source.section.empty()) (out += " §") += source.section;
  return out;
}

std::string_view houses_title(bool differ) { return differ ? "Where practice differs" : "Where houses agree"; }

std::string no_position(decide::House house) {
  return concat({decide::name_of(house), " has no position here; the answer of the RFCs stands."});
}

std::string slug(std::string_view name) {
  std::string out(name);
  for (char& c : out) c = c == ' ' ? '-' : c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

void cite(Builder& page, registry::List<registry::Source> sources, std::string_view before) {
  for (const auto& source : sources) {
    page.text(before, Look::small);
    if (source.url.empty())
      page.text(citation(source), Look::small);
    else
      page.link(citation(source), source.url, Look::small);
    before = ", ";
  }
}

void requirement(Builder& page, const registry::Field& field) {
  page.text(concat({bound_label(field.bound), " "}));
  page.leaf(Role::strong, registry::to_text(field.level), Look::level);
  page.text(registry::about_sending(field) ? " send: " : ": ");
  page.text(field.when, Look::muted);
  cite(page, field.sources);
}

void mention(Builder& page, std::string_view id) {
  const Status* status = registry::find(id);
  if (!status) {
    page.text(id);
    return;
  }
  Node& link = page.open(Role::link, Look::plain);
  link.href = href_of(*status);
  link.tone = tone_of(*status);
  page.leaf(Role::strong,
            status->owner.empty() ? digits(status->code) : digits(status->code) + " " + std::string(status->owner));
  page.close();
}

}  // namespace app
