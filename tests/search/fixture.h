// Ten entries and a few synonyms: small enough to reason about by hand.
#pragma once

#include <string_view>
#include <vector>

#include "registry/model.h"
#include "search/engine.h"
#include "search/index_builder.h"

namespace fixture {

registry::List<registry::Status> statuses();
const search::IndexInput& input();
const search::Index& index();

/// What datac gives the builder for a status.
search::EntryText entry_text(const registry::Status& status);

search::Results find(std::string_view query, const search::Filter& filter = {}, std::size_t limit = 50);
/// The ids found, best first.
std::vector<std::string_view> ids(const search::Results& results);
std::vector<std::string_view> ids(std::string_view query);

}  // namespace fixture
