// What concerns order profiles across files: each says of every fault, once, what becomes of it.
#include <algorithm>
#include <map>
#include <set>

#include "tools/datac/data.h"
#include "tools/datac/text.h"

namespace datac {
namespace {

using Pair = std::pair<std::string, std::string>;

class Checker {
 public:
  Checker(const Data& data, Diagnostics& out) : data_(data), out_(out) {
    for (const FaultData& fault : data.faults) faults_.push_back(fault.id.text);
    // By the names of the files, so that a mistake inside of one is not told twice.
    constexpr std::string_view folder = "codes/";
    for (const StatusData& status : data.statuses) numbers_.insert(status.id.substr(0, 3));
    for (const std::string& file : data.unread)
      if (file.starts_with(folder)) numbers_.insert(file.substr(folder.size(), 3));
  }

  void profile(const ProfileData& profile) {
    std::map<std::string, Place> said;
    const auto once = [&](const Said& id) {
      if (!known(id)) return;
      const auto [earlier, added] = said.emplace(id.text, id.at);
      if (!added)
        out_.error(id.at,
                   "The fault " + quoted(id.text) + " is already in line " + std::to_string(earlier->second.line) + ".",
                   "Keep the place where this server notices it first.");
    };
    for (const StageData& stage : profile.stages) {
      for (const CheckData& check : stage.checks) {
        once(check.fault);
        if (check.code != 0 && !numbers_.contains(std::to_string(check.code)))
          out_.error(check.code_at, "`code` is " + std::to_string(check.code) + ", which has no entry.",
                     "Correct the number, write 0 where the connection is closed without a response, or add an entry "
                     "to codes/.");
      }
    }
    for (const UnnoticedData& unnoticed : profile.unnoticed)
      for (const Said& id : unnoticed.faults) once(id);
    std::string missing;
    for (const std::string_view fault : faults_)
      if (!said.contains(std::string(fault))) missing += (missing.empty() ? "" : ", ") + quoted(fault);
    if (!missing.empty())
      out_.error(profile.at, "The profile says nothing of " + missing + ".",
                 "Add a check to a stage, or list it in `[[unnoticed]]`.");
    precedence(profile);
  }

 private:
  bool known(const Said& id) {
    if (id.text.empty() || data_.faults.empty()) return false;  // told already
    if (std::find(faults_.begin(), faults_.end(), id.text) != faults_.end()) return true;
    const std::string_view near = nearest(id.text, faults_);
    out_.error(id.at, "There is no fault " + quoted(id.text) + " in faults.toml.",
               near.empty() ? "Add it there, or name one that is there." : "Did you mean " + quoted(near) + "?");
    return false;
  }

  // What is fixed cannot be fixed the other way round as well.
  void precedence(const ProfileData& profile) {
    if (!profile.before.empty() && &profile != &data_.profiles.front())
      out_.error(profile.before.front().at, "Only what the specifications say has `[[before]]`.",
                 "Put the stages in order instead.");
    std::map<Pair, Place> fixed;
    for (const PrecedenceData& before : profile.before)
      for (const Said& first : before.first)
        for (const Said& then : before.then)
          if (!known(first) || !known(then)) {
            continue;
          } else if (first.text == then.text) {
            out_.error(then.at, "The fault " + quoted(then.text) + " comes before itself.", "Remove it here.");
          } else {
            fixed.emplace(Pair(first.text, then.text), first.at);
          }
    for (const auto& [pair, at] : fixed) {
      const auto other = fixed.find(Pair(pair.second, pair.first));
      if (other == fixed.end() || pair.first > pair.second) continue;
      out_.error(other->second,
                 quoted(pair.second) + " comes before " + quoted(pair.first) + ", which in line " +
                     std::to_string(at.line) + " comes before it.",
                 "Remove one of the two.");
    }
  }

  const Data& data_;
  Diagnostics& out_;
  std::vector<std::string_view> faults_;
  std::set<std::string> numbers_;
};

}  // namespace

void check_orders(const Data& data, Diagnostics& out) {
  Checker checker(data, out);
  for (const ProfileData& profile : data.profiles) checker.profile(profile);
  for (std::size_t i = 1; i < data.profiles.size(); ++i) {
    const ProfileData& profile = data.profiles[i];
    if (profile.rank == 0 || profile.rank != data.profiles[i - 1].rank) continue;
    out.error(
        profile.rank_at,
        "The profile " + quoted(data.profiles[i - 1].id) + " has rank " + std::to_string(profile.rank) + " already.",
        "Give each profile a different rank.");
  }
}

}  // namespace datac
