// The index: the entries' texts to the search's index builder, and its complaints back to their places.
#include <algorithm>
#include <map>

#include "search/index_builder.h"
#include "tools/datac/write.h"

namespace datac {

namespace {

/// Numbers of the RFCs that define an entry or gave it a name, each once.
std::vector<std::uint16_t> rfcs_of(const StatusData& s) {
  std::vector<std::uint16_t> rfcs;
  const auto add = [&](const Citation& citation) {
    for (const Cited& cited : citation.parts) {
      if (cited.doc.compare(0, 4, "RFC ") != 0) continue;
      const std::string digits = cited.doc.substr(4);
      if (digits.empty() || digits.size() > 4 || digits.find_first_not_of("0123456789") != digits.npos) continue;
      const auto number = static_cast<std::uint16_t>(std::stoul(digits));
      if (std::find(rfcs.begin(), rfcs.end(), number) == rfcs.end()) rfcs.push_back(number);
    }
  };
  for (const Citation& citation : s.sources) add(citation);
  for (const NameData& name : s.names) add(name.source);
  return rfcs;
}

search::EntryText entry_of(const StatusData& s) {
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
  for (const FieldData& f : s.fields) entry.fields.push_back({f.name, f.level, f.in == registry::Direction::request});
  entry.use_when = s.use_when;
  for (const auto& [language, symbol] : s.constants) entry.constants.push_back(symbol);
  entry.rfcs = rfcs_of(s);
  entry.summary = s.summary;
  entry.plain = s.plain;
  entry.meaning = s.meaning;
  entry.rest = s.rest;
  entry.client = s.client;
  entry.retry_text = s.retry_text;
  return entry;
}

/// What leads to an entry by others' avoid_when and by the answers of flowcharts.
void add_situations(const Data& data, std::vector<search::EntryText>& entries) {
  std::map<std::string_view, search::EntryText*> by_id;
  for (search::EntryText& entry : entries) by_id.emplace(entry.id, &entry);
  const auto leads = [&](std::string_view id, std::string text) {
    const auto found = by_id.find(id);
    if (found != by_id.end()) found->second->situations.push_back(std::move(text));
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
}

/// The place of "intents[3].codes[0]", of "entries[404].names" or of "entries".
Place place_of(const std::string& where, const Data& data) {
  const auto said = data.synonym_places.find(where);
  if (said != data.synonym_places.end()) return said->second;
  constexpr std::string_view entries = "entries[";
  for (const StatusData& s : data.statuses) {
    if (where.compare(0, entries.size(), entries) == 0 &&
        where.compare(entries.size(), s.id.size() + 1, s.id + "]") == 0)
      return {s.at.path};
  }
  return {data.root + (where == "entries" ? "/codes" : "/synonyms.toml")};
}

}  // namespace

std::string packed_index(const Data& data, Diagnostics& out) {
  search::IndexInput input;
  input.synonyms = data.synonyms;
  for (const StatusData& s : data.statuses) input.entries.push_back(entry_of(s));
  add_situations(data, input.entries);
  std::vector<search::Mistake> mistakes;
  const search::BuiltIndex index = search::build_index(input, mistakes);
  if (!data.unread.empty()) mistakes.clear();  // words may be about entries that could not be read
  for (const search::Mistake& mistake : mistakes) {
    out.error(place_of(mistake.where, data), "In `" + mistake.where + "` " + mistake.what + ".",
              mistake.fix.empty() ? "Change or remove it." : mistake.fix);
  }
  return index.packed();
}

}  // namespace datac
