// Rules, requirements and makers: assets/rules/*.toml. The keys in the order of assets/README.md.
//
// A requirement says in words when a field has to be sent; requirements.toml translates these words into conditions. So
// the entry in assets/codes stays the one place where the requirement stands, and the rule that checks it is made here.
#include <algorithm>
#include <map>
#include <set>

#include "registry/lint_functions.h"
#include "registry/lint_rule_words.h"
#include "registry/words.h"
#include "text/ascii.h"
#include "text/token.h"
#include "tools/datac/table.h"
#include "tools/datac/text.h"

namespace datac {
namespace {

const Words kConditionKeys{"status",  "except", "method", "other_method", "version",     "role",          "house",
                           "has",     "any",    "lacks",  "request_has",  "request_any", "request_lacks", "twin_has",
                           "content", "ask",    "assume", "file",         "check"};
const Words kRoles{"origin", "proxy", "gateway"};

Words with(Words words, const Words& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

/// "405", "4xx", "other" to their bits and numbers.
void read_statuses(const Table& keys, std::string_view key, RuleSpec& rule, std::vector<std::uint16_t>& codes,
                   Context& context) {
  for (const Said& said : keys.texts(key, false).value_or(std::vector<Said>{})) {
    const std::string& text = said.text;
    const std::size_t cls = registry::position(registry::kClassIds, text);
    const bool digits =
        text.size() == 3 && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (digits)
      codes.push_back(static_cast<std::uint16_t>(std::stoi(text)));
    else if (key == "status" && text == "other")
      rule.classes |= 1;
    else if (key == "status" && cls > 0 && cls < registry::kClassIds.size())
      rule.classes |= static_cast<std::uint8_t>(1 << cls);
    else
      context.out.error(said.at, "`" + std::string(key) + "` holds " + quoted(text) + ".",
                        key == "status" ? "Write codes such as \"405\", classes such as \"4xx\", or \"other\"."
                                        : "Write codes such as \"405\".");
  }
}

std::uint8_t bits(const Table& keys, std::string_view key, const Words& words, const std::vector<unsigned>& values,
                  Context& context) {
  std::uint8_t out = 0;
  for (const Said& said : keys.texts(key, false).value_or(std::vector<Said>{})) {
    const auto found = std::find(words.begin(), words.end(), said.text);
    if (found == words.end())
      context.out.error(said.at, "`" + std::string(key) + "` holds " + quoted(said.text) + ".",
                        "Write " + any_of(words) + ".");
    else
      out |= static_cast<std::uint8_t>(values[static_cast<std::size_t>(found - words.begin())]);
  }
  return out;
}

/// "Content-Type: text/html" to name and value.
void read_looks(const Table& keys, RuleSpec& rule, Context& context) {
  for (std::size_t look = 0; look < registry::kLookWords.size(); ++look) {
    for (const Said& said : keys.texts(registry::kLookWords[look], false).value_or(std::vector<Said>{})) {
      ConditionData condition{static_cast<registry::Look>(look), said.text, {}};
      const std::size_t colon = said.text.find(": ");
      if (colon != std::string::npos) {
        condition.name = said.text.substr(0, colon);
        condition.value = said.text.substr(colon + 2);
      }
      std::string_view name = condition.name;
      if (!name.empty() && name.back() == '*') name.remove_suffix(1);
      if (!text::is_token(name) || (colon != std::string::npos && condition.value.empty()))
        context.out.error(said.at, "`" + std::string(registry::kLookWords[look]) + "` holds " + quoted(said.text) + ".",
                          "Write the name of a field, or name and value such as \"Connection: close\".");
      rule.conditions.push_back(std::move(condition));
    }
  }
}

void read_conditions(const Table& keys, RuleSpec& rule, Context& context) {
  read_statuses(keys, "status", rule, rule.codes, context);
  read_statuses(keys, "except", rule, rule.except, context);
  rule.methods = strings(keys.texts("method", false).value_or(std::vector<Said>{}));
  rule.other_methods = strings(keys.texts("other_method", false).value_or(std::vector<Said>{}));
  rule.versions = bits(keys, "version", words(registry::kVersionWords), {1, 2, 4, 8}, context);
  rule.roles = bits(keys, "role", kRoles,
                    {registry::Sender::origin, registry::Sender::proxy, registry::Sender::gateway}, context);
  if (const auto house = keys.text("house", false)) {
    rule.house = house->text;
    if (std::none_of(context.houses.begin(), context.houses.end(),
                     [&](const HouseData& h) { return h.id.text == house->text; }))
      context.out.error(house->at, "`house` names " + quoted(house->text) + ", which houses.toml does not have.",
                        "Write the id of a house that stands there.");
  }
  read_looks(keys, rule, context);
  if (const auto content = keys.word("content", {"yes", "no"}, false))
    rule.content = *content == 0 ? registry::Filled::yes : registry::Filled::no;
  rule.ask = keys.boolean("ask", false).value_or(false);
  rule.assume = keys.boolean("assume", false).value_or(false);
  rule.file = keys.boolean("file", false).value_or(false);
  if (const auto check = keys.word("check", words(registry::kLintFunctionWords), false)) rule.function = *check + 1;
}

/// "lacks a MUST field" and "has a MUST NOT field" as a rule. Requirements that say the same are one rule.
RuleSpec made_rule(const FieldData& field, const RequirementData& row) {
  RuleSpec rule = row.conditions;
  const bool send = field.level == registry::Level::must || field.level == registry::Level::should;
  const bool strict = field.level == registry::Level::must || field.level == registry::Level::must_not;
  rule.required = true;
  rule.topic = "requirements";
  rule.level = row.level.value_or(strict ? registry::Severity::must : registry::Severity::should);
  rule.conditions.insert(rule.conditions.begin(),
                         {send ? registry::Look::lacks : registry::Look::has, field.name, row.value});
  rule.text = "With {status} the server " + std::string(registry::kLevelWords[static_cast<std::size_t>(field.level)]) +
              " send `" + field.name + "`: " + field.when + ".";
  rule.fix = send ? "Send `" + field.name + (row.value.empty() ? "`." : ": " + row.value + "`.")
                  : "Remove `" + field.name + "`.";
  rule.source = field.source;
  std::string level(registry::kLevelWords[static_cast<std::size_t>(field.level)]);
  std::replace(level.begin(), level.end(), ' ', '-');
  rule.id.text = lower_case(field.name) + "-" + lower_case(level);
  return rule;
}

}  // namespace

void read_rules(const toml::table& root, const std::string& topic, Data& data, Context& context) {
  const Table top(root, {context.path},
                  topic == "requirements" ? Words{"requirements"}
                  : topic == "makers"     ? Words{"makers"}
                                          : Words{"rules"},
                  context);
  if (topic == "requirements") {
    data.has_requirements = true;
    for (const Table& keys : top.tables("requirements", true, "[[requirements]]",
                                        with({"when", "field", "unseen", "level", "value"}, kConditionKeys))) {
      RequirementData row;
      row.at = keys.at();
      row.when = keys.must("when");
      row.field = keys.may("field");
      row.value = keys.may("value");
      row.unseen = keys.may("unseen");
      if (const auto level = keys.word("level", words(registry::kSeverityWords), false))
        row.level = static_cast<registry::Severity>(*level);
      read_conditions(keys, row.conditions, context);
      data.requirements.push_back(std::move(row));
    }
    return;
  }
  if (topic == "makers") {
    for (const Table& keys : top.tables("makers", true, "[[makers]]",
                                        {"id", "name", "sure", "made", "field", "value", "phrase", "status", "content",
                                         "because", "next", "source"})) {
      MakerData maker;
      maker.id = keys.text("id", true).value_or(Said{"", keys.at()});
      maker.name = keys.must("name");
      if (const auto sure = keys.word("sure", words(registry::kSureWords), true))
        maker.sure = static_cast<registry::Sure>(*sure);
      maker.made = keys.boolean("made", false).value_or(false);
      maker.field = keys.may("field");
      maker.value = keys.may("value");
      maker.phrase = keys.may("phrase");
      RuleSpec statuses;
      read_statuses(keys, "status", statuses, maker.codes, context);
      maker.content = strings(keys.texts("content", false).value_or(std::vector<Said>{}));
      maker.because = keys.must("because");
      maker.next = keys.must("next");
      maker.source = keys.citation("source");
      if (maker.field.empty() && maker.phrase.empty() && maker.content.empty() && maker.codes.empty())
        context.out.error(keys.at(), "The maker has no mark.", "Give `field`, `phrase`, `status` or `content`.");
      data.makers.push_back(std::move(maker));
    }
    return;
  }
  for (const Table& keys :
       top.tables("rules", true, "[[rules]]", with({"id", "level", "text", "fix", "source"}, kConditionKeys))) {
    RuleSpec rule;
    rule.topic = topic;
    rule.id = keys.text("id", true).value_or(Said{"", keys.at()});
    if (!rule.id.text.empty() && !std::all_of(rule.id.text.begin(), rule.id.text.end(), [](char c) {
          return text::is_lower(c) || text::is_digit(c) || c == '-';
        }))
      context.out.error(rule.id.at, "`id` is " + quoted(rule.id.text) + ".",
                        "Use lower-case letters, digits and dashes.");
    if (const auto level = keys.word("level", words(registry::kSeverityWords), true))
      rule.level = static_cast<registry::Severity>(*level);
    read_conditions(keys, rule, context);
    rule.text = keys.must("text");
    at_most("text", rule.text, 240, keys.at("text"), context);
    rule.fix = keys.must("fix");
    at_most("fix", rule.fix, 240, keys.at("fix"), context);
    rule.source = keys.citation("source");
    if (rule.conditions.empty() && !keys.has("check") && rule.codes.empty() && rule.classes == 0)
      context.out.error(keys.at(), "The rule has no condition.", "Give `status`, `has`, `lacks` or `check`.");
    data.rules.push_back(std::move(rule));
  }
}

void check_rules(Data& data, Diagnostics& out) {
  std::map<std::string, Place> seen;
  const auto once = [&](const Said& id) {
    const auto [earlier, added] = seen.emplace(id.text, id.at);
    if (!added)
      out.error(id.at,
                "The id " + quoted(id.text) + " is already in " + earlier->second.path + ":" +
                    std::to_string(earlier->second.line) + ".",
                "Give each rule and each maker a different id.");
  };
  for (const RuleSpec& rule : data.rules) once(rule.id);
  for (const MakerData& maker : data.makers) once(maker.id);
  if (!data.has_requirements) return;

  std::vector<RuleSpec> made;
  std::set<const RequirementData*> used;
  for (const StatusData& status : data.statuses) {
    // What an owner's meaning demands would be asked of everybody who sends the number.
    if (!status.owner.empty()) continue;
    for (const FieldData& field : status.fields) {
      if (field.bound != registry::Bound::sender || field.in != registry::Direction::response ||
          field.level == registry::Level::may)
        continue;
      static const RequirementData always{};
      const RequirementData* row =
          field.when.substr(0, 6) == "always" || field.when.substr(0, 6) == "in any" ? &always : nullptr;
      for (const RequirementData& one : data.requirements)
        if (one.when == field.when && (one.field.empty() || one.field == field.name)) row = &one;
      if (!row) {
        out.error(status.at,
                  "`fields`: the condition " + quoted(field.when) + " of " + field.name +
                      " has no row in rules/requirements.toml.",
                  "Add a row that says how to check it, or why nobody can see it (`unseen`).");
        continue;
      }
      used.insert(row);
      if (!row->unseen.empty()) continue;
      RuleSpec rule = made_rule(field, *row);
      const auto same = std::find_if(made.begin(), made.end(), [&](const RuleSpec& other) {
        return other.text == rule.text && other.source.text == rule.source.text;
      });
      RuleSpec& target = same == made.end() ? made.emplace_back(std::move(rule)) : *same;
      target.codes.push_back(static_cast<std::uint16_t>(status.code));
    }
  }
  for (const RequirementData& row : data.requirements)
    if (!used.contains(&row))
      out.error(row.at, "No field requirement of a registered code has the condition " + quoted(row.when) + ".",
                "Correct `when` and `field`, or remove the row.");
  for (RuleSpec& rule : made) {
    const auto alike = std::count_if(made.begin(), made.end(), [&](const RuleSpec& other) {
      return &other != &rule && other.id.text.substr(0, rule.id.text.size()) == rule.id.text;
    });
    if (alike > 0) rule.id.text += "-" + std::to_string(rule.codes.front());
  }
  // Of several rules for the same field, level and first code, by number.
  std::map<std::string, int> times;
  for (RuleSpec& rule : made) {
    const int time = ++times[rule.id.text];
    if (time > 1) rule.id.text += "-" + std::to_string(time);
    once(rule.id);
  }
  data.rules.insert(data.rules.begin(), made.begin(), made.end());
}

}  // namespace datac
