#pragma once
// Draws frames with OpenGL 3.3 core. Main thread only, with the context current. Knows vertices and
// times, never rivers.
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/result.h"
#include "render/frame.h"
#include "render/mesh_data.h"

namespace eb::render {

struct RenderStats {
  std::uint64_t vertex_bytes_uploaded = 0;   // since the renderer was made
  std::uint64_t texture_bytes_uploaded = 0;  // images
  std::uint64_t class_bytes_uploaded = 0;
  std::uint64_t overlay_bytes_uploaded = 0;  // labels and furniture, streamed each frame
  std::uint64_t segments_submitted = 0;      // in the last frame
  std::uint64_t draw_calls = 0;              // in the last frame
};

struct Pixels {
  int width = 0, height = 0;
  std::vector<std::uint8_t> rgba;  // row 0 = top, alpha 255
};

class Renderer {
 public:
  using Loader = void* (*)(const char* name);
  // `shader_dir` holds the .vert/.frag files. Fails with a message when GL is older than 3.3 or a shader
  // does not compile.
  static core::Result<std::unique_ptr<Renderer>> create(Loader get_proc_address,
                                                        const std::filesystem::path& shader_dir);
  ~Renderer();
  Renderer(const Renderer&) = delete;
  Renderer& operator=(const Renderer&) = delete;

  // Uploads once; replacing a key uploads again.
  void upload(MeshKey key, const LineMesh& mesh);
  void upload(MeshKey key, const AreaMesh& mesh);
  void upload(MeshKey key, const PointMesh& mesh);
  void upload(MeshKey key, const ImageMesh& mesh);
  // A byte a feature, for items whose class_table is `table` (not 0). Replaces what was there.
  void upload(std::uint64_t table, const ClassTable& classes);
  void remove_class_table(std::uint64_t table);
  void remove(MeshKey key);
  void remove_asset(std::uint64_t asset);
  [[nodiscard]] bool has(MeshKey key) const;

  // Draws into the bound-by-number framebuffer (0 = the window), size = frame.view.
  void draw(const Frame& frame, unsigned framebuffer = 0);
  // Draws offscreen and reads the picture back.
  Pixels draw_to_pixels(const Frame& frame);
  // Several frames of one size, each into its own clip of the same picture.
  Pixels draw_to_pixels(std::span<const Frame> frames);
  // What the window shows now.
  Pixels read_window(int width, int height, unsigned framebuffer = 0);

  [[nodiscard]] const RenderStats& stats() const;
  [[nodiscard]] std::string renderer_name() const;  // GL_RENDERER
  // Messages of GL errors since the last call (also checked after each pass in debug builds).
  std::vector<std::string> take_gl_errors();

 private:
  Renderer();
  struct Impl;
  std::unique_ptr<Impl> m_impl;
};

}  // namespace eb::render
