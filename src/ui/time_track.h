#pragma once
// The track of the time bar: histogram of changes, years, milestones, and the handle that is dragged.
#include <optional>
#include <vector>

#include "ui/panel_io.h"
#include "ui/ui_context.h"

namespace eb::ui {

struct TimeTrackState {
  std::optional<std::size_t> pressed_milestone;  // a press on a mark jumps there and does not scrub
  double last_day = 0;                           // sent by the running drag
};

struct TimeRange {
  double from = 0, to = 1;  // days
  [[nodiscard]] double share(double day) const { return (day - from) / (to - from); }
  [[nodiscard]] double day_at(double share) const { return from + share * (to - from); }
};

// The playback's range, or the document's while that is still open.
TimeRange time_range(const UiContext& context);

// Years between two labels so that they stay `min_pixels` apart.
int year_step(double years, double pixels, double min_pixels);

// Changes summed into `columns` equal spans of the range.
std::vector<int> change_histogram(const ChangeIndex& index, const TimeRange& range, std::size_t columns);

void time_track(const UiContext& context, const PanelIo& io, float width, float height, TimeTrackState& state);

}  // namespace eb::ui
