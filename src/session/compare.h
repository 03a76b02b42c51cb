#pragma once
// Two clocks on one map: which comparison is on, the other clock's day, and where each of them is drawn. The
// playback stays the right clock; Compare keeps the left one. Used by the painter, the map tools and picking.
// Positions: framebuffer pixels, y down.
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "session/camera.h"

namespace eb::session {

// Swipe: one map, cut by a divider. SideBySide: two maps of the same place. Changes: one map of what differs
// between the two days. AllTime: one map of everything that ever was.
enum class CompareMode : std::uint8_t { Off, Swipe, SideBySide, Changes, AllTime };

// As the command line and scripts write it: off, swipe, side-by-side, changes, all-time.
const char* to_string(CompareMode mode);
std::optional<CompareMode> parse_compare_mode(std::string_view text);
// The next or previous mode, round and round.
CompareMode stepped(CompareMode mode, int direction);

inline constexpr double least_divider = 0.02;  // the grip stays on the map
inline constexpr double other_day_years_back = 30;

struct Compare {
  CompareMode mode = CompareMode::Off;
  std::optional<double> other_day;  // of the left clock; nullopt = nobody chose one yet
  double divider = 0.5;             // share of the free width of the map that shows the left clock
  bool divider_active = false;      // under the pointer, being dragged, or held
  bool divider_held = false;        // the arrow keys move it

  [[nodiscard]] bool has_grip() const { return mode == CompareMode::Swipe; }
  [[nodiscard]] bool is_split() const { return mode == CompareMode::Swipe || mode == CompareMode::SideBySide; }
  // Two days play a part in the picture.
  [[nodiscard]] bool has_two_days() const { return is_split() || mode == CompareMode::Changes; }
  // One map tells of more than one day. Routes, which know no time, are not on it.
  [[nodiscard]] bool spans_time() const { return mode == CompareMode::Changes || mode == CompareMode::AllTime; }
};

struct PixelRange {
  double left = 0, right = 0;
};

// One of the maps on screen.
struct MapSide {
  bool is_other = false;  // shows the other clock's day
  PixelRange clip;        // what of the picture's width is its own
  Insets panels;          // pixels at each edge that are not its own, panels included
  double shift_px = 0;    // its map lies this much to the right of the session camera's map
};

// Left to right; one side unless the picture is split. `panels`: pixels taken by panels at each edge.
std::vector<MapSide> sides_of(const Compare& compare, const Camera& camera, const Insets& panels);
// The divider's place; in the middle when the maps stand side by side. nullopt when nothing is divided.
std::optional<double> divider_x(const Compare& compare, const Camera& camera, const Insets& panels);
// The share that puts the divider at `x`.
double divider_share(double x, const Camera& camera, const Insets& panels);

// The side under a screen position.
MapSide side_at(const Compare& compare, const Camera& camera, const Insets& panels, geo::Vec2d screen);
// The camera of a side: what the session camera shows, moved by the side's shift.
Camera side_camera(const Camera& camera, const MapSide& side);

// As fitted(): so that both maps show the box when two stand side by side.
Camera fitted_beside(const Compare& compare, const Camera& camera, const geo::Box2d& box, const Insets& panels);

}  // namespace eb::session
