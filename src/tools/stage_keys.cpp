#include "tools/stage_keys.h"

#include <algorithm>
#include <array>
#include <utility>

#include "tools/key_table.h"

namespace eb::tools {
namespace {

using core::Key;
using core::Modifiers;
using namespace session;

constexpr std::array table{
    Shortcut{Key::PageDown, none, N_("Next step; a click into the hall's picture or the wheel does it, too")},
    Shortcut{Key::Right, none, N_("Next step; a click into the hall's picture or the wheel does it, too")},
    Shortcut{Key::Down, none, N_("Next step; a click into the hall's picture or the wheel does it, too")},
    Shortcut{Key::Space, none, N_("Next step; a click into the hall's picture or the wheel does it, too")},
    Shortcut{Key::N, none, N_("Next step; a click into the hall's picture or the wheel does it, too")},
    Shortcut{Key::PageUp, none, N_("Previous step")},
    Shortcut{Key::Left, none, N_("Previous step")},
    Shortcut{Key::Up, none, N_("Previous step")},
    Shortcut{Key::Backspace, none, N_("Previous step")},
    Shortcut{Key::Home, none, N_("First step")},
    Shortcut{Key::End, none, N_("Last step")},
    Shortcut{Key::Enter, none, N_("Go to the step whose number was typed; next step without a number")},
    Shortcut{Key::G, none, N_("Go to the step whose number was typed")},
    Shortcut{Key::B, none, N_("The hall goes black, and back")},
    Shortcut{Key::V, none, N_("The hall goes black, and back")},
    Shortcut{Key::Period, none, N_("The hall goes black, and back")},
    Shortcut{Key::Slash, none, N_("The hall goes black, and back")},
    Shortcut{Key::Semicolon, none, N_("The hall goes black, and back")},
    Shortcut{Key::F, shift, N_("The hall's picture freezes, and goes on")},
    Shortcut{Key::Enter, ctrl, N_("Take this map to the hall, softly")},
    Shortcut{Key::Enter, ctrl_shift, N_("Take this map to the hall at once")},
    Shortcut{Key::H, none, N_("Hide the hall's window, and show it again")},
    Shortcut{Key::S, none, N_("Swap the two screens")},
    Shortcut{Key::L, none, N_("Swap the two languages of the captions")},
    Shortcut{Key::T, none, N_("Clock: time passed, time left, time of day")},
    Shortcut{Key::P, none, N_("The clock pauses, and goes on")},
    Shortcut{Key::T, ctrl, N_("The clock starts anew")},
    Shortcut{Key::Equal, ctrl, N_("Larger notes")},
    Shortcut{Key::Minus, ctrl, N_("Smaller notes")},
    Shortcut{Key::F5, none, N_("Start the show at its first step")},
    Shortcut{Key::F5, shift, N_("Start the show at the step it was left at")},
    Shortcut{Key::F11, none, N_("Full screen")},
    Shortcut{Key::F1, none, N_("Keys")},
    Shortcut{Key::Slash, shift, N_("Keys")},
    Shortcut{Key::Escape, none, N_("End black or freeze; else end the show")},
};

// Remotes know no layouts: what they send as "." is ":" on a French keyboard and a letter on a Hebrew one. So these
// keys count by their place, too, unless the layout has put something else of ours there.
constexpr std::array black_places{Key::B, Key::V, Key::Period, Key::Slash};
constexpr std::string_view black_characters = "bBvV./:;";

constexpr double softly_seconds = 1;
constexpr double notes_step = 1.2;

bool is_in_table(Key key, const Modifiers& mods) {
  return std::ranges::any_of(table, [&](const Shortcut& row) { return row.key == key && row.mods == mods; });
}

bool is_digit(Key key) {
  return key >= Key::Num0 && key <= Key::Num9;
}

bool prints(Key key) {
  return (key >= Key::A && key <= Key::Num9) || key == Key::Space || key >= Key::Minus;
}

std::optional<StageAction> step_action(Key key, std::size_t last_step) {
  switch (key) {
    case Key::PageDown:
    case Key::Right:
    case Key::Down:
    case Key::Space:
    case Key::N:
      return StepShow{1};
    case Key::PageUp:
    case Key::Left:
    case Key::Up:
    case Key::Backspace:
      return StepShow{-1};
    case Key::Home:
      return GoToShowStep{0};
    case Key::End:
      return GoToShowStep{last_step};
    case Key::Enter:
      return AcceptTypedStep{};
    default:
      return std::nullopt;
  }
}

std::optional<StageAction> plain_action(Key key, const Stage& stage, std::size_t last_step) {
  if (auto action = step_action(key, last_step)) return action;
  switch (key) {
    case Key::G:
      return stage.typed_step ? std::optional<StageAction>{AcceptTypedStep{}} : std::nullopt;
    case Key::B:
    case Key::V:
    case Key::Period:
    case Key::Slash:
    case Key::Semicolon:
      return ToggleBlack{};
    case Key::H:
      return ToggleHallHidden{};
    case Key::S:
      return SwapScreens{};
    case Key::L:
      return SwapStageLanguages{};
    case Key::T:
      return NextStageTimer{};
    case Key::P:
      return PauseStageClock{};
    case Key::F1:
      return ShowStageKeys{!stage.shows_keys};
    case Key::Escape:
      return stage.shows_keys ? StageAction{ShowStageKeys{false}} : StageAction{LeaveStage{}};
    default:
      return std::nullopt;
  }
}

std::optional<StageAction> held_action(const core::KeyChanged& key, const Stage& stage) {
  if (key.key == Key::Enter) return TakeToHall{key.mods.shift ? 0 : softly_seconds};
  if (key.mods.ctrl) return key.key == Key::T ? std::optional<StageAction>{ResetStageClock{}} : std::nullopt;
  if (key.key == Key::F) return ToggleFreeze{};
  if (key.key == Key::Slash) return ShowStageKeys{!stage.shows_keys};
  return std::nullopt;
}

}  // namespace

std::span<const Shortcut> stage_shortcuts() {
  return table;
}

std::optional<StageAction> stage_action_for_key(const core::KeyChanged& key, const StageKeyContext& context) {
  const auto& stage = context.session.stage;
  if (is_in_table(key.key, key.mods)) {
    const auto last_step = std::max<std::size_t>(context.step_count, 1) - 1;
    return key.mods == none ? plain_action(key.key, stage, last_step) : held_action(key, stage);
  }
  if (key.mods != none) return std::nullopt;
  if (is_digit(key.key)) return TypeShowDigit{static_cast<int>(key.key) - static_cast<int>(Key::Num0)};
  if (std::ranges::find(black_places, key.place) != black_places.end()) return ToggleBlack{};
  return std::nullopt;
}

bool StageKeys::handle(const core::InputEvent& event, Place place, const StageKeyContext& context, ActionQueue& out) {
  if (const auto* key = std::get_if<core::KeyChanged>(&event)) return handle_key(*key, context, out);
  if (!context.session.stage.is_on) return false;
  if (const auto* typed = std::get_if<core::CharTyped>(&event)) {
    handle_character(typed->codepoint, context.session.stage, out);
    return true;
  }
  return place == Place::Hall && handle_mouse(event, out);
}

bool StageKeys::handle_key(const core::KeyChanged& key, const StageKeyContext& context, ActionQueue& out) {
  const auto& session = context.session;
  m_character_is_known = false;
  // A button that is held down is one press: steps that fly past help nobody.
  const bool counts = key.pressed && !key.repeat;
  if (!session.stage.is_on) {
    if (key.key != Key::F5 || key.mods.ctrl || key.mods.alt) return false;
    if (counts) out.push(StageAction{StartShow{key.mods.shift, false}});
    return true;
  }
  if (!counts) return true;
  auto action = stage_action_for_key(key, context);
  m_character_is_known = prints(key.key) && (action || is_in_table(key.key, key.mods));
  if (key.key == Key::F11 && key.mods == none) out.push(WindowAction{SetFullscreen{!session.view.fullscreen}});
  if (key.mods == ctrl && key.key == Key::Equal)
    out.push(WindowAction{SetNotesSize{session.view.notes_size * notes_step}});
  if (key.mods == ctrl && key.key == Key::Minus)
    out.push(WindowAction{SetNotesSize{session.view.notes_size / notes_step}});
  if (action) out.push(std::move(*action));
  return true;
}

// What only the layout knows: German has "/" on Shift+7 and "?" beside it, Japanese a key of its own for ":".
void StageKeys::handle_character(std::uint32_t codepoint, const Stage& stage, ActionQueue& out) {
  if (std::exchange(m_character_is_known, false) || codepoint >= 128) return;
  const auto sign = static_cast<char>(codepoint);
  if (black_characters.find(sign) != std::string_view::npos) out.push(StageAction{ToggleBlack{}});
  if (sign == '?') out.push(StageAction{ShowStageKeys{!stage.shows_keys}});
}

bool StageKeys::handle_mouse(const core::InputEvent& event, ActionQueue& out) {
  if (const auto* button = std::get_if<core::MouseButtonChanged>(&event)) {
    if (button->pressed && button->button == core::MouseButton::Left) out.push(StageAction{StepShow{1}});
    return true;
  }
  if (const auto* wheel = std::get_if<core::MouseScrolled>(&event)) {
    m_scrolled += wheel->dy;
    for (; m_scrolled <= -1; m_scrolled += 1) out.push(StageAction{StepShow{1}});
    for (; m_scrolled >= 1; m_scrolled -= 1) out.push(StageAction{StepShow{-1}});
    return true;
  }
  return std::holds_alternative<core::MouseMoved>(event);
}

}  // namespace eb::tools
