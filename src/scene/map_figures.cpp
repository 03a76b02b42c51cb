#include "scene/map_figures.h"

#include <algorithm>

#include "scene/figure_text.h"

namespace eb::scene {

namespace {

core::Color color_of(const FurnitureContext& context, const model::Figure& figure) {
  const auto theme = context.session.view.theme;
  if (figure.color) return pick(*figure.color, theme);
  const bool of_one_phase = figure.kind == model::FigureKind::Kilometres && !figure.phases.empty();
  const auto* phase = of_one_phase ? context.document.find_phase(figure.phases.front()) : nullptr;
  return phase == nullptr ? theme_of(theme).text : pick(phase->color, theme);
}

// Every text that can stand in the figure's place; figures of the same width stand for each other.
void add_other_texts(const FurnitureContext& context, const model::FigureValue& found, HeadlineFigure& figure) {
  const auto& catalog = context.catalog;
  figure.other_values.emplace_back(no_value_text);
  switch (found.figure->kind) {
    case model::FigureKind::Kilometres:
      figure.other_values.push_back(km_text(context.steps.highest_total(), catalog));
      return;
    case model::FigureKind::Share:
      for (const double percent : {99.9, 100.0}) figure.other_values.push_back(share_text(percent, catalog));
      return;
    case model::FigureKind::Series:
      if (found.series == nullptr) return;
      for (const auto& value : found.series->values) {
        figure.other_values.push_back(amount_text(*found.series, value, catalog));
        figure.other_notes.push_back(as_of_text(*found.series, value, catalog));
      }
      return;
  }
}

std::optional<TimeChart> chart_of_kilometres(const FurnitureContext& context, TimeChart chart) {
  const auto& phases = context.document.phases;
  if (context.steps.steps.empty()) return std::nullopt;
  chart.top = context.steps.highest_total();
  if (!(chart.top > 0)) return std::nullopt;
  chart.title = context.catalog.tr("Kilometres of river by state");
  chart.highest = km_text(chart.top, context.catalog);
  // The last phase is the base, so that the chart is stacked as the legend is listed.
  for (auto phase = phases.rbegin(); phase != phases.rend(); ++phase)
    chart.colors.push_back(pick(phase->color, context.session.view.theme));
  for (const auto& step : context.steps.steps) {
    TimeChart::Step drawn{static_cast<double>(step.from), {step.km_by_phase.rbegin(), step.km_by_phase.rend()}};
    chart.steps.push_back(std::move(drawn));
  }
  return chart;
}

std::optional<TimeChart> chart_of_series(const FurnitureContext& context, const model::Series& series,
                                         TimeChart chart) {
  if (series.values.empty()) return std::nullopt;
  const auto& language = context.catalog.language();
  const auto highest = std::ranges::max_element(series.values, {}, &model::SeriesValue::value);
  if (!(highest->value > 0)) return std::nullopt;
  chart.from_day = std::max(chart.from_day, static_cast<double>(model::first_decade(series)));
  chart.top = highest->value;
  chart.highest = amount_text(series, *highest, context.catalog);
  chart.title = series.title.in(language);
  if (!series.place.empty()) chart.title += " · " + series.place.in(language);
  chart.marks_are_counts = series.kind == model::SeriesKind::Count;
  chart.mark_color = theme_of(context.session.view.theme).text;
  for (const auto& value : series.values) {
    chart.marks.push_back({static_cast<double>(value.holds.from), static_cast<double>(value.holds.to), value.value});
  }
  return chart;
}

}  // namespace

std::vector<HeadlineFigure> figures_of(const FurnitureContext& context) {
  std::vector<HeadlineFigure> figures;
  const auto& catalog = context.catalog;
  const auto values = model::figures_at(context.document, context.kilometres, context.day);
  const bool has_measured = std::ranges::any_of(values, [](const auto& v) { return v.series == nullptr; });
  for (const auto& found : values) {
    HeadlineFigure figure;
    figure.value = value_text(found, catalog);
    figure.label = figure_title(context.document, *found.figure, catalog.language());
    figure.color = color_of(context, *found.figure);
    if (!found.value) figure.color = theme_of(context.session.view.theme).secondary_text;
    figure.is_secondary = has_measured && found.series != nullptr;
    figure.is_known = found.value.has_value() || !figure.is_secondary;
    if (found.recorded != nullptr) figure.note = as_of_text(*found.series, *found.recorded, catalog);
    add_other_texts(context, found, figure);
    figures.push_back(std::move(figure));
  }
  return figures;
}

std::optional<TimeChart> chart_of(const FurnitureContext& context) {
  const auto& playback = context.session.playback;
  TimeChart chart;
  chart.from_day = playback.from();
  chart.to_day = playback.to();
  const auto& chosen = context.session.view.chart;
  if (chosen == session::kilometre_chart) return chart_of_kilometres(context, std::move(chart));
  const auto* series = context.document.find_series(chosen);
  return series == nullptr ? std::nullopt : chart_of_series(context, *series, std::move(chart));
}

}  // namespace eb::scene
