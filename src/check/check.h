// The page `/check/`: what somebody pastes, what is wrong with it, and who sent it.
//
// It is a page of its own beside the app, with its own State, because a pasted text must stand in no address and no
// history, and because its program (src/platform/check) has what no other page needs. It is made as all pages are:
// `view` makes a Page, page_html prints it. The file of the site is complete without script; where script runs,
// web/check.js keeps the tool at its top in step with the State.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "app/page.h"
#include "lint/lint.h"
#include "message/message.h"
#include "signals/explain.h"

namespace check {

/// What a control of this page does: the number of an Action of kind `check`. Its text says to what.
enum class Choice : std::int32_t { paste, open_file, clear, sample, method, role, house, copy_markdown, copy_sarif };

struct State {
  std::string text;           // as it came
  std::string file;           // the name of the file that it was read from, octet for octet; empty: it was pasted
  std::string method, house;  // what the text cannot show and the person chose; empty: not known
  std::uint8_t role = 0;      // a registry::Sender bit

  // What follows from the above; `judge` sets it.
  message::Reading reading;
  std::vector<lint::Judgement> judged;
  std::string shown;             // the text with its secrets overwritten
  signals::Explanation signals;  // of a text that holds no message, once signals.bin has been loaded
};

/// Another text takes the place of the old one. @param file its name where it is one, octet for octet
void enter(State& state, std::string text, std::string_view file = {});
/// What a control does. @return text to be copied, where it is a control that copies
std::string choose(State& state, const app::Action& action);
/// Judges the text anew: something was loaded.
void judge(State& state);
/// Does signals.bin say more of the text: one without a message, or responses that report errors? Only then is it
/// needed.
bool wants_signals(const State& state);

app::Page view(const State& state);
/// The whole page, as its file has it.
app::Page page();

/// The findings for an issue or a chat, in Markdown.
std::string markdown(const State& state);

/// Texts to begin with.
struct Sample {
  std::string_view id, label, text;
};
std::vector<Sample> samples();

/// "405 Method Not Allowed", "GET /orders/7 → 405 Method Not Allowed": what an exchange is called.
std::string title_of(const State& state, const message::Exchange& exchange);
/// The response that an exchange is judged by: the final one, else the last interim one; nullptr where there is none.
const message::Response* response_of(const message::Exchange& exchange);

}  // namespace check
