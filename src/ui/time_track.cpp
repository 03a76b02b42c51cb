#include "ui/time_track.h"

#include <algorithm>
#include <cmath>

#include "ui/draw.h"
#include "ui/drawn_text.h"
#include "ui/edit_widgets.h"
#include "ui/time_text.h"
#include "ui/time_track_draw.h"

namespace eb::ui {

namespace {

using Drag = TimeTrackState::Drag;

constexpr float drag_threshold_px = 3;
constexpr double wheel_factor = 1.25, wheel_pan_share = 0.08;
constexpr const char* menu_name = "time menu";

// What a gesture needs to know.
struct Gesture {
  const UiContext& context;
  const PanelIo& io;
  const TimeAxis& axis;
  TimeTrackState& state;
  ImVec2 mouse;

  void ask(session::TimeAction action) const { io.out.push(std::move(action)); }
  void ask_view(session::TimeViewAction action) const { io.out.push(std::move(action)); }
  [[nodiscard]] TrackHit hit() const {
    return hit_track(axis, io.look, mouse.x, mouse.y, context.session.playback.loop_range(),
                     *context.document.milestones);
  }
  // Whole days, as people name them.
  [[nodiscard]] double whole_day() const { return std::floor(axis.day(mouse.x)); }
  [[nodiscard]] bool has_moved() const { return std::abs(mouse.x - state.pressed_x) > drag_threshold_px; }
};

Drag drag_of(const Gesture& gesture, const TrackHit& hit) {
  const auto& io = ImGui::GetIO();
  if (ImGui::IsMouseClicked(2)) return Drag::View;
  if (hit.part == TrackPart::Overview) return Drag::Overview;
  if (io.KeyShift || io.KeyAlt) return Drag::NewRange;
  switch (hit.part) {
    case TrackPart::Milestone:
      return Drag::Milestone;
    case TrackPart::RangeStart:
    case TrackPart::RangeEnd:
      return Drag::OldRange;
    case TrackPart::Scale:
      return gesture.context.session.time_view ? Drag::Scale : Drag::Clock;
    case TrackPart::Overview:
    case TrackPart::Bars:
      break;
  }
  return Drag::Clock;
}

void open_menu(const Gesture& gesture, const TrackHit& hit) {
  gesture.state.menu_day = gesture.whole_day();
  gesture.state.menu_milestone.reset();
  if (hit.part == TrackPart::Milestone) gesture.state.menu_milestone = hit.milestone;
  ImGui::OpenPopup(menu_name);
}

void press(const Gesture& gesture) {
  auto& state = gesture.state;
  const auto hit = gesture.hit();
  state.drag = Drag::None;
  state.last_day.reset();
  state.pressed_x = gesture.mouse.x;
  state.pressed_view = gesture.axis.shown;
  if (ImGui::IsMouseClicked(1)) return open_menu(gesture, hit);
  if (!ImGui::IsMouseClicked(0) && !ImGui::IsMouseClicked(2)) return;  // activated by the keyboard
  state.drag = drag_of(gesture, hit);
  if (state.drag == Drag::Milestone) gesture.ask(session::ShowMilestone{hit.milestone});
  if (state.drag == Drag::NewRange) state.fixed_day = gesture.whole_day();
  if (state.drag == Drag::OldRange) {
    const auto& range = *gesture.context.session.playback.loop_range();
    state.fixed_day = hit.part == TrackPart::RangeStart ? range.to : range.from;
  }
  if (state.drag == Drag::Overview) {
    // Beside the window of the overview it jumps there, on it the window is held where it was taken.
    const double day = gesture.axis.overview_day(gesture.mouse.x);
    const auto& shown = gesture.axis.shown;
    if (!shown.contains(day)) state.pressed_view = {day - shown.days() / 2, day + shown.days() / 2};
  }
}

void drag_clock(const Gesture& gesture) {
  const double day = gesture.axis.day(gesture.mouse.x);
  if (day == gesture.state.last_day) return;
  gesture.state.last_day = day;
  gesture.ask(session::SeekDay{day});
}

void drag_range(const Gesture& gesture) {
  const double day = gesture.whole_day();
  if (day == gesture.state.last_day || !gesture.has_moved()) return;
  gesture.state.last_day = day;
  gesture.ask(session::SetLoopRange{session::LoopRange{gesture.state.fixed_day, day}});
}

void drag_view(const Gesture& gesture, double days) {
  const auto& start = gesture.state.pressed_view;
  const session::TimeSpan wanted{start.from + days, start.to + days};
  if (wanted == gesture.axis.shown) return;
  gesture.ask_view(session::ShowTime{wanted});
}

void drag(const Gesture& gesture) {
  const double moved = static_cast<double>(gesture.mouse.x - gesture.state.pressed_x);
  const auto& axis = gesture.axis;
  switch (gesture.state.drag) {
    case Drag::Clock:
      return drag_clock(gesture);
    case Drag::OldRange:
    case Drag::NewRange:
      return drag_range(gesture);
    case Drag::Scale:
      if (gesture.has_moved()) gesture.state.drag = Drag::View;
      return;
    case Drag::View:
      return drag_view(gesture, -moved / axis.pixels_per_day());
    case Drag::Overview:
      return drag_view(gesture, moved * axis.whole.days() / static_cast<double>(axis.right - axis.left));
    case Drag::Milestone:
    case Drag::None:
      return;
  }
}

void follow_pointer(const Gesture& gesture) {
  auto& state = gesture.state;
  if (ImGui::IsItemActivated()) press(gesture);
  if (ImGui::IsItemActive()) return drag(gesture);
  // A press on the years that did not move means the date there.
  if (state.drag == Drag::Scale) gesture.ask(session::SeekDay{gesture.axis.day(state.pressed_x)});
  state.drag = Drag::None;
}

void follow_wheel(const Gesture& gesture) {
  auto& state = gesture.state;
  const double turns = std::exchange(state.wheel, 0), sideways = std::exchange(state.wheel_sideways, 0);
  if (turns != 0) gesture.ask_view(session::ZoomTime{std::pow(wheel_factor, turns), gesture.axis.day(gesture.mouse.x)});
  if (sideways != 0) gesture.ask_view(session::PanTime{-sideways * wheel_pan_share * gesture.axis.shown.days()});
}

void follow_keyboard(const UiContext& context, const PanelIo& io) {
  const bool has_keyboard = ImGui::IsItemFocused() && !io.feedback.text_active;
  io.feedback.clock_has_keys = has_keyboard;
  if (has_keyboard != context.session.keys_move_clock)
    io.out.push(session::TimeViewAction{session::GiveKeysToTime{has_keyboard}});
}

// --- the menu of the right button ---

void loop_items(const Gesture& gesture) {
  const auto& c = gesture.context.catalog;
  const auto& playback = gesture.context.session.playback;
  const double day = gesture.state.menu_day;
  if (menu_item(gesture.io, c.tr("Loop from here"), "I"))
    gesture.ask(session::SetLoopRange{playback.range_starting_at(day)});
  if (menu_item(gesture.io, c.tr("Loop to here"), "O"))
    gesture.ask(session::SetLoopRange{playback.range_ending_at(day)});
  const auto& shown = gesture.axis.shown;
  const bool is_part = gesture.context.session.time_view.has_value();
  if (menu_item(gesture.io, c.tr("Loop what is shown"), "", false, is_part))
    gesture.ask(session::SetLoopRange{session::LoopRange{shown.from, shown.to}});
  const auto shift = c.tr("key", "Shift") + "+";
  if (menu_item(gesture.io, c.tr("Play everything"), shift + "I", false, playback.loop_range().has_value()))
    gesture.ask(session::SetLoopRange{});
}

void view_items(const Gesture& gesture) {
  const auto& c = gesture.context.catalog;
  const auto& session = gesture.context.session;
  const auto& range = session.playback.loop_range();
  constexpr double factor = 4;
  const auto alt = c.tr("key", "Alt") + "+";
  if (menu_item(gesture.io, c.tr("Zoom in here"), alt + "+"))
    gesture.ask_view(session::ZoomTime{factor, gesture.state.menu_day});
  if (menu_item(gesture.io, c.tr("Show the loop"), "", false, range.has_value())) {
    const double margin = (range->to - range->from) / 20;
    gesture.ask_view(session::ShowTime{session::TimeSpan{range->from - margin, range->to + margin}});
  }
  if (menu_item(gesture.io, c.tr("Whole time"), alt + "0", false, session.time_view.has_value()))
    gesture.ask_view(session::ShowTime{});
}

void milestone_items(const Gesture& gesture, std::size_t index) {
  const auto& c = gesture.context.catalog;
  const auto& milestones = *gesture.context.document.milestones;
  if (index >= milestones.size()) return;
  if (menu_item(gesture.io, c.tr("Show its card"), "")) gesture.ask(session::ShowMilestone{index});
  if (menu_item(gesture.io, c.tr("Fly there"), "", false, milestones[index].position.has_value()))
    gesture.io.out.push(session::ViewAction{session::FlyToMilestone{index}});
  hairline(gesture.io.look);
}

void context_menu(const Gesture& gesture) {
  const Look& look = gesture.io.look;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {look.px(6), look.px(6)});
  const bool is_open = ImGui::BeginPopup(menu_name);
  ImGui::PopStyleVar();
  if (!is_open) return;
  gesture.io.feedback.popup_open = true;
  if (gesture.state.menu_milestone) milestone_items(gesture, *gesture.state.menu_milestone);
  loop_items(gesture);
  hairline(look);
  view_items(gesture);
  ImGui::EndPopup();
}

// --- what the pointer is told ---

std::string bars_tooltip(const Gesture& gesture) {
  const auto& c = gesture.context.catalog;
  const auto step = bar_step(gesture.io.look, gesture.axis);
  const auto day = static_cast<core::Day>(gesture.whole_day());
  const auto from = core::step_at_or_before(day, step), to = core::step_after(day, step);
  const auto bars =
      change_bars(gesture.context.changes, {static_cast<double>(from), static_cast<double>(to - 1)}, step);
  auto text = c.long_date(day);
  if (!bars.empty())
    text += "\n" + changes_text(c, period(c, from, to, step), bars.front().changes, bars.front().uncertain);
  return text;
}

std::string tooltip_text(const Gesture& gesture, const TrackHit& hit) {
  const auto& c = gesture.context.catalog;
  const auto& range = gesture.context.session.playback.loop_range();
  const auto date = [&c](double day) { return c.long_date(static_cast<core::Day>(std::floor(day))); };
  switch (hit.part) {
    case TrackPart::Milestone: {
      const auto& milestone = (*gesture.context.document.milestones)[hit.milestone];
      return milestone_date(c, milestone) + "\n" + milestone.title.in(c.language());
    }
    case TrackPart::RangeStart:
      return core::substitute(c.tr("The loop starts on {0}"), {date(range->from)});
    case TrackPart::RangeEnd:
      return core::substitute(c.tr("The loop ends on {0}"), {date(range->to)});
    case TrackPart::Overview:
      return c.tr("Drag to move through the whole time");
    case TrackPart::Scale:
    case TrackPart::Bars:
      break;
  }
  return bars_tooltip(gesture);
}

// While the range is dragged its dates stand at the pointer.
std::string range_tooltip(const Gesture& gesture) {
  const auto& c = gesture.context.catalog;
  const auto& range = gesture.context.session.playback.loop_range();
  const auto date = [&c](double day) { return c.long_date(static_cast<core::Day>(std::floor(day))); };
  return range ? core::substitute(c.tr("Loop from {0} to {1}"), {date(range->from), date(range->to)}) : std::string{};
}

}  // namespace

void time_track(const UiContext& context, const PanelIo& io, float width, float height, TimeTrackState& state) {
  const Look& look = io.look;
  const auto buttons =
      ImGuiButtonFlags_MouseButtonLeft | ImGuiButtonFlags_MouseButtonMiddle | ImGuiButtonFlags_MouseButtonRight;
  ImGui::InvisibleButton("track", {std::max(width, look.px(60)), height}, buttons);
  state.area = item_rect();
  const auto axis = time_axis(state.area, look, context.session.shown_time(), context.session.whole_time());
  const Gesture gesture{context, io, axis, state, pointer_on_axis(look, state.area)};
  const bool is_hovered = ImGui::IsItemHovered();
  follow_pointer(gesture);
  follow_wheel(gesture);
  follow_keyboard(context, io);

  const auto hovered = is_hovered && state.drag == Drag::None ? std::optional{gesture.hit()} : std::nullopt;
  const UnmirroredScope from_left_to_right;
  draw_track({context, look, axis, hovered, state.drag == Drag::Clock});
  from_left_to_right.end(state.area);
  const bool drags_range = state.drag == Drag::NewRange || state.drag == Drag::OldRange;
  if (drags_range && state.last_day) tooltip(look, range_tooltip(gesture));
  if (hovered && !ImGui::IsPopupOpen(menu_name)) tooltip(look, tooltip_text(gesture, *hovered));
  context_menu(gesture);
}

}  // namespace eb::ui
