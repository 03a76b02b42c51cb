#pragma once
// Numbers of a series over time, each for itself: a state is a bar as long as it holds, a count a dot on a stem,
// nothing counted is a ring on the axis, and where no number is known nothing is drawn. For the panel of figures and
// that of what is selected.
#include "model/series.h"
#include "ui/ui_context.h"

namespace eb::ui {

// Where days and numbers lie; framebuffer pixels.
struct SeriesPlot {
  Rect box;
  double from = 0, to = 1, top = 1;
  [[nodiscard]] float x(double day) const;
  [[nodiscard]] float y(double value) const;
  [[nodiscard]] double day(float at) const;
};

// A rectangle that is paler behind x = `now`.
void fill_until(float now, float left, float top, float right, float bottom, core::Color color);

// From the decade in which the series begins to the end of the time shown.
SeriesPlot plot_of(const UiContext& context, const model::Series& series, const Rect& box);

void draw_series(const UiContext& context, const Look& look, const SeriesPlot& plot, const model::Series& series);
// The years at both ends, and where the clock stands.
void draw_time_axis(const UiContext& context, const Look& look, const SeriesPlot& plot);

}  // namespace eb::ui
