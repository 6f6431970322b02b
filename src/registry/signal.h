// The record types of the second registry: signals, the names and numbers that people bring instead of a status code.
//
// A signal stands beside or instead of a status: a flag in an access log (`UF`), a code in an error page (`error code:
// 1020`), an exception, an exit status, a close code. A system is whoever makes signals: a proxy, a cloud, a library, a
// protocol. `datac` writes the tables from assets/signals (assets/README.md has the keys). Like the records of model.h
// they are views into loaded data and stay valid for the life of the program.
#pragma once

#include "registry/model.h"

namespace registry {

/// What kind of thing a system is; the order is that of the page that lists them.
enum class SystemKind : std::uint8_t { protocol, proxy, server, cdn, cloud, api, storage, framework, client, browser };

/// Where a person meets a signal.
enum class Place : std::uint8_t {
  access_log,
  error_log,
  header_field,
  content,       // of a response: an error page, a JSON body
  page,          // what a browser shows
  exception,     // thrown by a library, or printed in a stack trace
  exit_status,   // of a command
  close_code,    // of a WebSocket
  stream_error,  // of HTTP/2 and HTTP/3
  trailer,       // gRPC
  console        // of the vendor: events, metrics, deployment logs
};

/// What the name alone proves. A `word` is distinctive wherever it stands; a `number` or another plain word is read as
/// this signal only near one of its system's clues, and offered otherwise; aliases of several words prove themselves.
enum class Proof : std::uint8_t { word, clue };

struct Signal {
  Text id;    // unique in its system, and the anchor on its page: "uf"
  Text name;  // as it is printed: "UF"
  Place place;
  Proof proof;
  Confidence certainty;
  List<Text> aliases;            // other spellings, and the whole sentence that is printed
  List<std::uint16_t> statuses;  // sent with it; empty: none
  bool http;                     // false: it happens where no HTTP response exists
  Text meaning, cause, made_by;
  List<Text> next;  // what to do, in order
  List<Source> sources;
};

struct System {
  Text id;    // "envoy": the name of its file and of its page
  Text name;  // "Envoy"
  SystemKind kind;
  Text summary;      // one sentence: what it is
  Text where;        // one clause: where its signals stand
  Text date;         // when its sources were read, "2026-11"
  List<Text> clues;  // words near which its numbers and plain words are meant
  List<Signal> signals;
};

}  // namespace registry
