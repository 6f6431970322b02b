#include "search/index_builder.h"
#include "tools/datac/write.h"

namespace datac {

std::string search_source(const Data& data, Diagnostics& out) {
  search::IndexInput input;
  input.synonyms = data.synonyms;
  for (const StatusData& s : data.statuses) {
    search::EntryText entry;
    entry.id = s.id;
    entry.code = s.code;
    entry.common = s.common;
    entry.registered = s.owner.empty();
    entry.current = s.standing != registry::Standing::deprecated && s.standing != registry::Standing::reserved;
    entry.name = s.name;
    entry.owner = s.owner;
    for (const NameData& n : s.names) entry.names.push_back(n.name);
    entry.aliases = s.aliases;
    for (const FieldData& f : s.fields) {
      entry.fields.push_back({f.name, f.level, f.in == registry::Direction::request});
    }
    entry.use_when = s.use_when;
    for (const auto& [language, symbol] : s.constants) entry.constants.push_back(symbol);
    entry.summary = s.summary;
    entry.plain = s.plain;
    entry.meaning = s.meaning;
    entry.rest = s.rest;
    entry.client = s.client;
    entry.retry_text = s.retry_text;
    input.entries.push_back(std::move(entry));
  }
  const auto leads = [&](const std::string& id, const std::string& text) {
    for (search::EntryText& entry : input.entries)
      if (entry.id == id) entry.situations.push_back(text);
  };
  for (const StatusData& s : data.statuses)
    for (const AvoidData& avoid : s.avoid_when) leads(avoid.instead.text, avoid.text);
  for (const ChartData& chart : data.charts) {
    for (const NodeData& node : chart.nodes) {
      for (const AnswerData& answer : node.answers) {
        if (answer.unsure || !answer.target || answer.target->kind != registry::TargetKind::status) continue;
        leads(data.statuses[answer.target->index].id,
              answer.label.text + (answer.detail.empty() ? "" : ": " + answer.detail));
      }
    }
  }
  std::vector<std::string> mistakes;
  std::string source = search::build_index_source(input, mistakes);
  if (!data.unread.empty()) mistakes.clear();  // words may be about entries that could not be read
  for (const std::string& mistake : mistakes) {
    // "intents[3].codes[0]: there is no entry …"
    const std::size_t colon = mistake.find(": ");
    const std::string where = mistake.substr(0, colon);
    const auto place = data.synonym_places.find(where);
    out.error(place == data.synonym_places.end() ? Place{"synonyms.toml"} : place->second,
              "In `" + where + "` " + (colon == std::string::npos ? mistake : mistake.substr(colon + 2)) + ".",
              "Change or remove it.");
  }
  return source;
}

std::string module_search_source(const std::string& search_source) {
  std::string source = search_source;
  for (const std::string name : {"sayings", "phrase_item", "places_at", "places"}) {
    // "constexpr char sayings[] = …;" and, in the index itself, "{sayings, 28649}".
    const std::size_t at = source.find(" " + name + "[] =");
    const std::size_t size = source.find("{" + name + ", ");
    if (at == source.npos || size == source.npos) continue;
    const std::size_t count = std::stoul(source.substr(size + name.size() + 3)) + 1;
    source.replace(at, source.find("\nconstexpr ", at) - at, " " + name + "[" + std::to_string(count) + "] = {};");
  }
  return source;
}

}  // namespace datac
