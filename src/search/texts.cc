// An entry's zones and their weights, then the sayings of synonyms.toml, which are texts of the entries that they name.
#include "search/texts.h"

#include <algorithm>
#include <map>

namespace search {

namespace {

constexpr Zone zone_name{6, 0.2}, zone_former{4, 0.2}, zone_alias{4, 0.3}, zone_field{3, 0.4}, zone_owner{5, 0},
    zone_said{3, 0.3}, zone_symptom{4, 0.5}, zone_situation{2, 0.5}, zone_summary{4, 0.5}, zone_plain{2, 0.7},
    zone_meaning{1.5, 0.7, true}, zone_rest{0.5, 0.7, true}, zone_constant{2, 0.3};

class Gatherer {
 public:
  Gatherer(Vocabulary& vocabulary, std::vector<Text>& texts) : vocabulary_(vocabulary), texts_(texts) {}

  void entry(Entry id, const EntryText& entry) {
    entry_ = id;
    phrase(zone_name, PhraseKind::name, 0, 140, entry.name);
    for (std::size_t i = 0; i < entry.names.size(); ++i)
      if (entry.names[i] != entry.name) phrase(zone_former, PhraseKind::former_name, i, 122, entry.names[i]);
    for (std::size_t i = 0; i < entry.aliases.size(); ++i)
      phrase(zone_alias, PhraseKind::alias, i, 124, entry.aliases[i]);
    for (std::size_t i = 0; i < entry.fields.size(); ++i) {
      // MUST, MUST NOT, SHOULD, SHOULD NOT, MAY: who asks for a field mostly asks what has to be sent.
      static constexpr int by_level[] = {124, 104, 112, 104, 104};
      const FieldText& field = entry.fields[i];
      const int weight = by_level[static_cast<std::size_t>(field.level)] - (field.request ? 8 : 0);
      phrase(zone_field, PhraseKind::field, i, weight, field.name);
    }
    if (!entry.owner.empty()) phrase(zone_owner, PhraseKind::owner, 0, 100, entry.owner);
    for (std::size_t i = 0; i < entry.use_when.size(); ++i)
      phrase(zone_symptom, PhraseKind::symptom, i, 100, entry.use_when[i]);
    for (const std::string& situation : entry.situations) prose(zone_situation, PhraseKind::symptom, situation);
    phrase(zone_summary, PhraseKind::summary, 0, 84, entry.summary);
    // A constant mostly repeats a name; it counts where it says something else.
    for (std::size_t i = 0; i < entry.constants.size(); ++i) {
      const std::string_view symbol = entry.constants[i];
      const std::size_t last = symbol.find_last_of(".:");
      phrase(zone_constant, PhraseKind::prose, i, 100, symbol.substr(last == symbol.npos ? 0 : last + 1));
    }
    prose(zone_plain, PhraseKind::prose, entry.plain);
    prose(zone_meaning, PhraseKind::prose, entry.meaning);
    for (const std::string* text : {&entry.rest, &entry.client, &entry.retry_text})
      prose(zone_rest, PhraseKind::prose, *text);
  }

  /// @param item position among all sayings
  void saying(Entry id, std::size_t item, int weight, std::string_view text) {
    entry_ = id;
    add({id, &zone_said, true, PhraseKind::symptom, item, static_cast<std::uint8_t>(weight), true, text, {}});
  }

 private:
  void phrase(const Zone& zone, PhraseKind kind, std::size_t item, int weight, std::string_view text) {
    add({entry_, &zone, true, kind, item, static_cast<std::uint8_t>(weight), false, text, {}});
  }
  void prose(const Zone& zone, PhraseKind kind, std::string_view text) {
    add({entry_, &zone, false, kind, 0, 0, false, text, {}});
  }
  void add(Text text) {
    text.reading = vocabulary_.read(text.text);
    if (!text.reading.main.empty()) texts_.push_back(std::move(text));
  }

  Vocabulary& vocabulary_;
  std::vector<Text>& texts_;
  Entry entry_ = 0;
};

}  // namespace

std::vector<Text> gather_texts(const IndexInput& input, Vocabulary& vocabulary, std::vector<Mistake>& mistakes) {
  std::vector<Text> texts;
  Gatherer gatherer(vocabulary, texts);
  std::map<std::string_view, Entry> ids;
  for (std::size_t e = 0; e < input.entries.size(); ++e) {
    gatherer.entry(static_cast<Entry>(e), input.entries[e]);
    ids.emplace(input.entries[e].id, static_cast<Entry>(e));
  }
  std::size_t before = 0;  // sayings of the intents before
  for (std::size_t i = 0; i < input.synonyms.intents.size(); ++i) {
    const Intent& intent = input.synonyms.intents[i];
    const std::string where = "intents[" + std::to_string(i) + "]";
    if (intent.codes.empty()) mistakes.push_back({where, "names no codes", {}});
    if (intent.say.empty()) mistakes.push_back({where, "says nothing", {}});
    for (std::size_t c = 0; c < intent.codes.size(); ++c) {
      const auto entry = ids.find(intent.codes[c]);
      if (entry == ids.end()) {
        mistakes.push_back(
            {where + ".codes[" + std::to_string(c) + "]", "there is no entry “" + intent.codes[c] + "”", {}});
        continue;
      }
      static constexpr int by_rank[] = {124, 98, 84, 74, 66, 60};
      const int weight = by_rank[std::min<std::size_t>(c, 5)];
      for (std::size_t say = 0; say < intent.say.size(); ++say)
        gatherer.saying(entry->second, before + say, weight, intent.say[say]);
    }
    before += intent.say.size();
  }
  return texts;
}

}  // namespace search
