// The tables that datac writes from assets/ (registry_tables.cc): plain constant data, initialized at compile time.
//
// Shape: one pool of each record type; a list inside a record is a slice of its pool, and equal lists share one slice,
// so a source cited a hundred times is stored once. Nothing runs at start-up and nothing is allocated.
#pragma once

#include "registry/model.h"

namespace registry::tables {

extern const List<Status> statuses;  // by code, then the registered meaning, then by owner and id
extern const List<ClassInfo> classes;
extern const List<Chart> charts;  // by rank
extern const List<Work> works;    // by id
extern const Text data_date, data_version;

}  // namespace registry::tables
