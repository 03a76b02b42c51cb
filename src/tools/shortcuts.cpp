#include "tools/shortcuts.h"

#include <array>

#include "tools/key_table.h"

namespace eb::tools {

namespace {

using core::Key;
using core::Modifiers;
using namespace session;

constexpr std::array table{
    Shortcut{Key::Space, none, N_("Play or pause the time")},
    Shortcut{Key::Comma, none, N_("One year back")},
    Shortcut{Key::Period, none, N_("One year on")},
    Shortcut{Key::Comma, shift, N_("Ten years back")},
    Shortcut{Key::Period, shift, N_("Ten years on")},
    Shortcut{Key::Left, ctrl, N_("Step back, by what the time bar shows")},
    Shortcut{Key::Right, ctrl, N_("Step on, by what the time bar shows")},
    Shortcut{Key::LeftBracket, none, N_("Previous change")},
    Shortcut{Key::RightBracket, none, N_("Next change")},
    Shortcut{Key::LeftBracket, shift, N_("Previous milestone")},
    Shortcut{Key::RightBracket, shift, N_("Next milestone")},
    Shortcut{Key::Home, ctrl, N_("Start of the time or of the loop")},
    Shortcut{Key::End, ctrl, N_("End of the time or of the loop")},
    Shortcut{Key::I, none, N_("Loop from this date")},
    Shortcut{Key::O, none, N_("Loop to this date")},
    Shortcut{Key::I, shift, N_("Play everything, no loop")},
    Shortcut{Key::S, none, N_("Story clock on or off")},
    Shortcut{Key::Equal, alt, N_("Zoom into the time")},
    Shortcut{Key::Minus, alt, N_("Zoom out of the time")},
    Shortcut{Key::Num0, alt, N_("Show the whole time")},
    Shortcut{Key::C, none, N_("Compare dates: next view")},
    Shortcut{Key::C, shift, N_("Compare dates: previous view")},
    Shortcut{Key::X, none, N_("Swap the two dates")},
    Shortcut{Key::Enter, none, N_("Hold the divider for the arrow keys, or let it go")},
    Shortcut{Key::Left, none, N_("Move the map left")},
    Shortcut{Key::Right, none, N_("Move the map right")},
    Shortcut{Key::Up, none, N_("Move the map up")},
    Shortcut{Key::Down, none, N_("Move the map down")},
    Shortcut{Key::Equal, none, N_("Zoom in")},
    Shortcut{Key::Minus, none, N_("Zoom out")},
    Shortcut{Key::Home, none, N_("Show the whole map")},
    Shortcut{Key::Left, alt, N_("Turn the map left")},
    Shortcut{Key::Right, alt, N_("Turn the map right")},
    Shortcut{Key::N, none, N_("Turn the map north up")},
    Shortcut{Key::E, none, N_("Edit a route, or look at it again")},
    Shortcut{Key::D, none, N_("Draw a route: a click adds a stop, with Ctrl a shaping point")},
    Shortcut{Key::Tab, none, N_("Hide or show all panels")},
    Shortcut{Key::L, none, N_("Layers")},
    Shortcut{Key::F, none, N_("Figures")},
    Shortcut{Key::H, none, N_("Heights along the route")},
    Shortcut{Key::T, none, N_("Timetable of the route")},
    Shortcut{Key::V, none, N_("Steps of the show")},
    Shortcut{Key::D, ctrl, N_("Dark or light")},
    Shortcut{Key::Equal, ctrl, N_("Larger interface")},
    Shortcut{Key::Minus, ctrl, N_("Smaller interface")},
    Shortcut{Key::F11, none, N_("Full screen")},
    Shortcut{Key::N, ctrl, N_("New project")},
    Shortcut{Key::O, ctrl, N_("Open files")},
    Shortcut{Key::S, ctrl, N_("Save the project")},
    Shortcut{Key::S, ctrl_shift, N_("Save the project under another name")},
    Shortcut{Key::E, ctrl, N_("Export a film")},
    Shortcut{Key::E, ctrl_shift, N_("Export routes")},
    Shortcut{Key::Z, ctrl, N_("Undo")},
    Shortcut{Key::Z, ctrl_shift, N_("Redo")},
    Shortcut{Key::Y, ctrl, N_("Redo")},
    Shortcut{Key::H, ctrl, N_("List of steps")},
    Shortcut{Key::Escape, none, N_("Close, or clear the selection")},
    Shortcut{Key::F1, none, N_("Keys")},
    Shortcut{Key::Q, ctrl, N_("Quit")},
};

constexpr double pan_step_px = 80;
constexpr double turn_step_rad = 0.2617993877991494;  // 15 degrees

geo::Vec2d middle(const Session& session) {
  return {session.camera.width_px / 2.0, session.camera.height_px / 2.0};
}

StepTime key_step(const Session& session, int direction, bool is_large) {
  const auto steps = key_steps(session.shown_time().days());
  const auto& step = is_large ? steps.large : steps.small;
  switch (step.unit) {
    case core::CalendarUnit::Days:
      return {TimeStep::Day, direction * step.count};
    case core::CalendarUnit::Months:
      return {TimeStep::Month, direction * step.count};
    case core::CalendarUnit::Years:
      break;
  }
  return {TimeStep::Year, direction * step.count};
}

// Keys of the clock that mean the map without the keyboard on the track, or without Ctrl.
std::optional<Action> clock_key(const core::KeyChanged& key, const Session& session) {
  switch (key.key) {
    case Key::Left:
      return TimeAction{key_step(session, -1, key.mods.shift)};
    case Key::Right:
      return TimeAction{key_step(session, 1, key.mods.shift)};
    case Key::Home:
      return TimeAction{SeekEnd{-1}};
    case Key::End:
      return TimeAction{SeekEnd{1}};
    default:
      return std::nullopt;
  }
}

constexpr double time_zoom_step = 2;

std::optional<Action> time_zoom_key(Key key) {
  switch (key) {
    case Key::Equal:
      return TimeViewAction{ZoomTime{time_zoom_step, {}}};
    case Key::Minus:
      return TimeViewAction{ZoomTime{1 / time_zoom_step, {}}};
    case Key::Num0:
      return TimeViewAction{ShowTime{}};
    default:
      return std::nullopt;
  }
}

std::optional<Action> loop_key(const core::KeyChanged& key, const Session& session) {
  const auto& playback = session.playback;
  if (key.key == Key::I && key.mods.shift) return TimeAction{SetLoopRange{}};
  if (key.key == Key::I) return TimeAction{SetLoopRange{playback.range_starting_at(playback.day())}};
  if (key.key == Key::O && !key.mods.shift) return TimeAction{SetLoopRange{playback.range_ending_at(playback.day())}};
  return std::nullopt;
}

std::optional<Action> time_key(const core::KeyChanged& key, const Session& session) {
  if (session.keys_move_clock && !key.mods.alt) {
    if (auto action = clock_key(key, session)) return action;
    if (auto action = time_zoom_key(key.key)) return action;
  }
  if (key.mods.alt) return time_zoom_key(key.key);
  if (auto action = loop_key(key, session)) return action;
  const int count = key.mods.shift ? 10 : 1;
  switch (key.key) {
    case Key::Space:
      return TimeAction{PlayPause{}};
    case Key::S:
      return TimeAction{SetStoryClock{!session.playback.story_clock()}};
    case Key::Comma:
      return TimeAction{StepTime{TimeStep::Year, -count}};
    case Key::Period:
      return TimeAction{StepTime{TimeStep::Year, count}};
    case Key::LeftBracket:
      return key.mods.shift ? TimeAction{SeekMilestone{-1}} : TimeAction{SeekChange{-1}};
    case Key::RightBracket:
      return key.mods.shift ? TimeAction{SeekMilestone{1}} : TimeAction{SeekChange{1}};
    default:
      return std::nullopt;
  }
}

// The keys of a divider that is held.
std::optional<Action> divider_key(const core::KeyChanged& key, const Compare& compare) {
  const double step = key.mods.shift ? 0.1 : 0.01;
  const auto to = [](double share) { return Action{CompareAction{SetDivider{share}}}; };
  if (!compare.divider_held || key.mods.alt) return std::nullopt;
  switch (key.key) {
    case Key::Left:
      return to(compare.divider - step);
    case Key::Right:
      return to(compare.divider + step);
    case Key::Home:
      return to(0);
    case Key::End:
      return to(1);
    default:
      return std::nullopt;
  }
}

std::optional<Action> compare_key(const core::KeyChanged& key, const Compare& compare) {
  switch (key.key) {
    case Key::C:
      return CompareAction{SetCompareMode{stepped(compare.mode, key.mods.shift ? -1 : 1)}};
    case Key::X:
      return CompareAction{SwapDays{}};
    case Key::Enter:
      return CompareAction{HoldDivider{!compare.divider_held}};
    default:
      return divider_key(key, compare);
  }
}

std::optional<Action> arrow_key(const core::KeyChanged& key, const Session& session) {
  const double step = key.mods.shift ? 4 * pan_step_px : pan_step_px;
  const auto turn = [&](double radians) { return Action{ViewAction{RotateBy{middle(session), radians}}}; };
  switch (key.key) {
    case Key::Left:
      return key.mods.alt ? turn(turn_step_rad) : Action{ViewAction{PanPixels{step, 0}}};
    case Key::Right:
      return key.mods.alt ? turn(-turn_step_rad) : Action{ViewAction{PanPixels{-step, 0}}};
    case Key::Up:
      return Action{ViewAction{PanPixels{0, step}}};
    case Key::Down:
      return Action{ViewAction{PanPixels{0, -step}}};
    default:
      return std::nullopt;
  }
}

std::optional<Action> view_key(const core::KeyChanged& key, const Session& session) {
  switch (key.key) {
    case Key::Equal:
      return ViewAction{ZoomAt{middle(session), 1.5, true}};
    case Key::Minus:
      return ViewAction{ZoomAt{middle(session), 1 / 1.5, true}};
    case Key::Home:
      return ViewAction{FlyHome{}};
    case Key::N:
      return ViewAction{RotateTo{0}};
    default:
      return arrow_key(key, session);
  }
}

Action close_something(const Session& session) {
  const auto& panels = session.panels;
  if (panels.help) return WindowAction{ShowPanel{Panel::Help, false}};
  if (panels.export_dialog) return WindowAction{ShowPanel{Panel::ExportDialog, false}};
  if (panels.film_dialog) return WindowAction{ShowPanel{Panel::FilmDialog, false}};
  if (panels.save_dialog) return WindowAction{ShowPanel{Panel::SaveDialog, false}};
  if (panels.preflight) return WindowAction{ShowPanel{Panel::Preflight, false}};
  if (panels.versions) return WindowAction{ShowPanel{Panel::Versions, false}};
  if (panels.open_dialog) return WindowAction{ShowPanel{Panel::OpenDialog, false}};
  if (panels.notices) return WindowAction{ShowPanel{Panel::Notices, false}};
  if (panels.history) return WindowAction{ShowPanel{Panel::History, false}};
  if (session.compare.divider_held) return CompareAction{HoldDivider{false}};
  if (!session.milestones.cards().empty()) {
    return TimeAction{CloseMilestone{session.milestones.cards().front().milestone}};
  }
  if (!session.selection.empty()) return SelectAction{ClearSelection{}};
  if (session.compare.mode != CompareMode::Off) return CompareAction{SetCompareMode{CompareMode::Off}};
  return WindowAction{SetFullscreen{false}};
}

// While its table is open.
std::optional<Action> show_key(const core::KeyChanged& key, const Session& session) {
  const bool is_page = key.key == Key::PageUp || key.key == Key::PageDown;
  if (!session.panels.all || !session.panels.show || !is_page) return std::nullopt;
  const int direction = key.key == Key::PageDown ? 1 : -1;
  return key.mods.ctrl ? ShowAction{ShiftShowStep{direction}} : ShowAction{SelectNextShowStep{direction}};
}

std::optional<Action> window_key(const core::KeyChanged& key, const Session& session) {
  switch (key.key) {
    case Key::Tab:
      return WindowAction{TogglePanel{Panel::All}};
    case Key::E:
      return RouteAction{ToggleEditing{}};
    case Key::D:
      return RouteAction{DrawRoute{!session.editing.is_drawing}};
    case Key::L:
      return WindowAction{TogglePanel{Panel::Layers}};
    case Key::F:
      return WindowAction{TogglePanel{Panel::Figures}};
    case Key::H:
      return WindowAction{TogglePanel{Panel::Profile}};
    case Key::T:
      return WindowAction{TogglePanel{Panel::Timetable}};
    case Key::V:
      return WindowAction{TogglePanel{Panel::Show}};
    case Key::F11:
      return WindowAction{SetFullscreen{!session.view.fullscreen}};
    case Key::F1:
      return WindowAction{TogglePanel{Panel::Help}};
    case Key::Slash:
      return key.mods.shift ? std::optional<Action>{WindowAction{TogglePanel{Panel::Help}}} : std::nullopt;
    case Key::Escape:
      return close_something(session);
    default:
      return std::nullopt;
  }
}

std::optional<Action> control_key(const core::KeyChanged& key, const Session& session) {
  const bool dark = session.view.theme == ThemeKind::Dark;
  if (auto action = clock_key(key, session)) return action;
  switch (key.key) {
    case Key::Z:
      return key.mods.shift ? Action{Redo{}} : Action{Undo{}};
    case Key::Y:
      return Action{Redo{}};
    case Key::H:
      return WindowAction{TogglePanel{Panel::History}};
    case Key::N:
      return FileAction{NewProject{}};
    case Key::S:
      return key.mods.shift ? Action{WindowAction{ShowPanel{Panel::SaveDialog, true}}}
                            : Action{FileAction{SaveProject{}}};
    case Key::O:
      return WindowAction{ShowPanel{Panel::OpenDialog, true}};
    case Key::E:
      return WindowAction{ShowPanel{key.mods.shift ? Panel::ExportDialog : Panel::FilmDialog, true}};
    case Key::D:
      return WindowAction{SetTheme{dark ? ThemeKind::Light : ThemeKind::Dark}};
    case Key::Equal:
      return WindowAction{SetUiScale{session.view.ui_scale + 0.25}};
    case Key::Minus:
      return WindowAction{SetUiScale{session.view.ui_scale - 0.25}};
    case Key::Num0:
      return WindowAction{SetUiScale{1.0}};
    case Key::Q:
      return FileAction{Quit{}};
    default:
      return std::nullopt;
  }
}

}  // namespace

std::span<const Shortcut> show_shortcuts() {
  constexpr Modifiers plain, with_ctrl{.ctrl = true};
  static constexpr std::array list{
      Shortcut{Key::PageUp, plain, N_("Show: the step before in the table")},
      Shortcut{Key::PageDown, plain, N_("Show: the next step in the table")},
      Shortcut{Key::PageUp, with_ctrl, N_("Show: the step one place up")},
      Shortcut{Key::PageDown, with_ctrl, N_("Show: the step one place down")},
  };
  return list;
}

std::span<const Shortcut> shortcuts() {
  return table;
}

std::optional<Action> action_for_key(const core::KeyChanged& key, const Session& session) {
  if (!key.pressed) return std::nullopt;
  if (auto action = show_key(key, session)) return action;
  if (key.mods.ctrl) return control_key(key, session);
  if (auto action = compare_key(key, session.compare)) return action;
  if (auto action = time_key(key, session)) return action;
  if (auto action = view_key(key, session)) return action;
  return window_key(key, session);
}

}  // namespace eb::tools
