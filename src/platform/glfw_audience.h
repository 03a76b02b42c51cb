#pragma once
// The audience window of a desktop. Internal to platform/.
#include <memory>
#include <string>

#include "core/result.h"
#include "platform/audience_window.h"

struct GLFWwindow;

namespace eb::platform {

// `main` is the window whose context draws the pictures; it is current before and after.
core::Result<std::unique_ptr<AudienceWindow>> open_glfw_audience(GLFWwindow* main, const Monitor& monitor,
                                                                 const std::string& title);

}  // namespace eb::platform
