// What views say of records, and the pieces of a page that several of them share.
#include "app/labels.h"

#include "text/ascii.h"

namespace app {

using registry::Class;
using registry::Status;

std::string digits(int code) { return text::padded(static_cast<unsigned>(code)); }

int number_of(std::string_view text) {
  int number = 0;
  for (std::size_t i = 0; i < text.size() && i < 9 && text::is_digit(text[i]); ++i)
    number = number * 10 + (text[i] - '0');
  return number;
}

Tone tone_of(Class cls) { return static_cast<Tone>(cls); }
Tone tone_of(const Status& status) { return status.owner.empty() ? tone_of(status.cls) : Tone::vendor; }

std::string class_label(const registry::ClassInfo& info) { return concat({info.id, " ", info.name}); }

std::string_view houses_title(bool differ) { return differ ? "Where practice differs" : "Where houses agree"; }

std::string example_title(const decide::Example& example, const registry::Status& status) {
  return example.own ? std::string("Example of this case") : "Example of any " + digits(status.code);
}

std::string no_position(decide::House house) {
  return concat({decide::name_of(decide::base_of(house)), " has no position here; the answer of the RFCs stands."});
}

const registry::Method* method_of(std::string_view id) {
  for (const auto& method : registry::methods())
    if (slug(method.name) == id) return &method;
  return nullptr;
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
