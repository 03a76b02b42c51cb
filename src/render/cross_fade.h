#pragma once
// A picture that stays on the card as a texture, and comes softly over the one before. Used by app/hall. Main thread,
// with the context current; no GL in here.
#include <filesystem>
#include <memory>

#include "core/result.h"
#include "render/renderer.h"

namespace eb::render {

class CrossFade {
 public:
  static core::Result<std::unique_ptr<CrossFade>> create(const std::filesystem::path& shader_dir);
  ~CrossFade();
  CrossFade(const CrossFade&) = delete;
  CrossFade& operator=(const CrossFade&) = delete;

  // The framebuffer that takes the next picture; 0 when the card refuses the size: then everything stays as it is.
  unsigned begin(int width, int height);
  // The picture that begin() asked for is there. `share` of it over what was kept; 1, or another size than what was
  // kept: the picture alone. May be called again with another share.
  void show(double share);
  // What is shown now is what the next pictures come over.
  void keep();

  // Of what is shown: RGBA8, row 0 at the bottom. 0 = nothing yet. The number changes from picture to picture.
  [[nodiscard]] unsigned texture() const;
  [[nodiscard]] int width() const;
  [[nodiscard]] int height() const;
  // The shown picture, read back.
  [[nodiscard]] Pixels read(Renderer& renderer) const;

 private:
  CrossFade();
  struct Impl;
  std::unique_ptr<Impl> m_impl;
};

}  // namespace eb::render
