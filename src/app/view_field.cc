// The registry the other way round: header fields, with the codes that say who must, should or may do what with them.
#include <map>
#include <tuple>

#include "app/labels.h"
#include "app/views.h"

namespace app {
namespace {

using FieldUse = std::pair<const registry::Status*, const registry::Field*>;

/// By slug, so that spelling differences do not split a field.
std::map<std::string, std::vector<FieldUse>> fields_by_slug() {
  std::map<std::string, std::vector<FieldUse>> out;
  for (const auto& status : registry::statuses())
    for (const auto& field : status.fields) out[slug(field.name)].emplace_back(&status, &field);
  return out;
}

const registry::FieldInfo* info_of(std::string_view id) {
  for (const auto& info : registry::fields())
    if (slug(info.name) == id) return &info;
  return nullptr;
}

}  // namespace

void view_field_index(Builder& page) {
  page.heading(1, "Header fields", Look::title);
  page.paragraph("The header fields that status codes require, recommend or allow.", Look::lead);
  Scope list(page, Role::list, Look::rows, "fields");
  for (const auto& [id, uses] : fields_by_slug()) {
    Scope item(page, Role::item, Look::rows, id);
    Scope paragraph(page, Role::paragraph);
    page.link(uses.front().second->name, "field/" + id + "/");
    if (const auto* info = info_of(id)) page.text(concat({" ", info->what}), Look::muted);
    page.text(" ");
    const registry::Status* last = nullptr;
    for (auto [status, field] : uses) {
      if (status == last) continue;
      if (last) page.text(", ", Look::muted);
      mention(page, status->id);
      last = status;
    }
  }
}

void view_field(Builder& page, const State& state) {
  const auto uses = fields_by_slug()[state.id];
  const std::string_view name = uses.front().second->name;
  page.heading(1, name, Look::title);
  if (const auto* info = info_of(state.id)) {
    page.paragraph(info->what, Look::lead);
    page.open(Role::paragraph);
    page.text(info->shape);
    cite(page, info->sources);
    page.close();
    page.leaf(Role::code_block, concat({name, ": ", info->example}), Look::wire);
  }
  page.paragraph("What a specification says about this field and a status code:", Look::muted);
  // One list for each duty: who is bound, to what, how much.
  std::map<std::tuple<registry::Bound, bool, registry::Level>, std::vector<FieldUse>> duties;
  for (const FieldUse& use : uses) {
    const registry::Field& field = *use.second;
    duties[{field.bound, !registry::about_sending(field), field.level}].push_back(use);
  }
  for (const auto& [unused, bound] : duties) {
    const std::string heading = duty(*bound.front().second);
    page.heading(2, heading);
    Scope list(page, Role::list, Look::fields, slug(heading));
    for (auto [status, field] : bound) {
      Scope item(page, Role::item, Look::fields);
      Scope paragraph(page, Role::paragraph, Look::fields);
      mention(page, status->id);
      page.text(" " + std::string(status->name) + ": ");
      page.text(field->when, Look::muted);
      cite(page, field->sources);
    }
  }
}

}  // namespace app
