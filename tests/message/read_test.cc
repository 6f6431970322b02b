// src/message: every accepted form becomes the same exchanges, each thing at its exact place in what was pasted.
#include <gtest/gtest.h>

#include <ostream>
#include <string>

#include "message/message.h"

namespace message {
namespace {

std::string_view at(std::string_view text, Range range) { return text.substr(range.begin, range.end - range.begin); }

std::string evidence(std::uint16_t bits) {
  constexpr const char* names[] = {"head",  "fields",  "seen",    "exact",   "decoded",
                                   "order", "version", "request", "sequence"};
  std::string out;
  for (int i = 0; i < 9; ++i)
    if (bits >> i & 1) out += (out.empty() ? "" : ",") + std::string(names[i]);
  return out;
}

std::string fields(std::string_view text, const std::vector<Field>& list) {
  std::string out;
  for (const Field& field : list) {
    out += out.empty() ? "" : "; ";
    if (field.malformed) {
      out += "?" + field.value;
      continue;
    }
    out += field.name + "=" + field.value + (field.folded ? " (folded)" : "") +
           (field.space_before_colon ? " (space)" : "");
    EXPECT_EQ(at(text, field.name_at), field.name);
    if (!field.folded && text.find('\\') == text.npos && text.find('\x1b') == text.npos) {
      EXPECT_EQ(at(text, field.value_at), field.value);
    }
  }
  return out;
}

/// One line a message: "GET / 1.1 {fields} [content]", "<200 1.1 OK {fields} [content] evidence".
std::string dump(std::string_view text, const Limits& limits = {}) {
  const Reading reading = read(text, limits);
  std::string out;
  const auto response = [&](const Response& r) {
    out += "<" + std::to_string(r.status) + " " + r.version + " " + r.phrase + " {" + fields(text, r.fields) + "} [" +
           r.body.text + "] " + evidence(r.evidence) + "\n";
    if (r.status_at.end) {
      EXPECT_EQ(at(text, r.status_at), std::to_string(r.status));
    }
  };
  for (const Exchange& exchange : reading.exchanges) {
    if (exchange.request)
      out += exchange.request->method + " " + exchange.request->target + " " + exchange.request->version + " {" +
             fields(text, exchange.request->fields) + "} [" + exchange.request->body.text + "]\n";
    for (const Response& interim : exchange.interim) response(interim);
    if (exchange.response) response(*exchange.response);
  }
  return out + (reading.problem.empty() ? "" : "! " + reading.problem);
}

struct Row {
  const char* name;
  std::string text, expected;
};

void PrintTo(const Row& row, std::ostream* out) { *out << row.name; }

class Forms : public testing::TestWithParam<Row> {};

TEST_P(Forms, AreRead) { EXPECT_EQ(dump(GetParam().text), GetParam().expected); }

const std::vector<Row> kRows{
    {"Raw", "HTTP/1.1 404 Not Found\r\nServer: x\r\nAllow: GET, HEAD\r\n\r\nNothing\r\n",
     "<404 1.1 Not Found {Server=x; Allow=GET, HEAD} [Nothing] head,fields,seen,order,version\n"},
    {"RawWithRequest", "GET /a HTTP/1.1\nHost: x\n\nHTTP/1.1 204 No Content\nDate: d\n\n",
     "GET /a 1.1 {Host=x} []\n<204 1.1 No Content {Date=d} [] head,fields,order,version,request\n"},
    {"NoEndOfHead", "HTTP/1.1 200 OK\nA: b", "<200 1.1 OK {A=b} [] order,version\n"},
    {"VerboseShortened", "< HTTP/1.1 407 X\n< A: b\n[...]\n< \n", "<407 1.1 X {A=b} [] head,decoded,order,version\n"},
    {"Panel",
     "General\nRequest URL: https://a.example/x\nRequest Method: GET\nStatus Code: 404 Not Found\nRemote Address: "
     "192.0.2.7:443\n"
     "Response Headers\nserver: nginx\ndate:\nThu\nRequest Headers\naccept: */*\n",
     "GET https://a.example/x  {accept=*/*} []\n<404  Not Found {server=nginx; date=Thu} [] head,fields,request\n"},
    {"PanelOfPairs",
     "Request URL\nhttps://a.example/x\nRequest Method\nPOST\nStatus Code\n200 OK (from disk cache)\nReferrer "
     "Policy\norigin\n"
     "content-type\ntext/html\n:authority\na.example\naccept\n*/*\n",
     "POST https://a.example/x  {accept=*/*} []\n<200  OK {content-type=text/html} [] head,fields,request\n"},
    {"PanelWithoutEnd", "Request URL: https://a.example/x\nRequest Method: GET\nStatus Code: 405\nserver: x\n",
     "GET https://a.example/x  {} []\n<405   {server=x} [] request\n"},
    {"Shortened", "HTTP/1.1 405 Method Not Allowed\nServer: nginx\n...\n\n",
     "<405 1.1 Method Not Allowed {Server=nginx} [] head,order,version\n"},
    {"StatusLineAlone", "HTTP/1.1 405 Method Not Allowed\n", "<405 1.1 Method Not Allowed {} [] order,version\n"},
    {"Interim", "HTTP/1.1 100 Continue\n\nHTTP/1.1 201 Created\nLocation: /a\n\n{}",
     "<100 1.1 Continue {} [] head,order,version\n<201 1.1 Created {Location=/a} [{}] "
     "head,fields,seen,order,version\n"},
    {"Redirects", "HTTP/1.1 301 Moved\nLocation: /b\n\nHTTP/1.1 200 OK\nA: b\n\nx\n\ny\n",
     "<301 1.1 Moved {Location=/b} [] head,fields,order,version\n<200 1.1 OK {A=b} [x\n\ny] "
     "head,fields,seen,order,version\n"},
    {"FoldedSpaceAndBroken", "HTTP/1.1 200 OK\nA: b\n  c\nB : d\nwhat is this\n\n",
     "<200 1.1 OK {A=b c (folded); B=d (space); ?what is this} [] head,fields,order,version\n"},
    {"Indented", "    HTTP/1.1 503 Busy\n    Retry-After: 5\n\n",
     "<503 1.1 Busy {Retry-After=5} [] head,fields,order,version\n"},
    {"Quoted", "> HTTP/1.1 503 Busy\n> Retry-After: 5\n>\n> down\n",
     "<503 1.1 Busy {Retry-After=5} [down] head,fields,seen,order,version\n"},
    {"Fenced", "```http\nHTTP/1.1 503 Busy\nRetry-After: 5\n\n```\n",
     "<503 1.1 Busy {Retry-After=5} [] head,fields,order,version\n"},
    {"Colored", "\x1b[34mHTTP\x1b[0m/\x1b[34m1.1\x1b[0m \x1b[32m200\x1b[0m OK\n\x1b[36mA\x1b[0m: \x1b[33mb\x1b[0m\n\n",
     "<200 1.1 OK {A=b} [] head,fields,order,version\n"},
    {"Prompt", "$ curl -i http://x/\nHTTP/1.1 200 OK\nA: b\n\nhi\n$ ls",
     "<200 1.1 OK {A=b} [hi] head,fields,seen,order,version\n"},
    {"CurlVerbose",
     "* Connected to x\n> GET /a HTTP/1.1\n> Host: x\n>\n< HTTP/1.1 200 OK\n< Server: y\n<\n{ [5 bytes "
     "data]\n<html>\n* Connection #0 to host x left intact\n",
     "GET /a 1.1 {Host=x} []\n<200 1.1 OK {Server=y} [<html>] "
     "head,fields,seen,decoded,order,version,request,sequence\n"},
    {"CurlVerboseContinue",
     "> PUT /a HTTP/1.1\n> Expect: 100-continue\n> \n< HTTP/1.1 100 Continue\n< HTTP/1.1 201 Created\n< A: b\n< \n",
     "PUT /a 1.1 {Expect=100-continue} []\n<100 1.1 Continue {} [] decoded,order,version,request\n<201 1.1 Created "
     "{A=b} [] "
     "head,fields,decoded,order,version,request\n"},
    {"CurlVerboseHttp2",
     "* using HTTP/2\n> GET / HTTP/2\n> Host: x\n> \n< HTTP/2 429 \n< retry-after: 3\n\n{\"a\":1}\n",
     "GET / 2 {Host=x} []\n<429 2  {retry-after=3} [{\"a\":1}] head,fields,seen,decoded,order,version,request\n"},
    {"CurlTrace",
     "== Info: Connected\n=> Send header, 40 bytes (0x28)\n0000: GET / HTTP/1.1\n0010: Host: x\n0020: \n<= Recv "
     "header, 17 bytes (0x11)\n0000: HTTP/1.1 200 OK\n<= "
     "Recv header, 19 bytes (0x13)\n0000: Content-Length: 2\n<= Recv header, 2 bytes (0x2)\n0000: \n<= Recv data, 2 "
     "bytes (0x2)\n0000: hi\n",
     "GET / 1.1 {Host=x} []\n<200 1.1 OK {Content-Length=2} [hi] head,fields,seen,exact,order,version,request\n"},
    {"Wget",
     "--2026-11-26 10:00:00--  http://x/\nResolving x... 127.0.0.1\nHTTP request sent, awaiting response... \n  "
     "HTTP/1.1 404 Not Found\n  Server: y\n2026-11-26 10:00:00 ERROR 404: "
     "Not Found.\n",
     "<404 1.1 Not Found {Server=y} [] head,fields,order,version\n"},
    {"LogOfHttpClient",
     "send: b'HEAD /a HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n'\nreply: 'HTTP/1.1 404 Not Found\\r\\n'\nheader: Server: "
     "y\nTraceback "
     "(most recent call last):\n  File: x\n",
     "HEAD /a 1.1 {} []\n<404 1.1 Not Found {Server=y} [] request\n"},
    {"LogOfApache",
     "1 [DEBUG] headers - http-outgoing-0 >> GET /a HTTP/1.1\n1 [DEBUG] headers - http-outgoing-0 >> Host: x\n1 "
     "[DEBUG] "
     "wire - http-outgoing-0 >> \"GET /a HTTP/1.1[\\r][\\n]\"\n1 [DEBUG] wire - http-outgoing-0 << \"HTTP/1.1 400 "
     "Bad[\\r][\\n]\"\n1 [DEBUG] headers - http-outgoing-0 << HTTP/1.1 400 Bad\n1 [DEBUG] headers - http-outgoing-0 << "
     "A: "
     "b\n1 [DEBUG] Conn - http-outgoing-0: Close\n1 [DEBUG] headers - http-outgoing-0 << C: d\n",
     "GET /a 1.1 {Host=x} []\n<400 1.1 Bad {A=b} [] request\n"},
    {"LogOfApacheWireAlone",
     "1 [DEBUG] wire - << \"HTTP/1.1 400 Bad[\\r][\\n]\"\n1 [DEBUG] wire - << \"A: b[\\r][\\n]\"\n",
     "<400 1.1 Bad {A=b} [] \n"},
    {"LogOfOkHttp",
     "D/OkHttp: --> POST https://x/a http/1.1\nD/OkHttp: A: b\nD/OkHttp: --> END POST\nD/OkHttp: <-- 404 Not Found "
     "https://x/a (45ms)\nD/OkHttp: C: d\nD/OkHttp: {\"e\":\"f\"}\nD/OkHttp: <-- END HTTP (9-byte body)\nD/OkHttp: G: "
     "h\n",
     "POST https://x/a  {A=b} []\n<404  Not Found {C=d} [] request\n"},
    {"LogOfOkHttpWithoutTag",
     "--> GET https://x/a\nA: b\n--> END GET\n<-- 401 https://x/a (45ms)\nC: d\n<-- END HTTP\n",
     "GET https://x/a  {A=b} []\n<401   {C=d} [] request\n"},
    {"LogOfKubectl",
     "I0930 20:24:30.03 1 round_trippers.go:463] GET https://x/a\nI0930 20:24:30.03 1 round_trippers.go:469] Request "
     "Headers:\nI0930 20:24:30.03 1 round_trippers.go:473]     A: b\nI0930 20:24:30.04 1 round_trippers.go:574] "
     "Response "
     "Status: 200 OK in 13 milliseconds\nI0930 20:24:30.04 1 round_trippers.go:577] Response Headers:\nI0930 "
     "20:24:30.04 1 "
     "round_trippers.go:580]     C: d\n",
     "GET https://x/a  {A=b} []\n<200  OK {C=d} [] request\n"},
    {"LogOfKubectlInOneLine",
     "I0930 1 round_trippers.go:553] GET https://x/a 200 OK in 7 milliseconds\nI0930 1 round_trippers.go:580]     A: "
     "b\n",
     "GET https://x/a  {} []\n<200  OK {A=b} [] request\n"},
    {"PowerShell",
     "StatusCode        : 200\nRawContent        : HTTP/1.1 200 OK\n                    A: b\n                    \n   "
     "     "
     "            {}\nForms             : {}\nHeaders           : {[A, b]}\n                    C: d\n",
     "<200 1.1 OK {A=b} [] \n"},
    {"LogsWithoutHeads", "2026-11-28 [error] upstream: 404 << x\ncout << 12;\ncerr << 404 << ' ';\n",
     "! This looks like free text: it holds no HTTP message. Paste a response with its status line, the output of curl "
     "-i "
     "or -v, or a HAR file."},
    {"StatusBeforeFields", "416 Range Not Satisfiable\nA: b\nC: d\nE: f\n",
     "<416  Range Not Satisfiable {A=b; C=d; E=f} [] \n"},
    {"Comment", " *   $ nc x 80\n *   HTTP/1.1 200 OK\n *   A: b\n *\n *   hi\n",
     "<200 1.1 OK {A=b} [hi] head,fields,seen,order,version\n"},
    {"CommandAfterHead", "HTTP/1.1 302 Found\nLocation: /b\n\n$ curl x/b\nhello\nHTTP/1.1 200 OK\nA: b\n$ ls\nC: d\n",
     "<302 1.1 Found {Location=/b} [] head,fields,order,version\n<200 1.1 OK {A=b} [] order,version\n"},
    {"Pseudo", ":status: 404\nserver: x\n", "<404   {server=x} [] \n"},
    {"PseudoNghttp", "[0.1] recv (stream_id=13) :status: 503\nrecv (stream_id=13) retry-after: 3\n",
     "<503   {retry-after=3} [] \n"},
    {"Fields", "Server: x\nAllow: GET\n", "<0   {Server=x; Allow=GET} [] \n"},
    {"BareStatus", "404 Not Found", "<404  Not Found {} [] \n"},
    {"Har",
     R"({"log":{"version":"1.2","entries":[{"request":{"method":"GET","url":"http://x/","httpVersion":"h2","headers":[{"name":"a","value":"b"}]},"response":{"status":304,"statusText":"","httpVersion":"h2","headers":[{"name":"etag","value":"\"x\""}],"content":{"size":3,"text":"YWJj","encoding":"base64"}}},{"response":{"status":0}}]}})",
     "GET http://x/ 2 {a=b} []\n<304 2  {etag=\"x\"} [abc] head,fields,seen,decoded,request\n"},
    {"HarCut",
     R"({"log":{"entries":[{"response":{"status":200,"headers":[{"name":"a","value":"b"}]}},{"response":{"sta)",
     "<200   {a=b} [] head,fields,decoded\n"},
    {"Nothing", "",
     "! There is no text. Paste a response with its status line, the output of curl -i or -v, or a HAR file."},
    {"Prose", "hello there",
     "! This looks like free text: it holds no HTTP message. Paste a response with its status line, the output of curl "
     "-i or -v, or a HAR file."},
    {"Command", "curl -i https://example.com/",
     "! This looks like a command and not its output: it holds no HTTP message. Paste a response with its status line, "
     "the output of curl -i or -v, or a HAR file."},
    {"OtherJson", "{\"a\":1}",
     "! This looks like JSON that is no HAR file: it holds no HTTP message. Paste a response with its status line, the "
     "output of curl -i or -v, or a HAR file."},
};

INSTANTIATE_TEST_SUITE_P(Message, Forms, testing::ValuesIn(kRows), [](const auto& row) { return row.param.name; });

TEST(Message, KnowsWhichResponsesEndWithTheirHead) {
  Limits file;
  file.exact = true;
  const std::string get = "GET /a HTTP/1.1\r\nHost: x\r\n\r\n", ok = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n";
  const auto all = [&](const std::string& text) { return read(text, file).exchanges; };
  ASSERT_EQ(all("HEAD /a HTTP/1.1\r\nHost: x\r\n\r\n" + ok + get + ok + "hello").size(), 2u);
  ASSERT_EQ(all(get + "HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n" + get + ok + "hello").size(), 2u);
  const auto one = all(get + ok + "HTTP/");
  ASSERT_EQ(one.size(), 1u);
  EXPECT_EQ(one[0].response->body.text, "HTTP/");
}

TEST(Message, MeasuresBodiesOfFilesOnly) {
  Limits file;
  file.exact = true;
  const std::string echo = "TRACE /a HTTP/1.1\r\nHost: x\r\n\r\n";
  for (const std::string& text :
       {"HTTP/1.1 200 OK\r\nContent-Length: 30\r\n\r\n" + echo,
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1e\r\n" + echo + "\r\n0\r\n\r\n"}) {
    const Reading whole = read(text, file);
    ASSERT_EQ(whole.exchanges.size(), 1u) << "a message inside of the content is content";
    EXPECT_EQ(at(text, whole.exchanges[0].response->body.at), text.substr(text.find("\r\n\r\n") + 4));
  }
  EXPECT_EQ(dump("HTTP/1.1 200 OK\nContent-Length: 4\n\n$ ls\nhi", file),
            "<200 1.1 OK {Content-Length=4} [] head,fields,order,version\n")
      << "a paste that was saved";
  EXPECT_EQ(dump("HTTP/1.1 200 OK\r\nA: b\r\n\r\nhi", file),
            "<200 1.1 OK {A=b} [hi] head,fields,seen,exact,order,version\n");
}

TEST(Message, RefusesWhatIsTooLarge) {
  Limits small;
  small.bytes = 10;
  EXPECT_EQ(read("HTTP/1.1 200 OK", small).problem,
            "The text has 15 bytes; the limit is 10. Paste the part that matters.");
}

TEST(Message, DropsFieldsPastTheLimitAndSaysSo) {
  Limits few;
  few.fields = 2;
  EXPECT_EQ(dump("HTTP/1.1 200 OK\nA: 1\nB: 2\nC: 3\n\n", few), "<200 1.1 OK {A=1; B=2} [] head,order,version\n");
}

TEST(Message, StaysInRangeForHostileTexts) {
  std::string brackets = "{\"log\":";
  brackets += std::string(100000, '[');
  std::string many = "HTTP/1.1 200 OK\n";
  for (int i = 0; i < 20000; ++i) many += "a:b\n";
  std::string starts;
  for (int i = 0; i < 50000; ++i) starts += "HTTP/1.1 200 OK\n\n";
  for (const std::string& text :
       {std::string(1 << 20, '\x1b'), std::string(1 << 20, '>'),
        std::string("HTTP/1.1 200\n") + std::string(1 << 20, '\0'), brackets, many, starts,
        std::string("\x1b[\nHTTP/1.1 200 \r\n\r:\n : \n"),
        std::string("{\"log\":{\"entries\":[{\"response\":{\"headers\":[{\"name\":\"\\ud800\\u")}) {
    const Reading reading = read(text);
    for (const Exchange& exchange : reading.exchanges) {
      if (!exchange.response) continue;
      EXPECT_LE(exchange.response->line_at.end, text.size());
      EXPECT_LE(exchange.response->body.at.end, text.size());
      for (const Field& field : exchange.response->fields) EXPECT_LE(field.line_at.end, text.size());
    }
    EXPECT_LE(reading.exchanges.size(), Limits().exchanges);
  }
}

}  // namespace
}  // namespace message
