// Our own object, and SARIF 2.1.0 for programs that show findings beside code. Both tell the same findings in the same
// order; SARIF has no level for a question, so that it becomes a note.
#include "json/findings.h"

#include <algorithm>
#include <array>
#include <set>

#include "json/json.h"
#include "registry/labels.h"
#include "registry/lint_rule_words.h"

namespace json {
namespace {

constexpr std::array<std::string_view, 9> kEvidence{"head_complete", "fields_complete", "body_seen",
                                                    "body_exact",    "body_decoded",    "order_true",
                                                    "version_true",  "request_seen",    "sequence_complete"};

void append_range(std::string& out, message::Range range) {
  out += '[' + std::to_string(range.begin) + ',' + std::to_string(range.end) + ']';
}

std::string_view part(std::string_view text, message::Range range) {
  const std::size_t begin = std::min<std::size_t>(range.begin, text.size());
  return text.substr(begin, std::max(range.end, range.begin) - range.begin);
}

/// SARIF has three levels and no questions.
std::string_view sarif_level(registry::Severity level) {
  return level == registry::Severity::must ? "error" : level == registry::Severity::should ? "warning" : "note";
}

}  // namespace

std::string_view word_of(registry::Severity level) { return registry::kSeverityWords[static_cast<std::size_t>(level)]; }
std::string_view word_of(registry::Sure sure) { return registry::kSureWords[static_cast<std::size_t>(sure)]; }

LineColumn place_of(std::string_view text, std::size_t at) {
  const std::string_view before = text.substr(0, std::min(at, text.size()));
  const std::size_t line = before.rfind('\n');
  return {static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1,
          before.size() - (line == before.npos ? 0 : line + 1) + 1};
}

std::string of_findings(std::string_view text, const std::vector<message::Exchange>& exchanges,
                        const std::vector<lint::Judgement>& judged, std::string_view file) {
  const std::string shown = lint::masked(text, exchanges);
  std::string out;
  {
    Object all(out);
    if (!file.empty()) all.text("file", file);
    std::string& list = all.key("exchanges");
    std::size_t next = 0;
    array(list, exchanges, [&](const message::Exchange& exchange) {
      const lint::Judgement& judgement = judged[next++];
      Object one(list);
      std::string& request = one.key("request");
      if (exchange.request) {
        Object asked(request);
        asked.text("method", exchange.request->method);
        // In a HAR an address may be escaped, so that its place is not its length.
        const bool exact =
            exchange.request->target_at.end - exchange.request->target_at.begin == exchange.request->target.size();
        asked.text("target",
                   exact ? part(shown, exchange.request->target_at)
                         : std::string_view(exchange.request->target).substr(0, exchange.request->target.find('?')));
        if (exchange.request->version.empty())
          asked.key("version") += "null";
        else
          asked.text("version", exchange.request->version);
      } else {
        request += "null";
      }
      const message::Response* response = exchange.response          ? &*exchange.response
                                          : exchange.interim.empty() ? nullptr
                                                                     : &exchange.interim.back();
      one.key("status") += response && response->status != 0 ? std::to_string(response->status) : "null";
      std::vector<std::string_view> evidence;
      for (std::size_t bit = 0; response && bit < kEvidence.size(); ++bit)
        if (response->evidence >> bit & 1) evidence.push_back(kEvidence[bit]);
      std::string& words = one.key("evidence");
      array(words, evidence, [&](std::string_view word) { append_quoted(words, word); });
      std::string& findings = one.key("findings");
      array(findings, judgement.findings, [&](const lint::Finding& finding) {
        Object found(findings);
        found.text("id", finding.rule->id);
        found.text("level", word_of(finding.level));
        found.text("text", finding.text);
        found.text("fix", finding.fix);
        found.text("source", registry::citations(finding.rule->sources));
        append_range(found.key("range"), finding.range);
      });
      std::string& makers = one.key("makers");
      array(makers, judgement.makers, [&](const lint::Hop& hop) {
        Object maker(makers);
        maker.text("hop", hop.name);
        maker.text("certainty", word_of(hop.sure));
        maker.key("made_it") += hop.made ? "true" : "false";
        maker.text("because", hop.because);
        maker.text("next", hop.next);
        maker.text("source", hop.source);
        append_range(maker.key("range"), hop.range);
      });
    });
  }
  return out;
}

std::string sarif(std::span<const CheckedFile> files, std::string_view version) {
  struct Found {
    const CheckedFile* file;
    const lint::Finding* finding;
  };
  std::vector<Found> findings;
  std::vector<const registry::LintRule*> used;
  std::set<const registry::LintRule*> seen;
  for (const CheckedFile& file : files)
    for (const lint::Judgement& one : *file.judged)
      for (const lint::Finding& finding : one.findings) {
        if (finding.level == registry::Severity::fact) continue;
        findings.push_back({&file, &finding});
        if (seen.insert(finding.rule).second) used.push_back(finding.rule);
      }
  std::string out;
  {
    Object all(out);
    all.text("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    all.text("version", "2.1.0");
    std::string& runs = all.key("runs");
    array(runs, std::array<int, 1>{}, [&](int) {
      Object run(runs);
      {
        Object tool(run.key("tool"));
        Object driver(tool.key("driver"));
        driver.text("name", "Status Atlas");
        driver.text("version", version);
        std::string& rules = driver.key("rules");
        array(rules, used, [&](const registry::LintRule* rule) {
          Object one(rules);
          one.text("id", rule->id);
          {
            Object help(one.key("help"));
            help.text("text", registry::citations(rule->sources));
          }
          if (!rule->sources.empty() && !rule->sources.front().url.empty())
            one.text("helpUri", rule->sources.front().url);
        });
      }
      std::string& results = run.key("results");
      array(results, findings, [&](const Found& found) {
        const CheckedFile* file = found.file;
        const lint::Finding* finding = found.finding;
        Object one(results);
        one.text("ruleId", finding->rule->id);
        one.text("level", sarif_level(finding->level));
        {
          Object message(one.key("message"));
          message.text("text", finding->text + " " + finding->fix);
        }
        std::string& locations = one.key("locations");
        array(locations, std::array<int, 1>{}, [&](int) {
          Object location(locations);
          Object physical(location.key("physicalLocation"));
          {
            Object artifact(physical.key("artifactLocation"));
            artifact.text("uri", file->name);
          }
          Object region(physical.key("region"));
          const LineColumn begin = place_of(file->text, finding->range.begin),
                           end = place_of(file->text, finding->range.end);
          region.key("startLine") += std::to_string(begin.line);
          region.key("startColumn") += std::to_string(begin.column);
          region.key("endLine") += std::to_string(end.line);
          region.key("endColumn") += std::to_string(end.column);
          region.key("byteOffset") += std::to_string(finding->range.begin);
          region.key("byteLength") += std::to_string(finding->range.end - finding->range.begin);
        });
      });
    });
  }
  return out;
}

}  // namespace json
