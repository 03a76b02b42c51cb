// EGL without a window system: pictures, tests and scripts on machines that have no display.
#define EGL_NO_X11
#include <EGL/egl.h>
#include <EGL/eglext.h>
#include <glad/gl.h>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string_view>

#include "platform/gl_platform.h"
#include "platform/graphics_context.h"
#include "platform/texture_blit.h"

namespace eb::platform {
namespace {

using core::Error;
using core::msg;
using core::Result;

void* load_gl(const char* name) {
  return reinterpret_cast<void*>(eglGetProcAddress(name));
}

bool names_word(const char* words, std::string_view word) {
  if (words == nullptr) return false;
  std::string_view rest{words};
  while (!rest.empty()) {
    const auto end = std::min(rest.find(' '), rest.size());
    if (rest.substr(0, end) == word) return true;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return false;
}

// An EGL display, context and, where the driver wants one, a tiny surface; undone in reverse order.
class EglSession {
 public:
  EglSession() = default;
  ~EglSession() { close(); }
  EglSession(const EglSession&) = delete;
  EglSession& operator=(const EglSession&) = delete;

  // Makes a core context current on this thread; on failure everything is undone.
  bool open(EGLDisplay display) {
    m_display = display;
    if (display == EGL_NO_DISPLAY || eglInitialize(display, nullptr, nullptr) != EGL_TRUE) return fail();
    m_initialized = true;
    if (eglBindAPI(EGL_OPENGL_API) != EGL_TRUE) return fail();
    const EGLConfig config = find_config();
    if (config == nullptr) return fail();
    constexpr EGLint wanted[] = {EGL_CONTEXT_MAJOR_VERSION,
                                 gl_major,
                                 EGL_CONTEXT_MINOR_VERSION,
                                 gl_minor,
                                 EGL_CONTEXT_OPENGL_PROFILE_MASK,
                                 EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT,
                                 EGL_NONE};
    m_context = eglCreateContext(display, config, EGL_NO_CONTEXT, wanted);
    if (m_context == EGL_NO_CONTEXT) return fail();
    return make_current(config) || fail();
  }

 private:
  [[nodiscard]] EGLConfig find_config() const {
    EGLConfig config = nullptr;
    EGLint count = 0;
    // Surfaceless displays offer no surfaces at all, so the second try asks for none.
    for (const EGLint surface : {EGL_PBUFFER_BIT, 0}) {
      const EGLint wanted[] = {EGL_SURFACE_TYPE, surface, EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT, EGL_NONE};
      if (eglChooseConfig(m_display, wanted, &config, 1, &count) == EGL_TRUE && count > 0) return config;
    }
    return nullptr;
  }

  bool make_current(EGLConfig config) {
    if (names_word(eglQueryString(m_display, EGL_EXTENSIONS), "EGL_KHR_surfaceless_context") &&
        eglMakeCurrent(m_display, EGL_NO_SURFACE, EGL_NO_SURFACE, m_context) == EGL_TRUE)
      return true;
    constexpr EGLint size[] = {EGL_WIDTH, 16, EGL_HEIGHT, 16, EGL_NONE};
    m_surface = eglCreatePbufferSurface(m_display, config, size);
    return m_surface != EGL_NO_SURFACE && eglMakeCurrent(m_display, m_surface, m_surface, m_context) == EGL_TRUE;
  }

  bool fail() {
    close();
    return false;
  }

  void close() {
    if (!m_initialized) return;
    eglMakeCurrent(m_display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
    if (m_surface != EGL_NO_SURFACE) eglDestroySurface(m_display, m_surface);
    if (m_context != EGL_NO_CONTEXT) eglDestroyContext(m_display, m_context);
    // The display itself is shared by the whole process and stays initialized for the next context.
    m_surface = EGL_NO_SURFACE;
    m_context = EGL_NO_CONTEXT;
    m_initialized = false;
  }

  EGLDisplay m_display = EGL_NO_DISPLAY;
  EGLContext m_context = EGL_NO_CONTEXT;
  EGLSurface m_surface = EGL_NO_SURFACE;
  bool m_initialized = false;
};

// Displays to try, best first: Mesa without a window system, then each device (NVIDIA), then the default.
std::vector<EGLDisplay> candidate_displays() {
  std::vector<EGLDisplay> displays;
  const char* extensions = eglQueryString(EGL_NO_DISPLAY, EGL_EXTENSIONS);
  const auto get_display =
      reinterpret_cast<PFNEGLGETPLATFORMDISPLAYEXTPROC>(eglGetProcAddress("eglGetPlatformDisplayEXT"));
  if (get_display != nullptr && names_word(extensions, "EGL_MESA_platform_surfaceless"))
    displays.push_back(
        get_display(EGL_PLATFORM_SURFACELESS_MESA, reinterpret_cast<void*>(EGL_DEFAULT_DISPLAY), nullptr));
  const auto query_devices = reinterpret_cast<PFNEGLQUERYDEVICESEXTPROC>(eglGetProcAddress("eglQueryDevicesEXT"));
  if (get_display != nullptr && query_devices != nullptr && names_word(extensions, "EGL_EXT_platform_device")) {
    EGLDeviceEXT devices[16];
    EGLint count = 0;
    if (query_devices(16, devices, &count) == EGL_TRUE)
      for (EGLint i = 0; i < count; ++i) displays.push_back(get_display(EGL_PLATFORM_DEVICE_EXT, devices[i], nullptr));
  }
  displays.push_back(eglGetDisplay(EGL_DEFAULT_DISPLAY));
  return displays;
}

bool context_is_new_enough() {
  return gladLoadGL(reinterpret_cast<GLADloadfunc>(eglGetProcAddress)) >= GLAD_MAKE_VERSION(gl_major, gl_minor);
}

constexpr const char* name_of_only_monitor = "offscreen";

// The framebuffer that stands for the window.
class WindowBuffer {
 public:
  ~WindowBuffer() {
    if (m_framebuffer != 0) glDeleteFramebuffers(1, &m_framebuffer);
    if (m_color != 0) glDeleteRenderbuffers(1, &m_color);
  }
  WindowBuffer() = default;
  WindowBuffer(const WindowBuffer&) = delete;
  WindowBuffer& operator=(const WindowBuffer&) = delete;

  bool make(int width, int height) {
    glGenRenderbuffers(1, &m_color);
    glBindRenderbuffer(GL_RENDERBUFFER, m_color);
    glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, width, height);
    glGenFramebuffers(1, &m_framebuffer);
    glBindFramebuffer(GL_FRAMEBUFFER, m_framebuffer);
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, m_color);
    glViewport(0, 0, width, height);
    const bool complete = glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE;
    return glGetError() == GL_NO_ERROR && complete;
  }
  [[nodiscard]] unsigned id() const { return m_framebuffer; }

 private:
  GLuint m_framebuffer = 0, m_color = 0;
};

// An audience window nobody sees: what it would show can be read.
class OffscreenAudience final : public AudienceWindow {
 public:
  [[nodiscard]] int width_px() const override { return m_width; }
  [[nodiscard]] int height_px() const override { return m_height; }
  void present(const TexturePicture&) override {}
  [[nodiscard]] WindowPicture read(const TexturePicture& picture) override {
    if (m_buffer == nullptr) return {};
    const TextureBlit::Target target{m_buffer->id(), m_width, m_height};
    m_blit.draw(picture, target);
    return read_pixels(target);
  }
  void move_to(const Monitor& monitor) override { (void)cover(monitor); }
  [[nodiscard]] bool covers(const Monitor&) const override { return true; }
  void set_visible(bool) override {}
  core::InputQueue take_events() override { return {}; }

  // False when there is no memory for a picture of its size.
  bool cover(const Monitor& monitor) {
    m_width = std::max(1, monitor.width);
    m_height = std::max(1, monitor.height);
    m_buffer = std::make_unique<WindowBuffer>();
    if (m_buffer->make(m_width, m_height)) return true;
    m_buffer.reset();
    return false;
  }

 private:
  int m_width = 1, m_height = 1;
  std::unique_ptr<WindowBuffer> m_buffer;
  TextureBlit m_blit;
};

class EglOffscreen final : public GraphicsContext {
 public:
  EglOffscreen(int width, int height, double content_scale)
      : m_width{width}, m_height{height}, m_content_scale{content_scale} {}

  Result<void> open() {
    for (const EGLDisplay display : candidate_displays())
      if (m_egl.open(display) && context_is_new_enough()) return make_picture();
    return Error{msg("No OpenGL 3.3 could be started without a window."),
                 msg("Install a graphics driver with EGL, for example libegl1 and libgl1-mesa-dri."), "EGL"};
  }

  [[nodiscard]] GlLoader gl_loader() const override { return load_gl; }
  [[nodiscard]] int width_px() const override { return m_width; }
  [[nodiscard]] int height_px() const override { return m_height; }
  [[nodiscard]] double content_scale() const override { return m_content_scale; }
  [[nodiscard]] unsigned framebuffer() const override { return m_picture.id(); }

  // Nobody types here; scripts put their events into the queue themselves.
  void collect_events(core::InputQueue&, double wait_seconds) override {
    std::unique_lock lock{m_mutex};
    if (wait_seconds > 0)
      m_woken_up.wait_for(lock, std::chrono::duration<double>{wait_seconds}, [this] { return m_woken; });
    m_woken = false;
  }
  void present() override { glFinish(); }
  void wake() override {
    {
      const std::lock_guard lock{m_mutex};
      m_woken = true;
    }
    m_woken_up.notify_all();
  }
  void set_fullscreen(bool on) override { m_fullscreen = on; }
  [[nodiscard]] bool is_fullscreen() const override { return m_fullscreen; }

  [[nodiscard]] Monitors monitors() const override {
    Monitor monitor;
    monitor.name = name_of_only_monitor;
    monitor.width = m_width;
    monitor.height = m_height;
    monitor.is_primary = true;
    return {monitor};
  }
  [[nodiscard]] std::string monitor() const override { return m_monitor; }
  void move_to(const Monitor& monitor) override { m_monitor = monitor.name; }
  Result<std::unique_ptr<AudienceWindow>> open_audience(const Monitor& monitor, const std::string&) override {
    auto window = std::make_unique<OffscreenAudience>();
    if (!window->cover(monitor)) return no_memory(monitor.width, monitor.height);
    return std::unique_ptr<AudienceWindow>{std::move(window)};
  }
  void draw_picture(const TexturePicture& picture) override {
    m_blit.draw(picture, {m_picture.id(), m_width, m_height});
  }

  void set_title(const std::string&) override {}
  void set_pointer(Pointer) override {}
  void set_clipboard(const std::string& text) override { m_clipboard = text; }
  [[nodiscard]] std::string clipboard() const override { return m_clipboard; }

 private:
  Result<void> make_picture() {
    GLint largest = 0;
    glGetIntegerv(GL_MAX_RENDERBUFFER_SIZE, &largest);
    if (m_width <= 0 || m_height <= 0 || m_width > largest || m_height > largest)
      return Error{msg("A picture of {0} x {1} pixels cannot be drawn.", m_width, m_height),
                   msg("Choose a size between 1 and {0} pixels.", largest),
                   {}};
    if (m_picture.make(m_width, m_height)) return {};
    return no_memory(m_width, m_height);
  }
  static Error no_memory(int width, int height) {
    return {
        msg("There is no memory for a picture of {0} x {1} pixels.", width, height), msg("Choose a smaller size."), {}};
  }

  EglSession m_egl;  // outlives the picture
  WindowBuffer m_picture;
  TextureBlit m_blit;
  int m_width, m_height;
  double m_content_scale;
  bool m_fullscreen = false;
  std::string m_monitor = name_of_only_monitor;
  std::string m_clipboard;
  std::mutex m_mutex;  // guards m_woken
  std::condition_variable m_woken_up;
  bool m_woken = false;
};

}  // namespace

Result<std::unique_ptr<GraphicsContext>> open_offscreen(int width, int height, double content_scale) {
  keep_freed_memory();
  auto context = std::make_unique<EglOffscreen>(width, height, content_scale);
  if (auto opened = context->open(); !opened) return opened.error();
  return std::unique_ptr<GraphicsContext>{std::move(context)};
}

}  // namespace eb::platform
