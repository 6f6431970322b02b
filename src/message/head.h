// Start lines and header fields, as all textual forms write them.
#pragma once

#include "message/lines.h"
#include "message/message.h"

namespace message {

/// "HTTP/1.1 404 Not Found"; nothing where the line is none. @param at where the status line begins in the line
std::optional<Response> status_line(const Line& line, std::size_t at = 0);
/// "GET /path HTTP/1.1".
std::optional<Request> request_line(const Line& line, std::size_t at = 0);
/// Adds the line to the fields: a field, the continuation of the last one, or a malformed line.
void add_field(std::vector<Field>& fields, const Line& line, std::size_t at = 0);
/// Has it the shape of a field, `Name: value`?
bool is_field(std::string_view text);
/// Does it stand for lines that were left out: `...`, `[snip]`?
bool is_omission(std::string_view text);

}  // namespace message
