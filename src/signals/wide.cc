// One pass over the text. Full-width forms are U+FF01 to U+FF5E, in the order of ASCII.
#include "signals/wide.h"

#include <algorithm>
#include <array>

namespace signals {
namespace {

/// "Error", "status code" and "returned" in Chinese, Japanese and Korean.
constexpr std::array<std::string_view, 14> status_words{"错误",   "錯誤", "报错", "報錯",   "状态码",
                                                        "狀態碼", "返回", "回傳", "エラー", "ステータス",
                                                        "오류",   "에러", "상태", "응답"};

/// Bytes of the character if it is of these scripts: U+3000 to U+9FFF, Hangul, full-width forms, and beyond U+FFFF; or
/// a space, a mark or an invisible sign of U+0080 to U+00BF and of U+2000 to U+207F.
std::size_t wide_at(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const auto next = at + 1 < text.size() ? static_cast<unsigned char>(text[at + 1]) : 0u;
  const bool punctuation = lead == 0xe2 && (next == 0x80 || next == 0x81);
  const std::size_t size = lead == 0xc2                                                    ? 2
                           : lead >= 0xf0 && lead < 0xf5                                   ? 4
                           : (lead >= 0xe3 && lead <= 0xed) || lead == 0xef || punctuation ? 3
                                                                                           : 0;
  if (size == 0 || at + size > text.size()) return 0;
  for (std::size_t i = 1; i < size; ++i)
    if ((static_cast<unsigned char>(text[at + i]) & 0xc0) != 0x80) return 0;
  return size;
}

/// The ASCII character of a full-width form, a quotation mark or a dash; a space for spaces and signs that are not
/// seen, such as those that tell the direction of a text; else a mark that is no part of anything.
char narrow(std::string_view wide) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(wide[i]); };
  if (byte(0) == 0xc2) return byte(1) == 0xa0 || byte(1) == 0xad ? ' ' : '~';
  const unsigned code = (byte(0) & 0xfu) << 12 | (byte(1) & 0x3fu) << 6 | (byte(2) & 0x3fu);
  if (byte(0) == 0xef && code >= 0xff01 && code <= 0xff5e) return static_cast<char>(code - 0xfee0);
  if (code >= 0x2010 && code <= 0x2015) return '-';
  if (code >= 0x2018 && code <= 0x201b) return '\'';
  if (code >= 0x201c && code <= 0x201f) return '"';
  const bool seen = code >= 0x2016 && code <= 0x205e && (code < 0x2028 || code > 0x202f);
  const bool blank = (code >= 0x2000 && code <= 0x206f && !seen) || code == 0x3000 || code == 0xfeff;
  return blank && wide.size() == 3 ? ' ' : '~';
}

}  // namespace

std::optional<Narrowed> narrowed(std::string_view text) {
  const auto is_high = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0xe2 || byte == 0xc2;
  };
  if (std::none_of(text.begin(), text.end(), is_high)) return std::nullopt;
  Narrowed out;
  const auto put = [&](char c, std::size_t at) {
    out.text += c;
    out.at.push_back(static_cast<std::uint32_t>(at));
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t size = wide_at(text, at);
    if (size == 0) {
      put(text[at], at);
      ++at;
      continue;
    }
    const std::string_view rest = text.substr(at);
    const auto word =
        std::find_if(status_words.begin(), status_words.end(), [&](auto it) { return rest.starts_with(it); });
    if (word == status_words.end()) {
      put(narrow(rest), at);
      at += size;
      continue;
    }
    for (const char c : std::string_view(" error")) put(c, at);
    at += word->size();
    put(' ', at);
  }
  out.at.push_back(static_cast<std::uint32_t>(text.size()));
  return out;
}

}  // namespace signals
