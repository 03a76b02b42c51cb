#include "platform/glfw_monitors.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>
#include <span>

namespace eb::platform {
namespace {

std::span<GLFWmonitor* const> handles() {
  int count = 0;
  GLFWmonitor** monitors = glfwGetMonitors(&count);
  return {monitors, static_cast<std::size_t>(std::max(count, 0))};
}

struct Listed {
  Monitors monitors;
  std::vector<GLFWmonitor*> handles;  // of each
};

// A monitor that vanishes just now has no mode: it is left out.
Listed list_all() {
  Listed listed;
  for (auto* handle : handles()) {
    const GLFWvidmode* mode = glfwGetVideoMode(handle);
    if (mode == nullptr || mode->width <= 0 || mode->height <= 0) continue;
    Monitor monitor;
    if (const char* name = glfwGetMonitorName(handle)) monitor.name = name;
    glfwGetMonitorPos(handle, &monitor.x, &monitor.y);
    monitor.width = mode->width;
    monitor.height = mode->height;
    monitor.refresh_hz = mode->refreshRate;
    glfwGetMonitorPhysicalSize(handle, &monitor.width_mm, &monitor.height_mm);
    monitor.is_primary = handle == glfwGetPrimaryMonitor();
    listed.monitors.push_back(std::move(monitor));
    listed.handles.push_back(handle);
  }
  make_names_unique(listed.monitors);
  return listed;
}

long long shared_area(const ScreenBox& a, const Monitor& b) {
  const long long width = std::min(a.x + a.width, b.x + b.width) - std::max(a.x, b.x);
  const long long height = std::min(a.y + a.height, b.y + b.height) - std::max(a.y, b.y);
  return width <= 0 || height <= 0 ? 0 : width * height;
}

}  // namespace

Monitors list_monitors() {
  return list_all().monitors;
}

GLFWmonitor* find_monitor(const std::string& name) {
  const auto listed = list_all();
  for (std::size_t i = 0; i < listed.monitors.size(); ++i) {
    if (listed.monitors[i].name == name) return listed.handles[i];
  }
  return nullptr;
}

ScreenBox box_of(GLFWwindow* window) {
  ScreenBox box;
  glfwGetWindowPos(window, &box.x, &box.y);
  glfwGetWindowSize(window, &box.width, &box.height);
  return box;
}

ScreenBox work_area(GLFWmonitor* monitor) {
  ScreenBox box;
  glfwGetMonitorWorkarea(monitor, &box.x, &box.y, &box.width, &box.height);
  return box;
}

GLFWmonitor* monitor_of(GLFWwindow* window) {
  if (auto* covered = glfwGetWindowMonitor(window)) return covered;
  const auto listed = list_all();
  const auto box = box_of(window);
  GLFWmonitor* best = glfwGetPrimaryMonitor();
  long long best_area = 0;
  for (std::size_t i = 0; i < listed.monitors.size(); ++i) {
    const auto area = shared_area(box, listed.monitors[i]);
    if (area > best_area) {
      best_area = area;
      best = listed.handles[i];
    }
  }
  return best;
}

std::string name_of(GLFWmonitor* monitor) {
  const auto listed = list_all();
  const auto found = std::ranges::find(listed.handles, monitor);
  return found == listed.handles.end() ? std::string{}
                                       : listed.monitors[static_cast<std::size_t>(found - listed.handles.begin())].name;
}

bool can_place(GLFWwindow* window) {
  glfwGetError(nullptr);
  int x = 0, y = 0;
  glfwGetWindowPos(window, &x, &y);
  return glfwGetError(nullptr) == GLFW_NO_ERROR;
}

}  // namespace eb::platform
