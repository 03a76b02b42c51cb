#pragma once
// The track of the time bar as numbers: where a day stands in pixels, which ticks and bars there are, what a point
// belongs to. No ImGui, so that tests ask it without a window. Framebuffer pixels, days of the map's clock.
#include <functional>
#include <optional>
#include <vector>

#include "core/calendar_step.h"
#include "session/session.h"
#include "ui/look.h"
#include "ui/ui_context.h"

namespace eb::ui {

// Bars stand on the axis, years and marks hang below; above them the overview while only a part is shown.
struct TimeAxis {
  Rect box;
  Rect overview;  // zero-sized while everything is shown
  float bars_top = 0, axis_y = 0, left = 0, right = 0;
  session::TimeSpan shown, whole;

  [[nodiscard]] float x(double day) const;     // may lie outside
  [[nodiscard]] double day(float x_px) const;  // of what is shown
  [[nodiscard]] float overview_x(double day) const;
  [[nodiscard]] double overview_day(float x_px) const;
  [[nodiscard]] double pixels_per_day() const;
  [[nodiscard]] bool shows(double day) const { return shown.contains(day); }
};
TimeAxis time_axis(const Rect& box, const Look& look, session::TimeSpan shown, session::TimeSpan whole);

// How much room the labels of a unit need from one to the next.
struct LabelRoom {
  double days = 0, months = 0, years = 0;
};
// The finest step whose labels keep their distance.
core::CalendarStep label_step(double pixels_per_day, const LabelRoom& room);
std::vector<core::Day> ticks(session::TimeSpan shown, core::CalendarStep step);
// The tick begins the next larger unit: a year among months, a month among days.
bool begins_larger_unit(core::Day tick, core::CalendarStep step);

// Changes of one step of the calendar; steps without any are left out.
struct ChangeBar {
  core::Day from = 0, to = 0;
  int changes = 0, uncertain = 0;
};
std::vector<ChangeBar> change_bars(const ChangeIndex& index, session::TimeSpan shown, core::CalendarStep step);

enum class TrackPart : std::uint8_t { Bars, Overview, Scale, RangeStart, RangeEnd, Milestone };
struct TrackHit {
  TrackPart part = TrackPart::Bars;
  std::size_t milestone = 0;  // of a Milestone
};
TrackHit hit_track(const TimeAxis& axis, const Look& look, float x, float y,
                   const std::optional<session::LoopRange>& range, const std::vector<model::Milestone>& milestones);

}  // namespace eb::ui
