// One pass over the tags. The open elements stand on a stack, which tells whether the document is well formed and
// whether a status belongs to a response (RFC 4918 §14.24 and §14.22) or merely looks like it.
#include "tools/datac/multistatus.h"

#include <set>

#include "tools/datac/text.h"

namespace datac {

namespace {

/// "D:status" in the namespace DAV: is "status"; every other element has an empty name.
std::string name_in_dav(const std::string& element, const std::set<std::string>& prefixes) {
  const auto colon = element.find(':');
  const bool prefixed = colon != std::string::npos;
  if (!prefixes.contains(prefixed ? element.substr(0, colon) : "")) return {};
  return prefixed ? element.substr(colon + 1) : element;
}

/// The prefixes that a tag binds to DAV:; the empty one is the default namespace.
std::set<std::string> dav_prefixes(std::string_view tag) {
  std::set<std::string> out;
  for (std::size_t at = 0; (at = tag.find("xmlns", at)) != std::string_view::npos;) {
    at += 5;
    const auto equals = tag.find('=', at);
    if (equals == std::string_view::npos) break;
    const std::string_view value = tag.substr(equals + 1);
    if (value.starts_with("\"DAV:\"") || value.starts_with("'DAV:'"))
      out.insert(std::string(tag.substr(at, equals - at).substr(equals > at && tag[at] == ':' ? 1 : 0)));
  }
  return out;
}

}  // namespace

Multistatus read_multistatus(std::string_view xml) {
  Multistatus out;
  std::vector<std::string> open, dav;  // as written; by name in DAV:
  std::set<std::string> prefixes;
  std::string text;
  bool closed = false, href = false;
  const auto wrong = [&](const std::string& why) {
    out.wrong = why;
    return out;
  };
  while (!xml.empty()) {
    const auto begin = xml.find('<');
    const std::string_view before = xml.substr(0, begin);
    if (open.empty() && before.find_first_not_of(" \t\r\n") != std::string_view::npos)
      return wrong("has text outside its root element");
    text += before;
    if (begin == std::string_view::npos) break;
    xml.remove_prefix(begin);
    const bool comment = xml.starts_with("<!--"), declaration = xml.starts_with("<?");
    const std::string_view ending = comment ? "-->" : declaration ? "?>" : ">";
    const auto end = xml.find(ending);
    if (end == std::string_view::npos) return wrong("has a tag without an end");
    const std::string_view tag = xml.substr(1, end - 1);
    xml.remove_prefix(end + ending.size());
    if (comment || declaration) continue;
    if (tag.starts_with('/')) {
      const std::string name = trimmed(tag.substr(1));
      if (open.empty() || open.back() != name) return wrong("closes " + name + ", which is not the open element");
      const std::size_t depth = dav.size();
      const bool of_response = depth == 3 && dav[1] == "response";
      const bool of_properties = depth == 4 && dav[1] == "response" && dav[2] == "propstat";
      if (dav.back() == "status" && (of_response || of_properties)) out.statuses.push_back(trimmed(text));
      if (dav.back() == "href" && of_response) href = true;
      if (dav.back() == "response" && depth == 2 && !href) return wrong("has a response without an href");
      open.pop_back();
      dav.pop_back();
      closed = open.empty();
    } else {
      if (closed) return wrong("has two root elements");
      const bool empty = tag.ends_with('/');
      const std::string name(tag.substr(0, tag.find_first_of(" \t\r\n/")));
      if (name.empty()) return wrong("has a tag without a name");
      if (open.empty()) {
        prefixes = dav_prefixes(tag);
        if (empty || name_in_dav(name, prefixes) != "multistatus") return wrong("has no root multistatus of DAV:");
      }
      if (!empty) {
        open.push_back(name);
        dav.push_back(name_in_dav(name, prefixes));
        if (dav.size() == 2) href = false;
      }
    }
    text.clear();
  }
  return closed ? out : wrong(open.empty() ? "is empty" : "never closes " + open.back());
}

}  // namespace datac
