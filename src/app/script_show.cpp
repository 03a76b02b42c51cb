#include "app/script_show.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

namespace eb::app {

namespace {

using namespace session;
using Words = std::vector<std::string>;
using Commands = std::vector<ScriptCommand>;

constexpr const char* usage_text =
    "show start [current] [rehearsal] | end | leave | next | previous | first | last | go N | digit D | enter | black "
    "| "
    "freeze | hide | take [SECONDS] | swap | pause | reset | timer | languages LANG [LANG] | swap-languages | keys "
    "on|off | "
    "add | select|retake|duplicate|look|remove ID | move ID N | plan ID SECONDS | replan N | theme dark|light";

std::optional<double> number(const Words& words, std::size_t at) {
  if (at >= words.size()) return std::nullopt;
  double value = 0;
  const char* end = words[at].data() + words[at].size();
  const auto [after, error] = std::from_chars(words[at].data(), end, value);
  return error == std::errc{} && after == end && value >= 0 ? std::optional{value} : std::nullopt;
}

bool has(const Words& words, std::string_view word) {
  return std::ranges::find(words.begin() + 2, words.end(), word) != words.end();
}

std::optional<StageAction> plain_stage(const std::string& verb) {
  static const std::map<std::string, StageAction, std::less<>> verbs{
      {"end", EndShow{}},           {"leave", LeaveStage{}},     {"next", StepShow{1}},
      {"previous", StepShow{-1}},   {"first", GoToShowStep{0}},  {"last", GoToShowStep{static_cast<std::size_t>(-1)}},
      {"enter", AcceptTypedStep{}}, {"black", ToggleBlack{}},    {"freeze", ToggleFreeze{}},
      {"hide", ToggleHallHidden{}}, {"swap", SwapScreens{}},     {"pause", PauseStageClock{}},
      {"reset", ResetStageClock{}}, {"timer", NextStageTimer{}}, {"swap-languages", SwapStageLanguages{}}};
  const auto found = verbs.find(verb);
  return found == verbs.end() ? std::nullopt : std::optional{found->second};
}

std::optional<StageAction> stage(const Words& words) {
  const auto& verb = words[1];
  const auto value = number(words, 2);
  if (verb == "start") return StartShow{has(words, "current"), has(words, "rehearsal")};
  if (verb == "go" && value && *value >= 1) return GoToShowStep{static_cast<std::size_t>(*value) - 1};
  if (verb == "digit" && value && *value <= 9) return TypeShowDigit{static_cast<int>(*value)};
  if (verb == "take") return TakeToHall{value.value_or(1)};
  if (verb == "languages" && words.size() > 2) return SetStageLanguages{{words[2], words.size() > 3 ? words[3] : ""}};
  if (verb == "keys" && words.size() == 3) return ShowStageKeys{words[2] == "on"};
  if (verb == "screen" && words.size() == 3) return ChooseHallScreen{words[2]};
  return words.size() == 2 ? plain_stage(verb) : std::nullopt;
}

std::optional<ShowAction> editing(const Words& words) {
  const auto& verb = words[1];
  if (verb == "add" && words.size() == 2) return TakeShowStep{};
  if (words.size() != 3) return std::nullopt;
  const auto value = number(words, 2);
  if (verb == "select") return SelectShowStep{words[2]};
  if (verb == "retake") return RetakeShowStep{words[2]};
  if (verb == "duplicate") return DuplicateShowStep{words[2]};
  if (verb == "look") return LookAtShowStep{words[2]};
  if (verb == "replan" && value && *value >= 1) return ReplanShow{static_cast<std::size_t>(*value) - 1};
  return std::nullopt;
}

std::optional<model::ShowEdit> edit(const Words& words) {
  const auto& verb = words[1];
  const auto value = number(words, 3);
  if (verb == "remove" && words.size() == 3) return model::RemoveShowStep{words[2]};
  if (verb == "move" && value && *value >= 1)
    return model::MoveShowStep{words[2], static_cast<std::size_t>(*value) - 1};
  if (verb == "theme" && words.size() == 3 && words[2] == "dark") return model::SetHallTheme{model::HallTheme::Dark};
  if (verb == "theme" && words.size() == 3 && words[2] == "light") return model::SetHallTheme{model::HallTheme::Light};
  if (verb == "plan" && value) return model::PlanShow{{{words[2], *value}}};
  return std::nullopt;
}

}  // namespace

core::Result<Commands> parse_show(const Words& words) {
  const auto wrong = core::Error{core::msg("This line is not understood"), core::msg("Write: {0}", usage_text), {}};
  if (words.size() < 2) return wrong;
  if (const auto action = stage(words)) return Commands{Action{*action}};
  if (const auto action = editing(words)) return Commands{Action{*action}};
  if (const auto action = edit(words)) return Commands{Action{DoEdit{model::Edit{*action}, 0}}};
  return wrong;
}

}  // namespace eb::app
