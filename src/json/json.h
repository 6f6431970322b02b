// JSON as text (RFC 8259), appended to a string: what the command line and the module answer programs with.
#pragma once

#include <string>
#include <string_view>

namespace json {

/// A string. What is no UTF-8 becomes U+FFFD, so that the text stays JSON whatever was typed.
void append_quoted(std::string& out, std::string_view text);
/// A number of at least 0 and below 10^12, to seven significant digits and at most six decimals.
void append_number(std::string& out, float value);

/// An object while it lives: `{` where it begins, `}` where it ends.
class Object {
 public:
  explicit Object(std::string& out) : out_(out) { out_ += '{'; }
  ~Object() { out_ += '}'; }
  Object(const Object&) = delete;
  Object& operator=(const Object&) = delete;

  /// The value is to be appended to what this returns.
  std::string& key(std::string_view name) {
    if (!first_) out_ += ',';
    first_ = false;
    append_quoted(out_, name);
    return out_ += ':';
  }
  void text(std::string_view name, std::string_view value) { append_quoted(key(name), value); }

 private:
  std::string& out_;
  bool first_ = true;
};

/// An array; `each` appends one element.
template <class List, class Each>
void array(std::string& out, const List& list, Each each) {
  out += '[';
  bool first = true;
  for (const auto& one : list) {
    if (!first) out += ',';
    first = false;
    each(one);
  }
  out += ']';
}

}  // namespace json
