// Look-up and iteration over the registry: every status code with every owner's meaning, the classes, the flowcharts
// and the works that they cite. Nothing here can fail but by not finding.
//
// A program holds no data: it is given the files that datac wrote, through load(). The facts come first and are what
// lists and filters need; until then everything is empty. Details and flowcharts may come later (schema.h says which is
// which): until then texts and lists that are details are empty, and charts have no nodes. Records stay where they are,
// but for the nodes of charts, which come anew where one chart's page was loaded before all charts.
#pragma once

#include <optional>

#include "registry/file.h"
#include "registry/model.h"
#include "registry/order.h"
#include "registry/signal.h"

namespace registry {

/// All meanings, by code, then the registered one first, then by owner.
List<Status> statuses();
/// The five classes of RFC 9110 section 15, 1xx first.
List<ClassInfo> classes();
/// All flowcharts in the order of their rank; the first one is the default.
List<Chart> charts();
/// The comparisons that somebody has written, in the order of their codes.
List<Comparison> comparisons();
/// Whose positions flowcharts tell; the first is what the specifications alone say.
List<House> houses();
/// What can be wrong with a request, and the profiles that say in which order servers look at it, by rank: the
/// specifications' first. Empty until the details are there.
List<Fault> faults();
List<Profile> profiles();
/// The request methods, by family, then name. Facts have their names only.
List<Method> methods();
/// What every header field is that an entry names, by name.
List<FieldInfo> fields();
/// All works that sources name, by id.
List<Work> works();
/// All systems that make signals, by name; empty until signals.bin has been loaded.
List<System> systems();

/// The date of the data's last change, "2026-11-20", and its version.
Text data_date();
Text data_version();

/// Takes a file that datac wrote: facts, all details or those of one number, all flowcharts or those of one page; the
/// whole may follow the part. What is taken has to outlive the registry, because texts stay in it.
Loaded load(std::span<const unsigned char> file);
/// The same for a program that has neither details nor flowcharts: they are foreign to it.
Loaded load_facts_or_signals(std::span<const unsigned char> file);
/// The facts' build; 0 before they are there.
std::uint64_t build();
bool has_facts();
/// Are the signals there?
bool has_signals();
/// Are all details there?
bool has_details();
/// Are those of all meanings of a number?
bool has_details(int code);
/// Are all flowcharts there?
bool has_charts();
/// Is this one, and what its answers lead on to?
bool has_chart(const Chart& chart);

/// By id, "404" or "499-nginx"; nullptr where there is none.
const Status* find(Text id);
/// All meanings of a number; empty where there are none.
List<Status> with_code(int code);
/// The same in any list of statuses that is in the order of statuses().
List<Status> with_code(List<Status> all, int code);
const Chart* find_chart(Text id);
/// By name, "GET"; nullptr where nobody has described it.
const Method* find_method(Text name);
const System* find_system(Text id);
/// By its id within a system; nullptr where there is none.
const Signal* find_signal(const System& system, Text id);
const ClassInfo* find_class(Text id);
/// The class's record; nullptr for Class::none.
const ClassInfo* info(Class cls);
/// Position of a status in statuses().
std::size_t index_of(const Status& status);

// The words that data, pages and commands use for the enumerations.
Text to_text(Standing);
Text to_text(Content);
Text to_text(Level);
Text to_text(Bound);
Text to_text(Direction);
Text to_text(Retry);
Text to_text(Confidence);
Text to_text(Sender);
Text to_text(Evidence);
/// What is wrong with a file, a sentence; what became of one that was taken, where nothing is.
Text to_text(Loaded);
std::optional<Standing> standing_from(Text);

}  // namespace registry
