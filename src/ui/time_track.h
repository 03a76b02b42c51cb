#pragma once
// The track of the time bar: bars of changes, years, milestones, the range to loop, and the handle that is dragged.
// It shows what the session says and asks for changes; only the running gesture is kept here.
#include <optional>

#include "ui/panel_io.h"
#include "ui/time_axis.h"
#include "ui/ui_context.h"

namespace eb::ui {

struct TimeTrackState {
  enum class Drag : std::uint8_t { None, Clock, Milestone, OldRange, NewRange, Scale, View, Overview };
  Drag drag = Drag::None;
  float pressed_x = 0;             // where the drag began
  session::TimeSpan pressed_view;  // what was shown then
  double fixed_day = 0;            // the end of the range that stays
  std::optional<double> last_day;  // sent by the running drag
  double menu_day = 0;             // where the menu was opened
  std::optional<std::size_t> menu_milestone;
  // From the shell: turns of the wheel over the track, taken by the next frame.
  double wheel = 0, wheel_sideways = 0;
  Rect area;  // of the last frame
};

// As much of the bar as the keyboard has: the track takes arrows, Home and End while it is focused.
void time_track(const UiContext& context, const PanelIo& io, float width, float height, TimeTrackState& state);

}  // namespace eb::ui
