// A cursor over JSON (RFC 8259) that knows where it is: it builds no tree, so a file of 50 MB takes no memory of its
// own, and every string comes with its place in the text. Members and elements that nobody asks for are skipped.
//
// After a mistake `good()` is false and nothing more is read. Depth is bounded, so that nested brackets end in a
// mistake and not in a full stack.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "message/message.h"

namespace message {

class JsonCursor {
 public:
  explicit JsonCursor(std::string_view text) : text_(text) {}

  bool good() const { return good_; }
  std::uint32_t place() const { return static_cast<std::uint32_t>(at_); }

  /// The first character of the next value; '\0' at the end.
  char peek();
  /// A string's content, and the place between its quotes. Anything else is skipped, and gives false.
  bool string(std::string& out, Range& at);
  /// A number; anything else is skipped, and gives false.
  bool number(double& out, Range& at);
  void skip();

  /// Calls `member(name)` for each member; it must read or skip the value. Anything but an object is skipped.
  template <class Member>
  void object(Member member) {
    if (!open('{')) return;
    std::string name;
    Range at;
    for (bool first = true; good_ && !closes('}', first); first = false) {
      if (peek() != '"' || !string(name, at) || !take(':')) return fail();
      member(std::string_view(name));
    }
    --depth_;
  }
  /// Calls `element()` for each element; it must read or skip it. Anything but an array is skipped.
  template <class Element>
  void array(Element element) {
    if (!open('[')) return;
    for (bool first = true; good_ && !closes(']', first); first = false) element();
    --depth_;
  }

 private:
  void space();
  bool take(char c);
  bool open(char bracket);
  bool closes(char bracket, bool first);
  void fail() { good_ = false; }

  std::string_view text_;
  std::size_t at_ = 0;
  int depth_ = 0;
  bool good_ = true;
};

}  // namespace message
