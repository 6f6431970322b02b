// A code: codes/429.toml. The keys in the order of assets/README.md.
#include <algorithm>
#include <set>

#include "registry/words.h"
#include "text/ascii.h"
#include "text/token.h"
#include "tools/datac/table.h"
#include "tools/datac/text.h"

namespace datac {

using registry::Text;

namespace {

bool is_date(std::string_view text) {
  if (text.size() != 10) return false;
  for (std::size_t i = 0; i < 10; ++i) {
    if (i == 4 || i == 7 ? text[i] != '-' : text[i] < '0' || text[i] > '9') return false;
  }
  const int month = (text[5] - '0') * 10 + text[6] - '0', day = (text[8] - '0') * 10 + text[9] - '0';
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

const Words kCodeKeys{"code",        "name",
                      "standing",    "owner",
                      "confidence",  "lead",
                      "until",       "summary",
                      "plain",       "meaning",
                      "wire_note",   "rest",
                      "common",      "use_when",
                      "avoid_when",  "cacheable",
                      "content",     "retry",
                      "client",      "sent_by",
                      "methods",     "standard_equivalent",
                      "aliases",     "confused_with",
                      "sources",     "wire",
                      "names",       "fields",
                      "corrections", "constants"};
const Words kLanguages{"go",   "python", "java",   "csharp", "rust", "typescript",
                       "ruby", "php",    "elixir", "kotlin", "nginx"};

// Complains about as few keys as explain the disorder: those outside the longest run that is in order.
void check_order(const toml::table& root, Context& context) {
  struct Key {
    Place at;
    std::size_t index, run = 1;  // the longest run that ends here
    std::optional<std::size_t> before;
  };
  std::vector<Key> keys;
  for (auto&& [key, value] : root) {
    const auto known = std::find(kCodeKeys.begin(), kCodeKeys.end(), key.str());
    if (known != kCodeKeys.end())
      keys.push_back({context.at(key.source()), static_cast<std::size_t>(known - kCodeKeys.begin()), 1, {}});
  }
  if (keys.empty()) return;
  std::sort(keys.begin(), keys.end(), [](const Key& a, const Key& b) { return a.at < b.at; });
  std::size_t last = 0;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (keys[j].index < keys[i].index && keys[j].run + 1 > keys[i].run) {
        keys[i].run = keys[j].run + 1;
        keys[i].before = j;
      }
    }
    if (keys[i].run > keys[last].run) last = i;
  }
  std::set<std::size_t> run;
  for (std::optional<std::size_t> i = last; i; i = keys[*i].before) run.insert(*i);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (run.contains(i)) continue;
    std::optional<std::size_t> before;
    for (const Key& other : keys) {
      if (other.index < keys[i].index && (!before || other.index > *before)) before = other.index;
    }
    context.out.error(keys[i].at, key_name(kCodeKeys[keys[i].index]) + " stands out of order.",
                      (before ? "Move it behind " + key_name(kCodeKeys[*before]) : std::string("Move it to the top")) +
                          ": keys stand in the order of assets/README.md.");
  }
}

/// "404" or "499-nginx" to the number and the part after the dash; nothing where the file is named otherwise.
std::optional<std::pair<int, std::string>> split_id(std::string_view id) {
  if (id.size() < 3) return std::nullopt;
  int code = 0;
  for (char c : id.substr(0, 3)) {
    if (c < '0' || c > '9') return std::nullopt;
    code = code * 10 + c - '0';
  }
  if (id.size() == 3) return std::pair(code, std::string());
  if (id[3] != '-' || !is_kebab(id.substr(4))) return std::nullopt;
  return std::pair(code, std::string(id.substr(4)));
}

// The status line of the example carries this code and, where the code is registered, its name. A note about the wire
// says why it may carry another; and nobody sends the name of a reserved code, so there a former name will do.
void check_wire(const StatusData& status, const Table& keys, Context& context) {
  const Place at = keys.at("wire");
  std::size_t line = keys.first_line("wire").line;

  const std::string code = padded(status.code);
  const std::string wanted = "HTTP/1.1 " + code + (status.name.empty() ? "" : " " + status.name);
  std::optional<std::pair<std::size_t, std::string>> wrong;
  for (std::string_view text = status.wire; !text.empty(); ++line) {
    const std::string_view current = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(current.size() + 1, text.size()));
    if (current.substr(0, 5) != "HTTP/") continue;
    const std::size_t space = current.find(' ');
    if (space == Text::npos) continue;
    const std::string_view number = current.substr(space + 1, 3);
    const std::string_view phrase = current.size() > space + 5 ? current.substr(space + 5) : std::string_view();
    // Versions after 1.1 have no reason phrase.
    const bool former =
        status.standing == registry::Standing::reserved &&
        std::any_of(status.names.begin(), status.names.end(), [&](const NameData& n) { return n.name == phrase; });
    const bool phrase_fits = !status.owner.empty() || phrase == status.name || former ||
                             (phrase.empty() && current.substr(0, 7) != "HTTP/1.");
    if ((number == code && phrase_fits) || !status.wire_note.empty()) return;
    if (!wrong || number == code) wrong = {line, std::string(current)};
  }
  if (wrong) {
    context.out.error({context.path, static_cast<unsigned>(wrong->first), 1},
                      "The example's status line is " + quoted(wrong->second) + ".", "Make it " + quoted(wanted) + ".");
  } else {
    context.out.error(at, "The example in `wire` has no status line.", "Add the line " + quoted(wanted) + ".");
  }
}

/// A code's file while it is read: its keys in the order of assets/README.md, what several of them say together at the
/// first of them that can tell.
struct StatusReader {
  const toml::table& root;
  const std::string& id;
  Context& context;
  const Place& top;  // of the file
  const Table keys{root, top, kCodeKeys, context};
  StatusData s{};

  // What later keys depend on.
  std::optional<std::int64_t> code{};
  std::optional<std::size_t> standing{};
  bool owned = false, registered = false, code_fits = false;

  /// Who gave the number its meaning.
  void read_owner();
  /// The number, its file's name and its class.
  void read_number();
  void read_end();
  void read_prose();
  void read_facts();
  void read_methods();
  /// Other codes, and other words.
  void read_neighbors();
  void read_example();
  void read_fields();
  void read_rest();
};

void StatusReader::read_owner() {
  code = keys.integer("code", true, "404");
  s.name = keys.must("name");
  standing = keys.word("standing", words(registry::kStandingWords), true);
  if (standing) s.standing = static_cast<registry::Standing>(*standing);
  s.owner = keys.may("owner");
  owned = keys.has("owner");
  registered = standing && s.standing != registry::Standing::unregistered;
  if (standing && owned && registered) {
    context.out.error(keys.at("standing"),
                      "A code with an `owner` is not registered, but `standing` is " +
                          quoted(registry::kStandingWords[*standing]) + ".",
                      "Write `standing = \"unregistered\"`, or remove `owner`.");
  }
  if (standing && !owned && !registered) {
    context.out.error(keys.at("standing"), "An unregistered code needs an owner.",
                      "Add `owner = \"…\"`: the vendor or software that gave the number this meaning.");
  }
  if (const auto confidence = keys.word(
          "confidence", Words(registry::kConfidenceWords.begin() + 1, registry::kConfidenceWords.end()), owned)) {
    s.confidence = static_cast<registry::Confidence>(*confidence + 1);
    if (!owned) {
      context.out.error(keys.key_at("confidence"), "`confidence` is for vendors' meanings only.",
                        "Remove it, or add `owner`.");
    }
  }
}

void StatusReader::read_number() {
  const auto named = split_id(id);
  if (!named) {
    context.out.error(top, "The file name " + quoted(id + ".toml") + " is no code's.",
                      "Name it after the number, such as 404.toml, or number and owner, such as 499-nginx.toml.");
  }
  code_fits = code && (*code == 0 || (*code >= 100 && *code <= 999));
  if (code) {
    if (!code_fits) {
      context.out.error(s.at, "`code` is " + std::to_string(*code) + ", which is no status code.",
                        "Use 100 to 999, or 0 for what tools print as 000.");
    } else {
      s.code = static_cast<int>(*code);
      s.cls = registry::class_of(s.code);
      if (named && named->first != s.code) {
        context.out.error(
            s.at, "`code` is " + std::to_string(s.code) + ", but the file is named " + quoted(id + ".toml") + ".",
            "Rename the file or correct the number.");
      }
      if (registered && !owned && s.cls == registry::Class::none) {
        context.out.error(s.at,
                          "`code` is " + padded(s.code) + ", which is in none of the classes 1xx to 5xx, but " +
                              quoted(registry::kStandingWords[*standing]) + " codes are.",
                          "Correct the number or `standing`.");
      }
    }
  }
  if (named && standing && owned == named->second.empty()) {
    if (owned) {
      context.out.error(keys.at("owner"), "The code has an owner, but the file is named " + quoted(id + ".toml") + ".",
                        "Put the owner into the file name, such as 499-nginx.toml.");
    } else {
      context.out.error(top, "The file name " + quoted(id + ".toml") + " names an owner, but the code has none.",
                        "Name the file after the number alone, or add `owner`.");
    }
  }
}

void StatusReader::read_end() {
  const bool temporary = standing && s.standing == registry::Standing::temporary;
  if (const toml::node* until = root.get("until")) {
    if (const auto date = until->value<toml::date>(); date && until->is_date()) {
      s.until = padded(date->year, 4) + "-" + padded(date->month, 2) + "-" + padded(date->day, 2);
    } else if (until->is_string() && is_date(until->value_or(std::string_view()))) {
      s.until = until->value_or(std::string());
    } else {
      context.out.error(keys.at("until"), "`until` is no date.", "Write it like `until = 2026-11-13`.");
    }
    if (standing && !temporary) {
      context.out.error(keys.key_at("until"), "`until` is for temporary registrations only.",
                        "Remove it, or write `standing = \"temporary\"`.");
    }
  } else if (temporary) {
    keys.missing("until", "2026-11-13");
  }
}

void StatusReader::read_prose() {
  s.summary = keys.must("summary");
  at_most("summary", s.summary, 160, keys.at("summary"), context);
  s.plain = keys.must("plain");
  s.meaning = keys.must("meaning");
  if (!s.meaning.empty()) how_many("meaning", "sentence", sentences(s.meaning), 2, 12, keys.at("meaning"), context);
  s.wire_note = keys.may("wire_note");
  s.rest = keys.may("rest");
  s.common = keys.boolean("common", false).value_or(false);
  s.lead = keys.boolean("lead", false).value_or(false);
  if (s.lead) s.lead_at = keys.at("lead");
  if (const auto list = keys.texts("use_when", true)) {
    s.use_when = strings(*list);
    how_many("use_when", "item", keys.size("use_when"), 2, 5, keys.at("use_when"), context);
  }
  for (const Table& item :
       keys.tables("avoid_when", true, "[{ text = \"…\", instead = \"404\" }]", {"text", "instead"})) {
    std::string text = item.must("text");
    s.avoid_when.push_back({std::move(text), item.text("instead", true).value_or(Said{})});
  }
  if (keys.is_list("avoid_when")) {
    const bool may_be_empty =
        s.standing == registry::Standing::reserved || s.standing == registry::Standing::unregistered;
    how_many("avoid_when", "item", keys.size("avoid_when"), may_be_empty ? 0 : 1, 5, keys.at("avoid_when"), context);
  }
}

void StatusReader::read_facts() {
  if (const auto cacheable = keys.boolean("cacheable", registered)) {
    s.cacheable = *cacheable ? registry::Cacheable::yes : registry::Cacheable::no;
  }
  if (const auto content = keys.word("content", words(registry::kContentWords), true)) {
    s.content = static_cast<registry::Content>(*content);
  }
  if (const auto retry = keys.table("retry", true, "{ class = \"no\", text = \"…\" }", {"class", "text"})) {
    if (const auto word = retry->word("class", words(registry::kRetryWords), true))
      s.retry = static_cast<registry::Retry>(*word);
    s.retry_text = retry->must("text");
  }
  s.client = keys.must("client");
  if (const auto list = keys.texts("sent_by", true)) {
    for (const Said& sender : *list) {
      if (const auto bit = keys.word("sent_by", words(registry::kSenderWords), sender)) s.sent_by |= 1u << *bit;
    }
    if (list->empty())
      context.out.error(keys.at("sent_by"), "`sent_by` is empty.",
                        "Name at least one of " + any_of(words(registry::kSenderWords)) + ".");
  }
}

void StatusReader::read_methods() {
  if (const toml::node* methods = root.get("methods"); !methods) {
    keys.missing("methods", "\"any\"");
  } else if (methods->is_string() && methods->value_or(std::string_view()) == "any") {
    // An empty list says that.
  } else if (methods->is_array() && !methods->as_array()->empty()) {
    for (const Said& method : keys.texts("methods", true).value_or(std::vector<Said>{})) {
      const bool upper = std::none_of(method.text.begin(), method.text.end(), [](char c) { return text::is_lower(c); });
      if (!text::is_token(method.text) || !upper) {
        context.out.error(method.at, quoted(method.text) + " is no method.",
                          "Write methods in capitals, such as \"GET\".");
      }
      s.methods.push_back(method.text);
    }
  } else {
    context.out.error(keys.at("methods"), "`methods` is neither \"any\" nor a list of methods.",
                      "Write `methods = \"any\"` or `methods = [\"GET\", \"HEAD\"]`.");
  }
}

void StatusReader::read_neighbors() {
  if (const toml::node* equivalent = root.get("standard_equivalent")) {
    // The one text that may be empty: there is none.
    if (!equivalent->is_string() || equivalent->value_or(std::string_view()) != "") {
      s.standard_equivalent = keys.text("standard_equivalent", owned).value_or(Said{});
    }
    if (!owned) {
      context.out.error(keys.key_at("standard_equivalent"), "`standard_equivalent` is for vendors' meanings only.",
                        "Remove it, or add `owner`.");
    }
  } else if (owned) {
    keys.missing("standard_equivalent", "\"\"");
  }
  if (const auto list = keys.texts("aliases", true)) {
    how_many("aliases", "word", keys.size("aliases"), 3, 12, keys.at("aliases"), context);
    for (const Said& alias : *list) {
      if (lower_case(alias.text) != alias.text) {
        context.out.error(alias.at, "The alias " + quoted(alias.text) + " has capital letters.",
                          "Write " + quoted(lower_case(alias.text)) + ".");
      }
      if (lower_case(alias.text) == lower_case(s.name)) {
        context.out.error(alias.at, "The alias " + quoted(alias.text) + " is the name itself.",
                          "Remove it: names are found anyway.");
      }
    }
    s.aliases = strings(*list);
  }
  s.confused_with = keys.texts("confused_with", true).value_or(std::vector<Said>{});
  s.sources = keys.citations("sources");
  if (keys.is_list("sources") && keys.size("sources") == 0) {
    context.out.error(keys.at("sources"), "`sources` is empty.", "Name the work that defines the code first.");
  }
}

void StatusReader::read_example() {
  if (const auto wire = keys.text("wire", true, true)) s.wire = wire->text;
  for (const Table& name : keys.tables("names", false, "[[names]]", {"name", "source"})) {
    std::string text = name.must("name");
    s.names.push_back({std::move(text), name.citation("source")});
    if (s.names.size() == keys.size("names") && !s.name.empty() && !s.names.back().name.empty() &&
        s.names.back().name != s.name) {
      context.out.error(
          name.at("name"),
          "The last of the names is " + quoted(s.names.back().name) + ", but `name` is " + quoted(s.name) + ".",
          "Names stand oldest first; the last one is the current one.");
    }
  }
  if (code_fits && !s.wire.empty()) check_wire(s, keys, context);
}

void StatusReader::read_fields() { s.fields = read_requirements(keys, "[[fields]]", context); }

void StatusReader::read_rest() {
  for (const Table& correction : keys.tables("corrections", false, "[[corrections]]", {"claim", "truth", "source"})) {
    std::string claim = correction.must("claim"), truth = correction.must("truth");
    s.corrections.push_back({std::move(claim), std::move(truth), correction.citation("source")});
  }
  if (const auto constants = keys.table("constants", false, "[constants]", kLanguages)) {
    for (std::string_view language : kLanguages) {
      if (const auto symbol = constants->text(language, false)) s.constants.emplace_back(language, symbol->text);
    }
  }
  if (s.names.empty() && !s.sources.empty()) s.names.push_back({s.name, s.sources[0]});
}

}  // namespace

StatusData read_status(const toml::table& root, const std::string& id, Context& context) {
  check_order(root, context);
  const Place top{context.path};
  StatusReader reader{root, id, context, top};
  reader.s.id = id;
  reader.s.at = reader.keys.at("code");
  reader.read_owner();
  reader.read_number();
  reader.read_end();
  reader.read_prose();
  reader.read_facts();
  reader.read_methods();
  reader.read_neighbors();
  reader.read_example();
  reader.read_fields();
  reader.read_rest();
  return std::move(reader.s);
}

}  // namespace datac
