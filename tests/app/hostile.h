// What a person, a broken link or an attacker may put into an address or a search box.
#pragma once

#include <string>

inline const std::string kHostile[] = {
    "\"><script>alert(1)</script>",
    "' onmouseover='alert(1)",
    "</title></main></body></html>",
    "<img src=x onerror=alert(1)>",
    "<!-- ",
    "&lt;b&gt; &amp;amp; &#x3c;",
    "{{body}}{{title}}{{root}}",
    "javascript:alert(1)",
    "//example.com/",
    "../../../../etc/passwd",
    "%",
    "%%%",
    "%zz%4",
    "%00",
    "%FF%FE",
    "%C3",
    "%ED%A0%80",
    "%F4%90%80%80",
    "%C0%AF",
    std::string("\0\x01\x1b[31m\x7f", 8),
    "\xff\xfe\xfd",
    "\xe2\x80\xae"
    "drowssap",  // right-to-left override
    "+++ +",
    "&&&",
    "====",
    "a=b=c",
    ",,,",
    ";",
    "?",
    "??q=1",
    "q=1&q=2&q=3",
    "💥🧨 ﷽ ｎｏｔ ｆｏｕｎｄ",
    "constructor",
    "__proto__",
    "NaN",
    "-1",
    "99999999999999999999",
    "1e9",
    "' OR 1=1; DROP TABLE codes; --",
    std::string(5000, 'a'),
    std::string(3000, '%'),
    [] {
      std::string out;
      for (int i = 0; i < 3000; ++i) out += "é,";
      return out;
    }(),
    [] {
      std::string out;
      for (int i = 0; i < 500; ++i) out += "not ";
      return out;
    }(),
};
