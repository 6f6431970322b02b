// The reader. It stops at the first thing that does not fit: from then on every number is 0 and every text empty, so
// that whoever asked need not look after each question, only at the end.
#include "registry/unpack.h"

#include <algorithm>
#include <cstring>
#include <new>

namespace registry {

void* Arena::bytes(std::size_t size) {
  constexpr std::size_t unit = sizeof(std::max_align_t), chunk = 4096;
  const std::size_t units = (size + unit - 1) / unit;
  if (units > left_) {
    left_ = std::max(units, chunk);
    chunks_.emplace_back(new std::max_align_t[left_]);
    next_ = chunks_.back().get();
  }
  void* taken = next_;
  next_ += units;
  left_ -= units;
  return taken;
}

Unpacker::Unpacker(std::span<const unsigned char> bytes, Arena& arena) : arena_(arena) {
  std::uint32_t numbers = 0;
  good_ = bytes.size() >= 4;
  if (!good_) return;
  for (int i = 3; i >= 0; --i) numbers = numbers << 8 | bytes[static_cast<std::size_t>(i)];
  good_ = numbers <= bytes.size() - 4;
  if (!good_) return;
  at_ = bytes.data() + 4;
  numbers_end_ = at_ + numbers;
  text_ = {reinterpret_cast<const char*>(numbers_end_), bytes.size() - 4 - numbers};
}

std::uint32_t Unpacker::varint() {
  std::uint32_t value = 0;
  for (int shift = 0; good_ && at_ < numbers_end_ && shift < 35; shift += 7) {
    const std::uint32_t byte = *at_++;
    if (shift == 28 && byte > 0x0f) break;
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) return value;
  }
  fail();
  return 0;
}

std::uint32_t Unpacker::below(std::size_t count) {
  const std::uint32_t value = varint();
  if (value < count) return value;
  fail();
  return 0;
}

Text Unpacker::characters(std::uint32_t size) {
  if (size > text_.size() - text_at_) {
    fail();
    return {};
  }
  const Text out = text_.substr(text_at_, size);
  text_at_ += size;
  return out;
}

Text Unpacker::joined(Text a, Text b, Text c) {
  const std::span<char> out = arena_.take<char>(a.size() + b.size() + c.size());
  char* at = std::copy(a.begin(), a.end(), out.data());
  at = std::copy(b.begin(), b.end(), at);
  std::copy(c.begin(), c.end(), at);
  return {out.data(), out.size()};
}

void Unpacker::rising(std::uint16_t& value, std::uint16_t before) {
  std::uint16_t more;
  number(more);
  value = static_cast<std::uint16_t>(before + more);
  if (value < before) fail();
}

std::int32_t Unpacker::zigzag() {
  const std::uint32_t read = varint();
  return static_cast<std::int32_t>(read >> 1) ^ -static_cast<std::int32_t>(read & 1);
}

void Unpacker::tenths(float& value, float from) {
  const std::int32_t more = zigzag();
  const auto start = static_cast<std::int32_t>(from * 10 + (from < 0 ? -0.5f : 0.5f));
  constexpr std::int32_t limit = 1 << 23;
  value = 0;
  if (more < -limit || more > limit || start + more < -limit || start + more > limit) return fail();
  value = static_cast<float>(start + more) / 10;  // exactly what the compiler makes of the decimal fraction
}

void Unpacker::text_or(Text& value, Text other) {
  const std::uint32_t size = varint();
  value = size == 0 ? other : characters(size - 1);
}

void Unpacker::word(Text& value) {
  const std::uint32_t position = below(words_.size() + 1);
  if (position == 0) {
    text(value);
    words_.push_back(value);
  } else {
    value = words_[position - 1];
  }
}

void Unpacker::id(Text& value, int code) {
  const char digits[] = {static_cast<char>('0' + code / 100 % 10), static_cast<char>('0' + code / 10 % 10),
                         static_cast<char>('0' + code % 10)};
  Text suffix;
  text(suffix);
  value = joined({digits, 3}, suffix.empty() ? "" : "-", suffix);
}

void Unpacker::lines(List<Text>& value, Text first, Text rest) {
  const bool broken = below(2) == 1;
  const std::span<Text> lines = list(value);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!broken) {
      text(lines[i]);
    } else if (i == 0 && !first.empty()) {
      lines[i] = first;
    } else if (i + 1 == lines.size()) {
      lines[i] = rest;
    } else {
      const std::uint32_t size = below(rest.size());
      lines[i] = rest.substr(0, size);
      rest.remove_prefix(std::min<std::size_t>(size + 1, rest.size()));  // and the space
    }
  }
}

void Unpacker::sources(List<Source>& value, const Tables& tables) {
  const std::uint32_t known = below(source_lists_.size() + 1);
  if (known != 0) {
    value = source_lists_[known - 1];
    return;
  }
  for (Source& source : list(value)) {
    const std::uint32_t position = below(sources_.size() + 1);
    if (position != 0) {
      source = sources_[position - 1];
      continue;
    }
    const std::uint32_t work = below(tables.works.size());
    Address address;
    choice(address, 5);
    text(source.section);
    if (!good()) return;
    source.doc = tables.works[work].id;
    if (address == Address::other)
      text(source.url);
    else if (address == Address::work)
      source.url = tables.works[work].url;
    else
      source.url = joined(tables.works[work].url, joint(address), source.section);
    sources_.push_back(source);
  }
  source_lists_.push_back(value);
}

bool unpack_facts(std::span<const unsigned char> bytes, Arena& arena, Tables& tables) {
  Unpacker io(bytes, arena);
  facts(io, tables);
  return io.done();
}

bool unpack_details(std::span<const unsigned char> bytes, Arena& arena, Tables& tables) {
  Unpacker io(bytes, arena);
  details(io, tables);
  return io.done();
}

bool unpack_charts(std::span<const unsigned char> bytes, Arena& arena, Tables& tables) {
  Unpacker io(bytes, arena);
  ChartFile file;
  charts(io, tables, file);
  return io.done();
}

bool unpack_signals(std::span<const unsigned char> bytes, Arena& arena, SignalTables& tables) {
  Unpacker io(bytes, arena);
  signals(io, tables);
  return io.done();
}

}  // namespace registry
