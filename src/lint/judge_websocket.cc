// The opening handshake of WebSocket (RFC 6455 section 4). The server proves that it read the request: it appends a
// fixed identifier to the client's key, takes SHA-1 of both (RFC 3174) and sends that in base64.
#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

#include "lint/case.h"
#include "text/ascii.h"

namespace lint::judges {

using message::Field;

namespace {

using Words = std::array<std::uint32_t, 5>;

void add_block(Words& sum, const unsigned char* block) {
  std::array<std::uint32_t, 80> w;
  for (std::size_t i = 0; i < 16; ++i)
    w[i] = std::uint32_t{block[i * 4]} << 24 | std::uint32_t{block[i * 4 + 1]} << 16 |
           std::uint32_t{block[i * 4 + 2]} << 8 | block[i * 4 + 3];
  for (std::size_t i = 16; i < 80; ++i) w[i] = std::rotl(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
  auto [a, b, c, d, e] = sum;
  for (std::size_t i = 0; i < 80; ++i) {
    const std::uint32_t mixed = i < 20   ? ((b & c) | (~b & d)) + 0x5A827999
                                : i < 40 ? (b ^ c ^ d) + 0x6ED9EBA1
                                : i < 60 ? ((b & c) | (b & d) | (c & d)) + 0x8F1BBCDC
                                         : (b ^ c ^ d) + 0xCA62C1D6;
    const std::uint32_t next = std::rotl(a, 5) + mixed + e + w[i];
    e = d;
    d = c;
    c = std::rotl(b, 30);
    b = a;
    a = next;
  }
  const Words more{a, b, c, d, e};
  for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += more[i];
}

/// The base64 form of a text's SHA-1.
std::string sum_of(std::string text) {
  const std::uint64_t bits = std::uint64_t{text.size()} * 8;
  text += '\x80';
  while (text.size() % 64 != 56) text += '\0';
  for (int shift = 56; shift >= 0; shift -= 8) text += static_cast<char>(bits >> shift);
  Words sum{0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0};
  for (std::size_t at = 0; at < text.size(); at += 64)
    add_block(sum, reinterpret_cast<const unsigned char*>(text.data()) + at);
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t bit = 0; bit < 160; bit += 6) {
    // Six bits that may lie in two words; beyond the last stand zeros.
    const std::uint64_t pair = std::uint64_t{sum[bit / 32]} << 32 | (bit / 32 + 1 < sum.size() ? sum[bit / 32 + 1] : 0);
    out += digits[pair >> (58 - bit % 32) & 63];
  }
  return out + "=";
}

}  // namespace

void websocket_accept(const Case& at) {
  const Field* key = at.asked("Sec-WebSocket-Key");
  const Field* accept = at.field("Sec-WebSocket-Accept");
  if (!key || !accept || key->value.empty() || key->value.size() > 64) return;
  // A key that somebody made unreadable proves nothing.
  if (key->value.size() != 24 || key->value.substr(22) != "==") return;
  const std::string right = sum_of(key->value + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11");
  if (accept->value != right && accept->value.size() == right.size()) at.found(accept->value_at, {right});
}

// Subprotocols and extensions: what the field that the rule names takes has to be offered by the same field of the
// request.
void websocket_protocol(const Case& at) {
  if (!at.request_complete()) return;
  std::vector<std::string_view> offered;
  for (const Field& field : at.request->fields)
    if (text::same(field.name, at.about))
      for (const std::string_view one : members(field.value)) offered.push_back(parts(one).value);
  for (const Field* taken : at.fields(at.about))
    for (const std::string_view one : members(taken->value))
      if (std::find(offered.begin(), offered.end(), parts(one).value) == offered.end())
        return at.found(taken->line_at, {plain(one)});
}

}  // namespace lint::judges
