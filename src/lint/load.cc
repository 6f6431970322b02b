// The rules of a program: what has been loaded.
#include "lint/lint.h"
#include "registry/lint_rule_schema.h"
#include "registry/registry.h"
#include "registry/unpack.h"

namespace lint {
namespace {

struct Store {
  registry::Arena arena;
  registry::LintTables tables;
  bool loaded = false;
};

Store& store() {
  static Store& it = *new Store;  // for the life of the program: findings point into it
  return it;
}

}  // namespace

registry::Loaded load(std::span<const unsigned char> file) {
  using registry::Loaded;
  const registry::Opened opened = registry::open(file);
  if (opened.state != Loaded::taken) return opened.state;
  if (opened.kind != registry::Kind::rules) return Loaded::foreign;
  if (!registry::has_facts()) return Loaded::early;
  if (opened.build != registry::build()) return Loaded::other_build;
  Store& to = store();
  if (to.loaded) return Loaded::late;
  registry::Unpacker io(opened.packed, to.arena);
  registry::lint_rules(io, to.tables);
  if (!io.done()) {
    to.tables = {};
    return Loaded::damaged;
  }
  to.loaded = true;
  return Loaded::taken;
}

bool has_rules() { return store().loaded; }
registry::List<registry::LintRule> rules() { return store().tables.rules; }
registry::List<registry::Maker> makers() { return store().tables.makers; }
registry::List<registry::OtherName> other_names() { return store().tables.names; }

}  // namespace lint
