// Reads packed tables (schema.h) from bytes that may be anything: what does not fit is refused, and nothing is read or
// written where it must not be. Texts are views into the bytes, which therefore outlive the tables; what cannot be a
// view (records, derived texts) is in the Arena.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "registry/schema.h"
#include "registry/signal_schema.h"

namespace registry {

/// Memory that is given back all at once.
class Arena {
 public:
  /// Value-initialized; T needs no destructor.
  template <class T>
  std::span<T> take(std::size_t count) {
    static_assert(std::is_trivially_destructible_v<T> && alignof(T) <= alignof(std::max_align_t));
    if (count == 0) return {};
    T* first = static_cast<T*>(bytes(count * sizeof(T)));
    for (std::size_t i = 0; i < count; ++i) new (first + i) T();
    return {first, count};
  }
  /// Copies.
  template <class T>
  List<T> keep(const std::vector<T>& made) {
    const std::span<T> out = take<T>(made.size());
    for (std::size_t i = 0; i < made.size(); ++i) out[i] = made[i];
    return out;
  }
  Text keep(Text made) {
    const std::span<char> out = take<char>(made.size());
    for (std::size_t i = 0; i < made.size(); ++i) out[i] = made[i];
    return {out.data(), out.size()};
  }

 private:
  void* bytes(std::size_t size);

  std::vector<std::unique_ptr<std::max_align_t[]>> chunks_;
  std::size_t left_ = 0;
  std::max_align_t* next_ = nullptr;
};

class Unpacker {
 public:
  Unpacker(std::span<const unsigned char> bytes, Arena& arena);

  /// So far everything was as it has to be. After a mistake all that is read is empty.
  bool good() const { return good_; }
  /// Good, and nothing is left over.
  bool done() const { return good_ && at_ == numbers_end_ && text_at_ == text_.size(); }

  template <class T>
  void number(T& value) {
    const std::uint32_t read = varint();
    value = static_cast<T>(read);
    if (static_cast<std::uint32_t>(value) != read) fail(), value = T();
  }
  /// One of the first `count` enumerators.
  template <class Enum>
  void choice(Enum& value, std::uint32_t count) {
    value = static_cast<Enum>(below(count));
  }
  /// A position in a list of this size.
  template <class T>
  void index(T& value, std::size_t size) {
    const std::uint32_t read = below(size);
    value = static_cast<T>(read);
    if (value != read) fail(), value = 0;
  }
  /// At least as large as the one before.
  void rising(std::uint16_t& value, std::uint16_t before);
  /// As the difference to the one before, which may be larger.
  template <class T>
  void moved(T& value, T before) {
    const std::int64_t read = static_cast<std::int64_t>(before) + zigzag();
    value = static_cast<T>(read);
    if (static_cast<std::int64_t>(value) != read) fail(), value = T();
  }
  /// With one decimal, as the difference to another.
  void tenths(float& value, float from);

  void text(Text& value) { value = characters(varint()); }
  void bytes(List<std::uint8_t>& value) {
    const Text read = characters(varint());
    value = {reinterpret_cast<const std::uint8_t*>(read.data()), read.size()};
  }
  /// One that mostly is another text.
  void text_or(Text& value, Text other);
  /// One that occurs often; stored once.
  void word(Text& value);
  /// "404", "499-nginx".
  void id(Text& value, int code);
  /// The id of another record, or nothing.
  template <class T>
  void reference(Text& id, List<T> records) {
    const std::uint32_t position = below(records.size() + 1);
    id = position == 0 ? Text() : records[position - 1].id;
  }
  /// Lines of a text that was broken at spaces, after a line of its own if there is one.
  void lines(List<Text>& value, Text first, Text rest);

  /// A list's length; its records are there to be filled in.
  template <class T>
  std::span<T> list(List<T>& value) {
    // A record takes at least one byte, so that a wrong length cannot ask for more memory than bytes can fill.
    const std::uint32_t size = below(static_cast<std::size_t>(numbers_end_ - at_) + 1);
    const std::span<T> records = arena_.take<T>(good_ ? size : 0);
    value = records;
    return records;
  }
  /// Sources, and lists of them, are stored once.
  void sources(List<Source>& value, const Tables& tables);

 private:
  std::uint32_t varint();
  std::int32_t zigzag();
  std::uint32_t below(std::size_t count);
  Text characters(std::uint32_t size);
  Text joined(Text a, Text b, Text c);
  void fail() { good_ = false; }

  Arena& arena_;
  bool good_ = true;
  const unsigned char* at_ = nullptr;
  const unsigned char* numbers_end_ = nullptr;
  std::string_view text_;
  std::size_t text_at_ = 0;
  std::vector<Text> words_;
  std::vector<Source> sources_;
  std::vector<List<Source>> source_lists_;
};

/// @return was it all as it has to be? If not, the tables are not to be used.
bool unpack_facts(std::span<const unsigned char> bytes, Arena& arena, Tables& tables);
bool unpack_details(std::span<const unsigned char> bytes, Arena& arena, Tables& tables);
bool unpack_charts(std::span<const unsigned char> bytes, Arena& arena, Tables& tables);
bool unpack_signals(std::span<const unsigned char> bytes, Arena& arena, SignalTables& tables);

}  // namespace registry
