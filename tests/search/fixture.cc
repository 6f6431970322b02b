#include "fixture.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace fixture {

namespace {

using registry::Constant;
using registry::Field;
using registry::Name;
using registry::Source;
using registry::Status;
using registry::Text;

constexpr Source rfc9110[] = {{"RFC 9110", "15", ""}};
constexpr Source rfc6585[] = {{"RFC 6585", "4", ""}};
constexpr Source nginx[] = {{"nginx: ngx_http_request.h", "", ""}};

constexpr Name names_200[] = {{"OK", rfc9110}};
constexpr Name names_302[] = {{"Moved Temporarily", rfc9110}, {"Found", rfc9110}};
constexpr Name names_401[] = {{"Unauthorized", rfc9110}};
constexpr Name names_403[] = {{"Forbidden", rfc9110}};
constexpr Name names_404[] = {{"Not Found", rfc9110}};
constexpr Name names_413[] = {
    {"Request Entity Too Large", rfc9110}, {"Payload Too Large", rfc9110}, {"Content Too Large", rfc9110}};
constexpr Name names_429[] = {{"Too Many Requests", rfc6585}};
constexpr Name names_503[] = {{"Service Unavailable", rfc9110}};
constexpr Name names_504[] = {{"Gateway Time-out", rfc9110}, {"Gateway Timeout", rfc9110}};
constexpr Name names_499[] = {{"Client Closed Request", nginx}};

constexpr Text aliases_302[] = {"temporary redirect", "redirect to login"};
constexpr Text aliases_401[] = {"not logged in", "jwt expired", "login required"};
constexpr Text aliases_403[] = {"access denied", "logged in but not allowed"};
constexpr Text aliases_404[] = {"page not found", "dead link"};
constexpr Text aliases_413[] = {"upload too big", "file too large"};
constexpr Text aliases_429[] = {"rate limit", "throttled", "slow down"};
constexpr Text aliases_503[] = {"maintenance", "café closed for repairs"};
constexpr Text aliases_504[] = {"upstream timed out"};
constexpr Text aliases_499[] = {"client disconnected", "browser closed"};

constexpr Field fields_302[] = {
    {"Location", registry::Direction::response, registry::Bound::sender, registry::Level::should, "", rfc9110}};
constexpr Field fields_401[] = {
    {"WWW-Authenticate", registry::Direction::response, registry::Bound::sender, registry::Level::must, "", rfc9110}};
constexpr Field fields_429[] = {
    {"Retry-After", registry::Direction::response, registry::Bound::sender, registry::Level::may, "", rfc6585}};
constexpr Field fields_503[] = {
    {"Retry-After", registry::Direction::response, registry::Bound::sender, registry::Level::may, "", rfc9110}};

constexpr Text use_404[] = {"an id in the path is not in the database"};
constexpr Text use_429[] = {"a login form was tried too often by one client"};
constexpr Constant constants_429[] = {{"go", "http.StatusTooManyRequests"}, {"python", "HTTPStatus.TOO_MANY_REQUESTS"}};

Status make(Text id, std::uint16_t code, Text name, Text summary) {
  Status s{};
  s.id = id;
  s.code = code;
  s.cls = static_cast<registry::Class>(code / 100);
  s.standing = registry::Standing::standard;
  s.cacheable = registry::Cacheable::no;
  s.name = name;
  s.summary = summary;
  s.sources = rfc9110;
  return s;
}

std::vector<Status> make_all() {
  std::vector<Status> all;
  Status ok = make("200", 200, "OK", "The request succeeded and the response holds its result.");
  ok.names = names_200;
  ok.cacheable = registry::Cacheable::yes;
  ok.common = true;
  all.push_back(ok);
  Status found = make("302", 302, "Found", "The resource is at another URI for now.");
  found.names = names_302;
  found.aliases = aliases_302;
  found.fields = fields_302;
  all.push_back(found);
  Status unauthorized = make("401", 401, "Unauthorized", "The request needs valid credentials.");
  unauthorized.names = names_401;
  unauthorized.aliases = aliases_401;
  unauthorized.fields = fields_401;
  unauthorized.plain = "You have to sign in to see this.";
  all.push_back(unauthorized);
  Status forbidden = make("403", 403, "Forbidden", "The client is known but may not do this.");
  forbidden.names = names_403;
  forbidden.aliases = aliases_403;
  all.push_back(forbidden);
  Status not_found =
      make("404", 404, "Not Found", "There is nothing at this address, and nothing is said about its past.");
  not_found.names = names_404;
  not_found.aliases = aliases_404;
  not_found.use_when = use_404;
  not_found.cacheable = registry::Cacheable::yes;
  not_found.common = true;
  all.push_back(not_found);
  Status too_large = make("413", 413, "Content Too Large", "The content is larger than the server takes.");
  too_large.names = names_413;
  too_large.aliases = aliases_413;
  all.push_back(too_large);
  Status too_many =
      make("429", 429, "Too Many Requests", "This client has sent more requests than its rate limit allows.");
  too_many.names = names_429;
  too_many.aliases = aliases_429;
  too_many.fields = fields_429;
  too_many.use_when = use_429;
  too_many.constants = constants_429;
  too_many.sources = rfc6585;
  all.push_back(too_many);
  Status closed = make("499-nginx", 499, "Client Closed Request", "The client hung up before the answer was ready.");
  closed.names = names_499;
  closed.aliases = aliases_499;
  closed.owner = "nginx";
  closed.standing = registry::Standing::unregistered;
  closed.cacheable = registry::Cacheable::unsaid;
  closed.sources = nginx;
  all.push_back(closed);
  Status unavailable = make("503", 503, "Service Unavailable", "The server cannot handle requests at the moment.");
  unavailable.names = names_503;
  unavailable.aliases = aliases_503;
  unavailable.fields = fields_503;
  all.push_back(unavailable);
  Status timeout = make("504", 504, "Gateway Timeout", "A server behind the gateway did not answer in time.");
  timeout.names = names_504;
  timeout.aliases = aliases_504;
  all.push_back(timeout);
  return all;
}

}  // namespace

registry::List<Status> statuses() {
  static const std::vector<Status> all = make_all();
  return all;
}

search::EntryText entry_text(const Status& status) {
  search::EntryText entry;
  entry.id = status.id;
  entry.code = status.code;
  entry.common = status.common;
  entry.registered = status.owner.empty();
  entry.current = status.standing != registry::Standing::deprecated && status.standing != registry::Standing::reserved;
  entry.name = status.name;
  entry.owner = status.owner;
  for (const Name& name : status.names) entry.names.emplace_back(name.name);
  for (const Text alias : status.aliases) entry.aliases.emplace_back(alias);
  for (const Field& field : status.fields)
    entry.fields.push_back({std::string(field.name), field.level, field.in == registry::Direction::request});
  for (const Text use : status.use_when) entry.use_when.emplace_back(use);
  for (const Constant& constant : status.constants) entry.constants.emplace_back(constant.symbol);
  const auto cite = [&](registry::List<Source> sources) {
    for (const Source& source : sources)
      if (source.doc.substr(0, 4) == "RFC ")
        entry.rfcs.push_back(static_cast<std::uint16_t>(std::stoi(std::string(source.doc.substr(4)))));
  };
  cite(status.sources);
  for (const Name& name : status.names) cite(name.sources);
  entry.summary = status.summary;
  entry.plain = status.plain;
  entry.meaning = status.meaning;
  entry.rest = status.rest;
  entry.client = status.client;
  entry.retry_text = status.retry_text;
  return entry;
}

const search::IndexInput& input() {
  static const search::IndexInput made = [] {
    search::IndexInput in;
    for (const Status& status : statuses()) in.entries.push_back(entry_text(status));
    in.synonyms.fillers = {"the",  "is", "a",   "to", "in",  "what", "does", "mean", "code", "status",
                           "http", "my", "why", "i",  "yet", "of",   "and",  "how",  "but"};
    in.synonyms.weak = {"error", "server"};
    in.synonyms.negators = {"not", "no"};
    in.synonyms.negators_after = {"missing"};
    in.synonyms.often = {"404", "403", "401"};
    in.synonyms.same = {{"login", "log in", "logged in", "sign in", "signin"},
                        {"timeout", "time out", "timed out"},
                        {"large", "big", "huge"},
                        {"not", "cannot", "isnt"}};
    in.synonyms.intents = {{{"token missing", "bad password"}, {"401", "403"}}, {{"come back later"}, {"503", "429"}}};
    return in;
  }();
  return made;
}

const search::Index& index() {
  static const search::BuiltIndex built = [] {
    std::vector<search::Mistake> mistakes;
    search::BuiltIndex made = search::build_index(input(), mistakes);
    for (const search::Mistake& mistake : mistakes) ADD_FAILURE() << mistake.where << ": " << mistake.what;
    return made;
  }();
  return built.view();
}

search::Results find(std::string_view query, const search::Filter& filter, std::size_t limit) {
  search::Results results;
  search::search_in(index(), statuses(), query, filter, limit, results);
  return results;
}

std::vector<std::string_view> ids(const search::Results& results) {
  std::vector<std::string_view> list;
  for (const search::Hit& hit : results.hits) list.push_back(hit.status->id);
  return list;
}

std::vector<std::string_view> ids(std::string_view query) { return ids(find(query)); }

}  // namespace fixture
