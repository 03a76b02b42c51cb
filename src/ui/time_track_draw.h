#pragma once
// What the track of the time bar looks like; only for time_track.cpp.
#include <optional>

#include "ui/panel_io.h"
#include "ui/time_axis.h"

namespace eb::ui {

struct TrackLook {
  const UiContext& context;
  const Look& look;
  const TimeAxis& axis;
  std::optional<TrackHit> hovered;  // nothing while something is dragged
  bool is_dragged = false;          // the clock's handle
};

// The step of the bars at this zoom.
core::CalendarStep bar_step(const Look& look, const TimeAxis& axis);

void draw_track(const TrackLook& track);

}  // namespace eb::ui
