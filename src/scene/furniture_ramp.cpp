// The legend of a map coloured by age: a ramp of colours with years under it.
#include <algorithm>
#include <cmath>

#include "core/date.h"
#include "scene/furniture_draw.h"

namespace eb::scene {

namespace {

constexpr float width_em = 17, bar_em = 0.62F, title_em = 1.45F, years_em = 1.9F;

text::TextStyle year_style(const FurnitureSizes& sizes) {
  text::TextStyle style;
  style.size_px = sizes.small;
  style.tabular_figures = true;
  style.halo_px = 2 * sizes.point;
  return style;
}

text::TextStyle title_style(const FurnitureSizes& sizes) {
  text::TextStyle style;
  style.size_px = sizes.body;
  style.halo_px = 2 * sizes.point;
  return style;
}

void draw_bar(const FurnitureCanvas& canvas, const render::Rect& bar) {
  const auto& colors = canvas.input.age_ramp->colors;
  const auto steps = static_cast<float>(colors.size() - 1);
  for (std::size_t i = 0; i + 1 < colors.size(); ++i) {
    const float x = std::round(bar.x + bar.width * static_cast<float>(i) / steps);
    const float end = std::round(bar.x + bar.width * static_cast<float>(i + 1) / steps);
    canvas.out.add(
        render::RoundedRect{{x, bar.y, end - x, bar.height}, 0, 1, colors[i], colors[i + 1], colors[i], colors[i + 1]});
  }
}

// Both ends, and round years between them that keep their distance.
std::vector<int> years_on(const AgeRamp& ramp, float width, float label_width) {
  const int first = core::year_of(static_cast<core::Day>(ramp.from_day));
  const int last = core::year_of(static_cast<core::Day>(ramp.to_day));
  std::vector<int> years{first};
  if (last == first) return years;
  const int step = year_step(last - first, width, label_width);
  const double apart = 1.6 * static_cast<double>(label_width) / static_cast<double>(width) * (last - first);
  for (int year = (first / step + 1) * step; year < last; year += step) {
    if (year - first >= apart && last - year >= apart) years.push_back(year);
  }
  years.push_back(last);
  return years;
}

}  // namespace

FurnitureSize age_ramp_size(const FurnitureSizes& sizes) {
  return {width_em * sizes.body, (title_em + bar_em) * sizes.body + years_em * sizes.small};
}

// Time runs from left to right in every language.
void draw_age_ramp(const FurnitureCanvas& canvas, const render::Rect& rect) {
  const auto& sizes = canvas.layout.sizes;
  const auto& ramp = *canvas.input.age_ramp;
  if (ramp.colors.size() < 2) return;
  const auto& title = canvas.shaper.shape(ramp.title, title_style(sizes));
  put_text(canvas, title, from_start(canvas, rect, 0, title.width), rect.y + sizes.body, canvas.input.theme.text,
           halo_of(canvas));
  const render::Rect bar{std::round(rect.x), std::round(rect.y + title_em * sizes.body), std::round(rect.width),
                         std::round(bar_em * sizes.body)};
  draw_bar(canvas, bar);
  const auto style = year_style(sizes);
  const float label_width = canvas.shaper.shape("2000", style).width;
  const float baseline = bar.y + bar.height + 1.35F * sizes.small;
  for (const int year : years_on(ramp, bar.width, label_width)) {
    const double day = std::clamp(static_cast<double>(core::first_day_of_year(year)), ramp.from_day, ramp.to_day);
    const double span = std::max(1.0, ramp.to_day - ramp.from_day);
    const float x = bar.x + static_cast<float>((day - ramp.from_day) / span) * bar.width;
    const auto& label = canvas.shaper.shape(std::to_string(year), style);
    const float left = std::clamp(x - label.width / 2, bar.x, bar.x + bar.width - label.width);
    canvas.out.add(render::Stroke{x, bar.y + bar.height, x, bar.y + bar.height + 4 * sizes.point,
                                  std::max(1.0F, sizes.point), canvas.input.theme.secondary_text, 0, 0});
    put_text(canvas, label, left, baseline, canvas.input.theme.secondary_text, halo_of(canvas));
  }
}

}  // namespace eb::scene
