// Addresses to states and back (state.h). The contract: `/`, `/404/`, `/class/4xx/`, `/which/`, `/which/CHART/`,
// `/compare/401-403/`, `/field/retry-after/`, `/method/head/`, `/signals/`, `/signals/envoy/#uf`, `/failures/`,
// `/about/`,
// `/data/`; finer state in the query: q, class, standing, is, vendor of the list; a (answers) and house (whose code
// leads: an id of assets/houses.toml; rfc is the default) of a chart; f (faults); `/?share=` is what another program
// shares.
#include <algorithm>
#include <optional>

#include "app/compare.h"
#include "app/derived.h"
#include "app/labels.h"
#include "app/state.h"
#include "decide/decide.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace app {
namespace {

constexpr std::size_t kMaxQuery = 1000;  // bytes that the search looks at

std::string decode(std::string_view text, bool plus_is_space) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+' && plus_is_space)
      out += ' ';
    else if (text[i] == '%' && i + 2 < text.size() && text::hex_digit(text[i + 1]) >= 0 &&
             text::hex_digit(text[i + 2]) >= 0) {
      out += static_cast<char>(text::hex_digit(text[i + 1]) * 16 + text::hex_digit(text[i + 2]));
      i += 2;
    } else
      out += text[i];
  }
  return text::repaired(out);
}

std::string cut(const std::string& text, std::size_t bytes) { return std::string(text::cut(text, bytes)); }

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const auto end = std::min(text.find(at), text.size());
    if (end) out.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

/// An address may be wrong in a thousand places; a few sentences do.
void note(State& state, const std::string& sentence) {
  if (state.notice.size() > 300) return;
  if (!state.notice.empty()) state.notice += " ";
  state.notice += sentence;
}

/// What another program shares ("Got HTTP 429 again"): the page of the one number in it, else a search for the text.
void open_shared(State& state, std::string_view text) {
  state.query = as_query(text);
  const registry::Status* meant = nullptr;
  for (const auto& hit : search::search(state.query).hits) {
    if (!hit.is_code() || hit.part != search::Part::number) continue;
    if (meant && meant->code != hit.status->code) return;
    meant = hit.status;
  }
  if (!meant) return;
  state.view = View::code;
  state.id = digits(meant->code);
  state.query.clear();
}

/// @param house what the query says of it, if anything
void read_query(State& state, std::string_view query, std::optional<std::string>& house) {
  for (auto pair : split(query, '&')) {
    const auto equals = std::min(pair.find('='), pair.size());
    const std::string key = decode(pair.substr(0, equals), true);
    const std::string value = decode(equals < pair.size() ? pair.substr(equals + 1) : std::string_view(), true);
    if (key == "q") {
      state.query = as_query(value);
      if (value.size() > kMaxQuery) note(state, "The search text was too long; its first 1,000 bytes are used.");
    } else if (key == "class") {
      for (auto part : split(value, ',')) {
        if (const auto* info = registry::find_class(part))
          state.filter.classes |= static_cast<std::uint8_t>(1u << static_cast<int>(info->cls));
        else
          note(state, "There is no class “" + cut(std::string(part), 40) + "”: classes are 1xx to 5xx.");
      }
    } else if (key == "standing") {
      for (auto part : split(value, ',')) {
        if (auto standing = registry::standing_from(part))
          state.filter.standings |= static_cast<std::uint8_t>(1u << static_cast<int>(*standing));
        else
          note(state, "There is no standing “" + cut(std::string(part), 40) + "”.");
      }
    } else if (key == "is") {
      for (auto part : split(value, ',')) {
        const auto* found = std::find_if(std::begin(search::kProperties), std::end(search::kProperties),
                                         [&](const auto& p) { return p.name == part; });
        if (found != std::end(search::kProperties))
          state.filter.properties |= found->property;
        else
          note(state, "There is no property “" + cut(std::string(part), 40) + "”.");
      }
    } else if (key == "vendor") {
      state.filter.vendor = value == "yes";
    } else if (key == "share") {
      open_shared(state, value);
    } else if (key == "a") {
      state.answers = cut(value, kMaxQuery);
    } else if (key == "f") {
      state.faults = cut(value, kMaxQuery);
    } else if (key == "house") {
      house = value;
    }
  }
}

/// May it be the id of a system or signal, or an anchor? Before all is loaded nobody knows more.
bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= 100 && std::all_of(text.begin(), text.end(), [](char c) {
    return text::is_lower(c) || text::is_digit(c) || c == '-';
  });
}

/// The default chart's page is /which/ itself.
std::string chart_path(std::string_view id) {
  return registry::charts().empty() || id == registry::charts().front().id ? "which/"
                                                                           : "which/" + std::string(id) + "/";
}

void read_path(State& state, std::string_view path, std::string_view fragment) {
  auto parts = split(path, '/');
  if (!parts.empty() && parts.back() == "index.html") parts.pop_back();
  const auto unknown = [&] {
    state.view = View::not_found;
    state.id = cut(text::repaired(path), 300);
  };
  if (parts.empty()) return;
  const std::string first = decode(parts[0], false);
  const std::string second = parts.size() > 1 ? decode(parts[1], false) : "";
  if (parts.size() > 2) return unknown();
  if (first == "class" && !second.empty()) {
    const auto* info = registry::find_class(second);
    if (!info) return unknown();
    state.filter.classes = static_cast<std::uint8_t>(1u << static_cast<int>(info->cls));
  } else if (first == "which") {
    state.view = View::which;
    if (registry::charts().empty()) return unknown();
    const auto* chart = second.empty() ? &registry::charts().front() : registry::find_chart(second);
    if (!chart) {
      chart = &registry::charts().front();
      note(state, "There is no flowchart “" + cut(second, 40) + "”; this is the general one.");
      state.answers.clear();
    }
    state.id = chart->id;
  } else if (first == "compare") {
    state.view = second.empty() ? View::compare_index : View::compare;
    if (second.empty()) return;
    const auto comparison = parse_comparison(second);
    if (!comparison) return unknown();
    state.id = comparison_id(*comparison);
  } else if (first == "field") {
    state.view = second.empty() ? View::field_index : View::field;
    if (second.empty()) return;
    for (const auto& status : registry::statuses())
      for (const auto& field : status.fields)
        if (slug(field.name) == slug(second)) state.id = slug(second);
    if (state.id.empty()) unknown();
  } else if (first == "signals") {
    state.view = second.empty() ? View::signal_index : View::signals;
    if (second.empty()) return;
    const auto* system = registry::find_system(second);
    if (!is_id(second) || (registry::has_signals() && !system)) return unknown();
    state.id = second;
    if (system ? registry::find_signal(*system, fragment) != nullptr : is_id(fragment)) state.meaning = fragment;
  } else if (first == "method") {
    state.view = second.empty() ? View::method_index : View::method;
    if (second.empty()) return;
    if (!method_of(slug(second))) return unknown();
    state.id = slug(second);
  } else if (first == "failures" && second.empty()) {
    state.view = View::failures;
  } else if (first == "about" && second.empty()) {
    state.view = View::about;
  } else if (first == "data" && second.empty()) {
    state.view = View::data;
  } else if (first.size() == 3 && second.empty() && std::all_of(first.begin(), first.end(), text::is_digit) &&
             !registry::with_code(number_of(first)).empty()) {
    state.view = View::code;
    state.id = first;
    if (const auto* meaning = registry::find(fragment); meaning && digits(meaning->code) == first)
      state.meaning = fragment;
    else if (is_id(fragment) && fragment[0] > '9')
      state.place = fragment;
  } else {
    unknown();
  }
}

}  // namespace

std::string as_query(std::string_view text) { return cut(text::repaired(text), kMaxQuery); }

std::string decode_component(std::string_view text) { return decode(text, true); }

std::string encode_component(std::string_view text) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  std::string out;
  for (unsigned char c : text) {
    if (text::is_digit(c) || text::is_letter(c) || c == '-' || c == '_' || c == '.' || c == '~' || c == ',' || c == ':')
      out += static_cast<char>(c);
    else if (c == ' ')
      out += '+';
    else
      ((out += '%') += kHex[c >> 4]) += kHex[c & 15];
  }
  return out;
}

decide::Faults faults_of(const State& state) {
  decide::Faults out;
  for (const auto id : split(state.faults, ','))
    if (const auto fault = decide::fault_from(id)) out.push_back(*fault);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::string text_of(const decide::Faults& faults) {
  std::string out;
  for (const auto fault : faults) (out += out.empty() ? "" : ",") += registry::faults()[fault].id;
  return out;
}

State parse_url(std::string_view url, decide::House preferred) {
  State state;
  state.preferred = preferred;
  std::optional<std::string> house;
  std::string_view fragment;
  if (const auto at = url.find('#'); at != url.npos) {
    fragment = url.substr(at + 1);
    url = url.substr(0, at);
  }
  const auto question = std::min(url.find('?'), url.size());
  if (question < url.size()) read_query(state, url.substr(question + 1), house);
  auto path = url.substr(0, question);
  while (!path.empty() && path.front() == '/') path.remove_prefix(1);
  read_path(state, path, fragment);
  if (state.view == View::not_found) {
    // The page searches for what was asked: its words, without the separators of paths.
    if (state.query.empty()) {
      std::string words = decode(path, false);
      for (char& c : words)
        if (c == '/' || c == '-' || c == '_' || c == '.' || c == '+') c = ' ';
      while (!words.empty() && words.back() == ' ') words.pop_back();
      state.query = cut(words, 100);
    }
  }
  if (state.view != View::which) state.answers.clear();
  if (state.view != View::failures) state.faults.clear();
  if (!state.faults.empty() && registry::has_details()) {
    for (const auto id : split(state.faults, ','))
      if (!decide::fault_from(id)) note(state, concat({"There is no fault “", cut(std::string(id), 40), "”."}));
    state.faults = text_of(faults_of(state));
  }
  if (state.view != View::explore && state.view != View::code) {  // only they have the list
    state.filter = {};
    if (state.view != View::not_found) state.query.clear();
  }
  if (!state.query.empty() && !results_of(state).vague) state.current = 0;  // what one searches for is at hand
  if (state.view == View::which) {
    if (!house && state.answers.empty()) state.house = preferred;
    if (house) {
      const std::string list = cut(*house, kMaxQuery);
      const decide::Chosen read = decide::read_house(list);
      if (read.because.empty() || house->find(':') != house->npos) state.house = read.house;
      if (!read.because.empty())
        note(state, house->find(':') == house->npos
                        ? concat({"There is no house “", cut(*house, 40), "”; this is what the RFCs say."})
                        : concat({"In your house “", cut(std::string(read.wrong), 60), "” ", read.because,
                                  "; it and what followed were left out."}));
    }
  }
  if (state.view == View::which && !state.answers.empty() && registry::has_chart(*registry::find_chart(state.id))) {
    const decide::Walk& walk = walk_of(state);
    if (!walk.ignored.empty()) {
      note(state, "This chart has no answer “" + cut(walk.ignored.front(), 40) + "” here; " +
                      (walk.ignored.size() == 1 ? "it was left out." : "it and what followed were left out."));
      state.answers = decide::permalink(walk);
    }
  }
  return state;
}

std::string path_of(const State& state) {
  switch (state.view) {
    case View::code:
      return state.id + "/";
    case View::which:
      return chart_path(state.id);
    case View::compare_index:
      return "compare/";
    case View::compare:
      return "compare/" + state.id + "/";
    case View::field_index:
      return "field/";
    case View::field:
      return "field/" + state.id + "/";
    case View::signal_index:
      return "signals/";
    case View::signals:
      return concat({"signals/", state.id, "/"});
    case View::method_index:
      return "method/";
    case View::method:
      return "method/" + state.id + "/";
    case View::failures:
      return "failures/";
    case View::about:
      return "about/";
    case View::data:
      return "data/";
    case View::not_found:
      return state.id;
    case View::explore:
      break;
  }
  // One class and nothing else has a page of its own.
  search::Filter rest = state.filter;
  rest.classes = 0;
  if (state.query.empty() && rest == search::Filter{})
    for (const auto& info : registry::classes())
      if (state.filter.classes == 1u << static_cast<int>(info.cls)) return "class/" + std::string(info.id) + "/";
  return "";
}

std::string to_url(const State& state) {
  std::string path = path_of(state);
  std::string query;
  const auto add = [&](std::string_view key, const std::string& value) {
    if (!value.empty()) ((query += query.empty() ? "?" : "&") += key) += "=" + value;
  };
  if (state.view == View::which) {
    add("a", encode_component(state.answers));
    // Said where it is not what the address means without it.
    if (state.house != decide::kSpecifications || (state.answers.empty() && state.preferred != decide::kSpecifications))
      add("house", encode_component(decide::id_of(state.house)));
  }
  if (state.view == View::failures) add("f", encode_component(state.faults));
  if (state.view == View::explore || state.view == View::code) {
    add("q", encode_component(state.query));
    std::string classes, standings, properties;
    for (const auto& info : registry::classes())
      if (state.filter.classes >> static_cast<int>(info.cls) & 1) (classes += classes.empty() ? "" : ",") += info.id;
    for (int s = 0; s <= static_cast<int>(registry::Standing::unregistered); ++s)
      if (state.filter.standings >> s & 1)
        (standings += standings.empty() ? "" : ",") += registry::to_text(static_cast<registry::Standing>(s));
    for (const auto& p : search::kProperties)
      if (state.filter.properties & p.property) (properties += properties.empty() ? "" : ",") += p.name;
    if (path.rfind("class/", 0) != 0) add("class", classes);
    add("standing", standings);
    add("is", properties);
    if (state.filter.vendor) add("vendor", "yes");
  }
  // A meaning of a code, one of a system's signals, or a heading.
  if (const std::string& fragment = state.meaning.empty() ? state.place : state.meaning; !fragment.empty())
    query += "#" + fragment;
  return path + query;
}

std::vector<std::string> all_paths() {
  std::vector<std::string> out{"",         "which/",    "compare/", "field/", "method/",
                               "signals/", "failures/", "about/",   "data/"};
  for (const auto& status : registry::statuses()) out.push_back(digits(status.code) + "/");
  for (const auto& info : registry::classes()) out.push_back("class/" + std::string(info.id) + "/");
  for (const auto& chart : registry::charts()) out.push_back(chart_path(chart.id));
  for (const auto& pair : comparisons()) out.push_back("compare/" + comparison_id(pair) + "/");
  for (const auto& status : registry::statuses())
    for (const auto& field : status.fields) out.push_back("field/" + slug(field.name) + "/");
  for (const auto& system : registry::systems()) out.push_back(concat({"signals/", system.id, "/"}));
  for (const auto& method : registry::methods()) out.push_back("method/" + slug(method.name) + "/");
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

}  // namespace app
