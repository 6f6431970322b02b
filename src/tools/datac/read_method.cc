// A method, methods/propfind.toml, and a header field, fields/retry-after.toml. The keys in the order of
// assets/README.md.
#include "registry/words.h"
#include "text/token.h"
#include "tools/datac/table.h"
#include "tools/datac/text.h"

namespace datac {
namespace {

const Words kMethodKeys{"name",       "family",    "summary", "meaning",   "standing",   "safe",
                        "idempotent", "cacheable", "safety",  "repeating", "caching",    "request",
                        "response",   "sources",   "wire",    "statuses",  "corrections"};

/// Files are named after what they describe, because its address is.
void check_name(const std::string& name, const std::string& id, const Table& keys, Context& context) {
  if (name.empty()) return;
  if (!text::is_token(name))
    context.out.error(keys.at("name"), quoted(name) + " is neither a method nor a field name.",
                      "Write it as it stands in a message, such as \"GET\" or \"Retry-After\".");
  else if (lower_case(name) != id)
    context.out.error(keys.at("name"),
                      "`name` is " + quoted(name) + ", but the file is named " + quoted(id + ".toml") + ".",
                      "Rename the file to " + quoted(lower_case(name) + ".toml") + ", or correct the name.");
}

MethodStatusData read_method_status(const Table& keys, Context& context) {
  MethodStatusData out;
  out.code = keys.text("code", true).value_or(Said{"", keys.at()});
  const auto level = keys.word("level", words(registry::kLevelWords), false);
  if (level) out.level = registry::kLevelWords[*level];
  out.when = keys.must("when");
  out.source = keys.citation("source");
  bool section = out.source.parts.empty();
  for (const Cited& part : out.source.parts) section |= !part.section.empty();
  if (level && !section)
    context.out.error(keys.at("source"), "A status at level " + out.level + " needs a section.",
                      "Add it, as in \"" + out.source.parts.front().doc + " §9.3.4\".");
  return out;
}

}  // namespace

MethodData read_method(const toml::table& root, const std::string& id, Context& context) {
  const Table keys(root, {context.path}, kMethodKeys, context);
  MethodData method;
  method.at = {context.path};
  method.name = keys.must("name");
  check_name(method.name, id, keys, context);
  method.family = keys.must("family");
  method.summary = keys.must("summary");
  at_most("summary", method.summary, 160, keys.at("summary"), context);
  method.meaning = keys.must("meaning");
  method.standing = keys.may("standing");
  method.safe = keys.boolean("safe", true).value_or(false);
  method.idempotent = keys.boolean("idempotent", true).value_or(false);
  method.cacheable = keys.boolean("cacheable", true).value_or(false);
  if (method.safe && !method.idempotent)
    context.out.error(keys.at("idempotent"), "`idempotent` is false, but the method is safe.",
                      "Safe methods are idempotent (RFC 9110 section 9.2.2): correct one of the two.");
  method.safety = keys.rule("safety");
  method.repeating = keys.rule("repeating");
  method.caching = keys.rule("caching");
  method.request = keys.rule("request");
  method.response = keys.rule("response");
  method.sources = keys.citations("sources");
  if (keys.is_list("sources") && keys.size("sources") == 0)
    context.out.error(keys.at("sources"), "`sources` is empty.", "Name the work that defines the method first.");
  if (const auto wire = keys.text("wire", true, true)) method.wire = wire->text;
  for (const Table& status : keys.tables("statuses", true, "[[statuses]]", {"code", "level", "when", "source"}))
    method.statuses.push_back(read_method_status(status, context));
  for (const Table& correction : keys.tables("corrections", false, "[[corrections]]", {"claim", "truth", "source"})) {
    std::string claim = correction.must("claim"), truth = correction.must("truth");
    method.corrections.push_back({std::move(claim), std::move(truth), correction.citation("source")});
  }
  return method;
}

FieldInfoData read_field_info(const toml::table& root, const std::string& id, Context& context) {
  const Table keys(root, {context.path}, {"name", "what", "shape", "example", "source"}, context);
  FieldInfoData field;
  field.at = {context.path};
  field.name = keys.must("name");
  check_name(field.name, id, keys, context);
  field.what = keys.must("what");
  field.shape = keys.must("shape");
  field.example = keys.must("example");
  field.source = keys.citation("source");
  return field;
}

}  // namespace datac
