// Prints protocol.js: the numbers that C++ and JavaScript share, so that no script has one of them by hand.
//
// Enumerators come with their names out of the compiler: inside of a template with an enum value as its argument,
// __PRETTY_FUNCTION__ names the enumerator of that value, or shows a cast where there is none. Offsets of fields come
// from offsetof, counted in words of four bytes, since scripts read records as Uint32Array. Both are right by
// construction for WebAssembly too: the shared types have fixed widths, which the static_asserts beside them hold.
#include <cstddef>
#include <cstdint>
#include <iostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/action.h"
#include "app/chart_shape.h"
#include "app/page.h"
#include "app/state.h"
#include "check/effect.h"
#include "platform/web/report.h"
#include "text/ascii.h"
#include "ui/mirror.h"

namespace {

/// The enumerator's name, or empty where no enumerator has this value.
template <auto value>
constexpr std::string_view enumerator() {
  std::string_view text = __PRETTY_FUNCTION__;  // "… [with auto value = app::Role::link; …]"
  text.remove_prefix(text.find("value = ") + 8);
  text = text.substr(0, text.find_first_of(";]"));
  if (text.front() == '(' || text.front() == '-' || (text.front() >= '0' && text.front() <= '9')) return {};
  return text.substr(text.rfind(':') + 1);
}

struct Value {
  std::string_view name;
  std::uint32_t number;
};

template <class Enum, std::size_t... numbers>
std::vector<Value> each(std::index_sequence<numbers...>) {
  std::vector<Value> out;
  const auto add = [&](std::string_view name, std::size_t number) {
    if (!name.empty()) out.push_back({name, static_cast<std::uint32_t>(number)});
  };
  (add(enumerator<static_cast<Enum>(numbers)>(), numbers), ...);
  return out;
}

/// Enumerators that count from 0.
template <class Enum>
std::vector<Value> values() {
  return each<Enum>(std::make_index_sequence<128>());
}

template <class Enum, std::size_t... shifts>
std::vector<Value> each_bit(std::index_sequence<shifts...>) {
  std::vector<Value> out;
  const auto add = [&](std::string_view name, std::uint32_t bit) {
    if (!name.empty()) out.push_back({name, bit});
  };
  (add(enumerator<static_cast<Enum>(1u << shifts)>(), 1u << shifts), ...);
  return out;
}

/// Enumerators that are one bit each.
template <class Enum>
std::vector<Value> bits() {
  return each_bit<Enum>(std::make_index_sequence < sizeof(std::underlying_type_t<Enum>) == 1 ? 8 : 31 > ());
}

/// "kWhole" and "whole" to "WHOLE".
std::string constant(std::string_view name) {
  std::string out;
  if (name.size() > 1 && name[0] == 'k' && text::is_upper(name[1])) name.remove_prefix(1);
  for (const char c : name) {
    if (text::is_upper(c) && !out.empty()) out += '_';
    out += text::upper(c);
  }
  return out;
}

void print_constants(std::string_view prefix, const std::vector<Value>& values) {
  for (const auto& [name, number] : values)
    std::cout << "export const " << prefix << '_' << constant(name) << " = " << number << ";\n";
}

void print_names(std::string_view list, const std::vector<Value>& values) {
  std::cout << "export const " << list << " = [";
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i].number != i) std::exit(1);  // a hole: the list could not be read by number
    std::cout << (i ? ", '" : "'") << values[i].name << '\'';
  }
  std::cout << "];\n";
}

void print_word(std::string_view prefix, std::string_view field, std::size_t offset) {
  std::cout << "export const " << prefix << '_' << constant(field) << " = " << offset / 4 << ";\n";
}

/// A function that takes a field of less than a word out of a record's words.
void print_part(std::string_view field, std::size_t offset, std::size_t size) {
  std::cout << "export const " << field << "Of = (words, at) => (words[at + " << offset / 4 << "] >>> "
            << offset % 4 * 8 << ") & " << (1u << size * 8) - 1 << ";\n";
}

}  // namespace

#define PART(field) print_part(#field, offsetof(ui::Record, field), sizeof ui::Record::field)
#define RECORD(field) print_word("RECORD", #field, offsetof(ui::Record, field))
#define REPORT(field) print_word("REPORT", #field, offsetof(platform::Report, field))

int main() {
  std::cout << "// Made by src/tools/protocol from the C++ types; do not edit.\n"
               "// Names in the order of their numbers.\n";
  print_names("ROLES", values<app::Role>());
  print_names("LOOKS", values<app::Look>());
  print_names("PARTS", values<app::Part>());
  std::cout << "// app::Look, app::View, app::Action::Kind\n";
  print_constants("LOOK", values<app::Look>());
  print_constants("VIEW", values<app::View>());
  print_constants("KEPT", values<app::Kept>());
  print_constants("ACTION", values<app::Action::Kind>());
  std::cout << "// app::kZoomFit, the step of a zoom, and the least at which codes can be read\n"
            << "export const ZOOM_FIT = " << app::kZoomFit << ";\nexport const ZOOM_STEP = " << app::kZoomStep
            << ";\nexport const ZOOM_LEAST = " << app::kLeastZoom << ";\n";
  std::cout << "// check::Effect\n";
  print_constants("EFFECT", values<check::Effect>());
  std::cout << "// app::Flag and ui::MirrorFlag share the flags of a record.\n";
  print_constants("FLAG", bits<app::Flag>());
  print_constants("FLAG", bits<ui::MirrorFlag>());
  std::cout << "// ui::Record: which word holds a field, and its bits within a word that holds several.\n";
  std::cout << "export const RECORD_WORDS = " << sizeof(ui::Record) / 4 << ";\n";
  RECORD(id), RECORD(parent);
  RECORD(x), RECORD(y), RECORD(w), RECORD(h), RECORD(text_x), RECORD(text_y);
  RECORD(text), RECORD(name), RECORD(value);
  PART(role), PART(look), PART(type), PART(level), PART(flags), PART(part);
  std::cout << "// platform::Report\n";
  std::cout << "export const REPORT_WORDS = " << sizeof(platform::Report) / 4 << ";\n";
  REPORT(flags), REPORT(view), REPORT(theme), REPORT(path), REPORT(title), REPORT(announcement), REPORT(house);
  REPORT(hash_low), REPORT(hash_high), REPORT(records), REPORT(count), REPORT(strings), REPORT(strings_length);
  REPORT(chart_x), REPORT(chart_y);
  print_constants("REPORT_IS", bits<platform::ReportFlag>());
}
