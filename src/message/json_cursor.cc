// A value that is not what was asked for is skipped as a whole, so that callers read what they know and no more.
#include "message/json_cursor.h"

#include <algorithm>

#include "text/ascii.h"

namespace message {
namespace {

constexpr int deepest = 64;

void append_utf8(std::string& out, std::uint32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | c >> 6);
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | c >> 12);
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | c >> 18);
    out += static_cast<char>(0x80 | (c >> 12 & 0x3F));
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

}  // namespace

void JsonCursor::space() {
  while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n' || text_[at_] == '\r'))
    ++at_;
}

char JsonCursor::peek() {
  space();
  return at_ < text_.size() ? text_[at_] : '\0';
}

bool JsonCursor::take(char c) {
  if (!good_ || peek() != c) return false;
  ++at_;
  return true;
}

bool JsonCursor::open(char bracket) {
  if (!good_) return false;
  if (peek() != bracket) {
    skip();
    return false;
  }
  if (++depth_ > deepest) {
    fail();
    return false;
  }
  ++at_;
  return true;
}

bool JsonCursor::closes(char bracket, bool first) {
  if (take(bracket)) return true;
  if (!first && !take(',')) fail();
  return !good_;
}

bool JsonCursor::string(std::string& out, Range& at) {
  out.clear();
  if (!good_) return false;
  if (peek() != '"') {
    skip();
    return false;
  }
  const std::size_t begin = ++at_;
  std::uint32_t high = 0;
  while (at_ < text_.size() && text_[at_] != '"') {
    if (text_[at_] != '\\') {
      const std::size_t end = text_.find_first_of("\"\\", at_);
      out += text_.substr(at_, end - at_);
      at_ = end == text_.npos ? text_.size() : end;
      continue;
    }
    if (++at_ == text_.size()) break;
    const char c = text_[at_++];
    constexpr std::string_view from = "bfnrt", to = "\b\f\n\r\t";
    if (const std::size_t i = from.find(c); i != from.npos) {
      out += to[i];
    } else if (c == 'u') {
      std::uint32_t unit = 0;
      for (int i = 0; i < 4; ++i) {
        const int digit = at_ < text_.size() ? text::hex_digit(text_[at_]) : -1;
        if (digit < 0) return fail(), false;
        unit = unit * 16 + static_cast<std::uint32_t>(digit);
        ++at_;
      }
      if (unit >= 0xD800 && unit < 0xDC00 && text_.substr(at_, 2) == "\\u") {
        high = unit;
        continue;
      }
      if (high && unit >= 0xDC00 && unit < 0xE000)
        unit = 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00);
      else if (high || (unit >= 0xD800 && unit < 0xE000))
        unit = 0xFFFD;
      high = 0;
      append_utf8(out, unit);
    } else {
      out += c;
    }
  }
  if (at_ >= text_.size()) return fail(), false;
  at = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)};
  ++at_;
  return true;
}

/// As exact as statuses and sizes need; the library's own conversion would be a tenth of the program of /check/.
static double value_of(std::string_view text) {
  const bool negative = text[0] == '-';
  std::size_t i = negative;
  double out = 0;
  int scale = 0;
  const auto digits = [&](bool fraction) {
    for (; i < text.size() && text[i] >= '0' && text[i] <= '9'; ++i) {
      if (fraction && scale == -20) continue;
      if (fraction) --scale;
      out = out * 10 + (text[i] - '0');
    }
  };
  digits(false);
  if (i < text.size() && text[i] == '.') ++i, digits(true);
  if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
    ++i;
    const bool small = i < text.size() && text[i] == '-';
    if (small || (i < text.size() && text[i] == '+')) ++i;
    int exponent = 0;
    for (; i < text.size() && text[i] >= '0' && text[i] <= '9'; ++i)
      exponent = std::min(exponent * 10 + (text[i] - '0'), 400);
    scale += small ? -exponent : exponent;
  }
  for (; scale > 0; --scale) out *= 10;
  for (; scale < 0; ++scale) out /= 10;
  return negative ? -out : out;
}

bool JsonCursor::number(double& out, Range& at) {
  if (!good_) return false;
  const char c = peek();
  if (c != '-' && (c < '0' || c > '9')) {
    skip();
    return false;
  }
  const std::size_t begin = at_;
  while (at_ < text_.size() && std::string_view("+-.eE0123456789").find(text_[at_]) != std::string_view::npos) ++at_;
  out = value_of(text_.substr(begin, at_ - begin));
  at = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)};
  return true;
}

void JsonCursor::skip() {
  if (!good_) return;
  std::string text;
  Range at;
  double value;
  switch (peek()) {
    case '{':
      object([this](std::string_view) { skip(); });
      return;
    case '[':
      array([this] { skip(); });
      return;
    case '"':
      string(text, at);
      return;
    case '-':
    case '0':
    case '1':
    case '2':
    case '3':
    case '4':
    case '5':
    case '6':
    case '7':
    case '8':
    case '9':
      number(value, at);
      return;
    default:
      for (const std::string_view word :
           {std::string_view("true"), std::string_view("false"), std::string_view("null")})
        if (text_.substr(at_, word.size()) == word) {
          at_ += word.size();
          return;
        }
      fail();
  }
}

}  // namespace message
