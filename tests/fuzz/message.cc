// Covers message alone, faster than exchange.cc reaches it: any bytes give ranges inside of the text, and no more
// fields and exchanges than the limits allow. The first byte chooses the limits.
#include "message/message.h"

#include "must.h"
#include "ranges.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  message::Limits limits;
  limits.exact = data[0] & 64;
  if (data[0] & 1) limits.fields = 3;
  if (data[0] & 2) limits.exchanges = 2;
  if (data[0] & 4) limits.bytes = 64;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  const message::Reading reading = message::read(text, limits);
  must_lie_in(reading, text.size());
  must(reading.exchanges.size() <= limits.exchanges, "no more exchanges than the limit");
  const auto few = [&](const std::vector<message::Field>& fields) {
    must(fields.size() <= limits.fields, "no more fields than the limit");
  };
  for (const message::Exchange& exchange : reading.exchanges) {
    if (exchange.request) few(exchange.request->fields);
    for (const message::Response& interim : exchange.interim) few(interim.fields);
    if (exchange.response) few(exchange.response->fields);
  }
  return 0;
}
