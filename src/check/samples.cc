// Texts to begin with, one of each kind: a response by itself, a trace with redirects, a cached answer that is wrong, a
// HAR, a log line.
#include "check/check.h"

namespace check {

std::vector<Sample> samples() {
  return {
      {"response", "A 405 response",
       "HTTP/1.1 405 Method Not Allowed\n"
       "Server: nginx/1.26.2\n"
       "Date: Fri, 27 Nov 2026 09:00:00 GMT\n"
       "Content-Type: text/html\n"
       "Content-Length: 157\n"
       "Connection: keep-alive\n"
       "\n"
       "<html>\n"
       "<head><title>405 Not Allowed</title></head>\n"
       "<body>\n"
       "<center><h1>405 Not Allowed</h1></center>\n"
       "<hr><center>nginx/1.26.2</center>\n"
       "</body>\n"
       "</html>\n"},
      {"trace", "A trace with curl -v",
       "$ curl -v https://shop.example.com/orders/7\n"
       "> GET /orders/7 HTTP/1.1\n"
       "> Host: shop.example.com\n"
       "> User-Agent: curl/8.11.0\n"
       "> Accept: */*\n"
       "> Authorization: Bearer d3m0-t0k3n-0123456789\n"
       ">\n"
       "< HTTP/1.1 401 Unauthorized\n"
       "< Date: Fri, 27 Nov 2026 09:00:00 GMT\n"
       "< Content-Type: application/problem+json\n"
       "< Content-Length: 52\n"
       "< Via: 1.1 edge-3\n"
       "<\n"
       "{\"title\":\"The token has expired\",\"status\":403}\n"},
      {"redirects", "Redirects that go around",
       "> POST /login HTTP/1.1\n"
       "> Host: example.com\n"
       "> Content-Type: application/x-www-form-urlencoded\n"
       "> Content-Length: 9\n"
       ">\n"
       "< HTTP/1.1 302 Found\n"
       "< Location: /account\n"
       "< Content-Length: 0\n"
       "<\n"
       "> GET /account HTTP/1.1\n"
       "> Host: example.com\n"
       ">\n"
       "< HTTP/1.1 301 Moved Permanently\n"
       "< Location: /login\n"
       "< Content-Length: 0\n"
       "<\n"
       "> GET /login HTTP/1.1\n"
       "> Host: example.com\n"
       ">\n"
       "< HTTP/1.1 302 Found\n"
       "< Location: /account\n"
       "< Content-Length: 0\n"
       "<\n"},
      {"pseudo", "Header fields of HTTP/2",
       ":status: 304\n"
       "content-type: application/json\n"
       "content-length: 512\n"
       "connection: keep-alive\n"
       "x-cache: Hit from cloudfront\n"
       "via: 1.1 0123456789abcdef.cloudfront.net (CloudFront)\n"},
      {"log", "A log line",
       "[2026-11-27T09:00:00.000Z] \"GET /orders HTTP/1.1\" 503 UF,URX "
       "upstream_reset_before_response_started{connection_failure} - \"-\" 0 91 12 - \"-\"\n"},
  };
}

}  // namespace check
