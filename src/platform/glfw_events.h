#pragma once
// What a GLFW window is told, as our own events. Takes the user pointer of its window. Internal to platform/.
#include "core/input_event.h"

struct GLFWwindow;

namespace eb::platform {

class GlfwEvents {
 public:
  GlfwEvents() = default;
  GlfwEvents(const GlfwEvents&) = delete;
  GlfwEvents& operator=(const GlfwEvents&) = delete;

  // From here on events of `window` are gathered; both live as long as the other.
  void attach(GLFWwindow* window);
  // The monitors, too. One window of a program does this.
  void follow_monitors();
  [[nodiscard]] bool empty() const { return m_events.empty(); }
  [[nodiscard]] core::InputQueue take();

 private:
  static GlfwEvents& self(GLFWwindow* window);
  void set_input_callbacks();
  void set_window_callbacks();
  void push_mouse_moved(double x, double y);
  void push_button(int button, int action, int mods);
  void push_key(int key, int scancode, int action, int mods);
  void push_dropped(int count, const char** paths);
  void push_resized();
  [[nodiscard]] core::Modifiers held_modifiers() const;

  GLFWwindow* m_window = nullptr;
  core::InputQueue m_events;
};

}  // namespace eb::platform
