// The state of the app, how actions change it, and how it stands in the address bar.
//
// Everything that a person would share is in the route: one URL, one state. `reduce` is pure: same state, same action,
// same result; effects (history, storage, clipboard) belong to the platform, which compares the states.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/action.h"
#include "app/page.h"
#include "decide/house.h"
#include "decide/order.h"
#include "search/search.h"

namespace app {

enum class View : std::uint8_t {
  explore,
  code,
  which,
  compare_index,
  compare,
  field_index,
  field,
  method_index,
  method,
  failures,
  signal_index,
  signals,
  about,
  data,
  not_found
};
inline constexpr int kZoomFit = -100;
/// What a step of the zoom multiplies by.
inline constexpr float kZoomStep = 1.25f;
enum class Theme : std::uint8_t { system, light, dark };

/// What of the site is there without a network.
enum class Kept : std::uint8_t { unknown, impossible, coming, whole };

/// What the wizard's pages show only when asked to: bits.
enum Disclosure : std::uint8_t { other_charts = 1, all_houses = 2, still_possible = 4 };

struct State {
  View view = View::explore;
  std::string id;       // code: "404"; which: the chart's id; compare: "401-403"; field: "retry-after"; method: "head";
                        // signals: the system's, "envoy"; not_found: the path asked for
  std::string meaning;  // code with several owners: the id to show first; signals: the id of one in its system
  std::string place;    // code: the anchor of the heading to show
  std::string query;    // content of the search box
  search::Filter filter;
  std::string answers;                                // which: "a,b,c"
  std::string faults;                                 // failures: "auth,method", in the order of registry::faults()
  decide::House house = decide::kSpecifications;      // which: whose code leads where practice differs
  decide::House preferred = decide::kSpecifications;  // the one picked last, which a chart opened afresh starts with
  int current = -1;                                   // index of the current hit; -1: none is
  int zoom = 0;                                       // of the flowchart, in steps of a quarter; kZoomFit: all of it
  Theme theme = Theme::system;
  std::uint8_t disclosed = 0;  // which: Disclosure, what is open where it would not be, or the other way around
  Kept kept = Kept::unknown;
  bool chart_shown = false;  // which: the flowchart has the window where there is no room for the answers beside it
  bool asking = false;       // the search box has the focus
  bool installs = false;     // the browser offers to install the app
  bool dense = false;        // the list has one line a code
  bool help = false;
  bool plain = false;               // shown as live HTML, not as the picture: which of the two the footer offers
  std::string folded;               // which: ids of the questions whose branches the flowchart hides, "a,b,c"
  std::vector<std::string> recent;  // codes that were opened, the last one first; kept nowhere else
  std::string kept_size;            // "3.2 MB"
  std::string notice;               // what the person should know about how the address was read
  std::uint32_t copied = 0;         // id of the button that copied something just now, and says so
  std::string announce;             // said once by the status region
};

/// The state that a site path with query stands for, such as "404/?q=x" ("" is the root). What makes no sense is left
/// out, and said in `notice`; an unknown path gives View::not_found. Theme is the default.
/// @param preferred the house of a chart whose address has neither answers nor a house. With answers it is what someone
///   saw: without a house, the RFCs alone.
State parse_url(std::string_view path_and_query, decide::House preferred = decide::kSpecifications);
/// The inverse: the canonical path and query of a state.
std::string to_url(const State& state);
/// The path alone: which file of the site shows it.
std::string path_of(const State& state);

State reduce(const State& state, const Action& action);
/// Does this action make a new entry in the history (true), or change the present one?
bool makes_history(const Action& action);

/// The id of the house picked last, for the platform to remember and to say at the next start (Action::prefer_house);
/// empty for the RFCs alone, of which nothing needs to be remembered.
std::string remembered_house(const State& state);

/// Is all there that the state's page is made of, before all details are (registry.h)? The list of codes needs none.
bool is_whole(const State& state);

Page view(const State& state);
/// What the state's page is about, in one sentence, for the head of its file. The app needs none, and does not carry
/// it.
std::string describe(const State& state);

/// The site paths of all pages, sorted: one file each.
std::vector<std::string> all_paths();

/// The search that a state shows (empty query: everything that passes the filter, in the registry's order).
/// Stays as it is until the next call with another query or filter.
const search::Results& results_of(const State& state);

/// The faults that are ticked, as far as they exist; none before the details are there.
decide::Faults faults_of(const State& state);
/// "auth,method".
std::string text_of(const decide::Faults& faults);

/// What a search box may hold: UTF-8 (what is none becomes U+FFFD), at most 1,000 bytes.
std::string as_query(std::string_view text);

// Percent coding of queries: '+' is a space; malformed escapes stay as they are, bytes that are no UTF-8 become U+FFFD.
std::string decode_component(std::string_view text);
std::string encode_component(std::string_view text);

}  // namespace app
