// Checks across files, and the shape of flowcharts. Charts may lead into charts, so the walks below run over the graph
// of all nodes of all charts.
#include <algorithm>
#include <functional>
#include <set>

#include "tools/datac/data.h"
#include "tools/datac/text.h"

namespace datac {

namespace {

using registry::TargetKind;

const StatusData* find(const Data& data, std::string_view id) {
  for (const StatusData& s : data.statuses) {
    if (s.id == id) return &s;
  }
  return nullptr;
}

std::size_t index_of(const Data& data, const StatusData& status) {
  return static_cast<std::size_t>(&status - data.statuses.data());
}

}  // namespace

// Reports an id that no file has. Near is what has the same number: digits that differ mean something else.
const StatusData* resolve(const Data& data, std::string_view key, const Said& id, Diagnostics& out) {
  if (id.text.empty()) return nullptr;  // reported when it was read
  const StatusData* found = find(data, id.text);
  if (found || data.unread.contains("codes/" + id.text)) return found;
  std::vector<std::string_view> same_number;
  for (const StatusData& s : data.statuses) {
    if (id.text.size() >= 3 && s.id.substr(0, 3) == id.text.substr(0, 3)) same_number.push_back(s.id);
  }
  const std::string folder = "codes/";
  out.error(id.at,
            "`" + std::string(key) + "` names " + quoted(id.text) + ", which no file of " + folder + " describes.",
            same_number.empty() ? "Add " + folder + id.text + ".toml, or name a code that is there."
                                : "Did you mean " + any_of(same_number) + "?");
  return nullptr;
}

namespace {

void check_references(const Data& data, Diagnostics& out) {
  const auto other = [&](const StatusData& self, std::string_view key, const Said& id) {
    const StatusData* found = resolve(data, key, id, out);
    if (found == &self) {
      out.error(id.at, "`" + std::string(key) + "` names the code itself.", "Name another one.");
    }
    return found;
  };
  for (std::size_t i = 0; i < data.statuses.size(); ++i) {
    const StatusData& s = data.statuses[i];
    if (i > 0 && data.statuses[i - 1].code == s.code && data.statuses[i - 1].owner == s.owner) {
      out.error(s.at,
                "The code " + padded(s.code) + (s.owner.empty() ? "" : " of " + s.owner) + " is already in " +
                    data.statuses[i - 1].at.path + ".",
                "Keep one of the two files.");
    }
    for (const AvoidData& avoid : s.avoid_when) other(s, "instead", avoid.instead);
    for (const Said& id : s.confused_with) other(s, "confused_with", id);
    const StatusData* equivalent = other(s, "standard_equivalent", s.standard_equivalent);
    if (equivalent && equivalent != &s && !equivalent->owner.empty()) {
      out.error(s.standard_equivalent.at,
                "`standard_equivalent` names " + quoted(equivalent->id) + ", which is not registered.",
                "Name a registered code, or \"\" where none comes close.");
    }
  }
}

// ---- comparisons

// Only where owners compete can one of them lead, and only one can.
void check_leads(const Data& data, Diagnostics& out) {
  for (std::size_t i = 0; i < data.statuses.size(); ++i) {
    const StatusData& s = data.statuses[i];
    if (!s.lead) continue;
    if (s.owner.empty()) {
      out.error(s.lead_at, "A registered meaning comes first by itself.", "Remove `lead`.");
    } else if (i > 0 && data.statuses[i - 1].code == s.code && data.statuses[i - 1].lead) {
      out.error(s.lead_at,
                "The number " + padded(static_cast<unsigned>(s.code)) + " is led by " +
                    quoted(data.statuses[i - 1].id) + " already.",
                "Keep `lead` in one of the two.");
    }
  }
}

// Codes stand in the order of the registry, and so do comparisons.
void check_comparisons(Data& data, Diagnostics& out) {
  std::vector<std::pair<std::vector<std::size_t>, std::size_t>> order;
  for (std::size_t n = 0; n < data.comparisons.size(); ++n) {
    const ComparisonData& c = data.comparisons[n];
    std::vector<std::size_t> indices;
    bool sound = c.codes.size() >= 2 && c.codes.size() <= 4;  // what is wrong with a single code is reported already
    for (const Said& code : c.codes) {
      const StatusData* status = resolve(data, "codes", code, out);
      sound &= status && status->id.substr(0, 3) == padded(static_cast<unsigned>(status->code));
      if (status) indices.push_back(index_of(data, *status));
    }
    const bool in_order = std::is_sorted(indices.begin(), indices.end());
    std::sort(indices.begin(), indices.end());
    order.emplace_back(indices, n);
    if (!sound || std::adjacent_find(indices.begin(), indices.end()) != indices.end()) continue;
    std::string list, name;
    for (std::size_t index : indices) {
      list += (list.empty() ? "" : ", ") + quoted(data.statuses[index].id);
      name += (name.empty() ? "" : "-") + data.statuses[index].id;
    }
    if (!in_order) {
      out.error(c.codes_at, "The codes stand out of order.", "Write `codes = [" + list + "]`.");
    }
    if (c.id != name) {
      out.error(c.codes_at,
                "A comparison of these codes does not belong into a file named " + quoted(c.id + ".toml") + ".",
                "Rename the file to " + quoted(name + ".toml") + ", or correct the codes.");
    }
  }
  std::sort(order.begin(), order.end());
  std::vector<ComparisonData> sorted;
  for (const auto& [indices, n] : order) sorted.push_back(std::move(data.comparisons[n]));
  data.comparisons = std::move(sorted);
}

// ---- flowcharts

void resolve_targets(Data& data, ChartData& chart, Diagnostics& out) {
  const auto node_index = [&](std::string_view id) -> std::optional<std::size_t> {
    for (std::size_t i = 0; i < chart.nodes.size(); ++i) {
      if (chart.nodes[i].id.text == id) return i;
    }
    return std::nullopt;
  };
  std::vector<std::string_view> node_ids, chart_ids;
  for (const NodeData& node : chart.nodes) node_ids.push_back(node.id.text);
  for (const ChartData& other : data.charts) chart_ids.push_back(other.id);
  const auto fix = [](std::string_view near, const std::string& otherwise) {
    return near.empty() ? otherwise : "Did you mean " + quoted(near) + "?";
  };

  chart.broken = false;
  if (const auto root = node_index(chart.root.text); root && !chart.root.text.empty()) {
    chart.root_index = *root;
  } else {
    chart.broken = true;
    if (!chart.root.text.empty()) {
      out.error(chart.root.at, "`root` names the node " + quoted(chart.root.text) + ", which this chart does not have.",
                fix(nearest(chart.root.text, node_ids), "Name the node that asks first."));
    }
  }
  if (std::set<std::string_view>(node_ids.begin(), node_ids.end()).size() < node_ids.size()) chart.broken = true;
  for (NodeData& node : chart.nodes) {
    if (node.answers.empty()) chart.broken = true;
    for (AnswerData& answer : node.answers) {
      const std::string& to = answer.to.text;
      answer.target.reset();
      if (to.empty()) {
        // Reported when it was read.
      } else if (to[0] >= '0' && to[0] <= '9') {
        if (const StatusData* status = resolve(data, "to", answer.to, out)) {
          answer.target = {TargetKind::status, static_cast<std::uint16_t>(index_of(data, *status))};
        }
        for (std::size_t i = 0; i < answer.lost.size(); ++i) {
          const Said& code = answer.lost[i].code;
          resolve(data, "code", code, out);
          if (code.text == to) {
            out.error(code.at, "The runner-up " + quoted(code.text) + " is the outcome itself.", "Name another code.");
          }
          for (std::size_t j = 0; j < i; ++j) {
            if (code.text.empty() || answer.lost[j].code.text != code.text) continue;
            out.error(code.at, "The runner-up " + quoted(code.text) + " stands twice.", "Remove one.");
            break;
          }
        }
        for (const PositionData& position : answer.positions) resolve(data, "code", position.code, out);
      } else if (to.starts_with("chart:")) {
        const std::string_view id = std::string_view(to).substr(6);
        const auto found = std::find(chart_ids.begin(), chart_ids.end(), id);
        if (found == chart_ids.end() && data.unread.contains("flowcharts/" + std::string(id))) {
          // Reported when it was read.
        } else if (found == chart_ids.end()) {
          const std::string_view near = nearest(id, chart_ids);
          out.error(answer.to.at, "`to` names the chart " + quoted(id) + ", which no file of flowcharts/ holds.",
                    near.empty() ? "Add it, or name a chart that is there."
                                 : "Did you mean \"chart:" + std::string(near) + "\"?");
        } else {
          answer.target = {TargetKind::chart, static_cast<std::uint16_t>(found - chart_ids.begin())};
        }
      } else if (const auto index = node_index(to)) {
        answer.target = registry::Target::node(*index);
      } else {
        out.error(answer.to.at, "`to` names the node " + quoted(to) + ", which this chart does not have.",
                  fix(nearest(to, node_ids), "Add the node, or lead to a code (\"404\") or a chart (\"chart:…\")."));
      }
      if (!answer.target) chart.broken = true;
    }
  }
}

struct At {
  std::size_t chart, node;
  friend auto operator<=>(const At&, const At&) = default;
};

// The node that an answer leads to, through charts; nothing where it leads to a code or nowhere.
std::optional<At> next(const Data& data, std::size_t chart, const AnswerData& answer) {
  if (!answer.target) return std::nullopt;
  if (answer.target->kind == TargetKind::node) return At{chart, answer.target->index};
  if (answer.target->kind == TargetKind::status) return std::nullopt;
  const ChartData& other = data.charts[answer.target->index];
  if (other.root_index >= other.nodes.size()) return std::nullopt;
  return At{answer.target->index, other.root_index};
}

void check_circles(Data& data, Diagnostics& out) {
  enum Color { white, gray, black };
  std::map<At, Color> color;
  std::vector<At> path;
  const std::function<void(At)> visit = [&](At at) {
    color[at] = gray;
    path.push_back(at);
    for (const AnswerData& answer : data.charts[at.chart].nodes[at.node].answers) {
      const auto to = next(data, at.chart, answer);
      if (!to || color[*to] == black) continue;
      if (color[*to] == white) {
        visit(*to);
        continue;
      }
      auto from = std::find(path.begin(), path.end(), *to);
      const bool within = std::all_of(from, path.end(), [&](At a) { return a.chart == at.chart; });
      std::string circle;
      const auto add = [&](At a) {
        if (!circle.empty()) circle += " -> ";
        if (!within) circle += data.charts[a.chart].id + ":";
        circle += data.charts[a.chart].nodes[a.node].id.text;
        data.charts[a.chart].broken = true;
      };
      std::for_each(from, path.end(), add);
      add(*to);
      out.error(answer.to.at, "The answers lead in a circle: " + circle + ".",
                "Let this answer lead on to something else.");
    }
    path.pop_back();
    color[at] = black;
  };
  for (std::size_t c = 0; c < data.charts.size(); ++c) {
    for (std::size_t n = 0; n < data.charts[c].nodes.size(); ++n) {
      if (color[{c, n}] == white) visit({c, n});
    }
  }
}

struct Reach {
  std::set<At> nodes;
  std::map<std::size_t, std::string> outcomes;  // index of the status to the answers that lead to it, with commas
};

// All that a chart's root leads to, through other charts too; nearest first, as decide::route_to does it.
Reach reach(const Data& data, std::size_t chart) {
  Reach out;
  if (data.charts[chart].nodes.empty()) return out;
  std::vector<std::pair<At, std::string>> ways{{{chart, data.charts[chart].root_index}, {}}};
  out.nodes.insert(ways.front().first);
  for (std::size_t i = 0; i < ways.size(); ++i) {
    const auto [at, way] = ways[i];
    for (const AnswerData& answer : data.charts[at.chart].nodes[at.node].answers) {
      const std::string longer = way.empty() ? answer.id.text : way + "," + answer.id.text;
      if (answer.target && answer.target->kind == TargetKind::status)
        out.outcomes.emplace(answer.target->index, longer);
      const auto to = next(data, at.chart, answer);
      if (to && out.nodes.insert(*to).second) ways.emplace_back(*to, longer);
    }
  }
  return out;
}

void check_reach(Data& data, Diagnostics& out) {
  // What cannot be reached because an arrow leads nowhere or in a circle is no mistake of its own.
  const bool broken = std::any_of(data.charts.begin(), data.charts.end(), [](const ChartData& c) { return c.broken; });
  const bool one_default =
      std::count_if(data.charts.begin(), data.charts.end(), [](const ChartData& c) { return c.rank == 1; }) == 1;
  for (StatusData& s : data.statuses) s.charts.clear();
  for (std::size_t c = 0; c < data.charts.size(); ++c) {
    const ChartData& chart = data.charts[c];
    const Reach reached = reach(data, c);
    for (std::size_t n = 0; !chart.broken && n < chart.nodes.size(); ++n) {
      if (reached.nodes.contains({c, n})) continue;
      out.error(chart.nodes[n].id.at, "No way leads from the root to node " + quoted(chart.nodes[n].id.text) + ".",
                "Let an answer lead to it, or remove it.");
    }
    for (const auto& [index, answers] : reached.outcomes) data.statuses[index].charts.push_back({chart.id, answers});
    if (broken || chart.rank != 1 || !one_default) continue;
    for (std::size_t i = 0; i < data.statuses.size(); ++i) {
      const StatusData& s = data.statuses[i];
      // Nobody should choose what is temporary, out of date or reserved, and vendors' codes are vendors' business.
      const bool wanted = s.standing == registry::Standing::standard || s.standing == registry::Standing::experimental;
      if (!wanted || !s.owner.empty() || reached.outcomes.contains(i)) continue;
      out.error(chart.rank_at, "No way through the default chart leads to " + s.id + " " + s.name + ".",
                "Let an answer lead to it, here or in a chart that this one leads into.");
    }
  }
}

void check_ranks(const Data& data, Diagnostics& out) {
  if (data.charts.empty()) return;
  for (std::size_t i = 1; i < data.charts.size(); ++i) {
    if (data.charts[i].rank == 0 || data.charts[i].rank != data.charts[i - 1].rank) continue;
    out.error(
        data.charts[i].rank_at,
        "The chart " + quoted(data.charts[i - 1].id) + " has rank " + std::to_string(data.charts[i].rank) + " already.",
        "Give each chart a different rank.");
  }
  if (std::none_of(data.charts.begin(), data.charts.end(), [](const ChartData& c) { return c.rank == 1; })) {
    out.error(data.charts[0].rank_at, "No chart has rank 1.", "Give it to the default chart.");
  }
}

}  // namespace

void check(Data& data, Diagnostics& out) {
  check_references(data, out);
  check_leads(data, out);
  check_comparisons(data, out);
  check_methods(data, out);
  check_fields(data, out);
  check_ranks(data, out);
  for (ChartData& chart : data.charts) resolve_targets(data, chart, out);
  check_cases(data, out);
  check_circles(data, out);
  check_reach(data, out);
  check_signals(data, out);
  check_orders(data, out);
  check_rules(data, out);
}

}  // namespace datac
