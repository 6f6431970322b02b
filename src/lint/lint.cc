// How a rule is tried. Its conditions go from cheap to dear, and each has three outcomes: met, not met, or not visible.
// One that is not met ends it. What is not visible is remembered: with nothing unseen the rule speaks, with one thing
// unseen it may turn into a question, with more it says nothing, because a question about two unknowns helps nobody.
#include "lint/lint.h"

#include <algorithm>
#include <array>

#include "lint/case.h"
#include "lint/methods.h"
#include "registry/registry.h"
#include "registry/words.h"
#include "text/ascii.h"
#include "text/order.h"

namespace lint {
namespace {

using message::Field;
using message::Range;
using registry::Condition;
using registry::LintRule;
using registry::Look;

constexpr std::size_t kMostFindings = 200;  // of an exchange

using Judge = void (*)(const Case&);
#define STATUSATLAS_POINTER(name) &judges::name,
constexpr auto kJudges = std::to_array<Judge>({STATUSATLAS_LINT_FUNCTIONS(STATUSATLAS_POINTER)});
#undef STATUSATLAS_POINTER

bool holds(registry::List<std::uint16_t> codes, int code) {
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

bool about_status(const LintRule& rule, int status) {
  if (rule.codes.empty() && rule.classes == 0) return true;
  if (holds(rule.codes, status)) return true;
  return status != 0 && (rule.classes >> static_cast<int>(registry::class_of(status)) & 1) &&
         !holds(rule.except, status);
}

bool holds(registry::List<registry::Text> words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// The value of a member up to its parameters: `max-age` of `max-age=60`, `text/html` of `text/html;charset=utf-8`.
std::string_view head_of(std::string_view member) { return trimmed(member.substr(0, member.find_first_of(";= "))); }

bool has_value(std::string_view value, std::string_view wanted) {
  if (text::same(trimmed(value), wanted)) return true;
  for (const std::string_view member : members(value))
    if (text::same(member, wanted) || text::same(head_of(member), wanted)) return true;
  return false;
}

/// The first field that a condition means.
const Field* named(const std::vector<Field>& fields, const Condition& condition) {
  const bool open = condition.name.back() == '*';
  const std::string_view name = condition.name.substr(0, condition.name.size() - open);
  for (const Field& field : fields) {
    if (field.malformed ||
        !text::same(open ? std::string_view(field.name).substr(0, name.size()) : std::string_view(field.name), name))
      continue;
    if (condition.value.empty() || has_value(field.value, condition.value)) return &field;
  }
  return nullptr;
}

/// Which parts of a rule cannot be seen.
struct Unseen {
  int count = 0;
  std::string what;  // a clause about the first

  void add(std::string clause) {
    if (count++ == 0) what = std::move(clause);
  }
};

/// Was there a request that may have changed something? What a client is told to have done wrong has not.
bool may_change(const message::Exchange& exchange) {
  if (!exchange.request || is_safe(exchange.request->method)) return false;
  return !exchange.response || exchange.response->status < 400 || exchange.response->status >= 500;
}

std::uint8_t version_bit(std::string_view version) {
  if (version == "1.0") return registry::http10;
  if (version == "1.1") return registry::http11;
  if (version.substr(0, 1) == "2") return registry::http2;
  if (version.substr(0, 1) == "3") return registry::http3;
  return 0;
}

/// The versions that the response may have been sent in. Pseudo-header fields exist in HTTP/2 and HTTP/3 alone.
std::uint8_t versions_of(const Case& at) {
  if (at.exchange.form == message::Form::pseudo) return registry::http2 | registry::http3;
  const std::uint8_t told = at.seen(message::version_true) ? version_bit(at.response.version) : 0;
  return told ? told : registry::http10 | registry::http11 | registry::http2 | registry::http3;
}

class Trial {
 public:
  Trial(const LintRule& rule, const Case& at) : rule_(rule), at_(at) {}

  void run(std::vector<Finding>& out) {
    if (!can_apply() || !fields_fit()) return;
    const bool strict = rule_.level == registry::Severity::must || rule_.level == registry::Severity::should;
    if (unseen_.count > 1 || (unseen_.count == 1 && !rule_.ask && !(field_unseen_ && strict))) return;
    if (rule_.function != 0) {
      if (unseen_.count > 0) return;
      at_.about = field_ ? std::string_view(field_->name) : std::string_view();
      kJudges[rule_.function - 1u](at_);
      for (const Case::Hit& hit : at_.take()) add(out, hit.at, hit.details);
      return;
    }
    add(out, place_.end ? place_ : status_place(), {});
  }

 private:
  /// Everything but conditions on fields.
  bool can_apply() {
    if (rule_.file && !at_.octets()) return false;
    // An asterisk as the target asks about the server, and requirements are about resources (RFC 9110 section 9.3.7).
    if (rule_.required && at_.method == "OPTIONS" && at_.request && at_.request->target == "*") return false;
    if (!rule_.house.empty() && rule_.house != at_.whole.known.house) return false;
    if (rule_.versions != 0) {
      const std::uint8_t versions = versions_of(at_);
      if (!(rule_.versions & versions)) return false;
      if (versions & ~rule_.versions) unseen_.add("The protocol version is not visible here.");
    }
    if (rule_.roles != 0) {
      if (at_.whole.known.role == 0)
        unseen_.add("Whether an origin server, a gateway or a proxy sent this is not visible here.");
      else if (!(rule_.roles & at_.whole.known.role))
        return false;
    }
    if (!rule_.methods.empty() || !rule_.other_methods.empty()) {
      if (at_.method.empty())
        unseen_.add("The request method is not visible here.");
      else if ((!rule_.methods.empty() && !holds(rule_.methods, at_.method)) || holds(rule_.other_methods, at_.method))
        return false;
    }
    const message::Body& body = at_.response.body;
    if (rule_.content == registry::Filled::yes) {
      // An empty line more than the head's own is what editors leave, and old servers send.
      if (rule_.file) return at_.octets()->find_first_not_of("\r\n") != std::string_view::npos;
      const std::string_view content = trimmed(body.text);
      const std::size_t first = content.find_first_not_of("\r\n");
      // Chunks that hold nothing are no content.
      const bool no_chunk =
          at_.field("Transfer-Encoding") && content.substr(0, content.find_last_not_of("\r\n") + 1) == "0";
      return at_.seen(message::body_seen) && first != content.npos && !no_chunk && at_.method != "HEAD";
    }
    if (rule_.content == registry::Filled::no) {
      const Field* length = at_.field("Content-Length");
      return length && length->value == "0" && body.text.empty() && at_.method != "HEAD";
    }
    return true;
  }

  bool fields_fit() {
    bool any = false, any_found = false, request_any = false, request_any_found = false;
    for (const Condition& condition : rule_.conditions) {
      switch (condition.look) {
        case Look::has:
          if (!present(condition)) return false;
          break;
        case Look::any:
          any = true;
          any_found = any_found || present(condition);
          break;
        case Look::lacks:
          if (here(condition)) return false;
          if (!at_.seen(message::fields_complete)) {
            unseen_.add("`" + std::string(condition.name) + "` is not visible here.");
            field_unseen_ = true;
          }
          break;
        case Look::twin_has:
          if (!at_.twin() || !named(at_.twin()->fields, condition)) return false;
          break;
        case Look::request_has:
          if (!asks(condition)) return false;
          break;
        case Look::request_any:
          request_any = true;
          if (!at_.request) {
            if (!rule_.assume) unseen_.add("The request is not visible here.");
            request_any_found = true;
          } else if (asked(condition)) {
            request_any_found = true;
          }
          break;
        case Look::request_lacks:
          if (asked(condition)) return false;
          if (!at_.request_complete() && !rule_.assume && !request_noted_) {
            unseen_.add("The request is not visible here.");
            request_noted_ = true;
          }
          break;
      }
    }
    return any == any_found && request_any == request_any_found;
  }

  const Field* here(const Condition& condition) const {
    const bool may = condition.name.back() == '*' || at_.may_have(condition.name);
    return may ? named(at_.response.fields, condition) : nullptr;
  }
  const Field* asked(const Condition& condition) const {
    const bool may = at_.request && (condition.name.back() == '*' || at_.may_ask(condition.name));
    return may ? named(at_.request->fields, condition) : nullptr;
  }

  bool present(const Condition& condition) {
    const Field* field = here(condition);
    if (field && place_.end == 0) {
      place_ = field->line_at;
      field_ = field;
    }
    return field;
  }

  bool asks(const Condition& condition) {
    if (!at_.request) {
      if (!rule_.assume && !request_noted_) unseen_.add("The request is not visible here.");
      request_noted_ = true;
      return true;
    }
    const Field* field = asked(condition);
    if (field && place_.end == 0) {
      request_place_ = field->line_at;
      field_ = field_ ? field_ : field;
    }
    return field;
  }

  Range status_place() const {
    if (request_place_.end != 0) return request_place_;
    if (at_.response.status_at.end != 0) return at_.response.status_at;
    return at_.response.line_at;
  }

  std::string filled(std::string_view text, const std::vector<std::string>& details) const {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
      const std::size_t end = text[i] == '{' ? text.find('}', i) : text.npos;
      if (end == text.npos) {
        out += text[i++];
        continue;
      }
      const std::string_view name = text.substr(i + 1, end - i - 1);
      i = end + 1;
      if (name == "status") {
        out += std::to_string(at_.status);
      } else if (name == "name") {
        const auto entries = registry::with_code(at_.status);
        if (!entries.empty()) out += entries.front().name;
      } else if (name == "method") {
        out += plain(at_.method);
      } else if (name == "version") {
        out += at_.response.version.empty() ? std::string("HTTP/2 and HTTP/3") : "HTTP/" + at_.response.version;
      } else if (name == "field") {
        if (field_) out += plain(field_->name);
      } else if (name == "value") {
        if (field_) out += at_.shown(field_->value_at);
      } else if (name.size() == 1 && name[0] >= '1' && name[0] <= '9' &&
                 static_cast<std::size_t>(name[0] - '1') < details.size()) {
        out += details[static_cast<std::size_t>(name[0] - '1')];
      }
    }
    return out;
  }

  void add(std::vector<Finding>& out, Range range, const std::vector<std::string>& details) const {
    Finding finding{&rule_, rule_.level, filled(rule_.text, details), filled(rule_.fix, details), range};
    if (unseen_.count > 0) {
      finding.level = registry::Severity::question;
      finding.text = unseen_.what + " To check: " + finding.text;
    }
    out.push_back(std::move(finding));
  }

  const LintRule& rule_;
  const Case& at_;
  Unseen unseen_;
  bool field_unseen_ = false, request_noted_ = false;
  Range place_{}, request_place_{};
  const Field* field_ = nullptr;
};

}  // namespace

std::vector<Judgement> check(const std::vector<message::Exchange>& exchanges, std::string_view text,
                             const Known& known) {
  std::vector<Judgement> out(exchanges.size());
  const std::string shown = masked(text, exchanges);
  Whole whole{exchanges, text, shown, known, {}, {0}};
  for (std::size_t i = 0; i < exchanges.size(); ++i) {
    if (const std::string target = Case::target_of(exchanges[i]); !target.empty()) whole.by_target.emplace(target, i);
    whole.changes.push_back(whole.changes.back() + may_change(exchanges[i]));
  }
  // The rules for each status, so that a text with thousands of responses asks each rule once a status.
  std::map<int, std::vector<const LintRule*>> of_status;
  const auto rules_for = [&](int status) -> const std::vector<const LintRule*>& {
    const auto [at, added] = of_status.try_emplace(status);
    if (added)
      for (const LintRule& rule : rules())
        if (about_status(rule, status)) at->second.push_back(&rule);
    return at->second;
  };
  for (std::size_t i = 0; i < exchanges.size(); ++i) {
    Judgement& judged = out[i];
    const auto judge = [&](const message::Response& response, bool interim) {
      const Case at(whole, i, response, interim);
      for (const LintRule* rule : rules_for(response.status))
        if (judged.findings.size() < kMostFindings) Trial(*rule, at).run(judged.findings);
    };
    for (const message::Response& response : exchanges[i].interim) judge(response, true);
    if (exchanges[i].response) {
      judge(*exchanges[i].response, false);
      judged.makers = hops(Case(whole, i, *exchanges[i].response, false));
    }
    text::order_by(judged.findings, [](const Finding& finding) {
      return static_cast<std::uint64_t>(finding.level) << 32 | finding.range.begin;
    });
  }
  return out;
}

}  // namespace lint
