// What a Report says of state and page, whichever printer shows them.
#include "platform/web/report.h"

#include <string>

namespace platform {

void tell(std::uint32_t& at, std::uint32_t& length, std::string_view text) {
  at = address_of(text.data());
  length = static_cast<std::uint32_t>(text.size());
}

void tell_state(Report& it, const app::State& state, const app::Page& page, bool handled) {
  static std::string path, house;
  it.flags = (handled ? kHandled : 0u) | (app::is_whole(state) ? kWhole : 0u) | (state.dense ? kDense : 0u);
  it.view = static_cast<std::uint32_t>(state.view);
  it.theme = static_cast<std::uint32_t>(state.theme);
  tell(it.path, it.path_length, path = app::to_url(state));
  tell(it.title, it.title_length, page.title);
  tell(it.announcement, it.announcement_length, page.announce);
  tell(it.house, it.house_length, house = app::remembered_house(state));
}

}  // namespace platform
