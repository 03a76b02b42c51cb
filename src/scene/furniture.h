#pragma once
// What is always on the map: date, legend of the phases that occur, scale bar, north arrow, credits,
// headline figures, a small chart over time. Drawn by the same code in the window, in pictures and on the stage.
#include <optional>
#include <string>
#include <vector>

#include "core/color.h"
#include "model/style.h"
#include "render/frame.h"
#include "scene/label_layout.h"
#include "scene/opening_view.h"
#include "scene/stage_caption.h"
#include "scene/theme.h"
#include "scene/time_chart.h"
#include "session/camera.h"
#include "text/catalog.h"
#include "text/shaper.h"

namespace eb::scene {

struct LegendEntry {
  // Note: a line of text without a swatch that belongs to the entry above.
  enum class Kind : std::uint8_t { Line, DashedLine, LongDashedLine, Area, HatchedArea, Point, Note };
  Kind kind = Kind::Line;
  std::string label;
  core::Color color;
  model::PointShape shape = model::PointShape::Circle;  // of a Point
  std::vector<model::PointShape> more_shapes = {};      // of Points that share the entry
  double hollow = 0;                                    // of lines: the share left open along the middle
  bool is_doubtful = false;                             // looks as the map shows dates in doubt
  bool is_extra = false;                                // goes where there is no room for all
};

// Nothing moves while the clock runs: a figure keeps the room of the widest text it ever shows.
struct HeadlineFigure {
  std::string value;  // "57.4 km"
  std::string label;  // "free of wastewater"
  core::Color color;
  std::string note;                                    // when the number was true; may be empty
  bool is_secondary = false;                           // smaller, in the second row
  bool is_known = true;                                // else its place stays empty
  std::vector<std::string> other_values, other_notes;  // of other times
};

// Legend of a map coloured by when things began.
struct AgeRamp {
  std::string title;
  std::vector<core::Color> colors;  // evenly spread, oldest first; at least two
  double from_day = 0, to_day = 0;
};

// What other times and places show, for room that stays the same: lists of all that can stand in a part.
struct FurnitureReserve {
  std::string subtitle;  // the longest
  std::vector<LegendEntry> legend;
  std::string credits;
};

struct FurnitureInput {
  Theme theme;
  double day = 0;
  std::string headline;  // instead of the date; "" = the date
  std::string subtitle;  // under the date; may be empty
  std::vector<HeadlineFigure> figures;
  std::vector<LegendEntry> legend;
  std::optional<AgeRamp> age_ramp;  // above the legend
  std::string credits;              // one paragraph
  std::optional<TimeStrip> time_strip;
  std::optional<TimeChart> chart;           // takes the place of the strip
  std::optional<StageCaption> caption;      // of a step of a show; where the strip would be
  std::optional<FurnitureReserve> reserve;  // nullopt = what is shown is all there is
  double metres_per_pixel = 1;              // true ground scale at the centre of the view
  double rotation_rad = 0;                  // for the north arrow
  double meridian_convergence_rad = 0;      // grid north to true north at the centre
  int width_px = 0, height_px = 0;
  double scale = 1.0;        // pixels per point: height_px / 1080 in pictures, UI scale in the window
  session::Insets panels;    // pixels taken by panels at each edge
  double free_below_px = 0;  // kept free under the lowest part: another map of the picture has its credits there
  bool compact = false;      // window with panels: smaller date, no figures row if it does not fit
};

enum class FurniturePart : std::uint8_t { Date, Subtitle, Figures, Legend, TimeStrip, Caption, ScaleBar, Credits };

// Where a part was put; parts that found no room are missing.
struct FurnitureBlock {
  FurniturePart part = FurniturePart::Date;
  render::Rect rect;
};

struct FurnitureResult {
  std::vector<FurnitureBlock> blocks;
  KeepClear keep_clear;            // where labels must not go
  session::Insets subject_insets;  // where the camera should keep the subject clear of
};

// What does not fit is left out in this order: time strip or chart, second row of figures, figures (the last of a row
// first), subtitle, rows of the legend that are not phases, legend, scale bar. Which part that is depends on the
// reserve, not on the day. The date shrinks, credits and captions wrap instead. Languages written from the right have
// the picture mirrored.
FurnitureResult lay_out_furniture(const FurnitureInput& input, const text::Catalog& catalog, text::Shaper& shaper,
                                  render::Overlay& out);

// The room for the map alone, without drawing: the same on every day and in every view.
FurnitureRoom furniture_room(const FurnitureInput& input, const text::Catalog& catalog, text::Shaper& shaper);

// What no part reaches into on any day and in any view; of several such rooms the one in which a view that is `aspect`
// times as wide as high becomes largest.
session::Insets clear_of_furniture(const FurnitureInput& input, double aspect, const text::Catalog& catalog,
                                   text::Shaper& shaper);

}  // namespace eb::scene
