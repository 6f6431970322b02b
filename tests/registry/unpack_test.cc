// Covers src/registry/unpack.h, schema.h: the packed tables of the real data, whole, cut short and damaged. That they
// hold what assets/ says is shown by everything else that reads the registry; here is that nothing else gets in.
#include "registry/unpack.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "registry/registry.h"
#include "tools/embedded/embedded.h"

namespace registry {
namespace {

using Bytes = std::vector<unsigned char>;

/// What is packed in a file.
Bytes inside(std::size_t file) {
  const auto packed = open(embedded::files()[file]).packed;
  return {packed.begin(), packed.end()};
}
Bytes facts_file() { return inside(0); }
Bytes details_file() { return inside(2); }
Bytes charts_file() { return inside(3); }

/// Reads what stands everywhere in unpacked tables, so that a sanitizer sees whether it may be read.
std::size_t touch(const Tables& t) {
  std::size_t sum = 0;
  const auto text = [&](Text value) {
    for (const char c : value) sum += static_cast<unsigned char>(c);
  };
  const auto sources = [&](List<Source> list) {
    for (const Source& s : list) text(s.doc), text(s.section), text(s.url);
  };
  for (const Status& s : t.statuses) {
    for (Text one : {s.id, s.name, s.owner, s.until, s.summary, s.plain, s.meaning, s.wire_note, s.rest, s.retry_text,
                     s.client, s.standard_equivalent, s.wire})
      text(one);
    for (const auto& list : {s.use_when, s.methods, s.aliases, s.confused_with, s.named_by})
      for (Text one : list) text(one);
    for (const Way& w : s.charts) text(w.chart), text(w.answers);
    for (const AvoidWhen& a : s.avoid_when) text(a.text), text(a.instead);
    for (const Name& n : s.names) text(n.name), sources(n.sources);
    for (const Field& f : s.fields) text(f.name), text(f.when), sources(f.sources);
    for (const Correction& c : s.corrections) text(c.claim), text(c.truth), sources(c.sources);
    for (const Constant& c : s.constants) text(c.language), text(c.symbol);
    sources(s.sources);
  }
  for (const Chart& c : t.charts) {
    text(c.title);
    for (const Node& n : c.nodes) {
      text(n.ask);
      for (const Answer& a : n.answers) {
        text(a.label);
        text(a.because);
        sources(a.sources);
        for (const RunnerUp& r : a.lost) text(r.id), text(r.because);
        text(a.example);
        for (const Field& f : a.fields) text(f.name), text(f.when), sources(f.sources);
        for (const SeeAlso& s : a.see_also) {
          text(s.chart);
          for (Text answer : s.answers) text(answer);
        }
      }
    }
    for (const Box& b : c.boxes)
      for (Text line : b.lines) text(line);
    for (const Arrow& a : c.arrows) {
      for (const Box* box : {&c.boxes[a.from], &c.boxes[a.to]}) text(box->lines.empty() ? Text() : box->lines[0]);
      for (Text line : a.label) text(line);
      sum += a.curve.size();
    }
  }
  for (const Method& m : t.methods) {
    for (Text one : {m.name, m.family, m.summary, m.meaning, m.standing, m.wire}) text(one);
    for (const Rule* rule : {&m.safety, &m.repeating, &m.caching, &m.request, &m.response})
      text(rule->text), sources(rule->sources);
    for (const MethodStatus& s : m.statuses) text(s.id), text(s.level), text(s.when), sources(s.sources);
    for (const Correction& c : m.corrections) text(c.claim), text(c.truth), sources(c.sources);
    sources(m.sources);
  }
  for (const FieldInfo& f : t.fields) text(f.name), text(f.what), text(f.shape), text(f.example), sources(f.sources);
  for (const Work& w : t.works) text(w.id), text(w.title), text(w.url);
  return sum;
}

/// The files from memory of exactly their size.
bool unpacks(const Bytes& facts, const Bytes& details, const Bytes& charts) {
  const Bytes exact_facts(facts), exact_details(details), exact_charts(charts);
  Arena arena;
  Tables tables;
  if (!unpack_facts(exact_facts, arena, tables)) return false;
  if (!unpack_details(exact_details, arena, tables)) return false;
  if (!unpack_charts(exact_charts, arena, tables)) return false;
  return touch(tables) > 0;
}

TEST(Unpack, TakesWhatDatacPacked) {
  const Bytes facts = facts_file(), details = details_file();
  Arena arena;
  Tables tables;
  ASSERT_TRUE(unpack_facts(facts, arena, tables));
  for (const Status& s : tables.statuses) {
    EXPECT_TRUE(s.plain.empty() && s.sources.empty() && s.use_when.empty()) << s.id;
    EXPECT_FALSE(s.name.empty() || s.summary.empty()) << s.id;
  }
  const Status* const first = tables.statuses.data();
  ASSERT_TRUE(unpack_details(details, arena, tables));
  EXPECT_EQ(tables.statuses.data(), first);
  ASSERT_EQ(tables.statuses.size(), statuses().size());
  for (std::size_t i = 0; i < statuses().size(); ++i) EXPECT_EQ(tables.statuses[i].meaning, statuses()[i].meaning);
}

TEST(Unpack, RefusesEveryLengthButTheWhole) {
  const Bytes facts = facts_file(), details = details_file(), charts = charts_file();
  ASSERT_TRUE(unpacks(facts, details, charts));
  for (std::size_t size = 0; size < facts.size(); ++size) {
    Arena arena;
    Tables tables;
    ASSERT_FALSE(unpack_facts(Bytes(facts.begin(), facts.begin() + static_cast<std::ptrdiff_t>(size)), arena, tables))
        << size;
  }
  Bytes longer = facts;
  longer.push_back(0);
  EXPECT_FALSE(unpacks(longer, details, charts));
  longer = details;
  longer.push_back(0);
  EXPECT_FALSE(unpacks(facts, longer, charts));
  longer = charts;
  longer.push_back(0);
  EXPECT_FALSE(unpacks(facts, details, longer));
  // Each takes a while, so not each length.
  for (std::size_t size = 0; size < details.size(); size += size < 64 ? 1 : 997)
    ASSERT_FALSE(unpacks(facts, Bytes(details.begin(), details.begin() + static_cast<std::ptrdiff_t>(size)), charts))
        << size;
  for (std::size_t size = 0; size < charts.size(); size += size < 64 ? 1 : 997)
    ASSERT_FALSE(unpacks(facts, details, Bytes(charts.begin(), charts.begin() + static_cast<std::ptrdiff_t>(size))))
        << size;
}

/// Cuts the numbers, which the length at the start says, where texts would hide a cut at the end of the file.
TEST(Unpack, RefusesNumbersThatBreakOff) {
  const Bytes facts = facts_file(), details = details_file(), charts = charts_file();
  const auto numbers = [](const Bytes& file) {
    return static_cast<std::size_t>(file[0] | file[1] << 8 | file[2] << 16);
  };
  const auto cut = [](const Bytes& file, std::size_t size) {
    Bytes out(file.begin(), file.begin() + static_cast<std::ptrdiff_t>(4 + size));
    for (int i = 0; i < 3; ++i) out[static_cast<std::size_t>(i)] = static_cast<unsigned char>(size >> (8 * i));
    out.insert(out.end(), 1 << 16, 'x');
    return out;
  };
  for (std::size_t size = 0; size < numbers(facts); size += size < 64 ? 1 : 17)
    ASSERT_FALSE(unpacks(cut(facts, size), details, charts)) << size;
  for (std::size_t size = 0; size < numbers(details); size += 499)
    ASSERT_FALSE(unpacks(facts, cut(details, size), charts)) << size;
  for (std::size_t size = 0; size < numbers(charts); size += 499)
    ASSERT_FALSE(unpacks(facts, details, cut(charts, size))) << size;
}

/// Flipped bits may give other tables or none, but what is there can be read.
TEST(Unpack, IsSafeWhateverTheBytes) {
  const Bytes files[] = {facts_file(), details_file(), charts_file()};
  int taken = 0, refused = 0;
  const auto try_out = [&](std::size_t which, std::size_t at, int bit) {
    Bytes damaged[] = {files[0], files[1], files[2]};
    damaged[which][at] = static_cast<unsigned char>(damaged[which][at] ^ 1 << bit);
    unpacks(damaged[0], damaged[1], damaged[2]) ? ++taken : ++refused;
  };
  std::uint32_t random = 1;
  const auto next = [&](std::size_t below) {
    random = random * 1664525 + 1013904223;
    return (random >> 8) % below;
  };
  for (int i = 0; i < 300; ++i) try_out(0, next(files[0].size() / 4), static_cast<int>(next(8)));
  for (int i = 0; i < 350; ++i) try_out(1, next(files[1].size() / 8), static_cast<int>(next(8)));
  for (int i = 0; i < 350; ++i) try_out(2, next(files[2].size() / 8), static_cast<int>(next(8)));
  for (std::size_t at = 0; at < 64; ++at)
    for (const std::size_t which : {0, 1, 2}) try_out(which, at, 7);
  EXPECT_GT(taken, 0);
  EXPECT_GT(refused, 0);
}

TEST(Unpack, IsSafeWithNoise) {
  const Bytes facts = facts_file(), details = details_file(), charts = charts_file();
  std::uint32_t random = 7;
  for (int round = 0; round < 2000; ++round) {
    Bytes noise(static_cast<std::size_t>(round));
    for (auto& byte : noise) byte = static_cast<unsigned char>((random = random * 1664525 + 1013904223) >> 24);
    if (noise.size() >= 4)
      noise[0] = static_cast<unsigned char>(noise.size() / 2),
      noise[1] = static_cast<unsigned char>(noise.size() / 2 >> 8), noise[2] = noise[3] = 0;
    unpacks(facts, noise, charts);
    if (round % 16 == 0) unpacks(facts, details, noise);
    unpacks(noise, noise, noise);
  }
}

// ---- texts and numbers one by one

struct Row {
  const char* what;
  std::vector<unsigned char> file;
  bool good;
  std::uint32_t value;
};

TEST(Unpack, ReadsNumbers) {
  const Row rows[] = {
      {"zero", {1, 0, 0, 0, 0}, true, 0},
      {"two bytes", {2, 0, 0, 0, 0x80, 1}, true, 128},
      {"the largest", {5, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0x0f}, true, 0xffffffff},
      {"too large", {5, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0x1f}, false, 0},
      {"endless", {6, 0, 0, 0, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80}, false, 0},
      {"broken off", {1, 0, 0, 0, 0x80}, false, 0},
      {"none", {0, 0, 0, 0}, false, 0},
      {"no length", {1, 0, 0}, false, 0},
      {"a length that lies", {9, 0, 0, 0, 1}, false, 0},
      {"a huge length", {0xff, 0xff, 0xff, 0xff, 1}, false, 0},
  };
  for (const Row& row : rows) {
    Arena arena;
    Unpacker io(row.file, arena);
    std::uint32_t value = 99;
    io.number(value);
    EXPECT_EQ(io.good(), row.good) << row.what;
    EXPECT_EQ(value, row.value) << row.what;
  }
}

TEST(Unpack, ReadsDifferences) {
  const Row rows[] = {
      {"the same", {1, 0, 0, 0, 0}, true, 100},
      {"one more", {1, 0, 0, 0, 2}, true, 101},
      {"one less", {1, 0, 0, 0, 1}, true, 99},
      {"down to nothing", {2, 0, 0, 0, 0xc7, 1}, true, 0},
      {"below nothing", {2, 0, 0, 0, 0xc9, 1}, false, 0},
      {"past what fits", {3, 0, 0, 0, 0xff, 0xff, 0x7f}, false, 0},
  };
  for (const Row& row : rows) {
    Arena arena;
    Unpacker io(row.file, arena);
    std::uint16_t value = 7;
    io.moved(value, std::uint16_t{100});
    EXPECT_EQ(io.good(), row.good) << row.what;
    EXPECT_EQ(value, row.value) << row.what;
  }
}

TEST(Unpack, RisingNumbersDoNotWrapAround) {
  // 65,000 more than 1,000 is past what the number holds: a table out of order.
  const Bytes file{3, 0, 0, 0, 0xe8, 0xfb, 3};
  Arena arena;
  std::uint16_t value = 0;
  Unpacker first(file, arena);
  first.rising(value, 0);
  EXPECT_TRUE(first.good());
  EXPECT_EQ(value, 65000);
  Unpacker wrapped(file, arena);
  wrapped.rising(value, 1000);
  EXPECT_FALSE(wrapped.good());
}

TEST(Unpack, RefusesWhatDoesNotFit) {
  const Bytes file{2, 0, 0, 0, 200, 2};
  Arena arena;
  std::uint8_t small = 0;
  Unpacker narrow(file, arena);
  narrow.number(small);
  EXPECT_FALSE(narrow.good());
  Standing standing{};
  Unpacker chosen(file, arena);
  chosen.choice(standing, 6);
  EXPECT_FALSE(chosen.good());
  Text text;
  Unpacker beyond(file, arena);
  beyond.text(text);
  EXPECT_FALSE(beyond.good());
  EXPECT_TRUE(text.empty());
  List<Status> list;
  Unpacker many(file, arena);
  EXPECT_TRUE(many.list(list).empty());
  EXPECT_FALSE(many.good());
}

}  // namespace
}  // namespace registry
