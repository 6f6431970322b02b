// A query taken apart: operators ("class:4xx"), numbers ("404", "5xx", "50"), and the words that are left.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "search/fold.h"

namespace search {

/// Codes from `low` to `high`: "5xx" is 500 to 599, "41" is 410 to 419.
struct CodeRange {
  std::uint16_t low, high;
};

/// What says that a number in the text is a status: a quoted request before it, a protocol, a key such as "status=".
enum class Says : std::uint8_t { nothing, request, protocol, key };

/// A code as typed and where it starts in the text.
struct TypedCode {
  std::uint16_t code;
  std::uint32_t at;
  Says says = Says::nothing;
};

enum class Operator : std::uint8_t { cls, header, rfc, owner, cacheable, standing, property };

/// An operator with its value as typed, both in Query::text.
struct TypedOperator {
  Operator key;
  std::string_view value;
};

struct Query {
  std::string text;                      // the query, cut to 1,000 bytes
  std::vector<TypedOperator> operators;  // known ones, in order
  std::vector<TypedCode> codes;          // each once, in order, those that the text says are statuses first
  std::vector<CodeRange> ranges;
  CodeRange start{0, 0};  // one or two digits that may become a code, high 0 where there are none
  std::string rest;       // `text` with operators and numbers blanked
  Words words;            // of `rest`
  bool open = false;      // the last word may still be being typed
};

/// A sentence for people.
void add_note(std::vector<std::string>& notes, std::initializer_list<std::string_view> parts);

/// @param notes gets a sentence for each thing that looks like an operator and is none.
void parse(std::string_view text, Query& query, std::vector<std::string>& notes);

}  // namespace search
