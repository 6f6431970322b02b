// Writes packed tables (schema.h): the other direction of Unpacker (unpack.h), member by member. For datac and the
// search's index builder; nothing that ships packs anything.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <tuple>

#include "registry/schema.h"

namespace registry {

class Packer {
 public:
  /// Has everything fitted so far? Where not, the program that packs has a mistake: what it read was checked before.
  bool good() const { return good_; }

  template <class T>
  void number(T value) {
    varint(static_cast<std::uint32_t>(value));
  }
  template <class Enum>
  void choice(Enum value, std::uint32_t count) {
    index(static_cast<std::uint32_t>(value), count);
  }
  template <class T>
  void index(T value, std::size_t size) {
    good_ &= value < size;
    number(value);
  }
  void rising(std::uint16_t value, std::uint16_t before) {
    good_ &= value >= before;
    number(value - before);
  }
  template <class T>
  void moved(T value, T before) {
    zigzag(static_cast<std::int64_t>(value) - static_cast<std::int64_t>(before));
  }
  void tenths(float value, float from) { zigzag(std::lround(value * 10) - std::lround(from * 10)); }
  void text(Text value) {
    number(value.size());
    texts_ += value;
  }
  void bytes(List<std::uint8_t> value) { text({reinterpret_cast<const char*>(value.data()), value.size()}); }
  void text_or(Text value, Text other) {
    number(value == other ? 0 : value.size() + 1);
    if (value != other) texts_ += value;
  }
  void word(Text value) {
    once(value, words_, [&] { text(value); });
  }
  void id(Text value, int) { text(value.size() == 3 ? Text() : value.substr(4)); }
  template <class T>
  void reference(Text id, List<T> records) {
    const auto found = std::find_if(records.begin(), records.end(), [&](const T& one) { return one.id == id; });
    good_ &= id.empty() || found != records.end();
    number(id.empty() ? 0 : found - records.begin() + 1);
  }
  void lines(List<Text> value, Text first, Text rest) {
    std::string all;
    const std::size_t from = first.empty() ? 0 : 1;
    for (std::size_t i = from; i < value.size(); ++i) (all += i > from ? " " : "") += value[i];
    const bool broken = value.size() > from && all == rest && (first.empty() || value[0] == first);
    number(broken);
    number(value.size());
    for (std::size_t i = 0; i < value.size(); ++i) {
      if (!broken)
        text(value[i]);
      else if (i >= from && i + 1 < value.size())
        number(value[i].size());
    }
  }
  template <class T>
  std::span<T> list(List<T> value) {
    number(value.size());
    return rows(value);
  }
  void sources(List<Source> value, const Tables& tables) {
    std::string all;
    for (const Source& s : value) {
      for (const Text part : {s.doc, s.section, s.url}) (all += part) += '\n';
    }
    once(all, source_lists_, [&] {
      for (const Source& s : list(value)) {
        once(std::tuple{s.doc, s.section, s.url}, sources_, [&] { source(s, tables); });
      }
    });
  }

  /// Does any source name this work?
  bool cites(Text work) const {
    return std::any_of(sources_.begin(), sources_.end(),
                       [&](const auto& one) { return std::get<0>(one.first) == work; });
  }

  std::string packed() const {
    std::string out;
    for (int shift = 0; shift < 32; shift += 8) out += static_cast<char>(numbers_.size() >> shift);
    return out + numbers_ + texts_;
  }

 private:
  void varint(std::uint32_t value) {
    for (; value >= 0x80; value >>= 7) numbers_ += static_cast<char>(value | 0x80);
    numbers_ += static_cast<char>(value);
  }
  void zigzag(std::int64_t more) { number(more < 0 ? -more * 2 - 1 : more * 2); }

  /// 0 and the thing itself where it is new, else its place among those that were new.
  template <class Key, class Known, class Write>
  void once(const Key& key, Known& known, Write write) {
    const auto found = known.find(typename Known::key_type(key));
    number(found == known.end() ? 0 : found->second);
    if (found != known.end()) return;
    write();
    known.emplace(key, known.size() + 1);
  }

  void source(const Source& s, const Tables& tables) {
    const auto named =
        std::find_if(tables.works.begin(), tables.works.end(), [&](const Work& w) { return w.id == s.doc; });
    good_ &= named != tables.works.end();
    if (!good_) return;
    number(named - tables.works.begin());
    Address address = Address::other;
    for (const Address kind : {Address::anchor, Address::appendix, Address::section}) {
      if (s.url == std::string(named->url) + std::string(joint(kind)) + std::string(s.section)) address = kind;
    }
    if (s.url == named->url) address = Address::work;
    number(static_cast<int>(address));
    text(s.section);
    if (address == Address::other) text(s.url);
  }

  bool good_ = true;
  std::string numbers_, texts_;
  std::map<std::string, std::size_t, std::less<>> words_, source_lists_;
  std::map<std::tuple<Text, Text, Text>, std::size_t> sources_;
};

}  // namespace registry
