#pragma once
// The pages of a roadbook, A4: an overview with the whole timetable, then a page a stop with its map, times, what is to
// be seen and the way on. Filled by app/roadbook; knows neither files nor OpenGL.
#include <cstdint>
#include <string>
#include <vector>

#include "core/result.h"
#include "model/document.h"
#include "model/timetable.h"
#include "session/camera.h"
#include "text/catalog.h"

namespace eb::app {

// On paper, in points: what the maps are drawn for. A stop's map gives up height where its texts need it, the overview
// where the timetable does.
inline constexpr double roadbook_map_width = 505, roadbook_stop_height = 420;
double roadbook_overview_height(std::size_t stops);
inline constexpr double roadbook_dpi = 250;

struct RoadbookMap {
  int width_px = 0, height_px = 0;
  std::vector<std::uint8_t> rgba;
  session::Camera camera;      // of these pixels
  double metres_per_unit = 1;  // on the ground, for one unit of the project's CRS
};

struct RoadbookInput {
  const model::Document& document;
  const model::Route& route;
  const model::Timetable& timetable;
  std::size_t group = 0;
  const text::Catalog& catalog;
  std::vector<geo::Vec2d> positions;  // of route.points, in the project's CRS
  std::vector<RoadbookMap> maps;      // the overview, then one a stop or none at all
  std::string credits;                // of the maps
};

// The bytes of the PDF.
core::Result<std::string> roadbook_pdf(const RoadbookInput& input);

}  // namespace eb::app
