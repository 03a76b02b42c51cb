#pragma once
// What is wrong with the routes of a document before people travel them: each finding names its rule, the stop or leg
// and what to do. `check` on the command line, the timetable panel and exports ask here. Pure; may run on a worker.
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/message.h"
#include "geo/types.h"
#include "model/document.h"
#include "model/feature_table.h"

namespace eb::model {

enum class Severity : std::uint8_t {
  Info,     // worth knowing
  Warning,  // look at it
  Serious,  // the day as planned does not work, or breaks a rule in force
};
const char* to_string(Severity severity);  // "info", "warning", "serious"

struct Finding {
  std::string rule;  // "outside_opening_hours": for programs, never translated
  Severity severity = Severity::Warning;
  core::RouteId route;
  std::string stop;  // id of the point it is about; empty = none
  std::string leg;   // "from..to" with the ids of its two points; empty = none
  core::Message message, remedy;
  std::optional<geo::LonLat> place;  // where to look
};

// How findings write what is not translated.
struct CheckWords {
  std::string language = "en";           // of names
  std::function<std::string(int)> time;  // minutes after midnight
  std::function<std::string(core::Day)> date;
  std::function<std::string(double)> distance;         // metres
  std::function<std::string(double)> stated_distance;  // metres, as a rule states them: whatever the units
};
CheckWords plain_words();  // English, 24 hours, ISO dates, metres

struct CheckedLayer {
  std::shared_ptr<const Layer> layer;
  std::shared_ptr<const FeatureTable> table;
};

struct CheckInput {
  Document document;
  std::vector<CheckedLayer> layers;  // those that are loaded
  geo::Box2d map_extent;             // of everything loaded, project CRS; empty = nothing is
  std::function<geo::Vec2d(geo::LonLat)> to_project;
  std::function<double(geo::LonLat)> metres_per_unit;  // on the ground for one unit of the CRS, there
  CheckWords words = plain_words();
};

// Route by route in the document's order, within a route the serious ones first.
std::vector<Finding> check_routes(const CheckInput& input);

}  // namespace eb::model
