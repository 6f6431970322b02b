// What a text holds out: statuses, and signals of the systems that the registry knows, each with its exact place.
//
// Free text in: one flag, a log line, a stack trace, an error page, a page of logs. Nothing is guessed: where several
// readings are possible and nothing in the text decides, all of them are given as possible. A number alone is read as
// an HTTP status first; its other meanings follow.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "registry/model.h"
#include "registry/signal.h"
#include "signals/lines.h"
#include "signals/numbers.h"
#include "signals/phrases.h"

namespace signals {

/// One reading of one place. Either `status`, or `system` and `signal`.
struct Found {
  Range range;
  const registry::Status* status = nullptr;
  const registry::System* system = nullptr;
  const registry::Signal* signal = nullptr;
  Certainty certainty = Certainty::possible;
  std::string_view because;  // a clause
  bool alone = false;        // a number that is all of the text: its other meanings follow
};

struct Explanation {
  std::vector<Found> found;  // by place; at one place the likeliest first
  std::vector<LogLine> lines;
  bool shortened = false;  // the text was longer than `most_text`, and only its beginning was read
};

/// The signals that a search lists beside its codes, each once: what was read with certainty or likelihood. Where that
/// is nothing, or a number alone, what is possible, but for everyday words: "unavailable" is a name of gRPC's in
/// capitals only. @param text what was explained
std::vector<Found> leading_signals(const Explanation& explanation, std::string_view text);
/// At most so many of them.
inline constexpr std::size_t most_leading = 5;

/// Bytes of a text that are read.
inline constexpr std::size_t most_text = std::size_t{1} << 20;

/// Reads texts by the given records, which must outlive it. To make one takes about a millisecond; keep it.
class Reader {
 public:
  Reader(registry::List<registry::Status> statuses, registry::List<registry::System> systems);
  ~Reader();
  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;

  Explanation explain(std::string_view text) const;

 private:
  Explanation read(std::string_view text) const;

  struct Tables;
  std::unique_ptr<Tables> tables_;
};

}  // namespace signals
