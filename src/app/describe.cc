// What pages are about, for search engines and links: the head of each file has one sentence. It stands apart from the
// pages because the app shows none of it, and a first load should not bring it along.
#include "app/compare.h"
#include "app/labels.h"
#include "app/views.h"

namespace app {

std::string describe(const State& state) {
  switch (state.view) {
    case View::explore:
      if (const auto* info = only_class(state)) return std::string(info->meaning);
      return "Look up any HTTP status code, registered or vendor made, find it by symptom, or answer a few questions "
             "to "
             "choose the right one.";
    case View::code:
      return std::string(registry::with_code(number_of(state.id)).front().summary);
    case View::which:
      return std::string(registry::find_chart(state.id)->summary);
    case View::compare: {
      const auto comparison = *parse_comparison(state.id);
      if (const auto* about = written(comparison)) return std::string(about->apart);
      return "Side by side: " + title_of(comparison) + ". When to use which, what each requires, retries and caching.";
    }
    case View::compare_index:
      return "Pairs of HTTP status codes that people confuse, side by side.";
    case View::field_index:
      return "Which header fields HTTP status codes require, recommend or allow.";
    case View::field:
      return "Which HTTP status codes use the header field " + state.id + ", and at what requirement level.";
    case View::signal_index:
      return "What Envoy, nginx, Cloudflare, Heroku, S3, gRPC, browsers and libraries print beside or instead of an "
             "HTTP "
             "status code, and what to do about it.";
    case View::signals: {
      const auto* system = registry::find_system(state.id);
      return system ? std::string(system->summary) : "Signals of " + state.id + ".";
    }
    case View::method_index:
      return "Which request methods are safe, idempotent and cacheable, and which status codes belong to them.";
    case View::method:
      return concat({"What ", method_of(state.id)->name,
                     " asks for, whether it is safe, idempotent and cacheable, and its status codes."});
    case View::failures:
      return "Several things are wrong with one HTTP request: which status 16 servers and frameworks send, and what "
             "the "
             "RFCs fix.";
    case View::about:
      return "What Status Atlas is, where its facts come from, and how to use its data.";
    case View::data:
      return "HTTP status codes for programs: JSON with schemas, CSV, Markdown, flowcharts and a module.";
    case View::not_found:
      break;
  }
  return "There is no page at this address.";
}

}  // namespace app
