#pragma once
// From the document and what is loaded to the furniture: legend of the phases that occur, credits of the
// layers in view, headline figures.
#include <map>
#include <memory>

#include "model/measure.h"
#include "scene/furniture.h"
#include "scene/layer_meshes.h"
#include "session/session.h"

namespace eb::scene {

using LayerGeometries = std::map<core::LayerId, std::shared_ptr<const LayerGeometry>, std::less<>>;

struct FurnitureContext {
  const model::Document& document;
  const session::Session& session;
  const LayerGeometries& geometries;
  const text::Catalog& catalog;
  const model::KmByPhase& kilometres;  // empty = no headline figures
  double day = 0;                      // the clock the furniture tells of
  bool has_routes = true;              // of two maps one explains the routes: they know no time
  bool of_all_days = false;            // the legend holds everything that ever stands in it
};

std::vector<LegendEntry> legend_of(const FurnitureContext& context);
std::string credits_of(const FurnitureContext& context);
std::vector<HeadlineFigure> figures_of(const FurnitureContext& context);
// Title of the most precise milestone whose time includes the clock; "" when there is none.
std::string subtitle_of(const FurnitureContext& context);

}  // namespace eb::scene
