// One table of a TOML file and the keys that it may have: what all kinds of data files have in common. Unknown and
// missing keys, wrong types, words that are none and sources that do not exist are reported here, each at its place.
//
// A Table is a view: the parsed file and the context outlive it.
#pragma once

#include <toml++/toml.h>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tools/datac/data.h"

namespace datac {

using Words = std::vector<std::string_view>;

/// What every file needs to be read.
struct Context {
  const std::string& path;
  const std::string& bytes;
  const std::map<std::string, WorkData>& works;
  const std::vector<HouseData>& houses;
  Diagnostics& out;

  Place at(const toml::source_region& region) const {
    return {path, static_cast<unsigned>(region.begin.line), static_cast<unsigned>(region.begin.column)};
  }
};

class Table {
 public:
  /// Reports unknown keys.
  Table(const toml::table& table, Place at, const Words& known, Context& context);

  bool has(std::string_view key) const { return table_.contains(key); }
  /// Is there a list, of whatever items? And how many?
  bool is_list(std::string_view key) const;
  std::size_t size(std::string_view key) const;
  /// Places of the table, of a key's value and of the key itself; where it is missing, of the table.
  const Place& at() const { return at_; }
  Place at(std::string_view key) const;
  Place key_at(std::string_view key) const;
  /// Of a text's first line: that of a block whose quotes stand alone is the line below them.
  Place first_line(std::string_view key) const;

  /// @param example how the value is written, or a whole header
  void missing(std::string_view key, std::string_view example) const;

  /// @param lines may it hold line breaks?
  std::optional<Said> text(std::string_view key, bool required, bool lines = false) const;
  /// Required text; empty where it is missing.
  std::string must(std::string_view key) const;
  /// Optional text; empty where it is missing.
  std::string may(std::string_view key) const;
  std::optional<std::vector<Said>> texts(std::string_view key, bool required) const;
  std::vector<std::vector<Said>> text_lists(std::string_view key) const;
  std::optional<std::int64_t> integer(std::string_view key, bool required, std::string_view example) const;
  /// A required list of whole numbers, perhaps empty.
  std::vector<std::int64_t> integers(std::string_view key) const;
  std::optional<bool> boolean(std::string_view key, bool required) const;
  /// One of some words: its position.
  std::optional<std::size_t> word(std::string_view key, const Words& words, bool required) const;
  std::optional<std::size_t> word(std::string_view key, const Words& words, const Said& text) const;
  Citation citation(std::string_view key) const;
  /// A required table of a text and its source.
  RuleData rule(std::string_view key) const;
  std::vector<Citation> citations(std::string_view key) const;
  /// The tables of a list, inline or under [[headers]].
  std::vector<Table> tables(std::string_view key, bool required, std::string_view example, const Words& known) const;
  std::optional<Table> table(std::string_view key, bool required, std::string_view example, const Words& known) const;

 private:
  Said said(std::string_view key, const toml::node& node, bool lines) const;
  bool right_type(std::string_view key, const toml::node& node, std::string_view example, toml::node_type type) const;
  const toml::node* get(std::string_view key, bool required, std::string_view example, toml::node_type type) const;

  const toml::table& table_;
  Place at_;
  Context& context_;
};

template <std::size_t N>
Words words(const std::array<registry::Text, N>& list) {
  return Words(list.begin(), list.end());
}

std::vector<std::string> strings(const std::vector<Said>& list);

/// Reports a text of more characters, and a list of fewer or more items, than a key allows.
void at_most(std::string_view key, const std::string& text, std::size_t limit, const Place& at, Context& context);
void how_many(std::string_view key, std::string_view noun, std::size_t n, std::size_t least, std::size_t most,
              const Place& at, Context& context);

/// The name of a file is an id, of this kind: "the profile's id".
void check_file_name(const std::string& id, std::string_view what, Context& context);

/// "2026-11".
bool is_month(std::string_view text);
/// Lower case, digits and single dashes; starts with a letter.
bool is_kebab(std::string_view text);

/// The list `fields` of field requirements. @param example its header
std::vector<FieldData> read_requirements(const Table& keys, std::string_view example, Context& context);

// The kinds of files that have a source of their own.
StatusData read_status(const toml::table& root, const std::string& id, Context& context);
ChartData read_chart(const toml::table& root, const std::string& id, Context& context);
/// A file of assets/rules: rules, or with the topics `requirements` and `makers` these.
void read_rules(const toml::table& root, const std::string& topic, Data& data, Context& context);
SystemData read_system(const toml::table& root, const std::string& id, Context& context);
ProfileData read_profile(const toml::table& root, const std::string& id, Context& context);
MethodData read_method(const toml::table& root, const std::string& id, Context& context);
FieldInfoData read_field_info(const toml::table& root, const std::string& id, Context& context);

}  // namespace datac
