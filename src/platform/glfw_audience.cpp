#include "platform/glfw_audience.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <glad/gl.h>

#include "platform/gl_platform.h"
#include "platform/glfw_events.h"
#include "platform/glfw_monitors.h"
#include "platform/texture_blit.h"

namespace eb::platform {
namespace {

using core::Error;
using core::msg;
using core::Result;

// Another window's context is current for a while. What the main one has drawn until here is finished before this one
// reads it.
class InContext {
 public:
  InContext(GLFWwindow* window, GLFWwindow* main) : m_main{main} {
    const GLsync drawn = glFenceSync(GL_SYNC_GPU_COMMANDS_COMPLETE, 0);
    glFlush();
    glfwMakeContextCurrent(window);
    glWaitSync(drawn, 0, GL_TIMEOUT_IGNORED);
    glDeleteSync(drawn);
  }
  ~InContext() { glfwMakeContextCurrent(m_main); }
  InContext(const InContext&) = delete;
  InContext& operator=(const InContext&) = delete;

 private:
  GLFWwindow* m_main;
};

// A window without a border that lies exactly over a monitor, instead of GLFW's full screen: it changes no video mode,
// moves at once, and a monitor that vanishes takes nothing with it. Where programs may not place windows (Wayland),
// full screen is the only way to a monitor.
class GlfwAudience final : public AudienceWindow {
 public:
  explicit GlfwAudience(GLFWwindow* main) : m_main{main} {}
  ~GlfwAudience() override {
    if (m_window == nullptr) return;
    {
      const InContext own{m_window, m_main};
      m_blit.reset();
    }
    glfwDestroyWindow(m_window);
    glfwSwapInterval(1);
  }

  Result<void> open(const Monitor& monitor, const std::string& title) {
    set_hints();
    m_window = glfwCreateWindow(monitor.width, monitor.height, title.c_str(), nullptr, m_main);
    if (m_window == nullptr) {
      const char* why = nullptr;
      glfwGetError(&why);
      return Error{msg("The window for the hall could not be opened."),
                   msg("The show goes on in the main window. Update the graphics driver, or start the program again."),
                   why == nullptr ? std::string{"GLFW"} : std::string{why}};
    }
    m_events.attach(m_window);
    glfwSetInputMode(m_window, GLFW_CURSOR, GLFW_CURSOR_HIDDEN);
    m_can_place = can_place(m_window);
    move_to(monitor);
    set_visible(true);
    present({});
    return {};
  }

  [[nodiscard]] int width_px() const override { return target().width; }
  [[nodiscard]] int height_px() const override { return target().height; }

  void present(const TexturePicture& picture) override {
    if (!m_is_visible) return;
    const InContext own{m_window, m_main};
    draw(picture);
    glfwSwapBuffers(m_window);
  }

  [[nodiscard]] WindowPicture read(const TexturePicture& picture) override {
    const InContext own{m_window, m_main};
    draw(picture);
    return read_pixels(target());
  }

  void move_to(const Monitor& monitor) override {
    if (m_can_place) {
      glfwSetWindowPos(m_window, monitor.x, monitor.y);
      glfwSetWindowSize(m_window, monitor.width, monitor.height);
      // Some window managers keep a window on its monitor while it is larger than the other one.
      glfwSetWindowPos(m_window, monitor.x, monitor.y);
    } else if (auto* handle = find_monitor(monitor.name)) {
      glfwSetWindowMonitor(m_window, handle, 0, 0, monitor.width, monitor.height, static_cast<int>(monitor.refresh_hz));
    }
  }

  [[nodiscard]] bool covers(const Monitor& monitor) const override {
    if (!m_can_place) return true;
    const auto box = box_of(m_window);
    return box.x == monitor.x && box.y == monitor.y && box.width == monitor.width && box.height == monitor.height;
  }

  // The hall sets the pace: of two windows that wait for their monitors each frame would take two of them.
  void set_visible(bool visible) override {
    if (visible == m_is_visible) return;
    m_is_visible = visible;
    if (visible) {
      glfwShowWindow(m_window);
    } else {
      glfwHideWindow(m_window);
    }
    glfwSwapInterval(visible ? 0 : 1);
    const InContext own{m_window, m_main};
    glfwSwapInterval(visible ? 1 : 0);
  }

  core::InputQueue take_events() override { return m_events.take(); }

 private:
  static void set_hints() {
    glfwDefaultWindowHints();
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, gl_major);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, gl_minor);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_SAMPLES, 0);
    glfwWindowHint(GLFW_DEPTH_BITS, 0);
    glfwWindowHint(GLFW_STENCIL_BITS, 0);
    glfwWindowHint(GLFW_DECORATED, GLFW_FALSE);
    glfwWindowHint(GLFW_FLOATING, GLFW_TRUE);       // no panel of the desktop in front of it
    glfwWindowHint(GLFW_AUTO_ICONIFY, GLFW_FALSE);  // it stays when the presenter works elsewhere
    glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);       // until it lies where it belongs
    glfwWindowHint(GLFW_FOCUSED, GLFW_FALSE);
    glfwWindowHint(GLFW_FOCUS_ON_SHOW, GLFW_FALSE);  // the keyboard stays with the presenter
    glfwWindowHintString(GLFW_X11_CLASS_NAME, "emscherblick");
    glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "emscherblick-hall");
  }

  [[nodiscard]] TextureBlit::Target target() const {
    TextureBlit::Target target{0, 1, 1};
    glfwGetFramebufferSize(m_window, &target.width, &target.height);
    return target;
  }

  void draw(const TexturePicture& picture) {
    if (!m_blit) m_blit = std::make_unique<TextureBlit>();
    m_blit->draw(picture, target());
  }

  GLFWwindow* m_main;
  GLFWwindow* m_window = nullptr;
  GlfwEvents m_events;
  std::unique_ptr<TextureBlit> m_blit;  // in the window's own context
  bool m_can_place = true;
  bool m_is_visible = false;
};

}  // namespace

Result<std::unique_ptr<AudienceWindow>> open_glfw_audience(GLFWwindow* main, const Monitor& monitor,
                                                           const std::string& title) {
  auto window = std::make_unique<GlfwAudience>(main);
  if (auto opened = window->open(monitor, title); !opened) return opened.error();
  return std::unique_ptr<AudienceWindow>{std::move(window)};
}

}  // namespace eb::platform
