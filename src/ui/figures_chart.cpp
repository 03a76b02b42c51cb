#include "ui/figures_chart.h"

#include <algorithm>
#include <cmath>

#include "ui/draw.h"
#include "ui/drawn_text.h"
#include "ui/labels.h"
#include "ui/series_plot.h"

namespace eb::ui {
namespace {

core::Color themed(const Look& look, const core::ThemedColor& color) {
  return look.theme == session::ThemeKind::Dark ? color.dark : color.light;
}

// The last phase is the base, as in the legend and on the map.
void draw_kilometres(const UiContext& context, const Look& look, const SeriesPlot& plot, float now) {
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

SeriesPlot plot_of_kilometres(const UiContext& context, const Rect& box) {
  const auto& playback = context.session.playback;
  SeriesPlot plot;
  plot.box = box;
  plot.from = playback.from();
  plot.to = std::max<double>(playback.to(), plot.from + 1);
  plot.top = context.figures.kilometres->highest_total();
  return plot;
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
  const Rect box{area.x + look.px(6), area.y + look.px(8), area.width - look.px(12), area.height - look.px(32)};
  const auto plot = is_kilometres ? plot_of_kilometres(context, box) : plot_of(context, *series, box);
  if (!(plot.top > 0)) return;
  const UnmirroredScope from_left_to_right;
  if (is_kilometres) {
    draw_kilometres(context, look, plot, plot.x(context.session.playback.day()));
  } else {
    draw_series(context, look, plot, *series);
  }
  draw_time_axis(context, look, plot);
  from_left_to_right.end(area);
  const float pointer = pointer_on_axis(look, area).x;
  if (ImGui::IsItemActive() && ImGui::IsMouseDown(0)) {
    seek(plot.day(pointer));
  } else if (ImGui::IsItemHovered()) {
    tooltip(look, context.catalog.long_date(static_cast<core::Day>(plot.day(pointer))));
  }
}

}  // namespace eb::ui
