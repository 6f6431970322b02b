// Reading assets/: every file to its kind's records.
#include <algorithm>
#include <set>
#include <tuple>

#include "registry/words.h"
#include "tools/datac/guard.h"
#include "tools/datac/table.h"
#include "tools/datac/text.h"

namespace datac {

using registry::Text;

namespace {

// ---- sources/*.toml

/// "March 2026" of "2026-03".
std::string month_of(const std::string& date) {
  static constexpr std::string_view names[] = {"January", "February", "March",     "April",   "May",      "June",
                                               "July",    "August",   "September", "October", "November", "December"};
  return std::string(names[(date[5] - '0') * 10 + date[6] - '0' - 1]) + " " + date.substr(0, 4);
}

/// A work that its owner can change says in its title when it was read, a draft of which month it is.
void read_month(const Table& keys, WorkData& work, Context& context) {
  std::string month;
  for (const std::string_view key : {"date", "read"}) {
    const auto said = keys.text(key, false);
    if (!said) continue;
    if (!is_month(said->text)) {
      context.out.error(said->at, "`" + std::string(key) + "` is " + quoted(said->text) + ".",
                        "Write a month, such as \"2026-11\".");
      continue;
    }
    if (work.year != 0 || !month.empty())
      context.out.error(
          work.at, "The work " + quoted(work.id) + " has several of `year`, `date` and `read`.",
          "Keep `read` for what its owner can change, `date` for a draft and `year` for everything else.");
    month = (key == "read" ? ", read " : ", ") + month_of(said->text);
  }
  work.title += month;
}

void read_works(const toml::table& root, std::map<std::string, WorkData>& works, Context& context) {
  for (auto&& [key, value] : root) {
    const Place at = context.at(key.source());
    const std::string id(key.str());
    const toml::table* table = value.as_table();
    if (!table) {
      context.out.error(at, "Unknown key " + key_name(id) + ".",
                        "Write a table for each work, such as `[\"RFC 9110\"]`.");
      continue;
    }
    if (id.find(", ") != std::string::npos || id.find("§") != std::string::npos) {
      context.out.error(at, "The work's key " + quoted(id) + " holds a comma with a space, or §.",
                        "Choose another key: these separate works and sections in sources.");
    }
    const Table keys(*table, at, {"title", "year", "date", "read", "url"}, context);
    WorkData work;
    work.id = id;
    work.at = at;
    work.title = keys.must("title");
    work.url = keys.must("url");
    if (!work.url.empty() && work.url.substr(0, 8) != "https://" && work.url.substr(0, 7) != "http://") {
      context.out.error(keys.at("url"), "`url` does not start with https:// or http://.", "Write the whole address.");
    }
    if (const auto year = keys.integer("year", false, "2022")) {
      if (*year < 1960 || *year > 2100) {
        context.out.error(keys.at("year"), "`year` is " + std::to_string(*year) + ".",
                          "Write the year of publication, or remove the key.");
      } else {
        work.year = static_cast<int>(*year);
      }
    }
    read_month(keys, work, context);
    const auto [earlier, added] = works.emplace(id, work);
    if (!added) {
      context.out.error(at,
                        "The work " + quoted(id) + " is already in " + earlier->second.at.path + ":" +
                            std::to_string(earlier->second.at.line) + ".",
                        "Remove one of the two.");
    }
  }
}

// ---- classes.toml

void read_classes(const toml::table& root, std::vector<ClassData>& classes, Context& context) {
  const Words ids(registry::kClassIds.begin() + 1, registry::kClassIds.end());
  const Table top(root, {context.path}, {"classes"}, context);
  std::set<std::size_t> seen;
  for (const Table& keys : top.tables("classes", true, "[[classes]]", {"id", "name", "meaning", "rules"})) {
    ClassData record;
    if (const auto id = keys.word("id", ids, true)) {
      record.id = ids[*id];
      record.cls = static_cast<registry::Class>(*id + 1);
      if (!seen.empty() && *id <= *seen.rbegin()) {
        context.out.error(keys.at("id"),
                          "The class " + quoted(record.id) + " stands after " + quoted(ids[*seen.rbegin()]) + ".",
                          "Give each class once, 1xx first.");
      }
      seen.insert(*id);
    }
    record.name = keys.must("name");
    record.meaning = keys.must("meaning");
    for (const Table& rule : keys.tables("rules", true, "[[classes.rules]]", {"text", "source"})) {
      std::string text = rule.must("text");
      record.rules.push_back({std::move(text), rule.citation("source")});
    }
    classes.push_back(std::move(record));
  }
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (seen.contains(i) || !root.contains("classes")) continue;
    context.out.error({context.path}, "The class " + quoted(ids[i]) + " is missing.",
                      "Add a table `[[classes]]` for it.");
  }
}

// ---- houses.toml

void read_houses(const toml::table& root, std::vector<HouseData>& houses, Context& context) {
  const Table top(root, {context.path}, {"houses"}, context);
  for (const Table& keys : top.tables("houses", true, "[[houses]]", {"id", "name", "label", "sources"})) {
    HouseData house;
    house.id = keys.text("id", true).value_or(Said{"", keys.at()});
    house.name = keys.text("name", true).value_or(Said{"", keys.at()});
    house.label = keys.must("label");
    house.sources = keys.citations("sources");
    if (!house.id.text.empty() && !is_kebab(house.id.text))
      context.out.error(
          house.id.at, "The house's id " + quoted(house.id.text) + " is not in kebab case.",
          "Use lower case letters, digits and single dashes, and start with a letter: it stands in addresses.");
    for (const HouseData& other : houses) {
      if (other.id.text != house.id.text && other.name.text != house.name.text) continue;
      context.out.error(keys.at(),
                        "A house with this id or name is already in line " + std::to_string(other.id.at.line) + ".",
                        "Give each house a different id and name.");
      break;
    }
    houses.push_back(std::move(house));
  }
  if (houses.size() > 255)
    context.out.error(
        {context.path},
        "There are " + std::to_string(houses.size()) + " houses, more than the 255 that a state can name.",
        "Remove some, or widen decide::House.");
}

// ---- faults.toml

void read_faults(const toml::table& root, std::vector<FaultData>& faults, Context& context) {
  const Table top(root, {context.path}, {"faults"}, context);
  for (const Table& keys : top.tables("faults", true, "[[faults]]", {"id", "label", "says"})) {
    FaultData fault;
    fault.id = keys.text("id", true).value_or(Said{"", keys.at()});
    fault.label = keys.must("label");
    at_most("label", fault.label, 44, keys.at("label"), context);
    fault.says = keys.must("says");
    if (!fault.id.text.empty() && !is_kebab(fault.id.text))
      context.out.error(
          fault.id.at, "The fault's id " + quoted(fault.id.text) + " is not in kebab case.",
          "Use lower case letters, digits and single dashes, and start with a letter: it stands in addresses.");
    for (const FaultData& other : faults) {
      if (other.id.text != fault.id.text) continue;
      context.out.error(
          fault.id.at,
          "The fault " + quoted(fault.id.text) + " is already in line " + std::to_string(other.id.at.line) + ".",
          "Rename one.");
      break;
    }
    faults.push_back(std::move(fault));
  }
}

// ---- synonyms.toml

void read_synonyms(const toml::table& root, Data& data, Context& context) {
  const Table keys(root, {context.path},
                   {"fillers", "weak", "negators", "negators_after", "often", "same", "intents", "cases"}, context);
  search::SynonymTexts& synonyms = data.synonyms;
  // Every text gets a name by which the index builder's complaints find it again.
  const auto words = [&](const Table& table, std::string_view key, const std::string& prefix) {
    const std::vector<Said> list = table.texts(key, true).value_or(std::vector<Said>{});
    data.synonym_places[prefix + std::string(key)] = table.at(key);
    for (std::size_t i = 0; i < list.size(); ++i) {
      data.synonym_places[prefix + std::string(key) + "[" + std::to_string(i) + "]"] = list[i].at;
    }
    return strings(list);
  };
  synonyms.fillers = words(keys, "fillers", "");
  synonyms.weak = words(keys, "weak", "");
  synonyms.negators = words(keys, "negators", "");
  synonyms.negators_after = words(keys, "negators_after", "");
  synonyms.often = words(keys, "often", "");
  data.synonym_places["same"] = keys.at("same");
  for (const std::vector<Said>& group : keys.text_lists("same")) {
    const std::string name = "same[" + std::to_string(synonyms.same.size()) + "]";
    for (std::size_t i = 0; i < group.size(); ++i)
      data.synonym_places[name + "[" + std::to_string(i) + "]"] = group[i].at;
    data.synonym_places[name] = group.empty() ? keys.at("same") : group[0].at;
    synonyms.same.push_back(strings(group));
  }
  for (const Table& intent : keys.tables("intents", true, "[[intents]]", {"codes", "say"})) {
    const std::string name = "intents[" + std::to_string(synonyms.intents.size()) + "]";
    data.synonym_places[name] = intent.at();
    search::Intent record;
    record.codes = words(intent, "codes", name + ".");
    record.say = words(intent, "say", name + ".");
    synonyms.intents.push_back(std::move(record));
  }
  for (const Table& table : keys.tables("cases", false, "[[cases]]", {"case", "say"})) {
    CaseSayings record;
    record.of = table.text("case", true).value_or(Said{});
    record.say = table.texts("say", true).value_or(std::vector<Said>{});
    if (!record.of.text.empty()) data.case_sayings.push_back(std::move(record));
  }
}

// ---- compares/*.toml

ComparisonData read_comparison(const toml::table& root, const std::string& id, Context& context) {
  const Table keys(root, {context.path}, {"codes", "apart", "source"}, context);
  ComparisonData c;
  c.id = id;
  c.codes_at = keys.at("codes");
  c.codes = keys.texts("codes", true).value_or(std::vector<Said>{});
  if (keys.is_list("codes")) how_many("codes", "code", keys.size("codes"), 2, 4, c.codes_at, context);
  c.apart = keys.must("apart");
  at_most("apart", c.apart, 200, keys.at("apart"), context);
  if (!c.apart.empty() && sentences(c.apart) != 1) {
    context.out.error(keys.at("apart"), "`apart` is not one sentence.",
                      "Say in one sentence, with a full stop, what tells the codes apart.");
  }
  c.source = keys.citation("source");
  return c;
}

// "assets/codes/404.toml" in folder "codes": "404"; nothing for other files.
std::optional<std::string> stem_in(const Tree& tree, std::string_view folder, std::string_view path) {
  const std::string prefix = tree.root + "/" + (folder.empty() ? "" : std::string(folder) + "/");
  if (path.substr(0, prefix.size()) != prefix) return std::nullopt;
  path.remove_prefix(prefix.size());
  constexpr std::string_view suffix = ".toml";
  if (path.size() <= suffix.size() || path.substr(path.size() - suffix.size()) != suffix) return std::nullopt;
  path.remove_suffix(suffix.size());
  if (path.find('/') != Text::npos) return std::nullopt;
  return std::string(path);
}

}  // namespace

Data read(const Tree& tree, Diagnostics& out) {
  Data data;
  data.root = tree.root;
  const auto each = [&](std::string_view folder, auto use) {
    for (const auto& [path, bytes] : tree.files) {
      const auto stem = stem_in(tree, folder, path);
      if (!stem) continue;
      if (const auto bad = invalid_utf8(bytes)) {
        out.error({path, bad->first, bad->second}, "This is not valid UTF-8.", "Save the file as UTF-8.");
        data.unread.insert(std::string(folder) + "/" + *stem);
        continue;
      }
      if (const auto beyond = beyond_limits(path, bytes)) {
        out.error(beyond->at, beyond->problem, beyond->fix);
        data.unread.insert(std::string(folder) + "/" + *stem);
        continue;
      }
      Context context{path, bytes, data.works, data.houses, out};
      try {
        const toml::table root = toml::parse(bytes, path);
        use(root, *stem, context);
      } catch (const toml::parse_error& error) {
        out.error(context.at(error.source()), "This is not TOML: " + std::string(error.description()) + ".",
                  "Fix the syntax there; toml.io explains it.");
        data.unread.insert(std::string(folder) + "/" + *stem);
      }
    }
  };
  each("sources",
       [&](const toml::table& root, const std::string&, Context& context) { read_works(root, data.works, context); });
  each("", [&](const toml::table& root, const std::string& stem, Context& context) {
    if (stem == "classes") read_classes(root, data.classes, context);
    if (stem == "houses") read_houses(root, data.houses, context);
    if (stem == "faults") read_faults(root, data.faults, context);
    if (stem == "synonyms") read_synonyms(root, data, context);
  });
  for (const char* name : {"/classes.toml", "/faults.toml", "/houses.toml", "/synonyms.toml"}) {
    if (tree.files.contains(tree.root + name)) continue;
    out.error({tree.root + name}, "The file is missing.", "Add it; assets/README.md tells what belongs there.");
  }
  each("codes", [&](const toml::table& root, const std::string& stem, Context& context) {
    data.statuses.push_back(read_status(root, stem, context));
  });
  each("compares", [&](const toml::table& root, const std::string& stem, Context& context) {
    data.comparisons.push_back(read_comparison(root, stem, context));
  });
  each("flowcharts", [&](const toml::table& root, const std::string& stem, Context& context) {
    data.charts.push_back(read_chart(root, stem, context));
  });
  each("signals", [&](const toml::table& root, const std::string& stem, Context& context) {
    data.systems.push_back(read_system(root, stem, context));
  });
  each("orders", [&](const toml::table& root, const std::string& stem, Context& context) {
    data.profiles.push_back(read_profile(root, stem, context));
  });
  std::stable_sort(data.profiles.begin(), data.profiles.end(), [](const ProfileData& a, const ProfileData& b) {
    return std::tie(a.rank, a.id) < std::tie(b.rank, b.id);
  });
  each("rules", [&](const toml::table& root, const std::string& stem, Context& context) {
    read_rules(root, stem, data, context);
  });
  each("methods", [&](const toml::table& root, const std::string& stem, Context& context) {
    data.methods.push_back(read_method(root, stem, context));
  });
  each("fields", [&](const toml::table& root, const std::string& stem, Context& context) {
    data.fields.push_back(read_field_info(root, stem, context));
  });
  std::stable_sort(data.methods.begin(), data.methods.end(), [](const MethodData& a, const MethodData& b) {
    return std::tie(a.family, a.name) < std::tie(b.family, b.name);
  });
  std::stable_sort(data.systems.begin(), data.systems.end(), [](const SystemData& a, const SystemData& b) {
    return std::tie(a.name, a.id) < std::tie(b.name, b.id);
  });
  std::stable_sort(data.statuses.begin(), data.statuses.end(), [](const StatusData& a, const StatusData& b) {
    // The registered meaning first, then the one that most people have in mind, then by owner.
    const auto key = [](const StatusData& s) { return std::tuple(s.code, !s.owner.empty(), !s.lead, s.owner, s.id); };
    return key(a) < key(b);
  });
  std::stable_sort(data.charts.begin(), data.charts.end(), [](const ChartData& a, const ChartData& b) {
    return std::tie(a.rank, a.id) < std::tie(b.rank, b.id);
  });
  return data;
}

}  // namespace datac
