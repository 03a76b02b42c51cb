#pragma once
// What the mouse does on the map: drag pans, Shift+drag zooms to a box, right drag turns, wheel and double
// click zoom at the cursor, a click selects. Emits actions, changes nothing itself.
#include <optional>

#include "core/input_event.h"
#include "session/action.h"

namespace eb::tools {

class NavigateTool {
 public:
  // `now_seconds`: a running clock, for double clicks.
  void handle(const core::InputEvent& event, const session::Session& session, double now_seconds,
              session::ActionQueue& out);
  [[nodiscard]] bool is_dragging() const { return m_drag != Drag::None; }
  void cancel(session::ActionQueue& out);

 private:
  enum class Drag : std::uint8_t { None, Undecided, Pan, Box, Rotate };
  void press(const core::MouseButtonChanged& button, session::ActionQueue& out);
  void release(const session::Session& session, double now_seconds, session::ActionQueue& out);
  void move(geo::Vec2d to, const session::Session& session, session::ActionQueue& out);
  void click(double now_seconds, session::ActionQueue& out);

  geo::Vec2d m_cursor, m_start;
  Drag m_drag = Drag::None;
  core::MouseButton m_button = core::MouseButton::Left;
  std::optional<double> m_last_click;
  geo::Vec2d m_last_click_at;
};

}  // namespace eb::tools
