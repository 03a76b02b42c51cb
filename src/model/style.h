#pragma once
// How a layer is drawn, as the project file says it. Sizes are in points of a 1080-pixel-high picture
// at 100 % scale; scene/ turns them into pixels.
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "core/color.h"
#include "model/localized.h"

namespace eb::model {

// Importance on the map: the hero is brightest and widest, context recedes.
enum class Emphasis : std::uint8_t { Hero, Normal, Context };

struct LineStyle {
  double width = 2.0;
  double casing = 0.0;               // extra width on each side; 0 = none
  double dash_on = 0, dash_off = 0;  // 0 = solid; in units of the width
  double glow = 0.0;                 // radius of the soft glow in the dark theme; 0 = none
  double hollow = 0.0;               // share of the width left open along the middle: a double line; 0 = none
  bool grows = false;                // while the clock runs, a new phase runs along the line, in order of its vertices
  friend bool operator==(const LineStyle&, const LineStyle&) = default;
};

struct AreaStyle {
  double fill_opacity = 0.35;
  double outline = 1.0;  // width; 0 = none
  bool hatched = false;
  friend bool operator==(const AreaStyle&, const AreaStyle&) = default;
};

enum class PointShape : std::uint8_t { Circle, Square, Diamond, Triangle };

struct PointStyle {
  PointShape shape = PointShape::Circle;
  double size = 8.0;  // diameter
  double casing = 1.5;
  std::string size_field;                      // numeric column that scales the size; empty = fixed
  std::string number_field;                    // short text drawn inside the symbol, e.g. a stop's number
  std::optional<double> max_metres_per_point;  // hide when zoomed out further; 0 = always; nullopt = with its label
  friend bool operator==(const PointStyle&, const PointStyle&) = default;
};

struct LabelStyle {
  std::string field;  // column with the text; "{lang}" in it becomes the language; empty = no labels
  double size = 14.0;
  bool italic = false, bold = false;
  double letter_spacing = 0.0;      // in em
  bool along_line = false;          // curved along the line where it fits
  std::string priority_field;       // numeric column, larger = placed first; empty = row order
  double max_metres_per_point = 0;  // hide when zoomed out further than this; 0 = always
  friend bool operator==(const LabelStyle&, const LabelStyle&) = default;
};

struct Style {
  Emphasis emphasis = Emphasis::Normal;
  core::ThemedColor color{{0x7B, 0xA6, 0xFF, 255}, {0x2F, 0x74, 0xE8, 255}};
  core::ThemedColor label_color{{0x9F, 0xB3, 0xC2, 255}, {0x43, 0x52, 0x5C, 255}};
  bool color_by_phase = false;  // the phase of the feature decides the colour
  LineStyle line;
  AreaStyle area;
  PointStyle point;
  LabelStyle label;
  bool is_schematic = false;        // drawn dashed and thinner, and said in the credits
  double max_metres_per_point = 0;  // the whole layer leaves the map when zoomed out further than this; 0 = never
  friend bool operator==(const Style&, const Style&) = default;
};

// One state a reach passes through. Projects define their own.
struct Phase {
  std::string id;  // as in the data's phase column
  LocalizedText label;
  core::ThemedColor color;
  bool glows = false;
  std::optional<PointShape> shape;  // of symbols in this phase; nullopt = the layer's
  friend bool operator==(const Phase&, const Phase&) = default;
};

}  // namespace eb::model
