// The real window. GLFW calls belong to the main thread, except wake().
#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <glad/gl.h>

#include <algorithm>
#include <cmath>

#include "platform/gl_platform.h"
#include "platform/graphics_context.h"
#include "platform/key_map.h"

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

struct ScreenBox {
  int x = 0, y = 0, width = 0, height = 0;
};

ScreenBox box_of(GLFWwindow* window) {
  ScreenBox box;
  glfwGetWindowPos(window, &box.x, &box.y);
  glfwGetWindowSize(window, &box.width, &box.height);
  return box;
}

long long shared_area(const ScreenBox& a, const ScreenBox& b) {
  const int width = std::min(a.x + a.width, b.x + b.width) - std::max(a.x, b.x);
  const int height = std::min(a.y + a.height, b.y + b.height) - std::max(a.y, b.y);
  return width <= 0 || height <= 0 ? 0 : static_cast<long long>(width) * height;
}

// The monitor that shows most of the window; null when there is none.
GLFWmonitor* monitor_of(GLFWwindow* window) {
  int count = 0;
  GLFWmonitor** monitors = glfwGetMonitors(&count);
  GLFWmonitor* best = glfwGetPrimaryMonitor();
  long long best_area = 0;
  for (int i = 0; i < count; ++i) {
    const GLFWvidmode* mode = glfwGetVideoMode(monitors[i]);
    if (mode == nullptr) continue;
    ScreenBox screen{0, 0, mode->width, mode->height};
    glfwGetMonitorPos(monitors[i], &screen.x, &screen.y);
    const auto area = shared_area(box_of(window), screen);
    if (area > best_area) {
      best_area = area;
      best = monitors[i];
    }
  }
  return best;
}

class GlfwWindow final : public GraphicsContext {
 public:
  ~GlfwWindow() override {
    if (m_sideways != nullptr) glfwDestroyCursor(m_sideways);
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
    glfwSetWindowUserPointer(m_window, this);
    set_callbacks();
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
    queue.insert(queue.end(), std::make_move_iterator(m_events.begin()), std::make_move_iterator(m_events.end()));
    m_events.clear();
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
  void set_title(const std::string& title) override { glfwSetWindowTitle(m_window, title.c_str()); }
  void set_pointer(Pointer pointer) override {
    if (pointer == Pointer::MoveSideways && m_sideways == nullptr)
      m_sideways = glfwCreateStandardCursor(GLFW_HRESIZE_CURSOR);
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
    glfwWindowHintString(GLFW_X11_CLASS_NAME, options.app_id.c_str());
    glfwWindowHintString(GLFW_X11_INSTANCE_NAME, options.app_id.c_str());
  }

  static GlfwWindow& self(GLFWwindow* window) { return *static_cast<GlfwWindow*>(glfwGetWindowUserPointer(window)); }

  struct Size {
    int width = 1, height = 1;
  };
  [[nodiscard]] Size framebuffer_size() const {
    Size size;
    glfwGetFramebufferSize(m_window, &size.width, &size.height);
    return size;
  }

  // GLFW gives screen coordinates, which differ from pixels on some systems.
  void push_mouse_moved(double x, double y) {
    int width = 0, height = 0;
    glfwGetWindowSize(m_window, &width, &height);
    const auto pixels = framebuffer_size();
    const double scale_x = width > 0 ? static_cast<double>(pixels.width) / width : 1.0;
    const double scale_y = height > 0 ? static_cast<double>(pixels.height) / height : 1.0;
    m_events.emplace_back(core::MouseMoved{x * scale_x, y * scale_y});
  }
  void push_resized() {
    const auto size = framebuffer_size();
    m_events.emplace_back(core::FramebufferResized{size.width, size.height, content_scale()});
  }
  [[nodiscard]] core::Modifiers held_modifiers() const {
    const auto held = [this](int left, int right) {
      return glfwGetKey(m_window, left) == GLFW_PRESS || glfwGetKey(m_window, right) == GLFW_PRESS;
    };
    return {held(GLFW_KEY_LEFT_CONTROL, GLFW_KEY_RIGHT_CONTROL), held(GLFW_KEY_LEFT_SHIFT, GLFW_KEY_RIGHT_SHIFT),
            held(GLFW_KEY_LEFT_ALT, GLFW_KEY_RIGHT_ALT)};
  }
  void push_button(int button, int action, int mods) {
    if (button > GLFW_MOUSE_BUTTON_MIDDLE) return;
    const auto which = button == GLFW_MOUSE_BUTTON_LEFT    ? core::MouseButton::Left
                       : button == GLFW_MOUSE_BUTTON_RIGHT ? core::MouseButton::Right
                                                           : core::MouseButton::Middle;
    m_events.emplace_back(core::MouseButtonChanged{which, action == GLFW_PRESS, modifiers_of(mods)});
  }
  void push_key(int key, int scancode, int action, int mods) {
    const char* printed = key == GLFW_KEY_UNKNOWN ? nullptr : glfwGetKeyName(key, scancode);
    const auto ours = key_of(key, printed);
    if (ours == core::Key::Unknown) return;
    m_events.emplace_back(core::KeyChanged{ours, action != GLFW_RELEASE, action == GLFW_REPEAT, modifiers_of(mods)});
  }
  void push_dropped(int count, const char** paths) {
    core::FilesDropped dropped;
    for (int i = 0; i < count; ++i) dropped.paths.emplace_back(paths[i]);
    m_events.emplace_back(std::move(dropped));
  }

  void set_callbacks() {
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

  GlfwLibrary m_library;  // outlives the window
  GLFWwindow* m_window = nullptr;
  GLFWcursor* m_sideways = nullptr;
  core::InputQueue m_events;
  ScreenBox m_windowed;  // where the window was before full screen
};

}  // namespace

Result<std::unique_ptr<GraphicsContext>> open_window(const WindowOptions& options) {
  keep_freed_memory();
  auto window = std::make_unique<GlfwWindow>();
  if (auto opened = window->open(options); !opened) return opened.error();
  return std::unique_ptr<GraphicsContext>{std::move(window)};
}

// Asking GLFW is the only honest answer: a DISPLAY that names nothing counts as none.
bool has_display() {
  // With a window open the answer is known, and ending GLFW here would close it.
  glfwGetError(nullptr);
  glfwGetCurrentContext();
  if (glfwGetError(nullptr) != GLFW_NOT_INITIALIZED) return true;
  const GlfwLibrary library;
  return library.started();
}

}  // namespace eb::platform
