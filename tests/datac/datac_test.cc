// Covers src/tools/datac: what it refuses, with the exact words, and what it writes.
//
// fixtures/good is a small tree without mistakes. Every refusal is that tree with one thing changed.
#include "tools/datac/datac.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "registry/file.h"
#include "registry/unpack.h"
#include "search/derive.h"
#include "search/schema.h"
#include "search/words.h"
#include "tools/datac/guard.h"
#include "tools/datac/text.h"
#include "tools/datac/write.h"

namespace {

namespace fs = std::filesystem;

const std::string kGood = SOURCE_DIR "/tests/datac/fixtures/good";

// ---- the tree and changes to it

// As if it were called "assets".
datac::Tree good_tree() {
  const datac::Tree loaded = datac::load_tree(kGood);
  datac::Tree tree{"assets", {}};
  for (const auto& [path, bytes] : loaded.files) tree.files["assets" + path.substr(loaded.root.size())] = bytes;
  return tree;
}

struct Edit {
  enum { replacement, copying, creation, removal } kind;
  std::string file, from, to;
};

Edit replace(std::string file, std::string from, std::string to) {
  return {Edit::replacement, std::move(file), std::move(from), std::move(to)};
}
Edit copy(std::string file, std::string from) { return {Edit::copying, std::move(file), std::move(from), {}}; }
Edit create(std::string file, std::string bytes) { return {Edit::creation, std::move(file), {}, std::move(bytes)}; }
Edit erase(std::string file) { return {Edit::removal, std::move(file), {}, {}}; }

std::string repeated(std::string_view text, int times) {
  std::string out;
  while (times-- > 0) out += text;
  return out;
}

void apply(datac::Tree& tree, const Edit& edit) {
  std::string& bytes = tree.files["assets/" + edit.file];
  switch (edit.kind) {
    case Edit::copying:
      bytes = tree.files.at("assets/" + edit.from);
      break;
    case Edit::creation:
      bytes = edit.to;
      break;
    case Edit::removal:
      tree.files.erase("assets/" + edit.file);
      break;
    case Edit::replacement: {
      std::size_t at = bytes.find(edit.from);
      ASSERT_NE(at, std::string::npos) << edit.file << " has no " << edit.from;
      for (; at != std::string::npos; at = bytes.find(edit.from, at + edit.to.size())) {
        bytes.replace(at, edit.from.size(), edit.to);
      }
    }
  }
}

std::string mistakes(const datac::Tree& tree) {
  datac::Diagnostics diagnostics;
  datac::compile(tree, diagnostics);
  std::string all;
  for (const datac::Diagnostic& d : diagnostics.all()) all += datac::to_text(d) + "\n";
  return all;
}

/// An outcome's example in state.toml: it begins in line 20. @param tables of the case, which follow its runner-up
Edit example(const std::string& exchange, const std::string& tables = "") {
  return replace("flowcharts/state.toml",
                 "changes = \"If it did not clash, send 200.\"\n[[nodes.answers.lost]]\ncode = \"200\"\n"
                 "because = \"It did not work.\"\n",
                 "changes = \"If it did not clash, send 200.\"\nexample = '''\n" + exchange + "'''\n" + tables +
                     "[[nodes.answers.lost]]\ncode = \"200\"\nbecause = \"It did not work.\"\n");
}

// ---- refusals

struct Refusal {
  const char* name;
  std::vector<Edit> edits;
  std::vector<std::string> expected;
};

void PrintTo(const Refusal& refusal, std::ostream* out) { *out << refusal.name; }

constexpr char kApart[] = "compares/404-409.toml";
constexpr char k104[] = "codes/104.toml", k404[] = "codes/404.toml", k499[] = "codes/499-nginx.toml",
               kWhich[] = "flowcharts/which.toml", kState[] = "flowcharts/state.toml", kProxy[] = "signals/proxy.toml",
               kRfc[] = "orders/rfc.toml", kServer[] = "orders/server.toml", kGet[] = "methods/get.toml",
               kCacheControl[] = "fields/cache-control.toml";

constexpr char kFraming[] = "rules/framing.toml";
const std::string kRest = "text = \"a\"\nfix = \"b\"\nsource = \"RFC 9110 §15.5.5\"\n";
std::string rule(const std::string& keys) { return "[[rules]]\nid = \"a-rule\"\nlevel = \"MUST\"\n" + keys; }

const std::vector<Refusal> kRefusals{
    // Files and syntax.
    {"NotToml",
     {replace(k404, "code = 404", "code 404")},
     {"assets/codes/404.toml:1:6: error: This is not TOML: Error while parsing key-value pair: expected '=', "
      "saw '4'. Fix the syntax there; toml.io explains it."}},
    {"UnclosedString",
     {replace(k404, "name = \"Not Found\"\nstanding", "name = \"Not Found\nstanding")},
     {"assets/codes/404.toml:2:18: error: This is not TOML: Error while parsing string: unescaped control "
      "characters other than TAB (U+0009) are explicitly prohibited. Fix the syntax there; toml.io explains "
      "it."}},
    {"KeyTwice",
     {replace(k404, "common = true", "common = true\ncommon = true")},
     {"assets/codes/404.toml:9:10: error: This is not TOML: Error while parsing key-value pair: cannot redefine "
      "existing boolean 'common'. Fix the syntax there; toml.io explains it."}},
    {"NotUtf8",
     {replace(k404, R"(plain = "The page)",
              "plain = \"The p\xE4"
              "ge")},
     {"assets/codes/404.toml:5:15: error: This is not valid UTF-8. Save the file as UTF-8."}},
    {"SurrogateInUtf8",
     {replace(k404, "There is nothing", "There \xED\xA0\x80 nothing")},
     {"assets/codes/404.toml:4:18: error: This is not valid UTF-8. Save the file as UTF-8."}},
    {"NoClasses",
     {erase("classes.toml")},
     {"assets/classes.toml:1:1: error: The file is missing. Add it; assets/README.md tells what belongs there."}},
    {"NoHouses",
     {erase("houses.toml")},
     {"assets/houses.toml:1:1: error: The file is missing. Add it; assets/README.md tells what belongs there."}},
    {"HouseIdTwice",
     {replace("houses.toml", "id = \"zalando\"", "id = \"rfc\"")},
     {"assets/houses.toml:7:1: error: A house with this id or name is already in line 2. Give each house a "
      "different id and name."}},
    {"HouseIdInCapitals",
     {replace("houses.toml", "id = \"zalando\"", "id = \"Zalando\"")},
     {"assets/houses.toml:8:6: error: The house's id \"Zalando\" is not in kebab case. Use lower case letters, digits "
      "and "
      "single dashes, and start with a letter: it stands in addresses."}},
    {"NoSynonyms",
     {erase("synonyms.toml")},
     {"assets/synonyms.toml:1:1: error: The file is missing. Add it; assets/README.md tells what belongs there."}},
    // Keys.
    {"KeyMissing",
     {replace(k404, "summary = \"There is nothing at this address.\"\n", "")},
     {R"(assets/codes/404.toml:1:1: error: Key `summary` is missing. Add `summary = "…"`; assets/README.md )"
      "tells what belongs there."}},
    {"ListMissing",
     {replace(k404, "sent_by = [\"origin\", \"gateway\"]\n", "")},
     {R"(assets/codes/404.toml:1:1: error: Key `sent_by` is missing. Add `sent_by = ["…"]`; assets/README.md )"
      "tells what belongs there."}},
    {"TableMissing",
     {replace(k404, "retry = { class = \"after_change\", text = \"Correct the address.\" }\n", "")},
     {R"(assets/codes/404.toml:1:1: error: Key `retry` is missing. Add `retry = { class = "no", text = "…" }`; )"
      "assets/README.md tells what belongs there."}},
    {"WireMissing",
     {replace(k104, "wire = '''HTTP/1.1 104 Upload Resumption Supported'''\n", "")},
     {R"(assets/codes/104.toml:1:1: error: Key `wire` is missing. Add `wire = "…"`; assets/README.md tells )"
      "what belongs there."}},
    {"MethodsMissing",
     {replace(k404, "methods = \"any\"\n", "")},
     {R"(assets/codes/404.toml:1:1: error: Key `methods` is missing. Add `methods = "any"`; assets/README.md )"
      "tells what belongs there."}},
    {"KeyMissingInTable",
     {replace(k404, "when = \"it may not be stored\"\n", "")},
     {R"(assets/codes/404.toml:36:1: error: Key `when` is missing. Add `when = "…"`; assets/README.md tells )"
      "what belongs there."}},
    {"KeyMissingInInlineTable",
     {replace(k404, R"(, instead = "409")", "")},
     {R"(assets/codes/404.toml:10:15: error: Key `instead` is missing. Add `instead = "…"`; assets/README.md )"
      "tells what belongs there."}},
    {"SeveralMistakesAtOnce",
     {replace(k404, "standing = \"standard\"\n", ""), replace(k404, "content = \"allowed\"\n", ""),
      replace(k404, "client = \"Show the content.\"\n", "")},
     {R"(assets/codes/404.toml:1:1: error: Key `standing` is missing. Add `standing = "…"`; assets/README.md )"
      "tells what belongs there.",
      R"(assets/codes/404.toml:1:1: error: Key `content` is missing. Add `content = "…"`; assets/README.md )"
      "tells what belongs there.",
      R"(assets/codes/404.toml:1:1: error: Key `client` is missing. Add `client = "…"`; assets/README.md tells )"
      "what belongs there."}},
    {"UnknownKeyWithNearest",
     {replace(k404, "summary =", "sumary =")},
     {R"(assets/codes/404.toml:1:1: error: Key `summary` is missing. Add `summary = "…"`; assets/README.md )"
      "tells what belongs there.",
      "assets/codes/404.toml:4:1: error: Unknown key `sumary`. Did you mean `summary`?"}},
    {"UnknownKeyWithoutNearest",
     {replace(k404, "common = true", "common = true\nzzzzzzzzzz = 1")},
     {"assets/codes/404.toml:9:1: error: Unknown key `zzzzzzzzzz`. Remove it, or use `code`, `name`, "
      "`standing`, `owner`, `confidence`, `lead`, `until`, `summary`, `plain`, `meaning`, `wire_note`, `rest`, "
      "`common`, `use_when`, `avoid_when`, `cacheable`, `content`, `retry`, `client`, `sent_by`, `methods`, "
      "`standard_equivalent`, `aliases`, `confused_with`, `sources`, `wire`, `names`, `fields`, `corrections` "
      "or `constants`."}},
    {"UnknownKeyInTable",
     {replace(k404, R"(level = "MUST")", R"(levels = "MUST")")},
     {R"(assets/codes/404.toml:36:1: error: Key `level` is missing. Add `level = "…"`; assets/README.md tells )"
      "what belongs there.",
      "assets/codes/404.toml:40:1: error: Unknown key `levels`. Did you mean `level`?"}},
    {"UnknownLanguage",
     {replace(k404, R"(go = "http)", R"(golang = "http)")},
     {"assets/codes/404.toml:50:1: error: Unknown key `golang`. Remove it, or use `go`, `python`, `java`, "
      "`csharp`, `rust`, `typescript`, `ruby`, `php`, `elixir`, `kotlin` or `nginx`."}},
    {"KeysOutOfOrder",
     {replace(k404, "content = \"allowed\"\n", ""), replace(k404, "code = 404\n",
                                                            "code = 404\n"
                                                            "content = \"allowed\"\n")},
     {"assets/codes/404.toml:2:1: error: `content` stands out of order. Move it behind `cacheable`: keys stand "
      "in the order of assets/README.md."}},
    {"WrongTypeInteger",
     {replace(k404, "code = 404", R"(code = "404")")},
     {"assets/codes/404.toml:1:8: error: `code` is of the wrong type: text. Write it like `code = 404`."}},
    {"WrongTypeText",
     {replace(k404, R"(plain = "The page is not there.")", "plain = 4")},
     {R"(assets/codes/404.toml:5:9: error: `plain` is of the wrong type: an integer. Write it like `plain = "…"`.)"}},
    {"WrongTypeBoolean",
     {replace(k404, "common = true", R"(common = "yes")")},
     {"assets/codes/404.toml:8:10: error: `common` is of the wrong type: text. Write it like `common = true`."}},
    {"WrongTypeList",
     {replace(k404, R"(aliases = ["missing page", "dead link", "no such page"])", R"(aliases = "missing page")")},
     {R"(assets/codes/404.toml:17:11: error: `aliases` is of the wrong type: text. Write it like `aliases = ["…"]`.)"}},
    {"WrongTypeInList",
     {replace(k404, R"("dead link")", "4")},
     {"assets/codes/404.toml:17:28: error: `aliases` is of the wrong type: an integer. Write it like `aliases = "
      R"(["…"]`.)"}},
    {"WrongTypeTable",
     {replace(k404, R"(retry = { class = "after_change", text = "Correct the address." })",
              R"(retry = "after_change")")},
     {"assets/codes/404.toml:13:9: error: `retry` is of the wrong type: text. Write it like `retry = { class = "
      R"("no", text = "…" }`.)"}},
    {"WrongTypeTables",
     {replace(k404, R"(avoid_when = [{ text = "the state is in the way", instead = "409" }])",
              R"(avoid_when = ["the state is in the way"])")},
     {"assets/codes/404.toml:10:15: error: `avoid_when` is of the wrong type: text. Write it like `avoid_when = "
      R"([{ text = "…", instead = "404" }]`.)"}},
    {"MethodsWrong",
     {replace(k404, R"(methods = "any")", R"(methods = "GET")")},
     {R"(assets/codes/404.toml:16:11: error: `methods` is neither "any" nor a list of methods. Write `methods )"
      R"(= "any"` or `methods = ["GET", "HEAD"]`.)"}},
    {"MethodInLowerCase",
     {replace(k104, R"(["GET", "HEAD"])", R"(["GET", "head"])")},
     {R"(assets/codes/104.toml:15:19: error: "head" is no method. Write methods in capitals, such as "GET".)"}},
    {"EmptyText",
     {replace(k404, R"(plain = "The page is not there.")", R"(plain = "")")},
     {"assets/codes/404.toml:5:9: error: `plain` is empty. Write something there, or remove the key if it is "
      "optional."}},
    {"LineBreak",
     {replace(k404, R"(client = "Show the content.")", "client = \"\"\"Show\nthe content.\"\"\"")},
     {R"(assets/codes/404.toml:14:10: error: `client` holds a line break. End the line with \ inside """, so )"
      "that the text goes on without one."}},
    {"ControlCharacter",
     {replace(k404, R"(client = "Show the content.")", "client = \"Show \\u0007 the content.\"")},
     {"assets/codes/404.toml:14:10: error: `client` holds a control character. Remove it."}},
    // Words.
    {"StandingNearest",
     {replace(k404, R"(standing = "standard")", R"(standing = "standart")")},
     {R"(assets/codes/404.toml:3:12: error: `standing` is "standart", which is not one of its words. Did you )"
      R"(mean "standard"?)"}},
    {"StandingUnknown",
     {replace(k404, R"(standing = "standard")", R"(standing = "quixotic")")},
     {R"(assets/codes/404.toml:3:12: error: `standing` is "quixotic", which is not one of its words. Use )"
      "`standard`, `experimental`, `temporary`, `deprecated`, `reserved` or `unregistered`."}},
    {"ContentNearest",
     {replace(k404, R"(content = "allowed")", R"(content = "alowed")")},
     {R"(assets/codes/404.toml:12:11: error: `content` is "alowed", which is not one of its words. Did you )"
      R"(mean "allowed"?)"}},
    {"RetryNearest",
     {replace(k404, R"(class = "after_change")", R"(class = "after change")")},
     {R"(assets/codes/404.toml:13:19: error: `class` is "after change", which is not one of its words. Did you )"
      R"(mean "after_change"?)"}},
    {"LevelInLowerCase",
     {replace(k404, R"(level = "MUST")", R"(level = "must")")},
     {R"(assets/codes/404.toml:40:9: error: `level` is "must", which is not one of its words. Did you mean "MUST"?)"}},
    {"DirectionNearest",
     {replace(k404, R"(in = "response")", R"(in = "respons")")},
     {R"(assets/codes/404.toml:38:6: error: `in` is "respons", which is not one of its words. Did you mean )"
      R"("response"?)"}},
    {"BoundNearest",
     {replace(k404, R"(bound = "sender")", R"(bound = "server")")},
     {R"(assets/codes/404.toml:39:9: error: `bound` is "server", which is not one of its words. Did you mean )"
      R"("sender"?)"}},
    {"BoundMissing",
     {replace(k404, "bound = \"sender\"\n", "")},
     {R"(assets/codes/404.toml:36:1: error: Key `bound` is missing. Add `bound = "…"`; assets/README.md tells what )"
      "belongs there."}},
    {"LevelIsNone",
     {replace(k404, R"(level = "MUST")", R"(level = "NEVER")")},
     {R"(assets/codes/404.toml:40:9: error: `level` is "NEVER", which is not one of its words. Use `MUST`, `MUST NOT`, )"
      "`SHOULD`, `SHOULD NOT` or `MAY`."}},
    {"SenderNearest",
     {replace(k404, R"(["origin", "gateway"])", R"(["origin", "gatway"])")},
     {R"(assets/codes/404.toml:15:22: error: `sent_by` is "gatway", which is not one of its words. Did you )"
      R"(mean "gateway"?)"}},
    {"NoSender",
     {replace(k404, R"(["origin", "gateway"])", "[]")},
     {"assets/codes/404.toml:15:11: error: `sent_by` is empty. Name at least one of `origin`, `proxy`, "
      "`gateway`, `intercepting proxy` or `client`."}},
    {"ConfidenceNearest",
     {replace(k499, R"(confidence = "source")", R"(confidence = "sources")")},
     {R"(assets/codes/499-nginx.toml:5:14: error: `confidence` is "sources", which is not one of its words. )"
      R"(Did you mean "source"?)"}},
    {"ConfidenceOfRegisteredCodes",
     {replace(k499, R"(confidence = "source")", R"(confidence = "standard")")},
     {R"(assets/codes/499-nginx.toml:5:14: error: `confidence` is "standard", which is not one of its words. )"
      "Use `documented`, `source`, `reported` or `folklore`."}},
    // Number, file and owner.
    {"NumberUnlikeFile",
     {replace(k404, "code = 404", "code = 405"), replace(k404, "HTTP/1.1 404", "HTTP/1.1 405")},
     {R"(assets/codes/404.toml:1:8: error: `code` is 405, but the file is named "404.toml". Rename the file or )"
      "correct the number."}},
    {"NoStatusCode",
     {replace(k404, "code = 404", "code = 99")},
     {"assets/codes/404.toml:1:8: error: `code` is 99, which is no status code. Use 100 to 999, or 0 for what "
      "tools print as 000."}},
    {"RegisteredOutsideTheClasses",
     {copy("codes/604.toml", k404), replace("codes/604.toml", "404", "604")},
     {"assets/codes/604.toml:1:8: error: `code` is 604, which is in none of the classes 1xx to 5xx, but "
      R"("standard" codes are. Correct the number or `standing`.)",
      "assets/flowcharts/which.toml:4:8: error: No way through the default chart leads to 604 Not Found. Let an "
      "answer lead to it, here or in a chart that this one leads into."}},
    {"FileNameWithoutNumber",
     {copy("codes/teapot.toml", "codes/200.toml")},
     {R"(assets/codes/teapot.toml:1:1: error: The file name "teapot.toml" is no code's. Name it after the )"
      "number, such as 404.toml, or number and owner, such as 499-nginx.toml.",
      "assets/codes/teapot.toml:1:8: error: The code 200 is already in assets/codes/200.toml. Keep one of "
      "the two files.",
      "assets/flowcharts/which.toml:4:8: error: No way through the default chart leads to teapot OK. Let an "
      "answer lead to it, here or in a chart that this one leads into."}},
    {"FileNameNotKebab",
     {copy("codes/499-Nginx.toml", k499), replace("codes/499-Nginx.toml", R"("nginx")", R"("nginx 2")")},
     {R"(assets/codes/499-Nginx.toml:1:1: error: The file name "499-Nginx.toml" is no code's. Name it after )"
      "the number, such as 404.toml, or number and owner, such as 499-nginx.toml."}},
    {"OwnerMissingInFileName",
     {copy("codes/498.toml", k499), replace("codes/498.toml", "499", "498")},
     {R"(assets/codes/498.toml:4:9: error: The code has an owner, but the file is named "498.toml". Put the )"
      "owner into the file name, such as 499-nginx.toml."}},
    {"OwnerMissingInFile",
     {copy("codes/200-apple.toml", "codes/200.toml")},
     {R"(assets/codes/200-apple.toml:1:1: error: The file name "200-apple.toml" names an owner, but the code )"
      "has none. Name the file after the number alone, or add `owner`.",
      "assets/codes/200-apple.toml:1:8: error: The code 200 is already in assets/codes/200.toml. Keep one "
      "of the two files.",
      "assets/flowcharts/which.toml:4:8: error: No way through the default chart leads to 200-apple OK. Let an "
      "answer lead to it, here or in a chart that this one leads into."}},
    {"OwnerWithoutConfidence",
     {replace(k499, "confidence = \"source\"\n", "")},
     {R"(assets/codes/499-nginx.toml:1:1: error: Key `confidence` is missing. Add `confidence = "…"`; )"
      "assets/README.md tells what belongs there."}},
    {"OwnerOfRegisteredCode",
     {replace(k499, R"(standing = "unregistered")", R"(standing = "standard")"),
      replace(k499, "content =", "cacheable = false\ncontent =")},
     {"assets/codes/499-nginx.toml:3:12: error: A code with an `owner` is not registered, but `standing` is "
      R"("standard". Write `standing = "unregistered"`, or remove `owner`.)"}},
    {"UnregisteredWithoutOwner",
     {replace(k499,
              "owner = \"nginx\"\n"
              "confidence = \"source\"\n",
              ""),
      replace(k499, "standard_equivalent = \"\"\n", "")},
     {R"(assets/codes/499-nginx.toml:1:1: error: The file name "499-nginx.toml" names an owner, but the code )"
      "has none. Name the file after the number alone, or add `owner`.",
      R"(assets/codes/499-nginx.toml:3:12: error: An unregistered code needs an owner. Add `owner = "…"`: the )"
      "vendor or software that gave the number this meaning."}},
    {"LeadOfRegisteredCode",
     {replace(k404, "standing = \"standard\"\n",
              "standing = \"standard\"\n"
              "lead = true\n")},
     {"assets/codes/404.toml:4:8: error: A registered meaning comes first by itself. Remove `lead`."}},
    {"LeadTwice",
     {copy("codes/499-apple.toml", k499),
      replace("codes/499-apple.toml", "owner = \"nginx\"\nconfidence = \"source\"\n",
              "owner = \"apple\"\nconfidence = \"source\"\nlead = true\n"),
      replace(k499, "confidence = \"source\"\n", "confidence = \"source\"\nlead = true\n")},
     {R"(assets/codes/499-nginx.toml:6:8: error: The number 499 is led by "499-apple" already. Keep `lead` in one )"
      "of the two."}},
    {"ConfidenceWithoutOwner",
     {replace(k404, "standing = \"standard\"\n",
              "standing = \"standard\"\n"
              "confidence = \"documented\"\n")},
     {"assets/codes/404.toml:4:1: error: `confidence` is for vendors' meanings only. Remove it, or add `owner`."}},
    {"SameCodeOfSameOwner",
     {copy("codes/499-other.toml", k499)},
     {"assets/codes/499-other.toml:1:8: error: The code 499 of nginx is already in "
      "assets/codes/499-nginx.toml. Keep one of the two files."}},
    {"UntilWithoutTemporary",
     {replace(k404, "standing = \"standard\"\n",
              "standing = \"standard\"\n"
              "until = 2026-11-13\n")},
     {"assets/codes/404.toml:4:1: error: `until` is for temporary registrations only. Remove it, or write "
      R"(`standing = "temporary"`.)"}},
    {"TemporaryWithoutUntil",
     {replace(k104, "until = 2026-11-13\n", "")},
     {"assets/codes/104.toml:1:1: error: Key `until` is missing. Add `until = 2026-11-13`; assets/README.md "
      "tells what belongs there."}},
    {"UntilIsNoDate",
     {replace(k104, "until = 2026-11-13\n", "until = \"2026-13-01\"\n")},
     {"assets/codes/104.toml:4:9: error: `until` is no date. Write it like `until = 2026-11-13`."}},
    {"CacheableMissing",
     {replace(k404, "cacheable = true\n", "")},
     {"assets/codes/404.toml:1:1: error: Key `cacheable` is missing. Add `cacheable = true`; assets/README.md "
      "tells what belongs there."}},
    {"EquivalentMissing",
     {replace(k499, "standard_equivalent = \"\"\n", "")},
     {"assets/codes/499-nginx.toml:1:1: error: Key `standard_equivalent` is missing. Add `standard_equivalent = "
      R"(""`; assets/README.md tells what belongs there.)"}},
    {"EquivalentWithoutOwner",
     {replace(k404, "aliases =", "standard_equivalent = \"409\"\naliases =")},
     {"assets/codes/404.toml:17:1: error: `standard_equivalent` is for vendors' meanings only. Remove it, or "
      "add `owner`."}},
    {"EquivalentUnregistered",
     {copy("codes/498-nginx.toml", k499), replace("codes/498-nginx.toml", "code = 499", "code = 498"),
      replace("codes/498-nginx.toml", "HTTP/1.1 499", "HTTP/1.1 498"),
      replace("codes/498-nginx.toml", R"(standard_equivalent = "")", R"(standard_equivalent = "499-nginx")")},
     {R"(assets/codes/498-nginx.toml:16:23: error: `standard_equivalent` names "499-nginx", which is not )"
      R"(registered. Name a registered code, or "" where none comes close.)"}},
    {"EquivalentUnknown",
     {replace(k499, R"(standard_equivalent = "")", R"(standard_equivalent = "444")")},
     {R"(assets/codes/499-nginx.toml:16:23: error: `standard_equivalent` names "444", which no file of codes/ )"
      "describes. Add codes/444.toml, or name a code that is there."}},
    // Texts.
    {"SummaryTooLong",
     {replace(k404, "There is nothing at this address.", std::string(161, 'x'))},
     {"assets/codes/404.toml:4:11: error: `summary` has 161 characters, more than the 160 that are allowed. "
      "Shorten it by 1."}},
    {"MeaningTooShort",
     {replace(k404, " It does not say for how long.\"\nrest", "\"\nrest")},
     {"assets/codes/404.toml:6:11: error: `meaning` has 1 sentence. Give 2 to 12."}},
    {"MeaningTooLong",
     {replace(k404, "The server has nothing for the target.",
              "One. Two. Three. Four. Five. Six. Seven. Eight. Nine. Ten. Eleven. Twelve.")},
     {"assets/codes/404.toml:6:11: error: `meaning` has 13 sentences. Give 2 to 12."}},
    {"UseWhenTooFew",
     {replace(k404, R"(["an id is unknown", "a path is wrong"])", R"(["an id is unknown"])")},
     {"assets/codes/404.toml:9:12: error: `use_when` has 1 item. Give 2 to 5."}},
    {"UseWhenTooMany",
     {replace(k404, R"(["an id is unknown", "a path is wrong"])", R"(["a", "b", "c", "d", "e", "f"])")},
     {"assets/codes/404.toml:9:12: error: `use_when` has 6 items. Give 2 to 5."}},
    {"AvoidWhenEmpty",
     {replace(k404, R"([{ text = "the state is in the way", instead = "409" }])", "[]")},
     {"assets/codes/404.toml:10:14: error: `avoid_when` has 0 items. Give 1 to 5."}},
    {"AliasesTooFew",
     {replace(k404, R"(["missing page", "dead link", "no such page"])", R"(["missing page", "dead link"])")},
     {"assets/codes/404.toml:17:11: error: `aliases` has 2 words. Give 3 to 12."}},
    {"AliasTwice",
     {replace(k404, R"("dead link")", R"("missing page")")},
     {R"(assets/codes/404.toml:17:28: error: "missing page" stands twice in `aliases`. Remove one.)"}},
    {"AliasInCapitals",
     {replace(k404, R"("dead link")", R"("Dead link")")},
     {R"(assets/codes/404.toml:17:28: error: The alias "Dead link" has capital letters. Write "dead link".)"}},
    {"AliasIsTheName",
     {replace(k404, R"("dead link")", R"("not found")")},
     {R"(assets/codes/404.toml:17:28: error: The alias "not found" is the name itself. Remove it: names are )"
      "found anyway."}},
    {"SourcesEmpty",
     {replace(k404, R"(sources = ["RFC 9110 §15.5.5"])", "sources = []")},
     {"assets/codes/404.toml:19:11: error: `sources` is empty. Name the work that defines the code first."}},
    {"LastNameIsNotTheCurrentOne",
     {replace(k404, "name = \"Not Found\"\nsource", "name = \"Nothing Found\"\nsource")},
     {R"(assets/codes/404.toml:33:8: error: The last of the names is "Nothing Found", but `name` is "Not )"
      R"(Found". Names stand oldest first; the last one is the current one.)"}},
    {"FieldName",
     {replace(k404, R"(name = "Cache-Control")", R"(name = "Cache Control")")},
     {R"(assets/codes/404.toml:37:8: error: "Cache Control" is no field name. Write one name, such as )"
      R"("Retry-After".)"}},
    // References and sources.
    {"ConfusedWithUnknown",
     {replace(k404, R"(["409", "499-nginx"])", R"(["409", "410"])")},
     {R"(assets/codes/404.toml:18:25: error: `confused_with` names "410", which no file of codes/ describes. )"
      "Add codes/410.toml, or name a code that is there."}},
    {"ConfusedWithSameNumber",
     {replace(k404, R"("499-nginx"])", R"("499-ngnix"])")},
     {R"(assets/codes/404.toml:18:25: error: `confused_with` names "499-ngnix", which no file of codes/ )"
      "describes. Did you mean `499-nginx`?"}},
    {"ConfusedWithItself",
     {replace(k404, R"("499-nginx"])", R"("404"])")},
     {"assets/codes/404.toml:18:25: error: `confused_with` names the code itself. Name another one."}},
    {"InsteadUnknown",
     {replace(k404, R"(instead = "409")", R"(instead = "410")")},
     {R"(assets/codes/404.toml:10:61: error: `instead` names "410", which no file of codes/ describes. Add )"
      "codes/410.toml, or name a code that is there."}},
    {"UnknownWorkWithNearest",
     {replace(k404, R"(sources = ["RFC 9110 §15.5.5"])", R"(sources = ["RFC9110 §15.5.5"])")},
     {R"(assets/codes/404.toml:19:12: error: The source names the work "RFC9110", which no file of sources/ )"
      R"(has. Did you mean "RFC 9110"?)"}},
    {"UnknownRfc",
     {replace(k404, R"(sources = ["RFC 9110 §15.5.5"])", R"(sources = ["RFC 9111 §15.5.5"])")},
     {R"(assets/codes/404.toml:19:12: error: The source names the work "RFC 9111", which no file of sources/ )"
      R"(has. Add it there, or name one that is there, as in "RFC 9110 §15.5.2".)"}},
    {"UnknownWorkWithoutNearest",
     {replace(k404, R"(sources = ["RFC 9110 §15.5.5"])", R"(sources = ["hearsay"])")},
     {R"(assets/codes/404.toml:19:12: error: The source names the work "hearsay", which no file of sources/ )"
      R"(has. Add it there, or name one that is there, as in "RFC 9110 §15.5.2".)"}},
    {"SecondSourceUnknown",
     {replace(k404, R"(source = "RFC 9110 §15.5.5, RFC 9110 §15.5.11")", R"(source = "RFC 9110 §15.5.5, §15.5.11")")},
     {R"(assets/codes/404.toml:47:10: error: The source names the work "§15.5.11", which no file of sources/ )"
      R"(has. Add it there, or name one that is there, as in "RFC 9110 §15.5.2".)"}},
    {"SectionWord",
     {replace(k404, R"(sources = ["RFC 9110 §15.5.5"])", R"(sources = ["RFC 9110 §section 15.5.5"])")},
     {R"(assets/codes/404.toml:19:12: error: The source "RFC 9110 §section 15.5.5" carries the word "section". )"
      R"(Leave it out: § says it, as in "RFC 9110 §15.5.2".)"}},
    {"SectionEmpty",
     {replace(k404, R"(sources = ["RFC 9110 §15.5.5"])", R"(sources = ["RFC 9110 §"])")},
     {R"(assets/codes/404.toml:19:12: error: The source "RFC 9110 §" has no single section after its §. Write )"
      R"(one section, as in "RFC 9110 §15.5.2", or leave § out.)"}},
    {"SectionIsNoNumber",
     {replace(k404, R"(sources = ["RFC 9110 §15.5.5"])", R"(sources = ["RFC 9110 §15.5."])")},
     {R"(assets/codes/404.toml:19:12: error: "15.5." is no section number of an RFC. Write numbers with dots, )"
      R"(or an appendix's letter, as in "RFC 9110 §15.5.2".)"}},
    {"MustNotWithoutSection",
     {replace(k404, "level = \"MUST\"\nwhen = \"it may not be stored\"\nsource = \"RFC 9110 §15.5.5\"",
              "level = \"MUST NOT\"\nwhen = \"it may not be stored\"\nsource = \"RFC 9110\"")},
     {R"(assets/codes/404.toml:42:10: error: A field at level MUST NOT needs a section. Add it, as in "RFC 9110 )"
      R"(§15.5.2".)"}},
    {"MustWithoutSection",
     {replace(k404, "when = \"it may not be stored\"\nsource = \"RFC 9110 §15.5.5\"",
              "when = \"it may not be stored\"\nsource = \"RFC 9110\"")},
     {R"(assets/codes/404.toml:42:10: error: A field at level MUST needs a section. Add it, as in "RFC 9110 )"
      R"(§15.5.2".)"}},
    {"WorkTwice",
     {create("sources/z.toml",
             "[\"RFC 9110\"]\n"
             "title = \"HTTP\"\n"
             "url = \"https://example.com/\"\n")},
     {R"(assets/sources/z.toml:1:2: error: The work "RFC 9110" is already in assets/sources/works.toml:1. )"
      "Remove one of the two."}},
    {"WorkKeyWithComma",
     {create("sources/z.toml",
             "[\"One, two\"]\n"
             "title = \"HTTP\"\n"
             "url = \"https://example.com/\"\n")},
     {R"(assets/sources/z.toml:1:2: error: The work's key "One, two" holds a comma with a space, or §. Choose )"
      "another key: these separate works and sections in sources."}},
    {"WorkWithoutUrl",
     {create("sources/z.toml",
             "[one]\n"
             "title = \"HTTP\"\n")},
     {R"(assets/sources/z.toml:1:2: error: Key `url` is missing. Add `url = "…"`; assets/README.md tells what )"
      "belongs there."}},
    {"WorkUrl",
     {create("sources/z.toml",
             "[one]\n"
             "title = \"HTTP\"\n"
             "url = \"example.com\"\n")},
     {"assets/sources/z.toml:3:7: error: `url` does not start with https:// or http://. Write the whole address."}},
    {"WorkYear",
     {create("sources/z.toml",
             "[one]\n"
             "title = \"HTTP\"\n"
             "url = \"https://example.com/\"\n"
             "year = 22\n")},
     {"assets/sources/z.toml:4:8: error: `year` is 22. Write the year of publication, or remove the key."}},
    {"WorkMonth",
     {create("sources/z.toml",
             "[one]\n"
             "title = \"HTTP\"\n"
             "url = \"https://example.com/\"\n"
             "read = \"2026-13\"\n")},
     {R"(assets/sources/z.toml:4:8: error: `read` is "2026-13". Write a month, such as "2026-11".)"}},
    {"WorkWithTwoDates",
     {create("sources/z.toml",
             "[one]\n"
             "title = \"HTTP\"\n"
             "url = \"https://example.com/\"\n"
             "year = 2026\n"
             "read = \"2026-11\"\n")},
     {R"(assets/sources/z.toml:1:2: error: The work "one" has several of `year`, `date` and `read`. Keep `read` for )"
      "what its owner can change, `date` for a draft and `year` for everything else."}},
    {"WorkOutsideOfATable",
     {create("sources/z.toml", "title = \"HTTP\"\n")},
     {R"(assets/sources/z.toml:1:1: error: Unknown key `title`. Write a table for each work, such as `["RFC )"
      R"(9110"]`.)"}},
    // The example.
    {"WireOfAnotherCode",
     {replace(k404, "HTTP/1.1 404 Not Found", "HTTP/1.1 405 Not Found")},
     {R"(assets/codes/404.toml:24:1: error: The example's status line is "HTTP/1.1 405 Not Found". Make it )"
      R"("HTTP/1.1 404 Not Found".)"}},
    {"WireOfAnotherName",
     {replace(k404, "HTTP/1.1 404 Not Found", "HTTP/1.1 404 Nothing")},
     {R"(assets/codes/404.toml:24:1: error: The example's status line is "HTTP/1.1 404 Nothing". Make it )"
      R"("HTTP/1.1 404 Not Found".)"}},
    {"WireWithoutStatusLine",
     {replace(k404, "HTTP/1.1 404 Not Found\n", "")},
     {R"(assets/codes/404.toml:20:8: error: The example in `wire` has no status line. Add the line "HTTP/1.1 )"
      R"(404 Not Found".)"}},
    {"WireOfOwnerOtherCode",
     {replace(k499, "HTTP/1.1 499", "HTTP/1.1 400")},
     {R"(assets/codes/499-nginx.toml:21:1: error: The example's status line is "HTTP/1.1 400 Client Closed )"
      R"(Request". Make it "HTTP/1.1 499 Client Closed Request".)"}},
    // Classes.
    {"ClassMissing",
     {replace("classes.toml",
              "[[classes]]\n"
              "id = \"5xx\"\n"
              "name = \"Server error\"\n"
              "meaning = \"Codes that begin with 5.\"\n"
              "\n"
              "[[classes.rules]]\n"
              "text = \"The first digit is 5.\"\n"
              "source = \"RFC 9110 §15\"\n",
              "")},
     {R"(assets/classes.toml:1:1: error: The class "5xx" is missing. Add a table `[[classes]]` for it.)"}},
    {"ClassUnknown",
     {replace("classes.toml", R"(id = "5xx")", R"(id = "6xx")")},
     {R"(assets/classes.toml:1:1: error: The class "5xx" is missing. Add a table `[[classes]]` for it.)",
      R"(assets/classes.toml:40:6: error: `id` is "6xx", which is not one of its words. Use `1xx`, `2xx`, )"
      "`3xx`, `4xx` or `5xx`."}},
    {"ClassTwice",
     {replace("classes.toml", R"(id = "5xx")", R"(id = "4xx")")},
     {R"(assets/classes.toml:1:1: error: The class "5xx" is missing. Add a table `[[classes]]` for it.)",
      R"(assets/classes.toml:40:6: error: The class "4xx" stands after "4xx". Give each class once, 1xx first.)"}},
    {"ClassRuleWithoutSource",
     {replace("classes.toml",
              "text = \"The first digit is 5.\"\n"
              "source = \"RFC 9110 §15\"\n",
              "text = \"The first digit is 5.\"\n")},
     {R"(assets/classes.toml:44:1: error: Key `source` is missing. Add `source = "…"`; assets/README.md tells )"
      "what belongs there."}},
    // Synonyms.
    {"SynonymOfUnknownCode",
     {replace("synonyms.toml", R"(codes = ["404"])", R"(codes = ["405"])")},
     {"assets/synonyms.toml:9:10: error: In `intents[0].codes[0]` there is no entry “405”. Change or remove it."}},
    {"OftenUnknown",
     {replace("synonyms.toml", R"(["404", "200"])", R"(["404", "405"])")},
     {"assets/synonyms.toml:5:17: error: In `often[1]` there is no entry “405”. Change or remove it."}},
    {"SynonymTwice",
     {replace("synonyms.toml", R"(["the", "a"])", R"(["the", "the"])")},
     {R"(assets/synonyms.toml:1:19: error: "the" stands twice in `fillers`. Remove one.)"}},
    {"SynonymGroupWrongType",
     {replace("synonyms.toml", R"([["login", "sign in"]])", R"(["login"])")},
     {"assets/synonyms.toml:6:8: error: In `same[0]` the group is empty. Change or remove it.",
      R"(assets/synonyms.toml:6:9: error: `same` is of the wrong type: text. Write it like `same = [["…"]]`.)"}},
    {"CaseOfAnUnknownChart",
     {replace("synonyms.toml", "say = [\"the page is gone\"]\n",
              "say = [\"the page is gone\"]\n"
              "\n[[cases]]\ncase = \"nowhere/yes\"\nsay = [\"all is well\"]\n")},
     {"assets/synonyms.toml:13:8: error: There is no flowchart \"nowhere\". Write a chart and its answers: "
      "\"methods/delete,absent\"."}},
    {"CaseWithAnUnknownAnswer",
     {replace("synonyms.toml", "say = [\"the page is gone\"]\n",
              "say = [\"the page is gone\"]\n"
              "\n[[cases]]\ncase = \"state/clsh\"\nsay = [\"all is well\"]\n")},
     {"assets/synonyms.toml:13:8: error: The question \"state\" of the chart \"state\" has no answer \"clsh\". Its "
      "answers are clash, gone."}},
    {"CaseThatEndsAtAQuestion",
     {replace("synonyms.toml", "say = [\"the page is gone\"]\n",
              "say = [\"the page is gone\"]\n"
              "\n[[cases]]\ncase = \"which/no\"\nsay = [\"all is lost\"]\n")},
     {"assets/synonyms.toml:13:8: error: \"which/no\" is no outcome that the search knows. Name the answers from the "
      "first question to an outcome; “I don't know” and labels that are a code do not count."}},
    {"CaseWithoutSayings",
     {replace("synonyms.toml", "say = [\"the page is gone\"]\n",
              "say = [\"the page is gone\"]\n"
              "\n[[cases]]\ncase = \"state/gone\"\n")},
     {"assets/synonyms.toml:12:1: error: Key `say` is missing. Add `say = [\"…\"]`; assets/README.md tells what "
      "belongs there."}},
    // Comparisons.
    {"ComparisonOfAnUnknownCode",
     {replace(kApart, R"("409")", R"("410")")},
     {R"(assets/compares/404-409.toml:1:17: error: `codes` names "410", which no file of codes/ describes. Add )"
      R"(codes/410.toml, or name a code that is there.)"}},
    {"ComparisonOfAnUnknownCodeWithNeighbors",
     {replace("compares/404-499-nginx.toml", R"("499-nginx")", R"("499-nginks")")},
     {R"(assets/compares/404-499-nginx.toml:1:17: error: `codes` names "499-nginks", which no file of codes/ )"
      R"(describes. Did you mean `499-nginx`?)"}},
    {"ComparisonOutOfOrder",
     {replace(kApart, R"("404", "409")", R"("409", "404")")},
     {R"(assets/compares/404-409.toml:1:9: error: The codes stand out of order. Write `codes = ["404", "409"]`.)"}},
    {"ComparisonInAnotherFile",
     {erase(kApart), create("compares/404-410.toml",
                            "codes = [\"404\", \"409\"]\napart = \"One thing.\"\nsource = \"RFC 9110 §15\"\n")},
     {R"(assets/compares/404-410.toml:1:9: error: A comparison of these codes does not belong into a file named )"
      R"("404-410.toml". Rename the file to "404-409.toml", or correct the codes.)"}},
    {"ComparisonOutOfOrderInItsName",
     {erase(kApart), create("compares/409-404.toml",
                            "codes = [\"409\", \"404\"]\napart = \"One thing.\"\nsource = \"RFC 9110 §15\"\n")},
     {R"(assets/compares/409-404.toml:1:9: error: The codes stand out of order. Write `codes = ["404", "409"]`.)",
      R"(assets/compares/409-404.toml:1:9: error: A comparison of these codes does not belong into a file named )"
      R"("409-404.toml". Rename the file to "404-409.toml", or correct the codes.)"}},
    {"ComparisonWithACodeTwice",
     {replace(kApart, R"("404", "409")", R"("404", "404")")},
     {R"(assets/compares/404-409.toml:1:17: error: "404" stands twice in `codes`. Remove one.)"}},
    {"ComparisonOfOneCode",
     {replace(kApart, R"("404", "409")", R"("404")")},
     {R"(assets/compares/404-409.toml:1:9: error: `codes` has 1 code. Give 2 to 4.)"}},
    {"ComparisonOfFiveCodes",
     {replace(kApart, R"("404", "409")", R"("104", "200", "306", "404", "409")")},
     {R"(assets/compares/404-409.toml:1:9: error: `codes` has 5 codes. Give 2 to 4.)"}},
    {"ComparisonTooLong",
     {replace(kApart, "Nothing is there, or something else is.", repeated("a", 200) + ".")},
     {R"(assets/compares/404-409.toml:2:9: error: `apart` has 201 characters, more than the 200 that are allowed. )"
      R"(Shorten it by 1.)"}},
    {"ComparisonInTwoSentences",
     {replace(kApart, "is there, or something", "is there. Or something")},
     {R"(assets/compares/404-409.toml:2:9: error: `apart` is not one sentence. Say in one sentence, with a full )"
      R"(stop, what tells the codes apart.)"}},
    {"ComparisonWithoutFullStop",
     {replace(kApart, "else is.", "else is")},
     {R"(assets/compares/404-409.toml:2:9: error: `apart` is not one sentence. Say in one sentence, with a full )"
      R"(stop, what tells the codes apart.)"}},
    {"ComparisonWithoutSource",
     {replace(kApart, "source = \"RFC 9110 §15.5.5, RFC 9110 §15.5.10\"\n", "")},
     {R"(assets/compares/404-409.toml:1:1: error: Key `source` is missing. Add `source = "…"`; assets/README.md )"
      R"(tells what belongs there.)"}},
    {"ComparisonWithAnUnknownSource",
     {replace(kApart, "RFC 9110 §15.5.10", "RFC 9111 §1")},
     {R"(assets/compares/404-409.toml:3:10: error: The source names the work "RFC 9111", which no file of )"
      R"(sources/ has. Add it there, or name one that is there, as in "RFC 9110 §15.5.2".)"}},
    {"ComparisonWithAnUnknownKey",
     {replace(kApart, "apart =", "appart =")},
     {R"(assets/compares/404-409.toml:1:1: error: Key `apart` is missing. Add `apart = "…"`; assets/README.md )"
      R"(tells what belongs there.)",
      R"(assets/compares/404-409.toml:2:1: error: Unknown key `appart`. Did you mean `apart`?)"}},
    // Methods and header fields.
    {"MethodInAnotherFile",
     {create("methods/fetch.toml", ""), copy("methods/fetch.toml", kGet), erase(kGet)},
     {R"(assets/methods/fetch.toml:1:8: error: `name` is "GET", but the file is named "fetch.toml". Rename the file to )"
      R"("get.toml", or correct the name.)"}},
    {"MethodThatIsNone",
     {replace(kGet, "name = \"GET\"", "name = \"G ET\"")},
     {R"(assets/methods/get.toml:1:8: error: "G ET" is neither a method nor a field name. Write it as it stands in a )"
      R"(message, such as "GET" or "Retry-After".)"}},
    {"SafeMethodThatIsNotIdempotent",
     {replace(kGet, "idempotent = true", "idempotent = false")},
     {"assets/methods/get.toml:6:14: error: `idempotent` is false, but the method is safe. Safe methods are "
      "idempotent (RFC 9110 section 9.2.2): correct one of the two."}},
    {"MethodWithoutSafety",
     {replace(kGet, "safety = { text = \"Nothing changes.\", source = \"RFC 9110 §9.2.1\" }\n", "")},
     {R"(assets/methods/get.toml:1:1: error: Key `safety` is missing. Add `safety = { text = "…", source = "…" }`; )"
      "assets/README.md tells what belongs there."}},
    {"MethodNamesNoStatus",
     {replace(kGet, "code = \"200\"\nlevel", "code = \"299\"\nlevel")},
     {R"(assets/methods/get.toml:26:8: error: `code` names "299", which no file of codes/ describes. Add )"
      "codes/299.toml, or name a code that is there."}},
    {"MethodOfAStatusThatHasOthers",
     {replace("codes/200.toml", R"(methods = ["GET", "HEAD"])", R"(methods = ["HEAD"])")},
     {R"(assets/methods/get.toml:21:8: error: The method GET names "200", whose `methods` does not list it. Add "GET" )"
      "to `methods` in assets/codes/200.toml, or remove the status here.",
      R"(assets/methods/get.toml:26:8: error: The method GET names "200", whose `methods` does not list it. Add "GET" )"
      "to `methods` in assets/codes/200.toml, or remove the status here."}},
    {"MethodNamesAStatusTwice",
     {replace(kGet, "it was there a moment ago", "it is there")},
     {R"(assets/methods/get.toml:26:8: error: The status "200" stands twice for the same reason. Remove one.)"}},
    {"MethodWithALevelAndNoSection",
     {replace(kGet, "when = \"it was there a moment ago\"\nsource = \"RFC 9110 §15.3.1\"",
              "when = \"it was there a moment ago\"\nsource = \"RFC 9110\"")},
     {R"(assets/methods/get.toml:29:10: error: A status at level SHOULD needs a section. Add it, as in "RFC 9110 )"
      R"(§9.3.4".)"}},
    {"FieldThatNobodyDescribes",
     {erase(kCacheControl)},
     {R"(assets/codes/404.toml:37:8: error: No file of fields/ describes the field "Cache-Control". Add )"
      "fields/cache-control.toml: what the field is and how its value looks."}},
    {"FieldThatNobodyNames",
     {create("fields/vary.toml",
             "name = \"Vary\"\nwhat = \"x\"\nshape = \"x\"\nexample = \"x\"\nsource = \"RFC 9110 §12.5.5\"\n")},
     {R"(assets/fields/vary.toml:1:1: error: No entry names the field "Vary". Add a requirement to an entry, or remove )"
      "the file: the field has no page."}},
    {"FieldWithoutAnExample",
     {replace(kCacheControl, "example = \"no-store\"\n", "")},
     {R"(assets/fields/cache-control.toml:1:1: error: Key `example` is missing. Add `example = "…"`; assets/README.md )"
      "tells what belongs there."}},
    // Flowcharts: keys and texts.
    {"ChartFileName",
     {copy("flowcharts/Which one.toml", kState), replace("flowcharts/Which one.toml", "rank = 2", "rank = 3")},
     {R"(assets/flowcharts/Which one.toml:1:1: error: The file name "Which one.toml" is not in kebab case. Use )"
      "lower case letters, digits and single dashes, and start with a letter."}},
    {"ChartKeyMissing",
     {replace(kState, "summary = \"From a state to a code.\"\n", "")},
     {R"(assets/flowcharts/state.toml:1:1: error: Key `summary` is missing. Add `summary = "…"`; )"
      "assets/README.md tells what belongs there."}},
    {"NodeKeyMissing",
     {replace(kState, "help = \"Ask the owner of the resource.\"\n", "")},
     {R"(assets/flowcharts/state.toml:6:1: error: Key `help` is missing. Add `help = "…"`; assets/README.md )"
      "tells what belongs there."}},
    {"AnswerWithoutBecause",
     {replace(kState, "because = \"Nothing is left.\"\n", "")},
     {R"(assets/flowcharts/state.toml:23:1: error: Key `because` is missing. Add `because = "…"`; )"
      "assets/README.md tells what belongs there."}},
    {"AnswerWithoutSource",
     {replace(kState,
              "because = \"Nothing is left.\"\n"
              "source = \"RFC 9110 §15.5.5\"\n",
              "because = \"Nothing is left.\"\n")},
     {R"(assets/flowcharts/state.toml:23:1: error: Key `source` is missing. Add `source = "…"`; )"
      "assets/README.md tells what belongs there."}},
    {"AnswerTargetAsNumber",
     {replace(kState, R"(to = "409")", "to = 409")},
     {R"(assets/flowcharts/state.toml:15:6: error: `to` is of the wrong type: an integer. Write it like `to = "…"`.)"}},
    {"LeafWithoutChanges",
     {replace(kState, "changes = \"If it did not clash, send 200.\"\n", "")},
     {R"(assets/flowcharts/state.toml:12:1: error: Key `changes` is missing. Add `changes = "…"`; )"
      "assets/README.md tells what belongs there."}},
    {"LeafWithoutLost",
     {replace(kState,
              "[[nodes.answers.lost]]\n"
              "code = \"200\"\n"
              "because = \"It did not work.\"\n",
              "")},
     {"assets/flowcharts/state.toml:12:1: error: Key `lost` is missing. Add `[[nodes.answers.lost]]`; "
      "assets/README.md tells what belongs there."}},
    {"LeafWithEmptyLost",
     {replace(kState,
              "[[nodes.answers.lost]]\n"
              "code = \"200\"\n"
              "because = \"It did not work.\"\n",
              "lost = []\n")},
     {"assets/flowcharts/state.toml:19:8: error: `lost` is empty. Name at least one runner-up."}},
    {"ChangesWithoutLeaf",
     {replace(kWhich, "detail = \"it failed\"\n",
              "detail = \"it failed\"\n"
              "changes = \"Nothing.\"\n")},
     {"assets/flowcharts/which.toml:27:1: error: `changes` stands at an answer that leads to no code. Remove "
      "it, or move it to the answer that leads to a code."}},
    {"LostWithoutLeaf",
     {replace(kWhich, "source = \"RFC 9110 §15.5.10\"\n",
              "source = \"RFC 9110 §15.5.10\"\n"
              "lost = [{ code = \"409\", because = \"It did not clash.\" }]\n")},
     {"assets/flowcharts/which.toml:59:1: error: `lost` stands at an answer that leads to no code. Remove it, "
      "or move it to the answer that leads to a code."}},
    {"ExampleWithoutLeaf",
     {replace(kWhich, "detail = \"it failed\"\n", "detail = \"it failed\"\nexample = \"HTTP/1.1 404 Not Found\"\n")},
     {"assets/flowcharts/which.toml:27:1: error: `example` stands at an answer that leads to no code. Remove "
      "it, or move it to the answer that leads to a code."}},
    {"ExampleWithoutStatusLine",
     {example("GET / HTTP/1.1\nHost: example.com\n")},
     {"assets/flowcharts/state.toml:20:1: error: The example has no status line. Add the line \"HTTP/1.1 409 "
      "Conflict\"."}},
    {"ExampleOfAnotherCode",
     {example("PUT / HTTP/1.1\nHost: example.com\n\nHTTP/1.1 404 Not Found\n")},
     {"assets/flowcharts/state.toml:23:1: error: The example's status line is \"HTTP/1.1 404 Not Found\". Make it "
      "\"HTTP/1.1 409 Conflict\", the outcome's."}},
    {"ExampleInsideA207WithoutXml",
     {example("HTTP/1.1 207 Multi-Status\nContent-Type: application/json\n\n{\"status\": 409}\n")},
     {"assets/flowcharts/state.toml:20:1: error: The example is a 207 without XML, so it cannot hold the outcome's "
      "status. Give it a multistatus and the Content-Type application/xml."}},
    {"ExampleInsideA207ThatIsNotWellFormed",
     {example("HTTP/1.1 207 Multi-Status\nContent-Type: application/xml\n\n"
              "<D:multistatus xmlns:D=\"DAV:\"><D:response><D:href>/</D:href></D:multistatus>\n")},
     {"assets/flowcharts/state.toml:20:1: error: The multistatus is not well-formed in its line 1: mismatched tag. "
      "Correct the content."}},
    {"ExampleInsideA207OfAnotherNamespace",
     {example(
         "HTTP/1.1 207 Multi-Status\nContent-Type: application/xml\n\n"
         "<multistatus><response><href>/</href><status>HTTP/1.1 409 Conflict</status></response></multistatus>\n")},
     {"assets/flowcharts/state.toml:20:1: error: The multistatus has no root multistatus of DAV:. Correct the "
      "content."}},
    {"ExampleInsideA207WithTheStatusElsewhere",
     {example("HTTP/1.1 207 Multi-Status\nContent-Type: application/xml\n\n<D:multistatus xmlns:D=\"DAV:\">"
              "<D:response><D:href>/</D:href><D:status>HTTP/1.1 200 OK</D:status><D:responsedescription>"
              "HTTP/1.1 409 Conflict</D:responsedescription></D:response></D:multistatus>\n")},
     {"assets/flowcharts/state.toml:20:1: error: No response in the multistatus has the outcome's status. Write "
      "\"HTTP/1.1 409 Conflict\" into a `status` of a `response` or a `propstat`."}},
    {"ExampleOfAnotherName",
     {example("HTTP/1.1 409 Clash\n")},
     {"assets/flowcharts/state.toml:20:1: error: The example's status line is \"HTTP/1.1 409 Clash\". Make it "
      "\"HTTP/1.1 409 Conflict\"."}},
    {"ExampleWithABadField",
     {example("HTTP/1.1 409 Conflict\nDate : now\nETag:\"a\"\n")},
     {"assets/flowcharts/state.toml:21:1: error: \"Date : now\" is no field line. Write a name, a colon, one space and "
      "the value, or leave an empty line before the content.",
      "assets/flowcharts/state.toml:22:1: error: \"ETag:\"a\"\" is no field line. Write a name, a colon, one space and "
      "the value, or leave an empty line before the content."}},
    {"ExampleOfAnotherLength",
     {example("HTTP/1.1 409 Conflict\nContent-Length: 5\n\nvier\n")},
     {"assets/flowcharts/state.toml:20:1: error: The response's Content-Length is 5, but its content has 4 octets. "
      "Correct or remove the field."}},
    {"ExampleWithContentToHead",
     {example("HEAD / HTTP/1.1\nHost: example.com\n\nHTTP/1.1 409 Conflict\n\nNo.\n")},
     {"assets/flowcharts/state.toml:23:1: error: A response to HEAD has no content. Remove what follows its field "
      "lines."}},
    {"ExampleWithBadJson",
     {example("HTTP/1.1 409 Conflict\nContent-Type: application/json\n\n{\"a\": }\n")},
     {"assets/flowcharts/state.toml:20:1: error: The content of the response is no JSON, but its Content-Type says so. "
      "Correct the content or the field."}},
    {"ExampleWithAnotherProblem",
     {example("HTTP/1.1 409 Conflict\nContent-Type: application/problem+json\n\n{\"status\": 400}\n")},
     {"assets/flowcharts/state.toml:20:1: error: The problem details have the status 400. Make it that of the status "
      "line."}},
    {"ExampleWithoutARequiredField",
     {example("HTTP/1.1 409 Conflict\nDate: Fri, 20 Nov 2026 10:00:00 GMT\n",
              "[[nodes.answers.fields]]\nname = \"Location\"\nin = \"response\"\nbound = \"sender\"\nlevel = \"MUST\"\n"
              "when = \"in this case\"\nsource = \"RFC 9110 §10.2.2\"\n"
              "[[nodes.answers.fields]]\nname = \"Date\"\nin = \"response\"\nbound = \"sender\"\nlevel = \"MUST NOT\"\n"
              "when = \"in this case\"\nsource = \"RFC 9110 §6.6.1\"\n")},
     {"assets/flowcharts/state.toml:20:1: error: The response has no Location, which assets/flowcharts/state.toml:24 "
      "requires. Add the field.",
      "assets/flowcharts/state.toml:20:1: error: The response has Date, which assets/flowcharts/state.toml:31 forbids. "
      "Remove the field."}},
    {"SeeAlsoNowhere",
     {example("HTTP/1.1 409 Conflict\n", "[[nodes.answers.see_also]]\nchart = \"nowhere\"\n")},
     {"assets/flowcharts/state.toml:23:9: error: `see_also` names the chart \"nowhere\", which no file of flowcharts/ "
      "holds. Name one that is there."}},
    {"SeeAlsoItself",
     {example("HTTP/1.1 409 Conflict\n", "[[nodes.answers.see_also]]\nchart = \"state\"\n")},
     {"assets/flowcharts/state.toml:23:9: error: `see_also` names this chart itself. Name another one."}},
    {"SeeAlsoTwice",
     {example("HTTP/1.1 409 Conflict\n",
              "[[nodes.answers.see_also]]\nchart = \"which\"\n[[nodes.answers.see_also]]\nchart = \"which\"\n")},
     {"assets/flowcharts/state.toml:25:9: error: The chart \"which\" stands twice in `see_also`. Name each chart "
      "once."}},
    {"SeeAlsoWithoutWay",
     {example("HTTP/1.1 409 Conflict\n",
              "[[nodes.answers.see_also]]\nchart = \"which\"\nanswers = [\"no\", \"perhaps\"]\n")},
     {"assets/flowcharts/state.toml:24:18: error: The question \"failure\" of the chart \"which\" has no answer "
      "\"perhaps\". Its answers are nothing, state, unsure."}},
    {"SeeAlsoPastAnOutcome",
     {example("HTTP/1.1 409 Conflict\n",
              "[[nodes.answers.see_also]]\nchart = \"which\"\nanswers = [\"yes\", \"no\"]\n")},
     {"assets/flowcharts/state.toml:24:19: error: The answer \"no\" comes after an outcome. Remove it."}},
    {"AskTooLong",
     {replace(kState, "What about the state?", std::string(61, 'x'))},
     {"assets/flowcharts/state.toml:8:7: error: `ask` has 61 characters, more than the 60 that are allowed. "
      "Shorten it by 1."}},
    {"LabelTooLong",
     {replace(kState, "It clashes", std::string(45, 'x'))},
     {"assets/flowcharts/state.toml:14:9: error: `label` has 45 characters, more than the 44 that are allowed. "
      "Shorten it by 1."}},
    {"DetailTooLong",
     {replace(kWhich, "it failed", repeated("ä", 71))},
     {"assets/flowcharts/which.toml:26:10: error: `detail` has 71 characters, more than the 70 that are "
      "allowed. Shorten it by 1."}},
    {"HouseTwice",
     {replace(
         kWhich, "says = \"Send 404.\"\nsource = \"RFC 9110\"\n",
         "says = \"Send 404.\"\nsource = \"RFC 9110\"\n"
         "[[nodes.answers.positions]]\nhouse = \"Zalando\"\ncode = \"409\"\nsays = \"x\"\nsource = \"RFC 9110\"\n")},
     {R"(assets/flowcharts/which.toml:53:9: error: The house "Zalando" speaks twice. Give it one position with one )"
      "code."}},
    {"RfcDiffersFromTheAnswer",
     {replace(kWhich, "house = \"Zalando\"\ncode = \"404\"", "house = \"RFC\"\ncode = \"409\"")},
     {R"(assets/flowcharts/which.toml:49:8: error: RFC says "409", but the answer leads to "404". Make them the same.)"}},
    {"HouseNearest",
     {replace(kWhich, R"(house = "Zalando")", R"(house = "Zalanda")")},
     {R"(assets/flowcharts/which.toml:48:9: error: `house` is "Zalanda", which is not one of its words. Did )"
      R"(you mean "Zalando"?)"}},
    {"RankTwice",
     {replace(kState, "rank = 2", "rank = 1")},
     {R"(assets/flowcharts/which.toml:4:8: error: The chart "state" has rank 1 already. Give each chart a )"
      "different rank."}},
    {"NoDefaultChart",
     {replace(kWhich, "rank = 1", "rank = 3")},
     {"assets/flowcharts/state.toml:4:8: error: No chart has rank 1. Give it to the default chart."}},
    {"RankOutOfRange",
     {replace(kState, "rank = 2", "rank = 0")},
     {"assets/flowcharts/state.toml:4:8: error: `rank` is 0. Use 1 for the default chart, larger numbers for "
      "later ones."}},
    {"NodeIdNotKebab",
     {replace(kState, R"(id = "state")", R"(id = "The state")"),
      replace(kState, R"(root = "state")", R"(root = "The state")")},
     {R"(assets/flowcharts/state.toml:7:6: error: The node's id "The state" is not in kebab case. Use lower )"
      "case letters, digits and single dashes, and start with a letter."}},
    {"AnswerIdNotKebab",
     {replace(kState, R"(id = "gone")", R"(id = "It_is_gone")")},
     {R"(assets/flowcharts/state.toml:24:6: error: The answer's id "It_is_gone" is not in kebab case. Use )"
      "lower case letters, digits and single dashes, and start with a letter."}},
    {"NodeIdTwice",
     {replace(kWhich, R"(id = "failure")", R"(id = "result")"), replace(kWhich, R"(to = "failure")",
                                                                        "to = \"404\"\n"
                                                                        "changes = \"x\"\n"
                                                                        R"(lost = [{ code = "200", because = "x" }])")},
     {R"(assets/flowcharts/which.toml:34:6: error: The node id "result" is already in line 7. Rename one.)"}},
    {"AnswerIdTwice",
     {replace(kState, R"(id = "gone")", R"(id = "clash")")},
     {R"(assets/flowcharts/state.toml:24:6: error: Two answers of node "state" have the id "clash". Rename one.)"}},
    {"LabelTwice",
     {replace(kState, R"(label = "It is gone")", R"(label = "It clashes")")},
     {R"(assets/flowcharts/state.toml:25:9: error: Two answers of node "state" have the label "It clashes". )"
      "Reword one."}},
    {"UnsureTwice",
     {replace(kWhich, "id = \"nothing\"\n",
              "id = \"nothing\"\n"
              "unsure = true\n")},
     {R"(assets/flowcharts/which.toml:62:6: error: Node "failure" has two answers for those who do not know: )"
      R"("nothing" and "unsure". Keep `unsure` at one.)"}},
    {"OneAnswer",
     {replace(kState,
              "\n"
              "[[nodes.answers]]\n"
              "id = \"gone\"\n"
              "label = \"It is gone\"\n"
              "to = \"404\"\n"
              "because = \"Nothing is left.\"\n"
              "source = \"RFC 9110 §15.5.5\"\n"
              "changes = \"If something is left, send 409.\"\n"
              "[[nodes.answers.lost]]\n"
              "code = \"409\"\n"
              "because = \"No state is left to clash with.\"\n",
              "")},
     {"assets/flowcharts/state.toml:7:6: error: `answers` has 1 answer. Give 2 to 8."}},
    {"NineAnswers",
     {replace(kState, "because = \"No state is left to clash with.\"\n",
              "because = \"No state is left to clash with.\"\n"
              "\n"
              "[[nodes.answers]]\n"
              "id = \"n0\"\n"
              "label = \"N0\"\n"
              "to = \"404\"\n"
              "because = \"x\"\n"
              "source = \"RFC 9110\"\n"
              "changes = \"x\"\n"
              "lost = [{ code = \"200\", because = \"x\" }]\n"
              "\n"
              "[[nodes.answers]]\n"
              "id = \"n1\"\n"
              "label = \"N1\"\n"
              "to = \"404\"\n"
              "because = \"x\"\n"
              "source = \"RFC 9110\"\n"
              "changes = \"x\"\n"
              "lost = [{ code = \"200\", because = \"x\" }]\n"
              "\n"
              "[[nodes.answers]]\n"
              "id = \"n2\"\n"
              "label = \"N2\"\n"
              "to = \"404\"\n"
              "because = \"x\"\n"
              "source = \"RFC 9110\"\n"
              "changes = \"x\"\n"
              "lost = [{ code = \"200\", because = \"x\" }]\n"
              "\n"
              "[[nodes.answers]]\n"
              "id = \"n3\"\n"
              "label = \"N3\"\n"
              "to = \"404\"\n"
              "because = \"x\"\n"
              "source = \"RFC 9110\"\n"
              "changes = \"x\"\n"
              "lost = [{ code = \"200\", because = \"x\" }]\n"
              "\n"
              "[[nodes.answers]]\n"
              "id = \"n4\"\n"
              "label = \"N4\"\n"
              "to = \"404\"\n"
              "because = \"x\"\n"
              "source = \"RFC 9110\"\n"
              "changes = \"x\"\n"
              "lost = [{ code = \"200\", because = \"x\" }]\n"
              "\n"
              "[[nodes.answers]]\n"
              "id = \"n5\"\n"
              "label = \"N5\"\n"
              "to = \"404\"\n"
              "because = \"x\"\n"
              "source = \"RFC 9110\"\n"
              "changes = \"x\"\n"
              "lost = [{ code = \"200\", because = \"x\" }]\n"
              "\n"
              "[[nodes.answers]]\n"
              "id = \"n6\"\n"
              "label = \"N6\"\n"
              "to = \"404\"\n"
              "because = \"x\"\n"
              "source = \"RFC 9110\"\n"
              "changes = \"x\"\n"
              "lost = [{ code = \"200\", because = \"x\" }]\n")},
     {"assets/flowcharts/state.toml:7:6: error: `answers` has 9 answers. Give 2 to 8."}},
    // Flowcharts: shape.
    {"RootUnknown",
     {replace(kWhich, R"(root = "result")", R"(root = "results")")},
     {R"(assets/flowcharts/which.toml:3:8: error: `root` names the node "results", which this chart does not )"
      R"(have. Did you mean "result"?)"}},
    {"TargetNodeNearest",
     {replace(kWhich, R"(to = "failure")", R"(to = "failures")")},
     {R"(assets/flowcharts/which.toml:27:6: error: `to` names the node "failures", which this chart does not )"
      R"(have. Did you mean "failure"?)"}},
    {"TargetNodeUnknown",
     {replace(kState, "to = \"409\"\n", "to = \"nowhere\"\n"), replace(kState,
                                                                       "changes = \"If it did not clash, send 200.\"\n"
                                                                       "[[nodes.answers.lost]]\n"
                                                                       "code = \"200\"\n"
                                                                       "because = \"It did not work.\"\n",
                                                                       "")},
     {R"(assets/flowcharts/state.toml:15:6: error: `to` names the node "nowhere", which this chart does not )"
      R"(have. Add the node, or lead to a code ("404") or a chart ("chart:…").)"}},
    {"TargetCodeUnknown",
     {replace(kState, R"(to = "409")", R"(to = "410")")},
     {R"(assets/flowcharts/state.toml:15:6: error: `to` names "410", which no file of codes/ describes. Add )"
      "codes/410.toml, or name a code that is there."}},
    {"TargetChartNearest",
     {replace(kWhich, R"(to = "chart:state")", R"(to = "chart:stat")")},
     {R"(assets/flowcharts/which.toml:56:6: error: `to` names the chart "stat", which no file of flowcharts/ )"
      R"(holds. Did you mean "chart:state"?)"}},
    {"TargetChartUnknown",
     {replace(kWhich, R"(to = "chart:state")", R"(to = "chart:gateway")")},
     {R"(assets/flowcharts/which.toml:56:6: error: `to` names the chart "gateway", which no file of )"
      "flowcharts/ holds. Add it, or name a chart that is there."}},
    {"LostUnknown",
     {replace(kState, R"(code = "200")", R"(code = "201")")},
     {R"(assets/flowcharts/state.toml:20:8: error: `code` names "201", which no file of codes/ describes. Add )"
      "codes/201.toml, or name a code that is there."}},
    {"LostIsTheOutcome",
     {replace(kState, R"(code = "200")", R"(code = "409")")},
     {R"(assets/flowcharts/state.toml:20:8: error: The runner-up "409" is the outcome itself. Name another code.)"}},
    {"LostTwice",
     {replace(kWhich,
              "[[nodes.answers.lost]]\n"
              "code = \"409\"\n"
              "because = \"There is no state to clash with.\"\n",
              "[[nodes.answers.lost]]\n"
              "code = \"409\"\n"
              "because = \"There is no state to clash with.\"\n"
              "[[nodes.answers.lost]]\n"
              "code = \"409\"\n"
              "because = \"Again.\"\n")},
     {R"(assets/flowcharts/which.toml:48:8: error: The runner-up "409" stands twice. Remove one.)"}},
    {"PositionUnknown",
     {replace(kWhich, "house = \"Zalando\"\ncode = \"404\"", "house = \"Zalando\"\ncode = \"410\"")},
     {R"(assets/flowcharts/which.toml:49:8: error: `code` names "410", which no file of codes/ describes. Add )"
      "codes/410.toml, or name a code that is there."}},
    {"Unreachable",
     {replace(kWhich, R"(to = "failure")", R"(to = "chart:state")")},
     {R"(assets/flowcharts/which.toml:32:6: error: No way leads from the root to node "failure". Let an answer )"
      "lead to it, or remove it."}},
    {"CircleOfTwo",
     {replace(kWhich, R"(to = "chart:state")", R"(to = "result")")},
     {"assets/flowcharts/which.toml:56:6: error: The answers lead in a circle: result -> failure -> result. Let "
      "this answer lead on to something else."}},
    {"CircleOfOne",
     {replace(kState, "to = \"409\"\n", "to = \"state\"\n"), replace(kState,
                                                                     "changes = \"If it did not clash, send 200.\"\n"
                                                                     "[[nodes.answers.lost]]\n"
                                                                     "code = \"200\"\n"
                                                                     "because = \"It did not work.\"\n",
                                                                     "")},
     {"assets/flowcharts/state.toml:15:6: error: The answers lead in a circle: state -> state. Let this answer "
      "lead on to something else."}},
    {"CircleThroughCharts",
     {replace(kState, "to = \"409\"\n", "to = \"chart:which\"\n"),
      replace(kState,
              "changes = \"If it did not clash, send 200.\"\n"
              "[[nodes.answers.lost]]\n"
              "code = \"200\"\n"
              "because = \"It did not work.\"\n",
              "")},
     {"assets/flowcharts/state.toml:15:6: error: The answers lead in a circle: which:result -> which:failure -> "
      "state:state -> which:result. Let this answer lead on to something else."}},
    {"ExperimentalCodeOutOfReach",
     {copy("codes/410.toml", "codes/409.toml"), replace("codes/410.toml", "409", "410"),
      replace("codes/410.toml", "standing = \"standard\"", "standing = \"experimental\"")},
     {"assets/flowcharts/which.toml:4:8: error: No way through the default chart leads to 410 Conflict. Let an "
      "answer lead to it, here or in a chart that this one leads into."}},
    {"CodeOutOfReach",
     {copy("codes/410.toml", "codes/409.toml"), replace("codes/410.toml", "409", "410")},
     {"assets/flowcharts/which.toml:4:8: error: No way through the default chart leads to 410 Conflict. Let an "
      "answer lead to it, here or in a chart that this one leads into."}},
    // Signals.
    {"SignalWithoutSource",
     {replace(kProxy, "source = \"RFC 9110 §15.5.5\"\n\n", "\n")},
     {"assets/signals/proxy.toml:8:1: error: Key `source` is missing. Add `source = \"…\"`; assets/README.md tells "
      "what belongs there."}},
    {"SignalWithoutOwner",
     {replace(kProxy, "made_by = \"The proxy\"\n", "")},
     {"assets/signals/proxy.toml:8:1: error: Key `made_by` is missing. Add `made_by = \"…\"`; assets/README.md tells "
      "what belongs there."}},
    {"SignalWithoutMeaning",
     {replace(kProxy, "meaning = \"Upstream went away.\"\n", "")},
     {"assets/signals/proxy.toml:8:1: error: Key `meaning` is missing. Add `meaning = \"…\"`; assets/README.md tells "
      "what belongs there."}},
    {"SignalWithUnknownStatus",
     {replace(kProxy, "[404]", "[410]")},
     {"assets/signals/proxy.toml:8:1: error: The signal \"GONE\" is sent with 410, which has no entry. Correct the "
      "number, or add an entry to assets/codes."}},
    {"SignalWithNoStatus",
     {replace(kProxy, "[404]", "[99]")},
     {"assets/signals/proxy.toml:14:10: error: `status` holds 99. List the statuses that are sent with the signal, "
      "from 100 to 999; leave the list empty where none is."}},
    {"SignalWithTextAsStatus",
     {replace(kProxy, "[404]", "\"404\"")},
     {"assets/signals/proxy.toml:14:10: error: `status` is of the wrong type: text. Write it like `[503]`."}},
    {"SignalNameTwice",
     {replace(kProxy, "name = \"7\"", "name = \"GONE\"")},
     {"assets/signals/proxy.toml:22:1: error: The name \"GONE\" is already in line 8. Put what both say into one "
      "signal, or give one of them the longer name that is printed."}},
    {"SignalIdTwice",
     {replace(kProxy, "id = \"7\"", "id = \"gone\"")},
     {"assets/signals/proxy.toml:23:6: error: The signal \"gone\" is already in this file. Give each signal of a "
      "system a different id."}},
    {"SystemWithoutMonth",
     {replace(kProxy, "2026-11", "November")},
     {"assets/signals/proxy.toml:5:8: error: `date` is \"November\". Write the month in which the sources were read, "
      "such as \"2026-11\"."}},
    {"SignalWithoutWord",
     {replace(kProxy, "name = \"GONE\"", "name = \"***\"")},
     {"assets/signals/proxy.toml:10:8: error: `name` holds \"***\", which has no word. Write what is printed; a search "
      "needs at least one letter or digit."}},
    {"SignalOutsideHttpWithStatus",
     {replace(kProxy, "status = []", "status = [404]")},
     {"assets/signals/proxy.toml:28:8: error: `http` is false, but a status is sent. Remove one of the two: what is no "
      "HTTP has no status."}},
    {"SignalWithoutNextStep",
     {replace(kProxy, "[\"Look at upstream's log.\"]", "[]")},
     {"assets/signals/proxy.toml:18:8: error: `next` has 0 steps. Give 1 to 4."}},
    {"SignalIdOfOtherLetters",
     {replace(kProxy, "id = \"gone\"", "id = \"Gone\"")},
     {"assets/signals/proxy.toml:9:6: error: `id` is \"Gone\". Use lower-case letters, digits and dashes: it is the "
      "anchor on the system's page."}},
    // Faults and the orders in which profiles look at them.
    {"NoFaults",
     {erase("faults.toml"), erase(kRfc), erase(kServer)},
     {"assets/faults.toml:1:1: error: The file is missing. Add it; assets/README.md tells what belongs there."}},
    {"FaultTwice",
     {replace("faults.toml", "id = \"missing\"", "id = \"auth\""), erase(kRfc), erase(kServer)},
     {"assets/faults.toml:7:6: error: The fault \"auth\" is already in line 2. Rename one."}},
    {"FaultThatIsNone",
     {replace(kServer, "fault = \"missing\"", "fault = \"mising\"")},
     {"assets/orders/server.toml:1:1: error: The profile says nothing of \"missing\". Add a check to a stage, or list "
      "it in "
      "`[[unnoticed]]`.",
      "assets/orders/server.toml:9:21: error: There is no fault \"mising\" in faults.toml. Did you mean \"missing\"?"}},
    {"FaultNoticedTwice",
     {replace(kServer, "faults = [\"auth\"]", "faults = [\"auth\", \"missing\"]")},
     {"assets/orders/server.toml:15:19: error: The fault \"missing\" is already in line 9. Keep the place where this "
      "server notices it first."}},
    {"FaultForgotten",
     {replace(kServer, "faults = [\"auth\"]", "faults = []")},
     {"assets/orders/server.toml:1:1: error: The profile says nothing of \"auth\". Add a check to a stage, or list it "
      "in "
      "`[[unnoticed]]`."}},
    {"CheckWithUnknownCode",
     {replace(kServer, "code = 404", "code = 410")},
     {"assets/orders/server.toml:9:39: error: `code` is 410, which has no entry. Correct the number, write 0 where the "
      "connection is closed without a response, or add an entry to codes/."}},
    {"CheckWithoutCode",
     {replace(kServer, ", code = 404", "")},
     {"assets/orders/server.toml:9:11: error: Key `code` is missing. Add `code = 404`; assets/README.md tells what "
      "belongs "
      "there."}},
    {"StageWithoutEvidence",
     {replace(kServer, "evidence = \"recorded\"\n", "")},
     {"assets/orders/server.toml:7:1: error: Key `evidence` is missing. Add `evidence = \"…\"`; assets/README.md tells "
      "what "
      "belongs there."}},
    {"StageOfUnknownEvidence",
     {replace(kServer, "evidence = \"recorded\"", "evidence = \"guessed\"")},
     {"assets/orders/server.toml:11:12: error: `evidence` is \"guessed\", which is not one of its words. Use `source`, "
      "`documented`, `recorded` or `derived`."}},
    {"ProfileRankTwice",
     {replace(kServer, "rank = 2", "rank = 1"),
      replace(kRfc,
              "[[before]]\nfirst = [\"auth\"]\nthen = [\"missing\"]\nbecause = \"Credentials come first.\"\nsource = "
              "\"RFC 9110 §15.5.2\"\n",
              "")},
     {"assets/orders/server.toml:2:8: error: The profile \"rfc\" has rank 1 already. Give each profile a different "
      "rank."}},
    {"ServerThatFixesPairs",
     {replace(kServer, "[[unnoticed]]",
              "[[before]]\nfirst = [\"auth\"]\nthen = [\"missing\"]\nbecause = \"x\"\nsource = \"nginx: "
              "http.h\"\n\n[[unnoticed]]")},
     {"assets/orders/server.toml:14:1: error: Only what the specifications say has `[[before]]`. Put the stages in "
      "order "
      "instead."}},
    {"PairFixedBothWays",
     {replace(kRfc, "[[before]]",
              "[[before]]\nfirst = [\"missing\"]\nthen = [\"auth\"]\nbecause = \"x\"\nsource = \"RFC 9110 "
              "§15.5.2\"\n\n[[before]]")},
     {"assets/orders/rfc.toml:15:10: error: \"missing\" comes before \"auth\", which in line 21 comes before it. "
      "Remove one "
      "of the two."}},
    {"PairOfOneFault",
     {replace(kRfc, "then = [\"missing\"]", "then = [\"missing\", \"auth\"]")},
     {"assets/orders/rfc.toml:16:20: error: The fault \"auth\" comes before itself. Remove it here."}},
    // Rules.
    {"RuleWithoutSource",
     {create(kFraming, rule("status = [\"404\"]\ntext = \"a\"\nfix = \"b\"\n"))},
     {"assets/rules/framing.toml:1:1: error: Key `source` is missing. Add `source = \"…\"`; assets/README.md tells "
      "what belongs there."}},
    {"RuleWithoutFix",
     {create(kFraming, rule("status = [\"404\"]\ntext = \"a\"\nsource = \"RFC 9110 §15.5.5\"\n"))},
     {"assets/rules/framing.toml:1:1: error: Key `fix` is missing. Add `fix = \"…\"`; assets/README.md tells what "
      "belongs there."}},
    {"RuleWithUnknownKey",
     {create(kFraming, rule("lack = [\"Allow\"]\nlacks = [\"Date\"]\n" + kRest))},
     {"assets/rules/framing.toml:4:1: error: Unknown key `lack`. Did you mean `lacks`?"}},
    {"RuleWithoutCondition",
     {create(kFraming, rule(kRest))},
     {"assets/rules/framing.toml:1:1: error: The rule has no condition. Give `status`, `has`, `lacks` or `check`."}},
    {"RuleWithUnknownFunction",
     {create(kFraming, rule("check = \"length_diffrs\"\n" + kRest))},
     {"assets/rules/framing.toml:4:9: error: `check` is \"length_diffrs\", which is not one of its words. Did you mean "
      "\"length_differs\"?"}},
    {"RuleWithUnknownStatus",
     {create(kFraming, rule("status = [\"4x\"]\nlacks = [\"Date\"]\n" + kRest))},
     {"assets/rules/framing.toml:4:11: error: `status` holds \"4x\". Write codes such as \"405\", classes such as "
      "\"4xx\", or \"other\"."}},
    {"RuleWithNoField",
     {create(kFraming, rule("has = [\"Content Length\"]\n" + kRest))},
     {"assets/rules/framing.toml:4:8: error: `has` holds \"Content Length\". Write the name of a field, or name and "
      "value such as \"Connection: close\"."}},
    {"RuleIdTwice",
     {create(kFraming, rule("has = [\"Date\"]\n" + kRest) + rule("has = [\"Age\"]\n" + kRest))},
     {"assets/rules/framing.toml:9:6: error: The id \"a-rule\" is already in assets/rules/framing.toml:2. Give each "
      "rule and each maker a different id."}},
    {"RequirementWithoutRow",
     {create("rules/requirements.toml", "requirements = []\n")},
     {"assets/codes/404.toml:1:8: error: `fields`: the condition \"it may not be stored\" of Cache-Control has no row "
      "in rules/requirements.toml. "
      "Add a row that says how to check it, or why nobody can see it (`unseen`)."}},
    {"RowWithoutRequirement",
     {create("rules/requirements.toml",
             "[[requirements]]\nwhen = \"it may not be stored\"\n[[requirements]]\nwhen = \"never\"\n")},
     {"assets/rules/requirements.toml:3:1: error: No field requirement of a registered code has the condition "
      "\"never\". "
      "Correct `when` and `field`, or remove the row."}},
    {"MakerWithoutMark",
     {create("rules/makers.toml",
             "[[makers]]\nid = \"a\"\nname = \"A\"\nsure = \"likely\"\nbecause = \"b\"\nnext = \"c\"\nsource = \"RFC "
             "9110 §15.5.5\"\n")},
     {"assets/rules/makers.toml:1:1: error: The maker has no mark. Give `field`, `phrase`, `status` or `content`."}},
};

class Refuses : public testing::TestWithParam<Refusal> {};

TEST_P(Refuses, WithExactWords) {
  datac::Tree tree = good_tree();
  for (const Edit& edit : GetParam().edits) apply(tree, edit);
  std::string expected;
  for (const std::string& line : GetParam().expected) expected += line + "\n";
  EXPECT_EQ(mistakes(tree), expected);
}

INSTANTIATE_TEST_SUITE_P(Datac, Refuses, testing::ValuesIn(kRefusals),
                         [](const testing::TestParamInfo<Refusal>& info) { return info.param.name; });

TEST(Datac, TakesGoodData) { EXPECT_EQ(mistakes(good_tree()), ""); }

// Neighbors of the refusals that are right.
const std::vector<Refusal> kAccepted{
    {"ReservedCodeUnderAFormerName",
     {replace("codes/306.toml", "HTTP/1.1 306 (Unused)", "HTTP/1.1 306 Switch Proxy"),
      replace(
          "codes/306.toml", "Switch Proxy'''\n",
          "Switch Proxy'''\n[[names]]\nname = \"Switch Proxy\"\nsource = \"RFC 9110\"\n[[names]]\nname = \"(Unused)\"\n"
          "source = \"RFC 9110\"\n")},
     {}},
    {"NoteThatExplainsAnotherStatusLine",
     {replace(k499, "HTTP/1.1 499 Client Closed Request", "HTTP/1.1 200 OK"),
      replace(k499, "use_when", "wire_note = \"Nothing is sent.\"\nuse_when")},
     {}},
    {"StatusLineWithoutPhraseInHttp2", {replace(k404, "HTTP/1.1 404 Not Found", "HTTP/2 404")}, {}},
    {"SecondStatusLine",
     {replace(k404, "HTTP/1.1 404 Not Found", "HTTP/1.1 103 Early Hints\n\nHTTP/1.1 404 Not Found")},
     {}},
    {"OwnersSpellNamesAsTheyLike", {replace(k499, "HTTP/1.1 499 Client Closed Request", "HTTP/1.1 499")}, {}},
    {"NoAvoidWhenForReservedCodes",
     {replace("codes/306.toml", R"([{ text = "nothing is there", instead = "404" }])", "[]")},
     {}},
    {"LongestSummaryCountsCharacters", {replace(k404, "There is nothing at this address.", repeated("ä", 160))}, {}},
    {"Appendix", {replace(k404, "sources = [\"RFC 9110 §15.5.5\"]", "sources = [\"RFC 9110 §B.1\"]")}, {}},
    {"AbbreviationsEndNoSentence",
     {replace(k404, "The server has nothing for the target.",
              "One, e.g. Two, i.e. Three, vs. Four, cf. Five etc. and six.")},
     {}},
    {"UntilAsText", {replace(k104, "2026-11-13", "\"2026-11-13\"")}, {}},
};

TEST(Datac, TakesNeighborsOfRefusals) {
  for (const Refusal& row : kAccepted) {
    SCOPED_TRACE(row.name);
    datac::Tree tree = good_tree();
    for (const Edit& edit : row.edits) apply(tree, edit);
    EXPECT_EQ(mistakes(tree), "");
  }
}

// ---- what it writes

datac::Data good_data() {
  datac::Diagnostics diagnostics;
  datac::Data data = datac::compile(good_tree(), diagnostics).data;
  data.date = "2026-11-20";
  data.version = "1.2.3";
  return data;
}

std::vector<std::string> keys(const nlohmann::ordered_json& object) {
  std::vector<std::string> list;
  for (const auto& [key, value] : object.items()) list.push_back(key);
  return list;
}

using Strings = std::vector<std::string>;

TEST(Json, HasThePromisedKeysInTheirOrder) {
  const auto json = nlohmann::ordered_json::parse(datac::json_files(good_data()).at("statuses.json"));
  EXPECT_EQ(keys(json), (Strings{"version", "generated", "license", "sources", "classes", "codes", "comparisons"}));
  EXPECT_EQ(json["version"], "1.2.3");
  EXPECT_EQ(json["generated"], "2026-11-20");
  EXPECT_EQ(keys(json["sources"]), (Strings{"RFC 9110", "nginx: http.h"}));
  EXPECT_EQ(keys(json["classes"][0]), (Strings{"id", "name", "meaning", "rules"}));
  EXPECT_EQ(keys(json["classes"][0]["rules"][0]), (Strings{"text", "source"}));
  const Strings promised{
      "id",          "code",    "name",    "class",      "standing",   "owner",     "summary", "plain",
      "meaning",     "rest",    "common",  "use_when",   "avoid_when", "cacheable", "content", "fields",
      "retry",       "sent_by", "methods", "names",      "sources",    "constants", "aliases", "confused_with",
      "corrections", "wire",    "charts",  "confidence", "until",      "wire_note", "client",  "standard_equivalent"};
  for (const auto& entry : json["codes"]) EXPECT_EQ(keys(entry), promised);
}

TEST(Json, HasTheComparisonsInTheOrderOfTheirCodes) {
  const auto json = nlohmann::ordered_json::parse(datac::json_files(good_data()).at("statuses.json"));
  const auto expected = nlohmann::ordered_json::parse(R"([
    {"codes": ["200", "404", "409"], "apart": "It worked, or it is not there, or it is in the way.", "source": "RFC 9110 §15"},
    {"codes": ["404", "409"], "apart": "Nothing is there, or something else is.", "source": "RFC 9110 §15.5.5, RFC 9110 §15.5.10"},
    {"codes": ["404", "499-nginx"], "apart": "The server has nothing, or the client has gone.", "source": "nginx: http.h"}])");
  EXPECT_EQ(json["comparisons"], expected);
}

TEST(Json, HasTheEntryAsItsFileHasIt) {
  const auto files = datac::json_files(good_data());
  const auto json = nlohmann::ordered_json::parse(files.at("data/404.json"));
  EXPECT_EQ(json["code"], 404);
  ASSERT_EQ(json["entries"].size(), 1u);
  const auto expected = nlohmann::ordered_json::parse(R"({
    "id": "404", "code": 404, "name": "Not Found", "class": "4xx", "standing": "standard", "owner": null,
    "summary": "There is nothing at this address.", "plain": "The page is not there.",
    "meaning": "The server has nothing for the target. It does not say for how long.",
    "rest": "Send it for ids that do not exist.", "common": true, "use_when": ["an id is unknown", "a path is wrong"],
    "avoid_when": [{"text": "the state is in the way", "instead": "409"}], "cacheable": true, "content": "allowed",
    "fields": [{"name": "Cache-Control", "in": "response", "bound": "sender", "level": "MUST", "when": "it may not be stored",
                "source": "RFC 9110 §15.5.5"}],
    "retry": {"class": "after_change", "text": "Correct the address."}, "sent_by": ["origin", "gateway"], "methods": "any",
    "names": [{"name": "Not Here", "source": "RFC 9110", "current": false},
              {"name": "Not Found", "source": "RFC 9110 §15.5.5", "current": true}],
    "sources": [{"doc": "RFC 9110", "section": "15.5.5",
                 "url": "https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5.5"}],
    "constants": {"go": "http.StatusNotFound", "nginx": "NGX_HTTP_NOT_FOUND"},
    "aliases": ["missing page", "dead link", "no such page"], "confused_with": ["409", "499-nginx"],
    "corrections": [{"claim": "404 means for ever.", "truth": "It does not say for how long.",
                     "source": "RFC 9110 §15.5.5, RFC 9110 §15.5.11"}],
    "wire": "GET /nothing HTTP/1.1\nHost: www.example.com\n\nHTTP/1.1 404 Not Found\nContent-Length: 0",
    "charts": ["which", "state"], "confidence": null, "until": null, "wire_note": null, "client": "Show the content.",
    "standard_equivalent": null})");
  EXPECT_EQ(json["entries"][0], expected);
  const auto vendor = nlohmann::ordered_json::parse(files.at("data/499.json"))["entries"][0];
  EXPECT_EQ(vendor["owner"], "nginx");
  EXPECT_EQ(vendor["confidence"], "source");
  EXPECT_TRUE(vendor["cacheable"].is_null());
  EXPECT_EQ(vendor["methods"], (Strings{"GET", "HEAD"}));
  // No names given: the current one, from the definition.
  EXPECT_EQ(vendor["names"].dump(), R"([{"name":"Client Closed Request","source":"RFC 9110 §15","current":true}])");
  EXPECT_EQ(nlohmann::ordered_json::parse(files.at("data/104.json"))["entries"][0]["until"], "2026-11-13");
}

TEST(Json, LinksSectionsByTheAnchorsOfTheirWorks) {
  const std::pair<const char*, const char*> rows[] = {
      {"RFC 9110", "https://www.rfc-editor.org/rfc/rfc9110.html"},
      {"RFC 9110 §15", "https://www.rfc-editor.org/rfc/rfc9110.html#section-15"},
      {"RFC 9110 §15.5.5", "https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5.5"},
      {"RFC 9110 §B", "https://www.rfc-editor.org/rfc/rfc9110.html#appendix-B"},
      {"RFC 9110 §B.1", "https://www.rfc-editor.org/rfc/rfc9110.html#appendix-B.1"},
      {"nginx: http.h §errors", "https://example.com/http.h#errors"},
      {"nginx: http.h §two words", "https://example.com/http.h"},
      {"anchored §errors", "https://example.com/#here"},
  };
  for (const auto& [source, url] : rows) {
    datac::Tree tree = good_tree();
    apply(tree, create("sources/z.toml", "[anchored]\ntitle = \"x\"\nurl = \"https://example.com/#here\"\n"));
    apply(tree, replace(k404, R"(sources = ["RFC 9110 §15.5.5"])", "sources = [\"" + std::string(source) + "\"]"));
    EXPECT_EQ(mistakes(tree), "");
    datac::Diagnostics diagnostics;
    const auto files = datac::json_files(datac::compile(tree, diagnostics).data);
    EXPECT_EQ(nlohmann::json::parse(files.at("data/404.json"))["entries"][0]["sources"][0]["url"], url) << source;
  }
}

TEST(Json, HasChartsAsTheirFilesHaveThem) {
  const auto files = datac::json_files(good_data());
  const auto json = nlohmann::ordered_json::parse(files.at("charts.json"));
  ASSERT_EQ(json["charts"].size(), 2u);
  EXPECT_EQ(json["charts"][0]["id"], "which");  // by rank, not by name
  auto alone = nlohmann::ordered_json::parse(files.at("data/charts/which.json"));
  EXPECT_EQ(alone["license"], "CC-BY-4.0");
  alone.erase("license");
  EXPECT_EQ(json["charts"][0], alone);
  const auto& node = json["charts"][0]["nodes"][1];
  EXPECT_EQ(node["id"], "failure");
  EXPECT_EQ(node["answers"][1]["to"], "chart:state");
  EXPECT_EQ(node["answers"][0]["lost"].dump(), R"([{"code":"409","because":"There is no state to clash with."}])");
  EXPECT_TRUE(node["answers"][2]["unsure"]);
}

TEST(Json, SortsByCodeThenRegisteredFirstThenOwner) {
  datac::Tree tree = good_tree();
  for (const char* owner : {"apple", "zebra"}) {
    const std::string file = "codes/404-" + std::string(owner) + ".toml";
    apply(tree, copy(file, k499));
    apply(tree, replace(file, "nginx", owner));
    apply(tree, replace(file, "499", "404"));
  }
  datac::Diagnostics diagnostics;
  Strings ids;
  for (const auto& s : datac::compile(tree, diagnostics).data.statuses) ids.push_back(s.id);
  EXPECT_EQ(ids, (Strings{"104", "200", "306", "404", "404-apple", "404-zebra", "409", "499-nginx"}));
}

TEST(Signals, StandInTheJsonAsTheirFileHasThem) {
  datac::Diagnostics none;
  const auto json = nlohmann::json::parse(datac::signals_json(datac::compile(good_tree(), none).data));
  ASSERT_EQ(json["systems"].size(), 1u);
  const auto& system = json["systems"][0];
  EXPECT_EQ(system["id"], "proxy");
  ASSERT_EQ(system["signals"].size(), 2u);
  const auto& gone = system["signals"][0];
  EXPECT_EQ(gone["id"], "proxy/gone");
  EXPECT_EQ(gone["status"], nlohmann::json::array({404}));
  EXPECT_EQ(gone["aliases"], nlohmann::json::array({"upstream gone: *"}));
  EXPECT_EQ(gone["sources"][0]["section"], "15.5.5");
  EXPECT_EQ(system["signals"][1]["http"], false);
  EXPECT_EQ(system["signals"][1]["proof"], "clue");
}

TEST(Methods, StandInTheJsonAsTheirFileHasThem) {
  const auto json = nlohmann::ordered_json::parse(datac::methods_json(good_data()));
  EXPECT_EQ(keys(json), (Strings{"version", "generated", "license", "methods"}));
  const auto expected = nlohmann::ordered_json::parse(R"([{
    "name": "GET", "family": "HTTP", "summary": "Asks for what is there.", "meaning": "A method of the tests.",
    "standing": null, "safe": true, "idempotent": true, "cacheable": true,
    "safety": {"text": "Nothing changes.", "source": "RFC 9110 §9.2.1"},
    "repeating": {"text": "As often as one likes.", "source": "RFC 9110 §9.2.2"},
    "caching": {"text": "For GET and HEAD.", "source": "RFC 9110 §9.3.1"},
    "request": {"text": "None.", "source": "RFC 9110 §9.3.1"},
    "response": {"text": "What is there.", "source": "RFC 9110 §9.3.1"},
    "statuses": [{"code": "200", "level": null, "when": "it is there", "source": "RFC 9110 §15.3.1"},
                 {"code": "200", "level": "SHOULD", "when": "it was there a moment ago", "source": "RFC 9110 §15.3.1"}],
    "corrections": [{"claim": "GET deletes.", "truth": "It does not.", "source": "RFC 9110 §9.2.1"}],
    "wire": "GET / HTTP/1.1\n\nHTTP/1.1 200 OK",
    "sources": [{"doc": "RFC 9110", "section": "9.3.1",
                 "url": "https://www.rfc-editor.org/rfc/rfc9110.html#section-9.3.1"}]}])");
  EXPECT_EQ(json["methods"], expected);
}

TEST(Methods, AreNamedByTheStatusesThatTheyName) {
  for (const datac::StatusData& status : good_data().statuses)
    EXPECT_EQ(status.named_by, status.id == "200" ? Strings{"GET"} : Strings{}) << status.id;
}

TEST(Fields, StandInTheJsonWithAllThatEntriesSayOfThem) {
  const auto json = nlohmann::ordered_json::parse(datac::fields_json(good_data()));
  EXPECT_EQ(json["license"], "CC-BY-4.0");
  const auto expected = nlohmann::ordered_json::parse(R"([{
    "name": "Cache-Control", "what": "What caches may do.", "shape": "A list of directives.", "example": "no-store",
    "sources": [{"doc": "RFC 9110", "section": "15",
                 "url": "https://www.rfc-editor.org/rfc/rfc9110.html#section-15"}],
    "requirements": [
      {"code": "404", "in": "response", "bound": "sender", "level": "MUST", "when": "it may not be stored", "source": "RFC 9110 §15.5.5"},
      {"code": "409", "in": "response", "bound": "sender", "level": "MAY", "when": "it may be stored", "source": "RFC 9110 §15.5.10"}]}])");
  EXPECT_EQ(json["fields"], expected);
}

// ---- the data files

std::map<std::string, std::string> data_files(const datac::Tree& tree) {
  datac::Diagnostics diagnostics;
  const datac::Compiled compiled = datac::compile(tree, diagnostics);
  return datac::data_files(compiled.data, compiled.index);
}

registry::Opened opened(const std::string& file) {
  return registry::open({reinterpret_cast<const unsigned char*>(file.data()), file.size()});
}

TEST(DataFiles, AreSealedAndOfOneBuild) {
  const auto files = data_files(good_tree());
  ASSERT_TRUE(files.contains("details/404.bin"));
  ASSERT_TRUE(files.contains("charts/state.bin"));
  const std::uint64_t build = opened(files.at("facts.bin")).build;
  for (const auto& [name, bytes] : files) {
    EXPECT_EQ(opened(bytes).state, registry::Loaded::taken) << name;
    EXPECT_EQ(opened(bytes).build, build) << name;
  }
  EXPECT_EQ(opened(files.at("facts.bin")).kind, registry::Kind::facts);
  EXPECT_EQ(opened(files.at("index.bin")).kind, registry::Kind::index);
  EXPECT_EQ(opened(files.at("details.bin")).kind, registry::Kind::details);
  EXPECT_EQ(opened(files.at("details/404.bin")).kind, registry::Kind::part);
  EXPECT_EQ(opened(files.at("charts.bin")).kind, registry::Kind::charts);
  EXPECT_EQ(opened(files.at("charts/state.bin")).kind, registry::Kind::charts);
}

/// The tables that a program has after the facts and one file of flowcharts.
registry::Tables with_charts(const std::map<std::string, std::string>& files, const std::string& name,
                             registry::Arena& arena) {
  registry::Tables tables;
  EXPECT_TRUE(registry::unpack_facts(opened(files.at("facts.bin")).packed, arena, tables));
  EXPECT_TRUE(registry::unpack_charts(opened(files.at(name)).packed, arena, tables));
  return tables;
}

TEST(DataFiles, HoldTheFlowchartsThatAPageNeeds) {
  datac::Tree tree = good_tree();
  apply(tree, example("PUT / HTTP/1.1\nHost: example.com\n\nHTTP/1.1 409 Conflict\n",
                      "[[nodes.answers.fields]]\nname = \"ETag\"\nin = \"response\"\nbound = \"sender\"\n"
                      "level = \"MAY\"\nwhen = \"it helps\"\nsource = \"RFC 9110 §8.8.3\"\n"
                      "[[nodes.answers.see_also]]\nchart = \"which\"\nanswers = [\"no\", \"nothing\"]\n"));
  const auto files = data_files(tree);
  registry::Arena arena;
  const registry::Tables all = with_charts(files, "charts.bin", arena),
                         state = with_charts(files, "charts/state.bin", arena),
                         which = with_charts(files, "charts/which.bin", arena);
  ASSERT_EQ(all.charts.size(), 2u);
  for (const registry::Chart& chart : all.charts) EXPECT_FALSE(chart.nodes.empty()) << chart.id;
  for (const registry::Status& status : all.statuses) EXPECT_TRUE(status.wire.empty()) << "the details have that";
  // The default chart leads into the other one, which leads nowhere else.
  for (const registry::Chart& chart : which.charts) EXPECT_FALSE(chart.nodes.empty()) << chart.id;
  EXPECT_TRUE(state.charts[0].nodes.empty());
  ASSERT_EQ(state.charts[1].nodes.size(), 1u);
  for (const registry::Status& status : state.statuses) {
    const bool reached = status.id == "404" || status.id == "409";
    EXPECT_EQ(status.wire.empty(), !reached) << status.id;
    EXPECT_EQ(status.sources.empty(), !reached) << status.id;
  }
  const registry::Answer& clash = state.charts[1].nodes[0].answers[0];
  EXPECT_EQ(clash.example, "PUT / HTTP/1.1\nHost: example.com\n\nHTTP/1.1 409 Conflict");
  ASSERT_EQ(clash.fields.size(), 1u);
  EXPECT_EQ(clash.fields[0].name, "ETag");
  EXPECT_EQ(clash.fields[0].level, registry::Level::may);
  EXPECT_EQ(clash.fields[0].sources[0].section, "8.8.3");
  ASSERT_EQ(clash.see_also.size(), 1u);
  EXPECT_EQ(clash.see_also[0].chart, "which");
  ASSERT_EQ(clash.see_also[0].answers.size(), 2u);
  EXPECT_EQ(clash.see_also[0].answers[1], "nothing");
}

// Whatever changes in the data, no file of before goes with the files of after.
TEST(DataFiles, AnyChangeIsAnotherBuild) {
  const std::uint64_t build = opened(data_files(good_tree()).at("facts.bin")).build;
  for (const Edit& edit : {replace(k404, "plain = \"The page is not there.\"", "plain = \"It is not there.\""),
                           replace(k404, "name = \"Not Here\"", "name = \"Nowhere\""),
                           replace(k404, "\"no such page\"", "\"no such place\"")}) {
    datac::Tree tree = good_tree();
    apply(tree, edit);
    EXPECT_NE(opened(data_files(tree).at("facts.bin")).build, build) << edit.to;
  }
}

TEST(DataFiles, HoldWhatTheDataSay) {
  datac::Tree tree = good_tree();
  apply(tree, replace(k404, "plain = \"The page is not there.\"", "plain = 'What?\?! \"C:\\new\" \\101 é'"));
  const auto files = data_files(tree);
  registry::Arena arena;
  registry::Tables tables;
  ASSERT_TRUE(registry::unpack_facts(opened(files.at("facts.bin")).packed, arena, tables));
  ASSERT_TRUE(registry::unpack_details(opened(files.at("details.bin")).packed, arena, tables));
  const auto found =
      std::find_if(tables.statuses.begin(), tables.statuses.end(), [](const auto& s) { return s.id == "404"; });
  ASSERT_NE(found, tables.statuses.end());
  EXPECT_EQ(found->plain, "What?\?! \"C:\\new\" \\101 é");
}

// One of 160,000 words.
std::string invented(int number) {
  std::string out = "q";
  for (int n = 0; n < 4; ++n, number /= 20) {
    out += "bcdfghjklmnprstvwxzy"[number % 20];
    out += "aeiou"[(number + n) % 5];
  }
  return out;
}

// Three thousand more entries, each with words of its own: nothing is cut off on the way through the files.
TEST(DataFiles, GrowByThousandsOfEntries) {
  constexpr int more = 3000;
  datac::Tree tree = good_tree();
  for (int i = 0; i < more; ++i) {
    const std::string code = std::to_string(600 + i % 399), owner = "maker-" + std::to_string(i);
    const std::string file = "codes/" + code + "-" + owner + ".toml";
    apply(tree, copy(file, k499));
    apply(tree, replace(file, "499", code));
    apply(tree, replace(file, "\"nginx\"", "\"" + owner + "\""));
    apply(tree, replace(file, "An entry of the tests.", "An entry about " + invented(i) + "."));
    apply(tree, replace(file, "[\"one\", \"two\", \"three\"]",
                        "[\"" + invented(i + 20000) + " one\", \"" + invented(i + 30000) + " two\", \"three " +
                            invented(i) + "\"]"));
  }
  datac::Diagnostics diagnostics;
  const datac::Compiled compiled = datac::compile(tree, diagnostics);
  for (const std::string& line : diagnostics.lines()) ADD_FAILURE() << line;
  const auto files = datac::data_files(compiled.data, compiled.index);

  registry::Arena arena;
  registry::Tables tables;
  ASSERT_TRUE(registry::unpack_facts(opened(files.at("facts.bin")).packed, arena, tables));
  ASSERT_TRUE(registry::unpack_details(opened(files.at("details.bin")).packed, arena, tables));
  ASSERT_EQ(tables.statuses.size(), good_data().statuses.size() + more);
  std::vector<search::Shown> shown;
  for (const auto& status : tables.statuses) shown.push_back({status.name, status.summary});
  search::Stored stored;
  registry::Unpacker io(opened(files.at("index.bin")).packed, arena);
  search::Stored stored_cases, stored_topics;
  search::List<search::Case> cases;
  search::List<search::Topic> topics;
  search::index_file(io, stored, stored_cases, cases, stored_topics, topics);
  ASSERT_TRUE(io.done());
  search::Index index;
  ASSERT_TRUE(search::derive(stored, shown, arena, index));
  EXPECT_GT(index.postings.size(), 0x10000u) << "past 16 bits, or else the test says little";
  EXPECT_GT(search::word_count(index), 5000u);

  // Each entry is posted for its own word, with its own texts behind.
  for (std::size_t e = 0; e < tables.statuses.size(); ++e) {
    const auto& status = tables.statuses[e];
    if (status.code < 600) continue;
    const std::string own(status.aliases[0].substr(0, status.aliases[0].find(' ')));
    EXPECT_NE(status.summary.find("An entry about q"), std::string::npos);
    const search::TermId term = search::find_term(index, own);
    ASSERT_NE(term, search::no_term) << own;
    std::set<std::size_t> posted;
    std::size_t entry = 0;
    for (std::size_t at = index.postings_at[term]; at < index.postings_at[term + 1]; ++at) {
      std::size_t gap = 0;
      for (int shift = 0;; shift += 7) {
        gap |= (index.postings[at] & std::size_t{0x7f}) << shift;
        if (index.postings[at++] < 0x80) break;
      }
      posted.insert(entry += gap);
    }
    ASSERT_TRUE(posted.contains(e)) << own << " leads to " << posted.size() << " entries, but not to " << status.id;
  }
}

// What no table can hold is told with the table, its limit and the file, before anything is cut off.
TEST(DataFiles, TellsWhatIsTooMuchForATable) {
  datac::Tree tree = good_tree();
  std::string names;
  for (int i = 0; i < 256; ++i)
    names += "[[names]]\nname = \"Name " + std::to_string(i) + "\"\nsource = \"RFC 9110\"\n";
  apply(tree, replace(k404, "[[names]]\nname = \"Not Here\"", names + "\n[[names]]\nname = \"Not Here\""));
  EXPECT_EQ(
      mistakes(tree),
      "assets/codes/404.toml:1:1: error: In `entries[404].names` there are 258, but the table FoldedName::item of "
      "index.bin has room for 255. Remove some, or widen the table in src/search/index.h.\n");
}

// ---- the program

class Program : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) /
              ("datac-" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    fs::copy(kGood, folder_ / "assets", fs::copy_options::recursive);
  }
  void TearDown() override { fs::remove_all(folder_); }

  int run(std::vector<std::string> more = {}, const char* out = "out") {
    std::vector<std::string> arguments{"--assets", (folder_ / "assets").string(), "--out", (folder_ / out).string()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    std::ostringstream output, errors;
    const int status = datac::run(arguments, output, errors);
    errors_ = errors.str();
    return status;
  }

  std::string bytes(const std::string& file) const {
    std::ifstream in(folder_ / file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  fs::path folder_;
  std::string errors_;
};

TEST_F(Program, WritesEverythingAndSaysNothing) {
  EXPECT_EQ(run(), 0);
  EXPECT_EQ(errors_, "");
  for (const char* file :
       {"facts.bin", "index.bin", "details.bin", "charts.bin", "signals.bin", "rules.bin", "signals.json",
        "methods.json", "fields.json", "statuses.json", "charts.json", "datac.files", "details/404.bin",
        "details/499.bin", "data/404.json", "data/499.json", "data/charts/which.json"}) {
    EXPECT_GT(bytes(std::string("out/") + file).size(), 0u) << file;
  }
}

TEST_F(Program, WritesEqualBytesForEqualData) {
  EXPECT_EQ(run({"--font", FONT}, "one"), 0);
  EXPECT_EQ(run({"--font", FONT}, "two"), 0);
  for (const char* file : {"facts.bin", "index.bin", "details.bin", "statuses.json", "charts.json"}) {
    EXPECT_EQ(bytes(std::string("one/") + file), bytes(std::string("two/") + file)) << file;
  }
}

TEST_F(Program, RefusesWithStatus1AndWritesNothing) {
  fs::remove(folder_ / "assets/codes/409.toml");
  EXPECT_EQ(run(), 1);
  EXPECT_NE(errors_.find("error: `instead` names \"409\""), std::string::npos) << errors_;
  EXPECT_FALSE(fs::exists(folder_ / "out"));
}

TEST_F(Program, RemovesItsFilesOfCodesThatAreGoneAndNobodyElses) {
  std::string text = bytes("assets/codes/499-nginx.toml");
  for (std::size_t at = 0; (at = text.find("499", at)) != text.npos;) text.replace(at, 3, "777");
  std::ofstream(folder_ / "assets/codes/777-nginx.toml", std::ios::binary) << text;
  ASSERT_EQ(run(), 0) << errors_;
  EXPECT_TRUE(fs::exists(folder_ / "out/data/777.json"));
  EXPECT_TRUE(fs::exists(folder_ / "out/details/777.bin"));
  // Files of others in the same folders, and names in the list that lead elsewhere.
  std::ofstream(folder_ / "out/data/778.json") << "{}";
  std::ofstream(folder_ / "out/details/mine.bin") << "{}";
  std::ofstream(folder_ / "elsewhere") << "kept";
  std::ofstream(folder_ / "out/datac.files", std::ios::app) << "../elsewhere\n"
                                                            << (folder_ / "elsewhere").string() << "\n\n";
  fs::remove(folder_ / "assets/codes/777-nginx.toml");
  ASSERT_EQ(run(), 0) << errors_;
  EXPECT_FALSE(fs::exists(folder_ / "out/data/777.json"));
  EXPECT_FALSE(fs::exists(folder_ / "out/details/777.bin"));
  EXPECT_TRUE(fs::exists(folder_ / "out/details/404.bin"));
  EXPECT_TRUE(fs::exists(folder_ / "out/data/778.json"));
  EXPECT_TRUE(fs::exists(folder_ / "out/details/mine.bin"));
  EXPECT_TRUE(fs::exists(folder_ / "elsewhere"));
}

TEST_F(Program, RefusesLinksThatLeadOut) {
  std::ofstream(folder_ / "secret.toml") << "key = 1\n";
  const fs::path link = folder_ / "assets/codes/410.toml";
  for (const fs::path& target : {folder_ / "secret.toml", fs::path("../../secret.toml"), fs::path("nowhere.toml"),
                                 fs::path("../.."), fs::path("410.toml")}) {
    fs::create_symlink(target, link);
    EXPECT_EQ(run(), 2) << target;
    EXPECT_EQ(errors_, "datac: " + link.string() + " is a link that leads out of " +
                           fs::canonical(folder_ / "assets").string() + "; put a copy of the file there\n");
    fs::remove(link);
  }
  EXPECT_FALSE(fs::exists(folder_ / "out"));
}

TEST_F(Program, TellsTwentyMistakesOfAFileAndHowManyMore) {
  const std::string classes = bytes("assets/classes.toml");
  std::ofstream file(folder_ / "assets/classes.toml");
  for (int i = 0; i < 5000; ++i) file << "unknown" << i << " = 1\n";
  file << classes;
  file.close();
  EXPECT_EQ(run(), 1);
  EXPECT_EQ(std::count(errors_.begin(), errors_.end(), '\n'), 21);
  EXPECT_NE(errors_.find("/assets/classes.toml: and 4980 more.\n"), std::string::npos) << errors_;
}

TEST_F(Program, EndsWithStatus2WhereItIsUsedWrongly) {
  EXPECT_EQ(run({"--colour"}), 2);
  EXPECT_EQ(run({"--date"}), 2);
  EXPECT_EQ(run({"--font", "/no/such/font"}), 2);
  EXPECT_EQ(errors_, "datac: cannot read the font /no/such/font\n");
  EXPECT_EQ(run({"--font", FONT, "--dot", "/no/such/dot"}), 2);
  fs::remove_all(folder_ / "assets");
  EXPECT_EQ(run(), 2);
  std::ostringstream output, errors;
  EXPECT_EQ(datac::run({}, output, errors), 2);
  EXPECT_EQ(output.str(), "");
  EXPECT_EQ(datac::run({"--help"}, output, errors), 0);
  EXPECT_NE(output.str(), "");
}

// ---- files that no person wrote

TEST(Guard, EndsInOneErrorWhateverTheSize) {
  struct Row {
    const char* name;
    std::string bytes, says;
  };
  const std::string at = "assets/codes/410.toml:1:";
  const std::string parts = "error: This key has more than 8 parts. Write tables under [headers], and fewer of them.";
  const std::string depth =
      "error: This list or table is nested deeper than 16 levels. Close what was opened, or write it flat.";
  const Row rows[] = {
      {"a key of 40,000 parts", "a" + repeated(".a", 40'000) + " = 1\n", at + "16: " + parts},
      {"the same, quoted", "\"a\"" + repeated(" . \"a\"", 40'000) + " = 1\n", at + "47: " + parts},
      {"a header of 40,000 parts", "[a" + repeated(".a", 40'000) + "]\n", at + "17: " + parts},
      {"parts in an inline table", "x = { y = 1, a" + repeated(".a", 40'000) + " = 1 }\n", at + "29: " + parts},
      {"lists in lists", "a = " + repeated("[", 100'000) + "\n", at + "21: " + depth},
      {"tables in tables", "a = " + repeated("{a=", 100'000) + "\n", at + "53: " + depth},
      {"a quarter of a million unknown keys", repeated("a=1\n", 250'000),
       "assets/codes/410.toml:20001:2: error: This file has more than 20000 keys. Divide it into several files."},
      {"a long key", repeated("k", 100'000) + " = 1\n",
       at + "1: error: This word is longer than 200 bytes. Put quotation marks around text, or shorten the key."},
      {"a long quoted key", "\"" + repeated("k", 100'000) + "\" = 1\n",
       at + "1: error: This key is longer than 200 bytes. Shorten it."},
      {"a huge file", "name = \"" + repeated("x", 2'000'000) + "\"\n",
       at + "1: error: This file has more than 1048576 bytes. Divide it into several files."},
  };
  for (const Row& row : rows) {
    datac::Tree tree = good_tree();
    apply(tree, create("codes/410.toml", row.bytes));
    EXPECT_EQ(mistakes(tree), row.says + "\n") << row.name;
  }
}

TEST(Guard, LetsDataThrough) {
  for (const char* bytes :
       {"", "a.b.c = 1.5", "# a.b.c.d.e.f.g.h.i.j.k.l\n", "a = 'x.x.x.x.x.x.x.x.x.x.x.x'\n",
        "a = [1.1, 2.2, 3.3, 4.4, 5.5, 6.6, 7.7, 8.8, 9.9]", "a = \"\"\"x.y\"\"\"\"\"\n",
        "a = \"\\\"[[[[[[[[[[[[[[[[[[[[[[\"", "a = '''[\n[[[[[[[[[[[[[[[[[[[[[['''", "a = \"open\nb = 1"}) {
    EXPECT_FALSE(datac::beyond_limits("x", bytes).has_value()) << bytes;
  }
  EXPECT_FALSE(datac::beyond_limits("x", "a = \"" + repeated("x", 100'000) + "\"").has_value());
}

// A text that somebody pasted into the wrong place is not repeated as a whole.
TEST(Guard, QuotesLongTextsInPart) {
  datac::Tree tree = good_tree();
  apply(tree, replace(k404, "content = \"allowed\"", "content = \"" + repeated("ä", 100'000) + "\""));
  const std::string said = mistakes(tree);
  EXPECT_LT(said.size(), 600u);
  EXPECT_NE(said.find("ä…\", which is not one of its words."), std::string::npos) << said;
}

// ---- small questions

TEST(Text, FindsTheNearestWord) {
  const std::vector<std::string_view> words{"summary", "sources", "sent_by", "RFC 9110"};
  EXPECT_EQ(datac::nearest("sumary", words), "summary");
  EXPECT_EQ(datac::nearest("SOURCES", words), "sources");
  EXPECT_EQ(datac::nearest("RFC9110", words), "RFC 9110");
  EXPECT_EQ(datac::nearest("RFC 9111", words), "");
  EXPECT_EQ(datac::nearest("entirely else", words), "");
  EXPECT_EQ(datac::nearest("x", words), "");
}

TEST(Text, CountsSentences) {
  const std::pair<const char*, std::size_t> rows[] = {
      {"One.", 1},           {"One. Two.", 2}, {"One! Two? (Three.) Four.", 4}, {"Version 1.1 and RFC 9110.", 1},
      {"See e.g. this.", 1}, {"No end", 0},    {"It says `OK`. Good.", 2},      {"Quoted \"end.\" Next.", 2},
  };
  for (const auto& [text, count] : rows) EXPECT_EQ(datac::sentences(text), count) << text;
}

TEST(Text, FindsInvalidUtf8) {
  for (const char* valid : {"", "plain", "\xC3\xA4", "\xE2\x80\xA6", "\xF0\x9F\xAB\x96", "\xF4\x8F\xBF\xBF"}) {
    EXPECT_FALSE(datac::invalid_utf8(valid)) << valid;
  }
  const char* invalid[] = {
      "\x80", "\xC3", "\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF"};
  for (const char* bytes : invalid) {
    EXPECT_EQ(datac::invalid_utf8(std::string("a\n\xC3\xA4") + bytes), (std::pair{2u, 2u}));
  }
}

}  // namespace
