// What the content of a 207 says: WebDAV's XML document with a status for each resource or property.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace datac {

struct Multistatus {
  std::vector<std::string> statuses;  // "HTTP/1.1 404 Not Found": of each response, or of each of its propstats
  std::string wrong;                  // why it is no multistatus, a clause; empty where it is one
};
/// @param xml a whole document
Multistatus read_multistatus(std::string_view xml);

}  // namespace datac
