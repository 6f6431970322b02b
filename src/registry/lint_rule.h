// The record types of the rules that exchanges are checked by, and of the marks by which software betrays itself.
//
// Most rules are data: statuses, methods, versions and roles that they are about, and conditions on fields. The others
// name a function of src/lint, which finds the place; text, level and source stand here in any case. Rules come from
// two sources: the field requirements of the entries in assets/codes, by way of assets/rules/requirements.toml, and the
// other files of assets/rules (assets/README.md has the keys). Like the records of model.h they are views into loaded
// data and stay valid for the life of the program.
#pragma once

#include "registry/model.h"

namespace registry {

/// How much a finding weighs. A question is what the text cannot show; a fact is no fault.
enum class Severity : std::uint8_t { must, should, practice, question, fact };

/// What a condition looks at. The twin is the 200 response to the same request, where the text has one.
enum class Look : std::uint8_t {
  has,    // the response has the field
  any,    // it has at least one of all fields of this kind
  lacks,  // it does not have the field
  request_has,
  request_any,
  request_lacks,
  twin_has
};

/// Does a response have content? Seen: octets, or a Content-Length above 0 where the method is not HEAD. None: a
/// Content-Length of 0, or a file whose response ends with its head.
enum class Filled : std::uint8_t { either, yes, no };

struct Condition {
  Look look;
  Text name;   // of a field; `X-RateLimit-*` for all that begin so
  Text value;  // a member of its list, or the value before a semicolon; empty: any
};

/// Bits of LintRule::versions.
enum Version : std::uint8_t { http10 = 1, http11 = 2, http2 = 4, http3 = 8 };

struct LintRule {
  Text id;
  Text topic;  // the file that it stands in
  Severity level;
  bool required;  // made from a field requirement of assets/codes
  bool ask;       // a question where method, role, version or request cannot be seen; otherwise it says nothing then
  bool assume;    // conditions on a request that cannot be seen count as met
  bool file;      // only in text that is a file, octet for octet
  Filled content;
  std::uint8_t classes;               // bit n: class n; bit 0: no class
  std::uint8_t versions, roles;       // Version and Sender bits; 0: any
  List<std::uint16_t> codes;          // beside the classes; both empty: all
  List<std::uint16_t> except;         // codes of these classes that are not meant
  List<Text> methods, other_methods;  // only with these; only with others
  Text house;
  List<Condition> conditions;
  std::uint8_t function;  // 0: none; else 1 + its place in registry/lint_functions.h
  Text text, fix;
  List<Source> sources;
};

/// How sure it is who had a hand in a response.
enum class Sure : std::uint8_t { certain, likely, possible };

/// By what a maker is recognized. All that is given has to be there.
struct Maker {
  Text id;
  Text name;  // "nginx"
  Sure sure;
  bool made;    // it made this response; otherwise it had a hand in it
  Text field;   // a field of the response
  Text value;   // what its value begins with, or with * before it holds
  Text phrase;  // the reason phrase
  List<std::uint16_t> codes;
  List<Text> content;  // pieces of the content, in this order
  Text because, next;  // why, a clause; what to look at next, a sentence
  List<Source> sources;
};

/// A name beside the present one that an entry of a number has or had. The entries’ own are details, which no check
/// loads.
struct OtherName {
  std::uint16_t code;
  bool registered;
  Text name;
};

}  // namespace registry
