#pragma once
// What a project file holds. Small and immutable once in the History: parts are shared, so a copy costs
// a few pointers and an edit copies only the part it touches.
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/date.h"
#include "core/ids.h"
#include "geo/types.h"
#include "model/about.h"
#include "model/feature_table.h"
#include "model/localized.h"
#include "model/route.h"
#include "model/sensitive.h"
#include "model/series.h"
#include "model/show.h"
#include "model/style.h"
#include "model/zones.h"

namespace eb::model {

// The rows of a layer are the courses a water takes one after the other: while the clock runs, the old one moves
// to the new one.
struct Movement {
  core::LayerId onto;  // layer that shows the water where it arrives, in the look it has there; empty = its own layer
  friend bool operator==(const Movement&, const Movement&) = default;
};

// A layer is a reference to a source plus how to read and draw it; the data itself is an asset.
struct Layer {
  core::LayerId id;
  LocalizedText title;
  std::string source;        // path (relative to the project file when it lies beside it) or GDAL name
  std::string source_layer;  // layer inside the source; empty = its only or first layer
  bool visible = true;
  double opacity = 1.0;
  Style style;
  std::optional<DateFields> date_fields;  // chosen by hand or by the project; nullopt = recognise
  std::string phase_field;                // column naming the phase; empty = none
  std::string reach_field;                // column that groups the phases of one reach; empty = none
  std::string name_field;                 // column with a feature's name for people; "{lang}" allowed
  std::string inferred_field;             // column that says which dates were inferred, see model/doubt.h; empty = none
  std::vector<Phase> phases;              // states of this layer only; empty = those of the document
  std::optional<Movement> movement;       // nullopt = its rows stay where they are
  std::optional<Zones> zones;             // rules that keep groups away from its polygons
  std::optional<About> about;             // what is told of its features
  std::optional<Sensitive> sensitive;     // its places are told as cells of a grid only
  LocalizedText credit;                   // shown on the map while the layer is visible
  std::string licence;                    // SPDX id or short name, e.g. "ODbL-1.0"
  bool in_legend = true;                  // its phases or itself appear in the legend
  friend bool operator==(const Layer&, const Layer&) = default;
};

// How `measure` and the figures count river kilometres.
struct Measure {
  core::LayerId layer;
  std::string water_field;      // name of the water
  std::string length_km_field;  // stationing; empty = geometry on the ellipsoid
  // Only rows whose `filter_field` holds `filter_value` count as main stem; empty = all rows.
  std::string filter_field, filter_value;
  friend bool operator==(const Measure&, const Measure&) = default;
};

// A number shown large with the date; see model/figures.h.
enum class FigureKind : std::uint8_t { Kilometres, Share, Series };
struct Figure {
  std::string id;
  LocalizedText title;  // empty = that of its first phase or of its series
  FigureKind kind = FigureKind::Kilometres;
  std::vector<std::string> phases;         // of the document; of Kilometres and Share
  std::string series;                      // of Series
  std::optional<core::ThemedColor> color;  // nullopt = that of its first phase, or that of text
  friend bool operator==(const Figure&, const Figure&) = default;
};

struct Milestone {
  core::DatedInterval when;
  std::string precision;  // "day", "month", "year", "decade" as the source gives it
  std::string category;
  LocalizedText title, text;
  std::optional<geo::LonLat> position;
  std::string source, confidence;
  friend bool operator==(const Milestone&, const Milestone&) = default;
};

struct Document {
  LocalizedText title;
  std::string crs = "EPSG:25832";                        // metric and projected
  geo::Box2d home_deg;                                   // WGS 84 degrees: the opening view and Home
  core::Day time_from = 0, time_to = 0, time_start = 0;  // range of the time bar; opening date
  std::vector<Phase> phases;                             // in legend order
  std::vector<std::shared_ptr<const Layer>> layers;      // drawn first to last
  std::vector<std::shared_ptr<const Route>> routes;
  std::shared_ptr<const std::vector<Milestone>> milestones = std::make_shared<std::vector<Milestone>>();
  std::optional<Measure> measure;
  std::string routing;  // folder of the road router's database, absolute; empty = legs cannot be routed
  std::shared_ptr<const std::vector<Series>> series = std::make_shared<std::vector<Series>>();
  std::shared_ptr<const std::vector<Figure>> figures = std::make_shared<std::vector<Figure>>();  // in order of weight
  std::shared_ptr<const Show> show = std::make_shared<Show>();
  std::string local_language;  // of the names on the spot, ISO 639: shown below names in another one; empty = unknown

  [[nodiscard]] const Layer* find_layer(std::string_view id) const;
  [[nodiscard]] const Route* find_route(std::string_view id) const;
  [[nodiscard]] const Phase* find_phase(std::string_view id) const;
  [[nodiscard]] const Series* find_series(std::string_view id) const;
  [[nodiscard]] int phase_index(std::string_view id) const;  // -1 if unknown

  // Parts count by what they hold, not by where it lies.
  friend bool operator==(const Document& a, const Document& b);
};

// The states the features of a layer pass through: its own, else the document's. Everything that colours, names or
// lists a feature's phase asks here; only the kilometres of the main stem keep to the document's phases.
const std::vector<Phase>& phases_of(const Document& document, const Layer& layer);
const Phase* find_phase(const std::vector<Phase>& phases, std::string_view id);  // nullptr if unknown

// A document for data without a project: the five standard phases, 1800-2030, no layers.
Document make_empty_document();

}  // namespace eb::model
