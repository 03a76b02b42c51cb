#pragma once
// How long this machine takes for a picture of each step of a show; for the check before the doors open. Main thread,
// the graphics context is current.
#include <memory>
#include <vector>

#include "app/hall.h"
#include "session/preflight.h"

namespace eb::app {

// Draws the steps of a show as the hall would see them and times it, step by step: the graphics context is current.
class StepTimer {
 public:
  StepTimer(Hall& hall, HallLook look, std::shared_ptr<const model::Show> show)
      : m_hall{hall}, m_look{std::move(look)}, m_show{std::move(show)} {}
  // The next step; does nothing when all are done.
  void measure_next();
  [[nodiscard]] bool is_done() const { return m_times.size() >= m_show->steps.size(); }
  [[nodiscard]] const std::vector<session::FrameTimeFact>& times() const { return m_times; }

 private:
  Hall& m_hall;
  HallLook m_look;
  std::shared_ptr<const model::Show> m_show;
  std::vector<session::FrameTimeFact> m_times;
};

}  // namespace eb::app
