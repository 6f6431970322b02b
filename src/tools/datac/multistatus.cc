// expat reads the XML and its namespaces; what stays here is where a status belongs to a response (RFC 4918 §14.24 and
// §14.22) and where it merely looks like one.
#include "tools/datac/multistatus.h"

#include <expat.h>

#include <memory>
#include <utility>

#include "tools/datac/text.h"

namespace datac {

namespace {

constexpr char kApart = ' ';  // expat's names are "DAV: response": the namespace, this, the local name

class Reader {
 public:
  Multistatus read(std::string_view xml) {
    const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(XML_ParserCreateNS(nullptr, kApart),
                                                                              XML_ParserFree);
    XML_SetUserData(parser.get(), this);
    XML_SetElementHandler(
        parser.get(), [](void* self, const char* name, const char**) { static_cast<Reader*>(self)->opens(name); },
        [](void* self, const char*) { static_cast<Reader*>(self)->closes(); });
    XML_SetCharacterDataHandler(parser.get(), [](void* self, const char* text, int size) {
      static_cast<Reader*>(self)->text_.append(text, static_cast<std::size_t>(size));
    });
    if (XML_Parse(parser.get(), xml.data(), static_cast<int>(xml.size()), XML_TRUE) == XML_STATUS_ERROR)
      out_.wrong = "is not well-formed in its line " + std::to_string(XML_GetCurrentLineNumber(parser.get())) + ": " +
                   XML_ErrorString(XML_GetErrorCode(parser.get()));
    return std::move(out_);
  }

 private:
  using Path = std::vector<std::string>;

  void opens(const std::string& name) {
    const std::string dav = std::string("DAV:") + kApart;
    path_.push_back(name.starts_with(dav) ? name.substr(dav.size()) : "");
    if (path_.size() == 1 && path_[0] != "multistatus") wrong("has no root multistatus of DAV:");
    if (path_ == Path{"multistatus", "response"}) href_ = false;
    text_.clear();
  }

  void closes() {
    if (path_ == Path{"multistatus", "response", "href"}) href_ = true;
    if (path_ == Path{"multistatus", "response"} && !href_) wrong("has a response without an href");
    if (path_ == Path{"multistatus", "response", "status"} ||
        path_ == Path{"multistatus", "response", "propstat", "status"})
      out_.statuses.push_back(trimmed(text_));
    path_.pop_back();
    text_.clear();
  }

  void wrong(const std::string& why) {
    if (out_.wrong.empty()) out_.wrong = why;
  }

  Multistatus out_;
  Path path_;         // the open elements by their names in DAV:, those of other namespaces empty
  std::string text_;  // since the last tag
  bool href_ = false;
};

}  // namespace

Multistatus read_multistatus(std::string_view xml) { return Reader().read(xml); }

}  // namespace datac
