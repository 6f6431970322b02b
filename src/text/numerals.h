// Numbers in free text: what belongs to a longer thing, and what the text itself says is a status.
//
// A search and a reading of log lines ask the same: is this "201" a status, or a piece of an address, a time, a size?
#pragma once

#include <cstddef>
#include <string_view>

namespace text {

/// Is the number at [begin, end) a piece of something longer: an address, a time, a date, an amount, a number with
/// separators? "404.13" is none, and neither is a pair of three digits each, "401-403".
bool part_of_longer(std::string_view text, std::size_t begin, std::size_t end);

/// Does it stand after "HTTP/1.1 " or "HTTP/2 "?
bool after_protocol(std::string_view text, std::size_t begin);
/// Does it stand after a quoted request: `"GET / HTTP/1.1" `?
bool after_request(std::string_view text, std::size_t begin);

/// Does this word after a number make it an amount: "500 MB", "504 seconds", "200 requests"?
bool is_unit(std::string_view word);

}  // namespace text
