// A system's signals: signals/envoy.toml. The keys in the order of assets/README.md.
#include <algorithm>
#include <set>

#include "registry/signal_words.h"
#include "text/ascii.h"
#include "tools/datac/table.h"
#include "tools/datac/text.h"

namespace datac {
namespace {

const Words kSystemKeys{"name", "kind", "summary", "where", "date", "clues", "signals"};
const Words kSignalKeys{"id",      "name",  "aliases", "place", "proof",     "status", "http",
                        "meaning", "cause", "made_by", "next",  "certainty", "source"};

/// Has it a letter, a digit, or anything beyond ASCII by which it can be found?
bool has_word(std::string_view text) {
  for (const char c : text)
    if (text::is_letter(c) || text::is_digit(c) || (c & 0x80)) return true;
  return false;
}

void check_phrase(std::string_view key, const Said& said, Context& context) {
  if (!has_word(said.text))
    context.out.error(said.at, "`" + std::string(key) + "` holds " + quoted(said.text) + ", which has no word.",
                      "Write what is printed; a search needs at least one letter or digit.");
  at_most(key, said.text, 160, said.at, context);
}

SignalData read_signal(const Table& keys, Context& context) {
  SignalData signal;
  signal.at = keys.at();
  if (const auto name = keys.text("name", true)) {
    signal.name = name->text;
    check_phrase("name", *name, context);
  }
  if (const auto id = keys.text("id", true)) {
    signal.id = *id;
    const bool plain = std::all_of(id->text.begin(), id->text.end(),
                                   [](char c) { return text::is_lower(c) || text::is_digit(c) || c == '-'; });
    if (!plain)
      context.out.error(id->at, "`id` is " + quoted(id->text) + ".",
                        "Use lower-case letters, digits and dashes: it is the anchor on the system's page.");
  }
  for (const Said& alias : keys.texts("aliases", false).value_or(std::vector<Said>{})) {
    check_phrase("aliases", alias, context);
    signal.aliases.push_back(alias.text);
  }
  if (const auto place = keys.word("place", words(registry::kPlaceWords), true))
    signal.place = static_cast<registry::Place>(*place);
  if (const auto proof = keys.word("proof", words(registry::kProofWords), true))
    signal.proof = static_cast<registry::Proof>(*proof);
  for (const std::int64_t status : keys.integers("status")) {
    if (status < 100 || status > 999)
      context.out.error(
          keys.at("status"), "`status` holds " + std::to_string(status) + ".",
          "List the statuses that are sent with the signal, from 100 to 999; leave the list empty where none is.");
    else
      signal.statuses.push_back(static_cast<std::uint16_t>(status));
  }
  signal.http = keys.boolean("http", false).value_or(true);
  if (!signal.http && !signal.statuses.empty())
    context.out.error(keys.at("http"), "`http` is false, but a status is sent.",
                      "Remove one of the two: what is no HTTP has no status.");
  signal.meaning = keys.must("meaning");
  at_most("meaning", signal.meaning, 400, keys.at("meaning"), context);
  signal.cause = keys.may("cause");
  signal.made_by = keys.must("made_by");
  signal.next = strings(keys.texts("next", true).value_or(std::vector<Said>{}));
  if (keys.is_list("next")) how_many("next", "step", keys.size("next"), 1, 4, keys.at("next"), context);
  const Words certain{"documented", "source", "reported"};
  if (const auto certainty = keys.word("certainty", certain, true))
    signal.certainty = static_cast<registry::Confidence>(*certainty + 1);  // as registry::Confidence counts them
  signal.source = keys.citation("source");
  return signal;
}

}  // namespace

SystemData read_system(const toml::table& root, const std::string& id, Context& context) {
  SystemData system;
  const Table keys(root, {context.path}, kSystemKeys, context);
  system.id = id;
  system.at = {context.path};
  check_file_name(id, "the system's address", context);
  system.name = keys.must("name");
  if (const auto kind = keys.word("kind", words(registry::kSystemKindWords), true))
    system.kind = static_cast<registry::SystemKind>(*kind);
  system.summary = keys.must("summary");
  at_most("summary", system.summary, 200, keys.at("summary"), context);
  system.where = keys.must("where");
  system.date = keys.must("date");
  if (!system.date.empty() && !is_month(system.date))
    context.out.error(keys.at("date"), "`date` is " + quoted(system.date) + ".",
                      "Write the month in which the sources were read, such as \"2026-11\".");
  for (const Said& clue : keys.texts("clues", true).value_or(std::vector<Said>{})) {
    check_phrase("clues", clue, context);
    system.clues.push_back(clue.text);
  }
  if (keys.is_list("clues")) how_many("clues", "clue", keys.size("clues"), 1, 24, keys.at("clues"), context);
  std::set<std::string> ids;
  for (const Table& signal : keys.tables("signals", true, "[[signals]]", kSignalKeys)) {
    system.signals.push_back(read_signal(signal, context));
    const SignalData& last = system.signals.back();
    if (!last.id.text.empty() && !ids.insert(last.id.text).second)
      context.out.error(last.id.at, "The signal " + quoted(last.id.text) + " is already in this file.",
                        "Give each signal of a system a different id.");
  }
  return system;
}

}  // namespace datac
