#include "ui/series_plot.h"

#include <algorithm>
#include <cmath>

#include "ui/draw.h"
#include "ui/labels.h"

namespace eb::ui {
namespace {

constexpr float future = 0.35F;

void fill(float left, float top, float right, float bottom, core::Color color) {
  if (right > left && bottom > top) ImGui::GetWindowDrawList()->AddRectFilled({left, top}, {right, bottom}, u32(color));
}

void draw_count(const Look& look, const SeriesPlot& plot, const model::SeriesValue& value, double day) {
  const float hair = std::max(1.0F, look.px(1));
  const float x = std::round((plot.x(value.holds.from) + plot.x(value.holds.to)) / 2),
              y = std::round(plot.y(value.value));
  const bool is_past = static_cast<double>(value.holds.from) <= day;
  const auto color = core::with_alpha(look.palette.accent, is_past ? 1 : future);
  const float radius = look.px(core::is_visible(value.holds, day) ? 4.5 : 3);
  ImDrawList& list = *ImGui::GetWindowDrawList();
  fill(x - hair / 2, y, x + hair / 2, plot.box.bottom(), core::with_alpha(color, is_past ? 0.5F : 0.2F));
  list.AddCircleFilled({x, y}, radius, u32(color), 20);
  if (value.value == 0) list.AddCircleFilled({x, y}, radius - look.px(1.25), u32(look.palette.panel), 20);
}

}  // namespace

void fill_until(float now, float left, float top, float right, float bottom, core::Color color) {
  fill(left, top, std::min(right, now), bottom, color);
  fill(std::max(left, now), top, right, bottom, core::with_alpha(color, future));
}

float SeriesPlot::x(double day) const {
  return box.x + static_cast<float>(std::clamp((day - from) / (to - from), 0.0, 1.0)) * box.width;
}

float SeriesPlot::y(double value) const {
  return box.bottom() - static_cast<float>(std::clamp(value / top, 0.0, 1.0)) * box.height;
}

double SeriesPlot::day(float at) const {
  return from + std::clamp(static_cast<double>((at - box.x) / std::max(1.0F, box.width)), 0.0, 1.0) * (to - from);
}

SeriesPlot plot_of(const UiContext& context, const model::Series& series, const Rect& box) {
  const auto& playback = context.session.playback;
  SeriesPlot plot;
  plot.box = box;
  plot.from = std::max<double>(playback.from(), model::first_decade(series));
  plot.to = std::max<double>(playback.to(), plot.from + 1);
  plot.top = 0;
  for (const auto& value : series.values) plot.top = std::max(plot.top, value.value);
  return plot;
}

void draw_series(const UiContext& context, const Look& look, const SeriesPlot& plot, const model::Series& series) {
  const double day = context.session.playback.day();
  const float hair = std::max(1.0F, look.px(1)), now = plot.x(day);
  for (const auto& value : series.values) {
    if (series.kind == model::SeriesKind::Count) {
      draw_count(look, plot, value, day);
      continue;
    }
    const float left = plot.x(value.holds.from), right = plot.x(value.holds.to), y = std::round(plot.y(value.value));
    fill_until(now, left, y, right, plot.box.bottom(), core::with_alpha(look.palette.accent, 0.3F));
    fill_until(now, left, y - hair, right, y + hair, look.palette.accent);
  }
}

void draw_time_axis(const UiContext& context, const Look& look, const SeriesPlot& plot) {
  ImDrawList& list = *ImGui::GetWindowDrawList();
  fill(plot.box.x, plot.box.bottom(), plot.box.right(), plot.box.bottom() + std::max(1.0F, look.px(1)),
       look.palette.hairline);
  ImFont* font = look.font(Face::Small);
  const auto put = [&](double day, bool at_end) {
    const auto text = std::to_string(core::year_of(static_cast<core::Day>(day)));
    const float x = at_end ? plot.box.right() - text_width(look, Face::Small, text) : plot.box.x;
    list.AddText(font, font->FontSize, {x, plot.box.bottom() + look.px(5)}, u32(look.palette.faint), text.c_str());
  };
  put(plot.from, false);
  put(plot.to - 1, true);
  const double day = context.session.playback.day();
  if (day < plot.from || day > plot.to) return;
  const float now = plot.x(day), half = std::max(1.0F, look.px(1));
  fill(now - half, plot.box.y - look.px(4), now + half, plot.box.bottom(), look.palette.text);
  list.AddCircleFilled({now, plot.box.bottom()}, look.px(5), u32(look.palette.text), 24);
}

}  // namespace eb::ui
