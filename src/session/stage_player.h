#pragma once
// Works out what the hall sees at every moment of a presentation: flights, cross-fades, the clock of a step, words that
// come and go. Part of Session; session/stage_rules tells it where to go. Pure: no GL, no clock of its own. Main
// thread.
//
// However often it is sent elsewhere on the way, once it is left alone it arrives exactly at the scene it was sent to
// last.
#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "model/show.h"
#include "session/camera.h"
#include "session/hall_state.h"
#include "session/story_clock.h"

namespace eb::session {

// Where the hall is to arrive: a step of the show with its layers and routes named, or a view that the presenter took
// to it, which has neither id nor words.
using HallScene = model::ShowStep;

// The camera that shows the ground of a scene wholly, clear of the hall's furniture. The same arguments give the same
// camera, for all of a presentation.
using HallCamera = std::function<Camera(const HallScene& scene, int width_px, int height_px)>;

class StagePlayer {
 public:
  // The hall's picture; a new size keeps the ground that is in view, and at the same size other words, colours or
  // places of the furniture come softly. 1920 x 1080 before the first call.
  void set_hall(int width_px, int height_px, HallCamera camera);
  [[nodiscard]] bool has_camera() const { return m_camera != nullptr; }
  [[nodiscard]] int width_px() const { return m_width_px; }
  [[nodiscard]] int height_px() const { return m_height_px; }
  void set_story(std::shared_ptr<const StoryClock> story) { m_story = std::move(story); }
  void set_calm(bool on) { m_is_calm = on; }  // cross-fades only, from the next scene on

  // Sets out for the scene from wherever the hall is, as the scene's transition says. A flight takes longer where it
  // would turn the hall's stomach, and becomes a cross-fade where it would take too long.
  void show(HallScene scene);
  // The scene it is at, or on its way to, says something else now: an edit of the step.
  void change(const HallScene& scene);
  // The hall keeps what it sees; where it is sent meanwhile, it goes afterwards.
  void hold(bool on);
  // Everything forgotten: no presentation.
  void reset();

  // Time passes; returns whether the hall's picture changes. Nothing moves while it is held.
  bool advance(double seconds);

  [[nodiscard]] const HallState& state() const { return m_held ? *m_held : m_state; }
  [[nodiscard]] const HallScene& scene() const { return m_scene; }  // it is at or on its way to
  [[nodiscard]] bool has_scene() const { return m_has_scene; }
  [[nodiscard]] bool is_moving() const { return m_has_scene && !m_held && m_seconds < end_seconds(); }
  // Until the hall has arrived and the clock of the scene has run.
  [[nodiscard]] double seconds_left() const { return std::max(0.0, end_seconds() - m_seconds); }

  // At the fastest moment of a flight.
  static constexpr double most_degrees_per_second = 30;
  static constexpr double most_path_per_second = 1.2;  // of Flight::path(): about a picture's width
  static constexpr double longest_flight_seconds = 8;
  static constexpr double far_fade_seconds = 1.4;  // instead of a flight that would take longer
  static constexpr double words_seconds = 0.4;     // for words to go, or to come
  static constexpr double change_seconds = 0.4;    // for layers to change at the start of a flight
  static constexpr double release_seconds = 0.8;   // from what was held to what was asked for meanwhile

  // How far a flight is at a share of its time: 0 to 1, starts and ends softly. Its steepest slope is 15/8.
  static double eased(double share);

 private:
  // How long a flight and a cross-fade to a scene take; 0 = there is none. A flight may begin with a short cross-fade.
  struct Way {
    double flight_seconds = 0, fade_seconds = 0;
  };
  [[nodiscard]] Way way_to(const HallScene& scene) const;
  [[nodiscard]] Camera camera_of(const HallScene& scene) const;
  [[nodiscard]] double flight_seconds(const Camera& target, double wanted) const;
  [[nodiscard]] double day_at(double seconds) const;  // since it set out
  [[nodiscard]] double end_seconds() const;
  void begin_fade(double seconds, double at_seconds = 0);
  void update();
  void update_clock();
  void update_words();

  int m_width_px = 1920, m_height_px = 1080;
  HallCamera m_camera;
  std::shared_ptr<const StoryClock> m_story;
  bool m_is_calm = false;
  bool m_has_scene = false;
  HallScene m_scene;
  HallState m_state;
  std::optional<HallState> m_held;

  double m_seconds = 0;          // since it set out for the scene
  Camera m_from, m_target;       // of the way to the scene
  double m_way_seconds = 0;      // of a flight; 0 = it is there
  double m_arrival_seconds = 0;  // when the clock of the scene starts
  double m_from_day = 0;
  double m_fade_seconds = 0;     // of the last cross-fade; it began when it set out, or
  double m_fade_at_seconds = 0;  // so long after
  bool m_words_go = false;       // the old ones, before the new ones come
  model::LocalizedText m_old_caption, m_old_text;
  double m_old_presence = 0;
};

}  // namespace eb::session
