#include "html_reader.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace {

const std::set<std::string> kVoid{"input"};
const std::set<std::string> kPhrasing{"a", "button", "code", "mark", "span", "strong"};
// What may stand directly inside an element; an element that is not here may hold anything.
bool may_hold(const std::string& outer, const std::string& inner) {
  if (outer == "ul" || outer == "ol") return inner == "li";
  if (outer == "table") return inner == "thead" || inner == "tbody";
  if (outer == "thead" || outer == "tbody") return inner == "tr";
  if (outer == "tr") return inner == "td" || inner == "th";
  if (outer == "p" || outer == "td" || outer == "th" || (outer.size() == 2 && outer[0] == 'h' && outer[1] <= '6'))
    return kPhrasing.count(inner) > 0;
  if (outer == "a" || outer == "button") return kPhrasing.count(inner) > 0 && inner != "a" && inner != "button";
  if (outer == "pre") return inner == "code";
  if (outer == "strong" || outer == "code" || outer == "mark" || outer == "span") return kPhrasing.count(inner) > 0;
  if (inner == "li") return false;
  if (inner == "tr" || inner == "td" || inner == "th") return false;
  return true;
}

class Reader {
 public:
  explicit Reader(const std::string& html) : html_(html) {}

  HtmlPage read() {
    while (at_ < html_.size()) html_[at_] == '<' ? tag() : text();
    for (const auto& name : open_) mistake("never closed: " + name);
    for (const auto& id : page_.ids)
      if (std::count(page_.ids.begin(), page_.ids.end(), id) > 1) mistake("id twice: " + id);
    return std::move(page_);
  }

 private:
  void mistake(const std::string& what) {
    if (page_.mistakes.size() < 10)
      page_.mistakes.push_back(what + " at …" + html_.substr(at_ > 40 ? at_ - 40 : 0, 80));
  }

  std::string entities(std::string_view raw) {
    static const std::pair<std::string_view, char> known[] = {
        {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}};
    std::string out;
    for (std::size_t i = 0; i < raw.size();) {
      if (raw[i] == '<' || raw[i] == '>') mistake("not escaped");
      if (raw[i] != '&') {
        if (static_cast<unsigned char>(raw[i]) < 0x20 && raw[i] != '\n' && raw[i] != '\t') mistake("control character");
        out += raw[i++];
        continue;
      }
      const auto* found = std::find_if(std::begin(known), std::end(known),
                                       [&](const auto& e) { return raw.substr(i, e.first.size()) == e.first; });
      if (found == std::end(known)) {
        mistake("& that begins no entity");
        out += raw[i++];
      } else {
        out += found->second;
        i += found->first.size();
      }
    }
    return out;
  }

  bool hidden() const { return hidden_ > 0; }

  void text() {
    const std::size_t end = std::min(html_.find('<', at_), html_.size());
    const std::string words = entities(std::string_view(html_).substr(at_, end - at_));
    at_ = end;
    if (hidden()) return;
    const bool blank = words.find_first_not_of(" \n") == words.npos;
    if (!blank && !open_.empty() &&
        (open_.back() == "ul" || open_.back() == "ol" || open_.back() == "table" || open_.back() == "thead" ||
         open_.back() == "tbody" || open_.back() == "tr"))
      mistake("text in " + open_.back());
    page_.text += words;
    for (const auto& name : open_)
      if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6' && !page_.headings.empty())
        page_.headings.back().text += words;
  }

  static bool is_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  }

  std::string name() {
    const std::size_t start = at_;
    while (at_ < html_.size() && is_name(html_[at_])) ++at_;
    return html_.substr(start, at_ - start);
  }

  void tag() {
    ++at_;
    const bool closing = at_ < html_.size() && html_[at_] == '/';
    if (closing) ++at_;
    const std::string element = name();
    if (element.empty()) return mistake("< that begins no tag");
    if (closing) {
      if (at_ >= html_.size() || html_[at_] != '>')
        mistake("closing tag with more in it");
      else
        ++at_;
      if (open_.empty() || open_.back() != element)
        return mistake("</" + element + "> closes " + (open_.empty() ? "nothing" : open_.back()));
      open_.pop_back();
      if (hidden_ > 0) --hidden_;
      return;
    }
    std::set<std::string> seen;
    bool hides = false;
    while (at_ < html_.size() && html_[at_] == ' ') {
      ++at_;
      const std::string attribute = name();
      if (attribute.empty()) mistake("attribute without a name");
      if (!seen.insert(attribute).second) mistake("attribute twice: " + attribute);
      if (attribute.substr(0, 2) == "on" || attribute == "style") mistake("script or style attribute: " + attribute);
      std::string value;
      if (at_ < html_.size() && html_[at_] == '=') {
        if (html_.compare(at_, 2, "=\"") != 0) return mistake("value without quotation marks");
        const std::size_t end = html_.find('"', at_ + 2);
        if (end == html_.npos) {
          at_ = html_.size();
          return mistake("value never closed");
        }
        value = entities(std::string_view(html_).substr(at_ + 2, end - at_ - 2));
        at_ = end + 1;
      }
      // Pictures repeat what the outline says. What is hidden within a button describes it and is read from there.
      if (attribute == "aria-hidden" && value == "true" && element != "span") hides = true;
      if (attribute == "id") page_.ids.push_back(value);
      if (attribute == "href" && !hidden()) page_.hrefs.push_back(value);
      page_.attributes.emplace_back(element + "." + attribute, value);
    }
    const bool self_closing = html_.compare(at_, 2, "/>") == 0;
    if (self_closing) ++at_;
    if (at_ >= html_.size() || html_[at_] != '>') return mistake("tag never closed: " + element);
    ++at_;
    if (self_closing && !hidden()) mistake("self-closing tag outside of a picture: " + element);
    if (!hidden() && !open_.empty() && !may_hold(open_.back(), element))
      mistake(element + " may not stand in " + open_.back());
    if (!hidden() && (element == "a" || element == "button") &&
        std::any_of(open_.begin(), open_.end(), [](const auto& o) { return o == "a" || o == "button"; }))
      mistake("control in a control: " + element);
    if (element.size() == 2 && element[0] == 'h' && element[1] >= '1' && element[1] <= '6')
      page_.headings.push_back({element[1] - '0', ""});
    if (self_closing || kVoid.count(element)) return;
    open_.push_back(element);
    if (hides || hidden_ > 0) ++hidden_;
  }

  std::string html_;
  std::size_t at_ = 0;
  int hidden_ = 0;  // elements open from the hidden one on
  std::vector<std::string> open_;
  HtmlPage page_;
};

}  // namespace

HtmlPage read_html(const std::string& html) { return Reader(html).read(); }

std::string squeezed(const std::string& text) {
  std::string out;
  for (char c : text)
    if (c != ' ' && c != '\n' && c != '\t') out += c;
  return out;
}
