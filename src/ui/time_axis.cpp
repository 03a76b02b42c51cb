#include "ui/time_axis.h"

#include <algorithm>
#include <cmath>

namespace eb::ui {

namespace {

constexpr double days_a_year = 365.2425;

}  // namespace

float TimeAxis::x(double day) const {
  return left + static_cast<float>(shown.share(day)) * (right - left);
}

double TimeAxis::day(float x_px) const {
  const double share = static_cast<double>((x_px - left) / std::max(1.0F, right - left));
  return shown.day_at(std::clamp(share, 0.0, 1.0));
}

float TimeAxis::overview_x(double day) const {
  return left + static_cast<float>(std::clamp(whole.share(day), 0.0, 1.0)) * (right - left);
}

double TimeAxis::overview_day(float x_px) const {
  return whole.day_at(static_cast<double>((x_px - left) / std::max(1.0F, right - left)));
}

double TimeAxis::pixels_per_day() const {
  return static_cast<double>(std::max(1.0F, right - left)) / shown.days();
}

TimeAxis time_axis(const Rect& box, const Look& look, session::TimeSpan shown, session::TimeSpan whole) {
  TimeAxis axis{.box = box, .shown = shown, .whole = whole};
  const float margin = look.px(9);  // the handle's radius
  axis.left = box.x + margin;
  axis.right = std::max(axis.left + 1, box.right() - margin);
  axis.axis_y = box.bottom() - look.px(24);
  axis.bars_top = box.y + look.px(4);
  if (shown == whole) return axis;
  axis.overview = {axis.left, box.y, axis.right - axis.left, look.px(10)};
  axis.bars_top = axis.overview.bottom() + look.px(2);
  return axis;
}

core::CalendarStep label_step(double pixels_per_day, const LabelRoom& room) {
  using core::CalendarUnit;
  const auto fine = core::finest_step(room.days / pixels_per_day);
  if (fine.unit == CalendarUnit::Days) return fine;
  const auto middle = core::finest_step(room.months / pixels_per_day);
  if (middle.unit == CalendarUnit::Months) return middle;
  return core::finest_step(std::max(room.years / pixels_per_day, days_a_year));
}

std::vector<core::Day> ticks(session::TimeSpan shown, core::CalendarStep step) {
  std::vector<core::Day> found;
  auto day = core::step_at_or_before(static_cast<core::Day>(std::floor(shown.from)), step);
  if (static_cast<double>(day) < shown.from) day = core::step_after(day, step);
  for (; static_cast<double>(day) <= shown.to; day = core::step_after(day, step)) found.push_back(day);
  return found;
}

bool begins_larger_unit(core::Day tick, core::CalendarStep step) {
  const auto date = core::to_calendar(tick);
  if (step.unit == core::CalendarUnit::Days) return date.day == 1;
  return step.unit == core::CalendarUnit::Months && date.month == 1;
}

std::vector<ChangeBar> change_bars(const ChangeIndex& index, session::TimeSpan shown, core::CalendarStep step) {
  std::vector<ChangeBar> bars;
  const auto& changes = index.changes;
  const auto first = core::step_at_or_before(static_cast<core::Day>(std::floor(shown.from)), step);
  const auto start = std::ranges::lower_bound(changes, static_cast<double>(first), {}, &std::pair<double, int>::first);
  for (auto at = static_cast<std::size_t>(start - changes.begin()); at < changes.size(); ++at) {
    const auto& [day, count] = changes[at];
    if (day > shown.to) break;
    if (bars.empty() || day >= bars.back().to) {
      const auto from = core::step_at_or_before(static_cast<core::Day>(std::floor(day)), step);
      bars.push_back({from, core::step_after(from, step)});
    }
    bars.back().changes += count;
    if (at < index.uncertain.size()) bars.back().uncertain += index.uncertain[at];
  }
  return bars;
}

TrackHit hit_track(const TimeAxis& axis, const Look& look, float x, float y,
                   const std::optional<session::LoopRange>& range, const std::vector<model::Milestone>& milestones) {
  if (axis.overview.height > 0 && y < axis.overview.bottom()) return {TrackPart::Overview};
  if (y > axis.axis_y + look.px(9)) return {TrackPart::Scale};
  if (std::abs(y - axis.axis_y) <= look.px(7)) {
    std::optional<std::size_t> nearest;
    float best = look.px(6);
    for (std::size_t i = 0; i < milestones.size(); ++i) {
      const double day = milestones[i].when.interval.from;
      const float distance = std::abs(axis.x(day) - x);
      if (distance >= best || !axis.shows(day)) continue;
      best = distance;
      nearest = i;
    }
    if (nearest) return {TrackPart::Milestone, *nearest};
  }
  // The grips keep away from the axis, so that the clock and the marks stay within reach.
  if (!range || y > axis.axis_y - look.px(7)) return {};
  const float to_start = std::abs(axis.x(range->from) - x), to_end = std::abs(axis.x(range->to) - x);
  if (std::min(to_start, to_end) > look.px(7)) return {};
  return {to_start < to_end ? TrackPart::RangeStart : TrackPart::RangeEnd};
}

}  // namespace eb::ui
