// An order profile: orders/nginx.toml. What concerns the faults and codes that it names is checked in check_orders.cc.
#include "tools/datac/table.h"

namespace datac {
namespace {

const Words kProfileKeys{"name", "rank", "version", "date", "setup", "stages", "unnoticed", "before"};

StageData read_stage(const Table& keys, Context& context) {
  StageData stage;
  stage.name = keys.must("name");
  at_most("name", stage.name, 44, keys.at("name"), context);
  for (const Table& check : keys.tables("checks", true, "[{ fault = \"…\", code = … }]", {"fault", "code"})) {
    CheckData one;
    one.fault = check.text("fault", true).value_or(Said{"", check.at()});
    one.code = check.integer("code", true, "404").value_or(0);
    one.code_at = check.at("code");
    stage.checks.push_back(std::move(one));
  }
  if (keys.is_list("checks")) how_many("checks", "check", keys.size("checks"), 1, 26, keys.at("checks"), context);
  stage.because = keys.must("because");
  at_most("because", stage.because, 240, keys.at("because"), context);
  if (const auto evidence = keys.word("evidence", words(registry::kEvidenceWords), true))
    stage.evidence = static_cast<registry::Evidence>(*evidence);
  stage.source = keys.citation("source");
  return stage;
}

}  // namespace

ProfileData read_profile(const toml::table& root, const std::string& id, Context& context) {
  ProfileData profile;
  const Table keys(root, {context.path}, kProfileKeys, context);
  profile.id = id;
  profile.at = {context.path};
  check_file_name(id, "the profile's id", context);
  profile.name = keys.must("name");
  profile.rank_at = keys.at("rank");
  if (const auto rank = keys.integer("rank", true, "2")) {
    if (*rank < 1 || *rank > 100)
      context.out.error(profile.rank_at, "`rank` is " + std::to_string(*rank) + ".",
                        "Count from 1, which is what the specifications say, to 100.");
    else
      profile.rank = static_cast<int>(*rank);
  }
  profile.version = keys.must("version");
  profile.date = keys.must("date");
  if (!profile.date.empty() && !is_month(profile.date))
    context.out.error(keys.at("date"), "`date` is " + quoted(profile.date) + ".",
                      "Write the month in which it was read or recorded, such as \"2026-11\".");
  profile.setup = keys.must("setup");
  at_most("setup", profile.setup, 400, keys.at("setup"), context);
  for (const Table& stage :
       keys.tables("stages", true, "[[stages]]", {"name", "checks", "because", "evidence", "source"}))
    profile.stages.push_back(read_stage(stage, context));
  for (const Table& unnoticed : keys.tables("unnoticed", false, "[[unnoticed]]", {"faults", "because", "source"})) {
    UnnoticedData one;
    one.faults = unnoticed.texts("faults", true).value_or(std::vector<Said>{});
    one.because = unnoticed.must("because");
    at_most("because", one.because, 240, unnoticed.at("because"), context);
    one.source = unnoticed.citation("source");
    profile.unnoticed.push_back(std::move(one));
  }
  for (const Table& before : keys.tables("before", false, "[[before]]", {"first", "then", "because", "source"})) {
    PrecedenceData one;
    one.at = before.at();
    one.first = before.texts("first", true).value_or(std::vector<Said>{});
    one.then = before.texts("then", true).value_or(std::vector<Said>{});
    one.because = before.must("because");
    at_most("because", one.because, 240, before.at("because"), context);
    one.source = before.citation("source");
    profile.before.push_back(std::move(one));
  }
  return profile;
}

}  // namespace datac
