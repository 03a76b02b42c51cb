// The real window. GLFW calls belong to the main thread, except wake().
#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <glad/gl.h>

#include <algorithm>
#include <cmath>

#include "platform/gl_platform.h"
#include "platform/glfw_audience.h"
#include "platform/glfw_events.h"
#include "platform/glfw_monitors.h"
#include "platform/graphics_context.h"
#include "platform/texture_blit.h"

namespace eb::platform {
namespace {

using core::Error;
using core::msg;
using core::Result;

void* load_gl(const char* name) {
  return reinterpret_cast<void*>(glfwGetProcAddress(name));
}

// GLFW's own state lives from the first window to the last.
class GlfwLibrary {
 public:
  GlfwLibrary() : m_started{glfwInit() == GLFW_TRUE} {}
  ~GlfwLibrary() {
    if (m_started) glfwTerminate();
  }
  GlfwLibrary(const GlfwLibrary&) = delete;
  GlfwLibrary& operator=(const GlfwLibrary&) = delete;
  [[nodiscard]] bool started() const { return m_started; }

 private:
  bool m_started;
};

std::string last_glfw_error() {
  const char* text = nullptr;
  glfwGetError(&text);
  return text == nullptr ? std::string{"GLFW"} : std::string{text};
}

class GlfwWindow final : public GraphicsContext {
 public:
  ~GlfwWindow() override {
    if (m_sideways != nullptr) glfwDestroyCursor(m_sideways);
    m_blit.reset();  // while its context is there
    if (m_window != nullptr) glfwDestroyWindow(m_window);
  }

  Result<void> open(const WindowOptions& options) {
    if (!m_library.started())
      return Error{msg("No display was found to open a window on."),
                   msg("Start it in a desktop session, or draw a picture with: emscherblick render --out picture.png"),
                   last_glfw_error()};
    set_hints(options);
    m_window = glfwCreateWindow(options.width, options.height, options.title.c_str(), nullptr, nullptr);
    if (m_window == nullptr)
      return Error{msg("No window with OpenGL 3.3 could be opened."),
                   msg("Update the graphics driver, or start with LIBGL_ALWAYS_SOFTWARE=1."), last_glfw_error()};
    glfwMakeContextCurrent(m_window);
    if (gladLoadGL(glfwGetProcAddress) < GLAD_MAKE_VERSION(gl_major, gl_minor))
      return Error{msg("The graphics driver offers no OpenGL 3.3."),
                   msg("Update the graphics driver, or start with LIBGL_ALWAYS_SOFTWARE=1."),
                   {}};
    glfwSwapInterval(1);
    m_events.attach(m_window);
    m_events.follow_monitors();
    return {};
  }

  [[nodiscard]] GlLoader gl_loader() const override { return load_gl; }
  [[nodiscard]] int width_px() const override { return framebuffer_size().width; }
  [[nodiscard]] int height_px() const override { return framebuffer_size().height; }
  [[nodiscard]] double content_scale() const override {
    float x = 1, y = 1;
    glfwGetWindowContentScale(m_window, &x, &y);
    return x > 0 ? static_cast<double>(x) : 1.0;
  }
  [[nodiscard]] unsigned framebuffer() const override { return 0; }

  void collect_events(core::InputQueue& queue, double wait_seconds) override {
    if (wait_seconds > 0 && m_events.empty())
      glfwWaitEventsTimeout(wait_seconds);
    else
      glfwPollEvents();
    auto events = m_events.take();
    queue.insert(queue.end(), std::make_move_iterator(events.begin()), std::make_move_iterator(events.end()));
  }
  void present() override { glfwSwapBuffers(m_window); }
  void wake() override { glfwPostEmptyEvent(); }

  void set_fullscreen(bool on) override {
    if (on == is_fullscreen()) return;
    if (!on) {
      glfwSetWindowMonitor(m_window, nullptr, m_windowed.x, m_windowed.y, m_windowed.width, m_windowed.height, 0);
      return;
    }
    GLFWmonitor* monitor = monitor_of(m_window);
    const GLFWvidmode* mode = monitor == nullptr ? nullptr : glfwGetVideoMode(monitor);
    if (mode == nullptr) return;
    m_windowed = box_of(m_window);
    glfwSetWindowMonitor(m_window, monitor, 0, 0, mode->width, mode->height, mode->refreshRate);
  }
  [[nodiscard]] bool is_fullscreen() const override { return glfwGetWindowMonitor(m_window) != nullptr; }

  [[nodiscard]] Monitors monitors() const override { return list_monitors(); }
  [[nodiscard]] std::string monitor() const override {
    auto* handle = monitor_of(m_window);
    return handle == nullptr ? std::string{} : name_of(handle);
  }
  void move_to(const Monitor& monitor) override {
    auto* handle = find_monitor(monitor.name);
    if (handle == nullptr || handle == monitor_of(m_window)) return;
    const auto free = work_area(handle);
    if (is_fullscreen()) {
      m_windowed = moved_into(m_windowed, free);
      glfwSetWindowMonitor(m_window, handle, 0, 0, monitor.width, monitor.height, static_cast<int>(monitor.refresh_hz));
      return;
    }
    const bool was_maximized = glfwGetWindowAttrib(m_window, GLFW_MAXIMIZED) == GLFW_TRUE;
    if (was_maximized) glfwRestoreWindow(m_window);
    const auto box = moved_into(box_of(m_window), free);
    glfwSetWindowSize(m_window, box.width, box.height);
    glfwSetWindowPos(m_window, box.x, box.y);
    if (was_maximized) glfwMaximizeWindow(m_window);
  }
  Result<std::unique_ptr<AudienceWindow>> open_audience(const Monitor& monitor, const std::string& title) override {
    return open_glfw_audience(m_window, monitor, title);
  }
  void draw_picture(const TexturePicture& picture) override {
    if (!m_blit) m_blit = std::make_unique<TextureBlit>();
    m_blit->draw(picture, {0, width_px(), height_px()});
  }

  void set_title(const std::string& title) override { glfwSetWindowTitle(m_window, title.c_str()); }
  void set_pointer(Pointer pointer) override {
    if (pointer == Pointer::MoveSideways && m_sideways == nullptr)
      m_sideways = glfwCreateStandardCursor(GLFW_HRESIZE_CURSOR);
    glfwSetInputMode(m_window, GLFW_CURSOR, pointer == Pointer::Hidden ? GLFW_CURSOR_HIDDEN : GLFW_CURSOR_NORMAL);
    glfwSetCursor(m_window, pointer == Pointer::MoveSideways ? m_sideways : nullptr);
  }
  void set_clipboard(const std::string& text) override { glfwSetClipboardString(m_window, text.c_str()); }
  [[nodiscard]] std::string clipboard() const override {
    const char* text = glfwGetClipboardString(m_window);
    return text == nullptr ? std::string{} : std::string{text};
  }

 private:
  static void set_hints(const WindowOptions& options) {
    glfwDefaultWindowHints();
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, gl_major);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, gl_minor);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_SAMPLES, 0);
    glfwWindowHint(GLFW_DEPTH_BITS, 0);
    glfwWindowHint(GLFW_STENCIL_BITS, 0);
    glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
    glfwWindowHint(GLFW_AUTO_ICONIFY, GLFW_FALSE);  // a click into the hall's window leaves this one where it is
    glfwWindowHintString(GLFW_X11_CLASS_NAME, options.app_id.c_str());
    glfwWindowHintString(GLFW_X11_INSTANCE_NAME, options.app_id.c_str());
  }

  struct Size {
    int width = 1, height = 1;
  };
  [[nodiscard]] Size framebuffer_size() const {
    Size size;
    glfwGetFramebufferSize(m_window, &size.width, &size.height);
    return size;
  }

  // In the middle of another monitor; no larger than it.
  static ScreenBox moved_into(ScreenBox box, const ScreenBox& area) {
    box.width = std::min(box.width, area.width);
    box.height = std::min(box.height, area.height);
    return {area.x + (area.width - box.width) / 2, area.y + (area.height - box.height) / 2, box.width, box.height};
  }

  GlfwLibrary m_library;  // outlives the window
  GLFWwindow* m_window = nullptr;
  GLFWcursor* m_sideways = nullptr;
  GlfwEvents m_events;
  std::unique_ptr<TextureBlit> m_blit;
  ScreenBox m_windowed;  // where the window was before full screen
};

}  // namespace

Result<std::unique_ptr<GraphicsContext>> open_window(const WindowOptions& options) {
  keep_freed_memory();
  auto window = std::make_unique<GlfwWindow>();
  if (auto opened = window->open(options); !opened) return opened.error();
  return std::unique_ptr<GraphicsContext>{std::move(window)};
}

namespace {

// With a window open ending GLFW would close it.
bool has_open_window() {
  glfwGetError(nullptr);
  glfwGetCurrentContext();
  return glfwGetError(nullptr) != GLFW_NOT_INITIALIZED;
}

}  // namespace

// Asking GLFW is the only honest answer: a DISPLAY that names nothing counts as none.
bool has_display() {
  if (has_open_window()) return true;
  const GlfwLibrary library;
  return library.started();
}

std::optional<Monitors> monitors_of_display() {
  if (has_open_window()) return list_monitors();
  const GlfwLibrary library;
  if (!library.started()) return std::nullopt;
  return list_monitors();
}

}  // namespace eb::platform
