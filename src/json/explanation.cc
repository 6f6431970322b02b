// One list of what was found, statuses and signals alike, in the order of the text, each with its range of octets.
#include "json/explanation.h"

#include <array>

#include "json/json.h"
#include "registry/labels.h"
#include "registry/signal_words.h"

namespace json {
namespace {

constexpr std::array<std::string_view, 3> kCertainty{"certain", "likely", "possible"};

void append_range(std::string& out, signals::Range range) {
  out += '[' + std::to_string(range.begin) + ',' + std::to_string(range.end) + ']';
}

void append_status(Object& one, const registry::Status& status) {
  one.text("id", status.id);
  one.text("system", status.owner.empty() ? std::string_view("HTTP") : status.owner);
  one.text("name", status.name);
  one.key("status") += '[' + std::to_string(status.code) + ']';
  one.key("http") += "true";
  one.text("meaning", status.summary);
  std::string& next = one.key("next");
  const std::array<std::string_view, 1> advice{status.client};
  array(next, status.client.empty() ? std::span<const std::string_view>() : advice,
        [&](auto text) { append_quoted(next, text); });
  one.text("source", registry::citations(status.sources));
}

void append_signal(Object& one, const registry::System& system, const registry::Signal& signal) {
  one.text("id", std::string(system.id) + "/" + std::string(signal.id));
  one.text("system", system.name);
  one.text("name", signal.name);
  std::string& statuses = one.key("status");
  array(statuses, signal.statuses, [&](std::uint16_t code) { statuses += std::to_string(code); });
  one.key("http") += signal.http ? "true" : "false";
  one.text("meaning", signal.meaning);
  if (!signal.cause.empty()) one.text("cause", signal.cause);
  one.text("made_by", signal.made_by);
  std::string& next = one.key("next");
  array(next, signal.next, [&](registry::Text text) { append_quoted(next, text); });
  one.text("source", registry::citations(signal.sources));
}

}  // namespace

std::string of_explanation(std::string_view text, const signals::Explanation& explanation) {
  std::string out;
  {
    Object all(out);
    all.text("text", text);
    std::string& found = all.key("found");
    array(found, explanation.found, [&](const signals::Found& it) {
      Object one(found);
      append_range(one.key("range"), it.range);
      if (it.status)
        append_status(one, *it.status);
      else
        append_signal(one, *it.system, *it.signal);
      one.text("certainty", kCertainty[static_cast<std::size_t>(it.certainty)]);
      one.text("because", it.because);
    });
    std::string& lines = all.key("lines");
    array(lines, explanation.lines, [&](const signals::LogLine& line) {
      Object one(lines);
      append_range(one.key("range"), line.range);
      one.text("format", signals::name_of(line.format));
    });
    all.key("shortened") += explanation.shortened ? "true" : "false";
  }
  return out;
}

}  // namespace json
