#include "app/show_film.h"

#include <algorithm>

namespace eb::app {

ShowFilm::ShowFilm(Hall& hall, std::shared_ptr<const model::Show> show, const HallLook& look, int frames_per_second,
                   std::shared_ptr<const session::StoryClock> story)
    : m_hall{hall}, m_show{std::move(show)}, m_look{look}, m_frames_per_second{frames_per_second} {
  m_player.set_hall(look.width_px, look.height_px,
                    [this](const session::HallScene& scene, int width_px, int height_px) {
                      auto sized = m_look;
                      sized.width_px = width_px;
                      sized.height_px = height_px;
                      return m_hall.camera_of(scene, sized);
                    });
  m_player.set_story(std::move(story));
  double start = 0;
  for (const auto& step : m_show->steps) {
    m_starts.push_back(start);
    m_player.show(*step);
    const double seconds = std::max(step->planned_seconds, m_player.seconds_left());
    m_player.advance(seconds);
    start += seconds;
  }
  m_starts.push_back(start);
  m_player.reset();
}

void ShowFilm::move_to(double seconds) {
  constexpr double slack = 1e-9;
  while (m_next_step < m_show->steps.size() && m_starts[m_next_step] <= seconds + slack) {
    const double start = m_starts[m_next_step];
    m_player.advance(start - m_now);
    m_now = start;
    m_player.show(*m_show->steps[m_next_step++]);
  }
  m_player.advance(seconds - m_now);
  m_now = seconds;
}

render::Pixels ShowFilm::next() {
  move_to(static_cast<double>(m_frame++) / m_frames_per_second);
  m_hall.draw_whole(m_player.state(), m_look, 1.0 / m_frames_per_second);
  return m_hall.pixels();
}

}  // namespace eb::app
