#pragma once
// The divider of a swipe under the mouse: it lights up under the pointer and follows a drag. Emits actions, changes
// nothing itself; stands before NavigateTool, which gets what is not for the divider.
#include "core/input_event.h"
#include "session/action.h"

namespace eb::tools {

class DividerTool {
 public:
  // `scale`: of the interface, pixels per point. True when the event is used up.
  bool handle(const core::InputEvent& event, const session::Session& session, double scale, session::ActionQueue& out);
  [[nodiscard]] bool is_dragging() const { return m_is_dragging; }

 private:
  bool press(const core::MouseButtonChanged& button, const session::Session& session, double scale);
  bool move(geo::Vec2d to, const session::Session& session, double scale, session::ActionQueue& out);

  geo::Vec2d m_cursor;
  double m_offset_px = 0;  // from the divider to where it was taken
  bool m_is_dragging = false;
};

}  // namespace eb::tools
