// What concerns methods and header fields across files.
#include <algorithm>
#include <set>

#include "text/token.h"
#include "tools/datac/table.h"
#include "tools/datac/text.h"

namespace datac {

void check_methods(Data& data, Diagnostics& out) {
  for (StatusData& status : data.statuses) status.named_by.clear();
  for (const MethodData& method : data.methods) {
    if (!text::is_token(method.name)) continue;  // reported when it was read
    std::set<std::string> said;
    for (const MethodStatusData& response : method.statuses) {
      const StatusData* found = resolve(data, "code", response.code, out);
      if (!found) continue;
      StatusData& status = data.statuses[static_cast<std::size_t>(found - data.statuses.data())];
      const auto& allowed = status.methods;  // empty: any
      if (!allowed.empty() && std::find(allowed.begin(), allowed.end(), method.name) == allowed.end())
        out.error(response.code.at,
                  "The method " + method.name + " names " + quoted(status.id) + ", whose `methods` does not list it.",
                  "Add " + quoted(method.name) + " to `methods` in " + status.at.path + ", or remove the status here.");
      // A status may come for several reasons, each at a level.
      if (!said.insert(status.id + " " + response.when).second)
        out.error(response.code.at, "The status " + quoted(status.id) + " stands twice for the same reason.",
                  "Remove one.");
      if (status.named_by.empty() || status.named_by.back() != method.name) status.named_by.push_back(method.name);
    }
  }
}

void check_fields(const Data& data, Diagnostics& out) {
  std::set<std::string> described, named;
  for (const FieldInfoData& field : data.fields) described.insert(lower_case(field.name));
  for (const StatusData& status : data.statuses) {
    for (const FieldData& field : status.fields) {
      const std::string id = lower_case(field.name);
      if (!text::is_token(field.name) || !named.insert(id).second) continue;
      if (described.contains(id) || data.unread.contains("fields/" + id)) continue;
      out.error(field.at, "No file of fields/ describes the field " + quoted(field.name) + ".",
                "Add fields/" + id + ".toml: what the field is and how its value looks.");
    }
  }
  // What a file names that cannot be read is not known.
  const bool unread = std::any_of(data.unread.begin(), data.unread.end(),
                                  [](const std::string& file) { return file.starts_with("codes/"); });
  for (const FieldInfoData& field : data.fields) {
    if (unread || !text::is_token(field.name) || named.contains(lower_case(field.name))) continue;
    out.error(field.at, "No entry names the field " + quoted(field.name) + ".",
              "Add a requirement to an entry, or remove the file: the field has no page.");
  }
}

}  // namespace datac
