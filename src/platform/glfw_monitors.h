#pragma once
// GLFW's monitors as our values, and back. Internal to platform/.
#include "platform/monitors.h"

struct GLFWmonitor;
struct GLFWwindow;

namespace eb::platform {

// As GLFW knows them now; those that are switched off are not among them.
Monitors list_monitors();
// The handle of a monitor of the list; null when it is gone.
GLFWmonitor* find_monitor(const std::string& name);

struct ScreenBox {
  int x = 0, y = 0, width = 0, height = 0;
};
ScreenBox box_of(GLFWwindow* window);
// The part of a monitor that the desktop's own bars leave free.
ScreenBox work_area(GLFWmonitor* monitor);
// The monitor that shows most of the window; null when there is none.
GLFWmonitor* monitor_of(GLFWwindow* window);
std::string name_of(GLFWmonitor* monitor);

// Whether this desktop lets a program say where its windows lie: Wayland does not.
bool can_place(GLFWwindow* window);

}  // namespace eb::platform
