#pragma once
// A tour that is being watched: played, paused, or held by somebody who looks around. Part of Session, which moves
// camera and clock by it; asked for by TourAction through app/dispatch_tour. Main thread.
#include <memory>
#include <optional>
#include <variant>

#include "core/ids.h"
#include "model/route.h"
#include "session/compare.h"
#include "session/tour.h"

namespace eb::session {

// Held: the hand of a person has map or clock; the tour waits where it was until it is resumed.
enum class TourState : std::uint8_t { Off, Playing, Paused, Held };

struct StartTour {};  // of the shown route
struct EndTour {};
struct PauseTour {};
struct ResumeTour {};
struct ToggleTour {};  // pauses, or goes on
struct SkipTour {
  std::size_t stop = 0;
};
struct StepTour {
  int direction = 1;
};  // next or previous stop
struct SeekTour {
  double seconds = 0;
};
struct SetTourSpeed {
  double speed = 1;
};
using TourAction =
    std::variant<StartTour, EndTour, PauseTour, ResumeTour, ToggleTour, SkipTour, StepTour, SeekTour, SetTourSpeed>;

inline constexpr double least_tour_speed = 0.25, most_tour_speed = 60;

class TourPlayer {
 public:
  void ask(core::RouteId route) { m_asked = std::move(route); }  // it starts once everything for it is there
  [[nodiscard]] const core::RouteId& asked() const { return m_asked; }
  // Whoever starts, skips or resumes brings the camera to camera_view() and then calls arrived().
  void start(std::shared_ptr<const Tour> tour, std::shared_ptr<const model::Route> route, CompareMode compared_before);
  void end();
  void pause();
  void resume();
  void hold();
  void seek(double seconds);
  void skip_to(std::size_t stop);
  void step(int direction);
  void set_speed(double speed);
  void arrived() { m_is_arriving = false; }

  // Plays on; returns whether anything changed. At its end the tour is over.
  bool advance(double seconds);

  [[nodiscard]] TourState state() const { return m_state; }
  [[nodiscard]] bool is_on() const { return m_state != TourState::Off; }
  [[nodiscard]] bool is_arriving() const { return m_is_arriving; }  // the camera is on its way
  [[nodiscard]] bool is_moving() const { return m_state == TourState::Playing || m_is_arriving; }
  // Camera and clock are the tour's.
  [[nodiscard]] bool leads() const { return is_on() && m_state != TourState::Held && !m_is_arriving; }
  [[nodiscard]] const std::shared_ptr<const Tour>& tour() const { return m_tour; }  // null while off
  [[nodiscard]] core::RouteId route() const { return m_source ? m_source->id : core::RouteId{}; }
  [[nodiscard]] const std::shared_ptr<const model::Route>& source() const {
    return m_source;
  }  // as it was at the start
  [[nodiscard]] double seconds() const { return m_seconds; }
  [[nodiscard]] double speed() const { return m_speed; }
  [[nodiscard]] TourMoment moment(bool calm) const { return m_tour->at(m_seconds, calm); }  // while on
  [[nodiscard]] CompareMode compared_before() const { return m_compared_before; }

 private:
  std::shared_ptr<const Tour> m_tour;
  std::shared_ptr<const model::Route> m_source;
  core::RouteId m_asked;
  TourState m_state = TourState::Off;
  bool m_is_arriving = false;
  double m_seconds = 0, m_speed = 1;
  CompareMode m_compared_before = CompareMode::Off;
};

}  // namespace eb::session
