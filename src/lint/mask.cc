// What is secret is overwritten, octet by octet, so that nothing moves: values of fields that carry credentials, and
// what follows the names of tokens in addresses and content.
#include <algorithm>
#include <array>

#include "lint/lint.h"
#include "text/ascii.h"

namespace lint {
namespace {

constexpr std::array<std::string_view, 14> kSecretFields{"authorization",
                                                         "proxy-authorization",
                                                         "cookie",
                                                         "x-api-key",
                                                         "api-key",
                                                         "x-auth-token",
                                                         "x-access-token",
                                                         "x-csrf-token",
                                                         "x-xsrf-token",
                                                         "x-amz-security-token",
                                                         "x-goog-api-key",
                                                         "authentication-info",
                                                         "proxy-authentication-info",
                                                         "x-vault-token"};
constexpr std::array<std::string_view, 19> kSecretNames{"access_token",
                                                        "refresh_token",
                                                        "id_token",
                                                        "token",
                                                        "api_key",
                                                        "apikey",
                                                        "client_secret",
                                                        "secret",
                                                        "password",
                                                        "passwd",
                                                        "signature",
                                                        "sig",
                                                        "x-amz-signature",
                                                        "x-amz-credential",
                                                        "x-amz-security-token",
                                                        "sessionid",
                                                        "session",
                                                        "code",
                                                        "jwt"};

void cover(std::string& text, std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < std::min(end, text.size()); ++i)
    if (text[i] != '\n' && text[i] != '\r') text[i] = '*';
}

bool is_secret_char(char c) {
  return text::is_digit(c) || text::is_letter(c) || std::string_view("-._~+/=%").find(c) != std::string_view::npos;
}

bool is_word(char c) { return text::is_digit(c) || text::is_letter(c) || c == '_' || c == '-'; }

/// `Bearer abc`, JSON Web Tokens wherever they stand.
void cover_tokens(std::string& text) {
  for (const std::string_view scheme : {std::string_view("Bearer "), std::string_view("Basic "),
                                        std::string_view("bearer "), std::string_view("basic ")}) {
    for (std::size_t at = text.find(scheme); at != text.npos; at = text.find(scheme, at + 1)) {
      std::size_t end = at + scheme.size();
      while (end < text.size() && is_secret_char(text[end])) ++end;
      const std::string_view word = std::string_view(text).substr(at + scheme.size(), end - at - scheme.size());
      // A challenge goes on with `realm=…`, prose with a short word.
      const std::size_t equals = word.find('=');
      if (word.size() >= 8 && (equals == word.npos || equals + 2 >= word.size())) cover(text, at + scheme.size(), end);
    }
  }
  for (std::size_t at = text.find("eyJ"); at != text.npos; at = text.find("eyJ", at + 3)) {
    std::size_t end = at;
    while (end < text.size() && is_secret_char(text[end])) ++end;
    if (end - at > 20) cover(text, at, end);
  }
}

/// What follows the name of a secret and a sign.
void cover_named(std::string& text, std::string_view sign) {
  const bool assigned = sign == "=", member = !assigned;
  for (std::size_t i = text.find(sign); i != text.npos; i = text.find(sign, i + 1)) {
    if (member) ++i;
    const std::size_t name_end = member ? i - 1 : i;
    std::size_t name = name_end;
    while (name > 0 && name_end - name < 24 && is_word(text[name - 1])) --name;
    const std::string_view word = std::string_view(text).substr(name, name_end - name);
    if (assigned && (name == 0 || std::string_view("?&;\"").find(text[name - 1]) == std::string_view::npos)) continue;
    if (std::none_of(kSecretNames.begin(), kSecretNames.end(), [&](auto known) { return text::same(known, word); }))
      continue;
    std::size_t begin = i + 1;
    if (member) {
      while (begin < text.size() && text[begin] == ' ') ++begin;
      if (begin >= text.size() || text[begin] != '"') continue;
      ++begin;
      std::size_t end = begin;
      while (end < text.size() && text[end] != '"' && text[end] != '\n') ++end;
      cover(text, begin, end);
    } else {
      std::size_t end = begin;
      while (end < text.size() && is_secret_char(text[end])) ++end;
      cover(text, begin, end);
    }
  }
}

/// `access_token=…` in addresses and forms, `"access_token": "…"` in JSON.
void cover_named(std::string& text) {
  cover_named(text, "=");
  cover_named(text, "\":");
}

void cover_fields(std::string& text, const std::vector<message::Field>& fields) {
  for (const message::Field& field : fields) {
    if (field.malformed) continue;
    if (std::any_of(kSecretFields.begin(), kSecretFields.end(),
                    [&](auto name) { return text::same(name, field.name); })) {
      cover(text, field.value_at.begin, field.value_at.end);
    } else if (text::same(field.name, "Set-Cookie")) {
      // The name stays, and so do the attributes.
      const std::size_t from =
          std::string_view(text).substr(field.value_at.begin, field.value_at.end - field.value_at.begin).find('=');
      if (from == std::string_view::npos) {
        cover(text, field.value_at.begin, field.value_at.end);
        continue;
      }
      std::size_t end = field.value_at.begin + from + 1;
      while (end < field.value_at.end && text[end] != ';') ++end;
      cover(text, field.value_at.begin + from + 1, end);
    }
  }
}

}  // namespace

std::string masked(std::string_view text, const std::vector<message::Exchange>& exchanges) {
  std::string out(text);
  cover_tokens(out);
  cover_named(out);
  for (const message::Exchange& exchange : exchanges) {
    if (exchange.request) cover_fields(out, exchange.request->fields);
    for (const message::Response& response : exchange.interim) cover_fields(out, response.fields);
    if (exchange.response) cover_fields(out, exchange.response->fields);
  }
  return out;
}

}  // namespace lint
