#pragma once
// The pictures of a whole show one after the other, as a hall would see them with nobody at the keys: every step for as
// long as it is planned, and at least until it has arrived and its clock has run. Used by `video --show`. Main thread.
#include <memory>
#include <vector>

#include "app/hall.h"
#include "model/show.h"
#include "session/stage_player.h"
#include "session/story_clock.h"

namespace eb::app {

class ShowFilm {
 public:
  // The show has at least one step; `hall` outlives the film.
  ShowFilm(Hall& hall, std::shared_ptr<const model::Show> show, const HallLook& look, int frames_per_second,
           std::shared_ptr<const session::StoryClock> story);

  [[nodiscard]] double seconds() const { return m_starts.back(); }
  // The next picture; the same ones in every film of the same show.
  [[nodiscard]] render::Pixels next();

 private:
  void move_to(double seconds);

  Hall& m_hall;
  std::shared_ptr<const model::Show> m_show;
  HallLook m_look;
  int m_frames_per_second;
  session::StagePlayer m_player;
  std::vector<double> m_starts;  // of each step, and the end
  std::size_t m_frame = 0, m_next_step = 0;
  double m_now = 0;
};

}  // namespace eb::app
