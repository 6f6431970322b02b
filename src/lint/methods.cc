// One list a property, since each property implies the next: what is safe is idempotent, and both are registered.
#include "lint/methods.h"

#include <algorithm>
#include <array>

namespace lint {
namespace {

constexpr std::array<std::string_view, 9> kSafe{"GET",   "HEAD",   "OPTIONS", "PRI",  "PROPFIND",
                                                "QUERY", "REPORT", "SEARCH",  "TRACE"};
constexpr std::array<std::string_view, 27> kIdempotent{"ACL",
                                                       "BASELINE-CONTROL",
                                                       "BIND",
                                                       "CHECKIN",
                                                       "CHECKOUT",
                                                       "COPY",
                                                       "DELETE",
                                                       "LABEL",
                                                       "LINK",
                                                       "MERGE",
                                                       "MKACTIVITY",
                                                       "MKCALENDAR",
                                                       "MKCOL",
                                                       "MKREDIRECTREF",
                                                       "MKWORKSPACE",
                                                       "MOVE",
                                                       "ORDERPATCH",
                                                       "PROPPATCH",
                                                       "PUT",
                                                       "REBIND",
                                                       "UNBIND",
                                                       "UNCHECKOUT",
                                                       "UNLINK",
                                                       "UNLOCK",
                                                       "UPDATE",
                                                       "UPDATEREDIRECTREF",
                                                       "VERSION-CONTROL"};
constexpr std::array<std::string_view, 4> kOthers{"CONNECT", "LOCK", "PATCH", "POST"};

template <class List>
bool holds(const List& list, std::string_view method) {
  return std::find(list.begin(), list.end(), method) != list.end();
}

}  // namespace

bool is_safe(std::string_view method) { return holds(kSafe, method); }
bool is_idempotent(std::string_view method) { return is_safe(method) || holds(kIdempotent, method); }
bool is_registered(std::string_view method) { return is_idempotent(method) || holds(kOthers, method); }

}  // namespace lint
