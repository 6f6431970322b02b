// Covers src/registry: look-up over the generated tables, and what must hold for all of the real data.
#include "registry/registry.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "registry/words.h"

namespace registry {
namespace {

bool registered(const Status& s) { return s.owner.empty(); }

// ---- look-up

TEST(Registry, FindsEveryId) {
  ASSERT_FALSE(statuses().empty());
  for (const Status& s : statuses()) {
    EXPECT_EQ(find(s.id), &s) << s.id;
    EXPECT_EQ(&statuses()[index_of(s)], &s);
  }
  for (const Chart& c : charts()) EXPECT_EQ(find_chart(c.id), &c);
  for (const ClassInfo& c : classes()) {
    EXPECT_EQ(find_class(c.id), &c);
    EXPECT_EQ(info(c.cls), &c);
  }
}

TEST(Registry, FindsNothingElse) {
  for (Text id : {"", "4", "40", "0404", "404 ", "404-", "499", "4xx", "Not Found"}) EXPECT_EQ(find(id), nullptr) << id;
  EXPECT_EQ(find_chart(""), nullptr);
  EXPECT_EQ(find_chart("no-such-chart"), nullptr);
  EXPECT_EQ(find_class("6xx"), nullptr);
  EXPECT_EQ(info(Class::none), nullptr);
}

TEST(Registry, FindsAllMeaningsOfANumber) {
  for (int code = -1; code <= 1001; ++code) {
    std::vector<const Status*> expected, found;
    for (const Status& s : statuses()) {
      if (s.code == code) expected.push_back(&s);
    }
    for (const Status& s : with_code(code)) found.push_back(&s);
    EXPECT_EQ(found, expected) << code;
  }
  EXPECT_GT(with_code(499).size(), 1u);
}

TEST(Registry, StandsInOrder) {
  for (std::size_t i = 1; i < statuses().size(); ++i) {
    const Status &before = statuses()[i - 1], &after = statuses()[i];
    EXPECT_LE(before.code, after.code) << after.id;
    if (before.code != after.code) continue;
    EXPECT_FALSE(registered(after)) << after.id << ": the registered meaning is the first of its number";
    // The first may be the one that most people have in mind; the others stand by owner.
    if (&before != &with_code(after.code).front())
      EXPECT_LT(std::tuple(before.owner, before.id), std::tuple(after.owner, after.id)) << after.id;
  }
  // Nobody on call thinks of maps when a log says 499.
  EXPECT_EQ(with_code(499).front().id, "499-nginx");
  for (std::size_t i = 1; i < works().size(); ++i) EXPECT_LT(works()[i - 1].id, works()[i].id);
  ASSERT_EQ(classes().size(), 5u);
  for (std::size_t i = 0; i < 5; ++i) {
    EXPECT_EQ(static_cast<std::size_t>(classes()[i].cls), i + 1);
    EXPECT_EQ(classes()[i].id, std::to_string(i + 1) + "xx");
  }
}

TEST(Registry, HasADateAndAVersion) {
  ASSERT_EQ(data_date().size(), 10u);
  EXPECT_EQ(data_date()[4], '-');
  EXPECT_FALSE(data_version().empty());
}

TEST(Registry, NamesItsWords) {
  EXPECT_EQ(to_text(Standing::unregistered), "unregistered");
  EXPECT_EQ(to_text(Content::forbidden), "forbidden");
  EXPECT_EQ(to_text(Level::should), "SHOULD");
  EXPECT_EQ(to_text(Level::should_not), "SHOULD NOT");
  EXPECT_EQ(to_text(Bound::intermediary), "intermediary");
  EXPECT_EQ(to_text(Direction::request), "request");
  EXPECT_EQ(to_text(Retry::new_connection), "new_connection");
  EXPECT_EQ(to_text(Confidence::folklore), "folklore");
  EXPECT_EQ(to_text(intercepting_proxy), "intercepting proxy");
  EXPECT_EQ(to_text(client), "client");
  for (Text word : kStandingWords) {
    ASSERT_TRUE(standing_from(word));
    EXPECT_EQ(to_text(*standing_from(word)), word);
  }
  EXPECT_FALSE(standing_from("Standard"));
  EXPECT_FALSE(standing_from(""));
}

// ---- what holds for all entries

TEST(Data, IdsAgreeWithNumbersAndOwners) {
  for (const Status& s : statuses()) {
    std::string number = std::to_string(s.code);
    number.insert(0, 3 - number.size(), '0');
    EXPECT_EQ(s.id.substr(0, 3), number) << s.id;
    EXPECT_EQ(s.id.size() == 3, registered(s)) << s.id;
    EXPECT_EQ(s.standing == Standing::unregistered, !registered(s)) << s.id;
    EXPECT_EQ(s.confidence == Confidence::standard, registered(s)) << s.id;
    EXPECT_EQ(s.cls, s.code >= 100 && s.code < 600 ? static_cast<Class>(s.code / 100) : Class::none) << s.id;
    EXPECT_EQ(s.standing == Standing::temporary, !s.until.empty()) << s.id;
  }
}

TEST(Data, SaysEverythingThatIsRequired) {
  for (const Status& s : statuses()) {
    SCOPED_TRACE(std::string(s.id));
    for (Text text : {s.name, s.summary, s.plain, s.meaning, s.retry_text, s.client, s.wire})
      EXPECT_FALSE(text.empty());
    EXPECT_NE(s.sent_by, 0);
    EXPECT_FALSE(s.sources.empty());
    EXPECT_FALSE(s.aliases.empty());
    ASSERT_FALSE(s.names.empty());
    EXPECT_EQ(s.names.back().name, s.name);
  }
}

TEST(Data, ReferencesResolve) {
  for (const Status& s : statuses()) {
    SCOPED_TRACE(std::string(s.id));
    for (Text id : s.confused_with) {
      EXPECT_NE(find(id), nullptr) << id;
      EXPECT_NE(id, s.id);
    }
    for (const AvoidWhen& a : s.avoid_when) EXPECT_NE(find(a.instead), nullptr) << a.instead;
    if (!s.standard_equivalent.empty()) {
      const Status* equivalent = find(s.standard_equivalent);
      ASSERT_NE(equivalent, nullptr) << s.standard_equivalent;
      EXPECT_TRUE(registered(*equivalent));
    }
    for (const Way& way : s.charts) EXPECT_NE(find_chart(way.chart), nullptr) << way.chart;
  }
}

TEST(Data, SourcesAreKnownWorks) {
  std::set<Text> ids;
  for (const Work& work : works()) ids.insert(work.id);
  const auto check = [&](List<Source> sources) {
    EXPECT_FALSE(sources.empty());
    for (const Source& source : sources) {
      EXPECT_TRUE(ids.contains(source.doc)) << source.doc;
      EXPECT_EQ(source.url.substr(0, 4), "http") << source.url;
    }
  };
  for (const Status& s : statuses()) {
    SCOPED_TRACE(std::string(s.id));
    check(s.sources);
    for (const Name& n : s.names) check(n.sources);
    for (const Field& f : s.fields) check(f.sources);
    for (const Correction& c : s.corrections) check(c.sources);
  }
  for (const ClassInfo& c : classes()) {
    for (const Rule& rule : c.rules) check(rule.sources);
  }
  for (const Method& m : methods()) {
    SCOPED_TRACE(std::string(m.name));
    check(m.sources);
    for (const Rule* rule : {&m.safety, &m.repeating, &m.caching, &m.request, &m.response}) check(rule->sources);
    for (const MethodStatus& s : m.statuses) check(s.sources);
    for (const Correction& c : m.corrections) check(c.sources);
  }
  for (const FieldInfo& f : fields()) check(f.sources);
  for (const Chart& c : charts()) {
    for (const Node& n : c.nodes) {
      check(n.sources);
      for (const Answer& a : n.answers) {
        check(a.sources);
        for (const Position& p : a.positions) check(p.sources);
      }
    }
  }
}

// RFC 9110 section 15.1 names twelve, RFC 7725 section 3 adds 451. Those who write the data must not add to them.
TEST(Data, HeuristicallyCacheableCodesAreThoseOfTheSpecifications) {
  const std::set<int> specified{200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 501, 451};
  std::set<int> found;
  for (const Status& s : statuses()) {
    if (!registered(s)) continue;
    EXPECT_NE(s.cacheable, Cacheable::unsaid) << s.id;
    if (s.cacheable == Cacheable::yes) found.insert(s.code);
  }
  EXPECT_EQ(found, specified);
}

// RFC 9110 sections 15.2, 15.3.5, 15.3.6, 15.4.5.
TEST(Data, ContentIsForbiddenWhereTheSpecificationsForbidIt) {
  for (const Status& s : statuses()) {
    if (!registered(s)) continue;
    const bool forbidden = s.cls == Class::informational || s.code == 204 || s.code == 205 || s.code == 304;
    EXPECT_EQ(s.content == Content::forbidden, forbidden) << s.id;
  }
}

TEST(Data, CommonCodesAreRegistered) {
  for (const Status& s : statuses()) {
    if (s.common) {
      EXPECT_EQ(s.standing, Standing::standard) << s.id;
    }
  }
}

// ---- flowcharts

// What a chart's root leads to, through other charts.
std::set<const Status*> outcomes(const Chart& chart) {
  std::set<const Status*> found;
  std::set<const Node*> seen;
  const std::function<void(const Chart&, const Node&)> visit = [&](const Chart& in, const Node& node) {
    if (!seen.insert(&node).second) return;
    for (const Answer& a : node.answers) {
      switch (a.to.kind) {
        case TargetKind::node:
          visit(in, in.nodes[a.to.index]);
          break;
        case TargetKind::status:
          found.insert(&statuses()[a.to.index]);
          break;
        case TargetKind::chart:
          visit(charts()[a.to.index], charts()[a.to.index].nodes[charts()[a.to.index].root]);
          break;
      }
    }
  };
  visit(chart, chart.nodes[chart.root]);
  return found;
}

TEST(Charts, AgreeWithTheListsOfTheirOutcomes) {
  ASSERT_FALSE(charts().empty());
  for (const Chart& c : charts()) {
    const auto reached = outcomes(c);
    for (const Status& s : statuses()) {
      const bool listed = std::any_of(s.charts.begin(), s.charts.end(), [&](const Way& w) { return w.chart == c.id; });
      EXPECT_EQ(listed, reached.contains(&s)) << c.id << " and " << s.id;
    }
  }
}

TEST(Charts, DefaultLeadsToEveryCodeThatOneMayChoose) {
  const auto reached = outcomes(charts().front());
  for (const Status& s : statuses()) {
    if (s.standing != Standing::standard && s.standing != Standing::experimental) continue;
    EXPECT_TRUE(reached.contains(&s)) << s.id;
  }
}

TEST(Charts, OutcomesHaveRunnersUp) {
  for (const Chart& c : charts()) {
    for (const Node& n : c.nodes) {
      for (const Answer& a : n.answers) {
        const bool leaf = a.to.kind == TargetKind::status;
        EXPECT_EQ(!a.lost.empty(), leaf) << c.id << ": " << n.id << "/" << a.id;
        EXPECT_EQ(!a.changes.empty(), leaf) << c.id << ": " << n.id << "/" << a.id;
        for (const RunnerUp& r : a.lost) EXPECT_NE(find(r.id), nullptr) << r.id;
        for (const Position& p : a.positions) EXPECT_NE(find(p.id), nullptr) << p.id;
      }
    }
  }
}

// ---- comparisons

TEST(Comparisons, HaveWhatIsAskedMostInTheOrderOfTheRegistry) {
  std::vector<std::string> ids;
  std::vector<std::vector<std::size_t>> order;
  for (const Comparison& c : comparisons()) {
    ids.emplace_back();
    order.emplace_back();
    for (Text id : c.ids) {
      const Status* status = find(id);
      ASSERT_NE(status, nullptr) << id;
      (ids.back() += ids.back().empty() ? "" : " ") += id;
      order.back().push_back(index_of(*status));
    }
    EXPECT_TRUE(std::is_sorted(order.back().begin(), order.back().end())) << ids.back();
    EXPECT_FALSE(c.apart.empty() || c.sources.empty()) << ids.back();
  }
  EXPECT_TRUE(std::is_sorted(order.begin(), order.end()));
  for (const char* asked :
       {"401 403", "403 404", "404 410", "400 422", "409 412 428", "409 422", "301 308", "302 303 307", "200 204",
        "201 202", "429 503", "413 414 431", "405 501", "406 415", "500 503", "502 503 504"}) {
    EXPECT_NE(std::find(ids.begin(), ids.end(), asked), ids.end()) << asked;
  }
}

// ---- pictures of flowcharts

struct Area {
  float left, top, right, bottom;
};

Area area(Point center, float width, float height) {
  return {center.x - width / 2, center.y - height / 2, center.x + width / 2, center.y + height / 2};
}

// By more than what rounding may do.
bool overlap(const Area& a, const Area& b) {
  return a.left + 1 < b.right && b.left + 1 < a.right && a.top + 1 < b.bottom && b.top + 1 < a.bottom;
}

Area label_area(const Arrow& a) {
  return area(a.label_at, a.label_width, static_cast<float>(a.label.size()) * ChartType::label_line);
}

TEST(Pictures, HaveABoxForEachQuestionAndAnArrowForEachAnswer) {
  for (const Chart& c : charts()) {
    SCOPED_TRACE(std::string(c.id));
    std::set<std::uint16_t> asked;
    for (const Box& b : c.boxes) {
      ASSERT_FALSE(b.lines.empty());
      if (b.what.kind == TargetKind::node) {
        EXPECT_TRUE(asked.insert(b.what.index).second);
      } else if (b.what.kind == TargetKind::status) {
        EXPECT_EQ(b.lines[0], statuses()[b.what.index].id.substr(0, 3));
      }
    }
    EXPECT_EQ(asked.size(), c.nodes.size());
    std::set<std::pair<std::uint16_t, std::uint8_t>> drawn;
    std::size_t answers = 0;
    for (const Node& n : c.nodes) answers += n.answers.size();
    for (const Arrow& a : c.arrows) {
      ASSERT_EQ(c.boxes[a.from].what.kind, TargetKind::node);
      const Answer& answer = c.nodes[c.boxes[a.from].what.index].answers[a.answer];
      EXPECT_EQ(c.boxes[a.to].what.kind, answer.to.kind);
      EXPECT_EQ(c.boxes[a.to].what.index, answer.to.index);
      drawn.emplace(c.boxes[a.from].what.index, a.answer);
      std::string label;
      for (Text line : a.label) (label += label.empty() ? "" : " ") += line;
      EXPECT_EQ(label, answer.label);
    }
    EXPECT_EQ(drawn.size(), answers);
    EXPECT_EQ(c.arrows.size(), answers);
  }
}

TEST(Pictures, HaveNothingOnTopOfAnything) {
  for (const Chart& c : charts()) {
    SCOPED_TRACE(std::string(c.id));
    std::vector<Area> areas;
    for (const Box& b : c.boxes) areas.push_back(area(b.center, b.width, b.height));
    for (const Arrow& a : c.arrows) areas.push_back(label_area(a));
    for (std::size_t i = 0; i < areas.size(); ++i) {
      const Area& a = areas[i];
      EXPECT_TRUE(a.left >= 0 && a.top >= 0 && a.right <= c.width && a.bottom <= c.height) << i;
      for (std::size_t j = 0; j < i; ++j) EXPECT_FALSE(overlap(a, areas[j])) << i << " and " << j;
    }
  }
}

TEST(Pictures, ArrowsRunFromBoxThroughLabelToBox) {
  for (const Chart& c : charts()) {
    SCOPED_TRACE(std::string(c.id));
    std::set<std::pair<std::uint16_t, float>> starts;
    for (const Arrow& a : c.arrows) {
      ASSERT_EQ(a.curve.size() % 3, 1u);
      ASSERT_GE(a.curve.size(), 4u);
      const Box &first = c.boxes[a.from], &last = c.boxes[a.to];
      const Area from = area(first.center, first.width, first.height), to = area(last.center, last.width, last.height);
      const Point start = a.curve.front(), end = a.curve.back(), before = a.curve[a.curve.size() - 2];
      if (a.sideways()) {
        EXPECT_TRUE(c.across);
        EXPECT_NEAR(start.x, from.right, 1);
        EXPECT_NEAR(start.y, first.center.y, 1);
        EXPECT_NEAR(end.x, to.left, 1);
        EXPECT_NEAR(end.y, last.center.y, 1);
      } else {
        EXPECT_TRUE(starts.emplace(a.from, start.x).second) << "two arrows leave at one place";
        EXPECT_NEAR(start.y, from.bottom, 1);
        EXPECT_TRUE(start.x >= from.left && start.x <= from.right);
        EXPECT_NEAR(end.y, to.top, 1);
        if (c.across)
          EXPECT_TRUE(end.x >= to.left && end.x <= to.right);
        else
          EXPECT_NEAR(end.x, last.center.x, 1);
      }
      // The head points to the box.
      EXPECT_GT(a.sideways() ? end.x - before.x : end.y - before.y, 0) << a.label[0];
      EXPECT_EQ(a.sideways() ? end.y - before.y : end.x - before.x, 0) << a.label[0];
      // A straight piece goes right through the label's center.
      bool through = false;
      for (std::size_t i = 0; i + 3 < a.curve.size(); i += 3) {
        const Point p = a.curve[i], q = a.curve[i + 3];
        const auto inside = [](float begin, float at, float end) { return begin <= at && at <= end; };
        through |= a.sideways() ? std::abs(p.y - a.label_at.y) < 1 && std::abs(q.y - a.label_at.y) < 1 &&
                                      inside(p.x, a.label_at.x, q.x)
                                : std::abs(p.x - a.label_at.x) < 1 && std::abs(q.x - a.label_at.x) < 1 &&
                                      inside(p.y, a.label_at.y, q.y);
      }
      EXPECT_TRUE(through) << a.label[0];
    }
  }
}

TEST(Pictures, AreNotTooWideToBeRead) {
  bool across = false;
  for (const Chart& c : charts()) {
    EXPECT_LE(c.width, c.across ? 2600 : 2400) << c.id;
    across |= c.across;
  }
  EXPECT_TRUE(across);
}

TEST(Pictures, ArrowsKeepClearOfOtherBoxes) {
  for (const Chart& c : charts()) {
    SCOPED_TRACE(std::string(c.id));
    for (std::size_t n = 0; n < c.arrows.size(); ++n) {
      const Arrow& a = c.arrows[n];
      for (std::size_t i = 0; i + 3 < a.curve.size(); i += 3) {
        for (int step = 0; step <= 16; ++step) {
          const float t = static_cast<float>(step) / 16, u = 1 - t;
          const auto mix = [&](float Point::*m) {
            return u * u * u * (a.curve[i].*m) + 3 * u * u * t * (a.curve[i + 1].*m) +
                   3 * u * t * t * (a.curve[i + 2].*m) + t * t * t * (a.curve[i + 3].*m);
          };
          const Area point{mix(&Point::x) - 1, mix(&Point::y) - 1, mix(&Point::x) + 1, mix(&Point::y) + 1};
          for (std::size_t b = 0; b < c.boxes.size(); ++b) {
            if (b == a.from || b == a.to) continue;
            const Area box = area(c.boxes[b].center, c.boxes[b].width, c.boxes[b].height);
            EXPECT_FALSE(overlap(point, box)) << "arrow " << n << ", box " << b;
          }
          for (std::size_t other = 0; other < c.arrows.size(); ++other) {
            if (other == n) continue;
            EXPECT_FALSE(overlap(point, label_area(c.arrows[other]))) << "arrows " << n << " and " << other;
          }
        }
      }
    }
  }
}

}  // namespace
}  // namespace registry
