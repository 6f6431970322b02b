// The index: the texts of entries, of flowcharts' outcomes and of what else a query may name to the search's index
// builder, and its complaints back to their places.
#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <tuple>

#include "search/index_builder.h"
#include "text/ascii.h"
#include "tools/datac/table.h"
#include "tools/datac/write.h"

namespace datac {

namespace {

/// Numbers of the RFCs that define an entry or gave it a name, each once.
std::vector<std::uint16_t> rfcs_of(const StatusData& s) {
  std::vector<std::uint16_t> rfcs;
  const auto add = [&](const Citation& citation) {
    for (const Cited& cited : citation.parts) {
      if (!cited.doc.starts_with("RFC ")) continue;
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

// Cases

/// Outcomes as entries of an index of their own, which calls them "methods/delete,absent".
struct CaseTexts {
  search::IndexInput input;
  std::vector<search::Case> list;  // views into the registry's data and into `texts`
  std::deque<std::string> texts;
  std::map<std::tuple<std::size_t, std::size_t, std::size_t>, std::string> ids;  // by chart, node and answer

  std::string_view keep(std::string text) { return texts.emplace_back(std::move(text)); }
};

/// The shortest way to each question of a chart: node and answer, step by step.
using Ways = std::vector<std::vector<std::pair<std::size_t, std::size_t>>>;
Ways ways_through(const ChartData& chart) {
  Ways ways(chart.nodes.size());
  std::vector<std::size_t> reached{chart.root_index};
  std::vector<bool> seen(chart.nodes.size());
  seen[chart.root_index] = true;
  for (std::size_t at = 0; at < reached.size(); ++at) {
    const std::size_t node = reached[at];
    for (std::size_t a = 0; a < chart.nodes[node].answers.size(); ++a) {
      const auto& target = chart.nodes[node].answers[a].target;
      if (!target || target->kind != registry::TargetKind::node || seen[target->index]) continue;
      seen[target->index] = true;
      ways[target->index] = ways[node];
      ways[target->index].emplace_back(node, a);
      reached.push_back(target->index);
    }
  }
  return ways;
}

/// A list of examples, "wrong id, deleted before", as its members.
std::vector<std::string> members(const std::string& list) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t end = std::min(list.find(", ", at), list.size());
    out.push_back(list.substr(at, end - at));
    at = end + 2;
  }
  return out;
}

void add_case(const Data& data, std::size_t c, std::size_t n, std::size_t a, const Ways& ways, CaseTexts& cases) {
  const ChartData& chart = data.charts[c];
  const AnswerData& answer = chart.nodes[n].answers[a];
  search::EntryText text;
  std::string answers, trail;
  for (const auto& [node, step] : ways[n]) {
    const AnswerData& before = chart.nodes[node].answers[step];
    answers += before.id.text + ",";
    trail += (trail.empty() ? "" : " › ") + before.label.text;
    for (std::string& each : members(before.detail)) text.situations.push_back(std::move(each));
  }
  answers += answer.id.text;
  text.id = chart.id + "/" + answers;
  text.aliases = members(answer.detail);
  text.aliases.insert(text.aliases.begin(), answer.label.text);
  text.summary = trail;
  text.plain = chart.title + " " + chart.nodes[n].ask + " " + answer.because;
  cases.list.push_back({answer.target->index, static_cast<std::uint16_t>(c), cases.keep(std::move(answers)),
                        cases.keep(answer.label.text + (answer.detail.empty() ? "" : ": " + answer.detail)),
                        cases.keep(std::move(trail))});
  cases.ids.emplace(std::tuple(c, n, a), text.id);
  cases.input.entries.push_back(std::move(text));
}

/// The id of the case that a saying names; empty, and reported, where there is none.
std::string case_of(const Data& data, const CaseSayings& said, const CaseTexts& cases, Diagnostics& out) {
  const std::string& path = said.of.text;
  const std::size_t slash = std::min(path.find('/'), path.size());
  const auto chart = std::find_if(data.charts.begin(), data.charts.end(),
                                  [&](const ChartData& c) { return path.compare(0, slash, c.id) == 0; });
  if (chart == data.charts.end()) {
    if (!data.unread.contains("flowcharts/" + path.substr(0, slash)))
      out.error(said.of.at, "There is no flowchart " + quoted(path.substr(0, slash)) + ".",
                "Write a chart and its answers: \"methods/delete,absent\".");
    return {};
  }
  if (chart->broken) return {};
  std::size_t node = chart->root_index;
  for (std::size_t at = slash + 1; at <= path.size();) {
    const std::size_t end = std::min(path.find(',', at), path.size());
    const std::string id = path.substr(at, end - at);
    const auto& answers = chart->nodes[node].answers;
    const auto answer = std::find_if(answers.begin(), answers.end(), [&](const auto& a) { return a.id.text == id; });
    if (answer == answers.end()) {
      std::string known;
      for (const AnswerData& a : answers) (known += known.empty() ? "" : ", ") += a.id.text;
      out.error(said.of.at,
                "The question " + quoted(chart->nodes[node].id.text) + " of the chart " + quoted(chart->id) +
                    " has no answer " + quoted(id) + ".",
                "Its answers are " + known + ".");
      return {};
    }
    if (!answer->target) return {};  // reported
    const auto found = cases.ids.find(std::tuple(static_cast<std::size_t>(chart - data.charts.begin()), node,
                                                 static_cast<std::size_t>(answer - answers.begin())));
    if (found != cases.ids.end() && end == path.size()) return found->second;
    if (answer->target->kind != registry::TargetKind::node) break;
    node = answer->target->index;
    at = end + 1;
  }
  out.error(said.of.at, quoted(path) + " is no outcome that the search knows.",
            "Name the answers from the first question to an outcome; “I don't know” and labels that are a code do not "
            "count.");
  return {};
}

CaseTexts cases_of(const Data& data, Diagnostics& out) {
  CaseTexts cases;
  cases.input.synonyms = data.synonyms;
  cases.input.synonyms.often.clear();
  cases.input.synonyms.intents.clear();
  for (std::size_t c = 0; c < data.charts.size(); ++c) {
    const ChartData& chart = data.charts[c];
    if (chart.broken || chart.root_index >= chart.nodes.size()) continue;
    const Ways ways = ways_through(chart);
    for (std::size_t n = 0; n < chart.nodes.size(); ++n)
      for (std::size_t a = 0; a < chart.nodes[n].answers.size(); ++a) {
        const AnswerData& answer = chart.nodes[n].answers[a];
        if (answer.unsure || !answer.target || answer.target->kind != registry::TargetKind::status) continue;
        // "503 Service Unavailable" is no case, but a code that somebody got.
        if (answer.label.text.compare(0, 3, data.statuses[answer.target->index].id, 0, 3) != 0)
          add_case(data, c, n, a, ways, cases);
      }
  }
  for (const CaseSayings& said : data.case_sayings)
    if (const std::string id = case_of(data, said, cases, out); !id.empty())
      cases.input.synonyms.intents.push_back({strings(said.say), {id}});
  return cases;
}

// Topics

/// What else a query may name, as entries of an index of their own.
struct TopicTexts {
  search::IndexInput input;
  std::vector<search::Topic> list;  // views into the data and into `ids` and `statuses`
  std::deque<std::string> ids;
  std::deque<std::vector<std::uint16_t>> statuses;

  void add(search::TopicKind kind, std::string id, std::string_view name, std::vector<std::uint16_t> codes,
           std::vector<std::string> names) {
    const bool own = kind == search::TopicKind::field;  // facts have the other names
    list.push_back({kind, ids.emplace_back(std::move(id)), own ? name : std::string_view(),
                    statuses.emplace_back(std::move(codes))});
    if (kind == search::TopicKind::comparison) return;  // found by its codes
    search::EntryText text;
    text.id = std::to_string(static_cast<int>(kind)) + "/" + ids.back();
    text.name = name;
    text.names = std::move(names);
    input.entries.push_back(std::move(text));
  }
};

void add_fields(const Data& data, TopicTexts& topics) {
  for (const FieldInfoData& field : data.fields) {
    std::vector<std::uint16_t> codes;  // registered ones
    bool any = false;
    for (std::size_t i = 0; i < data.statuses.size(); ++i) {
      const StatusData& s = data.statuses[i];
      if (std::none_of(s.fields.begin(), s.fields.end(),
                       [&](const FieldData& f) { return text::slug(f.name) == text::slug(field.name); }))
        continue;
      any = true;
      if (s.owner.empty()) codes.push_back(static_cast<std::uint16_t>(i));
    }
    if (codes.size() > 1) codes.clear();
    // As it is typed: "etag" is one word, ETag is read as two.
    if (any)
      topics.add(search::TopicKind::field, text::slug(field.name), field.name, codes, {text::lower_case(field.name)});
  }
}

/// Those that somebody wrote, and each two codes of which one names the other.
void add_comparisons(const Data& data, TopicTexts& topics) {
  const auto place = [&](std::string_view id) {
    const auto at = std::find_if(data.statuses.begin(), data.statuses.end(), [&](const auto& s) { return s.id == id; });
    return static_cast<std::size_t>(at - data.statuses.begin());
  };
  std::set<std::vector<std::uint16_t>> all;
  const auto add = [&](std::vector<std::size_t> places) {
    std::sort(places.begin(), places.end());
    if (places.size() > 1 && places.back() < data.statuses.size()) all.emplace(places.begin(), places.end());
  };
  for (const ComparisonData& comparison : data.comparisons) {
    std::vector<std::size_t> places;
    for (const Said& id : comparison.codes) places.push_back(place(id.text));
    add(std::move(places));
  }
  for (std::size_t i = 0; i < data.statuses.size(); ++i)
    for (const Said& id : data.statuses[i].confused_with)
      if (const std::size_t other = place(id.text); other != i) add({i, other});
  for (const auto& codes : all) topics.add(search::TopicKind::comparison, {}, {}, codes, {});
}

TopicTexts topics_of(const Data& data) {
  TopicTexts topics;
  // Names are found as they are written; what else they might be called would be half of their index.
  topics.input.synonyms.fillers = data.synonyms.fillers;
  topics.input.synonyms.negators = data.synonyms.negators;
  add_fields(data, topics);
  for (const ChartData& chart : data.charts)
    topics.add(search::TopicKind::chart, chart.id, chart.title, {}, {chart.id});
  for (const MethodData& method : data.methods)
    topics.add(search::TopicKind::method, text::slug(method.name), method.name, {}, {});
  for (const HouseData& house : data.houses)
    topics.add(search::TopicKind::house, house.id.text, house.label, {}, {house.name.text});
  add_comparisons(data, topics);
  return topics;
}

/// The place of "intents[3].codes[0]", of "entries[404].names" or of "entries".
Place place_of(const std::string& where, const Data& data) {
  const auto said = data.synonym_places.find(where);
  if (said != data.synonym_places.end()) return said->second;
  constexpr std::string_view entries = "entries[";
  for (const StatusData& s : data.statuses) {
    if (where.starts_with(entries) && where.compare(entries.size(), s.id.size() + 1, s.id + "]") == 0)
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
  const CaseTexts cases = cases_of(data, out);
  mistakes.clear();
  const search::BuiltIndex case_index = search::build_index(cases.input, mistakes);
  for (const search::Mistake& mistake : mistakes) {
    if (!mistake.where.starts_with("entries")) continue;  // the synonyms’ are told above
    out.error({data.root + "/flowcharts"}, "In the index of cases, `" + mistake.where + "` " + mistake.what + ".",
              mistake.fix);
  }
  const TopicTexts topics = topics_of(data);
  mistakes.clear();
  const search::BuiltIndex topic_index = search::build_index(topics.input, mistakes);
  for (const search::Mistake& mistake : mistakes)
    if (mistake.where.starts_with("entries"))
      out.error({data.root}, "In the index of topics, `" + mistake.where + "` " + mistake.what + ".", mistake.fix);
  return search::packed(index, case_index, cases.list, topic_index, topics.list);
}

}  // namespace datac
