// Challenges (RFC 9110 section 11), and what the Basic, Digest and Bearer schemes ask of theirs; cookies, and which
// origins may read (Fetch).
#include <algorithm>

#include "lint/case.h"
#include "text/ascii.h"
#include "text/token.h"

namespace lint::judges {

using message::Field;

namespace {

/// Calls `use(field, challenge)` for every challenge of the response that can be read.
template <class Use>
void each_challenge(const Case& at, Use use) {
  for (const std::string_view name : {std::string_view("WWW-Authenticate"), std::string_view("Proxy-Authenticate")})
    for (const Field* field : at.fields(name))
      if (const auto list = challenges(field->value))
        for (const Challenge& challenge : *list) use(*field, challenge);
}

template <class Use>
void each_challenge(const Case& at, std::string_view scheme, Use use) {
  each_challenge(at, [&](const Field& field, const Challenge& challenge) {
    if (text::same(challenge.scheme, scheme)) use(field, challenge);
  });
}

}  // namespace

void challenge_malformed(const Case& at) {
  for (const std::string_view name : {std::string_view("WWW-Authenticate"), std::string_view("Proxy-Authenticate")})
    for (const Field* field : at.fields(name))
      if (!challenges(field->value)) at.found(field->line_at, {std::string(name)});
}

void bearer_error_code(const Case& at) {
  each_challenge(at, "Bearer", [&](const Field& field, const Challenge& challenge) {
    const Parameter* error = parameter(challenge, "error");
    if (!error) return;
    const char* right = error->value == "insufficient_scope" ? "403"
                        : error->value == "invalid_token"    ? "401"
                        : error->value == "invalid_request"  ? "400"
                                                             : nullptr;
    if (right && std::to_string(at.status) != right) at.found(field.line_at, {plain(error->value), right});
  });
}

void bearer_error_unasked(const Case& at) {
  if (!at.request_complete() || at.asked("Authorization")) return;
  // A token may have come in the address or in the content.
  if (at.request->target.find("access_token") != std::string::npos || (at.method != "GET" && at.method != "HEAD"))
    return;
  each_challenge(at, "Bearer", [&](const Field& field, const Challenge& challenge) {
    if (const Parameter* error = parameter(challenge, "error")) at.found(field.line_at, {plain(error->value)});
  });
}

void credentials_refused(const Case& at) {
  const Field* sent = at.asked("Authorization");
  if (!sent) return;
  const std::string_view scheme = std::string_view(sent->value).substr(0, sent->value.find(' '));
  each_challenge(at, scheme, [&](const Field& field, const Challenge& challenge) {
    // The first round of Digest and Negotiate is no refusal.
    if (text::same(challenge.scheme, "Basic") || text::same(challenge.scheme, "Bearer"))
      at.found(field.line_at, {plain(challenge.scheme)});
  });
}

void basic_realm(const Case& at) {
  each_challenge(at, "Basic", [&](const Field& field, const Challenge& challenge) {
    if (!parameter(challenge, "realm")) at.found(field.line_at);
  });
}

void realm_unquoted(const Case& at) {
  each_challenge(at, [&](const Field& field, const Challenge& challenge) {
    const Parameter* realm = parameter(challenge, "realm");
    if (realm && !realm->quoted) at.found(field.line_at, {plain(realm->value)});
  });
}

void basic_charset(const Case& at) {
  each_challenge(at, "Basic", [&](const Field& field, const Challenge& challenge) {
    const Parameter* charset = parameter(challenge, "charset");
    if (charset && !text::same(charset->value, "UTF-8")) at.found(field.line_at, {plain(charset->value)});
  });
}

void digest_nonce(const Case& at) {
  each_challenge(at, "Digest", [&](const Field& field, const Challenge& challenge) {
    for (const std::string_view name : {std::string_view("realm"), std::string_view("nonce"), std::string_view("qop")})
      if (!parameter(challenge, name)) return at.found(field.line_at, {std::string(name)});
  });
}

void digest_md5(const Case& at) {
  bool md5 = false, other = false;
  const Field* place = nullptr;
  each_challenge(at, [&](const Field& field, const Challenge& challenge) {
    if (!text::same(challenge.scheme, "Digest")) return;
    const Parameter* algorithm = parameter(challenge, "algorithm");
    const bool is_md5 = !algorithm || text::same(algorithm->value, "MD5") || text::same(algorithm->value, "MD5-sess");
    (is_md5 ? md5 : other) = true;
    if (is_md5) place = &field;
  });
  if (md5 && !other) at.found(place->line_at);
}

void cookie_refused(const Case& at) {
  for (const Field* field : at.fields("Set-Cookie")) {
    const Parts all = parts(field->value, true);
    const std::string_view name = trimmed(all.value.substr(0, all.value.find('=')));
    const Parameter* path = parameter(all, "path");
    const Parameter* same_site = parameter(all, "samesite");
    const bool secure = parameter(all, "secure"), host = text::same(name.substr(0, 7), "__Host-");
    const char* why = secure                                       ? nullptr
                      : host                                       ? "has the prefix `__Host-` and not `Secure`"
                      : text::same(name.substr(0, 9), "__Secure-") ? "has the prefix `__Secure-` and not `Secure`"
                      : same_site && text::same(same_site->value, "None") ? "has `SameSite=None` and not `Secure`"
                                                                          : nullptr;
    if (!why && host && parameter(all, "domain")) why = "has the prefix `__Host-` and a `Domain`";
    if (!why && host && (!path || path->value != "/")) why = "has the prefix `__Host-` and not `Path=/`";
    if (why) at.found(field->line_at, {plain(name), why});
  }
}

void cookie_repeated(const Case& at) {
  const auto all = at.fields("Set-Cookie");
  if (all.size() < 2) return;
  // With another domain or path it is another cookie, though it has the same name.
  std::vector<std::string> seen;
  for (const Field* field : all) {
    const Parts cookie = parts(field->value, true);
    const std::string_view name = trimmed(cookie.value.substr(0, cookie.value.find('=')));
    std::string key(name);
    for (const std::string_view scope : {std::string_view("domain"), std::string_view("path")}) {
      const Parameter* given = parameter(cookie, scope);
      key += ";" + text::lower_case(given ? given->value : std::string_view());
    }
    if (std::find(seen.begin(), seen.end(), key) != seen.end())
      at.found(field->line_at, {plain(name)});
    else if (seen.size() < 64)
      seen.push_back(std::move(key));
  }
}

void cors_origin_malformed(const Case& at) {
  for (const Field* field : at.fields("Access-Control-Allow-Origin")) {
    const std::string_view value = field->value;
    if (value == "*" || value == "null") continue;
    const std::size_t colon = value.find("://");
    if (colon == value.npos || value.find_first_of(" ,/*", colon + 3) != value.npos) at.found_value(*field);
  }
}

void cors_origin_other(const Case& at) {
  const Field* origin = at.asked("Origin");
  const Field* allowed = at.field("Access-Control-Allow-Origin");
  if (origin && allowed && allowed->value != "*" && allowed->value != origin->value)
    at.found(allowed->value_at, {plain(origin->value), at.shown(allowed->value_at)});
}

void cors_credentials_value(const Case& at) {
  for (const Field* field : at.fields("Access-Control-Allow-Credentials"))
    if (field->value != "true") at.found_value(*field);
}

void cookie_malformed(const Case& at) {
  for (const Field* field : at.fields("Set-Cookie")) {
    const std::string_view pair = std::string_view(field->value).substr(0, field->value.find(';'));
    const std::size_t equals = pair.find('=');
    const std::string_view name = trimmed(pair.substr(0, equals));
    if (equals == pair.npos) {
      at.found(field->line_at, {"has no `=`"});
    } else if (!text::is_token(name)) {
      at.found(field->line_at, {"has a name that is no token"});
    } else {
      std::string_view value = trimmed(pair.substr(equals + 1));
      if (value.size() > 1 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
      if (std::any_of(value.begin(), value.end(), [](char c) {
            return static_cast<unsigned char>(c) <= 0x20 || c == '"' || c == ',' || c == '\\' || (c & 0x80) ||
                   c == 0x7F;
          }))
        at.found(field->line_at, {"has a value with an octet that cookies may not have"});
    }
  }
}

}  // namespace lint::judges
