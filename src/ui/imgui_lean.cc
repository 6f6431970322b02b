// What the app leaves out of Dear ImGui in the web build. The app draws one window with its own shapes, so it formats
// nothing and has no tables; but Dear ImGui's frame refers to both, and with them come printf, scanf and long doubles.
// Here are the formats that remain, and tables that are never begun. All is weak: a Dear ImGui that wants more of
// imgui_tables.cpp gets all of it.
#include <cstdarg>

#include "imgui.h"
#include "imgui_internal.h"

namespace {

/// Characters into a buffer, counted also where it is full.
struct Out {
  char* to;
  int room, count = 0;

  void put(char c) {
    if (count < room - 1) to[count] = c;
    ++count;
  }
};

void put_number(Out& out, unsigned value, unsigned base, const char* digits, int width, char fill) {
  char reversed[16];
  int size = 0;
  do {
    reversed[size++] = digits[value % base];
    value /= base;
  } while (value != 0);
  for (; width > size; --width) out.put(fill);
  while (size > 0) out.put(reversed[--size]);
}

}  // namespace

/// %s, %d, %i, %u, %x, %X, %c and %% with a width and zeros; what else there is stays as it stands.
int ImFormatStringV(char* buf, std::size_t buf_size, const char* fmt, va_list args) {
  Out out{buf, buf ? static_cast<int>(buf_size) : 0};
  for (; *fmt; ++fmt) {
    if (*fmt != '%') {
      out.put(*fmt);
      continue;
    }
    const char* const start = fmt++;
    const char fill = *fmt == '0' ? '0' : ' ';
    int width = 0;
    while (*fmt >= '0' && *fmt <= '9') width = width * 10 + (*fmt++ - '0');
    switch (*fmt) {
      case 's':
        for (const char* text = va_arg(args, const char*); *text; ++text) out.put(*text);
        break;
      case 'd':
      case 'i': {
        const int value = va_arg(args, int);
        if (value < 0) out.put('-');
        put_number(out, value < 0 ? 0u - static_cast<unsigned>(value) : static_cast<unsigned>(value), 10, "0123456789",
                   width - (value < 0), fill);
        break;
      }
      case 'u':
        put_number(out, va_arg(args, unsigned), 10, "0123456789", width, fill);
        break;
      case 'x':
        put_number(out, va_arg(args, unsigned), 16, "0123456789abcdef", width, fill);
        break;
      case 'X':
        put_number(out, va_arg(args, unsigned), 16, "0123456789ABCDEF", width, fill);
        break;
      case 'c':
        out.put(static_cast<char>(va_arg(args, int)));
        break;
      case '%':
        out.put('%');
        break;
      default:
        for (const char* at = start; at <= fmt && *at; ++at) out.put(*at);
        if (!*fmt) --fmt;
    }
  }
  if (buf && buf_size > 0) {
    if (out.count >= out.room) out.count = out.room - 1;
    buf[out.count] = '\0';
  }
  return out.count;
}

int ImFormatString(char* buf, std::size_t buf_size, const char* fmt, ...) {
  va_list args;
  va_start(args, fmt);
  const int size = ImFormatStringV(buf, buf_size, fmt, args);
  va_end(args);
  return size;
}

/// %d and %i; all else stands for itself.
int lean_scan(const char* text, const char* format, ...) {
  va_list args;
  va_start(args, format);
  int found = 0;
  for (; *format; ++format) {
    if (*format != '%') {
      if (*text++ != *format) break;
      continue;
    }
    ++format;
    if (*format != 'd' && *format != 'i') break;
    const bool negative = *text == '-';
    if (negative) ++text;
    if (*text < '0' || *text > '9') break;
    int value = 0;
    for (; *text >= '0' && *text <= '9' && value < 100'000'000; ++text) value = value * 10 + (*text - '0');
    *va_arg(args, int*) = negative ? -value : value;
    ++found;
  }
  va_end(args);
  return found;
}

#define LEAN __attribute__((weak))
namespace ImGui {

LEAN void EndTable() {}
LEAN void EndColumns() {}
LEAN void TableEndCell(ImGuiTable*) {}
LEAN void TableEndRow(ImGuiTable*) {}
LEAN void TableSettingsAddSettingsHandler() {}
LEAN void TableGcCompactSettings() {}
LEAN void TableGcCompactTransientBuffers(ImGuiTable*) {}
LEAN void TableGcCompactTransientBuffers(ImGuiTableTempData*) {}
LEAN void PushColumnsBackground() {}
LEAN void PopColumnsBackground() {}
LEAN void TablePushBackgroundChannel() {}
LEAN void TablePopBackgroundChannel() {}
LEAN void TablePushColumnChannel(int) {}
LEAN void TablePopColumnChannel() {}

}  // namespace ImGui
