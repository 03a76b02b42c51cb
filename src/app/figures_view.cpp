#include "app/figures_view.h"

#include <algorithm>

#include "scene/figure_text.h"

namespace eb::app {

namespace {

void tell_series(const model::Series& series, const model::SeriesValue* recorded, const text::Catalog& catalog,
                 ui::FigureRow& row) {
  const auto& language = catalog.language();
  row.chart = series.id;
  row.place = series.place.in(language);
  row.is_known = recorded != nullptr;
  if (recorded == nullptr) return;
  row.value = scene::amount_text(series, *recorded, catalog);
  row.as_of = scene::as_of_text(series, *recorded, catalog);
  row.confidence = confidence_text(catalog, recorded->confidence);
  row.note = recorded->note.in(language);
  row.source = recorded->source;
}

ui::FigureRow headline_row(const model::Document& document, const model::FigureValue& found,
                           const text::Catalog& catalog) {
  const auto& language = catalog.language();
  ui::FigureRow row;
  row.title = scene::figure_title(document, *found.figure, language);
  row.value = scene::value_text(found, catalog);
  row.is_known = found.value.has_value();
  row.color = found.figure->color;
  if (found.series != nullptr) {
    tell_series(*found.series, found.recorded, catalog, row);
    return row;
  }
  row.chart = session::kilometre_chart;
  const auto* phase = found.figure->kind == model::FigureKind::Kilometres && !found.figure->phases.empty()
                          ? document.find_phase(found.figure->phases.front())
                          : nullptr;
  if (!row.color && phase != nullptr) row.color = phase->color;
  const auto* layer = document.measure ? document.find_layer(document.measure->layer) : nullptr;
  if (layer != nullptr) row.source = layer->credit.in(language);
  return row;
}

bool is_headline(const model::Document& document, const model::Series& series) {
  return std::ranges::any_of(*document.figures, [&](const auto& figure) { return figure.series == series.id; });
}

}  // namespace

std::string confidence_text(const text::Catalog& catalog, const std::string& confidence) {
  if (confidence == "high") return catalog.tr("high");
  if (confidence == "medium") return catalog.tr("medium");
  if (confidence == "low") return catalog.tr("low");
  return confidence;
}

ui::FiguresView figures_view(Workspace& workspace, const text::Catalog& catalog) {
  const auto& document = workspace.document();
  const double day = workspace.session().playback.day();
  ui::FiguresView view;
  if (const auto& steps = workspace.kilometre_steps(); !steps.steps.empty()) view.kilometres = &steps;
  for (const auto& found : workspace.figures(day)) view.headline.push_back(headline_row(document, found, catalog));
  for (const auto& series : *document.series) {
    if (is_headline(document, series)) continue;
    ui::FigureRow row;
    row.title = series.title.in(catalog.language());
    row.value = scene::no_value_text;
    tell_series(series, model::value_at(series, day), catalog, row);
    view.more.push_back(std::move(row));
  }
  return view;
}

}  // namespace eb::app
