#include "render/renderer.h"

#include <algorithm>
#include <array>

#include "render/map_passes.h"
#include "render/overlay_pass.h"

namespace eb::render {
namespace {

const char* gl_error_name(GLenum error) {
  switch (error) {
    case GL_INVALID_ENUM:
      return "GL_INVALID_ENUM";
    case GL_INVALID_VALUE:
      return "GL_INVALID_VALUE";
    case GL_INVALID_OPERATION:
      return "GL_INVALID_OPERATION";
    case GL_INVALID_FRAMEBUFFER_OPERATION:
      return "GL_INVALID_FRAMEBUFFER_OPERATION";
    case GL_OUT_OF_MEMORY:
      return "GL_OUT_OF_MEMORY";
    default:
      return "unknown GL error";
  }
}

std::string gl_text(GLenum name) {
  const auto* text = reinterpret_cast<const char*>(glGetString(name));
  return text == nullptr ? std::string{} : std::string{text};
}

// Reads rows bottom-up, as GL has them, and turns them.
Pixels read_back(unsigned framebuffer, int width, int height) {
  Pixels pixels{width, height, {}};
  const auto row = static_cast<std::size_t>(width) * 4;
  pixels.rgba.resize(row * static_cast<std::size_t>(height));
  glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, pixels.rgba.data());
  for (std::size_t top = 0, bottom = static_cast<std::size_t>(height); top + 1 < bottom; ++top) {
    --bottom;
    std::swap_ranges(pixels.rgba.begin() + static_cast<std::ptrdiff_t>(top * row),
                     pixels.rgba.begin() + static_cast<std::ptrdiff_t>((top + 1) * row),
                     pixels.rgba.begin() + static_cast<std::ptrdiff_t>(bottom * row));
  }
  for (std::size_t i = 3; i < pixels.rgba.size(); i += 4) pixels.rgba[i] = 255;
  return pixels;
}

}  // namespace

struct Renderer::Impl {
  MeshCache cache;
  LinePass lines;
  AreaPass areas;
  PointPass points;
  ImagePass images;
  OverlayPass overlay;
  SheetStack sheets;
  Framebuffer offscreen;
  RenderStats stats;
  std::vector<std::string> errors;
  int largest_side = 0;

  core::Result<void> load(const ShaderLibrary& shaders);
  void collect_errors(const char* during);
  bool accepts(const View& view);
  void start(const Frame& frame, unsigned framebuffer);
  void draw_item(const DrawItem& item, PassContext& context);
  void finish(const View& view);
};

core::Result<void> Renderer::Impl::load(const ShaderLibrary& shaders) {
  const auto take = [](auto result, auto& into) -> core::Result<void> {
    if (!result) return result.error();
    into = std::move(*result);
    return {};
  };
  if (auto done = take(LinePass::create(shaders), lines); !done) return done;
  if (auto done = take(AreaPass::create(shaders), areas); !done) return done;
  if (auto done = take(PointPass::create(shaders), points); !done) return done;
  if (auto done = take(ImagePass::create(shaders), images); !done) return done;
  if (auto done = take(OverlayPass::create(shaders), overlay); !done) return done;
  if (auto done = take(SheetStack::create(shaders), sheets); !done) return done;
  std::array<GLint, 2> viewport{};
  GLint texture = 0;
  glGetIntegerv(GL_MAX_VIEWPORT_DIMS, viewport.data());
  glGetIntegerv(GL_MAX_TEXTURE_SIZE, &texture);
  largest_side = std::min({viewport[0] - 2 * viewport_margin_px, viewport[1] - 2 * viewport_margin_px, texture});
  return {};
}

void Renderer::Impl::collect_errors(const char* during) {
  constexpr std::size_t most_kept = 100;
  for (GLenum error = glGetError(); error != GL_NO_ERROR; error = glGetError()) {
    if (errors.size() < most_kept) errors.push_back(std::string{gl_error_name(error)} + " in " + during);
    if (error == GL_OUT_OF_MEMORY) break;
  }
}

bool Renderer::Impl::accepts(const View& view) {
  if (view.width_px > 0 && view.height_px > 0 && view.width_px <= largest_side && view.height_px <= largest_side)
    return true;
  errors.push_back("the picture is " + std::to_string(view.width_px) + " x " + std::to_string(view.height_px) +
                   " pixels; this graphics driver draws at most " + std::to_string(largest_side) + " on a side");
  return false;
}

void Renderer::Impl::start(const Frame& frame, unsigned framebuffer) {
  const auto& view = frame.view;
  const auto clip = clip_of(frame);
  sheets.start_frame(framebuffer, view.width_px, view.height_px, clip);
  glDisable(GL_DEPTH_TEST);
  glDisable(GL_STENCIL_TEST);
  glDisable(GL_CULL_FACE);
  glDisable(GL_FRAMEBUFFER_SRGB);
  glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
  glPolygonMode(GL_FRONT_AND_BACK, GL_FILL);
  glActiveTexture(GL_TEXTURE0);
  glBindSampler(0, 0);
  glEnable(GL_SCISSOR_TEST);
  glScissor(clip.x, clip.y, clip.width, clip.height);
  const auto background = premultiply(frame.background);
  glClearColor(background.r, background.g, background.b, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  glEnable(GL_BLEND);
  glBlendEquation(GL_FUNC_ADD);
  glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
  glEnable(GL_PROGRAM_POINT_SIZE);
  glViewport(-viewport_margin_px, -viewport_margin_px, view.width_px + 2 * viewport_margin_px,
             view.height_px + 2 * viewport_margin_px);
  stats.segments_submitted = 0;
  stats.draw_calls = 0;
}

void Renderer::Impl::draw_item(const DrawItem& item, PassContext& context) {
  if (item.opacity <= 0) return;
  switch (item.kind) {
    case ItemKind::Image:
    case ItemKind::Relief:
      images.draw(item, context);
      return collect_errors("image pass");
    case ItemKind::Area:
      areas.draw(item, context);
      return collect_errors("area pass");
    case ItemKind::Line:
      lines.draw(item, context);
      return collect_errors("line pass");
    case ItemKind::Point:
      points.draw(item, context);
      return collect_errors("point pass");
  }
}

// Leaves the state as a user interface that draws on top expects it: whole picture, nothing bound.
void Renderer::Impl::finish(const View& view) {
  glDisable(GL_SCISSOR_TEST);
  glDisable(GL_PROGRAM_POINT_SIZE);
  glViewport(0, 0, view.width_px, view.height_px);
  glBindVertexArray(0);
  glUseProgram(0);
  glBindBuffer(GL_ARRAY_BUFFER, 0);
  glBindTexture(GL_TEXTURE_2D, 0);
}

Renderer::Renderer() : m_impl{std::make_unique<Impl>()} {}
Renderer::~Renderer() = default;

core::Result<std::unique_ptr<Renderer>> Renderer::create(Loader get_proc_address,
                                                         const std::filesystem::path& shader_dir) {
  const int version = gladLoadGL(reinterpret_cast<GLADloadfunc>(get_proc_address));
  if (version < GLAD_MAKE_VERSION(3, 3))
    return core::Error{core::msg("OpenGL 3.3 is needed; this driver offers {0}.",
                                 version == 0 ? std::string{"none"} : gl_text(GL_VERSION)),
                       core::msg("Update the graphics driver, or start with LIBGL_ALWAYS_SOFTWARE=1."),
                       gl_text(GL_RENDERER)};
  std::unique_ptr<Renderer> renderer{new Renderer};
  if (auto loaded = renderer->m_impl->load(ShaderLibrary{shader_dir}); !loaded) return loaded.error();
  renderer->m_impl->collect_errors("start");
  return renderer;
}

void Renderer::upload(MeshKey key, const LineMesh& mesh) {
  m_impl->cache.upload(key, mesh, m_impl->stats);
  m_impl->collect_errors("line upload");
}
void Renderer::upload(MeshKey key, const AreaMesh& mesh) {
  m_impl->cache.upload(key, mesh, m_impl->stats);
  m_impl->collect_errors("area upload");
}
void Renderer::upload(MeshKey key, const PointMesh& mesh) {
  m_impl->cache.upload(key, mesh, m_impl->stats);
  m_impl->collect_errors("point upload");
}
void Renderer::upload(MeshKey key, const ImageMesh& mesh) {
  if (!m_impl->cache.upload(key, mesh, m_impl->stats))
    m_impl->errors.push_back("an image of " + std::to_string(mesh.width) + " x " + std::to_string(mesh.height) +
                             " pixels is empty or larger than this graphics driver's textures");
  m_impl->collect_errors("image upload");
}
void Renderer::upload(std::uint64_t table, const ClassTable& classes) {
  m_impl->cache.upload(table, classes, m_impl->stats);
  m_impl->collect_errors("class table upload");
}
void Renderer::remove_class_table(std::uint64_t table) {
  m_impl->cache.remove_class_table(table);
}
void Renderer::remove(MeshKey key) {
  m_impl->cache.remove(key);
}
void Renderer::remove_asset(std::uint64_t asset) {
  m_impl->cache.remove_asset(asset);
}
bool Renderer::has(MeshKey key) const {
  return m_impl->cache.has(key);
}

void Renderer::draw(const Frame& frame, unsigned framebuffer) {
  auto& impl = *m_impl;
  if (!impl.accepts(frame.view)) return;
  impl.start(frame, framebuffer);
  const MapView map{frame};
  PassContext context{map, impl.cache, impl.sheets, impl.stats};
  for (const auto& item : frame.items) impl.draw_item(item, context);
  impl.overlay.draw(frame, impl.stats);
  impl.finish(frame.view);
  impl.collect_errors("overlay pass");
}

Pixels Renderer::draw_to_pixels(const Frame& frame) {
  return draw_to_pixels(std::span{&frame, 1});
}

Pixels Renderer::draw_to_pixels(std::span<const Frame> frames) {
  auto& impl = *m_impl;
  if (frames.empty()) return {};
  const auto& view = frames.front().view;
  if (!impl.accepts(view)) return {};
  if (!impl.offscreen.ensure(view.width_px, view.height_px)) {
    impl.errors.push_back("no memory for a picture of " + std::to_string(view.width_px) + " x " +
                          std::to_string(view.height_px) + " pixels");
    impl.collect_errors("offscreen picture");
    return {};
  }
  for (const auto& frame : frames) draw(frame, impl.offscreen.id());
  return read_window(view.width_px, view.height_px, impl.offscreen.id());
}

Pixels Renderer::read_window(int width, int height, unsigned framebuffer) {
  auto pixels = read_back(framebuffer, width, height);
  m_impl->collect_errors("reading pixels");
  return pixels;
}

const RenderStats& Renderer::stats() const {
  return m_impl->stats;
}
std::string Renderer::renderer_name() const {
  return gl_text(GL_RENDERER);
}
std::vector<std::string> Renderer::take_gl_errors() {
  return std::exchange(m_impl->errors, {});
}

}  // namespace eb::render
