// How much CPU time checks take, so that a busy machine changes little: a megabyte of raw exchanges, a HAR of the same
// size, and 100 KB as the page shows them.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

#include "../../lint/cases.h"
#include "app/page_html.h"
#include "check/check.h"
#include "lint/lint.h"
#include "message/message.h"

namespace {

/// Exchanges as servers send them, with a few faults, up to a size.
std::string raw(std::size_t bytes) {
  std::string out;
  for (int i = 0; out.size() < bytes; ++i) {
    const std::string content(1200, 'x');
    out += "GET /orders/" + std::to_string(i) +
           " HTTP/1.1\r\nHost: shop.example.com\r\nUser-Agent: curl/8.11.0\r\nAccept: */*\r\n\r\n";
    out += i % 10 == 0 ? "HTTP/1.1 405 Method Not Allowed\r\n" : "HTTP/1.1 200 OK\r\n";
    out +=
        "Server: nginx\r\nDate: Fri, 27 Nov 2026 09:00:00 GMT\r\nContent-Type: text/plain\r\nCache-Control: "
        "max-age=60\r\nETag: \"" +
        std::to_string(i) + "\"\r\nContent-Length: " + std::to_string(content.size()) + "\r\n\r\n" + content;
  }
  return out;
}

std::string har(std::size_t bytes) {
  std::string out = R"({"log":{"version":"1.2","creator":{"name":"bench","version":"1"},"entries":[)";
  for (int i = 0; out.size() < bytes; ++i)
    out +=
        std::string(i ? "," : "") + R"({"request":{"method":"GET","url":"https://shop.example.com/orders/)" +
        std::to_string(i) +
        R"(","httpVersion":"HTTP/2","headers":[{"name":"accept","value":"*/*"}]},"response":{"status":)" +
        (i % 10 == 0 ? "405" : "200") +
        R"(,"statusText":"","httpVersion":"HTTP/2","headers":[{"name":"server","value":"nginx"},{"name":"date","value":"Fri, 27 Nov 2026 09:00:00 GMT"},{"name":"content-type","value":"text/plain"}],"content":{"size":1200,"text":")" +
        std::string(1200, 'x') + R"("}}})";
  return out + "]}}";
}

template <class Run>
double median(Run run) {
  std::vector<double> all;
  for (int i = 0; i < 15; ++i) {
    const std::clock_t start = std::clock();
    run();
    all.push_back(1000.0 * static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  std::sort(all.begin(), all.end());
  return all[all.size() / 2];
}

/// The held-out exchanges as they were read, for peers that take messages and not what people paste: one JSON object a
/// case, its texts in hexadecimal digits, because they may hold any octets.
void print_exchanges() {
  const auto hex = [](std::string_view text) {
    for (const char c : text) std::printf("%02x", static_cast<unsigned char>(c));
  };
  const auto fields = [&](const std::vector<message::Field>& all) {
    std::printf("[");
    const char* comma = "";
    for (const message::Field& field : all) {
      std::printf("%s[\"", comma);
      hex(field.malformed ? std::string_view() : std::string_view(field.name));
      std::printf("\",\"");
      hex(field.value);
      std::printf("\"]");
      comma = ",";
    }
    std::printf("]");
  };
  for (const LintCase& one : read_lint_cases(SOURCE_DIR "/tests/lint/heldout")) {
    std::size_t ours = 0;
    for (const lint::Judgement& judged : one.judged())
      for (const lint::Finding& finding : judged.findings) ours += finding.level <= registry::Severity::should;
    std::printf("{\"kind\":\"%s\",\"at\":\"%s:%d\",\"section\":\"%s\",\"ours\":%zu,\"exchanges\":[", one.rule.c_str(),
                one.file.c_str(), one.line, one.sections.empty() ? "" : one.sections.front().c_str(), ours);
    const char* comma = "";
    for (const message::Exchange& exchange : one.exchanges()) {
      if (!exchange.response) continue;
      std::printf("%s{\"request\":", comma);
      if (exchange.request) {
        std::printf("{\"method\":\"%s\",\"target\":\"", exchange.request->method.c_str());
        hex(exchange.request->target);
        std::printf("\",\"fields\":");
        fields(exchange.request->fields);
        std::printf("},");
      } else {
        std::printf("null,");
      }
      const message::Response& response = *exchange.response;
      std::printf("\"status\":%d,\"version\":\"%s\",\"phrase\":\"", response.status, response.version.c_str());
      hex(response.phrase);
      std::printf("\",\"fields\":");
      fields(response.fields);
      std::printf(",\"exact\":%s,\"content\":\"", response.evidence & message::body_exact ? "true" : "false");
      hex(response.body.text);
      std::printf("\"}");
      comma = ",";
    }
    std::printf("]}\n");
  }
}

}  // namespace

int main(int count, char** words) {
  if (count == 2 && std::string_view(words[1]) == "exchanges") {
    print_exchanges();
    return 0;
  }
  std::size_t findings = 0;
  const auto judged = [&](const std::string& text, bool exact) {
    message::Limits limits;
    limits.exact = exact;
    const message::Reading reading = message::read(text, limits);
    for (const auto& one : lint::check(reading.exchanges, text)) findings += one.findings.size();
  };
  const std::string megabyte = raw(std::size_t{1} << 20), recorded = har(std::size_t{1} << 20), pasted = raw(100'000);
  std::printf("1 MB raw, read:              %6.1f ms\n", median([&] { message::read(megabyte); }));
  std::printf("1 MB raw, to findings:       %6.1f ms  goal 10\n", median([&] { judged(megabyte, true); }));
  std::printf("1 MB HAR, to findings:       %6.1f ms  goal 25\n", median([&] { judged(recorded, true); }));
  std::printf("100 KB pasted, to the page:  %6.1f ms\n", median([&] {
                check::State state;
                check::enter(state, pasted);
                findings += app::print_body(check::view(state), "../", app::Print::live).size();
              }));
  return findings == 0;
}
