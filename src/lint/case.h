// What a rule's function gets: one response with its request, and what stands beside it in the text. A function looks
// and reports places; text, level and source are the rule's. `{1}`, `{2}`, `{3}` of its text are what is reported.
#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lint/lint.h"
#include "lint/values.h"
#include "registry/lint_functions.h"
#include "registry/model.h"

namespace lint {

/// What all exchanges of a text share.
struct Whole {
  const std::vector<message::Exchange>& exchanges;
  std::string_view text, shown;  // as it came; with its secrets overwritten
  const Known& known;
  std::multimap<std::string, std::size_t> by_target;  // exchanges with a request, by host and target
  std::vector<std::uint32_t> changes;                 // how many exchanges before each may have changed something
};

class Case {
 public:
  Case(const Whole& whole, std::size_t index, const message::Response& response, bool interim);

  const Whole& whole;
  const std::size_t index;  // of the exchange
  const message::Exchange& exchange;
  const message::Response& response;
  const message::Request* const request;  // nullptr: not visible
  const bool interim;
  const std::string_view method;  // empty: not known
  const int status;
  /// The field that the first `has` of the rule at hand names, for functions that serve rules about several fields.
  mutable std::string_view about;

  bool seen(message::Evidence bit) const { return response.evidence & bit; }
  /// Might there be a field of that name? Most rules ask for what most responses do not have, so that this comes first.
  bool may_have(std::string_view name) const { return names_ & bit_of(name); }
  bool may_ask(std::string_view name) const { return asked_names_ & bit_of(name); }
  /// The first field of that name in the response or in the request.
  const message::Field* field(std::string_view name) const {
    return may_have(name) ? message::find(response.fields, name) : nullptr;
  }
  const message::Field* asked(std::string_view name) const {
    return may_ask(name) ? message::find(request->fields, name) : nullptr;
  }
  std::vector<const message::Field*> fields(std::string_view name) const;
  /// Are all fields of the request visible?
  bool request_complete() const;
  /// The 200 response to a comparable GET elsewhere in the text; nullptr where there is none.
  const message::Response* twin() const;
  /// Other exchanges with the same target.
  std::vector<std::size_t> same_target() const;
  /// Did another exchange with this target find what this one finds: with the same credentials and preferences, and
  /// nothing in between that may have changed it?
  bool comparable(std::size_t other) const;
  /// Host and target of a request, by which exchanges belong together; empty where it is not known.
  static std::string target_of(const message::Exchange& exchange);
  /// Of a request, `https://example.com/a`, as far as it is visible.
  Uri target() const;

  bool is_http1() const { return seen(message::version_true) && response.version.substr(0, 1) == "1"; }
  /// Octets of the content as they stand in a file; nothing where they cannot be told.
  std::optional<std::string_view> octets() const;
  std::string_view media_type() const;

  /// What the function found. @param at where @param details of the text; secrets have to be left out: see `shown`.
  void found(message::Range at, std::initializer_list<std::string> details = {}) const;
  /// The value of a field, which is what the text says of it.
  void found_value(const message::Field& field) const;
  /// A place as it may be shown: secrets overwritten, control characters replaced, cut to 60 characters.
  std::string shown(message::Range at) const;

  struct Hit {
    message::Range at;
    std::vector<std::string> details;
  };
  std::vector<Hit> take() const { return std::move(hits_); }

 private:
  /// One of 64 bits by which names differ, whatever their case.
  static std::uint64_t bit_of(std::string_view name) {
    if (name.empty()) return 0;
    return std::uint64_t{1} << ((name.size() * 11 + (name.front() | 32u) * 5 + (name.back() | 32u)) & 63);
  }

  std::uint64_t names_ = 0, asked_names_ = 0;
  mutable std::vector<Hit> hits_;
  mutable bool twin_known_ = false;
  mutable const message::Response* twin_ = nullptr;
};

/// Is it another name of an entry, such as one that it had before?
bool is_other_name(const registry::Status& status, std::string_view name);

/// A text as it may be shown in a line: control characters replaced, cut.
std::string plain(std::string_view text, std::size_t bytes = 60);

#define STATUSATLAS_DECLARE(name) void name(const Case& at);
namespace judges {
STATUSATLAS_LINT_FUNCTIONS(STATUSATLAS_DECLARE)
}
#undef STATUSATLAS_DECLARE

std::vector<Hop> hops(const Case& at);
/// What signals inside of the response add to them.
void add_signals(const Case& at, std::vector<Hop>& hops);

}  // namespace lint
