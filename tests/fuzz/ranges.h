// What holds for every reading of a text: there is an exchange or a reason, and every place lies in the text.
#pragma once

#include "message/message.h"
#include "must.h"

inline void must_lie_in(const message::Reading& reading, std::size_t size) {
  const auto inside = [&](message::Range range) { return range.begin <= range.end && range.end <= size; };
  must(!reading.exchanges.empty() || !reading.problem.empty(), "where there is no exchange, it says why");
  must(inside(reading.problem_at), "the problem lies in the text");
  const auto fields = [&](const std::vector<message::Field>& all) {
    for (const message::Field& field : all)
      must(inside(field.name_at) && inside(field.value_at) && inside(field.line_at), "fields lie in the text");
  };
  const auto response = [&](const message::Response& one) {
    must(inside(one.line_at) && inside(one.status_at) && inside(one.body.at), "responses lie in the text");
    must(one.status >= 0 && one.status <= 9999, "a status line has at most four digits");
    fields(one.fields);
  };
  for (const message::Exchange& exchange : reading.exchanges) {
    if (exchange.request) {
      must(inside(exchange.request->line_at) && inside(exchange.request->method_at) &&
               inside(exchange.request->target_at),
           "requests lie in the text");
      fields(exchange.request->fields);
    }
    for (const message::Response& interim : exchange.interim) response(interim);
    if (exchange.response) response(*exchange.response);
  }
}
