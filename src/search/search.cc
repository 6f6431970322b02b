// The registry's index: loaded from index.bin, completed at the first search, and searched.
#include "search/search.h"

#include <vector>

#include "registry/labels.h"
#include "registry/registry.h"
#include "registry/unpack.h"
#include "search/derive.h"
#include "search/engine.h"
#include "search/schema.h"
#include "text/ascii.h"
#include "text/join.h"

namespace search {

namespace {

/// What the registry calls a flowchart, a house or a method.
std::string_view known_name(const Topic& topic) {
  if (const auto* chart = topic.kind == TopicKind::chart ? registry::find_chart(topic.id) : nullptr)
    return chart->title;
  for (const auto& house : registry::houses())
    if (topic.kind == TopicKind::house && house.id == topic.id) return house.label;
  for (const auto& method : registry::methods())
    if (topic.kind == TopicKind::method && text::slug(method.name) == topic.id) return method.name;
  return {};
}

struct Store {
  registry::Arena arena;
  Stored entries, stored_cases, stored_topics;  // as the file has them
  Index index;
  Cases cases;
  Topics topics;
  enum { empty, stored, derived, unusable } state = empty;

  registry::Loaded load(const registry::Opened& file) {
    using registry::Loaded;
    if (!registry::has_facts()) return Loaded::early;
    if (file.build != registry::build()) return Loaded::other_build;
    if (state != empty) return Loaded::late;
    registry::Unpacker io(file.packed, arena);
    index_file(io, entries, stored_cases, cases.list, stored_topics, topics.list);
    if (!io.done()) return Loaded::damaged;
    for (const Case& one : cases.list)
      if (one.status >= registry::statuses().size() || one.chart >= registry::charts().size()) return Loaded::damaged;
    for (const Topic& one : topics.list)
      for (const std::uint16_t status : one.statuses)
        if (status >= registry::statuses().size()) return Loaded::damaged;
    state = stored;
    return Loaded::taken;
  }

  /// What follows from the stored tables is made for the first search: most visits and commands never search, and it is
  /// two thirds of the work of a command such as `statusatlas 404`. @return can one search?
  bool ready() {
    if (state == stored) state = derive_all() ? derived : unusable;
    return state == derived;
  }

  bool derive_all() {
    std::vector<Shown> shown;
    for (const registry::Status& status : registry::statuses()) shown.push_back({status.name, status.summary});
    Index made, of_cases, of_topics;
    if (!derive(entries, shown, arena, made)) return false;
    shown.clear();
    for (const Case& one : cases.list) shown.push_back({one.label, one.trail});
    if (!derive(stored_cases, shown, arena, of_cases)) return false;
    std::vector<Topic> named(topics.list.begin(), topics.list.end());
    shown.clear();
    for (Topic& one : named) {
      if (one.kind == TopicKind::comparison) {
        std::vector<const registry::Status*> compared;
        std::string id;
        for (const std::uint16_t at : one.statuses) {
          compared.push_back(&registry::statuses()[at]);
          (id += id.empty() ? "" : "-") += compared.back()->id;
        }
        one.id = arena.keep(std::string_view(id));
        one.name = arena.keep(std::string_view(registry::title_of(compared)));
      } else {
        if (one.kind != TopicKind::field) one.name = known_name(one);
        shown.push_back({one.name, {}});
      }
    }
    if (!derive(stored_topics, shown, arena, of_topics)) return false;
    topics = {of_topics, arena.keep(named)};
    index = made;
    cases.index = of_cases;
    return true;
  }
};

Store& store() {
  static Store& it = *new Store;  // for the life of the program: hits point into it
  return it;
}

}  // namespace

registry::Loaded load(std::span<const unsigned char> file) {
  const registry::Opened opened = registry::open(file);
  const bool index = opened.state == registry::Loaded::taken && opened.kind == registry::Kind::index;
  return index ? store().load(opened) : registry::load(file);
}

bool has_index() { return store().state == Store::stored || store().state == Store::derived; }

const Index& registry_index() {
  store().ready();
  return store().index;
}

std::string_view kind_of(const Hit& hit) {
  if (!hit.topic) return hit.found ? "outcome" : "status";
  static constexpr std::string_view kinds[] = {"field", "chart", "method", "house", "comparison"};
  return kinds[static_cast<std::size_t>(hit.topic->kind)];
}

std::string path_of(const Topic& topic) {
  static constexpr std::string_view before[] = {"field/", "which/", "method/", "which/?house=", "compare/"};
  return text::concat(
      {before[static_cast<std::size_t>(topic.kind)], topic.id, topic.kind == TopicKind::house ? "" : "/"});
}

std::string path_of(const Hit& hit) {
  if (hit.topic) return path_of(*hit.topic);
  if (hit.found) return text::concat({"which/", registry::charts()[hit.found->chart].id, "/?a=", hit.found->answers});
  return registry::href_of(*hit.status);
}

Results search(std::string_view query, const Filter& filter, std::size_t limit) {
  Results results;
  if (store().ready())
    search_in(store().index, store().cases, store().topics, registry::statuses(), query, filter, limit, results);
  else
    results.incomplete = true;
  return results;
}

}  // namespace search
