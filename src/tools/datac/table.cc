// Reading a table: every value that is not as its key wants it is told at its place, and what is said about a work or a
// section is looked up here.
#include "tools/datac/table.h"

#include <algorithm>
#include <set>

#include "text/ascii.h"
#include "text/token.h"
#include "tools/datac/text.h"

namespace datac {

using registry::Text;

namespace {

std::string count_of(std::size_t n, std::string_view noun) {
  return std::to_string(n) + " " + std::string(noun) + (n == 1 ? "" : "s");
}

std::string_view kind(const toml::node& node) {
  switch (node.type()) {
    case toml::node_type::string:
      return "text";
    case toml::node_type::integer:
      return "an integer";
    case toml::node_type::floating_point:
      return "a decimal number";
    case toml::node_type::boolean:
      return "true or false";
    case toml::node_type::date:
      return "a date";
    case toml::node_type::time:
    case toml::node_type::date_time:
      return "a time";
    case toml::node_type::array:
      return "a list";
    default:
      return "a table";
  }
}

// How a key is written: `key = value`, or a header.
std::string form(std::string_view key, std::string_view example) {
  const bool header = example[0] == '[' && example.find("…") == Text::npos;
  return key_name(header ? std::string(example) : std::string(key) + " = " + std::string(example));
}

// Sections carry no "section"; those of RFCs are numbers, or a letter for appendices.
bool is_rfc_section(std::string_view s) {
  if (s.empty()) return false;
  const bool appendix = s[0] >= 'A' && s[0] <= 'Z';
  std::size_t i = appendix ? 1 : 0;
  if (appendix && i == s.size()) return true;
  if (appendix && s[i++] != '.') return false;
  bool digit = false;
  for (; i < s.size(); ++i) {
    if (s[i] == '.') {
      if (!digit) return false;
      digit = false;
    } else if (s[i] >= '0' && s[i] <= '9') {
      digit = true;
    } else {
      return false;
    }
  }
  return digit;
}

bool is_rfc(std::string_view id) { return id.substr(0, 4) == "RFC "; }

// The RFC Editor and the Datatracker name anchors after numbers; other works' sections are their anchors themselves.
std::string section_url(const WorkData& work, const std::string& section) {
  if (section.empty() || work.url.find('#') != std::string::npos) return work.url;
  if (is_rfc_section(section)) {
    const bool appendix = section[0] >= 'A';
    return work.url + (appendix ? "#appendix-" : "#section-") + section;
  }
  if (section.find(' ') != std::string::npos) return work.url;
  return work.url + "#" + section;
}

Citation read_citation(const std::string& text, const Place& at, Context& context) {
  Citation citation;
  for (std::size_t begin = 0; begin <= text.size();) {
    std::size_t end = text.find(", ", begin);
    if (end == std::string::npos) end = text.size();
    const std::string part = text.substr(begin, end - begin);
    begin = end + 2;
    const std::size_t mark = part.find(" §");
    const std::string doc = part.substr(0, mark);
    const std::string section = mark == std::string::npos ? "" : part.substr(mark + std::string_view(" §").size());
    const auto work = context.works.find(doc);
    if (work == context.works.end()) {
      Words ids;
      for (const auto& [id, unused] : context.works) ids.push_back(id);
      const std::string_view near = nearest(doc, ids);
      context.out.error(at, "The source names the work " + quoted(doc) + ", which no file of sources/ has.",
                        near.empty() ? "Add it there, or name one that is there, as in \"RFC 9110 §15.5.2\"."
                                     : "Did you mean " + quoted(near) + "?");
      continue;
    }
    if (mark != std::string::npos && (section.empty() || section.find("§") != std::string::npos)) {
      context.out.error(at, "The source " + quoted(part) + " has no single section after its §.",
                        "Write one section, as in \"RFC 9110 §15.5.2\", or leave § out.");
      continue;
    }
    if (lower_case(section).find("section") != std::string::npos) {
      context.out.error(at, "The source " + quoted(part) + " carries the word \"section\".",
                        "Leave it out: § says it, as in \"RFC 9110 §15.5.2\".");
      continue;
    }
    if (is_rfc(doc) && mark != std::string::npos && !is_rfc_section(section)) {
      context.out.error(at, quoted(section) + " is no section number of an RFC.",
                        "Write numbers with dots, or an appendix's letter, as in \"RFC 9110 §15.5.2\".");
      continue;
    }
    citation.parts.push_back({doc, section, section_url(work->second, section)});
    citation.text += (citation.text.empty() ? "" : ", ") + part;
  }
  return citation;
}

// Is this fit to be shown? One line, or several where a key allows it.
void check_text(std::string_view key, const std::string& text, bool lines, const Place& at, Context& context) {
  if (text.empty()) {
    context.out.error(at, key_name(key) + " is empty.", "Write something there, or remove the key if it is optional.");
  }
  for (char c : text) {
    if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f) continue;
    if (c == '\n' && lines) continue;
    if (c == '\n') {
      context.out.error(at, key_name(key) + " holds a line break.",
                        "End the line with \\ inside \"\"\", so that the text goes on without one.");
    } else {
      context.out.error(at, key_name(key) + " holds a control character.", "Remove it.");
    }
    break;
  }
}

}  // namespace

Table::Table(const toml::table& table, Place at, const Words& known, Context& context)
    : table_(table), at_(std::move(at)), context_(context) {
  for (auto&& [key, value] : table_) {
    if (std::find(known.begin(), known.end(), key.str()) != known.end()) continue;
    const std::string_view near = nearest(key.str(), known);
    context_.out.error(
        context_.at(key.source()), "Unknown key " + key_name(key.str()) + ".",
        near.empty() ? "Remove it, or use " + any_of(known) + "." : "Did you mean " + key_name(near) + "?");
  }
}

bool Table::is_list(std::string_view key) const { return table_.get_as<toml::array>(key) != nullptr; }

std::size_t Table::size(std::string_view key) const {
  const toml::array* array = table_.get_as<toml::array>(key);
  return array ? array->size() : 0;
}

Place Table::at(std::string_view key) const {
  const toml::node* node = table_.get(key);
  return node ? context_.at(node->source()) : at_;
}

Place Table::first_line(std::string_view key) const {
  Place at = this->at(key);
  std::string_view rest(context_.bytes);
  for (std::size_t i = 1; i < at.line && !rest.empty(); ++i)
    rest.remove_prefix(std::min(rest.find('\n'), rest.size() - 1) + 1);
  rest = rest.substr(0, rest.find('\n'));
  while (!rest.empty() && (rest.back() == '\r' || rest.back() == ' ')) rest.remove_suffix(1);
  if (rest.size() < 3 || (rest.substr(rest.size() - 3) != "'''" && rest.substr(rest.size() - 3) != "\"\"\"")) return at;
  return {at.path, at.line + 1, 1};
}

Place Table::key_at(std::string_view key) const {
  for (auto&& [k, value] : table_) {
    if (k.str() == key) return context_.at(k.source());
  }
  return at_;
}

void Table::missing(std::string_view key, std::string_view example) const {
  context_.out.error(at_, "Key " + key_name(key) + " is missing.",
                     "Add " + form(key, example) + "; assets/README.md tells what belongs there.");
}

std::optional<Said> Table::text(std::string_view key, bool required, bool lines) const {
  const toml::node* node = get(key, required, "\"…\"", toml::node_type::string);
  if (!node) return std::nullopt;
  return said(key, *node, lines);
}

std::string Table::must(std::string_view key) const { return text(key, true).value_or(Said{}).text; }
std::string Table::may(std::string_view key) const { return text(key, false).value_or(Said{}).text; }

std::optional<std::vector<Said>> Table::texts(std::string_view key, bool required) const {
  const toml::node* node = get(key, required, "[\"…\"]", toml::node_type::array);
  if (!node) return std::nullopt;
  std::vector<Said> list;
  std::set<std::string> seen;
  for (const toml::node& item : *node->as_array()) {
    if (!right_type(key, item, "[\"…\"]", toml::node_type::string)) continue;
    Said one = said(key, item, false);
    if (!seen.insert(one.text).second)
      context_.out.error(one.at, quoted(one.text) + " stands twice in " + key_name(key) + ".", "Remove one.");
    list.push_back(std::move(one));
  }
  return list;
}

std::vector<std::vector<Said>> Table::text_lists(std::string_view key) const {
  constexpr std::string_view example = "[[\"…\"]]";
  std::vector<std::vector<Said>> lists;
  const toml::node* node = get(key, true, example, toml::node_type::array);
  if (!node) return lists;
  for (const toml::node& list : *node->as_array()) {
    std::vector<Said>& texts = lists.emplace_back();
    if (!right_type(key, list, example, toml::node_type::array)) continue;
    for (const toml::node& item : *list.as_array()) {
      texts.push_back(right_type(key, item, example, toml::node_type::string) ? said(key, item, false) : Said{});
    }
  }
  return lists;
}

std::optional<std::int64_t> Table::integer(std::string_view key, bool required, std::string_view example) const {
  const toml::node* node = get(key, required, example, toml::node_type::integer);
  if (!node) return std::nullopt;
  return node->value<std::int64_t>();
}

std::vector<std::int64_t> Table::integers(std::string_view key) const {
  constexpr std::string_view example = "[503]";
  std::vector<std::int64_t> list;
  const toml::node* node = get(key, true, example, toml::node_type::array);
  if (!node) return list;
  for (const toml::node& item : *node->as_array())
    if (right_type(key, item, example, toml::node_type::integer)) list.push_back(*item.value<std::int64_t>());
  return list;
}

std::optional<bool> Table::boolean(std::string_view key, bool required) const {
  const toml::node* node = get(key, required, "true", toml::node_type::boolean);
  if (!node) return std::nullopt;
  return node->value<bool>();
}

std::optional<std::size_t> Table::word(std::string_view key, const Words& words, bool required) const {
  const auto text = this->text(key, required);
  if (!text) return std::nullopt;
  return word(key, words, *text);
}

std::optional<std::size_t> Table::word(std::string_view key, const Words& words, const Said& text) const {
  const auto found = std::find(words.begin(), words.end(), text.text);
  if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
  const std::string_view near = nearest(text.text, words);
  context_.out.error(text.at, key_name(key) + " is " + quoted(text.text) + ", which is not one of its words.",
                     near.empty() ? "Use " + any_of(words) + "." : "Did you mean " + quoted(near) + "?");
  return std::nullopt;
}

Citation Table::citation(std::string_view key) const {
  const auto text = this->text(key, true);
  return text ? read_citation(text->text, text->at, context_) : Citation{};
}

RuleData Table::rule(std::string_view key) const {
  const auto rule = table(key, true, "{ text = \"…\", source = \"…\" }", {"text", "source"});
  if (!rule) return {};
  std::string text = rule->must("text");
  return {std::move(text), rule->citation("source")};
}

std::vector<Citation> Table::citations(std::string_view key) const {
  std::vector<Citation> list;
  for (const Said& text : texts(key, true).value_or(std::vector<Said>{})) {
    list.push_back(read_citation(text.text, text.at, context_));
  }
  return list;
}

std::vector<Table> Table::tables(std::string_view key, bool required, std::string_view example,
                                 const Words& known) const {
  std::vector<Table> list;
  const toml::node* node = get(key, required, example, toml::node_type::array);
  if (!node) return list;
  for (const toml::node& item : *node->as_array()) {
    if (!right_type(key, item, example, toml::node_type::table)) continue;
    list.emplace_back(*item.as_table(), context_.at(item.source()), known, context_);
  }
  return list;
}

std::optional<Table> Table::table(std::string_view key, bool required, std::string_view example,
                                  const Words& known) const {
  const toml::node* node = get(key, required, example, toml::node_type::table);
  if (!node) return std::nullopt;
  return Table(*node->as_table(), context_.at(node->source()), known, context_);
}

Said Table::said(std::string_view key, const toml::node& node, bool lines) const {
  Said said{trimmed(node.value_or(std::string_view())), context_.at(node.source())};
  check_text(key, said.text, lines, said.at, context_);
  return said;
}

bool Table::right_type(std::string_view key, const toml::node& node, std::string_view example,
                       toml::node_type type) const {
  if (node.type() == type) return true;
  context_.out.error(context_.at(node.source()),
                     key_name(key) + " is of the wrong type: " + std::string(kind(node)) + ".",
                     "Write it like " + form(key, example) + ".");
  return false;
}

const toml::node* Table::get(std::string_view key, bool required, std::string_view example,
                             toml::node_type type) const {
  const toml::node* node = table_.get(key);
  if (!node) {
    if (required) missing(key, example);
    return nullptr;
  }
  return right_type(key, *node, example, type) ? node : nullptr;
}

std::vector<std::string> strings(const std::vector<Said>& list) {
  std::vector<std::string> out;
  for (const Said& said : list) out.push_back(said.text);
  return out;
}

void at_most(std::string_view key, const std::string& text, std::size_t limit, const Place& at, Context& context) {
  const std::size_t n = characters(text);
  if (n <= limit) return;
  context.out.error(at,
                    key_name(key) + " has " + count_of(n, "character") + ", more than the " + std::to_string(limit) +
                        " that are allowed.",
                    "Shorten it by " + std::to_string(n - limit) + ".");
}

void how_many(std::string_view key, std::string_view noun, std::size_t n, std::size_t least, std::size_t most,
              const Place& at, Context& context) {
  if (n >= least && n <= most) return;
  context.out.error(at, key_name(key) + " has " + count_of(n, noun) + ".",
                    "Give " + std::to_string(least) + " to " + std::to_string(most) + ".");
}

std::vector<FieldData> read_requirements(const Table& keys, std::string_view example, Context& context) {
  std::vector<FieldData> out;
  for (const Table& field : keys.tables("fields", false, example, {"name", "in", "bound", "level", "when", "source"})) {
    FieldData f;
    f.name = field.must("name");
    f.at = field.at("name");
    if (!f.name.empty() && !text::is_token(f.name)) {
      context.out.error(field.at("name"), quoted(f.name) + " is no field name.",
                        "Write one name, such as \"Retry-After\".");
    }
    if (const auto in = field.word("in", words(registry::kDirectionWords), true))
      f.in = static_cast<registry::Direction>(*in);
    if (const auto bound = field.word("bound", words(registry::kBoundWords), true))
      f.bound = static_cast<registry::Bound>(*bound);
    const auto level = field.word("level", words(registry::kLevelWords), true);
    if (level) f.level = static_cast<registry::Level>(*level);
    f.when = field.must("when");
    f.source = field.citation("source");
    const bool no_section =
        std::all_of(f.source.parts.begin(), f.source.parts.end(), [](const Cited& c) { return c.section.empty(); });
    const bool absolute = f.level == registry::Level::must || f.level == registry::Level::must_not;
    if (level && absolute && !f.source.parts.empty() && no_section) {
      context.out.error(field.at("source"),
                        "A field at level " + std::string(registry::kLevelWords[*level]) + " needs a section.",
                        "Add it, as in \"" + f.source.parts[0].doc + " §15.5.2\".");
    }
    out.push_back(std::move(f));
  }
  return out;
}

void check_file_name(const std::string& id, std::string_view what, Context& context) {
  if (is_kebab(id)) return;
  context.out.error({context.path}, "The file is called " + quoted(id) + ".",
                    "Use lower-case letters, digits and single dashes: it is " + std::string(what) + ".");
}

bool is_month(std::string_view text) {
  if (text.size() != 7 || text[4] != '-') return false;
  for (const std::size_t i : {0u, 1u, 2u, 3u, 5u, 6u})
    if (!text::is_digit(text[i])) return false;
  const int month = (text[5] - '0') * 10 + text[6] - '0';
  return month >= 1 && month <= 12;
}

bool is_kebab(std::string_view text) {
  if (text.empty() || text[0] < 'a' || text[0] > 'z' || text.back() == '-') return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (!text::is_lower(c) && !text::is_digit(c) && !(c == '-' && text[i - 1] != '-')) return false;
  }
  return true;
}

}  // namespace datac
