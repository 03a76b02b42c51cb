#pragma once
// A selected cell whose layer tells why it is one, what is known for which year, and a series.
#include <imgui.h>

#include "ui_fixture.h"

namespace eb::ui {

inline model::Series told_series() {
  model::Series series;
  series.id = "pairs";
  series.kind = model::SeriesKind::Count;
  for (const int year : {1950, 1980, 2007}) {
    model::SeriesValue value;
    value.holds = value.when.interval = {core::first_day_of_year(year), core::first_day_of_year(year + 1)};
    value.value = year - 1900;
    series.values.push_back(value);
  }
  return series;
}

inline void select_told_feature(model::History& history, session::Session& session, SelectionView& selected) {
  auto document = history.document();
  document.series = std::make_shared<const std::vector<model::Series>>(1, told_series());
  auto layer = std::make_shared<model::Layer>();
  layer->id = "cells";
  layer->title.by_language["en"] = "Habitat of birds (map sheets)";
  layer->about.emplace();
  document.layers.push_back(layer);
  history = model::History{document};
  auto table = std::make_shared<model::FeatureTable>();
  table->lives.push_back({{core::first_day_of_year(1980), core::first_day_of_year(1990)}, core::Certainty::Certain});
  table->feature_ids.push_back(1);
  session::LayerAsset asset;
  asset.state = session::LoadState::Ready;
  asset.features = table;
  asset.asset_id = 1;
  session.assets.at("cells") = std::move(asset);
  session.selection.features = {{"cells", 0}};
  auto& about = selected.about;
  about.why = "A grid cell, not a nest: shown is the whole sheet of the map in which the birds were reported.";
  about.why_source = "https://example.org/a/very/long/address/that/does/not/fit/into/any/panel/of/this/program.html";
  about.behave = "Bleiben Sie auf markierten Wegen; Beobachtungshüttenbenutzungsordnungen gelten das ganze Jahr.";
  about.behave_source = about.why_source;
  about.rows = {{{core::first_day_of_year(1980), core::first_day_of_year(1990)},
                 "1980–1989",
                 "Pairs: 1 · Pairs with young: 1 · Young: not known",
                 "The male was found dead.",
                 "Confidence: medium",
                 about.why_source}};
  about.series = {{"pairs",
                   "Sea eagle: breeding pairs · Germany",
                   "107",
                   {"1950: 50 · after a word or two · Confidence: high", "1980: 80",
                    "2007: > 107 · and a much longer note, "
                    "so that the line breaks once or twice in a panel as narrow as this one is"},
                   {about.why_source, "", about.why_source}}};
}

inline std::vector<PracticalFact> told_facts() {
  return {{FactKind::Suggested, "Meeting point",
           "At the gate of the old colliery\n51.48653° N, 7.04408° E\n○ suggestion", "x"},
          {FactKind::Unknown, "Walking distance", "Not known; ask before you travel", {}},
          {FactKind::Plain, "Accessibility", "Inside by guided tour only; whether it is step-free is not known.", "x"}};
}

}  // namespace eb::ui
