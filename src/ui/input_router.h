#pragma once
// Decides for every event whether the panels or the map get it, and holds back what ImGui cannot see
// yet: it samples its input once a frame, so a press and a release need two frames. Order is kept.
#include <array>
#include <cstdint>
#include <deque>
#include <functional>
#include <optional>

#include "core/input_event.h"
#include "ui/panel_io.h"

namespace eb::ui {

class InputRouter {
 public:
  // What the last build() knew: where panels are, whether a text field or a popup is open.
  struct Situation {
    const Feedback& feedback;
    bool has_keyboard = false;  // a panel was chosen with the keyboard (F6) or by opening a dialog
  };
  // NextPanel: F6. LeavePanels: the map was pressed, so no text field keeps the caret.
  enum class Asked : std::uint8_t { Nothing, NextPanel, LeavePanels };
  using Apply = std::function<void(const core::InputEvent&)>;

  // Gives panel events to `apply`; leaves in `events` what the map gets.
  Asked feed(core::InputQueue& events, const Situation& situation, const Apply& apply);
  void frame_built() { m_closed = m_moved = false; }
  [[nodiscard]] bool has_waiting() const { return !m_waiting.empty(); }
  // Whether a key or button the panels own is down (its repeats need frames).
  [[nodiscard]] bool holds_something() const;
  [[nodiscard]] bool took_event() const { return m_took; }

 private:
  enum class Owner : std::uint8_t { None, Panels, Map };
  enum class Verdict : std::uint8_t { ToMap, ToPanels, Both, Wait, Swallow };

  Verdict decide(const core::InputEvent& event, const Situation& situation);
  Verdict decide_move(const core::MouseMoved& moved);
  Verdict decide_button(const core::MouseButtonChanged& button, const Situation& situation);
  Verdict decide_key(const core::KeyChanged& key, const Situation& situation);
  [[nodiscard]] bool over_panels(const Situation& situation) const;
  [[nodiscard]] bool owns_button(Owner owner) const;
  static bool leaves_track(const core::KeyChanged& key, const Situation& situation);
  static bool panels_want(const core::KeyChanged& key, const Situation& situation);
  [[nodiscard]] static Asked asked_by(const core::InputEvent& event, Verdict verdict);

  std::deque<core::InputEvent> m_waiting;
  std::array<Owner, 3> m_buttons{};
  std::array<Owner, static_cast<std::size_t>(core::Key::Count)> m_keys{};
  double m_x = -1, m_y = -1;
  bool m_closed = false;  // this frame has had its transition; the rest waits
  bool m_moved = false;   // the pointer moved this frame while the panels hold a button
  bool m_took = false;
};

}  // namespace eb::ui
