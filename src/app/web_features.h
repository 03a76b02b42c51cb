#pragma once
// What of the loaded layers leaves the program in a web page. Every piece of geometry in a handout comes from
// exportable_features(): what must not be told is left out there. Main thread; the answer may go to a worker.
#include <cstdint>
#include <memory>
#include <vector>

#include "model/document.h"
#include "session/asset_store.h"

namespace eb::app {

struct ExportedLayer {
  std::shared_ptr<const model::Layer> layer;
  std::shared_ptr<const model::FeatureTable> table;
  std::vector<std::uint32_t> rows;  // of the table, ascending
};

struct ExportedFeatures {
  std::vector<ExportedLayer> layers;           // in drawing order, none empty
  std::vector<model::LocalizedText> left_out;  // titles of shown layers that a page cannot hold
};

// Shown layers, and of them what touches `area` (the project's CRS).
ExportedFeatures exportable_features(const model::Document& document, const session::AssetStore& assets,
                                     const geo::Box2d& area);

}  // namespace eb::app
