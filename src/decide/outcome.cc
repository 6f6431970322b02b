// The case's own records stand as long as the chart's code leads; see outcome.h for why.
#include "decide/outcome.h"

#include "registry/labels.h"

namespace decide {

namespace {

const registry::Answer& last(const Walk& walk) { return *walk.path.back().answer; }

}  // namespace

Example example_of(const Walk& walk, const Verdict& verdict) {
  const bool own = !verdict.differs() && !last(walk).example.empty();
  const std::string_view exchange = own ? last(walk).example : verdict.status->wire;
  std::string response = registry::response_of(exchange, verdict.status->code);
  return {own ? std::string(exchange) : response, response, own};
}

std::vector<const registry::Field*> fields_of(const Walk& walk, const Verdict& verdict) {
  std::vector<const registry::Field*> out;
  if (!verdict.differs())
    for (const registry::Field& field : last(walk).fields) out.push_back(&field);
  for (const registry::Field& field : verdict.status->fields) out.push_back(&field);
  return out;
}

registry::List<registry::SeeAlso> see_also(const Walk& walk, const Verdict& verdict) {
  return verdict.differs() ? registry::List<registry::SeeAlso>() : last(walk).see_also;
}

std::string answers_of(const registry::SeeAlso& see) {
  std::string out;
  for (const registry::Text answer : see.answers) (out += out.empty() ? "" : ",") += answer;
  return out;
}

}  // namespace decide
