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
  // After a click, as long as another one makes it a double click.
  [[nodiscard]] bool awaits_second_click(double now_seconds) const;
  // Whether the event is the press or the release of that other one: it is for this tool, whatever the first click
  // opened there. To be asked for each event, in order.
  bool takes_second_click(const core::InputEvent& event, double now_seconds);
  void cancel(session::ActionQueue& out);

 private:
  enum class Drag : std::uint8_t { None, Undecided, Pan, Box, Rotate };
  void press(const core::MouseButtonChanged& button, double now_seconds);
  void release(const session::Session& session, double now_seconds, session::ActionQueue& out);
  void move(geo::Vec2d to, const session::Session& session, session::ActionQueue& out);
  void click(double now_seconds, session::ActionQueue& out);
  [[nodiscard]] bool is_second_press(geo::Vec2d at, double now_seconds) const;

  geo::Vec2d m_cursor, m_start;
  Drag m_drag = Drag::None;
  core::MouseButton m_button = core::MouseButton::Left;
  // The click that may become a double one.
  struct Click {
    double seconds = 0;
    geo::Vec2d pressed_at, released_at;
  };
  std::optional<Click> m_first;
  bool m_is_second = false;  // the press that goes on
  bool m_took_press = false;
  geo::Vec2d m_pointer;  // as takes_second_click() saw it
};

}  // namespace eb::tools
