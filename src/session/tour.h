#pragma once
// The preview of an excursion as a timeline: at every second where the vehicle is on its way, what the camera shows and
// which day the map has. Made by app/tour_route, played by session/tour_player. Pure and the same in every window, in
// pictures and in films; immutable, any thread. Places and lengths are metres on the plane of the project's CRS.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/ids.h"
#include "geo/types.h"
#include "session/camera.h"

namespace eb::session {

// What has to be seen, whatever the size of the window: a box, north up.
struct TourView {
  geo::Vec2d center;
  double half_width_m = 1, half_height_m = 1;
};
// The camera that shows the view inside what the insets leave, as large as it goes. Its size stays.
Camera camera_for(const TourView& view, Camera camera, const Insets& insets);

// What the water next to a stop was before; rows are those of the layer's table.
struct TourPast {
  core::LayerId layer;
  std::uint32_t then_row = 0;
  std::optional<std::uint32_t> now_row;
  double then_day = 0;
  double distance_m = 0;  // from the stop
};

struct TourStop {
  std::string point;   // its id in the route
  double along_m = 0;  // of the way
  geo::Box2d focus;    // what to look at there, the stop included
  std::optional<TourPast> past;
};

struct TourInput {
  std::vector<geo::Vec2d> way;          // two points at least
  std::vector<std::uint8_t> schematic;  // of each point: what leads on from there is no road, but as the crow flies
  std::vector<TourStop> stops;          // in order of travel, one at least
  double day = 0;                       // of the excursion
};

// How long a tour takes at normal speed: about three minutes, two and a half to three and a half for 3 to 12 stops,
// more for more stops.
double tour_seconds(std::size_t stops, double length_m);

// No picture of the tour moves faster, at normal speed. Of the view and of the vehicle: halves of the smaller side of
// the view a second; of the scale: powers of e a second.
inline constexpr double most_pan_a_second = 0.55, most_drive_a_second = 1, most_zoom_a_second = 0.8;

enum class TourPhase : std::uint8_t { Opening, AtStop, Driving, Closing };

struct TourMoment {
  double seconds = 0;
  TourPhase phase = TourPhase::Opening;
  std::size_t stop = 0;      // at which it is, or which comes next; the last one while closing
  double along_m = 0;        // of the way
  double leg_share = 0;      // of the way from the stop before
  geo::Vec2d position;       // of the vehicle
  geo::Vec2d heading{1, 0};  // of length 1
  double parked = 0;         // 0 on the road, 1 at a stop
  TourView view;
  double day = 0;           // of the map
  bool shows_then = false;  // the map shows what it was, or is on its way there
  // What changed softly just now, as in render::Frame.
  double fade_days = 0, settled_day = 0;
};

class Tour {
 public:
  explicit Tour(TourInput input);

  struct Stay {
    double arrival = 0, departure = 0;  // seconds of the tour
  };
  [[nodiscard]] double seconds() const { return m_seconds; }
  [[nodiscard]] const std::vector<TourStop>& stops() const { return m_input.stops; }
  [[nodiscard]] const std::vector<Stay>& stays() const { return m_stays; }  // of each stop
  [[nodiscard]] const std::vector<geo::Vec2d>& way() const { return m_input.way; }
  [[nodiscard]] bool is_schematic(std::size_t point) const {
    return point < m_input.schematic.size() && m_input.schematic[point] != 0;
  }
  [[nodiscard]] const std::vector<double>& along() const { return m_along; }  // of each point of the way
  [[nodiscard]] double day() const { return m_input.day; }

  // `calm`: the camera stands still and cuts, and so does the clock. Clamped to the tour.
  [[nodiscard]] TourMoment at(double seconds, bool calm = false) const;
  [[nodiscard]] geo::Vec2d place(double along_m) const;

 private:
  // Where a moment lies between stays.
  struct Spot {
    TourPhase phase = TourPhase::Opening;
    std::size_t stop = 0;
    double along_m = 0, share = 0, parked = 0;
  };
  struct Sample {
    geo::Vec2d center;
    double log_half_width = 0, log_half_height = 0;
  };
  void plan_stays(double total);
  void plan_camera();
  [[nodiscard]] Spot spot(double seconds) const;
  [[nodiscard]] double day_at(double seconds, bool calm) const;
  [[nodiscard]] double overview_share(double seconds) const;
  [[nodiscard]] geo::Vec2d wanted_center(double seconds) const;
  [[nodiscard]] Sample wanted_extent(double seconds) const;
  [[nodiscard]] TourView smooth_view(double seconds) const;
  [[nodiscard]] TourView calm_view(const Spot& spot) const;
  [[nodiscard]] geo::Vec2d heading(double along_m, double reach_m) const;

  TourInput m_input;
  std::vector<double> m_along;
  std::vector<Stay> m_stays;
  std::vector<TourView> m_stop_views;
  std::vector<TourView> m_leg_views;  // from each stop to the next
  TourView m_whole;
  double m_seconds = 0;
  std::vector<Sample> m_camera;  // sampled evenly
};

}  // namespace eb::session
