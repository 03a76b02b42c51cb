#pragma once
// From the document and what is loaded to the furniture: legend of the phases that occur and the title of the
// moment. Figures are in map_figures, the caption line in map_credits.
#include <map>
#include <memory>

#include "model/figures.h"
#include "model/measure.h"
#include "scene/furniture.h"
#include "scene/layer_meshes.h"
#include "session/session.h"

namespace eb::scene {

using LayerGeometries = std::map<core::LayerId, std::shared_ptr<const LayerGeometry>, std::less<>>;

// What of the world a map shows, and on which day.
struct SeenPart {
  geo::Box2d box;             // project CRS
  std::optional<double> day;  // nullopt = at all times
};

struct FurnitureContext {
  const model::Document& document;
  const session::Session& session;
  const session::AssetStore& assets;
  const LayerGeometries& geometries;
  const text::Catalog& catalog;
  const model::KmByPhase& kilometres;  // of that day; empty while nothing is measured
  const model::KmSteps& steps;         // of all time
  double day = 0;                      // the clock the furniture tells of
  bool has_routes = true;              // of two maps one explains the routes: they know no time
  std::vector<SeenPart> seen;          // all the picture shows: of two maps two
  bool of_all_days = false;            // legend and credits hold everything that ever stands in them
  double metres_per_point = 0;         // scale of the map; 0 = as close as it takes to show everything
};

std::vector<LegendEntry> legend_of(const FurnitureContext& context);
// Title of the most precise milestone whose time includes the clock; "" when there is none.
std::string subtitle_of(const FurnitureContext& context);
std::string longest_subtitle_of(const FurnitureContext& context);

}  // namespace eb::scene
