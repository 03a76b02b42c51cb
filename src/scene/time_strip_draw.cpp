// The strip of changes and the small chart over time: one axis of years, one cursor that is the clock.
#include <algorithm>
#include <cmath>

#include "core/date.h"
#include "scene/furniture_draw.h"

namespace eb::scene {

namespace {

using render::Rect;

constexpr float past_alpha = 0.9F, future_alpha = 0.32F;

// The strip's own scale: years to x, always from left to right.
struct StripAxis {
  double from = 0, to = 1;
  float x = 0, width = 1, base = 0, top = 0;
  [[nodiscard]] float at(double day) const {
    const double share = std::clamp((day - from) / (to - from), 0.0, 1.0);
    return x + static_cast<float>(share) * width;
  }
  [[nodiscard]] double day_at(float position) const {
    return from + static_cast<double>((position - x) / width) * (to - from);
  }
};

StripAxis axis_in(const FurnitureCanvas& canvas, const Rect& rect, double from, double to, float above) {
  const auto& sizes = canvas.layout.sizes;
  const float side = sizes.small * 1.4F;  // half a year's label
  StripAxis axis;
  axis.from = from;
  axis.to = to;
  axis.x = std::round(rect.x + side);
  axis.width = std::max(1.0F, std::round(rect.width - 2 * side));
  axis.base = std::round(rect.y + rect.height - sizes.small * 1.7F);
  axis.top = std::round(rect.y + above);
  return axis;
}

render::RoundedRect box(float x, float y, float width, float height, float radius, core::Color color) {
  return {{x, y, width, height}, radius, 1, color, color, color, color};
}

void draw_years(const FurnitureCanvas& canvas, const StripAxis& axis, float baseline) {
  const auto style = small_style(canvas);
  const double first = core::decimal_year(axis.from), last = core::decimal_year(axis.to);
  const float label = canvas.shaper.shape("2000", style).width;
  const int step = year_step(last - first, axis.width, label);
  const auto color = core::with_alpha(canvas.input.theme.secondary_text, 0.85F);
  const float point = canvas.layout.sizes.point;
  for (int year = static_cast<int>(std::ceil(first / step)) * step; year <= last; year += step) {
    const float x = axis.at(core::first_day_of_year(year));
    const text::ShapedText& text = canvas.shaper.shape(std::to_string(year), style);
    // A label that would stand out at an end of the strip is left out; its tick stays.
    canvas.out.add(render::Stroke{x, axis.base + point, x, axis.base + 5 * point, std::max(1.0F, point), color, 0, 0});
    if (x - text.width / 2 < axis.x - label / 2 || x + text.width / 2 > axis.x + axis.width + label / 2) continue;
    put_text(canvas, text, x - text.width / 2, baseline, color);
  }
}

void draw_axis(const FurnitureCanvas& canvas, const StripAxis& axis, const Rect& rect) {
  const auto& sizes = canvas.layout.sizes;
  const float hair = std::max(1.0F, sizes.point);
  const auto line = core::with_alpha(canvas.input.theme.secondary_text, 0.45F);
  canvas.out.add(render::Stroke{axis.x, axis.base, axis.x + axis.width, axis.base, hair, line, 0, 0});
  draw_years(canvas, axis, rect.y + rect.height - 0.2F * sizes.small);
}

// A day outside of the axis has no place on it.
void draw_cursor(const FurnitureCanvas& canvas, const StripAxis& axis, float top, double day) {
  if (day < axis.from || day > axis.to) return;
  const float point = canvas.layout.sizes.point, hair = std::max(1.0F, point);
  const auto& theme = canvas.input.theme;
  const float now = axis.at(day);
  canvas.out.add(render::Stroke{now, top, now, axis.base, 2 * hair, theme.text, 0, 0});
  canvas.out.add(render::Disc{now, axis.base, 6 * point, theme.text, theme.background, 2 * point});
}

void draw_bars(const FurnitureCanvas& canvas, const StripAxis& axis) {
  const auto& theme = canvas.input.theme;
  const float bar = std::max(2.0F, std::round(3 * canvas.layout.sizes.point)), step = bar * 1.6F;
  const auto bins = static_cast<std::size_t>(std::max(1.0F, axis.width / step));
  std::vector<double> sums(bins, 0);
  for (const auto& [day, count] : canvas.input.time_strip->changes) {
    if (!(day >= axis.from) || !(day < axis.to)) continue;
    const double share = (day - axis.from) / (axis.to - axis.from);
    sums[std::min(bins - 1, static_cast<std::size_t>(share * static_cast<double>(bins)))] += count;
  }
  const double most = *std::ranges::max_element(sums);
  if (most <= 0) return;
  const core::Color past = core::mix(theme.other_water, theme.text, 0.35F);
  for (std::size_t i = 0; i < bins; ++i) {
    if (sums[i] <= 0) continue;
    // Square roots let the single events of early decades be seen beside the busy ones.
    const float height = std::max(bar, (axis.base - axis.top) * static_cast<float>(std::sqrt(sums[i] / most)));
    const float x = axis.x + (static_cast<float>(i) + 0.5F) * axis.width / static_cast<float>(bins);
    const double day = axis.from + (static_cast<double>(i) + 0.5) / static_cast<double>(bins) * (axis.to - axis.from);
    const auto color = core::with_alpha(past, day <= canvas.input.day ? past_alpha : future_alpha);
    canvas.out.add(box(std::round(x - bar / 2), axis.base - height, bar, height, bar * 0.35F, color));
  }
}

// Which step holds at a day; the number of steps when none does.
std::size_t step_at(const TimeChart& chart, double day) {
  const auto after = std::ranges::upper_bound(chart.steps, day, {}, &TimeChart::Step::from);
  return after == chart.steps.begin() ? chart.steps.size() : static_cast<std::size_t>(after - chart.steps.begin()) - 1;
}

// One step between two columns of pixels. Edges lie on whole pixels: heights meet without a seam.
void draw_step(const FurnitureCanvas& canvas, const StripAxis& axis, const TimeChart::Step& step, float left,
               float right, bool is_past) {
  const auto& chart = *canvas.input.chart;
  double sum = 0;
  float lower = axis.base;
  for (std::size_t i = 0; i < std::min(step.heights.size(), chart.colors.size()); ++i) {
    sum += step.heights[i];
    const auto share = static_cast<float>(std::clamp(sum / chart.top, 0.0, 1.0));
    const float upper = std::round(axis.base - share * (axis.base - axis.top));
    const auto color = core::with_alpha(chart.colors[i], is_past ? past_alpha : future_alpha);
    if (upper < lower) canvas.out.add(box(left, upper, right - left, lower - upper, 0, color));
    lower = upper;
  }
}

// Each column of pixels shows what holds on its middle day; equal neighbours are one box.
void draw_steps(const FurnitureCanvas& canvas, const StripAxis& axis) {
  const auto& chart = *canvas.input.chart;
  const auto columns = static_cast<int>(axis.width);
  const float now = std::round(axis.at(canvas.input.day));
  const auto at_column = [&](int column) {
    const float x = axis.x + static_cast<float>(column);
    return std::pair{step_at(chart, axis.day_at(x + 0.5F)), x < now};
  };
  for (int first = 0; first < columns;) {
    const auto [step, is_past] = at_column(first);
    int end = first + 1;
    while (end < columns && at_column(end) == std::pair{step, is_past}) ++end;
    if (step < chart.steps.size()) {
      draw_step(canvas, axis, chart.steps[step], axis.x + static_cast<float>(first), axis.x + static_cast<float>(end),
                is_past);
    }
    first = end;
  }
}

// What holds is a bar as long as it holds; what was counted in its time is a dot on a stem. Nothing joins two of them.
void draw_marks(const FurnitureCanvas& canvas, const StripAxis& axis) {
  const auto& chart = *canvas.input.chart;
  const float point = canvas.layout.sizes.point, hair = std::max(1.0F, point);
  for (const TimeChart::Mark& mark : chart.marks) {
    const double from = std::max(mark.from, axis.from), to = std::min(mark.to, axis.to);
    if (!(from < to)) continue;
    const bool holds = mark.from <= canvas.input.day && canvas.input.day < mark.to;
    const bool is_past = mark.from <= canvas.input.day;
    const auto color = core::with_alpha(chart.mark_color, is_past ? past_alpha : future_alpha);
    const auto share = static_cast<float>(std::clamp(mark.value / chart.top, 0.0, 1.0));
    const float y = std::round(axis.base - share * (axis.base - axis.top));
    if (chart.marks_are_counts) {
      const float x = std::round(axis.at((from + to) / 2));
      canvas.out.add(render::Stroke{x, y, x, axis.base, hair, core::with_alpha(color, is_past ? 0.5F : 0.2F), 0, 0});
      canvas.out.add(render::Disc{x, y, (holds ? 4.5F : 3.0F) * point, color, canvas.input.theme.background, point});
      continue;
    }
    const float left = axis.at(from), right = axis.at(to), now = std::clamp(axis.at(canvas.input.day), left, right);
    const auto part = [&](float x0, float x1, float alpha) {
      if (x1 <= x0) return;
      canvas.out.add(box(x0, y, x1 - x0, axis.base - y, 0, core::with_alpha(chart.mark_color, 0.3F * alpha)));
      canvas.out.add(box(x0, y - hair, x1 - x0, 2 * hair, 0, core::with_alpha(chart.mark_color, alpha)));
    };
    part(left, is_past ? now : left, past_alpha);
    part(is_past ? now : left, right, future_alpha);
  }
}

// What is counted on the left, how much the upper edge is on the right.
void draw_heading(const FurnitureCanvas& canvas, const StripAxis& axis, const Rect& rect) {
  const auto& chart = *canvas.input.chart;
  const auto& theme = canvas.input.theme;
  const auto style = small_style(canvas);
  const float baseline = rect.y + canvas.layout.sizes.small;
  const auto& highest = canvas.shaper.shape(chart.highest, style);
  const auto& title = canvas.shaper.shape(chart.title, style);
  const Rect line{axis.x, rect.y, axis.width, canvas.layout.sizes.small};
  put_text(canvas, highest, from_start(canvas, line, axis.width - highest.width, highest.width), baseline,
           theme.secondary_text, halo_of(canvas));
  if (title.width + highest.width + canvas.layout.sizes.gap > axis.width) return;
  put_text(canvas, title, from_start(canvas, line, 0, title.width), baseline, theme.secondary_text, halo_of(canvas));
}

}  // namespace

int year_step(double years, float width, float label_width) {
  constexpr int steps[] = {1, 2, 5, 10, 20, 25, 50, 100, 200, 500};
  for (const int step : steps) {
    if (static_cast<double>(width) * step / years >= 1.9 * static_cast<double>(label_width)) return step;
  }
  return 1000;
}

void draw_time_strip(const FurnitureCanvas& canvas, const Rect& rect) {
  const auto& sizes = canvas.layout.sizes;
  if (!canvas.input.chart) {
    const auto& strip = *canvas.input.time_strip;
    const StripAxis axis = axis_in(canvas, rect, strip.from_day, strip.to_day, 6 * sizes.point);
    draw_bars(canvas, axis);
    draw_axis(canvas, axis, rect);
    auto days = strip.marked_days;
    if (days.empty()) days.push_back(canvas.input.day);
    for (const double day : days) draw_cursor(canvas, axis, rect.y + 2 * sizes.point, day);
    return;
  }
  const auto& chart = *canvas.input.chart;
  const StripAxis axis = axis_in(canvas, rect, chart.from_day, chart.to_day, 1.6F * sizes.small);
  draw_heading(canvas, axis, rect);
  draw_steps(canvas, axis);
  draw_axis(canvas, axis, rect);
  draw_marks(canvas, axis);
  draw_cursor(canvas, axis, axis.top - 4 * sizes.point, canvas.input.day);
}

}  // namespace eb::scene
