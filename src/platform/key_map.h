#pragma once
// From GLFW's keys to ours. Letters and signs follow the printed key, whatever the keyboard layout;
// free of GLFW calls so that it can be tested without a display.
#include "core/input_event.h"

namespace eb::platform {

// `glfw_key` is a GLFW_KEY_* number; `printed` what the layout prints on it (glfwGetKeyName), or null.
core::Key key_of(int glfw_key, const char* printed);

// Where the key lies on a US keyboard, whatever the layout prints on it.
core::Key place_of(int glfw_key);

// `glfw_mods` is a GLFW_MOD_* mask.
core::Modifiers modifiers_of(int glfw_mods);

}  // namespace eb::platform
