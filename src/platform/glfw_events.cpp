#include "platform/glfw_events.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <utility>

#include "platform/key_map.h"

namespace eb::platform {

void GlfwEvents::attach(GLFWwindow* window) {
  m_window = window;
  glfwSetWindowUserPointer(window, this);
  set_input_callbacks();
  set_window_callbacks();
}

// GLFW hands this callback no pointer of ours: the window whose context is current takes it, which is the main one.
void GlfwEvents::follow_monitors() {
  glfwSetMonitorCallback([](GLFWmonitor*, int) {
    if (auto* window = glfwGetCurrentContext()) self(window).m_events.emplace_back(core::MonitorsChanged{});
  });
}

core::InputQueue GlfwEvents::take() {
  return std::exchange(m_events, {});
}

GlfwEvents& GlfwEvents::self(GLFWwindow* window) {
  return *static_cast<GlfwEvents*>(glfwGetWindowUserPointer(window));
}

void GlfwEvents::set_input_callbacks() {
  glfwSetCursorPosCallback(m_window, [](GLFWwindow* w, double x, double y) { self(w).push_mouse_moved(x, y); });
  glfwSetMouseButtonCallback(
      m_window, [](GLFWwindow* w, int button, int action, int mods) { self(w).push_button(button, action, mods); });
  glfwSetScrollCallback(m_window, [](GLFWwindow* w, double dx, double dy) {
    self(w).m_events.emplace_back(core::MouseScrolled{dx, dy, self(w).held_modifiers()});
  });
  glfwSetKeyCallback(m_window, [](GLFWwindow* w, int key, int scancode, int action, int mods) {
    self(w).push_key(key, scancode, action, mods);
  });
  glfwSetCharCallback(
      m_window, [](GLFWwindow* w, unsigned codepoint) { self(w).m_events.emplace_back(core::CharTyped{codepoint}); });
  glfwSetDropCallback(m_window,
                      [](GLFWwindow* w, int count, const char** paths) { self(w).push_dropped(count, paths); });
}

void GlfwEvents::set_window_callbacks() {
  glfwSetFramebufferSizeCallback(m_window, [](GLFWwindow* w, int, int) { self(w).push_resized(); });
  glfwSetWindowContentScaleCallback(m_window, [](GLFWwindow* w, float, float) { self(w).push_resized(); });
  // What the system uncovered has to be drawn again; nothing is drawn while nothing happens.
  glfwSetWindowRefreshCallback(m_window, [](GLFWwindow* w) { self(w).push_resized(); });
  glfwSetWindowFocusCallback(m_window, [](GLFWwindow* w, int focused) {
    self(w).m_events.emplace_back(core::FocusChanged{focused == GLFW_TRUE});
  });
  // Whether it closes is decided where unsaved work is known of.
  glfwSetWindowCloseCallback(m_window, [](GLFWwindow* w) {
    glfwSetWindowShouldClose(w, GLFW_FALSE);
    self(w).m_events.emplace_back(core::CloseRequested{});
  });
}

// GLFW gives screen coordinates, which differ from pixels on some systems.
void GlfwEvents::push_mouse_moved(double x, double y) {
  int width = 0, height = 0, width_px = 1, height_px = 1;
  glfwGetWindowSize(m_window, &width, &height);
  glfwGetFramebufferSize(m_window, &width_px, &height_px);
  const double scale_x = width > 0 ? static_cast<double>(width_px) / width : 1.0;
  const double scale_y = height > 0 ? static_cast<double>(height_px) / height : 1.0;
  m_events.emplace_back(core::MouseMoved{x * scale_x, y * scale_y});
}

void GlfwEvents::push_resized() {
  int width = 1, height = 1;
  glfwGetFramebufferSize(m_window, &width, &height);
  float scale = 1, scale_y = 1;
  glfwGetWindowContentScale(m_window, &scale, &scale_y);
  m_events.emplace_back(core::FramebufferResized{width, height, scale > 0 ? static_cast<double>(scale) : 1.0});
}

core::Modifiers GlfwEvents::held_modifiers() const {
  const auto held = [this](int left, int right) {
    return glfwGetKey(m_window, left) == GLFW_PRESS || glfwGetKey(m_window, right) == GLFW_PRESS;
  };
  return {held(GLFW_KEY_LEFT_CONTROL, GLFW_KEY_RIGHT_CONTROL), held(GLFW_KEY_LEFT_SHIFT, GLFW_KEY_RIGHT_SHIFT),
          held(GLFW_KEY_LEFT_ALT, GLFW_KEY_RIGHT_ALT)};
}

void GlfwEvents::push_button(int button, int action, int mods) {
  if (button > GLFW_MOUSE_BUTTON_MIDDLE) return;
  const auto which = button == GLFW_MOUSE_BUTTON_LEFT    ? core::MouseButton::Left
                     : button == GLFW_MOUSE_BUTTON_RIGHT ? core::MouseButton::Right
                                                         : core::MouseButton::Middle;
  m_events.emplace_back(core::MouseButtonChanged{which, action == GLFW_PRESS, modifiers_of(mods)});
}

void GlfwEvents::push_key(int key, int scancode, int action, int mods) {
  const char* printed = key == GLFW_KEY_UNKNOWN ? nullptr : glfwGetKeyName(key, scancode);
  const auto ours = key_of(key, printed);
  if (ours == core::Key::Unknown) return;
  m_events.emplace_back(
      core::KeyChanged{ours, action != GLFW_RELEASE, action == GLFW_REPEAT, modifiers_of(mods), place_of(key)});
}

void GlfwEvents::push_dropped(int count, const char** paths) {
  core::FilesDropped dropped;
  for (int i = 0; i < count; ++i) dropped.paths.emplace_back(paths[i]);
  m_events.emplace_back(std::move(dropped));
}

}  // namespace eb::platform
