#include "ui/figures_chart.h"

#include <algorithm>
#include <cmath>

#include "ui/draw.h"
#include "ui/drawn_text.h"
#include "ui/labels.h"

namespace eb::ui {
namespace {

struct Plot {
  Rect box;
  double from = 0, to = 1, top = 1;
  [[nodiscard]] float x(double day) const {
    return box.x + static_cast<float>(std::clamp((day - from) / (to - from), 0.0, 1.0)) * box.width;
  }
  [[nodiscard]] float y(double value) const {
    return box.bottom() - static_cast<float>(std::clamp(value / top, 0.0, 1.0)) * box.height;
  }
  [[nodiscard]] double day(float at) const {
    return from + std::clamp(static_cast<double>((at - box.x) / std::max(1.0F, box.width)), 0.0, 1.0) * (to - from);
  }
};

constexpr float future = 0.35F;

core::Color themed(const Look& look, const core::ThemedColor& color) {
  return look.theme == session::ThemeKind::Dark ? color.dark : color.light;
}

void fill(float left, float top, float right, float bottom, core::Color color) {
  if (right > left && bottom > top)
    ImGui::GetWindowDrawList()->AddRectFilled({left, top}, {right, bottom}, u32(color));
}

// Paler behind the clock.
void fill_until(float now, float left, float top, float right, float bottom, core::Color color) {
  fill(left, top, std::min(right, now), bottom, color);
  fill(std::max(left, now), top, right, bottom, core::with_alpha(color, future));
}

// The last phase is the base, as in the legend and on the map.
void draw_kilometres(const UiContext& context, const Look& look, const Plot& plot, float now) {
  const auto& steps = context.figures.kilometres->steps;
  const auto& phases = context.document.phases;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const double end = i + 1 < steps.size() ? steps[i + 1].from : plot.to;
    const float left = std::round(plot.x(steps[i].from)), right = std::round(plot.x(end));
    double sum = 0;
    float lower = plot.box.bottom();
    for (std::size_t k = phases.size(); k-- > 0;) {
      sum += steps[i].km_by_phase[k];
      const float upper = std::round(plot.y(sum));
      fill_until(now, left, upper, right, lower, themed(look, phases[k].color));
      lower = upper;
    }
  }
}

// A state is a bar as long as it holds, a count a dot on a stem; nothing joins two of them.
void draw_series(const UiContext& context, const Look& look, const Plot& plot, const model::Series& series, float now) {
  const double day = context.session.playback.day();
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float hair = std::max(1.0F, look.px(1));
  for (const auto& value : series.values) {
    const float left = plot.x(value.holds.from), right = plot.x(value.holds.to), y = std::round(plot.y(value.value));
    const bool holds = core::is_visible(value.holds, day), is_past = static_cast<double>(value.holds.from) <= day;
    const auto color = core::with_alpha(look.palette.accent, is_past ? 1 : future);
    if (series.kind == model::SeriesKind::Count) {
      const float x = std::round((left + right) / 2);
      fill(x - hair / 2, y, x + hair / 2, plot.box.bottom(), core::with_alpha(color, is_past ? 0.5F : 0.2F));
      list.AddCircleFilled({x, y}, look.px(holds ? 4.5 : 3), u32(color), 20);
      continue;
    }
    fill_until(now, left, y, right, plot.box.bottom(), core::with_alpha(look.palette.accent, 0.3F));
    fill_until(now, left, y - hair, right, y + hair, look.palette.accent);
  }
}

void draw_axis(const UiContext& context, const Look& look, const Plot& plot) {
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

double highest_of(const model::Series& series) {
  double highest = 0;
  for (const auto& value : series.values) highest = std::max(highest, value.value);
  return highest;
}

}  // namespace

void figures_chart(const UiContext& context, const PanelIo& io, const std::function<void(double day)>& seek) {
  const Look& look = io.look;
  const auto& chosen = context.session.view.chart;
  const auto* series = context.document.find_series(chosen);
  const bool is_kilometres = chosen == session::kilometre_chart && context.figures.kilometres != nullptr;
  if (series == nullptr && !is_kilometres) return;
  ImGui::InvisibleButton("chart", {std::max(ImGui::GetContentRegionAvail().x, look.px(60)), look.px(120)});
  const Rect area = item_rect();
  const auto& playback = context.session.playback;
  Plot plot;
  plot.box = {area.x + look.px(6), area.y + look.px(8), area.width - look.px(12), area.height - look.px(32)};
  plot.from = playback.from();
  if (!is_kilometres) plot.from = std::max<double>(plot.from, model::first_decade(*series));
  plot.to = std::max<double>(playback.to(), plot.from + 1);
  plot.top = is_kilometres ? context.figures.kilometres->highest_total() : highest_of(*series);
  if (!(plot.top > 0)) return;
  const float now = plot.x(playback.day());
  const UnmirroredScope from_left_to_right;
  if (is_kilometres) {
    draw_kilometres(context, look, plot, now);
  } else {
    draw_series(context, look, plot, *series, now);
  }
  draw_axis(context, look, plot);
  from_left_to_right.end(area);
  const float pointer = pointer_on_axis(look, area).x;
  if (ImGui::IsItemActive() && ImGui::IsMouseDown(0)) {
    seek(plot.day(pointer));
  } else if (ImGui::IsItemHovered()) {
    tooltip(look, context.catalog.long_date(static_cast<core::Day>(plot.day(pointer))));
  }
}

}  // namespace eb::ui
