// HAR 1.2 files, as browsers export them.
#pragma once

#include "message/message.h"

namespace message {

struct Har {
  bool is_har = false;  // has it `log.entries`?
  std::vector<Exchange> exchanges;
  std::string problem;  // where the JSON is broken: what and, in `problem_at`, where. What came before is kept.
  Range problem_at;
};

Har read_har(std::string_view text, const Limits& limits);

}  // namespace message
