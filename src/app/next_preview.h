#pragma once
// The small picture of the next step on the presenter's console: drawn by the hall's own code when the step changes and
// the hall's picture rests, a little each frame. Main thread, the graphics context is current.
#include <memory>

#include "app/hall.h"
#include "ui/stage_view.h"

namespace eb::app {

class NextPreview {
 public:
  NextPreview(const Environment& environment, Workspace& workspace, const MapPainter& beside)
      : m_environment{environment}, m_workspace{workspace}, m_beside{beside} {}

  // Once a frame. `look` is the hall's; `has_time`: nothing moves in the hall. Returns whether the picture changed.
  bool follow(const HallLook& look, bool has_time);
  // Of the step after the one the hall is at; without a texture until it is there.
  [[nodiscard]] ui::StagePicture picture() const;
  // It is not there yet.
  [[nodiscard]] bool is_wanted() const { return m_step && !m_is_done && !m_has_failed; }

 private:
  const Environment& m_environment;
  Workspace& m_workspace;
  const MapPainter& m_beside;
  std::unique_ptr<Hall> m_hall;  // made with the first show
  bool m_has_failed = false;
  std::optional<model::ShowStep> m_step;  // that is drawn or being drawn
  HallLook m_look;
  bool m_is_done = false;
};

}  // namespace eb::app
