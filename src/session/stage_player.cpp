#include "session/stage_player.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "session/playback.h"

namespace eb::session {

namespace {

constexpr double steepest_slope = 15.0 / 8;  // of eased()

// The same ground in a picture of another size.
Camera resized(Camera camera, int width_px, int height_px) {
  camera.metres_per_pixel *=
      std::max(static_cast<double>(camera.width_px) / width_px, static_cast<double>(camera.height_px) / height_px);
  camera.width_px = width_px;
  camera.height_px = height_px;
  return camera;
}

bool same_view(const Camera& a, const Camera& b) {
  return a.center == b.center && a.metres_per_pixel == b.metres_per_pixel && a.rotation_rad == b.rotation_rad;
}

bool shows_the_same(const HallState& state, const HallScene& scene) {
  return state.layers == scene.layers && state.routes == scene.routes && state.highlight == scene.highlight &&
         state.figures == scene.figures;
}

}  // namespace

double StagePlayer::eased(double share) {
  const double t = std::clamp(share, 0.0, 1.0);
  return t * t * t * (t * (6 * t - 15) + 10);
}

void StagePlayer::set_hall(int width_px, int height_px, HallCamera camera) {
  const bool is_same_size = m_width_px == width_px && m_height_px == height_px;
  m_width_px = std::max(1, width_px);
  m_height_px = std::max(1, height_px);
  m_camera = std::move(camera);
  if (!m_has_scene) return;
  m_target = camera_of(m_scene);
  m_from = resized(m_from, m_width_px, m_height_px);
  if (m_held) m_held->camera = resized(m_held->camera, m_width_px, m_height_px);
  if (is_same_size && m_camera) begin_fade(change_seconds, m_seconds);
  update();
}

Camera StagePlayer::camera_of(const HallScene& scene) const {
  if (m_camera) return m_camera(scene, m_width_px, m_height_px);
  auto camera = m_state.camera;
  camera.width_px = m_width_px;
  camera.height_px = m_height_px;
  return camera;
}

// Long enough for its fastest moment; see eased().
double StagePlayer::flight_seconds(const Camera& target, double wanted) const {
  const double turn_deg = std::abs(std::remainder(target.rotation_rad - m_from.rotation_rad, 2 * std::numbers::pi)) *
                          180 / std::numbers::pi;
  const double path = Flight{m_from, target, 1}.path();
  return std::max(
      {wanted, steepest_slope * turn_deg / most_degrees_per_second, steepest_slope * path / most_path_per_second});
}

void StagePlayer::begin_fade(double seconds, double at_seconds) {
  m_fade_seconds = seconds;
  m_fade_at_seconds = at_seconds;
  if (seconds > 0) ++m_state.fade_number;
}

StagePlayer::Way StagePlayer::way_to(const HallScene& scene) const {
  const double wanted = scene.transition_seconds;
  if (scene.transition == model::ShowTransition::Cut || !(wanted > 0)) return {};
  // On the way over the same ground nothing flies.
  const bool flies = scene.transition == model::ShowTransition::Flight && !m_is_calm && !same_view(m_from, m_target);
  if (!flies) return {0, wanted};
  const double seconds = flight_seconds(m_target, wanted);
  if (seconds > longest_flight_seconds) return {0, far_fade_seconds};
  return {seconds, shows_the_same(m_state, scene) ? 0 : change_seconds};
}

void StagePlayer::show(HallScene scene) {
  const bool is_first = !std::exchange(m_has_scene, true);
  m_target = camera_of(scene);
  m_from = is_first ? m_target : m_state.camera;
  const auto way = is_first ? Way{} : way_to(scene);
  m_way_seconds = way.flight_seconds;
  m_arrival_seconds = way.flight_seconds > 0 ? way.flight_seconds : way.fade_seconds;
  begin_fade(way.fade_seconds);
  // Time flies with the map, but never backwards.
  m_from_day = way.flight_seconds > 0 ? std::min<double>(m_state.day, scene.clock.from) : scene.clock.from;
  m_state.settled_day = m_from_day;
  // On a flight the old words go first; else they change with the picture.
  m_words_go = way.flight_seconds > 0 && !(m_state.caption == scene.caption && m_state.text == scene.text);
  m_old_caption = m_state.caption;
  m_old_text = m_state.text;
  m_old_presence = m_state.caption_presence;
  m_scene = std::move(scene);
  m_seconds = 0;
  update();
}

void StagePlayer::change(const HallScene& scene) {
  if (!m_has_scene || scene == m_scene) return;
  const bool same_clock = scene.clock == m_scene.clock;
  m_scene = scene;
  const auto target = camera_of(scene);
  if (!same_view(target, m_target)) {
    m_from = m_target = target;
    m_way_seconds = 0;
  }
  if (!same_clock) {
    m_from_day = scene.clock.from;
    m_state.settled_day = m_from_day;
  }
  update();
}

void StagePlayer::hold(bool on) {
  if (on && m_has_scene && !m_held) m_held = m_state;
  if (!on && m_held) {
    // A cut while the hall was held would be seen as a jump now.
    const bool jumps = m_seconds == 0 && m_way_seconds == 0 && m_fade_seconds == 0;
    const auto held = *std::exchange(m_held, std::nullopt);
    if (jumps &&
        (!same_view(held.camera, m_state.camera) || held.day != m_state.day || !shows_the_same(held, m_scene))) {
      begin_fade(release_seconds);
      m_arrival_seconds = release_seconds;
      update();
    }
  }
}

void StagePlayer::reset() {
  const auto fades = m_state.fade_number;
  m_has_scene = false;
  m_held.reset();
  m_scene = {};
  m_state = {};
  m_state.fade_number = fades;  // so that what was kept for one is never taken for another
  m_seconds = m_way_seconds = m_arrival_seconds = m_fade_seconds = m_fade_at_seconds = 0;
}

double StagePlayer::end_seconds() const {
  const double run = m_scene.clock.to ? m_scene.clock.seconds : 0;
  return std::max(m_arrival_seconds + run + Playback::fade_seconds, m_fade_at_seconds + m_fade_seconds);
}

bool StagePlayer::advance(double seconds) {
  if (!is_moving() || !(seconds > 0)) return false;
  m_seconds += seconds;
  update();
  return true;
}

double StagePlayer::day_at(double seconds) const {
  const auto& clock = m_scene.clock;
  const double from = clock.from;
  if (seconds <= 0) return m_from_day;
  if (seconds < m_arrival_seconds) {
    return m_from_day + (from - m_from_day) * (m_way_seconds > 0 ? eased(seconds / m_way_seconds) : 1);
  }
  if (!clock.to) return from;
  const double to = *clock.to;
  const double share = clock.seconds > 0 ? (seconds - m_arrival_seconds) / clock.seconds : 1;
  if (share >= 1) return to;
  const auto [first, last] = std::minmax(from, to);
  if (!clock.by_story || !m_story || first < m_story->from() || last > m_story->to()) return from + (to - from) * share;
  const double story_from = m_story->share_at(from), story_to = m_story->share_at(to);
  return std::clamp(m_story->day_at(story_from + (story_to - story_from) * share), first, last);
}

void StagePlayer::update() {
  const double done = m_way_seconds > 0 ? m_seconds / m_way_seconds : 1;
  m_state.camera = done >= 1 ? m_target : Flight{m_from, m_target, 1}.at_share(eased(done));
  m_state.layers = m_scene.layers;
  m_state.routes = m_scene.routes;
  m_state.highlight = m_scene.highlight;
  m_state.figures = m_scene.figures;
  m_state.fade_share = m_fade_seconds > 0 ? std::min(1.0, (m_seconds - m_fade_at_seconds) / m_fade_seconds) : 1;
  update_clock();
  update_words();
  m_state.is_at_rest = m_seconds >= m_arrival_seconds + (m_scene.clock.to ? m_scene.clock.seconds : 0);
}

// What came in the last good second is still coming; a clock that runs back or stands has nothing to come.
void StagePlayer::update_clock() {
  m_state.day = day_at(m_seconds);
  m_state.fade_days = std::max(0.0, m_state.day - day_at(m_seconds - Playback::fade_seconds));
}

void StagePlayer::update_words() {
  const double gone = std::min(words_seconds, m_way_seconds);
  const bool are_old = m_words_go && m_seconds < gone;
  m_state.caption = are_old ? m_old_caption : m_scene.caption;
  m_state.text = are_old ? m_old_text : m_scene.text;
  m_state.caption_presence = 1;
  if (are_old) {
    m_state.caption_presence = m_old_presence * (1 - m_seconds / gone);
  } else if (m_words_go) {
    const double begin = std::max(words_seconds, m_way_seconds - 2 * words_seconds);
    m_state.caption_presence = std::clamp((m_seconds - begin) / words_seconds, 0.0, 1.0);
  }
}

}  // namespace eb::session
